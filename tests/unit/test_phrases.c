// coach/phrases.h: each sign of the notation of session/asks.h, on texts by hand.
#include "coach/phrases.h"

#include "cmocka_all.h"

#include <string.h>

#define WORDS(...)                                                                                    \
    {                                                                                                 \
        (const char *[]){ __VA_ARGS__ }, sizeof(const char *[]){ __VA_ARGS__ } / sizeof(const char *) \
    }

static const WordList lists[] = { { "belly", WORDS("tummy", "abdom*", "belly button") },
                                  { "sign", WORDS("leak", "hurts") } };

static const Asks asks = {
    .lists = lists,
    .list_count = sizeof lists / sizeof *lists,
    .of = { [ASK_BELLY] = WORDS("pull .. <belly>", "tight* <belly>", "brace|clench", "firm <nothing>"),
            [ASK_NEVER] = WORDS("<sign> ... go on", "hold your breath"),
            [ASK_STAIRS] = WORDS("^ climb", "two steps $") },
    .harmless = WORDS("brace yourself", "tight tummy bread"),
    .negations = WORDS("never", "no need to"),
    .leads = WORDS("and", "now"),
};

// What is found in each text; NULL: nothing.
typedef struct {
    const char *text, *found;
} Case;

static void look(AskKind ask, const Case *cases, size_t count)
{
    Arena             arena = { 0 };
    const PhraseBook *book = phrases_of(&asks, &arena);
    for (size_t i = 0; i < count; i++) {
        const Tokens tokens = tokens_of(cases[i].text, false, &arena);
        const char  *found = phrase_asked(book, ask, &tokens, &arena), *wanted = cases[i].found;
        if (!found != !wanted || (found && strcmp(found, wanted) != 0))
            fail_msg("\"%s\": %s, not %s", cases[i].text, found ? found : "nothing",
                     wanted ? wanted : "nothing");
    }
    arena_free(&arena);
}
#define LOOK(ask, ...) look(ask, (Case[]){ __VA_ARGS__ }, sizeof(Case[]){ __VA_ARGS__ } / sizeof(Case))

static void words_follow_one_another_in_one_clause(void **state)
{
    (void)state;
    LOOK(ASK_NEVER, { "Hold your breath.", "hold your breath" },
         { "Now HOLD your breath, dear", "hold your breath" }, { "Hold my breath.", NULL },
         { "Hold your", NULL }, { "Your breath hold", NULL }, { "We hold, your breath goes on.", NULL },
         { "", NULL });
}

static void a_bar_is_either_word_and_a_star_any_ending(void **state)
{
    (void)state;
    LOOK(ASK_BELLY, { "Brace.", "brace" }, { "Gently clench", "clench" }, { "Braces.", NULL },
         { "Tight tummy!", "tight tummy" }, { "Keep tightening abdominals.", "tightening abdominals" },
         { "Tigh tummy.", NULL }, { "Tight belly button.", "tight belly button" }, { "Tight belly.", NULL });
}

static void a_list_that_is_not_there_matches_nothing(void **state)
{
    (void)state;
    LOOK(ASK_BELLY, { "Firm nothing.", NULL }, { "Firm tummy.", NULL });
}

static void two_dots_are_up_to_four_words_of_the_same_clause(void **state)
{
    (void)state;
    LOOK(ASK_BELLY, { "Pull tummy.", "pull tummy" }, { "Pull your tummy in.", "pull your tummy" },
         { "Pull up and in your tummy.", "pull up and in your tummy" },
         { "Pull up and in with your tummy.", NULL }, { "You may pull, your tummy may rest.", NULL },
         { "Your tummy: pull.", NULL });
}

static void three_dots_are_any_words_over_clauses(void **state)
{
    (void)state;
    LOOK(ASK_NEVER,
         { "If you leak, that is quite all right with all of us. Go on.",
           "leak that is quite all right with all of us go on" },
         { "It hurts? Go on.", "hurts go on" }, { "Go on. It hurts.", NULL }, { "It hurts. Go home.", NULL });
}

static void a_clause_begins_after_a_mark_or_a_lead_and_ends_before_a_mark(void **state)
{
    (void)state;
    LOOK(ASK_STAIRS, { "Climb with me.", "climb" }, { "We climb.", NULL }, { "Walk on, climb.", "climb" },
         { "Walk and climb.", "climb" }, { "Now climb.", "climb" }, { "Take two steps.", "two steps" },
         { "Take two steps up.", NULL }, { "Two steps, then rest.", "two steps" });
}

static void what_is_denied_directly_before_is_not_asked(void **state)
{
    (void)state;
    LOOK(ASK_BELLY, { "Never brace.", NULL }, { "There is no need to brace.", NULL },
         { "Never mind, brace.", "brace" }, { "Never, brace.", "brace" }, { "Need to brace.", "brace" },
         { "Never brace here. Clench.", "clench" });
}

// What is denied as a whole: "never [pull your tummy]" also says "pull your", and that is not asked either.
static void what_is_inside_of_something_denied_is_not_asked(void **state)
{
    (void)state;
    LOOK(ASK_BELLY, { "Never pull a tight tummy.", NULL }, { "No need to pull a tight tummy, ever.", NULL },
         { "Never pull, and then brace.", "brace" }, { "Never pull and tight tummy.", "tight tummy" },
         { "Never pull a tummy, tight tummy.", "tight tummy" },
         { "Never pull a tummy. Tight tummy.", "tight tummy" });
    LOOK(ASK_NEVER, { "No, it never hurts. Hold your breath, go on.", "hold your breath" },
         { "It never hurts. It will leak. Go on.", "leak go on" });
}

static void what_is_harmless_is_left_out(void **state)
{
    (void)state;
    LOOK(ASK_BELLY, { "Brace yourself.", NULL }, { "Brace yourself: brace.", "brace" },
         { "Brace, yourself and all.", NULL }, { "Brace for it.", "brace" }, { "Tight tummy bread.", NULL },
         { "Pull off your tight tummy bread.", NULL },
         { "Pull the brace yourself off tummy.", "pull the brace yourself off tummy" });
}

static void each_call_finds_the_next_place(void **state)
{
    (void)state;
    Arena             arena = { 0 };
    const PhraseBook *book = phrases_of(&asks, &arena);
    const Tokens      tokens = tokens_of("Brace. Pull your tummy in. Then clench.", false, &arena);
    Hits              hits = { 0 };
    assert_string_equal(phrase_asked_next(book, ASK_BELLY, &tokens, &hits, &arena), "pull your tummy");
    assert_string_equal(phrase_asked_next(book, ASK_BELLY, &tokens, &hits, &arena), "brace");
    assert_string_equal(phrase_asked_next(book, ASK_BELLY, &tokens, &hits, &arena), "clench");
    assert_null(phrase_asked_next(book, ASK_BELLY, &tokens, &hits, &arena));
    assert_int_equal(hits.count, 3);
    assert_true(hits.found[0].from == 1 && hits.found[0].to == 4);
    assert_null(phrase_asked(book, ASK_FLOOR, &tokens, &arena));
    arena_free(&arena);
}

static void eight_places_of_a_text_are_looked_for(void **state)
{
    (void)state;
    Arena             arena = { 0 };
    const PhraseBook *book = phrases_of(&asks, &arena);
    const Tokens tokens = tokens_of("Brace. Brace. Brace. Brace. Brace. Brace. Brace. Brace. Brace.", false,
                                    &arena);
    Hits         hits = { 0 };
    for (int i = 0; i < 8; i++)
        assert_string_equal(phrase_asked_next(book, ASK_BELLY, &tokens, &hits, &arena), "brace");
    assert_null(phrase_asked_next(book, ASK_BELLY, &tokens, &hits, &arena));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_follow_one_another_in_one_clause),
        cmocka_unit_test(a_bar_is_either_word_and_a_star_any_ending),
        cmocka_unit_test(a_list_that_is_not_there_matches_nothing),
        cmocka_unit_test(two_dots_are_up_to_four_words_of_the_same_clause),
        cmocka_unit_test(three_dots_are_any_words_over_clauses),
        cmocka_unit_test(a_clause_begins_after_a_mark_or_a_lead_and_ends_before_a_mark),
        cmocka_unit_test(what_is_denied_directly_before_is_not_asked),
        cmocka_unit_test(what_is_inside_of_something_denied_is_not_asked),
        cmocka_unit_test(what_is_harmless_is_left_out),
        cmocka_unit_test(each_call_finds_the_next_place),
        cmocka_unit_test(eight_places_of_a_text_are_looked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
