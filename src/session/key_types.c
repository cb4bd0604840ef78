#include "session/key_types.h"

#include "base/date.h"
#include "rules/rules.h"
#include "session/stages.h"

// --- Notations -------------------------------------------------------------------------

#define NOTATION(name, notation)                                                 \
    bool name(const Key *row, const ConfNode *node, const Desk *desk, void *out) \
    {                                                                            \
        (void)row;                                                               \
        return notation(node, desk, out);                                        \
    }

NOTATION(read_length, notation_length)
NOTATION(read_pace, notation_pace)
NOTATION(read_breath, notation_breath)
NOTATION(read_fade, notation_fade)
NOTATION(read_span, notation_weeks)

// Steps a minute, or that they follow what she notes.
bool read_her_pace(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    if (node->kind != CONF_TEXT || !files_same_name(node->text, "follow"))
        return conf_number(node, row->low, row->high, row->unit, desk->diags, out);
    *(double *)out = PACE_FOLLOW;
    return true;
}

bool read_date(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    const char *text;
    if (!conf_text(node, desk->diags, &text))
        return false;
    DateRead read = date_read(text);
    if (read.kind != DATE_FINE) {
        diag_error(desk->diags, node->pos, RULE(DATE_FORM), "%s \"%s\" %s", row->name, text, read.why);
        return false;
    }
    *(const char **)out = date_write(read.day, ARENA_ARRAY(desk->arena, char, DATE_SIZE));
    return true;
}

// --- Words -----------------------------------------------------------------------------

bool read_wordings(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    const char *const *texts;
    size_t             count, i = 0;
    (void)row;
    if (!conf_texts(node, desk->arena, desk->diags, &texts, &count))
        return false;
    Wording *items = ARENA_ARRAY(desk->arena, Wording, count);
    if (node->kind == CONF_TEXT)
        items[i++] = (Wording){ texts[0], node->pos };
    else
        for (const ConfNode *child = node->first; child; child = child->next, i++)
            items[i] = (Wording){ texts[i], child->pos };
    *(Wordings *)out = (Wordings){ items, count };
    return true;
}

// `core = true` and "belly" are effort of the belly, "floor" of the pelvic floor.
bool read_effort(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    enum { BELLY, FLOOR };
    static const Choice efforts[] = { CHOICE("belly", BELLY), CHOICE("floor", FLOOR), { 0 } };
    Pool               *pool = out;
    int                 effort = BELLY;
    (void)row;
    if (node->kind != CONF_TEXT)
        return conf_bool(node, desk->diags, &pool->core);
    pool->core = conf_choice(node, efforts, desk->diags, &effort);
    pool->floor = effort == FLOOR;
    return pool->core;
}

bool read_layers(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    const char *const *names;
    size_t             count;
    bool               right = true;
    (void)row;
    if (!conf_texts(node, desk->arena, desk->diags, &names, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        Layer layer;
        if (layer_parse(names[i], &layer))
            *(LayerSet *)out |= LAYER_BIT(layer);
        else {
            diag_error(desk->diags, node->pos, RULE(LAYER), "\"%s\" is not a layer: %s", names[i],
                       choice_list(layer_words, "", desk->arena));
            right = false;
        }
    }
    return right;
}
