#include "app/option_value.h"

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

bool option_value_read(const Option *row, const char *text, Settings *settings)
{
    void   *field = (char *)settings + row->offset;
    int64_t big;
    switch (row->kind) {
    case VALUE_SWITCH: *(bool *)field = true; return true;
    case VALUE_YES: *(int *)field = 1; return true;
    case VALUE_TEXT: *(const char **)field = text; return *text != '\0';
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
