// walkcoach render: a session becomes a file.
#include "app/commands.h"
#include "app/stems.h"
#include "base/files.h"
#include "base/path.h"
#include "base/text.h"
#include "base/whole.h"
#include "job/inputs.h"
#include "job/interrupt.h"
#include "job/jobs.h"
#include "job/produce.h"
#include "job/report.h"
#include "job/stopwatch.h"
#include "job/today.h"
#include "mix/mixer.h"
#include "session/chosen.h"

#include <string.h>

typedef struct {
    Progress progress;
    Frames   length;
} Watched;

static bool go_on(void *self, Frames done)
{
    Watched *watched = self;
    progress_show(&watched->progress, (double)done / (double)watched->length);
    return !interrupt_asked();
}

// Only our own out/ is made if it is missing: the name of any other folder may be a typing mistake.
static const char *output_path(const Settings *settings, const char *name, Walk *walk)
{
    if (settings->output)
        return settings->output;
    const char *ending = settings->exporting.format ? settings->exporting.format : "wav";
    const char *path = paths_output(&walk->paths, name, ending, &walk->arena);
    if (walk->paths.checkout)
        whole_make_folder(path_folder(path, &walk->arena));
    return path;
}

// ", with pond.vtt, pond.txt"; "": nothing went with it.
static const char *with_texts(const Production *made, Arena *arena)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    Text              text = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        if (made->texts >> i & 1)
            text_printf(&text, ", %s%s", *text_string(&text) ? "" : "with ",
                        produce_path(made->path, kinds[i].ending, arena));
    return text_string(&text);
}

static void say_done(const Terminal *terminal, Walk *walk, const Production *made)
{
    char        length[UNITS_TEXT_SIZE];
    const char *chosen = chosen_lines(&walk->session, &walk->arena);
    if (*chosen)
        terminal_say(terminal, "%s", chosen);
    if (terminal->verbose)
        terminal_say(terminal,
                     "predicted %.1f LUFS, range %.1f LU; the limiter worked in %llu of %lld blocks",
                     walk->score.predicted_lufs, walk->score.predicted_range,
                     (unsigned long long)made->limited_blocks, (long long)(walk->score.length / MIXER_BLOCK));
    terminal_say(terminal, "%s: %s, %s%s", strcmp(made->path, "-") == 0 ? "standard output" : made->path,
                 walk->session.title, units_format_clock(made->stretch.to - made->stretch.from, length),
                 with_texts(made, &walk->arena));
}

static void describe(const Settings *settings, Walk *walk, Production *production)
{
    const char *without_cover = walk_label(walk, &settings->tagging,
                                           walk_has_cover(production->encoding.format), production,
                                           &walk->arena);
    if (without_cover)
        terminal_say(&settings->terminal, "Without a cover: %s.", without_cover);
}

static bool make_sound(const Terminal *terminal, Production *production, SinkError *error)
{
    Watched watched = { PROGRESS(terminal, "Writing"), produce_length(production) };
    production->go_on = go_on;
    production->self = &watched;
    if (strcmp(production->path, "-") != 0)
        interrupt_hold();  // a file is tidied up first; a pipe may block us for ever before we get to ask
    double began = stopwatch_now();
    bool   made = produce_sound(production, error);
    production->self = NULL;
    progress_clear(&watched.progress);
    terminal_took(terminal, stopwatch_now() - began, "mixing and writing");
    return made;
}

// One sound file, whole or not at all.
static Status make_file(const Settings *settings, Walk *walk, Production *production)
{
    const Terminal *terminal = &settings->terminal;
    SinkError       error;
    if (!produce_may(production, &walk->arena, &error))
        return terminal_fail(terminal, STATUS_WORLD, "%s", error.text);
    if (make_sound(terminal, production, &error) || error.reader_gone)
        return STATUS_DONE;
    return error.failed
               ? terminal_fail(terminal, STATUS_WORLD, "%s", error.text)
               : terminal_fail(terminal, STATUS_WORLD, "interrupted; %s was not written", production->path);
}

// --- What they may take the place of ---------------------------------------------------

static Status check_file(const Terminal *terminal, const Inputs *inputs, const char *const *files, size_t at,
                         Arena *arena)
{
    if (inputs_have(inputs, files[at]))
        return terminal_fail(terminal, STATUS_USAGE, "the walk is made of %s: name another file with -o",
                             files[at]);
    for (size_t i = 0; i < at; i++)
        if (files_meet(files[i], files[at], arena))
            return terminal_fail(terminal, STATUS_USAGE,
                                 "%s would be written twice: name another file with -o", files[at]);
    return STATUS_DONE;
}

// All that is to be written, before any of it is.
static Status check_files(const Settings *settings, Walk *walk, const Production *production)
{
    Inputs             inputs = { .arena = &walk->arena };
    size_t             count, stem_count = 0;
    const char *const *files = produce_files(production, &walk->arena, &count);
    const char *const *stems = settings->stems ? stems_files(production, &walk->arena, &stem_count) : NULL;
    const char       **all = ARENA_ARRAY(&walk->arena, const char *, count + stem_count + 1);
    Status             status = STATUS_DONE;
    if (count)
        memcpy(all, files, count * sizeof *all);
    if (stems)
        memcpy(all + count, stems, stem_count * sizeof *all);
    inputs_add(&inputs, walk);
    for (size_t i = 0; i < count + stem_count && status == STATUS_DONE; i++)
        status = check_file(&settings->terminal, &inputs, all, i, &walk->arena);
    return status;
}

// --- Making them -----------------------------------------------------------------------

typedef struct {
    const Settings *settings;
    Walk           *walk;
} Rendering;

static Status make_stem(void *self, Production *stem)
{
    const Rendering *rendering = self;
    return make_file(rendering->settings, rendering->walk, stem);
}

static Status make_files(const Settings *settings, Walk *walk, Production *production)
{
    const Terminal *terminal = &settings->terminal;
    Rendering       rendering = { settings, walk };
    SinkError       error;
    const char     *stems = "";
    Status          status = check_files(settings, walk, production);
    if (status != STATUS_DONE)
        return status;
    describe(settings, walk, production);
    status = make_file(settings, walk, production);
    if (status == STATUS_DONE && settings->stems)
        status = stems_make(walk, production, make_stem, &rendering, &stems);
    if (status != STATUS_DONE)
        return status;
    if (!produce_beside(production, true, &walk->arena, &error))
        return terminal_fail(terminal, STATUS_WORLD, "%s", error.text);
    say_done(terminal, walk, production);
    if (*stems)
        terminal_say(terminal, "Its layers: %s", stems);
    return STATUS_DONE;
}

// --- The command -----------------------------------------------------------------------

static Status check_stems(const Settings *settings)
{
    return settings->stems && settings->output && strcmp(settings->output, "-") == 0
               ? terminal_fail(&settings->terminal, STATUS_USAGE,
                               "--stems needs a file to name the layers after, and there is none with -o -")
               : STATUS_DONE;
}

static Status check_beside(const Settings *settings)
{
    if (!settings->beside)
        return STATUS_DONE;
    if (settings->output && strcmp(settings->output, "-") == 0)
        return terminal_fail(&settings->terminal, STATUS_USAGE,
                             "--beside needs a file to go beside, and there is "
                             "none with -o -");
    return beside_parse(settings->beside)
               ? STATUS_DONE
               : terminal_fail(&settings->terminal, STATUS_USAGE, BESIDE_TAKES, settings->beside);
}

static const FileFormat *format_of(const Settings *settings, const char *path, SinkError *error)
{
    return encoding_format(settings->exporting.format, path, error);
}

static Status check_settings(const Settings *settings)
{
    SinkError error = { 0 };
    Encoding  encoding = settings->encoding;
    encoding.format = format_of(settings, settings->output ? settings->output : "-", &error);
    return encoding.format && encoding_may(&encoding, &error)
               ? check_beside(settings)
               : terminal_fail(&settings->terminal, STATUS_USAGE, "%s", error.text);
}

static Status render(const Settings *settings, const char *name, Walk *walk)
{
    const char *problem;
    SinkError   unreported = { 0 };  // check_settings has seen it
    Production  production = { .score = &walk->score,
                               .threads = jobs_count(settings->order.jobs),
                               .encoding = settings->encoding,
                               .texts = settings->beside ? beside_parse(settings->beside) : 0 };
    if (!stretch_find(&walk->timeline, settings->stretch, &production.stretch, &walk->arena, &problem))
        return terminal_fail(&settings->terminal, STATUS_USAGE, "%s", problem);
    if (!walk_report_opening(&settings->terminal, walk, production.stretch) && settings->order.strict)
        return STATUS_MISTAKES;
    production.path = output_path(settings, name, walk);
    production.over = settings->output ? WHOLE_ANY : WHOLE_OURS;
    production.encoding.format = format_of(settings, production.path, &unreported);
    Status status = make_files(settings, walk, &production);
    produce_free(&production);
    return status;
}

static Status compile_and_render(const Settings *settings, const WalkOrder *order, const char *name)
{
    Walk walk;
    interrupt_ends();
    Status status = walk_compile_and_report(order, name, DEPTH_SCORE, &settings->terminal, &walk);
    if (status == STATUS_DONE)
        status = render(settings, settings->operands[0], &walk);
    walk_free(&walk);
    return status;
}

Status cmd_render(const Settings *settings)
{
    Arena       arena = { 0 };
    WalkOrder   order = settings->order;
    const char *name = settings->operands[0];
    Status      status = check_settings(settings);
    if (status == STATUS_DONE)
        status = check_stems(settings);
    if (status == STATUS_DONE)
        status = hers_resolve(&settings->terminal, &order.asked, &name, &arena);
    if (status == STATUS_DONE)
        status = compile_and_render(settings, &order, name);
    arena_free(&arena);
    return status;
}
