// Time in two currencies: whole microseconds while something is laid out, frames once a sample rate is known.
//
// Moments are computed from an index (the n-th from n), never by adding up rounded lengths.
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t Micros;  // from the start of everything, or a length
typedef int64_t Frames;  // samples per channel, at a rate given beside it

#define MICROS_PER_SECOND ((Micros)1000000)
#define MICROS_PER_MINUTE (60 * MICROS_PER_SECOND)
#define MICROS_PER_HOUR   (60 * MICROS_PER_MINUTE)

// The frame nearest to a moment, with halves rounded up. Exact up to 24 h; at >= 0, rate in frames a second.
static inline Frames frames_at(Micros at, int rate)
{
    return (at * rate + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND;
}

// The moment of a frame, rounded to the nearest microsecond.
static inline Micros micros_at(Frames frame, int rate)
{
    return (frame * MICROS_PER_SECOND + rate / 2) / rate;
}

static inline int64_t millis_of(Micros length) { return (length + 500) / 1000; }  // the nearest

static inline double seconds_to_the_ms(Micros length) { return (double)millis_of(length) / 1000; }

static inline double seconds_of(Micros length) { return (double)length / (double)MICROS_PER_SECOND; }

// Reads "4:00", "1:02:03", "45s", "0.5s", "20 min", "1h10min", "90 min", "250ms". Nothing else: no bare
// number. False when the text is not a length, or is over 366 days.
bool units_parse_length(const char *text, Micros *out);

enum { UNITS_TEXT_SIZE = 32 };

// "0:45", "12:05", "1:02:03"; with a fraction (".250") only where it is not zero. Writes at most
// UNITS_TEXT_SIZE bytes.
const char *units_format_clock(Micros at, char out[UNITS_TEXT_SIZE]);

#endif
