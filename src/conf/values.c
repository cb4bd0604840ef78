// What callers do with a tree: find, join, and read values of the type and range they need.
//
// A reader's message names the key, what was found and what is allowed, in the user's words:
//     width is 400; it must be between 60 and 140 metres
#include "conf/conf.h"

#include "base/files.h"
#include "base/utf8.h"
#include "rules/rules.h"

#include <math.h>
#include <string.h>

enum {
    TAB_COLUMNS = 4,
};

const ConfNode *conf_get(const ConfNode *group, const char *name)
{
    if (!group || group->kind != CONF_GROUP)
        return NULL;
    for (const ConfNode *child = group->first; child; child = child->next)
        if (files_same_name(child->name, name))
            return child;
    return NULL;
}

// --- Joining ---------------------------------------------------------------------------

static ConfNode *copy_with(const ConfNode *node, Arena *arena)
{
    ConfNode *copy = ARENA_NEW(arena, ConfNode);
    *copy = *node;
    copy->next = NULL;
    return copy;
}

static ConfNode *join_nodes(const ConfNode *under, const ConfNode *over, Arena *arena)
{
    ConfNode *joined = copy_with(over ? over : under, arena);
    if (!under || !over || under->kind != CONF_GROUP || over->kind != CONF_GROUP)
        return joined;
    ConfNode **link = &joined->first;
    for (const ConfNode *child = under->first; child; child = child->next, link = &(*link)->next)
        *link = join_nodes(child, conf_get(over, child->name), arena);
    for (const ConfNode *child = over->first; child; child = child->next)
        if (!conf_get(under, child->name)) {
            *link = copy_with(child, arena);
            link = &(*link)->next;
        }
    *link = NULL;
    return joined;
}

const ConfNode *conf_join(const ConfNode *under, const ConfNode *over, Arena *arena)
{
    return !under ? over : !over ? under : join_nodes(under, over, arena);
}

// --- Reading ---------------------------------------------------------------------------

static const char *kind_name(ConfKind kind)
{
    switch (kind) {
    case CONF_GROUP: return "a group { }";
    case CONF_ARRAY: return "a list [ ]";
    case CONF_TEXT: return "a text";
    case CONF_INT: return "a number";
    case CONF_FLOAT: return "a number";
    case CONF_BOOL: return "true or false";
    }
    return "";
}

// "width", or "an entry" inside an array.
static const char *name_of(const ConfNode *node) { return node->name ? node->name : "a list entry"; }

static void wrong_kind(const ConfNode *node, const char *wanted, DiagList *diags)
{
    diag_error(diags, node->pos, RULE(TYPE), "%s is %s; it must be %s", name_of(node), kind_name(node->kind),
               wanted);
}

bool conf_text(const ConfNode *node, DiagList *diags, const char **out)
{
    if (!node)
        return false;
    if (node->kind != CONF_TEXT) {
        wrong_kind(node, "a text in quotes", diags);
        return false;
    }
    size_t characters = utf8_count(node->text, strlen(node->text));
    if (characters > CONF_TEXT_MAX) {
        diag_error(diags, node->pos, RULE(TEXT_LENGTH),
                   "this text has %zu characters; at most %d can be read", characters, CONF_TEXT_MAX);
        return false;
    }
    *out = node->text;
    return true;
}

// " metres" or "".
static const char *spaced(const char *unit, char out[64])
{
    size_t length = strlen(unit);
    if (length > 62)
        length = 62;
    out[0] = length ? ' ' : '\0';
    memcpy(out + (length > 0), unit, length);
    out[length + (length > 0)] = '\0';
    return out;
}

bool conf_named(const ConfNode *node, DiagList *diags, Named *out)
{
    if (!conf_text(node, diags, &out->text))
        return false;
    out->pos = node->pos;
    return true;
}

bool conf_int(const ConfNode *node, int low, int high, const char *unit, DiagList *diags, int *out)
{
    char words[64];
    if (!node)
        return false;
    double value = node->kind == CONF_INT     ? (double)node->integer
                   : node->kind == CONF_FLOAT ? node->number
                                              : 0.5;
    if (value != floor(value)) {
        diag_error(diags, node->pos, RULE(TYPE), "%s must be a whole number between %d and %d%s%s",
                   name_of(node), low, high, spaced(unit, words),
                   node->kind == CONF_TEXT ? ", without quotes" : "");
        return false;
    }
    if (value < low || value > high) {
        diag_error(diags, node->pos, RULE(RANGE), "%s %.0f is outside %d..%d%s", name_of(node), value, low,
                   high, spaced(unit, words));
        return false;
    }
    *out = (int)value;
    return true;
}

bool conf_number(const ConfNode *node, double low, double high, const char *unit, DiagList *diags,
                 double *out)
{
    char words[64];
    if (!node)
        return false;
    if (node->kind != CONF_INT && node->kind != CONF_FLOAT) {
        diag_error(diags, node->pos, RULE(TYPE), "%s must be a number between %g and %g%s%s", name_of(node),
                   low, high, spaced(unit, words), node->kind == CONF_TEXT ? ", without quotes" : "");
        return false;
    }
    double value = node->kind == CONF_INT ? (double)node->integer : node->number;
    if (!(value >= low && value <= high)) {
        diag_error(diags, node->pos, RULE(RANGE), "%s %g is outside %g..%g%s", name_of(node), value, low,
                   high, spaced(unit, words));
        return false;
    }
    *out = value;
    return true;
}

bool conf_bool(const ConfNode *node, DiagList *diags, bool *out)
{
    if (!node)
        return false;
    if (node->kind != CONF_BOOL) {
        diag_error(diags, node->pos, RULE(TYPE), "%s must be true or false, without quotes", name_of(node));
        return false;
    }
    *out = node->truth;
    return true;
}

static size_t count_children(const ConfNode *node)
{
    size_t count = 0;
    for (const ConfNode *child = node->first; child; child = child->next)
        count++;
    return count;
}

bool conf_texts(const ConfNode *node, Arena *arena, DiagList *diags, const char *const **out, size_t *count)
{
    if (!node)
        return false;
    if (node->kind != CONF_TEXT && node->kind != CONF_ARRAY) {
        wrong_kind(node, "a text in quotes, or several in [ ]", diags);
        return false;
    }
    size_t entries = node->kind == CONF_ARRAY ? count_children(node) : 1;
    if (entries == 0) {
        diag_error(diags, node->pos, RULE(TYPE), "%s is empty; it needs at least one text in quotes",
                   name_of(node));
        return false;
    }
    const char **texts = ARENA_ARRAY(arena, const char *, entries);
    bool         right = true;
    size_t       i = 0;
    if (node->kind == CONF_TEXT)
        right = conf_text(node, diags, &texts[0]);
    else
        for (const ConfNode *child = node->first; child; child = child->next)
            right &= conf_text(child, diags, &texts[i++]);
    *out = texts;
    *count = entries;
    return right;
}

bool conf_choice(const ConfNode *node, const Choice *words, DiagList *diags, int *out)
{
    if (!node)
        return false;
    if (node->kind != CONF_TEXT) {
        diag_error(diags, node->pos, RULE(TYPE), "%s must be %s", name_of(node),
                   choice_list(words, "\"", diags->arena));
        return false;
    }
    if (choice_find(words, node->text, out))
        return true;
    diag_error(diags, node->pos, RULE(CHOICE), "%s \"%s\" is not known; it can be %s", name_of(node),
               node->text, choice_list(words, "\"", diags->arena));
    return false;
}

// Columns of blanks in front of a node's line; *first: its key is the first on it.
static int indent_of(const ConfNode *node, bool *first)
{
    size_t      length;
    const char *line = diag_line(node->key_pos, &length);
    int         columns = 0;
    size_t      at = 0;
    for (; line && at < length && (line[at] == ' ' || line[at] == '\t'); at++)
        columns += line[at] == '\t' ? TAB_COLUMNS : 1;
    *first = (int)at + 1 == node->key_pos.column;
    return columns;
}

// Is a key written as if it were outside its group? Then the brackets may balance, and yet one is missing and
// another is one too many.
static bool seems_outside(const ConfNode *group, const ConfNode *child)
{
    bool first, ignored;
    if (group->key_pos.source != child->key_pos.source || group->key_pos.line >= child->key_pos.line ||
        !group->name)
        return false;
    int  outer = indent_of(group, &ignored);
    bool flat = group->first->key_pos.line > group->key_pos.line &&
                indent_of(group->first, &ignored) <= outer;
    return !flat && indent_of(child, &first) <= outer && first;
}

// The end of a message about an unknown key: the nearest that is known, or where a group of its own goes.
static const char *key_hint(const ConfNode *child, const char *near, const char *holder, Arena *arena)
{
    if (near || !holder || child->kind != CONF_GROUP)
        return files_did_you_mean(near, arena);
    return arena_printf(arena, "; if it is a part, it goes in %s: { %s: { ... } }", holder, child->name);
}

void conf_check_keys(const ConfNode *group, const char *const *known, const char *holder, const char *where,
                     DiagList *diags)
{
    if (!group || group->kind != CONF_GROUP)
        return;
    size_t count = 0;
    while (known[count])
        count++;
    for (const ConfNode *child = group->first; child; child = child->next) {
        bool found = false;
        for (size_t i = 0; i < count && !found; i++)
            found = files_same_name(child->name, known[i]);
        if (found)
            continue;
        const char *near = files_nearest(child->name, known, count);
        if (seems_outside(group, child)) {
            diag_error(diags, child->key_pos, RULE(UNKNOWN_KEY),
                       "unknown key \"%s\" in %s; is a } missing before this line?", child->name, where);
            continue;
        }
        diag_error(diags, child->key_pos, RULE(UNKNOWN_KEY), "unknown key \"%s\" in %s%s", child->name, where,
                   key_hint(child, near, holder, diags->arena));
    }
}
