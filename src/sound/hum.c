// Breath and lift from a tone: an instrument's partials under the gesture of a breath, gliding from pitch to
// pitch.
//
// In has all the partials, out keeps little but the lowest: even where both have one pitch, one is bright and
// one is round. A struck instrument (bowl) sounds at once, rings on, and is damped when its time is over.
#include "sound/synth.h"
#include "sound/texture.h"
#include "sound/wave.h"

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

static void sound(const SoundOrder *order, float *samples, Frames length)
{
    Instrument instrument = brightened(instrument_find(order->spec->name), brightness_of(order->kind));
    double     tick = 1.0 / order->rate;
    Glide      glide = glide_of(order->spec, (double)length * tick);
    for (Frames i = 0; i < length; i++) {
        double seconds = (double)i * tick;
        samples[i] = (float)partials_at(&instrument, seconds * (glide.pitch + glide.half_slope * seconds));
    }
}

void texture_tone(const SoundOrder *order, Texture *out) { sound(order, out->lanes[0], out->length); }

bool synth_hum(const SoundOrder *order, Audio *out)
{
    double  seconds = (double)order->length / order->rate;
    Gesture gesture = gesture_of(order->kind, seconds, instrument_find(order->spec->name)->attack > 0, 1);
    if (!audio_alloc(out, order->length, 1, order->rate))
        return false;
    sound(order, out->samples, out->length);
    gesture_apply(&gesture, out);
    audio_set_level(out, (Frames)(gesture.rise / 2 * order->rate),
                    (Frames)((seconds + gesture.fall) / 2 * order->rate), order->spec->level_db);
    return true;
}
