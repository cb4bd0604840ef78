// Values: what is between a name with its sign and the next name.
#include "conf/scan.h"

#include "conf/form.h"
#include "conf/words.h"
#include "rules/rules.h"

#include <ctype.h>

bool scan_is_scalar(const ConfToken *token, ConfKind *kind)
{
    return token->kind == TOKEN_WORD && conf_is_scalar(token->start, token->length, kind);
}

// --- Values without quotes -------------------------------------------------------------

bool scan_is_inner_colon(const ConfToken *token)
{
    return token->sign == ':' && token->kind == TOKEN_ASSIGN && token->glued && token[1].kind == TOKEN_WORD &&
           token[1].glued;
}

// "3:3 > 3:4": words go on after an inner colon, and up to the next name with its '='.
const ConfToken *scan_end_of_unquoted(const ConfToken *token)
{
    for (;;)
        if (scan_is_inner_colon(token + 1))
            token += 2;
        else if (token[1].kind == TOKEN_WORD && token[1].line == token->line &&
                 !scan_begins_setting(token + 1))
            token += 1;
        else
            return token;
}

// "0,5" is three tokens with nothing between them.
static bool is_decimal_comma(const ConfToken *token)
{
    ConfKind whole, rest;
    return token[1].sign == ',' && token[1].glued && token[2].glued && scan_is_scalar(token, &whole) &&
           whole == CONF_INT && scan_is_scalar(token + 2, &rest) && rest == CONF_INT &&
           isdigit((unsigned char)token[2].start[0]);
}

static void read_decimal_comma(Scan *scan, const char *key)
{
    const ConfToken *token = scan->at;
    conf_slip(scan->slips, scan_stretch(scan, token, token + 2), RULE(NUMBER),
              "numbers have a point, not a comma: %s = %.*s.%.*s", key, (int)token->length, token->start,
              (int)token[2].length, token[2].start);
    scan->at += 3;
}

// Reads up to `last`; returns the kind of what was read.
static ConfKind read_words(Scan *scan, const char *key, const ConfToken *last)
{
    const ConfToken *first = scan->at;
    ConfKind         kind;
    scan->at = last + 1;
    if (first == last && scan_is_scalar(first, &kind))
        return kind;
    conf_report_value(scan->slips, scan_stretch(scan, first, last), key, first->start,
                      scan_stretch_length(first, last));
    return CONF_TEXT;
}

static void read_unquoted(Scan *scan, const char *key)
{
    if (is_decimal_comma(scan->at))
        read_decimal_comma(scan, key);
    else
        read_words(scan, key, scan_end_of_unquoted(scan->at));
}

// --- Texts -----------------------------------------------------------------------------

static void read_text(Scan *scan, bool in_array)
{
    for (scan->at++; scan->at->kind == TOKEN_TEXT && scan->at[1].kind != TOKEN_ASSIGN; scan->at++)
        conf_check_joint(scan->slips, conf_token_span(scan->slips, scan->at - 1),
                         conf_token_span(scan->slips, scan->at), in_array);
}

// --- Arrays ----------------------------------------------------------------------------

static bool is_number(ConfKind kind) { return kind == CONF_INT || kind == CONF_FLOAT; }

static const char *plural_of(ConfKind kind)
{
    return kind == CONF_TEXT ? "texts" : kind == CONF_BOOL ? "true/false" : "numbers";
}

static bool is_setting_or_group(const ConfToken *token)
{
    return token->kind == TOKEN_OPEN || (token[1].kind == TOKEN_ASSIGN && !scan_is_inner_colon(token + 1));
}

static void skip_to_end_of_array(Scan *scan)
{
    conf_slip(scan->slips, scan_pos(scan, scan->at), RULE(BRACKETS),
              "[ ] holds texts or numbers only; %ss with names go into { }", scan->slips->hints->group);
    while (scan->at->kind != TOKEN_CLOSE)
        if (scan->at->kind == TOKEN_OPEN)
            scan_brackets(scan);
        else
            scan->at++;
}

// [1 2]: not one value in need of quotes, but two in need of a comma.
static bool misses_comma(const ConfToken *token)
{
    ConfKind kind;
    return scan_is_scalar(token, &kind) && scan_is_scalar(token + 1, &kind) &&
           !scan_is_inner_colon(token + 2);
}

static ConfKind read_entry(Scan *scan)
{
    const ConfToken *token = scan->at;
    if (token->kind != TOKEN_TEXT)
        return read_words(scan, NULL, misses_comma(token) ? token : scan_end_of_unquoted(token));
    read_text(scan, true);
    return CONF_TEXT;
}

// before: of the entry before it; CONF_GROUP for none.
static void check_kinds(const Scan *scan, const ConfToken *entry, ConfKind before, ConfKind kind)
{
    if (before == CONF_GROUP || before == kind)
        return;
    if (is_number(kind) && is_number(before))
        conf_slip(scan->slips, scan_pos(scan, entry), RULE(NUMBER),
                  "whole numbers and fractions cannot be in one [ ]; write 1 as 1.0");
    else
        conf_slip(scan->slips, scan_pos(scan, entry), RULE(BRACKETS), "%s and %s cannot be in one [ ]",
                  plural_of(before), plural_of(kind));
}

static void check_comma(const Scan *scan, const ConfToken *token, bool have)
{
    SourcePos pos = scan_pos(scan, token);
    if (token->sign != ',')
        conf_slip(scan->slips, pos, RULE(COMMA), "within [ ], entries are separated by commas, not %c",
                  token->sign);
    else if (token[1].kind == TOKEN_CLOSE)
        conf_slip(scan->slips, pos, RULE(COMMA), have ? "take out this comma" : "take out the last comma");
    else if (have)
        conf_slip(scan->slips, pos, RULE(COMMA), "one comma too many");
}

// Between two entries, and after the last: exactly one comma, or none. True where one is missing.
static bool read_commas(Scan *scan, bool leading)
{
    bool have = leading;
    for (; scan->at->kind == TOKEN_SEPARATOR || scan->at->kind == TOKEN_ASSIGN; scan->at++) {
        check_comma(scan, scan->at, have);
        have = true;
    }
    bool missing = !have && scan->at->kind != TOKEN_CLOSE && scan->at[1].kind != TOKEN_ASSIGN;
    if (missing)
        conf_slip(scan->slips, scan_pos(scan, scan->at), RULE(COMMA), "a comma is missing before %s",
                  scan_excerpt(scan, scan->at));
    return missing;
}

static void read_array(Scan *scan)
{
    ConfKind before = CONF_GROUP;
    scan->at++;
    read_commas(scan, true);
    while (scan->at->kind != TOKEN_CLOSE) {
        const ConfToken *entry = scan->at;
        if (is_setting_or_group(entry)) {
            skip_to_end_of_array(scan);
            break;
        }
        ConfKind kind = read_entry(scan);
        check_kinds(scan, entry, before, kind);
        before = read_commas(scan, false) ? CONF_GROUP : kind;
    }
    scan->at++;
}

// --- Any value -------------------------------------------------------------------------

static void read_group(Scan *scan)
{
    scan->at++;
    scan_settings(scan);
    scan->at++;
}

static bool is_missing(const ConfToken *token)
{
    return token->kind == TOKEN_SEPARATOR || scan_ends_settings(token) ||
           (scan_begins_setting(token) && (token->first || !token[1].glued));
}

void scan_value(Scan *scan, const ConfToken *key)
{
    const ConfToken *token = scan->at;
    if (is_missing(token)) {
        conf_slip(scan->slips, scan_stretch(scan, key, key + 1), RULE(VALUE), "%s has no value",
                  scan_excerpt(scan, key));
    } else if (token->kind == TOKEN_TEXT) {
        read_text(scan, false);
    } else if (token->kind == TOKEN_WORD) {
        read_unquoted(scan, scan_excerpt(scan, key));
    } else if (token->sign == '{') {
        read_group(scan);
    } else if (token->sign == '[') {
        read_array(scan);
    } else {
        conf_slip_list(scan->slips, conf_token_span(scan->slips, token), scan_excerpt(scan, key));
        scan_brackets(scan);
    }
}
