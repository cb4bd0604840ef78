// What goes between host and speaker arrives as it was sent, and what is cut short is noticed.
#include "base/line.h"
#include "cmocka_all.h"
#include "voice/parcel.h"
#include "voice/profile_parcel.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const VoiceProfile whole = {
    .name = "mine",
    .title = "Mine",
    .language = "en",
    .rate = 151,
    .gain_db = -1.25,
    .respellings = (const Respelling[]){ { "TVA", "T V A" }, { "call 112", "call one one two" } },
    .respelling_count = 2,
    .bands = (const EqualiserBand[]){ { 3600, -4 }, { 200.5, 1.5 }, { 80, 2 } },
    .band_count = 3,
    .engine = ENGINE_RECORDINGS,
    .espeak_voice = "en-gb-x-rp+f4",
    .pitch = 45,
    .range = 35,
    .word_gap = 1,
    .argv = (const char *const[]){ "flite", "-t", "{text}", "", NULL },
    .timeout = 90 * MICROS_PER_MINUTE,
    .stay_alive = true,
    .processes = 7,
    .own_rate = 172,
    .folder = "voices/mine",
};

// Sends a parcel to itself.
static Parcel arrived(const Text *text, Arena *arena)
{
    Parcel parcel;
    int    ends[2];
    assert_true(line_open(ends));
    assert_true(parcel_send(text, ends[0]));
    assert_true(parcel_receive(&parcel, ends[1], arena));
    close(ends[0]), close(ends[1]);
    return parcel;
}

static void assert_same_lists(const VoiceProfile *a, const VoiceProfile *b)
{
    assert_int_equal(a->respelling_count, b->respelling_count);
    for (size_t i = 0; i < a->respelling_count; i++) {
        assert_string_equal(a->respellings[i].from, b->respellings[i].from);
        assert_string_equal(a->respellings[i].to, b->respellings[i].to);
    }
    assert_int_equal(a->band_count, b->band_count);
    assert_memory_equal(a->bands, b->bands, sizeof *a->bands * a->band_count);
    for (size_t i = 0; i < 5; i++)
        assert_true(a->argv[i] ? strcmp(a->argv[i], b->argv[i]) == 0 : b->argv[i] == NULL);
}

static void a_profile_arrives_as_it_was_sent(void **state)
{
    (void)state;
    Arena        arena = { 0 };
    Text         text = { .arena = &arena };
    VoiceProfile out;
    profile_put(&text, &whole);
    Parcel parcel = arrived(&text, &arena);
    profile_take(&parcel, &arena, &out);
    assert_false(parcel.broken);
    assert_int_equal(parcel.left, 0);
    assert_string_equal(out.name, whole.name);
    assert_string_equal(out.title, whole.title);
    assert_string_equal(out.language, whole.language);
    assert_string_equal(out.espeak_voice, whole.espeak_voice);
    assert_string_equal(out.folder, whole.folder);
    assert_true(out.gain_db == whole.gain_db && out.rate == whole.rate && out.timeout == whole.timeout);
    assert_true(out.stay_alive == whole.stay_alive && out.processes == whole.processes &&
                out.own_rate == whole.own_rate);
    assert_true(out.engine == whole.engine && out.pitch == whole.pitch && out.range == whole.range &&
                out.word_gap == whole.word_gap);
    assert_same_lists(&whole, &out);
    arena_free(&arena);
}

static void an_empty_profile_arrives_empty(void **state)
{
    (void)state;
    Arena        arena = { 0 };
    Text         text = { .arena = &arena };
    VoiceProfile out;
    profile_put(&text, &(VoiceProfile){ 0 });
    Parcel parcel = arrived(&text, &arena);
    profile_take(&parcel, &arena, &out);
    assert_false(parcel.broken);
    assert_null(out.name);
    assert_null(out.argv);
    assert_int_equal(out.respelling_count + out.band_count, 0);
    arena_free(&arena);
}

static void one_that_is_cut_short_anywhere_is_broken(void **state)
{
    (void)state;
    Arena        arena = { 0 };
    Text         text = { .arena = &arena };
    VoiceProfile out;
    profile_put(&text, &whole);
    for (size_t length = 0; length < text.length; length++) {
        char *copy = malloc(length + 1);  // of exactly that size: a sanitizer sees who reads beyond
        memcpy(copy, text.bytes, length);
        Parcel parcel = { .at = copy, .left = length };
        profile_take(&parcel, &arena, &out);
        assert_true(parcel.broken);
        free(copy);
    }
    arena_free(&arena);
}

static void a_count_beyond_all_room_is_none(void **state)
{
    (void)state;
    Arena arena = { 0 };
    for (int64_t count = INT64_MAX; count > 1; count /= 3) {
        Text text = { .arena = &arena };
        parcel_put_int(&text, count);
        parcel_put_int(&text, 7);
        Parcel parcel = { .at = text.bytes, .left = text.length };
        assert_int_equal(parcel_count(&parcel), 0);
        assert_true(parcel.broken);
        assert_int_equal(parcel_int(&parcel), 0);
    }
    arena_free(&arena);
}

// --- Lines -----------------------------------------------------------------------------

enum { MUCH = 3000000 };

static void *send_much(void *line)
{
    char *bytes = malloc(MUCH);
    for (int i = 0; i < MUCH; i++)
        bytes[i] = (char)(i * 7 % 251);
    bool sent = line_send(*(int *)line, bytes, MUCH);
    free(bytes);
    return sent ? line : NULL;
}

static void more_than_a_line_holds_arrives_in_order(void **state)
{
    (void)state;
    int       ends[2];
    pthread_t thread;
    void     *sent;
    char     *bytes = malloc(MUCH);
    assert_true(line_open(ends));
    assert_int_equal(pthread_create(&thread, NULL, send_much, &ends[0]), 0);
    assert_true(line_receive(ends[1], bytes, MUCH));
    pthread_join(thread, &sent);
    assert_non_null(sent);
    for (int i = 0; i < MUCH; i++)
        if (bytes[i] != (char)(i * 7 % 251))
            fail_msg("byte %d is another", i);
    free(bytes);
    close(ends[0]), close(ends[1]);
}

static void a_line_that_is_cut_is_noticed_on_both_ways(void **state)
{
    (void)state;
    int  ends[2];
    char bytes[4];
    assert_true(line_open(ends));
    assert_false(line_is_ready(ends[1], 0));
    assert_true(line_send(ends[0], "abc", 3));
    close(ends[0]);
    assert_true(line_is_ready(ends[1], 0));
    assert_false(line_receive(ends[1], bytes, 4));  // three came, and there will be no fourth
    assert_false(line_send(ends[1], bytes, 4));     // and no signal
    assert_false(line_send_end(ends[1], 0));
    assert_int_equal(line_receive_end(ends[1]), -1);
    close(ends[1]);
}

static void an_end_is_handed_over(void **state)
{
    (void)state;
    int  line[2], other[2];
    char byte = 0;
    assert_true(line_open(line) && line_open(other));
    assert_true(line_send_end(line[0], other[1]));
    close(other[1]);
    int end = line_receive_end(line[1]);
    assert_true(end >= 0);
    assert_true(line_send(end, "x", 1) && line_receive(other[0], &byte, 1));
    assert_int_equal(byte, 'x');
    close(end);
    assert_false(line_receive(other[0], &byte, 1));  // that was the last copy of it
    assert_true(line_send(line[0], "x", 1));
    assert_int_equal(line_receive_end(line[1]), -1);  // a byte without an end
    close(line[0]), close(line[1]), close(other[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_arrives_as_it_was_sent),
        cmocka_unit_test(an_empty_profile_arrives_empty),
        cmocka_unit_test(one_that_is_cut_short_anywhere_is_broken),
        cmocka_unit_test(a_count_beyond_all_room_is_none),
        cmocka_unit_test(more_than_a_line_holds_arrives_in_order),
        cmocka_unit_test(a_line_that_is_cut_is_noticed_on_both_ways),
        cmocka_unit_test(an_end_is_handed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
