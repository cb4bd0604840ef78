// walkcoach batch: a table of walkers becomes a folder of files, each distinct file only once.
//
//     table ─▶ lines, kinds, walks   batch/crowd.c     each kind compiled once, nothing spoken
//           ─▶ this shard's walks    by their hash     equal walks meet in one shard
//           ─▶ fork ─┬▶ store, links batch/make.c      what is there stays
//                    └▶ ...
//           ─▶ report, links as JSON batch/report.c
#include "batch/batch.h"

#include "base/files.h"
#include "base/text.h"
#include "base/whole.h"
#include "batch/crew.h"
#include "batch/report.h"
#include "batch/store.h"
#include "job/interrupt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { SHARDS_MAX = 100000 };

typedef struct {
    const Settings *settings;
    Arena          *arena;
    Batch           batch;
    Crowd           crowd;
    const char     *encoder;        // its encoder_print
    int             shard, shards;  // from 1
    bool            says;           // of several shards, this one reports wrong and red lines
} Job;

static Status wrong(const Job *job, const char *why)
{
    return terminal_fail(&job->settings->terminal, STATUS_USAGE, "%s", why);
}

// --- What is asked for -----------------------------------------------------------------

static bool read_shard(Job *job)
{
    const char *asked = job->settings->batching.shard;
    char       *end, *of_end;
    long        shard = asked ? strtol(asked, &end, 10) : 1;
    if (asked && (end == asked || *end != '/'))
        return false;
    long shards = asked ? strtol(end + 1, &of_end, 10) : 1;
    if ((asked && (of_end == end + 1 || *of_end)) || shard < 1 || shard > shards || shards > SHARDS_MAX)
        return false;
    job->shard = (int)shard, job->shards = (int)shards;
    job->says = shard == 1;
    return true;
}

static const char *links_path(const Job *job)
{
    return job->shards == 1 ? arena_printf(job->arena, "%s/links.jsonl", job->batch.folder)
                            : arena_printf(job->arena, "%s/links-%d-of-%d.jsonl", job->batch.folder,
                                           job->shard, job->shards);
}

// A file that is to be written; path NULL: none.
static Status check_output(const Job *job, const char *path, const char *other)
{
    const char *table = job->settings->operands[0];
    char        why[WHOLE_WHY_SIZE];
    if (path && files_are_same(path, table))
        return wrong(job, arena_printf(job->arena, "%s is the table of walkers, and is not replaced", path));
    if (path && other && files_meet(path, other, job->arena))
        return wrong(job, arena_printf(job->arena, "%s would be written twice: choose another name", path));
    if (path && !whole_may(path, WHOLE_OURS, why))
        return terminal_fail(&job->settings->terminal, STATUS_WORLD, "%s", why);
    return STATUS_DONE;
}

// Before anything is made.
static Status check_outputs(const Job *job)
{
    const char *links = job->batch.links || !job->batch.folder ? NULL : links_path(job);
    Status      status = check_output(job, links, NULL);
    return status == STATUS_DONE ? check_output(job, job->settings->batching.report, links) : status;
}

static Status read_formats(Job *job)
{
    const Settings *settings = job->settings;
    SinkError       error = { 0 };
    const char     *ending = settings->exporting.format ? settings->exporting.format : "mp3";
    job->batch.encoding = settings->encoding;
    job->batch.encoding.format = file_format_of(arena_printf(job->arena, "x.%s", ending));
    if (!job->batch.encoding.format || !job->batch.encoding.format->for_phones)
        return wrong(job, "--format is mp3, m4b, m4a, opus, ogg, flac or wav");
    if (!encoding_may(&job->batch.encoding, &error))
        return wrong(job, error.text);
    job->batch.texts = settings->beside ? beside_parse(settings->beside) : 0;
    if (settings->beside && !job->batch.texts)
        return wrong(job, arena_printf(job->arena, BESIDE_TAKES, settings->beside));
    job->encoder = encoder_print(&job->batch.encoding, &settings->order.listening, job->arena, &error);
    return job->encoder ? STATUS_DONE : terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
}

static Status read_asked(Job *job)
{
    const Settings *settings = job->settings;
    const Batching *asked = &settings->batching;
    const char     *why;
    if (!settings->on)
        return wrong(job, "batch needs --on DATE, the day up to which weeks are counted: then every machine "
                          "makes the same files, at any time");
    if (!settings->exporting.folder && !asked->dry_run)
        return wrong(job, "batch needs --to DIR, the folder to fill");
    if (!read_shard(job))
        return wrong(job, "--shard is I/N: the I-th of N parts, such as 3/16");
    if (asked->links && strcmp(asked->links, "json") != 0 && strcmp(asked->links, "hard") != 0)
        return wrong(job, "--links is hard or json");
    if (!object_tags(&settings->tagging, &job->batch.tags, job->arena, &why))
        return wrong(job, why);
    job->batch.settings = settings;
    job->batch.folder = settings->exporting.folder;
    job->batch.links = !asked->links || strcmp(asked->links, "hard") == 0;
    job->batch.paths = paths_find(job->arena);
    job->batch.paths.profile = NULL;  // only those of the walkers count
    Status status = check_outputs(job);
    return status == STATUS_DONE ? read_formats(job) : status;
}

// --- The table -------------------------------------------------------------------------

static void say_message(void *self, int line, const BatchMessage *message)
{
    const Job *job = self;
    bool       error = message->severity == DIAG_ERROR;
    if (!job->says || (!error && !job->settings->terminal.verbose))
        return;
    fprintf(stderr, "%s:%d: %s%s%s: %s [%s]\n", job->settings->operands[0], line, message->field,
            *message->field ? ": " : "", error ? "error" : "warning", message->text, message->rule);
}

static Status read_table(Job *job)
{
    const Settings *settings = job->settings;
    const char     *why;
    WalkOrder       order = settings->order;
    Named           voice = order.asked.walker.voice;
    order.asked.walker = WALKER_UNKNOWN;
    const CrowdSettings asked = { .order = &order,
                                  .voice = voice,
                                  .encoding = &job->batch.encoding,
                                  .encoder = job->encoder,
                                  .split = settings->exporting.split,
                                  .table = settings->operands[0],
                                  .message = say_message,
                                  .self = job };
    job->batch.crowd = &job->crowd;
    if (crowd_read(&asked, &job->crowd, &why))
        return STATUS_DONE;
    return terminal_fail(&settings->terminal, STATUS_MISTAKES, "%s", why);
}

// --- This shard ------------------------------------------------------------------------

static bool is_own(const Job *job, const BatchWalk *walk)
{
    char digits[9] = { 0 };
    memcpy(digits, walk->hash, 8);
    return strtoul(digits, NULL, 16) % (unsigned)job->shards + 1 == (unsigned)job->shard;
}

typedef struct {
    Micros length;
    size_t walk;
} Longest;

static int longest_first(const void *a, const void *b)
{
    const Longest *one = a, *other = b;
    return one->length != other->length ? (one->length < other->length ? 1 : -1)
                                        : (one->walk > other->walk) - (one->walk < other->walk);
}

static void choose_walks(Job *job)
{
    const Crowd *crowd = &job->crowd;
    Batch       *batch = &job->batch;
    Longest     *longest = ARENA_ARRAY(job->arena, Longest, crowd->walk_count + 1);
    batch->own = ARENA_ARRAY(job->arena, size_t, crowd->walk_count + 1);
    batch->is_own = ARENA_ARRAY(job->arena, bool, crowd->walk_count + 1);
    for (size_t i = 0; i < crowd->walk_count; i++)
        if ((batch->is_own[i] = is_own(job, &crowd->walks[i])))
            longest[batch->own_count++] = (Longest){ crowd->walks[i].length, i };
    qsort(longest, batch->own_count, sizeof *longest, longest_first);
    for (size_t i = 0; i < batch->own_count; i++)
        batch->own[i] = longest[i].walk;
}

// Who has each walk: counted, then filled in.
static void find_lines(Job *job)
{
    const Crowd *crowd = &job->crowd;
    Batch       *batch = &job->batch;
    size_t       all = 0;
    batch->lines_from = ARENA_ARRAY(job->arena, size_t, crowd->walk_count + 1);
    for (size_t i = 0; i < crowd->walk_count; all += crowd->walks[i++].walkers)
        batch->lines_from[i] = all;
    batch->lines_from[crowd->walk_count] = all;
    batch->lines = ARENA_ARRAY(job->arena, size_t, all + 1);
    size_t *next = ARENA_ARRAY(job->arena, size_t, crowd->walk_count + 1);
    memcpy(next, batch->lines_from, crowd->walk_count * sizeof *next);
    for (size_t i = 0; i < crowd->line_count; i++) {
        const BatchKind *kind = &crowd->kinds[crowd->lines[i].kind];
        for (size_t k = 0; k < kind->walk_count; k++)
            batch->lines[next[kind->walks[k]]++] = i;
    }
}

// --- What it comes to ------------------------------------------------------------------

// Measured on one core of a present-day computer; for another it is only a guess.
#define SECONDS_OF_A_PHRASE 0.035
#define SECONDS_OF_A_WALK   0.25
static double share_of_sound(const char *ending)
{
    return strcmp(ending, "wav") == 0 ? 0.0008 : strcmp(ending, "flac") == 0 ? 0.0015 : 0.0045;
}

// The report of what would be made.
static bool write_plan(const Job *job)
{
    const char  *why, *report = job->settings->batching.report;
    BatchShared *nothing = arena_alloc(job->arena,
                                       sizeof *nothing + job->crowd.walk_count * sizeof(atomic_bool));
    if (!report || report_write(&job->batch, nothing, job->says, report, job->arena, &why))
        return true;
    terminal_fail(&job->settings->terminal, STATUS_WORLD, "%s", why);
    return false;
}

static Status say_sum(const Job *job)
{
    const Crowd *crowd = &job->crowd;
    double       sound = 0;
    size_t       files = 0;
    for (size_t i = 0; i < job->batch.own_count; i++) {
        const BatchWalk *walk = &crowd->walks[job->batch.own[i]];
        sound += seconds_of(walk->length);
        files += walk->part_count * (job->batch.tags.own ? walk->walkers : 1);
    }
    double cpu = sound * share_of_sound(job->batch.encoding.format->ending) +
                 (double)job->batch.own_count * SECONDS_OF_A_WALK +
                 (double)crowd->phrases * SECONDS_OF_A_PHRASE;
    printf("walkers         %zu\nred             %zu\nwrong           %zu\ndifferent walks %zu\nof this "
           "shard   %zu\n"
           "files           %zu\nphrases         %zu\nhours of sound  %.1f\nCPU seconds     about %.0f\n",
           crowd->line_count, crowd->red, crowd->wrong, crowd->walk_count, job->batch.own_count, files,
           crowd->phrases, sound / 3600, cpu);
    return write_plan(job) ? (crowd->wrong && job->says ? STATUS_MISTAKES : STATUS_DONE) : STATUS_WORLD;
}

// --- Making ----------------------------------------------------------------------------

// For what only speaking shows: the walk is compiled once more, for its messages.
static size_t say_failed(const Job *job, const BatchShared *shared)
{
    size_t failed = 0;
    for (size_t i = 0; i < job->batch.own_count; i++) {
        size_t walk = job->batch.own[i];
        Walk   compiled;
        if (!atomic_load(&shared->wrong[walk]))
            continue;
        failed++;
        batch_compile(&job->batch, walk, 0, DEPTH_SCORE, &compiled);
        const BatchLine *first = &job->crowd.lines[job->batch.lines[job->batch.lines_from[walk]]];
        fprintf(stderr, "%s:%d: walk: error: %s cannot be made for this walker and %zu more:\n",
                job->settings->operands[0], first->number, job->crowd.walks[walk].session,
                job->crowd.walks[walk].walkers - 1);
        terminal_diags(&job->settings->terminal, &compiled.diags);
        walk_free(&compiled);
    }
    return failed;
}

static bool write_reports(const Job *job, const BatchShared *shared, const char **why)
{
    const char *report = job->settings->batching.report;
    return (job->batch.links || report_links(&job->batch, shared, links_path(job), job->arena, why)) &&
           (!report || report_write(&job->batch, shared, job->says, report, job->arena, why));
}

static Status finish(const Job *job, const BatchShared *shared)
{
    const Terminal *terminal = &job->settings->terminal;
    const Crowd    *crowd = &job->crowd;
    const char     *why;
    size_t          failed = say_failed(job, shared);
    if (!write_reports(job, shared, &why))
        return terminal_fail(terminal, STATUS_WORLD, "%s", why);
    int  made = atomic_load(&shared->made), kept = atomic_load(&shared->kept);
    Text text = { .arena = job->arena };
    text_printf(&text, "%s: %d files made, %d as they were", job->batch.folder, made, kept);
    if (job->says)
        text_printf(&text, "; %zu walkers, %zu different walks, %zu red, %zu wrong", crowd->line_count,
                    crowd->walk_count, crowd->red, crowd->wrong);
    terminal_say(terminal, "%s", text_string(&text));
    return failed || (crowd->wrong && job->says) ? STATUS_MISTAKES : STATUS_DONE;
}

static Status make_all(Job *job)
{
    const Terminal *terminal = &job->settings->terminal;
    size_t          size = sizeof(BatchShared) + job->crowd.walk_count * sizeof(atomic_bool);
    const char     *why;
    BatchShared    *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return terminal_fail(terminal, STATUS_WORLD, "out of memory");
    if (!store_open(job->batch.folder, job->arena, &why)) {
        munmap(shared, size);
        return terminal_fail(terminal, STATUS_WORLD, "%s", why);
    }
    Status status = crew_run(&job->batch, shared)
                        ? finish(job, shared)
                        : terminal_fail(terminal, STATUS_WORLD, "%s",
                                        *shared->why ? shared->why
                                                     : "interrupted; run the same command "
                                                       "to continue");
    munmap(shared, size);
    return status;
}

Status cmd_batch(const Settings *settings)
{
    Arena arena = { 0 };
    Job   job = { .settings = settings, .arena = &arena };
    interrupt_ends();
    Status status = read_asked(&job);
    if (status == STATUS_DONE)
        status = read_table(&job);
    if (status == STATUS_DONE) {
        choose_walks(&job);
        find_lines(&job);
        status = settings->batching.dry_run ? say_sum(&job) : make_all(&job);
    }
    crowd_free(&job.crowd);
    arena_free(&arena);
    return status;
}
