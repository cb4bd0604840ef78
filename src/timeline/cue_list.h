// A time at which something is to be said, before any wording is chosen, and a growing list of them.
#ifndef TIMELINE_CUE_LIST_H
#define TIMELINE_CUE_LIST_H

#include "timeline/breath.h"

typedef struct {
    Micros         at;
    size_t         order;  // as first met in the files: decides between cues of one moment
    const Pool    *pool;   // NULL: `number` alone
    SourcePos      pos;
    size_t         leaf;
    int            part;  // the half-breath a breath word sits on, or -1: a free word
    SpeechAnchor   anchor;
    Micros         slack;       // ANCHOR_END
    Micros         latest;      // by when free words have to end; 0: what their part leaves
    Micros         left;        // "5 min left": 5 min; else -1
    int            side, rep;   // of a drill; -1, 0 elsewhere
    int            number;      // counted aloud; 0: not a count
    const Wording *word;        // of a breath counted aloud, one a step; NULL: not of one
    BreathSide     word_side;   // which part of that breath
    int            count_left;  // words of that breath from this one on
    Micros         room;        // until its next step
    bool           announces;   // the breath that comes
    const Gear    *gear;        // that {in} and {out} name: the one that comes; NULL: the one of its moment
    bool           lift;        // she lifts, whether or not a word is heard
    bool           at_end;      // moves up to where the heads-up begins
    bool           whole_walk;  // a call of the walk: may be said a little later, in the part that comes then
} Cue;

typedef struct {
    Cue   *items;
    size_t count, capacity;
    size_t tried;  // places looked at, most of which give a cue
} Cues;

// One more cue, in file order. The list holds at most one more than may be said: then the last place is
// written over, and the session is refused.
Cue *cues_add(const Plan *plan, Cues *cues, const Cue *cue);

enum { CUES_MAX = 100000 };

// Whether there are more than anybody could hear: a few lines of text can ask for millions.
bool cues_are_too_many(const Cues *cues);

// Sorts by time, then in file order.
void cues_sort(Cues *cues);

#endif
