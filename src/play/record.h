// What is heard also goes to a file: the audio thread puts frames into a ring, the main thread takes them
// out.
//
// Frames wait in an unnamed file until the end, when their number is known and the real file can be written
// whole.
#ifndef PLAY_RECORD_H
#define PLAY_RECORD_H

#include "sink/sink.h"

typedef struct Record Record;

// NULL: error says why. path decides the format; channels 1 or 2.
Record *record_open(const char *path, int rate, int channels, SinkError *error);

// Audio thread; real-time safe. Frames that find no room are lost and counted.
void record_put(Record *record, const float *frames, Frames count);

// Main thread, at least once a second. False: error says why, nothing more will be kept.
bool record_take(Record *record, SinkError *error);

// Writes the file, unless nothing was ever put, and frees. *lost: frames the ring had no room for. False:
// error says why. Accepts NULL.
bool record_close(Record *record, Frames *lost, SinkError *error);

#endif
