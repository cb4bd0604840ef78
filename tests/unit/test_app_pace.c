// app/pace.c: sixteen taps become her own pace. The terminal, its keys and the clock are those of a test.
#include "app/commands.h"

#include "captured.h"
#include "file_by_hand.h"
#include "job/stopwatch.h"
#include "job/tty.h"

#include <stdlib.h>
#include <string.h>

enum { GAPS = 15 };

static struct {
    double      gaps[GAPS];
    int         taps, ends_after;  // ends_after: taps; 0: never
    double      now;
    char        last;  // the key at the end; 0: none comes; 'x': the terminal hung up
    const char *answer;
    bool        is_there, closed;
} hers;

bool tty_waits(const Tty *tty, int ms)
{
    return tty && ms > 0 && !(hers.ends_after && hers.taps == hers.ends_after && !hers.last);
}

size_t tty_read(Tty *tty, char *bytes, size_t room)
{
    bool ends = hers.ends_after && hers.taps == hers.ends_after;
    assert_true(tty && room > 1);
    bytes[0] = ends ? hers.last : '\n';
    return ends && hers.last == 'x' ? 0 : 1;
}

double stopwatch_now(void)
{
    if (hers.taps > 0)
        hers.now += hers.gaps[hers.taps - 1];
    hers.taps++;
    return hers.now;
}

Tty *tty_open(bool hide_cursor) { return hide_cursor || !hers.is_there ? NULL : (Tty *)&hers; }
void tty_close(Tty *tty) { hers.closed = tty != NULL; }
int  isatty(int fd) { return fd == STDERR_FILENO && hers.is_there; }

static char     folder[] = "/tmp/walkcoach-step.XXXXXX";
static Captured out, err;

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    setenv("HOME", "/nonexistent", 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(folder);
    return 0;
}

// So many gaps of so many seconds, and so on.
typedef struct {
    int    times;
    double seconds;
} Some;

static Status tap(const Some *some, const char *answer)
{
    const Settings settings = SETTINGS_DEFAULT;
    FILE          *typed = stdin;
    hers.taps = 0, hers.now = 5, hers.is_there = true, hers.closed = false;
    for (int i = 0, at = 0; at < GAPS; i++)
        for (int k = 0; k < some[i].times; k++)
            hers.gaps[at++] = some[i].seconds;
    capture(&out, stdout);
    capture(&err, stderr);
    stdin = fmemopen((char *)answer, strlen(answer), "r");
    Status status = cmd_pace(&settings);
    fclose(stdin);
    stdin = typed;
    captured_text(&err);
    captured_text(&out);
    assert_true(hers.closed);
    return status;
}

static void is(const Some *some, const char *words)
{
    assert_int_equal(tap(some, "no\n"), STATUS_DONE);
    assert_string_equal(out.text, words);
}

static void is_uneven(const Some *some)
{
    assert_int_equal(tap(some, "no\n"), STATUS_MISTAKES);
    assert_string_equal(out.text, "");
    assert_non_null(strstr(err.text,
                           "walkcoach: these taps are too uneven, or outside 60 to 140 steps a minute; "
                           "once more?\n"));
}

#define OF(...) ((const Some[]){ __VA_ARGS__ })

static void even_steps_are_her_pace(void **state)
{
    (void)state;
    is(OF({ 15, 0.75 }), "80 steps a minute, give or take 1.\n");
    is(OF({ 15, 0.6 }), "100 steps a minute, give or take 1.\n");
    is(OF({ 5, 0.72 }, { 5, 0.75 }, { 5, 0.78 }), "80 steps a minute, give or take 3.\n");
    is(OF({ 5, 0.78 }, { 5, 0.72 }, { 5, 0.75 }), "80 steps a minute, give or take 3.\n");
    assert_non_null(strstr(err.text, "press Enter with each step, 16 times.\n\r1 of 16\r2 of 16\r3 of 16"));
    assert_non_null(strstr(err.text, "\r16 of 16\nKeep it as your own pace? yes, no [yes]: "));
}

static void what_is_far_off_is_left_out(void **state)
{
    (void)state;
    is(OF({ 7, 0.75 }, { 1, 1.5 }, { 7, 0.75 }),
       "80 steps a minute, give or take 1.\nLeft out because they were far off: 1.\n");
    // Within the unevenness of a hand, a twentieth, and just beyond it.
    is(OF({ 14, 0.75 }, { 1, 0.787 }), "80 steps a minute, give or take 1.\n");
    is(OF({ 14, 0.75 }, { 1, 0.788 }),
       "80 steps a minute, give or take 1.\nLeft out because they were far off: 1.\n");
    // Where the others vary, three deviations of theirs: 3 * 1.4826 * 0.03 = 0.133.
    is(OF({ 7, 0.75 }, { 4, 0.72 }, { 3, 0.78 }, { 1, 0.88 }), "79 steps a minute, give or take 4.\n");
    is(OF({ 7, 0.75 }, { 4, 0.72 }, { 3, 0.78 }, { 1, 0.885 }),
       "80 steps a minute, give or take 2.\nLeft out because they were far off: 1.\n");
    is(OF({ 5, 1.2 }, { 10, 0.6 }),
       "100 steps a minute, give or take 1.\nLeft out because they were far off: 5.\n");
    is_uneven(OF({ 6, 1.2 }, { 9, 0.6 }));  // fewer than ten are left
}

static void uneven_steps_have_no_pace(void **state)
{
    (void)state;
    is(OF({ 5, 0.66 }, { 5, 0.75 }, { 5, 0.84 }), "80 steps a minute, give or take 8.\n");
    is_uneven(OF({ 5, 0.658 }, { 5, 0.75 }, { 5, 0.842 }));  // a spread of more than a tenth
    is_uneven(OF({ 15, 0 }));
}

static void a_pace_is_60_to_140(void **state)
{
    (void)state;
    is(OF({ 15, 1.0 }), "60 steps a minute, give or take 1.\n");
    is_uneven(OF({ 15, 1.017 }));
    is(OF({ 15, 0.4286 }), "140 steps a minute, give or take 1.\n");
    is_uneven(OF({ 15, 0.4255 }));
}

static void she_may_stop_tapping(void **state)
{
    (void)state;
    static const char keys[] = { 'q', '\033', 3, 4, 0, 'x' };
    for (size_t i = 0; i < sizeof keys; i++) {
        hers.ends_after = i == 0 ? 15 : 5;
        hers.last = keys[i];
        assert_int_equal(tap(OF({ 15, 0.75 }), "yes\n"), STATUS_WORLD);
        assert_string_equal(out.text, "");
        assert_non_null(strstr(err.text, "walkcoach: the taps ended early; nothing was kept\n"));
    }
    hers.ends_after = 0;
}

static void without_a_terminal_there_are_no_taps(void **state)
{
    (void)state;
    const Settings settings = SETTINGS_DEFAULT;
    hers.is_there = false;
    capture(&err, stderr);
    Status status = cmd_pace(&settings);
    assert_string_equal(captured_text(&err), "walkcoach: pace is tapped on a terminal; there is none here\n");
    assert_int_equal(status, STATUS_USAGE);
}

static const char *profile(void)
{
    static char text[5000];
    char        path[100];
    snprintf(path, sizeof path, "%s/walkcoach/walkcoach.cfg", folder);
    FILE *file = fopen(path, "r");
    text[file ? fread(text, 1, sizeof text - 1, file) : 0] = '\0';
    if (file)
        fclose(file);
    return text;
}

static void her_pace_is_kept_in_her_profile(void **state)
{
    (void)state;
    static const char *const yes[] = { "yes\n", "Y\n", "ja\n", "J\n", "\n" }, *const no[] = { "no\n", "x\n",
                                                                                              " " };
    char path[100];
    assert_int_equal(tap(OF({ 15, 0.75 }), "yes\n"), STATUS_USAGE);
    assert_non_null(strstr(err.text, "walkcoach: there is no profile yet: walkcoach init --own-pace 80, or "
                                     "walkcoach init\n"));
    snprintf(path, sizeof path, "mkdir -p %s/walkcoach", folder);
    assert_int_equal(system(path), 0);
    snprintf(path, sizeof path, "%s/walkcoach/walkcoach.cfg", folder);
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        file_put(path, "own_pace = 70  # mine\n");
        assert_int_equal(tap(OF({ 15, 0.75 }), yes[i]), STATUS_DONE);
        assert_string_equal(profile(), "own_pace = 80  # mine\n");
        assert_non_null(strstr(err.text, "own_pace = 80 in "));
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        assert_int_equal(tap(OF({ 15, 0.6 }), no[i]), STATUS_DONE);
        assert_string_equal(profile(), "own_pace = 80  # mine\n");
    }
    file_put(path, "own_pace = \n");
    assert_int_equal(tap(OF({ 15, 0.6 }), "yes\n"), STATUS_MISTAKES);
    assert_string_equal(profile(), "own_pace = \n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(even_steps_are_her_pace),
        cmocka_unit_test(what_is_far_off_is_left_out),
        cmocka_unit_test(uneven_steps_have_no_pace),
        cmocka_unit_test(a_pace_is_60_to_140),
        cmocka_unit_test(she_may_stop_tapping),
        cmocka_unit_test(without_a_terminal_there_are_no_taps),
        cmocka_unit_test(her_pace_is_kept_in_her_profile),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
