#include "app/voice_list.h"

#include "job/aloud.h"

#include <string.h>

static const char *first_error(const DiagList *diags, Arena *arena)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->items[i].severity == DIAG_ERROR)
            return arena_strdup(arena, diags->items[i].message);
    return NULL;
}

static ListedVoice look_at(const char *name, const Desk *desk)
{
    ListedVoice voice = { .name = name };
    DiagList    diags = { .arena = desk->arena };
    const Desk  apart = desk_apart(desk, &diags);
    voice.right = voice_read_profile(&apart, (Named){ .text = name }, &voice.profile);
    if (!voice.right || !voice_is_there(&voice.profile, desk->arena, &diags))
        voice.why = first_error(&diags, desk->arena);
    if (!voice.profile.language)
        voice.profile.language = "";
    return voice;
}

bool voice_list(const Paths *paths, const Asked *asked, const Desk *desk, VoiceList *out)
{
    Named hers;
    if (!aloud_voice(paths, asked, desk, &hers))
        return false;
    const char *const *names = files_list(desk->path, &voice_files, desk->arena, &out->count);
    ListedVoice       *voices = ARENA_ARRAY(desk->arena, ListedVoice, out->count + 1);
    for (size_t i = 0; i < out->count; i++) {
        voices[i] = look_at(names[i], desk);
        voices[i].hers = strcmp(names[i], hers.text) == 0;
    }
    out->voices = voices;
    return true;
}

const ListedVoice *voice_list_find(const VoiceList *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->voices[i].name, name) == 0)
            return &list->voices[i];
    return NULL;
}

const char *voice_engine_word(const ListedVoice *voice)
{
    static const char *const words[] = { [ENGINE_ESPEAK] = "espeak-ng",
                                         [ENGINE_COMMAND] = "program",
                                         [ENGINE_RECORDINGS] = "recordings",
                                         [ENGINE_SILENT] = "hum" };
    return voice->right ? words[voice->profile.engine] : "";
}

static bool is_measured(const ListedVoice *voice) { return voice->profile.words_wrong >= 0; }

const char *voice_better(const VoiceList *list, Arena *arena)
{
    const ListedVoice *hers = NULL, *best = NULL;
    for (size_t i = 0; i < list->count; i++) {
        const ListedVoice *voice = &list->voices[i];
        if (voice->hers)
            hers = voice;
        if (is_measured(voice) && (!best || voice->profile.words_wrong < best->profile.words_wrong))
            best = voice;
    }
    if (!hers || !is_measured(hers) || !best || best->profile.words_wrong >= hers->profile.words_wrong ||
        strcmp(best->profile.language, hers->profile.language) != 0)
        return NULL;
    if (!best->why)
        return arena_printf(arena, "%s is easier to understand: walkcoach init --voice %s", best->name,
                            best->name);
    return best->profile.packages
               ? arena_printf(arena, "%s is easier to understand. It needs: apt install %s", best->name,
                              best->profile.packages)
               : NULL;
}
