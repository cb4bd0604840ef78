// The encoding is that of RFC 3629. Widths: the blocks that Unicode's EastAsianWidth calls wide, and the
// common combining marks; good enough to put a caret under a letter.
#include "base/utf8.h"

static size_t sequence_length(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

size_t utf8_decode(const char *text, size_t length, uint32_t *codepoint)
{
    static const unsigned char lead_mask[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
    static const uint32_t      smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if (length == 0)
        return 0;
    const unsigned char *bytes = (const unsigned char *)text;
    size_t               size = sequence_length(bytes[0]);
    if (size == 0 || size > length)
        return 0;
    uint32_t value = bytes[0] & lead_mask[size];
    for (size_t i = 1; i < size; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    if (value < smallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    if (codepoint)
        *codepoint = value;
    return size;
}

bool utf8_valid(const char *text, size_t length)
{
    for (size_t at = 0, size; at < length; at += size)
        if ((size = utf8_decode(text + at, length - at, NULL)) == 0)
            return false;
    return true;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; count++) {
        size_t size = (unsigned char)text[at] < 0x80 ? 1 : utf8_decode(text + at, length - at, NULL);
        at += size ? size : 1;
    }
    return count;
}

typedef struct {
    uint32_t first, last;
    int      columns;
} WidthRange;

int utf8_columns(uint32_t codepoint)
{
    static const WidthRange ranges[] = {
        { 0x0300, 0x036F, 0 },   { 0x0483, 0x0489, 0 },   { 0x0591, 0x05BD, 0 },   { 0x064B, 0x065F, 0 },
        { 0x1100, 0x115F, 2 },   { 0x1AB0, 0x1AFF, 0 },   { 0x1DC0, 0x1DFF, 0 },   { 0x200B, 0x200F, 0 },
        { 0x20D0, 0x20FF, 0 },   { 0x2E80, 0x303E, 2 },   { 0x3041, 0x33FF, 2 },   { 0x3400, 0x4DBF, 2 },
        { 0x4E00, 0x9FFF, 2 },   { 0xA000, 0xA4CF, 2 },   { 0xAC00, 0xD7A3, 2 },   { 0xF900, 0xFAFF, 2 },
        { 0xFE00, 0xFE0F, 0 },   { 0xFE30, 0xFE6F, 2 },   { 0xFF00, 0xFF60, 2 },   { 0xFFE0, 0xFFE6, 2 },
        { 0x1F300, 0x1F64F, 2 }, { 0x1F680, 0x1F6FF, 2 }, { 0x1F900, 0x1F9FF, 2 }, { 0x20000, 0x3FFFD, 2 },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (codepoint >= ranges[i].first && codepoint <= ranges[i].last)
            return ranges[i].columns;
    return 1;
}

int utf8_width(const char *text, size_t length)
{
    int columns = 0;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        size_t   size = utf8_decode(text + at, length - at, &character);
        columns += size ? utf8_columns(character) : 0;
        at += size ? size : 1;
    }
    return columns;
}
