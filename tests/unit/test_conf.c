// conf/conf.h: trees with places, joining, typed reading and what it says when a value does not fit.
#include "cmocka_all.h"
#include "conf/conf.h"
#include "session/kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    Arena    arena;
    DiagList diags;
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){ 0 };
    fixture.diags.arena = &fixture.arena;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&((Fixture *)*state)->arena);
    return 0;
}

static const ConfNode *tree_of(Fixture *fixture, const char *text)
{
    const ConfNode *tree = conf_read_text("a.cfg", text, strlen(text), &session_hints, &fixture->arena,
                                          &fixture->diags);
    if (!tree)
        fail_msg("no tree: %s", fixture->diags.items[0].message);
    return tree;
}

// The one value of a text "x = ...".
static const ConfNode *value_of(Fixture *fixture, const char *text) { return tree_of(fixture, text)->first; }

// The only message so far, which is then forgotten.
static void assert_told(Fixture *fixture, const char *message)
{
    assert_int_equal(fixture->diags.count, 1);
    assert_string_equal(fixture->diags.items[0].message, message);
    fixture->diags = (DiagList){ .arena = &fixture->arena };
}

static void assert_place(SourcePos pos, int line, int column, int width)
{
    assert_int_equal(pos.line, line);
    assert_int_equal(pos.column, column);
    assert_int_equal(pos.width, width);
}

// --- Trees -----------------------------------------------------------------------------

static void an_empty_text_is_an_empty_group(void **state)
{
    const ConfNode *tree = tree_of(*state, "");
    assert_int_equal(tree->kind, CONF_GROUP);
    assert_null(tree->first);
    assert_null(tree->name);
}

static void every_kind_of_value_is_read(void **state)
{
    const ConfNode *tree = tree_of(*state, "t = \"a \\\"b\\\" \" \"c\"  i = -7  h = 0x1F  big = 5000000000  "
                                           "f = 2.5  b = TRUE  n = false  a = [1, 2]");
    assert_string_equal(conf_get(tree, "t")->text, "a \"b\" c");
    assert_int_equal(conf_get(tree, "i")->integer, -7);
    assert_int_equal(conf_get(tree, "h")->integer, 31);
    assert_int_equal(conf_get(tree, "big")->integer, 5000000000);
    assert_true(conf_get(tree, "f")->number == 2.5);
    assert_true(conf_get(tree, "b")->truth);
    assert_false(conf_get(tree, "n")->truth);
    assert_int_equal(conf_get(tree, "a")->kind, CONF_ARRAY);
    assert_int_equal(conf_get(tree, "a")->first->next->integer, 2);
    assert_null(conf_get(tree, "a")->first->name);
}

static void every_node_knows_its_place(void **state)
{
    const ConfNode *tree = tree_of(*state, "\xEF\xBB\xBFtitle = \"Ü\"\nphases: {\n"
                                           "\tsettle : { pace = 100 }\n}\nlift = [\n  \"a\", \"b\" ]\n");
    const ConfNode *title = conf_get(tree, "title"), *phases = conf_get(tree, "phases");
    assert_place(title->key_pos, 1, 1, 5);
    assert_place(title->pos, 1, 9, 4);
    assert_place(phases->key_pos, 2, 1, 6);
    assert_place(phases->pos, 2, 9, 1);
    assert_place(phases->first->key_pos, 3, 2, 6);
    assert_place(phases->first->first->pos, 3, 20, 3);
    const ConfNode *lift = conf_get(tree, "lift");
    assert_place(lift->first->next->pos, 6, 8, 3);
    assert_int_equal(lift->first->key_pos.line, 0);
    assert_string_equal(lift->pos.source->path, "a.cfg");
}

static void all_that_libconfig_takes_for_a_value_is_read(void **state)
{
    const ConfNode *tree = tree_of(
        *state, "a = 1b = 2 c = 5L; d : -5000000000LL, e = 0xffL f = 0X1FG = . h = \"x\"i=1\n"
                "j = /* k = */ [ # l\n 7L // m\n,/**/8L]n=1.5E-1o=fAlSe p = \"\\\"a \" # \"\n"
                "/* q */ \"b\" r = []s = {}");
    static const char names[] = "abcdefGhijnoprs";
    const ConfNode   *child = tree->first;
    for (const char *name = names; *name; name++, child = child->next)
        assert_int_equal(*child->name, *name);
    assert_null(child);
    assert_int_equal(conf_get(tree, "c")->integer, 5);
    assert_int_equal(conf_get(tree, "d")->integer, -5000000000);
    assert_int_equal(conf_get(tree, "e")->integer, 255);
    assert_int_equal(conf_get(tree, "f")->integer, 31);
    assert_true(conf_get(tree, "G")->number == 0.0);
    assert_int_equal(conf_get(tree, "j")->first->next->integer, 8);
    assert_true(conf_get(tree, "n")->number == 0.15);
    assert_false(conf_get(tree, "o")->truth);
    assert_string_equal(conf_get(tree, "p")->text, "\"a b");
}

// The place of each name of one letter, and of its value: "b 1:2 1:4, ...".
static const char *places_of(const ConfNode *group, Arena *arena)
{
    const char *all = "";
    for (const ConfNode *child = group->first; child; child = child->next)
        all = arena_printf(arena, "%s%s %d:%d %d:%d+%d%s", all, child->name ? child->name : "-",
                           child->key_pos.line, child->key_pos.column, child->pos.line, child->pos.column,
                           child->pos.width, child->next ? ", " : "");
    return all;
}

static void assert_places(Fixture *f, const char *text, const char *expected)
{
    assert_string_equal(places_of(tree_of(f, text), &f->arena), expected);
}

static void a_place_is_found_whatever_is_around_it(void **state)
{
    Fixture *f = *state;
    assert_places(f, "a = 1 b = 22; c: { a = 1 b = 2 } b2 = 3, a2 = \"a = 1\"",
                  "a 1:1 1:5+1, b 1:7 1:11+2, c 1:15 1:18+1, b2 1:34 1:39+1, a2 1:42 1:47+7");
    assert_places(f, "# b = 1\na = \"b = 1 /* b = \" /* b = 1 */ b = 2", "a 2:1 2:5+15, b 2:33 2:37+1");
    assert_places(f, "a\r\n\t=\r\n\t\t\"\xC3\xBC\" /* \xC3\xBC */ b:true", "a 1:1 3:3+4, b 3:17 3:19+4");
    assert_places(f, "a = \"x \"\n  # \"y\"\n  \"z\" b = 1", "a 1:1 1:5+4, b 3:7 3:11+1");
    assert_places(f, "/* a\n = */ a = [ ] b = {};", "a 2:7 2:11+1, b 2:15 2:19+1");
    assert_string_equal(places_of(value_of(f, "a = [ # 1, 2\n \"x\"\n, \"y \"\n\"z\" ]"), &f->arena),
                        "- 0:0 2:2+3, - 0:0 3:3+4");
}

static void names_are_found_without_case_hyphen_or_blank(void **state)
{
    const ConfNode *tree = tree_of(*state, "C_Section = 1");
    assert_non_null(conf_get(tree, "c-section"));
    assert_non_null(conf_get(tree, "c section"));
    assert_null(conf_get(tree, "section"));
    assert_null(conf_get(NULL, "section"));
    assert_null(conf_get(tree->first, "section"));
}

// --- Joining ---------------------------------------------------------------------------

static void joining_changes_only_what_is_named(void **state)
{
    Fixture        *f = *state;
    const ConfNode *under = tree_of(
        f, "pace = 100  say: { how = \"start\"  lift = \"4th\" }  walks = [1, 2]  quiet = true");
    const ConfNode *over = tree_of(
        f, "say: { Lift = \"8th\"  push = \"start\" }  walks = [3]  level = 4  pace: { a = 1 }");
    const ConfNode          *joined = conf_join(under, over, &f->arena);
    static const char *const order[] = { "pace", "say", "walks", "quiet", "level" };
    const ConfNode          *child = joined->first;
    for (size_t i = 0; i < 5; i++, child = child->next)
        assert_string_equal(child->name, order[i]);
    assert_null(child);
    assert_int_equal(conf_get(joined, "pace")->kind, CONF_GROUP);
    const ConfNode *say = conf_get(joined, "say");
    assert_string_equal(conf_get(say, "how")->text, "start");
    assert_string_equal(conf_get(say, "lift")->text, "8th");
    assert_string_equal(say->first->next->next->name, "push");
    assert_null(say->first->next->next->next);
    assert_int_equal(conf_get(joined, "walks")->first->integer, 3);
    assert_null(conf_get(joined, "walks")->first->next);
}

// In another order than that which they are written over.
static void joining_keeps_the_order_of_what_is_under(void **state)
{
    Fixture                 *f = *state;
    const ConfNode          *joined = conf_join(tree_of(f, "a = 1  b = 2"), tree_of(f, "b = 3  c = 5  a = 4"),
                                                &f->arena);
    static const char *const names[] = { "a", "b", "c" };
    static const int         values[] = { 4, 3, 5 };
    const ConfNode          *child = joined->first;
    for (size_t i = 0; i < 3; i++, child = child->next) {
        assert_string_equal(child->name, names[i]);
        assert_int_equal(child->integer, values[i]);
    }
    assert_null(child);
    joined = conf_join(tree_of(f, "a = 1  b = 2"), tree_of(f, "b = 3  a = 4"), &f->arena);
    assert_null(joined->first->next->next);
    joined = conf_join(tree_of(f, "a: { x = 1 }")->first, tree_of(f, "a: { y = 2 }  b = 3")->first,
                       &f->arena);
    assert_null(joined->next);  // by itself, without what comes after it in its file
}

static void joining_leaves_both_as_they_were(void **state)
{
    Fixture        *f = *state;
    const ConfNode *under = tree_of(f, "a: { x = 1 }  b = 2"), *over = tree_of(f, "a: { y = 1 }  c = 3");
    conf_join(under, over, &f->arena);
    assert_string_equal(under->first->next->name, "b");
    assert_null(under->first->next->next);
    assert_null(under->first->first->next);
    assert_string_equal(over->first->next->name, "c");
    assert_null(over->first->first->next);
}

static void joining_with_nothing_is_the_other(void **state)
{
    Fixture        *f = *state;
    const ConfNode *tree = tree_of(f, "a = 1");
    assert_ptr_equal(conf_join(NULL, tree, &f->arena), tree);
    assert_ptr_equal(conf_join(tree, NULL, &f->arena), tree);
    assert_null(conf_join(NULL, NULL, &f->arena));
    const ConfNode *joined = conf_join(tree, tree_of(f, ""), &f->arena);
    assert_int_equal(conf_get(joined, "a")->integer, 1);
}

// --- Typed reading ---------------------------------------------------------------------

static void what_is_absent_is_not_reported(void **state)
{
    Fixture           *f = *state;
    const char        *text;
    const char *const *texts;
    size_t             count;
    int                number;
    double             real;
    bool               truth;
    assert_false(conf_text(NULL, &f->diags, &text));
    assert_false(conf_int(NULL, 1, 2, "", &f->diags, &number));
    assert_false(conf_number(NULL, 1, 2, "", &f->diags, &real));
    assert_false(conf_bool(NULL, &f->diags, &truth));
    assert_false(conf_texts(NULL, &f->arena, &f->diags, &texts, &count));
    assert_false(conf_choice(NULL, NULL, &f->diags, &number));
    conf_check_keys(NULL, NULL, NULL, "", &f->diags);
    assert_int_equal(f->diags.count, 0);
}

static void a_whole_number_is_checked_against_its_range(void **state)
{
    Fixture *f = *state;
    int      pace = 0;
    assert_true(conf_int(value_of(f, "pace = 60"), 60, 140, "steps a minute", &f->diags, &pace));
    assert_int_equal(pace, 60);
    assert_true(conf_int(value_of(f, "pace = 140.0"), 60, 140, "steps a minute", &f->diags, &pace));
    assert_int_equal(pace, 140);
    assert_false(conf_int(value_of(f, "pace = 400"), 60, 140, "steps a minute", &f->diags, &pace));
    assert_told(f, "pace 400 is outside 60..140 steps a minute");
    assert_false(conf_int(value_of(f, "pace = 9223372036854775807"), 60, 140, "", &f->diags, &pace));
    f->diags.count = 0;
    assert_false(conf_int(value_of(f, "pace = 1e30"), 60, 140, "", &f->diags, &pace));
    f->diags.count = 0;
    assert_false(conf_int(value_of(f, "seed = -1"), 0, 9, "", &f->diags, &pace));
    assert_told(f, "seed -1 is outside 0..9");
    assert_false(conf_int(value_of(f, "pace = 100.5"), 60, 140, "steps a minute", &f->diags, &pace));
    assert_told(f, "pace must be a whole number between 60 and 140 steps a minute");
    assert_false(conf_int(value_of(f, "pace = \"100\""), 60, 140, "steps a minute", &f->diags, &pace));
    assert_told(f, "pace must be a whole number between 60 and 140 steps a minute, without quotes");
    assert_int_equal(pace, 140);
}

static void a_number_may_be_written_whole(void **state)
{
    Fixture *f = *state;
    double   gain = 0;
    assert_true(conf_number(value_of(f, "gain = -3"), -40, 12, "dB", &f->diags, &gain));
    assert_true(gain == -3.0);
    assert_true(conf_number(value_of(f, "gain = 12.0"), -40, 12, "dB", &f->diags, &gain));
    assert_false(conf_number(value_of(f, "gain = 12.5"), -40, 12, "dB", &f->diags, &gain));
    assert_told(f, "gain 12.5 is outside -40..12 dB");
    assert_false(conf_number(value_of(f, "gain = true"), -40, 12, "dB", &f->diags, &gain));
    assert_told(f, "gain must be a number between -40 and 12 dB");
    assert_false(conf_number(value_of(f, "gain = \"3\""), -40, 12, "", &f->diags, &gain));
    assert_told(f, "gain must be a number between -40 and 12, without quotes");
}

static void truth_has_no_quotes(void **state)
{
    Fixture *f = *state;
    bool     quiet = false;
    assert_true(conf_bool(value_of(f, "quiet = true"), &f->diags, &quiet));
    assert_true(quiet);
    assert_false(conf_bool(value_of(f, "quiet = \"true\""), &f->diags, &quiet));
    assert_told(f, "quiet must be true or false, without quotes");
    assert_false(conf_bool(value_of(f, "quiet = 1"), &f->diags, &quiet));
    assert_told(f, "quiet must be true or false, without quotes");
}

static void a_text_may_have_three_hundred_characters(void **state)
{
    Fixture    *f = *state;
    const char *text = NULL;
    char        long_text[700] = "x = \"";
    for (int i = 0; i < 300; i++)
        strcat(long_text, "ü");
    char *end = long_text + strlen(long_text);
    strcpy(end, "\"");
    assert_true(conf_text(value_of(f, long_text), &f->diags, &text));
    assert_int_equal(strlen(text), 600);
    strcpy(end, "!\"");
    assert_false(conf_text(value_of(f, long_text), &f->diags, &text));
    assert_told(f, "this text has 301 characters; at most 300 can be read");
    assert_false(conf_text(value_of(f, "x = 5"), &f->diags, &text));
    assert_told(f, "x is a number; it must be a text in quotes");
    assert_false(conf_text(value_of(f, "x = 0.5"), &f->diags, &text));
    assert_told(f, "x is a number; it must be a text in quotes");
    assert_false(conf_text(value_of(f, "x: { }"), &f->diags, &text));
    assert_told(f, "x is a group { }; it must be a text in quotes");
    assert_false(conf_text(value_of(f, "x = [\"a\"]"), &f->diags, &text));
    assert_told(f, "x is a list [ ]; it must be a text in quotes");
    assert_false(conf_text(value_of(f, "x = false"), &f->diags, &text));
    assert_told(f, "x is true or false; it must be a text in quotes");
}

static void one_text_will_do_for_several(void **state)
{
    Fixture           *f = *state;
    const char *const *texts;
    size_t             count;
    assert_true(conf_texts(value_of(f, "x = \"a\""), &f->arena, &f->diags, &texts, &count));
    assert_int_equal(count, 1);
    assert_true(conf_texts(value_of(f, "x = [\"a\", \"b\"]"), &f->arena, &f->diags, &texts, &count));
    assert_int_equal(count, 2);
    assert_string_equal(texts[1], "b");
    assert_false(conf_texts(value_of(f, "x = []"), &f->arena, &f->diags, &texts, &count));
    assert_told(f, "x is empty; it needs at least one text in quotes");
    assert_false(conf_texts(value_of(f, "x = 5"), &f->arena, &f->diags, &texts, &count));
    assert_told(f, "x is a number; it must be a text in quotes, or several in [ ]");
    assert_false(conf_texts(value_of(f, "x = [5]"), &f->arena, &f->diags, &texts, &count));
    assert_told(f, "a list entry is a number; it must be a text in quotes");
}

static void a_choice_is_one_of_its_words(void **state)
{
    static const Choice words[] = { CHOICE("breath_only", 0), CHOICE("light", 1), CHOICE("tall", 2), { 0 } };
    Fixture            *f = *state;
    int                 core = -1;
    assert_true(conf_choice(value_of(f, "core = \"Breath Only\""), words, &f->diags, &core));
    assert_int_equal(core, 0);
    assert_true(conf_choice(value_of(f, "core = \"tall\""), words, &f->diags, &core));
    assert_int_equal(core, 2);
    assert_false(conf_choice(value_of(f, "core = \"brace\""), words, &f->diags, &core));
    assert_told(f, "core \"brace\" is not known; it can be \"breath_only\", \"light\" or \"tall\"");
    assert_false(conf_choice(value_of(f, "core = true"), words, &f->diags, &core));
    assert_told(f, "core must be \"breath_only\", \"light\" or \"tall\"");
}

static void unknown_keys_are_reported_with_the_nearest(void **state)
{
    static const char *const known[] = { "length", "pace", "most_lifts", NULL };
    Fixture                 *f = *state;
    conf_check_keys(tree_of(f, "Length = 1  PACE = 2  most-lifts = 3"), known, NULL, "the session",
                    &f->diags);
    assert_int_equal(f->diags.count, 0);
    conf_check_keys(tree_of(f, "a = 1\nlenght = 1"), known, NULL, "phase \"settle\"", &f->diags);
    assert_int_equal(f->diags.count, 2);
    assert_string_equal(f->diags.items[0].message, "unknown key \"a\" in phase \"settle\"");
    assert_string_equal(f->diags.items[1].message,
                        "unknown key \"lenght\" in phase \"settle\"; did you mean \"length\"?");
    assert_place(f->diags.items[1].pos, 2, 1, 6);
}

static void a_group_of_its_own_name_belongs_with_the_others(void **state)
{
    static const char *const known[] = { "phases", "words", NULL };
    Fixture                 *f = *state;
    conf_check_keys(tree_of(f, "quay: { a = 1 }\nwrds: { }\nb = 1"), known, "phases", "the session",
                    &f->diags);
    assert_int_equal(f->diags.count, 3);
    assert_string_equal(
        f->diags.items[0].message,
        "unknown key \"quay\" in the session; if it is a part, it goes in phases: { quay: { ... } }");
    assert_string_equal(f->diags.items[1].message,
                        "unknown key \"wrds\" in the session; did you mean \"words\"?");
    assert_string_equal(f->diags.items[2].message, "unknown key \"b\" in the session");
}

static void told_of_keys(Fixture *f, const char *text, const char *message)
{
    static const char *const known[] = { "length", NULL };
    conf_check_keys(value_of(f, text), known, NULL, "part \"a\"", &f->diags);
    assert_told(f, message);
}

static void a_key_written_as_if_outside_asks_for_the_bracket(void **state)
{
    static const char plain[] = "unknown key \"b\" in part \"a\"";
    static const char asking[] = "unknown key \"b\" in part \"a\"; is a } missing before this line?";
    Fixture          *f = *state;
    told_of_keys(f, "a: { length = 1\nb: { } }", asking);
    told_of_keys(f, "a: {\n  length = 1\nb: { } }", asking);
    told_of_keys(f, "a: {\n\tlength = 1\n\tb: { } }", plain);
    told_of_keys(f, "a: {\nlength = 1\nb: { }\n}", plain);
    told_of_keys(f, "a: { length = 1 b: { } }", plain);
    told_of_keys(f, "a: { length = 1\n  b: { }\n}", plain);
}

static void a_place_inside_a_text_counts_as_it_is_written(void **state)
{
    Fixture        *f = *state;
    const ConfNode *breath = value_of(f, "\nbreath = \"3:3 > 3:9\"");
    assert_place(conf_pos_inside(breath, 0, 3), 2, 11, 3);
    assert_place(conf_pos_inside(breath, 6, 3), 2, 17, 3);
    assert_place(conf_pos_inside(breath, 9, 0), 2, 20, 1);
    assert_place(conf_pos_inside(breath, 99, 1), 2, 10, 11);
    const ConfNode *escaped = value_of(f, "x = \"a\\\"b\\\\c\"");
    assert_place(conf_pos_inside(escaped, 2, 1), 1, 9, 1);
    assert_place(conf_pos_inside(escaped, 4, 1), 1, 12, 1);
    const ConfNode *joined = value_of(f, "x = \"ab \"\n    \"cd\"");
    assert_place(conf_pos_inside(joined, 2, 1), 1, 8, 1);
    assert_place(conf_pos_inside(joined, 3, 2), 2, 6, 2);
    assert_place(conf_pos_inside(joined, 4, 1), 2, 7, 1);
    const ConfNode *remarked = value_of(f, "x = \"ab \" # \"\n  /* \" */ \"cd\"");
    assert_place(conf_pos_inside(remarked, 4, 1), 2, 13, 1);
    const ConfNode *number = value_of(f, "x = 5");
    assert_place(conf_pos_inside(number, 3, 1), 1, 5, 1);
}

// What is not a text has no inside; and where nobody knows the column, nobody knows it of a part either.
static void without_an_inside_the_place_is_that_of_the_whole(void **state)
{
    Fixture        *f = *state;
    const ConfNode *pace = value_of(f, "pace = 100"), *text = value_of(f, "x = \"abc\"");
    assert_place(conf_pos_inside(pace, 0, 1), 1, 8, 3);
    assert_place(conf_pos_inside(pace, 2, 1), 1, 8, 3);
    ConfNode somewhere = *text;
    somewhere.pos.column = somewhere.pos.width = 0;
    assert_place(conf_pos_inside(&somewhere, 0, 2), 1, 0, 0);
    assert_place(conf_pos_inside(&somewhere, 2, 2), 1, 0, 0);
    assert_place(conf_pos_inside(text, 2, 1), 1, 8, 1);
}

// --- Files -----------------------------------------------------------------------------

static const char *refusal(Fixture *f, const char *path)
{
    assert_null(conf_read_file(path, (SourcePos){ .line = 3 }, &session_hints, &f->arena, &f->diags));
    assert_int_equal(f->diags.count, 1);
    assert_int_equal(f->diags.items[0].pos.line, 3);
    const char *message = f->diags.items[0].message;
    f->diags = (DiagList){ .arena = &f->arena };
    return message;
}

static void what_is_not_a_file_is_refused_without_waiting(void **state)
{
    Fixture *f = *state;
    char     folder[] = "/tmp/walkcoach-conf.XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *pipe_path = arena_printf(&f->arena, "%s/pipe", folder),
               *large = arena_printf(&f->arena, "%s/large", folder);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    FILE *file = fopen(large, "w");
    assert_non_null(file);
    assert_int_equal(ftruncate(fileno(file), 100 * 1024 * 1024), 0);
    fclose(file);
    assert_string_equal(refusal(f, folder), arena_printf(&f->arena, "\"%s\" is a folder", folder));
    assert_string_equal(refusal(f, pipe_path), arena_printf(&f->arena, "\"%s\" is a pipe", pipe_path));
    assert_string_equal(refusal(f, "/dev/zero"), "\"/dev/zero\" is a device");
    assert_string_equal(refusal(f, "/dev/null"), "\"/dev/null\" is a device");
    assert_string_equal(refusal(f, "/nowhere/x.cfg"),
                        "cannot read \"/nowhere/x.cfg\": No such file or directory");
    assert_string_equal(
        refusal(f, large),
        arena_printf(&f->arena, "\"%s\" is larger than 256 KiB; a session is a page or two of text", large));
    unlink(pipe_path);
    unlink(large);
    rmdir(folder);
}

static void a_file_is_read_and_its_path_shown(void **state)
{
    Fixture *f = *state;
    char     path[] = "/tmp/walkcoach-conf.XXXXXX";
    int      fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "a = 1\n# last", 12), 12);
    close(fd);
    const ConfNode *tree = conf_read_file(path, (SourcePos){ 0 }, &session_hints, &f->arena, &f->diags);
    unlink(path);
    assert_non_null(tree);
    assert_int_equal(conf_get(tree, "a")->integer, 1);
    assert_string_equal(tree->first->pos.source->path, path);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_text_is_an_empty_group),
        TEST(every_kind_of_value_is_read),
        TEST(every_node_knows_its_place),
        TEST(all_that_libconfig_takes_for_a_value_is_read),
        TEST(a_place_is_found_whatever_is_around_it),
        TEST(names_are_found_without_case_hyphen_or_blank),
        TEST(joining_changes_only_what_is_named),
        TEST(joining_keeps_the_order_of_what_is_under),
        TEST(joining_leaves_both_as_they_were),
        TEST(joining_with_nothing_is_the_other),
        TEST(what_is_absent_is_not_reported),
        TEST(a_whole_number_is_checked_against_its_range),
        TEST(a_number_may_be_written_whole),
        TEST(truth_has_no_quotes),
        TEST(a_text_may_have_three_hundred_characters),
        TEST(one_text_will_do_for_several),
        TEST(a_choice_is_one_of_its_words),
        TEST(unknown_keys_are_reported_with_the_nearest),
        TEST(a_group_of_its_own_name_belongs_with_the_others),
        TEST(a_key_written_as_if_outside_asks_for_the_bracket),
        TEST(a_place_inside_a_text_counts_as_it_is_written),
        TEST(without_an_inside_the_place_is_that_of_the_whole),
        TEST(what_is_not_a_file_is_refused_without_waiting),
        TEST(a_file_is_read_and_its_path_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
