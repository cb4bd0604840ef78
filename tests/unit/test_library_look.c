// library/walkcoach.h: what a host sees in a walk: its messages, its parts and its events.
#include "host_fixture.h"

static const char hill[] =
    "title   = \"Round the pond\"\n"
    "extends = \"10min\"\n"
    "bed     = \"none\"\n"
    "phases: {\n"
    "  hill: { after = \"settle\"  length = \"1:00\"  repeat = 2\n"
    "    phases: { up: { title = \"Up\"  length = \"0:12\"  pace = \"90 > 105\"  breath = \"3:3\" }\n"
    "              down: { title = \"Down\"  pace = \"own\" } } }\n"
    "}\n"
    "words: { pond = \"The pond.\" }\n";

enum { SECOND = 1000000 };

static Walkcoach *coach;

static int set_up(void **state)
{
    (void)state;
    coach = host_open();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    walkcoach_close(coach);
    return 0;
}

static WalkcoachWalk *compiled(WalkcoachDepth depth)
{
    WalkcoachOrder order = host_order(depth);
    order.walker = "weeks = 9; level = 3; voice = \"silent\";";
    return host_compile(coach, &order, hill);
}

// The nth event of that kind, from 0; its number in *at.
static WalkcoachEvent event_of(const WalkcoachWalk *walk, WalkcoachEventKind kind, int nth, size_t *at)
{
    WalkcoachEvent event = { .size = sizeof event };
    for (*at = 0; walkcoach_event(walk, *at, &event); ++*at)
        if (event.kind == kind && nth-- == 0)
            return event;
    fail_msg("there is none of kind %d", (int)kind);
    return event;
}

static WalkcoachEvent nth(const WalkcoachWalk *walk, WalkcoachEventKind kind, int number)
{
    size_t at;
    return event_of(walk, kind, number, &at);
}

// --- Messages --------------------------------------------------------------------------

static void a_warning_has_its_place_and_its_rule(void **state)
{
    (void)state;
    WalkcoachWalk   *walk = compiled(WALKCOACH_TIMELINE);
    WalkcoachMessage message = { .size = sizeof message };
    assert_int_equal(walkcoach_message_count(walk), 1);
    assert_int_equal(walkcoach_message(walk, 0, &message), 1);
    assert_int_equal(message.severity, WALKCOACH_WARNING);
    assert_string_equal(message.rule, "never-said");
    assert_string_equal(message.file, "pond.cfg");
    assert_int_equal(message.line, 9);
    assert_int_equal(message.column, 10);
    assert_int_equal(message.width, 4);
    assert_memory_equal(message.message, "\"pond\" is never said", 20);
    assert_int_equal(message.size, sizeof message);
    assert_int_equal(walkcoach_message(walk, 1, &message), 0);
    walkcoach_walk_close(walk);
}

// Those about the walker come first.
static void what_is_wrong_is_sorted_by_its_place(void **state)
{
    (void)state;
    static const char text[] =
        "title = \"Bad\"\nextends = \"5min\"\nphases: { settle: { pace = 400 } }\nspeed = 3\n";
    WalkcoachOrder   order = host_order(WALKCOACH_TIMELINE);
    WalkcoachWalk   *walk = NULL;
    WalkcoachMessage one = { .size = sizeof one }, other = { .size = sizeof other };
    assert_int_equal(walkcoach_compile_text(coach, &order, "bad.cfg", text, sizeof text - 1, &walk),
                     WALKCOACH_MISTAKES);
    assert_int_equal(walkcoach_message_count(walk), 2);
    assert_true(walkcoach_message(walk, 0, &one) && walkcoach_message(walk, 1, &other));
    assert_int_equal(one.severity, WALKCOACH_ERROR);
    assert_int_equal(one.line, 3);
    assert_int_equal(other.line, 4);
    walkcoach_walk_close(walk);
    order.walker = "weeks = 9;\nagee = 30;\nlevel = 12;";
    assert_int_equal(walkcoach_compile(coach, &order, "5min", &walk), WALKCOACH_MISTAKES);
    assert_int_equal(walkcoach_message_count(walk), 2);
    assert_true(walkcoach_message(walk, 1, &other));
    assert_string_equal(other.file, "walker");
    assert_int_equal(walkcoach_message(walk, 2, &other), 0);
    walkcoach_walk_close(walk);
}

// --- About -----------------------------------------------------------------------------

static void a_walk_has_a_title_a_length_and_her_week(void **state)
{
    (void)state;
    WalkcoachWalk *walk = compiled(WALKCOACH_TIMELINE);
    WalkcoachAbout about = { .size = sizeof about, .rate = 7 };
    assert_int_equal(walkcoach_about(walk, &about), 1);
    assert_string_equal(about.title, "Round the pond");
    assert_int_equal(about.length, (int64_t)660 * SECOND);
    assert_int_equal(about.level, 3);
    assert_int_equal(about.weeks, 9);
    assert_int_equal(about.rate, 0);
    assert_int_equal(about.channels, 0);
    assert_int_equal(about.frames, 0);
    walkcoach_walk_close(walk);
    walk = compiled(WALKCOACH_SCORE);
    assert_int_equal(walkcoach_about(walk, &about), 1);
    assert_int_equal(about.rate, 44100);
    assert_int_equal(about.channels, 2);
    assert_int_equal(about.frames, 660 * 44100);
    walkcoach_walk_close(walk);
}

static void a_walk_with_mistakes_is_about_nothing(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    WalkcoachWalk *walk = NULL;
    WalkcoachAbout about = { .size = sizeof about };
    assert_int_equal(walkcoach_compile(coach, &order, "no-such-walk", &walk), WALKCOACH_MISTAKES);
    assert_int_equal(walkcoach_about(walk, &about), 0);
    assert_int_equal(walkcoach_part_count(walk), 0);
    assert_int_equal(walkcoach_event_count(walk), 0);
    walkcoach_walk_close(walk);
}

// --- Parts -----------------------------------------------------------------------------

static void each_part_has_its_time_its_pace_and_its_round(void **state)
{
    (void)state;
    static const struct {
        const char *key, *title;
        int64_t     at, length;
        double      from, to;
        int         round, rounds;
    } parts[] = {
        { "open", "Get ready", 0, 45 * SECOND, 0, 0, 1, 1 },
        { "settle", "Settle in", 45 * SECOND, 105 * SECOND, 0, 0, 1, 1 },
        { "up", "Up", 150 * SECOND, 11076923, 90, 105, 1, 2 },
        { "down", "Down", 161076923, 18923077, 0, 0, 1, 2 },
        { "up", "Up", 180 * SECOND, 11076923, 90, 105, 2, 2 },
        { "down", "Down", 191076923, 18923077, 0, 0, 2, 2 },
        { "connect", "Breath and steps", 210 * SECOND, 151200000, 100, 100, 1, 1 },
    };
    WalkcoachWalk *walk = compiled(WALKCOACH_TIMELINE);
    WalkcoachPart  part = { .size = sizeof part };
    assert_int_equal(walkcoach_part_count(walk), 11);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        assert_int_equal(walkcoach_part(walk, i, &part), 1);
        assert_string_equal(part.key, parts[i].key);
        assert_string_equal(part.title, parts[i].title);
        assert_int_equal(part.at, parts[i].at);
        assert_int_equal(part.length, parts[i].length);
        assert_true(part.pace_from == parts[i].from && part.pace_to == parts[i].to);
        assert_int_equal(part.round, parts[i].round);
        assert_int_equal(part.rounds, parts[i].rounds);
    }
    assert_int_equal(walkcoach_part(walk, 10, &part), 1);
    assert_int_equal(part.at + part.length, 660 * SECOND);
    assert_int_equal(walkcoach_part(walk, 11, &part), 0);
    walkcoach_walk_close(walk);
}

// --- Events ----------------------------------------------------------------------------

static void an_event_has_its_kind_its_time_and_its_line(void **state)
{
    (void)state;
    WalkcoachWalk *walk = compiled(WALKCOACH_TIMELINE);
    WalkcoachEvent event = nth(walk, WALKCOACH_PHASE, 2);
    assert_int_equal(event.at, 150 * SECOND);
    assert_string_equal(event.text, "Up");
    assert_int_equal(event.part, 2);
    assert_string_equal(event.file, "pond.cfg");
    assert_int_equal(event.line, 6);
    assert_int_equal(event.length, 0);
    event = nth(walk, WALKCOACH_CHIME, 1);
    assert_int_equal(event.at, 150 * SECOND);
    assert_null(event.text);
    event = nth(walk, WALKCOACH_LIFT, 0);
    assert_int_equal(event.at, 245400000);
    assert_int_equal(event.length, 2400000);
    assert_int_equal(event.part, 6);
    assert_false(event.out || event.right);
    event = nth(walk, WALKCOACH_SPEECH, 0);
    assert_string_equal(event.text, "Hello. This is exercise, not medical advice.");
    assert_false(event.out || event.right);
    walkcoach_walk_close(walk);
}

static void breaths_go_in_and_out_and_steps_left_and_right(void **state)
{
    (void)state;
    WalkcoachWalk *walk = compiled(WALKCOACH_TIMELINE);
    WalkcoachEvent event = nth(walk, WALKCOACH_BREATH, 0);
    assert_int_equal(event.at, 150 * SECOND);
    assert_int_equal(event.length, 1970780);
    assert_false(event.out || event.right);
    event = nth(walk, WALKCOACH_BREATH, 1);
    assert_int_equal(event.at, 151970780);
    assert_true(event.out);
    assert_false(event.right);
    // Four ticks to count in, then three steps in and three out.
    static const int64_t ats[] = { 147333333, 148000000, 148666667, 149333333, 150000000,
                                   150663356, 151320221, 151970780, 152615213, 153253690 };
    for (int i = 0; i < 10; i++) {
        event = nth(walk, WALKCOACH_STEP, i);
        assert_int_equal(event.at, ats[i]);
        assert_int_equal(event.right, i % 2);
        assert_int_equal(event.out, i == 7);  // a breath out begins with it
        assert_int_equal(event.length, 0);
        assert_int_equal(event.part, i < 4 ? 1 : 2);
    }
    walkcoach_walk_close(walk);
}

static void speech_is_what_is_said_in_the_end(void **state)
{
    (void)state;
    WalkcoachWalk *planned = compiled(WALKCOACH_TIMELINE), *spoken = compiled(WALKCOACH_SCORE);
    WalkcoachEvent event = { .size = sizeof event };
    size_t         at;
    int            number = 0;
    while (strcmp((event = event_of(planned, WALKCOACH_SPEECH, number, &at)).text,
                  "Let the belly be soft as the breath comes in.") != 0)
        number++;
    assert_int_equal(event.at, 135 * SECOND);
    assert_true(walkcoach_event(spoken, at, &event));
    assert_int_equal(event.kind, WALKCOACH_SPEECH);
    assert_null(event.text);  // "ticks" comes before it, and leaves it no room
    assert_string_equal(nth(spoken, WALKCOACH_SPEECH, 0).text,
                        "Hello. This is exercise, not medical advice.");
    assert_int_equal(walkcoach_event_count(spoken), walkcoach_event_count(planned));
    assert_int_equal(walkcoach_event(spoken, walkcoach_event_count(spoken), &event), 0);
    walkcoach_walk_close(planned);
    walkcoach_walk_close(spoken);
}

static void a_plan_is_the_same_as_json(void **state)
{
    (void)state;
    WalkcoachWalk *walk = compiled(WALKCOACH_TIMELINE);
    const char    *json = walkcoach_plan(walk);
    assert_non_null(strstr(json, "\"title\":\"Round the pond\""));
    assert_non_null(strstr(json, "{\"key\":\"up\",\"title\":\"Up\",\"time\":150,\"length\":11.076923,"));
    walkcoach_walk_close(walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_warning_has_its_place_and_its_rule),
        cmocka_unit_test(what_is_wrong_is_sorted_by_its_place),
        cmocka_unit_test(a_walk_has_a_title_a_length_and_her_week),
        cmocka_unit_test(a_walk_with_mistakes_is_about_nothing),
        cmocka_unit_test(each_part_has_its_time_its_pace_and_its_round),
        cmocka_unit_test(an_event_has_its_kind_its_time_and_its_line),
        cmocka_unit_test(breaths_go_in_and_out_and_steps_left_and_right),
        cmocka_unit_test(speech_is_what_is_said_in_the_end),
        cmocka_unit_test(a_plan_is_the_same_as_json),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
