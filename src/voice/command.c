// Any program that turns text into a WAV: its words are given as a list, no shell sees them.
//
//   {text} {textfile}   the phrase; without either it comes on the program's stdin
//   {out}               a file to write; without it the WAV is read from the program's stdout
//   {rate}              words a minute
//
// A program may hang, flood, or die: it is given its time, a most of bytes, and its exit status is looked at.
#include "voice/engine.h"

#include "rules/rules.h"
#include "sound/audio_file.h"
#include "voice/child.h"
#include "voice/program.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WAV_MAX = 48 << 20, PATH_SIZE = 4096 };
#define GRACE (5 * MICROS_PER_SECOND)  // for the child around the program to say that time was up

typedef struct {
    const VoiceProfile *profile;
    char               *folder;  // for {textfile} and {out}; NULL where neither is used
} Command;

static bool uses(const VoiceProfile *profile, const char *placeholder)
{
    for (const char *const *word = profile->argv; *word; word++)
        if (strstr(*word, placeholder))
            return true;
    return false;
}

static char *make_folder(Arena *arena)
{
    const char *parent = getenv("TMPDIR");
    return mkdtemp(arena_printf(arena, "%s/walkcoach-voice.XXXXXX", parent && *parent ? parent : "/tmp"));
}

static bool command_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    if (program_find(profile->argv[0], arena))
        return true;
    diag_error(diags, profile->pos, RULE(VOICE_COMMAND),
               "the voice's program \"%s\" is not there, or may not be run", profile->argv[0]);
    return false;
}

static void *command_open(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    Command *command = ARENA_NEW(arena, Command);
    char     why[AUDIO_WHY_SIZE];
    *command = (Command){ .profile = profile };
    if (!command_is_there(profile, arena, diags))
        return NULL;
    if (!audio_ready(why)) {
        diag_error(diags, profile->pos, RULE(VOICE_COMMAND), "what \"%s\" writes %s", profile->argv[0], why);
        return NULL;
    }
    if ((uses(profile, "{out}") || uses(profile, "{textfile}")) && !(command->folder = make_folder(arena))) {
        diag_error(diags, profile->pos, RULE(VOICE_COMMAND),
                   "no folder could be made for the voice's program: is TMPDIR writable?");
        return NULL;
    }
    return command;
}

// Files of a phrase are named after the child that speaks it.
static void name_file(const Command *command, const char *what, pid_t pid, char out[PATH_SIZE])
{
    snprintf(out, PATH_SIZE, "%s/%ld.%s", command->folder ? command->folder : "", (long)pid, what);
}

// With whatever a program that was killed left behind.
static void command_close(void *self)
{
    Command       *command = self;
    DIR           *folder = command->folder ? opendir(command->folder) : NULL;
    struct dirent *entry;
    while (folder && (entry = readdir(folder)))
        unlinkat(dirfd(folder), entry->d_name, 0);
    if (!folder)
        return;
    closedir(folder);
    rmdir(command->folder);
}

typedef struct {
    const char *name, *value;
} Placeholder;

// The word with every placeholder filled in; malloc'd. One pass: what a text holds is never looked at again.
static char *fill_in(const char *word, const Placeholder *placeholders)
{
    char  *filled = NULL;
    size_t size;
    FILE  *out = open_memstream(&filled, &size);
    for (const char *at = word; out && *at;) {
        const Placeholder *found = placeholders;
        while (found->name && strncmp(at, found->name, strlen(found->name)) != 0)
            found++;
        fputs(found->name ? found->value : (char[]){ *at, 0 }, out);
        at += found->name ? strlen(found->name) : 1;
    }
    if (out)
        fclose(out);
    return filled;
}

static char **fill_argv(const VoiceProfile *profile, const Placeholder *placeholders)
{
    size_t count = 0;
    while (profile->argv[count])
        count++;
    char **argv = calloc(count + 1, sizeof *argv);
    for (size_t i = 0; argv && i < count; i++)
        argv[i] = fill_in(profile->argv[i], placeholders);
    return argv;
}

static bool write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    bool written = fputs(text, file) >= 0;
    return fclose(file) == 0 && written;
}

static ChildOutput whole_file(const char *path)
{
    ChildOutput whole = { .bytes = malloc(WAV_MAX) };
    FILE       *file = whole.bytes ? fopen(path, "r") : NULL;
    if (file) {
        whole.size = fread(whole.bytes, 1, WAV_MAX, file);
        fclose(file);
    }
    return whole;
}

static bool read_back(const ChildOutput *output, Utterance *out, char why[WHY_SIZE])
{
    Audio audio;
    char  reason[AUDIO_WHY_SIZE];
    if (audio_read_memory(output->bytes, output->size, SPOKEN_LONGEST, &audio, reason))
        *out = (Utterance){ audio.samples, audio.length, audio.channels, audio.rate, .vowel = -1 };
    else
        snprintf(why, WHY_SIZE, "what the program made %.200s", reason);
    return out->samples != NULL;
}

static bool command_speak(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE])
{
    const Command      *command = self;
    const VoiceProfile *profile = command->profile;
    char                text_file[PATH_SIZE], wav_file[PATH_SIZE], rate[16];
    name_file(command, "txt", getpid(), text_file);
    name_file(command, "wav", getpid(), wav_file);
    snprintf(rate, sizeof rate, "%d", task->words_a_minute);
    const Placeholder placeholders[] = {
        { "{text}", task->text }, { "{textfile}", text_file }, { "{out}", wav_file }, { "{rate}", rate },
        { NULL, NULL },
    };
    bool in_file = uses(profile, "{textfile}"), on_stdin = !in_file && !uses(profile, "{text}"),
         to_file = uses(profile, "{out}");
    ChildRun    run = { .argv = fill_argv(profile, placeholders),
                        .input = on_stdin ? task->text : "",
                        .timeout = profile->timeout,
                        .most = WAV_MAX,
                        .group = task->group };
    ChildOutput output = { 0 };
    if (!run.argv || (in_file && !write_file(text_file, task->text)))
        return false;
    bool spoken = child_run(&run, &output, why);
    if (spoken && to_file)
        output = whole_file(wav_file);
    spoken = spoken && read_back(&output, out, why);
    unlink(text_file);
    unlink(wav_file);
    return spoken;
}

static const char *command_identity(void *self, Arena *arena)
{
    const Command *command = self;
    return program_identity(command->profile->argv, arena);
}

static Micros command_patience(void *self)
{
    const Command *command = self;
    return command->profile->timeout + GRACE;
}

const EngineOps engine_command = {
    .is_there = command_is_there,
    .open = command_open,
    .close = command_close,
    .speak = command_speak,
    .identity = command_identity,
    .patience = command_patience,
};
