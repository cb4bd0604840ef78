// The grammar, read forgivingly: what is malformed is told and stepped over, so that one run tells every
// slip.
//
//     settings:  name ('=' | ':') value [';' | ',']  ...
//     value:     "text" ["more of it"]...   number   true   false   '{' settings '}'   '[' value ',' ... ']'
//
// Brackets have their partners when we come here (conf_brackets.c), so groups and arrays can be entered
// without fear.
#include "conf/conf_scan.h"

#include "base/files.h"
#include "conf/conf_brackets.h"
#include "conf/conf_tokens.h"
#include "conf/conf_words.h"
#include "rules/rules.h"

#include <ctype.h>
#include <string.h>

enum { NAMES_MAX = 1000 };  // in one group; libconfig compares each with each

typedef struct {
    ConfSlips       *slips;
    const ConfToken *at;
    ConfMarks       *out;
} Scan;

static void read_value(Scan *scan, const ConfToken *key, SourcePos key_pos);

// --- Looking around --------------------------------------------------------------------

static SourcePos pos_of(const Scan *scan, const ConfToken *token)
{
    return conf_token_pos(scan->slips, token);
}

static const char *excerpt(const Scan *scan, const ConfToken *token)
{
    return conf_excerpt(token->start, token->length, scan->slips->arena);
}

// From one token to the end of another on the same line.
static size_t stretch_length(const ConfToken *first, const ConfToken *last)
{
    return (size_t)(last->start + last->length - first->start);
}

static SourcePos pos_of_stretch(const Scan *scan, const ConfToken *first, const ConfToken *last)
{
    SourcePos pos = pos_of(scan, first);
    if (last->line == first->line)
        pos.width = (int)stretch_length(first, last);
    return pos;
}

static bool is_name(const ConfToken *token)
{
    return token->kind == TOKEN_WORD && conf_is_name(token->start, token->length);
}

static bool is_scalar(const ConfToken *token, ConfKind *kind)
{
    return token->kind == TOKEN_WORD && conf_is_scalar(token->start, token->length, kind);
}

static bool begins_setting(const ConfToken *token) { return is_name(token) && token[1].kind == TOKEN_ASSIGN; }

static bool ends_settings(const ConfToken *token)
{
    return token->kind == TOKEN_CLOSE || token->kind == TOKEN_END;
}

static bool is_word(const ConfToken *token, const char *word)
{
    return token->kind == TOKEN_WORD && token->length == strlen(word) &&
           memcmp(token->start, word, token->length) == 0;
}

static void add_mark(Scan *scan, ConfKind kind, SourcePos key_pos, const ConfToken *value)
{
    ConfMarks *marks = scan->out;
    *ARENA_PUSH(scan->slips->arena, marks->items, marks->count,
                marks->capacity) = (ConfMark){ kind, key_pos, pos_of(scan, value), value->start };
}

// Behind the partner of the bracket we stand at.
static void skip_brackets(Scan *scan)
{
    int depth = 0;
    do {
        depth += (scan->at->kind == TOKEN_OPEN) - (scan->at->kind == TOKEN_CLOSE);
        scan->at++;
    } while (depth > 0);
}

// To the end of the line, but not out of the brackets around it.
static void skip_line(Scan *scan)
{
    int line = scan->at->line;
    while (scan->at->line == line && !ends_settings(scan->at))
        if (scan->at->kind == TOKEN_OPEN)
            skip_brackets(scan);
        else
            scan->at++;
}

// --- Values without quotes -------------------------------------------------------------

// A colon with no blanks around it, as in 4:00.
static bool is_inner_colon(const ConfToken *token)
{
    return token->sign == ':' && token->kind == TOKEN_ASSIGN && token->glued && token[1].kind == TOKEN_WORD &&
           token[1].glued;
}

// "3:3 > 3:4": words go on behind an inner colon, and up to the next name with its '='.
static const ConfToken *end_of_unquoted(const ConfToken *token)
{
    for (;;)
        if (is_inner_colon(token + 1))
            token += 2;
        else if (token[1].kind == TOKEN_WORD && token[1].line == token->line && !begins_setting(token + 1))
            token += 1;
        else
            return token;
}

// "0,5" is three tokens with nothing between them.
static bool is_decimal_comma(const ConfToken *token)
{
    ConfKind whole, rest;
    return token[1].sign == ',' && token[1].glued && token[2].glued && is_scalar(token, &whole) &&
           whole == CONF_INT && is_scalar(token + 2, &rest) && rest == CONF_INT &&
           isdigit((unsigned char)token[2].start[0]);
}

static void tell_decimal_comma(Scan *scan, const char *key)
{
    const ConfToken *token = scan->at;
    conf_slip(scan->slips, pos_of_stretch(scan, token, token + 2), RULE(NUMBER),
              "numbers have a point, not a comma: %s = %.*s.%.*s", key, (int)token->length, token->start,
              (int)token[2].length, token[2].start);
    scan->at += 3;
}

// [1 2]: not one value in need of quotes, but two in need of a comma.
static bool misses_comma(const ConfToken *token)
{
    ConfKind kind;
    return is_scalar(token, &kind) && is_scalar(token + 1, &kind) && !is_inner_colon(token + 2);
}

static void read_word(Scan *scan, const char *key, SourcePos key_pos)
{
    const ConfToken *first = scan->at, *last = !key && misses_comma(first) ? first : end_of_unquoted(first);
    ConfKind         kind;
    if (key && is_decimal_comma(first)) {
        tell_decimal_comma(scan, key);
        return;
    }
    if (first != last || !is_scalar(first, &kind)) {
        conf_tell_value(scan->slips, pos_of_stretch(scan, first, last), key, first->start,
                        stretch_length(first, last));
        kind = CONF_TEXT;
    }
    add_mark(scan, kind, key_pos, first);
    scan->at = last + 1;
}

// --- Texts -----------------------------------------------------------------------------

// libconfig joins texts that stand side by side, and so "Zip up" "Soften" becomes "Zip upSoften" where a
// comma was forgotten. We take it as meant only where one of them has the space that belongs between.
static bool joins_on_purpose(const ConfToken *left, const ConfToken *right)
{
    bool space_at_end = left->length > 2 && left->start[left->length - 2] == ' ';
    bool space_at_start = right->length > 2 && right->start[1] == ' ';
    return space_at_end || space_at_start;
}

static void check_joint(Scan *scan, const ConfToken *left, const ConfToken *right, bool in_array)
{
    if (joins_on_purpose(left, right))
        return;
    SourcePos pos = pos_of(scan, left);
    pos.column += pos.width;
    pos.width = 1;
    if (in_array)
        conf_slip(scan->slips, pos, RULE(COMMA), "a comma is missing between %s and %s", excerpt(scan, left),
                  excerpt(scan, right));
    else
        conf_slip(scan->slips, pos, RULE(COMMA),
                  "two texts stand side by side; several go into [ ] with commas: [%s, %s]",
                  excerpt(scan, left), excerpt(scan, right));
}

static void read_text(Scan *scan, SourcePos key_pos)
{
    bool in_array = key_pos.line == 0;
    add_mark(scan, CONF_TEXT, key_pos, scan->at);
    for (scan->at++; scan->at->kind == TOKEN_TEXT && scan->at[1].kind != TOKEN_ASSIGN; scan->at++)
        check_joint(scan, scan->at - 1, scan->at, in_array);
}

// title = "one", "two": several texts, and no [ ] around them.
static bool goes_on_without_brackets(const ConfToken *token)
{
    return token->kind == TOKEN_SEPARATOR && token->sign == ',' && token[1].kind == TOKEN_TEXT &&
           token[2].kind != TOKEN_ASSIGN;
}

static void read_texts_without_brackets(Scan *scan, const ConfToken *key)
{
    const ConfToken *first = key + 2;
    while (goes_on_without_brackets(scan->at))
        scan->at += 2;
    conf_slip(scan->slips, pos_of_stretch(scan, first, scan->at - 1), RULE(BRACKETS),
              "several texts stand in [ ]: %s = [%s, ...]", excerpt(scan, key), excerpt(scan, first));
}

// --- Arrays ----------------------------------------------------------------------------

static bool is_number(ConfKind kind) { return kind == CONF_INT || kind == CONF_FLOAT; }

static const char *plural_of(ConfKind kind)
{
    return kind == CONF_TEXT ? "texts" : kind == CONF_BOOL ? "true/false" : "numbers";
}

static void read_element(Scan *scan, ConfKind *kind_before)
{
    const ConfToken *first = scan->at;
    if (first->kind == TOKEN_OPEN || (first[1].kind == TOKEN_ASSIGN && !is_inner_colon(first + 1))) {
        conf_slip(scan->slips, pos_of(scan, first), RULE(BRACKETS),
                  "[ ] holds texts or numbers only; parts with names stand in { }");
        while (scan->at->kind != TOKEN_CLOSE)
            if (scan->at->kind == TOKEN_OPEN)
                skip_brackets(scan);
            else
                scan->at++;
        return;
    }
    if (first->kind == TOKEN_TEXT)
        read_text(scan, (SourcePos){ 0 });
    else
        read_word(scan, NULL, (SourcePos){ 0 });
    ConfKind kind = scan->out->items[scan->out->count - 1].kind;
    if (*kind_before != CONF_GROUP && kind != *kind_before && !(is_number(kind) && is_number(*kind_before)))
        conf_slip(scan->slips, pos_of(scan, first), RULE(BRACKETS), "%s and %s cannot stand in one [ ]",
                  plural_of(*kind_before), plural_of(kind));
    else if (*kind_before != CONF_GROUP && kind != *kind_before)
        conf_slip(scan->slips, pos_of(scan, first), RULE(NUMBER),
                  "whole numbers and others cannot stand in one [ ]; write 1 as 1.0");
    *kind_before = kind;
}

// Between two elements, and behind the last: exactly one comma, or none. True where one is missing.
static bool read_commas(Scan *scan, bool leading)
{
    bool have = leading;
    for (; scan->at->kind == TOKEN_SEPARATOR || scan->at->kind == TOKEN_ASSIGN; scan->at++) {
        const ConfToken *token = scan->at;
        if (token->sign != ',')
            conf_slip(scan->slips, pos_of(scan, token), RULE(COMMA), "within [ ] commas separate, not %c",
                      token->sign);
        else if (token[1].kind == TOKEN_CLOSE)
            conf_slip(scan->slips, pos_of(scan, token), RULE(COMMA),
                      have ? "take out this comma" : "take out the last comma");
        else if (have)
            conf_slip(scan->slips, pos_of(scan, token), RULE(COMMA), "one comma too many");
        have = true;
    }
    bool missing = !have && scan->at->kind != TOKEN_CLOSE && scan->at[1].kind != TOKEN_ASSIGN;
    if (missing)
        conf_slip(scan->slips, pos_of(scan, scan->at), RULE(COMMA), "a comma is missing before %s",
                  excerpt(scan, scan->at));
    return missing;
}

static void read_array(Scan *scan, SourcePos key_pos)
{
    ConfKind kind = CONF_GROUP;  // no element yet
    add_mark(scan, CONF_ARRAY, key_pos, scan->at);
    scan->at++;
    read_commas(scan, true);
    while (scan->at->kind != TOKEN_CLOSE) {
        read_element(scan, &kind);
        if (read_commas(scan, false))
            kind = CONF_GROUP;
    }
    scan->at++;
}

static void read_list(Scan *scan, const ConfToken *key)
{
    const char *name = key ? excerpt(scan, key) : "name";
    if (scan->at[1].kind == TOKEN_OPEN)
        conf_slip(scan->slips, pos_of(scan, scan->at), RULE(BRACKETS),
                  "round brackets are never needed; parts have names: %s: { first: { ... } second: { ... } }",
                  name);
    else
        conf_slip(scan->slips, pos_of(scan, scan->at), RULE(BRACKETS),
                  "round brackets are never needed; several texts stand in [ ]");
    skip_brackets(scan);
}

// --- Settings --------------------------------------------------------------------------

typedef struct {
    const ConfToken *token;
    unsigned         hash;  // of the name as it is compared
} Name;

typedef struct {
    Name  *items;
    size_t count, capacity;
    bool   full;  // and that has been told
} Names;

static unsigned hash_name(const ConfToken *token)
{
    unsigned hash = 2166136261u;  // FNV-1a
    for (size_t i = 0; i < token->length; i++)
        if (token->start[i] != '-' && token->start[i] != '_')
            hash = (hash ^ (unsigned)tolower((unsigned char)token->start[i])) * 16777619u;
    return hash;
}

static bool same_name(const Scan *scan, const ConfToken *a, const ConfToken *b)
{
    Arena *arena = scan->slips->arena;
    return files_same_name(arena_strndup(arena, a->start, a->length),
                           arena_strndup(arena, b->start, b->length));
}

static void check_new(Scan *scan, Names *names, const ConfToken *key)
{
    unsigned hash = hash_name(key);
    if (names->count == NAMES_MAX) {
        if (!names->full)
            conf_slip(scan->slips, pos_of(scan, key), RULE(NESTING), "more than %d names stand in one group",
                      NAMES_MAX);
        names->full = true;
        return;
    }
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].hash == hash && same_name(scan, names->items[i].token, key)) {
            conf_slip(scan->slips, pos_of(scan, key), RULE(DUPLICATE),
                      "\"%s\" is here a second time; the first is in line %d", excerpt(scan, key),
                      names->items[i].token->line);
            return;
        }
    *ARENA_PUSH(scan->slips->arena, names->items, names->count, names->capacity) = (Name){ key, hash };
}

static void skip_separators(Scan *scan)
{
    bool have = false;
    for (; scan->at->kind == TOKEN_SEPARATOR; scan->at++) {
        if (have || scan->at->first)
            break;
        have = true;
    }
}

static void tell_separator(Scan *scan)
{
    const ConfToken *token = scan->at;
    if (token->first && token->sign == ';') {
        conf_slip(scan->slips, pos_of(scan, token), RULE(REMARK), "a remark begins with #, not with ;");
        skip_line(scan);
    } else {
        conf_slip(scan->slips, pos_of(scan, token), RULE(COMMA), "this %c separates nothing; take it out",
                  token->sign);
        scan->at++;
    }
}

// The signs between a name and its value, of which one is enough.
static void read_assign(Scan *scan)
{
    const ConfToken *assign = scan->at++;
    while (scan->at->kind == TOKEN_ASSIGN || is_word(scan->at, ">")) {
        conf_slip(scan->slips, pos_of_stretch(scan, assign, scan->at), RULE(EQUALS), "one = is enough");
        scan->at++;
    }
}

static void read_setting(Scan *scan, Names *names)
{
    const ConfToken *key = scan->at++;
    check_new(scan, names, key);
    read_assign(scan);
    read_value(scan, key, pos_of(scan, key));
    if (scan->at[-1].kind == TOKEN_TEXT && scan->at == key + 3 && goes_on_without_brackets(scan->at))
        read_texts_without_brackets(scan, key);
    skip_separators(scan);
}

// --- What stands where a setting should ------------------------------------------------

// The '=' or ':' that these words belong to, on their line; NULL where they have none.
static const ConfToken *find_assign(const ConfToken *token)
{
    int line = token->line;
    while ((token->kind == TOKEN_WORD || token->kind == TOKEN_TEXT) && token->line == line)
        token++;
    return token->kind == TOKEN_ASSIGN && token->line == line ? token : NULL;
}

static void read_misnamed(Scan *scan, const ConfToken *assign)
{
    const ConfToken *first = scan->at, *last = assign - 1;
    const char      *start = first->start;
    size_t           length = stretch_length(first, last);
    if (first->kind == TOKEN_TEXT && length <= 2)
        conf_slip(scan->slips, pos_of(scan, first), RULE(NAME), "a name is missing before this %c",
                  assign->sign);
    else if (first->kind == TOKEN_TEXT && first == last && conf_is_name(start + 1, length - 2))
        conf_slip(scan->slips, pos_of(scan, first), RULE(NAME), "a name has no quotes: %.*s", (int)length - 2,
                  start + 1);
    else if (first->kind == TOKEN_TEXT && first == last)
        conf_tell_name(scan->slips, pos_of(scan, first), start + 1, length - 2);
    else
        conf_tell_name(scan->slips, pos_of_stretch(scan, first, last), start, length);
    scan->at = assign;
    read_assign(scan);
    read_value(scan, last, pos_of(scan, first));
    skip_separators(scan);
}

static void read_include(Scan *scan)
{
    conf_slip(scan->slips, pos_of(scan, scan->at), RULE(INCLUDE),
              "files are not included; a session builds on another: extends = \"20min\"");
    skip_line(scan);
}

// A name with a value behind it, and nothing between.
static void read_unassigned(Scan *scan)
{
    const ConfToken *key = scan->at, *next = key + 1;
    bool             group = next->kind == TOKEN_OPEN;
    if (next->kind != TOKEN_WORD ||
        end_of_unquoted(next) == next)  // else what the value needs is told, with the '='
        conf_slip(scan->slips, pos_of_stretch(scan, key, next), RULE(EQUALS), "a %c is missing: %s%s %s",
                  group ? ':' : '=', excerpt(scan, key), group ? ":" : " =", excerpt(scan, next));
    scan->at = next;
    read_value(scan, key, pos_of(scan, key));
    skip_separators(scan);
}

static bool is_unassigned(const ConfToken *token)
{
    ConfKind         kind;
    const ConfToken *next = token + 1;
    if (!is_name(token) || next->line != token->line)
        return false;
    return next->kind == TOKEN_OPEN || next->kind == TOKEN_TEXT || is_scalar(next, &kind);
}

static void read_stray_bracket(Scan *scan)
{
    const ConfToken *open = scan->at;
    if (open->line == 1 && open->first && open->sign == '{')
        conf_slip(scan->slips, pos_of(scan, open), RULE(BRACKETS),
                  "a file needs no { } around it; take them out");
    else if (open->sign == '[' && open->first)
        conf_slip(scan->slips, pos_of(scan, open), RULE(BRACKETS),
                  "a part is written name: { ... }, not [name]");
    else
        conf_slip(scan->slips, pos_of(scan, open), RULE(NAME), "a name is missing before this %c",
                  open->sign);
    skip_brackets(scan);
}

static void read_stray_words(Scan *scan)
{
    const ConfToken *first = scan->at, *last = first;
    while (last[1].line == first->line && (last[1].kind == TOKEN_WORD || last[1].kind == TOKEN_TEXT))
        last++;
    if (is_word(first, "-") && first[1].kind == TOKEN_TEXT)
        conf_slip(scan->slips, pos_of(scan, first), RULE(BRACKETS),
                  "several texts stand in [ ], with commas, not behind -: [%s, ...]",
                  excerpt(scan, first + 1));
    else if (first->kind == TOKEN_TEXT)
        conf_slip(scan->slips, pos_of(scan, first), RULE(EQUALS),
                  "this text belongs to no name; write name = %s", excerpt(scan, first));
    else
        conf_slip(scan->slips, pos_of_stretch(scan, first, last), RULE(EQUALS),
                  "\"%s\" says nothing by itself; write name = value, or # in front of a remark",
                  conf_excerpt(first->start, stretch_length(first, last), scan->slips->arena));
    skip_line(scan);
}

static void read_malformed(Scan *scan)
{
    const ConfToken *token = scan->at, *assign = find_assign(token);
    if (token->kind == TOKEN_SEPARATOR) {
        tell_separator(scan);
    } else if (token->kind == TOKEN_ASSIGN) {
        conf_slip(scan->slips, pos_of(scan, token), RULE(NAME), "a name is missing before this %c",
                  token->sign);
        skip_line(scan);
    } else if (token->kind == TOKEN_OPEN) {
        read_stray_bracket(scan);
    } else if (is_word(token, "@include")) {
        read_include(scan);
    } else if (assign && !is_inner_colon(assign)) {
        read_misnamed(scan, assign);
    } else if (is_unassigned(token)) {
        read_unassigned(scan);
    } else {
        read_stray_words(scan);
    }
}

static void read_settings(Scan *scan)
{
    Names names = { 0 };
    while (!ends_settings(scan->at))
        if (begins_setting(scan->at))
            read_setting(scan, &names);
        else
            read_malformed(scan);
}

static void read_group(Scan *scan, SourcePos key_pos)
{
    add_mark(scan, CONF_GROUP, key_pos, scan->at);
    scan->at++;
    read_settings(scan);
    scan->at++;
}

static bool is_value_missing(const ConfToken *token)
{
    return token->kind == TOKEN_SEPARATOR || ends_settings(token) ||
           (begins_setting(token) && (token->first || !token[1].glued));
}

static void read_value(Scan *scan, const ConfToken *key, SourcePos key_pos)
{
    const ConfToken *token = scan->at;
    if (is_value_missing(token))
        conf_slip(scan->slips, pos_of_stretch(scan, key, key + 1), RULE(VALUE), "%s has no value",
                  excerpt(scan, key));
    else if (token->kind == TOKEN_TEXT)
        read_text(scan, key_pos);
    else if (token->kind == TOKEN_WORD)
        read_word(scan, excerpt(scan, key), key_pos);
    else if (token->sign == '{')
        read_group(scan, key_pos);
    else if (token->sign == '[')
        read_array(scan, key_pos);
    else
        read_list(scan, key);
}

bool conf_scan(const Source *source, Arena *arena, DiagList *diags, ConfMarks *out)
{
    ConfSlips  slips = conf_slips_start(source, arena, diags);
    ConfTokens read = conf_tokens_read(&slips), mended;
    slips.phase = SLIPS_OF_BRACKETS;
    if (!conf_brackets_mend(&slips, &read, &mended))
        return false;
    slips.phase = SLIPS_OF_GRAMMAR;
    Scan scan = { &slips, mended.items, out };
    read_settings(&scan);
    return !slips.any;
}
