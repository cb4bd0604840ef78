// What nobody could do without: the same phrases spoken, the same samples written from memory (a WAV's as
// they are: plain.h; others by the same library, on one core), then synced and put in place of an existing
// file, as render does it too.
#ifndef BENCH_FLOOR_H
#define BENCH_FLOOR_H

#include "material.h"
#include "sink/file.h"

typedef struct {
    double speaking, writing;
} FloorTime;  // seconds

double floor_now(void);

// speaks: the phrases are spoken, too. finished: a file whose bytes are those of a WAV. False after an
// error that was reported.
bool floor_run(const Material *material, const FileFormat *format, bool speaks, const char *finished,
               const char *path, FloorTime *out);

bool floor_speak(const Material *material, double *seconds);  // the phrases alone

#endif
