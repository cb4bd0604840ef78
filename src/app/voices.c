// walkcoach voices: who can speak, who can speak here, and how well each was understood; --try lets her hear
// them.
#include "app/commands.h"
#include "app/try_voice.h"
#include "base/json.h"
#include "base/whole.h"
#include "job/interrupt.h"

#include <string.h>

// --- The table -------------------------------------------------------------------------

static const char *percent(double value, Arena *arena)
{
    return value < 0 ? "–" : arena_printf(arena, "%.0f %%", value);
}

static const char *hundredths(double value, Arena *arena)
{
    return value < 0 ? "–" : arena_printf(arena, "%.2f", value);
}

// A dash takes three bytes and one column.
static int padded(const char *text, int columns) { return columns + (*text == '\xe2' ? 2 : 0); }

static void print_row(const Terminal *terminal, const ListedVoice *voice, Arena *arena)
{
    const char *wrong = percent(voice->profile.words_wrong, arena);
    const char *index = hundredths(voice->profile.intelligibility, arena);
    bool        grey = voice->why != NULL;
    printf("%s%c %-10s %-6s %-10s %*s  %*s  %s%s\n", grey ? terminal_style(terminal, STYLE_DIM) : "",
           voice->hers ? '*' : ' ', voice->name, voice->profile.language, voice_engine_word(voice),
           padded(wrong, 5), wrong, padded(index, 5), index, voice->profile.title,
           grey ? terminal_style(terminal, STYLE_PLAIN) : "");
    if (grey)
        printf("  %-10s does not work here: %s\n", "", voice->why);
}

static void print_table(const Terminal *terminal, const VoiceList *list, Arena *arena)
{
    printf("%s  %-10s %-6s %-10s %5s  %5s%s\n", terminal_style(terminal, STYLE_BOLD), "voice", "speaks",
           "engine", "wrong", "index", terminal_style(terminal, STYLE_PLAIN));
    for (size_t i = 0; i < list->count; i++)
        print_row(terminal, &list->voices[i], arena);
    terminal_say(terminal,
                 "* speaks your walks. wrong: words that a recogniser got wrong, in quiet. index: how "
                 "much of the speech comes through beside a street, 0 to 1.");
    const char *better = voice_better(list, arena);
    if (better)
        terminal_say(terminal, "%s", better);
}

static void print_json(const VoiceList *list, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_array_open(&json, NULL);
    for (size_t i = 0; i < list->count; i++) {
        const ListedVoice *voice = &list->voices[i];
        json_object_open(&json, NULL);
        json_string(&json, "name", voice->name);
        json_string(&json, "title", voice->profile.title);
        json_string(&json, "language", voice->profile.language);
        json_string(&json, "engine", voice_engine_word(voice));
        json_bool(&json, "works", !voice->why);
        json_string(&json, "why_not", voice->why);
        json_bool(&json, "chosen", voice->hers);
        if (voice->profile.words_wrong >= 0)
            json_number(&json, "words_wrong", voice->profile.words_wrong);
        if (voice->profile.intelligibility >= 0)
            json_number(&json, "intelligibility", voice->profile.intelligibility);
        json_object_close(&json);
    }
    json_array_close(&json);
    puts(text_string(&text));
}

// --- Trying ----------------------------------------------------------------------------

static bool is_asked_for(const Settings *settings, const ListedVoice *voice)
{
    for (int i = 0; i < settings->operand_count; i++)
        if (strcmp(settings->operands[i], voice->name) == 0)
            return true;
    return settings->operand_count == 0 && !voice->why && voice->profile.engine != ENGINE_SILENT;
}

// Who interrupts while she listens has heard enough; who wants files does not have them all.
static Status try_next(const Settings *settings, const Sample *sample, const ListedVoice *voice)
{
    const char *folder = settings->exporting.folder;
    if (!interrupt_asked())
        return try_voice(settings, sample, voice, folder);
    return folder ? terminal_fail(&settings->terminal, STATUS_WORLD,
                                  "interrupted; %s and those after it have no file", voice->name)
                  : STATUS_DONE;
}

static Status try_all(const Settings *settings, const VoiceList *list)
{
    Sample sample;
    Status status = STATUS_MISTAKES;
    if (sample_make(&settings->order, &sample)) {
        status = STATUS_DONE;
        interrupt_hold();
        for (size_t i = 0; i < list->count && status == STATUS_DONE; i++)
            if (is_asked_for(settings, &list->voices[i]))
                status = try_next(settings, &sample, &list->voices[i]);
    }
    terminal_diags(&settings->terminal, &sample.walk.diags);
    sample_free(&sample);
    if (status == STATUS_WORLD && !settings->exporting.folder)
        terminal_say(&settings->terminal, "--to DIR writes a file for each voice instead of playing it.");
    return status;
}

// --- The command -----------------------------------------------------------------------

static Status check_settings(const Settings *settings)
{
    const Terminal *terminal = &settings->terminal;
    const char     *folder = settings->exporting.folder;
    if (settings->operand_count > 0 && !settings->printing.try)
        return terminal_fail(terminal, STATUS_USAGE, "voices are named with --try: walkcoach voices --try %s",
                             settings->operands[0]);
    if (folder && !settings->printing.try)
        return terminal_fail(terminal, STATUS_USAGE, "--to goes with --try");
    if (folder && !whole_make_folder(folder))
        return terminal_fail(terminal, STATUS_WORLD, "%s: no such folder could be made", folder);
    return STATUS_DONE;
}

static Status check_named(const Settings *settings, const VoiceList *list)
{
    for (int i = 0; i < settings->operand_count; i++) {
        const ListedVoice *voice = voice_list_find(list, settings->operands[i]);
        if (!voice)
            return terminal_fail(&settings->terminal, STATUS_MISTAKES,
                                 "no voice \"%s\"; walkcoach voices lists them", settings->operands[i]);
        if (voice->why)
            return terminal_fail(&settings->terminal, STATUS_WORLD, "%s does not work here: %s", voice->name,
                                 voice->why);
    }
    return STATUS_DONE;
}

Status cmd_voices(const Settings *settings)
{
    Arena      arena = { 0 };
    DiagList   diags = { .arena = &arena };
    Paths      paths = paths_find(&arena);
    const Desk desk = { &arena, &diags, &paths.search, NULL };
    VoiceList  list;
    Status     status = check_settings(settings);
    if (status == STATUS_DONE && !voice_list(&paths, &settings->order.asked, &desk, &list))
        status = STATUS_MISTAKES;
    terminal_diags(&settings->terminal, &diags);
    if (status == STATUS_DONE)
        status = check_named(settings, &list);
    if (status != STATUS_DONE || settings->printing.try)
        status = status == STATUS_DONE ? try_all(settings, &list) : status;
    else if (settings->printing.json)
        print_json(&list, &arena);
    else
        print_table(&settings->terminal, &list, &arena);
    arena_free(&arena);
    return status;
}
