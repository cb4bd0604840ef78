// Reads index.json back with json-c. A folder's list may be anybody's: nothing of it is believed but what
// could be one of ours, and a file that is another's is none.
#include "phone/index.h"

#ifdef HAVE_JSON_C

#include "base/library.h"
#include "base/utf8.h"

#include <json-c/json.h>
#include <limits.h>
#include <math.h>
#include <string.h>

// clang-format off
#define CALLS(X) \
    X(json_tokener_new_ex) X(json_tokener_set_flags) X(json_tokener_parse_ex) X(json_tokener_get_parse_end) \
    X(json_tokener_free) X(json_object_put) X(json_object_is_type) X(json_object_object_get_ex) \
    X(json_object_object_length) X(json_object_array_length) X(json_object_array_get_idx) \
    X(json_object_get_string) X(json_object_get_string_len) X(json_object_get_double)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libjson-c.so.5"

enum { DEPTH = 4 };  // the file, its list, a walk, a value

// --- A walk ----------------------------------------------------------------------------

// wrong: what was read so far cannot be one of ours.
typedef struct {
    const Library *lib;
    Arena         *arena;
    json_object   *walk;
    bool           wrong;
} Reader;

// NULL: the walk has no such key.
static const char *take_text(Reader *reader, const char *key)
{
    json_object *value;
    if (!reader->lib->json_object_object_get_ex(reader->walk, key, &value))
        return NULL;
    const char *text = "";
    if (reader->lib->json_object_is_type(value, json_type_string))
        text = reader->lib->json_object_get_string(value);
    else
        reader->wrong = true;
    reader->wrong |= *text && strlen(text) != (size_t)reader->lib->json_object_get_string_len(value);
    return arena_strdup(reader->arena, text);
}

// From 0 to below `limit`; 0 where the walk has no such key.
static double take_number(Reader *reader, const char *key, double limit)
{
    json_object *value;
    if (!reader->lib->json_object_object_get_ex(reader->walk, key, &value))
        return 0;
    bool typed = reader->lib->json_object_is_type(value, json_type_int) ||
                 reader->lib->json_object_is_type(value, json_type_double);
    double number = typed ? reader->lib->json_object_get_double(value) : -1;
    bool   right = number >= 0 && number < limit;  // neither is true of what is not a number
    reader->wrong |= !right;
    return right ? number : 0;
}

// A name in this folder, that nobody hid, with an ending.
static bool is_plain(const char *file)
{
    const char *dot = file ? strrchr(file, '.') : NULL;
    return dot && dot > file && file[0] != '.' && !strchr(file, '/');
}

static bool take_walk(Reader *reader, IndexEntry *out)
{
    enum { LEVELS = 1000 };
    const double most = 1e15;  // bytes; and no walk lasts so many microseconds
    if (!reader->lib->json_object_is_type(reader->walk, json_type_object))
        return false;
    const char *walk = take_text(reader, "walk"), *file = take_text(reader, "file");
    const char *title = take_text(reader, "title"), *about = take_text(reader, "about");
    out->level = (int)take_number(reader, "level", LEVELS);
    out->bytes = (int64_t)take_number(reader, "bytes", most);
    out->length = llround(take_number(reader, "seconds", most / MICROS_PER_SECOND) * MICROS_PER_SECOND);
    if (reader->wrong || !is_plain(file))
        return false;
    out->file = file;
    out->stem = arena_strndup(reader->arena, file, (size_t)(strrchr(file, '.') - file));
    out->type = index_type(file);
    out->walk = walk ? walk : "";
    out->title = title ? title : out->stem;
    out->about = about ? about : "";
    return true;
}

// --- The file --------------------------------------------------------------------------

// The whole of it: json-c itself takes forms that are too long for their letter.
static bool is_utf8(const char *text, size_t length)
{
    for (size_t at = 0, size; at < length; at += size)
        if ((size = utf8_decode(text + at, length - at, NULL)) == 0)
            return false;
    return true;
}

static bool take_walks(Reader *reader, json_object *root, IndexEntry **out, size_t *count)
{
    const Library *lib = reader->lib;
    json_object   *walks;
    if (!lib->json_object_is_type(root, json_type_object) || lib->json_object_object_length(root) != 1 ||
        !lib->json_object_object_get_ex(root, "walks", &walks) ||
        !lib->json_object_is_type(walks, json_type_array))
        return false;
    *count = lib->json_object_array_length(walks);
    *out = ARENA_ARRAY(reader->arena, IndexEntry, *count + 1);
    for (size_t i = 0; i < *count; i++) {
        reader->walk = lib->json_object_array_get_idx(walks, i);
        if (!take_walk(reader, &(*out)[i]))
            return false;
    }
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

bool index_read(const char *text, Arena *arena, IndexEntry **out, size_t *count, const char **why)
{
    Library lib = { 0 };
    char    missing[LIBRARY_WHY_SIZE];
    *out = NULL;
    *count = 0;
    *why = NULL;
    if (!LIBRARY_OPEN(LIBRARY, &lib, missing)) {
        *why = arena_printf(arena, "json-c (package libjson-c5) is missing: %s", missing);
        return false;
    }
    Reader       reader = { .lib = &lib, .arena = arena };
    json_object *root = parse(&lib, text, strlen(text));
    bool         ours = root && take_walks(&reader, root, out, count);
    lib.json_object_put(root);
    return ours;
}

#else

bool index_read(const char *text, Arena *arena, IndexEntry **out, size_t *count, const char **why)
{
    (void)text, (void)arena;
    *out = NULL;
    *count = 0;
    *why = "this walkcoach was built without json-c";
    return false;
}

#endif
