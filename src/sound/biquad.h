// A second-order filter: two poles, two zeros, in transposed direct form II, in doubles.
// Peaking band and low cut: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients".
#ifndef SOUND_BIQUAD_H
#define SOUND_BIQUAD_H

typedef struct {
    double b0, b1, b2, a1, a2;  // a0 is 1
    double z1, z2;              // what it remembers; zero at the start
} Biquad;

static inline double biquad_next(Biquad *filter, double in)
{
    double out = filter->b0 * in + filter->z1;
    filter->z1 = filter->b1 * in - filter->a1 * out + filter->z2;
    filter->z2 = filter->b2 * in - filter->a2 * out;
    return out;
}

// Lifts or lowers a band around hz by gain_db; q 1.0 is about an octave and a half wide.
Biquad biquad_peak(double hz, double q, double gain_db, int rate);

// What is below hz falls by 12 dB an octave; q M_SQRT1_2 is flat above it.
Biquad biquad_low_cut(double hz, double q, int rate);

// The two stages of BS.1770's K-weighting at any rate: the shelf of the head, then the low cut.
Biquad biquad_k_shelf(int rate);
Biquad biquad_k_low_cut(int rate);

#endif
