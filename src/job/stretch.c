#include "job/stretch.h"

#include "base/files.h"
#include "base/text.h"

static bool is_part(const TimelinePhase *phase, const char *name)
{
    return files_same_name(phase->key, name) || files_same_name(phase->title, name);
}

bool stretch_moment(const Timeline *timeline, const char *place, bool end, Micros *out)
{
    if (units_parse_length(place, out))
        return true;
    const TimelinePhase *first = NULL, *last = NULL;  // the rounds of a block have the same name
    for (size_t i = 0; i < timeline->phase_count; i++)
        if (is_part(&timeline->phases[i], place)) {
            first = first ? first : &timeline->phases[i];
            last = &timeline->phases[i];
        }
    if (!first)
        return false;
    *out = end ? last->at + last->length : first->at;
    return true;
}

static const char *unknown_place(const Timeline *timeline, const char *option, const char *place,
                                 Arena *arena)
{
    Text text = { .arena = arena };
    text_printf(&text, "%s \"%s\" is neither a time nor a part; the parts are", option, place);
    for (size_t i = 0; i < timeline->phase_count; i++)
        if (timeline->phases[i].round == 1)
            text_printf(&text, "%s %s", i ? "," : "", timeline->phases[i].key);
    return text_string(&text);
}

bool stretch_find(const Timeline *timeline, StretchAsked asked, Stretch *out, Arena *arena,
                  const char **problem)
{
    char wrong[3][UNITS_TEXT_SIZE];
    *out = (Stretch){ 0, timeline->length };
    if (asked.from && !stretch_moment(timeline, asked.from, false, &out->from))
        return *problem = unknown_place(timeline, "--from", asked.from, arena), false;
    if (asked.to && !stretch_moment(timeline, asked.to, true, &out->to))
        return *problem = unknown_place(timeline, "--to", asked.to, arena), false;
    if (out->from < out->to && out->to <= timeline->length)
        return true;
    *problem = arena_printf(arena, "from %s to %s is not a stretch of a walk of %s",
                            units_format_clock(out->from, wrong[0]), units_format_clock(out->to, wrong[1]),
                            units_format_clock(timeline->length, wrong[2]));
    return false;
}
