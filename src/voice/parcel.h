// Values packed one after the other, sent over a line, and taken out in the same order on the other side. For
// two processes of one machine and one version of the program, not for files.
#ifndef VOICE_PARCEL_H
#define VOICE_PARCEL_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

// Packing: {.arena = &arena} is an empty text to pack into. A text may be NULL.
void parcel_put_int(Text *parcel, int64_t value);
void parcel_put_double(Text *parcel, double value);
void parcel_put_text(Text *parcel, const char *text);
bool parcel_send(const Text *parcel, int line);  // false: the line is cut

// Taking out. A value that is missing or cut short comes out as 0 or NULL, and `broken` is true from then on.
typedef struct {
    const char *at;
    size_t      left;
    bool        broken;
} Parcel;

bool        parcel_receive(Parcel *out, int line, Arena *arena);  // false: the line is cut
int64_t     parcel_int(Parcel *parcel);
double      parcel_double(Parcel *parcel);
const char *parcel_text(Parcel *parcel);  // lives as long as the arena

// How many items follow, each of at least one value. Never more than the parcel has room for, so it is safe
// as the size of an array.
size_t parcel_count(Parcel *parcel);

#endif
