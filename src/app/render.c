// walkcoach render: a session becomes a file.
#include "app/commands.h"
#include "base/whole.h"
#include "beside/beside.h"
#include "beside/describe.h"
#include "job/interrupt.h"
#include "job/report.h"
#include "job/stopwatch.h"
#include "job/stretch.h"
#include "mix/mixer.h"
#include "sink/file.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Progress progress;
    Frames   length;
} Watched;

static Frames fill(void *mixer, float *out, Frames frames) { return mixer_fill(mixer, out, frames); }

static bool go_on(void *self, Frames done)
{
    Watched *watched = self;
    progress_show(&watched->progress, (double)done / (double)watched->length);
    return !interrupt_asked();
}

// Only our own out/ is made when it is not there; a folder somebody named may be a slip.
static const char *output_path(const Settings *settings, const char *name, Walk *walk)
{
    if (settings->output)
        return settings->output;
    const char *path = paths_output(&walk->paths, name, "wav", &walk->arena);
    if (walk->paths.checkout)
        whole_make_folder(dirname(arena_strdup(&walk->arena, path)));
    return path;
}

static void tell_done(const Settings *settings, const Walk *walk, const char *path, Stretch stretch,
                      uint64_t limited)
{
    char length[UNITS_TEXT_SIZE];
    if (walk->session.chosen[0])
        terminal_say(&settings->terminal, "%s", walk->session.chosen);
    if (walk->session.could[0])
        terminal_say(&settings->terminal, "%s", walk->session.could);
    if (settings->terminal.verbose)
        terminal_say(&settings->terminal,
                     "predicted %.1f LUFS, range %.1f LU; the limiter worked in %llu of %lld blocks",
                     walk->score.predicted_lufs, walk->score.predicted_range, (unsigned long long)limited,
                     (long long)(walk->score.length / MIXER_BLOCK));
    terminal_say(&settings->terminal, "%s: %s, %s", strcmp(path, "-") == 0 ? "standard output" : path,
                 walk->session.title, units_format_clock(stretch.to - stretch.from, length));
}

// "out/20min.vtt" beside "out/20min.mp3".
static const char *path_beside(const char *path, const char *ending, Arena *arena)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    return arena_printf(arena, "%.*s.%s", dot ? (int)(dot - path) : (int)strlen(path), path, ending);
}

static Status write_beside(const Settings *settings, Walk *walk, const char *path, const Tags *tags,
                           Stretch stretch)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    const char       *slash = strrchr(path, '/');
    BesideJob         job = { &walk->score, stretch.from, stretch.to, tags, slash ? slash + 1 : path };
    unsigned          set = settings->encoding.beside ? beside_parse(settings->encoding.beside) : 0;
    char              why[WHOLE_WHY_SIZE];
    for (size_t i = 0; i < count; i++)
        if (set >> i & 1 && !whole_write(path_beside(path, kinds[i].ending, &walk->arena),
                                         kinds[i].text(&job, &walk->arena), true, why))
            return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
    return STATUS_DONE;
}

static Status write_sound(const Settings *settings, Walk *walk, const char *path, const FileFormat *format,
                          const Tags *tags, Stretch stretch)
{
    Mixer *mixer = mixer_open(&walk->score);
    if (!mixer)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "out of memory");
    Frames  from = frames_at(stretch.from, walk->score.rate);
    Frames  length = frames_at(stretch.to, walk->score.rate) - from;
    Watched watched = { PROGRESS(&settings->terminal, "Writing"), length };
    FileJob job = {
        .path = path,
        .format = format,
        .fill = fill,
        .source = mixer,
        .go_on = go_on,
        .self = &watched,
        .encoder = { .rate = walk->score.rate,
                     .channels = walk->score.channels,
                     .length = length,
                     .quality = (Quality)settings->encoding.quality,
                     .bitrate = settings->encoding.bitrate * 1000,
                     .tags = tags },
    };
    mixer_seek(mixer, from);
    if (strcmp(path, "-") != 0)
        interrupt_hold();  // a file is tidied away first; a pipe may never let us come round to ask
    double    began = stopwatch_now();
    SinkError error;
    bool      written = file_write(&job, &error);
    progress_clear(&watched.progress);
    terminal_took(&settings->terminal, stopwatch_now() - began, "mixing and writing");
    uint64_t limited = mixer_limited_blocks(mixer);
    mixer_close(mixer);
    if (!written && error.failed)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
    if (!written)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "interrupted; %s was not written", path);
    tell_done(settings, walk, path, stretch, limited);
    return STATUS_DONE;
}

static int unknown_format(const Settings *settings)
{
    SinkError error = { 0 };
    file_say_endings(settings->output, &error);
    return terminal_fail(&settings->terminal, STATUS_USAGE, "%s", error.text);
}

// No date in it: the same walk is the same bytes tomorrow.
static Status write_walk(const Settings *settings, Walk *walk, const char *path, const FileFormat *format,
                         Stretch stretch)
{
    DescribeSettings about = { .from = stretch.from,
                               .to = stretch.to,
                               .weeks = walk->session.weeks,
                               .cover = strcmp(format->ending, "wav") != 0 };  // a WAV has no room for one
    Tags             tags;
    const char      *without_cover = describe_tags(&walk->score, &about, &walk->arena, &tags);
    if (without_cover)
        terminal_say(&settings->terminal, "Without a cover: %s.", without_cover);
    Status status = write_sound(settings, walk, path, format, &tags, stretch);
    if (status == STATUS_DONE)
        status = write_beside(settings, walk, path, &tags, stretch);
    free((void *)tags.cover);
    return status;
}

static int check_beside(const Settings *settings)
{
    if (!settings->encoding.beside)
        return STATUS_DONE;
    if (settings->output && strcmp(settings->output, "-") == 0)
        return terminal_fail(&settings->terminal, STATUS_USAGE,
                             "--beside needs a file to stand beside, and there is "
                             "none with -o -");
    return beside_parse(settings->encoding.beside)
               ? STATUS_DONE
               : terminal_fail(&settings->terminal, STATUS_USAGE, BESIDE_TAKES, settings->encoding.beside);
}

Status cmd_render(const Settings *settings)
{
    const char       *name = settings->operands[0];
    const FileFormat *format = file_format_of(settings->output ? settings->output : "-");
    if (!format)
        return unknown_format(settings);
    if (check_beside(settings) != STATUS_DONE)
        return STATUS_USAGE;
    interrupt_ends();

    Walk        walk;
    Stretch     stretch;
    const char *problem;
    Status status = walk_compile_and_report(&settings->order, name, DEPTH_SCORE, &settings->terminal, &walk);
    if (status == STATUS_DONE) {
        if (stretch_find(&walk.timeline, settings->stretch, &stretch, &walk.arena, &problem))
            status = write_walk(settings, &walk, output_path(settings, name, &walk), format, stretch);
        else
            status = terminal_fail(&settings->terminal, STATUS_USAGE, "%s", problem);
    }
    walk_free(&walk);
    return status;
}
