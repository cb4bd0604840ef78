// A session on its way from files to a value: what the files of src/session/ hand one another. Private to
// this folder.
//
//     load.c ─▶ trees joined ─▶ walker.c (who walks, level, core) ─▶ pools.c, parts.c ─▶ fit.c ─▶ rules.c
#ifndef SESSION_READER_H
#define SESSION_READER_H

#include "session/keys.h"
#include "session/notation.h"
#include "session/read.h"

enum { LEAF_PARTS_MAX = 2000, REPEAT_MAX = 50 };

// A pool with the words' own conditions; pools that do not apply to this walker are kept but never said.
typedef struct {
    Pool pool;
    bool said_to_her;  // its conditions hold
    bool own;          // written by the session or its level, not the cue set
} ReadPool;

typedef struct {
    const SessionRequest *request;
    const Desk           *desk;
    int                   errors;  // told before we began
    Micros                wanted;  // the total asked for by name ("25min"); 0: as written

    const char      *path;   // the session's file
    const ConfNode  *file;   // the session as joined over what it extends
    const ConfNode  *level;  // its level's file joined over walk.cfg; NULL where it has no level
    const ConfNode  *tree;   // everything joined: level, session, form
    const ConfNode  *cues;   // the cue set
    const ConfNode **nodes;  // every pool as joined, beside pools

    Walker          walker;   // who walks: the request's, or the session's own
    int             day;      // since birth, where the date is known; else 0
    bool            known;    // something is known of her: a profile, a level, weeks
    Core            written;  // core as the files have it, before it is lowered for her
    const ReadPool *pools;
    size_t          pool_count;
    double          pace_moved;  // by her profile, added to every paced part
    const char     *reasons;     // "; ..." for the line of what was chosen
    bool            unfit;       // the wanted total cannot be had from this walk; least and most can
    Micros          least, most;
    Session        *out;
} Reader;

// --- read.c ----------------------------------------------------------------------------
// session_read, leaving behind how the session was made.
bool session_read_through(const SessionRequest *request, const Desk *desk, Session *out, Reader *reader);

// --- chosen.c --------------------------------------------------------------------------
const char *chosen_line(const Reader *reader);

// --- nearest.c -------------------------------------------------------------------------
// The walk of another name that comes nearest to a length is read and fitted to it. False after an error.
bool nearest_read(Reader *reader, Micros wanted, bool (*read)(Reader *, const char *path));

// --- load.c ----------------------------------------------------------------------------
// A file joined over all that it extends. NULL after an error.
const ConfNode *load_file(const Reader *reader, KeysFile file, const char *path, SourcePos asked);
const ConfNode *load_level(const Reader *reader, int level);  // 0: walk.cfg alone
const ConfNode *load_cues(const Reader *reader, Named language);
// The children of a group in the joined order, with `after` and `before` obeyed and what is dropped left out.
const ConfNode **load_parts(const Reader *reader, const ConfNode *phases, size_t *count);
// Reports parts of `over` that are new to `under` and do not say where they go.
void load_check_new_parts(const Reader *reader, const ConfNode *under, const ConfNode *over);

// --- walker.c --------------------------------------------------------------------------
bool walker_read(const ConfNode *group, const Desk *desk, Walker *out);  // lays what is written over out
bool walker_pram_early(const Walker *walker);                            // the pram has to wait
void walker_choose(Reader *reader);  // who walks and her weeks: needs file and request

// --- date.c ----------------------------------------------------------------------------
bool date_parse(const char *text, int *days);  // "2026-10-18" in days since 1970; false when it is no date

// --- allowed.c -------------------------------------------------------------------------
int  allowed_level(Reader *reader);  // the level after her weeks; 0: none
Core allowed_core(Reader *reader, Core written);

// --- gates.c ---------------------------------------------------------------------------
void        gates_check(Reader *reader);  // weeks, pram, lengths that her level offers
bool        gates_weeks_hold(const Reader *reader, const WeekSpan *span);
const char *gates_walk_weeks(const Reader   *reader,
                             const ConfNode *weeks);  // "weeks 6 to 12 (8 to 12 after a C-section)"

// --- pools.c ---------------------------------------------------------------------------
void            pools_read(Reader *reader);
const ReadPool *pools_find(const Reader *reader, const char *name);
bool        pools_in_other_core(const Reader *reader, const char *name);  // a pool that only another core has
const char *pools_nearest(const Reader *reader, const char *name);

// --- says.c ----------------------------------------------------------------------------
void says_read(const Reader *reader, const ConfNode *group, bool whole_walk, const Say **out, size_t *count);

// --- parts.c ---------------------------------------------------------------------------
void            parts_read(Reader *reader);
const ConfNode *parts_way(const Reader *reader, const ConfNode *part);  // the way under a part; NULL: none
bool            parts_drill(const Reader *reader, const ConfNode *node, const Phase *part,
                            const Drill **out);  // drills.c

const char *parts_way_name(const Reader *reader, const ConfNode *part);  // "reset_2" is done like "reset"

// --- fit.c -----------------------------------------------------------------------------
bool fit_lengths(Reader *reader, Phase *phases, size_t *count, Micros total);  // total 0: the sum

// --- rules.c ---------------------------------------------------------------------------
void rules_read_allow(Reader *reader);
void rules_check(Reader *reader);
void rules_check_words(Reader *reader);  // words.c
void idle_check(const Reader *reader);   // idle.c

#endif
