// phone/follow.h: what the page needs to follow a walk, whole, of one made by
// hand.
#include "cmocka_all.h"
#include "phone/follow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RATE = 1000 };  // a frame is a millisecond

#define SHA "9f3c01ab9f3c01ab9f3c01ab9f3c01ab9f3c01ab9f3c01ab9f3c01ab9f3c01ab"

static Arena arena;

static const Event events[] = {
    { .kind = EVENT_BREATH, .at = 999000, .length = 2000000 },
    { .kind = EVENT_BREATH, .at = 1000000, .length = 2500000, .breath = { .out = false } },
    { .kind = EVENT_SPEECH, .at = 2000000, .length = 1000000 },
    { .kind = EVENT_BREATH, .at = 3500000, .length = 3000400, .breath = { .out = true } },
    { .kind = EVENT_BREATH, .at = 6500400, .length = 1000000, .breath = { .out = true, .held = true } },
    { .kind = EVENT_BREATH, .at = 9000000, .length = 2500000 },
};
static Spoken spoken[] = {
    { .event = 2, .text = "Long \"neck\".", .onset = 2050, .end = 3100 },
    { .event = 2, .text = "Lift", .onset = 8000, .end = 9700 },
};
static const Session  session = { .title = "Not this one", .about = "Three of them." };
static const Timeline timeline = {
    .session = &session, .length = 12000000, .events = events, .event_count = 6
};
static const Score score = {
    .timeline = &timeline, .rate = RATE, .length = 12000, .spoken = spoken, .spoken_count = 2
};
static Chapter    chapters[] = { { 0, 3000000, "Settle" }, { 3000000, 5000000, "Brisk, 1 of 2" } };
static const Tags tags = { .title = "Hills", .chapters = chapters, .chapter_count = 2 };

static const char json[] = "{\"made_from\":\"" SHA
                           "\",\"bytes\":14408123,\"by\":\"Made by walkcoach\",\"title\":\"Hills\","
                           "\"about\":\"Three of them.\",\"seconds\":8,"
                           "\"chapters\":[{\"at\":0,\"length\":3,\"title\":\"Settle\"},"
                           "{\"at\":3,\"length\":5,\"title\":\"Brisk, 1 of 2\"}],"
                           "\"words\":[{\"at\":1.05,\"end\":2.1,\"text\":\"Long \\\"neck\\\".\"},"
                           "{\"at\":7,\"end\":8,\"text\":\"Lift\"}],"
                           "\"breath\":[{\"at\":0,\"length\":2.5,\"out\":false},{\"at\":2.5,"
                           "\"length\":3,\"out\":true}]}\n";

static void a_walk_is_followed_by_its_parts_words_and_breath(void **state)
{
    (void)state;
    const BesideJob job = { .score = &score, .from = 1000000, .to = 9000000, .tags = &tags };
    assert_string_equal(follow_json(&job, SHA, 14408123, &arena), json);
}

static void what_it_was_made_from_is_read_back(void **state)
{
    (void)state;
    char  path[] = "/tmp/walkcoach-follow.XXXXXX", longest[220];
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    assert_true(fputs(json, file) >= 0 && fclose(file) == 0);
    assert_true(follow_is_made_from(path, SHA, 14408123));
    assert_false(follow_is_made_from(path, SHA, 1440812));
    assert_false(follow_is_made_from(path, SHA, 14408124));
    assert_false(follow_is_made_from(path, "8" SHA, 14408123));
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(follow_is_made_from(path, longest, 14408123));
    assert_int_equal(truncate(path, 60), 0);
    assert_false(follow_is_made_from(path, SHA, 14408123));
    unlink(path);
    assert_false(follow_is_made_from(path, SHA, 14408123));
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
        cmocka_unit_test(a_walk_is_followed_by_its_parts_words_and_breath),
        cmocka_unit_test(what_it_was_made_from_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
