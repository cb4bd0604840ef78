// The same shapes painted by cairo, into memory.
#include "base/bytes.h"
#include "base/exhausted.h"
#include "base/library.h"
#include "base/ours.h"
#include "picture/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_CAIRO
#include <cairo.h>

// clang-format off
#define CALLS(X) \
    X(cairo_image_surface_create) X(cairo_create) X(cairo_set_line_join) X(cairo_set_line_cap) \
    X(cairo_set_line_width) X(cairo_set_source_rgba) X(cairo_new_path) X(cairo_move_to) \
    X(cairo_line_to) X(cairo_fill) X(cairo_stroke) X(cairo_select_font_face) \
    X(cairo_set_font_size) X(cairo_text_extents) X(cairo_show_text) X(cairo_status) \
    X(cairo_surface_write_to_png_stream) X(cairo_destroy) X(cairo_surface_destroy)
// clang-format on
LIBRARY_STATIC(CALLS)
#define LIBRARY "libcairo.so.2"

static void use_colour(cairo_t *cairo, Colour colour)
{
    lib.cairo_set_source_rgba(cairo, (colour >> 24) / 255.0, (colour >> 16 & 0xff) / 255.0,
                              (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

static void paint_words(cairo_t *cairo, const Shape *shape)
{
    cairo_text_extents_t extents;
    lib.cairo_select_font_face(cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
                               shape->bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    lib.cairo_set_font_size(cairo, shape->size);
    lib.cairo_text_extents(cairo, shape->text, &extents);
    double before = shape->align == ALIGN_LEFT     ? 0
                    : shape->align == ALIGN_MIDDLE ? extents.x_advance / 2
                                                   : extents.x_advance;
    lib.cairo_move_to(cairo, shape->points->x - before, shape->points->y);
    lib.cairo_show_text(cairo, shape->text);
}

static void trace(cairo_t *cairo, const Point *points, size_t count)
{
    lib.cairo_new_path(cairo);  // after text the path is not empty
    for (size_t i = 0; i < count; i++)
        lib.cairo_line_to(cairo, points[i].x, points[i].y);
}

// Draws a long line in several strokes: cairo keeps many times the points of a stroke, 130 MB for the breaths
// of ten hours. In a translucent line one would see where the strokes meet.
enum { STROKE_MOST = 1024 };

static void paint(cairo_t *cairo, const Shape *shape)
{
    use_colour(cairo, shape->colour);
    if (shape->kind == SHAPE_TEXT) {
        paint_words(cairo, shape);
        return;
    }
    if (shape->kind == SHAPE_AREA) {
        trace(cairo, shape->points, shape->count);
        lib.cairo_fill(cairo);
        return;
    }
    lib.cairo_set_line_width(cairo, shape->size);
    size_t most = (shape->colour & 0xff) == 0xff ? STROKE_MOST : shape->count;
    for (size_t from = 0, count; from + 1 < shape->count || from == 0; from += count - 1) {
        count = shape->count - from < most ? shape->count - from : most;
        trace(cairo, shape->points + from, count);
        lib.cairo_stroke(cairo);
        if (count < 2)
            return;
    }
}

// After the header of 33 bytes: our mark as a comment (PNG specification, 11.3.4.3), ready with its CRC.
static void put_mark(Bytes *png)
{
    enum { HEADER = 33 };
    static const char chunk[] = "\0\0\0\x19tEXtComment\0" OURS_MARK "\xcf\x1a\xad\xaa";
    size_t            size = sizeof chunk - 1, before = png->size;
    bytes_add(png, chunk, size);
    if (png->failed)
        return;
    memmove(png->at + HEADER + size, png->at + HEADER, before - HEADER);
    memcpy(png->at + HEADER, chunk, size);
}

static cairo_status_t keep(void *self, const unsigned char *data, unsigned length)
{
    Bytes *png = self;
    bytes_add(png, data, length);
    return png->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static bool draw(const Picture *picture, Bytes *png)
{
    cairo_surface_t *surface = lib.cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)picture->width,
                                                              (int)picture->height);
    cairo_t         *cairo = lib.cairo_create(surface);
    lib.cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    lib.cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    for (size_t i = 0; i < picture->count; i++)
        paint(cairo, &picture->shapes[i]);
    bool painted = lib.cairo_status(cairo) == CAIRO_STATUS_SUCCESS &&
                   lib.cairo_surface_write_to_png_stream(surface, keep, png) == CAIRO_STATUS_SUCCESS;
    lib.cairo_destroy(cairo);
    lib.cairo_surface_destroy(surface);
    if (painted)
        put_mark(png);
    return painted && !png->failed;
}

bool picture_png(const Picture *picture, unsigned char **bytes, size_t *size, char why[PICTURE_WHY_SIZE])
{
    char  missing[LIBRARY_WHY_SIZE];
    Bytes png = { 0 };
    *bytes = NULL, *size = 0;
    if (!LIBRARY_OPEN(LIBRARY, &lib, missing)) {
        snprintf(why, PICTURE_WHY_SIZE, "a PNG needs cairo (package libcairo2): %s", missing);
        return false;
    }
    if (!draw(picture, &png)) {  // a file would be whole without its cover, and nobody would know why
        free(png.at);
        memory_exhausted();
    }
    *bytes = png.at, *size = png.size;
    return true;
}

#else

bool picture_png(const Picture *picture, unsigned char **bytes, size_t *size, char why[PICTURE_WHY_SIZE])
{
    (void)picture;
    *bytes = NULL, *size = 0;
    snprintf(why, PICTURE_WHY_SIZE,
             "this walkcoach was built without cairo (libcairo2-dev) and cannot draw a PNG");
    return false;
}

#endif
