// Written histories (histories.txt), each with what is to be advised: worked out by hand from the programme,
// never from what the program said.
#include "plan_fixture.h"

#include <ctype.h>

static const char *const states[] = { "at-home", "walk", "day-off", "resting", "done",
                                      "ask",     "red",  "stopped", "ended" };

typedef struct {
    Story  story;
    char   title[400];
    int    line, titles, asked, failed;
    Advice advice;
} Reader;

static void wrong(Reader *reader, const char *what, const char *wanted)
{
    print_error("histories.txt:%d: %s: %s, expected %s\n", reader->line, reader->title, what, wanted);
    reader->failed++;
}

// --- What is noted ---------------------------------------------------------------------

static SignSet signs_in(char **words)
{
    SignSet signs = 0;
    for (char *word; (word = strtok_r(NULL, " ", words));) {
        SignSet one = *word == '+' ? sign_set_of(word + 1) : 0;
        if (!one)
            fail_msg("\"%s\" is not a sign", word);
        signs |= one;
    }
    return signs;
}

static void say_ok(Story *story, int day)
{
    for (int question = QUESTION_UP; question <= QUESTION_FLOOR; question++)
        story_answer(story, day, (Question)question, ANSWER_YES);
}

static void note_walk(Story *story, int day, const char *how, char **words)
{
    static const char *const feels[] = { "said", "easy", "good", "hard" };
    char                    *length = strtok_r(NULL, " ", words);
    int                      minutes, level;
    assert_int_equal(sscanf(length, "%d@%d", &minutes, &level), 2);
    Feel feel = FEEL_NOT_SAID;
    for (int i = 0; i < 4; i++)
        feel = strcmp(feels[i], how) == 0 ? (Feel)i : feel;
    story_walk(story, day, minutes, level, feel, signs_in(words));
    story->entries[story->count - 1].left_early = strcmp(how, "left") == 0;
}

static void note_answers(Story *story, int day, Answer answer, char **words)
{
    for (char *word; (word = strtok_r(NULL, " ", words));) {
        int question;
        if (!choice_find(plan_questions, word, &question))
            fail_msg("\"%s\" is not asked", word);
        story_answer(story, day, (Question)question, answer);
    }
}

static void note(Story *story, int day, char *item)
{
    char       *words = NULL;
    const char *word = strtok_r(item, " ", &words);
    if (strcmp(word, "ok") == 0)
        say_ok(story, day);
    else if (strcmp(word, "start") == 0)
        story_start(story, day, atoi(strtok_r(NULL, " ", &words)));
    else if (strcmp(word, "release") == 0)
        story_add(story, day, ENTRY_RELEASE);
    else if (strcmp(word, "signs") == 0)
        story_add(story, day, ENTRY_SIGNS)->signs = signs_in(&words);
    else if (strcmp(word, "yes") == 0 || strcmp(word, "no") == 0 || strcmp(word, "skip") == 0)
        note_answers(story, day,
                     *word == 'y'   ? ANSWER_YES
                     : *word == 'n' ? ANSWER_NO
                                    : ANSWER_SKIPPED,
                     &words);
    else if (strcmp(word, "drill") == 0) {
        Entry *entry = story_add(story, day, ENTRY_DRILL);
        entry->session = strtok_r(NULL, " ", &words);
        entry->session = arena_strdup(&story->arena, entry->session);
        entry->signs = signs_in(&words);
    } else
        note_walk(story, day, word, &words);
}

// "3 5 7: good 5@1; yes floor": on each of these days all of it.
static void note_line(Reader *reader, char *line)
{
    char *items = strchr(line, ':');
    if (!items)
        fail_msg("histories.txt:%d: no colon", reader->line);
    *items++ = '\0';
    char *days = NULL;
    for (char *day = strtok_r(line, " ", &days); day; day = strtok_r(NULL, " ", &days)) {
        char *rest = NULL, *copy = arena_strdup(&reader->story.arena, items);
        for (char *item = strtok_r(copy, ";", &rest); item; item = strtok_r(NULL, ";", &rest))
            note(&reader->story, atoi(day), item);
    }
}

// Everything on its day up to the end of a week: the first questions, four walks of half an hour a week, and
// the checks a few days before their rows.
static void note_steady(Story *story, int last_week)
{
    const bool late = story->mother.c_section || story->mother.tear;
    const int  level_3 = late ? 53 : 46, level_4 = late ? 88 : 81, end = (last_week + 1) * 7;
    say_ok(story, late ? 7 : 3);
    story_start(story, late ? 7 : 3, 0);
    for (int day = 7; day < end; day += day % 7 == 6 ? 1 : 2)
        story_walk(story, day, 30, 2, FEEL_GOOD, 0);
    if (end > 40)
        story_answer(story, 40, QUESTION_CHECK_6, ANSWER_YES);
    for (int question = QUESTION_CHECK_HAD; question <= QUESTION_LEVEL_2 && end > level_3; question++)
        story_answer(story, level_3, (Question)question, ANSWER_YES);
    for (int question = QUESTION_WEEK_CLEAN; question <= QUESTION_ONE_LEG && end > level_4; question++)
        story_answer(story, level_4, (Question)question, ANSWER_YES);
}

// --- What is expected ------------------------------------------------------------------

static void expect_number(Reader *reader, const char *what, int found, const char *wanted)
{
    if (found != atoi(wanted))
        wrong(reader, arena_printf(&reader->story.arena, "%s %d", what, found), wanted);
}

static void expect_word(Reader *reader, const char *what, const char *found, const char *wanted)
{
    if (strcmp(found ? found : "none", wanted) != 0)
        wrong(reader, arena_printf(&reader->story.arena, "%s %s", what, found ? found : "none"), wanted);
}

static void expect_walk(Reader *reader, const char *wanted)
{
    expect_word(reader, "a walk",
                arena_printf(&reader->story.arena, "%d@%d", reader->advice.walk.minutes,
                             reader->advice.walk.level),
                wanted);
}

// "asks a,b,c": for these and no others, in this order; "asks none".
static void expect_questions(Reader *reader, const char *wanted)
{
    Arena      *arena = &reader->story.arena;
    const char *found = "none";
    for (int i = 0; i < reader->advice.question_count; i++)
        found = arena_printf(arena, "%s%s%s", i ? found : "", i ? "," : "",
                             choice_word(plan_questions, (int)reader->advice.questions[i]));
    expect_word(reader, "asks", found, wanted);
}

static void expect_said(Reader *reader, const char *said, char **words)
{
    const char *found = said ? said : "";
    const char *wanted = strtok_r(NULL, "", words);
    if (strcmp(wanted, "nothing") == 0 ? *found : !strstr(found, wanted))
        wrong(reader, arena_printf(&reader->story.arena, "says \"%s\"", found), wanted);
}

static void expect(Reader *reader, char *word, char **words)
{
    static const char *const dailies[] = { "none", "breathing", "pelvic-floor" };
    const Advice            *advice = &reader->advice;
    if (strcmp(word, "row") == 0)
        expect_number(reader, "row", advice->row, strtok_r(NULL, " ", words));
    else if (strcmp(word, "clean") == 0)
        expect_number(reader, "clean", advice->clean, strtok_r(NULL, " ", words));
    else if (strcmp(word, "next") == 0)
        expect_number(reader, "next", advice->next ? advice->next - BORN : 0, strtok_r(NULL, " ", words));
    else if (strcmp(word, "daily") == 0)
        expect_word(reader, "daily", dailies[advice->daily], strtok_r(NULL, " ", words));
    else if (strcmp(word, "drill") == 0)
        expect_word(reader, "drill", advice->drill, strtok_r(NULL, " ", words));
    else if (strcmp(word, "easier") == 0)
        expect_number(reader, "easier", advice->easier, "1");
    else if (strcmp(word, "short") == 0)
        expect_number(reader, "daily five easier", advice->daily_easier, "1");
    else if (strcmp(word, "long") == 0)
        expect_number(reader, "daily five easier", advice->daily_easier, "0");
    else if (strcmp(word, "harder") == 0)
        expect_number(reader, "easier", advice->easier, "0");
    else if (strcmp(word, "start?") == 0)
        expect_number(reader, "asks how long", advice->ask_start, "1");
    else if (strcmp(word, "mood?") == 0)
        expect_number(reader, "asks for her mood", advice->ask_mood, "1");
    else if (strcmp(word, "no-mood") == 0)
        expect_number(reader, "asks for her mood", advice->ask_mood, "0");
    else if (strcmp(word, "asks") == 0)
        expect_questions(reader, strtok_r(NULL, " ", words));
    else if (strcmp(word, "says") == 0)
        expect_said(reader, advice->advice, words);
    else if (strcmp(word, "because") == 0)
        expect_said(reader, advice->why, words);
    else if (*word == '=')
        expect_word(reader, "session", advice->walk.session, word + 1);
    else if (isdigit((unsigned char)*word))
        expect_walk(reader, word);
    else
        expect_word(reader, "state", states[advice->state], word);
}

// "? 21: walk 15@2 row 3": what is advised on that day, of what was noted so far in the file.
static void expect_line(Reader *reader, char *line)
{
    char *words = NULL, *colon = strchr(line, ':');
    int   day = atoi(line + 1);
    story_sort(&reader->story);
    reader->advice = story_advise(&reader->story, day);
    reader->asked++;
    for (char *word = strtok_r(colon + 1, " ", &words); word; word = strtok_r(NULL, " ", &words))
        expect(reader, word, &words);
}

static void begin(Reader *reader, const char *title)
{
    snprintf(reader->title, sizeof reader->title, "%s", title);
    reader->titles++;
    reader->story.count = 0;
}

// "tear cleared": for whom the history is.
static void set_mother(Reader *reader, const char *line)
{
    Story *story = &reader->story;
    story_begin(story, strstr(line, "c-section"), strstr(line, "tear"));
    story->mother.cleared = strstr(line, " cleared");
    story->mother.floor_cleared = strstr(line, "floor-cleared");
}

static void read_line(Reader *reader, char *line)
{
    if (*line == '#' || *line == '\0')
        return;
    if (strncmp(line, "== ", 3) == 0)
        begin(reader, line + 3);
    else if (*line == '?')
        expect_line(reader, line);
    else if (strncmp(line, "steady ", 7) == 0)
        note_steady(&reader->story, atoi(line + 7));
    else if (isdigit((unsigned char)*line))
        note_line(reader, line);
    else
        set_mother(reader, line);
}

static void every_history_has_the_advice_that_is_written_beside_it(void **state)
{
    Reader *reader = calloc(1, sizeof *reader);
    FILE   *file = fopen("tests/unit/histories.txt", "r");
    char    line[400];
    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        reader->line++;
        read_line(reader, line);
    }
    fclose(file);
    print_message("%d histories, %d days\n", reader->titles, reader->asked);
    assert_int_equal(reader->failed, 0);
    assert_true(reader->titles >= 60);
    arena_free(&reader->story.arena);
    free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_history_has_the_advice_that_is_written_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
