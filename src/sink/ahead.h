// Mixes ahead in a thread of its own, so that making sound and writing it run in parallel.
#ifndef SINK_AHEAD_H
#define SINK_AHEAD_H

#include "sink/sink.h"

typedef struct Ahead Ahead;

// Pulls `length` frames from the source, a block at a time, from its thread. NULL: no memory or no thread.
Ahead *ahead_open(SinkFill *fill, void *source, int channels, Frames length);
void   ahead_close(Ahead *ahead);  // accepts NULL; may come before the end

// The next block, valid until the next call; *count is its frames, 0 at the end.
const float *ahead_next(Ahead *ahead, Frames *count);

#endif
