// FLAC through libFLAC, in pieces: libsndfile writes no chapters and no cover.
//
//     | "fLaC" STREAMINFO | tags | cover | frames of piece 0 | of piece 1, counted on | ...
//
// A frame depends on nothing before it but its number. So each piece has an encoder of its own, and the
// numbers are put right afterwards. STREAMINFO is completed at the end: it has the sizes of frames and the
// MD5 of all samples. Without nettle, which computes that sum, or into a pipe, one encoder makes everything
// in order.
#include "base/library.h"
#include "sink/encoder.h"
#include "sink/flac_form.h"
#include "sink/md5.h"

#include <FLAC/metadata.h>
#include <FLAC/stream_encoder.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// libFLAC 1.2 to 1.4 export it for their own program, but it is not in the header.
FLAC__bool FLAC__stream_encoder_set_do_md5(FLAC__StreamEncoder *encoder, FLAC__bool value);

// clang-format off
#define CALLS(X) \
    X(FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair) \
    X(FLAC__metadata_object_vorbiscomment_append_comment) X(FLAC__metadata_object_new) \
    X(FLAC__metadata_object_picture_set_mime_type) X(FLAC__metadata_object_picture_set_data) \
    X(FLAC__stream_encoder_set_metadata) X(FLAC__stream_encoder_delete) \
    X(FLAC__metadata_object_delete) X(FLAC__stream_encoder_get_state) X(FLAC__stream_encoder_new) \
    X(FLAC__stream_encoder_set_channels) X(FLAC__stream_encoder_set_bits_per_sample) \
    X(FLAC__stream_encoder_set_sample_rate) X(FLAC__stream_encoder_set_compression_level) \
    X(FLAC__stream_encoder_set_do_md5) \
    X(FLAC__stream_encoder_set_total_samples_estimate) X(FLAC__stream_encoder_set_blocksize) \
    X(FLAC__stream_encoder_init_stream) X(FLAC__stream_encoder_process_interleaved) \
    X(FLAC__stream_encoder_finish) X(FLAC__StreamEncoderStateString)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libFLAC.so.12"

enum {
    LEVEL = 5,     // libFLAC's own default
    BLOCK = 4096,  // frames of sound in one FLAC frame, as at that level
    PIECE_BLOCKS = 32
};

typedef struct {
    Library               lib;
    EncoderSettings       settings;
    FLAC__StreamMetadata *blocks[2];  // comments, cover
    unsigned              block_count;
    int                   fd;
    FLAC__StreamEncoder  *encoder;  // makes all in order; NULL: in pieces
    int                   failed_errno;
    uint8_t               info[FLAC_INFO_END];  // the file's first bytes
    uint32_t              least, most;          // bytes of a frame
    Md5                  *md5;
    FlacSums              sums;
} Flac;

// --- libFLAC ---------------------------------------------------------------------------

static const char *state_of(const Flac *flac, const FLAC__StreamEncoder *encoder)
{
    const char *const *texts = *flac->lib.FLAC__StreamEncoderStateString;
    return texts[flac->lib.FLAC__stream_encoder_get_state(encoder)];
}

static bool failed(const Flac *flac, const FLAC__StreamEncoder *encoder, SinkError *error)
{
    return sink_failed(error, "cannot encode FLAC: %s", encoder ? state_of(flac, encoder) : "out of memory");
}

static FLAC__StreamEncoder *new_encoder(const Flac *flac, Frames length)
{
    const Library       *lib = &flac->lib;
    FLAC__StreamEncoder *encoder = lib->FLAC__stream_encoder_new();
    if (!encoder)
        return NULL;
    lib->FLAC__stream_encoder_set_channels(encoder, (unsigned)flac->settings.channels);
    lib->FLAC__stream_encoder_set_bits_per_sample(encoder, encoder_bits(&flac->settings));
    lib->FLAC__stream_encoder_set_sample_rate(encoder, (unsigned)flac->settings.rate);
    lib->FLAC__stream_encoder_set_compression_level(encoder, LEVEL);
    lib->FLAC__stream_encoder_set_blocksize(encoder, BLOCK);
    lib->FLAC__stream_encoder_set_total_samples_estimate(encoder, (FLAC__uint64)length);
    return encoder;
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
}

static void free_flac(Flac *flac)
{
    if (flac->encoder)
        flac->lib.FLAC__stream_encoder_delete(flac->encoder);
    for (unsigned i = 0; i < flac->block_count; i++)
        flac->lib.FLAC__metadata_object_delete(flac->blocks[i]);
    md5_end(flac->md5, NULL);
    free(flac);
}

// --- In order --------------------------------------------------------------------------

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

static FLAC__StreamEncoderTellStatus where(const FLAC__StreamEncoder *encoder, FLAC__uint64 *at, void *self)
{
    (void)encoder;
    *at = (FLAC__uint64)lseek(((Flac *)self)->fd, 0, SEEK_CUR);
    return FLAC__STREAM_ENCODER_TELL_STATUS_OK;
}

static bool report(const Flac *flac, bool good, SinkError *error)
{
    if (flac->failed_errno)
        return sink_failed(error, "%s", strerror(flac->failed_errno));
    return good || failed(flac, flac->encoder, error);
}

static bool open_in_order(Flac *flac, SinkError *error)
{
    flac->encoder = new_encoder(flac, flac->settings.length);
    if (!flac->encoder)
        return failed(flac, NULL, error);
    flac->lib.FLAC__stream_encoder_set_metadata(flac->encoder, flac->blocks, flac->block_count);
    bool good = flac->lib.FLAC__stream_encoder_init_stream(flac->encoder, put, seek, where, NULL, flac) ==
                FLAC__STREAM_ENCODER_INIT_STATUS_OK;
    return report(flac, good, error);
}

// frames: at most BLOCK.
static bool process(const Flac *flac, FLAC__StreamEncoder *encoder, const float *frames, Frames count)
{
    FLAC__int32 samples[BLOCK * 2];
    samples_round(frames, (size_t)(count * flac->settings.channels), encoder_bits(&flac->settings), samples);
    return flac->lib.FLAC__stream_encoder_process_interleaved(encoder, samples, (unsigned)count);
}

static bool flac_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Flac *flac = self;
    int   channels = flac->settings.channels;
    for (Frames part; count > 0; count -= part, frames += part * channels) {
        part = count < BLOCK ? count : BLOCK;
        if (!report(flac, process(flac, flac->encoder, frames, part), error))
            return false;
    }
    return true;
}

// --- Pieces ----------------------------------------------------------------------------

// What a piece hands on: a word for each frame's size, ended by 0; the frames; the samples.
typedef struct {
    const Flac *flac;
    uint32_t    number;  // of its next frame
    Bytes       sizes, frames;
    uint8_t    *room;  // for one frame
    size_t      room_size;
    bool        failed;
} Piece;

static bool make_room(Piece *piece, size_t size)
{
    if (size <= piece->room_size)
        return true;
    uint8_t *room = realloc(piece->room, size);
    if (room)
        piece->room = room, piece->room_size = size;
    return room != NULL;
}

static FLAC__StreamEncoderWriteStatus keep(const FLAC__StreamEncoder *encoder, const FLAC__byte *bytes,
                                           size_t size, unsigned samples, unsigned frame, void *self)
{
    Piece *piece = self;
    (void)encoder, (void)frame;
    if (samples == 0)  // what comes before the frames
        return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
    uint32_t made = 0;
    if (make_room(piece, size + FLAC_NUMBER_MOST))
        made = (uint32_t)flac_renumber(&piece->flac->sums, bytes, size, piece->number++, piece->room);
    bytes_add(&piece->sizes, &made, sizeof made);
    bytes_add(&piece->frames, piece->room, made);
    piece->failed |= made == 0 || piece->sizes.failed || piece->frames.failed;
    return piece->failed ? FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR
                         : FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
}

// No pieces into a pipe, or without nettle.
static int64_t count_pieces(const void *self)
{
    const Flac *flac = self;
    return flac->md5 ? (flac->settings.length + PIECE_BLOCKS * BLOCK - 1) / (PIECE_BLOCKS * BLOCK) : 0;
}

// Puts the piece's samples into `samples`, in the form that the checksum is taken of.
static bool encode_piece(Piece *piece, const EncoderFeed *feed, FLAC__StreamEncoder *encoder,
                         uint8_t *samples, Frames count, SinkError *error)
{
    const Flac *flac = piece->flac;
    int         channels = flac->settings.channels;
    float       frames[BLOCK * 2];
    for (Frames part; count > 0; count -= part) {
        part = count < BLOCK ? count : BLOCK;
        if (!feed->next(feed->self, frames, part))
            return false;
        samples_pack(frames, (size_t)(part * channels), encoder_bits(&flac->settings), samples);
        samples += (size_t)(part * channels) * encoder_bits(&flac->settings) / 8;
        if (!process(flac, encoder, frames, part))
            return failed(flac, piece->failed ? NULL : encoder, error);
    }
    return flac->lib.FLAC__stream_encoder_finish(encoder) || failed(flac, encoder, error);
}

// After the samples, which are already there: the frames, their sizes, and how many there are.
static bool hand_on(Piece *piece, Bytes *out, SinkError *error)
{
    const uint32_t count = (uint32_t)(piece->sizes.size / sizeof(uint32_t));
    bytes_add(out, piece->frames.at, piece->frames.size);
    bytes_add(out, piece->sizes.at, piece->sizes.size);
    bytes_add(out, &count, sizeof count);
    return !out->failed || sink_failed(error, "out of memory");
}

static bool make_piece(const void *self, int64_t number, const EncoderFeed *feed, Bytes *out,
                       SinkError *error)
{
    const Flac          *flac = self;
    Frames               from = number * PIECE_BLOCKS * BLOCK, left = flac->settings.length - from;
    Frames               count = left < PIECE_BLOCKS * BLOCK ? left : PIECE_BLOCKS * BLOCK;
    size_t               size = (size_t)(count * flac->settings.channels) * encoder_bits(&flac->settings) / 8;
    Piece                piece = { .flac = flac, .number = (uint32_t)(number * PIECE_BLOCKS) };
    uint8_t             *samples = bytes_grow(out, size);
    FLAC__StreamEncoder *encoder = samples ? new_encoder(flac, count) : NULL;
    if (encoder)
        flac->lib.FLAC__stream_encoder_set_do_md5(encoder, false);  // ours covers the whole
    bool made = encoder &&
                flac->lib.FLAC__stream_encoder_init_stream(encoder, keep, NULL, NULL, NULL, &piece) ==
                    FLAC__STREAM_ENCODER_INIT_STATUS_OK;
    if (!made)
        failed(flac, encoder, error);
    feed->move(feed->self, from, from, from + count);
    made = made && encode_piece(&piece, feed, encoder, samples, count, error) && hand_on(&piece, out, error);
    if (encoder)
        flac->lib.FLAC__stream_encoder_delete(encoder);
    free(piece.sizes.at);
    free(piece.frames.at);
    free(piece.room);
    return made;
}

static bool put_piece(void *self, const Bytes *piece, SinkError *error)
{
    Flac                *flac = self;
    const unsigned char *end = piece->at + piece->size - sizeof(uint32_t);
    uint32_t             count, size;
    size_t               all = 0;
    memcpy(&count, end, sizeof count);
    end -= count * sizeof size;
    for (uint32_t i = 0; i < count; i++, all += size) {
        memcpy(&size, end + i * sizeof size, sizeof size);
        flac->least = size < flac->least || flac->least == 0 ? size : flac->least;
        flac->most = size > flac->most ? size : flac->most;
    }
    md5_add(flac->md5, piece->at, (size_t)(end - all - piece->at));
    return encoder_put(flac->fd, end - all, all) || sink_failed(error, "%s", strerror(errno));
}

static const EncoderPieces pieces = { count_pieces, make_piece, put_piece };

// --- Opening, and the end --------------------------------------------------------------

static FLAC__StreamEncoderWriteStatus keep_head(const FLAC__StreamEncoder *encoder, const FLAC__byte *bytes,
                                                size_t size, unsigned samples, unsigned frame, void *self)
{
    (void)encoder, (void)samples, (void)frame;
    bytes_add(self, bytes, size);
    return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
}

// Everything before the frames, as libFLAC writes it.
static bool put_head(Flac *flac, SinkError *error)
{
    Bytes                head = { 0 };
    FLAC__StreamEncoder *encoder = new_encoder(flac, flac->settings.length);
    if (!encoder)
        return failed(flac, NULL, error);
    flac->lib.FLAC__stream_encoder_set_metadata(encoder, flac->blocks, flac->block_count);
    bool good = flac->lib.FLAC__stream_encoder_init_stream(encoder, keep_head, NULL, NULL, NULL, &head) ==
                    FLAC__STREAM_ENCODER_INIT_STATUS_OK ||
                failed(flac, encoder, error);
    good = good && ((!head.failed && head.size >= sizeof flac->info) || sink_failed(error, "out of memory"));
    if (good) {
        memcpy(flac->info, head.at, sizeof flac->info);
        good = encoder_put(flac->fd, head.at, head.size) || sink_failed(error, "%s", strerror(errno));
    }
    flac->lib.FLAC__stream_encoder_delete(encoder);
    free(head.at);
    return good;
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
    if (!flac || !open_library(flac, error)) {
        free(flac);
        sink_failed(error, "out of memory");
        return NULL;
    }
    flac->fd = fd;
    flac->settings = *settings;
    flac->sums = flac_sums();
    if (settings->tags)
        add_tags(flac, settings->tags);
    flac->md5 = settings->in_order || !settings->in_pieces ? NULL : md5_begin();
    if (flac->md5 ? put_head(flac, error) : open_in_order(flac, error))
        return flac;
    free_flac(flac);
    return NULL;
}

static bool end_in_order(Flac *flac, SinkError *error)
{
    return report(flac, flac->lib.FLAC__stream_encoder_finish(flac->encoder), error);
}

static bool end_pieces(Flac *flac, SinkError *error)
{
    uint8_t md5[MD5_SIZE];
    md5_end(flac->md5, md5);
    flac->md5 = NULL;
    flac_info_fill(flac->info, flac->least, flac->most, md5);
    return pwrite(flac->fd, flac->info, sizeof flac->info, 0) == (ssize_t)sizeof flac->info ||
           sink_failed(error, "%s", strerror(errno));
}

static bool flac_finish(void *self, SinkError *error)
{
    Flac *flac = self;
    bool  done = flac->md5 ? end_pieces(flac, error) : end_in_order(flac, error);
    free_flac(flac);
    return done;
}

const EncoderOps encoder_flac = { flac_open, flac_write, flac_finish, &pieces };
