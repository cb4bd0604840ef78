#include "base/named.h"

#include <string.h>

static bool same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static const char *file_of(Named named) { return named.pos.source ? named.pos.source->path : NULL; }

bool named_same(Named a, Named b)
{
    return a.pos.line == b.pos.line && a.pos.column == b.pos.column && same_text(a.text, b.text) &&
           same_text(file_of(a), file_of(b));
}
