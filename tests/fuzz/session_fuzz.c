// libFuzzer: whatever a text holds, it is read without a crash, and every message and every node has a place
// in it. What libconfig takes becomes a tree, or a message says what form of ours it breaks.
//
// An input that begins with byte 1 is not a text but the choices from which one is grown (valid.h), whose
// tree and places are known. Any other is a text. One that is a session is laid out too: the repository's
// own scripts are on the search path, so that `extends` and levels lead somewhere; the text itself is a file
// in memory.
#include "fuzz.h"

#include "cast/read.h"
#include "coach/coach.h"
#include "conf/conf.h"
#include "conf/form.h"
#include "session/kinds.h"
#include "session/read.h"
#include "timeline/timeline.h"
#include "valid.h"

#include <libconfig.h>
#include <string.h>

static const char *beginnings[] = {
    [CONF_GROUP] = "{",
    [CONF_ARRAY] = "[",
    [CONF_TEXT] = "\"",
    [CONF_INT] = "+-.0123456789",
    [CONF_FLOAT] = "+-.0123456789",
    [CONF_BOOL] = "TtFf",
};

static void check_value_place(const ConfNode *node)
{
    size_t      length;
    const char *line = diag_line(node->pos, &length);
    demand(line && node->pos.column > 0 && strchr(beginnings[node->kind], line[node->pos.column - 1]),
           "a value is where its node says");
}

static void check_tree(const ConfNode *node)
{
    check_place(node->pos);
    if (node->name && node->key_pos.line) {
        size_t      length;
        const char *line = diag_line(node->key_pos, &length);
        demand(memcmp(line + node->key_pos.column - 1, node->name, strlen(node->name)) == 0,
               "a key is where its node says");
    }
    if (node->kind == CONF_TEXT)
        for (size_t i = 0; i <= strlen(node->text); i++)
            check_place(conf_pos_inside(node, i, 1));
    if (node->kind == CONF_GROUP || node->kind == CONF_ARRAY)
        for (const ConfNode *child = node->first; child; child = child->next) {
            check_value_place(child);
            check_tree(child);
        }
}

// --- What libconfig takes ----------------------------------------------------------------

static bool libconfig_takes(const char *text, size_t size, Arena *arena)
{
    config_t config;
    config_init(&config);
    config_set_include_dir(&config, "/dev/null");
    bool bom = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    bool taken = config_read_string(&config,
                                    arena_printf(arena, "%.*s\n", (int)size - 3 * bom, text + 3 * bom));
    config_destroy(&config);
    return taken;
}

// The rules of a form that is narrower than libconfig's.
static bool is_of_form(const Rule *rule)
{
    static const RuleId ids[] = { RULE_BRACKETS, RULE_COMMA,  RULE_DUPLICATE, RULE_NAME,
                                  RULE_NESTING,  RULE_NUMBER, RULE_QUOTES,    RULE_REMARK };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (rule == &rule_table[ids[i]])
            return true;
    return false;
}

static void check_against_libconfig(const char *text, size_t size, const ConfNode *tree, DiagList *diags,
                                    Arena *arena)
{
    const Source source = { "fuzz.cfg", arena_strndup(arena, text, size), size };
    if (diags->count && (diags->items[0].rule == RULE(ENCODING) || diags->items[0].rule == RULE(FILE_SIZE)))
        return;
    bool taken = libconfig_takes(text, size, arena);
    demand(taken || !tree, "libconfig is the parser");
    if (!taken || tree || !conf_is_tidy(&source))
        return;
    for (size_t i = 0; i < diags->count; i++)
        demand(is_of_form(diags->items[i].rule), "what libconfig takes is understood");
}

static void check_same_place(SourcePos a, SourcePos b)
{
    demand(a.line == b.line && a.column == b.column && a.width == b.width,
           "a name or value is where it was written");
}

static void check_same(const ConfNode *tree, const ConfNode *meant)
{
    demand(tree->kind == meant->kind, "a value is of its kind");
    demand(!tree->name == !meant->name && (!tree->name || strcmp(tree->name, meant->name) == 0),
           "a name is itself");
    check_same_place(tree->key_pos, meant->key_pos);
    check_same_place(tree->pos, meant->pos);
    switch (tree->kind) {
    case CONF_TEXT: demand(strcmp(tree->text, meant->text) == 0, "a text says what was written"); break;
    case CONF_INT: demand(tree->integer == meant->integer, "a whole number is itself"); break;
    case CONF_FLOAT: demand(tree->number == meant->number, "a number is itself"); break;
    case CONF_BOOL: demand(tree->truth == meant->truth, "true is true"); break;
    case CONF_GROUP:
    case CONF_ARRAY: break;
    }
    const ConfNode *child = tree->first, *other = meant->first;
    for (; child && other; child = child->next, other = other->next)
        check_same(child, other);
    demand(!child && !other, "nothing is left out and nothing added");
}

static void check_rules(const Valid *valid, const DiagList *diags)
{
    bool found[RULE_COUNT] = { false };
    for (size_t i = 0; i < diags->count; i++)
        found[diags->items[i].rule - rule_table] = true;
    demand(valid->runs_on || memcmp(found, valid->rules, sizeof found) == 0,
           "each form that is broken is named, no other");
}

static void read_as_grown(const uint8_t *bytes, size_t size)
{
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    Valid           valid = valid_make(bytes, size, &arena);
    const char     *text = text_string(&valid.text);
    const ConfNode *tree = conf_read_text("fuzz.cfg", text, strlen(text), &session_hints, &arena, &diags);
    demand(libconfig_takes(text, strlen(text), &arena), "libconfig takes what was grown");
    demand((tree == NULL) == (diags.errors > 0), "there is a tree, or an error says why not");
    check_messages(&diags, &arena);
    check_rules(&valid, &diags);
    if (tree) {
        valid.root->pos = tree->pos;  // of the root, nothing is written
        valid.root->key_pos = tree->key_pos;
        check_same(tree, valid.root);
        check_tree(tree);
    }
    arena_free(&arena);
}

// --- Texts -------------------------------------------------------------------------------

static bool read_as_conf(const char *text, size_t size)
{
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    const ConfNode *tree = conf_read_text("fuzz.cfg", text, size, &session_hints, &arena, &diags);
    demand((tree == NULL) == (diags.errors > 0), "there is a tree, or an error says why not");
    check_messages(&diags, &arena);
    check_against_libconfig(text, size, tree, &diags, &arena);
    if (tree) {
        check_tree(tree);
        check_tree(conf_join(tree, tree, &arena));
    }
    arena_free(&arena);
    return tree;
}

static void check_timeline(const Timeline *timeline)
{
    for (size_t i = 1; i < timeline->event_count; i++)
        demand(timeline->events[i - 1].at <= timeline->events[i].at, "events are sorted by time");
}

static void read_as_session(const char *path)
{
    Arena          arena = { 0 };
    DiagList       diags = { .arena = &arena };
    SearchPath     search = { { "." }, 1 };
    SessionRequest request = { .name = path,
                               .walker = WALKER_UNKNOWN,
                               .today = "2026-11-27",
                               .seed = -1,
                               .anyway = true,
                               .sample = true };
    const Desk     desk = { &arena, &diags, &search, NULL };
    Session        session;
    Timeline       timeline;
    Cast           cast;
    if (session_read(&request, &desk, &session)) {
        demand(session.length <= SESSION_LENGTH_MAX, "a session is a day long at most");
        if (timeline_build(&session, &arena, &diags, &timeline))
            check_timeline(&timeline);
        if (!diags.errors && cast_read(&session, &desk, &cast))
            coach_check(&session, &cast, &timeline, &desk);
    } else {
        demand(diags.errors > 0, "what is not a session has an error that says why");
    }
    check_messages(&diags, &arena);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 0 && data[0] == 1) {
        read_as_grown(data + 1, size - 1);
        return 0;
    }
    if (!read_as_conf((const char *)data, size))
        return 0;  // as a session it gets the same answers
    FuzzFile file = file_of(data, size);
    read_as_session(file.path);
    file_close(&file);
    return 0;
}
