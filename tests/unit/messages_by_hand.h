// What was reported, as one text to compare: for tests that want all of it.
#ifndef TESTS_MESSAGES_BY_HAND_H
#define TESTS_MESSAGES_BY_HAND_H

#include "base/diag.h"

// A line for each, in their order: "3:9 MESSAGE [rule]", a warning or a note with that word before it.
static inline const char *messages_of(const DiagList *diags, Arena *arena)
{
    static const char *const words[] = {
        [DIAG_ERROR] = "", [DIAG_WARNING] = "warning ", [DIAG_NOTE] = "note "
    };
    const char *all = "";
    for (size_t i = 0; i < diags->count; i++) {
        const Diag *diag = &diags->items[i];
        all = arena_printf(arena, "%s%s%d:%d %s [%s]\n", all, words[diag->severity], diag->pos.line,
                           diag->pos.column, diag->message, diag->rule->name);
    }
    return all;
}

#endif
