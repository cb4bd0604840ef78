// The audio thread's state machine, pulled by hand: what comes out of it, frame by frame.
#include "mix/transport.h"

#include "walk.h"

#include "cmocka_all.h"

enum { CHUNK = 512, SECONDS = 12, FRAMES = SECONDS * WALK_RATE };

#define LOUDEST_STEP \
    0.25f  // between two neighbouring samples of the walk below, and so of all that is made from it

typedef struct {
    Walk      *walk, *other;  // the other: the same with no words
    Mixer     *mixer, *next;
    Transport *transport;
} Deck;

static const CountIn at_once = { 0 };

static Walk *small_walk(bool words)
{
    Walk *walk = walk_new();
    walk_phase(walk, "connect", SECONDS);
    walk_on_steps(walk, &walk->phases[0]);
    if (words)
        walk_say(walk, 3 * WALK_SECOND, ANCHOR_START, PRIORITY_MUST, "Lift and draw in and walk on");
    assert_true(walk_build(walk));
    return walk;
}

static int deck_open(void **state)
{
    Deck *deck = calloc(1, sizeof *deck);
    deck->walk = small_walk(true);
    deck->other = small_walk(false);
    deck->mixer = mixer_open(&deck->walk->score);
    deck->next = mixer_open(&deck->other->score);
    deck->transport = transport_open(deck->mixer, WALK_RATE, 2);
    *state = deck;
    return 0;
}

static int deck_close(void **state)
{
    Deck *deck = *state;
    transport_close(deck->transport);
    mixer_close(deck->mixer);
    mixer_close(deck->next);
    walk_free(deck->walk);
    walk_free(deck->other);
    free(deck);
    return 0;
}

// What a mixer gives by itself.
static float *mixed(Walk *walk)
{
    Mixer *mixer = mixer_open(&walk->score);
    float *out = calloc((size_t)FRAMES * 2, sizeof *out);
    assert_int_equal(mixer_fill(mixer, out, FRAMES), FRAMES);
    mixer_close(mixer);
    return out;
}

// In chunks, as a device asks. Returns what was within.
static Frames pull(Deck *deck, float *out, Frames frames)
{
    Frames done = 0;
    while (done < frames) {
        Frames wanted = frames - done < CHUNK ? frames - done : CHUNK;
        Frames got = transport_fill(deck->transport, out + done * 2, wanted);
        done += got;
        if (got < wanted)
            break;
    }
    return done;
}

static float *room_for(double seconds) { return calloc((size_t)(seconds * WALK_RATE) * 2, sizeof(float)); }

static void assert_silent(const float *samples, Frames frames)
{
    for (Frames i = 0; i < frames * 2; i++)
        assert_true(samples[i] == 0);
}

static void assert_no_click(const float *samples, Frames frames)
{
    for (Frames i = 2; i < frames * 2; i++)
        assert_true(fabsf(samples[i] - samples[i - 2]) < LOUDEST_STEP);
}

static void it_begins_paused(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(1);
    assert_int_equal(pull(deck, heard, WALK_RATE), WALK_RATE);
    assert_silent(heard, WALK_RATE);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_PAUSED);
    free(heard);
}

static void while_nothing_changes_the_mixers_samples_go_through_untouched(void **state)
{
    Deck  *deck = *state;
    float *heard = calloc((size_t)FRAMES * 2 + CHUNK * 2, sizeof *heard), *plain = mixed(deck->walk);
    assert_true(transport_play(deck->transport, 0, at_once));
    assert_int_equal(pull(deck, heard, FRAMES + CHUNK), FRAMES);
    assert_memory_equal(heard, plain, (size_t)FRAMES * 2 * sizeof *heard);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_ENDED);
    assert_no_click(heard, FRAMES);
    free(heard);
    free(plain);
}

static void the_walk_begins_exactly_after_its_count_in(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(3), *plain = mixed(deck->walk);
    assert_true(transport_play(deck->transport, 0, (CountIn){ .lead = WALK_RATE }));
    pull(deck, heard, WALK_RATE / 2);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_LEAD);
    assert_int_equal(transport_lead_left(deck->transport), WALK_RATE - WALK_RATE / 2);
    pull(deck, heard + WALK_RATE / 2 * 2, 2 * WALK_RATE);
    assert_silent(heard, WALK_RATE);
    assert_memory_equal(heard + WALK_RATE * 2, plain, (size_t)WALK_RATE * 2 * sizeof *heard);
    free(heard);
    free(plain);
}

static void ticks_of_a_count_in_come_whole_intervals_before_the_walk(void **state)
{
    Deck *deck = *state;
    float peak[100];
    for (int i = 0; i < 100; i++)
        peak[i] = 0.5f;
    Clip   *tick = clip_from_floats(peak, 100, 1, WALK_RATE);
    float  *heard = room_for(1);
    CountIn count_in = { .lead = WALK_RATE, .interval = WALK_RATE / 4, .ticks = 2, .tick = tick, .gain = 1 };
    assert_true(transport_play(deck->transport, 0, count_in));
    pull(deck, heard, WALK_RATE);
    assert_silent(heard, WALK_RATE / 2);
    assert_true(heard[WALK_RATE / 2 * 2] > 0.4f);
    assert_silent(heard + (WALK_RATE / 2 + 100) * 2, WALK_RATE / 4 - 100);
    assert_true(heard[(WALK_RATE - WALK_RATE / 4) * 2] > 0.4f);
    clip_free(tick);
    free(heard);
}

static void pause_fades_and_then_nothing_sounds(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(5);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, 4 * WALK_RATE);
    transport_pause(deck->transport);
    pull(deck, heard + 4 * WALK_RATE * 2, WALK_RATE);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_PAUSED);
    assert_no_click(heard, 5 * WALK_RATE);
    assert_silent(heard + (Frames)(4.2 * WALK_RATE) * 2, (Frames)(0.8 * WALK_RATE));
    Frames at = transport_frame(deck->transport);
    assert_in_range(at, 4 * WALK_RATE, (Frames)(4.2 * WALK_RATE));
    free(heard);
}

static void play_goes_on_from_the_frame_it_is_given_and_comes_in_softly(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(2), *plain = mixed(deck->walk);
    Frames from = 5 * WALK_RATE, soft = WALK_RATE / 10;
    transport_play(deck->transport, from, at_once);
    pull(deck, heard, 2 * WALK_RATE);
    assert_no_click(heard, 2 * WALK_RATE);
    for (Frames i = soft * 2; i < 2 * WALK_RATE * 2;
         i++)  // a limiter that was sought may differ in the last bits
        assert_true(fabsf(heard[i] - plain[from * 2 + i]) < 1e-4f);
    free(heard);
    free(plain);
}

static void a_jump_while_it_plays_makes_no_click(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(4);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, WALK_RATE);
    transport_play(deck->transport, 8 * WALK_RATE, (CountIn){ .lead = WALK_RATE / 2 });
    pull(deck, heard + WALK_RATE * 2, 3 * WALK_RATE);
    assert_no_click(heard, 4 * WALK_RATE);
    assert_in_range(transport_frame(deck->transport), 10 * WALK_RATE, 11 * WALK_RATE);
    free(heard);
}

static void pause_in_the_count_in_is_at_once_and_keeps_the_place(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(1);
    transport_play(deck->transport, 6 * WALK_RATE, (CountIn){ .lead = WALK_RATE });
    pull(deck, heard, WALK_RATE / 4);
    transport_pause(deck->transport);
    pull(deck, heard, WALK_RATE / 4);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_PAUSED);
    assert_int_equal(transport_frame(deck->transport), 6 * WALK_RATE);
    free(heard);
}

static void pause_right_after_a_jump_pauses_where_the_jump_went(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(1);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, CHUNK);
    transport_play(deck->transport, 9 * WALK_RATE, at_once);
    transport_pause(deck->transport);
    pull(deck, heard, WALK_RATE);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_PAUSED);
    assert_int_equal(transport_frame(deck->transport), 9 * WALK_RATE);
    free(heard);
}

static void the_place_is_where_the_last_jump_goes_before_and_after_it_is_taken(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(1);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, CHUNK);
    assert_int_equal(transport_place(deck->transport), CHUNK);
    transport_play(deck->transport, 9 * WALK_RATE, (CountIn){ .lead = WALK_RATE });
    assert_int_equal(transport_place(deck->transport), 9 * WALK_RATE);  // ordered
    assert_int_equal(transport_frame(deck->transport), CHUNK);
    pull(deck, heard, CHUNK);
    assert_int_equal(transport_place(deck->transport), 9 * WALK_RATE);  // fading
    pull(deck, heard, WALK_RATE / 2);
    assert_int_equal(transport_place(deck->transport), 9 * WALK_RATE);  // counting in
    free(heard);
}

static void stop_fades_and_ends_and_no_order_calls_it_back(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(4);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, 2 * WALK_RATE);
    transport_stop(deck->transport);
    pull(deck, heard + 2 * WALK_RATE * 2, CHUNK);
    transport_play(deck->transport, 0, at_once);
    transport_pause(deck->transport);
    Frames after = pull(deck, heard + (2 * WALK_RATE + CHUNK) * 2, WALK_RATE);
    assert_true(after < WALK_RATE);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_ENDED);
    assert_no_click(heard, 4 * WALK_RATE);
    assert_int_equal(transport_fill(deck->transport, heard, CHUNK), 0);
    free(heard);
}

static void stop_while_paused_ends_at_once(void **state)
{
    Deck *deck = *state;
    float heard[CHUNK * 2];
    transport_stop(deck->transport);
    assert_int_equal(transport_fill(deck->transport, heard, CHUNK), 0);
}

static void a_swap_happens_at_its_very_frame(void **state)
{
    Deck  *deck = *state;
    Frames at = 4 * WALK_RATE + 77, to = 6 * WALK_RATE + 5, soft = WALK_RATE / 20;
    float *heard = room_for(6), *before = mixed(deck->walk), *after = mixed(deck->other);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, CHUNK);
    transport_swap(deck->transport, deck->next, at, to);
    pull(deck, heard + CHUNK * 2, 6 * WALK_RATE - CHUNK);
    assert_int_equal(transport_serial(deck->transport), 1);
    assert_memory_equal(heard, before, (size_t)(at - soft) * 2 * sizeof *heard);
    for (Frames i = at + soft; i < 6 * WALK_RATE; i++)
        assert_true(fabsf(heard[i * 2] - after[(to + i - at) * 2]) < 1e-4f);
    assert_int_equal(transport_frame(deck->transport), to + 6 * WALK_RATE - at);
    assert_no_click(heard, 6 * WALK_RATE);
    free(heard);
    free(before);
    free(after);
}

static void a_swap_while_paused_is_at_once(void **state)
{
    Deck *deck = *state;
    float heard[CHUNK * 2];
    transport_swap(deck->transport, deck->next, 5 * WALK_RATE, 4 * WALK_RATE);
    pull(deck, heard, CHUNK);
    assert_int_equal(transport_serial(deck->transport), 1);
    assert_int_equal(transport_frame(deck->transport), 4 * WALK_RATE);
    assert_silent(heard, CHUNK);
}

static void a_jump_takes_a_waiting_swap_along(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(1);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, CHUNK);
    transport_swap(deck->transport, deck->next, 9 * WALK_RATE, 9 * WALK_RATE);
    pull(deck, heard, CHUNK);
    transport_play(deck->transport, 2 * WALK_RATE, (CountIn){ .lead = WALK_RATE });
    transport_swap(deck->transport, deck->next, 2 * WALK_RATE, 2 * WALK_RATE + 9);
    pull(deck, heard, WALK_RATE / 2);
    assert_int_equal(transport_serial(deck->transport), 1);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_LEAD);
    assert_int_equal(transport_frame(deck->transport), 2 * WALK_RATE + 9);
    free(heard);
}

static void volume_glides_to_silence_and_back(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(6);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, 2 * WALK_RATE);
    transport_volume(deck->transport, 0);
    pull(deck, heard + 2 * WALK_RATE * 2, 2 * WALK_RATE);
    transport_volume(deck->transport, 1);
    pull(deck, heard + 4 * WALK_RATE * 2, 2 * WALK_RATE);
    assert_silent(heard + (Frames)(2.1 * WALK_RATE) * 2, (Frames)(1.9 * WALK_RATE));
    assert_no_click(heard, 6 * WALK_RATE);
    free(heard);
}

static void a_full_ring_of_orders_says_so_and_loses_nothing(void **state)
{
    Deck *deck = *state;
    float heard[CHUNK * 2];
    int   given = 0;
    while (transport_play(deck->transport, given * 1000, (CountIn){ .lead = WALK_RATE }))
        given++;
    assert_in_range(given, 16, 1000);
    assert_false(transport_stop(deck->transport));
    pull(deck, heard, CHUNK);
    assert_int_equal(transport_frame(deck->transport), (given - 1) * 1000);
    assert_true(transport_stop(deck->transport));
}

static void halt_carries_out_what_was_ordered_without_a_sound(void **state)
{
    Deck *deck = *state;
    float heard[CHUNK * 2];
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, CHUNK);
    transport_play(deck->transport, 7 * WALK_RATE, at_once);
    transport_halt(deck->transport);
    assert_int_equal(transport_mode(deck->transport), TRANSPORT_PAUSED);
    assert_int_equal(transport_frame(deck->transport), 7 * WALK_RATE);
    pull(deck, heard, CHUNK);
    assert_silent(heard, CHUNK);
}

// From frame `at` on, the walk at a gain that goes straight from one value to another in so many frames.
static void assert_straight(const float *heard, const float *plain, Frames at, Frames frames, float from,
                            float to)
{
    for (Frames i = 0; i < frames; i++)
        for (int c = 0; c < 2; c++) {
            float gain = from + (to - from) * (float)(i + 1) / (float)frames;
            float wanted = plain[(at + i) * 2 + c] * gain;
            if (fabsf(heard[(at + i) * 2 + c] - wanted) > 2e-4f)
                fail_msg("frame %d: %g, not %g", (int)i, (double)heard[(at + i) * 2 + c], (double)wanted);
        }
}

// Three hundredths of a second for a jump, fifteen for a pause, eighty for the end, five for the volume.
static void each_fade_is_straight_and_has_its_length(void **state)
{
    enum { ORDERS = 3 };
    static const Frames lengths[ORDERS] = { 6615, 35280, 2205 };
    (void)state;
    for (int order = 0; order < ORDERS; order++) {
        void *opened;
        deck_open(&opened);
        Deck  *deck = opened;
        float *heard = room_for(5), *plain = mixed(deck->walk);
        Frames at = 6 * CHUNK * 50;  // in the middle of a word, at 3.5 s
        transport_play(deck->transport, 0, at_once);
        pull(deck, heard, at);
        if (order == 0)
            transport_pause(deck->transport);
        else if (order == 1)
            transport_stop(deck->transport);
        else
            transport_volume(deck->transport, 0);
        pull(deck, heard + at * 2, WALK_RATE);
        assert_straight(heard, plain, at, lengths[order], 1, 0);
        assert_silent(heard + (at + lengths[order]) * 2, WALK_RATE - lengths[order]);
        free(heard);
        free(plain);
        deck_close(&opened);
    }
}

static void a_jump_goes_down_and_comes_up(void **state)
{
    Deck  *deck = *state;
    float *heard = room_for(5), *plain = mixed(deck->walk);
    Frames at = 6 * CHUNK * 50;
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard, at);
    transport_play(deck->transport, 0, at_once);
    pull(deck, heard + at * 2, WALK_RATE);
    assert_straight(heard, plain, at, 1323, 1, 0);
    transport_pause(deck->transport);
    pull(deck, heard, WALK_RATE);
    transport_play(deck->transport, at, at_once);
    pull(deck, heard, WALK_RATE);
    assert_straight(heard, plain + at * 2, 0, 1323, 0, 1);
    free(heard);
    free(plain);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, deck_open, deck_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_begins_paused),
        TEST(while_nothing_changes_the_mixers_samples_go_through_untouched),
        TEST(the_walk_begins_exactly_after_its_count_in),
        TEST(ticks_of_a_count_in_come_whole_intervals_before_the_walk),
        TEST(pause_fades_and_then_nothing_sounds),
        TEST(play_goes_on_from_the_frame_it_is_given_and_comes_in_softly),
        TEST(a_jump_while_it_plays_makes_no_click),
        TEST(pause_in_the_count_in_is_at_once_and_keeps_the_place),
        TEST(pause_right_after_a_jump_pauses_where_the_jump_went),
        TEST(the_place_is_where_the_last_jump_goes_before_and_after_it_is_taken),
        TEST(stop_fades_and_ends_and_no_order_calls_it_back),
        TEST(stop_while_paused_ends_at_once),
        TEST(a_swap_happens_at_its_very_frame),
        TEST(a_swap_while_paused_is_at_once),
        TEST(a_jump_takes_a_waiting_swap_along),
        TEST(volume_glides_to_silence_and_back),
        TEST(a_full_ring_of_orders_says_so_and_loses_nothing),
        TEST(halt_carries_out_what_was_ordered_without_a_sound),
        TEST(each_fade_is_straight_and_has_its_length),
        TEST(a_jump_goes_down_and_comes_up),
    };
    return cmocka_run_group_tests_name("transport", tests, NULL, NULL);
}
