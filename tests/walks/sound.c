// Domain: "Sound craft", as far as the score shows it; what is mixed has tests of its own.
#include "rules.h"

#include <math.h>

static size_t count_placed(const Score *score, Layer layer)
{
    size_t count = 0;
    for (size_t i = 0; i < score->placed_count; i++)
        count += score->placed[i].layer == layer && score->placed[i].clip != NULL;
    return count;
}

// The soft swell marks every lift after the words have faded.
const char *marks_every_lift_with_a_swell(Heard *heard)
{
    size_t swells = count_placed(&heard->walk->score, LAYER_LIFT);
    heard->looked += heard->lift_count;
    return swells == heard->lift_count ? NULL : WRONG("%zu swells for %zu lifts", swells, heard->lift_count);
}

// -16 LUFS in stereo; the range at most 8 LU, whatever is said; predicted, so to half a LU.
const char *is_as_loud_as_it_should_be(Heard *heard)
{
    const Score *score = &heard->walk->score;
    heard->looked++;
    if (fabs(score->predicted_lufs + 16) > 0.6)
        return WRONG("%.1f LUFS", score->predicted_lufs);
    if (score->predicted_range > 8.5)
        return WRONG("a range of %.1f LU", score->predicted_range);
    return NULL;
}

// 1.5 s of audible wake-up, then about -60 dBFS under everything.
const char *keeps_a_floor_under_everything(Heard *heard)
{
    const Score   *score = &heard->walk->score;
    const BedSpan *wake = &score->floor[FLOOR_WAKE_UP], *noise = &score->floor[FLOOR_NOISE];
    heard->looked++;
    if (wake->from > 0 || wake->gain <= 0 || wake->to < (Frames)(1.4 * WALKS_RATE))
        return "no wake-up";
    return noise->from > 0 || noise->to < score->length || noise->gain <= 0 ? "a hole in the floor" : NULL;
}

static double depth_at(const Score *score, double seconds)
{
    double at = seconds * WALKS_RATE;
    for (size_t i = 1; i < score->duck_count; i++) {
        const DuckPoint *from = &score->ducks[i - 1], *to = &score->ducks[i];
        if (at >= (double)from->at && at <= (double)to->at && to->at > from->at)
            return from->depth +
                   (to->depth - from->depth) * (at - (double)from->at) / (double)(to->at - from->at);
    }
    return 0;
}

// Beds 10 to 20 dB down, breath and ticks 6 to 9, from before the first syllable to after the last.
const char *ducks_for_every_word(Heard *heard)
{
    const Score *score = &heard->walk->score;
    double bed = 20 * log10(score->duck_gain[LAYER_BED]), steps = 20 * log10(score->duck_gain[LAYER_STEPS]),
           breath = 20 * log10(score->duck_gain[LAYER_BREATH]);
    if (bed > -10 || bed < -20 || steps > -6 || steps < -9 || breath > -6 || breath < -9)
        return WRONG("bed %.1f dB, steps %.1f dB, breath %.1f dB", bed, steps, breath);
    EACH_WORD(heard, w)
    {
        heard->looked++;
        if (depth_at(score, w->from) < 0.99 || depth_at(score, w->to - 0.001) < 0.99)
            return WRONG("not all the way under \"%s\"", w->text);
    }
    return NULL;
}

// The end sound is there, and nothing is placed after the end.
const char *ends_unmistakably(Heard *heard)
{
    const Score *score = &heard->walk->score;
    bool         rings = false;
    for (size_t i = 0; i < score->placed_count; i++)
        rings |= score->placed[i].layer == LAYER_CHIME &&
                 score->placed[i].at > score->length - (Frames)(6 * WALKS_RATE) &&
                 score->placed[i].at < score->length;
    heard->looked++;
    return rings ? NULL : "no end sound";
}
