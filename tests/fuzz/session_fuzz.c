// libFuzzer: whatever a text holds, it is read without a crash, and every message and every node has a place
// in it.
//
// A text that is a session is laid out too. The repository's own scripts stand on the search path, so that
// `extends` and levels lead somewhere; the text itself is a file in memory.
#include "base/diag_text.h"
#include "conf/conf.h"
#include "session/read.h"
#include "timeline/timeline.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

static void check_place(SourcePos pos)
{
    if (!pos.source || pos.line == 0)
        return;
    size_t length = 0;
    demand(diag_line(pos, &length) != NULL, "a place has its line");
    demand(pos.column >= 0 && (size_t)pos.column <= length + 1, "a column lies in its line");
    demand(pos.width >= 0 && (size_t)pos.width <= pos.source->length + 1,
           "a caret is no longer than its file");
}

static void check_messages(DiagList *diags, Arena *arena)
{
    for (size_t i = 0; i < diags->count; i++) {
        demand(diags->items[i].rule && diags->items[i].message[0], "a message has a rule and says something");
        demand(!strchr(diags->items[i].message, '\n'), "a message is one line");
        demand(strcmp(diags->items[i].rule->name, "syntax") != 0,
               "what libconfig refuses, our own scan has explained");
        check_place(diags->items[i].pos);
    }
    diag_sort(diags);
    diag_list_text(diags, DIAG_MOST_SHOWN, true, arena);
    diag_list_json(diags, arena);
}

static void check_tree(const ConfNode *node)
{
    check_place(node->pos);
    if (node->name && node->key_pos.line) {
        size_t      length;
        const char *line = diag_line(node->key_pos, &length);
        demand(memcmp(line + node->key_pos.column - 1, node->name, strlen(node->name)) == 0,
               "a key stands where its node says");
    }
    if (node->kind == CONF_TEXT)
        for (size_t i = 0; i <= strlen(node->text); i++)
            check_place(conf_pos_inside(node, i, 1));
    if (node->kind == CONF_GROUP || node->kind == CONF_ARRAY)
        for (const ConfNode *child = node->first; child; child = child->next)
            check_tree(child);
}

static bool read_as_conf(const char *text, size_t size)
{
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    const ConfNode *tree = conf_read_text("fuzz.cfg", text, size, &arena, &diags);
    demand((tree == NULL) == (diags.errors > 0), "there is a tree, or an error says why not");
    check_messages(&diags, &arena);
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
                               .path = &search,
                               .walker = WALKER_UNKNOWN,
                               .today = "2026-11-27",
                               .seed = -1,
                               .anyway = true,
                               .sample = true };
    Session        session;
    Timeline       timeline;
    if (session_read(&request, &arena, &diags, &session)) {
        demand(session.length <= SESSION_LENGTH_MAX, "a session is a day long at most");
        if (timeline_build(&session, &arena, &diags, &timeline))
            check_timeline(&timeline);
    } else {
        demand(diags.errors > 0, "what is no session has an error that says why");
    }
    check_messages(&diags, &arena);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!read_as_conf((const char *)data, size))
        return 0;  // as a session it gets the same answers
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    read_as_session(path);
    close(fd);
    return 0;
}
