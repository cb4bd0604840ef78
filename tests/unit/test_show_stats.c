// app/show.h: numbers for each part of a walk, of walks made by hand. A frame is a millisecond.
#include "app/show.h"

#include "captured.h"

#include <string.h>

enum { MOST = 20, PHASES = 3 };
#define SECONDS(n) ((Micros)((n)*1000000.0 + 0.5))

// Three parts of a minute each.
typedef struct {
    Terminal      terminal;
    Walk          walk;
    TimelinePhase phases[PHASES];
    Event         events[MOST];
    Spoken        spoken[MOST];
} Shown;

static Captured out;

static void set_up(Shown *it)
{
    *it = (Shown){ .walk = { .score = { .rate = 1000 } } };
    for (int i = 0; i < PHASES; i++)
        it->phases[i] = (TimelinePhase){ .title = "Part", .at = SECONDS(60 * i), .length = SECONDS(60) };
    it->walk.timeline = (Timeline){ .phases = it->phases, .phase_count = 1, .events = it->events };
    it->walk.score.spoken = it->spoken;
}

static Spoken *say(Shown *it, int phase, double from, double to, Speech speech)
{
    size_t event = it->walk.timeline.event_count++;
    it->events[event] = (Event){ .kind = EVENT_SPEECH, .phase = phase, .speech = speech };
    if (!speech.text)
        it->events[event].speech.text = "two words";
    if (!speech.pool)
        it->events[event].speech.pool = "tip";
    Spoken *spoken = &it->spoken[it->walk.score.spoken_count++];
    *spoken = (Spoken){ .event = event, .onset = (Frames)(1000 * from), .end = (Frames)(1000 * to) };
    return spoken;
}

#define HEAD                                                                                             \
    "part                        start  breaths   words  spoken breath   tips calls counts   lifts   "   \
    "silent\n"                                                                                           \
    "                                      /min    /min          words                              at " \
    "most\n"

static void is(Shown *it, const char *expected)
{
    capture(&out, stdout);
    show_stats(&it->terminal, &it->walk);
    captured_text(&out);
    arena_free(&it->walk.arena);
    if (strncmp(out.text, HEAD, strlen(HEAD)) != 0)
        fail_msg("%s", out.text);
    assert_string_equal(out.text + strlen(HEAD), expected);
}

static void each_part_has_a_line(void **state)
{
    (void)state;
    Shown it;
    set_up(&it);
    it.walk.timeline.phase_count = 3;
    it.phases[0].breaths = 10;
    it.phases[1].title = "A title of more than four and twenty";
    it.phases[1].at = SECONDS(60.9);
    it.phases[2].title = "B\xC3\xBC"
                         "cken";
    it.walk.timeline.events = it.events;
    it.events[it.walk.timeline.event_count++] = (Event){ .kind = EVENT_LIFT, .phase = 2 };
    is(&it, "Part                         0:00     10.0     0.0    0.0%      0      0     0      0       0   "
            "60.0 s\n"
            "A title of more than fou     1:00      0.0     0.0    0.0%      0      0     0      0       0   "
            "60.0 s\n"
            "B\xC3\xBC"
            "cken                       2:00      0.0     0.0    0.0%      0      0     0      0       1   "
            "60.0 s\n");
}

static void what_is_said_is_counted_by_its_kind(void **state)
{
    (void)state;
    Shown it;
    set_up(&it);
    say(&it, 0, 0, 6, (Speech){ 0 });
    say(&it, 0, 10, 16, (Speech){ .anchor = ANCHOR_TURN });
    say(&it, 0, 20, 26, (Speech){ .anchor = ANCHOR_TURN });
    say(&it, 0, 30, 36, (Speech){ .anchor = ANCHOR_END });
    say(&it, 0, 50, 60, (Speech){ .pool = "count", .anchor = ANCHOR_TURN });
    // 34 of 60 seconds; silent from 36 to 50
    is(&it, "Part                         0:00      0.0    10.0   56.7%      2      1     1      1       0   "
            "14.0 s\n");
}

static void the_longest_silence_may_be_the_first_or_the_last(void **state)
{
    (void)state;
    Shown it;
    set_up(&it);
    say(&it, 0, 40, 45, (Speech){ 0 });
    is(&it, "Part                         0:00      0.0     2.0    8.3%      0      1     0      0       0   "
            "40.0 s\n");
    it.spoken[0].onset = 10000;
    it.spoken[0].end = 15000;
    is(&it, "Part                         0:00      0.0     2.0    8.3%      0      1     0      0       0   "
            "45.0 s\n");
}

// What begins before it or ends after it counts as far as it is in it.
static void only_what_is_in_the_part_is_measured(void **state)
{
    (void)state;
    Shown it;
    set_up(&it);
    it.phases[0].at = SECONDS(60);
    say(&it, 1, 0, 60, (Speech){ 0 });   // ends as it begins
    say(&it, 1, 57, 66, (Speech){ 0 });  // six seconds of it
    say(&it, 1, 80, 83, (Speech){ 0 });
    say(&it, 1, 90, 95, (Speech){ 0 })->fate = SPOKEN_LEFT_OUT;
    say(&it, 1, 117, 130, (Speech){ 0 });  // three
    say(&it, 1, 120, 125, (Speech){ 0 });  // begins as it ends
    // 12 seconds; silent from 83 to 117
    is(&it, "Part                         1:00      0.0     0.0   20.0%      0      0     0      0       0   "
            "34.0 s\n");
}

static void a_part_without_length_is_not_spoken_in(void **state)
{
    (void)state;
    Shown it;
    set_up(&it);
    it.phases[0].at = SECONDS(60);
    it.phases[0].length = 0;
    it.phases[0].breaths = 0;
    capture(&out, stdout);
    show_stats(&it.terminal, &it.walk);
    captured_text(&out);
    arena_free(&it.walk.arena);
    assert_non_null(strstr(out.text, "   0.0%      0      0     0      0       0    0.0 s\n"));
}

static void in_colour_the_head_is_bold(void **state)
{
    (void)state;
    Shown it;
    set_up(&it);
    it.terminal.out_color = true;
    capture(&out, stdout);
    show_stats(&it.terminal, &it.walk);
    captured_text(&out);
    arena_free(&it.walk.arena);
    assert_memory_equal(out.text, "\033[1mpart   ", 11);
    assert_non_null(strstr(out.text, "   silent\033[0m\n   "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_has_a_line),
        cmocka_unit_test(what_is_said_is_counted_by_its_kind),
        cmocka_unit_test(the_longest_silence_may_be_the_first_or_the_last),
        cmocka_unit_test(only_what_is_in_the_part_is_measured),
        cmocka_unit_test(a_part_without_length_is_not_spoken_in),
        cmocka_unit_test(in_colour_the_head_is_bold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
