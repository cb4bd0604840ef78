// FLAC through libFLAC: libsndfile writes no chapters and no cover.
#include "base/library.h"
#include "sink/encoder.h"

#include <FLAC/metadata.h>
#include <FLAC/stream_encoder.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair) \
    X(FLAC__metadata_object_vorbiscomment_append_comment) X(FLAC__metadata_object_new) \
    X(FLAC__metadata_object_picture_set_mime_type) X(FLAC__metadata_object_picture_set_data) \
    X(FLAC__stream_encoder_set_metadata) X(FLAC__stream_encoder_delete) \
    X(FLAC__metadata_object_delete) X(FLAC__stream_encoder_get_state) X(FLAC__stream_encoder_new) \
    X(FLAC__stream_encoder_set_channels) X(FLAC__stream_encoder_set_bits_per_sample) \
    X(FLAC__stream_encoder_set_sample_rate) X(FLAC__stream_encoder_set_compression_level) \
    X(FLAC__stream_encoder_set_total_samples_estimate) X(FLAC__stream_encoder_init_stream) \
    X(FLAC__stream_encoder_process_interleaved) X(FLAC__stream_encoder_finish) \
    X(FLAC__StreamEncoderStateString)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libFLAC.so.12"

enum { LEVEL = 5, PIECE = 4096 };  // libFLAC's own default level

typedef struct {
    Library               lib;
    FLAC__StreamEncoder  *encoder;
    FLAC__StreamMetadata *blocks[2];  // comments, cover
    unsigned              block_count;
    int                   channels;
    int                   fd;
    int                   failed_errno;
} Flac;

static FLAC__StreamEncoderWriteStatus put(const FLAC__StreamEncoder *encoder, const FLAC__byte *bytes,
                                          size_t size, unsigned samples, unsigned frame, void *self)
{
    (void)encoder, (void)samples, (void)frame;
    Flac *flac = self;
    if (encoder_put(flac->fd, bytes, size))
        return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
    flac->failed_errno = errno;
    return FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
}

static FLAC__StreamEncoderSeekStatus seek(const FLAC__StreamEncoder *encoder, FLAC__uint64 at, void *self)
{
    (void)encoder;
    return lseek(((Flac *)self)->fd, (off_t)at, SEEK_SET) < 0 ? FLAC__STREAM_ENCODER_SEEK_STATUS_ERROR
                                                              : FLAC__STREAM_ENCODER_SEEK_STATUS_OK;
}

static FLAC__StreamEncoderTellStatus tell_place(const FLAC__StreamEncoder *encoder, FLAC__uint64 *at,
                                                void *self)
{
    (void)encoder;
    *at = (FLAC__uint64)lseek(((Flac *)self)->fd, 0, SEEK_CUR);
    return FLAC__STREAM_ENCODER_TELL_STATUS_OK;
}

static void add_comment(void *self, const char *key, const char *value)
{
    const Flac                              *flac = self;
    FLAC__StreamMetadata_VorbisComment_Entry entry;
    if (flac->lib.FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair(&entry, key, value))
        flac->lib.FLAC__metadata_object_vorbiscomment_append_comment(flac->blocks[0], entry, false);
}

static void add_tags(Flac *flac, const Tags *tags)
{
    flac->blocks[flac->block_count++] = flac->lib.FLAC__metadata_object_new(
        FLAC__METADATA_TYPE_VORBIS_COMMENT);
    tags_comments(tags, add_comment, flac);
    if (tags->cover) {
        FLAC__StreamMetadata *cover = flac->lib.FLAC__metadata_object_new(FLAC__METADATA_TYPE_PICTURE);
        cover->data.picture.type = FLAC__STREAM_METADATA_PICTURE_TYPE_FRONT_COVER;
        cover->data.picture.width = cover->data.picture.height = (FLAC__uint32)tags->cover_side;
        cover->data.picture.depth = 24;
        flac->lib.FLAC__metadata_object_picture_set_mime_type(cover, "image/png", true);
        flac->lib.FLAC__metadata_object_picture_set_data(cover, (FLAC__byte *)tags->cover,
                                                         (FLAC__uint32)tags->cover_size, true);
        flac->blocks[flac->block_count++] = cover;
    }
    flac->lib.FLAC__stream_encoder_set_metadata(flac->encoder, flac->blocks, flac->block_count);
}

static void free_flac(Flac *flac)
{
    if (flac->encoder)
        flac->lib.FLAC__stream_encoder_delete(flac->encoder);
    for (unsigned i = 0; i < flac->block_count; i++)
        flac->lib.FLAC__metadata_object_delete(flac->blocks[i]);
    free(flac);
}

static const char *state_of(const Flac *flac)
{
    const char *const *texts = *flac->lib.FLAC__StreamEncoderStateString;
    return texts[flac->lib.FLAC__stream_encoder_get_state(flac->encoder)];
}

static bool report(const Flac *flac, bool good, SinkError *error)
{
    if (flac->failed_errno)
        return sink_failed(error, "%s", strerror(flac->failed_errno));
    return good || sink_failed(error, "cannot encode FLAC: %s", state_of(flac));
}

static bool open_library(Flac *flac, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    return LIBRARY_OPEN(LIBRARY, &flac->lib, why) ||
           sink_failed(error, "FLAC needs libFLAC (package libflac12): %s", why);
}

static void *flac_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    Flac *flac = calloc(1, sizeof *flac);
    if (!flac || !open_library(flac, error) || !(flac->encoder = flac->lib.FLAC__stream_encoder_new())) {
        free(flac);
        sink_failed(error, "out of memory");
        return NULL;
    }
    flac->fd = fd;
    flac->channels = settings->channels;
    flac->lib.FLAC__stream_encoder_set_channels(flac->encoder, (unsigned)settings->channels);
    flac->lib.FLAC__stream_encoder_set_bits_per_sample(flac->encoder, 16);
    flac->lib.FLAC__stream_encoder_set_sample_rate(flac->encoder, (unsigned)settings->rate);
    flac->lib.FLAC__stream_encoder_set_compression_level(flac->encoder, LEVEL);
    flac->lib.FLAC__stream_encoder_set_total_samples_estimate(flac->encoder, (FLAC__uint64)settings->length);
    if (settings->tags)
        add_tags(flac, settings->tags);
    if (flac->lib.FLAC__stream_encoder_init_stream(flac->encoder, put, seek, tell_place, NULL, flac) !=
        FLAC__STREAM_ENCODER_INIT_STATUS_OK) {
        report(flac, false, error);
        free_flac(flac);
        return NULL;
    }
    return flac;
}

static bool flac_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Flac       *flac = self;
    FLAC__int32 samples[PIECE * 2];
    while (count > 0) {
        Frames piece = count < PIECE ? count : PIECE;
        for (Frames i = 0; i < piece * flac->channels; i++)
            samples[i] = encoder_s16(frames[i]);
        if (!report(flac,
                    flac->lib.FLAC__stream_encoder_process_interleaved(flac->encoder, samples,
                                                                       (unsigned)piece),
                    error))
            return false;
        frames += piece * flac->channels;
        count -= piece;
    }
    return true;
}

static bool flac_finish(void *self, SinkError *error)
{
    Flac *flac = self;
    bool  done = report(flac, flac->lib.FLAC__stream_encoder_finish(flac->encoder), error);
    free_flac(flac);
    return done;
}

const EncoderOps encoder_flac = { flac_open, flac_write, flac_finish, NULL };
