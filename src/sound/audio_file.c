// Nothing that a stranger's file holds gets past here: not six channels, not an hour, not NaN.
#include "sound/audio_file.h"

#include "base/library.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sndfile.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(sf_strerror) X(sf_readf_float) X(sf_open_fd) X(sf_close) X(sf_open_virtual)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libsndfile.so.1"

enum { SLIP = 64, STREAMED = 0x70000000 };  // bytes by which a header may be wrong

#define SILENT_BELOW 1e-4f  // -80 dBFS: nobody hears it, and no gain should make it heard

static bool refuse(char why[AUDIO_WHY_SIZE], const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool refuse(char why[AUDIO_WHY_SIZE], const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(why, AUDIO_WHY_SIZE, format, args);
    va_end(args);
    return false;
}

// A sound file that is open, or may be.
typedef struct {
    Library  lib;
    SNDFILE *file;
    SF_INFO  info;
} Opened;

static bool open_library(Library *lib, char why[AUDIO_WHY_SIZE])
{
    char missing[LIBRARY_WHY_SIZE];
    return LIBRARY_OPEN(LIBRARY, lib, missing) ||
           refuse(why, "cannot be read: libsndfile (package libsndfile1) is missing: %s", missing);
}

bool audio_ready(char why[AUDIO_WHY_SIZE]) { return open_library(&(Library){ 0 }, why); }

static bool check_info(const SF_INFO *info, char why[AUDIO_WHY_SIZE])
{
    if (info->channels != 1 && info->channels != 2)
        return refuse(why, "has %d channels: 1 or 2 are understood", info->channels);
    if (info->samplerate < AUDIO_RATE_MIN || info->samplerate > AUDIO_RATE_MAX)
        return refuse(why, "has a sample rate of %d Hz: %d..%d are understood", info->samplerate,
                      AUDIO_RATE_MIN, AUDIO_RATE_MAX);
    if (info->frames <= 0)
        return refuse(why, "holds no sound");
    return true;
}

bool audio_clean(Audio *audio, char why[AUDIO_WHY_SIZE])
{
    float  peak = 0;
    size_t count = (size_t)(audio->length * audio->channels);
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(audio->samples[i])) {
            audio->samples[i] = 0;
            audio->mended++;
        }
        peak = fabsf(audio->samples[i]) > peak ? fabsf(audio->samples[i]) : peak;
    }
    return peak >= SILENT_BELOW ||
           refuse(why, audio->mended ? "holds samples that are not numbers" : "is silent");
}

// How much of it to read: all, or as much as is wanted where that may be cut. 0: refused.
static sf_count_t frames_of(const SF_INFO *info, double longest, bool *cut, char why[AUDIO_WHY_SIZE])
{
    if ((double)info->frames <= longest * info->samplerate)
        return info->frames;
    if (cut)
        return *cut = true, (sf_count_t)(longest * info->samplerate);
    refuse(why, "lasts %.0f s: %.0f s is the most", (double)info->frames / info->samplerate, longest);
    return 0;
}

// cut: NULL where a longer file is refused.
// room: for the samples; NULL: malloc'd.
static bool read_all(const Opened *from, double longest, float *room, Audio *out, bool *cut,
                     char why[AUDIO_WHY_SIZE])
{
    const SF_INFO *info = &from->info;
    *out = (Audio){ 0 };
    if (!from->file)
        return refuse(why, "is not a sound file that can be read (%s)", from->lib.sf_strerror(NULL));
    if (!check_info(info, why))
        return false;
    sf_count_t frames = frames_of(info, longest, cut, why);
    if (frames <= 0)
        return false;
    out->samples = room ? room : malloc(sizeof *out->samples * (size_t)(frames * info->channels));
    if (!out->samples)
        return refuse(why, "is too large for the memory there is");
    out->channels = info->channels;
    out->rate = info->samplerate;
    out->length = from->lib.sf_readf_float(from->file, out->samples, frames);
    if (out->length > 0 && audio_clean(out, why))
        return true;
    if (out->length <= 0)
        refuse(why, "breaks off before any sound");
    if (room)
        out->samples = NULL;
    audio_free(out);
    return false;
}

int audio_open(const char *path, char why[AUDIO_WHY_SIZE])
{
    struct stat about;
    int         fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, &about) != 0)
        refuse(why, "cannot be read: %s", strerror(errno));
    else if (!S_ISREG(about.st_mode))
        refuse(why, "is not a file");
    else if (about.st_size == 0)
        refuse(why, "is empty");
    else
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

bool audio_read_open(int fd, double longest, float *room, Audio *out, bool *cut, char why[AUDIO_WHY_SIZE])
{
    Opened from = { 0 };
    *out = (Audio){ 0 };
    if (cut)
        *cut = false;
    if (!open_library(&from.lib, why)) {
        close(fd);
        return false;
    }
    from.file = from.lib.sf_open_fd(fd, SFM_READ, &from.info, true);
    bool read = read_all(&from, longest, room, out, cut, why);
    from.lib.sf_close(from.file);
    return read;
}

bool audio_read_file(const char *path, double longest, Audio *out, char why[AUDIO_WHY_SIZE])
{
    int fd = audio_open(path, why);
    *out = (Audio){ 0 };
    return fd >= 0 && audio_read_open(fd, longest, NULL, out, NULL, why);
}

// libsndfile's window on bytes in memory.
typedef struct {
    const unsigned char *bytes;
    sf_count_t           size, at;
} Window;

static sf_count_t window_size(void *self) { return ((Window *)self)->size; }
static sf_count_t window_tell(void *self) { return ((Window *)self)->at; }

static sf_count_t window_seek(sf_count_t offset, int whence, void *self)
{
    Window    *window = self;
    sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? window->at : window->size;
    if (from + offset < 0 || from + offset > window->size)
        return -1;
    return window->at = from + offset;
}

static sf_count_t window_read(void *out, sf_count_t count, void *self)
{
    Window *window = self;
    if (count > window->size - window->at)
        count = window->size - window->at;
    memcpy(out, window->bytes + window->at, (size_t)count);
    window->at += count;
    return count;
}

static uint32_t little(const unsigned char *at)
{
    return at[0] | at[1] << 8 | at[2] << 16 | (uint32_t)at[3] << 24;
}

static void put_little(unsigned char *at, size_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

// Programs that stream do not know the length when they write the header: they put 0 or 0x7ffff000. False:
// it holds less than it says.
static bool mend_wav(unsigned char *bytes, size_t size, char why[AUDIO_WHY_SIZE])
{
    if (size < 44 || memcmp(bytes, "RIFF", 4) != 0 || memcmp(bytes + 8, "WAVE", 4) != 0)
        return true;
    put_little(bytes + 4, size - 8);
    for (size_t at = 12; at + 8 <= size;) {
        size_t length = little(bytes + at + 4), rest = size - at - 8;
        if (memcmp(bytes + at, "data", 4) == 0) {
            if (length > rest + SLIP && length < STREAMED)
                return refuse(why, "breaks off: its header says %zu bytes of sound, and %zu are there",
                              length, rest);
            if (length == 0 || length > rest)
                put_little(bytes + at + 4, rest);
            return true;
        }
        if (length > rest)
            return true;
        at += 8 + length + (length & 1);
    }
    return true;
}

bool audio_read_memory(void *bytes, size_t size, double longest, Audio *out, char why[AUDIO_WHY_SIZE])
{
    *out = (Audio){ 0 };
    if (size == 0)
        return refuse(why, "is empty");
    Opened from = { 0 };
    if (!open_library(&from.lib, why))
        return false;
    if (!mend_wav(bytes, size, why))
        return false;
    Window        window = { .bytes = bytes, .size = (sf_count_t)size };
    SF_VIRTUAL_IO io = {
        .get_filelen = window_size, .seek = window_seek, .read = window_read, .tell = window_tell
    };
    from.file = from.lib.sf_open_virtual(&io, SFM_READ, &from.info, &window);
    bool read = read_all(&from, longest, NULL, out, NULL, why);
    from.lib.sf_close(from.file);
    return read;
}

void audio_free(Audio *audio)
{
    free(audio->samples);
    *audio = (Audio){ 0 };
}
