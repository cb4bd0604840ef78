// Coefficients by the bilinear transform. K-weighting at rates other than 48 kHz uses the analogue parameters
// from which the standard's table comes: B. De Man, "Evaluation of implementations of the EBU R128 loudness
// measurement", AES 145, 2018.
#include "sound/biquad.h"

#include <math.h>

Biquad biquad_peak(double hz, double q, double gain_db, int rate)
{
    double a = pow(10, gain_db / 40), w = 2 * M_PI * hz / rate, alpha = sin(w) / (2 * q), a0 = 1 + alpha / a;
    return (Biquad){
        .b0 = (1 + alpha * a) / a0,
        .b1 = -2 * cos(w) / a0,
        .b2 = (1 - alpha * a) / a0,
        .a1 = -2 * cos(w) / a0,
        .a2 = (1 - alpha / a) / a0,
    };
}

Biquad biquad_low_cut(double hz, double q, int rate)
{
    double w = 2 * M_PI * hz / rate, alpha = sin(w) / (2 * q), a0 = 1 + alpha, b = (1 + cos(w)) / 2 / a0;
    return (Biquad){ .b0 = b, .b1 = -2 * b, .b2 = b, .a1 = -2 * cos(w) / a0, .a2 = (1 - alpha) / a0 };
}

Biquad biquad_k_shelf(int rate)
{
    const double hz = 1681.974450955533, gain_db = 3.999843853973347, q = 0.7071752369554196;
    double k = tan(M_PI * hz / rate), high = pow(10, gain_db / 20), band = pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    return (Biquad){
        .b0 = (high + band * k / q + k * k) / a0,
        .b1 = 2 * (k * k - high) / a0,
        .b2 = (high - band * k / q + k * k) / a0,
        .a1 = 2 * (k * k - 1) / a0,
        .a2 = (1 - k / q + k * k) / a0,
    };
}

Biquad biquad_k_low_cut(int rate)
{
    const double hz = 38.13547087602444, q = 0.5003270373238773;
    double       k = tan(M_PI * hz / rate), a0 = 1 + k / q + k * k;
    return (Biquad){ .b0 = 1, .b1 = -2, .b2 = 1, .a1 = 2 * (k * k - 1) / a0, .a2 = (1 - k / q + k * k) / a0 };
}
