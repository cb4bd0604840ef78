// The same shapes painted by cairo, into memory.
#include "export/picture.h"

#include <stdlib.h>
#include <string.h>

#ifdef HAVE_CAIRO
#include <cairo.h>

static void use_colour(cairo_t *cairo, Colour colour)
{
    cairo_set_source_rgba(cairo, (colour >> 24) / 255.0, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                          (colour & 0xff) / 255.0);
}

static void paint_words(cairo_t *cairo, const Shape *shape)
{
    cairo_text_extents_t extents;
    cairo_select_font_face(cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
                           shape->bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, shape->size);
    cairo_text_extents(cairo, shape->text, &extents);
    double before = shape->align == ALIGN_LEFT ? 0 : shape->align == ALIGN_MIDDLE ? extents.x_advance / 2 : extents.x_advance;
    cairo_move_to(cairo, shape->points->x - before, shape->points->y);
    cairo_show_text(cairo, shape->text);
}

static void paint(cairo_t *cairo, const Shape *shape)
{
    use_colour(cairo, shape->colour);
    if (shape->kind == SHAPE_TEXT) {
        paint_words(cairo, shape);
        return;
    }
    cairo_new_path(cairo);                    // text leaves a point behind
    for (size_t i = 0; i < shape->count; i++)
        cairo_line_to(cairo, shape->points[i].x, shape->points[i].y);
    if (shape->kind == SHAPE_AREA) {
        cairo_fill(cairo);
        return;
    }
    cairo_set_line_width(cairo, shape->size);
    cairo_stroke(cairo);
}

typedef struct { unsigned char *bytes; size_t size, capacity; } Buffer;

static cairo_status_t keep(void *self, const unsigned char *data, unsigned length)
{
    Buffer *buffer = self;
    if (buffer->size + length > buffer->capacity) {
        size_t         capacity = 2 * (buffer->size + length);
        unsigned char *bytes = realloc(buffer->bytes, capacity);
        if (!bytes)
            return CAIRO_STATUS_NO_MEMORY;
        buffer->bytes = bytes, buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->size, data, length);
    buffer->size += length;
    return CAIRO_STATUS_SUCCESS;
}

bool picture_png(const Picture *picture, unsigned char **bytes, size_t *size)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)picture->width, (int)picture->height);
    cairo_t         *cairo = cairo_create(surface);
    Buffer           png = { 0 };
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    for (size_t i = 0; i < picture->count; i++)
        paint(cairo, &picture->shapes[i]);
    bool painted = cairo_status(cairo) == CAIRO_STATUS_SUCCESS
                && cairo_surface_write_to_png_stream(surface, keep, &png) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    if (!painted)
        free(png.bytes);
    *bytes = painted ? png.bytes : NULL;
    *size = painted ? png.size : 0;
    return painted;
}

#else

bool picture_png(const Picture *picture, unsigned char **bytes, size_t *size)
{
    (void)picture;
    *bytes = NULL, *size = 0;
    return false;
}

#endif
