// Compares the lengths that a file gives its parts with what they got when all had to add up to a total. A
// part that also says, in the same file, how far it may stretch is meant to give and take.
#include "rules/rules.h"
#include "session/notation.h"
#include "session/stages.h"

static const Phase *part_of(const Parts *parts, const char *key)
{
    for (size_t i = 0; i < parts->count; i++)
        if (files_same_name(parts->phases[i].key, key))
            return &parts->phases[i];
    return NULL;
}

static const char *clock_of(Micros length, const Desk *desk)
{
    char text[UNITS_TEXT_SIZE];
    return arena_strdup(desk->arena, units_format_clock(length, text));
}

// Whether it is written in the file itself, not in one that it builds on.
static bool is_written_in(const SessionFile *file, const ConfNode *node)
{
    return node && node->pos.source && node->pos.source == file->root->pos.source;
}

// Whether a length is the one that is written there: a form may say another.
static bool is_of(SourcePos pos, const ConfNode *written)
{
    return pos.source == written->pos.source && pos.line == written->pos.line &&
           pos.column == written->pos.column;
}

static void check_part(const SessionFile *file, const ConfNode *node, const Phase *part, Micros total,
                       const Desk *desk)
{
    const ConfNode *written = key_get(node, KEY_LENGTH);
    DiagList        ignored = { .arena = desk->arena };
    const Desk      apart = desk_apart(desk, &ignored);
    Length          length;
    if (!is_written_in(file, written) || is_written_in(file, key_get(node, KEY_LEAST)) ||
        is_written_in(file, key_get(node, KEY_MOST)) || !is_of(part->length.pos, written) ||
        !notation_length(written, &apart, &length) || part->length.time == length.time)
        return;
    diag_warning(desk->diags, written->pos, RULE(LENGTH_FITTED),
                 "\"%s\" gets %s, not %s: all parts have to add up to %s", part->key,
                 clock_of(part->length.time, desk), clock_of(length.time, desk), clock_of(total, desk));
}

static void check_parts(const SessionFile *file, const ConfNode *phases, const Parts *parts, Micros total,
                        const Desk *desk)
{
    if (!phases || phases->kind != CONF_GROUP)
        return;
    for (const ConfNode *node = phases->first; node; node = node->next) {
        const Phase *part = node->kind == CONF_GROUP ? part_of(parts, node->name) : NULL;
        if (!part)
            continue;
        const Parts inner = { part->phases, part->phase_count };
        check_part(file, node, part, total, desk);
        check_parts(file, key_get(node, KEY_PHASES), &inner, total, desk);
    }
}

void fitted_check(const SessionFile *file, const Parts *fitted, Micros total, const Desk *desk)
{
    if (file->kind == SESSION_WALK)  // a drill lasts as long as its moves, and its rests make up the rest
        check_parts(file, key_get(file->root, KEY_PHASES), fitted, total, desk);
}
