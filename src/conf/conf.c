// From text to tree. libconfig is the only parser, and its tree the only one: it is copied, value by value,
// while a cursor follows in the text and finds where each value is written. If libconfig refuses a file, we
// explain why.
#include "conf/conf.h"

#include "conf/cursor.h"
#include "conf/explain.h"
#include "conf/form.h"
#include "conf/source.h"
#include "conf/words.h"
#include "rules/rules.h"

#include <libconfig.h>

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    ConfSlips *slips;
    ConfCursor cursor;
} Builder;

// --- Values: the cursor is at one, and goes past it -------------------------------------

static void read_text(Builder *builder, const config_setting_t *setting, ConfNode *node)
{
    ConfCursor *cursor = &builder->cursor;
    for (ConfSpan before = { 0 }, piece; *cursor->at == '"'; before = piece) {
        size_t width = (size_t)(conf_text_end(cursor->at) - cursor->at);
        piece = (ConfSpan){ conf_cursor_pos(cursor, width), cursor->at };
        conf_check_escapes(builder->slips, piece);
        if (before.start)
            conf_check_joint(builder->slips, before, piece, !node->name);
        cursor->at += width;
        conf_cursor_skip_blanks(cursor);
    }
    node->text = arena_strdup(builder->slips->arena, config_setting_get_string(setting));
}

static void check_size(const Builder *builder, const ConfNode *node, bool too_large)
{
    if (too_large)
        conf_slip(builder->slips, node->pos, RULE(NUMBER), "%s is too large a number",
                  conf_excerpt(builder->cursor.at, (size_t)node->pos.width, builder->slips->arena));
}

// libconfig silently wraps whole numbers that are too large; the digits in the text show it.
static void read_integer(Builder *builder, const config_setting_t *setting, ConfNode *node)
{
    const char *digits = builder->cursor.at;
    bool        hex = node->pos.width > 2 && tolower((unsigned char)digits[1]) == 'x';
    errno = 0;
    node->integer = node->pos.width ? strtoll(digits, NULL, hex ? 16 : 10)
                                    : config_setting_get_int64(setting);
    check_size(builder, node, errno == ERANGE);
    builder->cursor.at += node->pos.width;
}

static void read_float(Builder *builder, const config_setting_t *setting, ConfNode *node)
{
    node->number = config_setting_get_float(setting);
    check_size(builder, node, !isfinite(node->number));
    builder->cursor.at += node->pos.width;
}

static void read_bool(Builder *builder, const config_setting_t *setting, ConfNode *node)
{
    node->truth = config_setting_get_bool(setting);
    builder->cursor.at += node->pos.width;
}

static ConfNode *build_node(Builder *builder, const config_setting_t *setting, ConfNames *names);

static ConfNode *build_children(Builder *builder, const config_setting_t *parent)
{
    ConfNames names = { 0 };
    ConfNode *first = NULL, **link = &first;
    int       count = config_setting_length(parent);
    for (int i = 0; i < count; i++, link = &(*link)->next)
        *link = build_node(builder, config_setting_get_elem(parent, (unsigned)i), &names);
    return first;
}

static void read_bracketed(Builder *builder, const config_setting_t *setting, ConfNode *node)
{
    ConfCursor *cursor = &builder->cursor;
    cursor->at += node->pos.width;
    node->first = build_children(builder, setting);
    conf_cursor_skip_blanks(cursor);
    cursor->at += *cursor->at == '}' || *cursor->at == ']';
}

// There are no lists in our files.
static void pass_list(Builder *builder, ConfNode *node)
{
    conf_slip_list(builder->slips, (ConfSpan){ node->pos, builder->cursor.at }, node->name);
    conf_cursor_move(&builder->cursor, conf_bracket_end(builder->cursor.at));
}

static void read_value(Builder *builder, const config_setting_t *setting, ConfNode *node)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP: node->kind = CONF_GROUP, read_bracketed(builder, setting, node); break;
    case CONFIG_TYPE_ARRAY: node->kind = CONF_ARRAY, read_bracketed(builder, setting, node); break;
    case CONFIG_TYPE_STRING: node->kind = CONF_TEXT, read_text(builder, setting, node); break;
    case CONFIG_TYPE_BOOL: node->kind = CONF_BOOL, read_bool(builder, setting, node); break;
    case CONFIG_TYPE_FLOAT: node->kind = CONF_FLOAT, read_float(builder, setting, node); break;
    case CONFIG_TYPE_LIST: pass_list(builder, node); break;
    default: node->kind = CONF_INT, read_integer(builder, setting, node); break;
    }
}

// --- Settings --------------------------------------------------------------------------

// The position of a value: for a text in several pieces the first piece, for a group or array its bracket.
static size_t value_width(const char *at, int type)
{
    switch (type) {
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
    case CONFIG_TYPE_FLOAT: return conf_number_length(at);
    case CONFIG_TYPE_BOOL: return strspn(at, "TRUEFALStruefals");
    case CONFIG_TYPE_STRING: return *at == '"' ? (size_t)(conf_text_end(at) - at) : 0;
    default: return 1;
    }
}

static SourcePos find_value(Builder *builder, const config_setting_t *setting)
{
    conf_cursor_skip_between(&builder->cursor);
    const char *at = builder->cursor.at;
    if (*at)
        return conf_cursor_pos(&builder->cursor, value_width(at, config_setting_type(setting)));
    return (SourcePos){ builder->cursor.source, (int)config_setting_source_line(setting), 0, 0 };
}

static void check_name(ConfSlips *slips, ConfSpan name, ConfNames *names)
{
    size_t length = (size_t)name.pos.width;
    if (name.pos.column == 0)
        return;
    conf_names_add(names, slips, name);
    if (!conf_is_name(name.start, length))
        conf_report_name(slips, name.pos, name.start, length);
}

// After a setting. A sign at the beginning of a line does not belong to what is before it.
static void pass_separator(Builder *builder)
{
    ConfCursor *cursor = &builder->cursor;
    conf_cursor_skip_blanks(cursor);
    if (*cursor->at != ',' && *cursor->at != ';')
        return;
    if (cursor->line_start + strspn(cursor->line_start, " \t\f") == cursor->at)
        conf_slip_separator(builder->slips, (ConfSpan){ conf_cursor_pos(cursor, 1), cursor->at }, true);
    cursor->at++;
}

// names: those of the group that it is in.
static ConfNode *build_node(Builder *builder, const config_setting_t *setting, ConfNames *names)
{
    ConfNode   *node = ARENA_NEW(builder->slips->arena, ConfNode);
    ConfCursor *cursor = &builder->cursor;
    const char *name = config_setting_name(setting);
    if (name) {
        node->name = arena_strdup(builder->slips->arena, name);
        node->key_pos = conf_cursor_find(cursor, name, (int)config_setting_source_line(setting));
        check_name(builder->slips, (ConfSpan){ node->key_pos, cursor->at }, names);
        cursor->at += node->key_pos.width;
    }
    node->pos = find_value(builder, setting);
    read_value(builder, setting, node);
    if (name)
        pass_separator(builder);
    return node;
}

static const ConfNode *build_tree(const config_t *config, ConfSlips *slips)
{
    Builder   builder = { slips, conf_cursor_begin(slips->source) };
    SourcePos start = conf_cursor_pos(&builder.cursor, 1);
    ConfNode *root = ARENA_NEW(slips->arena, ConfNode);
    slips->reader = SLIPS_OF_GRAMMAR;
    *root = (ConfNode){ .kind = CONF_GROUP, .key_pos = start, .pos = start };
    root->first = build_children(&builder, config_root_setting(config));
    return slips->any ? NULL : root;
}

// --- Files -----------------------------------------------------------------------------

// Includes no file: they would be looked for below a device, where there are none.
static bool parse(config_t *config, const Source *source, Arena *arena)
{
    config_set_include_dir(config, "/dev/null");
    char *text = arena_alloc(arena, source->length + 2);  // libconfig takes no remark without a line end
    memcpy(text, source->text, source->length);
    text[source->length] = '\n';
    return config_read_string(config, text);
}

static void report_refusal(const config_t *config, ConfSlips *slips)
{
    SourcePos pos = { .source = slips->source, .line = config_error_line(config) };
    conf_slip(slips, pos, RULE(SYNTAX),
              "this line, or the end of the one before, is malformed (libconfig: %s)",
              config_error_text(config));
}

static const ConfNode *read_source(const Source *source, const ConfHints *hints, Arena *arena,
                                   DiagList *diags)
{
    if (!source)
        return NULL;
    const ConfNode *root = NULL;
    ConfSlips       slips = conf_slips_start(source, hints, arena, diags);
    config_t        config;
    config_init(&config);
    if (conf_is_tidy(source) && parse(&config, source, arena))
        root = build_tree(&config, &slips);
    else
        conf_explain(&slips);
    if (!root && !slips.any)
        report_refusal(&config, &slips);
    config_destroy(&config);
    return root;
}

const ConfNode *conf_read_file(const char *path, SourcePos asked, const ConfHints *hints, Arena *arena,
                               DiagList *diags)
{
    return read_source(conf_source_read(path, asked, hints, arena, diags), hints, arena, diags);
}

const ConfNode *conf_read_text(const char *path, const char *text, size_t length, const ConfHints *hints,
                               Arena *arena, DiagList *diags)
{
    return read_source(conf_source_make(path, text, length, hints, arena, diags), hints, arena, diags);
}
