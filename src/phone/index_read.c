// Reads index.json back: only as much of JSON as index_json writes, and nothing from anybody else's file.
#include "phone/index.h"

#include "base/text.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL_MOST = 1000, SECONDS_MOST = 10 * 24 * 3600 };  // more than any walk has

typedef struct {
    const char *at;
    Arena      *arena;
} Scan;

static bool take(Scan *scan, char letter)
{
    scan->at += strspn(scan->at, " \t\r\n");
    if (*scan->at != letter)
        return false;
    scan->at++;
    return true;
}

// index_json writes \uXXXX only for control characters, and a NUL is in no text.
static bool is_control(long letter) { return (letter > 0 && letter < 0x20) || letter == 0x7f; }

// After a backslash.
static bool take_escape(Scan *scan, Text *out)
{
    static const char letters[] = "\"\\nt", instead[] = "\"\\\n\t";
    const char       *known = *scan->at ? strchr(letters, *scan->at) : NULL;
    if (known) {
        text_add_bytes(out, &instead[known - letters], 1);
        scan->at++;
        return true;
    }
    char digits[5] = "", *end;
    if (*scan->at != 'u' || strlen(scan->at) < 5)
        return false;
    memcpy(digits, scan->at + 1, 4);
    long letter = strtol(digits, &end, 16);
    if (*end || strncmp(digits, "00", 2) != 0 || !is_control(letter))
        return false;
    text_add_bytes(out, &(char){ (char)letter }, 1);
    scan->at += 5;
    return true;
}

static bool take_string(Scan *scan, const char **out)
{
    Text text = { .arena = scan->arena };
    if (!take(scan, '"'))
        return false;
    while (*scan->at && *scan->at != '"') {
        size_t plain = strcspn(scan->at, "\"\\");
        text_add_bytes(&text, scan->at, plain);
        scan->at += plain;
        if (*scan->at == '\\' && (scan->at++, !take_escape(scan, &text)))
            return false;
    }
    *out = text_string(&text);
    return take(scan, '"');
}

static bool take_number(Scan *scan, double *out)
{
    char *end;
    scan->at += strspn(scan->at, " \t\r\n");
    *out = strtod(scan->at, &end);
    bool found = end > scan->at && isfinite(*out) && *out >= 0 && *out < 1e15;
    scan->at = end;
    return found;
}

// --- A walk ----------------------------------------------------------------------------

static bool take_member(Scan *scan, IndexEntry *out)
{
    const char *key, *text = NULL;
    double      number = 0;
    if (!take_string(scan, &key) || !take(scan, ':') ||
        !(take_string(scan, &text) || take_number(scan, &number)))
        return false;
    const struct {
        const char  *key;
        const char **text;
    } texts[] = {
        { "walk", &out->walk },   { "file", &out->file }, { "title", &out->title },
        { "about", &out->about }, { "from", &out->from },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (text && strcmp(texts[i].key, key) == 0)
            *texts[i].text = text;
    if (strcmp(key, "level") == 0)
        return number <= LEVEL_MOST && (out->level = (int)number, true);
    if (strcmp(key, "bytes") == 0)
        out->bytes = (int64_t)number;  // take_number sets the limit
    if (strcmp(key, "seconds") == 0)
        return number <= SECONDS_MOST && (out->length = llround(number * MICROS_PER_SECOND), true);
    return true;
}

// A name with an ending, in this folder, and not hidden.
static bool is_plain(const char *file)
{
    const char *dot = file ? strrchr(file, '.') : NULL;
    return dot && dot > file && file[0] != '.' && !strchr(file, '/');
}

static bool take_walk(Scan *scan, IndexEntry *out)
{
    if (!take(scan, '{'))
        return false;
    do {
        if (!take_member(scan, out))
            return false;
    } while (take(scan, ','));
    if (!take(scan, '}') || !is_plain(out->file))
        return false;
    out->stem = arena_strndup(scan->arena, out->file, (size_t)(strrchr(out->file, '.') - out->file));
    out->type = index_type(out->file);
    out->walk = out->walk ? out->walk : "";
    out->title = out->title ? out->title : out->stem;
    out->about = out->about ? out->about : "";
    out->from = out->from ? out->from : "";
    return true;
}

bool index_read(const char *text, Arena *arena, IndexEntry **out, size_t *count)
{
    Scan        scan = { text, arena };
    const char *key;
    size_t      room = 0;
    *out = NULL;
    *count = 0;
    if (!utf8_valid(text, strlen(text)))
        return false;
    if (!take(&scan, '{') || !take_string(&scan, &key) || strcmp(key, "walks") != 0 || !take(&scan, ':') ||
        !take(&scan, '['))
        return false;
    if (take(&scan, ']'))
        return take(&scan, '}');
    do {
        if (!take_walk(&scan, ARENA_PUSH(arena, *out, *count, room)))
            return false;
    } while (take(&scan, ','));
    return take(&scan, ']') && take(&scan, '}');
}
