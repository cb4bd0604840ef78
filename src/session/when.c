// When a pool is said: moments "start", "0:30", "-0:20", "halfway", "5 min left", "before each part", "before
// the breath changes"; by time "every 45s"; by breath "every", "2nd", "4th x6, then 8th". Commas join
// several; "then" goes on from the breaths of the moment before it.
#include "rules/rules.h"
#include "session/notation.h"

#include <string.h>

static const struct {
    const char *text;
    WhenKind    kind;
} moments[] = {
    { "start", WHEN_START },
    { "end", WHEN_END },
    { "halfway", WHEN_HALFWAY },
    { "before each part", WHEN_BEFORE_PARTS },
    { "before the breath changes", WHEN_BEFORE_BREATHS },
};

static bool read_moment(const char *text, When *out)
{
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        if (strcasecmp(text, moments[i].text) == 0) {
            out->kind = moments[i].kind;
            return true;
        }
    return false;
}

static bool read_length(const char *text, WhenKind kind, When *out)
{
    if (!units_parse_length(text, &out->time))
        return false;
    out->kind = kind;
    return true;
}

// "0:30", "-0:20", "5 min left", "every 45s"
static bool read_time(const char *text, Arena *arena, When *out)
{
    size_t      length = strlen(text);
    const char *rest = text;

    if (*text == '-')
        return read_length(text + 1, WHEN_BEFORE_END, out);
    if (length > 5 && strcasecmp(text + length - 5, " left") == 0)
        return read_length(arena_strndup(arena, text, length - 5), WHEN_TIME_LEFT, out);
    if (notation_word(&rest, "every"))
        return read_length(rest, WHEN_EVERY_TIME, out) && out->time > 0;
    return read_length(text, WHEN_AFTER, out);
}

// "every", "every breath", "2nd", "every 4th", each with "x6" after it or not.
static bool read_run(const char *text, BreathRun *out)
{
    static const char *const endings[] = { "st", "nd", "rd", "th" };
    *out = (BreathRun){ 1, -1 };

    bool every = notation_word(&text, "every");
    if (every)
        notation_word(&text, "breath");
    if (notation_count(&text, &out->nth)) {
        bool ended = false;
        for (int i = 0; i < 4 && !ended; i++)
            ended = notation_word(&text, endings[i]);
        if (!ended)
            return false;
    } else if (!every)
        return false;
    if (*text && !(notation_word(&text, "x") && notation_count(&text, &out->times) && !*text))
        return false;
    return out->nth >= 1 && out->nth <= 1000 && out->times != 0;
}

// ", then 8th" after "4th x6": true when it goes on with the breaths of `before`.
static bool read_then(const char *text, When *before)
{
    if (!notation_word(&text, "then"))
        return false;
    if (!before || before->kind != WHEN_BREATHS || before->run_count == BREATH_RUNS_MAX)
        return false;
    if (before->runs[before->run_count - 1].times < 0)
        return false;
    return read_run(text, &before->runs[before->run_count]) && ++before->run_count > 0;
}

static bool read_one(const char *text, Arena *arena, When *out)
{
    if (read_moment(text, out) || read_time(text, arena, out))
        return true;
    out->kind = WHEN_BREATHS;
    out->run_count = 1;
    return read_run(text, &out->runs[0]);
}

static bool wrong(const ConfNode *node, const Piece *piece, const Desk *desk)
{
    diag_error(
        desk->diags, notation_pos(node, piece), RULE(WHEN_FORM),
        "\"%s\" is not a moment: \"start\", \"0:30\", \"-0:20\", \"halfway\", \"5 min left\", \"every 45s\", "
        "\"2nd\" or \"4th x6, then 8th\" (breaths)",
        piece->text);
    return false;
}

// The last run of a breath schedule goes on to the end, with or without a count.
static void open_ends(When *whens, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (whens[i].kind == WHEN_BREATHS && whens[i].run_count > 1)
            whens[i].runs[whens[i].run_count - 1].times = -1;
}

bool notation_when(const ConfNode *node, const Desk *desk, const When **out, size_t *count)
{
    enum { PIECES_MAX = 32 };
    if (!node)
        return false;
    if (node->kind != CONF_TEXT) {
        diag_error(desk->diags, node->pos, RULE(WHEN_FORM),
                   "the moment of \"%s\" is a text: \"start\", \"every 45s\"", node->name);
        return false;
    }

    Piece  pieces[PIECES_MAX];
    size_t piece_count = notation_split(node->text, ',', desk->arena, pieces, PIECES_MAX);
    When  *whens = ARENA_ARRAY(desk->arena, When, PIECES_MAX);
    *count = 0;
    *out = whens;
    if (piece_count == 1 && strcasecmp(pieces[0].text, "off") == 0)
        return true;
    if (piece_count > PIECES_MAX) {
        diag_error(desk->diags, node->pos, RULE(WHEN_FORM), "at most %d moments in one text", PIECES_MAX);
        return false;
    }
    for (size_t i = 0; i < piece_count; i++) {
        if (*count > 0 && read_then(pieces[i].text, &whens[*count - 1]))
            continue;
        whens[*count].pos = notation_pos(node, &pieces[i]);
        if (!read_one(pieces[i].text, desk->arena, &whens[*count]))
            return wrong(node, &pieces[i], desk);
        ++*count;
    }
    open_ends(whens, *count);
    return true;
}
