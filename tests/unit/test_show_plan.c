// app/show.h: a walk as a plan to read, of walks made by hand. A frame is a millisecond.
#include "app/show.h"

#include "captured.h"
#include "rules/rules.h"
#include "session/layer.h"

#include <string.h>

enum { MOST = 40, FRAMES_A_SECOND = 1000 };
#define SECONDS(n) ((Micros)((n)*1000000.0 + 0.5))

typedef struct {
    Terminal      terminal;
    Walk          walk;
    TimelinePhase phases[4];
    Event         events[MOST];
    Spoken        spoken[MOST];
} Shown;

static Captured out;

// A part of a minute at 100 steps, and nothing else.
static Shown shown(void)
{
    Shown shown = {
        .terminal = { .width = 80 },
        .walk = { .session = { .title = "Round", .reasons = { .sample = true } },
                  .timeline = { .length = SECONDS(60), .phase_count = 1 },
                  .score = { .rate = FRAMES_A_SECOND } },
    };
    for (int i = 0; i < 4; i++)
        shown.phases[i] = (TimelinePhase){ .title = "Part",
                                           .length = SECONDS(60),
                                           .pace = { .from = 100, .to = 100 },
                                           .breath = { BREATH_STEPS, { { 3, 4 } }, 1, { 0 } },
                                           .rounds = 1,
                                           .round = 1 };
    return shown;
}

static const char *print(Shown *shown)
{
    shown->walk.timeline.phases = shown->phases;
    shown->walk.timeline.events = shown->events;
    shown->walk.score.spoken = shown->spoken;
    capture(&out, stdout);
    show_plan(&shown->terminal, &shown->walk);
    return captured_text(&out);
}

static Event *add_event(Shown *shown, EventKind kind, int phase)
{
    Event *event = &shown->events[shown->walk.timeline.event_count++];
    *event = (Event){ .kind = kind, .phase = phase };
    return event;
}

// Said at that second.
static Spoken *say(Shown *shown, double at, const char *text, Speech speech)
{
    Event *event = add_event(shown, EVENT_SPEECH, 0);
    event->speech = speech;
    event->speech.text = text;
    if (!speech.pool)
        event->speech.pool = "tip";
    Spoken *spoken = &shown->spoken[shown->walk.score.spoken_count++];
    *spoken = (Spoken){ .event = (size_t)(event - shown->events),
                        .text = text,
                        .start = 1,
                        .onset = (Frames)(at * FRAMES_A_SECOND + 0.5) };
    return spoken;
}

static void breathes(Shown *shown, const char *text)
{
    say(shown, 1, text, (Speech){ .anchor = ANCHOR_TURN });
}

#define HEAD "Round, 1:00\n"
#define PART "\n    0:00  Part                           1:00   100 steps a minute, breath 3:4\n"
#define IN   "                  "

static void is(Shown *shown, const char *expected)
{
    print(shown);
    if (strncmp(out.text, HEAD PART, strlen(HEAD PART)) != 0)
        fail_msg("%s", out.text);
    assert_string_equal(out.text + strlen(HEAD PART), expected);
}

// --- Heads -----------------------------------------------------------------------------

static void the_head_has_the_title_the_length_and_what_it_is_about(void **state)
{
    (void)state;
    Shown it = shown();
    it.walk.timeline.phase_count = 0;
    it.walk.timeline.length = SECONDS(1265);
    assert_string_equal(print(&it), "Round, 21:05\n");
    it.walk.session.level = 2;
    it.walk.session.about = "Round the corner.";
    assert_string_equal(print(&it), "Round, 21:05, level 2\nRound the corner.\n");
    it.walk.session.reasons = (Reasons){ .known = true, .level_next = 3 };
    it.walk.session.kind = SESSION_DRILL;
    it.walk.session.weeks = -1;
    assert_string_equal(print(&it), "Round, 21:05, level 2\nRound the corner.\n"
                                    "After three walks without symptoms you could move up to level 3.\n");
    it.walk.session.reasons = (Reasons){ .sample = true };
    it.walk.session.about = "";
    it.terminal.out_color = true;
    assert_string_equal(print(&it), "\033[1mRound\033[0m, 21:05, level 2\n");
}

static void words_that_nobody_has_checked_are_spoken_of(void **state)
{
    (void)state;
    Shown it = shown();
    Diag  diag = { .rule = RULE(UNVOUCHED_WORDS) };
    it.walk.timeline.phase_count = 0;
    it.walk.diags = (DiagList){ .items = &diag, .count = 1 };
    assert_string_equal(print(&it), "Round, 1:00\nIt says words that nobody has checked.\n");
}

// --- Parts -----------------------------------------------------------------------------

static void each_part_has_its_pace_and_its_breath(void **state)
{
    (void)state;
    Shown it = shown();
    it.walk.timeline.phase_count = 4;
    it.phases[0].breaths = 57;
    it.phases[1].pace = (Pace){ .own = true, .from = 78, .to = 78 };
    it.phases[1].breath = (Breath){ .kind = BREATH_FREE };
    it.phases[2].breath = (Breath){ BREATH_SECONDS, { { 4, 6 } }, 1, { 0 } };
    it.phases[2].breaths = 1;
    it.phases[3].pace.to = 110;
    it.phases[3].quiet = true;
    assert_string_equal(
        print(&it), HEAD
        "\n    0:00  Part                           1:00   100 steps a minute, breath 3:4, 57 breaths\n"
        "\n    0:00  Part                           1:00   own pace, free breath\n"
        "\n    0:00  Part                           1:00   breath 4s:6s, 1 breaths\n"
        "\n    0:00  Part                           1:00   100 > 110 steps a minute, breath 3:4, no voice\n");
}

// It begins at a whole second or after it, and lasts the nearest.
static void moments_are_whole_seconds(void **state)
{
    (void)state;
    Shown it = shown();
    it.walk.timeline.phase_count = 2;
    it.phases[0].at = SECONDS(59.9);
    it.phases[0].length = SECONDS(119.4);
    it.phases[1].at = SECONDS(3600);
    it.phases[1].length = SECONDS(119.5);
    assert_string_equal(print(&it), HEAD
                        "\n    0:59  Part                           1:59   100 steps a minute, breath 3:4\n"
                        "\n 1:00:00  Part                           2:00   100 steps a minute, breath 3:4\n");
}

static void a_part_that_comes_again_says_which_it_is(void **state)
{
    (void)state;
    Shown it = shown();
    it.walk.timeline.phase_count = 2;
    it.phases[0].title = "Up the hill";
    it.phases[0].rounds = 2;
    it.phases[1] = it.phases[0];
    it.phases[1].round = 2;
    it.terminal.out_color = true;
    assert_string_equal(
        print(&it),
        "\033[1mRound\033[0m, 1:00\n"
        "\n    0:00  \033[1mUp the hill (1 of 2)        \033[0m   1:00   100 steps a minute, breath 3:4\n"
        "\n    0:00  \033[1mUp the hill (2 of 2)        \033[0m   1:00   100 steps a minute, breath 3:4\n");
}

// --- What is said ----------------------------------------------------------------------

static void a_sentence_has_the_moment_of_its_first_sound(void **state)
{
    (void)state;
    Shown it = shown();
    say(&it, 61.999, "Soft knees.", (Speech){ 0 });
    say(&it, 62, "Look ahead.", (Speech){ .anchor = ANCHOR_END });
    is(&it, "            1:01  Soft knees.\n            1:02  Look ahead.\n");
    it.terminal.out_color = true;
    print(&it);
    assert_non_null(strstr(out.text, "\n\033[2m            1:01\033[0m  Soft knees.\n"));
}

#define NINE "nineletts nineletts nineletts nineletts nineletts nineletts nineletts nineletts nineletts "

// The words begin in column 18: 92 letters are left on the widest line, 62 on one of 80.
static void lines_are_as_wide_as_the_terminal_and_no_wider_than_110(void **state)
{
    (void)state;
    Shown it = shown();
    it.terminal.width = 200;
    say(&it, 1, NINE "ab", (Speech){ 0 });
    say(&it, 2, NINE "abc", (Speech){ 0 });
    is(&it, "            0:01  " NINE "ab\n"
            "            0:02  nineletts nineletts nineletts nineletts nineletts nineletts nineletts "
            "nineletts nineletts\n" IN "abc\n");
    it = shown();
    say(&it, 1, "nineletts nineletts nineletts nineletts nineletts nineletts ab cd", (Speech){ 0 });
    is(&it, "            0:01  nineletts nineletts nineletts nineletts nineletts nineletts ab\n" IN "cd\n");
}

static void of_other_parts_nothing_is_printed_below_this_one(void **state)
{
    (void)state;
    Shown it = shown();
    it.walk.timeline.phase_count = 2;
    say(&it, 1, "Soft knees.", (Speech){ 0 });
    say(&it, 62, "Look ahead.", (Speech){ 0 });
    it.events[1].phase = 1;
    add_event(&it, EVENT_LIFT, 1);
    is(&it, "            0:01  Soft knees.\n" PART "            1:02  Look ahead.\n" IN "1 lift\n");
}

// --- On the breath ---------------------------------------------------------------------

static void words_on_the_breath_are_in_one_line(void **state)
{
    (void)state;
    Shown it = shown();
    breathes(&it, "Lift");
    is(&it, IN "on the breath: \"Lift\"\n");
    breathes(&it, "Lift");
    is(&it, IN "on the breath: \"Lift\", 2 times\n");
    breathes(&it, "Softly up");
    is(&it, IN "on the breath: \"Lift\", \"Softly up\", 3 times\n");
    it = shown();
    breathes(&it, "One");
    breathes(&it, "Two");
    breathes(&it, "Three");
    breathes(&it, "Four");
    is(&it, IN "on the breath: \"One\", \"Two\", \"Three\", \"Four\"\n");
    breathes(&it, "Five");
    is(&it, IN "on the breath: \"One\", \"Two\", \"Three\", \"Four\", ... 5 times\n");
}

static void lifts_are_counted(void **state)
{
    (void)state;
    Shown it = shown();
    add_event(&it, EVENT_LIFT, 0);
    add_event(&it, EVENT_BREATH, 0);
    is(&it, IN "1 lift\n");
    add_event(&it, EVENT_LIFT, 0);
    is(&it, IN "2 lifts\n");
    breathes(&it, "Lift");
    is(&it, IN "on the breath: \"Lift\"; 2 lifts\n");
}

static void a_count_is_only_spoken_of(void **state)
{
    (void)state;
    Shown it = shown();
    say(&it, 1, "one", (Speech){ .pool = "count", .anchor = ANCHOR_TURN });
    say(&it, 2, "two", (Speech){ .pool = "count", .anchor = ANCHOR_TURN });
    is(&it, IN "counted aloud\n");
    add_event(&it, EVENT_LIFT, 0);
    is(&it, IN "1 lift; counted aloud\n");
}

// A word a step, six to come with the first.
static void a_breath_counted_aloud_is_a_sentence(void **state)
{
    static const char *const words[] = { "In", "two", "three", "Out", "two", "three" };
    (void)state;
    Shown it = shown();
    for (int i = 0; i < 6; i++) {
        say(&it, 5.5 + i * 0.6, words[i],
            (Speech){ .anchor = ANCHOR_TURN, .side = i < 3 ? ON_IN : ON_OUT, .count_left = 6 - i });
        if (i == 1)
            say(&it, 6, "Soft knees.", (Speech){ 0 });
    }
    is(&it, "            0:05  In, two, three. Out, two, three.\n            0:06  Soft knees.\n");
    say(&it, 20, "In", (Speech){ .anchor = ANCHOR_TURN, .side = ON_IN, .count_left = 2 });
    say(&it, 20, "two", (Speech){ .anchor = ANCHOR_TURN, .side = ON_IN, .count_left = 1 })->fate =
        SPOKEN_LEFT_OUT;
    say(&it, 21, "2", (Speech){ .anchor = ANCHOR_TURN, .side = ON_IN, .count_left = 1 });
    is(&it, "            0:05  In, two, three. Out, two, three.\n            0:06  Soft knees.\n            "
            "0:20  In, 2.\n");
    say(&it, 30, "Look ahead.", (Speech){ 0 });
    print(&it);
    assert_non_null(strstr(out.text, "            0:20  In, 2.\n            0:30  Look ahead.\n"));
}

// --- What was left out -----------------------------------------------------------------

static void leave_out(Shown *it, const char *pool, SpeechAnchor anchor)
{
    say(it, 1, "Anything.", (Speech){ .pool = pool, .anchor = anchor })->fate = SPOKEN_LEFT_OUT;
}

static void what_found_no_room_is_named_by_its_pool(void **state)
{
    (void)state;
    Shown it = shown();
    leave_out(&it, "soft_knees", ANCHOR_START);
    is(&it, IN "no room for: soft_knees\n");
    leave_out(&it, "soft_knees", ANCHOR_END);
    leave_out(&it, "hill", ANCHOR_START);
    say(&it, 2, "Look ahead.", (Speech){ .pool = "posture" });
    leave_out(&it, "lift", ANCHOR_TURN);  // a word on the breath is not missed
    is(&it, "            0:02  Look ahead.\n" IN "no room for: soft_knees, hill\n");
    it.walk.timeline.phase_count = 2;
    it.events[0].phase = it.events[1].phase = 1;
    is(&it, "            0:02  Look ahead.\n" IN "no room for: hill\n" PART IN "no room for: soft_knees\n");
}

#define POOL "nineletts_nineletts_nineletts_9"  // 31 letters

// Both begin in column 18, and go on there.
static void long_lines_go_on_below_their_beginning(void **state)
{
    (void)state;
    Shown it = shown();
    leave_out(&it, POOL, ANCHOR_START);
    leave_out(&it, "x" POOL, ANCHOR_START);
    leave_out(&it, "y" POOL, ANCHOR_START);
    breathes(&it, "Lift and draw in");
    breathes(&it, "Softly up, and up");
    breathes(&it, "Zip up");
    is(&it, IN "on the breath: \"Lift and draw in\", \"Softly up, and up\", \"Zip\n" IN "up\"\n" IN
               "no room for: " POOL ",\n" IN "x" POOL ",\n" IN "y" POOL "\n");
    it.terminal.width = 200;  // 92 letters are left
    print(&it);
    assert_non_null(strstr(out.text, "\n" IN "no room for: " POOL ", x" POOL ",\n" IN "y" POOL "\n"));
}

static void a_part_without_voice_asked_for_none(void **state)
{
    (void)state;
    Shown it = shown();
    leave_out(&it, "soft_knees", ANCHOR_START);
    it.phases[0].muted = LAYER_BIT(LAYER_VOICE);
    is(&it, "");
    it.phases[0].muted = LAYERS_ALL & ~LAYER_BIT(LAYER_VOICE);
    is(&it, IN "no room for: soft_knees\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_has_the_title_the_length_and_what_it_is_about),
        cmocka_unit_test(words_that_nobody_has_checked_are_spoken_of),
        cmocka_unit_test(each_part_has_its_pace_and_its_breath),
        cmocka_unit_test(moments_are_whole_seconds),
        cmocka_unit_test(a_part_that_comes_again_says_which_it_is),
        cmocka_unit_test(a_sentence_has_the_moment_of_its_first_sound),
        cmocka_unit_test(lines_are_as_wide_as_the_terminal_and_no_wider_than_110),
        cmocka_unit_test(of_other_parts_nothing_is_printed_below_this_one),
        cmocka_unit_test(words_on_the_breath_are_in_one_line),
        cmocka_unit_test(lifts_are_counted),
        cmocka_unit_test(a_count_is_only_spoken_of),
        cmocka_unit_test(a_breath_counted_aloud_is_a_sentence),
        cmocka_unit_test(what_found_no_room_is_named_by_its_pool),
        cmocka_unit_test(long_lines_go_on_below_their_beginning),
        cmocka_unit_test(a_part_without_voice_asked_for_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
