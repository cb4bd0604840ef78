// Where frames go. A sink pulls: it is given a function, and asks that for frames.
#ifndef SINK_SINK_H
#define SINK_SINK_H

#include "base/units.h"

// Fills interleaved floats; returns how many frames were still part of the sound (fewer than asked: the end).
typedef Frames SinkFill(void *source, float *out, Frames frames);

// Sound that can be read from any place, by several threads at once, each with a reader of its own: every
// reader gets the same frames.
typedef struct {
    void *(*open)(void *self);  // a reader, at frame 0; NULL: out of memory
    void (*close)(void *reader);
    // Continues at frame `at`. What is read outside `from`..`to` is for another reader to count. NULL: there
    // is only one reader, and it cannot be moved.
    void (*move)(void *reader, Frames at, Frames from, Frames to);
    SinkFill *fill;  // of a reader; never across `from` or `to`
    void     *self;
} SinkSound;

// Why the world failed: one line that names the thing ("out/a.wav: no space left on device").
typedef struct {
    bool failed;
    bool reader_gone;  // of a pipe: whoever closed it needs no message
    char text[512];
} SinkError;

// Says why, unless a reason was given before: the first one is the true one. Returns false, for `return`.
bool sink_failed(SinkError *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
