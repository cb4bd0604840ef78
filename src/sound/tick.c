// A step: a tap that is at full strength within a millisecond and gone within a tenth of a second.
//
// Left and right are a little apart: the far ear gets it a little softer, and the right foot is half a tone
// higher, which one earbud hears too. No delay between the ears: in mono it would hollow out a tone this
// high.
#include "sound/synth.h"
#include "sound/wave.h"

#define FAR_EAR_DB  (-1.5)  // as much again when it is placed: 3 dB in all
#define RIGHT_FOOT  1.0595  // a half-tone
#define TURN_OUT    0.75    // a fourth below: an accent says by itself which way the breath turns
#define TICK_LENGTH 0.100   // s
#define BODY        0.010   // s: until it has fallen to about half

static double tap_at(const Instrument *instrument, double pitch, double seconds)
{
    double sum = 0;
    for (const Partial *p = instrument->partials; p < instrument->partials + PARTIALS_MAX && p->ratio > 0;
         p++)
        sum += p->level * exp(-p->decay * seconds) * wave_sine(seconds * pitch * p->ratio);
    return sum * wave_rise(seconds / instrument->attack) * (1 - wave_rise((seconds / TICK_LENGTH - 0.5) * 2));
}

bool synth_tick(const SoundOrder *order, Audio *out)
{
    const Instrument *instrument = instrument_find(order->spec->name);
    bool              right = order->variant & 1, accent = order->variant & 2;
    double            turn = order->variant & 4 ? TURN_OUT : 1;
    double            pitch = order->spec->pitch_from * turn * (right ? RIGHT_FOOT : 1);
    float             far = (float)wave_gain(FAR_EAR_DB);
    if (!audio_alloc(out, (Frames)(TICK_LENGTH * order->rate), 2, order->rate))
        return false;
    for (Frames i = 0; i < out->length; i++) {
        float tap = (float)tap_at(instrument, pitch, (double)i / order->rate);
        out->samples[2 * i] = right ? tap * far : tap;
        out->samples[2 * i + 1] = right ? tap : tap * far;
    }
    audio_set_level(out, 0, (Frames)(BODY * order->rate),
                    order->spec->level_db + (accent ? order->spec->accent_db : 0));
    return true;
}
