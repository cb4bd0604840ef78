// From text to tree. Three readers look at the same text and have to agree:
//
//     conf_source   are the bytes text at all?
//     conf_scan     where does everything stand; what did she mean where it is malformed?
//     libconfig     is it well-formed, and what are the values?
//
// The scan's marks come in the order in which libconfig's tree is walked, so each node takes the next mark.
// The scan is the stricter one; what it lets pass and libconfig does not is told in libconfig's words.
#include "conf/conf.h"

#include "conf/conf_scan.h"
#include "conf/conf_slips.h"
#include "conf/conf_source.h"
#include "rules/rules.h"

#include <libconfig.h>

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Arena           *arena;
    DiagList        *diags;
    const ConfMarks *marks;
    size_t           next;
    bool             wrong;  // a number that is none; reading goes on
    bool             lost;   // the marks do not fit the tree
} Walk;

static bool kind_agrees(const config_setting_t *setting, ConfKind kind)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP: return kind == CONF_GROUP;
    case CONFIG_TYPE_ARRAY: return kind == CONF_ARRAY;
    case CONFIG_TYPE_STRING: return kind == CONF_TEXT;
    case CONFIG_TYPE_BOOL: return kind == CONF_BOOL;
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64: return kind == CONF_INT;
    case CONFIG_TYPE_FLOAT: return kind == CONF_FLOAT;
    default: return false;
    }
}

static void tell_too_large(Walk *walk, const ConfMark *mark)
{
    diag_error(walk->diags, mark->pos, RULE(NUMBER), "%s is too large a number",
               conf_excerpt(mark->start, (size_t)mark->pos.width, walk->arena));
    walk->wrong = true;
}

// libconfig wraps whole numbers silently; the digits in the text do not.
static int64_t read_integer(Walk *walk, const ConfMark *mark)
{
    bool hex = mark->pos.width > 2 && tolower((unsigned char)mark->start[1]) == 'x';
    errno = 0;
    long long value = strtoll(mark->start, NULL, hex ? 16 : 10);
    if (errno == ERANGE)
        tell_too_large(walk, mark);
    return value;
}

static double read_float(Walk *walk, const ConfMark *mark, const config_setting_t *setting)
{
    double value = config_setting_get_float(setting);
    if (!isfinite(value))
        tell_too_large(walk, mark);
    return value;
}

static ConfNode *build_node(Walk *walk, const config_setting_t *setting);

static ConfNode *build_children(Walk *walk, const config_setting_t *parent)
{
    ConfNode *first = NULL, **link = &first;
    int       count = config_setting_length(parent);
    for (int i = 0; i < count && !walk->lost; i++) {
        *link = build_node(walk, config_setting_get_elem(parent, (unsigned)i));
        if (*link)
            link = &(*link)->next;
    }
    return first;
}

static ConfNode *build_node(Walk *walk, const config_setting_t *setting)
{
    const ConfMark *mark = walk->next < walk->marks->count ? &walk->marks->items[walk->next++] : NULL;
    if (!mark || !kind_agrees(setting, mark->kind)) {
        diag_error(walk->diags, mark ? mark->pos : (SourcePos){ 0 }, RULE(SYNTAX),
                   "this is not understood; write it more simply");
        walk->lost = true;
        return NULL;
    }
    ConfNode   *node = ARENA_NEW(walk->arena, ConfNode);
    const char *name = config_setting_name(setting);
    *node = (ConfNode){ .name = name ? arena_strdup(walk->arena, name) : NULL,
                        .kind = mark->kind,
                        .key_pos = mark->key_pos,
                        .pos = mark->pos };
    switch (mark->kind) {
    case CONF_GROUP:
    case CONF_ARRAY: node->first = build_children(walk, setting); break;
    case CONF_TEXT: node->text = arena_strdup(walk->arena, config_setting_get_string(setting)); break;
    case CONF_BOOL: node->truth = config_setting_get_bool(setting); break;
    case CONF_INT: node->integer = read_integer(walk, mark); break;
    case CONF_FLOAT: node->number = read_float(walk, mark, setting); break;
    }
    return node;
}

static void tell_refusal(const config_t *config, const Source *source, DiagList *diags)
{
    SourcePos pos = { .source = source, .line = config_error_line(config) };
    diag_error(diags, pos, RULE(SYNTAX),
               "this line, or the end of the one before, is malformed (libconfig: %s)",
               config_error_text(config));
}

static const ConfNode *build_tree(const Source *source, const ConfMarks *marks, Arena *arena, DiagList *diags)
{
    ConfNode *root = NULL;
    config_t  config;
    config_init(&config);
    if (config_read_string(&config, arena_printf(arena, "%s\n",
                                                 source->text))) {  // it takes no remark without a line end
        Walk      walk = { .arena = arena, .diags = diags, .marks = marks };
        SourcePos start = { source, 1, 1, 1 };
        root = ARENA_NEW(arena, ConfNode);
        *root = (ConfNode){ .kind = CONF_GROUP, .key_pos = start, .pos = start };
        root->first = build_children(&walk, config_root_setting(&config));
        if (walk.wrong || walk.lost)
            root = NULL;
    } else {
        tell_refusal(&config, source, diags);
    }
    config_destroy(&config);
    return root;
}

static const ConfNode *read_source(const Source *source, Arena *arena, DiagList *diags)
{
    ConfMarks marks = { 0 };
    if (!source || !conf_scan(source, arena, diags, &marks))
        return NULL;
    return build_tree(source, &marks, arena, diags);
}

const ConfNode *conf_read_file(const char *path, SourcePos asked, Arena *arena, DiagList *diags)
{
    return read_source(conf_source_read(path, asked, arena, diags), arena, diags);
}

const ConfNode *conf_read_text(const char *path, const char *text, size_t length, Arena *arena,
                               DiagList *diags)
{
    return read_source(conf_source_make(path, text, length, arena, diags), arena, diags);
}
