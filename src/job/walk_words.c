#include "job/walk_words.h"

#include "base/text.h"

const char *walk_breath_words(const Breath *breath, Arena *arena)
{
    Text text = { .arena = arena };
    if (breath->kind == BREATH_FREE)
        return "free";
    for (int i = 0; i < breath->gear_count; i++) {
        const Gear *gear = &breath->gears[i];
        text_printf(&text, breath->kind == BREATH_STEPS ? "%s%g:%g" : "%s%gs:%gs", i ? " > " : "", gear->in,
                    gear->out);
    }
    return text_string(&text);
}

const char *walk_pace_words(const Pace *pace, Arena *arena)
{
    if (pace->own)
        return "own";
    return pace->from == pace->to ? arena_printf(arena, "%g", pace->from)
                                  : arena_printf(arena, "%g > %g", pace->from, pace->to);
}
