// Settings one after the other, to the bracket that closes them.
#include "conf/scan.h"

#include "conf/form.h"
#include "rules/rules.h"

bool scan_ends_settings(const ConfToken *token)
{
    return token->kind == TOKEN_CLOSE || token->kind == TOKEN_END;
}

bool scan_begins_setting(const ConfToken *token)
{
    return scan_is_name(token) && token[1].kind == TOKEN_ASSIGN;
}

void scan_brackets(Scan *scan)
{
    int depth = 0;
    do {
        depth += (scan->at->kind == TOKEN_OPEN) - (scan->at->kind == TOKEN_CLOSE);
        scan->at++;
    } while (depth > 0);
}

void scan_rest_of_line(Scan *scan)
{
    int line = scan->at->line;
    while (scan->at->line == line && !scan_ends_settings(scan->at))
        if (scan->at->kind == TOKEN_OPEN)
            scan_brackets(scan);
        else
            scan->at++;
}

void scan_assign(Scan *scan)
{
    const ConfToken *assign = scan->at++;
    while (scan->at->kind == TOKEN_ASSIGN || scan_is_word(scan->at, ">")) {
        conf_slip(scan->slips, scan_stretch(scan, assign, scan->at), RULE(EQUALS), "one = is enough");
        scan->at++;
    }
}

void scan_separators(Scan *scan)
{
    bool have = false;
    for (; scan->at->kind == TOKEN_SEPARATOR; scan->at++) {
        if (have || scan->at->first)
            break;
        have = true;
    }
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
    conf_slip(scan->slips, scan_stretch(scan, first, scan->at - 1), RULE(BRACKETS),
              "several texts go into [ ]: %s = [%s, ...]", scan_excerpt(scan, key),
              scan_excerpt(scan, first));
}

static void read_setting(Scan *scan, ConfNames *names)
{
    const ConfToken *key = scan->at++;
    conf_names_add(names, scan->slips, conf_token_span(scan->slips, key));
    scan_assign(scan);
    scan_value(scan, key);
    if (scan->at[-1].kind == TOKEN_TEXT && scan->at == key + 3 && goes_on_without_brackets(scan->at))
        read_texts_without_brackets(scan, key);
    scan_separators(scan);
}

void scan_settings(Scan *scan)
{
    ConfNames names = { 0 };
    while (!scan_ends_settings(scan->at))
        if (scan_begins_setting(scan->at))
            read_setting(scan, &names);
        else
            scan_stray(scan);
}
