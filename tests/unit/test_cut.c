// beside/cut.h: captions of two lines of ten letters, cut by hand.
#include "beside/cut.h"

#include "base/arena.h"
#include "cmocka_all.h"

enum { TEN = 10, SHOWN_MAX = 4 };

static void words_are_cut_to_two_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown[SHOWN_MAX];
    } cases[] = {
        { "Lift", { "Lift" } },
        { "aaaa bbbb", { "aaaa bbbb" } },
        { "aaaa bbbbb", { "aaaa bbbbb" } },  // ten letters
        { "aaaa bbbbbb", { "aaaa\nbbbbbb" } },
        { "aaaa bbbb cccc dddd", { "aaaa bbbb\ncccc dddd" } },
        { "aaaaaaaaaa b", { "aaaaaaaaaa\nb" } },
        { "aaaa bbbb cccc dddd eeee", { "aaaa bbbb\ncccc dddd", "eeee" } },
        { "aaaa bbbb cccc dddd eeee ffff gggg hhhh i",
          { "aaaa bbbb\ncccc dddd", "eeee ffff\ngggg hhhh", "i" } },
        // After a sentence, wherever it ends; it is not one within a word.
        { "aaa. bbbb cccc dddd eeee", { "aaa.", "bbbb cccc\ndddd eeee" } },
        { "aa? bb! ccc dddd eeee ffff", { "aa? bb!", "ccc dddd\neeee ffff" } },
        { "aa: bbb cccc ddd eeee ffff", { "aa:", "bbb cccc\nddd eeee", "ffff" } },
        { "aa; bbb cccc ddd eeee ffff", { "aa;", "bbb cccc\nddd eeee", "ffff" } },
        { "1.5 aaaa bbbb cccc dddd", { "1.5 aaaa\nbbbb cccc", "dddd" } },
        { "aaaa bbbb cccc ddd. eeee", { "aaaa bbbb\ncccc ddd.", "eeee" } },
        { "aaa. bbbb cccc dddd", { "aaa. bbbb\ncccc dddd" } },  // all of it has room
        // Else after a comma, in the second half only.
        { "aaaa bbbb, cccc ddd eeee", { "aaaa bbbb,", "cccc ddd\neeee" } },
        { "aaaa bbb, cccc dddd eeee", { "aaaa bbb,\ncccc dddd", "eeee" } },
        { "aaa, bbbb cccc ddd, eeee", { "aaa, bbbb\ncccc ddd,", "eeee" } },
        { "a. aa, bbb, cccc ddd eeee", { "a.", "aa, bbb,\ncccc ddd", "eeee" } },
        // A word that is longer than a line; letters are counted, not bytes; blanks are not shown.
        { "aaaaaaaaaabbbbbbbbbbccccc", { "aaaaaaaaaa\nbbbbbbbbbb", "ccccc" } },
        { "a bbbbbbbbbbbb c", { "a\nbbbbbbbbbb", "bb c" } },
        { "ääää öööö üüüü ßßßß é", { "ääää öööö\nüüüü ßßßß", "é" } },
        { "aaaa   bbbbbbb   cccc   dddd", { "aaaa  \nbbbbbbb  ", "cccc  \ndddd" } },
    };
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const WordsLine  line = { .at = 0, .end = 1000, .text = cases[i].text };
        size_t           count;
        const WordsLine *cuts = cut_words(&line, 1, TEN, &arena, &count);
        for (size_t k = 0; k < count && k < SHOWN_MAX && cases[i].shown[k]; k++)
            assert_string_equal(cuts[k].text, cases[i].shown[k]);
        if (count > SHOWN_MAX || (count < SHOWN_MAX && cases[i].shown[count]) || !cases[i].shown[count - 1])
            fail_msg("\"%s\" is shown in %zu", cases[i].text, count);
    }
    arena_free(&arena);
}

// 24 bytes in 2.4 s, of which the last four begin at the twentieth.
static void each_cut_has_its_share_of_the_time(void **state)
{
    (void)state;
    Arena           arena = { 0 };
    const WordsLine lines[] = {
        { .at = 1000, .end = 3400, .text = "aaaa bbbb cccc dddd eeee", .phase = 2, .breath = true },
        { .at = 5000, .end = 6000, .text = "aa? bb! ccc dddd eeee ffff", .phase = 3 },
    };
    static const struct {
        Micros at, end;
        int    phase;
        bool   breath;
    } shares[] = { { 1000, 3000, 2, true },
                   { 3000, 3400, 2, true },
                   { 5000, 5307, 3, false },  // 8 of 26 bytes
                   { 5307, 6000, 3, false } };
    size_t           count;
    const WordsLine *cuts = cut_words(lines, 2, TEN, &arena, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(cuts[i].at, shares[i].at);
        assert_int_equal(cuts[i].end, shares[i].end);
        assert_int_equal(cuts[i].phase, shares[i].phase);
        assert_int_equal(cuts[i].breath, shares[i].breath);
    }
    arena_free(&arena);
}

static void nothing_said_is_nothing_shown(void **state)
{
    (void)state;
    Arena  arena = { 0 };
    size_t count = 7;
    cut_words(NULL, 0, TEN, &arena, &count);
    assert_int_equal(count, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_cut_to_two_lines),
        cmocka_unit_test(each_cut_has_its_share_of_the_time),
        cmocka_unit_test(nothing_said_is_nothing_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
