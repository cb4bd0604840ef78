// A missing } shows only at the end of the file, where nobody forgot it. People indent what they write, and
// their indentation gives it away:
//
//     rooms: {
//       hall:    { length = "4.00"      opened in a line of indent 2
//       kitchen: { length = "3.00" }    a key of indent 2: this is outside, the } belongs before it
//     }
//
// We look at indentation only in files whose brackets do not balance, and only for the kind of bracket that
// does not.
#include "conf/brackets.h"

#include "conf/form.h"
#include "rules/rules.h"

#include <string.h>

static const char openers[] = "{[(", closers[] = "}])";
enum { KINDS = 3 };

typedef struct {
    const ConfToken *token;
    const ConfToken *name;      // the key it belongs to, or NULL
    bool             block;     // its contents begin in a later line...
    bool             indented;  // ...and deeper than the line it is in
} Opened;

typedef struct {
    ConfSlips       *slips;
    const ConfToken *first;  // of the file
    ConfTokens      *out;
    Opened           stack[CONF_DEPTH_MAX + 1];
    int              depth;
    int              missing[KINDS];  // opened more often than closed; negative: closed more often
} Mender;

static int kind_of(char sign)
{
    const char *opener = strchr(openers, sign), *closer = strchr(closers, sign);
    return (int)(opener ? opener - openers : closer - closers);
}

// --- Are they even? --------------------------------------------------------------------

static bool too_deep(ConfSlips *slips, const ConfToken *token)
{
    conf_slip(slips, conf_token_pos(slips, token), RULE(NESTING),
              "brackets are nested more than %d deep here", CONF_DEPTH_MAX);
    return false;
}

static bool is_even(const ConfTokens *tokens)
{
    char stack[CONF_DEPTH_MAX];
    int  depth = 0;
    for (const ConfToken *token = tokens->items; token->kind != TOKEN_END; token++) {
        if (token->kind == TOKEN_OPEN && depth == CONF_DEPTH_MAX)
            return false;
        if (token->kind == TOKEN_OPEN)
            stack[depth++] = closers[kind_of(token->sign)];
        if (token->kind == TOKEN_CLOSE && (depth == 0 || stack[--depth] != token->sign))
            return false;
    }
    return depth == 0;
}

// --- Mending ---------------------------------------------------------------------------

static void keep(Mender *mender, ConfToken token)
{
    *ARENA_PUSH(mender->slips->arena, mender->out->items, mender->out->count, mender->out->capacity) = token;
}

static char closer_of(const Opened *opened) { return closers[kind_of(opened->token->sign)]; }

static const Opened *top_of(const Mender *mender)
{
    return mender->depth ? &mender->stack[mender->depth - 1] : NULL;
}

static void open_bracket(Mender *mender, const ConfToken *token)
{
    bool named = token - mender->first >= 2 && token[-1].kind == TOKEN_ASSIGN && token[-2].kind == TOKEN_WORD;
    bool block = token[1].line > token->line;
    mender->stack[mender->depth++] = (Opened){ token, named ? &token[-2] : NULL, block,
                                               block && token[1].indent > token->indent };
    keep(mender, *token);
}

static const char *describe(const Mender *mender, const Opened *opened)
{
    const ConfToken *name = opened->name;
    return name ? arena_printf(mender->slips->arena, "\"%s\"",
                               conf_excerpt(name->start, name->length, mender->slips->arena))
                : "this bracket";
}

static const char *describe_place(const Mender *mender, const ConfToken *token, int opened_line)
{
    if (token->kind == TOKEN_END)
        return "at the end of the file";
    if (token->line != opened_line)
        return arena_printf(mender->slips->arena, "before line %d", token->line);
    return arena_printf(mender->slips->arena, "before %s",
                        conf_excerpt(token->start, token->length, mender->slips->arena));
}

// Closes the innermost bracket in front of a token.
static void close_missing(Mender *mender, const ConfToken *before)
{
    const Opened *opened = top_of(mender);
    char          closer = closer_of(opened);
    conf_slip(mender->slips, conf_token_pos(mender->slips, opened->token), RULE(UNCLOSED),
              "%s, opened here with %c, is not closed; a %c is missing %s", describe(mender, opened),
              opened->token->sign, closer, describe_place(mender, before, opened->token->line));
    mender->missing[kind_of(closer)]--;
    mender->depth--;
    ConfToken token = *before;
    token.kind = TOKEN_CLOSE;
    token.sign = closer;
    token.length = 0;
    token.first = false;
    keep(mender, token);
}

static bool is_key(const ConfToken *token)
{
    return token->kind == TOKEN_WORD && token[1].kind == TOKEN_ASSIGN;
}

// Does this token, or where its line begins, show that the innermost bracket should have been closed before
// it?
static bool is_outside(const Mender *mender, const ConfToken *token)
{
    const Opened *opened = top_of(mender);
    if (!opened || mender->missing[kind_of(opened->token->sign)] <= 0)
        return false;
    if (opened->token->sign == '[' && is_key(token))
        return true;
    if (!token->first || token->kind == TOKEN_END)
        return false;
    if (token->kind == TOKEN_CLOSE)
        return token->indent < opened->token->indent;
    return is_key(token) && token->indent <= opened->token->indent && (!opened->block || opened->indented);
}

// hall: length = "4.00" }: the name in front of the closer that has no bracket after its colon, or NULL.
static const ConfToken *find_unopened(const ConfToken *closer, const ConfToken *first)
{
    for (const ConfToken *token = closer - 1; token > first; token--)
        if (token->kind == TOKEN_OPEN || token->kind == TOKEN_CLOSE)
            return NULL;
        else if (token->sign == ':' && is_key(token - 1) && is_key(token + 1))
            return token - 1;
    return NULL;
}

static void drop_closer(Mender *mender, const ConfToken *token)
{
    const ConfToken *unopened = token->sign == '}' ? find_unopened(token, mender->first) : NULL;
    if (unopened)
        conf_slip(mender->slips, conf_token_pos(mender->slips, unopened), RULE(UNCLOSED),
                  "a { is missing after %s:",
                  conf_excerpt(unopened->start, unopened->length, mender->slips->arena));
    else
        conf_slip(mender->slips, conf_token_pos(mender->slips, token), RULE(UNCLOSED),
                  "this %c closes nothing; take it out", token->sign);
    mender->missing[kind_of(token->sign)]++;
}

// One too many, although it could close something: the lines after it are still indented as inside.
static bool is_one_too_many(const Mender *mender, const ConfToken *token)
{
    const Opened    *opened = top_of(mender);
    const ConfToken *next = token + 1;
    return mender->missing[kind_of(token->sign)] < 0 && opened->token->line != token->line &&
           next->kind != TOKEN_END && next->first && next->indent > opened->token->indent;
}

static bool is_open(const Mender *mender, char closer)
{
    for (int i = 0; i < mender->depth; i++)
        if (closer_of(&mender->stack[i]) == closer)
            return true;
    return false;
}

static void close_bracket(Mender *mender, const ConfToken *token)
{
    if (mender->depth == 0) {
        drop_closer(mender, token);
        return;
    }
    while (closer_of(top_of(mender)) != token->sign && is_open(mender, token->sign))
        close_missing(mender, token);
    if (is_one_too_many(mender, token)) {
        drop_closer(mender, token);
        return;
    }
    const Opened *opened = top_of(mender);
    ConfToken     right = *token;
    right.sign = closer_of(opened);
    if (right.sign != token->sign) {
        conf_slip(mender->slips, conf_token_pos(mender->slips, token), RULE(UNCLOSED),
                  "%s was opened with %c in line %d; close it with %c", describe(mender, opened),
                  opened->token->sign, opened->token->line, right.sign);
        mender->missing[kind_of(right.sign)]--;
        mender->missing[kind_of(token->sign)]++;
    }
    mender->depth--;
    keep(mender, right);
}

static void count_missing(Mender *mender, const ConfTokens *tokens)
{
    for (const ConfToken *token = tokens->items; token->kind != TOKEN_END; token++) {
        if (token->kind == TOKEN_OPEN)
            mender->missing[kind_of(token->sign)]++;
        if (token->kind == TOKEN_CLOSE)
            mender->missing[kind_of(token->sign)]--;
    }
}

bool conf_brackets_mend(ConfSlips *slips, const ConfTokens *tokens, ConfTokens *out)
{
    *out = *tokens;
    if (is_even(tokens))
        return true;
    *out = (ConfTokens){ 0 };
    Mender mender = { .slips = slips, .first = tokens->items, .out = out };
    count_missing(&mender, tokens);
    for (const ConfToken *token = tokens->items;; token++) {
        while (is_outside(&mender, token))
            close_missing(&mender, token);
        while (token->kind == TOKEN_END && mender.depth > 0)
            close_missing(&mender, token);
        if (token->kind == TOKEN_OPEN && mender.depth == CONF_DEPTH_MAX)
            return too_deep(slips, token);
        if (token->kind == TOKEN_OPEN)
            open_bracket(&mender, token);
        else if (token->kind == TOKEN_CLOSE)
            close_bracket(&mender, token);
        else
            keep(&mender, *token);
        if (token->kind == TOKEN_END)
            return true;
    }
}
