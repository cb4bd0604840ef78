#include "job/produce.h"

#include "base/files.h"
#include "base/ours.h"
#include "base/path.h"
#include "base/whole.h"
#include "mix/mixer.h"

#include <stdlib.h>
#include <string.h>

// --- The sound -------------------------------------------------------------------------

static FileJob file_job(const ProduceFrames *frames, const Encoding *encoding, const char *path)
{
    return (FileJob){
        .path = path,
        .format = encoding->format,
        .fill = frames->fill,
        .source = frames->source,
        .encoder = { .rate = frames->rate,
                     .channels = frames->channels,
                     .length = frames->length,
                     .quality = encoding->quality,
                     .bitrate = encoding->bitrate * 1000 },
    };
}

bool produce_frames(const ProduceFrames *frames, const Encoding *encoding, const char *path, SinkError *error)
{
    static const Tags tags = { .comment = OURS_MARK };
    FileJob           job = file_job(frames, encoding, path);
    job.encoder.tags = &tags;
    job.over = WHOLE_OURS;
    return file_write(&job, error);
}

static Frames fill(void *mixer, float *out, Frames frames) { return mixer_fill(mixer, out, frames); }

Frames produce_length(const Production *production)
{
    int rate = production->score->rate;
    return frames_at(production->stretch.to, rate) - frames_at(production->stretch.from, rate);
}

bool produce_sound(Production *production, SinkError *error)
{
    const Score *score = production->score;
    Mixer       *mixer = mixer_open(score);
    *error = (SinkError){ 0 };
    if (!mixer)
        return sink_failed(error, "out of memory");
    mixer_seek(mixer, frames_at(production->stretch.from, score->rate));
    ProduceFrames frames = { fill, mixer, score->rate, score->channels, produce_length(production) };
    FileJob       job = file_job(&frames, &production->encoding, production->path);
    job.encoder.tags = &production->tags;
    job.over = production->over;
    job.go_on = production->go_on;
    job.replace = production->replace;
    job.self = production->self;
    bool written = file_write(&job, error);
    production->limited_blocks = mixer_limited_blocks(mixer);
    mixer_close(mixer);
    return written;
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
                        &production->tags, path_name(production->path) };
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

bool produce_may(const Production *production, Arena *arena, SinkError *error)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    const char       *sound = production->path;
    *error = (SinkError){ 0 };
    if (strcmp(sound, "-") == 0)
        return true;
    bool good = may(sound, production->over, error) &&
                (!production->cover_file || may(produce_path(sound, "png", arena), WHOLE_OURS, error));
    for (size_t i = 0; i < count && good; i++)
        if (production->texts >> i & 1)
            good = may(produce_path(sound, kinds[i].ending, arena), WHOLE_OURS, error);
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
