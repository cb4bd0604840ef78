// "25min", "1h10min": no file has that name, so the walk whose own length is nearest is made to last that
// long.
//
// Tries them in order of distance, the shorter of two first; if none can, the message says which lengths
// would do.
#include "rules/rules.h"
#include "session/stages.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    Micros      length, distance;
} Candidate;

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *left = a, *right = b;
    if (left->distance != right->distance)
        return left->distance < right->distance ? -1 : 1;
    return (left->length > right->length) - (left->length < right->length);
}

// Every session whose name is a length.
static Candidate *list_candidates(Micros wanted, const Desk *desk, size_t *count)
{
    size_t             all;
    const char *const *names = files_list(desk->path, &session_files, desk->arena, &all);
    Candidate         *candidates = ARENA_ARRAY(desk->arena, Candidate, all + 1);

    *count = 0;
    for (size_t i = 0; i < all; i++) {
        Micros length;
        if (!units_parse_length(names[i], &length))
            continue;
        Micros distance = length > wanted ? length - wanted : wanted - length;
        candidates[(*count)++] = (Candidate){ names[i], length, distance };
    }
    qsort(candidates, *count, sizeof *candidates, compare_candidates);
    return candidates;
}

// --- What would do ---------------------------------------------------------------------

typedef struct {
    Micros from, to;
} Range;

static int compare_ranges(const void *a, const void *b)
{
    const Range *left = a, *right = b;
    return (left->from > right->from) - (left->from < right->from);
}

// "5:00, 8:45 to 26:30", ranges that touch being one.
static const char *ranges_text(Range *ranges, size_t count, Arena *arena)
{
    const char *text = "";
    qsort(ranges, count, sizeof *ranges, compare_ranges);
    for (size_t i = 0; i < count;) {
        Range joined = ranges[i++];
        for (; i < count && ranges[i].from <= joined.to; i++)
            joined.to = ranges[i].to > joined.to ? ranges[i].to : joined.to;
        char from[UNITS_TEXT_SIZE], to[UNITS_TEXT_SIZE];
        units_format_clock(joined.from, from);
        units_format_clock(joined.to, to);
        bool one = strcmp(from, to) == 0;
        text = arena_printf(arena, "%s%s%s%s%s", text, *text ? ", " : "", from, one ? "" : " to ",
                            one ? "" : to);
    }
    return text;
}

static void report_impossible(const char *name, Micros wanted, Range *ranges, size_t count, const Desk *desk)
{
    char length[UNITS_TEXT_SIZE];
    units_format_clock(wanted, length);
    if (count == 0)
        diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE),
                   "there is no \"%s\" (%s), and no walk to make it from", name,
                   files_describe(desk->path, &session_files, name, desk->arena));
    else
        diag_error(desk->diags, (SourcePos){ 0 }, RULE(LENGTH_IMPOSSIBLE),
                   "no walk can be made %s long: the parts can come to %s", length,
                   ranges_text(ranges, count, desk->arena));
}

// --- Trying ----------------------------------------------------------------------------

// "Walk, 20 minutes" made 25 minutes long is "Walk, 25 minutes"; a title without its number gets one.
static const char *fitted_title(const char *title, Micros base, Micros wanted, Arena *arena)
{
    const char *number = arena_printf(arena, "%d", (int)(base / MICROS_PER_MINUTE));
    const char *at = strstr(title, number);
    char        clock[UNITS_TEXT_SIZE];

    if (!at || wanted % MICROS_PER_MINUTE != 0)
        return arena_printf(arena, "%s, %s", at ? arena_strndup(arena, title, strcspn(title, ",")) : title,
                            units_format_clock(wanted, clock));
    return arena_printf(arena, "%.*s%d%s", (int)(at - title), title, (int)(wanted / MICROS_PER_MINUTE),
                        at + strlen(number));
}

static void hand_on(const DiagList *from, DiagList *to)
{
    diag_read_too(to, from);
    for (size_t i = 0; i < from->count; i++) {
        const Diag *diag = &from->items[i];
        switch (diag->severity) {
        case DIAG_ERROR: diag_error(to, diag->pos, diag->rule, "%s", diag->message); break;
        case DIAG_WARNING: diag_warning(to, diag->pos, diag->rule, "%s", diag->message); break;
        case DIAG_NOTE: diag_note(to, diag->pos, diag->rule, "%s", diag->message); break;
        }
    }
}

bool nearest_read(const SessionRequest *request, Micros wanted, const Desk *desk, Reading *out)
{
    size_t     count;
    Candidate *candidates = list_candidates(wanted, desk, &count);
    Range     *ranges = ARENA_ARRAY(desk->arena, Range, count + 1);

    for (size_t i = 0; i < count; i++) {
        DiagList    diags = { .arena = desk->arena };
        const Desk  apart = desk_apart(desk, &diags);
        const char *path = files_find(desk->path, &session_files, candidates[i].name, 0, desk->arena);
        bool        right = path && reading_of_file(request, path, wanted, &apart, out);
        if (out->unfit) {
            ranges[i] = (Range){ out->least, out->most };
            continue;
        }
        hand_on(&diags, desk->diags);
        if (right)
            out->session.title = fitted_title(out->session.title, candidates[i].length, wanted, desk->arena);
        return right;
    }
    report_impossible(request->name, wanted, ranges, count, desk);
    return false;
}
