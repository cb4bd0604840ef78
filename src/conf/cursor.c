// The rules are those of libconfig's scanner.l: remarks of three kinds, a backslash that takes the next
// character with it, numbers that end where the next word may begin at once.
#include "conf/cursor.h"

#include <ctype.h>
#include <string.h>

ConfCursor conf_cursor_begin(const Source *source)
{
    return (ConfCursor){ source, source->text, source->text, 1 };
}

ConfCursor conf_cursor_at(SourcePos pos)
{
    size_t      length;
    const char *line = diag_line(pos, &length);
    return (ConfCursor){ pos.source, line + (pos.column > 0 ? pos.column - 1 : 0), line, pos.line };
}

SourcePos conf_cursor_pos(const ConfCursor *cursor, size_t width)
{
    return (SourcePos){ cursor->source, cursor->line, (int)(cursor->at - cursor->line_start) + 1,
                        (int)width };
}

void conf_cursor_move(ConfCursor *cursor, const char *to)
{
    const char *newline;
    while ((newline = memchr(cursor->at, '\n', (size_t)(to - cursor->at)))) {
        cursor->line++;
        cursor->at = cursor->line_start = newline + 1;
    }
    cursor->at = to;
}

static void skip(ConfCursor *cursor, const char *signs)
{
    for (const char *end;; conf_cursor_move(cursor, end)) {
        size_t count = strspn(cursor->at, signs);
        end = count ? cursor->at + count : conf_remark_end(cursor->at);
        if (!end || end == cursor->at)
            return;
    }
}

void conf_cursor_skip_blanks(ConfCursor *cursor) { skip(cursor, " \t\r\f\n"); }

void conf_cursor_skip_between(ConfCursor *cursor) { skip(cursor, " \t\r\f\n=:,;}])"); }

// --- Keys ------------------------------------------------------------------------------

static bool is_name_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || byte == '-' || byte == '*';
}

static bool is_key(const char *at, const char *name)
{
    size_t length = strlen(name);
    return strncmp(at, name, length) == 0 && !is_name_byte(at[length]);
}

// Moves forward to the line whose number libconfig keeps in 16 bits.
static bool go_to_line(ConfCursor *cursor, int line)
{
    for (int ahead = (line - cursor->line) & 0xFFFF; ahead > 0; ahead--) {
        const char *newline = strchr(cursor->at, '\n');
        if (!newline)
            return false;
        conf_cursor_move(cursor, newline + 1);
    }
    return true;
}

static bool find_in_line(ConfCursor *cursor, const char *name)
{
    const char *end = cursor->at + strcspn(cursor->at, "\n");
    for (const char *at = cursor->at, *past; at < end; at = past) {
        if (is_key(at, name) && (at == cursor->line_start || !is_name_byte(at[-1]))) {
            conf_cursor_move(cursor, at);
            return true;
        }
        past = *at == '"' ? conf_text_end(at) : conf_remark_end(at);
        if (!past)
            return false;
        past += past == at;
    }
    return false;
}

SourcePos conf_cursor_find(ConfCursor *cursor, const char *name, int line)
{
    conf_cursor_skip_between(cursor);
    bool found = is_key(cursor->at, name) || (go_to_line(cursor, line) && find_in_line(cursor, name));
    if (found)
        return conf_cursor_pos(cursor, strlen(name));
    conf_cursor_move(cursor, cursor->source->text + cursor->source->length);
    return (SourcePos){ cursor->source, line, 0, 0 };
}

// --- What is at a place ---------------------------------------------------------------

const char *conf_text_end(const char *open)
{
    for (const char *at = open + 1; *(at += strcspn(at, "\"\\")); at++)
        if (*at == '"')
            return at + 1;
        else if (at[1])
            at++;
    return NULL;
}

const char *conf_remark_end(const char *at)
{
    if (at[0] == '#' || (at[0] == '/' && at[1] == '/'))
        return at + strcspn(at, "\n");
    if (at[0] != '/' || at[1] != '*')
        return at;
    const char *close = strstr(at + 2, "*/");
    return close ? close + 2 : NULL;
}

const char *conf_bracket_end(const char *open)
{
    int depth = 0;
    for (const char *at = open, *past; *at; at = past) {
        past = *at == '"' ? conf_text_end(at) : conf_remark_end(at);
        if (!past)
            break;
        depth += !!strchr("{[(", *at) - !!strchr("}])", *at);
        past += past == at;
        if (depth == 0)
            return past;
    }
    return open + strlen(open);
}

static size_t count_digits(const char *at) { return strspn(at, "0123456789"); }

static size_t exponent_length(const char *at)
{
    size_t sign = (at[0] == 'e' || at[0] == 'E') && (at[1] == '+' || at[1] == '-');
    size_t digits = at[0] == 'e' || at[0] == 'E' ? count_digits(at + 1 + sign) : 0;
    return digits ? 1 + sign + digits : 0;
}

// As in 5L and 5LL.
static size_t suffix_length(const char *at) { return at[0] != 'L' ? 0 : at[1] != 'L' ? 1 : 2; }

size_t conf_number_length(const char *at)
{
    if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X') && isxdigit((unsigned char)at[2])) {
        size_t hex = 2 + strspn(at + 2, "0123456789abcdefABCDEF");
        return hex + suffix_length(at + hex);
    }
    size_t sign = *at == '-' || *at == '+', whole = count_digits(at + sign), length = sign + whole;
    if (at[length] == '.')
        length += 1 + count_digits(at + length + 1);
    else if (whole == 0)
        return 0;
    size_t exponent = exponent_length(at + length);
    return length + (exponent || at[sign + whole] == '.' ? exponent : suffix_length(at + length));
}
