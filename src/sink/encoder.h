// A file format: interleaved floats in, bytes into an open file out. Each is a row in a table (sink/file.c).
#ifndef SINK_ENCODER_H
#define SINK_ENCODER_H

#include "base/bytes.h"
#include "base/choice.h"
#include "sink/samples.h"
#include "sink/sink.h"
#include "sink/tags.h"

typedef enum { QUALITY_LOW, QUALITY_NORMAL, QUALITY_HIGH } Quality;
extern const Choice encoder_qualities[];  // the words of each

typedef struct {
    int        rate, channels;
    Frames     length;     // known before the first frame is written
    Quality    quality;    // lossy formats
    int        bitrate;    // bits a second; 0: what quality says
    SampleBits bits;       // for lossless formats; 0: 16
    bool       in_order;   // fd is a pipe or the like: nothing can be written twice
    bool       in_pieces;  // the sound can be read from any place: pieces will be used, if the format has any
    const Tags *tags;      // NULL: none
} EncoderSettings;

static inline SampleBits encoder_bits(const EncoderSettings *settings)
{
    return settings->bits ? settings->bits : BITS_16;
}

// Where a piece's frames come from.
typedef struct {
    void (*move)(void *self, Frames at, Frames from, Frames to);  // as SinkSound says; first
    bool (*next)(void *self, float *out, Frames count);           // false: the piece is no longer wanted
    void *self;
} EncoderFeed;

// For a format whose file is joined from pieces that are each made alone. The settings alone decide which
// pieces there are, so the bytes are the same whoever makes them.
typedef struct {
    int64_t (*count)(const void *encoder);  // 0: this file is written in order
    // Adds the bytes of one piece to out. Several threads at once. False: error says why, or the feed ended.
    bool (*make)(const void *encoder, int64_t number, const EncoderFeed *feed, Bytes *out, SinkError *error);
    // Writes them, the first piece first, in the thread of open and finish.
    bool (*put)(void *encoder, const Bytes *piece, SinkError *error);
} EncoderPieces;

typedef struct {
    // fd: open for writing and reading, at its start; it stays open and belongs to the caller. NULL: error
    // says why.
    void *(*open)(int fd, const EncoderSettings *settings, SinkError *error);
    bool (*write)(void *encoder, const float *frames, Frames count, SinkError *error);
    // Writes what is left and frees the encoder, also after a failure. False: error says why.
    bool (*finish)(void *encoder, SinkError *error);
    const EncoderPieces *pieces;  // in place of write; NULL: the format has no pieces
} EncoderOps;

extern const EncoderOps encoder_wav;     // sink/wav.c, no library
extern const EncoderOps encoder_mp3;     // sink/mp3.c, LAME
extern const EncoderOps encoder_flac;    // sink/flac.c, libFLAC
extern const EncoderOps encoder_vorbis;  // sink/vorbis.c, libvorbisenc
extern const EncoderOps encoder_opus;    // sink/opus.c, libopusenc; without it, open fails with a clear line
extern const EncoderOps encoder_aiff, encoder_caf, encoder_w64, encoder_au;  // sink/sndfile.c, libsndfile
extern const EncoderOps encoder_m4b;  // sink/m4b.c, the ffmpeg program; also .m4a

// Writes all of it, or returns false with errno set.
bool encoder_put(int fd, const void *bytes, size_t size);

// Full scale is 32767; halves round away from zero, out of range is clamped. The same in every 16-bit format.
static inline int16_t encoder_s16(float sample)
{
    float scaled = sample * 32767.0f;
    scaled = scaled < -32768.0f ? -32768.0f : scaled > 32767.0f ? 32767.0f : scaled;
    return (int16_t)(scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
}

// The same for many, several at once.
void encoder_s16_all(const float *restrict samples, size_t count, int16_t *restrict out);

#endif
