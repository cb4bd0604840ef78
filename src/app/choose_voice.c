#include "app/choose_voice.h"

#include "app/try_voice.h"
#include "base/text.h"
#include "base/whole.h"

#include <string.h>

static bool can_speak(const ListedVoice *voice)
{
    return !voice->why && voice->profile.engine != ENGINE_SILENT;
}

static bool works(void *self, const char *name)
{
    const ChooseVoice *choose = self;
    const ListedVoice *voice = voice_list_find(&choose->list, name);
    return voice && !voice->why;
}

// Plays them. If one cannot be played, writes files for it and for those after it, and says where they are.
static void hear(void *self, const char *name)
{
    const ChooseVoice *choose = self;
    const char        *folder = NULL, *cache = choose->paths->cache;
    Sample             sample;
    Status status = sample_make(&choose->settings->order, &sample) ? STATUS_DONE : STATUS_MISTAKES;
    for (size_t i = 0; i < choose->list.count && status == STATUS_DONE; i++) {
        const ListedVoice *voice = &choose->list.voices[i];
        if (*name ? strcmp(voice->name, name) != 0 : !can_speak(voice))
            continue;
        status = try_voice(choose->settings, &sample, voice, folder);
        if (status == STATUS_WORLD && !folder && cache && whole_make_folder(cache)) {
            folder = cache;
            status = try_voice(choose->settings, &sample, voice, folder);
        }
    }
    terminal_diags(&choose->settings->terminal, &sample.walk.diags);
    sample_free(&sample);
}

static const char *names_that_speak(const VoiceList *list, Arena *arena)
{
    Text text = { .arena = arena };
    for (size_t i = 0; i < list->count; i++)
        if (can_speak(&list->voices[i]))
            text_printf(&text, "%s%s", text.length ? ", " : "", list->voices[i].name);
    return text_string(&text);
}

bool choose_voice_ready(ChooseVoice *choose, const Desk *desk)
{
    if (!voice_list(choose->paths, &choose->settings->order.asked, desk, &choose->list))
        return false;
    choose->asked = (VoicesHere){ names_that_speak(&choose->list, desk->arena), works, hear, choose };
    return true;
}

const char *choose_voice_better(const Paths *paths, const Desk *desk)
{
    const Asked as_written = { .walker = WALKER_UNKNOWN };
    VoiceList   list;
    return voice_list(paths, &as_written, desk, &list) ? voice_better(&list, desk->arena) : NULL;
}
