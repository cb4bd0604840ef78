// Breath and lift from a tone: an instrument's partials under the gesture of a breath, gliding from pitch to pitch.
//
// In has all the partials, out keeps little but the lowest: even where both have one pitch, one is bright and one is round.
// A struck instrument (bowl) sounds at once and its ring is fitted to the length, so that it too has died away at the end.
#include "sound/synth.h"
#include "sound/wave.h"

#define RING_DB (-40.0)       // what is left of a struck breath when its time is over

static double brightness_of(SoundKind kind)
{
    return kind == SOUND_IN ? 1.6 : kind == SOUND_OUT ? 0.4 : 1.0;
}

// The turns a glide has made: the sum of a pitch that moves in a straight line, in closed form.
static double turns_at(const SoundSpec *spec, double seconds, double length)
{
    return seconds * (spec->pitch_from + 0.5 * (spec->pitch_to - spec->pitch_from) * seconds / length);
}

static double partials_at(const Instrument *instrument, double bright, double turns)
{
    double sum = 0;
    for (const Partial *p = instrument->partials; p < instrument->partials + PARTIALS_MAX && p->ratio > 0; p++)
        sum += p->level * (p->ratio < 1.5 ? 1 : bright) * wave_sine(turns * p->ratio);
    return sum;
}

static double struck_at(double attack, double part, double length)
{
    return wave_rise(part * length / attack) * wave_gain(RING_DB * part) * (1 - wave_rise((part - 0.6) / 0.4));
}

bool synth_hum(const SoundOrder *order, Audio *out)
{
    const Instrument *instrument = instrument_find(order->spec->name);
    Gesture           gesture = gesture_of(order->kind);
    double            bright = brightness_of(order->kind), length = (double)order->length / order->rate;
    bool              struck = instrument->attack > 0;
    if (!audio_alloc(out, order->length, 1, order->rate))
        return false;
    for (Frames i = 0; i < out->length; i++) {
        double part = (double)i / (double)out->length, turns = turns_at(order->spec, (double)i / order->rate, length);
        double loud = struck ? struck_at(instrument->attack, part, length) : gesture_at(gesture, part);
        out->samples[i] = (float)(loud * partials_at(instrument, bright, turns));
    }
    double from = struck ? 0.02 : gesture.rise / 2, to = struck ? -6 / RING_DB : (1 + gesture.fall) / 2;
    audio_set_level(out, (Frames)(from * (double)out->length), (Frames)(to * (double)out->length), order->spec->level_db);
    return true;
}
