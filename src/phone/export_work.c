// A file whose NAME.json says that it was made from the same score with the same settings stays as it is;
// only missing texts are written. NAME.json is deleted just before another sound takes the name, and is
// written last: where it is, all of NAME is.
#include "phone/export_work.h"

#include "base/diag_text.h"
#include "base/ours.h"
#include "base/whole.h"
#include "job/interrupt.h"
#include "job/label.h"
#include "job/produce.h"
#include "job/report.h"
#include "phone/follow.h"

#include <string.h>
#include <unistd.h>

typedef struct {
    const ExportPlan *plan;
    const ExportFile *file;
    Walk             *walk;
    ExportPart        part;
    ExportShared     *shared;
    ExportProgress   *progress;
    Micros            before;  // sound of this walk in the files before this one
    Production        made;    // the file and its side files, except NAME.json
    const char       *made_from;
} Making;

bool export_fail(ExportShared *shared, Status status, const char *why)
{
    if (!atomic_flag_test_and_set(&shared->failing)) {
        snprintf(shared->why, sizeof shared->why, "%s", why);
        shared->failed = status;
    }
    return false;
}

static const char *data_path(const Making *making)
{
    return produce_path(making->made.path, "json", &making->walk->arena);
}

// --- The sound -------------------------------------------------------------------------

static bool go_on(void *self, Frames done)
{
    const Making *making = self;
    atomic_store(&making->progress->done, making->before + micros_at(done, making->walk->score.rate));
    return !atomic_load(&making->shared->stop) && !interrupt_asked();
}

static int share(void *self)
{
    const Making      *making = self;
    unsigned long long working = atomic_load(&making->shared->working);
    int                all = __builtin_popcountll(working);
    int                before = __builtin_popcountll(working & ((1ULL << making->part.number) - 1));
    int                jobs = making->part.jobs;
    return all == 0 ? jobs : jobs / all + (before < jobs % all);
}

static void take_ours(const char *path)
{
    if (ours_is(path))
        unlink(path);
}

// Until now, what is there is whole; from here on it is not.
static void replace(void *self) { take_ours(data_path(self)); }

static bool write_sound(Making *making)
{
    SinkError error;
    return produce_sound(&making->made, &error) ||
           (error.failed && export_fail(making->shared, STATUS_WORLD, error.text));
}

// --- Its side files --------------------------------------------------------------------

// Cover, captions and the like; all of them, or only the missing ones.
static bool write_beside(Making *making, bool all)
{
    SinkError error;
    return produce_beside(&making->made, all, &making->walk->arena, &error) ||
           export_fail(making->shared, STATUS_WORLD, error.text);
}

static bool write_last(const Making *making)
{
    char        why[WHOLE_WHY_SIZE];
    BesideJob   job = produce_beside_job(&making->made);
    int64_t     bytes = files_size(making->made.path);
    const char *text = follow_json(&job, making->made_from, bytes, &making->walk->arena);
    return whole_write(data_path(making), text, WHOLE_OURS, why) ||
           export_fail(making->shared, STATUS_WORLD, why);
}

void export_take_beside(const char *folder, const char *stem, Arena *arena)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    for (size_t i = 0; i < count; i++)
        take_ours(arena_printf(arena, "%s/%s.%s", folder, stem, kinds[i].ending));
    take_ours(arena_printf(arena, "%s/%s.png", folder, stem));
    take_ours(arena_printf(arena, "%s/%s.json", folder, stem));
}

// A sound without all of its side files must not be left there.
static bool take_away(const Making *making)
{
    export_take_beside(making->plan->folder, making->file->entry.stem, &making->walk->arena);
    unlink(making->made.path);
    return false;
}

// --- What is in the way ----------------------------------------------------------------

static Production wanted_of(const ExportPlan *plan, const ExportFile *file, Arena *arena)
{
    return (Production){ .path = arena_printf(arena, "%s/%s", plan->folder, file->entry.file),
                         .over = WHOLE_OURS,
                         .texts = plan->beside,
                         .cover_file = true };
}

static bool file_may(const ExportPlan *plan, const ExportFile *file, Arena *arena, char why[WHOLE_WHY_SIZE])
{
    SinkError        error;
    const Production made = wanted_of(plan, file, arena);
    if (!produce_may(&made, arena, &error)) {
        snprintf(why, WHOLE_WHY_SIZE, "%.390s", error.text);
        return false;
    }
    return whole_may(arena_printf(arena, "%s/%s.json", plan->folder, file->entry.stem), WHOLE_OURS, why);
}

bool export_may(const ExportPlan *plan, Arena *arena, char why[WHOLE_WHY_SIZE])
{
    static const char *const lists[] = { INDEX_LIST, INDEX_FEED, INDEX_LATER };
    size_t count = sizeof lists / sizeof *lists - (plan->all ? 0 : 1);  // later: only of all
    for (size_t i = 0; i < count; i++)
        if (!whole_may(arena_printf(arena, "%s/%s", plan->folder, lists[i]), WHOLE_OURS, why))
            return false;
    for (size_t w = 0; w < plan->walk_count; w++)
        for (size_t f = 0; f < plan->walks[w].file_count; f++)
            if (!file_may(plan, &plan->walks[w].files[f], arena, why))
                return false;
    return true;
}

static const char *file_made_of(const ExportPlan *plan, const ExportFile *file, Arena *arena)
{
    size_t             count;
    const Production   made = wanted_of(plan, file, arena);
    const char *const *files = produce_files(&made, arena, &count);
    for (size_t i = 0; i < count; i++)
        if (inputs_have(&plan->inputs, files[i]))
            return files[i];
    return NULL;
}

const char *export_made_of(const ExportPlan *plan, Arena *arena)
{
    const char *found = NULL;
    for (size_t w = 0; w < plan->walk_count && !found; w++)
        for (size_t f = 0; f < plan->walks[w].file_count && !found; f++)
            found = file_made_of(plan, &plan->walks[w].files[f], arena);
    return found;
}

// --- A file ----------------------------------------------------------------------------

static bool opens(const Making *making)
{
    return coach_opens(&making->walk->opening, making->file->from, making->file->to,
                       making->walk->score.audible);
}

// The date is not part of it: the same walk is the same walk tomorrow.
static const char *made_from(const Making *making)
{
    const Encoding *encoding = &making->plan->encoding;
    const Tags     *tags = &making->made.tags;
    return arena_printf(&making->walk->arena, "%s-%s-%d-%d-%lld-%lld-%d%s", tags->fingerprint,
                        encoding->format->ending, (int)encoding->quality, encoding->bitrate,
                        (long long)making->file->from, (long long)making->file->to, tags->track,
                        opens(making) ? "" : "-without-signs");
}

static bool make_described(Making *making)
{
    int64_t there = files_size(making->made.path);
    if (there > 0 && follow_is_made_from(data_path(making), making->made_from, there)) {
        atomic_fetch_add(&making->shared->kept, 1);
        atomic_fetch_add(&making->shared->kept_sound, making->file->to - making->file->from);
        return write_beside(making, false);
    }
    if (!write_sound(making))
        return false;
    if (!write_beside(making, true) || !write_last(making))
        return take_away(making);
    atomic_fetch_add(&making->shared->made, 1);
    return true;
}

// A text of ours that an earlier export was asked for is made anew, too: it would say what is not heard.
static unsigned texts_there(const Making *making)
{
    size_t            count;
    unsigned          texts = 0;
    const BesideKind *kinds = beside_kinds(&count);
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(&making->walk->arena, "%s/%s.%s", making->plan->folder,
                                        making->file->entry.stem, kinds[i].ending);
        if (access(path, F_OK) == 0 && ours_is(path) && !inputs_have(&making->plan->inputs, path))
            texts |= 1U << i;
    }
    return texts;
}

static Production production_of(Making *making)
{
    return (Production){
        .score = &making->walk->score,
        .stretch = { making->file->from, making->file->to },
        .encoding = making->plan->encoding,
        .path = arena_printf(&making->walk->arena, "%s/%s", making->plan->folder, making->file->entry.file),
        .over = WHOLE_OURS,
        .texts = making->plan->beside | texts_there(making),
        .cover_file = true,
        .threads = making->part.jobs,
        .share = share,
        .go_on = go_on,
        .replace = replace,
        .self = making,
    };
}

static bool make_file(Making *making, const ExportWalk *walk, size_t number)
{
    making->file = &walk->files[number];
    making->made = production_of(making);
    DescribeSettings about = { .title = making->file->entry.title,
                               .date = making->plan->date,
                               .track = walk->file_count > 1 ? (int)number + 1 : walk->track,
                               .weeks = walk->weeks,
                               .cover = true,
                               .without_signs = !opens(making),
                               .unchecked = walk_is_unchecked(making->walk) };
    produce_describe(&making->made, &about, &making->walk->arena);
    making->made_from = made_from(making);
    bool made = make_described(making);
    produce_free(&making->made);
    making->before += making->file->to - making->file->from;
    if (made && !opens(making))
        atomic_fetch_add(&making->shared->without_signs, 1);
    if (made)
        atomic_store(&making->progress->whole, (int)number + 1);
    return made;
}

// --- A walk ----------------------------------------------------------------------------

// While the walk is read and spoken there is nothing to tidy up: a signal ends it at once.
static Status compile(const WalkOrder *order, const Terminal *terminal, const ExportWalk *wanted, Walk *walk)
{
    WalkOrder alone = *order;
    Terminal  quiet = *terminal;
    alone.asked = wanted->asked;
    alone.jobs = 1;
    quiet.live = false;  // only the parent shows a bar
    interrupt_leaves();
    Status status = walk_compile_with_progress(&alone, wanted->session, DEPTH_SCORE, &quiet, walk);
    interrupt_hold();
    return status;
}

static bool cannot(const Terminal *terminal, Status status, Making *making)
{
    if (making->plan->set && status == STATUS_MISTAKES) {
        snprintf(making->progress->why, sizeof making->progress->why, "%s", diag_first(&making->walk->diags));
        atomic_store(&making->progress->left_out, true);
        return true;
    }
    diag_sort(&making->walk->diags);
    return export_fail(making->shared, status,
                       diag_list_text(&making->walk->diags, DIAG_MOST_SHOWN, terminal->err_color,
                                      &making->walk->arena));
}

bool export_make(const WalkOrder *order, const Terminal *terminal, const ExportPlan *plan, size_t index,
                 ExportPart part, ExportShared *shared)
{
    const ExportWalk *walk = &plan->walks[index];
    Walk              compiled;
    Making            making = { .plan = plan, .walk = &compiled, .part = part, .shared = shared };
    making.progress = &shared->walks[index];
    Status status = compile(order, terminal, walk, &compiled);
    bool   good = status == STATUS_DONE || cannot(terminal, status, &making);
    for (size_t i = 0; i < walk->file_count && good && status == STATUS_DONE; i++)
        good = make_file(&making, walk, i);
    if (good)
        atomic_store(&making.progress->done, walk->length);
    walk_free(&compiled);
    return good;
}
