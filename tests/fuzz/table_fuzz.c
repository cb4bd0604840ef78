// libFuzzer: a table of walkers, CSV or JSON lines, may hold anything. A line that is wrong says why, and the
// next one is read all the same; a line in another arena is the same line.
#include "fuzz.h"

#include "batch/line.h"
#include "batch/table.h"

#include <string.h>

static void check_walker(const WalkerLine *walker)
{
    demand(walker->walk || walker->plan.text, "a walker has a walk or a plan");
    demand(walker->row >= -1 && walker->row < 1000, "a row is one of a plan");
}

static void check_line(const TableLine *line)
{
    Arena       arena = { 0 };
    DiagList    diags = { .arena = &arena };
    SearchPath  search = { { "." }, 1 };
    const Desk  desk = { &arena, &diags, &search, NULL };
    WalkerLine  walker = { 0 };
    const char *id = NULL;
    bool        named = line_id(line->root, &desk, &id);
    demand(named == (diags.errors == 0), "there is an id, or an error says why not");
    demand(!named || (*id && strlen(id) <= ID_MAX && !strpbrk(id, "/ \t\n") && *id != '.'),
           "an id can be the name of a folder");
    const ConfNode *copy = line_copy(line->root, &arena);
    demand(strcmp(line_kind(line->root, &arena), line_kind(copy, &arena)) == 0, "a copy says the same");
    int  errors = diags.errors;
    bool good = line_read(line->root, (Named){ 0 }, &desk, &walker);
    demand(good == (diags.errors == errors), "there is a walker, or an error says why not");
    if (good)
        check_walker(&walker);
    for (size_t i = 0; i < diags.count; i++)
        demand(diags.items[i].rule && *diags.items[i].message && !strchr(diags.items[i].message, '\n'),
               "a message is one line");
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzFile    file = file_of(data, size);
    Arena       arena = { 0 }, lines = { 0 };
    const char *why = NULL;
    Table      *table = table_open(file.path, &arena, &why);
    TableLine   line = { 0 };
    int         last = 0;
    demand(table || why, "a reason says why not");
    while (table && table_next(table, &lines, &line, &why)) {
        demand(line.number > last && line.number <= (int)size + 1, "lines are counted");
        last = line.number;
        demand(!line.root == !!line.wrong, "a line is right, or says why not");
        if (line.root)
            check_line(&line);
        arena_reset(&lines);
    }
    if (table)
        table_header(table);
    table_close(table);
    arena_free(&lines);
    arena_free(&arena);
    file_close(&file);
    return 0;
}
