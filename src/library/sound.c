// Frames and files of a walk, made by job/produce.c and the mixer.
#include "job/inputs.h"
#include "job/jobs.h"
#include "job/label.h"
#include "library/guard.h"
#include "library/inside.h"
#include "mix/mixer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FRAMES_AT_ONCE = 4096, BYTES_AT_ONCE = 64 * 1024 };

static bool is_within(const WalkcoachWalk *walk, int64_t from, int64_t *to)
{
    Micros length = walk->walk.timeline.length;
    *to = *to == 0 ? length : *to;
    return walk->walk.score.length > 0 && from >= 0 && from < *to && *to <= length;
}

// --- Frames ----------------------------------------------------------------------------

static WalkcoachStatus hand_on(Mixer *mixer, Frames left, int channels, WalkcoachFrames *frames, void *self)
{
    float block[FRAMES_AT_ONCE * 2];
    while (left > 0) {
        Frames count = left < FRAMES_AT_ONCE ? left : FRAMES_AT_ONCE;
        mixer_fill(mixer, block, count);
        if (frames(self, block, (size_t)count, channels) != 0)
            return WALKCOACH_STOPPED;
        left -= count;
    }
    return WALKCOACH_DONE;
}

WalkcoachStatus walkcoach_render(WalkcoachWalk *walk, int64_t from, int64_t to, WalkcoachFrames *frames,
                                 void *self)
{
    const Score *score = &walk->walk.score;
    if (!is_within(walk, from, &to))
        return WALKCOACH_USAGE;
    Mixer *mixer = mixer_open(score);
    if (!mixer)
        return WALKCOACH_MEMORY;
    Frames begin = frames_at(from, score->rate), length = frames_at(to, score->rate) - begin;
    mixer_seek(mixer, begin);
    WalkcoachStatus status = hand_on(mixer, length, score->channels, frames, self);
    mixer_close(mixer);
    return status;
}

// --- Files -----------------------------------------------------------------------------

typedef struct {
    WalkcoachWalk    *walk;
    WalkcoachEncoding encoding;
    const char       *path;  // NULL: into fd
    int               fd;
    SinkError         error;
} Encoded;

static bool is_one_of(int number, const int *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (all[i] == number)
            return true;
    return false;
}

static bool makes_sense(Encoded *encoded)
{
    static const int   bits[] = { 0, 16, 24, 32 };
    WalkcoachEncoding *asked = &encoded->encoding;
    bool               right = asked->quality >= 0 && asked->quality <= 2 &&
                 (asked->bitrate == 0 || (asked->bitrate >= 16 && asked->bitrate <= 320)) &&
                 is_one_of(asked->bits, bits, sizeof bits / sizeof *bits) &&
                 is_within(encoded->walk, asked->from, &asked->to);
    return right || sink_failed(&encoded->error, "the walk was not compiled to WALKCOACH_SCORE, or the "
                                                 "encoding asks for something that does not exist");
}

static Production production_of(const Encoded *encoded)
{
    const WalkcoachEncoding *asked = &encoded->encoding;
    return (Production){ .score = &encoded->walk->walk.score,
                         .stretch = { asked->from, asked->to },
                         .encoding = { .quality = (Quality)asked->quality,
                                       .bitrate = asked->bitrate,
                                       .bits = (SampleBits)asked->bits },
                         .path = encoded->path ? encoded->path : "-",
                         .fd = encoded->path ? 0 : encoded->fd,
                         .over = WHOLE_ANY,
                         .threads = jobs_count(encoded->walk->order.jobs) };
}

// Only making the sound can report a lack of memory by itself: it uses threads, and no arena.
static WalkcoachStatus encode(void *self)
{
    Encoded                 *encoded = self;
    const WalkcoachEncoding *asked = &encoded->encoding;
    if (!makes_sense(encoded))
        return WALKCOACH_USAGE;
    Production    production = production_of(encoded);
    const Tagging tagging = { asked->title, asked->artist, asked->album, asked->comment, asked->track };
    production.encoding.format = encoding_format(asked->format, production.path, &encoded->error);
    if (!production.encoding.format || !encoding_may(&production.encoding, &encoded->error))
        return WALKCOACH_USAGE;
    if (encoded->path && walk_reads(&encoded->walk->walk, encoded->path)) {
        sink_failed(&encoded->error, "the walk is made of %s: name another file", encoded->path);
        return WALKCOACH_USAGE;
    }
    walk_label(&encoded->walk->walk, &tagging, walk_has_cover(production.encoding.format), &production,
               &encoded->walk->walk.arena);
    bool made = produce_sound(&production, &encoded->error);
    produce_free(&production);
    return made ? WALKCOACH_DONE : WALKCOACH_WORLD;
}

static WalkcoachStatus encode_into(Encoded *encoded, const WalkcoachEncoding *encoding, char *why)
{
    take(&encoded->encoding, encoding, sizeof encoded->encoding);
    WalkcoachStatus status = guard_run(encode, encoded);
    snprintf(why, WALKCOACH_WHY_SIZE, "%s", status == WALKCOACH_DONE ? "" : encoded->error.text);
    return status;
}

WalkcoachStatus walkcoach_encode_file(WalkcoachWalk *walk, const WalkcoachEncoding *encoding,
                                      const char *path, char why[WALKCOACH_WHY_SIZE])
{
    Encoded encoded = { .walk = walk, .encoding = WALKCOACH_ENCODING, .path = path };
    return encode_into(&encoded, encoding, why);
}

static WalkcoachStatus read_back(int fd, WalkcoachBytes *bytes, void *self)
{
    char    block[BYTES_AT_ONCE];
    ssize_t got;
    for (off_t at = 0; (got = pread(fd, block, sizeof block, at)) > 0; at += got)
        if (bytes(self, block, (size_t)got) != 0)
            return WALKCOACH_STOPPED;
    return got == 0 ? WALKCOACH_DONE : WALKCOACH_WORLD;
}

WalkcoachStatus walkcoach_encode(WalkcoachWalk *walk, const WalkcoachEncoding *encoding,
                                 WalkcoachBytes *bytes, void *self, char why[WALKCOACH_WHY_SIZE])
{
    Encoded encoded = { .walk = walk, .encoding = WALKCOACH_ENCODING };
    encoded.fd = memfd_create("walkcoach", MFD_CLOEXEC);
    if (encoded.fd < 0) {
        snprintf(why, WALKCOACH_WHY_SIZE, "%s", strerror(errno));
        return WALKCOACH_WORLD;
    }
    WalkcoachStatus status = encode_into(&encoded, encoding, why);
    if (status == WALKCOACH_DONE)
        status = read_back(encoded.fd, bytes, self);
    close(encoded.fd);
    return status;
}
