// The words of a configuration text, each with its place. Forgiving: every text becomes tokens, with its
// slips reported.
#ifndef CONF_TOKENS_H
#define CONF_TOKENS_H

#include "conf/slips.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    TOKEN_WORD,       // a name, a number, or anything else without quotes
    TOKEN_TEXT,       // "in quotes"; also what was evidently meant as one
    TOKEN_ASSIGN,     // = :
    TOKEN_SEPARATOR,  // , ;
    TOKEN_OPEN,       // { [ (
    TOKEN_CLOSE,      // } ] )
    TOKEN_END,        // always the last
} ConfTokenKind;

typedef struct {
    ConfTokenKind kind;
    char          sign;   // what it is, for ASSIGN to CLOSE
    bool          first;  // on its line
    bool          glued;  // to the token before it, with no blank between
    int           line, column;
    int           indent;  // columns of blanks in front of its line
    const char   *start;
    size_t        length;  // 0: not in the text, put there by a repair
} ConfToken;

typedef struct {
    ConfToken *items;
    size_t     count, capacity;
} ConfTokens;

ConfTokens conf_tokens_read(ConfSlips *slips);

SourcePos conf_token_pos(const ConfSlips *slips, const ConfToken *token);
ConfSpan  conf_token_span(const ConfSlips *slips, const ConfToken *token);

#endif
