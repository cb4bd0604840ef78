// Makes the pieces of a file in several threads, and hands them on in order.
#ifndef SINK_PIECES_H
#define SINK_PIECES_H

#include "sink/encoder.h"

typedef struct {
    const EncoderPieces *ops;
    void                *encoder;
    int                  channels;
    const SinkSound     *sound;
    int                  threads;            // at least 1
    int (*share)(void *self);                // as in FileJob
    bool (*go_on)(void *self, Frames done);  // as in FileJob
    void *self;
} PiecesJob;

// False: error says why; if go_on stopped it, error->failed stays as it was.
bool pieces_write(const PiecesJob *job, SinkError *error);

#endif
