// libsndfile writes the places of cue points but drops their names, so the names go in as a chunk of our own:
//
//     LIST  size  adtl   labl  size  number of the cue point  text NUL (padded to an even length)   labl ...
#include "sink/wav_cues.h"

#include <stdlib.h>
#include <string.h>

enum { CUES_MAX = 100 };                   // what SF_CUES has room for
enum { LABEL_HEAD = 12 };

static uint8_t *put_u32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        *at++ = (uint8_t)(value >> (8 * i));
    return at;
}

static size_t cue_count(const Tags *tags)
{
    return tags->chapter_count < CUES_MAX ? tags->chapter_count : CUES_MAX;
}

static size_t padded(size_t size)
{
    return size + (size & 1);
}

static bool put_labels(SNDFILE *file, const Tags *tags)
{
    size_t room = 4;
    for (size_t i = 0; i < cue_count(tags); i++)
        room += LABEL_HEAD + padded(strlen(tags->chapters[i].title) + 1);
    uint8_t *bytes = calloc(1, room), *at = bytes;
    if (!bytes)
        return false;
    memcpy(at, "adtl", 4);
    at += 4;
    for (size_t i = 0; i < cue_count(tags); i++) {
        size_t size = strlen(tags->chapters[i].title) + 1;
        memcpy(at, "labl", 4);
        put_u32(put_u32(at + 4, (uint32_t)(4 + size)), (uint32_t)i + 1);
        memcpy(at + LABEL_HEAD, tags->chapters[i].title, size);
        at += LABEL_HEAD + padded(size);
    }
    SF_CHUNK_INFO chunk = { .id = "LIST", .id_size = 4, .datalen = (unsigned)room, .data = bytes };
    bool done = sf_set_chunk(file, &chunk) == SF_ERR_NO_ERROR;      // takes a copy
    free(bytes);
    return done;
}

static bool put_places(SNDFILE *file, const Tags *tags, int rate)
{
    SF_CUES *cues = calloc(1, sizeof *cues);
    if (!cues)
        return false;
    cues->cue_count = (uint32_t)cue_count(tags);
    for (uint32_t i = 0; i < cues->cue_count; i++) {
        uint32_t frame = (uint32_t)frames_at(tags->chapters[i].at, rate);
        cues->cue_points[i] = (SF_CUE_POINT){ .indx = (int32_t)i + 1, .position = frame, .sample_offset = frame };
        memcpy(&cues->cue_points[i].fcc_chunk, "data", 4);
    }
    bool done = sf_command(file, SFC_SET_CUE, cues, sizeof *cues) == SF_TRUE;
    free(cues);
    return done;
}

static void put_texts(SNDFILE *file, const Tags *tags)
{
    const struct { int kind; const char *text; } rows[] = {
        { SF_STR_TITLE, tags->title }, { SF_STR_ARTIST, tags->artist }, { SF_STR_ALBUM, tags->album },
        { SF_STR_DATE, tags->date },   { SF_STR_GENRE, tags->genre },   { SF_STR_COMMENT, tags->comment },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].text && *rows[i].text)
            sf_set_string(file, rows[i].kind, rows[i].text);
}

bool wav_cues_put(SNDFILE *file, const Tags *tags, int rate)
{
    put_texts(file, tags);
    return tags->chapter_count == 0 || (put_labels(file, tags) && put_places(file, tags, rate));
}
