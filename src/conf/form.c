// Each check is a question about a stretch of the text, which the caller has found.
#include "conf/form.h"

#include "base/files.h"
#include "conf/cursor.h"
#include "rules/rules.h"

#include <ctype.h>
#include <string.h>

static const char *excerpt(const ConfSlips *slips, ConfSpan span)
{
    return conf_excerpt(span.start, (size_t)span.pos.width, slips->arena);
}

static SourcePos pos_at(ConfSpan span, size_t offset, int width)
{
    SourcePos pos = span.pos;
    pos.column += (int)offset;
    pos.width = width;
    return pos;
}

// --- A whole file ----------------------------------------------------------------------

typedef struct {
    int depth;
    int names[CONF_DEPTH_MAX + 1];  // so far in the bracket of that depth
} Extent;

static bool has_room(Extent *extent, char sign)
{
    switch (sign) {
    case '{':
    case '[':
    case '(':
        if (extent->depth == CONF_DEPTH_MAX)
            return false;
        extent->names[++extent->depth] = 0;
        return true;
    case '}':
    case ']':
    case ')': extent->depth -= extent->depth > 0; return true;
    default: return ++extent->names[extent->depth] <= CONF_NAMES_MAX;  // = or :
    }
}

// One past the text or remark that begins here, `at` itself if none does; NULL if it runs on too far.
static const char *pass(const char *at)
{
    const char *end = *at == '"' ? conf_text_end(at) : conf_remark_end(at);
    return end && *at == '"' && memchr(at, '\n', (size_t)(end - at)) ? NULL : end;
}

bool conf_is_tidy(const Source *source)
{
    Extent extent = { 0 };
    for (const char *at = source->text, *past; *(at += strcspn(at, "\"#/{}[]()=:")); at = past) {
        past = pass(at);
        if (!past || (past == at && *at != '/' && !has_room(&extent, *at)))
            return false;
        past += past == at;
    }
    return true;
}

// --- Texts -----------------------------------------------------------------------------

void conf_check_escapes(ConfSlips *slips, ConfSpan text)
{
    for (int i = 1; i < text.pos.width - 1; i++) {
        if (text.start[i] != '\\')
            continue;
        char escaped = text.start[++i];
        if (escaped && strchr("nrtf", escaped))
            conf_slip(slips, pos_at(text, (size_t)i - 1, 2), RULE(QUOTES),
                      "a text is one line; take out the \\%c, or write \\\\%c", escaped, escaped);
        else if (escaped != '"' && escaped != '\\')
            conf_slip(slips, pos_at(text, (size_t)i - 1, 1), RULE(QUOTES),
                      "a \\ in a text is written twice: \\\\");
    }
}

static bool has_space_between(ConfSpan left, ConfSpan right)
{
    bool at_end = left.pos.width > 2 && left.start[left.pos.width - 2] == ' ';
    bool at_start = right.pos.width > 2 && right.start[1] == ' ';
    return at_end || at_start;
}

// "Zip up" "Soften" becomes "Zip upSoften" where a comma was forgotten. It is taken as meant only where one
// of them has the space that belongs between.
void conf_check_joint(ConfSlips *slips, ConfSpan left, ConfSpan right, bool in_array)
{
    if (has_space_between(left, right))
        return;
    SourcePos pos = pos_at(left, (size_t)left.pos.width, 1);
    if (in_array)
        conf_slip(slips, pos, RULE(COMMA), "a comma is missing between %s and %s", excerpt(slips, left),
                  excerpt(slips, right));
    else
        conf_slip(slips, pos, RULE(COMMA),
                  "two texts are side by side; several go into [ ] with commas: [%s, %s]",
                  excerpt(slips, left), excerpt(slips, right));
}

// --- Lists and separators --------------------------------------------------------------

void conf_slip_list(ConfSlips *slips, ConfSpan list, const char *name)
{
    ConfCursor inside = { slips->source, list.start + 1, list.start, list.pos.line };
    conf_cursor_skip_blanks(&inside);
    if (*inside.at && strchr("{[(", *inside.at))
        conf_slip(slips, list.pos, RULE(BRACKETS),
                  "round brackets are never needed; %ss have names: %s: { first: { ... } second: { ... } }",
                  slips->hints->group, name);
    else
        conf_slip(slips, list.pos, RULE(BRACKETS),
                  "round brackets are never needed; several texts go into [ ]");
}

void conf_slip_separator(ConfSlips *slips, ConfSpan sign, bool first)
{
    if (first && *sign.start == ';')
        conf_slip(slips, sign.pos, RULE(REMARK), "a remark begins with #, not with ;");
    else
        conf_slip(slips, sign.pos, RULE(COMMA), "this %c separates nothing; take it out", *sign.start);
}

// --- Names -----------------------------------------------------------------------------

struct ConfName {
    ConfSpan span;
    unsigned hash;  // of the letters that are compared
};

static unsigned hash_name(ConfSpan name)
{
    unsigned hash = 2166136261u;  // FNV-1a
    for (int i = 0; i < name.pos.width; i++)
        if (name.start[i] != '-' && name.start[i] != '_')
            hash = (hash ^ (unsigned)tolower((unsigned char)name.start[i])) * 16777619u;
    return hash;
}

static bool same_name(const ConfSlips *slips, ConfSpan a, ConfSpan b)
{
    return files_same_name(arena_strndup(slips->arena, a.start, (size_t)a.pos.width),
                           arena_strndup(slips->arena, b.start, (size_t)b.pos.width));
}

static void report_full(ConfNames *names, ConfSlips *slips, ConfSpan name)
{
    if (!names->full)
        conf_slip(slips, name.pos, RULE(NESTING), "more than %d names are in one group", CONF_NAMES_MAX);
    names->full = true;
}

void conf_names_add(ConfNames *names, ConfSlips *slips, ConfSpan name)
{
    unsigned hash = hash_name(name);
    if (names->count == CONF_NAMES_MAX) {
        report_full(names, slips, name);
        return;
    }
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].hash == hash && same_name(slips, names->items[i].span, name)) {
            conf_slip(slips, name.pos, RULE(DUPLICATE),
                      "\"%s\" is here a second time; the first is in line %d", excerpt(slips, name),
                      names->items[i].span.pos.line);
            return;
        }
    *ARENA_PUSH(slips->arena, names->items, names->count, names->capacity) = (ConfName){ name, hash };
}
