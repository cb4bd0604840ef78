// What a walk is made of, part by part, for `show --stats`. What needs real speech stays 0 here: the app
// fills it in from the score.
#ifndef TIMELINE_TIMELINE_STATS_H
#define TIMELINE_TIMELINE_STATS_H

#include "timeline/timeline.h"

typedef struct {
    double breaths_a_minute;  // 0: free
    int    cues;              // things said, of every kind
    int    breath_words, tips, heads_ups, counts;
    int    must;   // of all of them
    int    lifts;  // with a word or without
    int    words;  // as written, before a shorter wording is taken
    double words_a_minute;
    double spoken_share;     // 0..1; from the score
    Micros longest_silence;  // of the voice; from the score
} PhaseStats;

// One for each phase. In the arena.
PhaseStats *timeline_stats(const Timeline *timeline, Arena *arena);

#endif
