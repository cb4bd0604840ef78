#include "picture/plot_ink.h"

#include <string.h>

// clang-format off
static const struct { const char *key; Colour colour; } parts[] = {
    { "open",    0xe3b778ff }, { "settle", 0x9cc3a5ff }, { "connect", 0x3e8e8aff }, { "reset", 0xe8d3a2ff },
    { "work",    0xd97757ff }, { "quiet",  0x5b6c9dff }, { "cool",    0x8fb8c6ff }, { "close", 0xc9a9a6ff },
    { "brisk",   0xd97757ff }, { "easy",   0xe9b7a0ff },
};
// clang-format on
enum { PARTS = sizeof parts / sizeof *parts };

Colour ink_of_part(const char *key)
{
    unsigned hash = 0;
    for (size_t i = 0; i < PARTS; i++)
        if (strncmp(key, parts[i].key, strlen(parts[i].key)) == 0)
            return parts[i].colour;
    for (const char *c = key; *c; c++)
        hash = hash * 31 + (unsigned char)*c;
    return parts[hash % PARTS].colour;
}

Colour ink_upon(Colour ground)
{
    double light = 0.30 * (ground >> 24) + 0.59 * (ground >> 16 & 0xff) + 0.11 * (ground >> 8 & 0xff);
    return light > 150 ? INK_DARK : 0xffffffff;
}

Colour ink_thin(Colour colour, double share) { return (colour & 0xffffff00u) | (Colour)(share * 255 + 0.5); }
