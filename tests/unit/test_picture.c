// Shapes into a list, widths of texts, and the SVG that is written from them, typed by hand.
#include "drawn.h"

static Arena   arena;
static Picture picture;

static void begin(void)
{
    arena_free(&arena);
    arena = (Arena){ 0 };
    picture = (Picture){
        .arena = &arena, .width = 320, .height = 62.5, .title = "A <walk>", .about = "B & C"
    };
}

static const char *body(void)
{
    const char *svg = picture_svg(&picture, &arena), *from = strstr(svg, "</desc>\n");
    assert_non_null(from);
    return from + strlen("</desc>\n");
}

static void a_picture_says_its_size_its_title_and_what_it_shows(void **state)
{
    (void)state;
    begin();
    const char *svg = picture_svg(&picture, &arena);
    const char *head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" ";
    assert_int_equal(strncmp(svg, head, strlen(head)), 0);
    assert_non_null(strstr(svg, "<!-- Made by walkcoach -->\n"));
    assert_non_null(strstr(svg, " viewBox=\"0 0 320 62.5\" width=\"320\" height=\"62.5\"\n"));
    assert_non_null(strstr(svg, " role=\"img\" font-family=\"DejaVu Sans, Verdana, sans-serif\"\n"));
    assert_non_null(strstr(svg, "stroke-linejoin=\"round\" stroke-linecap=\"round\">\n"));
    assert_non_null(strstr(svg, "<title>A &lt;walk&gt;</title>\n<desc>B &amp; C</desc>\n</svg>\n"));
}

static void areas_and_lines_have_points_colours_and_hints(void **state)
{
    const Point corners[] = { { 1, 2 }, { 3.25, 4.06 }, { 50, 600 } };
    (void)state;
    begin();
    picture_area(&picture, corners, 3, 0x00a0ffffu, NULL);
    picture_area(&picture, corners, 2, 0x123456feu, "a \"hint\"");
    picture_line(&picture, corners, 2, 3.5, 0xffffff80u, NULL);
    picture_line(&picture, corners, 1, 1, 0x010203ffu, "line");
    picture_box(&picture, 10, 20, 5, 2, 0xff0000ffu, NULL);
    assert_string_equal(body(),
                        "<polygon points=\"1.0,2.0 3.2,4.1 50.0,600.0\" fill=\"#00a0ff\"/>\n"
                        "<polygon points=\"1.0,2.0 3.2,4.1\" fill=\"#123456\" fill-opacity=\"0.996\">"
                        "<title>a &quot;hint&quot;</title></polygon>\n"
                        "<polyline points=\"1.0,2.0 3.2,4.1\" stroke=\"#ffffff\" stroke-opacity=\"0.502\""
                        " fill=\"none\" stroke-width=\"3.5\"/>\n"
                        "<polyline points=\"1.0,2.0\" stroke=\"#010203\" fill=\"none\" stroke-width=\"1\">"
                        "<title>line</title></polyline>\n"
                        "<polygon points=\"10.0,20.0 15.0,20.0 15.0,22.0 10.0,22.0\" fill=\"#ff0000\"/>\n"
                        "</svg>\n");
}

static void words_are_words_with_their_size_and_side(void **state)
{
    (void)state;
    begin();
    picture_text(&picture, 1, 2.25, 15, ALIGN_LEFT, false, 0x22343cffu, "left & right");
    picture_text(&picture, 3, 4, 12.5, ALIGN_MIDDLE, true, 0x22343c00u, "middle");
    picture_text(&picture, 5, 6, 7, ALIGN_RIGHT, false, 0x22343cffu, "end\x1f!");
    picture_text(&picture, 7, 8, 9, ALIGN_RIGHT, false, 0x22343cffu, "");
    assert_string_equal(body(),
                        "<text x=\"1.0\" y=\"2.2\" font-size=\"15\" text-anchor=\"start\" fill=\"#22343c\">"
                        "left &amp; right</text>\n"
                        "<text x=\"3.0\" y=\"4.0\" font-size=\"12.5\" text-anchor=\"middle\""
                        " font-weight=\"bold\" fill=\"#22343c\" fill-opacity=\"0\">middle</text>\n"
                        "<text x=\"5.0\" y=\"6.0\" font-size=\"7\" text-anchor=\"end\" fill=\"#22343c\">"
                        "end !</text>\n"
                        "</svg>\n");
}

// What a caller does with its points afterwards does not matter.
static void points_are_copied(void **state)
{
    Point points[] = { { 1, 1 }, { 2, 2 } };
    (void)state;
    begin();
    picture_line(&picture, points, 2, 1, 0xffu, NULL);
    points[0].x = points[1].y = 99;
    drawn_line(&picture.shapes[0], (Point){ 1, 1 }, (Point){ 2, 2 }, 1, 0xffu);
}

// 0.54 of the height is a letter.
static void a_text_is_as_wide_as_its_letters(void **state)
{
    (void)state;
    assert_float_equal(picture_text_width("", 10), 0, 1e-9);
    assert_float_equal(picture_text_width("walk", 10), 21.6, 1e-9);
    assert_float_equal(picture_text_width("Wärme", 100), 270, 1e-9);
}

static void as_much_of_a_text_as_fits_is_left_and_three_letters_at_least(void **state)
{
    static const struct {
        const char *text;
        double      letters;  // that there is room for
        const char *fits;
    } cases[] = {
        { "walking", 7.01, "walking" },
        { "walking", 6.99, "walki…" },
        { "walking", 5.01, "walk…" },
        { "walking", 4.01, "wal…" },
        { "walking", 3.99, NULL },
        { "wal", 3.01, "wal" },
        { "wal", 2.99, NULL },
        { "to walk far", 8.01, "to walk…" },
        { "to walk far", 9.01, "to walk…" },
        { "", 1, "" },
        { "wa lking", 4.01, "wa…" },
        { "w\xff\xff\xff\xff\xff", 5.01, "w\xff\xff\xff…" },
    };
    (void)state;
    begin();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fits = picture_text_fit(&picture, cases[i].text, 20, 10.8 * cases[i].letters);
        if (cases[i].fits)
            assert_string_equal(fits, cases[i].fits);
        else
            assert_null(fits);
    }
    arena_free(&arena);
}

// Of any size and number of letters: a product that is divided again may be a little less than it was.
static void a_text_fits_into_its_own_width(void **state)
{
    static const char text[] = "1234567890123456789012345678901234567890123456789012345678901234567890";
    (void)state;
    begin();
    for (int size = 10; size <= 40; size++)
        for (size_t from = 0; from < sizeof text; from++) {
            const char *some = text + from;
            assert_ptr_equal(picture_text_fit(&picture, some, size, picture_text_width(some, size)), some);
        }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_says_its_size_its_title_and_what_it_shows),
        cmocka_unit_test(areas_and_lines_have_points_colours_and_hints),
        cmocka_unit_test(words_are_words_with_their_size_and_side),
        cmocka_unit_test(points_are_copied),
        cmocka_unit_test(a_text_is_as_wide_as_its_letters),
        cmocka_unit_test(a_text_fits_into_its_own_width),
        cmocka_unit_test(as_much_of_a_text_as_fits_is_left_and_three_letters_at_least),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
