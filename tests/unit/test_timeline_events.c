// Parts and chimes as events, a walk in less time, and what is counted in it.
#include "walk_by_hand.h"

#include "cmocka_all.h"
#include "timeline/speed.h"
#include "timeline/timeline_stats.h"

static const Wording tip_words[] = { W("Soft shoulders, a long neck.") }, call_words[] = { W("Halfway.") };
static const Pool    tip = { .name = "tip", .full = { tip_words, 1 }, .gap = SECONDS(1) };
static const Pool    call = {
       .name = "call", .full = { call_words, 1 }, .priority = PRIORITY_MUST, .gap = SECONDS(1)
};
static const When every = { .kind = WHEN_EVERY_TIME, .time = SECONDS(20) };
static const When halfway = { .kind = WHEN_HALFWAY }, end = { .kind = WHEN_END };

// A minute at 100 with 3:3, a minute at her own pace with a tip every 20 s, a minute with a word at its end.
static void build_three(Phase parts[3], Built *out)
{
    static Say all[1], says[1], last[1];
    parts[0] = part("walk", 61.2, at_pace(100), in_steps(3, 3));
    parts[1] = part("stroll", 60, own_pace(), (Breath){ 0 });
    parts[2] = part("cool", 58.8, own_pace(), (Breath){ 0 });
    all[0] = (Say){ &call, &halfway, 1, { 0 } };
    says[0] = (Say){ &tip, &every, 1, { 0 } };
    last[0] = (Say){ &call, &end, 1, { 0 } };
    parts[1].says = says;
    parts[2].says = last;
    parts[1].say_count = parts[2].say_count = 1;
    Session session = walk(parts, 3);
    session.says = all;
    session.say_count = 1;
    build(&session, out);
    assert_true(out->built);
}

static void each_part_begins_with_its_event_and_all_but_the_first_with_a_chime(void **state)
{
    static const double at[] = { 0, 61.2, 121.2 };
    (void)state;
    Phase parts[3];
    Built one;
    build_three(parts, &one);
    const Event *event;
    size_t       i = 0;
    for (int n = 0; n < 3; n++) {
        event = next_event(&one.timeline, EVENT_PHASE, &i);
        assert_int_equal(event->at, SECONDS(at[n]));
        assert_int_equal(event->phase, n);
    }
    assert_null(next_event(&one.timeline, EVENT_PHASE, &i));
    static const struct {
        double    at;
        ChimeKind kind;
        int       phase;
    } chimes[] = {
        { 61.2, CHIME_PHASE, 1 }, { 90, CHIME_HALFWAY, 1 }, { 121.2, CHIME_PHASE, 2 }, { 176, CHIME_END, 2 }
    };
    i = 0;
    for (size_t n = 0; n < COUNT(chimes); n++) {
        event = next_event(&one.timeline, EVENT_CHIME, &i);
        assert_int_equal(event->at, SECONDS(chimes[n].at));
        assert_int_equal(event->chime, chimes[n].kind);
        assert_int_equal(event->phase, chimes[n].phase);
    }
    assert_null(next_event(&one.timeline, EVENT_CHIME, &i));
    arena_free(&one.arena);
}

static void events_of_one_moment_are_in_the_order_of_their_kinds(void **state)
{
    (void)state;
    Phase parts[3];
    Built one;
    build_three(parts, &one);
    for (size_t i = 1; i < one.timeline.event_count; i++) {
        const Event *a = &one.timeline.events[i - 1], *b = &one.timeline.events[i];
        assert_true(a->at < b->at || (a->at == b->at && a->kind <= b->kind));
    }
    assert_int_equal(one.timeline.events[0].kind, EVENT_PHASE);
    assert_int_equal(one.timeline.events[1].kind, EVENT_BREATH);
    assert_int_equal(one.timeline.events[2].kind, EVENT_STEP);
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 102);
    assert_int_equal(count_events(&one.timeline, EVENT_BREATH), 34);
    arena_free(&one.arena);
}

static void the_part_of_a_moment_is_the_one_that_has_begun(void **state)
{
    (void)state;
    Phase parts[3];
    Built one;
    build_three(parts, &one);
    assert_int_equal(timeline_phase_at(&one.timeline, 0), 0);
    assert_int_equal(timeline_phase_at(&one.timeline, SECONDS(61.2) - 1), 0);
    assert_int_equal(timeline_phase_at(&one.timeline, SECONDS(61.2)), 1);
    assert_int_equal(timeline_phase_at(&one.timeline, SECONDS(121.2)), 2);
    assert_int_equal(timeline_phase_at(&one.timeline, SECONDS(500)), 2);
    arena_free(&one.arena);
}

static void a_walk_shorter_than_its_end_sound_begins_with_it(void **state)
{
    (void)state;
    Phase   parts[] = { part("stroll", 4, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 1);
    Built   one;
    size_t  i = 0;
    build(&session, &one);
    assert_int_equal(next_event(&one.timeline, EVENT_CHIME, &i)->at, 0);
    arena_free(&one.arena);
    parts[0].length.time = session.length = SECONDS(3);
    i = 0;
    build(&session, &one);
    assert_int_equal(next_event(&one.timeline, EVENT_CHIME, &i)->at, 0);
    arena_free(&one.arena);
}

static void what_is_in_each_part_is_counted(void **state)
{
    (void)state;
    Phase parts[3];
    Built one;
    build_three(parts, &one);
    const PhaseStats *stats = timeline_stats(&one.timeline, &one.arena);
    assert_float_equal(stats[0].breaths_a_minute, 17 / 1.02, 1e-9);  // 17 in 61.2 s
    assert_int_equal(stats[0].cues, 0);
    assert_float_equal(stats[1].breaths_a_minute, 0, 0);
    assert_int_equal(stats[1].cues, 3);  // two tips of five words, and a call of one
    assert_int_equal(stats[1].tips, 3);
    assert_int_equal(stats[1].must, 1);
    assert_int_equal(stats[1].words, 11);
    assert_float_equal(stats[1].words_a_minute, 11, 1e-9);
    assert_int_equal(stats[2].cues, 1);
    assert_int_equal(stats[2].heads_ups, 1);
    assert_int_equal(stats[2].tips, 0);
    assert_int_equal(stats[2].breath_words, 0);
    assert_int_equal(stats[2].words, 1);
    assert_float_equal(stats[2].words_a_minute, 1 / 0.98, 1e-9);
    arena_free(&one.arena);
}

static void at_twice_the_speed_everything_comes_in_half_the_time(void **state)
{
    (void)state;
    Phase parts[3];
    Built one;
    build_three(parts, &one);
    Timeline fast = timeline_at_speed(&one.timeline, 2, &one.arena);
    assert_int_equal(fast.length, SECONDS(90));
    assert_int_equal(fast.event_count, one.timeline.event_count);
    assert_int_equal(fast.phase_count, 3);
    assert_int_equal(fast.phases[1].at, SECONDS(30.6));
    assert_int_equal(fast.phases[1].length, SECONDS(30));
    size_t       i = 0;
    const Event *turn = next_event(&fast, EVENT_BREATH, &i);
    turn = next_event(&fast, EVENT_BREATH, &i);
    assert_int_equal(turn->at, SECONDS(0.9));
    assert_int_equal(turn->length, SECONDS(0.9));
    const Event *said = nth_speech(&fast, "call", 1);
    assert_int_equal(said->at, SECONDS(88.5));
    assert_int_equal(said->speech.slack, SECONDS(1));
    assert_int_equal(said->speech.gap, SECONDS(0.5));
    assert_int_equal(said->speech.priority, PRIORITY_MAY);  // nothing has to fit in a preview
    assert_int_equal(nth_speech(&fast, "tip", 0)->speech.latest, 0);
    assert_true(nth_speech(&one.timeline, "tip", 0)->speech.latest > 0);
    arena_free(&one.arena);
}

static void moments_at_another_speed_are_rounded_and_leave_no_gap(void **state)
{
    static const Event events[] = {
        { .at = 2, .length = 3, .kind = EVENT_BREATH },
        { .at = 5, .length = 5, .kind = EVENT_BREATH },
        { .at = 5, .kind = EVENT_SPEECH, .speech = { .room = 4, .gap = 5, .slack = 1 } }
    };
    static const TimelinePhase phases[] = { { .at = 0, .length = 5 }, { .at = 5, .length = 5 } };
    static const Timeline      ten = {
             .length = 10, .phases = phases, .phase_count = 2, .events = events, .event_count = 3
    };
    (void)state;
    Arena    arena = { 0 };
    Timeline fast = timeline_at_speed(&ten, 3, &arena);
    assert_int_equal(fast.length, 3);
    assert_int_equal(fast.events[0].at, 1);
    assert_int_equal(fast.events[0].length, 1);  // from 1 to 2, where the next begins
    assert_int_equal(fast.events[1].at, 2);
    assert_int_equal(fast.events[1].length, 1);
    assert_int_equal(fast.events[2].speech.room, 1);
    assert_int_equal(fast.events[2].speech.gap, 2);
    assert_int_equal(fast.events[2].speech.slack, 0);
    assert_int_equal(fast.phases[0].length, 2);
    assert_int_equal(fast.phases[1].at, 2);
    assert_int_equal(fast.phases[1].length, 1);
    arena_free(&arena);
}

// A block hands its sounds down; what an inner part has of its own counts more.
static void a_block_hands_its_sounds_to_its_parts(void **state)
{
    (void)state;
    Phase inner[] = { part("brisk", 60, own_pace(), (Breath){ 0 }),
                      part("easy", 60, own_pace(), (Breath){ 0 }) };
    Phase parts[] = { part("open", 60, own_pace(), (Breath){ 0 }),
                      part("work", 120, own_pace(), (Breath){ 0 }) };
    parts[1].repeat = 2;
    parts[1].phases = inner;
    parts[1].phase_count = 2;
    parts[1].quiet = true;
    parts[1].sound = (Named){ .text = "wood" };
    parts[1].muted = LAYER_BIT(0);
    parts[1].gain_db[1] = -3;
    parts[1].gain_db[2] = -6;
    inner[1].bed = (Named){ .text = "rain" };
    inner[1].sound = (Named){ .text = "glass" };
    inner[1].muted = LAYER_BIT(1);
    inner[1].gain_db[2] = 4;
    Session session = walk(parts, 2);
    session.sound = (Named){ .text = "soft" };
    session.bed = (Named){ .text = "sea" };
    Built one;
    build(&session, &one);
    const TimelinePhase *phases = one.timeline.phases;
    assert_int_equal(one.timeline.phase_count, 5);
    assert_string_equal(phases[0].sound.text, "soft");
    assert_string_equal(phases[0].bed.text, "sea");
    assert_false(phases[0].quiet);
    assert_int_equal(phases[0].muted, 0);
    assert_int_equal(phases[0].round, 1);
    assert_int_equal(phases[0].rounds, 1);
    for (int round = 1; round <= 2; round++) {
        const TimelinePhase *brisk = &phases[2 * round - 1], *easy = &phases[2 * round];
        assert_string_equal(brisk->sound.text, "wood");
        assert_string_equal(brisk->bed.text, "sea");
        assert_true(brisk->quiet && easy->quiet);
        assert_int_equal(brisk->muted, LAYER_BIT(0));
        assert_true(brisk->gain_db[0] == 0 && brisk->gain_db[1] == -3 && brisk->gain_db[2] == -6);
        assert_string_equal(easy->sound.text, "glass");
        assert_string_equal(easy->bed.text, "rain");
        assert_int_equal(easy->muted, LAYER_BIT(0) | LAYER_BIT(1));
        assert_true(easy->gain_db[1] == -3 && easy->gain_db[2] == 4);
        assert_int_equal(brisk->round, round);
        assert_int_equal(easy->rounds, 2);
    }
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_begins_with_its_event_and_all_but_the_first_with_a_chime),
        cmocka_unit_test(events_of_one_moment_are_in_the_order_of_their_kinds),
        cmocka_unit_test(the_part_of_a_moment_is_the_one_that_has_begun),
        cmocka_unit_test(a_walk_shorter_than_its_end_sound_begins_with_it),
        cmocka_unit_test(what_is_in_each_part_is_counted),
        cmocka_unit_test(at_twice_the_speed_everything_comes_in_half_the_time),
        cmocka_unit_test(moments_at_another_speed_are_rounded_and_leave_no_gap),
        cmocka_unit_test(a_block_hands_its_sounds_to_its_parts),
    };
    return cmocka_run_group_tests_name("timeline_events", tests, NULL, NULL);
}
