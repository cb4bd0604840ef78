// A file of a few words, written by a test.
#ifndef FILE_BY_HAND_H
#define FILE_BY_HAND_H

#include "cmocka_all.h"

#include <stdio.h>

static inline void file_put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline void file_put_in(const char *folder, const char *name, const char *text)
{
    char path[300];
    assert_in_range(snprintf(path, sizeof path, "%s/%s", folder, name), 1, sizeof path - 1);
    file_put(path, text);
}

#endif
