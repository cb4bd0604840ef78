// A text made from another, with the way back: each of its bytes knows the bytes of the original that it
// replaces. What is spoken may differ from what is written; captions point into what is written.
#ifndef BASE_MAPPED_TEXT_H
#define BASE_MAPPED_TEXT_H

#include "base/arena.h"

typedef struct {
    const char *text;       // NUL-terminated, in the arena
    const int  *from, *to;  // for each of its bytes: [from, to) in the original
} MappedText;

// Made from left to right, within the bytes that it was begun with.
typedef struct {
    char  *text;
    int   *from, *to;
    size_t length, room;
} TextMaker;

TextMaker text_maker(size_t room, Arena *arena);

// `length` bytes in place of [from, to) of the original.
void text_maker_put(TextMaker *maker, const char *bytes, size_t length, size_t from, size_t to);

MappedText text_maker_done(const TextMaker *maker);

// For a text made from one that was itself made from another: the whole way back.
MappedText mapped_through(const MappedText *first, const MappedText *second, Arena *arena);

#endif
