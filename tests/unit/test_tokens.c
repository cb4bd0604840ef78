// coach/tokens.h: a text as words and clauses, worked out by hand.
#include "coach/tokens.h"

#include "base/arena.h"
#include "cmocka_all.h"

#include <string.h>

static Arena arena;

// "get/0, help/0?": a mark before a word is a comma here, its clause is a number, a question has a mark.
static const char *shown(const char *text, bool join)
{
    const Tokens tokens = tokens_of(text, join, &arena);
    const char  *line = "";
    for (size_t i = 0; i < tokens.count; i++) {
        const Token *token = &tokens.items[i];
        line = arena_printf(&arena, "%s%s%s/%d%s", line,
                            i == 0          ? ""
                            : token->begins ? ", "
                                            : " ",
                            token->word, token->clause, token->asked ? "?" : "");
        assert_true(tokens.letters & token->letters);
        assert_true(token->letters == token_letters(token->word));
    }
    return line;
}

static void words_are_in_small_letters_one_by_one(void **state)
{
    (void)state;
    assert_string_equal(shown("Get help for Chest Pain.", false), "get/0 help/0 for/0 chest/0 pain/0");
    assert_string_equal(shown("you\xE2\x80\x99re  fine", false), "you're/0 fine/0");
    assert_string_equal(shown("\xE2\x80\x9CStop\xE2\x80\x9D now", false), "stop/0, now/0");
    assert_string_equal(shown("", false), "");
    assert_string_equal(shown(" ... ", false), "");
}

static void a_hyphen_parts_two_words_or_joins_them(void **state)
{
    (void)state;
    assert_string_equal(shown("tum-my", false), "tum/0 my/0");
    assert_string_equal(shown("tum-my", true), "tummy/0");
    assert_string_equal(shown("- tum", true), "tum/0");
}

static void a_clause_ends_at_a_mark_unless_it_is_one_word(void **state)
{
    (void)state;
    assert_string_equal(shown("Lie down, knees bent.", false), "lie/0 down/0, knees/1 bent/1");
    assert_string_equal(shown("Draw. In. Your. Tummy.", false), "draw/0, in/0, your/0, tummy/0");
    assert_string_equal(shown("Out, and lift", false), "out/0, and/0 lift/0");
    assert_string_equal(shown("Knees soft: and a long neck; out", false),
                        "knees/0 soft/0, and/1 a/1 long/1 neck/1, out/1");
}

static void a_question_asks_back_to_where_its_sentence_begins(void **state)
{
    (void)state;
    assert_string_equal(shown("Stand. Anything heavy, or sore? Rest now.", false),
                        "stand/0, anything/0? heavy/0?, or/1? sore/1?, rest/2 now/2");
    assert_string_equal(shown("Ready! Go on?", false), "ready/0, go/0? on/0?");
}

static void each_form_of_a_number_is_a_text_of_its_own(void **state)
{
    (void)state;
    size_t             count;
    const char *const *texts = texts_spoken("{minutes_left:One minute|# minutes} left.", NULL, &arena,
                                            &count);
    assert_int_equal(count, 2);
    assert_string_equal(texts[0], "One minute left.");
    assert_string_equal(texts[1], "  minutes left.");
    texts = texts_spoken("Breathe {in:one|# steps} in, {out} out.", NULL, &arena, &count);
    assert_int_equal(count, 2);
    assert_string_equal(texts[0], "Breathe one in,  out.");
    texts = texts_spoken("Soft knees.", NULL, &arena, &count);
    assert_int_equal(count, 1);
    assert_string_equal(texts[0], "Soft knees.");
}

// Each number has a form of its own, whatever the others have; six at most. One that is there twice has the
// same in both places, or the last.
static void each_form_of_a_number_meets_each_of_another(void **state)
{
    (void)state;
    size_t             count;
    const char *const *texts = texts_spoken("{a:one|two|three} and {b:x|y}", NULL, &arena, &count);
    assert_int_equal(count, 6);
    assert_string_equal(texts[0], "one and x");
    assert_string_equal(texts[1], "two and x");
    assert_string_equal(texts[2], "three and x");
    assert_string_equal(texts[3], "one and y");
    assert_string_equal(texts[5], "three and y");
    texts = texts_spoken("{a:one|two|three} and {a:x|y}", NULL, &arena, &count);
    assert_int_equal(count, 3);
    assert_string_equal(texts[0], "one and x");
    assert_string_equal(texts[1], "two and y");
    assert_string_equal(texts[2], "three and y");
    texts = texts_spoken("{a:1|2|3|4|5|6|7|8}", NULL, &arena, &count);
    assert_int_equal(count, 6);
    assert_string_equal(texts[5], "6");
    texts = texts_spoken("a | b {c:d} {open", NULL, &arena, &count);
    assert_int_equal(count, 1);
    assert_string_equal(texts[0], "a | b d {open");
}

// Each is put between "ab" and "cd".
static void each_character_is_a_letter_a_hyphen_a_blank_or_a_mark(void **state)
{
    static const struct {
        const char *between, *parted, *joined;
    } cases[] = {
        { "'", "ab'cd/0", "ab'cd/0" },
        { "\xE2\x80\x99", "ab'cd/0", "ab'cd/0" },
        { "\xE2\x80\x90", "ab/0 cd/0", "abcd/0" },
        { "\xE2\x80\x91", "ab/0 cd/0", "abcd/0" },
        { "-", "ab/0 cd/0", "abcd/0" },
        { "\xE2\x80\x92", "ab/0 cd/0", "ab/0 cd/0" },
        { "\xE2\x80\x93", "ab/0, cd/0", "ab/0, cd/0" },
        { "\xE2\x80\x94", "ab/0, cd/0", "ab/0, cd/0" },
        { "\xE2\x80\xA7", "ab/0 cd/0", "ab/0 cd/0" },
        { "\xC2\xA0", "ab/0 cd/0", "ab/0 cd/0" },
        { "\xC2\xBF", "ab/0 cd/0", "ab/0 cd/0" },
        { "\xE3\x80\x80", "ab/0 cd/0", "ab/0 cd/0" },
        { "\xD0\xB6",
          "ab\xD0\xB6"
          "cd/0",
          "ab\xD0\xB6"
          "cd/0" },
        { "7", "ab7cd/0", "ab7cd/0" },
        { "?", "ab/0?, cd/0", "ab/0?, cd/0" },
        { ".", "ab/0, cd/0", "ab/0, cd/0" },
        { "!", "ab/0, cd/0", "ab/0, cd/0" },
        { ";", "ab/0, cd/0", "ab/0, cd/0" },
        { ":", "ab/0, cd/0", "ab/0, cd/0" },
        { ",", "ab/0, cd/0", "ab/0, cd/0" },
        { "(", "ab/0, cd/0", "ab/0, cd/0" },
        { ")", "ab/0, cd/0", "ab/0, cd/0" },
        { "/", "ab/0 cd/0", "ab/0 cd/0" },
        { "\"", "ab/0 cd/0", "ab/0 cd/0" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = arena_printf(&arena, "AB%sCD", cases[i].between);
        if (strcmp(shown(text, false), cases[i].parted) != 0 ||
            strcmp(shown(text, true), cases[i].joined) != 0)
            fail_msg("%s: %s, %s", text, shown(text, false), shown(text, true));
    }
}

static void a_question_ends_with_the_next_mark_of_an_end(void **state)
{
    (void)state;
    assert_string_equal(shown("Rest. Sore? Go. Heavy, hot?", false),
                        "rest/0, sore/0?, go/0, heavy/0?, hot/0?");
    assert_string_equal(shown("Ready; go?", false), "ready/0?, go/0?");
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_in_small_letters_one_by_one),
        cmocka_unit_test(a_hyphen_parts_two_words_or_joins_them),
        cmocka_unit_test(a_clause_ends_at_a_mark_unless_it_is_one_word),
        cmocka_unit_test(a_question_asks_back_to_where_its_sentence_begins),
        cmocka_unit_test(each_form_of_a_number_is_a_text_of_its_own),
        cmocka_unit_test(each_form_of_a_number_meets_each_of_another),
        cmocka_unit_test(each_character_is_a_letter_a_hyphen_a_blank_or_a_mark),
        cmocka_unit_test(a_question_ends_with_the_next_mark_of_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
