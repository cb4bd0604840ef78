// Splits a line of CSV (RFC 4180) into its cells, by libcsv. A cell may be in quotes, but may not hold a line
// break: so a quote that is not closed spoils one line and not the rest of the table.
#ifndef BATCH_CSV_LINE_H
#define BATCH_CSV_LINE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { CSV_CELLS_MAX = 256 };

typedef struct {
    const char *const *cells;  // each ends in a NUL; "": nothing is in it
    size_t             count;
} CsvLine;

// The cells are in the arena. False: why, as a line for a person.
bool csv_line(const char *text, size_t length, Arena *arena, CsvLine *out, const char **why);

#endif
