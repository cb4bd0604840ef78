// The caret has to be under its letter in a terminal: tabs are shown as blanks, letters of other scripts
// by their width, and a line too long for a screen is shown from somewhat before the caret.
#include "base/diag_text.h"

#include "base/json.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum {
    TAB_COLUMNS = 4,
    LINE_COLUMNS = 100,  // of the source line that are shown
    LEAD_COLUMNS = 40,   // of those, before the caret, where the line is longer
};

typedef struct {
    const char *word, *color;
} SeverityLook;
// clang-format off
static const SeverityLook looks[] = {
    [DIAG_ERROR]   = { "error",   "\33[1;31m" },
    [DIAG_WARNING] = { "warning", "\33[1;35m" },
    [DIAG_NOTE]    = { "note",    "\33[1;36m" },
};
// clang-format on
static const char bold[] = "\33[1m", green[] = "\33[1;32m", plain[] = "\33[0m";

// --- Characters ------------------------------------------------------------------------

typedef struct {
    size_t size;     // bytes
    int    columns;  // on the screen
    bool   shown;    // as it is; else as blanks (tab) or '?' (control characters, invalid UTF-8)
} Letter;

static Letter letter_at(const char *text, size_t length)
{
    uint32_t code;
    size_t   size = utf8_decode(text, length, &code);
    if (size == 0)
        return (Letter){ 1, 1, false };
    if (code == '\t')
        return (Letter){ 1, TAB_COLUMNS, false };
    bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
                   (code >= 0x2066 && code <= 0x2069);  // the last two: they turn the direction of writing
    return control ? (Letter){ size, 1, false } : (Letter){ size, utf8_columns(code), true };
}

static void add_printable(Text *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        Letter letter = letter_at(text + at, length - at);
        if (letter.shown)
            text_add_bytes(out, text + at, letter.size);
        else
            text_printf(out, "%.*s", letter.columns, letter.columns > 1 ? "        " : "?");
        at += letter.size;
    }
}

static int columns_of(const char *text, size_t length)
{
    int columns = 0;
    for (size_t at = 0; at < length;) {
        Letter letter = letter_at(text + at, length - at);
        columns += letter.columns;
        at += letter.size;
    }
    return columns;
}

// How many bytes of the text fit in that many columns.
static size_t bytes_in_columns(const char *text, size_t length, int columns)
{
    size_t at = 0;
    while (at < length) {
        Letter letter = letter_at(text + at, length - at);
        if ((columns -= letter.columns) < 0)
            break;
        at += letter.size;
    }
    return at;
}

// --- The source line and its caret -----------------------------------------------------

typedef struct {
    size_t from, to;
} Window;  // bytes of the line that are shown

static Window window_around(const char *line, size_t length, size_t caret)
{
    int before = columns_of(line, caret);
    if (columns_of(line, length) <= LINE_COLUMNS)
        return (Window){ 0, length };
    size_t from = before > LEAD_COLUMNS ? bytes_in_columns(line, length, before - LEAD_COLUMNS) : 0;
    return (Window){ from, from + bytes_in_columns(line + from, length - from, LINE_COLUMNS) };
}

static void add_caret(Text *out, int indent, int columns, bool color)
{
    text_printf(out, "    %*s%s^", indent, "", color ? green : "");
    for (int i = 1; i < columns; i++)
        text_add(out, "~");
    text_printf(out, "%s\n", color ? plain : "");
}

static void add_source_line(Text *out, SourcePos pos, bool color)
{
    size_t      length;
    const char *line = diag_line(pos, &length);
    if (!line)
        return;
    size_t caret = pos.column > 0 ? (size_t)pos.column - 1 : 0;
    caret = caret > length ? length : caret;
    Window      window = window_around(line, length, caret);
    const char *lead = window.from ? "..." : "";
    text_printf(out, "    %s", lead);
    add_printable(out, line + window.from, window.to - window.from);
    text_add(out, window.to < length ? "...\n" : "\n");
    if (pos.column == 0)
        return;
    size_t end = caret + (size_t)(pos.width > 1 ? pos.width : 1);
    end = end > window.to ? window.to : end;
    int indent = (int)strlen(lead) + columns_of(line + window.from, caret - window.from);
    add_caret(out, indent, end > caret ? columns_of(line + caret, end - caret) : 1, color);
}

// --- Messages --------------------------------------------------------------------------

// How many characters these bytes of the line are; `from` counts from 0.
static int characters(SourcePos pos, size_t from, size_t bytes)
{
    size_t      length;
    const char *line = diag_line(pos, &length);
    if (!line || from > length)
        return (int)bytes;
    size_t inside = bytes > length - from ? length - from : bytes;
    return (int)utf8_count(line + from, inside);
}

static int column_in_characters(SourcePos pos)
{
    return pos.column > 0 ? characters(pos, 0, (size_t)pos.column - 1) + 1 : 0;
}

static int width_in_characters(SourcePos pos)
{
    int width = pos.column > 0 && pos.width > 1 ? characters(pos, (size_t)pos.column - 1, (size_t)pos.width)
                                                : 1;
    return width > 1 ? width : 1;
}

static void add_place(Text *out, SourcePos pos)
{
    if (!pos.source)
        return;
    add_printable(out, pos.source->path, strlen(pos.source->path));
    if (pos.line > 0)
        text_printf(out, ":%d", pos.line);
    if (pos.line > 0 && pos.column > 0)
        text_printf(out, ":%d", column_in_characters(pos));
    text_add(out, ": ");
}

static void add_message(Text *out, const Diag *diag, bool color)
{
    SeverityLook look = looks[diag->severity];
    text_add(out, color ? bold : "");
    add_place(out, diag->pos);
    text_printf(out, "%s%s:%s ", color ? look.color : "", look.word, color ? plain : "");
    text_add(out, color ? bold : "");
    add_printable(out, diag->message, strlen(diag->message));
    text_add(out, color ? plain : "");
    if (diag->severity != DIAG_NOTE)
        text_printf(out, " [%s]", diag->rule->name);
    text_add(out, "\n");
    add_source_line(out, diag->pos, color);
}

char *diag_text(const Diag *diag, bool color, Arena *arena)
{
    Text out = { .arena = arena };
    add_message(&out, diag, color);
    return out.bytes;
}

char *diag_list_text(const DiagList *list, int most, bool color, Arena *arena)
{
    Text out = { .arena = arena };
    text_add(&out, "");
    int shown = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool note = list->items[i].severity == DIAG_NOTE;
        if (!note && shown == most)
            break;
        shown += !note;
        add_message(&out, &list->items[i], color);
    }
    int more = list->errors + list->warnings - shown;
    if (more > 0)
        text_printf(&out, "and %d more\n", more);
    return out.bytes;
}

char *diag_list_json(const DiagList *list, Arena *arena)
{
    Text out = { .arena = arena };
    Json json = { .text = &out };
    json_array_open(&json, NULL);
    for (size_t i = 0; i < list->count; i++) {
        const Diag *diag = &list->items[i];
        json_object_open(&json, NULL);
        json_string(&json, "file", diag->pos.source ? diag->pos.source->path : NULL);
        json_int(&json, "line", diag->pos.line);
        json_int(&json, "column", column_in_characters(diag->pos));
        json_int(&json, "width", width_in_characters(diag->pos));
        json_string(&json, "severity", looks[diag->severity].word);
        json_string(&json, "rule", diag->rule->name);
        json_string(&json, "message", diag->message);
        json_object_close(&json);
    }
    json_array_close(&json);
    return out.bytes;
}
