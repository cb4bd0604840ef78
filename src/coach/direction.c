// Nothing says "in" on the way out, or "out" on the way in: a word of direction is heard before it is
// understood, and "draw in" is heard as "breathe in".
//
// Words on a breath: no wording may name the opposite direction. Free words: the sound rises with the breath
// in and falls with the breath out, and effort goes with the breath out.
#include "coach/heard.h"
#include "coach/inside.h"
#include "rules/rules.h"
#include "timeline/variables.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { TOKENS_MAX = 32 };

// The words of direction of a text, in the order in which they are heard.
typedef struct {
    Direction items[TOKENS_MAX];
    size_t    count;
} Heard;

// The length of the phrase of a list that begins at `at`, which is the blank before a word; 0: none begins
// there.
static size_t match_at(const char *at, const Phrases *phrases)
{
    size_t longest = 0;
    for (size_t i = 0; i < phrases->count; i++) {
        if ((unsigned char)at[1] != tolower((unsigned char)*phrases->items[i]))
            continue;
        size_t length = strlen(phrases->items[i]);
        if (length + 2 > longest && strncasecmp(at + 1, phrases->items[i], length) == 0 &&
            at[length + 1] == ' ')
            longest = length + 2;
    }
    return longest;
}

static Heard hear(const Coach *coach, const char *text)
{
    Arena      *arena = coach->desk->arena;
    const char *at = heard_text(text, &coach->cast->voice, arena);
    Heard       heard = { .count = 0 };
    while ((at = strchr(at, ' ')) && heard.count < TOKENS_MAX) {
        size_t longest = 0;
        for (int d = 0; d < DIRECTIONS; d++) {
            size_t length = match_at(at, &coach->session->recognised.way[d]);
            if (length > longest)
                heard.items[heard.count] = (Direction)d, longest = length;
        }
        heard.count += longest > 0;
        at += longest > 1 ? longest - 1 : 1;
    }
    return heard;
}

static bool holds(const Heard *heard, Direction direction)
{
    for (size_t i = 0; i < heard->count; i++)
        if (heard->items[i] == direction)
            return true;
    return false;
}

static bool is_in(Direction d) { return d == DIRECTION_IN || d == DIRECTION_BREATHE_IN; }
static bool is_sound(Direction d) { return d == DIRECTION_RISES || d == DIRECTION_FALLS; }
static bool is_way(Direction d) { return is_in(d) || d == DIRECTION_OUT; }

static bool names_other_way(const Heard *heard, BreathSide side)
{
    for (size_t i = 0; i < heard->count; i++)
        if (side == ON_OUT ? is_in(heard->items[i]) : heard->items[i] == DIRECTION_OUT)
            return true;
    return false;
}

// --- Words on a breath -----------------------------------------------------------------

static void check_said(const Coach *coach, const char *text, BreathSide side, SourcePos pos)
{
    Heard heard = hear(coach, text);
    if (names_other_way(&heard, side))
        diag_warning(coach->desk->diags, pos, RULE(WRONG_DIRECTION),
                     "\"%s\" is said on the breath %s, but names the other direction", text,
                     side == ON_OUT ? "out" : "in");
}

// drill: NULL in a walk. Its sides are words, too.
static void check_on_breath(const Coach *coach, const Wordings *wordings, BreathSide side, const Drill *drill)
{
    for (size_t i = 0; i < wordings->count; i++) {
        const Wording *wording = &wordings->items[i];
        check_said(coach, wording->text, side, wording->pos);
        for (int s = 0; drill && s < drill->side_count && strstr(wording->text, "{side"); s++) {
            const Variables variables = { .side = drill->sides[s] };
            check_said(coach, variables_fill(wording->text, &variables, coach->desk->arena), side,
                       wording->pos);
        }
    }
}

static BreathSide other(BreathSide side) { return side == ON_OUT ? ON_IN : ON_OUT; }

static void check_turn(const Coach *coach, const Pool *pool, BreathSide side, const Drill *drill)
{
    check_on_breath(coach, &pool->full, side, drill);
    check_on_breath(coach, &pool->brief, side, drill);
    check_on_breath(coach, &pool->then, other(side), drill);
}

// --- Free words ------------------------------------------------------------------------

// "In as the sound rises, out as it falls": each sound belongs to the direction next to it, in pairs.
static bool turns_the_sound(const Heard *heard)
{
    Heard pairs = { .count = 0 };
    for (size_t i = 0; i < heard->count; i++)
        if (is_sound(heard->items[i]) || is_way(heard->items[i]))
            pairs.items[pairs.count++] = heard->items[i];
    for (size_t i = 0; i + 1 < pairs.count; i += 2) {
        Direction way = pairs.items[i], sound = pairs.items[i + 1];
        if (is_sound(way))
            way = pairs.items[i + 1], sound = pairs.items[i];
        if (!is_way(way) || !is_sound(sound))
            return false;  // not such a sentence
        if (is_in(way) != (sound == DIRECTION_RISES))
            return true;
    }
    return false;
}

static bool is_end(char c) { return c == '.' || c == '!' || c == '?' || c == ';'; }

// Whether a sentence asks for effort and speaks only of the breath in.
static bool puts_effort_on_in(const Coach *coach, const char *text)
{
    Arena *arena = coach->desk->arena;
    while (*text) {
        size_t length = 0;
        while (text[length] && !is_end(text[length]))
            length++;
        Heard heard = hear(coach, arena_printf(arena, "%.*s", (int)length, text));
        if (holds(&heard, DIRECTION_EFFORT) && holds(&heard, DIRECTION_BREATHE_IN) &&
            !holds(&heard, DIRECTION_OUT))
            return true;
        text += length + (text[length] != '\0');
    }
    return false;
}

// The direction that a word before or after a variable names; ON_FREE: none.
static BreathSide way_beside(const Coach *coach, const char *text, size_t length, bool last)
{
    Heard      heard = hear(coach, arena_printf(coach->desk->arena, "%.*s", (int)length, text));
    BreathSide side = ON_FREE;
    for (size_t i = 0; i < heard.count; i++)
        if (is_way(heard.items[i]) && (side == ON_FREE || last))
            side = is_in(heard.items[i]) ? ON_IN : ON_OUT;
    return side;
}

// "{out} steps in, {in} steps out": a variable is next to its own direction, before or after.
static bool swaps_the_count(const Coach *coach, const char *text)
{
    static const struct {
        const char *text;
        BreathSide  side;
    } variables[] = { { "{in", ON_IN }, { "{out", ON_OUT } };
    for (size_t i = 0; i < 2; i++) {
        const char *at = strstr(text, variables[i].text), *end = at ? strchr(at, '}') : NULL;
        if (!end)
            continue;
        BreathSide before = way_beside(coach, text, (size_t)(at - text), true);
        BreathSide after = way_beside(coach, end + 1, strlen(end + 1), false);
        if ((before != ON_FREE || after != ON_FREE) && before != variables[i].side &&
            after != variables[i].side)
            return true;
    }
    return false;
}

static void check_free(const Coach *coach, const Wordings *wordings)
{
    for (size_t i = 0; i < wordings->count; i++) {
        const Wording *wording = &wordings->items[i];
        Heard          heard = hear(coach, wording->text);
        if (turns_the_sound(&heard))
            diag_warning(coach->desk->diags, wording->pos, RULE(WRONG_DIRECTION),
                         "\"%s\": the sound rises with the breath in, and falls with the breath out",
                         wording->text);
        else if (swaps_the_count(coach, wording->text))
            diag_warning(coach->desk->diags, wording->pos, RULE(WRONG_DIRECTION),
                         "\"%s\" counts the breath in as the breath out", wording->text);
        else if (holds(&heard, DIRECTION_EFFORT) && puts_effort_on_in(coach, wording->text))
            diag_warning(coach->desk->diags, wording->pos, RULE(WRONG_DIRECTION),
                         "\"%s\": effort goes with the breath out", wording->text);
    }
}

// --- Every pool that is said -----------------------------------------------------------

static void check_pool(const Coach *coach, const Pool *pool)
{
    if (pool->on != ON_FREE) {
        check_turn(coach, pool, pool->on, NULL);
    } else {
        check_free(coach, &pool->full);
        check_free(coach, &pool->brief);
    }
    arena_reset(coach->desk->arena);
}

// The direction of a move; ON_FREE where it has both, or neither.
static BreathSide side_of(const DrillStep *step)
{
    BreathSide side = ON_FREE;
    for (int i = 0; i < step->move_count; i++) {
        MoveKind   kind = step->moves[i].kind;
        BreathSide its = kind == MOVE_IN ? ON_IN : kind == MOVE_OUT ? ON_OUT : ON_FREE;
        if (its != ON_FREE && side != ON_FREE && its != side)
            return ON_FREE;
        side = its != ON_FREE ? its : side;
    }
    return side;
}

static void check_drill(const Coach *coach, const Drill *drill)
{
    for (size_t i = 0; i < drill->step_count; i++) {
        BreathSide  side = side_of(&drill->steps[i]);
        const Pool *pool = drill->steps[i].pool;
        if (pool && side != ON_FREE)
            check_turn(coach, pool, side, drill);
        if (pool && pool->core && side == ON_IN)
            diag_error(
                coach->desk->diags, drill->steps[i].pos, RULE(CORE_ON_IN),
                "\"%s\" is effort, and belongs on the breath out; on the breath in, everything lets go",
                pool->name);
    }
}

static void check_parts(const Coach *coach, const Phase *phases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t s = 0; s < phases[i].say_count; s++)
            check_pool(coach, phases[i].says[s].pool);
        if (phases[i].drill)
            check_drill(coach, phases[i].drill);
        check_parts(coach, phases[i].phases, phases[i].phase_count);
    }
}

void coach_check_direction(const Coach *whole)
{
    Arena        scratch = { 0 };
    const Desk   desk = { &scratch, whole->desk->diags, whole->desk->path, NULL };
    Coach        apart = *whole;
    const Coach *coach = &apart;
    apart.desk = &desk;
    const Session *session = coach->session;
    for (size_t i = 0; i < session->say_count; i++)
        check_pool(coach, session->says[i].pool);
    check_parts(coach, session->phases, session->phase_count);
    arena_free(&scratch);
}
