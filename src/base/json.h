// Writes JSON into a Text, one value after the other; takes care of commas and escapes.
//
//     Json json = { .text = &text };
//     json_object_open(&json, NULL);
//     json_string(&json, "title", "Park");       {"title":"Park","lengths":[10,20]}
//     json_array_open(&json, "lengths");
//     json_int(&json, NULL, 10);                 key is NULL inside an array and at the top
//     json_int(&json, NULL, 20);
//     json_array_close(&json);
//     json_object_close(&json);
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    Text *text;
    bool  comma;  // the next value needs one before it
} Json;

void json_object_open(Json *json, const char *key);
void json_object_close(Json *json);
void json_array_open(Json *json, const char *key);
void json_array_close(Json *json);

void json_string(Json *json, const char *key,
                 const char *value);  // NULL writes null; invalid UTF-8 becomes U+FFFD
void json_int(Json *json, const char *key, int64_t value);
void json_number(Json *json, const char *key,
                 double value);  // the shortest form that reads back the same; inf and nan: null
void json_bool(Json *json, const char *key, bool value);
void json_null(Json *json, const char *key);

#endif
