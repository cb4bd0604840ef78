// A voice file (voices/calm.cfg) as a VoiceProfile. Which engine speaks is told by which group is there: a
// new engine is a row in `engines`, with a function that reads its group.
#include "voice/profile_read.h"

#include "conf/find.h"
#include "rules/rules.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MIN = 80, WORDS_MAX = 220, WORDS_DEFAULT = 150 };  // a minute
#define TIMEOUT_DEFAULT (30 * MICROS_PER_SECOND)
#define TIMEOUT_MAX     (10 * MICROS_PER_MINUTE)

typedef struct {
    const Desk   *desk;
    VoiceProfile *out;
    Named         fallback;
} Reading;

static void read_espeak(Reading *reading, const ConfNode *group)
{
    static const char *const keys[] = { "voice", "pitch", "range", "word_gap", NULL };
    VoiceProfile            *out = reading->out;
    conf_check_keys(group, keys, "espeak", reading->desk->diags);
    Named voice = { 0 };
    if (conf_named(conf_get(group, "voice"), reading->desk->diags, &voice))
        out->espeak_voice = voice.text, out->pos = voice.pos;
    else
        diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_ENGINE),
                   "espeak needs a voice, e.g. voice = \"en-gb-x-rp+f4\"");
    conf_int(conf_get(group, "pitch"), 0, 99, "", reading->desk->diags, &out->pitch);
    conf_int(conf_get(group, "range"), 0, 99, "", reading->desk->diags, &out->range);
    conf_int(conf_get(group, "word_gap"), 0, 50, "", reading->desk->diags, &out->word_gap);
}

// The length of a {placeholder} at text that we do not know; 0 where there is none.
static size_t unknown_placeholder(const char *text)
{
    static const char *const known[] = { "{text}", "{textfile}", "{out}", "{rate}" };
    size_t                   length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_") + 2;
    if (*text != '{' || length == 2 || text[length - 1] != '}')
        return 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(text, known[i], length) == 0)
            return 0;
    return length;
}

static void check_placeholders(Reading *reading, SourcePos pos, const char *word)
{
    for (const char *at = word; *at; at++) {
        size_t length = unknown_placeholder(at);
        if (length)
            diag_error(reading->desk->diags, pos, RULE(VOICE_COMMAND),
                       "%.*s is not filled in: {text}, {textfile}, {out} and {rate} are", (int)length, at);
    }
}

static void read_timeout(Reading *reading, const ConfNode *node)
{
    const char *text;
    reading->out->timeout = TIMEOUT_DEFAULT;
    if (!conf_text(node, reading->desk->diags, &text))
        return;
    Micros *timeout = &reading->out->timeout;
    if (!units_parse_length(text, timeout) || *timeout <= 0 || *timeout > TIMEOUT_MAX)
        diag_error(reading->desk->diags, node->pos, RULE(VOICE_COMMAND),
                   "timeout \"%s\" is not a length up to 10 minutes, e.g. \"20s\"", text);
}

// A program given by a path is looked for beside the voice's file first; another is found by PATH.
static const char *program(const Reading *reading, Named named)
{
    const char *path = find_path(named, reading->desk->arena);
    bool        is_there = strchr(named.text, '/') && access(path, F_OK) == 0;
    return is_there || *named.text == '~' ? path : named.text;
}

static void read_command(Reading *reading, const ConfNode *group)
{
    static const char *const keys[] = { "argv", "timeout", NULL };
    conf_check_keys(group, keys, "command", reading->desk->diags);
    read_timeout(reading, conf_get(group, "timeout"));

    const ConfNode    *argv = conf_get(group, "argv");
    const char *const *words;
    size_t             count;
    if (!conf_texts(argv, reading->desk->arena, reading->desk->diags, &words, &count)) {
        if (!argv)
            diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_COMMAND),
                       "command needs argv, e.g. argv = [\"flite\", \"-t\", \"{text}\", \"-o\", \"{out}\"]");
        return;
    }
    const char **copy = ARENA_ARRAY(reading->desk->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        copy[i] = words[i];
        check_placeholders(reading, argv->pos, words[i]);
    }
    copy[0] = program(reading, (Named){ copy[0], argv->pos });
    if (!*copy[0])
        diag_error(reading->desk->diags, argv->pos, RULE(VOICE_COMMAND),
                   "argv begins with the name of a program, not with \"\"");
    reading->out->argv = copy;
    reading->out->pos = argv->pos;
}

static const FileKind recording_folders = { .folders = { "voices", "." } };

static void read_recordings(Reading *reading, const ConfNode *group)
{
    static const char *const keys[] = { "folder", "fallback", NULL };
    VoiceProfile            *out = reading->out;
    conf_check_keys(group, keys, "recordings", reading->desk->diags);
    Named folder;
    if (conf_named(conf_get(group, "folder"), reading->desk->diags, &folder)) {
        const char *found = find_whole(reading->desk, &recording_folders, folder);
        out->folder = found ? found : find_path(folder, reading->desk->arena);
        out->pos = folder.pos;
    } else
        diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_ENGINE),
                   "recordings need a folder, e.g. folder = \"my-voice\"");
    conf_named(conf_get(group, "fallback"), reading->desk->diags, &reading->fallback);
}

static void read_silent(Reading *reading, const ConfNode *group)
{
    static const char *const keys[] = { NULL };
    conf_check_keys(group, keys, "silent", reading->desk->diags);
}

static const struct {
    const char *group;
    VoiceEngine engine;
    void (*read)(Reading *reading, const ConfNode *group);
    // clang-format off
} engines[] = {
    { "espeak",     ENGINE_ESPEAK,     read_espeak },
    { "command",    ENGINE_COMMAND,    read_command },
    { "recordings", ENGINE_RECORDINGS, read_recordings },
    { "silent",     ENGINE_SILENT,     read_silent },
};
// clang-format on

static void read_engine(Reading *reading, const ConfNode *root)
{
    const char *found = NULL;
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        const ConfNode *group = conf_get(root, engines[i].group);
        if (!group)
            continue;
        if (group->kind != CONF_GROUP)
            diag_error(reading->desk->diags, group->pos, RULE(VOICE_ENGINE), "%s is a group: %s: { … }",
                       engines[i].group, engines[i].group);
        else if (found)
            diag_error(reading->desk->diags, group->key_pos, RULE(VOICE_ENGINE),
                       "a voice has one engine, and %s is there already", found);
        else {
            found = engines[i].group;
            reading->out->engine = engines[i].engine;
            engines[i].read(reading, group);
        }
    }
    if (!found)
        diag_error(
            reading->desk->diags, reading->out->pos, RULE(VOICE_ENGINE),
            "a voice needs one of the groups espeak, command, recordings, silent: it names what speaks");
}

static char *trimmed(Arena *arena, const char *from, const char *to)
{
    while (from < to && isspace((unsigned char)*from))
        from++;
    while (to > from && isspace((unsigned char)to[-1]))
        to--;
    return arena_strndup(arena, from, (size_t)(to - from));
}

static void read_respellings(Reading *reading, const ConfNode *node)
{
    const char *const *texts;
    size_t             count;
    if (!conf_texts(node, reading->desk->arena, reading->desk->diags, &texts, &count))
        return;
    Respelling *all = ARENA_ARRAY(reading->desk->arena, Respelling, count);
    for (size_t i = 0; i < count; i++) {
        const char *equals = strchr(texts[i], '=');
        if (equals)
            all[i] = (Respelling){ trimmed(reading->desk->arena, texts[i], equals),
                                   trimmed(reading->desk->arena, equals + 1, texts[i] + strlen(texts[i])) };
        if (!equals || !*all[i].from || !*all[i].to) {
            diag_error(reading->desk->diags, node->pos, RULE(VOICE_RESPELL),
                       "respelling \"%s\" is not of the form \"TVA = T V A\"", texts[i]);
            return;
        }
    }
    reading->out->respellings = all;
    reading->out->respelling_count = count;
}

// "200 -3"
static bool parse_band(const char *text, EqualiserBand *out)
{
    char *behind_hz, *end;
    out->hz = strtod(text, &behind_hz);
    out->db = strtod(behind_hz, &end);
    return end != behind_hz && !end[strspn(end, " ")] && out->hz >= 20 && out->hz <= 10000 &&
           out->db >= -24 && out->db <= 24;
}

static void read_bands(Reading *reading, const ConfNode *node)
{
    const char *const *texts;
    size_t             count;
    if (!conf_texts(node, reading->desk->arena, reading->desk->diags, &texts, &count))
        return;
    EqualiserBand *bands = ARENA_ARRAY(reading->desk->arena, EqualiserBand, count);
    for (size_t i = 0; i < count; i++) {
        if (!parse_band(texts[i], &bands[i])) {
            diag_error(reading->desk->diags, node->pos, RULE(VOICE_EQUALISE),
                       "\"%s\" is not a band of the form \"200 -3\": 20..10000 Hz, then -24..24 dB",
                       texts[i]);
            return;
        }
    }
    reading->out->bands = bands;
    reading->out->band_count = count;
}

static void read_root(Reading *reading, const ConfNode *root)
{
    static const char *const keys[] = { "title",  "language", "rate",       "gain",   "equalise", "respell",
                                        "espeak", "command",  "recordings", "silent", NULL };
    VoiceProfile            *out = reading->out;
    conf_check_keys(root, keys, "the voice", reading->desk->diags);
    conf_text(conf_get(root, "title"), reading->desk->diags, &out->title);
    conf_text(conf_get(root, "language"), reading->desk->diags, &out->language);
    conf_int(conf_get(root, "rate"), WORDS_MIN, WORDS_MAX, "words a minute", reading->desk->diags,
             &out->rate);
    conf_number(conf_get(root, "gain"), -20, 12, "dB", reading->desk->diags, &out->gain_db);
    read_respellings(reading, conf_get(root, "respell"));
    read_bands(reading, conf_get(root, "equalise"));
    read_engine(reading, root);
}

const FileKind voice_files = { .folders = { "voices" } };

static const char *const units[] = { "dB", "Hz", "kHz", "%", "wpm", NULL };

const ConfHints voice_hints = {
    .group = "group",
    .title = "title",
    .includes = "each voice has a file of its own",
    .size = "a voice is a page of text",
    .units = units,
};

static void tell_missing(const Desk *desk, Named named)
{
    diag_error(desk->diags, named.pos, RULE(VOICE), "no voice \"%s\": looked for %s%s", named.text,
               find_describe(desk, &voice_files, named),
               files_did_you_mean_file(desk->path, &voice_files, named.text, desk->arena));
}

// A walk beside the file that names a voice may have its name.
static bool may_be_a_voice(const ConfNode *root)
{
    return !conf_get(root, "phases") && !conf_get(root, "extends") && !conf_get(root, "level");
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
    *out = (VoiceProfile){ .name = named.text,
                           .title = named.text,
                           .language = "en",
                           .rate = WORDS_DEFAULT,
                           .pitch = 50,
                           .range = 50,
                           .pos = named.pos };
    const char *file = conf_find(desk, &voice_files, named, &voice_hints, may_be_a_voice);
    if (!file) {
        tell_missing(desk, named);
        return false;
    }
    const ConfNode *root = conf_read_file(file, named.pos, &voice_hints, desk->arena, desk->diags);
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
