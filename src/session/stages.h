// A session on its way from files to a value: the stages in their order, each with what it hands on.
// Private to this folder.
//
//     request ─▶ SessionFile ─▶ Who ─▶ Sources ─▶ Head ─▶ Pools ─▶ Parts ─▶ Fitted ─▶ Session ─▶ checks
//                load.c         who.c  sources.c  head.c  pools.c  parts.c  fit.c     reading.c
//
// A stage is a function that returns one value; nobody changes it afterwards, and later stages take it as
// const. reading.c calls them. Mistakes go to the desk, and a stage goes on with what it could read.
#ifndef SESSION_STAGES_H
#define SESSION_STAGES_H

#include "base/date.h"
#include "session/kinds.h"
#include "session/language.h"
#include "session/notation.h"
#include "session/read.h"

enum { REPEAT_MAX = 50, PARTS_DEEP_MAX = 8 };

// --- The session's own file: load.c ----------------------------------------------------

typedef struct {
    const char     *path;
    const ConfNode *root;  // joined over all that it extends
    SessionKind     kind;
} SessionFile;

// text: of the file, in memory; NULL: it is read. False after an error that leaves nothing to read.
bool file_read(const char *path, const SessionText *text, const Desk *desk, SessionFile *out);

// A file joined over all that it extends. NULL after an error.
const ConfNode *load_file(Place file, const char *path, SourcePos asked, const Desk *desk);
const ConfNode *load_level(int level, const Desk *desk);  // 0: walk.cfg alone
const ConfNode *load_cues(Named language, const Desk *desk);

// Reports parts of `over` that are new to `under` and do not say where they go.
void load_check_new_parts(const ConfNode *under, const ConfNode *over, const Desk *desk);

// --- Who walks: who.c ------------------------------------------------------------------

typedef struct {
    Walker walker;        // the request's, or the session's own `walker: { }` with what was typed over it
    int    day;           // since birth, where the date is known; else 0
    bool   known;         // something is known about her: a profile, a level, weeks
    bool   core_typed;    // the command line itself asks for a core setting
    int    level;         // what she walks at, after her weeks; 0: none
    int    level_wanted;  // the higher one that her weeks do not allow yet; 0: she has what was wanted
    int    level_begins;  // its first week
    int    level_next;    // the one she could move up to; 0: none
} Who;

Who  who_read(const SessionRequest *request, const SessionFile *file, const Desk *desk);
bool who_weeks_hold(const Who *who, const WeekSpan *span);

// walker.c: puts what is written over out. False after an error.
bool walker_read(const ConfNode *group, const Desk *desk, Walker *out);
bool walker_pram_early(const Walker *walker);  // the pram has to wait
// Whether the weeks of that birth hold for her: those of her own birth; where it is not known, both; with a
// tear, those of a C-section.
bool walker_has_to_wait_like(const Walker *walker, Birth birth);
bool walker_core_waits(const Walker *walker, int level);  // effort of the belly has to wait; level 0: a drill
bool walker_floor_waits(const Walker *walker);            // and effort of the pelvic floor has to wait too

// allowed.c: what her weeks and her birth allow.
typedef struct {
    int level;   // 0: none was wanted
    int begins;  // the first week of the wanted one, where that is higher; else 0
    int next;    // the one she could move up to; 0: none
} AllowedLevel;
AllowedLevel allowed_level(const Walker *walker, int wanted, const Desk *desk);
// The limits for her parts, by her weeks; may be lower than what --anyway asks for. 0: no limit known.
int   level_to_keep(const Who *who, bool anyway, const Desk *desk);
Waits allowed_waits(const Who *who, SessionKind kind);
Core  allowed_core(const Who *who, Core written, bool sample, CoreReason *why);

// pick.c: the children of a group that are in a list of keys, or those that are not. NULL for NULL.
const ConfNode *tree_pick(const ConfNode *group, const KeyId *keys, size_t count, bool listed, Arena *arena);

// lasting.c: a group of that place with the names of files in it as `lasting` writes them.
const ConfNode *names_lasting(const ConfNode *group, Place place, LastingName lasting, const Desk *desk);

// --- The trees: sources.c --------------------------------------------------------------

typedef struct {
    const char     *path;   // the session's file
    const ConfNode *file;   // as joined over what it extends
    const ConfNode *level;  // her level's file joined over walk.cfg; NULL after an error
    const ConfNode *form;   // the group of it that was asked for, `easier` or `harder`; NULL: as written
    const ConfNode *tree;   // everything joined: level, session, form
} Sources;

Sources sources_join(const SessionRequest *request, const SessionFile *file, const Who *who,
                     const Desk *desk);

// --- The whole walk: head.c ------------------------------------------------------------

typedef struct {
    Session session;     // what is said about the whole; no parts yet; its length is what the file asks, or 0
    double  pace_moved;  // by her own pace, added to every paced part
    double  pace_most;   // the fastest that may make one; 0: no limit is given
} Head;

Head head_read(const SessionRequest *request, const SessionFile *file, const Who *who, const Sources *sources,
               const Desk *desk);

// allow.c: the rules an author sets aside.
const Rule *const *allow_read(const ConfNode *allow, const Desk *desk, size_t *count);

// sign_words.c: how a cue set, asked for as `language`, says the stop signs.
void signs_read(const ConfNode *cues, Named language, const Desk *desk, SignWords *out);

// recognised.c: by which words a text is understood; empty lists where the cue set has none.
void recognised_read(const ConfNode *cues, Named language, const Desk *desk, Recognised *out);

// ask_words.c: what a cue set knows about what words ask.
Asks asks_read(const ConfNode *cues, Named language, const Desk *desk);

// The phrases under a key of a cue set's group: those of the program's own, which are kept, and hers. Either
// group may be NULL.
Phrases cue_phrases(const ConfNode *kept, const ConfNode *group, const char *key, const Desk *desk);

// --- Words: pools.c --------------------------------------------------------------------

// A pool with the words' own conditions; pools that do not apply to this walker are kept but never said.
typedef struct {
    Pool            pool;
    const ConfNode *node;         // as joined
    unsigned        only;         // bits of Only, of which all must hold
    WeekSpan        weeks;        // from -1: always
    bool            daily;        // another wording each day
    Named           joins;        // the pool that its wordings are added to
    bool            said_to_her;  // its conditions hold
    bool            own;          // written by the session or its form, not by the cue set or level
} ReadPool;

typedef struct {
    const ConfNode *cues;  // the cue set
    const ReadPool *items;
    size_t          count;
} Pools;

Pools pools_read(const Who *who, const Sources *sources, const Session *head, const ConfNode *cues,
                 const Desk *desk);

const ReadPool *pools_find(const Pools *pools, const char *name);
const Pool     *pools_said(const Pools *pools, const char *name);  // NULL also where she does not hear it
const char     *pools_nearest(const Pools *pools, const char *name, Arena *arena);
// A pool that only another core setting has, or that this walker's setting left out.
bool pools_in_other_core(const Pools *pools, const Sources *sources, const char *name);

// --- Parts: parts.c --------------------------------------------------------------------

typedef struct {
    const Phase *phases;
    size_t       count;
} Parts;

Parts parts_read(const Sources *sources, const Head *head, const Pools *pools, const Desk *desk);
void  parts_check_count(const Parts *parts, const Sources *sources, const Desk *desk);  // none, or too many

const ConfNode *parts_way(const Sources *sources, const ConfNode *part,
                          const Desk *desk);  // the way under a part; NULL: none
const char     *parts_way_name(const Sources *sources, const ConfNode *part,
                               Arena *arena);  // "reset_2" is done like "reset"

// order.c: the children of a group in the joined order, `after` and `before` obeyed, what is dropped left
// out.
const ConfNode **order_parts(const ConfNode *phases, size_t *count, const Desk *desk);

// says.c: what a `say` names, with its moments. whole_walk: the session's own.
typedef struct {
    const Say *items;
    size_t     count;
} Says;
Says says_read(const ConfNode *group, bool whole_walk, const Sources *sources, const Pools *pools,
               const Desk *desk);

// drills.c: what `each` of a part says is done; NULL where it is not a drill's. phase: its breath so far.
const Drill *drill_read(const ConfNode *node, SessionKind kind, const Phase *phase, const Pools *pools,
                        const Desk *desk);

// work.c: what a step asks of her, by its words, moves and label. The words are the cue set's.
typedef enum {
    WORK_NONE,
    WORK_TURN,   // of the upper back: open book
    WORK_HELD,   // an effort that nothing names
    WORK_FLOOR,  // pelvic floor
    WORK_LIFT,   // of the belly, not held
    WORK_PRESS,  // of the belly
    WORK_STAND,  // sit to stand, lifting
    WORK_PLANK,  // hips off the floor
    WORK_COUNT
} Work;
typedef struct {
    Phrases of[WORK_COUNT];  // by which it is known; for some there are none
} WorkWords;
extern const Choice session_work_keys[];  // what those with words are called in a cue set
WorkWords           work_words_read(const ConfNode *cues, Named language, const Desk *desk);
Work                work_of(const Phase *part, size_t index, const WorkWords *words);
bool                work_is_held(const DrillStep *step);
const char         *work_name(Work work);

// --- Lengths: fit.c --------------------------------------------------------------------

// The parts with lengths that add up to a total.
typedef struct {
    Parts  parts;
    bool   right;        // false: an error was reported, or
    bool   unfit;        //   the total that her name asked for ("25min") cannot be had; least to most can
    Micros least, most;  // of an unfit walk
} Fitted;

// What the total is and what happens where the parts cannot come to it.
typedef struct {
    Micros    total;    // 0: the sum of the parts
    bool      by_name;  // asked for by the session's name: no error, but Fitted.unfit
    bool      anyway;   // parts may grow beyond their most
    SourcePos pos;      // of the total that the file asks for
} FitTotal;

Fitted fit_lengths(const Parts *parts, const FitTotal *asked, const Desk *desk);

// fitted.c: a warning for each part that the file itself gives a length, and that got another.
void fitted_check(const SessionFile *file, const Parts *fitted, Micros total, const Desk *desk);

// --- All of it -------------------------------------------------------------------------

// A session with the stages it came from: for the checks, and for whoever prints it whole. Filled by
// reading.c alone.
typedef struct {
    const SessionRequest *request;
    Micros                wanted;  // the total asked for by name ("25min"); 0: as written
    SessionFile           file;
    Who                   who;
    Sources               sources;
    Head                  head;
    Pools                 pools;
    WorkWords             work_words;
    Session               session;
    bool                  unfit;  // the wanted total cannot be had from this walk; least to most can
    Micros                least, most;
} Reading;

// Reports that there is no session of a name.
void reading_report_missing(const char *name, const Desk *desk);

// False after an error.
bool reading_of(const SessionRequest *request, const Desk *desk, Reading *out);

// The same for a file whose path is known. wanted: the total to fit it to; 0: as written.
bool reading_of_file(const SessionRequest *request, const char *path, Micros wanted, const Desk *desk,
                     Reading *out);

// nearest.c: no file has that name, but it is a length: the nearest walk that can be made that long.
bool nearest_read(const SessionRequest *request, Micros wanted, const Desk *desk, Reading *out);

// --- Checks ----------------------------------------------------------------------------

void rules_check(const Reading *reading, const Desk *desk);       // rules.c: breath, pace, opening, core
void words_check(const Reading *reading, const Desk *desk);       // words.c: what may be said
void idle_check(const Reading *reading, const Desk *desk);        // idle.c: what has no effect
void level_file_check(const Reading *reading, const Desk *desk);  // level_file.c: no looser than ours
void dose_check(const Reading *reading, const Desk *desk);        // dose.c: how much a drill asks
void gates_check(const Reading *reading, const Desk *desk);       // gates.c: what is not offered to her yet

#endif
