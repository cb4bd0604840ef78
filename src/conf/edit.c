// One value after the other: find it, put another in its place, read the result again. A result that is not
// what was asked for is thrown away.
#include "conf/edit.h"

#include "base/text.h"
#include "conf/cursor.h"

#include <string.h>

static const char bom[] = "\xEF\xBB\xBF";

// A file, and where its text begins.
typedef struct {
    const char      *text;  // without a byte-order mark; positions of `root` point into a copy of it
    const ConfNode  *root;
    const ConfHints *hints;
    Arena           *arena;
} File;

static bool read_file(const char *text, const ConfHints *hints, Arena *arena, File *out)
{
    DiagList diags = { .arena = arena };
    *out = (File){ text, NULL, hints, arena };
    out->root = conf_read_text("", text, strlen(text), hints, arena, &diags);
    return out->root != NULL;
}

// --- Places ----------------------------------------------------------------------------

static size_t offset_of(SourcePos pos) { return (size_t)(conf_cursor_at(pos).at - pos.source->text); }

// The offset just past the value; 0 for a group or an array. A text may be in pieces, on several lines.
static size_t end_of(const ConfNode *node)
{
    ConfCursor  cursor = conf_cursor_at(node->pos);
    const char *end = cursor.at;
    switch (node->kind) {
    case CONF_TEXT:
        while (*cursor.at == '"' && (end = conf_text_end(cursor.at))) {
            conf_cursor_move(&cursor, end);
            conf_cursor_skip_blanks(&cursor);
        }
        break;
    case CONF_INT:
    case CONF_FLOAT: end += conf_number_length(end); break;
    case CONF_BOOL: end += node->truth ? strlen("true") : strlen("false"); break;
    case CONF_GROUP:
    case CONF_ARRAY: return 0;
    }
    return end ? (size_t)(end - node->pos.source->text) : 0;
}

static size_t line_start(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

// The first byte of the next line, or the end.
static size_t line_after(const char *text, size_t at)
{
    at += strcspn(text + at, "\n");
    return at + (text[at] == '\n');
}

static const char *spliced(const char *text, size_t from, size_t to, const char *piece, Arena *arena)
{
    return arena_printf(arena, "%.*s%s%s", (int)from, text, piece, text + to);
}

// --- A key that is there ---------------------------------------------------------------

// A remark after the value stays in its column, where there is room.
static const char *replaced(const File *file, const ConfNode *node, const char *value)
{
    size_t from = offset_of(node->pos), to = end_of(node), blanks = strspn(file->text + to, " ");
    if (to == 0)
        return NULL;
    if (file->text[to + blanks] != '#' || blanks == 0)
        return spliced(file->text, from, to, value, file->arena);
    int         width = (int)(to - from + blanks), used = (int)strlen(value);
    const char *padded = arena_printf(file->arena, "%-*s", used < width ? width : used + 1, value);
    return spliced(file->text, from, to + blanks, padded, file->arena);
}

// --- A key that is not there -----------------------------------------------------------

// The pattern's line of a key, without its end.
static const char *pattern_line(const File *pattern, const char *key)
{
    const ConfNode *node = conf_get(pattern->root, key);
    if (!node)
        return NULL;
    const char *line = pattern->text + line_start(pattern->text, offset_of(node->key_pos));
    return arena_strndup(pattern->arena, line, strcspn(line, "\r\n"));
}

// The line of the text that is exactly `line`. False: there is none.
static bool find_line(const char *text, const char *line, size_t *from, size_t *to)
{
    size_t length = strlen(line);
    for (*from = 0; text[*from]; *from = line_after(text, *from)) {
        *to = *from + strcspn(text + *from, "\r\n");
        if (*to - *from == length && memcmp(text + *from, line, length) == 0)
            return true;
    }
    return false;
}

// After the last key of the file that comes before it in the pattern, else before the first that comes after.
static size_t place_for(const File *file, const File *pattern, const char *key)
{
    const ConfNode *hers = conf_get(pattern->root, key), *last = NULL;
    bool            after = false;
    for (const ConfNode *node = pattern->root->first; node; node = node->next) {
        const ConfNode *there = conf_get(file->root, node->name);
        if (node == hers)
            after = true;
        else if (there && !after)
            last = there;
        else if (there && !last)
            return line_start(file->text, offset_of(there->key_pos));
    }
    return last && end_of(last) ? line_after(file->text, end_of(last)) : strlen(file->text);
}

// The text with `line` put in as a line of its own, with the line ends of the file.
static const char *inserted(const File *file, size_t at, const char *line)
{
    const char *end = strstr(file->text, "\r\n") ? "\r\n" : "\n";
    bool        open = at > 0 && file->text[at - 1] != '\n';
    return spliced(file->text, at, at, arena_printf(file->arena, "%s%s%s", open ? end : "", line, end),
                   file->arena);
}

// --- One edit --------------------------------------------------------------------------

static int count_keys(const ConfNode *root)
{
    int count = 0;
    for (const ConfNode *node = root->first; node; node = node->next)
        count++;
    return count;
}

// Whether the key has this value, and no other key has come or gone.
static bool came_out(const char *text, const File *before, const ConfEdit *edit)
{
    File            after;
    const ConfNode *node;
    if (!text || !read_file(text, before->hints, before->arena, &after) ||
        !(node = conf_get(after.root, edit->key)))
        return false;
    size_t from = offset_of(node->pos), to = end_of(node);
    return to - from == strlen(edit->value) && memcmp(text + from, edit->value, to - from) == 0 &&
           count_keys(after.root) == count_keys(before->root) + !conf_get(before->root, edit->key);
}

static const char *added(const File *file, const File *pattern, const ConfEdit *edit)
{
    const ConfNode *in_pattern = conf_get(pattern->root, edit->key);
    const char     *silent = pattern_line(pattern, edit->key),
               *line = arena_printf(file->arena, "%s = %s", edit->key, edit->value), *text;
    const char *with = in_pattern ? replaced(pattern, in_pattern, edit->value) : NULL;
    File        filled;
    size_t      from, to;
    if (with && read_file(with, file->hints, file->arena, &filled))
        line = pattern_line(&filled, edit->key);
    if (silent && find_line(file->text, arena_printf(file->arena, "# %s", silent), &from, &to) &&
        came_out(text = spliced(file->text, from, to, line, file->arena), file, edit))
        return text;
    if (in_pattern && came_out(text = inserted(file, place_for(file, pattern, edit->key), line), file, edit))
        return text;
    text = inserted(file, strlen(file->text), line);
    return came_out(text, file, edit) ? text : NULL;
}

static const char *set(const char *text, const File *pattern, const ConfEdit *edit)
{
    File file;
    if (!read_file(text, pattern->hints, pattern->arena, &file))
        return NULL;
    const ConfNode *node = conf_get(file.root, edit->key);
    if (!node)
        return added(&file, pattern, edit);
    text = replaced(&file, node, edit->value);
    return came_out(text, &file, edit) ? text : NULL;
}

const char *conf_edit(const char *text, const char *pattern, const ConfEdit *edits, size_t count,
                      const ConfHints *hints, Arena *arena)
{
    bool marked = strncmp(text, bom, strlen(bom)) == 0;
    File all;
    if (!read_file(pattern, hints, arena, &all))
        return NULL;
    text += marked ? strlen(bom) : 0;
    for (size_t i = 0; text && i < count; i++)
        text = set(text, &all, &edits[i]);
    return text && marked ? arena_printf(arena, "%s%s", bom, text) : text;
}

const char *conf_silence(const char *pattern, const char *const *keys, size_t count, const ConfHints *hints,
                         Arena *arena)
{
    File file;
    for (size_t i = 0; i < count; i++) {
        if (!read_file(pattern, hints, arena, &file))
            return pattern;
        const ConfNode *node = conf_get(file.root, keys[i]);
        if (node) {
            size_t at = line_start(pattern, offset_of(node->key_pos));
            pattern = spliced(pattern, at, at, "# ", arena);
        }
    }
    return pattern;
}
