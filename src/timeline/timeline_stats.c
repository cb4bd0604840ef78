// Counts, phase by phase; nothing here is needed to make a sound.
#include "timeline/timeline_stats.h"

#include <string.h>

static int count_words(const char *text)
{
    int words = 0;
    for (bool inside = false; *text; text++) {
        words += *text != ' ' && !inside;
        inside = *text != ' ';
    }
    return words;
}

static void count_speech(PhaseStats *stats, const Speech *speech)
{
    stats->cues++;
    stats->words += count_words(speech->text);
    stats->must += speech->priority == PRIORITY_MUST;
    if (speech->count_left || strcmp(speech->pool, "count") == 0)
        stats->counts++;
    else if (speech->anchor == ANCHOR_TURN)
        stats->breath_words++;
    else if (speech->anchor == ANCHOR_END)
        stats->heads_ups++;
    else
        stats->tips++;
}

PhaseStats *timeline_stats(const Timeline *timeline, Arena *arena)
{
    PhaseStats *stats = ARENA_ARRAY(arena, PhaseStats, timeline->phase_count + 1);
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        if (event->kind == EVENT_SPEECH)
            count_speech(&stats[event->phase], &event->speech);
        stats[event->phase].lifts += event->kind == EVENT_LIFT;
    }
    for (size_t i = 0; i < timeline->phase_count; i++) {
        double minutes = (double)timeline->phases[i].length / (double)MICROS_PER_MINUTE;
        stats[i].breaths_a_minute = timeline->phases[i].breaths / minutes;
        stats[i].words_a_minute = stats[i].words / minutes;
    }
    return stats;
}
