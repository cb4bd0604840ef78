#include "batch/report.h"

#include "base/json.h"
#include "base/ours.h"
#include "base/whole.h"
#include "batch/store.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const Batch       *batch;
    const BatchShared *shared;
    FILE              *file;
    bool               all;  // a line says everything, not only where it is
} Reporting;

// --- A line ----------------------------------------------------------------------------

static void add_warnings(Json *json, const BatchKind *kind)
{
    json_array_open(json, "warnings");
    for (size_t i = 0; i < kind->message_count; i++)
        if (kind->messages[i].severity == DIAG_WARNING)
            json_string(json, NULL, kind->messages[i].rule);
    json_array_close(json);
}

static void add_messages(Json *json, const BatchKind *kind, Arena *arena)
{
    json_array_open(json, "messages");
    for (size_t i = 0; i < kind->message_count; i++)
        if (kind->messages[i].severity == DIAG_ERROR)
            json_string(json, NULL,
                        arena_printf(arena, "%s%s%s", kind->messages[i].field,
                                     *kind->messages[i].field ? ": " : "", kind->messages[i].text));
    json_array_close(json);
}

static void open_line(Json *json, const Reporting *reporting, const BatchLine *line, const char *state)
{
    json_object_open(json, NULL);
    if (reporting->all)
        json_int(json, "line", line->number);
    json_string(json, "id", line->id);
    if (reporting->all)
        json_string(json, "state", state);
}

// The first line has our mark. A pipe has no first line, and keeps nothing.
static void end_line(Json *json, const Reporting *reporting)
{
    if (ftell(reporting->file) == 0)
        json_string(json, "by", OURS_MARK);
    json_object_close(json);
    fprintf(reporting->file, "%s\n", text_string(json->text));
}

static void write_file(const Reporting *reporting, const BatchLine *line, size_t walk, size_t part,
                       const char *ending)
{
    Arena            arena = { 0 };
    Text             text = { .arena = &arena };
    Json             json = { .text = &text };
    const Batch     *batch = reporting->batch;
    const BatchWalk *of = &batch->crowd->walks[walk];
    const BatchPart *at = &of->parts[part];
    bool             failed = atomic_load(&reporting->shared->wrong[walk]);
    const Object     object = object_of(of, part, &batch->tags, line->id, &arena);
    open_line(&json, reporting, line, failed ? "failed" : "there");
    json_string(&json, "file", arena_printf(&arena, "walkers/%s/%s.%s", line->id, at->stem, ending));
    json_string(&json, "object", failed ? NULL : store_name(object.hash, ending, &arena));
    if (reporting->all) {
        json_string(&json, "walk", of->session);
        json_number(&json, "seconds", seconds_of(at->to - at->from));
        add_warnings(&json, &batch->crowd->kinds[line->kind]);
    }
    end_line(&json, reporting);
    arena_free(&arena);
}

static void write_without(const Reporting *reporting, const BatchLine *line)
{
    Arena            arena = { 0 };
    Text             text = { .arena = &arena };
    Json             json = { .text = &text };
    const BatchKind *kind = &reporting->batch->crowd->kinds[line->kind];
    bool             red = kind->state == KIND_RED;
    open_line(&json, reporting, line, red ? "red" : "wrong");
    if (!red)
        add_messages(&json, kind, &arena);
    end_line(&json, reporting);
    arena_free(&arena);
}

// --- All of them -----------------------------------------------------------------------

// The texts that go with a file are objects of their own, and get lines of their own here.
static void write_files(const Reporting *reporting, size_t walk, const BatchLine *line)
{
    size_t            count;
    const Batch      *batch = reporting->batch;
    const BesideKind *kinds = beside_kinds(&count);
    if (!reporting->all && atomic_load(&reporting->shared->wrong[walk]))
        return;
    for (size_t part = 0; part < batch->crowd->walks[walk].part_count; part++) {
        write_file(reporting, line, walk, part, batch->encoding.format->ending);
        for (size_t i = 0; i < count && !reporting->all; i++)
            if (batch->texts >> i & 1)
                write_file(reporting, line, walk, part, kinds[i].ending);
    }
}

static void write_lines(const Reporting *reporting, bool whole)
{
    const Batch *batch = reporting->batch;
    const Crowd *crowd = batch->crowd;
    for (size_t i = 0; i < crowd->line_count; i++) {
        const BatchLine *line = &crowd->lines[i];
        const BatchKind *kind = &crowd->kinds[line->kind];
        if (kind->state != KIND_FINE && whole)
            write_without(reporting, line);
        for (size_t k = 0; k < kind->walk_count; k++)
            if (batch->is_own[kind->walks[k]])
                write_files(reporting, kind->walks[k], line);
    }
}

static bool write_all(Reporting *reporting, bool whole, const char *path, Arena *arena, const char **why)
{
    WholeFile file;
    char     *reason = arena_alloc(arena, WHOLE_WHY_SIZE);
    *why = reason;
    if (!whole_open(&file, path, WHOLE_OURS, reason))
        return false;
    reporting->file = fdopen(dup(file.fd), "w");
    if (reporting->file)
        write_lines(reporting, whole);
    bool written = reporting->file && !ferror(reporting->file);
    if (reporting->file && fclose(reporting->file) == 0 && written)
        return whole_commit(&file, reason);
    snprintf(reason, WHOLE_WHY_SIZE, "%.300s: %s", path, strerror(errno));
    whole_abandon(&file);
    return false;
}

bool report_write(const Batch *batch, const BatchShared *shared, bool whole, const char *path, Arena *arena,
                  const char **why)
{
    Reporting reporting = { .batch = batch, .shared = shared, .all = true };
    return write_all(&reporting, whole, path, arena, why);
}

bool report_links(const Batch *batch, const BatchShared *shared, const char *path, Arena *arena,
                  const char **why)
{
    Reporting reporting = { .batch = batch, .shared = shared };
    return write_all(&reporting, false, path, arena, why);
}
