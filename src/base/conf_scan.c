#include "base/conf_scan.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

typedef struct { const Source *s; const char *p, *line_start; int line; Arena *arena; ConfMarks *out; DiagList *diags; int depth; } Scan;

static void blanks(Scan *x)
{
    for (;; x->p++) {
        if (*x->p == '\n') { x->line++; x->line_start = x->p + 1; }
        else if (*x->p == '#' || (x->p[0] == '/' && x->p[1] == '/')) { x->p += strcspn(x->p, "\n"); x->p--; }
        else if (!isspace((unsigned char)*x->p)) return;
    }
}
static SourcePos here(Scan *x, size_t w) { return (SourcePos){ x->s, x->line, (int)(x->p - x->line_start) + 1, (int)w }; }
static bool settings(Scan *x);
static bool value(Scan *x, SourcePos key)
{
    ConfMark *m = ARENA_PUSH(x->arena, x->out->items, x->out->count, x->out->capacity);
    m->key_pos = key;
    m->pos = here(x, 1);
    if (*x->p == '{') {
        m->kind = CONF_GROUP; x->p++;
        if (++x->depth > 32) { diag_error(x->diags, m->pos, "nesting", "groups are nested more than 32 deep"); return false; }
        if (!settings(x)) return false;
        x->depth--;
        if (*x->p != '}') return false;
        x->p++;
        return true;
    }
    if (*x->p == '[') {
        m->kind = CONF_ARRAY; x->p++;
        for (;;) {
            blanks(x);
            if (*x->p == ']') { x->p++; return true; }
            if (*x->p == '[' || *x->p == '{') return false;
            if (!value(x, (SourcePos){0})) return false;
            blanks(x);
            if (*x->p == ',') x->p++;
        }
    }
    if (*x->p == '"') {
        m->kind = CONF_TEXT;
        const char *start = x->p;
        do {
            for (x->p++; *x->p && *x->p != '"' && *x->p != '\n'; x->p++) if (*x->p == '\\' && x->p[1]) x->p++;
            if (*x->p != '"') return false;
            x->p++;
            if (m->pos.width == 1) m->pos.width = (int)(x->p - start);
            blanks(x);
        } while (*x->p == '"');
        return true;
    }
    size_t n = strcspn(x->p, " \t\r\n;,{}[]()\"#=");
    if (n == 0) return false;
    m->pos.width = (int)n;
    bool hex = x->p[0] == '0' && (x->p[1] == 'x' || x->p[1] == 'X');
    m->kind = (n == 4 && !strncasecmp(x->p, "true", 4)) || (n == 5 && !strncasecmp(x->p, "false", 5)) ? CONF_BOOL
        : !hex && strcspn(x->p, ".eE") < n ? CONF_FLOAT : CONF_INT;
    x->p += n;
    return true;
}
static bool settings(Scan *x)
{
    for (;;) {
        blanks(x);
        if (!*x->p || *x->p == '}') return true;
        size_t n = 0;
        while (isalnum((unsigned char)x->p[n]) || strchr("-_*", x->p[n] ? x->p[n] : ' ')) n++;
        if (n == 0) return false;
        SourcePos key = here(x, n);
        x->p += n;
        blanks(x);
        if (*x->p != '=' && *x->p != ':') return false;
        x->p++;
        blanks(x);
        if (!value(x, key)) return false;
        blanks(x);
        if (*x->p == ';' || *x->p == ',') x->p++;
    }
}
bool conf_scan(const Source *source, Arena *arena, DiagList *diags, ConfMarks *out)
{
    Scan x = { source, source->text, source->text, 1, arena, out, diags, 0 };
    int before = diags->errors;
    if (settings(&x) && !*x.p) return true;
    if (diags->errors == before) diag_error(diags, here(&x, 1), "syntax", "this is not understood");
    return false;
}
