// A file that has its name in the store is complete and stays. Its texts are written before it. Another shard
// may make the same file at the same time: then the bytes are the same, and the first to give it its name
// wins.
#include "batch/make.h"

#include "base/whole.h"
#include "batch/retag.h"
#include "batch/store.h"
#include "job/interrupt.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const Batch     *batch;
    const BatchWalk *walk;
    BatchShared     *shared;
    int              threads;
    Arena           *arena;     // of this walk
    Arena           *scratch;   // of one line of it
    size_t           number;    // of it
    bool             compiled;  // `score` is there
    Walk             score;
    const char      *frames;  // an MP3 of this part, made already: its frames serve for any tag. NULL: none
    Production       cover;   // holds the cover of the part, for all its files
} Making;

bool batch_fail(BatchShared *shared, Status status, const char *why)
{
    if (!atomic_flag_test_and_set(&shared->failing)) {
        snprintf(shared->why, sizeof shared->why, "%s", why);
        shared->failed = status;
    }
    atomic_store(&shared->stop, true);
    return false;
}

// --- Compiling -------------------------------------------------------------------------

Status batch_compile(const Batch *batch, size_t walk, int jobs, Depth depth, Walk *out)
{
    const BatchWalk *of = &batch->crowd->walks[walk];
    WalkOrder        order = batch->settings->order;
    order.paths = &batch->paths;
    order.walker = &of->walker;
    order.asked = of->asked;
    order.jobs = jobs;
    return walk_compile(&order, of->session, depth, NULL, out);
}

// False: it cannot be spoken. That is a mistake in this walk, or it stops everything.
static bool compile(Making *making)
{
    if (making->compiled)
        return true;
    Status status = batch_compile(making->batch, making->number, making->threads, DEPTH_SCORE,
                                  &making->score);
    making->compiled = true;
    if (status == STATUS_DONE)
        return true;
    const DiagList *diags = &making->score.diags;
    if (status == STATUS_WORLD)
        return batch_fail(making->shared, status,
                          diags->count ? diags->items[0].message : "it cannot be spoken");
    atomic_store(&making->shared->wrong[making->number], true);
    return false;
}

// --- A file ----------------------------------------------------------------------------

static bool go_on(void *self, Frames done)
{
    const Making *making = self;
    (void)done;
    return !atomic_load(&making->shared->stop) && !interrupt_asked();
}

static const char *path_of(const Making *making, const char *name)
{
    return arena_printf(making->scratch, "%s/%s", making->batch->folder, name);
}

static bool has(const Making *making, const Object *object, const char *ending)
{
    return store_has(making->batch->folder, store_name(object->hash, ending, making->scratch),
                     making->scratch);
}

static bool has_all(const Making *making, const Object *object)
{
    size_t            count;
    const Batch      *batch = making->batch;
    const BesideKind *kinds = beside_kinds(&count);
    bool              all = has(making, object, batch->encoding.format->ending);
    for (size_t i = 0; i < count && all; i++)
        if (batch->texts >> i & 1)
            all = has(making, object, kinds[i].ending);
    return all;
}

static Production production_of(Making *making, size_t part, const char *path)
{
    const Batch     *batch = making->batch;
    const BatchPart *of = &making->walk->parts[part];
    return (Production){ .score = &making->score.score,
                         .stretch = { of->from, of->to },
                         .encoding = batch->encoding,
                         .path = path,
                         .called = arena_printf(making->scratch, "%s.%s", of->stem,
                                                batch->encoding.format->ending),
                         .over = WHOLE_NEW,
                         .texts = batch->texts,
                         .threads = making->threads,
                         .go_on = go_on,
                         .self = making };
}

static bool make_sound(Making *making, Production *production)
{
    SinkError error = { 0 };
    char      why[WHOLE_WHY_SIZE] = "";
    bool      copied = making->frames && retag_mp3(making->frames, &production->tags, production->path, why);
    if (copied)
        atomic_fetch_add(&making->shared->copied, 1);
    if (copied || (!making->frames && produce_sound(production, &error)))
        return true;
    if (files_size(production->path) > 0)  // another shard was first
        return true;
    if (making->frames || error.failed)
        return batch_fail(making->shared, STATUS_WORLD, error.failed ? error.text : why);
    return false;
}

// The cover is drawn once for each part.
static void label(Making *making, const Tagging *tagging, Production *production)
{
    bool cover = walk_has_cover(production->encoding.format) && !making->cover.tags.cover;
    walk_label(&making->score, tagging, cover, production, making->scratch);
    if (cover)
        making->cover.tags = production->tags;
    production->tags.cover = making->cover.tags.cover;
    production->tags.cover_size = making->cover.tags.cover_size;
    production->tags.cover_side = making->cover.tags.cover_side;
}

// Its tags are those of the session as it was compiled: the same for all who share the walk.
static bool make_file(Making *making, size_t part, const Object *object)
{
    const char *why,
        *name = store_name(object->hash, making->batch->encoding.format->ending, making->scratch);
    SinkError error = { 0 };
    if (!compile(making))
        return false;
    if (!store_make_room(making->batch->folder, name, making->scratch, &why))
        return batch_fail(making->shared, STATUS_WORLD, why);
    Production production = production_of(making, part, path_of(making, name));
    label(making, &object->tagging, &production);
    bool made = produce_beside(&production, false, making->scratch, &error) ||
                batch_fail(making->shared, STATUS_WORLD, error.text);
    made = made && (files_size(production.path) > 0 || make_sound(making, &production));
    return made;
}

// --- For whom --------------------------------------------------------------------------

static bool link_one(Making *making, size_t part, const Object *object, const char *id, const char *ending)
{
    const char *why, *name = store_name(object->hash, ending, making->scratch);
    const char *file = arena_printf(making->scratch, "%s.%s", making->walk->parts[part].stem, ending);
    return store_link(making->batch->folder, name, id, file, making->scratch, &why) ||
           batch_fail(making->shared, STATUS_WORLD, why);
}

static bool link_all(Making *making, size_t part, const Object *object, const char *id)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    bool              good = link_one(making, part, object, id, making->batch->encoding.format->ending);
    for (size_t i = 0; i < count && good; i++)
        if (making->batch->texts >> i & 1)
            good = link_one(making, part, object, id, kinds[i].ending);
    return good;
}

static bool ensure(Making *making, size_t part, const Object *object)
{
    bool there = has_all(making, object);
    if (!there && !make_file(making, part, object))
        return false;
    atomic_fetch_add(there ? &making->shared->kept : &making->shared->made, 1);
    if (making->batch->tags.own && strcmp(making->batch->encoding.format->ending, "mp3") == 0 &&
        !making->frames)
        making->frames = arena_strdup(making->arena,
                                      path_of(making, store_name(object->hash, "mp3", making->scratch)));
    return true;
}

// For one walker. *object is the part's; with tags of her own, hers.
static bool make_for(Making *making, size_t part, const char *id, bool first, Object *object)
{
    const Batch *batch = making->batch;
    if (first || batch->tags.own) {
        *object = object_of(making->walk, part, &batch->tags, id, first ? making->arena : making->scratch);
        if (!ensure(making, part, object))
            return false;
    }
    return (!batch->links || link_all(making, part, object, id)) && go_on(making, 0);
}

static bool make_part(Making *making, size_t part)
{
    const Batch  *batch = making->batch;
    const size_t *from = &batch->lines[batch->lines_from[making->number]],
                 *to = &batch->lines[batch->lines_from[making->number + 1]];
    Object object;
    bool   good = true;
    making->frames = NULL;
    for (const size_t *line = from; line < to && good; line++) {
        good = make_for(making, part, batch->crowd->lines[*line].id, line == from, &object);
        arena_reset(making->scratch);
    }
    produce_free(&making->cover);
    return good;
}

bool batch_make(const Batch *batch, size_t walk, int threads, BatchShared *shared)
{
    Arena  arena = { 0 }, scratch = { 0 };
    Making making = { .batch = batch,
                      .walk = &batch->crowd->walks[walk],
                      .shared = shared,
                      .threads = threads,
                      .arena = &arena,
                      .scratch = &scratch,
                      .number = walk };
    bool   good = true;
    for (size_t part = 0; part < making.walk->part_count && good; part++)
        good = make_part(&making, part);
    if (making.compiled)
        walk_free(&making.score);
    arena_free(&arena);
    arena_free(&scratch);
    atomic_fetch_add(&shared->done, 1);
    return good || atomic_load(&shared->wrong[walk]);
}
