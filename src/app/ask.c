#include "app/ask.h"

#include "log/log.h"
#include "plan/questions.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const Terminal *terminal;
    const Hers     *hers;
    Log            *log;
    uint32_t        asked;  // a bit for each question
    bool            noted;
    bool            ended;  // the input has
    Status          status;
} Asking;

bool ask_may(const Terminal *terminal)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !terminal->quiet;
}

// What was typed, without blanks around it; NULL: the input ended.
static const char *read_line(char *line, size_t room)
{
    if (!fgets(line, (int)room, stdin))
        return NULL;
    while (isspace((unsigned char)*line))
        line++;
    line[strcspn(line, " \t\r\n")] = '\0';
    return line;
}

static bool is_word(const char *typed, const char *word)
{
    return *typed && strncasecmp(typed, word, strlen(typed)) == 0;
}

static void print_prompt(const char *prompt)
{
    printf("  %s", prompt);
    fflush(stdout);
}

static void print_words(const Asking *asking, const char *words, int column)
{
    printf("%*s", column, "");
    terminal_print_wrapped(words, column, asking->terminal->width);
}

// A question, its reason below it, and how it may be answered.
static void print_question(const Asking *asking, const char *question, const char *reason, const char *prompt)
{
    putchar('\n');
    print_words(asking, question, 0);
    print_words(asking, reason, 2);
    print_prompt(prompt);
}

// Yes, no, or Enter to be asked another day.
static Answer ask_answer(Asking *asking)
{
    char        line[200];
    const char *typed;
    while ((typed = read_line(line, sizeof line)) && *typed) {
        if (is_word(typed, "yes"))
            return ANSWER_YES;
        if (is_word(typed, "no"))
            return ANSWER_NO;
        print_prompt("Please type yes or no; Enter leaves it for another day: ");
    }
    asking->ended |= !typed;
    return ANSWER_SKIPPED;
}

static void note(Asking *asking, const Entry *entry)
{
    char  why[LOG_WHY_SIZE];
    Noted noted;
    if (log_note(asking->log, entry, NULL, &noted, why) == LOG_FINE)
        asking->noted = true;
    else if (asking->status == STATUS_DONE)
        asking->status = terminal_fail(asking->terminal, STATUS_WORLD, "%s", why);
}

static void ask_question(Asking *asking, Question question)
{
    const QuestionWords words = question_words(question);
    print_question(asking, words.question, words.reason, "yes or no, or Enter for another day: ");
    asking->asked |= 1u << question;
    const Answer answer = ask_answer(asking);
    if (answer == ANSWER_SKIPPED)
        return;
    const char *after = answer == ANSWER_YES ? words.after_yes : words.after_no;
    if (after && *after)
        print_words(asking, after, 2);
    note(asking,
         &(Entry){
             .day = asking->hers->day, .kind = ENTRY_QUESTION, .question = question, .answer = answer });
}

static void ask_start(Asking *asking)
{
    char        line[200];
    const char *typed;
    print_question(asking, "How many minutes can you walk now without any warning sign?",
                   "So that the plan begins where you are.",
                   "0 for not yet, 10, 20 or 30, or Enter for another day: ");
    while ((typed = read_line(line, sizeof line)) && *typed) {
        long minutes = strtol(typed, NULL, 10);
        if (isdigit((unsigned char)*typed) && minutes % 10 == 0 && minutes <= 30) {
            note(asking, &(Entry){ .day = asking->hers->day, .kind = ENTRY_START, .minutes = (int)minutes });
            return;
        }
        print_prompt("Please type 0, 10, 20 or 30: ");
    }
    asking->ended |= !typed;
}

// Only that it was asked is kept, not the answer. The number is printed whatever the answer is.
static void ask_mood(Asking *asking)
{
    const QuestionWords words = question_words(QUESTION_MOOD);
    print_question(asking, words.question, words.reason, "yes or no, or Enter to skip: ");
    if (ask_answer(asking) == ANSWER_YES)
        print_words(asking, words.after_yes, 2);
    Arena arena = { 0 };
    print_words(asking, question_mood_help(asking->hers->number, &arena), 2);
    arena_free(&arena);
    note(asking, &(Entry){ .day = asking->hers->day,
                           .kind = ENTRY_QUESTION,
                           .question = QUESTION_MOOD,
                           .answer = ANSWER_SKIPPED });
}

static void ask_all(Asking *asking)
{
    const Advice *advice = &asking->hers->advice;
    if (advice->ask_start)
        ask_start(asking);
    for (int i = 0; i < advice->question_count && !asking->ended; i++)
        if (!(asking->asked >> advice->questions[i] & 1))
            ask_question(asking, advice->questions[i]);
    if (advice->ask_mood && !asking->ended)
        ask_mood(asking);
}

static bool is_open(const Advice *advice, uint32_t asked)
{
    for (int i = 0; i < advice->question_count; i++)
        if (!(asked >> advice->questions[i] & 1))
            return true;
    return advice->ask_start || advice->ask_mood;
}

Status ask_open_questions(const Terminal *terminal, const Hers *hers, const char *state, AskedSoFar *asked)
{
    const Advice *advice = &hers->advice;
    Asking        asking = { .terminal = terminal, .hers = hers, .asked = asked->questions };
    char          why[LOG_WHY_SIZE];
    asked->noted = false;
    if (!is_open(advice, asking.asked))
        return STATUS_DONE;
    if (!state || log_open(state, &asking.log, why) == LOG_TROUBLE)
        return terminal_fail(terminal, STATUS_WORLD, "%s",
                             state ? why : "no folder for a log: HOME is not an absolute path");
    ask_all(&asking);
    log_close(asking.log);
    *asked = (AskedSoFar){ asking.asked, asking.noted && !asking.ended };
    return asking.status;
}
