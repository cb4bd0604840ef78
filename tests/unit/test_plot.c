// The picture of a walk: everything of it is there, as words where words can be.
#include "picture/plot.h"
#include "picture/plot_ink.h"

#include "cmocka_all.h"
#include "drawn.h"
#include "walk_by_hand.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Arena    arena;
    DiagList diags;
    Session  session;
    Timeline timeline;
    Picture  picture;
} Drawn;

static Phase parts[3];

static Drawn *draw(const char *title)
{
    Drawn *drawn = calloc(1, sizeof *drawn);
    drawn->diags.arena = &drawn->arena;
    parts[0] = part("settle", 60, own_pace(), (Breath){ .kind = BREATH_FREE });
    parts[1] = part("connect", 120, at_pace(100), in_steps(3, 4));
    parts[2] = part("cool & close <now>", 40, ramp(100, 90), (Breath){ .kind = BREATH_FREE });
    drawn->session = walk(parts, 3);
    drawn->session.title = title;
    drawn->session.about = "Out & about";
    assert_true(timeline_build(&drawn->session, &drawn->arena, &drawn->diags, &drawn->timeline));
    return drawn;
}

static const char *svg_of(Drawn *drawn)
{
    plot_walk(&drawn->timeline, NULL, NULL, 0, &drawn->arena, &drawn->picture);
    return picture_svg(&drawn->picture, &drawn->arena);
}

static void done(Drawn *drawn)
{
    arena_free(&drawn->arena);
    free(drawn);
}

static void parts_and_pace_are_there_as_words(void **state)
{
    (void)state;
    Drawn      *drawn = draw("A walk");
    const char *svg = svg_of(drawn);
    assert_non_null(strstr(svg, ">A walk</text>"));
    assert_non_null(strstr(svg, ">settle</text>"));
    assert_non_null(strstr(svg, ">connect</text>"));
    assert_non_null(strstr(svg, "<title>100 steps a minute</title>"));
    assert_non_null(strstr(svg, "<title>from 100 to 90 steps a minute</title>"));
    assert_non_null(strstr(svg, ">3:4</text>"));
    done(drawn);
}

static void what_xml_could_misread_is_escaped(void **state)
{
    (void)state;
    Drawn      *drawn = draw("Walk & \"rest\" <\xff\x01>");
    const char *svg = svg_of(drawn);
    assert_non_null(strstr(svg, "Walk &amp; &quot;rest&quot; &lt;\xEF\xBF\xBD &gt;"));
    assert_non_null(strstr(svg, "cool &amp; close &lt;now&gt;"));
    assert_null(strstr(svg, "<now>"));
    assert_null(strstr(svg, "nan"));
    done(drawn);
}

static size_t count_of(const char *text, const char *word)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)); at++)
        count++;
    return count;
}

static void the_breath_goes_up_with_in_and_down_with_out(void **state)
{
    (void)state;
    Drawn *drawn = draw("A walk");
    svg_of(drawn);
    const Shape *breath = NULL;
    for (size_t i = 0; i < drawn->picture.count; i++)
        if (drawn->picture.shapes[i].kind == SHAPE_LINE &&
            (!breath || drawn->picture.shapes[i].count > breath->count))
            breath = &drawn->picture.shapes[i];
    size_t peaks = 0;
    for (size_t i = 1; i + 1 < breath->count; i++)
        peaks += breath->points[i].y < breath->points[i - 1].y &&
                 breath->points[i].y <= breath->points[i + 1].y;
    int breaths = 0;
    for (size_t i = 0; i < drawn->timeline.phase_count; i++)
        breaths += drawn->timeline.phases[i].breaths;
    assert_true(breaths > 20);
    assert_int_equal(peaks, breaths);
    done(drawn);
}

static void everything_is_inside_the_picture(void **state)
{
    (void)state;
    Drawn *drawn = draw("A walk");
    float  wave[100];
    for (int i = 0; i < 100; i++)
        wave[i] = (float)i / 50;  // beyond 1 as well
    for (int cover = 0; cover < 2; cover++) {
        if (cover)
            plot_cover(&drawn->timeline, &drawn->arena, &drawn->picture);
        else
            plot_walk(&drawn->timeline, NULL, wave, 100, &drawn->arena, &drawn->picture);
        for (size_t i = 0; i < drawn->picture.count; i++)
            for (size_t p = 0; p < drawn->picture.shapes[i].count; p++) {
                Point point = drawn->picture.shapes[i].points[p];
                assert_true(point.x >= 0 && point.x <= drawn->picture.width && point.y >= 0 &&
                            point.y <= drawn->picture.height);
            }
    }
    done(drawn);
}

static void the_same_walk_is_the_same_picture(void **state)
{
    (void)state;
    Drawn *one = draw("A walk"), *two = draw("A walk");
    assert_string_equal(svg_of(one), svg_of(two));
    done(one);
    done(two);
}

static void the_wave_is_one_shape_more(void **state)
{
    (void)state;
    Drawn *drawn = draw("A walk");
    float  wave[3] = { 0.1f, 0.5f, 0.2f };
    assert_int_equal(count_of(svg_of(drawn), "what was rendered"), 0);
    plot_walk(&drawn->timeline, NULL, wave, 3, &drawn->arena, &drawn->picture);
    assert_int_equal(count_of(picture_svg(&drawn->picture, &drawn->arena), "what was rendered"), 1);
    done(drawn);
}

static void words_too_long_are_cut_with_a_sign(void **state)
{
    (void)state;
    Arena   arena = { 0 };
    Picture picture = { .arena = &arena };
    assert_string_equal(picture_text_fit(&picture, "Wärme", 10, 100), "Wärme");
    assert_string_equal(picture_text_fit(&picture, "Wärmende Worte", 10, 54), "Wärmende…");
    assert_null(picture_text_fit(&picture, "Wärme", 10, 12));
    arena_free(&arena);
}

// --- Where everything is ------------------------------------------------------------------
//
// Walks of 1430 seconds: a second is one unit wide, and the first is at 130.

static const Colour dark = 0x22343cff, faint = 0x75868aff;

typedef struct {
    Arena    arena;
    Session  session;
    Timeline timeline;
    Picture  picture;
} ByHand;

static void begin(ByHand *hand, double seconds)
{
    *hand = (ByHand){ .session = { .title = "A walk" }, .timeline = { .length = SECONDS(seconds) } };
}

static const Picture *by_hand(ByHand *hand, const Score *score)
{
    hand->timeline.session = &hand->session;
    plot_walk(&hand->timeline, score, NULL, 0, &hand->arena, &hand->picture);
    return &hand->picture;
}

static const Picture *with_parts(ByHand *hand, const TimelinePhase *of, size_t count)
{
    begin(hand, 1430);
    hand->timeline.phases = of, hand->timeline.phase_count = count;
    return by_hand(hand, NULL);
}

static void a_part_is_a_box_along_time_with_its_title_and_length(void **state)
{
    const TimelinePhase of[] = {
        { .key = "settle", .title = "Settle in", .length = SECONDS(100.4), .pace = own_pace(), .rounds = 1 },
        { .key = "work",
          .title = "Work",
          .at = SECONDS(200),
          .length = SECONDS(300),
          .pace = at_pace(100),
          .round = 2,
          .rounds = 3 },
    };
    ByHand         hand;
    const Picture *picture = with_parts(&hand, of, 2);
    (void)state;
    drawn_box(picture, "Settle in: 1:40, from 0:00", 131, 150, 229.4, 206, 0x9cc3a5ff);
    drawn_text(picture, "Settle in", 138, 175, 15, ALIGN_LEFT, true, dark);
    drawn_text(picture, "1:40", 138, 195, 13, ALIGN_LEFT, false, dark);
    drawn_box(picture, "Work, round 2 of 3: 5:00, from 3:20", 331, 150, 629, 206, 0xd97757ff);
    drawn_text(picture, "Work", 338, 175, 15, ALIGN_LEFT, true, 0xffffffff);
    arena_free(&hand.arena);
}

// Its title where 14 less than its width is enough; its key, smaller, where more than 34 are; or nothing.
static void in_a_narrow_part_is_its_key_or_nothing(void **state)
{
    const TimelinePhase of[] = {
        { .key = "one", .title = "1234567890", .length = SECONDS(95.1), .pace = own_pace() },
        { .key = "two",
          .title = "2234567890",
          .at = SECONDS(200),
          .length = SECONDS(94.9),
          .pace = own_pace() },
        { .key = "key",
          .title = "Third part",
          .at = SECONDS(400),
          .length = SECONDS(34.1),
          .pace = own_pace() },
        { .key = "non",
          .title = "Fourth part",
          .at = SECONDS(500),
          .length = SECONDS(33.9),
          .pace = own_pace() },
    };
    ByHand         hand;
    const Picture *picture = with_parts(&hand, of, 4);
    (void)state;
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "1234567890"), 1);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "22345678…"), 1);
    drawn_text(picture, "key", 538, 175, 15, ALIGN_LEFT, true, dark);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "non"), 0);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "0:34"), 1);
    arena_free(&hand.arena);
}

// 140 steps a minute are at 236, 60 at 336.
static void pace_is_an_area_as_high_as_the_steps_of_a_minute(void **state)
{
    const TimelinePhase of[] = {
        { .key = "work", .title = "Work", .length = SECONDS(100), .pace = ramp(100, 120) },
        { .key = "open", .title = "Open", .at = SECONDS(100), .length = SECONDS(25), .pace = own_pace() },
        { .key = "open", .title = "Open", .at = SECONDS(200), .length = SECONDS(24), .pace = own_pace() },
    };
    ByHand         hand;
    const Picture *picture = with_parts(&hand, of, 3);
    (void)state;
    const char  *hint = "from 100 to 120 steps a minute";
    const Shape *area = drawn_find(picture, SHAPE_AREA, hint, 0);
    drawn_points(area, (Point[]){ { 130, 286 }, { 230, 261 }, { 230, 336 }, { 130, 336 } }, 4);
    assert_int_equal(area->colour, 0xd9775766);
    drawn_line(drawn_find(picture, SHAPE_LINE, hint, 0), (Point){ 130, 286 }, (Point){ 230, 261 }, 3.5,
               0xd97757ff);
    drawn_text(picture, "120", 180, 253, 15, ALIGN_MIDDLE, false, dark);
    assert_int_equal(drawn_find(picture, SHAPE_AREA, "your own pace", 0)->colour, 0xe3b77826);
    drawn_line(drawn_find(picture, SHAPE_LINE, "your own pace", 0), (Point){ 230, 313.5 },
               (Point){ 255, 313.5 }, 1.5, 0xe3b778b3);
    drawn_text(picture, "own", 242.5, 305.5, 15, ALIGN_MIDDLE, false, faint);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "own"), 1);  // in 24 there is no room for it
    arena_free(&hand.arena);
}

static const Shape *breath_of(ByHand *hand, double in, double out)
{
    Event turns[] = {
        { .at = SECONDS(100), .length = SECONDS(in), .kind = EVENT_BREATH },
        { .at = SECONDS(100 + in), .length = SECONDS(out), .kind = EVENT_BREATH, .breath = { .out = true } },
    };
    begin(hand, 1430);
    hand->timeline.events = turns, hand->timeline.event_count = 2;
    const Picture *picture = by_hand(hand, NULL);
    const Shape   *breath = NULL;
    for (int i = 0; (breath = drawn_nth(picture, SHAPE_LINE, NULL, i)) && breath->count < 20; i++)
        continue;
    return breath;
}

static void the_breath_is_a_line_between_empty_and_full(void **state)
{
    ByHand       hand;
    const Shape *breath = breath_of(&hand, 4, 6);
    (void)state;
    assert_int_equal(breath->count, 20);
    assert_float_equal(breath->points[0].x, 230, DRAWN_NEAR);
    assert_float_equal(breath->points[0].y, 450, DRAWN_NEAR);
    assert_float_equal(breath->points[5].x, 232, DRAWN_NEAR);
    assert_float_equal(breath->points[5].y, 408, DRAWN_NEAR);
    assert_float_equal(breath->points[10].x, 234, DRAWN_NEAR);
    assert_float_equal(breath->points[10].y, 366, DRAWN_NEAR);
    assert_float_equal(breath->points[15].x, 237, DRAWN_NEAR);
    assert_float_equal(breath->points[15].y, 408, DRAWN_NEAR);
    assert_int_equal(breath->colour, 0x3e8e8aff);
    assert_float_equal(breath->size, 1.175, DRAWN_NEAR);
    arena_free(&hand.arena);
    assert_float_equal(breath_of(&hand, 20, 20)->size, 2, DRAWN_NEAR);
    arena_free(&hand.arena);
    assert_float_equal(breath_of(&hand, 1, 1)->size, 0.3, DRAWN_NEAR);
    arena_free(&hand.arena);
}

// A breath held stays as it was: empty after the breath out, full after the breath in.
static void a_held_breath_is_level_and_a_gap_begins_another_line(void **state)
{
    Event turns[] = {
        { .at = SECONDS(0), .length = SECONDS(4), .kind = EVENT_BREATH, .breath = { .held = true } },
        { .at = SECONDS(2), .kind = EVENT_STEP },
        { .at = SECONDS(4.009),
          .length = SECONDS(4),
          .kind = EVENT_BREATH,
          .breath = { .held = true, .out = true } },
        { .at = SECONDS(8.02), .length = SECONDS(4), .kind = EVENT_BREATH },
        { .at = SECONDS(12.011), .length = SECONDS(4), .kind = EVENT_BREATH, .breath = { .out = true } },
        { .at = SECONDS(16.0), .length = SECONDS(4), .kind = EVENT_BREATH },
    };
    ByHand hand;
    (void)state;
    begin(&hand, 1430);
    hand.timeline.events = turns, hand.timeline.event_count = 6;
    const Picture *picture = by_hand(&hand, NULL);
    const Shape   *lines[3] = { NULL };
    size_t         count = 0;
    for (size_t i = 0; i < picture->count; i++)
        if (picture->shapes[i].kind == SHAPE_LINE && picture->shapes[i].count > 2 && count < 3)
            lines[count++] = &picture->shapes[i];
    assert_int_equal(count, 3);
    assert_int_equal(lines[0]->count, 20);
    assert_int_equal(lines[1]->count, 20);
    assert_int_equal(lines[2]->count, 10);
    assert_float_equal(lines[0]->points[5].y, 450, DRAWN_NEAR);
    assert_float_equal(lines[0]->points[15].y, 366, DRAWN_NEAR);
    arena_free(&hand.arena);
}

static void under_each_part_is_its_breath_in_words(void **state)
{
    const TimelinePhase of[] = {
        { .key = "a", .title = "a", .length = SECONDS(100), .breath = in_steps(3, 4.5) },
        { .key = "b", .title = "b", .at = SECONDS(100), .length = SECONDS(100), .breath = in_seconds(4, 6) },
        { .key = "c",
          .title = "c",
          .at = SECONDS(200),
          .length = SECONDS(100),
          .breath = { .kind = BREATH_STEPS, .gears = { { 2, 2 }, { 3, 5 } }, .gear_count = 2 } },
        { .key = "d",
          .title = "d",
          .at = SECONDS(300),
          .length = SECONDS(100),
          .breath = { .kind = BREATH_STEPS } },
        { .key = "e",
          .title = "e",
          .at = SECONDS(400),
          .length = SECONDS(100),
          .breath = { .kind = BREATH_FREE, .gears = { { 2, 2 } }, .gear_count = 1 } },
    };
    ByHand         hand;
    const Picture *picture = with_parts(&hand, of, 5);
    (void)state;
    drawn_text(picture, "3:4.5", 180, 469, 15, ALIGN_MIDDLE, false, faint);
    drawn_text(picture, "4:6 s", 280, 469, 15, ALIGN_MIDDLE, false, faint);
    drawn_text(picture, "3:5", 380, 469, 15, ALIGN_MIDDLE, false, faint);
    drawn_text(picture, "free", 480, 469, 15, ALIGN_MIDDLE, false, faint);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "free"), 2);
    arena_free(&hand.arena);
}

static void a_lift_is_a_mark_above_the_breath(void **state)
{
    Event events[] = { { .at = SECONDS(70), .kind = EVENT_LIFT }, { .at = SECONDS(80), .kind = EVENT_STEP } };
    ByHand hand;
    (void)state;
    begin(&hand, 1430);
    hand.timeline.events = events, hand.timeline.event_count = 2;
    const Shape *mark = drawn_find(by_hand(&hand, NULL), SHAPE_AREA, "lift at 1:10", 0);
    drawn_points(mark, (Point[]){ { 200, 355 }, { 205, 360 }, { 200, 365 }, { 195, 360 } }, 4);
    assert_int_equal(mark->colour, 0xd97757ff);
    assert_null(drawn_nth(&hand.picture, SHAPE_AREA, "lift at 1:20", 0));
    arena_free(&hand.arena);
}

// Not rendered, so that a word has no length. A letter is 6.48 wide; ten are left between two in a lane.
static void words_take_the_first_lane_that_is_free(void **state)
{
    Event events[] = {
        { .at = SECONDS(50),
          .kind = EVENT_SPEECH,
          .speech = { .text = "Shoulders", .priority = PRIORITY_MUST } },
        { .at = SECONDS(52),
          .kind = EVENT_SPEECH,
          .speech = { .text = "and ribs", .priority = PRIORITY_SHOULD } },
        { .at = SECONDS(118), .kind = EVENT_SPEECH, .speech = { .text = "third", .priority = PRIORITY_MAY } },
        { .at = SECONDS(119), .kind = EVENT_SPEECH, .speech = { .text = "fourth" } },
        { .at = SECONDS(119), .kind = EVENT_SPEECH, .speech = { .text = "fifth" } },
        { .at = SECONDS(119), .kind = EVENT_SPEECH, .speech = { .text = "sixth" } },
        { .at = SECONDS(119), .kind = EVENT_SPEECH, .speech = { .text = "seventh" } },
        { .at = SECONDS(119), .kind = EVENT_SPEECH, .speech = { .text = "eighth" } },
        { .at = SECONDS(119), .kind = EVENT_SPEECH, .speech = { .text = "ninth" } },
        { .at = SECONDS(500),
          .kind = EVENT_SPEECH,
          .speech = { .text = "123456789 123456789 123456789 12345" } },
        { .at = SECONDS(700),
          .kind = EVENT_SPEECH,
          .speech = { .text = "123456789 123456789 123456789 123456" } },
        { .at = SECONDS(1425), .kind = EVENT_SPEECH, .speech = { .text = "the end" } },
    };
    ByHand hand;
    (void)state;
    begin(&hand, 1430);
    hand.timeline.events = events, hand.timeline.event_count = sizeof events / sizeof *events;
    const Picture *picture = by_hand(&hand, NULL);
    drawn_box(picture, "0:50  Shoulders", 180, 484, 182, 500, 0x5b6c9dff);
    drawn_box(picture, "0:52  and ribs", 182, 484, 184, 500, 0x5b6c9db3);
    drawn_text(picture, "Shoulders", 180, 518, 12, ALIGN_LEFT, true, dark);
    drawn_text(picture, "and ribs", 182, 539, 12, ALIGN_LEFT, false, dark);
    drawn_text(picture, "third", 248, 539, 12, ALIGN_LEFT, false, dark);  // the first ends at 248.32
    drawn_text(picture, "fourth", 249, 518, 12, ALIGN_LEFT, false, dark);
    drawn_text(picture, "fifth", 249, 560, 12, ALIGN_LEFT, false, dark);
    drawn_text(picture, "eighth", 249, 623, 12, ALIGN_LEFT, false, dark);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "ninth"), 0);
    assert_int_equal(drawn_count(picture, SHAPE_AREA, "1:59  ninth"), 1);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "123456789 123456789 123456789 12345"), 1);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "123456789 123456789 123456789 1234…"), 1);
    drawn_text(picture, "the end", 1560 - 45.36, 518, 12, ALIGN_LEFT, false, dark);
    drawn_text(picture, "0 % in all", 114, 724, 13, ALIGN_RIGHT, false, faint);
    arena_free(&hand.arena);
}

// In a walk of 24 minutes, a column of the voice is half a minute, and 29.79 wide.
static void how_much_is_voice_is_a_column_for_each_half_minute(void **state)
{
    Event       events[] = { { .kind = EVENT_SPEECH, .speech = { .priority = PRIORITY_MUST } },
                             { .kind = EVENT_SPEECH, .speech = { .priority = PRIORITY_SHOULD } } };
    static Clip clip;
    Spoken      spoken[] = {
             { .event = 0, .text = "one", .clip = &clip, .onset = 0, .end = 15000 },
             { .event = 1, .text = "two", .clip = &clip, .onset = 50000, .end = 66000 },
             { .event = 1, .text = "left out", .onset = 300000, .end = 330000 },
             { .event = 0, .text = "all of it", .clip = &clip, .onset = 600000, .end = 640000 },
             { .event = 0, .text = "the last", .clip = &clip, .onset = 1430000, .end = 1450000 },
    };
    const Score score = { .rate = 1000, .spoken = spoken, .spoken_count = 5 };
    ByHand      hand;
    (void)state;
    begin(&hand, 1440);
    hand.timeline.events = events, hand.timeline.event_count = 2;
    const Picture *picture = by_hand(&hand, &score);
    const double   wide = 1430 / 48.0;
    drawn_box(picture, "50 % voice", 131, 696, 130 + wide - 1, 724, 0x5b6c9db3);
    drawn_box(picture, "33 % voice", 130 + wide + 1, 668 + 56 * 2 / 3.0, 130 + 2 * wide - 1, 724, 0x5b6c9db3);
    drawn_box(picture, "20 % voice", 130 + 2 * wide + 1, 712.8, 130 + 3 * wide - 1, 724, 0x5b6c9db3);
    drawn_box(picture, "100 % voice", 130 + 20 * wide + 1, 668, 130 + 21 * wide - 1, 724, 0x5b6c9db3);
    assert_float_equal(drawn_find(picture, SHAPE_AREA, "33 % voice", 1)->points->x, 131 + 21 * wide, 0.01);
    assert_float_equal(drawn_find(picture, SHAPE_AREA, "33 % voice", 2)->points->x, 131 + 47 * wide, 0.01);
    drawn_text(picture, "6 % in all", 114, 724, 13, ALIGN_RIGHT, false, faint);
    drawn_box(picture, "0:00  one", 130, 484, 130 + 15 * 1430 / 1440.0, 500, 0x5b6c9dff);
    drawn_box(picture, "0:50  two", 130 + 50 * 1430 / 1440.0, 484, 130 + 66 * 1430 / 1440.0, 500, 0x5b6c9db3);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "left out"), 0);
    drawn_line(drawn_find(picture, SHAPE_LINE, NULL, drawn_count(picture, SHAPE_LINE, NULL) - 1),
               (Point){ 130, 724 }, (Point){ 1560, 724 }, 1, faint);
    arena_free(&hand.arena);
}

// 25 lines at most, each on a round number of seconds.
static void time_has_a_line_where_there_is_room_for_a_number(void **state)
{
    static const struct {
        double      seconds;
        int         lines;
        const char *second;
    } cases[] = {
        { 240, 25, "0:10" },    { 241, 9, "0:30" },       { 720, 25, "0:30" },      { 721, 13, "1:00" },
        { 1440, 25, "1:00" },   { 1441, 13, "2:00" },     { 2880, 25, "2:00" },     { 2881, 10, "5:00" },
        { 7200, 25, "5:00" },   { 7201, 13, "10:00" },    { 14400, 25, "10:00" },   { 14401, 9, "30:00" },
        { 43200, 25, "30:00" }, { 43201, 13, "1:00:00" }, { 90000, 26, "1:00:00" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ByHand hand;
        begin(&hand, cases[i].seconds);
        const Picture *picture = by_hand(&hand, NULL);
        assert_int_equal(drawn_count(picture, SHAPE_LINE, NULL) - 1, cases[i].lines);  // and the voice's foot
        assert_int_equal(drawn_count(picture, SHAPE_TEXT, cases[i].second), 1);
        arena_free(&hand.arena);
    }
    ByHand hand;
    begin(&hand, 1430);
    const Picture *picture = by_hand(&hand, NULL);
    drawn_line(drawn_find(picture, SHAPE_LINE, NULL, 2), (Point){ 250, 214 }, (Point){ 250, 734 }, 1,
               0xe6dfd2ff);
    drawn_text(picture, "2:00", 250, 756, 15, ALIGN_MIDDLE, false, faint);
    arena_free(&hand.arena);
}

static void its_heading_says_what_it_is_how_long_and_at_what_level(void **state)
{
    char   about[200];
    ByHand hand;
    (void)state;
    begin(&hand, 1430);
    hand.session.about = "Out and about", hand.session.level = 2;
    const Picture *picture = by_hand(&hand, NULL);
    drawn_text(picture, "A walk", 130, 74, 40, ALIGN_LEFT, true, dark);
    drawn_text(picture, "Out and about", 130, 110, 19, ALIGN_LEFT, false, faint);
    drawn_text(picture, "23:50 · level 2", 1560, 74, 26, ALIGN_RIGHT, false, dark);
    arena_free(&hand.arena);
    begin(&hand, 1430);
    memset(about, 'w', sizeof about), about[140] = '\0';  // 10.26 each: 139 fit
    hand.session.about = about;
    picture = by_hand(&hand, NULL);
    drawn_text(picture, "23:50", 1560, 74, 26, ALIGN_RIGHT, false, dark);
    about[138] = '\0', strcat(about, "…");
    drawn_text(picture, about, 130, 110, 19, ALIGN_LEFT, false, faint);
    assert_string_equal(picture->title, "A walk");
    assert_string_equal(picture->about, "0 parts in 23:50: pace, breath, lifts and what is said, along time");
    arena_free(&hand.arena);
}

static void each_row_has_its_name_and_a_drill_no_pace(void **state)
{
    static const TimelinePhase one = {
        .key = "work", .title = "Work", .length = SECONDS(700), .pace = { .from = 100, .to = 100 }
    };
    const float wave[] = { 0.5f, 1.5f, 0 };
    ByHand      hand;
    (void)state;
    const Picture *picture = with_parts(&hand, &one, 1);
    drawn_text(picture, "parts", 114, 183, 15, ALIGN_RIGHT, false, faint);
    drawn_text(picture, "pace", 114, 291, 15, ALIGN_RIGHT, false, faint);
    drawn_text(picture, "breath, lifts", 114, 413, 15, ALIGN_RIGHT, false, faint);
    drawn_text(picture, "words", 114, 497, 15, ALIGN_RIGHT, false, faint);
    drawn_text(picture, "voice", 114, 687, 15, ALIGN_RIGHT, false, faint);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "sound"), 0);
    assert_float_equal(picture->width, 1600, 0);
    assert_float_equal(picture->height, 784, 0);
    drawn_points(&picture->shapes[0], (Point[]){ { 0, 0 }, { 1600, 0 }, { 1600, 784 }, { 0, 784 } }, 4);
    assert_int_equal(picture->shapes[0].colour, 0xfbf7efff);

    hand.session.kind = SESSION_DRILL;
    plot_walk(&hand.timeline, NULL, wave, 3, &hand.arena, &hand.picture);
    assert_int_equal(drawn_count(picture, SHAPE_TEXT, "pace"), 0);
    assert_int_equal(drawn_count(picture, SHAPE_AREA, "100 steps a minute"), 0);
    drawn_text(picture, "breath, lifts", 114, 355, 15, ALIGN_RIGHT, false, faint);
    drawn_text(picture, "free", 480, 469, 15, ALIGN_MIDDLE, false, faint);
    drawn_text(picture, "sound", 114, 802, 15, ALIGN_RIGHT, false, faint);
    assert_float_equal(picture->height, 902, 0);
    drawn_text(picture, "0:00", 130, 874, 15, ALIGN_MIDDLE, false, faint);
    const Shape *shape = drawn_find(picture, SHAPE_AREA, "what was rendered", 0);
    const double third = 1430 / 3.0, low = 45 * 0.004;
    drawn_points(shape,
                 (Point[]){ { 130 + third / 2, 774.5 },
                            { 845, 752 },
                            { 1560 - third / 2, 797 - low },
                            { 1560 - third / 2, 797 + low },
                            { 845, 842 },
                            { 130 + third / 2, 819.5 } },
                 6);
    assert_int_equal(shape->colour, 0x3e8e8acc);
    arena_free(&hand.arena);
}

// A sound in the second half of the walk's middle, of eight equal stretches: nothing of it before or after.
static void the_wave_is_the_highest_sample_of_each_stretch(void **state)
{
    enum { LENGTH = 80000, EACH = LENGTH / 8 };
    static int16_t samples[2 * EACH];
    (void)state;
    Arena arena = { 0 };
    for (int i = 0; i < EACH; i++)
        samples[2 * i] = (int16_t)(i % 2 ? -8192 : 8192), samples[2 * i + 1] = samples[2 * i] / 2;
    samples[2 * 700 + 1] = -16384;
    const Clip   clip = { .samples = samples, .length = EACH, .channels = 2, .rate = 8000, .scale = 1 };
    Placed       placed = { .at = 4 * EACH, .clip = &clip, .left = 1, .right = 1 };
    const Score  score = { .rate = 8000,
                           .channels = 2,
                           .length = LENGTH,
                           .placed = &placed,
                           .placed_count = 1,
                           .longest = EACH,
                           .gain = 1,
                           .audible = LAYERS_ALL };
    const float *wave = plot_wave(&score, 8, &arena);
    for (int i = 0; i < 8; i++)
        assert_float_equal(wave[i], i == 4 ? 0.5 : 0, 1e-3);
    wave = plot_wave(&score, 16, &arena);
    for (int i = 0; i < 16; i++)
        assert_float_equal(wave[i], i == 8 ? 0.5 : i == 9 ? 0.25 : 0, 1e-3);
    arena_free(&arena);
}

static void a_kind_of_part_has_its_colour_wherever_it_is_met(void **state)
{
    static const struct {
        const char *key;
        Colour      colour, upon;
    } cases[] = {
        { "open", 0xe3b778ff, 0x22343cff },
        { "settle", 0x9cc3a5ff, 0x22343cff },
        { "connect", 0x3e8e8aff, 0xffffffff },
        { "reset", 0xe8d3a2ff, 0x22343cff },
        { "work", 0xd97757ff, 0xffffffff },
        { "quiet", 0x5b6c9dff, 0xffffffff },
        { "cool", 0x8fb8c6ff, 0x22343cff },
        { "close", 0xc9a9a6ff, 0x22343cff },
        { "brisk", 0xd97757ff, 0xffffffff },
        { "easy", 0xe9b7a0ff, 0x22343cff },
        { "reset_2", 0xe8d3a2ff, 0x22343cff },
        { "a", 0xc9a9a6ff, 0x22343cff },   // 97: the one numbered 7, from 0
        { "ab", 0x5b6c9dff, 0xffffffff },  // 97 * 31 + 98 is 3105
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(ink_of_part(cases[i].key), cases[i].colour);
        assert_int_equal(ink_upon(cases[i].colour), cases[i].upon);
    }
    // As light as 150 of 255: white above, dark below is easier to read.
    assert_int_equal(ink_upon(0x969696ff), 0xffffffff);
    assert_int_equal(ink_upon(0x979797ff), 0x22343cff);
    assert_int_equal(ink_upon(0xff7700ff), 0xffffffff);  // 76.5 + 70.2
    assert_int_equal(ink_upon(0xff7e00ff), 0x22343cff);  // 76.5 + 74.3
    assert_int_equal(ink_upon(0x00ff00ff), 0x22343cff);  // 150.45
    assert_int_equal(ink_upon(0x00ef5aff), 0x22343cff);  // 141.0 + 9.9
    assert_int_equal(ink_upon(0x00ef4fff), 0xffffffff);  // 141.0 + 8.7
}

#ifdef HAVE_CAIRO
static void the_cover_is_a_square_png(void **state)
{
    (void)state;
    Drawn         *drawn = draw("A walk");
    unsigned char *bytes;
    char           why[PICTURE_WHY_SIZE];
    size_t         size;
    plot_cover(&drawn->timeline, &drawn->arena, &drawn->picture);
    assert_true(picture_png(&drawn->picture, &bytes, &size, why));
    assert_true(size > 1000);
    assert_memory_equal(bytes, "\x89PNG\r\n\x1a\n", 8);
    for (int side = 0; side < 2; side++)
        assert_int_equal(bytes[18 + 4 * side] << 8 | bytes[19 + 4 * side], PLOT_COVER_SIDE);
    free(bytes);
    done(drawn);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_and_pace_are_there_as_words),
        cmocka_unit_test(what_xml_could_misread_is_escaped),
        cmocka_unit_test(the_breath_goes_up_with_in_and_down_with_out),
        cmocka_unit_test(everything_is_inside_the_picture),
        cmocka_unit_test(the_same_walk_is_the_same_picture),
        cmocka_unit_test(the_wave_is_one_shape_more),
        cmocka_unit_test(words_too_long_are_cut_with_a_sign),
        cmocka_unit_test(a_part_is_a_box_along_time_with_its_title_and_length),
        cmocka_unit_test(in_a_narrow_part_is_its_key_or_nothing),
        cmocka_unit_test(pace_is_an_area_as_high_as_the_steps_of_a_minute),
        cmocka_unit_test(the_breath_is_a_line_between_empty_and_full),
        cmocka_unit_test(a_held_breath_is_level_and_a_gap_begins_another_line),
        cmocka_unit_test(under_each_part_is_its_breath_in_words),
        cmocka_unit_test(a_lift_is_a_mark_above_the_breath),
        cmocka_unit_test(words_take_the_first_lane_that_is_free),
        cmocka_unit_test(how_much_is_voice_is_a_column_for_each_half_minute),
        cmocka_unit_test(time_has_a_line_where_there_is_room_for_a_number),
        cmocka_unit_test(its_heading_says_what_it_is_how_long_and_at_what_level),
        cmocka_unit_test(each_row_has_its_name_and_a_drill_no_pace),
        cmocka_unit_test(the_wave_is_the_highest_sample_of_each_stretch),
        cmocka_unit_test(a_kind_of_part_has_its_colour_wherever_it_is_met),
#ifdef HAVE_CAIRO
        cmocka_unit_test(the_cover_is_a_square_png),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
