// What the made sounds share: the gesture of a breath, the instruments, and the level.
#include "sound/synth.h"

#include "sound/wave.h"

#include <stdlib.h>
#include <string.h>

// In swells towards its middle and thins out at the top; out comes at once and takes its time to go. The lift
// peaks where she is half-way through the exhale and lets go with it.
Gesture gesture_of(SoundKind kind)
{
    switch (kind) {
    case SOUND_IN: return (Gesture){ .rise = 0.40, .fall = 0.58 };
    case SOUND_OUT: return (Gesture){ .rise = 0.14, .fall = 0.30 };
    case SOUND_LIFT: return (Gesture){ .rise = 0.45, .fall = 0.50 };
    case SOUND_STEP:
    case SOUND_CHIME:
    case SOUND_HALFWAY:
    case SOUND_END:
    case SOUND_BED: break;
    }
    return (Gesture){ .rise = 0.05, .fall = 0.5 };
}

static double gesture_at(Gesture gesture, double part)
{
    return wave_rise(part / gesture.rise) * (1 - wave_rise((part - gesture.fall) / (1 - gesture.fall)));
}

// In straight pieces of 1.5 ms: the curve is so slow that they differ from it by less than 16 bits can say.
void gesture_apply(Gesture gesture, Audio *audio)
{
    enum { PIECE = 64 };
    double length = (double)audio->length, gain = 0;
    for (Frames from = 0; from < audio->length; from += PIECE) {
        Frames to = from + PIECE < audio->length ? from + PIECE : audio->length;
        double next = gesture_at(gesture, (double)to / length), slope = (next - gain) / (double)(to - from);
        for (Frames i = from; i < to; i++)
            for (int c = 0; c < audio->channels; c++)
                audio->samples[i * audio->channels + c] *= (float)(gain + slope * (double)(i - from));
        gain = next;
    }
}

// Ratios of the bowl and the bell are those of a thin rim and of a bar; a second partial close by gives the
// slow beat. clang-format off
static const Instrument instruments[] = {
    { "soft", 0, { { 1, 1, 0 }, { 2, 0.28, 0 }, { 3, 0.12, 0 } } },
    { "warm", 0, { { 1, 1, 0 }, { 1.004, 0.5, 0 }, { 2, 0.22, 0 }, { 3, 0.07, 0 } } },
    { "bowl", 0.012, { { 1, 1, 1.5 }, { 1.0016, 0.45, 1.3 }, { 2.71, 0.35, 3.2 }, { 5.15, 0.10, 7 } } },
    { "bell", 0.004, { { 1, 1, 2.2 }, { 2, 0.5, 3.0 }, { 2.76, 0.4, 4.5 }, { 5.4, 0.15, 9 } } },
    { "tick", 0.0006, { { 1, 1, 60 }, { 2.32, 0.25, 110 } } },
    { "wood", 0.0006, { { 1, 1, 38 }, { 1.47, 0.5, 55 }, { 2.09, 0.3, 90 } } },
};
// clang-format on

const Instrument *instrument_find(const char *name)
{
    for (size_t i = 0; i < sizeof instruments / sizeof *instruments; i++)
        if (strcmp(instruments[i].name, name) == 0)
            return &instruments[i];
    return &instruments[0];
}

bool audio_alloc(Audio *out, Frames length, int channels, int rate)
{
    *out = (Audio){ .length = length, .channels = channels, .rate = rate };
    out->samples = malloc((size_t)(length * channels + 1) * sizeof *out->samples);
    return out->samples != NULL;
}

void audio_set_level(Audio *audio, Frames from, Frames to, double level_db)
{
    double sum = 0;
    for (Frames i = from * audio->channels; i < to * audio->channels; i++)
        sum += (double)audio->samples[i] * audio->samples[i];
    if (sum <= 0)
        return;
    float gain = (float)(wave_gain(level_db) / sqrt(sum / (double)((to - from) * audio->channels)));
    for (Frames i = 0; i < audio->length * audio->channels; i++)
        audio->samples[i] *= gain;
}
