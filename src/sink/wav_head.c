// Everything is known before the first sample. So nothing is filled in later, and a pipe gets the same bytes
// as a file.
//
//     RIFF  size  WAVE              beyond 4 GiB RF64, with all ones for a size, and then
//     ds64                          the true sizes (EBU Tech 3306)
//     fmt                           PCM of 16 or 24 bits, or floats
//     fact                          of floats: how many frames
//     cue                           the frame at which each chapter begins
//     LIST  adtl  labl labl ...     and its name
//     id3                           the tag of an MP3: title, chapters, cover
//     data  size                    the samples follow
//
// Cue points count from 0, like the chapters of the tag: ffmpeg reads both, and then takes them for the same.
// There is no LIST INFO: ffmpeg warns about one beside a tag, and its readers (VLC, Mp3tag, mutagen) read the
// tag.
//
// Numbers are little-endian; a chunk of odd length is followed by a zero that its size does not count.
#include "sink/wav_head.h"

#include "base/exhausted.h"
#include "base/text.h"
#include "sink/id3.h"

#include <stdlib.h>
#include <string.h>

enum { RIFF_HEAD = 12, DS64_CHUNK = 8 + 28, DATA_HEAD = 8, PCM = 1, IEEE_FLOAT = 3 };

// --- Chunks ----------------------------------------------------------------------------

static void write_number(char *at, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (char)(number >> (8 * i));
}

static void put_number(Text *to, uint64_t number, int bytes)
{
    char little[8];
    write_number(little, number, bytes);
    text_add_bytes(to, little, (size_t)bytes);
}

static void put_u32(Text *to, uint32_t number) { put_number(to, number, 4); }

// Returns where its body begins, for chunk_end.
static size_t chunk_begin(Text *to, const char id[4])
{
    text_add_bytes(to, id, 4);
    put_u32(to, 0);
    return to->length;
}

static void chunk_end(Text *to, size_t body)
{
    size_t size = to->length - body;
    write_number(to->bytes + body - 4, size, 4);
    if (size & 1)
        text_add_bytes(to, "", 1);
}

static void put_string(Text *to, const char *string) { text_add_bytes(to, string, strlen(string) + 1); }

// --- What the file says about itself ---------------------------------------------------

// A cue point counts frames in 32 bits: 27 hours of 44.1 kHz.
static size_t count_cues(const Tags *tags, int rate)
{
    size_t count = 0;
    while (count < tags->chapter_count && frames_at(tags->chapters[count].at, rate) <= (Frames)UINT32_MAX)
        count++;
    return count;
}

static void put_places(Text *to, const Tags *tags, size_t count, int rate)
{
    size_t cue = chunk_begin(to, "cue ");
    put_u32(to, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        uint32_t frame = (uint32_t)frames_at(tags->chapters[i].at, rate);
        put_u32(to, (uint32_t)i);
        put_u32(to, frame);  // in playing order
        text_add(to, "data");
        put_number(to, 0, 8);  // no list of several data chunks
        put_u32(to, frame);    // in the data chunk
    }
    chunk_end(to, cue);
}

static void put_names(Text *to, const Tags *tags, size_t count)
{
    size_t list = chunk_begin(to, "LIST");
    text_add(to, "adtl");
    for (size_t i = 0; i < count; i++) {
        size_t label = chunk_begin(to, "labl");
        put_u32(to, (uint32_t)i);
        put_string(to, tags->chapters[i].title);
        chunk_end(to, label);
    }
    chunk_end(to, list);
}

static void put_id3(Text *to, const Tags *tags)
{
    size_t   size;
    uint8_t *tag = id3_build(tags, &size);
    if (!tag)
        memory_exhausted();  // without it, nobody could recognise the file as ours
    size_t chunk = chunk_begin(to, "id3 ");
    text_add_bytes(to, (const char *)tag, size);
    chunk_end(to, chunk);
    free(tag);
}

static void put_tags(Text *to, const Tags *tags, int rate)
{
    size_t cues = count_cues(tags, rate);
    if (cues > 0) {
        put_places(to, tags, cues, rate);
        put_names(to, tags, cues);
    }
    put_id3(to, tags);
}

// --- The whole -------------------------------------------------------------------------

static void put_format(Text *to, const EncoderSettings *settings)
{
    bool     floats = encoder_bits(settings) == BITS_FLOAT;
    uint32_t frame = (uint32_t)(settings->channels * (int)encoder_bits(settings) / 8),
             rate = (uint32_t)settings->rate;
    size_t chunk = chunk_begin(to, "fmt ");
    put_number(to, floats ? IEEE_FLOAT : PCM, 2);
    put_number(to, (uint64_t)settings->channels, 2);
    put_u32(to, rate);
    put_u32(to, rate * frame);
    put_number(to, frame, 2);
    put_number(to, encoder_bits(settings), 2);
    if (floats)
        put_number(to, 0, 2);  // no extension
    chunk_end(to, chunk);
    if (!floats)
        return;
    chunk = chunk_begin(to, "fact");
    put_u32(to, settings->length < (Frames)UINT32_MAX ? (uint32_t)settings->length : UINT32_MAX);
    chunk_end(to, chunk);
}

static void put_sizes(Text *to, uint64_t riff, uint64_t data, uint64_t frames)
{
    size_t chunk = chunk_begin(to, "ds64");
    put_number(to, riff, 8);
    put_number(to, data, 8);
    put_number(to, frames, 8);
    put_u32(to, 0);  // no other chunk is too long
    chunk_end(to, chunk);
}

const char *wav_head(const EncoderSettings *settings, Arena *arena, size_t *size)
{
    Text     chunks = { .arena = arena }, head = { .arena = arena };
    uint64_t data = (uint64_t)settings->length * (uint64_t)settings->channels * encoder_bits(settings) / 8;
    put_format(&chunks, settings);
    if (settings->tags)
        put_tags(&chunks, settings->tags, settings->rate);

    uint64_t riff = RIFF_HEAD - 8 + chunks.length + DATA_HEAD + data;
    bool     fits = riff <= UINT32_MAX;
    text_add(&head, fits ? "RIFF" : "RF64");
    put_u32(&head, fits ? (uint32_t)riff : UINT32_MAX);
    text_add(&head, "WAVE");
    if (!fits)
        put_sizes(&head, riff + DS64_CHUNK, data, (uint64_t)settings->length);
    text_add_bytes(&head, chunks.bytes, chunks.length);
    text_add(&head, "data");
    put_u32(&head, fits ? (uint32_t)data : UINT32_MAX);
    *size = head.length;
    return head.bytes;
}
