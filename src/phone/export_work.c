// A file whose NAME.json says it was made from the same score, with the same settings, stays as it is; only
// texts that are not there are written. NAME.json goes just before another sound takes the name, and is
// written last: where it stands, all of NAME stands.
#include "phone/export_work.h"

#include "base/diag_text.h"
#include "base/whole.h"
#include "beside/beside.h"
#include "beside/describe.h"
#include "job/interrupt.h"
#include "job/report.h"
#include "mix/mixer.h"
#include "phone/follow.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const ExportPlan *plan;
    const ExportFile *file;
    Walk             *walk;
    ExportShared     *shared;
    ExportProgress   *progress;
    Micros            before;  // sound of this walk before this file
    Tags              tags;
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

static const char *path_of(const Making *making, const char *ending)
{
    return arena_printf(&making->walk->arena, "%s/%s.%s", making->plan->folder, making->file->entry.stem,
                        ending);
}

// --- The sound -------------------------------------------------------------------------

static Frames fill(void *mixer, float *out, Frames frames) { return mixer_fill(mixer, out, frames); }

static bool go_on(void *self, Frames done)
{
    const Making *making = self;
    atomic_store(&making->progress->done, making->before + micros_at(done, making->walk->score.rate));
    return !atomic_load(&making->shared->stop) && !interrupt_asked();
}

// What stands there is whole until now, and from here on it is not.
static void replace(void *self) { unlink(path_of(self, "json")); }

static bool write_sound(Making *making)
{
    const Score *score = &making->walk->score;
    Mixer       *mixer = mixer_open(score);
    if (!mixer)
        return export_fail(making->shared, STATUS_WORLD, "out of memory");
    Frames  from = frames_at(making->file->from, score->rate);
    FileJob job = {
        .path = path_of(making, making->plan->format->ending),
        .format = making->plan->format,
        .fill = fill,
        .source = mixer,
        .go_on = go_on,
        .replace = replace,
        .self = making,
        .encoder = { .rate = score->rate,
                     .channels = score->channels,
                     .length = frames_at(making->file->to, score->rate) - from,
                     .quality = making->plan->quality,
                     .bitrate = making->plan->bitrate * 1000,
                     .tags = &making->tags },
    };
    SinkError error;
    mixer_seek(mixer, from);
    bool written = file_write(&job, &error);
    mixer_close(mixer);
    return written || (error.failed && export_fail(making->shared, STATUS_WORLD, error.text));
}

// --- What goes with it -----------------------------------------------------------------

static bool write_one(const Making *making, const char *ending, const void *bytes, size_t size)
{
    char why[WHOLE_WHY_SIZE];
    return whole_write_bytes(path_of(making, ending), bytes, size, true, why) ||
           export_fail(making->shared, STATUS_WORLD, why);
}

static BesideJob beside_of(const Making *making)
{
    return (BesideJob){ &making->walk->score, making->file->from, making->file->to, &making->tags,
                        making->file->entry.file };
}

// Cover, captions and the like; all of them, or only those that are not there.
static bool write_texts(const Making *making, bool all)
{
    Arena            *arena = &making->walk->arena;
    BesideJob         job = beside_of(making);
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    bool              good = true;
    if (making->tags.cover && (all || files_size(path_of(making, "png")) < 0))
        good = write_one(making, "png", making->tags.cover, making->tags.cover_size);
    for (size_t i = 0; i < count && good; i++)
        if (making->plan->beside >> i & 1 && (all || files_size(path_of(making, kinds[i].ending)) < 0)) {
            const char *text = kinds[i].text(&job, arena);
            good = write_one(making, kinds[i].ending, text, strlen(text));
        }
    return good;
}

static bool write_last(const Making *making)
{
    BesideJob   job = beside_of(making);
    int64_t     bytes = files_size(path_of(making, making->plan->format->ending));
    const char *text = follow_json(&job, making->made_from, bytes, &making->walk->arena);
    return write_one(making, "json", text, strlen(text));
}

void export_take_beside(const char *folder, const char *stem, Arena *arena)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    for (size_t i = 0; i < count; i++)
        unlink(arena_printf(arena, "%s/%s.%s", folder, stem, kinds[i].ending));
    unlink(arena_printf(arena, "%s/%s.png", folder, stem));
    unlink(arena_printf(arena, "%s/%s.json", folder, stem));
}

// A sound without all that goes with it is nothing to leave there.
static bool take_away(const Making *making)
{
    export_take_beside(making->plan->folder, making->file->entry.stem, &making->walk->arena);
    unlink(path_of(making, making->plan->format->ending));
    return false;
}

// --- A file ----------------------------------------------------------------------------

// The date is left out of it: tomorrow the same walk is the same walk.
static const char *made_from(const Making *making)
{
    return arena_printf(&making->walk->arena, "%s-%s-%d-%d-%lld-%lld-%d", making->tags.fingerprint,
                        making->plan->format->ending, (int)making->plan->quality, making->plan->bitrate,
                        (long long)making->file->from, (long long)making->file->to, making->tags.track);
}

static bool make_described(Making *making)
{
    int64_t there = files_size(path_of(making, making->plan->format->ending));
    if (there > 0 && follow_is_made_from(path_of(making, "json"), making->made_from, there)) {
        atomic_fetch_add(&making->shared->kept, 1);
        atomic_fetch_add(&making->shared->kept_sound, making->file->to - making->file->from);
        return write_texts(making, false);
    }
    if (!write_sound(making))
        return false;
    if (!write_texts(making, true) || !write_last(making))
        return take_away(making);
    atomic_fetch_add(&making->shared->made, 1);
    return true;
}

static bool make_file(Making *making, const ExportWalk *walk, size_t number)
{
    making->file = &walk->files[number];
    DescribeSettings about = { .from = making->file->from,
                               .to = making->file->to,
                               .title = making->file->entry.title,
                               .date = making->plan->date,
                               .track = walk->file_count > 1 ? (int)number + 1 : walk->track,
                               .weeks = walk->weeks,
                               .cover = true };
    describe_tags(&making->walk->score, &about, &making->walk->arena, &making->tags);
    making->made_from = made_from(making);
    bool made = make_described(making);
    free((void *)making->tags.cover);
    making->before += making->file->to - making->file->from;
    if (made)
        atomic_store(&making->progress->whole, (int)number + 1);
    return made;
}

// --- A walk ----------------------------------------------------------------------------

// While it is read and spoken there is nothing to tidy away: a signal ends it at once.
static Status compile(const WalkOrder *order, const Terminal *terminal, const char *session, Walk *walk)
{
    WalkOrder alone = *order;
    Terminal  quiet = *terminal;
    alone.jobs = 1;
    quiet.live = false;  // the parent shows the one bar
    interrupt_leaves();
    Status status = walk_compile_with_progress(&alone, session, DEPTH_SCORE, &quiet, walk);
    interrupt_hold();
    return status;
}

static bool cannot(const Terminal *terminal, Status status, Making *making)
{
    if (making->plan->set && status == STATUS_MISTAKES) {
        atomic_store(&making->progress->left_out, true);
        return true;
    }
    diag_sort(&making->walk->diags);
    return export_fail(making->shared, status,
                       diag_list_text(&making->walk->diags, DIAG_MOST_SHOWN, terminal->err_color,
                                      &making->walk->arena));
}

bool export_make(const WalkOrder *order, const Terminal *terminal, const ExportPlan *plan, size_t index,
                 ExportShared *shared)
{
    const ExportWalk *walk = &plan->walks[index];
    Walk              compiled;
    Making making = { .plan = plan, .walk = &compiled, .shared = shared, .progress = &shared->walks[index] };
    Status status = compile(order, terminal, walk->session, &compiled);
    bool   good = status == STATUS_DONE || cannot(terminal, status, &making);
    for (size_t i = 0; i < walk->file_count && good && status == STATUS_DONE; i++)
        good = make_file(&making, walk, i);
    if (good)
        atomic_store(&making.progress->done, walk->length);
    walk_free(&compiled);
    return good;
}
