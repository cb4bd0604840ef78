#include "batch/json_line.h"

#include "base/json_read.h"

enum { DEEP = 3 };  // an object, a list in it, and what is in that

typedef struct {
    Arena      *arena;
    SourcePos   pos;
    ConfNode  **end;
    const char *wrong;
} Filling;

// Written with a backslash it is valid JSON, but it must not get into a name or onto a terminal.
static bool has_control(const ConfNode *node)
{
    const char *const texts[] = { node->name, node->kind == CONF_TEXT ? node->text : NULL };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (const char *at = texts[i]; at && *at; at++)
            if ((unsigned char)*at < 0x20 || *at == 0x7F)
                return true;
    for (const ConfNode *one = node->kind == CONF_ARRAY ? node->first : NULL; one; one = one->next)
        if (has_control(one))
            return true;
    return false;
}

static ConfNode *text_node(const char *name, const char *text, const Filling *filling)
{
    ConfNode *node = ARENA_NEW(filling->arena, ConfNode);
    *node = (ConfNode){ .name = name, .kind = CONF_TEXT, .key_pos = filling->pos, .pos = filling->pos };
    node->text = arena_strdup(filling->arena, text);
    return node;
}

// A list holds texts.
static void fill_list(const JsonValue *object, const char *key, ConfNode *list, Filling *filling)
{
    ConfNode **end = &list->first;
    size_t     count = 0;
    list->kind = CONF_ARRAY;
    json_read_texts(object, key, &count);
    for (size_t i = 0; i < count; i++) {
        const char *text = json_read_text_at(object, key, i);
        if (!text) {
            filling->wrong = arena_printf(filling->arena, "%s: a list holds texts", list->name);
            return;
        }
        *end = text_node(NULL, text, filling);
        end = &(*end)->next;
    }
}

static void fill(void *self, const JsonValue *object, const char *key, JsonKind kind)
{
    Filling  *filling = self;
    ConfNode *node = text_node(arena_strdup(filling->arena, key), "", filling);
    filling->pos.column++;
    node->pos = node->key_pos = filling->pos;
    switch (kind) {
    case JSON_NOTHING: return;
    case JSON_TEXT:
        if (!json_read_text(object, key, &node->text))
            filling->wrong = arena_printf(filling->arena, "%s: a NUL is in it", node->name);
        node->text = arena_strdup(filling->arena, node->text);
        break;
    case JSON_INT:
        node->kind = CONF_INT;
        json_read_int(object, key, &node->integer);
        break;
    case JSON_NUMBER:
        node->kind = CONF_FLOAT;
        json_read_number(object, key, &node->number);
        break;
    case JSON_BOOL:
        node->kind = CONF_BOOL;
        json_read_bool(object, key, &node->truth);
        break;
    case JSON_LIST: fill_list(object, key, node, filling); break;
    case JSON_OBJECT:
        filling->wrong = arena_printf(filling->arena,
                                      "%s: a value is a text, a number, true, false, or a list "
                                      "of texts",
                                      node->name);
        break;
    }
    if (has_control(node))
        filling->wrong = "a control character is in it";
    *filling->end = node;
    filling->end = &node->next;
}

const ConfNode *json_line(const char *text, size_t length, const Source *source, int line, Arena *arena,
                          const char **why)
{
    JsonReader reader;
    ConfNode  *root = ARENA_NEW(arena, ConfNode);
    Filling    filling = { arena, { source, line, 0, 0 }, &root->first, NULL };
    char       missing[LIBRARY_WHY_SIZE];
    *root = (ConfNode){ .kind = CONF_GROUP, .pos = filling.pos };
    if (!json_read_ready(missing))
        filling.wrong = arena_strdup(arena, missing);
    else if (!json_read(&reader, text, length, DEEP))
        filling.wrong = "it is not a JSON object, whole and on one line";
    else {
        if (json_read_members(reader.root) < 0)
            filling.wrong = "it is not a JSON object";
        json_read_each(reader.root, fill, &filling);
        json_read_done(&reader);
    }
    *why = filling.wrong;
    return filling.wrong ? NULL : root;
}
