// Whatever is in the file, the result is as loud as the pack says, begins and ends in silence, and fits its
// place.
#include "sound/own.h"

#include "rules/rules.h"
#include "sound/resample.h"
#include "sound/wave.h"

#include <stdlib.h>

#define EDGE       0.005  // s: fade at either end
#define CROSSFADE  2.0    // s: of a bed's end over its beginning, at most a quarter of it
#define TICK_MOST  0.4    // s
#define FAR_EAR_DB (-1.5)
#define HEARD      0.03f  // of the peak: where a tick's file begins to sound

// The loudness of a recording is that of its loud parts: mean square of the blocks at least half as loud as
// the loudest.
// Below 0: out of memory. NaN: the samples are not numbers either.
static double body_square(const Audio *audio)
{
    Frames block = audio->rate / 20;
    double loudest = 0, sum = 0, *squares = calloc((size_t)(audio->length / block + 1), sizeof *squares);
    int    counted = 0;
    bool   numbers = true;
    if (!squares)
        return -1;
    for (Frames i = 0; i < audio->length * audio->channels; i++)
        squares[i / audio->channels / block] += (double)audio->samples[i] * audio->samples[i];
    for (Frames b = 0; b <= audio->length / block; b++) {
        Frames frames = b < audio->length / block ? block : audio->length % block;
        squares[b] /= (double)(audio->channels * (frames > block / 4 ? frames : block));
        loudest = fmax(loudest, squares[b]);
        numbers &= isfinite(squares[b]) != 0;
    }
    for (Frames b = 0; b <= audio->length / block; b++)
        if (squares[b] >= loudest / 4)
            sum += squares[b], counted++;
    free(squares);
    return numbers ? sum / counted : NAN;
}

// Why the level cannot be set; NULL: it is set.
static const char *set_level(Audio *audio, double level_db)
{
    double square = body_square(audio);
    if (square < 0)
        return "does not fit into memory";
    if (isnan(square))
        return "holds samples that are not numbers";
    float gain = square > 0 ? (float)(wave_gain(level_db) / sqrt(square)) : 0;
    for (Frames i = 0; i < audio->length * audio->channels; i++)
        audio->samples[i] *= gain;
    return NULL;
}

// A copy, since what was read is the reader's.
static bool at_rate(const Audio *read, int rate, Audio *out)
{
    float *samples = resample(read->samples, read->length, read->channels, read->rate, rate);
    *out = (Audio){ samples, resample_length(read->length, read->rate, rate), read->channels, rate, 0 };
    return samples != NULL;
}

bool own_read(Reader *reader, const SoundSpec *spec, SoundKind kind, int rate, DiagList *diags, Audio *out)
{
    char  why[AUDIO_WHY_SIZE];
    int   most = kind == SOUND_BED ? OWN_BED_SECONDS : OWN_SECONDS;
    bool  cut;
    Audio read;
    *out = (Audio){ 0 };
    if (!reader_read(reader, spec->name, most, &cut, &read, why)) {
        diag_error(diags, spec->pos, RULE(SOUND_FILE), "%s %s", spec->name, why);
        return false;
    }
    if (cut)
        diag_warning(diags, spec->pos, RULE(SOUND_FILE_LONG),
                     "%s is longer than %d s: only that much of it is used", spec->name, most);
    const char *wrong = at_rate(&read, rate, out) ? set_level(out, spec->level_db)
                                                  : "does not fit into memory";
    if (!wrong)
        return true;
    diag_error(diags, spec->pos, RULE(SOUND_FILE), "%s %s", spec->name, wrong);
    audio_free(out);
    return false;
}

// out = whole from `from` on, faded at both edges.
static bool copy_part(const Audio *whole, Frames from, Frames length, Audio *out)
{
    if (!audio_alloc(out, length, whole->channels, whole->rate))
        return false;
    double edge = EDGE * whole->rate;
    for (Frames i = 0; i < length * out->channels; i++) {
        double frame = (double)(i / out->channels);
        double fade = wave_rise((frame + (from > 0 ? edge : 0)) / edge) *
                      wave_rise(((double)length - 1 - frame) / edge);
        out->samples[i] = (float)(whole->samples[from * out->channels + i] * fade);
    }
    return true;
}

static bool shape_breath(const Audio *whole, const SoundOrder *order, Audio *out)
{
    double  seconds = (double)order->length / order->rate;
    Gesture gesture = gesture_of(order->kind, seconds, false, 1);
    if (!copy_part(whole, 0, whole->length < order->length ? whole->length : order->length, out))
        return false;
    for (Frames i = 0; i < out->length * out->channels; i++) {
        double at = (double)(i / out->channels) / order->rate;
        out->samples[i] *= (float)(1 - wave_rise((at - gesture.fall) / (gesture.end - gesture.fall)));
    }
    return true;
}

static Frames first_heard(const Audio *audio)
{
    float peak = 0;
    for (Frames i = 0; i < audio->length * audio->channels; i++)
        peak = fmaxf(peak, fabsf(audio->samples[i]));
    for (Frames i = 0; i < audio->length * audio->channels; i++)
        if (fabsf(audio->samples[i]) >= peak * HEARD)
            return i / audio->channels;
    return 0;
}

static bool shape_tick(const Audio *whole, const SoundOrder *order, Audio *out)
{
    Audio  part;
    Frames from = first_heard(whole), most = (Frames)(TICK_MOST * whole->rate);
    if (!copy_part(whole, from, whole->length - from < most ? whole->length - from : most, &part))
        return false;
    bool  made = audio_alloc(out, part.length, 2, part.rate);
    float near = (float)wave_gain(order->variant & 2 ? order->spec->accent_db : 0),
          far = near * (float)wave_gain(FAR_EAR_DB);
    for (Frames i = 0; made && i < part.length; i++) {
        out->samples[2 * i] = part.samples[part.channels * i] * (order->variant & 1 ? far : near);
        out->samples[2 * i + 1] = part.samples[part.channels * i + part.channels - 1] *
                                  (order->variant & 1 ? near : far);
    }
    audio_free(&part);
    return made;
}

// Crossfades the end of the file into its beginning at equal power, so that the loop's last frame leads to
// its first.
static bool shape_bed(const Audio *whole, Audio *out)
{
    Frames fade = (Frames)(CROSSFADE * whole->rate);
    if (fade > whole->length / 4)
        fade = whole->length / 4;
    if (!audio_alloc(out, whole->length - fade, whole->channels, whole->rate))
        return false;
    for (Frames i = 0; i < out->length * out->channels; i++) {
        Frames frame = i / out->channels;
        double turn = frame < fade ? 0.25 * (double)frame / (double)fade : 0.25;
        out->samples[i] = (float)(whole->samples[i] * wave_sine(turn));
        if (frame < fade)
            out->samples[i] += (float)(whole->samples[i + out->length * out->channels] *
                                       wave_sine(turn + 0.25));
    }
    return true;
}

bool own_shape(const Audio *whole, const SoundOrder *order, Audio *out)
{
    switch (order->kind) {
    case SOUND_IN:
    case SOUND_OUT:
    case SOUND_LIFT: return shape_breath(whole, order, out);
    case SOUND_STEP: return shape_tick(whole, order, out);
    case SOUND_CHIME:
    case SOUND_HALFWAY:
    case SOUND_END: return copy_part(whole, 0, whole->length, out);
    case SOUND_BED: return shape_bed(whole, out);
    }
    return false;
}
