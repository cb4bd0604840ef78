// What happens when: steps, breath turns, lifts, chimes, and things to say with the moment they belong to.
//
//   phase    |--- settle ---|------ connect ------|
//   steps                ' ' . . . . . . . . . . .      ' count-in, . ticks
//   breath                   in    out   in    out      counted in steps, restarts with each phase
//   cues      "shoulders"          Lift        Lift     stressed vowel on the turn
//
// Pure: same session, same timeline. Events are sorted by time, then by kind, then in file order.
#ifndef TIMELINE_TIMELINE_H
#define TIMELINE_TIMELINE_H

#include "session/session.h"

typedef enum { EVENT_PHASE, EVENT_CHIME, EVENT_BREATH, EVENT_LIFT, EVENT_STEP, EVENT_SPEECH } EventKind;

typedef enum { CHIME_PHASE, CHIME_HALFWAY, CHIME_END } ChimeKind;

typedef struct {
    bool out;     // false: in
    bool held;    // a drill's hold or rest: no breath sound, shown only
    int  steps;   // 0 when counted in seconds
    int  number;  // of the breath in its phase, from 1; in and out share it
} BreathTurn;

typedef struct {
    bool accent;    // first step of a breath part
    bool out;       // of the breath out; only where accent is
    bool right;     // which foot
    bool count_in;  // before the pace begins or changes
} Step;

typedef enum {
    ANCHOR_START,  // the onset of the speech at `at` or as soon after as there is room, ending before
                   // `latest`
    ANCHOR_TURN,   // a breath word: stressed vowel at `at`, never elsewhere
    ANCHOR_END,    // a heads-up: the speech ends at `at`, or up to `slack` before
} SpeechAnchor;

typedef enum { RATE_BREATH, RATE_TIP, RATE_MUST } SpeechRate;  // 1, 14/15, 13/15 of the voice's rate

// Eight bits are plenty for its enums, and ten hours hold eighty thousand events.
typedef struct {
    const char  *text;  // variables filled in
    const char  *pool;
    const char  *instead;  // a shorter wording, taken when `text` has no room; NULL: none
    WordForm     form       : 8;
    bool         then       : 1;  // the word on the in-breath after a lift
    bool         announces  : 1;  // the breath that comes
    SpeechAnchor anchor     : 8;
    SpeechRate   rate       : 8;
    Priority     priority   : 8;
    BreathSide   side       : 8;  // ANCHOR_TURN: which part of the breath
    int          count_left : 8;  // of a breath counted aloud, a word a step: words from this one on; else 0
    Micros       gap;             // silence before and after
    Micros       room;            // ANCHOR_TURN: length of the breath part, or of the step; else 0
    Micros       latest;  // ANCHOR_START: by when it has to end (end of its phase); 0: end of the walk
    Micros       slack;   // ANCHOR_END: how much earlier it may end
} Speech;

typedef struct {
    Micros    at;      // from the start of the session
    Micros    length;  // of a breath part or a lift; else 0
    EventKind kind;
    int       phase;  // index into Timeline.phases
    SourcePos pos;    // the script line that asked for it
    union {
        BreathTurn breath;
        Step       step;
        ChimeKind  chime;
        Speech     speech;
    };
} Event;

// A leaf of the session's phases; rounds of a block are phases of their own.
typedef struct {
    const char *key, *title;
    Micros      at, length;
    bool        quiet;
    Pace        pace;
    Breath      breath;         // kind and gears as laid out
    int         breaths;        // whole breaths in it; 0 when free
    int         round, rounds;  // 1, 1 outside blocks
    Named       sound, bed;     // the pack; no bed: the pack's
    LayerSet    muted;
    double      gain_db[LAYER_COUNT];
    SourcePos   pos;
} TimelinePhase;

typedef struct {
    const Session       *session;  // title, level, voice, language; not for moments
    Micros               length;   // exact
    const TimelinePhase *phases;
    size_t               phase_count;
    const Event         *events;
    size_t               event_count;
} Timeline;

// False after an error reported in diags (a breath out of 10..30 a minute, no room for whole breaths, too
// long, ...).
bool timeline_build(const Session *session, Arena *arena, DiagList *diags, Timeline *out);

// The whole of it as text, a line an event, for golden tests. In the arena.
const char *timeline_text(const Timeline *timeline, Arena *arena);

// The phase sounding at a moment (the last one at and after the end). Index into phases.
size_t timeline_phase_at(const Timeline *timeline, Micros at);

#endif
