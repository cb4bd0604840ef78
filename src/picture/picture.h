// A picture as a list of shapes, back to front: what SVG writes and cairo paints, from one description.
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t Colour;  // 0xRRGGBBAA
typedef struct {
    double x, y;
} Point;
typedef enum { SHAPE_AREA, SHAPE_LINE, SHAPE_TEXT } ShapeKind;
typedef enum { ALIGN_LEFT, ALIGN_MIDDLE, ALIGN_RIGHT } Align;

typedef struct {
    ShapeKind    kind;
    Colour       colour;
    double       size;    // the width of a line, the height of a text
    const Point *points;  // of a text: where its baseline begins, is centred or ends
    size_t       count;
    const char  *text;  // SHAPE_TEXT: what it says; else what a pointer that rests on it shows, or NULL
    Align        align;
    bool         bold;
} Shape;

typedef struct {
    Arena      *arena;
    double      width, height;
    const char *title, *about;  // for those who cannot see it
    Shape      *shapes;
    size_t      count, capacity;
} Picture;

// points are copied. hint may be NULL.
void picture_area(Picture *picture, const Point *points, size_t count, Colour colour, const char *hint);
void picture_box(Picture *picture, double x, double y, double width, double height, Colour colour,
                 const char *hint);
void picture_line(Picture *picture, const Point *points, size_t count, double width, Colour colour,
                  const char *hint);
void picture_text(Picture *picture, double x, double y, double size, Align align, bool bold, Colour colour,
                  const char *text);

// About how wide a text will be. It is guessed without a font, so that every machine draws the same picture.
double picture_text_width(const char *text, double size);

// As much of a text as fits, with "…" where something is missing; NULL where fewer than three letters would
// be left.
const char *picture_text_fit(Picture *picture, const char *text, double size, double width);

// The whole as an SVG document, texts as text. In the arena.
const char *picture_svg(const Picture *picture, Arena *arena);

// The same as a PNG, a pixel for each unit. Bytes are the caller's (free). False: why says what is missing.
enum { PICTURE_WHY_SIZE = 300 };
bool picture_png(const Picture *picture, unsigned char **bytes, size_t *size, char why[PICTURE_WHY_SIZE]);

#endif
