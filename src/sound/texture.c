#include "sound/texture.h"

#include "sound/loudness.h"
#include "sound/sounds.h"
#include "sound/wave.h"

#include <stdlib.h>

// Any two neighbours differ by more than 1 % in pitch: two tones of 500 Hz are then apart within 0.1 s.
static const struct {
    double pitch;     // %
    double level_db;  // dB
    double rise;      // %
} variants[BREATH_VARIANTS] = {
    { 0.4, 0.1, 1 },   { -2.2, 0.7, -7 }, { 2.4, -0.7, 7 },   { -1.0, -1.0, 10 },
    { -3.0, 0.4, -4 }, { 3.0, -0.4, 4 },  { -1.6, 1.0, -10 }, { 1.6, -0.1, -1 },
};
#define PITCH_MOST 1.03

enum { PIECE = 64 };  // frames of straight gain

static Frames block_start(Frames block, int rate) { return block * rate / LOUDNESS_BLOCKS; }

static void measure(Texture *texture)
{
    int blocks = loudness_block_count(texture->length, texture->rate);
    for (int lane = 0; lane < texture->lane_count; lane++)
        for (int block = 0; block < blocks; block++) {
            Frames from = block_start(block, texture->rate), to = block_start(block + 1, texture->rate);
            float  sum = 0, most = texture->peaks[lane];
            to = to < texture->length ? to : texture->length;
            for (Frames i = from; i < to; i++) {
                float sample = texture->lanes[lane][i], loud = fabsf(sample);
                sum += sample * sample;
                most = loud > most ? loud : most;
            }
            texture->peaks[lane] = most;
            texture->power[lane][block] = sum / (float)(to - from > 0 ? to - from : 1);
        }
    loudness_energy(texture->lanes[0], texture->length, 1, texture->rate, texture->heard);
}

bool texture_make(const SoundOrder *order, Texture *out)
{
    bool   noise = order->spec->source == SOURCE_NOISE;
    Frames length = (Frames)((double)order->length * PITCH_MOST) + 2;
    size_t blocks = (size_t)loudness_block_count(length, order->rate);
    int    lanes = noise ? TEXTURE_LANES : 1;
    *out = (Texture){ .length = length, .rate = order->rate, .lane_count = lanes };
    out->room = calloc((size_t)lanes * ((size_t)length + blocks) + blocks, sizeof *out->room);
    if (!out->room)
        return false;
    for (int lane = 0; lane < lanes; lane++) {
        out->lanes[lane] = out->room + lane * length;
        out->power[lane] = out->room + lanes * length + lane * (Frames)blocks;
    }
    out->heard = out->room + lanes * length + lanes * (Frames)blocks;
    (noise ? texture_air : texture_tone)(order, out);
    measure(out);
    return true;
}

void texture_free(Texture *texture)
{
    free(texture->room);
    *texture = (Texture){ 0 };
}

// --- A breath of it --------------------------------------------------------------------

// How one breath reads its texture.
typedef struct {
    const float *samples, *power, *heard;
    float        peak;
    double       speed;
    Gesture      gesture;
    double       gain;
} Reading;

static bool is_struck(const SoundOrder *order)
{
    return order->spec->source == SOURCE_TONE && instrument_find(order->spec->name)->attack > 0;
}

// The gain with which the body, from half-way up to where the fall begins, has this RMS.
static double gain_for(const Reading *reading, double level_db)
{
    int from = (int)(reading->gesture.rise / 2 * LOUDNESS_BLOCKS) + 1,
        to = (int)(reading->gesture.fall * LOUDNESS_BLOCKS);
    double sum = 0;
    for (int block = from; block < to; block++) {
        double gain = gesture_at(&reading->gesture, (block + 0.5) / LOUDNESS_BLOCKS);
        sum += gain * gain * reading->power[(int)(block * reading->speed)];
    }
    return sum > 0 ? wave_gain(level_db) / sqrt(sum / (to - from)) : 0;
}

static Reading reading_of(const Texture *texture, const SoundOrder *order)
{
    int     variant = order->variant % BREATH_VARIANTS, lane = variant % texture->lane_count;
    Reading out = {
        .samples = texture->lanes[lane],
        .power = texture->power[lane],
        .heard = texture->heard,
        .peak = texture->peaks[lane],
        .speed = 1 + variants[variant].pitch / 100,
        .gesture = gesture_of(order->kind, (double)order->length / order->rate, is_struck(order),
                              1 + variants[variant].rise / 100),
    };
    out.gain = gain_for(&out, order->spec->level_db + variants[variant].level_db);
    return out;
}

// Straight between two samples: the texture has little above 5 kHz.
static void read_piece(const Reading *reading, Frames from, int count, float gain, float slope, int16_t *out)
{
    double       begin = (double)from * reading->speed;
    const float *samples = reading->samples + (Frames)begin;
    float        part = (float)(begin - (double)(Frames)begin), speed = (float)reading->speed, piece[PIECE];
    for (int i = 0; i < count; i++) {
        float place = part + speed * (float)i;
        int   at = (int)place;
        piece[i] = samples[at] + (samples[at + 1] - samples[at]) * (place - (float)at);
    }
    for (int i = 0; i < count; i++)
        out[i] = (int16_t)lrintf(piece[i] * (gain + slope * (float)i));
}

static void read_all(const Reading *reading, Clip *out)
{
    double unit = reading->gain * 32768.0 / out->scale, gain = 0;
    for (Frames from = 0; from < out->length; from += PIECE) {
        int    count = out->length - from < PIECE ? (int)(out->length - from) : PIECE;
        double next = unit * gesture_at(&reading->gesture, (double)(from + count) / out->rate);
        read_piece(reading, from, count, (float)gain, (float)((next - gain) / count), out->samples + from);
        gain = next;
    }
}

// A block sounds to the ear as the texture's does, as far as its own power goes.
static void read_energy(const Texture *texture, const Reading *reading, Clip *out)
{
    for (int block = 0; block < out->energy_count; block++) {
        int    at = (int)(block * reading->speed);
        double gain = reading->gain * gesture_at(&reading->gesture, (block + 0.5) / LOUDNESS_BLOCKS);
        float  own = reading->power[at], first = texture->power[0][at];
        out->energy[block] = first > 0 ? (float)(gain * gain) * reading->heard[at] * own / first : 0;
    }
}

Clip *texture_breath(const Texture *texture, const SoundOrder *order)
{
    Reading reading = reading_of(texture, order);
    Clip   *out = clip_alloc(order->length, 1, order->rate);
    if (!out)
        return NULL;
    float most = (float)reading.gain * reading.peak;
    out->scale = most > 0 ? most * (32768.0f / 32767.0f) : 1;
    read_all(&reading, out);
    read_energy(texture, &reading, out);
    return out;
}
