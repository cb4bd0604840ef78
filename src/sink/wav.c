// WAV: a head that already has everything (sink/wav_head.c), then nothing but samples.
#include "sink/encoder.h"
#include "sink/wav_head.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

// Frames. One step fits the nearest cache; a piece of stereo is a MiB.
enum { STEP = 4096, PIECE = 1 << 18, CHANNELS_MAX = 2, SEND_OFF = 8 << 20 };

typedef struct {
    int        fd;
    int        channels;
    Frames     length;
    SampleBits bits;
    off_t      written, sent;                                     // bytes of samples
    uint8_t    samples[STEP * CHANNELS_MAX * SAMPLE_BYTES_MOST];  // of wav_write
} Wav;

static size_t bytes_of(const Wav *wav) { return (size_t)wav->bits / 8; }

static bool put(int fd, const void *bytes, size_t size, SinkError *error)
{
    return encoder_put(fd, bytes, size) || sink_failed(error, "%s", strerror(errno));
}

static bool put_head(int fd, const EncoderSettings *settings, SinkError *error)
{
    Arena       arena = { 0 };
    size_t      size;
    const char *head = wav_head(settings, &arena, &size);
    bool        done = put(fd, head, size, error);
    arena_free(&arena);
    return done;
}

static void *wav_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    Wav *wav = malloc(sizeof *wav);
    if (!wav) {
        sink_failed(error, "out of memory");
        return NULL;
    }
    *wav = (Wav){ .fd = fd };
    wav->channels = settings->channels;
    wav->length = settings->length;
    wav->bits = encoder_bits(settings);
    if (put_head(fd, settings, error))
        return wav;
    free(wav);
    return NULL;
}

static bool wav_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Wav *wav = self;
    for (Frames done = 0; done < count;) {
        Frames piece = count - done < STEP ? count - done : STEP;
        size_t samples = (size_t)(piece * wav->channels);
        samples_pack(frames + done * wav->channels, samples, wav->bits, wav->samples);
        if (!put(wav->fd, wav->samples, samples * bytes_of(wav), error))
            return false;
        done += piece;
    }
    return true;
}

static bool wav_finish(void *self, SinkError *error)
{
    (void)error;
    free(self);
    return true;
}

// --- Pieces ----------------------------------------------------------------------------

static int64_t count_pieces(const void *self) { return (((const Wav *)self)->length + PIECE - 1) / PIECE; }

static bool make_piece(const void *self, int64_t number, const EncoderFeed *feed, Bytes *out,
                       SinkError *error)
{
    const Wav *wav = self;
    Frames     from = number * PIECE, left = wav->length - from < PIECE ? wav->length - from : PIECE;
    uint8_t   *to = bytes_grow(out, (size_t)(left * wav->channels) * bytes_of(wav));
    float      frames[STEP * CHANNELS_MAX];
    if (!to)
        return sink_failed(error, "out of memory");
    feed->move(feed->self, from, from, from + left);
    for (Frames step; left > 0; left -= step) {
        step = left < STEP ? left : STEP;
        if (!feed->next(feed->self, frames, step))
            return false;
        samples_pack(frames, (size_t)(step * wav->channels), wav->bits, to);
        to += (size_t)(step * wav->channels) * bytes_of(wav);
    }
    return true;
}

// The disk writes while we make more, so less is left for the fsync at the end. If a file cannot do that,
// nothing is lost.
static void send_off(Wav *wav, size_t size)
{
    wav->written += (off_t)size;
    if (wav->written - wav->sent < SEND_OFF)
        return;
    sync_file_range(wav->fd, wav->sent, wav->written - wav->sent, SYNC_FILE_RANGE_WRITE);
    wav->sent = wav->written;
}

static bool put_piece(void *self, const Bytes *piece, SinkError *error)
{
    Wav *wav = self;
    if (!put(wav->fd, piece->at, piece->size, error))
        return false;
    send_off(wav, piece->size);
    return true;
}

static const EncoderPieces pieces = { count_pieces, make_piece, put_piece };

const EncoderOps encoder_wav = { wav_open, wav_write, wav_finish, &pieces };
