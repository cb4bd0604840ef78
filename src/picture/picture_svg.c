// SVG by hand: cairo's would have outlines in place of words, and nobody can search, read out or restyle
// those.
#include "picture/picture.h"

#include "base/ours.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

static void add_escaped(Text *svg, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        size_t        bytes = utf8_decode(text + at, length - at, NULL);
        unsigned char c = (unsigned char)text[at];
        if (bytes == 0 || (bytes == 1 && c < ' '))
            text_add(svg, bytes ? " " : "\xEF\xBF\xBD");  // XML knows no such characters
        else if (c == '&' || c == '<' || c == '>' || c == '"')
            text_add(svg, c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;");
        else
            text_add_bytes(svg, text + at, bytes);
        at += bytes ? bytes : 1;
    }
}

static void add_colour(Text *svg, const char *what, Colour colour)
{
    text_printf(svg, " %s=\"#%06x\"", what, (unsigned)(colour >> 8));
    if ((colour & 0xff) != 0xff)
        text_printf(svg, " %s-opacity=\"%.3g\"", what, (colour & 0xff) / 255.0);
}

static void add_words(Text *svg, const Shape *shape)
{
    static const char *const anchors[] = {
        [ALIGN_LEFT] = "start", [ALIGN_MIDDLE] = "middle", [ALIGN_RIGHT] = "end"
    };
    text_printf(svg, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%g\" text-anchor=\"%s\"%s", shape->points->x,
                shape->points->y, shape->size, anchors[shape->align],
                shape->bold ? " font-weight=\"bold\"" : "");
    add_colour(svg, "fill", shape->colour);
    text_add(svg, ">");
    add_escaped(svg, shape->text);
    text_add(svg, "</text>\n");
}

static void add_shape(Text *svg, const Shape *shape)
{
    if (shape->kind == SHAPE_TEXT) {
        add_words(svg, shape);
        return;
    }
    text_add(svg, shape->kind == SHAPE_AREA ? "<polygon points=\"" : "<polyline points=\"");
    for (size_t i = 0; i < shape->count; i++)
        text_printf(svg, "%s%.1f,%.1f", i ? " " : "", shape->points[i].x, shape->points[i].y);
    text_add(svg, "\"");
    add_colour(svg, shape->kind == SHAPE_AREA ? "fill" : "stroke", shape->colour);
    if (shape->kind == SHAPE_LINE)
        text_printf(svg, " fill=\"none\" stroke-width=\"%g\"", shape->size);
    if (shape->text) {
        text_add(svg, "><title>");
        add_escaped(svg, shape->text);
        text_printf(svg, "</title></%s>\n", shape->kind == SHAPE_AREA ? "polygon" : "polyline");
    } else {
        text_add(svg, "/>\n");
    }
}

const char *picture_svg(const Picture *picture, Arena *arena)
{
    Text svg = { .arena = arena };
    text_printf(&svg,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %g %g\" width=\"%g\" height=\"%g\"\n"
                "     role=\"img\" font-family=\"DejaVu Sans, Verdana, sans-serif\"\n"
                "     stroke-linejoin=\"round\" stroke-linecap=\"round\">\n<!-- " OURS_MARK " -->\n<title>",
                picture->width, picture->height, picture->width, picture->height);
    add_escaped(&svg, picture->title);
    text_add(&svg, "</title>\n<desc>");
    add_escaped(&svg, picture->about);
    text_add(&svg, "</desc>\n");
    for (size_t i = 0; i < picture->count; i++)
        add_shape(&svg, &picture->shapes[i]);
    text_add(&svg, "</svg>\n");
    return text_string(&svg);
}
