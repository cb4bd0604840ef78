// rules/rules.h: every rule is explained, named as it is written in the code, and in order.
#include "rules/rules.h"

#include "cmocka_all.h"
#include "conf/conf.h"
#include "conf/form.h"
#include "session/medical.h"
#include "sound/own.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void names_are_sorted_and_each_is_there_once(void **state)
{
    (void)state;
    for (int i = 1; i < RULE_COUNT; i++)
        if (strcmp(rule_table[i - 1].name, rule_table[i].name) >= 0)
            fail_msg("%s comes before %s", rule_table[i - 1].name, rule_table[i].name);
}

static void names_are_small_letters_joined_by_dashes(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const char *name = rule_table[i].name;
        size_t      length = strlen(name);
        bool        right = length > 0 && name[0] != '-' && name[length - 1] != '-' && !strstr(name, "--") &&
                     strspn(name, "abcdefghijklmnopqrstuvwxyz-") == length;
        if (!right)
            fail_msg("\"%s\"", name);
    }
}

// "RULE_PACE_RANGE, ..." as "pace-range"; what follows goes to *text. NULL: not the name of a rule.
static const char *kebab(const char **text)
{
    static char name[64];
    size_t      length = 0;
    for (*text += strlen("RULE_"); isupper((unsigned char)**text) || **text == '_'; ++*text)
        if (length + 1 < sizeof name)
            name[length++] = **text == '_' ? '-' : (char)tolower((unsigned char)**text);
    name[length] = '\0';
    return length > 0 && strcmp(name, "count") != 0 && strcmp(name, "table") != 0 ? name : NULL;
}

// The rules that a source file names between two marks are all of the table, in its order.
static void expect_in_order(const char *path, const char *from, const char *to, const char *before)
{
    static char text[256 * 1024];
    FILE       *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    const char *at = strstr(text, from), *end = at ? strstr(at, to) : NULL;
    assert_non_null(end);
    int count = 0;
    while ((at = strstr(at, before)) && at < end) {
        at += strlen(before) - strlen("RULE_");
        const char *name = kebab(&at);
        if (name && count < RULE_COUNT)
            assert_string_equal(name, rule_table[count++].name);
    }
    assert_int_equal(count, RULE_COUNT);
}

static void the_enum_is_in_the_order_of_the_table_and_so_are_its_rows(void **state)
{
    (void)state;
    expect_in_order("src/rules/rules.h", "typedef enum {", "} RuleId;", "RULE_");
    expect_in_order("src/rules/rules.c", "rule_table[RULE_COUNT] = {", "\n};", "[RULE_");
}

static bool is_kind(const char *kind)
{
    return strcmp(kind, "error") == 0 || strcmp(kind, "warning") == 0 || strcmp(kind, "either") == 0;
}

// A sentence or a few that fit a line of JSON, a paragraph and a cell of a table.
static bool is_explanation(const char *text)
{
    size_t length = strlen(text), ticks = 0;
    for (size_t i = 0; i < length; i++) {
        if (!isprint((unsigned char)text[i]) || text[i] == '|' ||
            (text[i] == ' ' && text[i + 1] == ' ' && ticks % 2 == 0))
            return false;
        ticks += text[i] == '`';
    }
    return length >= 20 && length <= 320 && ticks % 2 == 0 && text[length - 1] == '.';
}

static void every_rule_says_what_it_means_and_what_to_do(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        if (!is_kind(rule_table[i].kind))
            fail_msg("%s: kind \"%s\"", rule_table[i].name, rule_table[i].kind);
        if (!is_explanation(rule_table[i].why))
            fail_msg("%s: why \"%s\"", rule_table[i].name, rule_table[i].why);
        if (!is_explanation(rule_table[i].mend))
            fail_msg("%s: mend \"%s\"", rule_table[i].name, rule_table[i].mend);
    }
}

static void __attribute__((format(printf, 2, 3))) expect(const char *text, const char *format, ...)
{
    char    words[200];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    if (!strstr(text, words))
        fail_msg("no \"%s\" in \"%s\"", words, text);
}

static void the_numbers_in_its_words_are_those_that_hold(void **state)
{
    (void)state;
    expect(RULE(PACE_RANGE)->why, "%d to %d steps a minute", PACE_MIN, PACE_MAX);
    expect(RULE(BREATH_RATE)->why, "%d to %d breaths a minute", BREATHS_MIN, BREATHS_MAX);
    expect(RULE(SLOW_BREATH)->why, "under %d breaths a minute at %d steps", BREATHS_SLOW, PACE_BRISK);
    expect(RULE(BREATH_FORM)->why, "steps (%d to %d ", GEAR_STEPS_MIN, GEAR_STEPS_MAX);
    expect(RULE(BREATH_FORM)->why, "seconds (%d to %d)", GEAR_SECONDS_MIN, GEAR_SECONDS_MAX);
    expect(RULE(MOVE_FORM)->why, "%d to %d seconds or 1 to %d breaths", HOLD_SECONDS_MIN, HOLD_SECONDS_MAX,
           HOLD_BREATHS_MAX);
    expect(RULE(MOVE_FORM)->why, "%d to %d quick efforts", QUICK_TIMES_MIN, QUICK_TIMES_MAX);
    expect(RULE(CORE_TOO_EARLY)->mend, "From level %d on", CORE_LEVEL);
    expect(RULE(DRILL_WAITS)->why, "until week %d after a C-section", CORE_WEEK);
    expect(RULE(PRAM_EARLY)->why, "before week %d", PRAM_WEEK);
    expect(RULE(PRAM_EARLY)->mend, "From week %d", PRAM_WEEK);
    expect(RULE(FILE_SIZE)->why, "%d KiB", CONF_FILE_MAX / 1024);
    expect(RULE(NESTING)->why, "more than %d deep", CONF_DEPTH_MAX);
    expect(RULE(NESTING)->why, "more than %d names", CONF_NAMES_MAX);
    assert_int_equal(OWN_BED_SECONDS, 120);
    expect(RULE(SOUND_FILE_LONG)->why, "two minutes of a bed, or %d seconds", OWN_SECONDS);
}

static void an_author_may_insist_on_comfort_only(void **state)
{
    (void)state;
    static const char *const comfort[] = {
        "breath-unannounced", "collision",    "core-words",   "crowded",    "length-fitted",
        "long-inhale",        "long-silence", "moved",        "no-room",    "no-time-to-feel",
        "said-twice",         "slow-breath",  "voice-letter", "weeks-many",
    };
    size_t count = 0;
    for (int i = 0; i < RULE_COUNT; i++)
        if (rule_table[i].comfort) {
            assert_true(count < sizeof comfort / sizeof *comfort);
            assert_string_equal(rule_table[i].name, comfort[count++]);
        }
    assert_int_equal(count, sizeof comfort / sizeof *comfort);
}

static void a_rule_is_found_as_names_compare(void **state)
{
    (void)state;
    assert_ptr_equal(rules_find("long-inhale"), RULE(LONG_INHALE));
    assert_ptr_equal(rules_find("Long_Inhale"), RULE(LONG_INHALE));
    assert_null(rules_find("long-inhal"));
    assert_null(rules_find(""));
    assert_null(rules_find("all"));
}

static void the_nearest_name_is_offered_of_all_or_of_comfort(void **state)
{
    (void)state;
    assert_string_equal(rules_nearest("pace-rnage", false), "pace-range");
    assert_null(rules_nearest("pace-rnage", true));
    assert_string_equal(rules_nearest("long-inhail", true), "long-inhale");
    assert_null(rules_nearest("xyzzyxyzzy", false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_sorted_and_each_is_there_once),
        cmocka_unit_test(names_are_small_letters_joined_by_dashes),
        cmocka_unit_test(the_enum_is_in_the_order_of_the_table_and_so_are_its_rows),
        cmocka_unit_test(every_rule_says_what_it_means_and_what_to_do),
        cmocka_unit_test(the_numbers_in_its_words_are_those_that_hold),
        cmocka_unit_test(an_author_may_insist_on_comfort_only),
        cmocka_unit_test(a_rule_is_found_as_names_compare),
        cmocka_unit_test(the_nearest_name_is_offered_of_all_or_of_comfort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
