// THE table of voice files. Keys that hold more than a plain value have a reader above it.
#include "voice/profile_keys.h"

#include "base/find.h"
#include "rules/rules.h"
#include "voice/profile.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// --- espeak ----------------------------------------------------------------------------

static bool read_voice(const Key *row, const ConfNode *node, const Desk *desk, void *profile)
{
    VoiceProfile *out = profile;
    (void)row;
    out->pos = conf_text(node, desk->diags, &out->espeak_voice) ? node->pos : out->pos;
    return out->espeak_voice != NULL;
}

// --- command ---------------------------------------------------------------------------

// The length of a {placeholder} at text that we do not know; 0 where there is none.
static size_t unknown_placeholder(const char *text)
{
    static const char *const known[] = { "{text}", "{textfile}", "{out}", "{rate}", "{times}" };
    size_t                   length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_") + 2;
    if (*text != '{' || length == 2 || text[length - 1] != '}')
        return 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(text, known[i], length) == 0)
            return 0;
    return length;
}

static void check_placeholders(const Desk *desk, SourcePos pos, const char *word)
{
    for (const char *at = word; *at; at++) {
        size_t length = unknown_placeholder(at);
        if (length)
            diag_error(desk->diags, pos, RULE(VOICE_COMMAND),
                       "%.*s is not filled in: {text}, {textfile}, {out}, {times} and {rate} are",
                       (int)length, at);
    }
}

// A program or a file given by a path ("./model.onnx") is looked for beside the voice's file first; a program
// without a path is found by PATH.
static const char *beside_the_voice(const Desk *desk, Named named)
{
    const char *path = find_path(named, desk->arena);
    bool        is_there = strchr(named.text, '/') && access(path, F_OK) == 0;
    return is_there || strncmp(named.text, "~/", 2) == 0 ? path : named.text;
}

static bool read_argv(const Key *row, const ConfNode *node, const Desk *desk, void *profile)
{
    VoiceProfile      *out = profile;
    const char *const *words;
    size_t             count;
    (void)row;
    if (!conf_texts(node, desk->arena, desk->diags, &words, &count))
        return false;
    const char **copy = ARENA_ARRAY(desk->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        copy[i] = beside_the_voice(desk, (Named){ words[i], node->pos });
        check_placeholders(desk, node->pos, words[i]);
    }
    if (!*copy[0])
        diag_error(desk->diags, node->pos, RULE(VOICE_COMMAND),
                   "argv begins with the name of a program, not with \"\"");
    out->argv = copy;
    out->pos = node->pos;
    return true;
}

static bool read_timeout(const Key *row, const ConfNode *node, const Desk *desk, void *timeout)
{
    const char *text;
    Micros      time;
    if (!conf_text(node, desk->diags, &text))
        return false;
    if (!units_parse_length(text, &time) || time < (Micros)row->low || time > (Micros)row->high) {
        diag_error(desk->diags, node->pos, RULE(VOICE_COMMAND),
                   "timeout \"%s\" is not a length up to 10 minutes, e.g. \"20s\"", text);
        return false;
    }
    *(Micros *)timeout = time;
    return true;
}

// --- recordings ------------------------------------------------------------------------

static const FileKind recording_folders = { .folders = { "voices", "." } };

static bool read_folder(const Key *row, const ConfNode *node, const Desk *desk, void *profile)
{
    VoiceProfile *out = profile;
    Named         folder;
    (void)row;
    if (!conf_named(node, desk->diags, &folder))
        return false;
    const char *found = find_whole(desk, &recording_folders, folder);
    out->folder = found ? found : find_path(folder, desk->arena);
    out->pos = folder.pos;
    return true;
}

// --- Any voice -------------------------------------------------------------------------

static char *trimmed(Arena *arena, const char *from, const char *to)
{
    while (from < to && isspace((unsigned char)*from))
        from++;
    while (to > from && isspace((unsigned char)to[-1]))
        to--;
    return arena_strndup(arena, from, (size_t)(to - from));
}

// Reads one text of a list into an item. False if it is wrong: then that is reported at pos.
typedef bool (*ItemReader)(const char *text, SourcePos pos, const Desk *desk, void *item);

// One text or an array of texts, as an array in the arena, `size` bytes an item. NULL if one is wrong.
static void *read_items(const ConfNode *node, ItemReader read, size_t size, const Desk *desk, size_t *count)
{
    const char *const *texts;
    if (!conf_texts(node, desk->arena, desk->diags, &texts, count))
        return NULL;
    char *items = arena_alloc(desk->arena, *count * size);
    for (size_t i = 0; i < *count; i++)
        if (!read(texts[i], node->pos, desk, items + i * size))
            return NULL;
    return items;
}

static bool read_respelling(const char *text, SourcePos pos, const Desk *desk, void *item)
{
    Respelling *out = item;
    const char *equals = strchr(text, '=');
    if (equals)
        *out = (Respelling){ trimmed(desk->arena, text, equals),
                             trimmed(desk->arena, equals + 1, text + strlen(text)) };
    if (equals && *out->from && *out->to)
        return true;
    diag_error(desk->diags, pos, RULE(VOICE_RESPELL), "respelling \"%s\" is not of the form \"TVA = T V A\"",
               text);
    return false;
}

static bool read_respellings(const Key *row, const ConfNode *node, const Desk *desk, void *profile)
{
    VoiceProfile *out = profile;
    size_t        count;
    Respelling   *all = read_items(node, read_respelling, sizeof *all, desk, &count);
    (void)row;
    out->respellings = all;
    out->respelling_count = all ? count : 0;
    return all != NULL;
}

// "200 -3"
static bool read_band(const char *text, SourcePos pos, const Desk *desk, void *item)
{
    EqualiserBand *out = item;
    char          *after_hz, *end;
    out->hz = strtod(text, &after_hz);
    out->db = strtod(after_hz, &end);
    if (end != after_hz && !end[strspn(end, " ")] && out->hz >= 20 && out->hz <= 10000 && out->db >= -24 &&
        out->db <= 24)
        return true;
    diag_error(desk->diags, pos, RULE(VOICE_EQUALISE),
               "\"%s\" is not a band of the form \"200 -3\": 20..10000 Hz, then -24..24 dB", text);
    return false;
}

static bool read_bands(const Key *row, const ConfNode *node, const Desk *desk, void *profile)
{
    VoiceProfile  *out = profile;
    size_t         count;
    EqualiserBand *bands = read_items(node, read_band, sizeof *bands, desk, &count);
    (void)row;
    out->bands = bands;
    out->band_count = bands ? count : 0;
    return bands != NULL;
}

// --- The table -------------------------------------------------------------------------

enum {
    VOICE = VOICE_PLACE_FILE,
    ESPEAK = VOICE_PLACE_ESPEAK,
    COMMAND = VOICE_PLACE_COMMAND,
    RECORDINGS = VOICE_PLACE_RECORDINGS,
    SILENT = VOICE_PLACE_SILENT,
};

static const Choice places[] = {
    CHOICE("voice", VOICE),           CHOICE("espeak", ESPEAK), CHOICE("command", COMMAND),
    CHOICE("recordings", RECORDINGS), CHOICE("silent", SILENT), { 0 },
};

#define TIMEOUT_MIN     (MICROS_PER_SECOND / 10)
#define TIMEOUT_MAX     (10 * MICROS_PER_MINUTE)
#define TIMEOUT_DEFAULT (30 * MICROS_PER_SECOND)

#define ID(a_name) .id = VOICE_KEY_##a_name
#define OF(field)  KEY_FIELD(VOICE_INTO_PROFILE, VoiceProfile, field)
#define OF_WHOLE   .into = VOICE_INTO_PROFILE, .size = sizeof(VoiceProfile)

static const Key rows[] = {
    KEY_SECTION("voices"),
    { "title", VOICE, TYPE_TEXT, OF(title), WITHOUT("the file's name"), .meaning = "shown in `list voices`",
      .example = "title = \"Calm (American, woman)\"" },
    { "language", VOICE, TYPE_TEXT, OF(language), DEFAULT_TEXT("en"),
      .meaning = "the language that it speaks", .example = "language = \"en\"" },
    { "rate", VOICE, TYPE_INT, OF(rate), RANGE(80, 220, "words a minute"), DEFAULT(150),
      .meaning = "of breath words; tips are slower by a fifteenth, what must be said by two fifteenths",
      .example = "rate = 140" },
    { "gain", VOICE, TYPE_NUMBER, OF(gain_db), RANGE(-20, 12, "dB"), DEFAULT(0),
      .meaning = "applied after every phrase has been made equally loud", .example = "gain = -2.0" },
    { "equalise", VOICE, TYPE_OWN, OF_WHOLE, READ(read_bands, "texts: `\"3600 -4\"`"),
      .meaning = "softer or louder around a frequency: 20 to 10000 Hz, then -24 to 24 dB",
      .example = "equalise = [\"200 -3\", \"3600 -4\"]" },
    { "respell", VOICE, TYPE_OWN, OF_WHOLE, READ(read_respellings, "texts: `\"TVA = T V A\"`"),
      .meaning = "on the left as written, on the right as the voice should say it; espeak-ng's phonemes "
                 "go in `[[ ]]`",
      .example = "respell = [\"TVA = T V A\", \"Kegel = [[k'eIg@L]]\"]" },
    { "packages", VOICE, TYPE_TEXT, OF(packages), WITHOUT("none are named"),
      .meaning =
          "the Debian packages that it needs: `walkcoach voices` and `init` name them where they are missing",
      .example = "packages = \"festival festvox-us-slt-hts\"" },
    { "words_wrong", VOICE, TYPE_NUMBER, OF(words_wrong), RANGE(0, 200, "percent"), WITHOUT("not known"),
      .meaning = "measured, for a shipped voice: words that a recogniser gets wrong without noise",
      .example = "words_wrong = 48" },
    { "intelligibility", VOICE, TYPE_NUMBER, OF(intelligibility), RANGE(0, 1, ""), WITHOUT("not known"),
      .meaning = "measured too: the speech intelligibility index at 70 dB in traffic of 65 dBA",
      .example = "intelligibility = 0.31" },
    { "espeak", VOICE, TYPE_GROUP, ID(ESPEAK), INNER(ESPEAK),
      .meaning = "espeak-ng speaks; a voice has one of these four groups",
      .example = "espeak: { voice = \"en-gb-x-rp+f4\" }" },
    { "command", VOICE, TYPE_GROUP, ID(COMMAND), INNER(COMMAND), .meaning = "a program of your own speaks",
      .example = "command: { argv = [\"flite\", \"-t\", \"{text}\", \"-o\", \"{out}\"] }" },
    { "recordings", VOICE, TYPE_GROUP, ID(RECORDINGS), INNER(RECORDINGS),
      .meaning = "recorded files are played", .example = "recordings: { folder = \"my-voice\" }" },
    { "silent", VOICE, TYPE_GROUP, ID(SILENT), INNER(SILENT), .meaning = "a hum as long as the words",
      .example = "silent: { }" },
    { "voice", ESPEAK, TYPE_OWN, OF_WHOLE, READ(read_voice, "name"), WITHOUT("an error"),
      .meaning = "a voice of espeak-ng; `espeak-ng --voices=en` lists them",
      .example = "voice = \"en-gb-x-rp+f4\"" },
    { "pitch", ESPEAK, TYPE_INT, OF(pitch), RANGE(0, 99, ""), DEFAULT(50), .meaning = "low to high",
      .example = "pitch = 45" },
    { "range", ESPEAK, TYPE_INT, OF(range), RANGE(0, 99, ""), DEFAULT(50), .meaning = "flat to lively",
      .example = "range = 35" },
    { "word_gap", ESPEAK, TYPE_INT, OF(word_gap), RANGE(0, 50, ""), DEFAULT(0),
      .meaning = "the pause between words, in hundredths of a second", .example = "word_gap = 1" },
    { "argv", COMMAND, TYPE_OWN, ID(ARGV), OF_WHOLE, READ(read_argv, "texts"), WITHOUT("an error"),
      .meaning =
          "the program and its arguments: `{text}` or `{textfile}` is what it says, `{out}` the WAV file "
          "that it writes, `{times}` a file for the times of its words, `{rate}` the words a minute",
      .example = "argv = [\"flite\", \"-t\", \"{text}\", \"-o\", \"{out}\"]" },
    { "timeout", COMMAND, TYPE_TIME, OF(timeout), RANGE(TIMEOUT_MIN, TIMEOUT_MAX, ""), .read = read_timeout,
      DEFAULT(TIMEOUT_DEFAULT), .meaning = "a phrase that takes longer is an error",
      .example = "timeout = \"20s\"" },
    { "stay_alive", COMMAND, TYPE_BOOL, ID(STAY_ALIVE), OF(stay_alive),
      .meaning = "the program is started once and speaks phrase after phrase: a line of JSON in, a line out",
      .example = "stay_alive = true" },
    { "processes", COMMAND, TYPE_INT, OF(processes), RANGE(1, 16, ""), DEFAULT(1),
      .meaning = "how many copies of a program that stays alive may run at once",
      .example = "processes = 2" },
    { "own_rate", COMMAND, TYPE_INT, OF(own_rate), RANGE(60, 400, "words a minute"),
      WITHOUT("measured, where `argv` has no `{rate}`"),
      .meaning =
          "the rate of a program that can speak at no other: its speech is then made faster or slower at "
          "the same pitch",
      .example = "own_rate = 172" },
    { "folder", RECORDINGS, TYPE_OWN, OF_WHOLE, READ(read_folder, "path"), WITHOUT("an error"),
      .meaning = "a folder beside the voice file, or in `voices/`", .example = "folder = \"my-voice\"" },
    { "fallback", RECORDINGS, TYPE_NAMED, ID(FALLBACK), VALUE("a voice's name"),
      .meaning = "the voice that says what is not recorded", .example = "fallback = \"calm\"" },
};

const KeyTable voice_language = { rows, sizeof rows / sizeof *rows, places, NULL };
