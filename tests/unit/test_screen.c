// The screen of a walk that plays: no line wider than the terminal, nothing but ASCII where that was asked,
// and what is there.
#include "play/screen.h"

#include "base/utf8.h"
#include "walk.h"

#include "cmocka_all.h"

static const char long_title[] =
    "Weit ausschreiten über den Hügel — größer 歩く and a good deal more of it than fits";

static Walk *strolled(void)
{
    Walk *walk = walk_new();
    walk_phase(walk, "settle", 20)->breath.kind = BREATH_FREE;
    walk->phases[0].pace.own = true;
    TimelinePhase *steps = walk_phase(walk, long_title, 40);
    steps->pace.from = steps->pace.to = 100;
    walk_on_steps(walk, steps);
    walk_phase(walk, "close", 30)->breath.kind = BREATH_FREE;
    assert_true(walk_place(walk));
    return walk;
}

static Frames second(double at) { return (Frames)(at * WALK_RATE); }

static const char *shown(Walk *walk, double at, ScreenStyle style, const char *state, const char *note,
                         int volume)
{
    View         view = view_at(&walk->score, second(at));
    ScreenStatus status = { .state = state, .note = note, .volume = volume };
    style.lines = style.lines ? style.lines : SCREEN_LINES;
    return screen_text(&walk->score, &view, &status, &style, &walk->arena);
}

static int columns(const char *line, size_t length)
{
    int sum = 0;
    for (size_t used; length > 0; line += used, length -= used) {
        uint32_t character;
        used = utf8_decode(line, length, &character);
        assert_true(used > 0);
        sum += utf8_columns(character);
    }
    return sum;
}

static void no_line_is_wider_than_asked_and_there_are_always_as_many(void **state)
{
    (void)state;
    Walk               *walk = strolled();
    static const double moments[] = { 0, 10, 19.99, 20, 21, 22.5, 45, 60, 75, 89.99 };
    for (int width = 20; width <= 200; width++)
        for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
            const char *text = shown(walk, moments[i], (ScreenStyle){ .width = width, .unicode = width % 2 },
                                     i % 2 ? "paused" : "", i % 3 ? "" : long_title, 95);
            int         lines = 0;
            for (const char *line = text; *line; lines++) {
                size_t length = strcspn(line, "\n");
                assert_in_range(columns(line, length), 0, width);
                assert_int_equal(line[length], '\n');
                line += length + 1;
            }
            assert_int_equal(lines, SCREEN_LINES);
        }
    walk_free(walk);
}

static void without_unicode_its_own_signs_are_ascii_and_without_colour_there_is_no_escape(void **state)
{
    (void)state;
    Walk *walk = strolled();
    walk->phases[1].title = "connect";
    for (double at = 0; at < 90; at += 1.5)
        for (const char *c = shown(walk, at, (ScreenStyle){ .width = 100 }, "", "", 100); *c; c++)
            assert_true(*c == '\n' || (*c >= ' ' && *c <= '~'));
    assert_non_null(
        strchr(shown(walk, 30, (ScreenStyle){ .width = 100, .color = true }, "", "", 100), '\033'));
    walk_free(walk);
}

static void each_colour_is_put_back_before_its_line_ends(void **state)
{
    (void)state;
    Walk *walk = strolled();
    bool  coloured = false;
    for (const char *c =
             shown(walk, 30, (ScreenStyle){ .width = 80, .color = true, .unicode = true }, "", "", 100);
         *c; c++) {
        if (*c == '\033')
            coloured = strncmp(c, "\033[0m", 4) != 0;
        assert_false(*c == '\n' && coloured);
    }
    walk_free(walk);
}

static int count_of(const char *text, char sign)
{
    int count = 0;
    for (; *text && *text != '\n'; text++)
        count += *text == sign;
    return count;
}

static void the_bar_fills_while_she_breathes_in_and_empties_while_she_breathes_out(void **state)
{
    (void)state;
    Walk       *walk = strolled();
    int         before = -1;
    ScreenStyle style = { .width = 100 };
    for (double at = 20.01; at < 21.8; at += 0.3) {
        const char *bar = strstr(shown(walk, at, style, "", "", 100), "in   ");
        assert_non_null(bar);
        assert_true(count_of(bar, '#') > before);
        before = count_of(bar, '#');
    }
    before = 1000;
    for (double at = 21.81; at < 24.2; at += 0.3) {
        const char *bar = strstr(shown(walk, at, style, "", "", 100), "out  ");
        assert_non_null(bar);
        assert_true(count_of(bar, '#') < before);
        before = count_of(bar, '#');
    }
    walk_free(walk);
}

static void the_view_knows_part_breath_step_and_time(void **state)
{
    (void)state;
    Walk *walk = strolled();
    View  view = view_at(&walk->score, second(10));
    assert_string_equal(view.title, "settle");
    assert_string_equal(view.next, long_title);
    assert_true(view.own_pace && !view.breathing);
    assert_int_equal(view.phase_left, 10 * WALK_SECOND);
    view = view_at(&walk->score, second(22.5));
    assert_true(view.breathing && view.out);
    assert_int_equal(view.step, 2);
    assert_int_equal(view.steps, 4);
    assert_int_equal(view.gone + view.left, 90 * WALK_SECOND);
    view = view_at(&walk->score, second(89));
    assert_string_equal(view.next, "");
    assert_false(view.breathing);
    walk_free(walk);
}

static void a_breath_starts_where_she_breathed_in(void **state)
{
    (void)state;
    Walk *walk = strolled();
    assert_int_equal(view_breath_start(&walk->score, second(23)), second(20));
    assert_int_equal(view_breath_start(&walk->score, second(24.3)), second(24.2));
    assert_int_equal(view_breath_start(&walk->score, second(10)), second(10));
    walk_free(walk);
}

static void of_long_words_the_line_that_is_said_is_shown(void **state)
{
    (void)state;
    Walk        *walk = strolled();
    View         view = view_at(&walk->score, second(5));
    ScreenStatus status = { .state = "", .note = "" };
    ScreenStyle  style = { .width = 24, .lines = SCREEN_LINES };
    static const struct {
        const char *upto, *line;
    } moments[] = {
        { "In for", "\nIn for 3 steps, out for" },  { "4 steps", "\n4 steps. Each breath" },
        { "breath out", "\n4 steps. Each breath" }, { "out, ä", "\nout, ä gentle lift." },
        { "lift", "\nout, ä gentle lift." },
    };
    view.words = "In for 3 steps, out for 4 steps. Each breath out, ä gentle lift.";
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        view.said = (size_t)(strstr(view.words, moments[i].upto) - view.words);
        assert_non_null(
            strstr(screen_text(&walk->score, &view, &status, &style, &walk->arena), moments[i].line));
    }
    walk_free(walk);
}

// --- A screen of forty columns, typed by hand -------------------------------------------

static const TimelinePhase typed_parts[] = { { .at = 0 }, { .at = 30000000 }, { .at = 60000000 } };
static const Timeline      typed_timeline = { .length = 100000000, .phases = typed_parts, .phase_count = 3 };
static const Score         typed_score = { .timeline = &typed_timeline, .rate = 1000, .length = 100000 };
static const View          typed_view = { .title = "Brisk",
                                          .next = "Home",
                                          .phase_left = 15900000,
                                          .breathing = true,
                                          .share = 0.25,
                                          .step = 2,
                                          .steps = 4,
                                          .pace = 100,
                                          .words = "And lift.",
                                          .gone = 45000000,
                                          .left = 55000000 };
static const ScreenStyle   forty = { .width = 40, .lines = 6 };

static void looks(const View *view, ScreenStatus status, ScreenStyle style, const char *wanted)
{
    Arena arena = { 0 };
    if (!status.state)
        status.state = "";
    if (!status.note)
        status.note = "Slower.";
    assert_string_equal(screen_text(&typed_score, view, &status, &style, &arena), wanted);
    arena_free(&arena);
}

static void a_whole_screen_has_all_in_its_place(void **state)
{
    (void)state;
    ScreenStyle style = forty;
    looks(&typed_view, (ScreenStatus){ .volume = 85 }, style,
          "Brisk                 next: Home in 0:15\n"
          "in   ##------  step 2 of 4, 100 a minute\n"
          "And lift.                               \n"
          "============|=====o-----|---------------\n"
          "0:45   volume 85 %             0:55 left\n"
          "Slower.                                 \n");
    style.color = true;
    looks(&typed_view, (ScreenStatus){ .volume = 85 }, style,
          "\033[1mBrisk\033[0m                 next: Home in 0:15\n"
          "in   \033[36m##------\033[0m  step 2 of 4, 100 a minute\n"
          "\033[1mAnd lift.\033[0m                               \n"
          "============|=====o-----|---------------\n"
          "\033[0m0:45   volume 85 %\033[0m             0:55 left\n"
          "\033[2mSlower.\033[0m                                 \n");
    style.color = false, style.unicode = true;
    looks(&typed_view, (ScreenStatus){ .volume = 85 }, style,
          "Brisk                 next: Home in 0:15\n"
          "in   ██░░░░░░  step 2 of 4, 100 a minute\n"
          "And lift.                               \n"
          "━━━━━━━━━━━━┊━━━━━●─────┊───────────────\n"
          "0:45   volume 85 %             0:55 left\n"
          "Slower.                                 \n");
}

static void breath_line_of(View view, ScreenStyle style, const char *wanted)
{
    Arena        arena = { 0 };
    ScreenStatus status = { .state = "", .note = "", .volume = 100 };
    style.lines = 3;  // the breath, the words, the keys
    const char *text = screen_text(&typed_score, &view, &status, &style, &arena);
    size_t      length = strcspn(text, "\n");
    if (length != strlen(wanted) || memcmp(text, wanted, length) != 0)
        fail_msg("%.*s", (int)length, text);
    arena_free(&arena);
}

static void the_breath_has_its_colour_its_bar_and_its_pace(void **state)
{
    (void)state;
    ScreenStyle style = forty;
    View        view = typed_view;
    style.width = 39;  // no room for the pace, with a bar of eight
    breath_line_of(view, style, "in   #########-------------------------");
    style.width = 41;
    breath_line_of(view, style, "in   ##-------  step 2 of 4, 100 a minute");
    style.width = 90;  // the bar has at most forty
    breath_line_of(view, style, "in   ##########------------------------------  step 2 of 4, 100 a minute");
    style.width = 40;
    view.out = true;
    breath_line_of(view, style, "out  ######--  step 2 of 4, 100 a minute");
    view.steps = 0;
    breath_line_of(view, style, "out  ###########----  100 steps a minute");
    view.own_pace = true;
    breath_line_of(view, style, "out  ###############-----  your own pace");
    view.breathing = false;
    breath_line_of(view, style, "breathe as you like        your own pace");
    style.width = 34;  // two blanks between them, or the right one goes
    breath_line_of(view, style, "breathe as you like  your own pace");
    style.width = 33;
    breath_line_of(view, style, "breathe as you like");
    style.color = true, style.width = 40, view = typed_view;
    view.out = true;
    breath_line_of(view, style, "out  \033[34m######--\033[0m  step 2 of 4, 100 a minute");
    view.lift = true;
    breath_line_of(view, style, "out  \033[35m######--\033[0m  step 2 of 4, 100 a minute");
}

static void words_line_of(const char *words, size_t said, const char *wanted)
{
    Arena        arena = { 0 };
    ScreenStyle  style = { .width = 10, .lines = 2 };
    ScreenStatus status = { .state = "", .note = "", .volume = 100 };
    View         view = typed_view;
    view.words = words, view.said = said;
    const char *text = screen_text(&typed_score, &view, &status, &style, &arena);
    assert_memory_equal(text, wanted, strlen(wanted));
    assert_true(text[strlen(wanted)] == '\n' || text[strlen(wanted)] == ' ');
    arena_free(&arena);
}

static void long_words_are_cut_between_them(void **state)
{
    (void)state;
    words_line_of("0123456789", 0, "0123456789");
    words_line_of("012345 789 and", 0, "012345 789");  // it holds ten, and no more
    words_line_of("012345 7890 and", 0, "012345");
    words_line_of("012345 7890 and", 7, "7890 and");
    words_line_of("012345  7890 and", 8, "7890 and");
    words_line_of("0123456789abcdef", 9, "0123456789");  // where there is no blank, anywhere
    words_line_of("0123456789abcdef", 10, "abcdef");
    words_line_of("one two three four five", 14, "three four");
    words_line_of("one two three four five", 19, "five");
}

static void the_keys_are_listed_with_all_that_they_do(void **state)
{
    (void)state;
    Arena        arena = { 0 };
    ScreenStyle  style = { .width = 70, .lines = 30 };
    ScreenStatus status = { .state = "", .note = "", .volume = 100, .page = 1 };
    assert_int_equal(screen_pages(&style, &arena), 1);
    const char *text = screen_text(&typed_score, &typed_view, &status, &style, &arena);
    assert_memory_equal(text, "  space  pause; again to go on from the start of the breath ", 60);
    assert_non_null(strstr(text, "\n  left   back to the start of this part, or to the part before "));
    assert_non_null(strstr(text, "\n  q      stop, and remember the place for --resume "));
    assert_non_null(strstr(text, "\nBrisk "));
    arena_free(&arena);
}

static void a_low_one_leaves_out_what_matters_least(void **state)
{
    (void)state;
    ScreenStyle  style = forty;
    ScreenStatus paused = { .state = "paused", .note = "", .volume = 100 };
    style.lines = 1;
    looks(&typed_view, paused, style, "paused                                  \n");
    style.lines = 2;
    looks(&typed_view, paused, style,
          "And lift.                               \n"
          "paused                                  \n");
    style.lines = 4;
    looks(&typed_view, paused, style,
          "in   ##------  step 2 of 4, 100 a minute\n"
          "And lift.                               \n"
          "0:45                           0:55 left\n"
          "paused                                  \n");
    paused.note = "Slower.";
    style.lines = 5;
    looks(&typed_view, paused, style,
          "Brisk                             paused\n"
          "in   ##------  step 2 of 4, 100 a minute\n"
          "And lift.                               \n"
          "0:45                           0:55 left\n"
          "Slower.                                 \n");
}

static void what_the_player_adds_is_there(void **state)
{
    (void)state;
    Walk *walk = strolled();
    walk->phases[1].title = "connect";
    ScreenStyle style = { .width = 90 };
    const char *text = shown(walk, 30, style, "paused", "pace 102 from the next breath on", 95);
    assert_non_null(strstr(text, "paused"));
    assert_non_null(strstr(text, "pace 102"));
    assert_non_null(strstr(text, "volume 95 %"));
    text = shown(walk, 30, style, "", "", 100);
    assert_non_null(strstr(text, "next: close in 0:30"));
    assert_null(strstr(text, "volume 100"));
    assert_non_null(strstr(text, "0:30"));
    assert_non_null(strstr(text, "1:00 left"));
    walk_free(walk);
}

static int lines_of(const char *text, int width)
{
    int lines = 0;
    for (const char *line = text; *line; lines++) {
        size_t length = strcspn(line, "\n");
        assert_in_range(columns(line, length), 0, width);
        line += length + 1;
    }
    return lines;
}

static void a_low_terminal_has_fewer_lines_and_the_words_last(void **state)
{
    (void)state;
    Walk *walk = strolled();
    View  view = view_at(&walk->score, second(30));
    view.title = "connect";
    view.words = "Lift.";
    for (int lines = 1; lines <= 40; lines++) {
        ScreenStatus status = { .state = "paused", .note = "", .volume = 100 };
        ScreenStyle  style = { .width = 60, .lines = lines };
        const char  *text = screen_text(&walk->score, &view, &status, &style, &walk->arena);
        assert_int_equal(lines_of(text, 60), lines < SCREEN_LINES ? lines : SCREEN_LINES);
        assert_true((strstr(text, "Lift.") != NULL) == (lines >= 2));
        assert_non_null(strstr(text, "paused"));
    }
    walk_free(walk);
}

// The keys on their pages, of a terminal of that size; each line as it would be drawn.
static void shows_all_keys(Walk *walk, int width, int height, int wanted)
{
    static const char *const keys[] = {
        "space", "left", "right", "[", "]", "9", "0", "v", "V", "m", "?", "q"
    };
    bool        seen[sizeof keys / sizeof *keys] = { false };
    View        view = view_at(&walk->score, second(30));
    ScreenStyle style = { .width = width - 1, .lines = height - 1 };
    const int   pages = screen_pages(&style, &walk->arena);
    assert_int_equal(pages, wanted);
    for (int page = 1; page <= pages; page++) {
        ScreenStatus status = { .state = "", .note = "-", .volume = 100, .page = page };
        char        *text = (char *)screen_text(&walk->score, &view, &status, &style, &walk->arena);
        assert_in_range(lines_of(text, width - 1), 1, height - 1);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            for (const char *at = text; (at = strstr(at, keys[i])); at++)
                seen[i] |= (at == text || at[-1] == ' ' || at[-1] == '\n') && at[strlen(keys[i])] == ' ';
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_true(seen[i]);
}

static void the_keys_fit_terminals_of_any_size(void **state)
{
    (void)state;
    Walk *walk = strolled();
    shows_all_keys(walk, 200, 50, 1);
    shows_all_keys(walk, 80, 24, 1);
    shows_all_keys(walk, 40, 12, 1);
    shows_all_keys(walk, 40, 60, 1);
    shows_all_keys(walk, 20, 5, 3);
    walk_free(walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_wider_than_asked_and_there_are_always_as_many),
        cmocka_unit_test(without_unicode_its_own_signs_are_ascii_and_without_colour_there_is_no_escape),
        cmocka_unit_test(each_colour_is_put_back_before_its_line_ends),
        cmocka_unit_test(the_bar_fills_while_she_breathes_in_and_empties_while_she_breathes_out),
        cmocka_unit_test(the_view_knows_part_breath_step_and_time),
        cmocka_unit_test(a_breath_starts_where_she_breathed_in),
        cmocka_unit_test(of_long_words_the_line_that_is_said_is_shown),
        cmocka_unit_test(a_whole_screen_has_all_in_its_place),
        cmocka_unit_test(the_breath_has_its_colour_its_bar_and_its_pace),
        cmocka_unit_test(long_words_are_cut_between_them),
        cmocka_unit_test(the_keys_are_listed_with_all_that_they_do),
        cmocka_unit_test(a_low_one_leaves_out_what_matters_least),
        cmocka_unit_test(what_the_player_adds_is_there),
        cmocka_unit_test(a_low_terminal_has_fewer_lines_and_the_words_last),
        cmocka_unit_test(the_keys_fit_terminals_of_any_size),
    };
    return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
