// What is where a setting should be: a name in quotes, a value without its sign, lines of words, brackets,
// signs.
#include "conf/scan.h"

#include "conf/form.h"
#include "conf/words.h"
#include "rules/rules.h"

// --- Signs -----------------------------------------------------------------------------

static void read_separator(Scan *scan)
{
    const ConfToken *token = scan->at;
    conf_slip_separator(scan->slips, conf_token_span(scan->slips, token), token->first);
    if (token->first && token->sign == ';')
        scan_rest_of_line(scan);
    else
        scan->at++;
}

static void read_assign(Scan *scan)
{
    conf_slip(scan->slips, scan_pos(scan, scan->at), RULE(NAME), "a name is missing before this %c",
              scan->at->sign);
    scan_rest_of_line(scan);
}

static void read_bracket(Scan *scan)
{
    const ConfToken *open = scan->at;
    SourcePos        pos = scan_pos(scan, open);
    if (open->line == 1 && open->first && open->sign == '{')
        conf_slip(scan->slips, pos, RULE(BRACKETS), "a file needs no { } around it; take them out");
    else if (open->sign == '[' && open->first)
        conf_slip(scan->slips, pos, RULE(BRACKETS), "a %s is written name: { ... }, not [name]",
                  scan->slips->hints->group);
    else
        conf_slip(scan->slips, pos, RULE(NAME), "a name is missing before this %c", open->sign);
    scan_brackets(scan);
}

static void read_include(Scan *scan)
{
    conf_slip(scan->slips, scan_pos(scan, scan->at), RULE(INCLUDE), "there is no include; %s",
              scan->slips->hints->includes);
    scan_rest_of_line(scan);
}

// --- Names -----------------------------------------------------------------------------

// The '=' or ':' that these words belong to, on their line; NULL where they have none.
static const ConfToken *find_assign(const ConfToken *token)
{
    int line = token->line;
    while ((token->kind == TOKEN_WORD || token->kind == TOKEN_TEXT) && token->line == line)
        token++;
    bool found = token->kind == TOKEN_ASSIGN && token->line == line && !scan_is_inner_colon(token);
    return found ? token : NULL;
}

static void report_quoted_name(Scan *scan, const ConfToken *text, char sign)
{
    SourcePos   pos = scan_pos(scan, text);
    const char *inner = text->start + 1;
    if (text->length <= 2)
        conf_slip(scan->slips, pos, RULE(NAME), "a name is missing before this %c", sign);
    else if (conf_is_name(inner, text->length - 2))
        conf_slip(scan->slips, pos, RULE(NAME), "a name has no quotes: %.*s", (int)text->length - 2, inner);
    else
        conf_report_name(scan->slips, pos, inner, text->length - 2);
}

static void read_misnamed(Scan *scan, const ConfToken *assign)
{
    const ConfToken *first = scan->at, *last = assign - 1;
    if (first->kind == TOKEN_TEXT && first == last)
        report_quoted_name(scan, first, assign->sign);
    else
        conf_report_name(scan->slips, scan_stretch(scan, first, last), first->start,
                         scan_stretch_length(first, last));
    scan->at = assign;
    scan_assign(scan);
    scan_value(scan, last);
    scan_separators(scan);
}

// A name with a value after it, and nothing between.
static bool is_unassigned(const ConfToken *token)
{
    ConfKind         kind;
    const ConfToken *next = token + 1;
    if (!scan_is_name(token) || next->line != token->line)
        return false;
    return next->kind == TOKEN_OPEN || next->kind == TOKEN_TEXT || scan_is_scalar(next, &kind);
}

static void read_unassigned(Scan *scan)
{
    const ConfToken *key = scan->at, *next = key + 1;
    bool             group = next->kind == TOKEN_OPEN;
    // else what the value needs is reported, with the '='
    if (next->kind != TOKEN_WORD || scan_end_of_unquoted(next) == next)
        conf_slip(scan->slips, scan_stretch(scan, key, next), RULE(EQUALS), "a %c is missing: %s%s %s",
                  group ? ':' : '=', scan_excerpt(scan, key), group ? ":" : " =", scan_excerpt(scan, next));
    scan->at = next;
    scan_value(scan, key);
    scan_separators(scan);
}

// --- Words -----------------------------------------------------------------------------

static const ConfToken *last_word_of_line(const ConfToken *token)
{
    while (token[1].line == token->line && (token[1].kind == TOKEN_WORD || token[1].kind == TOKEN_TEXT))
        token++;
    return token;
}

static void read_words(Scan *scan)
{
    const ConfToken *first = scan->at, *last = last_word_of_line(first);
    if (scan_is_word(first, "-") && first[1].kind == TOKEN_TEXT)
        conf_slip(scan->slips, scan_pos(scan, first), RULE(BRACKETS),
                  "several texts go into [ ], with commas, not after -: [%s, ...]",
                  scan_excerpt(scan, first + 1));
    else if (first->kind == TOKEN_TEXT)
        conf_slip(scan->slips, scan_pos(scan, first), RULE(EQUALS),
                  "this text belongs to no name; write name = %s", scan_excerpt(scan, first));
    else
        conf_slip(scan->slips, scan_stretch(scan, first, last), RULE(EQUALS),
                  "\"%s\" says nothing by itself; write name = value, or # in front of a remark",
                  conf_excerpt(first->start, scan_stretch_length(first, last), scan->slips->arena));
    scan_rest_of_line(scan);
}

void scan_stray(Scan *scan)
{
    const ConfToken *token = scan->at, *assign = find_assign(token);
    if (token->kind == TOKEN_SEPARATOR)
        read_separator(scan);
    else if (token->kind == TOKEN_ASSIGN)
        read_assign(scan);
    else if (token->kind == TOKEN_OPEN)
        read_bracket(scan);
    else if (scan_is_word(token, "@include"))
        read_include(scan);
    else if (assign)
        read_misnamed(scan, assign);
    else if (is_unassigned(token))
        read_unassigned(scan);
    else
        read_words(scan);
}
