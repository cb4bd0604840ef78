// job/report.h: what a command says while a walk compiles, and of a stretch without the stop signs.
#include "job/report.h"

#include "captured.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

static Captured error;

static WalkOrder order(void)
{
    WalkOrder order = WALK_ORDER_DEFAULT;
    order.asked.today = "2026-11-29";
    order.asked.walker.voice.text = "silent";
    order.jobs = 1;
    return order;
}

// "    0.002 s  reading the session" becomes "s  reading the session": seconds of a machine are its own.
static const char *compiled(const Terminal *terminal, const char *name, Depth depth, Status wanted)
{
    static char     lines[2000];
    const WalkOrder by = order();
    Walk            walk;
    capture(&error, stderr);
    Status status = walk_compile_and_report(&by, name, depth, terminal, &walk);
    captured_text(&error);
    walk_free(&walk);
    assert_int_equal(status, wanted);
    *lines = '\0';
    for (char *line = strtok(error.text, "\n"); line; line = strtok(NULL, "\n")) {
        size_t number = strspn(line, " 0123456789.");
        strcat(strcat(lines, number > 9 ? line + number : line), "\n");
    }
    return lines;
}

static void with_verbose_each_stage_is_a_line(void **state)
{
    (void)state;
    const Terminal verbose = { .verbose = true, .width = 80 }, plain = { .width = 80 };
    const char    *lines = compiled(&verbose, "5min", DEPTH_SCORE, STATUS_DONE), *speaking;
    regex_t        phrases;
    assert_memory_equal(lines, "s  reading the session\n", 23);
    assert_non_null(speaking = strstr(lines, "\ns  speaking "));
    assert_int_equal(regcomp(&phrases, "^\ns  speaking [0-9]+ phrases\n", REG_EXTENDED | REG_NOSUB), 0);
    assert_int_equal(regexec(&phrases, speaking, 0, NULL, 0), 0);
    regfree(&phrases);
    assert_string_equal(compiled(&plain, "5min", DEPTH_SESSION, STATUS_DONE), "");
}

static void mistakes_are_shown(void **state)
{
    (void)state;
    const Terminal quiet = { .quiet = true, .width = 80 };
    assert_non_null(strstr(compiled(&quiet, "no-such-walk", DEPTH_SESSION, STATUS_MISTAKES), "no-such-walk"));
}

// The signs are said from second 5 to second 20.
static void a_stretch_without_the_stop_signs_is_warned_about(void **state)
{
    (void)state;
    static const struct {
        Opening  opening;
        Stretch  stretch;
        LayerSet audible;
        bool     heard, warned;
    } rows[] = {
        { { 5000000, 20000000 }, { 0, 300000000 }, LAYERS_ALL, true, false },
        { { 5000000, 20000000 }, { 5000000, 20000000 }, LAYERS_ALL, true, false },
        { { 5000000, 20000000 }, { 5000001, 300000000 }, LAYERS_ALL, false, true },
        { { 5000000, 20000000 }, { 0, 19999999 }, LAYERS_ALL, false, true },
        { { 5000000, 20000000 }, { 0, 300000000 }, 0, false, true },
        { { 0, 0 }, { 0, 300000000 }, LAYERS_ALL, false, false },  // a silent voice
    };
    const Terminal quiet = { .quiet = true, .width = 80 };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Walk walk = { .opening = rows[i].opening };
        walk.score.audible = rows[i].audible;
        capture(&error, stderr);
        bool heard = walk_report_opening(&quiet, &walk, rows[i].stretch);
        captured_text(&error);
        if (heard != rows[i].heard)
            fail_msg("row %zu is %d", i, heard);
        const char *warning = strstr(error.text, "warning: the stop signs are not heard in this; walkcoach "
                                                 "stop-signs prints them [signs-cut]\n");
        if (rows[i].warned != (warning != NULL) || (!rows[i].warned && *error.text))
            fail_msg("row %zu says %s", i, error.text);
    }
}

static int set_up(void **state)
{
    (void)state;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    return setenv("XDG_CACHE_HOME", "/nonexistent", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_verbose_each_stage_is_a_line),
        cmocka_unit_test(mistakes_are_shown),
        cmocka_unit_test(a_stretch_without_the_stop_signs_is_warned_about),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
