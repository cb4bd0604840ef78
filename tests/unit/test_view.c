// play/view.h: what there is to see at a frame, by a walk of two minutes made by hand.
//
//     s      0           60                               102          120
//            | Settle in | Breath and steps, 100 > 120    | A stop     |
//     breath              in 60, out 61.8, in 64.2, out 66 ... in 100.8
//     words   50 "Grow taller now"   66 "Lift"
#include "play/view.h"

#include "cmocka_all.h"

#include <string.h>

enum { RATE = 1000, PARTS = 3, EVENTS = 16, SPOKEN = 12 };  // a frame is a millisecond

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))
#define AT(n)      ((Frames)((n)*RATE + 0.5))

typedef struct {
    TimelinePhase parts[PARTS];
    Event         events[EVENTS];
    ClipWord      words[3], late[1];
    Clip          three, one;
    Spoken        spoken[SPOKEN];
    Session       session;
    Timeline      timeline;
    Score         score;
} Fixture;

static void add_event(Fixture *fixture, double at, double length, EventKind kind, int part)
{
    fixture->events[fixture->timeline.event_count++] = (Event){
        .at = SECONDS(at), .length = SECONDS(length), .kind = kind, .phase = part
    };
}

static void add_turn(Fixture *fixture, double at, double length, int steps, bool out)
{
    add_event(fixture, at, length, EVENT_BREATH, 1);
    fixture->events[fixture->timeline.event_count - 1].breath = (BreathTurn){ .out = out, .steps = steps };
}

// Of the speech that was added last.
static void add_spoken(Fixture *fixture, const char *text, const Clip *clip, double start, double end)
{
    fixture->spoken[fixture->score.spoken_count++] = (Spoken){ .event = fixture->timeline.event_count - 1,
                                                               .text = text,
                                                               .clip = clip,
                                                               .start = AT(start),
                                                               .onset = AT(start + 0.1),
                                                               .end = AT(end) };
}

static void begin(Fixture *fixture)
{
    *fixture = (Fixture){ .parts = { { .title = "Settle in",
                                       .length = SECONDS(60),
                                       .pace = { .own = true, .from = 96, .to = 96 } },
                                     { .title = "Breath and steps",
                                       .at = SECONDS(60),
                                       .length = SECONDS(42),
                                       .pace = { .from = 100, .to = 120 },
                                       .breath = { .kind = BREATH_STEPS } },
                                     { .title = "A stop",
                                       .at = SECONDS(102),
                                       .length = SECONDS(18),
                                       .pace = { .own = true, .from = 96, .to = 96 } } },
                          .words = { { 0, 4, 0 }, { 5, 6, 400 }, { 12, 3, 800 } },
                          .late = { { 9, 4, 0 } } };
    fixture->timeline = (Timeline){ .session = &fixture->session,
                                    .length = SECONDS(120),
                                    .phases = fixture->parts,
                                    .phase_count = PARTS,
                                    .events = fixture->events };
    fixture->score = (Score){
        .timeline = &fixture->timeline, .rate = RATE, .length = AT(120), .spoken = fixture->spoken
    };
    fixture->three = (Clip){ .words = fixture->words, .word_count = 3 };
    fixture->one = (Clip){ .words = fixture->late, .word_count = 1 };
}

static void compose(Fixture *fixture)
{
    begin(fixture);
    add_event(fixture, 50, 0, EVENT_SPEECH, 0);
    add_spoken(fixture, "Grow taller now", &fixture->three, 50.1, 51.2);
    add_turn(fixture, 60, 1.8, 3, false);
    add_event(fixture, 61.8, 0, EVENT_LIFT, 1);
    add_turn(fixture, 61.8, 2.4, 4, true);
    add_event(fixture, 61.8, 0, EVENT_STEP, 1);
    add_turn(fixture, 64.2, 1.8, 0, false);
    add_turn(fixture, 66, 2.4, 4, true);
    add_event(fixture, 66, 0, EVENT_SPEECH, 1);
    add_spoken(fixture, "Lift", &fixture->one, 64.9, 66.3);
    add_event(fixture, 67, 0, EVENT_SPEECH, 1);
    add_spoken(fixture, "left out", NULL, 66.9, 67);
    add_turn(fixture, 100.8, 2, 3, false);
}

static View at(const Fixture *fixture, double seconds) { return view_at(&fixture->score, AT(seconds)); }

static void the_part_and_what_is_left_of_it(void **state)
{
    (void)state;
    static const struct {
        double      at;
        size_t      phase;
        const char *title, *next;
        double      part_left, left, pace;
        bool        own;
    } cases[] = {
        { 0, 0, "Settle in", "Breath and steps", 60, 120, 96, true },
        { 59.999, 0, "Settle in", "Breath and steps", 0.001, 60.001, 96, true },
        { 60, 1, "Breath and steps", "A stop", 42, 60, 100, false },
        { 81, 1, "Breath and steps", "A stop", 21, 39, 110, false },
        { 91.5, 1, "Breath and steps", "A stop", 10.5, 28.5, 115, false },
        { 102, 2, "A stop", "", 18, 18, 96, true },
        { 119.999, 2, "A stop", "", 0.001, 0.001, 96, true },
    };
    Fixture fixture;
    compose(&fixture);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const View view = at(&fixture, cases[i].at);
        assert_int_equal(view.phase, cases[i].phase);
        assert_string_equal(view.title, cases[i].title);
        assert_string_equal(view.next, cases[i].next);
        assert_float_equal(seconds_of(view.phase_left), cases[i].part_left, 1e-6);
        assert_float_equal(seconds_of(view.left), cases[i].left, 1e-6);
        assert_float_equal(seconds_of(view.gone), cases[i].at, 1e-6);
        assert_float_equal(view.pace, cases[i].pace, 1e-6);
        assert_int_equal(view.own_pace, cases[i].own);
    }
}

static void the_breath_its_step_and_its_lift(void **state)
{
    (void)state;
    static const struct {
        double at;
        bool   breathing, out;
        double share;
        int    step, steps;
        bool   lift;
    } cases[] = {
        { 59.999, false, false, 0, 0, 0, false },
        { 60, true, false, 0, 1, 3, false },
        { 60.9, true, false, 0.5, 2, 3, false },
        { 61.799, true, false, 1.799 / 1.8, 3, 3, false },
        { 61.8, true, true, 0, 1, 4, true },
        { 63, true, true, 0.5, 3, 4, true },
        { 64.199, true, true, 2.399 / 2.4, 4, 4, true },
        { 65.1, true, false, 0.5, 0, 0, false },  // not counted in steps
        { 66, true, true, 0, 1, 4, false },
        { 68.399, true, true, 2.399 / 2.4, 4, 4, false },
        { 68.4, false, false, 0, 0, 0, false },  // over
        { 101.8, true, false, 0.5, 2, 3, false },
        { 102.5, false, false, 0, 0, 0, false },  // of the part before
    };
    Fixture fixture;
    compose(&fixture);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const View view = at(&fixture, cases[i].at);
        if (view.breathing != cases[i].breathing || view.out != cases[i].out || view.step != cases[i].step ||
            view.steps != cases[i].steps || view.lift != cases[i].lift)
            fail_msg("at %g: %s %s, step %d of %d%s", cases[i].at, view.breathing ? "breath" : "none",
                     view.out ? "out" : "in", view.step, view.steps, view.lift ? ", a lift" : "");
        assert_float_equal(view.share, cases[i].share, 1e-6);
    }
}

static void the_words_from_their_onset_to_a_while_after_their_end(void **state)
{
    (void)state;
    static const struct {
        double      at;
        const char *words;
        size_t      said;
    } cases[] = {
        { 0, "", 0 },
        { 50.199, "", 0 },
        { 50.2, "Grow taller now", 0 },
        { 50.499, "Grow taller now", 0 },
        { 50.5, "Grow taller now", 5 },
        { 50.9, "Grow taller now", 12 },
        { 52.699, "Grow taller now", 12 },  // a second and a half after 51.2
        { 52.7, "", 0 },
        { 64.999, "", 0 },
        { 65, "Lift", 4 },    // before its moment; a clip of a longer text shows no more than there is
        { 67.2, "Lift", 4 },  // though the next was left out
        { 67.799, "Lift", 4 },
        { 67.8, "", 0 },
        { 119, "", 0 },
    };
    Fixture fixture;
    compose(&fixture);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const View view = at(&fixture, cases[i].at);
        if (strcmp(view.words, cases[i].words) != 0 || view.said != cases[i].said)
            fail_msg("at %g: \"%s\", %zu of it", cases[i].at, view.words, view.said);
    }
}

static void words_are_found_though_seven_more_were_asked_for_since(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    add_event(&fixture, 70, 0, EVENT_SPEECH, 1);
    add_spoken(&fixture, "A long sentence", &fixture.one, 69.9, 75);
    for (int i = 1; i <= 7; i++) {
        add_event(&fixture, 70 + i / 10.0, 0, EVENT_SPEECH, 1);
        add_spoken(&fixture, "left out", NULL, 70 + i / 10.0, 70 + i / 10.0);
    }
    assert_string_equal(at(&fixture, 74).words, "A long sentence");
}

static void the_first_event_of_all_counts(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    fixture.parts[0].breath.kind = BREATH_STEPS;
    add_event(&fixture, 0, 0, EVENT_LIFT, 0);
    add_turn(&fixture, 0, 2, 4, true);
    fixture.events[1].phase = 0;
    View view = at(&fixture, 1);
    assert_true(view.breathing && view.out && view.lift);
    assert_int_equal(view.step, 3);
    begin(&fixture);
    add_turn(&fixture, 0, 2, 4, false);
    fixture.events[0].phase = 0;
    view = at(&fixture, 1);
    assert_true(view.breathing && !view.out && !view.lift);
    assert_int_equal(view_breath_start(&fixture.score, AT(1)), 0);
}

static void play_goes_on_from_the_breath_that_was_under_way(void **state)
{
    (void)state;
    static const struct {
        double at, from;
    } cases[] = { { 0, 0 },       { 59.5, 59.5 },              // her own breath: right there
                  { 60, 60 },     { 61, 60 },     { 63, 60 },  // the out belongs to its in
                  { 64.199, 60 }, { 64.2, 64.2 }, { 68, 64.2 },    { 90, 64.2 },
                  { 101, 100.8 }, { 102, 102 },   { 102.5, 102.5 } };  // not back into the part before
    Fixture fixture;
    compose(&fixture);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(view_breath_start(&fixture.score, AT(cases[i].at)), AT(cases[i].from));
    begin(&fixture);  // paced, but no breath in has begun: the part's own start
    add_turn(&fixture, 59, 1, 3, false);
    fixture.events[0].phase = 0;
    add_turn(&fixture, 62, 2, 3, true);
    add_turn(&fixture, 64, 2, 3, false);
    assert_int_equal(view_breath_start(&fixture.score, AT(63)), AT(60));
    assert_int_equal(view_breath_start(&fixture.score, AT(65)), AT(64));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_part_and_what_is_left_of_it),
        cmocka_unit_test(the_breath_its_step_and_its_lift),
        cmocka_unit_test(the_words_from_their_onset_to_a_while_after_their_end),
        cmocka_unit_test(words_are_found_though_seven_more_were_asked_for_since),
        cmocka_unit_test(the_first_event_of_all_counts),
        cmocka_unit_test(play_goes_on_from_the_breath_that_was_under_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
