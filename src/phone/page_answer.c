#include "phone/page_answer.h"

#include "base/date.h"
#include "base/utf8.h"
#include "session/medical.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

Entry page_answer_entry(const PageAnswer *answer)
{
    return (Entry){ .day = answer->day,
                    .kind = answer->level ? ENTRY_WALK : ENTRY_DRILL,
                    .session = answer->walk,
                    .minutes = answer->minutes,
                    .level = answer->level,
                    .left_early = answer->left_early,
                    .feel = answer->feel,
                    .signs = answer->signs };
}

#ifdef HAVE_JSON_C

#include <json-c/json.h>

// clang-format off
#define CALLS(X) \
    X(json_tokener_new_ex) X(json_tokener_set_flags) X(json_tokener_parse_ex) X(json_tokener_get_parse_end) \
    X(json_tokener_free) X(json_object_put) X(json_object_is_type) X(json_object_object_get_ex) \
    X(json_object_object_length) X(json_object_array_length) X(json_object_array_get_idx) \
    X(json_object_get_string) X(json_object_get_string_len) X(json_object_get_int64) \
    X(json_object_get_boolean)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libjson-c.so.5"

enum { DEPTH = 3, MEMBERS = 8 };  // the answer, its signs, a sign

typedef struct {
    const Library *lib;
    json_object   *answer;
} Reader;

bool page_answer_open(char why[LIBRARY_WHY_SIZE])
{
    Library lib = { 0 };
    char    missing[LIBRARY_WHY_SIZE];
    bool    found = LIBRARY_OPEN(LIBRARY, &lib, missing);
    if (!found)
        snprintf(why, LIBRARY_WHY_SIZE, "json-c (package libjson-c5) is missing: %.150s", missing);
    return found;
}

// --- Values ----------------------------------------------------------------------------

// NULL: not a text, or one with a NUL in it.
static const char *text_of(const Library *lib, json_object *value)
{
    if (!lib->json_object_is_type(value, json_type_string))
        return NULL;
    const char *text = lib->json_object_get_string(value);
    return strlen(text) == (size_t)lib->json_object_get_string_len(value) ? text : NULL;
}

static const char *take_text(const Reader *reader, const char *key)
{
    json_object *value;
    return reader->lib->json_object_object_get_ex(reader->answer, key, &value) ? text_of(reader->lib, value)
                                                                               : NULL;
}

static bool take_number(const Reader *reader, const char *key, int most, int *out)
{
    json_object *value;
    if (!reader->lib->json_object_object_get_ex(reader->answer, key, &value) ||
        !reader->lib->json_object_is_type(value, json_type_int))
        return false;
    int64_t number = reader->lib->json_object_get_int64(value);
    *out = (int)number;
    return number >= 0 && number <= most;
}

static bool take_bool(const Reader *reader, const char *key, bool *out)
{
    json_object *value;
    if (!reader->lib->json_object_object_get_ex(reader->answer, key, &value) ||
        !reader->lib->json_object_is_type(value, json_type_boolean))
        return false;
    *out = reader->lib->json_object_get_boolean(value);
    return true;
}

// --- What they mean --------------------------------------------------------------------

static bool read_id(const char *text, PageAnswer *out)
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (!text || strlen(text) != sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == '-' ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    memcpy(out->id, text, sizeof form);
    return true;
}

static bool read_day(const char *text, PageAnswer *out)
{
    char written[DATE_SIZE];
    return text && date_parse(text, &out->day) && strcmp(date_write(out->day, written), text) == 0;
}

// As a session can be called: no folders, and nothing that a terminal would obey.
static bool read_walk(const char *text, PageAnswer *out)
{
    size_t length = text ? strlen(text) : 0;
    if (length == 0 || length >= sizeof out->walk || strchr(".- ", text[0]))
        return false;
    uint32_t letter;
    for (size_t at = 0; at < length; at += utf8_decode(text + at, length - at, NULL))
        if (utf8_decode(text + at, length - at, &letter) == 0 || letter < ' ' ||
            (letter >= 0x7f && letter < 0xa0) || letter == '/' || letter == '\\')
            return false;
    memcpy(out->walk, text, length + 1);
    return true;
}

static bool read_feel(const char *text, PageAnswer *out)
{
    static const char *const words[] = {
        [FEEL_NOT_SAID] = "", [FEEL_EASY] = "easy", [FEEL_GOOD] = "good", [FEEL_HARD] = "hard"
    };
    for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], text) == 0) {
            out->feel = (Feel)i;
            return !*text || (out->level > 0 && !out->left_early);
        }
    return false;
}

static bool read_sign(const char *id, PageAnswer *out)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; id && i < count; i++)
        if (strcmp(rows[i].id, id) == 0) {
            out->signs |= (SignSet)1 << i;
            return strcmp(id, "harm") != 0;
        }
    return false;
}

static bool take_signs(const Reader *reader, PageAnswer *out)
{
    json_object *signs;
    if (!reader->lib->json_object_object_get_ex(reader->answer, "signs", &signs) ||
        !reader->lib->json_object_is_type(signs, json_type_array))
        return false;
    for (size_t i = 0; i < reader->lib->json_object_array_length(signs); i++)
        if (!read_sign(text_of(reader->lib, reader->lib->json_object_array_get_idx(signs, i)), out))
            return false;
    return true;
}

static bool take_answer(const Reader *reader, PageAnswer *out)
{
    return reader->lib->json_object_is_type(reader->answer, json_type_object) &&
           reader->lib->json_object_object_length(reader->answer) == MEMBERS &&
           read_id(take_text(reader, "id"), out) && read_day(take_text(reader, "day"), out) &&
           read_walk(take_text(reader, "walk"), out) &&
           take_number(reader, "level", LEVEL_MAX, &out->level) &&
           take_number(reader, "minutes", PAGE_ANSWER_MINUTES, &out->minutes) &&
           take_bool(reader, "left_early", &out->left_early) && read_feel(take_text(reader, "feel"), out) &&
           take_signs(reader, out);
}

// --- The whole -------------------------------------------------------------------------

// json-c itself takes forms that are too long for their letter.
static bool is_utf8(const char *text, size_t length)
{
    for (size_t at = 0, size; at < length; at += size)
        if ((size = utf8_decode(text + at, length - at, NULL)) == 0)
            return false;
    return true;
}

static json_object *parse(const Library *lib, const char *text, size_t length)
{
    json_tokener *tokener = length < INT_MAX && is_utf8(text, length) ? lib->json_tokener_new_ex(DEPTH)
                                                                      : NULL;
    if (!tokener)
        return NULL;
    lib->json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
    json_object *root = lib->json_tokener_parse_ex(tokener, text, (int)length + 1);  // with its NUL: no more
    bool         whole = root && lib->json_tokener_get_parse_end(tokener) >= length;
    lib->json_tokener_free(tokener);
    if (root && !whole)
        lib->json_object_put(root);
    return whole ? root : NULL;
}

bool page_answer_read(const char *text, size_t length, PageAnswer *out)
{
    Library lib = { 0 };
    char    missing[LIBRARY_WHY_SIZE];
    *out = (PageAnswer){ 0 };
    if (!LIBRARY_OPEN(LIBRARY, &lib, missing))
        return false;
    Reader reader = { &lib, parse(&lib, text, length) };
    bool   good = reader.answer && take_answer(&reader, out);
    if (reader.answer)
        lib.json_object_put(reader.answer);
    return good;
}

#else

bool page_answer_open(char why[LIBRARY_WHY_SIZE])
{
    snprintf(why, LIBRARY_WHY_SIZE, "this walkcoach was built without json-c (libjson-c-dev)");
    return false;
}

bool page_answer_read(const char *text, size_t length, PageAnswer *out)
{
    (void)text, (void)length, (void)out;
    return false;
}

#endif
