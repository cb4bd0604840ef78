// What a function prints on one of the outputs.
#ifndef TESTS_CAPTURED_H
#define TESTS_CAPTURED_H

#include "cmocka_all.h"

#include <stdio.h>
#include <unistd.h>

typedef struct {
    FILE *stream, *file;
    int   kept;
    char  text[20000];
} Captured;

static inline void capture(Captured *captured, FILE *stream)
{
    captured->stream = stream;
    captured->file = tmpfile();
    assert_non_null(captured->file);
    fflush(stream);
    captured->kept = dup(fileno(stream));
    assert_true(dup2(fileno(captured->file), fileno(stream)) >= 0);
}

// What was printed since capture; good until the next one.
static inline const char *captured_text(Captured *captured)
{
    fflush(captured->stream);
    assert_true(dup2(captured->kept, fileno(captured->stream)) >= 0);
    close(captured->kept);
    rewind(captured->file);
    captured->text[fread(captured->text, 1, sizeof captured->text - 1, captured->file)] = '\0';
    fclose(captured->file);
    return captured->text;
}

#endif
