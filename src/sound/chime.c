// Chimes: one note where a part begins, two at half-way, three at the end, which no other sound of a walk
// resembles.
//
//   chime    O            pitch
//   halfway  o  O         from the first pitch to the second
//   end      O  o  .      falling, the last one rings out
#include "sound/synth.h"
#include "sound/wave.h"

#include <string.h>

typedef struct {
    int    notes;
    double apart, ring;
} Melody;  // s

static Melody melody_of(SoundKind kind)
{
    return kind == SOUND_END       ? (Melody){ 3, 0.75, 2.4 }
           : kind == SOUND_HALFWAY ? (Melody){ 2, 0.45, 1.8 }
                                   : (Melody){ 1, 0, 2.0 };
}

// Notes between the first and the last: 0.55 of a fifth, in equal temperament, is a major third over its
// lower end.
static double pitch_of(const SoundSpec *spec, int note, int notes)
{
    static const double middle = 0.45;
    double              part = notes == 1 ? 0 : note == 0 ? 0 : note == notes - 1 ? 1 : middle;
    return spec->pitch_from * pow(spec->pitch_to / spec->pitch_from, part);
}

// Partials as phasors, turned and shrunk sample by sample: no sine and no exponential in the loop. All of
// them side by side, so that the processor need not wait for one to turn the next.
typedef struct {
    double c[PARTIALS_MAX], s[PARTIALS_MAX], x[PARTIALS_MAX], y[PARTIALS_MAX];
} Phasors;

static Phasors phasors_of(const Instrument *instrument, double pitch, int rate)
{
    Phasors phasors = { 0 };
    for (int p = 0; p < PARTIALS_MAX; p++) {
        const Partial *partial = &instrument->partials[p];
        if (partial->ratio == 0 || pitch * partial->ratio > 0.45 * rate)
            continue;
        double turn = WAVE_TURN * pitch * partial->ratio / rate,
               shrink = exp(-partial->decay * sqrt(pitch / 440) / rate);
        phasors.c[p] = cos(turn) * shrink, phasors.s[p] = sin(turn) * shrink;
        phasors.x[p] = partial->level;
    }
    return phasors;
}

static double phasors_next(Phasors *phasors)
{
    double sum = 0;
    for (int p = 0; p < PARTIALS_MAX; p++) {
        double x = phasors->x[p], y = phasors->y[p];
        sum += y;
        phasors->x[p] = x * phasors->c[p] - y * phasors->s[p];
        phasors->y[p] = x * phasors->s[p] + y * phasors->c[p];
    }
    return sum;
}

// One note of `ring` frames, added from frame `at`.
static void strike(Audio *out, Frames at, Frames ring, const Instrument *instrument, double pitch)
{
    Phasors phasors = phasors_of(instrument, pitch, out->rate);
    Frames  attack = (Frames)(instrument->attack * out->rate);
    for (Frames i = 0; i < ring; i++) {
        double loud = i < attack     ? wave_rise((double)i / (double)attack)
                      : i < ring / 2 ? 1
                                     : 1 - wave_rise((double)i / (double)ring * 2 - 1);
        out->samples[at + i] += (float)(loud * phasors_next(&phasors));
    }
}

bool synth_chime(const SoundOrder *order, Audio *out)
{
    const Instrument *instrument = instrument_find(order->spec->name);
    Melody            melody = melody_of(order->kind);
    Frames apart = (Frames)(melody.apart * order->rate), ring = (Frames)(melody.ring * order->rate);
    if (!audio_alloc(out, apart * (melody.notes - 1) + ring, 1, order->rate))
        return false;
    memset(out->samples, 0, sizeof *out->samples * (size_t)out->length);
    for (int n = 0; n < melody.notes; n++)
        strike(out, apart * n, ring, instrument, pitch_of(order->spec, n, melody.notes));
    audio_set_level(out, 0, apart * (melody.notes - 1) + (Frames)(0.4 * order->rate), order->spec->level_db);
    return true;
}
