// Ties the parts of a score together: speech first, since all else makes way for it; then every other sound;
// then the one gain that brings the whole to its loudness.
#include "mix/beds.h"
#include "mix/crowded.h"
#include "mix/duck.h"
#include "mix/layers.h"
#include "mix/place.h"
#include "mix/predict.h"
#include "mix/tide.h"
#include "sound/loudness.h"

#include <math.h>

#define BED_BESIDE  6.0   // LU: a bed this near to the whole is part of it, and does not widen the range
#define GAIN_DB_MAX 20.0  // either way: a walk of ticks alone is not blown up to the loudness of speech

// The floor is given in dBFS of the finished walk, whatever the gain.
static void set_gain(const ScoreSettings *settings, Arena *arena, Score *out)
{
    Prediction prediction = predict_loudness(out, arena);
    if (out->bed_lufs < prediction.lufs - BED_BESIDE && beds_sink(prediction.gate, out))
        prediction = predict_loudness(out, arena);
    double gain_db = prediction.lufs > LOUDNESS_NONE ? settings->loudness - prediction.lufs : 0;
    gain_db = fmin(fmax(gain_db, -GAIN_DB_MAX), GAIN_DB_MAX);
    out->gain = (float)pow(10, gain_db / 20);
    out->predicted_lufs = prediction.lufs > LOUDNESS_NONE ? prediction.lufs + gain_db : LOUDNESS_NONE;
    out->predicted_range = prediction.range;
    for (int i = 0; i < FLOOR_COUNT; i++)
        out->floor[i].gain /= out->gain;
}

bool score_build(const Timeline *timeline, const ScorePhrase *phrases, size_t phrase_count, Sounds *sounds,
                 const Cast *cast, const ScoreSettings *settings, Arena *arena, DiagList *diags, Score *out)
{
    int         errors = diags->errors;
    PhraseIndex index = phrases_index(phrases, phrase_count, arena);
    *out = (Score){ .timeline = timeline,
                    .rate = settings->rate,
                    .channels = settings->channels,
                    .length = frames_at(timeline->length, settings->rate),
                    .audible = settings->audible };
    place_speech(&index, arena, diags, out);
    crowded_check(out, diags);
    if (settings->words_only)
        return diags->errors == errors;
    duck_build(arena, out);

    Packs packs = packs_of(timeline, cast, arena);
    layers_place(&packs, sounds, arena, out);
    beds_lay(cast, sounds, settings->solo, arena, out);
    tide_build(arena, out);
    set_gain(settings, arena, out);
    if (!settings->solo && !(out->audible & LAYER_BIT(LAYER_VOICE)))
        out->duck_count = 0;  // nothing steps back for words that nobody hears
    return diags->errors == errors;
}

void score_want(const Timeline *timeline, const Cast *cast, int rate, Sounds *sounds, Arena *arena)
{
    const Packs packs = packs_of(timeline, cast, arena);
    beds_want(timeline, cast, sounds);  // first: they take longest
    layers_want(timeline, &packs, rate, sounds);
}

// --- One layer -------------------------------------------------------------------------

static bool sounds(const Score *score, Layer layer)
{
    if (!(score->audible & LAYER_BIT(layer)))
        return false;
    for (size_t i = 0; i < score->placed_count; i++)
        if (score->placed[i].layer == layer)
            return true;
    for (int i = 0; i < FLOOR_COUNT && layer == LAYER_BED; i++)
        if (score->floor[i].gain > 0)
            return true;
    return layer == LAYER_BED && score->bed_count > 0;
}

bool score_stem(const Score *score, Layer layer, Score *out)
{
    *out = *score;
    out->audible = LAYER_BIT(layer);
    for (int i = 0; i < FLOOR_COUNT && layer != LAYER_BED; i++)
        out->floor[i].gain = 0;
    return sounds(score, layer);
}
