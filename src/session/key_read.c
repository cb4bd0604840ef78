// Reads values as the rows of the language say: type, range, words, default, field.
#include "base/date.h"
#include "rules/rules.h"
#include "session/language.h"
#include "session/stages.h"

// --- Finding ---------------------------------------------------------------------------

const ConfNode *key_get(const ConfNode *group, KeyId id) { return conf_get(group, key_name(id)); }

const ConfNode *key_get_of(const ConfNode *group, KeyId id, int value)
{
    return conf_get(group, key_name_of(id, value));
}

bool key_is(const ConfNode *node, KeyId id)
{
    return node->name && files_same_name(node->name, key_name(id));
}

// --- Types of their own ----------------------------------------------------------------

static bool read_date(const Key *row, const ConfNode *node, const Desk *desk, const char **out)
{
    const char *text;
    int         days;
    if (!conf_text(node, desk->diags, &text))
        return false;
    if (date_parse(text, &days)) {
        *out = text;
        return true;
    }
    diag_error(desk->diags, node->pos, RULE(DATE_FORM),
               "%s \"%s\" is no date: "
               "year-month-day, as in \"2026-10-18\"",
               row->name, text);
    return false;
}

static bool read_yes(const ConfNode *node, const Desk *desk, int *out)
{
    bool truth;
    if (!conf_bool(node, desk->diags, &truth))
        return false;
    *out = truth;
    return true;
}

static bool read_set(const Key *row, const ConfNode *node, const Desk *desk, unsigned *out)
{
    bool several = node->kind == CONF_ARRAY;
    int  value;
    for (const ConfNode *one = several ? node->first : node; one; one = several ? one->next : NULL)
        if (conf_choice(one, row->words, desk->diags, &value))
            *out |= 1u << value;
    return true;
}

static bool read_layers(const ConfNode *node, const Desk *desk, LayerSet *out)
{
    const char *const *names;
    size_t             count;
    if (!conf_texts(node, desk->arena, desk->diags, &names, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        Layer layer;
        if (layer_parse(names[i], &layer))
            *out |= LAYER_BIT(layer);
        else
            diag_error(desk->diags, node->pos, RULE(LAYER), "\"%s\" is no layer: %s", names[i],
                       choice_list(layer_words, "", desk->arena));
    }
    return true;
}

static bool read_wordings(const ConfNode *node, const Desk *desk, Wordings *out)
{
    const char *const *texts;
    size_t             count, i = 0;
    if (!conf_texts(node, desk->arena, desk->diags, &texts, &count))
        return false;
    Wording *items = ARENA_ARRAY(desk->arena, Wording, count);
    if (node->kind == CONF_TEXT)
        items[i++] = (Wording){ texts[0], node->pos };
    else
        for (const ConfNode *child = node->first; child; child = child->next, i++)
            items[i] = (Wording){ texts[i], child->pos };
    *out = (Wordings){ items, count };
    return true;
}

// --- Any type --------------------------------------------------------------------------

static bool read_value(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    DiagList *diags = desk->diags;
    if (!node)
        return false;
    switch (row->type) {
    case TYPE_TEXT: return conf_text(node, diags, out);
    case TYPE_NAMED: return conf_named(node, diags, out);
    case TYPE_DATE: return read_date(row, node, desk, out);
    case TYPE_INT: return conf_int(node, (int)row->low, (int)row->high, row->unit, diags, out);
    case TYPE_NUMBER: return conf_number(node, row->low, row->high, row->unit, diags, out);
    case TYPE_BOOL: return conf_bool(node, diags, out);
    case TYPE_YES: return read_yes(node, desk, out);
    case TYPE_CHOICE: return conf_choice(node, row->words, diags, out);
    case TYPE_SET: return read_set(row, node, desk, out);
    case TYPE_LAYERS: return read_layers(node, desk, out);
    case TYPE_TIME: return notation_time(node, (Micros)row->low, (Micros)row->high, desk, out);
    case TYPE_LENGTH: return notation_length(node, desk, out);
    case TYPE_PACE: return notation_pace(node, desk, out);
    case TYPE_BREATH: return notation_breath(node, desk, out);
    case TYPE_FADE: return notation_fade(node, desk, out);
    case TYPE_SPAN: return notation_weeks(node, desk, out);
    case TYPE_WORDINGS: return read_wordings(node, desk, out);
    case TYPE_TEXTS:
    case TYPE_GROUP:
    case TYPE_GROUPS:
    case TYPE_POOLS:
    case TYPE_MOMENTS:
    case TYPE_MOVES: return false;  // no value of one field
    }
    return false;
}

static void set_default(const Key *row, void *out)
{
    if (row->otherwise_text && row->type == TYPE_NAMED)
        *(Named *)out = (Named){ .text = row->otherwise_text };
    else if (row->has_otherwise && row->type == TYPE_TIME)
        *(Micros *)out = (Micros)row->otherwise;
    else if (row->has_otherwise && row->type == TYPE_NUMBER)
        *(double *)out = row->otherwise;
    else if (row->has_otherwise)
        *(int *)out = (int)row->otherwise;
}

bool key_read(const ConfNode *group, KeyId id, const Desk *desk, void *out)
{
    const Key *row = language_key(id);
    set_default(row, out);
    return read_value(row, conf_get(group, row->name), desk, out);
}

void keys_read(const ConfNode *group, Place place, KeyInto into, const Desk *desk, void *out)
{
    size_t     count;
    const Key *rows = language_rows(&count);
    for (const Key *row = rows; row < rows + count; row++) {
        if (!(row->places & place) || row->into != into)
            continue;
        char *field = (char *)out + row->offset;
        if (!row->names) {
            set_default(row, field);
            read_value(row, conf_get(group, row->name), desk, field);
        }
        for (const Choice *name = row->names; name && name->word; name++)
            read_value(row, conf_get(group, name->word), desk, field + (size_t)name->value * row->size);
    }
}
