// WAV of 16-bit samples: through libsndfile into a file, with a header of our own into a pipe, which libsndfile refuses.
// The length is known before the first frame, so both say the true sizes; over 4 GiB the header is RF64 (EBU Tech 3306).
#include "sink/encoder.h"
#include "sink/wav_cues.h"

#include <errno.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PIECE = 16384, RIFF_SIZE = 44, RF64_SIZE = 80, HEADER_MAX = 64 * 1024 };      // with titles and cue points

typedef struct {
    SNDFILE *file;        // NULL: straight into fd
    int      fd;
    int      channels;
    int16_t  samples[PIECE * 2];
} Wav;

static bool fits_riff(const EncoderSettings *settings)
{
    return settings->length * settings->channels * 2 <= (int64_t)UINT32_MAX - HEADER_MAX;
}

static uint8_t *put_tag(uint8_t *at, const char *tag)
{
    memcpy(at, tag, 4);
    return at + 4;
}

static uint8_t *put_number(uint8_t *at, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        *at++ = (uint8_t)(number >> (8 * i));
    return at;
}

static bool put_header(int fd, const EncoderSettings *settings)
{
    uint8_t  header[RF64_SIZE], *at = header;
    uint64_t frame = (uint64_t)settings->channels * 2, data = (uint64_t)settings->length * frame;
    bool     riff = fits_riff(settings);
    uint64_t size = (riff ? RIFF_SIZE : RF64_SIZE) - 8 + data;

    at = put_number(put_tag(at, riff ? "RIFF" : "RF64"), riff ? size : UINT32_MAX, 4);
    at = put_tag(at, "WAVE");
    if (!riff) {
        at = put_number(put_tag(at, "ds64"), 28, 4);
        at = put_number(put_number(put_number(put_number(at, size, 8), data, 8), (uint64_t)settings->length, 8), 0, 4);
    }
    at = put_number(put_tag(at, "fmt "), 16, 4);
    at = put_number(put_number(at, 1, 2), (uint64_t)settings->channels, 2);                      // 1: PCM
    at = put_number(put_number(at, (uint64_t)settings->rate, 4), (uint64_t)settings->rate * frame, 4);
    at = put_number(put_number(at, frame, 2), 16, 2);
    at = put_number(put_tag(at, "data"), riff ? data : UINT32_MAX, 4);
    return encoder_put(fd, header, (size_t)(at - header));
}

static bool open_file(Wav *wav, const EncoderSettings *settings, SinkError *error)
{
    SF_INFO info = {
        .samplerate = settings->rate, .channels = settings->channels,
        .format = (fits_riff(settings) ? SF_FORMAT_WAV : SF_FORMAT_RF64) | SF_FORMAT_PCM_16,
    };
    wav->file = sf_open_fd(wav->fd, SFM_WRITE, &info, SF_FALSE);
    if (!wav->file)
        return encoder_failed(error, "libsndfile: %s", sf_strerror(NULL));
    if (!settings->tags || !fits_riff(settings) || wav_cues_put(wav->file, settings->tags, settings->rate))
        return true;                                  // libsndfile knows no cue points in RF64
    encoder_failed(error, "cue points: %s", sf_strerror(wav->file));
    sf_close(wav->file);
    return false;
}

static void *wav_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    struct stat what;
    Wav        *wav = malloc(sizeof *wav);
    if (!wav) {
        encoder_failed(error, "out of memory");
        return NULL;
    }
    *wav = (Wav){ .fd = fd, .channels = settings->channels };
    bool regular = fstat(fd, &what) == 0 && S_ISREG(what.st_mode);
    bool good    = regular ? open_file(wav, settings, error)
                           : put_header(fd, settings) || encoder_failed(error, "%s", strerror(errno));
    if (good)
        return wav;
    free(wav);
    return NULL;
}

static bool put_samples(Wav *wav, Frames count, SinkError *error)
{
    errno = 0;
    bool put = wav->file ? sf_writef_short(wav->file, wav->samples, count) == count
                         : encoder_put(wav->fd, wav->samples, (size_t)(count * wav->channels) * sizeof *wav->samples);
    return put || encoder_failed(error, "%s", errno ? strerror(errno) : sf_strerror(wav->file));
}

static bool wav_write(void *self, const float *frames, Frames count, SinkError *error)
{
    Wav *wav = self;
    for (Frames done = 0; done < count;) {
        Frames piece = count - done < PIECE ? count - done : PIECE;
        for (Frames i = 0; i < piece * wav->channels; i++)
            wav->samples[i] = encoder_s16(frames[done * wav->channels + i]);
        if (!put_samples(wav, piece, error))
            return false;
        done += piece;
    }
    return true;
}

static bool wav_finish(void *self, SinkError *error)
{
    Wav *wav  = self;
    int  code = wav->file ? sf_close(wav->file) : 0;
    free(wav);
    return code == 0 || encoder_failed(error, "%s", sf_error_number(code));
}

const EncoderOps encoder_wav = { wav_open, wav_write, wav_finish };
