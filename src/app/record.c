// walkcoach record: what a script asks for, phrase by phrase from the microphone; she stops and goes on
// whenever she likes.
//
//     Script ─▶ what is not recorded ─▶ app/recorder.c: take after take, until it is right ─▶ voices/mine
#include "app/commands.h"
#include "app/own_voice.h"
#include "app/recorder.h"
#include "job/aloud.h"
#include "voice/profile_read.h"

#include <string.h>

// Which voice says what is missing: her present voice, unless that is the one she records.
static bool find_fallback(const Settings *settings, const Paths *paths, const OwnVoice *own, const Desk *desk,
                          VoiceProfile *out)
{
    Named named;
    if (!aloud_voice(paths, &settings->order.asked, desk, &named))
        return false;
    if (strcmp(named.text, own->name) == 0)
        named = aloud_default_voice(desk);
    return voice_read_profile(desk, named, out);
}

static const ScriptLine **lines_left(const OwnVoice *own, Arena *arena, size_t *count)
{
    const ScriptLine **left = ARENA_ARRAY(arena, const ScriptLine *, own->script.count + 1);
    *count = 0;
    for (size_t i = 0; i < own->script.count; i++)
        if (!own_voice_has(own, &own->script.lines[i], arena))
            left[(*count)++] = &own->script.lines[i];
    return left;
}

static Status record(const Settings *settings, const OwnVoice *own, Arena *arena)
{
    const Terminal *terminal = &settings->terminal;
    SinkError       error = { 0 };
    size_t          count, taken = 0;
    RecorderOrder   order = { .lines = lines_left(own, arena, &count),
                              .folder = own->folder,
                              .device = settings->playing.device };
    order.count = count;
    if (count > 0 && !recorder_run(&order, terminal, &taken, &error))
        return terminal_fail(terminal, STATUS_WORLD, "%s", error.text);
    terminal_say(terminal,
                 count == taken ? "All %zu are recorded. Hear them: walkcoach play SESSION --voice %s"
                                : "%zu more to record; run the same command to continue.",
                 count == taken ? own->script.count : count - taken, own->name);
    return STATUS_DONE;
}

Status cmd_record(const Settings *settings)
{
    Arena        arena = { 0 };
    DiagList     diags = { .arena = &arena };
    Paths        paths = paths_find(&arena);
    const Desk   desk = { &arena, &diags, &paths.search, NULL };
    SinkError    error = { 0 };
    OwnVoice     own;
    VoiceProfile fallback;
    Status       status = own_voice_find(settings, &paths, &arena, &own);
    if (status == STATUS_DONE && !find_fallback(settings, &paths, &own, &desk, &fallback))
        status = STATUS_MISTAKES;
    terminal_diags(&settings->terminal, &diags);
    if (status == STATUS_DONE && !own_voice_write(&own, fallback.name, fallback.language, &error))
        status = terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
    if (status == STATUS_DONE)
        status = record(settings, &own, &arena);
    arena_free(&arena);
    return status;
}
