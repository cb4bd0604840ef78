#include "app/try_voice.h"

#include "job/interrupt.h"

static bool go_on(void *self)
{
    (void)self;
    return !interrupt_asked();
}

static Status put_out(const Settings *settings, const ListedVoice *voice, const Aloud *aloud,
                      const char *folder, Arena *arena)
{
    const Terminal *terminal = &settings->terminal;
    Encoding        wav = { .format = file_format_of(".wav") };
    SinkError       error = { 0 };
    if (!folder) {
        terminal_say(terminal, "%s: %s", voice->name, voice->profile.title);
        return aloud_play(aloud, settings->playing.device, go_on, NULL, &error)
                   ? STATUS_DONE
                   : terminal_fail(terminal, STATUS_WORLD, "%s", error.text);
    }
    const char *path = arena_printf(arena, "%s/%s.wav", folder, voice->name);
    if (!aloud_write(aloud, &wav, path, WHOLE_OURS, &error))
        return terminal_fail(terminal, STATUS_WORLD, "%s", error.text);
    terminal_say(terminal, "%s: %s", paths_pretty(path, arena), voice->profile.title);
    return STATUS_DONE;
}

Status try_voice(const Settings *settings, const Sample *sample, const ListedVoice *voice, const char *folder)
{
    Arena    arena = { 0 };
    DiagList diags = { .arena = &arena };
    Aloud    aloud;
    bool     spoken = sample_speak(sample, &voice->profile, &settings->order, &arena, &diags, &aloud);
    terminal_diags(&settings->terminal, &diags);
    Status status = spoken ? put_out(settings, voice, &aloud, folder, &arena) : STATUS_WORLD;
    arena_free(&arena);
    return status;
}
