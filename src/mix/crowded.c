// How much of a part may be speech. Words begin things; she learns in the silence that follows. Our own
// numbers: an opening is there to be listened to; elsewhere at least two fifths of the time are hers.
#include "mix/crowded.h"
#include "rules/rules.h"

#include <string.h>

#define SHARE_MAX 0.6
#define SHORTEST  (20 * MICROS_PER_SECOND)  // of a part: a single sentence fills a shorter one

static const char *const told_in_words[] = { "open", "setup", "close" };

static bool is_told_in_words(const TimelinePhase *phase)
{
    for (size_t i = 0; i < sizeof told_in_words / sizeof *told_in_words; i++) {
        size_t length = strlen(told_in_words[i]);
        if (strncmp(phase->key, told_in_words[i], length) == 0 &&
            (!phase->key[length] || phase->key[length] == '_'))
            return true;
    }
    return false;
}

// Spoken frames between two moments, from the phrase `first` on, which is moved to the first one that ends
// after `to`.
static Frames spoken_between(const Score *score, Frames from, Frames to, size_t *first)
{
    Frames spoken = 0;
    for (size_t i = *first; i < score->spoken_count && score->spoken[i].onset < to; i++) {
        Frames begins = score->spoken[i].onset > from ? score->spoken[i].onset : from;
        Frames ends = score->spoken[i].end < to ? score->spoken[i].end : to;
        if (ends > begins)
            spoken += ends - begins;
        if (score->spoken[i].end <= to)
            *first = i + 1;
    }
    return spoken;
}

void crowded_check(const Score *score, DiagList *diags)
{
    size_t first = 0;
    for (size_t i = 0; i < score->timeline->phase_count; i++) {
        const TimelinePhase *phase = &score->timeline->phases[i];
        Frames               from = frames_at(phase->at, score->rate),
               to = frames_at(phase->at + phase->length, score->rate);
        double share = (double)spoken_between(score, from, to, &first) / (double)(to > from ? to - from : 1);
        char   length[UNITS_TEXT_SIZE];
        if (share > SHARE_MAX && phase->length >= SHORTEST && !is_told_in_words(phase) &&
            !session_allows(score->timeline->session, RULE(CROWDED)))
            diag_warning(
                diags, phase->pos, RULE(CROWDED),
                "\"%s\" is spoken over for %.0f %% of its %s; more than %.0f %% leaves no quiet to do it in: "
                "fewer words or a longer part",
                phase->title, 100 * share, units_format_clock(phase->length, length), 100 * SHARE_MAX);
    }
}
