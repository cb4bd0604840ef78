#include "app/option_value.h"

#include "base/files.h"
#include "job/jobs.h"
#include "job/paths.h"
#include "session/kinds.h"

#include <stddef.h>
#include <string.h>

#define BIT(name) COMMAND_BIT(COMMAND_##name)
// they read a session for a walker
#define OWN    (BIT(SCRIPT) | BIT(RECORD))
#define WALKS  (BIT(PLAY) | BIT(RENDER) | BIT(SHOW) | BIT(CHECK) | BIT(NEW) | BIT(PLOT) | BIT(EXPORT) | OWN)
#define SPEAKS (BIT(PLAY) | BIT(RENDER) | BIT(SHOW) | BIT(CHECK) | BIT(PLOT) | BIT(EXPORT))
#define SOUNDS (BIT(PLAY) | BIT(RENDER) | BIT(SHOW) | BIT(PLOT) | BIT(EXPORT))
#define HERS   (WALKS | BIT(LIST) | BIT(TODAY) | BIT(PLAN))
#define FILES  (BIT(RENDER) | BIT(EXPORT) | BIT(BATCH))
// they ask how long ago the birth was
#define DATED (HERS | BIT(BATCH) | BIT(DONE) | BIT(LOG) | BIT(SHARE) | BIT(INIT))
// an option that means something else there has a second row of the same kind
#define FIELD(f) .offset = offsetof(Settings, f)
#define PLACE(option) \
    &(const Source) { .path = (option) }

static const Choice link_kinds[] = { { .word = "hard" }, { .word = "json" }, { 0 } };

static const Option rows[] = {
    { "output", 'o', "FILE", BIT(RENDER) | BIT(PLOT) | BIT(SAY),
      "where to write; the ending picks the format, - is standard output (WAV or --format, SVG)", VALUE_PATH,
      FIELD(output), .completion = COMPLETE_FILE },
    { "ics", 0, "FILE", BIT(PLAN), "the walks to come as a calendar file; - is standard output", VALUE_PATH,
      FIELD(programme.ics), .completion = COMPLETE_FILE },
    { "plan", 0, "NAME", BIT(TODAY), "a plan other than yours: a file of scripts/plans, or a path",
      VALUE_PATH, FIELD(programme.plan), .completion = COMPLETE_FILE },
    { "from", 0, "PLACE", BIT(PLAY) | BIT(RENDER), "begin here: a time (4:00) or a part (connect)",
      VALUE_TEXT, FIELD(stretch.from) },
    { "to", 0, "PLACE", BIT(RENDER), "stop at a time, or at the end of a part", VALUE_TEXT,
      FIELD(stretch.to) },
    { "to", 0, "DIR", BIT(EXPORT), "the folder to fill: a memory card, say", VALUE_PATH,
      FIELD(exporting.folder), .completion = COMPLETE_FILE },
    { "to", 0, "DIR", BIT(BATCH), "the folder to fill", VALUE_PATH, FIELD(exporting.folder),
      .completion = COMPLETE_FILE },
    { "to", 0, "DIR", BIT(VOICES),
      "with --try: write NAME.wav for each voice into this folder instead of playing", VALUE_PATH,
      FIELD(exporting.folder), .completion = COMPLETE_FILE },
    { "quality", 0, "HOW", FILES, "low, normal or high (lossy formats)", VALUE_CHOICE,
      FIELD(encoding.quality), .choices = encoder_qualities, .completion = COMPLETE_CHOICE },
    { "bitrate", 0, "KBPS", FILES, "kilobits a second, instead of what the quality says", VALUE_INT,
      FIELD(encoding.bitrate), 16, 320, "kb/s" },
    { "bits", 0, "HOW", FILES | BIT(SAY), "bits of a sample: 16, 24 or float (lossless formats)",
      VALUE_CHOICE, FIELD(encoding.bits), .choices = sample_bits, .completion = COMPLETE_CHOICE },
    { "title", 0, "TEXT", BIT(RENDER), "the file's title, instead of the walk's", VALUE_TEXT,
      FIELD(tagging.title) },
    { "artist", 0, "TEXT", BIT(RENDER), "its artist, instead of walkcoach", VALUE_TEXT,
      FIELD(tagging.artist) },
    { "album", 0, "TEXT", BIT(RENDER), "its album", VALUE_TEXT, FIELD(tagging.album) },
    { "track", 0, "N", BIT(RENDER), "its track number in the album", VALUE_INT, FIELD(tagging.track), 1, 9999,
      "" },
    { "comment", 0, "TEXT", BIT(RENDER), "its comment, instead of pace and breath", VALUE_TEXT,
      FIELD(tagging.comment) },
    { "title", 0, "TEXT", BIT(BATCH),
      "each file's title; here and in the three below {walk}, {week} and {id} are filled in, and {id} makes "
      "a file for one walker only",
      VALUE_TEXT, FIELD(tagging.title) },
    { "artist", 0, "TEXT", BIT(BATCH), "its artist", VALUE_TEXT, FIELD(tagging.artist) },
    { "album", 0, "TEXT", BIT(BATCH), "its album", VALUE_TEXT, FIELD(tagging.album) },
    { "comment", 0, "TEXT", BIT(BATCH), "its comment", VALUE_TEXT, FIELD(tagging.comment) },
    { "shard", 0, "I/N", BIT(BATCH), "only the I-th of N parts: equal walks are in one part", VALUE_TEXT,
      FIELD(batching.shard) },
    { "links", 0, "HOW", BIT(BATCH),
      "hard (default): DIR/walkers/ID with links; json: DIR/links.jsonl with a line for each, for an object "
      "store",
      VALUE_TEXT, FIELD(batching.links), .choices = link_kinds, .completion = COMPLETE_CHOICE },
    { "report", 0, "FILE", BIT(BATCH), "a line of JSON for each file: id, object, seconds, warnings",
      VALUE_PATH, FIELD(batching.report), .completion = COMPLETE_FILE },
    { "dry-run", 0, NULL, BIT(BATCH), "only count: walkers, different walks, phrases, CPU seconds",
      VALUE_SWITCH, FIELD(batching.dry_run) },
    { "beside", 0, "WHAT", FILES,
      "also these texts, separated by commas: lrc, vtt, srt (the words, with the times at which they are "
      "said), transcript "
      "(the same in short lines), chapters, cue, txt (a sheet to print)",
      VALUE_TEXT, FIELD(beside), .completion = COMPLETE_BESIDE },
    { "stems", 0, NULL, BIT(RENDER), "also each layer as a file of its own: NAME-voice.wav and the others",
      VALUE_SWITCH, FIELD(stems) },
    { "as", 0, "NAME", OWN, "the name of your voice: voices/NAME in your own folder (default mine)",
      VALUE_TEXT, FIELD(recording.as) },
    { "all", 0, NULL, BIT(EXPORT) | OWN, "every walk and drill that fits your weeks", VALUE_SWITCH,
      FIELD(exporting.all) },
    { "format", 0, "ENDING", BIT(RENDER) | BIT(SAY), "the format, whatever the ending says; mainly for -o -",
      VALUE_TEXT, FIELD(exporting.format), .completion = COMPLETE_FORMAT },
    { "format", 0, "ENDING", BIT(EXPORT) | BIT(BATCH),
      "mp3, m4b, m4a, opus, ogg, flac or wav (default mp3: any phone plays it)", VALUE_TEXT,
      FIELD(exporting.format), .completion = COMPLETE_PHONE_FORMAT },
    { "split", 0, NULL, BIT(EXPORT) | BIT(BATCH), "a file for each part of a walk", VALUE_SWITCH,
      FIELD(exporting.split) },
    { "solo", 0, "LAYER", SOUNDS,
      "only these layers: voice, breath, steps, lift, bed, chime (several with commas between)", VALUE_LAYERS,
      FIELD(order.listening.solo), .completion = COMPLETE_LAYER },
    { "mute", 0, "LAYER", SOUNDS, "all layers but these", VALUE_LAYERS, FIELD(order.listening.mute),
      .completion = COMPLETE_LAYER },
    { "voice", 0, "NAME", BIT(BATCH), "who speaks, for walkers whose line names no voice", VALUE_NAMED,
      FIELD(order.asked.walker.voice), .place = PLACE("--voice"), .completion = COMPLETE_VOICE },
    { "voice", 0, "NAME", SPEAKS | BIT(INIT) | BIT(SAY) | BIT(RECORD), "who speaks: a file in voices/",
      VALUE_NAMED, FIELD(order.asked.walker.voice), .place = PLACE("--voice"), .completion = COMPLETE_VOICE },
    { "sound", 0, "NAME", SPEAKS | BIT(INIT), "sound pack: a file of config/sounds/", VALUE_NAMED,
      FIELD(order.asked.walker.sound), .place = PLACE("--sound"), .completion = COMPLETE_SOUND },
    { "bed", 0, "NAME", SOUNDS, "what runs under the walk: pink, brown, rain, sea, none, or a sound file",
      VALUE_NAMED, FIELD(order.asked.bed), .place = PLACE("--bed"), .completion = COMPLETE_FILE },
    { "sample-rate", 0, "HZ", SOUNDS | BIT(BATCH) | BIT(SAY), "samples a second (default 44100)", VALUE_INT,
      FIELD(order.listening.sample_rate), 8000, 192000, "Hz" },
    { "mono", 0, NULL, SOUNDS | BIT(BATCH), "one channel", VALUE_SWITCH, FIELD(order.listening.mono) },
    { "loudness", 0, "LUFS", SOUNDS | BIT(BATCH), "how loud the whole is (default -16, in mono -19)",
      VALUE_NUMBER, FIELD(order.listening.loudness), -40, -6, "LUFS" },
    { "jobs", 0, "N", BIT(EXPORT) | BIT(BATCH),
      "how many jobs run at once, over all walks and within each (default: one for each processor); changes "
      "no "
      "sample",
      VALUE_INT, FIELD(exporting.jobs), 1, JOBS_MAX, "jobs" },
    { "jobs", 0, "N", SPEAKS & ~BIT(EXPORT),
      "how many speak, and then encode, at once (default: one for each processor); changes no sample",
      VALUE_INT, FIELD(order.jobs), 1, JOBS_MAX, "jobs" },

    { "delay", 0, "SECONDS", BIT(PLAY), "the wait before the walk begins (default 3, with a count-in)",
      VALUE_NUMBER, FIELD(playing.delay), 0, DELAY_MAX, "seconds" },
    { "speed", 0, "N", BIT(PLAY), "a preview, this many times as fast", VALUE_NUMBER,
      FIELD(order.listening.speed), 1, 20, "times" },
    { "device", 0, "NAME", BIT(PLAY) | BIT(SAY) | BIT(VOICES),
      "where to play: a name that walkcoach devices lists, or a part of it", VALUE_TEXT,
      FIELD(playing.device) },
    { "device", 0, "NAME", BIT(RECORD), "the microphone: its name, or a part of it", VALUE_TEXT,
      FIELD(playing.device) },
    { "record", 0, "FILE", BIT(PLAY), "also record what is heard into this file", VALUE_PATH,
      FIELD(playing.record), .completion = COMPLETE_FILE },
    { "resume", 0, NULL, BIT(PLAY), "continue where the last walk was stopped", VALUE_SWITCH,
      FIELD(playing.resume) },
    { "plain", 0, NULL, BIT(PLAY), "for screen readers: words as they come, and no cursor moves",
      VALUE_SWITCH, FIELD(playing.plain) },

    { "bind", 0, "ADDRESS", BIT(SHARE), "the network address to serve on (default: this computer's own)",
      VALUE_TEXT, FIELD(sharing.bind) },
    { "port", 0, "N", BIT(SHARE), "its port (default: that of last time, else any free one)", VALUE_INT,
      FIELD(sharing.port), 1, 65535, "" },
    { "new-address", 0, NULL, BIT(SHARE), "use a new secret address; old links stop working", VALUE_SWITCH,
      FIELD(sharing.new_address) },
    { "for", 0, "NAME", BIT(SHARE), "only the folder NAME in DIR, under an address of its own", VALUE_TEXT,
      FIELD(sharing.person) },
    { "no-log", 0, NULL, BIT(SHARE), "the page neither shows your day nor asks how a walk was", VALUE_SWITCH,
      FIELD(sharing.no_log) },
    { "certificate", 0, "FILE", BIT(SHARE), "HTTPS with this certificate (PEM), which the phone has to trust",
      VALUE_PATH, FIELD(sharing.certificate), .completion = COMPLETE_FILE },
    { "key", 0, "FILE", BIT(SHARE), "and the private key of that certificate (PEM)", VALUE_PATH,
      FIELD(sharing.key), .completion = COMPLETE_FILE },

    { "easy", 0, NULL, BIT(DONE), "how it was: easy", VALUE_SWITCH, FIELD(answering.easy) },
    { "good", 0, NULL, BIT(DONE), "good", VALUE_SWITCH, FIELD(answering.good) },
    { "hard", 0, NULL, BIT(DONE), "hard", VALUE_SWITCH, FIELD(answering.hard) },
    { "heavy", 0, NULL, BIT(DONE), "heaviness, dragging or a bulge", VALUE_SWITCH, FIELD(answering.heavy) },
    { "leaking", 0, NULL, BIT(DONE), "leaking", VALUE_SWITCH, FIELD(answering.leaking) },
    { "doming", 0, NULL, BIT(DONE), "a belly that domes", VALUE_SWITCH, FIELD(answering.doming) },
    { "pain", 0, NULL, BIT(DONE), "pain that is still there an hour later", VALUE_SWITCH,
      FIELD(answering.pain) },
    { "bleeding", 0, NULL, BIT(DONE), "redder or heavier bleeding than before", VALUE_SWITCH,
      FIELD(answering.bleeding) },
    { "stop", 0, "SIGN", BIT(DONE), "a sign that means stop and call; may be given more than once",
      VALUE_TEXTS, FIELD(answering.stop), .completion = COMPLETE_SIGN },
    { "later", 0, NULL, BIT(DONE), "a sign that came after the last walk you noted", VALUE_SWITCH,
      FIELD(answering.later) },
    { "left-early", 0, NULL, BIT(DONE), "you stopped before the halfway point: the walk does not count",
      VALUE_SWITCH, FIELD(answering.left_early) },
    { "provider-said-yes", 0, NULL, BIT(DONE),
      "after a sign that means stop, or an illness: you may walk again", VALUE_SWITCH,
      FIELD(answering.provider_said_yes) },
    { "answer", 0, "QUESTION=yes|no", BIT(DONE),
      "answers a question that walkcoach today asks; may be given more than once", VALUE_TEXTS,
      FIELD(answering.answer) },
    { "start", 0, "MINUTES", BIT(DONE), "how long you walk now without any sign: 0, 10, 20 or 30", VALUE_INT,
      FIELD(answering.start), 0, 600, "minutes" },
    { "csv", 0, NULL, BIT(LOG), "everything that is noted, as a table", VALUE_SWITCH, FIELD(looking.csv) },
    { "undo", 0, NULL, BIT(LOG), "take back what was noted last", VALUE_SWITCH, FIELD(looking.undo) },
    { "forget", 0, NULL, BIT(LOG), "delete everything, copies too", VALUE_SWITCH, FIELD(looking.forget) },
    { "clear", 0, NULL, BIT(CACHE), "delete all of it", VALUE_SWITCH, FIELD(looking.clear) },
    { "yes", 0, NULL, BIT(LOG), "with --forget: without asking", VALUE_SWITCH, FIELD(looking.yes) },

    { "level", 0, "N", WALKS | BIT(INIT) | BIT(DONE), "1 to 4, how hard the walk is", VALUE_INT,
      FIELD(order.asked.walker.level), 1, LEVEL_MAX, "" },
    { "birth", 0, "HOW", HERS | BIT(INIT), "vaginal or c-section", VALUE_CHOICE,
      FIELD(order.asked.walker.birth), .choices = session_births, .completion = COMPLETE_CHOICE },
    { "weeks", 0, "N", HERS, "weeks since the birth", VALUE_INT, FIELD(order.asked.walker.weeks), 0,
      WEEKS_MAX, "weeks" },
    { "born", 0, "DATE", BIT(INIT), "the baby's birthday: 9 March 2026, 2026-03-09", VALUE_TEXT,
      FIELD(order.asked.walker.baby_born) },
    { "on", 0, "DATE", DATED, "as if today were that day", VALUE_TEXT, FIELD(on) },
    { "core", 0, "HOW", WALKS | BIT(INIT), "breath_only, light or tall: the most that is asked of the core",
      VALUE_CHOICE, FIELD(order.asked.walker.core), .choices = session_cores, .completion = COMPLETE_CHOICE },
    { "cleared", 0, NULL, HERS | BIT(INIT), "a provider has said core work is fine", VALUE_SWITCH,
      FIELD(order.asked.walker.cleared) },
    { "floor-cleared", 0, NULL, HERS | BIT(INIT),
      "a provider has said pelvic-floor work is fine (asked for after a severe tear or with a prolapse)",
      VALUE_SWITCH, FIELD(order.asked.walker.floor_cleared) },
    { "tear", 0, NULL, HERS | BIT(INIT),
      "a severe tear or a prolapse: core cues wait for your provider's yes", VALUE_SWITCH,
      FIELD(order.asked.walker.tear) },
    { "pace", 0, "N", WALKS, "steps a minute; moves every paced part by the same amount", VALUE_NUMBER,
      FIELD(order.asked.walker.pace), PACE_MIN, PACE_MAX, "steps a minute" },
    { "own-pace", 0, "N", BIT(INIT), "steps a minute when nobody asks you to hurry", VALUE_NUMBER,
      FIELD(order.asked.walker.own_pace), PACE_MIN, PACE_MAX, "steps a minute" },
    { "emergency", 0, "NUMBER", BIT(INIT), "the number to call in an emergency, where you are", VALUE_TEXT,
      FIELD(order.asked.walker.emergency) },
    { "pram", 0, NULL, WALKS | BIT(INIT), "you push a pram", VALUE_YES, FIELD(order.asked.walker.pram) },
    { "talk", 0, "HOW", WALKS | BIT(INIT), "full, short, or silent (then only what must be said)",
      VALUE_CHOICE, FIELD(order.asked.walker.talk), .choices = session_talks, .completion = COMPLETE_CHOICE },
    { "form", 0, "HOW", WALKS, "easier or harder, where the session has such a form", VALUE_CHOICE,
      FIELD(order.asked.form), .choices = session_forms, .completion = COMPLETE_CHOICE },
    { "anyway", 0, NULL, WALKS, "allow a length or level outside your weeks; the stop signs stay",
      VALUE_SWITCH, FIELD(order.asked.anyway) },
    { "seed", 0, "N", SPEAKS, "pick different wordings; the same number picks the same ones", VALUE_BIG,
      FIELD(order.asked.seed), 0, 2147483647, "" },

    { "strict", 0, NULL, SPEAKS, "warnings count as errors", VALUE_SWITCH, FIELD(order.strict) },
    { "speech", 0, NULL, BIT(CHECK), "speak it all, to check that each phrase has room", VALUE_SWITCH,
      FIELD(printing.speech) },
    { "explain", 0, "RULE", BIT(CHECK),
      "what the name in brackets after a message means, why it is a rule, and what to do; all: every rule",
      VALUE_TEXT, FIELD(printing.explain), .completion = COMPLETE_RULE, .alone = true },
    { "try", 0, NULL, BIT(VOICES), "hear the same three cues in each voice", VALUE_SWITCH,
      FIELD(printing.try) },
    { "json", 0, NULL,
      BIT(SHOW) | BIT(CHECK) | BIT(LANGUAGE) | BIT(TODAY) | BIT(PLAN) | BIT(LOG) | BIT(VOICES) | BIT(LIST) |
          BIT(DEVICES) | BIT(SCRIPT),
      "as JSON, for programs and editors", VALUE_SWITCH, FIELD(printing.json) },
    { "stats", 0, NULL, BIT(SHOW), "numbers for each part: breaths, words, silence", VALUE_SWITCH,
      FIELD(printing.stats) },
    { "wave", 0, NULL, BIT(PLOT), "with the shape of the sound as it is rendered", VALUE_SWITCH,
      FIELD(printing.wave) },
    { "cover", 0, NULL, BIT(PLOT), "the square picture for exported files", VALUE_SWITCH,
      FIELD(printing.cover) },
    { "names", 0, NULL, BIT(LIST), "only the names, a line each", VALUE_SWITCH, FIELD(printing.names) },
    { "whole", 0, NULL, BIT(SHOW) | BIT(NEW), "with everything it is built on, as one session file",
      VALUE_SWITCH, FIELD(printing.whole) },

    { "quiet", 'q', NULL, COMMANDS_ALL, "no progress, no remarks", VALUE_SWITCH, FIELD(terminal.quiet) },
    { "verbose", 'v', NULL, COMMANDS_ALL, "how long everything took, and what the libraries say",
      VALUE_SWITCH, FIELD(terminal.verbose) },
    { "no-color", 0, NULL, COMMANDS_ALL, "no colours, as with NO_COLOR set", VALUE_SWITCH,
      FIELD(terminal.no_color) },
    { "help", 'h', NULL, COMMANDS_ALL, "this text", VALUE_SWITCH, FIELD(help) },
    { "version", 0, NULL, COMMANDS_ALL, "versions of the program and its libraries", VALUE_SWITCH,
      FIELD(version) },
};
enum { ROWS = sizeof rows / sizeof *rows };

const Option *option_rows(size_t *count)
{
    *count = ROWS;
    return rows;
}

typedef struct {
    const Option *row;    // the first of its name
    const char   *value;  // NULL: takes none
} Used;

// One pass over argv. Whether the command takes its options is checked at the end: it may come after them.
typedef struct {
    char          **argv;
    int             argc, at;
    Settings       *settings;
    const Command **command;
    Arena          *arena;
    Used            used[ROWS];
    int             used_count;
    char           *problem;
} Parse;

static bool __attribute__((format(printf, 2, 3))) wrong(Parse *parse, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(parse->problem, PROBLEM_SIZE, format, args);
    va_end(args);
    return false;
}

// "--pace 400: 60 to 140 steps a minute"
static bool report_value(Parse *parse, const Option *row, const char *text)
{
    switch (row->kind) {
    case VALUE_INT:
    case VALUE_BIG:
    case VALUE_NUMBER:
        return wrong(parse, "--%s is %.15g to %.15g%s%s, not \"%s\"", row->name, row->low, row->high,
                     row->unit && *row->unit ? " " : "", row->unit ? row->unit : "", text);
    case VALUE_SWITCH:
    case VALUE_YES:
    case VALUE_TEXT:
    case VALUE_PATH:
    case VALUE_TEXTS:
    case VALUE_NAMED:
    case VALUE_CHOICE:
    case VALUE_LAYERS: break;
    }
    return wrong(parse, "--%s cannot be \"%s\": %s", row->name, text, row->help);
}

static const Option *find_row(const char *name, size_t length, char letter)
{
    for (size_t i = 0; i < ROWS; i++)
        if (letter ? rows[i].letter == letter
                   : strlen(rows[i].name) == length && memcmp(rows[i].name, name, length) == 0)
            return &rows[i];
    return NULL;
}

static bool unknown_option(Parse *parse, const char *name, size_t length)
{
    const char *names[ROWS];
    char        typed[64];
    for (size_t i = 0; i < ROWS; i++)
        names[i] = rows[i].name;
    snprintf(typed, sizeof typed, "%.*s", (int)length, name);
    const char *nearest = files_nearest(typed, names, ROWS);
    return nearest ? wrong(parse, "there is no option --%s; did you mean --%s?", typed, nearest)
                   : wrong(parse, "there is no option --%s; walkcoach --help lists them", typed);
}

static bool set_row(Parse *parse, const Option *row, const char *value)
{
    return option_value_read(row, value, parse->settings, parse->arena) || report_value(parse, row, value);
}

static void remember(Parse *parse, const Option *row, const char *value)
{
    int i = 0;
    while (i < parse->used_count && parse->used[i].row != row)
        i++;
    parse->used[i] = (Used){ row, value };
    parse->used_count += i == parse->used_count;
}

// value: what came after '=' or the letter; NULL where it would be the next word.
static bool take_option(Parse *parse, const Option *row, const char *value)
{
    if (!row->argument && value)
        return wrong(parse, "--%s takes no value", row->name);
    if (row->argument && !value) {
        if (++parse->at >= parse->argc)
            return wrong(parse, "--%s needs %s after it", row->name, row->argument);
        value = parse->argv[parse->at];
    }
    remember(parse, row, value);
    return set_row(parse, row, value);
}

static bool take_long(Parse *parse, const char *name)
{
    const char   *equals = strchr(name, '=');
    size_t        length = equals ? (size_t)(equals - name) : strlen(name);
    const Option *row = find_row(name, length, 0);
    return row ? take_option(parse, row, equals ? equals + 1 : NULL) : unknown_option(parse, name, length);
}

// "-q", "-o FILE", "-oFILE", "-qv"
static bool take_letters(Parse *parse, const char *letters)
{
    for (; *letters; letters++) {
        const Option *row = find_row("", 0, *letters);
        if (!row)
            return wrong(parse, "there is no option -%c; walkcoach --help lists them", *letters);
        if (row->argument)
            return take_option(parse, row, letters[1] ? letters + 1 : NULL);
        if (!take_option(parse, row, NULL))
            return false;
    }
    return true;
}

// "walkcoach 20min": a session in place of a command.
static bool is_session(const char *text)
{
    Arena       arena = { 0 };
    const Paths paths = paths_find(&arena);
    const bool  found = files_find(&paths.search, &session_files, text, 0, &arena) != NULL;
    arena_free(&arena);
    return found;
}

static bool unknown_command(Parse *parse, const char *text)
{
    const char *nearest = command_nearest(text);
    if (nearest)
        return wrong(parse, "there is no command \"%s\"; did you mean \"%s\"?", text, nearest);
    if (is_session(text))
        return wrong(parse, "\"%s\" is a session, not a command: walkcoach play %s", text, text);
    return wrong(parse, "there is no command \"%s\"; walkcoach --help lists them", text);
}

static bool take_operand(Parse *parse, char *text)
{
    if (*parse->command) {
        parse->argv[parse->settings->operand_count++] = text;  // read already: never more than `at`
        return true;
    }
    if ((*parse->command = command_find(text)))
        return true;
    return unknown_command(parse, text);
}

// The row by which a command takes an option: this one or another of its name. NULL: it does not.
static const Option *row_for(unsigned command, const Option *option)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].commands & command && strcmp(rows[i].name, option->name) == 0)
            return &rows[i];
    return NULL;
}

static bool check_operands(Parse *parse, const Command *command, bool alone)
{
    int count = parse->settings->operand_count, most = alone ? 0 : command->most;
    if (!alone && count < command->least)
        return wrong(parse, "%s needs %s; walkcoach %s --help says more", command->name, command->operands,
                     command->name);
    if (count > most)
        return wrong(parse, "%s does not know what to do with \"%s\"", command->name,
                     parse->settings->operands[most]);
    return true;
}

static bool check_use(Parse *parse)
{
    const Command *command = *parse->command;
    bool           alone = false;
    if (!command || parse->settings->help)
        return true;
    unsigned bit = COMMAND_BIT(command - command_at(0));
    for (int i = 0; i < parse->used_count; i++) {
        Used          used = parse->used[i];
        const Option *row = row_for(bit, used.row);
        if (!row)
            return wrong(parse, "%s takes no --%s; walkcoach %s --help lists what it takes", command->name,
                         used.row->name, command->name);
        if (row != used.row && !set_row(parse, row, used.value))
            return false;
        alone |= row->alone;
    }
    return check_operands(parse, command, alone);
}

bool options_parse(int argc, char **argv, Settings *settings, const Command **command, Arena *arena,
                   char problem[PROBLEM_SIZE])
{
    Parse parse = { .argv = argv,
                    .argc = argc,
                    .settings = settings,
                    .command = command,
                    .arena = arena,
                    .problem = problem };
    bool  plain = false;  // after "--"
    settings->operands = argv;
    for (parse.at = 1; parse.at < argc; parse.at++) {
        char *word = argv[parse.at];
        bool  good;
        if (plain || word[0] != '-' || !word[1])
            good = take_operand(&parse, word);
        else if (strcmp(word, "--") == 0)
            good = plain = true;
        else
            good = word[1] == '-' ? take_long(&parse, word + 2) : take_letters(&parse, word + 1);
        if (!good)
            return false;
    }
    return check_use(&parse);
}

bool options_set(Settings *settings, const char *name, const char *value, Arena *arena,
                 char problem[PROBLEM_SIZE])
{
    Parse         parse = { .settings = settings, .arena = arena, .problem = problem };
    const Option *row = find_row(name, strlen(name), 0);
    return row ? take_option(&parse, row, value) : unknown_option(&parse, name, strlen(name));
}
