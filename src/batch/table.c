#include "batch/table.h"

#include "base/json_read.h"
#include "base/utf8.h"
#include "batch/csv_line.h"
#include "batch/json_line.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum { FORM_UNKNOWN, FORM_JSON, FORM_CSV } TableForm;

struct Table {
    Arena        *arena;
    FILE         *file;
    const Source *source;
    TableForm     form;
    int           line;
    CsvLine       header;
    int           header_line;
    char          text[TABLE_LINE_MAX + 2];
    size_t        length;
};

Table *table_open(const char *path, Arena *arena, const char **why)
{
    Table  *table = ARENA_NEW(arena, Table);
    Source *source = ARENA_NEW(arena, Source);
    *source = (Source){ arena_strdup(arena, path), "", 0 };
    *table = (Table){ .arena = arena, .source = source };
    table->file = strcmp(path, "-") == 0 ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "re");
    if (table->file)
        return table;
    *why = arena_printf(arena, "%s: %s", path, strerror(errno));
    return NULL;
}

void table_close(Table *table)
{
    if (table && table->file)
        fclose(table->file);
}

// --- A line's bytes --------------------------------------------------------------------

// Without its line end. A line that is too long is read to its end and dropped. False: there is none.
static bool read_text(Table *table)
{
    int byte;
    table->length = 0;
    while ((byte = getc_unlocked(table->file)) != EOF && byte != '\n')
        if (table->length <= TABLE_LINE_MAX)
            table->text[table->length++] = (char)byte;
    if (byte == EOF && table->length == 0)
        return false;
    table->line++;
    if (table->length > 0 && table->text[table->length - 1] == '\r')
        table->length--;
    table->text[table->length] = '\0';
    if (table->line == 1 && table->length >= 3 && memcmp(table->text, "\xEF\xBB\xBF", 3) == 0)
        memmove(table->text, table->text + 3, (table->length -= 3) + 1);
    return true;
}

static const char *wrong_bytes(const Table *table)
{
    if (table->length > TABLE_LINE_MAX)
        return "the line is longer than 64 KiB";
    for (size_t at = 0, size; at < table->length; at += size) {
        unsigned char byte = (unsigned char)table->text[at];
        size = utf8_decode(table->text + at, table->length - at, NULL);
        if (byte == 0)
            return "a NUL byte is in it";
        if (size == 0)
            return "it is not valid UTF-8";
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F)
            return "a control character is in it";
    }
    return NULL;
}

static bool is_blank(const Table *table)
{
    return table->length == strspn(table->text, " \t") && table->length <= TABLE_LINE_MAX;
}

// --- A line of CSV ---------------------------------------------------------------------

static ConfNode *put(ConfNode ***end, const char *name, SourcePos pos, Arena *arena)
{
    ConfNode *node = ARENA_NEW(arena, ConfNode);
    *node = (ConfNode){ .name = name, .kind = CONF_TEXT, .key_pos = pos, .pos = pos, .text = "" };
    **end = node;
    *end = &node->next;
    return node;
}

static ConfNode *group(const Table *table, Arena *arena)
{
    ConfNode *root = ARENA_NEW(arena, ConfNode);
    *root = (ConfNode){ .kind = CONF_GROUP, .pos = { table->source, table->line, 0, 0 } };
    return root;
}

static const char *wrong_header(const CsvLine *header, Arena *arena)
{
    for (size_t i = 0; i < header->count; i++) {
        if (!*header->cells[i])
            return arena_printf(arena, "column %zu of the header has no name", i + 1);
        for (size_t k = 0; k < i; k++)
            if (strcmp(header->cells[k], header->cells[i]) == 0)
                return arena_printf(arena, "two columns are called \"%s\"", header->cells[i]);
    }
    return NULL;
}

static const char *read_header(Table *table)
{
    const char *why;
    table->header_line = table->line;
    return csv_line(table->text, table->length, table->arena, &table->header, &why)
               ? wrong_header(&table->header, table->arena)
               : why;
}

const ConfNode *table_header(const Table *table)
{
    if (table->form != FORM_CSV)
        return NULL;
    ConfNode  *root = group(table, table->arena);
    ConfNode **end = &root->first;
    for (size_t i = 0; i < table->header.count; i++) {
        const SourcePos pos = { table->source, table->header_line, (int)i + 1, 0 };
        put(&end, table->header.cells[i], pos, table->arena);
    }
    return root;
}

// An empty cell says nothing; what a cell means is for its key to say.
static const ConfNode *csv_root(Table *table, Arena *arena, const char **why)
{
    CsvLine    line;
    ConfNode  *root = group(table, arena);
    ConfNode **end = &root->first;
    if (!csv_line(table->text, table->length, arena, &line, why))
        return NULL;
    if (line.count != table->header.count) {
        *why = arena_printf(arena, "%zu cells under %zu names", line.count, table->header.count);
        return NULL;
    }
    for (size_t i = 0; i < line.count; i++)
        if (*line.cells[i])
            put(&end, table->header.cells[i], (SourcePos){ table->source, table->line, (int)i + 1, 0 }, arena)
                ->text = line.cells[i];
    return root;
}

// --- A line of either ------------------------------------------------------------------

bool table_next(Table *table, Arena *arena, TableLine *out, const char **why)
{
    *why = NULL;
    do {
        if (!read_text(table)) {
            *why = ferror(table->file) ? arena_printf(arena, "%s: %s", table->source->path, strerror(errno))
                                       : NULL;
            return false;
        }
    } while (is_blank(table));
    *out = (TableLine){ .number = table->line, .wrong = wrong_bytes(table) };
    if (table->form == FORM_UNKNOWN) {
        table->form = table->text[strspn(table->text, " \t")] == '{' ? FORM_JSON : FORM_CSV;
        if (table->form == FORM_CSV) {
            *why = out->wrong ? out->wrong : read_header(table);
            if (*why)
                *why = arena_printf(arena, "%s:%d: %s", table->source->path, table->line, *why);
            return !*why && table_next(table, arena, out, why);
        }
    }
    if (out->wrong)
        return true;
    out->root = table->form == FORM_CSV
                    ? csv_root(table, arena, &out->wrong)
                    : json_line(table->text, table->length, table->source, table->line, arena, &out->wrong);
    return true;
}
