// The same shapes as pixels: a PNG is read back with cairo, and looked at pixel by pixel.
#include "picture/picture.h"

#include "cmocka_all.h"

#ifdef HAVE_CAIRO
#include "base/library.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

// clang-format off
#define CALLS(X) \
    X(cairo_image_surface_create_from_png_stream) X(cairo_image_surface_get_data) \
    X(cairo_image_surface_get_stride) X(cairo_image_surface_get_width) X(cairo_image_surface_get_height) \
    X(cairo_surface_destroy)
// clang-format on
LIBRARY_STATIC(CALLS)

enum { WIDTH = 60, HEIGHT = 40 };

static Arena    arena;
static Picture  picture;
static uint32_t pixels[HEIGHT][WIDTH];  // 0xRRGGBB

typedef struct {
    unsigned char *bytes;
    size_t         size, at;
} Png;

static cairo_status_t read_png(void *self, unsigned char *out, unsigned length)
{
    Png *png = self;
    if (png->size - png->at < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(out, png->bytes + png->at, length);
    png->at += length;
    return CAIRO_STATUS_SUCCESS;
}

// White paper.
static void begin(void)
{
    arena_free(&arena);
    arena = (Arena){ 0 };
    picture = (Picture){ .arena = &arena, .width = WIDTH, .height = HEIGHT, .title = "", .about = "" };
    picture_box(&picture, 0, 0, WIDTH, HEIGHT, 0xffffffffu, NULL);
}

static void paint(void)
{
    char why[PICTURE_WHY_SIZE], missing[LIBRARY_WHY_SIZE];
    Png  png = { 0 };
    assert_true(LIBRARY_OPEN("libcairo.so.2", &lib, missing));
    assert_true(picture_png(&picture, &png.bytes, &png.size, why));
    cairo_surface_t *surface = lib.cairo_image_surface_create_from_png_stream(read_png, &png);
    assert_int_equal(lib.cairo_image_surface_get_width(surface), WIDTH);
    assert_int_equal(lib.cairo_image_surface_get_height(surface), HEIGHT);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            memcpy(&pixels[y][x],
                   lib.cairo_image_surface_get_data(surface) +
                       y * lib.cairo_image_surface_get_stride(surface) + 4 * x,
                   4);
            pixels[y][x] &= 0xffffff;
        }
    lib.cairo_surface_destroy(surface);
    free(png.bytes);
}

static void areas_are_filled_and_lines_are_not(void **state)
{
    const Point corner[] = { { 30, 5 }, { 50, 5 }, { 50, 25 } };
    (void)state;
    begin();
    picture_box(&picture, 5, 6, 10, 8, 0xe02040ffu, NULL);
    picture_line(&picture, corner, 3, 4, 0x0040c0ffu, NULL);
    picture_area(&picture, (Point[]){ { 5, 20 }, { 25, 20 }, { 25, 39 } }, 3, 0x00a000ffu, NULL);
    paint();
    assert_int_equal(pixels[6][5], 0xe02040);
    assert_int_equal(pixels[13][14], 0xe02040);
    assert_int_equal(pixels[5][5], 0xffffff);
    assert_int_equal(pixels[14][14], 0xffffff);
    assert_int_equal(pixels[13][15], 0xffffff);
    assert_int_equal(pixels[3][40], 0x0040c0);  // two above and two below
    assert_int_equal(pixels[6][40], 0x0040c0);
    assert_int_equal(pixels[2][40], 0xffffff);
    assert_int_equal(pixels[7][40], 0xffffff);
    assert_int_equal(pixels[15][48], 0x0040c0);
    assert_int_equal(pixels[12][45], 0xffffff);  // within the corner
    assert_int_equal(pixels[22][22], 0x00a000);
    assert_int_equal(pixels[35][7], 0xffffff);
}

static void what_is_see_through_shows_what_is_below(void **state)
{
    (void)state;
    begin();
    picture_box(&picture, 0, 0, WIDTH, 20, 0xff0000ffu, NULL);
    picture_box(&picture, 0, 0, 30, HEIGHT, 0x00000066u, NULL);
    paint();
    assert_int_equal(pixels[10][40], 0xff0000);
    assert_in_range(pixels[10][10] >> 16, 152, 154);
    assert_int_equal(pixels[10][10] & 0xffff, 0);
    assert_in_range(pixels[30][10] & 0xff, 152, 154);
    assert_int_equal(pixels[30][40], 0xffffff);
}

// A long one is drawn in strokes that share a point; a see-through one in one stroke, or it would be darker
// where they meet.
static void a_line_of_many_points_has_no_gap(void **state)
{
    enum { MANY = 1025 };
    Point points[MANY];
    (void)state;
    for (int i = 0; i < MANY; i++)
        points[i] = (Point){ i < MANY - 1 ? 5 : 55, 20 };
    begin();
    picture_line(&picture, points, MANY, 4, 0x000000ffu, NULL);
    paint();
    for (int x = 5; x < 55; x++)
        assert_int_equal(pixels[20][x], 0);
    for (int i = 0; i < MANY; i++)
        points[i] = (Point){ 5 + i * 50.0 / MANY, 20 };
    begin();
    picture_line(&picture, points, MANY, 4, 0x00000080u, NULL);
    paint();
    for (int x = 7; x < 53; x++)
        assert_in_range(pixels[20][x] & 0xff, 126, 128);
    begin();
    picture_line(&picture, points, 0, 4, 0x000000ffu, NULL);
    picture_line(&picture, points, 1, 4, 0x000000ffu, NULL);
    paint();
    assert_int_equal(pixels[20][40], 0xffffff);
}

// The first and the last column that is not white; how many pixels are dark.
static int columns(int *first, int *last)
{
    int dark = 0;
    *first = WIDTH, *last = -1;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            if ((pixels[y][x] & 0xff) < 200) {
                *first = x < *first ? x : *first, *last = x > *last ? x : *last;
                dark++;
            }
    return dark;
}

static int write_word(double x, Align align, bool bold, double size, int *first, int *last)
{
    begin();
    picture_line(&picture, (Point[]){ { 1, 39.5 }, { 2, 39.5 } }, 2, 0.1, 0xffffffffu, NULL);
    picture_text(&picture, x, 25, size, align, bold, 0x000000ffu, "HH");
    paint();
    return columns(first, last);
}

static void words_begin_end_or_have_their_middle_where_they_should(void **state)
{
    int first, last, dark;
    (void)state;
    dark = write_word(10, ALIGN_LEFT, false, 12, &first, &last);
    if (dark == 0)
        skip();  // there is no font
    assert_in_range(first, 10, 13);
    int wide = last - first;
    assert_in_range(wide, 10, 24);
    write_word(50, ALIGN_RIGHT, false, 12, &first, &last);
    assert_in_range(last, 46, 50);
    write_word(30, ALIGN_MIDDLE, false, 12, &first, &last);
    assert_in_range(first + last, 57, 62);
    assert_true(write_word(10, ALIGN_LEFT, true, 12, &first, &last) > dark);
    write_word(10, ALIGN_LEFT, false, 20, &first, &last);
    assert_true(last - first > wide);
}

static uint32_t crc_of(const unsigned char *bytes, size_t size)
{
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < size; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return ~crc;
}

// A comment of 25 bytes after the header, with a checksum that is right.
static void it_carries_our_mark(void **state)
{
    unsigned char *bytes;
    size_t         size;
    char           why[PICTURE_WHY_SIZE];
    (void)state;
    begin();
    assert_true(picture_png(&picture, &bytes, &size, why));
    assert_memory_equal(bytes + 33, "\0\0\0\x19tEXtComment\0Made by walkcoach", 33);
    uint32_t crc = crc_of(bytes + 37, 29);
    for (int i = 0; i < 4; i++)
        assert_int_equal(bytes[66 + i], crc >> (24 - 8 * i) & 0xff);
    assert_memory_equal(bytes + size - 8, "IEND\xae\x42\x60\x82", 8);
    free(bytes);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_filled_and_lines_are_not),
        cmocka_unit_test(what_is_see_through_shows_what_is_below),
        cmocka_unit_test(a_line_of_many_points_has_no_gap),
        cmocka_unit_test(words_begin_end_or_have_their_middle_where_they_should),
        cmocka_unit_test(it_carries_our_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

static void without_cairo_it_says_so(void **state)
{
    unsigned char *bytes;
    size_t         size;
    char           why[PICTURE_WHY_SIZE];
    (void)state;
    assert_false(picture_png(&(Picture){ .width = 1, .height = 1 }, &bytes, &size, why));
    assert_null(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(without_cairo_it_says_so) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#endif
