#include "app/commands.h"

#include "base/files.h"
#include "batch/batch.h"
#include "phone/export.h"
#include "phone/share.h"
#include "play/play.h"

#include <limits.h>
#include <string.h>

enum { ANY_NUMBER = INT_MAX };
#define ROW(id, ...) [COMMAND_##id] = { __VA_ARGS__ }

static const Command rows[COMMAND_COUNT] = {
    ROW(TODAY, "today", "", OPERAND_NONE, 0, 0, "what to do today: one walk, the daily five, and why",
        "Chosen by your plan, your week and what you noted. Asks the questions that are still open, if "
        "somebody is there to answer.",
        cmd_today, .reads_data = true),
    ROW(PLAY, "play", "SESSION", OPERAND_SESSION, 0, 1, "walk now, with sound from this computer",
        "Keys: space pauses, left and right change the part, [ and ] the pace, 9 and 0 the volume, v the "
        "talk, m mutes a layer, ? lists the keys, q stops. --resume continues where the last walk was "
        "stopped, with everything that was chosen then, even by keys; options given with it override "
        "that.",
        cmd_play, .reads_data = true),
    ROW(RENDER, "render", "SESSION", OPERAND_SESSION, 1, 1, "write a walk as a sound file",
        "SESSION is a name (20min), a length (25min, 40min: the nearest walk is fitted to it), or a path. "
        "Writes out/NAME.wav in a checkout, NAME.wav elsewhere. The file appears whole or not at all.",
        cmd_render, .reads_data = true),
    ROW(SHOW, "show", "SESSION", OPERAND_SESSION, 1, 1, "the walk as a plan to read",
        "Each part with its start, length, pace and breath, and what is said when. today: the walk that your "
        "plan has for today.",
        cmd_show, .reads_data = true),
    ROW(CHECK, "check", "FILE...", OPERAND_SESSION, 1, ANY_NUMBER, "check a session for mistakes",
        "Lists every mistake of every file at once, with file, line and column.", cmd_check,
        .reads_data = true),
    ROW(PLAN, "plan", "[FILE]", OPERAND_FILE, 0, 1, "the weeks of your programme, and the days to come",
        "Worked out from when and how your baby was born, or read from your clinic's plan. --ics writes a "
        "calendar with a reminder for each walk; import it again when days have moved.",
        cmd_plan, .reads_data = true),
    ROW(LIST, "list", "[WHAT]", OPERAND_KIND, 0, 1, "every session there is, by level, with its length",
        "WHAT is sessions, voices or sounds.", cmd_list, .reads_data = true),
    ROW(LANGUAGE, "language", "[KEY]", OPERAND_KEY, 0, 1,
        "what may be written in the files: keys, ranges, defaults",
        "Every key of walks, levels, cue sets and your profile, or all about one: where it may be, what it "
        "takes, its default, an example.",
        cmd_language, .reads_data = false),
    ROW(SCHEMA, "schema", "", OPERAND_NONE, 0, 0, "the language of the files as a JSON schema, for editors",
        "It describes a session; in $defs also a level, a cue set and a profile. What is inside a text, "
        "such as a breath, is checked only by walkcoach check.",
        cmd_schema, .reads_data = false),
    ROW(NEW, "new", "NAME [SESSION]", OPERAND_SESSION, 1, 2,
        "start a session of your own from another (20min)",
        "Writes a commented file into your own folder and says where. Never overwrites a file.", cmd_new,
        .reads_data = true),
    ROW(INIT, "init", "", OPERAND_NONE, 0, 0, "answer a few questions once, so that every walk fits you",
        "Asks a few questions on a terminal; with options it asks nothing. Writes walkcoach.cfg into your "
        "own folder. What you wrote in it by hand stays as it is.",
        cmd_init, .reads_data = true),
    ROW(PACE, "pace", "", OPERAND_NONE, 0, 0, "tap your own step, and keep it as your own pace",
        "Sixteen taps of Enter, one with each step. Taps far from the others are left out.", cmd_pace,
        .reads_data = true),
    ROW(DONE, "done", "[WALK]", OPERAND_SESSION, 0, 1, "note what you walked and how it was",
        "Without WALK, it is today's; the same walk on the same day replaces what was noted before.\n"
        "SIGN: chest-pain, breathing, seizure, fainting, bleeding-nonstop, leg-and-breath, numb-or-weak, "
        "harm; bleeding-pad, leg, wound, fever, headache, dizzy, stool, urine, discharge-or-belly. harm is "
        "answered with help and is never noted.\n"
        "It stays on this computer: walkcoach log shows it and takes it back.",
        cmd_done, .reads_data = false),
    ROW(LOG, "log", "", OPERAND_NONE, 0, 0, "what you noted, week by week",
        "Minutes against your plan's, weeks in a row, signs. It is kept in "
        "$XDG_STATE_HOME/walkcoach/log.sqlite, for you alone; --forget deletes it.",
        cmd_log, .reads_data = false),
    ROW(STOP_SIGNS, "stop-signs", "", OPERAND_NONE, 0, 0, "when to stop, and when to get help", "",
        cmd_stop_signs, .reads_data = false),
    ROW(DEVICES, "devices", "", OPERAND_NONE, 0, 0, "list sound devices, with rate and latency", "",
        cmd_devices, .reads_data = false),
    ROW(VOICES, "voices", "[VOICE...]", OPERAND_VOICE, 0, ANY_NUMBER,
        "who can speak, who can speak here, and how well each is understood",
        "--try plays the same three cues in each voice that works here, or in those that are named. "
        "walkcoach init --voice NAME keeps one for all your walks.",
        cmd_voices, .reads_data = true),
    ROW(SAY, "say", "TEXT...", OPERAND_TEXT, 1, ANY_NUMBER, "speak words as a walk would",
        "To try a phrase, a respelling or a voice. Plays the words, or writes a sound file with -o.", cmd_say,
        .reads_data = true),
    ROW(SCRIPT, "script", "[SESSION...]", OPERAND_SESSION, 0, ANY_NUMBER,
        "what to say, for walks in a voice of your own",
        "Each phrase of the sessions named (with --all: of all that fit), once, with its name, how long "
        "it may be and how to say it. Files with these names (lift-and-draw-in.wav, or flac, ogg, mp3) in "
        "voices/NAME of your own folder are heard instead; walkcoach record records them from the "
        "microphone.",
        cmd_script, .reads_data = true),
    ROW(RECORD, "record", "[SESSION...]", OPERAND_SESSION, 0, ANY_NUMBER,
        "record a voice of your own, phrase by phrase",
        "Goes through what walkcoach script lists, phrase after phrase: space begins and ends a take, b "
        "goes back. Trims and levels each take, and says which is too long. Stop when you like: run the "
        "same command to continue. Then --voice NAME speaks with it, and another voice says what is "
        "missing.",
        cmd_record, .reads_data = true),
    ROW(CACHE, "cache", "", OPERAND_NONE, 0, 0, "the spoken phrases that are kept, so that no walk waits",
        "They are in $XDG_CACHE_HOME/walkcoach/clips. --clear deletes them; they are made again when they "
        "are needed.",
        cmd_cache, .reads_data = false),
    ROW(PLOT, "plot", "SESSION", OPERAND_SESSION, 1, 1,
        "draw a walk: parts, pace, breath and words along time",
        "Writes out/NAME.svg in a checkout, NAME.svg elsewhere; a name that ends in .png is a PNG. --cover "
        "draws the square picture that goes with exported files. plot log draws your weeks from what you "
        "noted, plot plan those of your plan.",
        cmd_plot, .reads_data = true),
    ROW(EXPORT, "export", "[SESSION...]", OPERAND_SESSION, 0, ANY_NUMBER,
        "fill a folder for the phone: walks, covers, captions, a playlist",
        "Exports the walks named, or all that fit (--all), or those of one level (--level N). They go into "
        "out/walks in a checkout, into walks elsewhere, or into --to DIR.\n"
        "Continues where it was interrupted; a file that would be the same again stays as it is, and one "
        "of the same walk and level for another week is removed. Files that walkcoach did not make are "
        "left alone.",
        cmd_export, .reads_data = true),
    ROW(SHARE, "share", "[DIR|SESSION...]", OPERAND_SESSION, 0, ANY_NUMBER,
        "serve walks to phones on your network; shows a QR code",
        "Serves the files of DIR (where export puts them), or makes the walks named and serves those, "
        "with a page to listen on and a podcast feed, until you press q.\n"
        "It serves nothing but these files, under a secret address. Where they are your own (no DIR, no "
        "--for) the page shows your day, and, after a walk, asks how it was: the answer goes into your "
        "log. --no-log turns both off.\n"
        "The address of a folder stays the same each time, so that a podcast app finds its feed again; "
        "--new-address changes it.",
        cmd_share, .reads_data = true),
    ROW(BATCH, "batch", "WALKERS", OPERAND_FILE, 1, 1, "files for many walkers, each distinct file only once",
        "WALKERS is a table: a line of JSON for each, or CSV with a header; - is standard input. A line "
        "has an id, the keys of walkcoach.cfg, and either walk = a session, or plan with row, answers, red "
        "and screened. Fills DIR/store with files named after what they are made of, and DIR/walkers/ID "
        "with links to them.\n"
        "Continues where it was interrupted. Several runs may fill one DIR at once, each with its "
        "own --shard. Wrong lines are reported; the files of the other lines are made.",
        cmd_batch, .reads_data = true),
    ROW(HELP, "help", "[COMMAND]", OPERAND_COMMAND, 0, 1, "the list of commands, or more about one of them",
        "", cmd_help, .reads_data = false),
    ROW(COMPLETIONS, "completions", "bash|zsh|fish", OPERAND_SHELL, 1, 1, "print completions for a shell", "",
        cmd_completions, .reads_data = false),
    ROW(MAN_PAGE, "man-page", "[1|5]", OPERAND_SECTION, 0, 1,
        "the manual pages, for man: 1 the program, 5 its files", "", cmd_man_page, .reads_data = false),
};

const Command *command_at(CommandId id) { return &rows[id]; }

const Command *command_find(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

const char *command_nearest(const char *name)
{
    const char *names[COMMAND_COUNT];
    for (int i = 0; i < COMMAND_COUNT; i++)
        names[i] = rows[i].name;
    return files_nearest(name, names, COMMAND_COUNT);
}
