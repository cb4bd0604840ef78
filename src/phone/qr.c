#include "phone/qr.h"

#ifdef HAVE_QRENCODE

#include "base/library.h"

#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>

// clang-format off
#define CALLS(X) \
    X(QRcode_encodeString8bit) X(QRcode_free)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libqrencode.so.4"

enum {
    MARGIN = 4,
    BLACK = 16,
    WHITE = 231
};  // of the 256-colour cube: a theme may have changed the first sixteen

static bool is_dark(const QRcode *code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code->width && y < code->width && (code->data[y * code->width + x] & 1);
}

static int shade(const QRcode *code, int x, int y) { return is_dark(code, x, y) ? BLACK : WHITE; }

// The foreground is a cell's upper half, the background its lower half.
static void draw_color(FILE *to, const QRcode *code)
{
    for (int y = -MARGIN; y < code->width + MARGIN; y += 2) {
        for (int x = -MARGIN; x < code->width + MARGIN; x++)
            fprintf(to, "\033[38;5;%d;48;5;%dm\u2580", shade(code, x, y), shade(code, x, y + 1));
        fputs("\033[0m\n", to);
    }
}

static void draw_plain(FILE *to, const QRcode *code)
{
    for (int y = -MARGIN; y < code->width + MARGIN; y++) {
        for (int x = -MARGIN; x < code->width + MARGIN; x++)
            fputs(is_dark(code, x, y) ? "##" : "  ", to);
        fputc('\n', to);
    }
}

const char *qr_text(const char *text, bool color, Arena *arena)
{
    Library lib = { 0 };
    char    why[LIBRARY_WHY_SIZE];
    if (!LIBRARY_OPEN(LIBRARY, &lib, why))
        return NULL;  // the address is shown anyway
    QRcode *code = lib.QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    char   *drawn = NULL;
    size_t  size;
    FILE   *to = code ? open_memstream(&drawn, &size) : NULL;
    if (to) {
        (color ? draw_color : draw_plain)(to, code);
        fclose(to);
    }
    lib.QRcode_free(code);
    const char *kept = drawn ? arena_strdup(arena, drawn) : NULL;
    free(drawn);
    return kept;
}

#else

const char *qr_text(const char *text, bool color, Arena *arena)
{
    (void)text, (void)color, (void)arena;
    return NULL;
}

#endif
