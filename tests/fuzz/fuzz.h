// What the harnesses share. Each is a file NAME_fuzz.c with LLVMFuzzerTestOneInput: bytes come in as somebody
// else might have written them; what is read of them has to hold what its header promises.
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "base/desk.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

void demand(bool holds, const char *what);  // ends the process, with a line, where it does not

// Every message has a rule, is one line and has its place, and the list can be printed.
void check_messages(DiagList *diags, Arena *arena);
void check_place(SourcePos pos);

// A file in memory: its path, until file_close.
typedef struct {
    int  fd;
    char path[40];
} FuzzFile;
FuzzFile file_of(const uint8_t *data, size_t size);
void     file_close(FuzzFile *file);

// The bytes up to the first NUL or the end, as a text in the arena; *data and *size go on after it.
char *take_text(const uint8_t **data, size_t *size, Arena *arena);
// The next byte; 0 where there is none.
unsigned take_byte(const uint8_t **data, size_t *size);

bool is_within(double value, double low, double high);  // false for what is not a number

#endif
