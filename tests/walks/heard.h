// A walk as she hears it, in seconds: what is said, when the breath turns, each step, each swell. Rules look
// at this, and at who she is; not at what the author wrote.
#ifndef WALKS_HEARD_H
#define WALKS_HEARD_H

#include "walk.h"

typedef enum { WAY_NONE, WAY_IN, WAY_OUT } Way;

typedef struct {
    const char *text;
    double      asked, from, vowel, to;  // asked: the moment it was meant for
    int         part;
    Way         way;         // a word on a breath
    bool        on_turn;     // its vowel belongs on `asked`: breath words and counts
    bool        ahead;       // ends before what it announces
    bool        free_tip;    // neither on a breath nor something that must or should be heard
    bool        after_lift;  // the word on the breath in after a lift
    bool        full;
    bool        slow;   // said at the rate of stop signs
    const char *topic;  // words with one purpose share it
} Word;

typedef struct {
    double at, length;
    bool   out, held;  // held: without a sound, in a drill
    int    steps;      // 0: counted in seconds
    int    part;
} Turn;

typedef struct {
    double at, length;
    int    part;
} Lift;

typedef struct {
    double at;
    bool   count_in;
    int    part;
} Tick;

typedef struct {
    const char *key, *title;
    double      from, to;
} Part;

typedef struct {
    const Case *of;
    const Walk *walk;  // for what is not heard: what was reported, and how it is mixed
    Arena      *arena;
    double      length;
    int         level;  // the one that she has by her weeks; 0: a drill
    Word       *words;
    size_t      word_count;
    Turn       *breaths;
    size_t      breath_count;
    Lift       *lifts;
    size_t      lift_count;
    Tick       *ticks;
    size_t      tick_count;
    Part       *parts;
    size_t      part_count;
    size_t      looked;  // how often a rule found something to look at
} Heard;

// In the arena of the walk, which was built.
Heard heard_of(Walk *walk);

// Whether it holds the word as a whole word, whatever the case.
bool says_word(const char *text, const char *word);
// Whether it holds any of the texts, up to the NULL.
bool says_any(const char *text, const char *const *texts);

// "2 minutes to go", "Halfway".
bool tells_time(const char *text);

bool is_part(const Heard *heard, int part, const char *key);

// Seconds without a voice after a word; to the end of the walk after the last.
double quiet_after(const Heard *heard, const Word *word);

#define EACH_WORD(heard, w) \
    for (const Word *w = (heard)->words; w < (heard)->words + (heard)->word_count; w++)
#define EACH_BREATH(heard, b) \
    for (const Turn *b = (heard)->breaths; b < (heard)->breaths + (heard)->breath_count; b++)
#define EACH_LIFT(heard, l) \
    for (const Lift *l = (heard)->lifts; l < (heard)->lifts + (heard)->lift_count; l++)
#define EACH_PART(heard, p) \
    for (const Part *p = (heard)->parts; p < (heard)->parts + (heard)->part_count; p++)

#endif
