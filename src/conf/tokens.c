// Cuts a text into tokens. What goes wrong among these are quotes: missing, curly, single, or meant to be
// inside.
//
// A text has to end on its line. libconfig lets it run on, which is why a forgotten quote there is reported
// at the end of the file. Here the line with an odd number of quotes is the culprit.
#include "conf/tokens.h"

#include "base/utf8.h"
#include "conf/cursor.h"
#include "conf/form.h"
#include "rules/rules.h"

#include <stdint.h>
#include <string.h>

enum { TAB_COLUMNS = 4, RUN_ON_LINES = 12 };

typedef struct {
    ConfSlips *slips;
    ConfTokens tokens;
    ConfCursor cursor;
    int        line;    // that of the token before
    int        indent;  // of that line
    bool       glued;
} Reader;

SourcePos conf_token_pos(const ConfSlips *slips, const ConfToken *token)
{
    return (SourcePos){ slips->source, token->line, token->column, token->length ? (int)token->length : 1 };
}

ConfSpan conf_token_span(const ConfSlips *slips, const ConfToken *token)
{
    return (ConfSpan){ conf_token_pos(slips, token), token->start };
}

static SourcePos place(const Reader *reader, const char *at, size_t width)
{
    ConfCursor there = reader->cursor;
    there.at = at;
    return conf_cursor_pos(&there, width);
}

static int indent_of(const char *line)
{
    int indent = 0;
    for (; *line == ' ' || *line == '\t'; line++)
        indent += *line == '\t' ? TAB_COLUMNS : 1;
    return indent;
}

static void add_token(Reader *reader, ConfTokenKind kind, size_t length)
{
    const ConfCursor *cursor = &reader->cursor;
    ConfTokens       *tokens = &reader->tokens;
    ConfToken *token = ARENA_PUSH(reader->slips->arena, tokens->items, tokens->count, tokens->capacity);
    bool       first = cursor->line != reader->line;
    if (first)
        reader->indent = indent_of(cursor->line_start);
    *token = (ConfToken){ kind,           *cursor->at,  first,
                          reader->glued,  cursor->line, (int)(cursor->at - cursor->line_start) + 1,
                          reader->indent, cursor->at,   length };
    reader->line = cursor->line;
    reader->cursor.at += length;
    reader->glued = true;
}

static size_t rest_of_line(const char *at) { return strcspn(at, "\n"); }

// --- Characters that look like something else ------------------------------------------

static bool is_invisible(uint32_t code)
{
    return code == 0xA0 || code == 0xAD || (code >= 0x2000 && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F) || code == 0x3000 ||
           code == 0xFEFF;
}

static bool is_odd_quote(uint32_t code)
{
    return code == '\'' || code == '`' || code == 0xB4 || code == 0xAB || code == 0xBB ||
           (code >= 0x2018 && code <= 0x201F) || code == 0x2032 || code == 0x2033 || code == 0x2039 ||
           code == 0x203A || (code >= 0x301D && code <= 0x301F) || code == 0xFF02 || code == 0xFF07;
}

static uint32_t code_at(const char *at, size_t *size)
{
    uint32_t code = 0;
    *size = utf8_decode(at, strnlen(at, UTF8_MOST), &code);
    return code;
}

// The end of a quotation in odd quotes: the first quote of any kind that something may follow.
static const char *end_of_odd_quotation(const char *at, const char *line_end)
{
    for (size_t size; at < line_end; at += size) {
        uint32_t code = code_at(at, &size);
        if ((code == '"' || is_odd_quote(code)) &&
            (at + size == line_end || strchr(" \t\r,;]})#:=", at[size])))
            return at + size;
    }
    return NULL;
}

static bool read_odd_quotation(Reader *reader)
{
    size_t size;
    if (!is_odd_quote(code_at(reader->cursor.at, &size)))
        return false;
    const char *end = end_of_odd_quotation(reader->cursor.at + size,
                                           reader->cursor.at + rest_of_line(reader->cursor.at));
    conf_slip(reader->slips, place(reader, reader->cursor.at, size), RULE(QUOTES),
              "texts go into plain double quotes: retype %.*s as \"", (int)size, reader->cursor.at);
    add_token(reader, TOKEN_TEXT, end ? (size_t)(end - reader->cursor.at) : size);
    return true;
}

// --- Texts -----------------------------------------------------------------------------

// The closing quote of the text that opens here, on the same line, or NULL.
static const char *closing_quote(const char *open)
{
    const char *end = conf_text_end(open);
    return end && !memchr(open, '\n', (size_t)(end - open)) ? end - 1 : NULL;
}

static int count_quotes(const char *at, const char *end)
{
    int count = 0;
    for (; at < end; at++) {
        count += *at == '"';
        at += *at == '\\' && at + 1 < end;
    }
    return count;
}

static bool begins_word(char byte)
{
    unsigned char value = (unsigned char)byte;
    return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ||
           (value >= '0' && value <= '9') || value >= 0x80;
}

// Where the text that began at `open` may be taken to end, given that its quote is missing: at the end of the
// line, but before the brackets and the comma that close it.
static size_t length_without_quote(const char *open)
{
    size_t length = rest_of_line(open);
    while (length > 1 && strchr(" \t\r,;]})", open[length - 1]))
        length--;
    return length;
}

// A curly quote that was meant to close the text, or NULL.
static const char *odd_closing_quote(const char *open)
{
    const char *line_end = open + rest_of_line(open);
    const char *end = end_of_odd_quotation(open + 1, line_end);
    return end && (unsigned char)end[-1] >= 0x80 ? end : NULL;
}

// A text that was broken into lines: its end, in a line that begins with no key and has the quote that is
// missing here.
static const char *end_of_run_on(const char *open)
{
    const char *line = open + rest_of_line(open);
    for (int lines = 0; *line == '\n' && lines < RUN_ON_LINES; lines++) {
        line++;
        size_t length = rest_of_line(line), before = strcspn(line, "\"\n");
        if (strcspn(line, "=:[{}") < before)
            return NULL;
        if (count_quotes(line, line + length) % 2)
            return line + before + 1;
        line += length;
    }
    return NULL;
}

static void read_unclosed_text(Reader *reader)
{
    ConfSlips  *slips = reader->slips;
    const char *open = reader->cursor.at, *end;
    size_t      length = length_without_quote(open);
    SourcePos   pos = place(reader, open, length);
    if ((end = odd_closing_quote(open))) {
        conf_slip(slips, place(reader, end - 3, 3), RULE(QUOTES),
                  "the text ends with a curly quote; retype it as \"");
        add_token(reader, TOKEN_TEXT, (size_t)(end - open));
    } else if ((end = end_of_run_on(open))) {
        conf_slip(
            slips, pos, RULE(QUOTES),
            "a text is on one line: close it here with a space and \", and begin the next line with \"");
        add_token(reader, TOKEN_TEXT, rest_of_line(open));
        conf_cursor_move(&reader->cursor, end);
        reader->line = reader->cursor.line;  // what follows there is not the first of its line
    } else if (memchr(open, '\\', length) && open[length - 1] == '"') {
        conf_slip(slips, pos, RULE(QUOTES),
                  "the \\ before the last \" makes it part of the text; take the \\ out, or write \\\\");
        add_token(reader, TOKEN_TEXT, length);
    } else {
        conf_slip(slips, pos, RULE(QUOTES), "the text that begins here is not closed; put a \" at its end");
        add_token(reader, TOKEN_TEXT, length);
    }
}

// A letter comes right after the closing quote. Either a quote was meant to be inside the text, or one is
// missing and texts and gaps have changed places: then a text that ends with a comma is really the gap.
static void read_entangled_text(Reader *reader, const char *close)
{
    const char *open = reader->cursor.at, *line_end = open + rest_of_line(open);
    const char *end = open + length_without_quote(open);
    if (count_quotes(reader->cursor.line_start, line_end) % 2 == 0) {
        conf_slip(reader->slips, place(reader, close, 1), RULE(QUOTES),
                  "this \" ends the text; for a quotation mark inside a text write \\\"");
    } else {
        const char *gap = close;
        while (gap > open + 1 && strchr(" \t,", gap[-1]))
            gap--;
        bool before = gap == open + 1;  // nothing but the gap: the quote that opens it closes nothing
        conf_slip(reader->slips, place(reader, before ? open : gap, 1), RULE(QUOTES),
                  before
                      ? "a \" is missing in this line: this one closes a text that has none at its beginning"
                      : "a \" is missing in this line, probably here");
    }
    add_token(reader, TOKEN_TEXT, (size_t)(end - open));
}

static void read_text(Reader *reader)
{
    const char *close = closing_quote(reader->cursor.at);
    if (!close) {
        read_unclosed_text(reader);
        return;
    }
    size_t size;
    if (begins_word(close[1]) && !is_odd_quote(code_at(close + 1, &size)) &&
        !is_invisible(code_at(close + 1, &size))) {
        read_entangled_text(reader, close);
        return;
    }
    size_t length = (size_t)(close + 1 - reader->cursor.at);
    conf_check_escapes(reader->slips,
                       (ConfSpan){ place(reader, reader->cursor.at, length), reader->cursor.at });
    add_token(reader, TOKEN_TEXT, length);
}

// --- Between the tokens ----------------------------------------------------------------

static void pass_open_remark(Reader *reader)
{
    const char *open = reader->cursor.at;
    conf_slip(reader->slips, place(reader, open, 2), RULE(UNCLOSED),
              "the remark that begins here is not closed; put */ at its end");
    conf_cursor_move(&reader->cursor, open + strlen(open));
}

static void pass_invisible(Reader *reader, size_t size, uint32_t code)
{
    conf_slip(reader->slips, place(reader, reader->cursor.at, size), RULE(QUOTES),
              "an invisible character is here (U+%04X); retype it as a plain space", code);
    reader->cursor.at += size;
}

static void skip_blanks(Reader *reader)
{
    for (;; reader->glued = false) {
        const char *before = reader->cursor.at;
        size_t      size;
        conf_cursor_skip_blanks(&reader->cursor);
        uint32_t code = code_at(reader->cursor.at, &size);
        if (!conf_remark_end(reader->cursor.at))
            pass_open_remark(reader);
        else if (is_invisible(code))
            pass_invisible(reader, size, code);
        else if (reader->cursor.at == before)
            return;
    }
}

static size_t word_length(const char *start)
{
    const char *at = start;
    for (size_t size; *at && !strchr(" \t\r\f\n{}[]()\"=:;,#", *at); at += size) {
        if (at[0] == '/' && (at[1] == '/' || at[1] == '*'))
            break;
        uint32_t code = code_at(at, &size);
        if (is_invisible(code) || (is_odd_quote(code) && code >= 0x80 && code != 0x2019))
            break;
    }
    return (size_t)(at - start);
}

static ConfTokenKind sign_kind(char sign)
{
    switch (sign) {
    case '=':
    case ':': return TOKEN_ASSIGN;
    case ',':
    case ';': return TOKEN_SEPARATOR;
    case '{':
    case '[':
    case '(': return TOKEN_OPEN;
    case '}':
    case ']':
    case ')': return TOKEN_CLOSE;
    default: return TOKEN_WORD;
    }
}

ConfTokens conf_tokens_read(ConfSlips *slips)
{
    Reader      reader = { .slips = slips, .cursor = conf_cursor_begin(slips->source) };
    const char *at;
    for (skip_blanks(&reader); *(at = reader.cursor.at); skip_blanks(&reader)) {
        ConfTokenKind kind = sign_kind(*at);
        if (*at == '"')
            read_text(&reader);
        else if (kind != TOKEN_WORD)
            add_token(&reader, kind, 1);
        else if (!read_odd_quotation(&reader))
            add_token(&reader, kind, word_length(at));
    }
    reader.line = 0;  // the end is the first in its line
    add_token(&reader, TOKEN_END, 0);
    return reader.tokens;
}
