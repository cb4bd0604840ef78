// Reads JSON that comes from elsewhere, by json-c: strictly RFC 8259, in UTF-8, nothing after it.
//
//     JsonReader reader;
//     if (json_read(&reader, text, length, 2)) ...           {"ok":true}
//         json_read_bool(reader.root, "ok", &ok)
//     json_read_done(&reader);
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include "base/library.h"

#include <stdint.h>

typedef struct JsonValue JsonValue;

typedef struct {
    JsonValue *root;  // NULL: it is not JSON
} JsonReader;

// Whether json-c is there; before any thread reads. False: why.
bool json_read_ready(char why[LIBRARY_WHY_SIZE]);

// text: length bytes and a NUL. depth: how deep values may be nested, 2 for the above. False: not JSON, or
// json-c is missing.
bool json_read(JsonReader *out, const char *text, size_t length, int depth);
void json_read_done(JsonReader *reader);

// Members of an object, each false where there is none of that name and kind, or `of` is not an object. A
// text with a NUL in it does not count as one. Texts live as long as the reader.
bool json_read_text(const JsonValue *of, const char *key, const char **out);
bool json_read_int(const JsonValue *of, const char *key, int64_t *out);
bool json_read_number(const JsonValue *of, const char *key, double *out);  // false for an int
bool json_read_bool(const JsonValue *of, const char *key, bool *out);
bool json_read_texts(const JsonValue *of, const char *key, size_t *count);  // a list of anything

// The n-th of the list under `key`; NULL: it is not a text.
const char *json_read_text_at(const JsonValue *of, const char *key, size_t n);

// Each member of an object, in its order.
typedef enum { JSON_NOTHING, JSON_BOOL, JSON_INT, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_OBJECT } JsonKind;
typedef void JsonEach(void *self, const JsonValue *of, const char *key, JsonKind kind);
void         json_read_each(const JsonValue *of, JsonEach *each, void *self);

// How many members it has; -1: it is not an object.
int json_read_members(const JsonValue *of);

#endif
