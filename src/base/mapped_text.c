#include "base/mapped_text.h"

#include <assert.h>
#include <string.h>

TextMaker text_maker(size_t room, Arena *arena)
{
    return (TextMaker){
        .text = arena_alloc(arena, room + 1),
        .from = ARENA_ARRAY(arena, int, room + 1),
        .to = ARENA_ARRAY(arena, int, room + 1),
        .room = room,
    };
}

void text_maker_put(TextMaker *maker, const char *bytes, size_t length, size_t from, size_t to)
{
    assert(length <= maker->room - maker->length);
    memcpy(maker->text + maker->length, bytes, length);
    for (size_t i = maker->length; i < maker->length + length; i++) {
        maker->from[i] = (int)from;
        maker->to[i] = (int)to;
    }
    maker->length += length;
}

MappedText text_maker_done(const TextMaker *maker)
{
    return (MappedText){ maker->text, maker->from, maker->to };
}

MappedText mapped_through(const MappedText *first, const MappedText *second, Arena *arena)
{
    size_t length = strlen(second->text);
    int   *from = ARENA_ARRAY(arena, int, length + 1), *to = ARENA_ARRAY(arena, int, length + 1);
    for (size_t i = 0; i < length; i++) {
        from[i] = first->from[second->from[i]];
        to[i] = first->to[second->to[i] - 1];
    }
    return (MappedText){ second->text, from, to };
}
