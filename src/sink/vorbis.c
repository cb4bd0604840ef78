// Ogg Vorbis through libvorbisenc: libsndfile gives each file a random serial and writes no chapters.
#include "base/library.h"
#include "sink/encoder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <vorbis/vorbisenc.h>

// clang-format off
#define CALLS(X) \
    X(vorbis_comment_add_tag) X(vorbis_analysis_headerout) X(ogg_stream_packetin) \
    X(ogg_stream_flush) X(ogg_stream_clear) X(vorbis_block_clear) X(vorbis_dsp_clear) \
    X(vorbis_comment_clear) X(vorbis_info_clear) X(vorbis_encode_init) X(vorbis_encode_init_vbr) \
    X(vorbis_info_init) X(vorbis_comment_init) X(vorbis_analysis_init) X(vorbis_block_init) \
    X(ogg_stream_init) X(vorbis_analysis_blockout) X(vorbis_analysis) X(vorbis_bitrate_addblock) \
    X(vorbis_bitrate_flushpacket) X(ogg_stream_pageout) X(vorbis_analysis_buffer) \
    X(vorbis_analysis_wrote)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libvorbisenc.so.2"  // brings libvorbis and libogg

enum { SERIAL = 0x57414C4B, PIECE = 1024 };  // "WALK"

typedef struct {
    Library          lib;
    vorbis_info      info;
    vorbis_comment   comments;
    vorbis_dsp_state dsp;
    vorbis_block     block;
    ogg_stream_state stream;
    int              channels, fd;
} Vorbis;

static const float qualities[] = { [QUALITY_LOW] = 0.0f, [QUALITY_NORMAL] = 0.3f, [QUALITY_HIGH] = 0.6f };

static void add_comment(void *self, const char *key, const char *value)
{
    Vorbis *vorbis = self;
    vorbis->lib.vorbis_comment_add_tag(&vorbis->comments, key, value);
}

static void base64(const uint8_t *bytes, size_t size, char *to)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16;
        three |= i + 1 < size ? (uint32_t)bytes[i + 1] << 8 : 0;
        three |= i + 2 < size ? bytes[i + 2] : 0;
        for (size_t d = 0; d < 4; d++)
            *to++ = (char)(i + d > size ? '=' : digits[three >> (18 - 6 * d) & 63]);
    }
    *to = 0;
}

// FLAC's PICTURE block: big-endian numbers, the MIME type after its length, the PNG at the end. size: 41
// bytes more than the PNG.
static void picture_block(const Tags *tags, uint8_t *at)
{
    static const char mime[] = "image/png";
    uint32_t          side = (uint32_t)tags->cover_side;
    // front cover, length of the MIME type, of the description, width, height, depth, colours, length of the
    // data
    const uint32_t numbers[] = { 3, 9, 0, side, side, 24, 0, (uint32_t)tags->cover_size };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        for (int shift = 24; shift >= 0; shift -= 8)
            *at++ = (uint8_t)(numbers[i] >> shift);
        if (i == 1) {
            memcpy(at, mime, 9);
            at += 9;
        }
    }
    memcpy(at, tags->cover, tags->cover_size);
}

// The picture as a comment (wiki.xiph.org/VorbisComment, METADATA_BLOCK_PICTURE). False: out of memory.
static bool add_cover(Vorbis *vorbis, const Tags *tags)
{
    size_t   size = 41 + tags->cover_size;
    uint8_t *block = malloc(size);
    char    *text = malloc((size + 2) / 3 * 4 + 1);
    bool     room = block && text;
    if (room) {
        picture_block(tags, block);
        base64(block, size, text);
        add_comment(vorbis, "METADATA_BLOCK_PICTURE", text);
    }
    free(text);
    free(block);
    return room;
}

// tags: NULL if there are none.
static bool add_tags(Vorbis *vorbis, const Tags *tags)
{
    if (!tags)
        return true;
    tags_comments(tags, add_comment, vorbis);
    return !tags->cover || add_cover(vorbis, tags);
}

static bool put_page(const Vorbis *vorbis, const ogg_page *page, SinkError *error)
{
    if (encoder_put(vorbis->fd, page->header, (size_t)page->header_len) &&
        encoder_put(vorbis->fd, page->body, (size_t)page->body_len))
        return true;
    return sink_failed(error, "%s", strerror(errno));
}

static bool put_headers(Vorbis *vorbis, SinkError *error)
{
    ogg_packet first, comments, books;
    ogg_page   page;
    vorbis->lib.vorbis_analysis_headerout(&vorbis->dsp, &vorbis->comments, &first, &comments, &books);
    vorbis->lib.ogg_stream_packetin(&vorbis->stream, &first);
    vorbis->lib.ogg_stream_packetin(&vorbis->stream, &comments);
    vorbis->lib.ogg_stream_packetin(&vorbis->stream, &books);
    while (vorbis->lib.ogg_stream_flush(&vorbis->stream, &page))
        if (!put_page(vorbis, &page, error))
            return false;
    return true;
}

static void free_vorbis(Vorbis *vorbis)
{
    vorbis->lib.ogg_stream_clear(&vorbis->stream);
    vorbis->lib.vorbis_block_clear(&vorbis->block);
    vorbis->lib.vorbis_dsp_clear(&vorbis->dsp);
    vorbis->lib.vorbis_comment_clear(&vorbis->comments);
    vorbis->lib.vorbis_info_clear(&vorbis->info);
    free(vorbis);
}

static bool set_rate(Vorbis *vorbis, const EncoderSettings *settings)
{
    if (settings->bitrate)
        return vorbis->lib.vorbis_encode_init(&vorbis->info, settings->channels, settings->rate, -1,
                                              settings->bitrate, -1) == 0;
    return vorbis->lib.vorbis_encode_init_vbr(&vorbis->info, settings->channels, settings->rate,
                                              qualities[settings->quality]) == 0;
}

static bool open_library(Vorbis *vorbis, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    return LIBRARY_OPEN(LIBRARY, &vorbis->lib, why) ||
           sink_failed(error, "Ogg Vorbis needs libvorbisenc (package libvorbisenc2): %s", why);
}

static void *vorbis_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    Vorbis *vorbis = calloc(1, sizeof *vorbis);
    if (!vorbis || !open_library(vorbis, error)) {
        free(vorbis);
        sink_failed(error, "out of memory");
        return NULL;
    }
    vorbis->fd = fd;
    vorbis->channels = settings->channels;
    vorbis->lib.vorbis_info_init(&vorbis->info);
    if (!set_rate(vorbis, settings)) {
        sink_failed(error, "Vorbis cannot do %d bits a second at %d Hz", settings->bitrate, settings->rate);
        vorbis->lib.vorbis_info_clear(&vorbis->info);
        free(vorbis);
        return NULL;
    }
    vorbis->lib.vorbis_comment_init(&vorbis->comments);
    bool tagged = add_tags(vorbis, settings->tags) || sink_failed(error, "out of memory");
    vorbis->lib.vorbis_analysis_init(&vorbis->dsp, &vorbis->info);
    vorbis->lib.vorbis_block_init(&vorbis->dsp, &vorbis->block);
    vorbis->lib.ogg_stream_init(&vorbis->stream, SERIAL);
    if (tagged && put_headers(vorbis, error))
        return vorbis;
    free_vorbis(vorbis);
    return NULL;
}

static bool put_ready(Vorbis *vorbis, SinkError *error)
{
    ogg_packet packet;
    ogg_page   page;
    while (vorbis->lib.vorbis_analysis_blockout(&vorbis->dsp, &vorbis->block) == 1) {
        vorbis->lib.vorbis_analysis(&vorbis->block, NULL);
        vorbis->lib.vorbis_bitrate_addblock(&vorbis->block);
        while (vorbis->lib.vorbis_bitrate_flushpacket(&vorbis->dsp, &packet)) {
            vorbis->lib.ogg_stream_packetin(&vorbis->stream, &packet);
            while (vorbis->lib.ogg_stream_pageout(&vorbis->stream, &page))
                if (!put_page(vorbis, &page, error))
                    return false;
        }
    }
    return true;
}

static bool vorbis_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Vorbis *vorbis = self;
    while (count > 0) {
        Frames  piece = count < PIECE ? count : PIECE;
        float **planes = vorbis->lib.vorbis_analysis_buffer(&vorbis->dsp, (int)piece);
        for (Frames i = 0; i < piece; i++)
            for (int c = 0; c < vorbis->channels; c++)
                planes[c][i] = frames[i * vorbis->channels + c];
        vorbis->lib.vorbis_analysis_wrote(&vorbis->dsp, (int)piece);
        if (!put_ready(vorbis, error))
            return false;
        frames += piece * vorbis->channels;
        count -= piece;
    }
    return true;
}

static bool vorbis_finish(void *self, SinkError *error)
{
    Vorbis  *vorbis = self;
    ogg_page page;
    vorbis->lib.vorbis_analysis_wrote(&vorbis->dsp, 0);
    bool done = put_ready(vorbis, error);
    while (done && vorbis->lib.ogg_stream_flush(&vorbis->stream, &page))
        done = put_page(vorbis, &page, error);
    free_vorbis(vorbis);
    return done;
}

const EncoderOps encoder_vorbis = { vorbis_open, vorbis_write, vorbis_finish, NULL };
