// Looks for a shape of a picture by what it says, and compares where it is.
#ifndef TESTS_DRAWN_H
#define TESTS_DRAWN_H

#include "picture/picture.h"

#include "cmocka_all.h"

#include <string.h>

#define DRAWN_NEAR 0.01

// The n-th shape of that kind that says so, from 0; NULL: there is none. text NULL: whatever it says.
static inline const Shape *drawn_nth(const Picture *picture, ShapeKind kind, const char *text, int n)
{
    for (size_t i = 0; i < picture->count; i++) {
        const Shape *shape = &picture->shapes[i];
        bool         says = !text || (shape->text && strcmp(shape->text, text) == 0);
        if (shape->kind == kind && says && n-- == 0)
            return shape;
    }
    return NULL;
}

static inline const Shape *drawn_find(const Picture *picture, ShapeKind kind, const char *text, int n)
{
    const Shape *shape = drawn_nth(picture, kind, text, n);
    if (!shape)
        fail_msg("\"%s\" (%d) is not in the picture", text ? text : "", n);
    return shape;
}

static inline int drawn_count(const Picture *picture, ShapeKind kind, const char *text)
{
    int count = 0;
    while (drawn_nth(picture, kind, text, count))
        count++;
    return count;
}

static inline void drawn_points(const Shape *shape, const Point *points, size_t count)
{
    assert_int_equal(shape->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_float_equal(shape->points[i].x, points[i].x, DRAWN_NEAR);
        assert_float_equal(shape->points[i].y, points[i].y, DRAWN_NEAR);
    }
}

static inline void drawn_text(const Picture *picture, const char *text, double x, double y, double size,
                              Align align, bool bold, Colour colour)
{
    const Shape *shape = drawn_find(picture, SHAPE_TEXT, text, 0);
    drawn_points(shape, &(Point){ x, y }, 1);
    assert_float_equal(shape->size, size, DRAWN_NEAR);
    assert_int_equal(shape->align, align);
    assert_int_equal(shape->bold, bold);
    assert_int_equal(shape->colour, colour);
}

static inline void drawn_box(const Picture *picture, const char *hint, double left, double top, double right,
                             double bottom, Colour colour)
{
    const Shape *shape = drawn_find(picture, SHAPE_AREA, hint, 0);
    drawn_points(shape, (Point[]){ { left, top }, { right, top }, { right, bottom }, { left, bottom } }, 4);
    assert_int_equal(shape->colour, colour);
}

static inline void drawn_line(const Shape *shape, Point from, Point to, double width, Colour colour)
{
    assert_int_equal(shape->kind, SHAPE_LINE);
    drawn_points(shape, (Point[]){ from, to }, 2);
    assert_float_equal(shape->size, width, DRAWN_NEAR);
    assert_int_equal(shape->colour, colour);
}

#endif
