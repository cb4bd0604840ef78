// The formats that nothing else here writes, through libsndfile: AIFF, CAF, Sony Wave64, Sun's AU.
//
// Their head is completed at the end, so none of them can go into a pipe. Tags are a title and our mark,
// where the format has room for them.
#include "base/library.h"
#include "base/ours.h"
#include "sink/encoder.h"

#include <errno.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CALLS(X) X(sf_open_fd) X(sf_close) X(sf_writef_float) X(sf_strerror) X(sf_set_string) X(sf_command)
LIBRARY_TYPE(CALLS)
#define LIBRARY "libsndfile.so.1"

typedef struct {
    Library  lib;
    SNDFILE *file;
    int      channels;
} Sndfile;

typedef struct {
    int         format;
    const char *title;
    bool        holds_more;  // than 4 GiB
} Form;

static int subtype_of(SampleBits bits)
{
    switch (bits) {
    case BITS_16: break;
    case BITS_24: return SF_FORMAT_PCM_24;
    case BITS_FLOAT: return SF_FORMAT_FLOAT;
    }
    return SF_FORMAT_PCM_16;
}

static bool fits(const Form *form, const EncoderSettings *settings, SinkError *error)
{
    uint64_t bytes = (uint64_t)settings->length * (uint64_t)settings->channels * encoder_bits(settings) / 8;
    if (settings->in_order)
        return sink_failed(error, "%s cannot go into a pipe: its head is written last", form->title);
    return form->holds_more || bytes < UINT32_MAX - (1 << 20) ||
           sink_failed(error, "%s holds 4 GiB at most: .caf and .w64 hold more", form->title);
}

static bool open_library(Sndfile *out, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    return LIBRARY_OPEN(LIBRARY, &out->lib, why) ||
           sink_failed(error, "this needs libsndfile (package libsndfile1): %s", why);
}

static void set_tags(const Sndfile *out, const Tags *tags)
{
    if (tags->title)
        out->lib.sf_set_string(out->file, SF_STR_TITLE, tags->title);
    out->lib.sf_set_string(out->file, SF_STR_COMMENT, tags->comment ? tags->comment : OURS_MARK);
}

static bool open_file(Sndfile *out, int fd, const Form *form, const EncoderSettings *settings,
                      SinkError *error)
{
    SF_INFO info = { .samplerate = settings->rate,
                     .channels = settings->channels,
                     .format = form->format | subtype_of(encoder_bits(settings)) };
    out->channels = settings->channels;
    out->file = out->lib.sf_open_fd(fd, SFM_WRITE, &info, SF_FALSE);
    if (!out->file)
        return sink_failed(error, "cannot write %s: %s", form->title, out->lib.sf_strerror(NULL));
    out->lib.sf_command(out->file, SFC_SET_CLIPPING, NULL, SF_TRUE);
    if (settings->tags)
        set_tags(out, settings->tags);
    return true;
}

static void *open_as(Form form, int fd, const EncoderSettings *settings, SinkError *error)
{
    Sndfile *out = calloc(1, sizeof *out);
    if (out && fits(&form, settings, error) && open_library(out, error) &&
        open_file(out, fd, &form, settings, error))
        return out;
    free(out);
    sink_failed(error, "out of memory");
    return NULL;
}

static void *aiff_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    return open_as((Form){ SF_FORMAT_AIFF, "AIFF", false }, fd, settings, error);
}

static void *caf_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    return open_as((Form){ SF_FORMAT_CAF, "CAF", true }, fd, settings, error);
}

static void *w64_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    return open_as((Form){ SF_FORMAT_W64, "Wave64", true }, fd, settings, error);
}

static void *au_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    return open_as((Form){ SF_FORMAT_AU, "AU", false }, fd, settings, error);
}

static bool sndfile_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Sndfile *out = self;
    errno = 0;
    if (out->lib.sf_writef_float(out->file, frames, count) == count)
        return true;
    return sink_failed(error, "%s", errno ? strerror(errno) : out->lib.sf_strerror(out->file));
}

static bool sndfile_finish(void *self, SinkError *error)
{
    Sndfile *out = self;
    errno = 0;
    int code = out->lib.sf_close(out->file);
    free(out);
    return code == 0 || sink_failed(error, "%s", errno ? strerror(errno) : "the end could not be written");
}

const EncoderOps encoder_aiff = { aiff_open, sndfile_write, sndfile_finish, NULL };
const EncoderOps encoder_caf = { caf_open, sndfile_write, sndfile_finish, NULL };
const EncoderOps encoder_w64 = { w64_open, sndfile_write, sndfile_finish, NULL };
const EncoderOps encoder_au = { au_open, sndfile_write, sndfile_finish, NULL };
