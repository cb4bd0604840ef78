#include "sink/id3.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHAPTERS_MAX = 255 };  // CTOC counts its entries in one byte

typedef struct {
    uint8_t *bytes;
    size_t   size, room;
    bool     failed;
} Bytes;

static void put(Bytes *to, const void *bytes, size_t size)
{
    if (to->failed)
        return;
    if (to->size + size > to->room) {
        size_t   room = (to->size + size) * 2;
        uint8_t *grown = realloc(to->bytes, room);
        if (!grown) {
            to->failed = true;
            return;
        }
        to->bytes = grown;
        to->room = room;
    }
    memcpy(to->bytes + to->size, bytes, size);
    to->size += size;
}

static void put_byte(Bytes *to, unsigned byte)
{
    uint8_t one = (uint8_t)byte;
    put(to, &one, 1);
}

static void put_u32(Bytes *to, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        put_byte(to, value >> shift & 0xFF);
}

// --- UTF-16 ----------------------------------------------------------------------------

// The next character of UTF-8 text that has been checked when it was read; a stray byte stands for itself.
static uint32_t next_character(const char **text)
{
    const uint8_t *at = (const uint8_t *)*text;
    int            more = at[0] >= 0xF0 ? 3 : at[0] >= 0xE0 ? 2 : at[0] >= 0xC0 ? 1 : 0;
    uint32_t       character = more ? at[0] & (0x3Fu >> more) : at[0];
    int            used = 1;
    for (; used <= more && (at[used] & 0xC0) == 0x80; used++)
        character = character << 6 | (at[used] & 0x3F);
    *text += used;
    return character;
}

static void put_unit(Bytes *to, uint32_t unit)
{
    put_byte(to, unit & 0xFF);
    put_byte(to, unit >> 8);
}

// Little-endian with its byte-order mark, no end mark.
static void put_utf16(Bytes *to, const char *text)
{
    put_unit(to, 0xFEFF);
    while (*text) {
        uint32_t character = next_character(&text);
        if (character >= 0x10000) {
            put_unit(to, 0xD800 + ((character - 0x10000) >> 10));
            put_unit(to, 0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            put_unit(to, character);
        }
    }
}

// --- Frames ----------------------------------------------------------------------------

// Frames carry their size in front: write the head, remember where, fill the size in when the body stands.
static size_t frame_begin(Bytes *to, const char id[4])
{
    put(to, id, 4);
    put_u32(to, 0);
    put_unit(to, 0);  // flags
    return to->size;
}

static void frame_end(Bytes *to, size_t body)
{
    if (to->failed)
        return;
    uint32_t size = (uint32_t)(to->size - body);
    for (int i = 0; i < 4; i++)
        to->bytes[body - 6 + (size_t)i] = (uint8_t)(size >> (24 - 8 * i));
}

static void put_text_frame(Bytes *to, const char id[4], const char *text)
{
    if (!text || !*text)
        return;
    size_t body = frame_begin(to, id);
    put_byte(to, 1);  // UTF-16 with a byte-order mark
    put_utf16(to, text);
    frame_end(to, body);
}

static void put_comment(Bytes *to, const char *text)
{
    if (!text || !*text)
        return;
    size_t body = frame_begin(to, "COMM");
    put_byte(to, 1);
    put(to, "eng", 3);
    put_utf16(to, "");
    put_unit(to, 0);
    put_utf16(to, text);
    frame_end(to, body);
}

static void put_own(Bytes *to, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    size_t body = frame_begin(to, "TXXX");
    put_byte(to, 1);
    put_utf16(to, name);
    put_unit(to, 0);
    put_utf16(to, text);
    frame_end(to, body);
}

static void put_cover(Bytes *to, const Tags *tags)
{
    if (!tags->cover)
        return;
    size_t body = frame_begin(to, "APIC");
    put_byte(to, 0);
    put(to, "image/png", 10);  // with its end
    put_byte(to, 3);           // front cover
    put_byte(to, 0);           // no description
    put(to, tags->cover, tags->cover_size);
    frame_end(to, body);
}

// Version 2.3 splits the date: the year, and day and month. Dates are "2026-11-27".
static void put_date(Bytes *to, const char *date)
{
    if (!date || strlen(date) != 10)
        return;
    char year[5] = "", day_month[5] = "";
    memcpy(year, date, 4);
    memcpy(day_month, date + 8, 2);
    memcpy(day_month + 2, date + 5, 2);
    put_text_frame(to, "TYER", year);
    put_text_frame(to, "TDAT", day_month);
}

// --- Chapters --------------------------------------------------------------------------

static void put_element(Bytes *to, size_t number)
{
    char id[16];
    int  length = snprintf(id, sizeof id, "chp%zu", number);
    put(to, id, (size_t)length + 1);
}

static void put_table(Bytes *to, const Tags *tags, size_t count)
{
    size_t body = frame_begin(to, "CTOC");
    put(to, "toc", 4);
    put_byte(to, 3);  // top level, in order
    put_byte(to, (unsigned)count);
    for (size_t i = 0; i < count; i++)
        put_element(to, i);
    put_text_frame(to, "TIT2", tags->title ? tags->title : "Parts");
    frame_end(to, body);
}

static void put_chapter(Bytes *to, size_t number, const Chapter *chapter)
{
    size_t body = frame_begin(to, "CHAP");
    put_element(to, number);
    put_u32(to, (uint32_t)millis_of(chapter->at));
    put_u32(to, (uint32_t)millis_of(chapter->at + chapter->length));
    put_u32(to, 0xFFFFFFFF);  // by time, not by bytes
    put_u32(to, 0xFFFFFFFF);
    put_text_frame(to, "TIT2", chapter->title);
    frame_end(to, body);
}

static void put_chapters(Bytes *to, const Tags *tags)
{
    size_t count = tags->chapter_count < CHAPTERS_MAX ? tags->chapter_count : CHAPTERS_MAX;
    if (count == 0)
        return;
    put_table(to, tags, count);
    for (size_t i = 0; i < count; i++)
        put_chapter(to, i, &tags->chapters[i]);
}

uint8_t *id3_build(const Tags *tags, size_t *size)
{
    Bytes to = { 0 };
    put(&to, "ID3\3\0\0\0\0\0\0", 10);
    put_text_frame(&to, "TIT2", tags->title);
    put_text_frame(&to, "TPE1", tags->artist);
    put_text_frame(&to, "TALB", tags->album);
    put_text_frame(&to, "TCON", tags->genre);
    put_date(&to, tags->date);
    if (tags->track > 0) {
        char number[16];
        snprintf(number, sizeof number, "%d", tags->track);
        put_text_frame(&to, "TRCK", number);
    }
    put_comment(&to, tags->comment);
    put_own(&to, "WALKCOACH_FINGERPRINT", tags->fingerprint);
    put_chapters(&to, tags);
    put_cover(&to, tags);
    if (to.failed) {
        free(to.bytes);
        return NULL;
    }
    uint32_t body = (uint32_t)(to.size - 10);
    for (int i = 0; i < 4; i++)
        to.bytes[6 + i] = (uint8_t)(body >> (21 - 7 * i) & 0x7F);  // seven bits a byte
    *size = to.size;
    return to.bytes;
}
