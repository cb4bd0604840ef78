// What is shipped, held against two lists beside it, so that no number and no word changes by a slip.
//
// shipped.txt has the numbers: of each part its title, how long, at which pace, which breath, how often a
// lift, what is said when, each move of a drill, for whom and from which week, each voice and sound pack.
// Those of walks, levels and drills were read against what the coach has to know; those of plans, voices and
// packs were not.
// shipped_words.txt has a copy of the words that she hears. Whatever differs is a slip in the shipped files,
// or a change that was meant: then read it aloud once more, and write it there, too. SHIPPED_PRINT=1 prints
// both lists as they would be.
#include "base/text.h"
#include "cmocka_all.h"
#include "session/kinds.h"
#include "session/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const SearchPath here = { { "." }, 1 };

typedef struct {
    Arena    arena;
    DiagList diags;
    Text     text;
} Page;

// --- One line of each thing --------------------------------------------------------------

static void put_time(Text *out, Micros time)
{
    double seconds = (double)time / MICROS_PER_SECOND;
    if (time >= MICROS_PER_MINUTE)
        text_printf(out, "%d:%02.4g", (int)(seconds / 60), seconds - 60 * (int)(seconds / 60));
    else
        text_printf(out, "%.4gs", seconds);
}

static void put_when(Text *out, const When *when)
{
    static const char *const names[] = { "start", "end",   "+",       "-",     "halfway",
                                         "left ", "parts", "breaths", "each ", "lifts" };
    text_add(out, names[when->kind]);
    if (when->kind == WHEN_AFTER || when->kind == WHEN_BEFORE_END || when->kind == WHEN_TIME_LEFT ||
        when->kind == WHEN_EVERY_TIME)
        put_time(out, when->time);
    for (int i = 0; i < when->run_count; i++) {
        text_printf(out, " %d", when->runs[i].nth);
        if (when->runs[i].times >= 0)
            text_printf(out, "x%d", when->runs[i].times);
    }
}

static void put_says(Text *out, const Say *says, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_printf(out, "%s%s", i ? ", " : ": ", says[i].pool->name);
        for (size_t w = 0; w < says[i].when_count; w++) {
            text_add(out, w ? " & " : " ");
            put_when(out, &says[i].whens[w]);
        }
    }
}

static void put_pace(Text *out, const Phase *part)
{
    if (part->pace.own)
        text_add(out, " own");
    else if (part->pace.from == part->pace.to)
        text_printf(out, " %g", part->pace.from);
    else
        text_printf(out, " %g>%g", part->pace.from, part->pace.to);
    const char *unit = part->breath.kind == BREATH_SECONDS ? "s" : "";
    if (part->breath.kind != BREATH_FREE)
        for (int i = 0; i < part->breath.gear_count; i++)
            text_printf(out, "%s%g%s:%g%s", i ? ">" : " ", part->breath.gears[i].in, unit,
                        part->breath.gears[i].out, unit);
}

static void put_move(Text *out, const Move *move)
{
    switch (move->kind) {
    case MOVE_IN: text_add(out, " in"); break;
    case MOVE_OUT: text_add(out, " out"); break;
    case MOVE_HOLD_BREATHS: text_printf(out, " hold %d breaths", move->breaths); break;
    case MOVE_QUICK:
        text_printf(out, " quick %d ", move->times);
        put_time(out, move->time);
        text_add(out, "/");
        put_time(out, move->let_go);
        break;
    case MOVE_HOLD_TIME:
    case MOVE_REST:
        text_add(out, move->kind == MOVE_REST ? " rest " : " hold ");
        put_time(out, move->time);
        break;
    }
}

static void put_drill(Text *out, const Drill *drill)
{
    text_printf(out, "\n    %d times", drill->reps);
    for (int i = 0; i < drill->side_count; i++)
        text_printf(out, " %s", drill->sides[i]);
    if (drill->side_count > 0) {
        text_add(out, " change ");
        put_time(out, drill->change);
    }
    for (size_t i = 0; i < drill->step_count; i++) {
        text_printf(out, "%s %s", i ? " |" : ":", drill->steps[i].name);
        for (int m = 0; m < drill->steps[i].move_count; m++)
            put_move(out, &drill->steps[i].moves[m]);
    }
}

static void put_part(Text *out, const Phase *part, int depth)
{
    text_printf(out, "\n%*s%s \"%s\" ", 2 * depth, "", part->key, part->title);
    if (part->length.kind == LENGTH_TIME)
        put_time(out, part->length.time);
    else if (part->length.kind != LENGTH_NONE)
        text_printf(out, "%d %s", part->length.count,
                    part->length.kind == LENGTH_STEPS ? "steps" : "breaths");
    put_pace(out, part);
    text_printf(out, "%s%s", part->quiet ? " quiet" : "", part->optional ? " optional" : "");
    if (part->repeat > 1)
        text_printf(out, " x%d", part->repeat);
    put_says(out, part->says, part->say_count);
    if (part->drill)
        put_drill(out, part->drill);
    for (size_t i = 0; i < part->phase_count; i++)
        put_part(out, &part->phases[i], depth + 1);
}

static void put_weeks(Text *out, const Weeks *weeks)
{
    static const char *const births[] = { "", "vaginal", "c-section" };
    for (int birth = BIRTH_VAGINAL; birth < BIRTH_COUNT; birth++) {
        const WeekSpan *span = &weeks->of[birth];
        if (span->from < 0)
            continue;
        text_printf(out, "  %s %d", births[birth], span->from);
        if (span->to >= 0)
            text_printf(out, "-%d", span->to);
        text_add(out, span->cleared ? " cleared" : "");
    }
}

// --- A file of values ------------------------------------------------------------------------

// Sentences, and groups of them, have a line each.
static bool long_lines(const ConfNode *node)
{
    for (const ConfNode *inner = node->first; inner; inner = inner->next)
        if (inner->kind == CONF_GROUP || inner->kind == CONF_ARRAY
                ? long_lines(inner) || node->kind == CONF_GROUP
                : inner->kind == CONF_TEXT && strlen(inner->text) > 30)
            return true;
    return false;
}

static void put_node(Text *out, const ConfNode *node, const char *before)
{
    text_add(out, before);
    if (node->name)
        text_printf(out, "%s ", node->name);
    switch (node->kind) {
    case CONF_TEXT: text_printf(out, "\"%s\"", node->text); break;
    case CONF_INT: text_printf(out, "%lld", (long long)node->integer); break;
    case CONF_FLOAT: text_printf(out, "%g", node->number); break;
    case CONF_BOOL: text_add(out, node->truth ? "true" : "false"); break;
    case CONF_GROUP:
    case CONF_ARRAY:
        text_add(out, node->kind == CONF_GROUP ? "{" : "[");
        for (const ConfNode *inner = node->first; inner; inner = inner->next)
            put_node(out, inner, long_lines(node) ? "\n    " : inner == node->first ? "" : ", ");
        text_add(out, node->kind == CONF_GROUP ? "}" : "]");
    }
}

// All of a file, or its keys that are named after it.
static bool put_file(Page *page, const char *line)
{
    char path[128], keys[128] = "";
    if (sscanf(line, "file %127s %127[^\n]", path, keys) < 1)
        return false;
    const ConfNode *root = conf_read_file(path, (SourcePos){ 0 }, &session_hints, &page->arena, &page->diags);
    for (const ConfNode *node = root ? root->first : NULL; node; node = node->next)
        if (!*keys || strstr(keys, node->name))
            put_node(&page->text, node, "\n  ");
    text_add(&page->text, "\n");
    return root;
}

static bool put_offer(Page *page, const char *line)
{
    char           name[64];
    SessionSummary summary;
    const Desk     desk = { &page->arena, &page->diags, &here, NULL };
    if (sscanf(line, "offer %63s", name) != 1 || !session_summarise(name, &desk, &summary))
        return false;
    text_printf(&page->text, "\n  %s | %s | level %d ", summary.title, summary.about, summary.level);
    put_time(&page->text, summary.length);
    put_weeks(&page->text, &summary.weeks);
    text_add(&page->text, "\n");
    return true;
}

// --- Sessions ------------------------------------------------------------------------------------

static void put_session(Text *out, const Session *session)
{
    text_printf(out, "\n  %s core %s  most %d rest ", session->title, session_cores[session->core].word,
                session->most_lifts);
    put_time(out, session->lift_rest);
    put_says(out, session->says, session->say_count);
    for (size_t i = 0; i < session->phase_count; i++)
        put_part(out, &session->phases[i], 1);
    text_add(out, "\n");
}

// --- Words: how each is said ---------------------------------------------------------------

static void put_pool(Text *out, const Pool *pool)
{
    static const char *const sides[] = { "", " on in", " on out" }, *const priorities[] = { "", " should",
                                                                                            " must" };
    static const char *const forms[] = { "full", "short", "silent" };
    text_printf(out, "\n  %s%s%s%s%s%s gap ", pool->name, sides[pool->on], priorities[pool->priority],
                pool->core ? " core" : "", pool->floor ? " floor" : "", pool->each_step ? " each step" : "");
    put_time(out, pool->gap);
    for (int i = 0; i < pool->fade.count; i++) {
        text_printf(out, "%s%s", i ? ", " : " ", forms[pool->fade.steps[i].form]);
        if (pool->fade.steps[i].times >= 0)
            text_printf(out, " x%d", pool->fade.steps[i].times);
    }
    text_printf(out, "  %zu/%zu/%zu", pool->full.count, pool->brief.count, pool->then.count);
}

// Is it written in the session's own file?
static bool is_own(const Session *session, const Pool *pool)
{
    return pool->pos.source && strcmp(pool->pos.source->path, session->path) == 0;
}

// ---------------------------------------------------------------------------------------

// "walk 20min 3", "drill open-book 1", "words 20min 3", "own side-plank 0": a line that begins one thing.
static bool describe(Page *page, const char *line)
{
    char    what[16], name[64];
    int     number;
    Session session;
    if (strncmp(line, "file ", 5) == 0 || strncmp(line, "offer ", 6) == 0) {
        text_add(&page->text, line);
        return line[0] == 'f' ? put_file(page, line) : put_offer(page, line);
    }
    if (sscanf(line, "%15s %63s %d", what, name, &number) != 3)
        return false;
    bool drill = number <= 0 || strcmp(what, "drill") == 0;
    bool birth = strcmp(name, "first-walk-after-c-section") == 0;
    text_printf(&page->text, "%s", line);
    SessionRequest request = {
        .name = name, .form = drill ? number : 0, .seed = -1, .walker = WALKER_UNKNOWN
    };
    request.walker = (Walker){ .profile = true,
                               .weeks = drill || number > 1 ? 20 : 1,
                               .birth = birth ? BIRTH_C_SECTION : BIRTH_VAGINAL,
                               .cleared = true,
                               .floor_cleared = true,
                               .level = drill ? 0 : number,
                               .core = -1,
                               .pram = -1,
                               .talk = -1,
                               .delay = -1 };
    if (strcmp(name, "pelvic-tilt") == 0)
        request.walker.birth = BIRTH_C_SECTION;
    const Desk desk = { &page->arena, &page->diags, &here, NULL };
    if (!session_read(&request, &desk, &session))
        return false;
    if (strcmp(what, "words") == 0 || strcmp(what, "own") == 0) {
        for (size_t i = 0; i < session.words.count; i++)
            if (session.words.items[i].hers &&
                (strcmp(what, "words") == 0 || is_own(&session, session.words.items[i].pool)))
                put_pool(&page->text, session.words.items[i].pool);
        text_add(&page->text, "\n");
    } else {
        put_session(&page->text, &session);
    }
    return true;
}

static char *whole_file(const char *path, Arena *arena)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    Text text = { .arena = arena };
    char line[1024];
    while (fgets(line, sizeof line, file))
        if (line[0] != '#')
            text_add(&text, line);
    fclose(file);
    return arena_strdup(arena, text_string(&text));
}

// The first lines that differ.
static int show_difference(const char *head, const char *typed, const char *found)
{
    while (*typed && *typed == *found)
        typed++, found++;
    while (typed[-1] != '\n')
        typed--, found--;
    print_error("%s:\n  listed: %.*s\n  found:  %.*s\n", head, (int)strcspn(typed, "\n"), typed,
                (int)strcspn(found, "\n"), found);
    return 1;
}

// Its things are separated by empty lines. False: one differs.
static bool hold(const char *list, int least)
{
    Page  page = { .diags = { .arena = &page.arena }, .text = { .arena = &page.arena } };
    char *next = whole_file(list, &page.arena);
    int   differ = 0, count = 0;
    for (char *end; *next; next = end, count++) {
        next += strspn(next, "\n");
        end = strstr(next, "\n\n");
        end = end ? end + 1 : next + strlen(next);
        char       *typed = arena_strndup(&page.arena, next, (size_t)(end - next));
        const char *head = arena_strndup(&page.arena, typed, strcspn(typed, "\n"));
        page.text = (Text){ .arena = &page.arena };
        bool        read = describe(&page, head);
        const char *found = text_string(&page.text);
        if (getenv("SHIPPED_PRINT"))
            printf("%s\n", found);
        else if (!read || strcmp(found, typed) != 0)
            differ += show_difference(head, typed, found);
    }
    assert_true(count >= least);
    arena_free(&page.arena);
    return differ == 0;
}

static void no_number_that_is_shipped_has_changed(void **state)
{
    (void)state;
    assert_true(hold("tests/unit/shipped.txt", 100));
}

static void no_word_that_she_hears_has_changed(void **state)
{
    (void)state;
    assert_true(hold("tests/unit/shipped_words.txt", 20));
}

// Another seed is another choice of words: what she knows by heart would be said otherwise.
static void the_choice_of_words_that_is_shipped_has_not_changed(void **state)
{
    static const struct {
        const char *name;
        int         seed;
    } rows[] = {
        { "5min", 5 },
        { "10min", 10 },
        { "20min", 20 },
        { "30min", 30 },
        { "45min", 45 },
        { "first-walk", 4 },
        { "hills", 7 },
        { "first-walk-after-c-section", 1 },
        { "lunch-break", 15 },
        { "pram-walk", 12 },
        { "posture-reset", 3 },
        { "evening-unwind", 21 },
        { "wall-bug-press", 31 },
        { "open-book", 32 },
        { "side-plank", 33 },
        { "daily-three", 34 },
        { "pelvic-floor", 35 },
        { "breathing", 36 },
        { "pelvic-tilt", 37 },
        { "sit-to-stand", 38 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Page           page = { .diags = { .arena = &page.arena } };
        const Desk     desk = { &page.arena, &page.diags, &here, NULL };
        SessionRequest request = { .name = rows[i].name, .seed = -1, .walker = WALKER_UNKNOWN };
        Session        session;
        assert_true(session_read(&request, &desk, &session));
        assert_int_equal(session.seed, rows[i].seed);
        arena_free(&page.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(no_number_that_is_shipped_has_changed),
                                        cmocka_unit_test(no_word_that_she_hears_has_changed),
                                        cmocka_unit_test(
                                            the_choice_of_words_that_is_shipped_has_not_changed) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
