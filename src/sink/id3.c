#include "sink/id3.h"

#include "base/bytes.h"
#include "base/ours.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHAPTERS_MAX = 255 };  // CTOC counts its entries in one byte

static void put_byte(Bytes *to, unsigned byte)
{
    uint8_t one = (uint8_t)byte;
    bytes_add(to, &one, 1);
}

static void put_u32(Bytes *to, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        put_byte(to, value >> shift & 0xFF);
}

// --- UTF-16 ----------------------------------------------------------------------------

static void put_unit(Bytes *to, uint32_t unit)
{
    put_byte(to, unit & 0xFF);
    put_byte(to, unit >> 8);
}

// Little-endian with its byte-order mark, no end mark.
static void put_utf16(Bytes *to, const char *text)
{
    put_unit(to, 0xFEFF);
    for (size_t used; *text; text += used ? used : 1) {
        uint32_t character = (unsigned char)*text;  // a stray byte is taken as itself
        used = utf8_decode(text, strnlen(text, UTF8_MOST), &character);
        if (character >= 0x10000) {
            put_unit(to, 0xD800 + ((character - 0x10000) >> 10));
            put_unit(to, 0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            put_unit(to, character);
        }
    }
}

// --- Frames ----------------------------------------------------------------------------

// A frame has its size in front: write the head, remember the place, and fill the size in after the body.
static size_t frame_begin(Bytes *to, const char id[4])
{
    bytes_add(to, id, 4);
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
        to->at[body - 6 + (size_t)i] = (uint8_t)(size >> (24 - 8 * i));
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

static void put_number_frame(Bytes *to, const char id[4], int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    if (number > 0)
        put_text_frame(to, id, text);
}

// ISO 639-2 for two letters of 639-1, as frames name a language. NULL: not in our list.
static const char *three_letters(const char *language)
{
    static const char *const codes[][2] = { { "de", "deu" }, { "en", "eng" }, { "es", "spa" },
                                            { "fr", "fra" }, { "it", "ita" }, { "nl", "nld" },
                                            { "pl", "pol" }, { "pt", "por" }, { "sv", "swe" },
                                            { "tr", "tur" } };
    for (size_t i = 0; language && i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i][0], language) == 0)
            return codes[i][1];
    return NULL;
}

// COMM and USLT: a language, no description, the text. "und": the language is unknown.
static void put_remark(Bytes *to, const char id[4], const Tags *tags, const char *text)
{
    if (!text || !*text)
        return;
    const char *language = three_letters(tags->language);
    size_t      body = frame_begin(to, id);
    put_byte(to, 1);
    bytes_add(to, language ? language : "und", 3);
    put_utf16(to, "");
    put_unit(to, 0);
    put_utf16(to, text);
    frame_end(to, body);
}

// In single bytes, as readers look for it; ID3v2.3 has the encoder's name and settings in this frame.
static void put_mark(Bytes *to)
{
    size_t body = frame_begin(to, "TSSE");
    put_byte(to, 0);
    bytes_add(to, OURS_MARK, strlen(OURS_MARK));
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
    bytes_add(to, "image/png", 10);  // with its end
    put_byte(to, 3);                 // front cover
    put_byte(to, 0);                 // no description
    bytes_add(to, tags->cover, tags->cover_size);
    frame_end(to, body);
}

// Version 2.3 splits the date into the year, and the day and month. Dates are "2026-11-27".
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
    bytes_add(to, id, (size_t)length + 1);
}

static void put_table(Bytes *to, const Tags *tags, size_t count)
{
    size_t body = frame_begin(to, "CTOC");
    bytes_add(to, "toc", 4);
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
    bytes_add(&to, "ID3\3\0\0\0\0\0\0", 10);
    put_text_frame(&to, "TIT2", tags->title);
    put_text_frame(&to, "TPE1", tags->artist);
    put_text_frame(&to, "TALB", tags->album);
    put_text_frame(&to, "TCON", tags->genre);
    put_date(&to, tags->date);
    put_number_frame(&to, "TRCK", tags->track);
    put_number_frame(&to, "TBPM", tags->bpm);
    put_text_frame(&to, "TLAN", three_letters(tags->language));
    put_remark(&to, "COMM", tags, tags->comment);
    put_remark(&to, "USLT", tags, tags->lyrics);
    put_mark(&to);
    put_own(&to, "WALKCOACH_FINGERPRINT", tags->fingerprint);
    put_chapters(&to, tags);
    put_cover(&to, tags);
    if (to.failed) {
        free(to.at);
        return NULL;
    }
    uint32_t body = (uint32_t)(to.size - 10);
    for (int i = 0; i < 4; i++)
        to.at[6 + i] = (uint8_t)(body >> (21 - 7 * i) & 0x7F);  // seven bits a byte
    *size = to.size;
    return to.at;
}
