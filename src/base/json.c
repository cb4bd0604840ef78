// RFC 8259, on one line: no blanks, no line breaks.
#include "base/json.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_quoted(Text *text, const char *string)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    size_t            length = strlen(string);
    text_add(text, "\"");
    for (size_t at = 0, size; at < length; at += size ? size : 1) {
        unsigned char byte = (unsigned char)string[at];
        size = utf8_decode(string + at, length - at, NULL);
        if (size == 0)
            text_add(text, replacement);
        else if (byte == '"' || byte == '\\')
            text_printf(text, "\\%c", byte);
        else if (byte == '\n')
            text_add(text, "\\n");
        else if (byte == '\t')
            text_add(text, "\\t");
        else if (byte < 0x20 || byte == 0x7F)
            text_printf(text, "\\u%04x", byte);
        else
            text_add_bytes(text, string + at, size);
    }
    text_add(text, "\"");
}

static void begin_value(Json *json, const char *key)
{
    if (json->comma)
        text_add(json->text, ",");
    if (key) {
        add_quoted(json->text, key);
        text_add(json->text, ":");
    }
    json->comma = true;
}

static void open_bracket(Json *json, const char *key, const char *bracket)
{
    begin_value(json, key);
    text_add(json->text, bracket);
    json->comma = false;
}

static void close_bracket(Json *json, const char *bracket)
{
    text_add(json->text, bracket);
    json->comma = true;
}

void json_object_open(Json *json, const char *key) { open_bracket(json, key, "{"); }
void json_object_close(Json *json) { close_bracket(json, "}"); }
void json_array_open(Json *json, const char *key) { open_bracket(json, key, "["); }
void json_array_close(Json *json) { close_bracket(json, "]"); }

void json_string(Json *json, const char *key, const char *value)
{
    if (!value) {
        json_null(json, key);
        return;
    }
    begin_value(json, key);
    add_quoted(json->text, value);
}

void json_int(Json *json, const char *key, int64_t value)
{
    begin_value(json, key);
    text_printf(json->text, "%lld", (long long)value);
}

void json_number(Json *json, const char *key, double value)
{
    if (!isfinite(value)) {
        json_null(json, key);
        return;
    }
    char digits[40];
    for (int precision = 6; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    begin_value(json, key);
    text_add(json->text, digits);
}

void json_bool(Json *json, const char *key, bool value)
{
    begin_value(json, key);
    text_add(json->text, value ? "true" : "false");
}

void json_null(Json *json, const char *key)
{
    begin_value(json, key);
    text_add(json->text, "null");
}
