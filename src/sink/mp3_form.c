#include "sink/mp3_form.h"

#include <string.h>

// --- Frames ----------------------------------------------------------------------------

bool mp3_rate_is_known(int rate)
{
    static const int rates[] = { 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000 };
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        if (rates[i] == rate)
            return true;
    return false;
}

int mp3_frame_samples(int rate) { return rate >= 32000 ? 1152 : 576; }

// LAME leaves at least 576 samples, and less than a frame more.
int mp3_padding(int rate, Frames length)
{
    int samples = mp3_frame_samples(rate);
    int padding = samples - (int)((MP3_DELAY + length) % samples);
    return padding < 576 ? padding + samples : padding;
}

int64_t mp3_frames(int rate, Frames length)
{
    return (MP3_DELAY + length + mp3_padding(rate, length)) / mp3_frame_samples(rate);
}

// A frame has whole bytes, so some frames are a byte longer than others: from frame 1 on, frame n is longer
// where the sum of what was cut off reaches the next byte.
int64_t mp3_bytes(Mp3Form form, int64_t frames)
{
    int64_t eighths = mp3_frame_samples(form.rate) / 8;
    int64_t whole = eighths * form.bitrate / form.rate, rest = eighths * form.bitrate % form.rate;
    return frames == 0 ? 0 : frames * whole + ((frames - 1) * rest + form.rate - 1) / form.rate;
}

// --- Info ------------------------------------------------------------------------------

// CRC-16 with the polynomial 0x8005, lowest bit first.
void mp3_crc(uint16_t *crc, const uint8_t *bytes, size_t size)
{
    uint16_t table[256];
    for (unsigned i = 0; i < 256; i++) {
        table[i] = (uint16_t)i;
        for (int bit = 0; bit < 8; bit++)
            table[i] = (uint16_t)(table[i] >> 1 ^ (table[i] & 1 ? 0xA001 : 0));
    }
    uint16_t sum = *crc;
    for (size_t i = 0; i < size; i++)
        sum = (uint16_t)(sum >> 8 ^ table[(sum ^ bytes[i]) & 0xFF]);
    *crc = sum;
}

static void put_number(uint8_t *at, int bytes, uint64_t value)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(value >> 8 * (bytes - 1 - i));
}

// Where in the file, in 256ths of its bytes, each hundredth of the sound begins.
static void put_places(uint8_t *at, Mp3Form form, int64_t frames, int64_t head)
{
    int64_t all = head + mp3_bytes(form, frames);
    for (int i = 0; i < 100; i++) {
        int64_t place = i == 0 ? 0 : 256 * (head + mp3_bytes(form, i * frames / 100)) / all;
        at[i] = (uint8_t)(place > 255 ? 255 : place);
    }
}

// Offsets count from "Info".
enum {
    FRAMES = 8,
    BYTES = 12,
    PLACES = 16,
    BITRATE = 140,
    GAPS = 141,
    SIZE = 148,
    MUSIC = 152,
    HEAD = 154,
    END = 156
};

void mp3_head_fill(uint8_t *head, size_t size, Mp3Form form, Frames length, uint16_t music_crc)
{
    uint8_t *info = memmem(head, size, "Info", 4);
    if (!info || info + END > head + size)
        return;
    int64_t  frames = mp3_frames(form.rate, length), bytes = (int64_t)size + mp3_bytes(form, frames);
    unsigned gaps = (unsigned)MP3_DELAY << 12 | (unsigned)mp3_padding(form.rate, length);
    uint16_t crc = 0;
    put_number(info + FRAMES, 4, (uint64_t)frames);
    put_number(info + BYTES, 4, (uint64_t)bytes);
    put_places(info + PLACES, form, frames, (int64_t)size);
    put_number(info + BITRATE, 1, (uint64_t)(form.bitrate < 255000 ? form.bitrate / 1000 : 255));
    put_number(info + GAPS, 3, gaps);
    put_number(info + SIZE, 4, (uint64_t)bytes);
    put_number(info + MUSIC, 2, music_crc);
    mp3_crc(&crc, head, (size_t)(info + HEAD - head));
    put_number(info + HEAD, 2, crc);
}
