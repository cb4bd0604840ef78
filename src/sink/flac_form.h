// The form of a FLAC file, as much as joining pieces needs (RFC 9639).
#ifndef SINK_FLAC_FORM_H
#define SINK_FLAC_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FLAC_NUMBER_MOST = 7 };  // bytes that a frame's number may take

// What a byte, with this many bytes after it, adds to the sum of a frame: 16 bits, the polynomial 0x8005.
typedef struct {
    uint16_t of[8][256];
} FlacSums;

FlacSums flac_sums(void);

// A frame with another number, and its sums computed anew: adds at most FLAC_NUMBER_MOST bytes. Returns its
// size in out; 0: it is not a frame.
size_t flac_renumber(const FlacSums *sums, const uint8_t *frame, size_t size, uint32_t number, uint8_t *out);

// Puts what is known only at the end into a file's first bytes ("fLaC", then STREAMINFO).
enum { FLAC_INFO_END = 8 + 34 };
void flac_info_fill(uint8_t info[FLAC_INFO_END], uint32_t least_frame, uint32_t most_frame,
                    const uint8_t md5[16]);

#endif
