// MP3 through libsndfile, after an ID3 tag of our own: libsndfile garbles titles that are not ASCII and
// knows no chapters.
//
//     | ID3v2.3 tag | LAME header | frames ...
//      ^ fd 0        ^ libsndfile's 0: every place it asks for is moved by the tag's size
//
// Frames go in as floats: libsndfile 1.2.0 garbles MP3 when it is fed with shorts.
#include "base/library.h"
#include "sink/encoder.h"
#include "sink/id3.h"

#include <errno.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(sf_command) X(sf_open_virtual) X(sf_strerror) X(sf_writef_float) X(sf_close)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libsndfile.so.1"

typedef struct {
    Library  lib;
    SNDFILE *file;
    int      fd;
    off_t    base;  // size of the tag
    int      failed_errno;
} Mp3;

// Constant. 56 kb/s is the least in mono whose first frame has room for the LAME header, and so for the exact
// length.
static const int bitrates[][2] = {
    // mono, stereo
    [QUALITY_LOW] = { 56000, 64000 },
    [QUALITY_NORMAL] = { 64000, 96000 },
    [QUALITY_HIGH] = { 96000, 160000 },
};

static sf_count_t io_length(void *self)
{
    Mp3  *mp3 = self;
    off_t here = lseek(mp3->fd, 0, SEEK_CUR), end = lseek(mp3->fd, 0, SEEK_END);
    lseek(mp3->fd, here, SEEK_SET);
    return end - mp3->base;
}

static sf_count_t io_seek(sf_count_t offset, int whence, void *self)
{
    Mp3 *mp3 = self;
    return lseek(mp3->fd, whence == SEEK_SET ? offset + mp3->base : offset, whence) - mp3->base;
}

static sf_count_t io_read(void *to, sf_count_t size, void *self)
{
    return read(((Mp3 *)self)->fd, to, (size_t)size);
}

static sf_count_t io_write(const void *bytes, sf_count_t size, void *self)
{
    Mp3 *mp3 = self;
    if (encoder_put(mp3->fd, bytes, (size_t)size))
        return size;
    if (!mp3->failed_errno)
        mp3->failed_errno = errno;
    return 0;
}

static sf_count_t io_tell(void *self)
{
    Mp3 *mp3 = self;
    return lseek(mp3->fd, 0, SEEK_CUR) - mp3->base;
}

// libsndfile turns a level of 0..1 into a bitrate between the ends of the table of its rate: 320..32 kb/s
// from 32 kHz up (MPEG-1), 160..8 below (MPEG-2).
static void set_bitrate(const Mp3 *mp3, const EncoderSettings *settings)
{
    int bitrate = settings->bitrate ? settings->bitrate : bitrates[settings->quality][settings->channels - 1];
    double most = settings->rate >= 32000 ? 320000 : 160000, least = settings->rate >= 32000 ? 32000 : 8000;
    double level = (most - bitrate) / (most - least);
    level = level < 0 ? 0 : level > 1 ? 1 : level;
    int mode = SF_BITRATE_MODE_CONSTANT;
    mp3->lib.sf_command(mp3->file, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
    mp3->lib.sf_command(mp3->file, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
}

static bool put_tag(Mp3 *mp3, const Tags *tags, SinkError *error)
{
    size_t   size;
    uint8_t *tag = tags ? id3_build(tags, &size) : NULL;
    if (!tag)
        return !tags || sink_failed(error, "out of memory");
    bool done = encoder_put(mp3->fd, tag, size);
    free(tag);
    mp3->base = (off_t)size;
    return done || sink_failed(error, "%s", strerror(errno));
}

static bool open_library(Mp3 *mp3, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    return LIBRARY_OPEN(LIBRARY, &mp3->lib, why) ||
           sink_failed(error, "MP3 needs libsndfile (package libsndfile1): %s", why);
}

static void *mp3_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    SF_VIRTUAL_IO io = { io_length, io_seek, io_read, io_write, io_tell };
    SF_INFO       info = { .samplerate = settings->rate,
                           .channels = settings->channels,
                           .format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III };
    Mp3          *mp3 = calloc(1, sizeof *mp3);
    if (!mp3) {
        sink_failed(error, "out of memory");
        return NULL;
    }
    mp3->fd = fd;
    if (open_library(mp3, error) && put_tag(mp3, settings->tags, error)) {
        mp3->file = mp3->lib.sf_open_virtual(&io, SFM_WRITE, &info, mp3);
        if (mp3->file) {
            set_bitrate(mp3, settings);
            return mp3;
        }
        sink_failed(error, "MP3 at %d Hz: %s", settings->rate, mp3->lib.sf_strerror(NULL));
    }
    free(mp3);
    return NULL;
}

static bool report(const Mp3 *mp3, bool good, SinkError *error)
{
    if (mp3->failed_errno)
        return sink_failed(error, "%s", strerror(mp3->failed_errno));
    return good || sink_failed(error, "cannot encode MP3: %s", mp3->lib.sf_strerror(mp3->file));
}

static bool mp3_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Mp3 *mp3 = self;
    return report(mp3, mp3->lib.sf_writef_float(mp3->file, frames, count) == count, error);
}

static bool mp3_finish(void *self, SinkError *error)
{
    Mp3 *mp3 = self;
    bool closed = mp3->lib.sf_close(mp3->file) == 0;
    mp3->file = NULL;
    bool done = report(mp3, closed, error);
    free(mp3);
    return done;
}

const EncoderOps encoder_mp3 = { mp3_open, mp3_write, mp3_finish };
