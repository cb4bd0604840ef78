// Collects. Beyond DIAGS_KEPT the messages of a hostile file are only counted: nobody reads the thousandth
// message.
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

enum { DIAGS_KEPT = 1000 };

static bool same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static const char *path_of(SourcePos pos) { return pos.source ? pos.source->path : NULL; }

static bool same_place(SourcePos a, SourcePos b)
{
    return a.line == b.line && a.column == b.column && same_text(path_of(a), path_of(b));
}

static bool has(const DiagList *list, SourcePos pos, const char *message)
{
    for (size_t i = 0; i < list->count; i++)
        if (same_place(list->items[i].pos, pos) && strcmp(list->items[i].message, message) == 0)
            return true;
    return false;
}

static void append(DiagList *list, const Diag *diag)
{
    list->errors += diag->severity == DIAG_ERROR;
    list->warnings += diag->severity == DIAG_WARNING;
    if (list->count < DIAGS_KEPT)
        *ARENA_PUSH(list->arena, list->items, list->count, list->capacity) = *diag;
}

static void add(DiagList *list, DiagSeverity severity, SourcePos pos, const Rule *rule, const char *format,
                va_list args)
{
    const char *message = arena_vprintf(list->arena, format, args);
    if (!has(list, pos, message))
        append(list, &(Diag){ .severity = severity, .pos = pos, .rule = rule, .message = message });
}

void diag_read(DiagList *list, const Source *source)
{
    *ARENA_PUSH(list->arena, list->sources, list->source_count, list->source_room) = source;
}

void diag_read_too(DiagList *list, const DiagList *other)
{
    for (size_t i = 0; i < other->source_count; i++)
        diag_read(list, other->sources[i]);
}

void diag_error(DiagList *list, SourcePos pos, const Rule *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(list, DIAG_ERROR, pos, rule, format, args);
    va_end(args);
}

void diag_warning(DiagList *list, SourcePos pos, const Rule *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(list, DIAG_WARNING, pos, rule, format, args);
    va_end(args);
}

void diag_note(DiagList *list, SourcePos pos, const Rule *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(list, DIAG_NOTE, pos, rule, format, args);
    va_end(args);
}

void diag_copy(DiagList *list, const Diag *diag, const char *remark)
{
    Diag copy = *diag;
    if (has(list, diag->pos, diag->message))
        return;
    copy.message = arena_printf(list->arena, "%s%s", diag->message, remark);
    append(list, &copy);
}

const char *diag_first(const DiagList *list)
{
    const Diag *first = list->count > 0 ? &list->items[0] : NULL;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].severity < first->severity)
            first = &list->items[i];
    return first ? arena_printf(list->arena, "%s [%s]", first->message, first->rule->name) : "";
}

// A message with what it is sorted by: a note has the place of the message it belongs to.
typedef struct {
    Diag   diag;
    size_t file;  // index of the first message about that file
    int    line, column;
    size_t index;
} Sortable;

static int compare(const void *left, const void *right)
{
    const Sortable *a = left, *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static size_t first_about(const DiagList *list, SourcePos pos)
{
    size_t i = 0;
    while (!same_text(path_of(list->items[i].pos), path_of(pos)))
        i++;
    return i;
}

void diag_sort(DiagList *list)
{
    Sortable *items = ARENA_ARRAY(list->arena, Sortable, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const Diag *diag = &list->items[i];
        if (diag->severity == DIAG_NOTE && i > 0) {
            items[i] = items[i - 1];
            items[i].diag = *diag;
        } else {
            items[i] = (Sortable){ *diag, first_about(list, diag->pos), diag->pos.line, diag->pos.column, 0 };
        }
        items[i].index = i;
    }
    qsort(items, list->count, sizeof *items, compare);
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = items[i].diag;
}

const char *diag_line(SourcePos pos, size_t *length)
{
    if (!pos.source || pos.line < 1)
        return NULL;
    const char *line = pos.source->text, *end = line + pos.source->length;
    for (int number = 1; number < pos.line; number++) {
        line = memchr(line, '\n', (size_t)(end - line));
        if (!line)
            return NULL;
        line++;
    }
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    const char *stop = newline ? newline : end;
    if (stop > line && stop[-1] == '\r')
        stop--;
    *length = (size_t)(stop - line);
    return line;
}
