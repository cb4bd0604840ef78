// Writes a tree as an author would: a group on one line if it fits, else a line for each key; lists likewise.
#include "session/tree_text.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 118, INDENT = 2 };

static void write_text(const char *value, Text *out)
{
    text_printf(out, "\"");
    for (const char *at = value; *at; at++)
        text_printf(out, *at == '"' || *at == '\\' ? "\\%c" : "%c", *at);
    text_printf(out, "\"");
}

// 12 significant digits, always with a point, so that it reads back as a float.
static void write_number(double value, Text *out)
{
    char digits[64];
    snprintf(digits, sizeof digits, "%.12g", value);
    text_printf(out, "%s%s", digits, strpbrk(digits, ".en") ? "" : ".0");
}

static void write_inline(const ConfNode *node, Text *out);

static void write_value(const ConfNode *node, Text *out)
{
    switch (node->kind) {
    case CONF_TEXT: write_text(node->text, out); break;
    case CONF_INT: text_printf(out, "%lld", (long long)node->integer); break;
    case CONF_FLOAT: write_number(node->number, out); break;
    case CONF_BOOL: text_printf(out, node->truth ? "true" : "false"); break;
    case CONF_ARRAY:
        text_printf(out, "[");
        for (const ConfNode *child = node->first; child; child = child->next) {
            write_value(child, out);
            text_printf(out, child->next ? ", " : "");
        }
        text_printf(out, "]");
        break;
    case CONF_GROUP:
        text_printf(out, "{");
        for (const ConfNode *child = node->first; child; child = child->next) {
            text_printf(out, child == node->first ? " " : "  ");
            write_inline(child, out);
        }
        text_printf(out, " }");
        break;
    }
}

static void write_inline(const ConfNode *node, Text *out)
{
    text_printf(out, node->kind == CONF_GROUP ? "%s: " : "%s = ", node->name);
    write_value(node, out);
}

// --- Lines -----------------------------------------------------------------------------

static const char *inline_text(const ConfNode *node, Arena *arena)
{
    Text line = { .arena = arena };
    write_inline(node, &line);
    return text_string(&line);
}

static void write_lines(const ConfNode *node, int indent, Text *out);

// Values side by side as far as they fit, groups on lines of their own.
static void write_children(const ConfNode *group, int indent, Text *out)
{
    size_t used = 0;  // columns of the line begun; 0: none
    for (const ConfNode *child = group->first; child; child = child->next) {
        const char *value = inline_text(child, out->arena);
        if (used > 0 && child->kind != CONF_GROUP && used + 2 + strlen(value) <= COLUMNS) {
            text_add(out, "  ");
            text_add(out, value);
            used += 2 + strlen(value);
            continue;
        }
        if (used > 0)
            text_printf(out, "\n");
        used = (size_t)indent + strlen(value);
        if (child->kind != CONF_GROUP && used <= COLUMNS) {
            text_printf(out, "%*s%s", indent, "", value);
            continue;
        }
        write_lines(child, indent, out);
        used = 0;
    }
    if (used > 0)
        text_printf(out, "\n");
}

static void write_items(const ConfNode *array, int indent, Text *out)
{
    for (const ConfNode *item = array->first; item; item = item->next) {
        text_printf(out, "%*s", indent, "");
        write_value(item, out);
        text_printf(out, item->next ? ",\n" : "\n");
    }
}

// A key with all that belongs to it, ending its last line.
static void write_lines(const ConfNode *node, int indent, Text *out)
{
    const char *value = inline_text(node, out->arena);
    if ((size_t)indent + strlen(value) <= COLUMNS || (node->kind != CONF_GROUP && node->kind != CONF_ARRAY)) {
        text_printf(out, "%*s%s\n", indent, "", value);
    } else if (node->kind == CONF_GROUP) {
        text_printf(out, "%*s%s: {\n", indent, "", node->name ? node->name : "");
        write_children(node, indent + INDENT, out);
        text_printf(out, "%*s}\n", indent, "");
    } else {
        text_printf(out, "%*s%s = [\n", indent, "", node->name ? node->name : "");
        write_items(node, indent + INDENT, out);
        text_printf(out, "%*s]\n", indent, "");
    }
}

void tree_text_write(const ConfNode *group, Text *out)
{
    for (const ConfNode *child = group->first; child; child = child->next)
        write_lines(child, 0, out);
}
