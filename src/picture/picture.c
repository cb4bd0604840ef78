// Shapes into the list, and the widths of texts.
#include "picture/picture.h"

#include "base/utf8.h"

#include <string.h>

#define LETTER 0.54  // of the height: the mean of a sans serif, a little on the wide side

static Shape *add(Picture *picture, Shape shape, const Point *points, size_t count)
{
    Point *copy = ARENA_ARRAY(picture->arena, Point, count + 1);
    memcpy(copy, points, sizeof *copy * count);
    shape.points = copy, shape.count = count;
    Shape *added = ARENA_PUSH(picture->arena, picture->shapes, picture->count, picture->capacity);
    return *added = shape, added;
}

void picture_area(Picture *picture, const Point *points, size_t count, Colour colour, const char *hint)
{
    add(picture, (Shape){ .kind = SHAPE_AREA, .colour = colour, .text = hint }, points, count);
}

void picture_box(Picture *picture, double x, double y, double width, double height, Colour colour,
                 const char *hint)
{
    Point corners[] = { { x, y }, { x + width, y }, { x + width, y + height }, { x, y + height } };
    picture_area(picture, corners, 4, colour, hint);
}

void picture_line(Picture *picture, const Point *points, size_t count, double width, Colour colour,
                  const char *hint)
{
    add(picture, (Shape){ .kind = SHAPE_LINE, .colour = colour, .size = width, .text = hint }, points, count);
}

void picture_text(Picture *picture, double x, double y, double size, Align align, bool bold, Colour colour,
                  const char *text)
{
    if (*text)
        add(picture,
            (Shape){ .kind = SHAPE_TEXT,
                     .colour = colour,
                     .size = size,
                     .text = text,
                     .align = align,
                     .bold = bold },
            &(Point){ x, y }, 1);
}

double picture_text_width(const char *text, double size)
{
    return LETTER * size * (double)utf8_count(text, strlen(text));
}

const char *picture_text_fit(Picture *picture, const char *text, double size, double width)
{
    enum { LEAST = 3 };
    double room = width / (LETTER * size);
    size_t length = strlen(text), at = 0, letters = 0;
    if (picture_text_width(text, size) <= width)  // not by letters: a text has to fit its own width exactly
        return text;
    while (at < length && (double)(letters + 2) <= room) {
        size_t bytes = utf8_decode(text + at, length - at, NULL);
        at += bytes ? bytes : 1;
        letters++;
    }
    while (at > 0 && text[at - 1] == ' ')
        at--;
    return letters < LEAST ? NULL : arena_printf(picture->arena, "%.*s…", (int)at, text);
}
