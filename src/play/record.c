#include "play/record.h"

#include "base/path.h"
#include "job/produce.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RING = 1 << 19 };  // samples; 6 s of 44.1 kHz stereo. A power of two

struct Record {
    Encoding         encoding;
    char             path[4096];
    int              rate, channels;
    FILE            *spool;  // unnamed; floats
    Frames           kept;
    bool             failed;
    float           *ring;
    _Atomic uint64_t put, taken;  // samples so far
    _Atomic int64_t  lost;        // frames
};

// Whether the file could be written: found out before she walks, since it is written only at the end.
static bool may_write(const char *path)
{
    Arena arena = { 0 };
    bool  may = access(path_folder(path, &arena), W_OK) == 0;
    arena_free(&arena);
    return may;
}

Record *record_open(const char *path, int rate, int channels, SinkError *error)
{
    const FileFormat *format = file_format_of(path);
    if (!format) {
        file_say_endings(path, error);
        return NULL;
    }
    if (strlen(path) >= sizeof((Record *)0)->path) {
        sink_failed(error, "%.60s...: the path is too long", path);
        return NULL;
    }
    char why[WHOLE_WHY_SIZE];
    if (!whole_may(path, WHOLE_OURS, why)) {
        sink_failed(error, "%s", why);
        return NULL;
    }
    if (!may_write(path)) {
        sink_failed(error, "%s: %s", path, strerror(errno));
        return NULL;
    }
    Record *record = calloc(1, sizeof *record);
    float  *ring = malloc(RING * sizeof *ring);
    FILE   *spool = tmpfile();
    if (!record || !ring || !spool) {
        sink_failed(error, "%s: %s", path, strerror(errno));
        free(record);
        free(ring);
        if (spool)
            fclose(spool);
        return NULL;
    }
    *record = (Record){ .encoding = { .format = format, .quality = QUALITY_NORMAL },
                        .rate = rate,
                        .channels = channels,
                        .spool = spool,
                        .ring = ring };
    strcpy(record->path, path);
    return record;
}

void record_put(Record *record, const float *frames, Frames count)
{
    uint64_t put = atomic_load_explicit(&record->put, memory_order_relaxed);
    uint64_t used = put - atomic_load_explicit(&record->taken, memory_order_acquire);
    size_t   samples = (size_t)(count * record->channels);
    if (used + samples > RING) {
        atomic_fetch_add_explicit(&record->lost, count, memory_order_relaxed);
        return;
    }
    size_t at = put % RING, first = samples < RING - at ? samples : RING - at;
    memcpy(record->ring + at, frames, first * sizeof *frames);
    memcpy(record->ring, frames + first, (samples - first) * sizeof *frames);
    atomic_store_explicit(&record->put, put + samples, memory_order_release);
}

bool record_take(Record *record, SinkError *error)
{
    uint64_t taken = atomic_load_explicit(&record->taken, memory_order_relaxed);
    uint64_t put = atomic_load_explicit(&record->put, memory_order_acquire);
    while (taken < put && !record->failed) {
        size_t at = taken % RING, samples = put - taken < RING - at ? (size_t)(put - taken) : RING - at;
        if (fwrite(record->ring + at, sizeof *record->ring, samples, record->spool) != samples) {
            record->failed = true;
            return sink_failed(error, "%s: %s", record->path, strerror(errno));
        }
        taken += samples;
        record->kept += (Frames)samples / record->channels;
    }
    atomic_store_explicit(&record->taken, put, memory_order_release);
    return !record->failed;
}

static Frames spool_fill(void *self, float *out, Frames frames)
{
    Record *record = self;
    return (Frames)fread(out, sizeof *out * (size_t)record->channels, (size_t)frames, record->spool);
}

bool record_close(Record *record, Frames *lost, SinkError *error)
{
    *lost = 0;
    if (!record)
        return true;
    bool done = record_take(record, error);
    bool any = atomic_load(&record->put) > 0;
    rewind(record->spool);
    ProduceFrames frames = { spool_fill, record, record->rate, record->channels, record->kept };
    done = done && (!any || produce_frames(&frames, &record->encoding, record->path, WHOLE_OURS, error));
    *lost = atomic_load(&record->lost);
    fclose(record->spool);
    free(record->ring);
    free(record);
    return done;
}
