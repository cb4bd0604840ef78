#include "app/answers.h"

#include "app/options.h"
#include "base/date.h"
#include "base/utf8.h"
#include "conf/conf.h"
#include "session/kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef enum {
    ANSWER_BORN,
    ANSWER_CHOICE,
    ANSWER_TEXT,
    ANSWER_NUMBER,
    ANSWER_YES_NO,
    ANSWER_VOICE
} AnswerKind;

typedef struct {
    const char   *key;     // in the profile
    const char   *option;  // the one that checks what is typed
    AnswerKind    kind;
    const Choice *choices;
    bool          only_after_tear;
    const char   *question;  // NULL: never asked, it is only an option
} Question;

static const Question questions[ANSWERS] = {
    { "baby_born", "born", ANSWER_BORN, NULL, false, "When was your baby born? As 9 March 2026" },
    { "birth", "birth", ANSWER_CHOICE, session_births, false,
      "Vaginal birth or C-section? vaginal, c-section" },
    { "tear", "tear", ANSWER_YES_NO, NULL, false, "A severe tear, or a prolapse? yes, no" },
    { "cleared", "cleared", ANSWER_YES_NO, NULL, false,
      "Has your provider said that core work is fine? yes, no" },
    { "floor_cleared", "floor-cleared", ANSWER_YES_NO, NULL, true,
      "And that pelvic-floor work is fine? yes, no" },
    { "level", "level", ANSWER_NUMBER, NULL, false, "Level? 1 settle, 2 connect, 3 build, 4 brisk" },
    { "core", "core", ANSWER_CHOICE, session_cores, false,
      "Core cues? breath_only (nothing to squeeze), tall (posture), light" },
    { "own_pace", "own-pace", ANSWER_NUMBER, NULL, false,
      "Your own easy pace, in steps a minute? Count them; most people: 70 to 90" },
    { "pram", "pram", ANSWER_YES_NO, NULL, false, "Do you push a pram? yes, no" },
    { "talk", "talk", ANSWER_CHOICE, session_talks, false, "How much talk? full, short, silent" },
    { "sound", "sound", ANSWER_TEXT, NULL, false, NULL },
    { "emergency", "emergency", ANSWER_TEXT, NULL, false,
      "The number to call in an emergency, where you are?" },
    { "voice", "voice", ANSWER_VOICE, NULL, false, "Who should speak? %s; try plays them all, try NAME one" },
};

static const Choice yes_no[] = { { .word = "true", .value = 1, .also = "yes y ja j" },
                                 { .word = "false", .value = 0, .also = "no n not-yet nein" },
                                 { 0 } };

const char *answers_key(int question) { return questions[question].key; }

// --- What an answer means --------------------------------------------------------------

// In quotes, as libconfig reads it back.
static const char *quoted(const char *text, Arena *arena)
{
    char *out = arena_alloc(arena, 2 * strlen(text) + 3), *at = out;
    *at++ = '"';
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            *at++ = '\\';
        *at++ = *text;
    }
    *at++ = '"';
    *at = '\0';
    return out;
}

static bool is_still_to_come(int born, const char *today)
{
    int now;
    return date_parse(today, &now) && born > now;
}

// A birthday that can be read in two ways: the reading that is in the past, if only one is. DATE_EITHER: both
// are.
static DateRead birthday(const char *typed, const char *today)
{
    DateRead read = date_read(typed);
    if (read.kind != DATE_EITHER)
        return read;
    bool first = !is_still_to_come(read.day, today), other = !is_still_to_come(read.other, today);
    if (first != other)
        read = (DateRead){ .kind = DATE_FINE, .day = first ? read.day : read.other };
    return read;
}

static const char *understand_born(const char *typed, const char *today, Arena *arena,
                                   char why[ANSWERS_WHY_SIZE])
{
    char     iso[DATE_SIZE], words[DATE_WORDS_SIZE];
    DateRead read = birthday(typed, today);
    int      now;
    if (read.kind != DATE_FINE)
        snprintf(why, ANSWERS_WHY_SIZE, "\"%.100s\" %s", typed, read.why);
    else if (is_still_to_come(read.day, today) && date_parse(today, &now))
        snprintf(why, ANSWERS_WHY_SIZE, "\"%.100s\" is still to come: today is %s", typed,
                 date_words(now, words));
    else
        return quoted(date_write(read.day, iso), arena);
    return NULL;
}

// As a text in the profile has to be. NULL: it is.
static const char *unwritable(const char *text)
{
    size_t length = strlen(text), characters = 0;
    if (!utf8_valid(text, length))
        return "takes UTF-8";
    for (const char *at = text; *at; at++) {
        characters += ((unsigned char)*at & 0xC0) != 0x80;
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            return "takes one line of text";
    }
    return characters > CONF_TEXT_MAX ? "takes a shorter text" : NULL;
}

// Checked as the option of the same name is, against its range or its words.
static const char *understand_option(const Question *question, const char *typed, Arena *arena,
                                     char why[ANSWERS_WHY_SIZE])
{
    Settings scratch = SETTINGS_DEFAULT;
    char     problem[PROBLEM_SIZE];
    int      value = 0;
    if (!options_set(&scratch, question->option, typed, arena, problem)) {
        snprintf(why, ANSWERS_WHY_SIZE, "%s", problem + strspn(problem, "-"));
        return NULL;
    }
    const char *wrong = unwritable(typed);
    if (wrong) {
        snprintf(why, ANSWERS_WHY_SIZE, "%s", wrong);
        return NULL;
    }
    if (question->kind == ANSWER_NUMBER)
        return arena_printf(arena, "%g", strtod(typed, NULL));
    if (question->kind == ANSWER_CHOICE && choice_find(question->choices, typed, &value))
        return quoted(choice_typed(question->choices, value), arena);
    return quoted(typed, arena);
}

// What was typed, in the profile's own form. NULL: not an answer; `why` says why not.
static const char *understand(const Question *question, const char *typed, const char *today, Arena *arena,
                              char why[ANSWERS_WHY_SIZE])
{
    int value;
    if (question->kind == ANSWER_BORN)
        return understand_born(typed, today, arena, why);
    if (question->kind != ANSWER_YES_NO)
        return understand_option(question, typed, arena, why);
    if (choice_find(yes_no, typed, &value))
        return choice_word(yes_no, value);
    snprintf(why, ANSWERS_WHY_SIZE, "yes or no, not \"%.100s\"", typed);
    return NULL;
}

static const char *value_of(const ConfNode *node, Arena *arena)
{
    switch (node->kind) {
    case CONF_TEXT: return node->text;
    case CONF_INT: return arena_printf(arena, "%lld", (long long)node->integer);
    case CONF_FLOAT: return arena_printf(arena, "%g", node->number);
    case CONF_BOOL: return node->truth ? "true" : "false";
    case CONF_GROUP:
    case CONF_ARRAY: break;
    }
    return NULL;
}

Answers answers_of(const ConfNode *profile, const char *today, Arena *arena)
{
    Answers answers = { { NULL }, { NULL } };
    char    why[ANSWERS_WHY_SIZE];
    for (int i = 0; i < ANSWERS; i++) {
        const ConfNode *node = profile ? conf_get(profile, questions[i].key) : NULL;
        const char     *value = node ? value_of(node, arena) : NULL;
        answers.before[i] = value && *value ? understand(&questions[i], value, today, arena, why) : NULL;
        answers.now[i] = answers.before[i];
    }
    return answers;
}

// --- Asking ----------------------------------------------------------------------------

static bool read_line(char *line, size_t size)
{
    if (!fgets(line, (int)size, stdin))
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return true;
}

// Which of the two days was meant, as she would write it. False: the input ended.
static bool ask_which(const DateRead *read, char *typed, size_t size)
{
    char words[2][DATE_WORDS_SIZE];
    for (;;) {
        fprintf(stderr, "  1: %s, or 2: %s? ", date_words(read->day, words[0]),
                date_words(read->other, words[1]));
        if (!read_line(typed, size))
            return false;
        if (strcmp(typed, "1") != 0 && strcmp(typed, "2") != 0)
            continue;
        date_words(*typed == '1' ? read->day : read->other, words[0]);
        snprintf(typed, size, "%s", words[0]);
        return true;
    }
}

// "try", "try warm": plays what was asked for. False: the line is something else.
static bool tries(const VoicesHere *voices, const char *line)
{
    static const char word[] = "try";
    size_t            length = strcspn(line, " ");
    const char       *name = line + length + strspn(line + length, " ");
    if (length != strlen(word) || strncasecmp(line, word, length) != 0)
        return false;
    if (*name && !voices->works(voices->self, name))
        fprintf(stderr, "  no voice \"%s\" works here: %s\n", name, voices->names);
    else
        voices->hear(voices->self, name);
    return true;
}

// False: the input ended.
static bool ask_voice(const Question *question, const VoicesHere *voices, const char **value, Arena *arena)
{
    char line[200];
    for (;;) {
        fprintf(stderr, question->question, voices->names);
        fprintf(stderr, " [%s]: ", *value ? *value : "Enter to skip");
        if (!read_line(line, sizeof line))
            return false;
        if (!line[0])
            return true;
        if (tries(voices, line))
            continue;
        if (voices->works(voices->self, line)) {
            *value = quoted(line, arena);
            return true;
        }
        fprintf(stderr, "  no voice \"%s\" works here: %s\n", line, voices->names);
    }
}

// False: the input ended.
static bool ask(const Question *question, const char *today, const char **value, Arena *arena)
{
    char line[200], why[ANSWERS_WHY_SIZE];
    for (;;) {
        fprintf(stderr, "%s [%s]: ", question->question, *value ? *value : "Enter to skip");
        if (!read_line(line, sizeof line))
            return false;
        if (!line[0])
            return true;
        DateRead read = birthday(line, today);
        if (question->kind == ANSWER_BORN && read.kind == DATE_EITHER && !ask_which(&read, line, sizeof line))
            return false;
        const char *understood = understand(question, line, today, arena, why);
        if (understood) {
            *value = understood;
            return true;
        }
        fprintf(stderr, "  %s\n", why);
    }
}

static bool is_true(const Answers *answers, const char *key)
{
    for (int i = 0; i < ANSWERS; i++)
        if (strcmp(questions[i].key, key) == 0)
            return answers->now[i] && strcmp(answers->now[i], "true") == 0;
    return false;
}

static bool is_asked(const Answers *answers, const Question *question)
{
    return question->question && (!question->only_after_tear || is_true(answers, "tear"));
}

bool answers_ask(Answers *answers, const VoicesHere *voices, const char *today, Arena *arena)
{
    for (int i = 0; i < ANSWERS; i++) {
        const Question *question = &questions[i];
        const char    **value = &answers->now[i];
        if (is_asked(answers, question) &&
            !(question->kind == ANSWER_VOICE ? ask_voice(question, voices, value, arena)
                                             : ask(question, today, value, arena)))
            return false;
    }
    return true;
}

// --- From the command line -------------------------------------------------------------

// As it was typed, or as somebody could have typed it; NULL: it was not answered.
static const char *typed_for(const char *key, const Walker *walker, Arena *arena)
{
    const struct {
        const char *key, *typed;
    } all[ANSWERS] = {
        { "baby_born", walker->baby_born },
        { "birth", choice_typed(session_births, (int)walker->birth) },
        { "tear", walker->tear ? "yes" : NULL },
        { "cleared", walker->cleared ? "yes" : NULL },
        { "floor_cleared", walker->floor_cleared ? "yes" : NULL },
        { "level", walker->level ? arena_printf(arena, "%d", walker->level) : NULL },
        { "core", choice_typed(session_cores, walker->core) },
        { "own_pace", walker->own_pace > 0 ? arena_printf(arena, "%g", walker->own_pace) : NULL },
        { "pram", walker->pram == 1 ? "yes" : NULL },
        { "talk", choice_typed(session_talks, walker->talk) },
        { "voice", walker->voice.text },
        { "sound", walker->sound.text },
        { "emergency", walker->emergency },
    };
    for (int i = 0; i < ANSWERS; i++)
        if (strcmp(all[i].key, key) == 0)
            return all[i].typed;
    return NULL;
}

Taken answers_take(Answers *answers, const Walker *typed, const char *today, bool asks, Arena *arena,
                   char why[ANSWERS_WHY_SIZE])
{
    Taken taken = TAKEN_NONE;
    char  line[200], problem[ANSWERS_WHY_SIZE];
    for (int i = 0; i < ANSWERS; i++) {
        const char *text = typed_for(questions[i].key, typed, arena);
        if (!text)
            continue;
        DateRead read = birthday(text, today);
        if (questions[i].kind == ANSWER_BORN && read.kind == DATE_EITHER && asks &&
            ask_which(&read, line, sizeof line))
            text = line;
        if (!(answers->now[i] = understand(&questions[i], text, today, arena, problem))) {
            snprintf(why, ANSWERS_WHY_SIZE, "--%s %.250s", questions[i].option, problem);
            return TAKEN_WRONG;
        }
        taken = TAKEN_SOME;
    }
    return taken;
}

size_t answers_edits(const Answers *answers, ConfEdit edits[ANSWERS])
{
    size_t count = 0;
    for (int i = 0; i < ANSWERS; i++)
        if (answers->now[i] && (!answers->before[i] || strcmp(answers->now[i], answers->before[i]) != 0))
            edits[count++] = (ConfEdit){ questions[i].key, answers->now[i] };
    return count;
}
