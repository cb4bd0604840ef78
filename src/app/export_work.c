// A file whose NAME.json says it was made from the same score, with the same settings, stays as it is. That one is written
// last: a walk that was interrupted has none, and is made again.
#include "app/export_work.h"

#include "app/compile.h"
#include "app/interrupt.h"
#include "base/whole.h"
#include "export/describe.h"
#include "export/follow.h"
#include "mix/mixer.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    ExportShared *shared;
    size_t        index;
    Micros        before;        // sound made of this walk before this file
    int           rate;
} Watched;

static Frames fill(void *mixer, float *out, Frames frames)
{
    return mixer_fill(mixer, out, frames);
}

static bool go_on(void *self, Frames done)
{
    Watched *watched = self;
    atomic_store(&watched->shared->done[watched->index], watched->before + micros_at(done, watched->rate));
    return !atomic_load(&watched->shared->stop) && !interrupt_asked();
}

typedef struct {
    const Settings   *settings;
    const ExportPlan *plan;
    const ExportFile *file;
    Walk             *walk;
    Tags              tags;
    const char       *made_from;
} Making;

static const char *path_of(const Making *making, const char *ending)
{
    return arena_printf(&making->walk->arena, "%s/%s.%s", making->plan->folder, making->file->entry.stem, ending);
}

static Status write_sound(const Making *making, Watched *watched)
{
    const Settings *settings = making->settings;
    const Score    *score    = &making->walk->score;
    Mixer *mixer = mixer_open(score);
    if (!mixer)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "out of memory");
    Frames  from = frames_at(making->file->from, score->rate);
    FileJob job  = {
        .path = path_of(making, making->plan->format->ending), .format = making->plan->format, .fill = fill, .source = mixer,
        .go_on = go_on, .self = watched,
        .encoder = { .rate = score->rate, .channels = score->channels, .length = frames_at(making->file->to, score->rate) - from,
                     .quality = (Quality)settings->quality, .bitrate = settings->bitrate * 1000, .tags = &making->tags },
    };
    SinkError error;
    mixer_seek(mixer, from);
    bool written = file_write(&job, &error);
    mixer_close(mixer);
    if (!written && error.failed)
        terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
    return written ? STATUS_DONE : STATUS_WORLD;
}

static Status write_texts(const Making *making)
{
    static const char *const words[] = { "vtt", "chapters" };
    Arena    *arena = &making->walk->arena;
    BesideJob job   = { &making->walk->score, making->file->from, making->file->to, &making->tags, making->file->entry.file };
    char      why[WHOLE_WHY_SIZE];
    size_t    count;
    const BesideKind *kinds = beside_kinds(&count);
    bool good = !making->tags.cover || whole_write_bytes(path_of(making, "png"), making->tags.cover, making->tags.cover_size, true, why);
    for (size_t i = 0; i < count && good; i++)
        for (size_t w = 0; w < 2 && good; w++)
            if (strcmp(kinds[i].word, words[w]) == 0)
                good = whole_write(path_of(making, kinds[i].ending), kinds[i].text(&job, arena), true, why);
    good = good && whole_write(path_of(making, "json"), follow_json(&job, making->made_from, arena), true, why);
    return good ? STATUS_DONE : terminal_fail(&making->settings->terminal, STATUS_WORLD, "%s", why);
}

// The date is left out of it: tomorrow the same walk is the same walk.
static const char *made_from(const Making *making)
{
    return arena_printf(&making->walk->arena, "%s-%s-%d-%d-%lld-%lld-%d", making->tags.fingerprint, making->plan->format->ending,
                        making->settings->quality, making->settings->bitrate, (long long)making->file->from, (long long)making->file->to, making->tags.track);
}

static Status make_file(const Settings *settings, const ExportPlan *plan, const ExportWalk *walk, const ExportFile *file, Walk *compiled,
                        Watched *watched)
{
    Making           making = { .settings = settings, .plan = plan, .file = file, .walk = compiled };
    DescribeSettings about  = { .from = file->from, .to = file->to, .title = file->entry.title, .date = plan->date,
                                .track = walk->file_count > 1 ? (int)(file - walk->files) + 1 : walk->track, .weeks = walk->weeks,
                                .cover = true };
    describe_tags(&compiled->score, &about, &compiled->arena, &making.tags);
    making.made_from = made_from(&making);
    Status status = STATUS_DONE;
    if (access(path_of(&making, plan->format->ending), R_OK) == 0 && follow_is_made_from(path_of(&making, "json"), making.made_from))
        atomic_fetch_add(&watched->shared->kept, 1);
    else {
        unlink(path_of(&making, "json"));                 // from here to the end, what stands there is not whole
        status = write_sound(&making, watched);
        if (status == STATUS_DONE)
            status = write_texts(&making);
        if (status == STATUS_DONE)
            atomic_fetch_add(&watched->shared->made, 1);
    }
    free((void *)making.tags.cover);
    watched->before += file->to - file->from;
    return status;
}

Status export_make(const Settings *settings, const ExportPlan *plan, size_t index, ExportShared *shared)
{
    const ExportWalk *walk  = &plan->walks[index];
    Settings          alone = *settings;
    alone.jobs              = 1;
    alone.terminal.live     = false;
    Walk   compiled;
    Status status = walk_compile(&alone, walk->session, DEPTH_SCORE, &compiled);
    if (status != STATUS_DONE)
        terminal_diags(&settings->terminal, &compiled.diags);
    Watched watched = { shared, index, 0, compiled.score.rate };
    for (size_t i = 0; i < walk->file_count && status == STATUS_DONE; i++)
        status = make_file(&alone, plan, walk, &walk->files[i], &compiled, &watched);
    atomic_store(&shared->done[index], walk->length);
    walk_free(&compiled);
    return status;
}
