#include "base/json_read.h"

#include "base/utf8.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#ifdef HAVE_JSON_C

#include <json-c/json.h>

// clang-format off
#define CALLS(X) \
    X(json_tokener_new_ex) X(json_tokener_set_flags) X(json_tokener_parse_ex) X(json_tokener_get_parse_end) \
    X(json_tokener_free) X(json_object_put) X(json_object_is_type) X(json_object_object_get_ex) \
    X(json_object_object_length) X(json_object_array_length) X(json_object_array_get_idx) \
    X(json_object_get_string) X(json_object_get_string_len) X(json_object_get_int64) \
    X(json_object_get_boolean) X(json_object_get_double) X(json_object_get_type) X(json_object_iter_begin) \
    X(json_object_iter_end) X(json_object_iter_equal) X(json_object_iter_next) X(json_object_iter_peek_name) \
    X(json_object_iter_peek_value)
// clang-format on
LIBRARY_STATIC(CALLS)
#define LIBRARY "libjson-c.so.5"

bool json_read_ready(char why[LIBRARY_WHY_SIZE])
{
    char missing[LIBRARY_WHY_SIZE];
    bool found = LIBRARY_OPEN(LIBRARY, &lib, missing);
    if (!found)
        snprintf(why, LIBRARY_WHY_SIZE, "json-c (package libjson-c5) is missing: %.150s", missing);
    return found;
}

static json_object *parse(const char *text, size_t length, int depth)
{
    // json-c itself accepts letters that are written in more bytes than they need.
    bool          right = length < INT_MAX && utf8_valid(text, length);
    json_tokener *tokener = right ? lib.json_tokener_new_ex(depth) : NULL;
    if (!tokener)
        return NULL;
    lib.json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
    json_object *root = lib.json_tokener_parse_ex(tokener, text, (int)length + 1);  // with its NUL: no more
    bool         whole = root && lib.json_tokener_get_parse_end(tokener) >= length;
    lib.json_tokener_free(tokener);
    if (root && !whole)
        lib.json_object_put(root);
    return whole ? root : NULL;
}

bool json_read(JsonReader *out, const char *text, size_t length, int depth)
{
    char why[LIBRARY_WHY_SIZE];
    *out = (JsonReader){ json_read_ready(why) ? (JsonValue *)parse(text, length, depth) : NULL };
    return out->root != NULL;
}

void json_read_done(JsonReader *reader)
{
    if (reader->root)
        lib.json_object_put((json_object *)reader->root);
    *reader = (JsonReader){ 0 };
}

// The member of that name and kind; NULL: none.
static json_object *member(const JsonValue *of, const char *key, json_type type)
{
    json_object *object = (json_object *)of, *value = NULL;
    bool         found = lib.json_object_is_type(object, json_type_object) &&
                 lib.json_object_object_get_ex(object, key, &value) && lib.json_object_is_type(value, type);
    return found ? value : NULL;
}

static const char *text_of(json_object *value)
{
    if (!value || !lib.json_object_is_type(value, json_type_string))
        return NULL;
    const char *text = lib.json_object_get_string(value);
    return strlen(text) == (size_t)lib.json_object_get_string_len(value) ? text : NULL;
}

bool json_read_text(const JsonValue *of, const char *key, const char **out)
{
    const char *text = text_of(member(of, key, json_type_string));
    if (text)
        *out = text;
    return text != NULL;
}

bool json_read_int(const JsonValue *of, const char *key, int64_t *out)
{
    json_object *value = member(of, key, json_type_int);
    if (value)
        *out = lib.json_object_get_int64(value);
    return value != NULL;
}

bool json_read_bool(const JsonValue *of, const char *key, bool *out)
{
    json_object *value = member(of, key, json_type_boolean);
    if (value)
        *out = lib.json_object_get_boolean(value);
    return value != NULL;
}

bool json_read_texts(const JsonValue *of, const char *key, size_t *count)
{
    json_object *list = member(of, key, json_type_array);
    *count = list ? lib.json_object_array_length(list) : 0;
    return list != NULL;
}

const char *json_read_text_at(const JsonValue *of, const char *key, size_t n)
{
    json_object *list = member(of, key, json_type_array);
    return list ? text_of(lib.json_object_array_get_idx(list, n)) : NULL;
}

bool json_read_number(const JsonValue *of, const char *key, double *out)
{
    json_object *value = member(of, key, json_type_double);
    if (value)
        *out = lib.json_object_get_double(value);
    return value != NULL;
}

static JsonKind kind_of(json_object *value)
{
    switch (lib.json_object_get_type(value)) {
    case json_type_null: break;
    case json_type_boolean: return JSON_BOOL;
    case json_type_double: return JSON_NUMBER;
    case json_type_int: return JSON_INT;
    case json_type_object: return JSON_OBJECT;
    case json_type_array: return JSON_LIST;
    case json_type_string: return JSON_TEXT;
    }
    return JSON_NOTHING;
}

void json_read_each(const JsonValue *of, JsonEach *each, void *self)
{
    json_object *object = (json_object *)of;
    if (!lib.json_object_is_type(object, json_type_object))
        return;
    struct json_object_iterator at = lib.json_object_iter_begin(object),
                                end = lib.json_object_iter_end(object);
    for (; !lib.json_object_iter_equal(&at, &end); lib.json_object_iter_next(&at))
        each(self, of, lib.json_object_iter_peek_name(&at), kind_of(lib.json_object_iter_peek_value(&at)));
}

int json_read_members(const JsonValue *of)
{
    json_object *object = (json_object *)of;
    return lib.json_object_is_type(object, json_type_object) ? lib.json_object_object_length(object) : -1;
}

#else

bool json_read_ready(char why[LIBRARY_WHY_SIZE])
{
    snprintf(why, LIBRARY_WHY_SIZE, "this walkcoach was built without json-c (libjson-c-dev)");
    return false;
}

bool json_read(JsonReader *out, const char *text, size_t length, int depth)
{
    (void)text, (void)length, (void)depth;
    *out = (JsonReader){ NULL };
    return false;
}

// No value is ever asked for.
void json_read_done(JsonReader *reader) { (void)reader; }
bool json_read_text(const JsonValue *of, const char *key, const char **out)
{
    return (void)of, (void)key, (void)out, false;
}
bool json_read_int(const JsonValue *of, const char *key, int64_t *out)
{
    return (void)of, (void)key, (void)out, false;
}
bool json_read_bool(const JsonValue *of, const char *key, bool *out)
{
    return (void)of, (void)key, (void)out, false;
}
bool json_read_texts(const JsonValue *of, const char *key, size_t *count)
{
    return (void)of, (void)key, *count = 0, false;
}
const char *json_read_text_at(const JsonValue *of, const char *key, size_t n)
{
    return (void)of, (void)key, (void)n, NULL;
}
bool json_read_number(const JsonValue *of, const char *key, double *out)
{
    return (void)of, (void)key, (void)out, false;
}
void json_read_each(const JsonValue *of, JsonEach *each, void *self) { (void)of, (void)each, (void)self; }
int  json_read_members(const JsonValue *of) { return (void)of, -1; }

#endif
