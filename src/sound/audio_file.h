// Any sound file as floats: somebody's own samples and beds, recordings, what a speaking command wrote.
#ifndef SOUND_AUDIO_FILE_H
#define SOUND_AUDIO_FILE_H

#include "base/units.h"

enum { AUDIO_RATE_MIN = 8000, AUDIO_RATE_MAX = 192000, AUDIO_WHY_SIZE = 256 };

typedef struct {
    float *samples;  // interleaved, -1..1
    Frames length;
    int    channels;  // 1 or 2
    int    rate;      // AUDIO_RATE_MIN..AUDIO_RATE_MAX
    Frames mended;    // samples that were NaN or infinite: they are silence now
} Audio;

// Reads WAV, FLAC, OGG, MP3 and whatever else libsndfile knows, up to `longest` seconds. False with a reason
// that goes on from the file's name: "is empty", "is silent", "has 6 channels: 1 or 2 are understood".
bool audio_read_file(const char *path, double longest, Audio *out, char why[AUDIO_WHY_SIZE]);

// Opens libsndfile, which otherwise happens at the first reading: for a process whose children read. False
// with a reason as above: it is missing.
bool audio_ready(char why[AUDIO_WHY_SIZE]);

// The two halves of audio_read_file, for whoever opens a file outside of a cell and reads it inside.
// audio_open: -1 with a reason. audio_read_open takes the descriptor. room: where the samples go, with space
// for AUDIO_ROOM of them for each second; NULL: they are malloc'd. With `cut`, the first `longest` seconds of
// a longer file are read, and *cut is set; without (NULL), the file is refused.
enum { AUDIO_ROOM = 2 * AUDIO_RATE_MAX };
int  audio_open(const char *path, char why[AUDIO_WHY_SIZE]);
bool audio_read_open(int fd, double longest, float *room, Audio *out, bool *cut, char why[AUDIO_WHY_SIZE]);

// NaN and infinities in float files become silence and are counted as mended, so that nobody else has to
// think of them. False with a reason: it is silent, or has nothing but NaN.
bool audio_clean(Audio *audio, char why[AUDIO_WHY_SIZE]);

// audio_read_file for a file in memory. A WAV of unknown length (data size 0 or near the largest there is, as
// programs that stream write it) is read to its end; for that its header is corrected in place. One that
// holds less than it says breaks off, and is refused.
bool audio_read_memory(void *bytes, size_t size, double longest, Audio *out, char why[AUDIO_WHY_SIZE]);

void audio_free(Audio *audio);  // leaves it {0}

#endif
