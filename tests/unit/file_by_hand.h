// Files of a few words, written and read by a test, and the end of the folder in which they are.
#ifndef FILE_BY_HAND_H
#define FILE_BY_HAND_H

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>

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

// Its first bytes, as many as there is room for, and a NUL; "" where it is not there.
static inline const char *file_text_in(const char *folder, const char *name, char *text, size_t room)
{
    char path[300];
    assert_in_range(snprintf(path, sizeof path, "%s/%s", folder, name), 1, sizeof path - 1);
    FILE  *file = fopen(path, "r");
    size_t got = file ? fread(text, 1, room - 1, file) : 0;
    text[got] = '\0';
    if (file)
        fclose(file);
    return text;
}

// With all that is in it.
static inline void folder_remove(const char *folder)
{
    char command[320];
    assert_in_range(snprintf(command, sizeof command, "rm -rf '%s'", folder), 1, sizeof command - 1);
    assert_int_equal(system(command), 0);
}

#endif
