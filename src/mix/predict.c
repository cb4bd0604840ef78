// The energies of unrelated sounds add up. So the K-weighted energy of each clip, known per 10 ms since it
// was made, is summed with its gain and ducking into cells of 100 ms; gates and range are then those of a
// meter. The floor and the wake-up stay out: they are under every gate.
//
// ITU-R BS.1770-4 (integrated), EBU Tech 3342 (range). One channel counts once, as meters take a mono file.
#include "mix/predict.h"

#include "mix/beds.h"
#include "mix/duck.h"
#include "mix/tide.h"
#include "sound/loudness.h"

#include <math.h>

enum {
    CELLS = 10,  // a second
    PER_CELL = LOUDNESS_BLOCKS / CELLS,
    MOMENT = 4,        // cells: the meter's 400 ms, every 100 ms
    SHORT_TERM = 30,   // cells: 3 s
    BIN_COUNT = 1000,  // histogram of short-term loudness: 0.1 LU each from -70 up
};

#define ABSOLUTE_GATE (-70.0)
#define RELATIVE_GATE (-10.0)  // LU under the mean, for integrated
#define RANGE_GATE    (-20.0)  // for range
#define BIN_LU        0.1

typedef struct {
    const Score *score;
    float       *cells;
    int64_t      count;
    float        ducked[LAYER_COUNT];  // energy factor at depth 1
} Grid;

// The factor on a clip's energy from its two gains and how it reaches the ears.
static double energy_gain(const Score *score, int channels, float left, float right)
{
    double l = left, r = right;
    if (score->channels == 1)
        return channels == 1 ? (l + r) * (l + r) / 4 : (l * l + r * r) / 8;
    return channels == 1 ? l * l + r * r : (l * l + r * r) / 2;
}

static Frames frame_of(const Score *score, int64_t block) { return block * score->rate / LOUDNESS_BLOCKS; }

static float ducked_energy(const Score *score, Layer layer, size_t *cursor, int64_t block)
{
    Frames middle = frame_of(score, block) + score->rate / (2 * LOUDNESS_BLOCKS);
    float  depth = duck_depth(score->ducks, score->duck_count, cursor, middle);
    float  gain = duck_gain(score, layer, depth);
    return gain * gain;
}

static void add_clip(Grid *grid, const Placed *placed)
{
    const Score *score = grid->score;
    const Clip  *clip = placed->clip;
    int64_t      first = (placed->at * LOUDNESS_BLOCKS + score->rate / 2) / score->rate;
    double       gain = energy_gain(score, clip->channels, placed->left, placed->right);
    size_t       cursor = duck_seek(score->ducks, score->duck_count, placed->at);
    for (int i = 0; i < clip->energy_count && (first + i) / PER_CELL < grid->count; i++)
        grid->cells[(first + i) / PER_CELL] += (float)gain * clip->energy[i] *
                                               ducked_energy(score, placed->layer, &cursor, first + i);
}

static void add_bed(Grid *grid, const BedSpan *span)
{
    const Score *score = grid->score;
    const Clip  *loop = span->loop;
    int64_t      first = span->from * LOUDNESS_BLOCKS / score->rate,
            last = span->to * LOUDNESS_BLOCKS / score->rate;
    double channels = energy_gain(score, loop->channels, 1, 1);
    size_t cursor = duck_seek(score->ducks, score->duck_count, span->from);
    size_t tide = duck_seek(score->tides, score->tide_count, span->from);
    int    whole = (int)(loop->length * LOUDNESS_BLOCKS / score->rate);
    for (int64_t block = first; block < last && block / PER_CELL < grid->count; block++) {
        Frames frame = frame_of(score, block);
        double gain = beds_gain(span, frame) * (span->follows ? tide_gain(score, &tide, frame) : 1);
        grid->cells[block / PER_CELL] += (float)(channels * gain * gain) *
                                         loop->energy[whole > 0 ? block % whole : 0] *
                                         ducked_energy(score, LAYER_BED, &cursor, block);
    }
}

static double loudness(double energy) { return energy > 0 ? -0.691 + 10 * log10(energy) : LOUDNESS_NONE; }
static double energy_at(double lufs) { return pow(10, (lufs + 0.691) / 10); }

// Mean energy of `width` cells up to each cell, in place of single ones, without adding up rounding errors.
static double window(const Grid *grid, int64_t end, int width)
{
    double sum = 0;
    for (int64_t i = end - width; i < end; i++)
        sum += grid->cells[i];
    return sum / (PER_CELL * width);
}

// Mean of the windows above a gate.
static double gated_mean(const Grid *grid, int width, double gate)
{
    double  sum = 0, threshold = energy_at(gate);
    int64_t kept = 0;
    for (int64_t end = width; end <= grid->count; end++) {
        double energy = window(grid, end, width);
        if (energy <= threshold)
            continue;
        sum += energy;
        kept++;
    }
    return kept ? sum / (double)kept : 0;
}

static double integrated(const Grid *grid)
{
    double loud = loudness(gated_mean(grid, MOMENT, ABSOLUTE_GATE));
    return loud <= ABSOLUTE_GATE
               ? LOUDNESS_NONE
               : loudness(gated_mean(grid, MOMENT, fmax(loud + RELATIVE_GATE, ABSOLUTE_GATE)));
}

static double percentile(const int64_t *bins, int64_t total, double share)
{
    int64_t before = 0, wanted = (int64_t)llround(share * (double)(total - 1));
    for (int i = 0; i < BIN_COUNT; i++) {
        before += bins[i];
        if (before > wanted)
            return ABSOLUTE_GATE + BIN_LU * (i + 0.5);
    }
    return 0;
}

static double gate_of(const Grid *grid)
{
    return fmax(loudness(gated_mean(grid, SHORT_TERM, ABSOLUTE_GATE)) + RANGE_GATE, ABSOLUTE_GATE);
}

static double range_of(const Grid *grid, double gate)
{
    int64_t bins[BIN_COUNT] = { 0 }, total = 0;
    for (int64_t end = SHORT_TERM; end <= grid->count; end++) {
        double loud = loudness(window(grid, end, SHORT_TERM));
        int    bin = (int)((loud - ABSOLUTE_GATE) / BIN_LU);
        if (loud < gate || bin < 0 || bin >= BIN_COUNT)
            continue;
        bins[bin]++;
        total++;
    }
    return total ? percentile(bins, total, 0.95) - percentile(bins, total, 0.10) : 0;
}

Prediction predict_loudness(const Score *score, Arena *arena)
{
    Grid grid = { .score = score, .count = score->length * CELLS / score->rate };
    grid.cells = ARENA_ARRAY(arena, float, grid.count);
    for (size_t i = 0; i < score->placed_count; i++)
        add_clip(&grid, &score->placed[i]);
    for (size_t i = 0; i < score->bed_count; i++)
        add_bed(&grid, &score->beds[i]);
    double gate = gate_of(&grid);
    return (Prediction){ .lufs = integrated(&grid), .range = range_of(&grid, gate), .gate = gate };
}
