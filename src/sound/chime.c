// Chimes: one note where a part begins, two at half-way, three at the end, which no other sound of a walk resembles.
//
//   chime    O            pitch
//   halfway  o  O         from the first pitch to the second
//   end      O  o  .      falling, the last one rings out
#include "sound/synth.h"
#include "sound/wave.h"

typedef struct { int notes; double apart, ring; } Melody;     // s

static Melody melody_of(SoundKind kind)
{
    return kind == SOUND_END ? (Melody){ 3, 0.75, 2.5 } : kind == SOUND_HALFWAY ? (Melody){ 2, 0.45, 2.0 } : (Melody){ 1, 0, 2.2 };
}

// Notes between the first and the last: 0.55 of a fifth, in equal temper, is a major third over its lower end.
static double pitch_of(const SoundSpec *spec, int note, int notes)
{
    static const double middle = 0.45;
    double part = notes == 1 ? 0 : note == 0 ? 0 : note == notes - 1 ? 1 : middle;
    return spec->pitch_from * pow(spec->pitch_to / spec->pitch_from, part);
}

// A partial is a phasor turned and shrunk sample by sample: no sine and no exponential in the loop.
static void ring_partial(Audio *out, Frames at, Frames length, const Partial *partial, double pitch)
{
    double turn = WAVE_TURN * pitch * partial->ratio / out->rate;
    double shrink = exp(-partial->decay * sqrt(pitch / 440) / out->rate);
    double c = cos(turn) * shrink, s = sin(turn) * shrink, x = partial->level, y = 0;
    for (Frames i = at; i < at + length && i < out->length; i++) {
        out->samples[i] += (float)y;
        double next = x * c - y * s;
        y = x * s + y * c;
        x = next;
    }
}

static void strike(Audio *note, const Instrument *instrument, double pitch)
{
    for (const Partial *p = instrument->partials; p < instrument->partials + PARTIALS_MAX && p->ratio > 0; p++)
        if (pitch * p->ratio < 0.45 * note->rate)
            ring_partial(note, 0, note->length, p, pitch);
    for (Frames i = 0; i < note->length; i++) {
        double seconds = (double)i / note->rate, part = (double)i / (double)note->length;
        note->samples[i] *= (float)(wave_rise(seconds / instrument->attack) * (1 - wave_rise((part - 0.5) * 2)));
    }
}

bool synth_chime(const SoundOrder *order, Audio *out)
{
    const Instrument *instrument = instrument_find(order->spec->name);
    Melody melody = melody_of(order->kind);
    Frames apart = (Frames)(melody.apart * order->rate), ring = (Frames)(melody.ring * order->rate);
    if (!audio_alloc(out, apart * (melody.notes - 1) + ring, 1, order->rate))
        return false;
    for (int n = 0; n < melody.notes; n++) {
        Audio note;
        if (!audio_alloc(&note, ring, 1, order->rate))
            return audio_free(out), false;
        strike(&note, instrument, pitch_of(order->spec, n, melody.notes));
        for (Frames i = 0; i < ring; i++)
            out->samples[apart * n + i] += note.samples[i];
        audio_free(&note);
    }
    audio_set_level(out, 0, apart * (melody.notes - 1) + (Frames)(0.4 * order->rate), order->spec->level_db);
    return true;
}
