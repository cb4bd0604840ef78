#include "fuzz.h"

#include "base/diag_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

void check_place(SourcePos pos)
{
    if (!pos.source || pos.line == 0)
        return;
    size_t length = 0;
    demand(diag_line(pos, &length) != NULL, "a place has its line");
    demand(pos.column >= 0 && (size_t)pos.column <= length + 1, "a column is within its line");
    demand(pos.width >= 0 && (size_t)pos.width <= pos.source->length + 1,
           "a caret is no longer than its file");
}

void check_messages(DiagList *diags, Arena *arena)
{
    for (size_t i = 0; i < diags->count; i++) {
        demand(diags->items[i].rule && diags->items[i].message[0], "a message has a rule and says something");
        demand(!strchr(diags->items[i].message, '\n'), "a message is one line");
        demand(strcmp(diags->items[i].rule->name, "syntax") != 0,
               "what libconfig refuses, our own scan has explained");
        check_place(diags->items[i].pos);
    }
    diag_sort(diags);
    diag_list_text(diags, DIAG_MOST_SHOWN, true, arena);
    diag_list_json(diags, arena);
}

FuzzFile file_of(const uint8_t *data, size_t size)
{
    FuzzFile file = { .fd = memfd_create("fuzz", MFD_CLOEXEC) };
    if (file.fd < 0 || write(file.fd, data, size) != (ssize_t)size)
        abort();
    snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.fd);
    return file;
}

void file_close(FuzzFile *file) { close(file->fd); }

char *take_text(const uint8_t **data, size_t *size, Arena *arena)
{
    size_t length = strnlen((const char *)*data, *size), used = length + (length < *size);
    char  *text = arena_strndup(arena, (const char *)*data, length);
    *data += used;
    *size -= used;
    return text;
}

unsigned take_byte(const uint8_t **data, size_t *size)
{
    if (*size == 0)
        return 0;
    --*size;
    return *(*data)++;
}

bool is_within(double value, double low, double high) { return value >= low && value <= high; }
