// Any program that turns text into a WAV. Its words are given as a list; no shell sees them. Two forms:
//
//   once for each phrase                           stay_alive: once for the speaker's life (loan.h, lender.h)
//     {text} {textfile}  the phrase; without         a line in:  {"text":"...","rate":150,
//                        either on its stdin                      "out":"/tmp/7.wav","times":"/tmp/7.times"}
//     {out}   a file to write; without it the        a line out: {"ok":true}  once the file is there
//             WAV is on its stdout                                {"error":"why"}
//     {rate}  words a minute
//     {times} a file to write, or not: when words and phonemes begin (times.h)
//
// A program may hang, flood, die or cheat. So it gets limited time and bytes, its exit status is checked, and
// what it wrote is read in a cell (base/cell.h) and checked before use. The program itself is not confined:
// it is the user's own, and may need the network, a graphics card or its models.
#include "voice/engine.h"

#include "base/cell.h"
#include "base/json.h"
#include "base/json_read.h"
#include "rules/rules.h"
#include "sound/audio_file.h"
#include "sound/tempo.h"
#include "voice/child.h"
#include "voice/fit.h"
#include "voice/loan.h"
#include "voice/own_rate.h"
#include "voice/program.h"
#include "voice/times.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { WAV_MAX = 48 << 20, PATH_SIZE = 4096 };
#define GRACE        (5 * MICROS_PER_SECOND)  // lets the child around the program report that time was up
#define OWN_RATE_MIN 50                       // words a minute: outside these it is not speech
#define OWN_RATE_MAX 500
#define NEAR_ENOUGH  0.05  // closer than this to the rate asked for, it is left as it is

typedef struct {
    const VoiceProfile *profile;
    char               *folder;    // of {textfile}, {out} and {times}; NULL where none is used
    Lender              lender;    // stay_alive: keeps the program running
    const char         *identity;  // stay_alive: of the program that runs, not of a newer one in its place
    double *own_rate;  // shared by all children: of a program with a fixed rate; NULL: its rate can be set
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

static bool refuse(const VoiceProfile *profile, DiagList *diags, const char *why)
{
    diag_error(diags, profile->pos, RULE(VOICE_COMMAND), "%s", why);
    return false;
}

static bool command_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    char missing[LIBRARY_WHY_SIZE];
    if (!program_find(profile->argv[0], arena))
        return refuse(profile, diags,
                      arena_printf(arena, "the voice's program \"%s\" is not there, or may not be run",
                                   profile->argv[0]));
    if (profile->stay_alive && !json_read_ready(missing))
        return refuse(profile, diags,
                      arena_printf(arena, "a program that stays alive answers in JSON, and %s", missing));
    return true;
}

// A program whose rate cannot be set is fitted to the wanted rate, where possible. A shared rate of 0 means
// that nobody has measured it yet.
static double *share_own_rate(const VoiceProfile *profile)
{
    char why[LIBRARY_WHY_SIZE];
    bool asked = !profile->own_rate && (profile->stay_alive || uses(profile, "{rate}"));
    if (asked || (!profile->own_rate && !own_rate_text(profile->language)) || !tempo_ready(why))
        return NULL;
    void *memory = mmap(NULL, sizeof(double), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    *(double *)memory = profile->own_rate;
    return memory;
}

static bool make_ready(Command *command, Arena *arena, DiagList *diags)
{
    const VoiceProfile *profile = command->profile;
    char                why[AUDIO_WHY_SIZE];
    bool in_files = uses(profile, "{out}") || uses(profile, "{textfile}") || uses(profile, "{times}");
    if (!audio_ready(why))
        return refuse(profile, diags, arena_printf(arena, "what \"%s\" writes %s", profile->argv[0], why));
    if ((in_files || profile->stay_alive) && !(command->folder = make_folder(arena)))
        return refuse(profile, diags, "no folder could be made for the voice's program: is TMPDIR writable?");
    command->own_rate = share_own_rate(profile);
    command->identity = profile->stay_alive ? program_identity(profile->argv, arena) : NULL;
    return !profile->stay_alive || lender_start(profile->argv, profile->processes, &command->lender) ||
           refuse(profile, diags, "no process could be started to keep the voice's program running");
}

static void *command_open(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    Command *command = ARENA_NEW(arena, Command);
    *command = (Command){ .profile = profile };
    return command_is_there(profile, arena, diags) && make_ready(command, arena, diags) ? command : NULL;
}

// A phrase's files are named after the child that speaks it.
static void name_file(const Command *command, const char *what, pid_t pid, char out[PATH_SIZE])
{
    snprintf(out, PATH_SIZE, "%s/%ld.%s", command->folder ? command->folder : "", (long)pid, what);
}

// Also deletes what a killed program left in the folder.
static void command_close(void *self)
{
    Command       *command = self;
    struct dirent *entry;
    if (command->profile->stay_alive)
        lender_end(&command->lender);
    DIR *folder = command->folder ? opendir(command->folder) : NULL;
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

// The word with every placeholder filled in; malloc'd; NULL: out of memory. One pass only, so that a
// placeholder inside the text stays as it is.
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
    if (out && fclose(out) == 0)
        return filled;
    return NULL;
}

static void free_argv(char **argv)
{
    for (size_t i = 0; argv && argv[i]; i++)
        free(argv[i]);
    free(argv);
}

// NULL: no memory. With an argument less it would be another command.
static char **fill_argv(const VoiceProfile *profile, const Placeholder *placeholders)
{
    size_t count = 0;
    while (profile->argv[count])
        count++;
    char **argv = calloc(count + 1, sizeof *argv);
    for (size_t i = 0; argv && i < count; i++)
        if (!(argv[i] = fill_in(profile->argv[i], placeholders))) {
            free_argv(argv);
            return NULL;
        }
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

static bool whole_file(const char *path, ChildOutput *out, char why[WHY_SIZE])
{
    FILE *file = fopen(path, "r");
    free(out->bytes);  // what was printed says nothing
    *out = (ChildOutput){ .bytes = file ? malloc(WAV_MAX + 1) : NULL };
    snprintf(why, WHY_SIZE, file ? "no memory for what the program made" : "the program made no file");
    if (out->bytes)
        out->size = fread(out->bytes, 1, WAV_MAX + 1, file);
    if (file)
        fclose(file);
    if (!out->bytes)
        return false;
    snprintf(why, WHY_SIZE, "the program made more than %d MiB", WAV_MAX >> 20);
    return out->size <= WAV_MAX;
}

static bool read_sound(const ChildOutput *output, Utterance *out, char why[WHY_SIZE])
{
    Audio audio;
    char  reason[AUDIO_WHY_SIZE];
    bool  read = audio_read_memory(output->bytes, output->size, SPOKEN_LONGEST, &audio, reason);
    if (read && audio.mended == 0)
        *out = (Utterance){ audio.samples, audio.length, audio.channels,
                            audio.rate,    .vowel = -1,  .by_ear = true };
    else
        snprintf(why, WHY_SIZE, "what the program made %.200s",
                 read ? "holds samples that are not numbers" : reason);
    return out->samples != NULL;
}

typedef struct {
    const char *text;  // what it was asked to say
    ChildOutput sound;
    char       *times;  // NULL: none
} Made;

// The files of one phrase.
typedef struct {
    char text[PATH_SIZE], wav[PATH_SIZE], times[PATH_SIZE];
} Files;

static bool run_once(const Command *command, const SpeechTask *task, const Files *files, ChildOutput *output,
                     char why[WHY_SIZE])
{
    const VoiceProfile *profile = command->profile;
    char                rate[16];
    snprintf(rate, sizeof rate, "%d", task->words_a_minute);
    const Placeholder placeholders[] = {
        { "{text}", task->text }, { "{textfile}", files->text }, { "{out}", files->wav },
        { "{rate}", rate },       { "{times}", files->times },   { NULL, NULL },
    };
    bool     in_file = uses(profile, "{textfile}"), on_stdin = !in_file && !uses(profile, "{text}");
    ChildRun run = { .argv = fill_argv(profile, placeholders),
                     .input = on_stdin ? task->text : "",
                     .timeout = profile->timeout,
                     .most = WAV_MAX,
                     .group = task->group };
    bool ran = run.argv && (!in_file || write_file(files->text, task->text)) && child_run(&run, output, why);
    free_argv(run.argv);
    return ran && (!uses(profile, "{out}") || whole_file(files->wav, output, why));
}

static bool ask_the_kept(const Command *command, const SpeechTask *task, const Files *files,
                         ChildOutput *output, char why[WHY_SIZE])
{
    Arena arena = { 0 };  // freed when the process around us ends
    Text  line = { .arena = &arena };
    Json  json = { .text = &line };
    json_object_open(&json, NULL);
    json_string(&json, "text", task->text);
    json_int(&json, "rate", task->words_a_minute);
    json_string(&json, "out", files->wav);
    json_string(&json, "times", files->times);
    json_object_close(&json);
    text_add(&line, "\n");
    return loan_ask(&command->lender, command->profile->argv[0], text_string(&line),
                    command->profile->timeout, task->waited, why) &&
           whole_file(files->wav, output, why);
}

// What the program made of a text, in memory. False with a reason.
static bool make(const Command *command, const SpeechTask *task, Made *out, char why[WHY_SIZE])
{
    Files files;
    *out = (Made){ .text = task->text };
    name_file(command, "txt", getpid(), files.text);
    name_file(command, "wav", getpid(), files.wav);
    name_file(command, "times", getpid(), files.times);
    bool made = command->profile->stay_alive ? ask_the_kept(command, task, &files, &out->sound, why)
                                             : run_once(command, task, &files, &out->sound, why);
    out->times = made ? times_fetch(files.times) : NULL;
    unlink(files.text);
    unlink(files.wav);
    unlink(files.times);
    return made;
}

static void unmake(Made *made)
{
    free(made->sound.bytes);
    free(made->times);
}

static bool read_back(const Made *made, Utterance *out, char why[WHY_SIZE])
{
    return read_sound(&made->sound, out, why) && times_read(made->times, made->text, out, why);
}

// Where the rate is not known yet, a text of ours is spoken too. Whoever comes first measures it; two at the
// same time find the same.
static bool make_measure(const Command *command, const SpeechTask *task, Made *out)
{
    char       unheard[WHY_SIZE];
    SpeechTask measure = *task;
    *out = (Made){ 0 };
    if (!command->own_rate || *command->own_rate != 0)
        return false;
    measure.text = own_rate_text(command->profile->language);
    if (make(command, &measure, out, unheard))
        return true;
    *command->own_rate = -1;
    return false;
}

static void measure_rate(const Command *command, const Made *made)
{
    char      unheard[WHY_SIZE];
    Utterance heard = { .vowel = -1 };
    *command->own_rate = read_back(made, &heard, unheard)
                             ? own_rate_of(command->profile->language, fit_sounded(&heard))
                             : -1;
}

// How much faster the program would have to speak; 1: not known, or no need to.
static double speed_up(const Command *command, int words_a_minute)
{
    double own = command->own_rate ? *command->own_rate : 0;
    return own > OWN_RATE_MIN && own < OWN_RATE_MAX ? words_a_minute / own : 1;
}

static bool read_in_cell(const Command *command, const SpeechTask *task, const Made *made,
                         const Made *measure, Utterance *out, char why[WHY_SIZE])
{
    if (!cell_enter(&(Cell){ .closed = true }, why) || !read_back(made, out, why))
        return false;
    if (measure)
        measure_rate(command, measure);
    double factor = speed_up(command, task->words_a_minute);
    if (fabs(factor - 1) > NEAR_ENOUGH)
        fit_to(out, factor);
    return true;
}

// The program itself runs unconfined, as its user wants; what it made is read in the cell.
static bool command_speak(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE])
{
    const Command *command = self;
    Made           made, measure = { 0 };
    bool           said = make(command, task, &made, why);
    bool           measured = said && make_measure(command, task, &measure);
    said = said && read_in_cell(command, task, &made, measured ? &measure : NULL, out, why);
    unmake(&made);
    unmake(&measure);
    return said;
}

static const char *command_identity(void *self, Arena *arena)
{
    const Command *command = self;
    const char    *program = command->identity ? command->identity
                                               : program_identity(command->profile->argv, arena);
    if (!command->own_rate)
        return program;
    return arena_printf(arena, "%s\nfitted from %d", program, command->profile->own_rate);
}

// A phrase, and the text for measuring its rate.
static Micros command_patience(void *self)
{
    const Command *command = self;
    return 2 * command->profile->timeout + GRACE;
}

const EngineOps engine_command = {
    .is_there = command_is_there,
    .open = command_open,
    .close = command_close,
    .speak = command_speak,
    .identity = command_identity,
    .patience = command_patience,
};
