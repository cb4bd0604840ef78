// Everything in a WAV before its first sample: format, titles, chapters, sizes.
#ifndef SINK_WAV_HEAD_H
#define SINK_WAV_HEAD_H

#include "base/arena.h"
#include "sink/encoder.h"

const char *wav_head(const EncoderSettings *settings, Arena *arena, size_t *size);

#endif
