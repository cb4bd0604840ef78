// WAV of 16-bit samples: a head that already says all (sink/wav_head.c), then nothing but samples.
#include "sink/encoder.h"
#include "sink/wav_head.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 16384, CHANNELS_MAX = 2 };  // frames

typedef struct {
    int     fd;
    int     channels;
    int16_t samples[PIECE * CHANNELS_MAX];
} Wav;

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
    wav->fd = fd;
    wav->channels = settings->channels;
    if (put_head(fd, settings, error))
        return wav;
    free(wav);
    return NULL;
}

static bool wav_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Wav *wav = self;
    for (Frames done = 0; done < count;) {
        Frames piece = count - done < PIECE ? count - done : PIECE;
        size_t samples = (size_t)(piece * wav->channels);
        for (size_t i = 0; i < samples; i++)
            wav->samples[i] = encoder_s16(frames[(size_t)(done * wav->channels) + i]);
        if (!put(wav->fd, wav->samples, samples * sizeof *wav->samples, error))
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

const EncoderOps encoder_wav = { wav_open, wav_write, wav_finish, NULL };
