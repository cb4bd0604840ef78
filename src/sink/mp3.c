// MP3 through LAME, in pieces. The ID3 tag in front is our own: for titles that are not ASCII, and for
// chapters.
//
//     | ID3v2.3 tag | Info frame | frames of piece 0 | of piece 1 | ...
//                                       49 frames before it ─▶ LAME ─▶ thrown away, then kept
//
// With the reservoir off, a frame depends on what LAME heard shortly before, and on its place in the pattern
// of longer frames. An encoder begun 49 frames earlier, where the pattern starts again, then gives the same
// bytes as one that heard everything. tests/unit/test_mp3.c compares the two. LAME turns everything down to
// 0.95; we undo that.
#include "sink/encoder.h"

#ifdef HAVE_LAME

#include "base/library.h"
#include "sink/id3.h"
#include "sink/mp3_form.h"

#include <errno.h>
#include <lame/lame.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(lame_init) X(lame_close) X(lame_init_params) X(lame_set_in_samplerate) X(lame_set_out_samplerate) \
    X(lame_set_num_channels) X(lame_set_mode) X(lame_set_brate) X(lame_get_brate) X(lame_set_quality) \
    X(lame_set_disable_reservoir) X(lame_set_bWriteVbrTag) X(lame_set_write_id3tag_automatic) \
    X(lame_set_scale) X(lame_get_scale) X(lame_set_errorf) X(lame_set_msgf) X(lame_set_debugf) \
    X(lame_encode_buffer_ieee_float) X(lame_encode_buffer_interleaved_ieee_float) X(lame_encode_flush) \
    X(lame_get_lametag_frame)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libmp3lame.so.0"

enum {
    // Of 2 to 9, nearest to the sound by signal to error on the 20-minute walk, and the fastest.
    QUALITY = 7,
    RUN_UP = MP3_REPEAT,  // frames
    PIECES = 16,          // of a walk of the usual length
    LEAST = 20 * MP3_REPEAT,
    MOST = 60 * MP3_REPEAT,            // frames of a piece: half a minute, one and a half
    BYTES = 1 << 20,                   // of a piece, at most: a dozen wait in memory
    STEP = 1152,                       // samples given to LAME at once
    STEP_BYTES = STEP * 5 / 4 + 7200,  // the most that may come out, as lame.h says
};

// One encoder, begun somewhere. Of its bytes, those of [from, to) are kept.
typedef struct {
    lame_t  lame;
    int64_t made, from, to;
} Run;

typedef struct {
    Library         lib;
    EncoderSettings settings;
    int             fd;
    Mp3Form         form;
    int64_t         frames;
    float           scale;  // undoes LAME's
    uint8_t         head[MP3_HEAD_MOST];
    size_t          head_size;
    off_t           head_at;
    int64_t         put;  // bytes of frames
    uint16_t        crc;  // of them
    Run             run;  // used when everything comes in order
} Mp3;

// Constant bitrates.
static const int bitrates[][2] = {
    // mono, stereo
    [QUALITY_LOW] = { 56000, 64000 },
    [QUALITY_NORMAL] = { 64000, 96000 },
    [QUALITY_HIGH] = { 96000, 160000 },
};

// --- LAME ------------------------------------------------------------------------------

static void quiet(const char *format, va_list args) { (void)format, (void)args; }

static lame_t new_lame(const Mp3 *mp3, int bitrate, bool with_head)
{
    const Library *lib = &mp3->lib;
    lame_t         lame = lib->lame_init();
    if (!lame)
        return NULL;
    lib->lame_set_errorf(lame, quiet);
    lib->lame_set_msgf(lame, quiet);
    lib->lame_set_debugf(lame, quiet);
    lib->lame_set_in_samplerate(lame, mp3->settings.rate);
    lib->lame_set_out_samplerate(lame, mp3->settings.rate);
    lib->lame_set_num_channels(lame, mp3->settings.channels);
    lib->lame_set_mode(lame, mp3->settings.channels == 1 ? MONO : JOINT_STEREO);
    lib->lame_set_brate(lame, bitrate / 1000);
    lib->lame_set_quality(lame, QUALITY);
    lib->lame_set_disable_reservoir(lame, 1);
    lib->lame_set_bWriteVbrTag(lame, with_head);
    lib->lame_set_write_id3tag_automatic(lame, 0);
    lib->lame_set_scale(lame, mp3->scale);
    if (lib->lame_init_params(lame) >= 0)
        return lame;
    lib->lame_close(lame);
    return NULL;
}

static int encode(const Mp3 *mp3, lame_t lame, const float *frames, int count, uint8_t out[STEP_BYTES])
{
    if (mp3->settings.channels == 1)
        return mp3->lib.lame_encode_buffer_ieee_float(lame, frames, frames, count, out, STEP_BYTES);
    return mp3->lib.lame_encode_buffer_interleaved_ieee_float(lame, frames, count, out, STEP_BYTES);
}

static bool keep(Run *run, const uint8_t *bytes, int size, Bytes *out, SinkError *error)
{
    if (size < 0)
        return sink_failed(error, "cannot encode MP3: LAME says %d", size);
    int64_t from = run->from > run->made ? run->from - run->made : 0;
    int64_t to = run->to < run->made + size ? run->to - run->made : size;
    if (from < to)
        bytes_add(out, bytes + from, (size_t)(to - from));
    run->made += size;
    return true;
}

static bool begin(const Mp3 *mp3, Run *run, int64_t from, int64_t to, SinkError *error)
{
    *run = (Run){ new_lame(mp3, mp3->form.bitrate, false), 0, from, to };
    return run->lame || sink_failed(error, "cannot encode MP3: out of memory");
}

static bool go_on(const Mp3 *mp3, Run *run, const float *frames, Frames count, Bytes *out, SinkError *error)
{
    uint8_t bytes[STEP_BYTES];
    for (Frames done = 0; done < count; done += STEP) {
        int part = count - done < STEP ? (int)(count - done) : STEP;
        if (!keep(run, bytes, encode(mp3, run->lame, frames + done * mp3->settings.channels, part, bytes),
                  out, error))
            return false;
    }
    return true;
}

static bool come_to_end(const Mp3 *mp3, Run *run, Bytes *out, SinkError *error)
{
    uint8_t bytes[STEP_BYTES];
    return keep(run, bytes, mp3->lib.lame_encode_flush(run->lame, bytes, sizeof bytes), out, error) &&
           (run->made >= run->to || sink_failed(error, "cannot encode MP3: LAME gave too few frames"));
}

// --- Before the frames -----------------------------------------------------------------

// An Info frame made from a moment's silence, to be filled in; 0: a frame of this bitrate has no room for it.
static size_t draft_head(Mp3 *mp3, int bitrate)
{
    static const float silence[STEP * 2];
    uint8_t            bytes[STEP_BYTES];
    lame_t             lame = new_lame(mp3, bitrate, true);
    if (!lame)
        return 0;
    for (int i = 0; i < 3; i++)
        encode(mp3, lame, silence, STEP, bytes);
    mp3->lib.lame_encode_flush(lame, bytes, sizeof bytes);
    size_t size = mp3->lib.lame_get_lametag_frame(lame, mp3->head, sizeof mp3->head);
    mp3->lib.lame_close(lame);
    return size <= sizeof mp3->head ? size : 0;
}

// What LAME makes of our settings. Also fills its tables, before there are threads.
static bool learn(Mp3 *mp3, int bitrate, SinkError *error)
{
    mp3->scale = 1;
    lame_t lame = new_lame(mp3, bitrate, false);
    if (!lame)
        return sink_failed(error, "cannot encode MP3: out of memory");
    mp3->scale = 1 / mp3->lib.lame_get_scale(lame);
    mp3->form = (Mp3Form){ mp3->settings.rate, mp3->lib.lame_get_brate(lame) * 1000 };
    mp3->lib.lame_close(lame);
    for (int most = mp3->form.bitrate; mp3->head_size == 0 && most <= 320000; most += 8000)
        mp3->head_size = draft_head(mp3, most);
    return mp3->head_size > 0 || sink_failed(error, "cannot encode MP3: LAME gives no Info frame");
}

static bool put(const Mp3 *mp3, const void *bytes, size_t size, SinkError *error)
{
    return encoder_put(mp3->fd, bytes, size) || sink_failed(error, "%s", strerror(errno));
}

static bool put_tag(Mp3 *mp3, SinkError *error)
{
    size_t   size;
    uint8_t *tag = mp3->settings.tags ? id3_build(mp3->settings.tags, &size) : NULL;
    if (!tag)
        return !mp3->settings.tags || sink_failed(error, "out of memory");
    bool done = put(mp3, tag, size, error);
    free(tag);
    mp3->head_at = (off_t)size;
    return done;
}

static void fill_head(Mp3 *mp3)
{
    mp3_head_fill(mp3->head, mp3->head_size, mp3->form, mp3->settings.length, mp3->crc);
}

static bool open_library(Mp3 *mp3, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    return LIBRARY_OPEN(LIBRARY, &mp3->lib, why) ||
           sink_failed(error, "MP3 needs LAME (package libmp3lame0): %s", why);
}

// From 32 kHz up (MPEG-1) the bitrate is 32 to 320 kb/s, below that 8 to 160.
static int bitrate_of(const EncoderSettings *settings)
{
    int bitrate = settings->bitrate ? settings->bitrate : bitrates[settings->quality][settings->channels - 1];
    int least = settings->rate >= 32000 ? 32000 : 8000, most = settings->rate >= 32000 ? 320000 : 160000;
    return bitrate < least ? least : bitrate > most ? most : bitrate;
}

static void *mp3_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    if (!mp3_rate_is_known(settings->rate)) {
        sink_failed(error,
                    "MP3 has no rate of %d Hz: it has 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100 "
                    "and 48000",
                    settings->rate);
        return NULL;
    }
    Mp3 *mp3 = calloc(1, sizeof *mp3);
    if (!mp3) {
        sink_failed(error, "out of memory");
        return NULL;
    }
    mp3->settings = *settings;
    mp3->fd = fd;
    mp3->frames = mp3_frames(settings->rate, settings->length);
    if (open_library(mp3, error) && learn(mp3, bitrate_of(settings), error) && put_tag(mp3, error)) {
        fill_head(mp3);
        if (put(mp3, mp3->head, mp3->head_size, error))
            return mp3;
    }
    free(mp3);
    return NULL;
}

// --- Frames ----------------------------------------------------------------------------

static bool put_frames(void *self, const Bytes *frames, SinkError *error)
{
    Mp3 *mp3 = self;
    mp3_crc(&mp3->crc, frames->at, frames->size);
    mp3->put += (int64_t)frames->size;
    return put(mp3, frames->at, frames->size, error);
}

static int64_t piece_frames(const Mp3 *mp3)
{
    int64_t frames = mp3->frames / PIECES / MP3_REPEAT * MP3_REPEAT + MP3_REPEAT;
    int64_t most = BYTES / mp3_bytes(mp3->form, 1) / MP3_REPEAT * MP3_REPEAT;
    if (most > MOST)
        most = MOST;
    return frames > most ? most : frames < LEAST ? LEAST : frames;
}

static int64_t count_pieces(const void *self)
{
    const Mp3 *mp3 = self;
    return (mp3->frames + piece_frames(mp3) - 1) / piece_frames(mp3);
}

static Frames within(const Mp3 *mp3, int64_t frames)
{
    Frames at = frames * mp3_frame_samples(mp3->form.rate);
    return at < mp3->settings.length ? at : mp3->settings.length;
}

// Feeds the run until it has everything it must keep, or the sound ends.
static bool feed_run(const Mp3 *mp3, Run *run, const EncoderFeed *feed, Frames left, Bytes *out,
                     SinkError *error)
{
    float samples[STEP * 2];
    for (Frames count; left > 0 && run->made < run->to; left -= count) {
        count = left < STEP ? left : STEP;
        if (!feed->next(feed->self, samples, count) || !go_on(mp3, run, samples, count, out, error))
            return false;
    }
    return run->made >= run->to || come_to_end(mp3, run, out, error);
}

static bool make_piece(const void *self, int64_t number, const EncoderFeed *feed, Bytes *out,
                       SinkError *error)
{
    const Mp3 *mp3 = self;
    int64_t    from = number * piece_frames(mp3), to = from + piece_frames(mp3);
    int64_t    begins = from < RUN_UP ? 0 : from - RUN_UP;
    Run        run;
    if (to > mp3->frames)
        to = mp3->frames;
    if (!begin(mp3, &run, mp3_bytes(mp3->form, from - begins), mp3_bytes(mp3->form, to - begins), error))
        return false;
    feed->move(feed->self, within(mp3, begins), within(mp3, from), within(mp3, to));
    bool made = feed_run(mp3, &run, feed, mp3->settings.length - within(mp3, begins), out, error);
    mp3->lib.lame_close(run.lame);
    return made;
}

static const EncoderPieces pieces = { count_pieces, make_piece, put_frames };

// --- In order --------------------------------------------------------------------------

static bool put_run(Mp3 *mp3, Bytes *bytes, bool good, SinkError *error)
{
    if (bytes->failed)
        good = sink_failed(error, "out of memory");
    good = good && put_frames(mp3, bytes, error);
    free(bytes->at);
    return good;
}

static bool mp3_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Mp3  *mp3 = self;
    Bytes bytes = { 0 };
    if (!mp3->run.lame && !begin(mp3, &mp3->run, 0, mp3_bytes(mp3->form, mp3->frames), error))
        return false;
    return put_run(mp3, &bytes, go_on(mp3, &mp3->run, frames, count, &bytes, error), error);
}

static bool end_run(Mp3 *mp3, SinkError *error)
{
    Bytes bytes = { 0 };
    bool  good = put_run(mp3, &bytes, come_to_end(mp3, &mp3->run, &bytes, error), error);
    mp3->lib.lame_close(mp3->run.lame);
    return good;
}

// Only now is the sum of the frames known. If nothing can be written twice it stays 0, which no player minds.
static bool put_head_again(Mp3 *mp3, SinkError *error)
{
    if (mp3->settings.in_order)
        return true;
    fill_head(mp3);
    return pwrite(mp3->fd, mp3->head, mp3->head_size, mp3->head_at) == (ssize_t)mp3->head_size ||
           sink_failed(error, "%s", strerror(errno));
}

static bool mp3_finish(void *self, SinkError *error)
{
    Mp3 *mp3 = self;
    bool good = !mp3->run.lame || end_run(mp3, error);
    good = good && (mp3->put == mp3_bytes(mp3->form, mp3->frames) ||
                    sink_failed(error, "cannot encode MP3: %lld bytes of frames", (long long)mp3->put));
    good = good && put_head_again(mp3, error);
    free(mp3);
    return good;
}

const EncoderOps encoder_mp3 = { mp3_open, mp3_write, mp3_finish, &pieces };

#else

static void *mp3_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    (void)fd, (void)settings;
    sink_failed(error, "this walkcoach was built without LAME (libmp3lame-dev) and cannot write MP3");
    return NULL;
}

static bool mp3_write(void *self, const float *frames, Frames count, SinkError *error)
{
    (void)self, (void)frames, (void)count, (void)error;
    return false;
}

static bool mp3_finish(void *self, SinkError *error)
{
    (void)self, (void)error;
    return false;
}

const EncoderOps encoder_mp3 = { mp3_open, mp3_write, mp3_finish, NULL };

#endif
