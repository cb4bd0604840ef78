// What the author wrote, joined and checked: phases, pace, breath, cues. No moments yet, no sound.
//
// A plain value in the arena. Every part keeps the position that asked for it, so that even a late failure
// names its line.
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "base/arena.h"
#include "base/choice.h"
#include "base/diag.h"
#include "base/named.h"
#include "base/units.h"
#include "session/asks.h"
#include "session/layer.h"
#include "session/medical.h"
#include "session/recognised.h"
#include "session/signs.h"

enum {
    GEARS_MAX = 8,             // one more than the changes of breath within a part
    SESSION_PARTS_MAX = 2000,  // without inner parts, with every round counted; what is read has at least one
};
#define SESSION_LENGTH_MAX (24 * MICROS_PER_HOUR)
#define BREATH_WORD_GAP    (150 * MICROS_PER_SECOND / 1000)  // silence around a breath word or a count

typedef enum { SESSION_WALK, SESSION_DRILL } SessionKind;
typedef enum { CORE_BREATH_ONLY, CORE_TALL, CORE_LIGHT } Core;  // in order of what they ask
typedef enum { TALK_FULL, TALK_SHORT, TALK_SILENT } Talk;
typedef enum { BIRTH_UNKNOWN, BIRTH_VAGINAL, BIRTH_C_SECTION } Birth;
typedef enum { FORM_EASIER = -1, FORM_AS_WRITTEN, FORM_HARDER } Form;  // of a drill

// The words of each enum, in the order of its values (choices.c). What is unknown or as written has no word.
extern const Choice session_kinds[], session_cores[], session_talks[], session_births[], session_forms[];

// Weeks since the birth: "6-12", "12+", "6+ cleared"; from the first up to, not including, the last.
typedef struct {
    int       from, to;  // to -1: no end
    bool      cleared;   // only once a provider has said so
    SourcePos pos;
} WeekSpan;

// For whom something is meant: by Birth. from -1: not said.
enum { BIRTH_COUNT = BIRTH_C_SECTION + 1 };
typedef struct {
    WeekSpan of[BIRTH_COUNT];
} Weeks;
#define WEEKS_UNSAID ((Weeks){ { { .from = -1 }, { .from = -1 }, { .from = -1 } } })

// Pace of a part. own: nothing is imposed, no ticks. from == to unless it is a ramp.
typedef struct {
    bool   own;
    double from, to;  // steps a minute; when own, the walker's own pace (for lengths in steps and lead times)
    SourcePos pos;
} Pace;

typedef enum { BREATH_FREE, BREATH_STEPS, BREATH_SECONDS } BreathKind;
typedef struct {
    double in, out;
} Gear;  // steps, or seconds
typedef struct {
    BreathKind kind;
    Gear       gears[GEARS_MAX];  // an equal share of the part each; one unless `>` was written
    int        gear_count;
    SourcePos  pos;
} Breath;

typedef enum { LENGTH_NONE, LENGTH_TIME, LENGTH_BREATHS, LENGTH_STEPS } LengthKind;
typedef struct {
    LengthKind kind;
    Micros     time;   // LENGTH_TIME
    int        count;  // breaths or steps
    SourcePos  pos;
} Length;

// --- What is said ----------------------------------------------------------------------

typedef struct {
    const char *text;  // may hold {variables}
    SourcePos   pos;
} Wording;
// A place in a wording, `at` in its text, with a caret of `width` bytes.
SourcePos session_pos_inside(const Wording *wording, const char *at, size_t width);

typedef struct {
    const Wording *items;
    size_t         count;
} Wordings;

typedef enum { ON_FREE, ON_IN, ON_OUT } BreathSide;  // a breath word belongs to a side, other words are free
typedef enum { PRIORITY_MAY, PRIORITY_SHOULD, PRIORITY_MUST } Priority;
typedef enum { ONLY_PRAM, ONLY_NO_PRAM, ONLY_C_SECTION, ONLY_VAGINAL } Only;  // said only with or after it
extern const Choice session_sides[], session_priorities[], session_conditions[];

// "full x4, then short x8, then silent": counted over the whole walk; a count < 0 goes on for ever (the last
// always).
typedef enum { FORM_FULL, FORM_SHORT, FORM_SILENT } WordForm;
extern const Choice session_word_forms[];
typedef struct {
    WordForm form;
    int      times;
} FadeStep;
enum { FADE_STEPS_MAX = 6 };
typedef struct {
    FadeStep steps[FADE_STEPS_MAX];
    int      count;
} Fade;  // count 0: always full

typedef struct {
    const char *name;
    Wordings    full, brief, then;  // brief empty: full serves
    BreathSide  on;
    bool        core;       // every scheduled breath is a lift, marked by the swell
    bool        each_step;  // said one wording a step: `full` breathing in, then `then` breathing out
    bool        floor;      // of the pelvic floor, not of the belly: it has its own gate
    Priority    priority;
    Micros      gap;  // silence before and after
    Fade        fade;
    SourcePos   pos;
} Pool;

// When a pool is said. Several moments of one `say` are several Whens.
typedef enum {
    WHEN_START,
    WHEN_END,         // of the part (or of the walk)
    WHEN_AFTER,       // time after the start
    WHEN_BEFORE_END,  // time before the end
    WHEN_HALFWAY,
    WHEN_TIME_LEFT,       // time before the end of the whole walk
    WHEN_BEFORE_PARTS,    // before each part: the heads-up
    WHEN_BEFORE_BREATHS,  // before the breath takes another gear, or is counted again
    WHEN_EVERY_TIME,      // every 45s
    WHEN_BREATHS,         // "4th x6, then 8th": cycles
} WhenKind;
typedef struct {
    int nth;
    int times;
} BreathRun;  // every nth breath, so many times; times < 0: to the end
enum { BREATH_RUNS_MAX = 6 };
typedef struct {
    WhenKind  kind;
    Micros    time;                   // AFTER, BEFORE_END, TIME_LEFT, EVERY_TIME
    BreathRun runs[BREATH_RUNS_MAX];  // BREATHS
    int       run_count;
    SourcePos pos;
} When;
typedef struct {
    const Pool *pool;
    const When *whens;
    size_t      when_count;
    SourcePos   pos;
} Say;

// --- Drills ----------------------------------------------------------------------------

typedef enum { MOVE_IN, MOVE_OUT, MOVE_HOLD_TIME, MOVE_HOLD_BREATHS, MOVE_QUICK, MOVE_REST } MoveKind;
typedef struct {
    MoveKind kind;
    Micros   time;     // of a hold, a rest; MOVE_QUICK: of one effort
    Micros   let_go;   // MOVE_QUICK: after each effort, never shorter than it
    int      times;    // MOVE_QUICK: efforts
    int      breaths;  // MOVE_HOLD_BREATHS
} Move;
enum { MOVES_MAX = 4 };
typedef struct {
    const Pool *pool;  // what is said; NULL where no pool has that name
    const char *name;
    Move        moves[MOVES_MAX];
    int         move_count;
    SourcePos   pos;
} DrillStep;
typedef struct {
    const char      *sides[2];  // side_count 0: no sides
    int              side_count;
    SourcePos        sides_pos;
    int              reps;         // per side
    Micros           change;       // time to change sides
    const Pool      *change_pool;  // "switch"; may be NULL
    const DrillStep *steps;
    size_t           step_count;
} Drill;

// --- Parts -----------------------------------------------------------------------------

typedef struct Phase Phase;
struct Phase {
    const char  *key;
    const char  *title;
    SourcePos    title_pos;    // of the text, or of the key that replaces it
    Length       length;       // LENGTH_NONE: what is left, the sum of its parts, or computed (drill)
    Micros       least, most;  // 0, 0: does not stretch
    bool         optional;
    bool         quiet;  // no voice but the heads-up at its end
    Pace         pace;
    Breath       breath;
    const Say   *says;
    size_t       say_count;
    const Drill *drill;   // NULL: not a drill part
    int          repeat;  // of the inner parts; 1
    const Phase *phases;  // inner parts; none for a leaf
    size_t       phase_count;
    Named        sound;  // the pack; none: the session's
    Named        bed;    // a file or a kind of noise; none: the pack's
    LayerSet     muted;
    double       gain_db[LAYER_COUNT];
    SourcePos    pos;
};

// What has to wait for her weeks or her wounds, where those are known.
typedef struct {
    bool belly, floor;   // effort
    bool kerbs;          // kerbs, hills, tipping the pram
    bool heavy, stairs;  // what is heavier than the baby; stairs as training
    bool scar;           // scar massage
    bool pram;           // pushing the pram
    bool exercise;       // squats, lunges and planks on a walk
    bool hurry;          // walking faster
    bool plank;          // hips off the floor, in a drill
} Waits;

// A pool that this session has, whether anything says it or not.
typedef struct {
    const Pool *pool;
    bool        hers;  // its conditions hold for her
} PoolHeard;
typedef struct {
    const PoolHeard *items;
    size_t           count;
} PoolsHeard;

// What was chosen for her, and why. Values; session/chosen.h makes the sentences from them.
typedef enum {
    CORE_AS_WRITTEN,     // nothing lowers it
    CORE_AS_TYPED,       // light only because the command line asks for it: her week is not known
    CORE_LEVEL_TOO_LOW,  // no core cues at this level
    CORE_AFTER_TEAR,     // the wound needs its weeks
    CORE_AFTER_C_SECTION,
    CORE_WEEK_UNKNOWN,   // nothing says how many weeks it is: no core cue unless she types it
    CORE_BIRTH_UNKNOWN,  // nothing says how the birth was, so the careful answer
} CoreReason;
typedef struct {
    bool       known;   // something is known about her: a profile, a level, weeks
    bool       sample;  // read for nobody, as written
    Birth      birth;
    Core       core_written;  // before it was lowered for her
    CoreReason core_reason;
    int        level_wanted;  // a higher level, which her weeks do not allow yet; 0: she has what was wanted
    int        level_begins;  // its first week
    int        level_next;    // she could move up to this one; 0: none
    Weeks      weeks;         // for whom the session, or its level, is meant
} Reasons;

typedef struct {
    const char  *name;  // as asked for: "20min"
    const char  *path;  // the file
    const char  *title, *about;
    SessionKind  kind;
    bool         easier;  // the file has such a form
    bool         harder;
    int          level;  // 1..4; 0: none
    int          weeks;  // since the birth; -1: unknown
    Core         core;   // what applies after profile and weeks
    Talk         talk;
    bool         pram;
    double       own_pace;  // steps a minute
    Named        language;  // the cue set
    const char  *plural;    // the language whose plural rule its words follow: "en"
    Named        sound;     // the pack
    Named        bed;       // a file or a kind of noise; none: the pack's
    Named        voice;     // the voice profile
    SignWords    signs;     // how its language says the stop signs
    Asks         asks;      // how its language asks for effort, and what is not to be said
    Waits        waits;
    PoolsHeard   words;
    int          seed;        // 0 or more: which wordings are chosen
    double       delay;       // seconds before it plays; -1: not said
    Recognised   recognised;  // by which words a text is understood
    int          most_lifts;
    Micros       lift_rest;
    Micros       length;  // total; exact
    const Phase *phases;  // lengths resolved except for whole breaths: every leaf of a walk is LENGTH_TIME,
    size_t       phase_count;  //   LENGTH_BREATHS or LENGTH_STEPS; drill parts are computed by the timeline
    const Say   *says;         // times of the whole walk
    size_t       say_count;
    const Pool  *rest;         // "Let it all go": said once after ten lifts; may be NULL
    const Rule *const *allow;  // rules the author sets aside
    size_t             allow_count;
    Reasons            reasons;
} Session;

bool session_allows(const Session *session, const Rule *rule);

// How long a part takes before whole breaths are laid into it: a length in time as it is, breaths and
// steps by their pace, a drill by its moves, a block by its rounds. 0 where no length is given.
Micros session_part_nominal(const Phase *part);

// The same for one move of a drill's part; quick efforts count all together.
Micros session_move_time(const Phase *part, const Move *move);

#endif
