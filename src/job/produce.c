#include "job/produce.h"

#include "base/files.h"
#include "base/ours.h"
#include "base/path.h"
#include "base/whole.h"
#include "mix/mixer.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- The sound -------------------------------------------------------------------------

typedef struct {
    const Score     *score;
    Frames           begins;  // of the stretch
    _Atomic uint64_t limited;
} Sounding;

typedef struct {
    Sounding *sounding;
    Mixer    *mixer;
    Frames    from, to;  // of the stretch
} Reader;

static void *reader_open(void *self)
{
    Sounding *sounding = self;
    Reader   *reader = calloc(1, sizeof *reader);
    if (!reader)
        return NULL;
    reader->sounding = sounding;
    reader->mixer = mixer_open(sounding->score);
    if (reader->mixer)
        return reader;
    free(reader);
    return NULL;
}

static void reader_close(void *self)
{
    Reader *reader = self;
    mixer_close(reader->mixer);
    free(reader);
}

static void reader_move(void *self, Frames at, Frames from, Frames to)
{
    Reader *reader = self;
    Frames  begins = reader->sounding->begins + at;
    float   skipped[2];
    mixer_seek(reader->mixer, begins - (at > 0));
    if (at > 0)
        mixer_fill(reader->mixer, skipped, 1);  // the block that both share is mixed, and not counted, here
    reader->from = from;
    reader->to = to;
}

// Of two pieces that meet within a block, the first mixes it to its end, and counts it.
static Frames reader_fill(void *self, float *out, Frames frames)
{
    Reader  *reader = self;
    Frames   at = mixer_tell(reader->mixer) - reader->sounding->begins;
    uint64_t before = mixer_limited_blocks(reader->mixer);
    Frames   within = mixer_fill(reader->mixer, out, frames);
    if (at >= reader->from && at < reader->to)
        atomic_fetch_add(&reader->sounding->limited, mixer_limited_blocks(reader->mixer) - before);
    return within;
}

const FileFormat *encoding_format(const char *named, const char *path, SinkError *error)
{
    char              ending[40];
    const FileFormat *format;
    snprintf(ending, sizeof ending, "x.%s", named ? named : "");
    if ((format = file_format_of(named ? ending : path)))
        return format;
    file_say_endings(named ? named : path, error);
    return NULL;
}

bool encoding_may(const Encoding *encoding, SinkError *error)
{
    unsigned has = encoding->format->bits;
    if (encoding->bits == 0 || has & BITS_BIT(encoding->bits))
        return true;
    return sink_failed(error, "--bits: %s has %s", encoding->format->title,
                       has ? "16 and 24" : "none to choose: it is lossy");
}

static EncoderSettings settings_of(const Encoding *encoding, int rate, int channels, Frames length,
                                   const Tags *tags)
{
    return (EncoderSettings){ .rate = rate,
                              .channels = channels,
                              .length = length,
                              .quality = encoding->quality,
                              .bitrate = encoding->bitrate * 1000,
                              .bits = encoding->bits,
                              .tags = tags };
}

Frames produce_length(const Production *production)
{
    int rate = production->score->rate;
    return frames_at(production->stretch.to, rate) - frames_at(production->stretch.from, rate);
}

bool produce_sound(Production *production, SinkError *error)
{
    const Score *score = production->score;
    Sounding     sounding = { .score = score, .begins = frames_at(production->stretch.from, score->rate) };
    SinkSound    sound = { reader_open, reader_close, reader_move, reader_fill, &sounding };
    FileJob      job = { .path = production->path,
                         .fd = production->fd,
                         .over = production->over,
                         .format = production->encoding.format,
                         .encoder = settings_of(&production->encoding, score->rate, score->channels,
                                                produce_length(production), &production->tags),
                         .sound = &sound,
                         .threads = production->threads,
                         .share = production->share,
                         .go_on = production->go_on,
                         .replace = production->replace,
                         .self = production->self };
    bool         written = file_write(&job, error);
    production->limited_blocks = atomic_load(&sounding.limited);
    return written;
}

// --- Sound that is not a score's -------------------------------------------------------

static void *the_only_reader(void *self) { return self; }
static void  keep(void *self) { (void)self; }

static Frames fill(void *self, float *out, Frames frames)
{
    const ProduceFrames *from = self;
    return from->fill(from->source, out, frames);
}

static bool write_frames(const ProduceFrames *frames, const Encoding *encoding, FileJob job, SinkError *error)
{
    static const Tags tags = { .comment = OURS_MARK };
    SinkSound         sound = { the_only_reader, keep, NULL, fill, (void *)frames };
    job.format = encoding->format;
    job.encoder = settings_of(encoding, frames->rate, frames->channels, frames->length, &tags);
    job.sound = &sound;
    return file_write(&job, error);
}

bool produce_frames(const ProduceFrames *frames, const Encoding *encoding, const char *path, WholeOver over,
                    SinkError *error)
{
    return write_frames(frames, encoding, (FileJob){ .path = path, .over = over }, error);
}

bool produce_frames_into(const ProduceFrames *frames, const Encoding *encoding, int fd, SinkError *error)
{
    return write_frames(frames, encoding, (FileJob){ .fd = fd }, error);
}

// --- What goes with it -----------------------------------------------------------------

const char *produce_describe(Production *production, const DescribeSettings *about, Arena *arena)
{
    DescribeSettings settings = *about;
    settings.from = production->stretch.from;
    settings.to = production->stretch.to;
    return describe_tags(production->score, &settings, arena, &production->tags);
}

const char *produce_path(const char *sound, const char *ending, Arena *arena)
{
    return path_with_ending(sound, ending, arena);
}

BesideJob produce_beside_job(const Production *production)
{
    return (BesideJob){ production->score, production->stretch.from, production->stretch.to,
                        &production->tags,
                        production->called ? production->called : path_name(production->path) };
}

static bool put(const char *path, const void *bytes, size_t size, SinkError *error)
{
    char why[WHOLE_WHY_SIZE];
    return whole_write_bytes(path, bytes, size, WHOLE_OURS, why) || sink_failed(error, "%s", why);
}

static bool may(const char *path, WholeOver over, SinkError *error)
{
    char why[WHOLE_WHY_SIZE];
    return whole_may(path, over, why) || sink_failed(error, "%s", why);
}

const char *const *produce_files(const Production *production, Arena *arena, size_t *count)
{
    size_t            kind_count, room = 0;
    const BesideKind *kinds = beside_kinds(&kind_count);
    const char      **files = NULL, *sound = production->path;
    *count = 0;
    if (strcmp(sound, "-") == 0)
        return NULL;
    *ARENA_PUSH(arena, files, *count, room) = sound;
    if (production->cover_file)
        *ARENA_PUSH(arena, files, *count, room) = produce_path(sound, "png", arena);
    for (size_t i = 0; i < kind_count; i++)
        if (production->texts >> i & 1)
            *ARENA_PUSH(arena, files, *count, room) = produce_path(sound, kinds[i].ending, arena);
    return files;
}

bool produce_may(const Production *production, Arena *arena, SinkError *error)
{
    size_t             count;
    const char *const *files = produce_files(production, arena, &count);
    bool               good = true;
    *error = (SinkError){ 0 };
    for (size_t i = 0; i < count && good; i++)
        good = may(files[i], i == 0 ? production->over : WHOLE_OURS, error);
    return good;
}

static bool put_cover(const Production *production, bool all, Arena *arena, SinkError *error)
{
    const char *path = produce_path(production->path, "png", arena);
    const Tags *tags = &production->tags;
    if (!production->cover_file || !tags->cover || (!all && files_size(path) >= 0))
        return true;
    return put(path, tags->cover, tags->cover_size, error);
}

bool produce_beside(const Production *production, bool all, Arena *arena, SinkError *error)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    BesideJob         job = produce_beside_job(production);
    *error = (SinkError){ 0 };
    bool good = put_cover(production, all, arena, error);
    for (size_t i = 0; i < count && good; i++) {
        const char *path = produce_path(production->path, kinds[i].ending, arena);
        if (!(production->texts >> i & 1) || (!all && files_size(path) >= 0))
            continue;
        const char *text = kinds[i].text(&job, arena);
        good = put(path, text, strlen(text), error);
    }
    return good;
}

void produce_free(Production *production)
{
    free((void *)production->tags.cover);
    production->tags.cover = NULL;
}
