#include "conf/table.h"

#include "base/files.h"

enum { NAMES_MAX = 96 };  // of one place

const Key *table_row(const KeyTable *table, int id)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].id == id)
            return &table->rows[i];
    return NULL;
}

// --- Reading ---------------------------------------------------------------------------

static bool read_yes(const ConfNode *node, DiagList *diags, int *out)
{
    bool truth;
    if (!conf_bool(node, diags, &truth))
        return false;
    *out = truth;
    return true;
}

static bool read_set(const ConfNode *node, const Choice *words, DiagList *diags, unsigned *out)
{
    bool right = true, several = node->kind == CONF_ARRAY;
    int  value;
    for (const ConfNode *one = several ? node->first : node; one; one = several ? one->next : NULL)
        if (conf_choice(one, words, diags, &value))
            *out |= 1u << value;
        else
            right = false;
    return right;
}

static bool read_value(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    DiagList *diags = desk->diags;
    if (!node)
        return false;
    if (row->read)
        return row->read(row, node, desk, out);
    switch (row->type) {
    case TYPE_TEXT: return conf_text(node, diags, out);
    case TYPE_NAMED: return conf_named(node, diags, out);
    case TYPE_INT: return conf_int(node, (int)row->low, (int)row->high, row->unit, diags, out);
    case TYPE_NUMBER: return conf_number(node, row->low, row->high, row->unit, diags, out);
    case TYPE_TIME: return conf_time(node, (Micros)row->low, (Micros)row->high, diags, out);
    case TYPE_BOOL: return conf_bool(node, diags, out);
    case TYPE_YES: return read_yes(node, diags, out);
    case TYPE_CHOICE: return conf_choice(node, row->words, diags, out);
    case TYPE_SET: return read_set(node, row->words, diags, out);
    case TYPE_OWN:
    case TYPE_ASKED:
    case TYPE_TEXTS:
    case TYPE_GROUP:
    case TYPE_GROUPS:
    case TYPE_WORDS: return false;  // without a reader there is no one field to fill
    }
    return false;
}

static void set_default(const Key *row, void *out)
{
    if (row->otherwise_text && row->type == TYPE_TEXT)
        *(const char **)out = row->otherwise_text;
    else if (row->otherwise_text)
        *(Named *)out = (Named){ .text = row->otherwise_text };
    else if (row->has_otherwise && row->type == TYPE_TIME)
        *(Micros *)out = (Micros)row->otherwise;
    else if (row->has_otherwise && row->type == TYPE_NUMBER)
        *(double *)out = row->otherwise;
    else if (row->has_otherwise)
        *(int *)out = (int)row->otherwise;
}

bool table_read_key(const Key *row, const ConfNode *group, const Desk *desk, void *out)
{
    set_default(row, out);
    return read_value(row, conf_get(group, row->name), desk, out);
}

static void read_each_name(const Key *row, const ConfNode *group, const Desk *desk, char *first)
{
    for (const Choice *name = row->names; name->word; name++)
        read_value(row, conf_get(group, name->word), desk, first + (size_t)name->value * row->size);
}

void table_read(const KeyTable *table, const ConfNode *group, unsigned place, int into, const Desk *desk,
                void *out)
{
    for (const Key *row = table->rows; row < table->rows + table->count; row++) {
        char *field = (char *)out + row->offset;
        if (!(row->places & place) || row->into != into)
            continue;
        if (row->names)
            read_each_name(row, group, desk, field);
        else
            table_read_key(row, group, desk, field);
    }
}

// --- Unknown keys ----------------------------------------------------------------------

const Key *table_find(const KeyTable *table, unsigned place, const char *written, const char **name)
{
    for (const Key *row = table->rows; row < table->rows + table->count; row++) {
        if (!(row->places & place))
            continue;
        if (row->name && files_same_name(written, *name = row->name))
            return row;
        for (const Choice *one = row->names; one && one->word; one++)
            if (files_same_name(written, *name = one->word))
                return row;
    }
    return NULL;
}

void table_check_group(const KeyTable *table, unsigned place, const ConfNode *group, const char *where,
                       DiagList *diags)
{
    const char *names[NAMES_MAX + 1];
    size_t      count = 0;
    for (const Key *row = table->rows; row < table->rows + table->count; row++) {
        if (!(row->places & place))
            continue;
        if (row->name && count < NAMES_MAX)
            names[count++] = row->name;
        for (const Choice *name = row->names; name && name->word && count < NAMES_MAX; name++)
            names[count++] = name->word;
    }
    names[count] = NULL;
    const char *name;
    bool        parts = table->parts && table_find(table, place, table->parts, &name);
    conf_check_keys(group, names, parts ? table->parts : NULL, where, diags);
}
