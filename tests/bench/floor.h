// What nobody could do without: the same phrases spoken, the same samples written from memory (a WAV's
// as they are, others by the same library, on one core), then synced and put in place of an existing file,
// as render does it too.
#ifndef BENCH_FLOOR_H
#define BENCH_FLOOR_H

#include "material.h"
#include "sink/file.h"

typedef struct {
    double speaking, writing;
} FloorTime;  // seconds

double floor_now(void);

// False after an error that was reported.
bool floor_run(const Material *material, const FileFormat *format, const char *path, FloorTime *out);

#endif
