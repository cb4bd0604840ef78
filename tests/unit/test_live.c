// sink/live.h: what goes to the sound card, and when a device counts as lost. The card is this file's own.
#include "sink/live.h"

#include "cmocka_all.h"
#include "sink/card.h"

#include <string.h>

enum { RATE = 1000 };

static CardSettings card;  // as it was asked for
static int          open_cards;
static double       latency;

Card *card_open(const CardSettings *settings, SinkError *error)
{
    card = *settings;
    if (latency < 0)
        return sink_failed(error, "no sound device was found"), NULL;
    card.opened(card.self, latency);
    open_cards++;
    return (Card *)&card;
}
void        card_close(Card *it) { open_cards -= it == (Card *)&card; }
const char *card_name(const Card *it) { return it == (const Card *)&card ? "Earbuds" : NULL; }

// --- A source of a few frames ----------------------------------------------------------

static Frames left;

static Frames fill(void *self, float *out, Frames frames)
{
    Frames got = frames < left ? frames : left;
    for (Frames i = 0; i < got * 2; i++)
        out[i] = *(const float *)self;
    left -= got;
    return got;
}

static const float half = 0.5f;
static SinkError   error;

static Live *begin(Frames frames, double device_latency)
{
    LiveSettings settings = {
        .device = "Ear", .rate = RATE, .channels = 2, .fill = fill, .source = (void *)&half
    };
    left = frames;
    latency = device_latency;
    error = (SinkError){ 0 };
    return live_open(&settings, &error);
}

static bool call(float *out, Frames frames, bool slipped)
{
    for (Frames i = 0; i < frames * 2; i++)
        out[i] = 7;
    return card.call(card.self, out, frames, slipped);
}

static void check(const float *out, Frames count, float value)
{
    for (Frames i = 0; i < count * 2; i++)
        assert_true(out[i] == value);
}

// --- Opening ---------------------------------------------------------------------------

static void a_card_is_opened_to_play(void **state)
{
    (void)state;
    Live *live = begin(10, 0.25);
    assert_non_null(live);
    assert_int_equal(card.direction, CARD_PLAYS);
    assert_string_equal(card.device, "Ear");
    assert_true(card.rate == RATE && card.channels == 2 && !card.verbose);
    assert_true(card.latency == 0.3);
    assert_true(live_latency(live) == 0.25);
    assert_string_equal(live_device_name(live), "Earbuds");
    live_close(live);
    assert_int_equal(open_cards, 0);
    LiveSettings settings = { .rate = RATE, .channels = 1, .latency = 0.1, .fill = fill, .verbose = true };
    live = live_open(&settings, &error);
    assert_true(card.latency == 0.1 && card.verbose && card.channels == 1 && !card.device);
    live_close(live);
    live_close(NULL);
    assert_null(begin(10, -1));
    assert_string_equal(error.text, "no sound device was found");
    assert_int_equal(open_cards, 0);
}

// --- Sound -----------------------------------------------------------------------------

// After the end: the latency of 0.2 s, and 0.1 s more, before the stream may end.
static void after_the_end_there_is_silence_until_it_has_been_heard(void **state)
{
    (void)state;
    float out[400];
    Live *live = begin(150, 0.2);
    assert_true(call(out, 100, false));
    check(out, 100, 0.5f);
    assert_true(call(out, 100, false));
    check(out, 50, 0.5f);
    check(out + 100, 50, 0);
    left = 100;  // it has ended: it is not asked again
    assert_true(call(out, 200, false));
    check(out, 200, 0);
    assert_int_equal(live_state(live, 0), LIVE_PLAYING);
    assert_true(call(out, 49, false));
    assert_false(call(out, 1, false));
    check(out, 1, 0);
    assert_int_equal(left, 100);
    card.stopped(card.self);
    assert_int_equal(live_state(live, 0.1), LIVE_FINISHED);
    live_close(live);
}

static void frames_that_slipped_are_counted(void **state)
{
    (void)state;
    float out[400];
    Live *live = begin(1000, 0.2);
    call(out, 10, false);
    assert_int_equal(live_underruns(live), 0);
    call(out, 10, true);
    call(out, 10, false);
    call(out, 10, true);
    assert_int_equal(live_underruns(live), 2);
    live_close(live);
}

// --- A device that is gone -------------------------------------------------------------

static void a_stream_that_stops_by_itself_is_lost(void **state)
{
    (void)state;
    float out[400];
    Live *live = begin(1000, 0.2);
    call(out, 10, false);
    assert_int_equal(live_state(live, 5), LIVE_PLAYING);
    card.stopped(card.self);
    assert_int_equal(live_state(live, 5), LIVE_LOST);
    live_close(live);
}

static void a_second_and_a_half_without_a_frame_is_lost(void **state)
{
    (void)state;
    float out[400];
    Live *live = begin(1000, 0.2);
    assert_int_equal(live_state(live, 10), LIVE_PLAYING);
    assert_int_equal(live_state(live, 10.75), LIVE_PLAYING);
    call(out, 10, false);
    assert_int_equal(live_state(live, 11.5), LIVE_PLAYING);  // counted from here
    assert_int_equal(live_state(live, 12.25), LIVE_PLAYING);
    assert_int_equal(live_state(live, 13), LIVE_PLAYING);
    assert_int_equal(live_state(live, 13.03125), LIVE_LOST);
    live_close(live);
    live = begin(0, 0);
    assert_int_equal(live_state(live, 0), LIVE_PLAYING);
    assert_false(call(out, 100, false));  // the end, and its silence
    assert_int_equal(live_state(live, 0.5), LIVE_PLAYING);
    assert_int_equal(live_state(live, 1), LIVE_PLAYING);
    assert_int_equal(live_state(live, 1.5), LIVE_PLAYING);
    assert_int_equal(live_state(live, 2), LIVE_PLAYING);
    assert_int_equal(live_state(live, 2.25), LIVE_FINISHED);
    live_close(live);
}

// Stopped by Ctrl-Z, say: nobody asked for frames, and nobody looked either.
static void a_program_that_slept_begins_to_watch_anew(void **state)
{
    (void)state;
    Live *live = begin(1000, 0.2);
    assert_int_equal(live_state(live, 10), LIVE_PLAYING);
    assert_int_equal(live_state(live, 11), LIVE_PLAYING);  // more than 0.75 s since it looked
    assert_int_equal(live_state(live, 11.75), LIVE_PLAYING);
    assert_int_equal(live_state(live, 12.5), LIVE_PLAYING);
    assert_int_equal(live_state(live, 12.75), LIVE_LOST);
    live_close(live);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_is_opened_to_play),
        cmocka_unit_test(after_the_end_there_is_silence_until_it_has_been_heard),
        cmocka_unit_test(frames_that_slipped_are_counted),
        cmocka_unit_test(a_stream_that_stops_by_itself_is_lost),
        cmocka_unit_test(a_second_and_a_half_without_a_frame_is_lost),
        cmocka_unit_test(a_program_that_slept_begins_to_watch_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
