// The English cue set: enough wordings of what is heard often, and another habit each day.
#include "cmocka_all.h"
#include "session/kinds.h"
#include "session/read.h"
#include "timeline/timeline.h"

#include <string.h>

static const SearchPath here = { { "." }, 1 };

static size_t count_texts(const ConfNode *node)
{
    size_t count = node && node->kind == CONF_TEXT;
    for (const ConfNode *text = node && node->kind == CONF_ARRAY ? node->first : NULL; text;
         text = text->next)
        count++;
    return count;
}

static void expect_wordings(const ConfNode *pool, const char *key, size_t least)
{
    size_t count = count_texts(conf_get(pool, key));
    if (count < least)
        fail_msg("\"%s\" has %zu wordings of %zu in %s", pool->name, count, least, key);
}

static void a_breath_word_has_six_wordings_and_a_tip_four(void **state)
{
    static const char *const groups[] = { "words", "breath_only", "tall", "light", "level_1" };
    static const char *const fixed[] = { "one_ear", "stop_signs", "coming", "minutes_left" };
    (void)state;
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    const ConfNode *cues = conf_read_file("scripts/cues/en.cfg", (SourcePos){ 0 }, &session_hints, &arena,
                                          &diags);
    assert_non_null(cues);
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (const ConfNode *pool = conf_get(cues, groups[g])->first; pool; pool = pool->next) {
            bool bare = false;
            for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
                bare |= files_same_name(pool->name, fixed[i]);
            if (conf_get(pool, "each_step"))
                continue;  // its words are said one after the other
            if (conf_get(pool, "on")) {
                expect_wordings(pool, "full", 6);
                expect_wordings(pool, "short", 6);
            } else if (pool->kind == CONF_GROUP && !bare && !conf_get(pool, "joins"))
                expect_wordings(pool, "full", 4);
            else if (pool->kind == CONF_ARRAY && count_texts(pool) < 4)
                fail_msg("\"%s\" has %zu wordings", pool->name, count_texts(pool));
        }
    arena_free(&arena);
}

static const char *habit_of(const char *today, Arena *arena)
{
    DiagList       diags = { .arena = arena };
    Session        session;
    Timeline       timeline;
    SessionRequest request = { .name = "10min", .today = today, .seed = -1, .walker = WALKER_UNKNOWN };
    request.walker.baby_born = "2026-10-01";
    const Desk desk = { arena, &diags, &here, NULL };
    assert_true(session_read(&request, &desk, &session));
    assert_true(timeline_build(&session, arena, &diags, &timeline));
    for (size_t i = 0; i < timeline.event_count; i++)
        if (timeline.events[i].kind == EVENT_SPEECH && strcmp(timeline.events[i].speech.pool, "habit") == 0)
            return timeline.events[i].speech.text;
    return "";
}

static void the_same_walk_closes_with_another_habit_each_day(void **state)
{
    static const char *const days[] = { "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23",
                                        "2026-11-24" };
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(habit_of(days[i], &arena), habit_of(days[k], &arena));
    assert_string_equal(habit_of(days[0], &arena), habit_of(days[0], &arena));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_breath_word_has_six_wordings_and_a_tip_four),
        cmocka_unit_test(the_same_walk_closes_with_another_habit_each_day),
    };
    return cmocka_run_group_tests_name("cue set", tests, NULL, NULL);
}
