#include "app/option_value.h"

#include "base/files.h"
#include "base/text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool whole_number(const char *text, const Option *row, int64_t *out)
{
    char *end;
    errno = 0;
    *out = strtoll(text, &end, 10);
    return *text && !*end && !errno && (double)*out >= row->low && (double)*out <= row->high;
}

static bool number(const char *text, const Option *row, double *out)
{
    char *end;
    *out = strtod(text, &end);
    return *text && !*end && isfinite(*out) && *out >= row->low && *out <= row->high;
}

static bool layers(const char *text, LayerSet *out)
{
    char names[200];
    if (strlen(text) >= sizeof names)
        return false;
    strcpy(names, text);
    char *rest = NULL;
    for (char *name = strtok_r(names, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        Layer layer;
        if (!layer_parse(name, &layer))
            return false;
        *out |= LAYER_BIT(layer);
    }
    return *out != 0;
}

static bool one_more(const char *text, Texts *out)
{
    if (!*text || out->count == TEXTS_MOST)
        return false;
    out->at[out->count++] = text;
    return true;
}

bool option_value_read(const Option *row, const char *text, Settings *settings, Arena *arena)
{
    void   *field = (char *)settings + row->offset;
    int64_t big;
    switch (row->kind) {
    case VALUE_SWITCH: *(bool *)field = true; return true;
    case VALUE_YES: *(int *)field = 1; return true;
    case VALUE_TEXT: *(const char **)field = text; return *text != '\0';
    case VALUE_PATH: *(const char **)field = files_at_home(text, arena); return *text != '\0';
    case VALUE_TEXTS: return one_more(text, field);
    case VALUE_NAMED: *(Named *)field = (Named){ text, { .source = row->place } }; return *text != '\0';
    case VALUE_INT: return whole_number(text, row, &big) && (*(int *)field = (int)big, true);
    case VALUE_BIG: return whole_number(text, row, (int64_t *)field);
    case VALUE_NUMBER: return number(text, row, field);
    case VALUE_CHOICE: return choice_find(row->choices, text, field);
    case VALUE_LAYERS: return layers(text, field);
    }
    return false;
}

// --- Writing ---------------------------------------------------------------------------

static const char *layers_written(LayerSet set, Arena *arena)
{
    Text text = { .arena = arena };
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        if (set & LAYER_BIT(layer))
            text_printf(&text, "%s%s", text.length ? "," : "", layer_name((Layer)layer));
    return text_string(&text);
}

static const char *text_written(const char *text, Arena *arena)
{
    return text ? files_lasting(text, arena) : NULL;
}

const char *option_value_write(const Option *row, const Settings *settings, Arena *arena)
{
    const Settings untyped = SETTINGS_DEFAULT;
    const void    *field = (const char *)settings + row->offset;
    const void    *other = (const char *)&untyped + row->offset;
#define SAME(type) (*(const type *)field == *(const type *)other)
    switch (row->kind) {
    case VALUE_SWITCH: return SAME(bool) ? NULL : "";
    case VALUE_YES: return SAME(int) ? NULL : "";
    case VALUE_TEXT:
    case VALUE_PATH: return text_written(*(const char *const *)field, arena);
    case VALUE_TEXTS: return NULL;
    case VALUE_NAMED: return text_written(((const Named *)field)->text, arena);
    case VALUE_INT: return SAME(int) ? NULL : arena_printf(arena, "%d", *(const int *)field);
    case VALUE_BIG:
        return SAME(int64_t) ? NULL : arena_printf(arena, "%lld", (long long)*(const int64_t *)field);
    case VALUE_NUMBER: return SAME(double) ? NULL : arena_printf(arena, "%.17g", *(const double *)field);
    case VALUE_CHOICE: return SAME(int) ? NULL : choice_word(row->choices, *(const int *)field);
    case VALUE_LAYERS: return SAME(LayerSet) ? NULL : layers_written(*(const LayerSet *)field, arena);
    }
#undef SAME
    return NULL;
}
