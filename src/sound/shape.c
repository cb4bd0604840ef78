// What the made sounds share: the gesture of a breath, the instruments, and the level.
#include "sound/synth.h"

#include "sound/wave.h"

#include <stdlib.h>
#include <string.h>

#define IN_RISE     0.20   // s: through traffic it is heard within 150 ms
#define OUT_RISE    0.14   // s: within 100 ms
#define STRUCK_RISE 0.012  // s
#define FALL        0.33   // s: it is there until the next turn is near

// The breath in swells towards its middle and thins out at the top; the breath out comes at once and takes
// its time to go. The lift peaks half-way through the exhale and lets go with it. A short one does all of it
// quicker.
Gesture gesture_of(SoundKind kind, double seconds, bool struck, double rise)
{
    double fall = fmin(FALL, 0.35 * seconds), in = fmin(IN_RISE, 0.2 * seconds),
           out = fmin(OUT_RISE, 0.14 * seconds);
    Gesture gesture = { .set_in = 1, .fall = seconds - fall, .end = seconds };
    if (kind == SOUND_LIFT)
        gesture.rise = 0.45 * seconds, gesture.ease = gesture.fall = 0.5 * seconds;
    else if (struck)
        gesture.rise = STRUCK_RISE, gesture.eased_db = -4;
    else if (kind == SOUND_IN)
        gesture.rise = in * rise, gesture.set_in = 0.7, gesture.top = 0.45 * seconds * rise,
        gesture.ease = 0.6 * seconds, gesture.eased_db = -2.5;
    else
        gesture.rise = out * rise, gesture.ease = 0.3 * seconds, gesture.eased_db = -3.5;
    return gesture;
}

double gesture_at(const Gesture *gesture, double seconds)
{
    double gain = wave_rise(seconds / gesture->rise);
    if (gesture->top > 0)
        gain *= gesture->set_in + (1 - gesture->set_in) * wave_rise(seconds / gesture->top);
    if (gesture->eased_db < 0 && seconds > gesture->ease)
        gain *= wave_gain(gesture->eased_db *
                          fmin(1, (seconds - gesture->ease) / (gesture->fall - gesture->ease)));
    return gain * (1 - wave_rise((seconds - gesture->fall) / (gesture->end - gesture->fall)));
}

// In straight pieces of 1.5 ms: the curve is so slow that they differ from it by less than 16 bits can say.
void gesture_apply(const Gesture *gesture, Audio *audio)
{
    enum { PIECE = 64 };
    double gain = 0;
    for (Frames from = 0; from < audio->length; from += PIECE) {
        Frames to = from + PIECE < audio->length ? from + PIECE : audio->length;
        double next = gesture_at(gesture, (double)to / audio->rate),
               slope = (next - gain) / (double)(to - from);
        for (Frames i = from; i < to; i++)
            for (int c = 0; c < audio->channels; c++)
                audio->samples[i * audio->channels + c] *= (float)(gain + slope * (double)(i - from));
        gain = next;
    }
}

// Ratios of the bowl and the bell are those of a thin rim and of a bar; a second partial close by gives the
// slow beat.
// clang-format off
static const Instrument instruments[] = {
    { "soft", 0, { { 1, 1, 0 }, { 2, 0.28, 0 }, { 3, 0.12, 0 } } },
    { "warm", 0, { { 1, 1, 0 }, { 1.004, 0.5, 0 }, { 2, 0.22, 0 }, { 3, 0.07, 0 } } },
    { "bowl", 0.012, { { 1, 1, 1.5 }, { 1.0016, 0.25, 1.3 }, { 2.71, 0.35, 3.2 }, { 5.15, 0.10, 7 } } },
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
