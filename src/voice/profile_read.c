// A voice file (voices/calm.cfg) as a VoiceProfile. Its group says which engine speaks: a new engine is a row
// in `engines`, and its group and keys are rows of profile_keys.c.
#include "voice/profile_read.h"

#include "conf/find.h"
#include "rules/rules.h"
#include "voice/profile_keys.h"

#include <string.h>

typedef struct {
    const Desk   *desk;
    VoiceProfile *out;
    Named         fallback;
} Reading;

// --- What speaks -----------------------------------------------------------------------

static void check_espeak(const Reading *reading, const ConfNode *group)
{
    if (!reading->out->espeak_voice)
        diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_ENGINE),
                   "espeak needs a voice, e.g. voice = \"en-gb-x-rp+f4\"");
}

static bool names_a_placeholder(const char *word)
{
    static const char *const all[] = { "{text}", "{textfile}", "{out}", "{rate}", "{times}" };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strstr(word, all[i]))
            return true;
    return false;
}

static void check_command(const Reading *reading, const ConfNode *group)
{
    if (!conf_get(group, table_row(&voice_language, VOICE_KEY_ARGV)->name))
        diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_COMMAND),
                   "command needs argv, e.g. argv = [\"flite\", \"-t\", \"{text}\", \"-o\", \"{out}\"]");
    for (const char *const *word = reading->out->argv; word && *word && reading->out->stay_alive; word++)
        if (names_a_placeholder(*word))
            diag_error(reading->desk->diags, reading->out->pos, RULE(VOICE_COMMAND),
                       "a program that stays alive is asked on its stdin: nothing is filled in \"%s\"",
                       *word);
}

static void check_recordings(const Reading *reading, const ConfNode *group)
{
    if (!reading->out->folder)
        diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_ENGINE),
                   "recordings need a folder, e.g. folder = \"my-voice\"");
}

static const struct {
    VoiceKey    key;
    VoiceEngine engine;
    void (*check)(const Reading *reading, const ConfNode *group);  // that it has what the engine needs
    // clang-format off
} engines[] = {
    { VOICE_KEY_ESPEAK,     ENGINE_ESPEAK,     check_espeak },
    { VOICE_KEY_COMMAND,    ENGINE_COMMAND,    check_command },
    { VOICE_KEY_RECORDINGS, ENGINE_RECORDINGS, check_recordings },
    { VOICE_KEY_SILENT,     ENGINE_SILENT,     NULL },
};
// clang-format on

static void read_group(Reading *reading, const ConfNode *group, const Key *row)
{
    table_check_group(&voice_language, row->inner, group, row->name, reading->desk->diags);
    table_read(&voice_language, group, row->inner, VOICE_INTO_PROFILE, reading->desk, reading->out);
}

static void read_engine(Reading *reading, const ConfNode *root)
{
    const char *found = NULL;
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        const Key      *row = table_row(&voice_language, (int)engines[i].key);
        const ConfNode *group = conf_get(root, row->name);
        if (!group)
            continue;
        if (group->kind != CONF_GROUP)
            diag_error(reading->desk->diags, group->pos, RULE(VOICE_ENGINE), "%s is a group: %s: { … }",
                       row->name, row->name);
        else if (found)
            diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_ENGINE),
                       "a voice has one engine, and %s is there already", found);
        else {
            found = row->name;
            reading->out->engine = engines[i].engine;
            read_group(reading, group, row);
            if (engines[i].check)
                engines[i].check(reading, group);
            if (engines[i].engine == ENGINE_RECORDINGS)
                table_read_key(table_row(&voice_language, VOICE_KEY_FALLBACK), group, reading->desk,
                               &reading->fallback);
        }
    }
    if (!found)
        diag_error(
            reading->desk->diags, reading->out->pos, RULE(VOICE_ENGINE),
            "a voice needs one of the groups espeak, command, recordings, silent: it names what speaks");
}

static void read_root(Reading *reading, const ConfNode *root)
{
    table_check_group(&voice_language, VOICE_PLACE_FILE, root, "the voice", reading->desk->diags);
    table_read(&voice_language, root, VOICE_PLACE_FILE, VOICE_INTO_PROFILE, reading->desk, reading->out);
    read_engine(reading, root);
}

// --- The file --------------------------------------------------------------------------

const FileKind voice_files = { .folders = { "voices" } };

static const char *const units[] = { "dB", "Hz", "kHz", "%", "wpm", NULL };

const ConfHints voice_hints = {
    .group = "group",
    .title = "title",
    .includes = "each voice has a file of its own",
    .size = "a voice is a page of text",
    .units = units,
};

// Beside the file that names a voice there may be a walk of the same name.
static bool may_be_a_voice(const ConfNode *root)
{
    return !conf_get(root, "phases") && !conf_get(root, "extends") && !conf_get(root, "level");
}

const char *voice_find(const Desk *desk, Named named)
{
    const char *file = conf_find(desk, &voice_files, named, &voice_hints, may_be_a_voice);
    if (file)
        return file;
    diag_error(desk->diags, named.pos, RULE(VOICE), "no voice \"%s\": looked for %s%s", named.text,
               find_describe(desk, &voice_files, named),
               files_did_you_mean_file(desk->path, &voice_files, named.text, desk->arena));
    return NULL;
}

static bool read_profile(const Desk *desk, Named named, VoiceProfile *out, int depth);

static void read_fallback(Reading *reading, int depth)
{
    VoiceProfile *fallback = ARENA_NEW(reading->desk->arena, VoiceProfile);
    if (!reading->fallback.text)
        return;
    if (depth >= VOICE_FALLBACKS_MAX)
        diag_error(reading->desk->diags, reading->fallback.pos, RULE(VOICE_FALLBACK),
                   "fallback \"%s\" leads round in a circle", reading->fallback.text);
    else if (read_profile(reading->desk, reading->fallback, fallback, depth + 1))
        reading->out->fallback = fallback;
}

static bool read_profile(const Desk *desk, Named named, VoiceProfile *out, int depth)
{
    int errors = desk->diags->errors;
    *out = (VoiceProfile){
        .name = named.text, .title = named.text, .pos = named.pos, .words_wrong = -1, .intelligibility = -1
    };
    const char     *file = voice_find(desk, named);
    const ConfNode *root = NULL;
    if (file)
        root = conf_read_file(file, named.pos, &voice_hints, desk->arena, desk->diags);
    if (!root)
        return false;
    out->pos = root->pos;
    Reading reading = { .desk = desk, .out = out };
    read_root(&reading, root);
    read_fallback(&reading, depth);
    return desk->diags->errors == errors;
}

bool voice_read_profile(const Desk *desk, Named named, VoiceProfile *out)
{
    return read_profile(desk, named, out, 0);
}
