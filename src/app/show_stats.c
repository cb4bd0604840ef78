// Numbers for each part: how fast she breathes, how much is said, how long the voice is silent.
#include "app/show.h"

#include "base/text.h"
#include "timeline/timeline_stats.h"

typedef struct {
    Frames spoken, silence, last_end;
} Voiced;

// The timeline knows what is asked for; only the score knows how much of the part it takes.
static void measure(const Walk *walk, PhaseStats *stats, int phase)
{
    const TimelinePhase *part = &walk->timeline.phases[phase];
    int                  rate = walk->score.rate;
    Frames               from = frames_at(part->at, rate), to = frames_at(part->at + part->length, rate);
    Voiced               voiced = { .last_end = from };
    for (size_t i = 0; i < walk->score.spoken_count; i++) {
        const Spoken *spoken = &walk->score.spoken[i];
        if (spoken->fate == SPOKEN_LEFT_OUT || spoken->end <= from || spoken->onset >= to)
            continue;
        Frames onset = spoken->onset < from ? from : spoken->onset, end = spoken->end > to ? to : spoken->end;
        voiced.spoken += end - onset;
        if (onset - voiced.last_end > voiced.silence)
            voiced.silence = onset - voiced.last_end;
        voiced.last_end = end;
    }
    if (to - voiced.last_end > voiced.silence)
        voiced.silence = to - voiced.last_end;
    stats->spoken_share = to > from ? (double)voiced.spoken / (double)(to - from) : 0;
    stats->longest_silence = micros_at(voiced.silence, rate);
}

// A title in a column of its own, cut where it is too long.
static const char *title_column(const char *title, Arena *arena)
{
    enum { COLUMNS = 24 };
    Text text = { .arena = arena };
    int  used = text_add_cut(&text, title, COLUMNS);
    text_printf(&text, "%*s", COLUMNS - used, "");
    return text_string(&text);
}

void show_stats(const Terminal *terminal, Walk *walk)
{
    PhaseStats *stats = timeline_stats(&walk->timeline, &walk->arena);
    const char *bold = terminal_style(terminal, STYLE_BOLD), *plain = terminal_style(terminal, STYLE_PLAIN);
    printf("%s%-24s %8s %8s %7s %7s %6s %6s %5s %6s %7s %8s%s\n", bold, "part", "start", "breaths", "words",
           "spoken", "breath", "tips", "calls", "counts", "lifts", "silent", plain);
    printf("%-24s %8s %8s %7s %7s %6s %6s %5s %6s %7s %8s\n", "", "", "/min", "/min", "", "words", "", "", "",
           "", "at most");
    for (size_t i = 0; i < walk->timeline.phase_count; i++) {
        const TimelinePhase *part = &walk->timeline.phases[i];
        char                 at[UNITS_TEXT_SIZE];
        measure(walk, &stats[i], (int)i);
        printf("%s %8s %8.1f %7.1f %6.1f%% %6d %6d %5d %6d %7d %6.1f s\n",
               title_column(part->title, &walk->arena),
               units_format_clock(part->at / MICROS_PER_SECOND * MICROS_PER_SECOND, at),
               stats[i].breaths_a_minute, stats[i].words_a_minute, 100 * stats[i].spoken_share,
               stats[i].breath_words, stats[i].tips, stats[i].heads_ups, stats[i].counts, stats[i].lifts,
               seconds_of(stats[i].longest_silence));
    }
}
