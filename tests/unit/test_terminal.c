// job/terminal.h: what a person reads while a command works.
#include "job/terminal.h"

#include "captured.h"
#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>

static Captured error;

static void a_line_is_said_unless_she_asked_for_quiet(void **state)
{
    (void)state;
    const Terminal loud = { .width = 80 }, quiet = { .quiet = true };
    capture(&error, stderr);
    terminal_say(&loud, "%d of %s", 3, "them");
    terminal_say(&quiet, "not this");
    terminal_must(&quiet, "but this\n");
    assert_string_equal(captured_text(&error), "3 of them\nbut this\n");
}

static void what_a_stage_took_is_said_with_verbose(void **state)
{
    (void)state;
    const Terminal plain = { .width = 80 }, verbose = { .verbose = true, .quiet = true };
    capture(&error, stderr);
    terminal_took(&plain, 1.5, "reading");
    terminal_took(&verbose, 0.1834, "speaking %d phrases", 64);
    terminal_took(&verbose, 12345.5, "mixing");
    assert_string_equal(captured_text(&error), "    0.183 s  speaking 64 phrases\n12345.500 s  mixing\n");
}

static void a_failure_is_one_line_whatever_was_typed(void **state)
{
    (void)state;
    const Terminal plain = { .quiet = true }, coloured = { .err_color = true };
    capture(&error, stderr);
    assert_int_equal(terminal_fail(&plain, STATUS_USAGE, "no %s", "a\nb\033[1m\x7F~ü"), STATUS_USAGE);
    assert_int_equal(terminal_fail(&coloured, STATUS_WORLD, "gone"), STATUS_WORLD);
    assert_string_equal(captured_text(&error), "walkcoach: no a?b?[1m?~ü\n"
                                               "\033[1;31mwalkcoach:\033[0m gone\n");
}

static void styles_are_for_a_terminal(void **state)
{
    (void)state;
    const Terminal plain = { .err_color = true }, coloured = { .out_color = true };
    assert_string_equal(terminal_style(&plain, STYLE_BOLD), "");
    assert_string_equal(terminal_style(&coloured, STYLE_BOLD), "\033[1m");
    assert_string_equal(terminal_style(&coloured, STYLE_DIM), "\033[2m");
    assert_string_equal(terminal_style(&coloured, STYLE_PLAIN), "\033[0m");
}

static void mistakes_come_in_order_at_most_fifty(void **state)
{
    (void)state;
    Arena          arena = { 0 };
    DiagList       diags = { .arena = &arena };
    const Terminal plain = { .quiet = true };
    for (int i = 0; i < 52; i++)
        diag_error(&diags, (SourcePos){ 0 }, RULE(PLAN_WEEKS), "mistake %d", i);
    capture(&error, stderr);
    terminal_diags(&plain, &diags);
    const char *text = captured_text(&error);
    assert_non_null(strstr(text, "mistake 0 "));
    assert_non_null(strstr(text, "mistake 49 "));
    assert_null(strstr(text, "mistake 50 "));
    assert_true(strstr(text, "mistake 0 ") < strstr(text, "mistake 1 "));
    arena_free(&arena);
}

// --- What is there ---------------------------------------------------------------------

static void letters_are_what_the_locale_has(void **state)
{
    (void)state;
    static const struct {
        const char *all, *ctype, *lang;
        bool        unicode;
    } rows[] = {
        { "C.UTF-8", NULL, NULL, true },     { NULL, "de_DE.utf8", NULL, true },
        { NULL, NULL, "en_GB.UTF-8", true }, { "C", "C.UTF-8", "C.UTF-8", false },
        { "", "", "C.UTF-8", true },         { NULL, "C", "C.UTF-8", false },
        { NULL, NULL, NULL, false },         { NULL, NULL, "POSIX", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
        const char *const values[] = { rows[i].all, rows[i].ctype, rows[i].lang };
        Terminal          terminal = { .quiet = true };
        for (int n = 0; n < 3; n++)
            if (values[n])
                setenv(names[n], values[n], 1);
            else
                unsetenv(names[n]);
        terminal_find(&terminal);
        if (terminal.unicode != rows[i].unicode)
            fail_msg("row %zu", i);
    }
}

static void nothing_is_coloured_in_a_pipe(void **state)
{
    (void)state;
    Captured out = { 0 };
    Terminal terminal = { .verbose = true };
    setenv("TERM", "xterm", 1);
    unsetenv("NO_COLOR");
    capture(&error, stderr);
    capture(&out, stdout);
    terminal_find(&terminal);
    captured_text(&out);
    captured_text(&error);
    assert_false(terminal.out_color || terminal.err_color || terminal.live);
    assert_int_equal(terminal.width, 80);
}

// --- The bar ---------------------------------------------------------------------------

static const char *bar(const Terminal *terminal, const char *note, const double *shares, size_t count)
{
    Progress progress = PROGRESS(terminal, "Speaking");
    snprintf(progress.note, sizeof progress.note, "%s", note);
    capture(&error, stderr);
    for (size_t i = 0; i < count; i++)
        progress_show(&progress, shares[i]);
    progress_clear(&progress);
    progress_clear(&progress);
    return captured_text(&error);
}

// In a pipe there are 80 columns: room for thirty cells and a note.
static void a_bar_has_thirty_cells_and_is_drawn_when_it_changes(void **state)
{
    (void)state;
    const Terminal live = { .live = true }, letters = { .live = true, .unicode = true },
                   dead = { .live = false };
    const double shares[] = { 0, 0.001, 0.101, 1 };
    assert_string_equal(bar(&live, "", shares, 4),
                        "\rSpeaking  ------------------------------   0%\033[K"
                        "\rSpeaking  ###---------------------------  10%\033[K"
                        "\rSpeaking  ############################## 100%\033[K\r\033[K");
    assert_string_equal(bar(&live, "0:12", shares + 2, 1),
                        "\rSpeaking  ###---------------------------  10%  0:12\033[K\r\033[K");
    assert_string_equal(bar(&letters, "", (const double[]){ 0.039 }, 1),
                        "\rSpeaking  █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   3%\033[K\r\033[K");
    assert_string_equal(bar(&dead, "0:12", shares, 4), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_said_unless_she_asked_for_quiet),
        cmocka_unit_test(what_a_stage_took_is_said_with_verbose),
        cmocka_unit_test(a_failure_is_one_line_whatever_was_typed),
        cmocka_unit_test(styles_are_for_a_terminal),
        cmocka_unit_test(mistakes_come_in_order_at_most_fifty),
        cmocka_unit_test(letters_are_what_the_locale_has),
        cmocka_unit_test(nothing_is_coloured_in_a_pipe),
        cmocka_unit_test(a_bar_has_thirty_cells_and_is_drawn_when_it_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
