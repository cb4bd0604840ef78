// Opus through libopusenc, in pieces, in Ogg pages of a second.
//
//     | OpusHead | OpusTags | packets of piece 0 | of piece 1 | ...
//                             2 s before it ─▶ libopusenc ─▶ thrown away, then kept
//
// At a constant bitrate, and with everything coded as music (the other way remembers half a minute), an
// encoder begun a little earlier soon gives the same packets as one that heard everything:
// tests/unit/test_opus.c shows it. A piece begins where a packet of 48 kHz and a frame of the sound fall
// together.
#include "sink/encoder.h"

#ifdef HAVE_OPUSENC

#include "base/library.h"
#include "sink/ogg.h"

#include <opusenc.h>
#include <stdlib.h>
#include <string.h>

// clang-format off
#define CALLS(X) \
    X(ope_comments_add) X(ope_encoder_destroy) X(ope_comments_destroy) X(ope_comments_create) \
    X(ope_comments_add_picture_from_memory) X(ope_encoder_create_callbacks) X(ope_encoder_ctl) \
    X(ope_strerror) X(ope_encoder_write_float) X(ope_encoder_drain) X(ope_encoder_flush_header)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libopusenc.so.0"

enum {
    SERIAL = 0x57414C4B,  // "WALK"
    OPUS_RATE = 48000,    // of every Opus file, whatever the sound's
    PACKET = 960,         // frames of it: 20 ms
    PACKETS_A_SECOND = OPUS_RATE / PACKET,
    RUN_UP = 2 * PACKETS_A_SECOND,
    PIECES = 12,  // of a walk of the usual length
    LEAST = 20 * PACKETS_A_SECOND,
    MOST = 100 * PACKETS_A_SECOND,
    HEADS = 2,    // packets of each encoder before its first of sound
    STEP = 1024,  // frames given to the encoder at once
};

// One encoder, begun somewhere. Of its packets, those of [from, to) are kept, each with its size in two bytes
// in front. Its head and its tags come first, numbered from -2.
typedef struct {
    OggOpusEnc *encoder;
    int64_t     made, from, to;
    Bytes      *out;
} Run;

typedef struct {
    Library          lib;
    EncoderSettings  settings;
    OggOpusComments *comments;
    Ogg             *ogg;
    int              bitrate;
    Frames           skipped;  // of 48 kHz, that a player skips at the start
    int64_t          put;      // packets
    Bytes            waiting;  // the last packet of each piece waits here: it may be the last of all
    Run              run;      // used when everything comes in order
} Opus;

static const int bitrates[][2] = {
    // mono, stereo; speech over soft noise. Constant
    [QUALITY_LOW] = { 32000, 40000 },
    [QUALITY_NORMAL] = { 40000, 64000 },
    [QUALITY_HIGH] = { 64000, 112000 },
};

static bool failed(const Opus *opus, int code, SinkError *error)
{
    return sink_failed(error, "cannot encode Opus: %s", opus->lib.ope_strerror(code));
}

// --- libopusenc ------------------------------------------------------------------------

// We do not want its pages, except the first ones.
static int keep_page(void *self, const unsigned char *bytes, opus_int32 size)
{
    if (self)
        bytes_add(self, bytes, (size_t)size);
    return 0;
}

static int closed(void *self)
{
    (void)self;
    return 0;
}

static void keep_packet(void *self, const unsigned char *bytes, opus_int32 size, opus_uint32 flags)
{
    Run *run = self;
    (void)flags;
    if (run->made >= run->from && run->made < run->to) {
        const unsigned char head[] = { (unsigned char)(size & 0xff), (unsigned char)(size >> 8) };
        bytes_add(run->out, head, sizeof head);
        bytes_add(run->out, bytes, (size_t)size);
    }
    run->made++;
}

static OggOpusEnc *new_encoder(const Opus *opus, void *pages, int *code)
{
    static const OpusEncCallbacks callbacks = { keep_page, closed };
    const EncoderSettings        *settings = &opus->settings;
    OggOpusEnc *encoder = opus->lib.ope_encoder_create_callbacks(&callbacks, pages, opus->comments,
                                                                 settings->rate, settings->channels, 0, code);
    if (!encoder)
        return NULL;
    opus->lib.ope_encoder_ctl(encoder, OPE_SET_SERIALNO(SERIAL));
    opus->lib.ope_encoder_ctl(encoder, OPUS_SET_BITRATE(opus->bitrate));
    opus->lib.ope_encoder_ctl(encoder, OPUS_SET_VBR(0));
    opus->lib.ope_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_MUSIC));
    opus->lib.ope_encoder_ctl(encoder, OPE_SET_DECISION_DELAY(0));
    return encoder;
}

static bool begin(const Opus *opus, Run *run, int64_t from, int64_t to, SinkError *error)
{
    int code = OPE_ALLOC_FAIL;
    *run = (Run){ new_encoder(opus, NULL, &code), -HEADS, from, to, NULL };
    return run->encoder || failed(opus, code, error);
}

// The run must not move in memory while packets come from it.
static bool go_on(const Opus *opus, Run *run, const float *frames, Frames count, Bytes *out, SinkError *error)
{
    run->out = out;
    opus->lib.ope_encoder_ctl(run->encoder, OPE_SET_PACKET_CALLBACK(keep_packet, run));
    int code = opus->lib.ope_encoder_write_float(run->encoder, frames, (int)count);
    return code == OPE_OK || failed(opus, code, error);
}

static bool come_to_end(const Opus *opus, Run *run, Bytes *out, SinkError *error)
{
    run->out = out;
    opus->lib.ope_encoder_ctl(run->encoder, OPE_SET_PACKET_CALLBACK(keep_packet, run));
    int code = opus->lib.ope_encoder_drain(run->encoder);
    return code == OPE_OK || failed(opus, code, error);
}

static void end(const Opus *opus, Run *run)
{
    if (run->encoder)
        opus->lib.ope_encoder_destroy(run->encoder);
    run->encoder = NULL;
}

// --- Opening ---------------------------------------------------------------------------

static void add_comment(void *self, const char *key, const char *value)
{
    const Opus *opus = self;
    opus->lib.ope_comments_add(opus->comments, key, value);
}

static void add_tags(Opus *opus, const Tags *tags)
{
    tags_comments(tags, add_comment, opus);
    if (tags->cover)
        opus->lib.ope_comments_add_picture_from_memory(opus->comments, (const char *)tags->cover,
                                                       tags->cover_size, 3, NULL);
}

// The head gives the frames to skip in its bytes 10 and 11 (RFC 7845, 5.1), after a page head of 28 bytes.
static Frames skipped_of(const Bytes *head)
{
    enum { PAGE_HEAD = 28, AT = 10 };
    return head->size < PAGE_HEAD + AT + 2 ? 0 : head->at[PAGE_HEAD + AT] | head->at[PAGE_HEAD + AT + 1] << 8;
}

static bool put_head(Opus *opus, int fd, SinkError *error)
{
    int         code = OPE_ALLOC_FAIL;
    Bytes       head = { 0 };
    OggOpusEnc *encoder = new_encoder(opus, &head, &code);
    if (encoder)
        code = opus->lib.ope_encoder_flush_header(encoder);
    bool good = code == OPE_OK ? !head.failed || sink_failed(error, "out of memory")
                               : failed(opus, code, error);
    opus->skipped = good ? skipped_of(&head) : 0;
    good = good && (opus->ogg = ogg_go_on(fd, SERIAL, head.at, head.size, error));
    if (encoder)
        opus->lib.ope_encoder_destroy(encoder);
    free(head.at);
    return good;
}

static void free_opus(Opus *opus)
{
    if (opus->comments)
        opus->lib.ope_comments_destroy(opus->comments);
    ogg_close(opus->ogg);
    free(opus->waiting.at);
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
    if (!opus || !open_library(opus, error) || !(opus->comments = opus->lib.ope_comments_create())) {
        free(opus);
        sink_failed(error, "out of memory");
        return NULL;
    }
    opus->settings = *settings;
    opus->bitrate = settings->bitrate ? settings->bitrate
                                      : bitrates[settings->quality][settings->channels - 1];
    if (settings->tags)
        add_tags(opus, settings->tags);
    if (put_head(opus, fd, error))
        return opus;
    free_opus(opus);
    return NULL;
}

// --- Packets into pages ----------------------------------------------------------------

// Where the sound ends: the granule position of the last page says so, and a player cuts it there.
static int64_t last_granule(const Opus *opus)
{
    int64_t frames = opus->settings.length, rate = opus->settings.rate;
    return (frames * OPUS_RATE + rate - 1) / rate + opus->skipped;
}

static bool put_packet(Opus *opus, const unsigned char *bytes, size_t size, bool last, SinkError *error)
{
    int64_t granule = ++opus->put * PACKET;
    return ogg_put(opus->ogg, bytes, size, last ? last_granule(opus) : granule,
                   opus->put % PACKETS_A_SECOND == 0, last, error);
}

// One packet is held back: only at the end is it clear which one is the last.
static bool put_packets(void *self, const Bytes *packets, SinkError *error)
{
    Opus *opus = self;
    for (size_t at = 0; at + 2 <= packets->size;) {
        size_t size = packets->at[at] | (size_t)packets->at[at + 1] << 8;
        if (opus->waiting.size > 0 && !put_packet(opus, opus->waiting.at, opus->waiting.size, false, error))
            return false;
        opus->waiting.size = 0;
        bytes_add(&opus->waiting, packets->at + at + 2, size);
        at += 2 + size;
    }
    return !opus->waiting.failed || sink_failed(error, "out of memory");
}

// --- Pieces ----------------------------------------------------------------------------

static int common(int a, int b) { return b ? common(b, a % b) : a; }

// Packets between two places where a packet and a frame of the sound begin together.
static int64_t grid(const Opus *opus)
{
    return PACKETS_A_SECOND / common(opus->settings.rate, PACKETS_A_SECOND);
}

static Frames frame_of(const Opus *opus, int64_t packet)
{
    Frames at = packet * opus->settings.rate / PACKETS_A_SECOND;
    return at < opus->settings.length ? at : opus->settings.length;
}

static int64_t piece_packets(const Opus *opus)
{
    int64_t all = last_granule(opus) / PACKET, some = all / PIECES;
    some = some < LEAST ? LEAST : some > MOST ? MOST : some;
    return some / grid(opus) * grid(opus);
}

// The last piece takes the rest, so that every piece has enough sound after it to feed the encoder.
static int64_t count_pieces(const void *self)
{
    const Opus *opus = self;
    int64_t count = frame_of(opus, INT32_MAX) * PACKETS_A_SECOND / opus->settings.rate / piece_packets(opus);
    return count > 0 ? count : 1;
}

static bool feed_run(const Opus *opus, Run *run, const EncoderFeed *feed, Frames left, Bytes *out,
                     SinkError *error)
{
    float samples[STEP * 2];
    for (Frames count; left > 0 && run->made < run->to; left -= count) {
        count = left < STEP ? left : STEP;
        if (!feed->next(feed->self, samples, count) || !go_on(opus, run, samples, count, out, error))
            return false;
    }
    return run->made >= run->to || come_to_end(opus, run, out, error);
}

static bool make_piece(const void *self, int64_t number, const EncoderFeed *feed, Bytes *out,
                       SinkError *error)
{
    const Opus *opus = self;
    bool        last = number + 1 == count_pieces(opus);
    int64_t     from = number * piece_packets(opus), to = from + piece_packets(opus);
    int64_t     begins = from < RUN_UP ? 0 : from - RUN_UP;
    Frames      at = frame_of(opus, begins), until = last ? opus->settings.length : frame_of(opus, to);
    Run         run;
    if (!begin(opus, &run, from - begins, last ? INT64_MAX : to - begins, error))
        return false;
    feed->move(feed->self, at, frame_of(opus, from), until);
    bool made = feed_run(opus, &run, feed, opus->settings.length - at, out, error);
    end(opus, &run);
    return made;
}

static const EncoderPieces pieces = { count_pieces, make_piece, put_packets };

// --- In order --------------------------------------------------------------------------

static bool put_run(Opus *opus, Bytes *packets, bool good, SinkError *error)
{
    if (packets->failed)
        good = sink_failed(error, "out of memory");
    good = good && put_packets(opus, packets, error);
    free(packets->at);
    return good;
}

static bool opus_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Opus *opus = self;
    Bytes packets = { 0 };
    if (!opus->run.encoder && !begin(opus, &opus->run, 0, INT64_MAX, error))
        return false;
    return put_run(opus, &packets, go_on(opus, &opus->run, frames, count, &packets, error), error);
}

static bool end_run(Opus *opus, SinkError *error)
{
    Bytes packets = { 0 };
    return put_run(opus, &packets, come_to_end(opus, &opus->run, &packets, error), error);
}

static bool opus_finish(void *self, SinkError *error)
{
    Opus *opus = self;
    bool  good = !opus->run.encoder || end_run(opus, error);
    end(opus, &opus->run);
    if (good && opus->waiting.size > 0)
        good = put_packet(opus, opus->waiting.at, opus->waiting.size, true, error);
    free_opus(opus);
    return good;
}

const EncoderOps encoder_opus = { opus_open, opus_write, opus_finish, &pieces };

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

const EncoderOps encoder_opus = { opus_open, opus_write, opus_finish, NULL };

#endif
