#include "conf/explain.h"

#include "conf/brackets.h"
#include "conf/scan.h"
#include "conf/words.h"

#include <string.h>

void conf_explain(ConfSlips *slips)
{
    slips->reader = SLIPS_OF_TOKENS;
    ConfTokens read = conf_tokens_read(slips), mended;
    slips->reader = SLIPS_OF_BRACKETS;
    if (!conf_brackets_mend(slips, &read, &mended))
        return;
    slips->reader = SLIPS_OF_GRAMMAR;
    scan_settings(&(Scan){ slips, mended.items });
}

// --- Places and words ------------------------------------------------------------------

SourcePos scan_pos(const Scan *scan, const ConfToken *token) { return conf_token_pos(scan->slips, token); }

const char *scan_excerpt(const Scan *scan, const ConfToken *token)
{
    return conf_excerpt(token->start, token->length, scan->slips->arena);
}

size_t scan_stretch_length(const ConfToken *first, const ConfToken *last)
{
    return (size_t)(last->start + last->length - first->start);
}

SourcePos scan_stretch(const Scan *scan, const ConfToken *first, const ConfToken *last)
{
    SourcePos pos = scan_pos(scan, first);
    if (last->line == first->line)
        pos.width = (int)scan_stretch_length(first, last);
    return pos;
}

bool scan_is_name(const ConfToken *token)
{
    return token->kind == TOKEN_WORD && conf_is_name(token->start, token->length);
}

bool scan_is_word(const ConfToken *token, const char *word)
{
    return token->kind == TOKEN_WORD && token->length == strlen(word) &&
           memcmp(token->start, word, token->length) == 0;
}
