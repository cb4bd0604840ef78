// Opus through libopusenc: any input rate, chapters and cover as comments, a fixed serial so that bytes
// repeat.
#include "sink/encoder.h"

#ifdef HAVE_OPUSENC

#include "base/library.h"

#include <errno.h>
#include <opusenc.h>
#include <stdlib.h>
#include <string.h>

// clang-format off
#define CALLS(X) \
    X(ope_comments_add) X(ope_encoder_destroy) X(ope_comments_destroy) X(ope_comments_create) \
    X(ope_comments_add_picture_from_memory) X(ope_encoder_create_callbacks) X(ope_encoder_ctl) \
    X(ope_strerror) X(ope_encoder_write_float) X(ope_encoder_drain)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libopusenc.so.0"

enum { SERIAL = 0x57414C4B };  // "WALK"

typedef struct {
    Library          lib;
    OggOpusEnc      *encoder;
    OggOpusComments *comments;
    int              fd;
    int              failed_errno;  // of the first write that failed; 0: none
} Opus;

static const int bitrates[][2] = {
    // mono, stereo; speech over soft noise
    [QUALITY_LOW] = { 24000, 40000 },
    [QUALITY_NORMAL] = { 40000, 64000 },
    [QUALITY_HIGH] = { 64000, 112000 },
};

static int put(void *self, const unsigned char *bytes, opus_int32 size)
{
    Opus *opus = self;
    if (opus->failed_errno)
        return 1;
    if (!encoder_put(opus->fd, bytes, (size_t)size))
        opus->failed_errno = errno;
    return opus->failed_errno != 0;
}

static int put_done(void *self)
{
    (void)self;
    return 0;
}

static void add_comment(void *self, const char *key, const char *value)
{
    const Opus *opus = self;
    opus->lib.ope_comments_add(opus->comments, key, value);
}

static void free_opus(Opus *opus)
{
    if (opus->encoder)
        opus->lib.ope_encoder_destroy(opus->encoder);
    if (opus->comments)
        opus->lib.ope_comments_destroy(opus->comments);
    free(opus);
}

static bool open_library(Opus *opus, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    return LIBRARY_OPEN(LIBRARY, &opus->lib, why) ||
           sink_failed(error, "Opus needs libopusenc (package libopusenc0): %s", why);
}

static void *opus_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    Opus *opus = calloc(1, sizeof *opus);
    int   code = OPE_ALLOC_FAIL;
    if (!opus || !open_library(opus, error)) {
        free(opus);
        sink_failed(error, "out of memory");
        return NULL;
    }
    if (!(opus->comments = opus->lib.ope_comments_create()))
        goto failed;
    opus->fd = fd;
    if (settings->tags) {
        tags_comments(settings->tags, add_comment, opus);
        if (settings->tags->cover)
            opus->lib.ope_comments_add_picture_from_memory(opus->comments,
                                                           (const char *)settings->tags->cover,
                                                           settings->tags->cover_size, 3, NULL);
    }
    static const OpusEncCallbacks callbacks = { put, put_done };
    opus->encoder = opus->lib.ope_encoder_create_callbacks(&callbacks, opus, opus->comments, settings->rate,
                                                           settings->channels, 0, &code);
    if (!opus->encoder)
        goto failed;
    int bitrate = settings->bitrate ? settings->bitrate : bitrates[settings->quality][settings->channels - 1];
    opus->lib.ope_encoder_ctl(opus->encoder, OPE_SET_SERIALNO(SERIAL));
    opus->lib.ope_encoder_ctl(opus->encoder, OPUS_SET_BITRATE(bitrate));
    return opus;
failed:
    sink_failed(error, "cannot encode Opus: %s", opus->lib.ope_strerror(code));
    free_opus(opus);
    return NULL;
}

static bool report(const Opus *opus, int code, SinkError *error)
{
    if (opus->failed_errno)
        return sink_failed(error, "%s", strerror(opus->failed_errno));
    return code == OPE_OK || sink_failed(error, "cannot encode Opus: %s", opus->lib.ope_strerror(code));
}

static bool opus_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Opus *opus = self;
    return report(opus, opus->lib.ope_encoder_write_float(opus->encoder, frames, (int)count), error);
}

static bool opus_finish(void *self, SinkError *error)
{
    Opus *opus = self;
    bool  done = report(opus, opus->lib.ope_encoder_drain(opus->encoder), error);
    free_opus(opus);
    return done;
}

#else

static void *opus_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    (void)fd, (void)settings;
    sink_failed(error, "this walkcoach was built without libopusenc (libopusenc-dev) and cannot write Opus");
    return NULL;
}

static bool opus_write(void *self, const float *frames, Frames count, SinkError *error)
{
    (void)self, (void)frames, (void)count, (void)error;
    return false;
}

static bool opus_finish(void *self, SinkError *error)
{
    (void)self, (void)error;
    return false;
}

#endif

const EncoderOps encoder_opus = { opus_open, opus_write, opus_finish, NULL };
