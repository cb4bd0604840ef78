// Breath and lift from a tone: an instrument's partials under the gesture of a breath, gliding from pitch to
// pitch.
//
// In has all the partials, out keeps little but the lowest: even where both have one pitch, one is bright and
// one is round. A struck instrument (bowl) sounds at once and its ring is fitted to the length, so that it
// too has died away at the end.
#include "sound/synth.h"
#include "sound/wave.h"

#define RING_DB (-40.0)  // what is left of a struck breath when its time is over

static double brightness_of(SoundKind kind) { return kind == SOUND_IN ? 1.8 : kind == SOUND_OUT ? 0.3 : 1.0; }

// A pitch that moves in a straight line, as turns made since the start: the sum in closed form.
typedef struct {
    double pitch, half_slope;
} Glide;

static Glide glide_of(const SoundSpec *spec, double length)
{
    return (Glide){ spec->pitch_from, 0.5 * (spec->pitch_to - spec->pitch_from) / length };
}

static Instrument brightened(const Instrument *instrument, double bright)
{
    Instrument out = *instrument;
    for (int p = 0; p < PARTIALS_MAX; p++)
        if (out.partials[p].ratio > 1.5)
            out.partials[p].level *= bright;
    return out;
}

static double partials_at(const Instrument *instrument, double turns)
{
    double sum = 0;
    for (const Partial *p = instrument->partials; p < instrument->partials + PARTIALS_MAX && p->ratio > 0;
         p++)
        sum += p->level * wave_sine(turns * p->ratio);
    return sum;
}

static double struck_at(double attack, double part, double length)
{
    return wave_rise(part * length / attack) * wave_gain(RING_DB * part) *
           (1 - wave_rise((part - 0.6) / 0.4));
}

bool synth_hum(const SoundOrder *order, Audio *out)
{
    Instrument instrument = brightened(instrument_find(order->spec->name), brightness_of(order->kind));
    Gesture    gesture = gesture_of(order->kind);
    double     tick = 1.0 / order->rate, length = (double)order->length * tick;
    Glide      glide = glide_of(order->spec, length);
    bool       struck = instrument.attack > 0;
    if (!audio_alloc(out, order->length, 1, order->rate))
        return false;
    for (Frames i = 0; i < out->length; i++) {
        double seconds = (double)i * tick, turns = seconds * (glide.pitch + glide.half_slope * seconds);
        double loud = struck ? struck_at(instrument.attack, seconds / length, length) : 1;
        out->samples[i] = (float)(loud * partials_at(&instrument, turns));
    }
    if (!struck)
        gesture_apply(gesture, out);
    double from = struck ? 0.02 : gesture.rise / 2, to = struck ? -6 / RING_DB : (1 + gesture.fall) / 2;
    audio_set_level(out, (Frames)(from * (double)out->length), (Frames)(to * (double)out->length),
                    order->spec->level_db);
    return true;
}
