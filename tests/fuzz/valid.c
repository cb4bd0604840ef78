// Each decision takes a byte; when they are used up every answer is 0, which ends whatever is being written.
#include "valid.h"

#include <string.h>

enum { DEPTH_MAX = 8, PIECES_MAX = 3 };

typedef struct {
    Valid         *valid;
    Arena         *arena;
    const uint8_t *bytes;
    size_t         left;
    int            line, column;  // where the next byte goes
    unsigned       names;         // so far: each has its number in it
    int            depth;
} Maker;

static unsigned choose(Maker *maker, unsigned count)
{
    if (maker->left == 0)
        return 0;
    maker->left--;
    return *maker->bytes++ % count;
}

#define PICK(maker, array) ((array)[choose((maker), sizeof(array) / sizeof *(array))])

static void breaks(Maker *maker, RuleId rule) { maker->valid->rules[rule] = true; }

static void put(Maker *maker, const char *text)
{
    text_add(&maker->valid->text, text);
    for (; *text; text++) {
        maker->line += *text == '\n';
        maker->column = *text == '\n' ? 1 : maker->column + 1;
    }
}

static SourcePos here(const Maker *maker, size_t width)
{
    return (SourcePos){ NULL, maker->line, maker->column, (int)width };
}

// --- Between -----------------------------------------------------------------------------

// What is in remarks and texts and must not be taken for anything.
static const char *const lures[] = {
    "",      " ",        "a = 1", "n0 = 2",       "{",        "}", "[1,",   ")", "/ * /",
    "= : ;", "\xC3\xBC", "'",     "\xE2\x80\x9C", "@include", "5", ", true"
};

static void put_remark(Maker *maker)
{
    unsigned kind = choose(maker, 3);
    put(maker, kind == 0 ? "#" : kind == 1 ? "//" : "/*");
    for (unsigned count = choose(maker, 4); count > 0; count--) {
        put(maker, PICK(maker, lures));
        if (choose(maker, 4) == 1)
            put(maker, kind == 2 ? "\" \n" : "\" /*");
    }
    put(maker, kind == 2 ? "*/" : choose(maker, 2) ? "\r\n" : "\n");
}

// Any number of blanks and remarks; with `in_line` no line end.
static void put_gap(Maker *maker, bool in_line)
{
    static const char *const blanks[] = { " ", " ", "\t", "  ", "\f", "\n", "\r\n", "\n\n  " };
    while (choose(maker, 3) == 1)
        if (!in_line && choose(maker, 4) == 1)
            put_remark(maker);
        else
            put(maker, blanks[choose(maker, in_line ? 5 : 8)]);
}

static char last_byte(const Maker *maker)
{
    const Text *text = &maker->valid->text;
    return text->length ? text->bytes[text->length - 1] : ' ';
}

// --- Scalars -------------------------------------------------------------------------------

// The value of a kind is written as a token, and read again by nothing of ours.
static void put_integer(Maker *maker, ConfNode *node, bool wide)
{
    static const int64_t values[] = { 0,         1,         -1,         42,        255,      100000,
                                      INT32_MAX, INT32_MIN, 5000000000, INT64_MAX, INT64_MIN };
    int64_t              value = PICK(maker, values);
    unsigned             form = choose(maker, 5);
    const char          *suffix = !wide ? "" : choose(maker, 2) ? "LL" : "L", *token;
    if (form == 1 && value >= 0)
        token = arena_printf(maker->arena, "0x%llX%s", (unsigned long long)value, suffix);
    else if (form == 2 && value >= 0)
        token = arena_printf(maker->arena, "+%lld%s", (long long)value, suffix);
    else if (form == 3 && value >= 0)
        token = arena_printf(maker->arena, "00%lld%s", (long long)value, suffix);
    else
        token = arena_printf(maker->arena, "%lld%s", (long long)value, suffix);
    if (form == 4 && choose(maker, 8) == 1) {
        token = arena_printf(maker->arena, "99999999999999999999%s", suffix);
        breaks(maker, RULE_NUMBER);
    }
    node->kind = CONF_INT;
    node->integer = value;
    node->pos = here(maker, strlen(token));
    put(maker, token);
}

static void put_float(Maker *maker, ConfNode *node)
{
    static const struct {
        const char *token;
        double      value;
    } floats[] = { { "0.0", 0 },           { ".", 0 },      { "5.", 5 },     { ".5", 0.5 },
                   { "-1.5E-3", -1.5e-3 }, { "1e3", 1000 }, { "+.25", .25 }, { "-.", -0. },
                   { "2.e2", 200 },        { ".e5", 0 },    { "1e400", 0 } };
    unsigned which = choose(maker, sizeof floats / sizeof *floats);
    if (strcmp(floats[which].token, "1e400") == 0)
        breaks(maker, RULE_NUMBER);
    node->kind = CONF_FLOAT;
    node->number = floats[which].value;
    node->pos = here(maker, strlen(floats[which].token));
    put(maker, floats[which].token);
}

static void put_bool(Maker *maker, ConfNode *node)
{
    static const char *const words[] = { "true", "false", "TRUE", "False", "tRuE", "fALSE" };
    const char              *word = PICK(maker, words);
    node->kind = CONF_BOOL;
    node->truth = strlen(word) == 4;
    node->pos = here(maker, strlen(word));
    put(maker, word);
}

// --- Texts ---------------------------------------------------------------------------------

// What one piece holds: as it is written, and what it means.
typedef struct {
    Text written, meant;
} Piece;

static void add_odd(Maker *maker, Piece *piece)
{
    static const struct {
        const char *written, *meant;
    } escapes[] = { { "\\n", "\n" }, { "\\x41", "A" }, { "\\q", "\\q" }, { "\n", "\n" } };
    unsigned which = choose(maker, sizeof escapes / sizeof *escapes);
    text_add(&piece->written, escapes[which].written);
    text_add(&piece->meant, escapes[which].meant);
    breaks(maker, RULE_QUOTES);
    maker->valid->runs_on |= escapes[which].written[0] == '\n';
}

static Piece make_piece(Maker *maker)
{
    Piece piece = { { .arena = maker->arena }, { .arena = maker->arena } };
    text_add(&piece.written, "\"");
    for (unsigned count = choose(maker, 6); count > 0; count--) {
        unsigned kind = choose(maker, 16);
        if (kind == 15 && choose(maker, 4) == 1) {
            add_odd(maker, &piece);
        } else if (kind > 12) {
            text_add(&piece.written, kind == 13 ? "\\\"" : "\\\\");
            text_add(&piece.meant, kind == 13 ? "\"" : "\\");
        } else {
            const char *lure = PICK(maker, lures);
            text_add(&piece.written, lure);
            text_add(&piece.meant, lure);
        }
    }
    return piece;
}

static bool ends_with_space(const Text *text)
{
    return text->length > 1 && text->bytes[text->length - 1] == ' ';
}

static void put_text(Maker *maker, ConfNode *node)
{
    Text     meant = { .arena = maker->arena };
    bool     space = true;  // one was written at the end of the piece before, or there was none
    unsigned pieces = 1 + choose(maker, 4) / 3 * choose(maker, PIECES_MAX);
    for (unsigned i = 0; i < pieces; i++) {
        Piece piece = make_piece(maker);
        if (!space && (piece.written.length < 2 || piece.written.bytes[1] != ' '))
            breaks(maker, RULE_COMMA);
        space = ends_with_space(&piece.written);
        text_add(&piece.written, "\"");
        if (i == 0)
            node->pos = here(maker, piece.written.length);
        put(maker, text_string(&piece.written));
        text_add(&meant, text_string(&piece.meant));
        if (i + 1 < pieces)
            put_gap(maker, false);
    }
    node->kind = CONF_TEXT;
    node->text = text_string(&meant);
}

// --- Values --------------------------------------------------------------------------------

static void put_scalar(Maker *maker, ConfNode *node, unsigned kind)
{
    switch (kind) {
    case 0: put_integer(maker, node, false); break;
    case 1: put_integer(maker, node, true); break;
    case 2: put_float(maker, node); break;
    case 3: put_bool(maker, node); break;
    default: put_text(maker, node); break;
    }
}

static void put_array(Maker *maker, ConfNode *node)
{
    unsigned   kind = choose(maker, 5);
    ConfNode **link = &node->first;
    node->kind = CONF_ARRAY;
    node->pos = here(maker, 1);
    put(maker, "[");
    put_gap(maker, false);
    for (unsigned count = choose(maker, 5); count > 0; count--, link = &(*link)->next) {
        *link = ARENA_NEW(maker->arena, ConfNode);
        put_scalar(maker, *link, kind);
        put_gap(maker, false);
        put(maker, count > 1 ? "," : "");
        put_gap(maker, false);
    }
    put(maker, "]");
}

static void put_settings(Maker *maker, ConfNode *group);

static void put_group(Maker *maker, ConfNode *node)
{
    node->kind = CONF_GROUP;
    node->pos = here(maker, 1);
    put(maker, "{");
    put_gap(maker, false);
    put_settings(maker, node);
    put(maker, "}");
}

static void put_value(Maker *maker, ConfNode *node);

// What it means is not noted: there are no lists in a tree of ours.
static void put_list(Maker *maker)
{
    breaks(maker, RULE_BRACKETS);
    put(maker, "(");
    put_gap(maker, false);
    Valid before = *maker->valid;
    for (unsigned count = choose(maker, 4); count > 0; count--) {
        ConfNode ignored = { 0 };
        put_value(maker, &ignored);
        put_gap(maker, false);
        put(maker, count > 1 ? "," : "");
        put_gap(maker, false);
    }
    memcpy(maker->valid->rules, before.rules, sizeof before.rules);  // what is in a list is not looked at
    put(maker, ")");
}

static void put_value(Maker *maker, ConfNode *node)
{
    unsigned kind = choose(maker, 16);
    maker->depth++;
    if (kind >= 12 && maker->depth < DEPTH_MAX)
        put_group(maker, node);
    else if (kind >= 9)
        put_array(maker, node);
    else if (kind == 8 && maker->depth < DEPTH_MAX && choose(maker, 16) == 1)
        put_list(maker);
    else
        put_scalar(maker, node, kind);
    maker->depth--;
}

// --- Settings ------------------------------------------------------------------------------

// No two names of a group compare alike, unless that is what is tried.
static const char *make_name(Maker *maker, const ConfNode *before)
{
    static const char *const stems[] = { "n", "a", "true_", "x-y", "Z_", "falsely", "e", "L", "key" };
    if (before && choose(maker, 64) == 1) {
        breaks(maker, RULE_DUPLICATE);
        return arena_printf(maker->arena, "%s_", before->name);
    }
    bool starred = choose(maker, 64) == 1;
    if (starred)
        breaks(maker, RULE_NAME);
    return arena_printf(maker->arena, "%s%s%u", PICK(maker, stems), starred ? "*" : "", maker->names++);
}

// Does a name have to be kept from what is written before it? After a number most letters can follow at once.
static bool needs_gap(const Maker *maker, const char *name)
{
    char last = last_byte(maker);
    return last != ' ' && !strchr("\n\t\f\r,;{}[])\"/", last) &&
           (!strchr("0123456789.", last) || strchr("eLxaf", *name));
}

static void put_key(Maker *maker, ConfNode *node, const ConfNode *before)
{
    node->name = make_name(maker, before);
    if (needs_gap(maker, node->name) || choose(maker, 4) > 0)
        put(maker, " ");
    node->key_pos = here(maker, strlen(node->name));
    put(maker, node->name);
    put_gap(maker, false);
    put(maker, choose(maker, 2) ? ":" : "=");
    put_gap(maker, false);
}

static void put_terminator(Maker *maker)
{
    static const char *const signs[] = { "", "", ";", "," };
    const char              *sign = PICK(maker, signs);
    put_gap(maker, true);
    if (*sign && choose(maker, 32) == 1) {
        put(maker, "\n");
        breaks(maker, *sign == ';' ? RULE_REMARK : RULE_COMMA);
    }
    put(maker, sign);
    put_gap(maker, false);
}

static void put_settings(Maker *maker, ConfNode *group)
{
    ConfNode **link = &group->first;
    for (ConfNode *before = NULL; choose(maker, 6) > 0; before = *link, link = &(*link)->next) {
        *link = ARENA_NEW(maker->arena, ConfNode);
        put_key(maker, *link, before);
        put_value(maker, *link);
        put_terminator(maker);
    }
}

Valid valid_make(const uint8_t *bytes, size_t size, Arena *arena)
{
    Valid valid = { .text = { .arena = arena }, .root = ARENA_NEW(arena, ConfNode) };
    Maker maker = { .valid = &valid, .arena = arena, .bytes = bytes, .left = size, .line = 1, .column = 1 };
    valid.root->kind = CONF_GROUP;
    put_gap(&maker, false);
    put_settings(&maker, valid.root);
    if (choose(&maker, 32) == 1) {
        put(&maker, " /* open");
        breaks(&maker, RULE_UNCLOSED);
        valid.runs_on = true;
    }
    return valid;
}
