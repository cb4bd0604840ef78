#include "sink/flac_form.h"

#include <string.h>

// --- Sums ------------------------------------------------------------------------------

static uint8_t sum8(const uint8_t *bytes, size_t size)
{
    uint8_t sum = 0;
    for (size_t i = 0; i < size; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = (uint8_t)(sum & 0x80 ? sum << 1 ^ 0x07 : sum << 1);
    }
    return sum;
}

FlacSums flac_sums(void)
{
    FlacSums table;
    for (int byte = 0; byte < 256; byte++) {
        uint16_t sum = (uint16_t)(byte << 8);
        for (int bit = 0; bit < 8; bit++)
            sum = (uint16_t)(sum & 0x8000 ? sum << 1 ^ 0x8005 : sum << 1);
        table.of[0][byte] = sum;
    }
    for (int after = 1; after < 8; after++)
        for (int byte = 0; byte < 256; byte++) {
            uint16_t before = table.of[after - 1][byte];
            table.of[after][byte] = (uint16_t)(before << 8) ^ table.of[0][before >> 8];
        }
    return table;
}

static uint16_t sum16(const FlacSums *table, const uint8_t *bytes, size_t size)
{
    uint16_t sum = 0;
    for (; size >= 8; bytes += 8, size -= 8)
        sum = table->of[7][bytes[0] ^ sum >> 8] ^ table->of[6][bytes[1] ^ (sum & 0xff)] ^
              table->of[5][bytes[2]] ^ table->of[4][bytes[3]] ^ table->of[3][bytes[4]] ^
              table->of[2][bytes[5]] ^ table->of[1][bytes[6]] ^ table->of[0][bytes[7]];
    for (; size > 0; bytes++, size--)
        sum = (uint16_t)(sum << 8) ^ table->of[0][*bytes ^ sum >> 8];
    return sum;
}

// --- A frame's head --------------------------------------------------------------------

// The number is written as UTF-8 would write a character, up to 36 bits.
static size_t number_size(uint8_t first)
{
    size_t size = 0;
    while (size < FLAC_NUMBER_MOST && first & 0x80 >> size)
        size++;
    return size == 0 ? 1 : size;
}

static size_t put_number(uint32_t number, uint8_t *out)
{
    if (number < 0x80) {
        out[0] = (uint8_t)number;
        return 1;
    }
    size_t size = number < 0x800       ? 2
                  : number < 0x10000   ? 3
                  : number < 0x200000  ? 4
                  : number < 0x4000000 ? 5
                                       : 6;
    for (size_t i = size - 1; i > 0; i--, number >>= 6)
        out[i] = (uint8_t)(0x80 | (number & 0x3f));
    out[0] = (uint8_t)(0xff00 >> size | number);
    return size;
}

// The bytes for a block size or a rate that has no code.
static size_t extra_size(uint8_t codes)
{
    int    block = codes >> 4, rate = codes & 0xf;
    size_t of_block = block == 6 ? 1 : block == 7 ? 2 : 0;
    return of_block + (rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0);
}

size_t flac_renumber(const FlacSums *sums, const uint8_t *frame, size_t size, uint32_t number, uint8_t *out)
{
    enum { FIXED = 4, SUM = 1, END = 2, SMALLEST = FIXED + 1 + SUM + END };
    static const uint8_t sync[] = { 0xff, 0xf8 };
    if (size < SMALLEST || memcmp(frame, sync, sizeof sync) != 0)
        return 0;
    size_t extra = extra_size(frame[2]), old = number_size(frame[FIXED]), body = FIXED + old + extra + SUM;
    if (size < body + END)
        return 0;
    memcpy(out, frame, FIXED);
    size_t at = FIXED + put_number(number, out + FIXED);
    memcpy(out + at, frame + FIXED + old, extra);
    at += extra;
    out[at] = sum8(out, at);
    at += SUM;
    memcpy(out + at, frame + body, size - body - END);
    at += size - body - END;
    uint16_t sum = sum16(sums, out, at);
    out[at++] = (uint8_t)(sum >> 8);
    out[at++] = (uint8_t)sum;
    return at;
}

// --- STREAMINFO ------------------------------------------------------------------------

static void put24(uint8_t *out, uint32_t value)
{
    out[0] = (uint8_t)(value >> 16), out[1] = (uint8_t)(value >> 8), out[2] = (uint8_t)value;
}

void flac_info_fill(uint8_t info[FLAC_INFO_END], uint32_t least_frame, uint32_t most_frame,
                    const uint8_t md5[16])
{
    enum { LEAST = 8 + 4, MOST = LEAST + 3, SUM = 8 + 18 };
    put24(info + LEAST, least_frame);
    put24(info + MOST, most_frame);
    memcpy(info + SUM, md5, 16);
}
