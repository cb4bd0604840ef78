// The picture of a walk: everything of it is there, as words where words can be.
#include "picture/plot.h"

#include "cmocka_all.h"
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
#ifdef HAVE_CAIRO
        cmocka_unit_test(the_cover_is_a_square_png),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
