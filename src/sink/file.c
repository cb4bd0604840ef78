#include "sink/file.h"

#include "base/path.h"
#include "base/whole.h"
#include "sink/ahead.h"
#include "sink/pieces.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { EXACT = BITS_BIT(BITS_16) | BITS_BIT(BITS_24), ANY = EXACT | BITS_BIT(BITS_FLOAT) };

// clang-format off
static const FileFormat formats[] = {
    { "wav",  "WAV",    "audio/wav",   &encoder_wav,    true,  ANY },
    { "mp3",  "MP3",    "audio/mpeg",  &encoder_mp3,    true,  0 },
    { "m4b",  "M4B",    "audio/mp4",   &encoder_m4b,    true,  0 },
    { "m4a",  "M4A",    "audio/mp4",   &encoder_m4b,    true,  0 },
    { "opus", "Opus",   "audio/ogg",   &encoder_opus,   true,  0 },
    { "ogg",  "Vorbis", "audio/ogg",   &encoder_vorbis, true,  0 },
    { "flac", "FLAC",   "audio/flac",  &encoder_flac,   true,  EXACT },
    { "aiff", "AIFF",   "audio/aiff",  &encoder_aiff,   false, ANY },
    { "caf",  "CAF",    "audio/x-caf", &encoder_caf,    false, ANY },
    { "w64",  "Wave64", "audio/x-w64", &encoder_w64,    false, ANY },
    { "au",   "AU",     "audio/basic", &encoder_au,     false, ANY },
};
// clang-format on
enum { FORMATS = sizeof formats / sizeof *formats };

const FileFormat *file_formats(size_t *count)
{
    *count = FORMATS;
    return formats;
}

const FileFormat *file_format_of(const char *path)
{
    const char *ending = path_ending(path);
    if (!*ending)
        return &formats[0];
    for (size_t i = 0; i < FORMATS; i++)
        if (strcasecmp(formats[i].ending, ending) == 0)
            return &formats[i];
    return NULL;
}

bool file_say_endings(const char *path, SinkError *error)
{
    char   endings[100] = "";
    size_t used = 0;
    for (size_t i = 0; i < FORMATS; i++)
        used += (size_t)snprintf(endings + used, sizeof endings - used, "%s.%s", i ? ", " : "",
                                 formats[i].ending);
    return sink_failed(error, "%.300s: the ending picks the format, one of %s", path, endings);
}

// Puts the path in front of what an encoder or the system said.
static bool name_it(SinkError *error, const char *path)
{
    char what[sizeof error->text];
    memcpy(what, error->text, sizeof what);
    snprintf(error->text, sizeof error->text, "%.200s cannot be written: %.280s", path, what);
    return false;
}

static bool name_pipe(SinkError *error)
{
    error->reader_gone = strcmp(error->text, strerror(EPIPE)) == 0;
    return error->failed && name_it(error, "standard output");
}

static bool encode(const FileJob *job, void *encoder, Ahead *ahead, SinkError *error)
{
    Frames count, done = 0;
    for (;;) {
        const float *frames = ahead_next(ahead, &count);
        if (count == 0)
            return true;
        if (!job->format->ops->write(encoder, frames, count, error))
            return false;
        done += count;
        if (job->go_on && !job->go_on(job->self, done))
            return false;
    }
}

static bool write_in_order(const FileJob *job, void *encoder, SinkError *error)
{
    const SinkSound *sound = job->sound;
    void            *reader = sound->open(sound->self);
    if (!reader)
        return sink_failed(error, "out of memory");
    if (sound->move)
        sound->move(reader, 0, 0, job->encoder.length);
    Ahead *ahead = ahead_open(sound->fill, reader, job->encoder.channels, job->encoder.length);
    bool   good = ahead ? encode(job, encoder, ahead, error) : sink_failed(error, "no thread to mix in");
    ahead_close(ahead);
    sound->close(reader);
    return good;
}

static bool write_pieces(const FileJob *job, void *encoder, SinkError *error)
{
    PiecesJob pieces = { .ops = job->format->ops->pieces,
                         .encoder = encoder,
                         .channels = job->encoder.channels,
                         .sound = job->sound,
                         .threads = job->threads < 1 ? 1 : job->threads,
                         .share = job->share,
                         .go_on = job->go_on,
                         .self = job->self };
    return pieces_write(&pieces, error);
}

static bool write_into(int fd, const FileJob *job, bool in_order, SinkError *error)
{
    const EncoderOps *ops = job->format->ops;
    EncoderSettings   settings = job->encoder;
    settings.in_order = in_order;
    const EncoderPieces *pieces = job->sound->move ? ops->pieces : NULL;
    settings.in_pieces = pieces != NULL;
    void *encoder = ops->open(fd, &settings, error);
    if (!encoder)
        return false;
    bool      in_pieces = pieces && pieces->count(encoder) > 0;
    bool      good = in_pieces ? write_pieces(job, encoder, error) : write_in_order(job, encoder, error);
    SinkError at_end = { 0 };
    if (!ops->finish(encoder, &at_end) && good) {
        *error = at_end;
        good = false;
    }
    return good;
}

bool file_write(const FileJob *job, SinkError *error)
{
    *error = (SinkError){ 0 };
    if (job->fd)
        return write_into(job->fd, job, false, error);
    if (strcmp(job->path, "-") == 0)
        return write_into(STDOUT_FILENO, job, true, error) || name_pipe(error);

    WholeFile file;
    char      why[WHOLE_WHY_SIZE];
    if (!whole_open(&file, job->path, job->over, why))
        return sink_failed(error, "%s", why);
    if (!write_into(file.fd, job, file.direct, error)) {
        whole_abandon(&file);
        return error->failed && name_it(error, job->path);
    }
    if (job->replace)
        job->replace(job->self);
    return whole_commit(&file, why) || sink_failed(error, "%s", why);
}
