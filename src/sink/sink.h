// Where frames go. A sink pulls: it is handed a function and asks it for frames.
#ifndef SINK_SINK_H
#define SINK_SINK_H

#include "base/units.h"

// Fills interleaved floats; returns how many frames were still within the sound (fewer than asked: the end).
typedef Frames SinkFill(void *source, float *out, Frames frames);

// Why the world failed: one line that names the thing ("out/a.wav: no space left on device").
typedef struct {
    bool failed;
    char text[512];
} SinkError;

// Says why, unless something was said before: the first reason is the true one. Returns false, for `return`.
bool sink_failed(SinkError *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
