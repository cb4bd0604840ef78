// The form of an MP3 file of constant bitrate without a reservoir: how many frames it has, where each begins,
// and the "Info" frame before them, which gives players the exact length. Pure: depends only on the settings.
//
//     | Info frame | frame 0 | frame 1 | ...       a frame is 1152 samples, or 576 below 32 kHz
//
// Source: LAME 3.100 (VbrTag.c, encoder.c) and the "Mp3 Info Tag" specification, rev 1.
#ifndef SINK_MP3_FORM_H
#define SINK_MP3_FORM_H

#include "base/units.h"

typedef struct {
    int rate, bitrate;  // Hz, bits a second
} Mp3Form;

enum {
    MP3_DELAY = 576,      // samples of silence that LAME puts before the sound
    MP3_REPEAT = 49,      // the pattern of longer frames repeats after this many frames, or after one
    MP3_HEAD_MOST = 1500  // the most bytes of any frame
};

bool    mp3_rate_is_known(int rate);
int     mp3_frame_samples(int rate);
int64_t mp3_frames(int rate, Frames length);                        // of a sound of this length
int64_t mp3_bytes(Mp3Form form, int64_t frames);                    // of the first `frames` frames
int     mp3_padding(int rate, Frames length);                       // samples of silence after the sound
void    mp3_crc(uint16_t *crc, const uint8_t *bytes, size_t size);  // continues from *crc, 0 at first

// Puts numbers into an Info frame that LAME made for some other sound.
void mp3_head_fill(uint8_t *head, size_t size, Mp3Form form, Frames length, uint16_t music_crc);

#endif
