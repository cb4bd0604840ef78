// walkcoach init: a few questions once, or options and no questions, and the profile is written.
//
//     config/walkcoach.cfg (the template, with its comments)
//        │ each "key = value   # comment" gets: the answer, else what the profile said, else a '#' in front
//        ▼
//     $XDG_CONFIG_HOME/walkcoach/walkcoach.cfg
#include "app/commands.h"
#include "app/options.h"
#include "base/date.h"
#include "base/text.h"
#include "base/whole.h"
#include "conf/conf.h"
#include "job/paths.h"
#include "session/kinds.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef enum { ANSWER_QUOTED, ANSWER_BARE, ANSWER_YES_NO } AnswerKind;

typedef struct {
    const char *key;     // in the profile
    const char *option;  // which checks what is typed
    AnswerKind  kind;
    const char *question;
} Question;

static const Question questions[] = {
    { "baby_born", "born", ANSWER_QUOTED, "When was your baby born? Year-month-day" },
    { "birth", "birth", ANSWER_QUOTED, "Vaginal birth or C-section? vaginal, c-section" },
    { "tear", "tear", ANSWER_YES_NO, "A severe tear, or a prolapse? yes, no" },
    { "cleared", "cleared", ANSWER_YES_NO, "Has your provider said that core work is fine? yes, no" },
    { "level", "level", ANSWER_BARE, "Level? 1 settle, 2 connect, 3 build, 4 brisk" },
    { "core", "core", ANSWER_QUOTED, "Core cues? breath_only (nothing to squeeze), tall (posture), light" },
    { "own_pace", "own-pace", ANSWER_BARE,
      "Your own easy pace, in steps a minute? Count them; most people: 70 to 90" },
    { "pram", "pram", ANSWER_YES_NO, "Do you push a pram? yes, no" },
    { "talk", "talk", ANSWER_QUOTED, "How much talk? full, short, silent" },
    { "voice", "voice", ANSWER_QUOTED, NULL },
    { "sound", "sound", ANSWER_QUOTED, NULL },
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

// Values as they will be in the file; NULL: not given.
typedef struct {
    const char *values[QUESTIONS];
    int         given;
} Answers;

// --- Answers ---------------------------------------------------------------------------

static const char *written(AnswerKind kind, const char *value, Arena *arena)
{
    return arena_printf(arena, kind == ANSWER_QUOTED ? "\"%s\"" : "%s", value);
}

// A day that has been, and exists: 2026-02-30 does not.
static bool is_birthday(const char *text, const char *today)
{
    int born, now;
    return date_parse(text, &born) && date_parse(today, &now) && born <= now;
}

// What was typed as the profile says it. NULL: no such answer.
static const char *understand(const Question *question, const char *typed, const char *today, Arena *arena)
{
    Settings scratch = SETTINGS_DEFAULT;
    char     problem[PROBLEM_SIZE];
    if (question->kind == ANSWER_YES_NO)
        return strchr("yYjJ", typed[0]) ? "true" : strchr("nN", typed[0]) ? "false" : NULL;
    if (!options_set(&scratch, question->option, typed, problem))
        return NULL;
    if (strcmp(question->option, "born") == 0 && !is_birthday(typed, today))
        return NULL;
    return written(question->kind, typed, arena);
}

static const char *told_before(const ConfNode *profile, const Question *question, Arena *arena)
{
    const ConfNode *node = profile ? conf_get(profile, question->key) : NULL;
    if (!node)
        return NULL;
    switch (node->kind) {
    case CONF_TEXT: return arena_printf(arena, "\"%s\"", node->text);
    case CONF_INT: return arena_printf(arena, "%lld", (long long)node->integer);
    case CONF_FLOAT: return arena_printf(arena, "%g", node->number);
    case CONF_BOOL: return node->truth ? "true" : "false";
    case CONF_GROUP:
    case CONF_ARRAY: break;
    }
    return NULL;
}

// False: the input ended.
static bool ask(const Question *question, const char *today, const char **value, Arena *arena)
{
    char line[200];
    for (;;) {
        fprintf(stderr, "%s [%s]: ", question->question, *value ? *value : "Enter to skip");
        if (!fgets(line, sizeof line, stdin))
            return false;
        line[strcspn(line, "\n")] = '\0';
        if (!line[0])
            return true;
        const char *understood = understand(question, line, today, arena);
        if (understood) {
            *value = understood;
            return true;
        }
        fprintf(stderr, "  I did not understand that.\n");
    }
}

static bool ask_all(Answers *answers, const char *today, Arena *arena)
{
    for (int i = 0; i < QUESTIONS; i++)
        if (questions[i].question && !ask(&questions[i], today, &answers->values[i], arena))
            return false;
    return true;
}

// --- From the command line -------------------------------------------------------------

static void take(Answers *answers, const char *key, const char *value, Arena *arena)
{
    for (int i = 0; i < QUESTIONS; i++)
        if (value && strcmp(questions[i].key, key) == 0) {
            answers->values[i] = written(questions[i].kind, value, arena);
            answers->given++;
        }
}

static void take_options(const Walker *walker, Answers *answers, Arena *arena)
{
    take(answers, "baby_born", walker->baby_born, arena);
    take(answers, "birth", choice_typed(session_births, (int)walker->birth), arena);
    take(answers, "tear", walker->tear ? "true" : NULL, arena);
    take(answers, "cleared", walker->cleared ? "true" : NULL, arena);
    take(answers, "level", walker->level ? arena_printf(arena, "%d", walker->level) : NULL, arena);
    take(answers, "core", choice_typed(session_cores, walker->core), arena);
    take(answers, "own_pace", walker->own_pace > 0 ? arena_printf(arena, "%g", walker->own_pace) : NULL,
         arena);
    take(answers, "pram", walker->pram == 1 ? "true" : NULL, arena);
    take(answers, "talk", choice_typed(session_talks, walker->talk), arena);
    take(answers, "voice", walker->voice.text, arena);
    take(answers, "sound", walker->sound.text, arena);
}

// --- The file --------------------------------------------------------------------------

// The value of a template's line for `key`; *known: it is one that is asked for.
static const char *answer_for(const Answers *answers, const char *key, size_t length, bool *known)
{
    for (int i = 0; i < QUESTIONS; i++)
        if (strlen(questions[i].key) == length && memcmp(questions[i].key, key, length) == 0) {
            *known = true;
            return answers->values[i];
        }
    *known = false;
    return NULL;
}

// `line` without its end. A line that is not "key = value" stays as it is.
static void add_line(Text *out, const char *line, size_t length, const Answers *answers)
{
    const char *equals = memchr(line, '=', length), *remark = memchr(line, '#', length);
    size_t      key = 0;
    bool        known = false;
    while (key < length && (isalpha((unsigned char)line[key]) || line[key] == '_'))
        key++;
    const char *value = key ? answer_for(answers, line, key, &known) : NULL;
    if (!equals || !known)
        text_printf(out, "%.*s\n", (int)length, line);
    else if (!value)
        text_printf(out, "# %.*s\n", (int)length, line);
    else
        text_printf(out, "%.*s= %-16s%s%.*s\n", (int)(equals - line), line, value, remark ? "   " : "",
                    remark ? (int)(line + length - remark) : 0, remark ? remark : "");
}

static const char *fill_in(const char *template, const Answers *answers, Arena *arena)
{
    Text out = { .arena = arena };
    while (*template) {
        size_t length = strcspn(template, "\n");
        add_line(&out, template, length, answers);
        template += length + (template[length] == '\n');
    }
    return text_string(&out);
}

static const char *read_template(const Paths *paths, Arena *arena)
{
    FILE *file = paths->data ? fopen(arena_printf(arena, "%s/config/walkcoach.cfg", paths->data), "r") : NULL;
    char  piece[4096];
    Text  text = { .arena = arena };
    if (!file)
        return NULL;
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        text_add_bytes(&text, piece, got);
    fclose(file);
    return text_string(&text);
}

// --- The command -----------------------------------------------------------------------

// STATUS_DONE: answers hold all that is known.
static Status find_answers(const Settings *settings, const Paths *paths, Answers *answers, Arena *arena,
                           DiagList *diags)
{
    const ConfNode *before = NULL;
    const Walker   *typed = &settings->order.asked.walker;
    const char     *today = settings->order.asked.today;
    if (access(paths->profile, F_OK) == 0 &&
        !(before = conf_read_file(paths->profile, (SourcePos){ 0 }, &session_hints, arena, diags)))
        return STATUS_MISTAKES;
    for (int i = 0; i < QUESTIONS; i++)
        answers->values[i] = told_before(before, &questions[i], arena);
    take_options(typed, answers, arena);
    if (answers->given)
        return !typed->baby_born || is_birthday(typed->baby_born, today)
                   ? STATUS_DONE
                   : terminal_fail(&settings->terminal, STATUS_USAGE,
                                   "--born is a day that has been, as 2026-10-18, not \"%s\"",
                                   typed->baby_born);
    if (!isatty(STDIN_FILENO))
        return terminal_fail(&settings->terminal, STATUS_USAGE,
                             "init asks on a terminal; without one it needs options, "
                             "as walkcoach init --born 2026-10-18 --birth vaginal");
    terminal_say(&settings->terminal,
                 "A few questions, so that every walk fits. The answers stay on this computer.");
    return ask_all(answers, today, arena) ? STATUS_DONE
                                          : terminal_fail(&settings->terminal, STATUS_WORLD,
                                                          "the answers ended early; nothing was written");
}

static Status write_profile(const Settings *settings, const Paths *paths, const Answers *answers,
                            Arena *arena)
{
    char why[WHOLE_WHY_SIZE];
    const char *template = read_template(paths, arena);
    if (!template)
        return terminal_fail(&settings->terminal, STATUS_WORLD,
                             "config/walkcoach.cfg is missing from the program's data");
    if (!whole_make_folder(paths->user))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s cannot be made: %s", paths->user,
                             strerror(errno));
    if (!whole_write(paths->profile, fill_in(template, answers, arena), WHOLE_ANY, why))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
    terminal_say(&settings->terminal,
                 "%s is written. Change it whenever you like. Then: walkcoach show 20min",
                 paths_pretty(paths->profile, arena));
    return STATUS_DONE;
}

Status cmd_init(const Settings *settings)
{
    Arena    arena = { 0 };
    DiagList diags = { .arena = &arena };
    Paths    paths = paths_find(&arena);
    Answers  answers = { 0 };
    Status   status = paths.profile ? find_answers(settings, &paths, &answers, &arena, &diags)
                                    : terminal_fail(&settings->terminal, STATUS_WORLD,
                                                    "no folder for a profile: HOME is not set");
    terminal_diags(&settings->terminal, &diags);
    if (status == STATUS_DONE)
        status = write_profile(settings, &paths, &answers, &arena);
    arena_free(&arena);
    return status;
}
