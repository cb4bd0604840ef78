#include "batch/csv_line.h"

#ifdef HAVE_CSV

#include "base/library.h"

#include <csv.h>

#define CALLS(X) X(csv_init) X(csv_parse) X(csv_fini) X(csv_free)
LIBRARY_TYPE(CALLS)
#define LIBRARY "libcsv.so.3"

typedef struct {
    Arena      *arena;
    const char *cells[CSV_CELLS_MAX];
    size_t      count;
} Cells;

static void take_cell(void *text, size_t length, void *self)
{
    Cells *cells = self;
    if (cells->count < CSV_CELLS_MAX)
        cells->cells[cells->count] = arena_strndup(cells->arena, text, length);
    cells->count++;
}

static void take_row(int end, void *self) { (void)end, (void)self; }

// Strict: a quote in the middle of a cell, or one that is not closed, is a mistake.
static bool parse(const Library *lib, const char *text, size_t length, Cells *cells)
{
    struct csv_parser parser;
    if (lib->csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return false;
    bool whole = lib->csv_parse(&parser, text, length, take_cell, take_row, cells) == length &&
                 lib->csv_fini(&parser, take_cell, take_row, cells) == 0;
    lib->csv_free(&parser);
    return whole;
}

static bool refuse(const char **why, const char *words)
{
    *why = words;
    return false;
}

bool csv_line(const char *text, size_t length, Arena *arena, CsvLine *out, const char **why)
{
    char    missing[LIBRARY_WHY_SIZE];
    Library lib = { 0 };
    Cells  *cells = ARENA_NEW(arena, Cells);
    cells->arena = arena;
    if (!LIBRARY_OPEN(LIBRARY, &lib, missing))
        return refuse(why, arena_printf(arena, "CSV needs libcsv (package libcsv3): %s", missing));
    if (!parse(&lib, text, length, cells))
        return refuse(why, "a quote is in the wrong place: quotes go around a whole cell, on one line, and a "
                           "quote inside is written twice");
    if (cells->count > CSV_CELLS_MAX)
        return refuse(why, arena_printf(arena, "more than %d columns", CSV_CELLS_MAX));
    *out = (CsvLine){ cells->cells, cells->count };
    return true;
}

#else

bool csv_line(const char *text, size_t length, Arena *arena, CsvLine *out, const char **why)
{
    (void)text, (void)length, (void)arena, (void)out;
    *why = "this walkcoach was built without libcsv: JSON lines work";
    return false;
}

#endif
