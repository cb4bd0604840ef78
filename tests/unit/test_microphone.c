// sink/microphone.h: a take, frame by frame. The card is this file's own.
#include "sink/microphone.h"

#include "cmocka_all.h"
#include "sink/card.h"

#include <string.h>
#include <time.h>

static CardSettings card;
static int          open_cards;
static bool         no_card;

Card *card_open(const CardSettings *settings, SinkError *error)
{
    card = *settings;
    if (no_card)
        return sink_failed(error, "no microphone was found"), NULL;
    open_cards++;
    return (Card *)&card;
}
void card_close(Card *it) { open_cards -= it == (Card *)&card; }

static SinkError error;

static Microphone *begin(Frames most)
{
    MicrophoneSettings settings = { .device = "Ear", .rate = 16000, .most = most };
    Microphone        *microphone = microphone_open(&settings, &error);
    assert_non_null(microphone);
    return microphone;
}

// Frames of this value and the next ones, in steps of 1/64.
static void hear(float value, Frames count, bool slipped)
{
    float frames[64];
    for (Frames i = 0; i < count; i++)
        frames[i] = value + (float)i / 64;
    assert_true(card.call(card.self, frames, count, slipped));
}

// While a take ends the program sleeps between its looks at the device: here the device goes on in its sleep.
static int looks, heard_at;  // heard_at: the look at which the device calls again; 0: it has gone

int nanosleep(const struct timespec *time, struct timespec *left)
{
    (void)left;
    assert_int_equal(time->tv_sec, 0);
    assert_int_equal(time->tv_nsec, 1000000);
    if (++looks == heard_at)
        hear(0.75f, 2, true);  // not of this take any more
    return 0;
}

static const float *end_at(Microphone *microphone, int look, Frames *length, bool *lost)
{
    looks = 0;
    heard_at = look;
    return microphone_end(microphone, length, lost);
}

static const float *end(Microphone *microphone, Frames *length, bool *lost)
{
    return end_at(microphone, 1, length, lost);
}

static void a_card_is_opened_to_listen(void **state)
{
    (void)state;
    Microphone *microphone = begin(10);
    assert_int_equal(card.direction, CARD_LISTENS);
    assert_string_equal(card.device, "Ear");
    assert_true(card.rate == 16000 && card.channels == 1 && card.latency == 0.05);
    microphone_close(microphone);
    microphone_close(NULL);
    assert_int_equal(open_cards, 0);
    no_card = true;
    assert_null(microphone_open(&(MicrophoneSettings){ .rate = 16000, .most = 10 }, &error));
    assert_string_equal(error.text, "no microphone was found");
    no_card = false;
}

static void a_take_is_what_came_between_its_begin_and_its_end(void **state)
{
    (void)state;
    Frames      length = -1;
    bool        lost = true;
    Microphone *microphone = begin(10);
    hear(0.5f, 4, true);  // not yet
    assert_int_equal(microphone_kept(microphone), 0);
    microphone_begin(microphone);
    hear(0, 3, false);
    assert_int_equal(microphone_kept(microphone), 3);
    hear(-0.5f, 2, false);
    assert_int_equal(microphone_kept(microphone), 5);
    const float       *take = end(microphone, &length, &lost);
    static const float wanted[] = { 0, 1.0f / 64, 2.0f / 64, -0.5f, -0.5f + 1.0f / 64 };
    assert_int_equal(length, 5);
    assert_false(lost);
    assert_memory_equal(take, wanted, sizeof wanted);
    hear(0.25f, 2, true);  // not any more
    hear(0.25f, 2, true);
    take = end(microphone, &length, &lost);
    assert_int_equal(looks, 0);  // it has ended already
    assert_int_equal(length, 5);
    assert_false(lost);
    assert_memory_equal(take, wanted, sizeof wanted);
    microphone_begin(microphone);  // another one
    assert_int_equal(microphone_kept(microphone), 0);
    hear(0.25f, 1, false);
    take = end(microphone, &length, &lost);
    assert_int_equal(length, 1);
    assert_true(take[0] == 0.25f);
    microphone_close(microphone);
}

static void what_found_no_room_or_slipped_is_lost(void **state)
{
    (void)state;
    Frames      length = -1;
    bool        lost = false;
    Microphone *microphone = begin(5);
    microphone_begin(microphone);
    hear(0, 3, false);
    hear(0.5f, 2, false);  // full to the last frame
    const float *take = end(microphone, &length, &lost);
    assert_int_equal(length, 5);
    assert_true(take[4] == 0.5f + 1.0f / 64);
    assert_false(lost);
    microphone_begin(microphone);
    hear(0, 3, false);
    hear(0.25f, 3, false);
    take = end(microphone, &length, &lost);
    assert_int_equal(length, 5);
    assert_true(take[4] == 0.25f + 1.0f / 64);
    assert_true(lost);
    microphone_begin(microphone);
    hear(0, 1, true);
    end(microphone, &length, &lost);
    assert_int_equal(length, 1);
    assert_true(lost);
    microphone_begin(microphone);
    hear(0, 1, false);
    end(microphone, &length, &lost);
    assert_false(lost);  // that was another take
    microphone_close(microphone);
}

static void the_loudest_sample_is_shown_once(void **state)
{
    (void)state;
    Microphone *microphone = begin(10);
    assert_true(microphone_peak(microphone) == 0);
    hear(-0.5f, 3, false);
    hear(0.25f, 2, false);
    assert_true(microphone_peak(microphone) == 0.5f);
    assert_true(microphone_peak(microphone) == 0);
    microphone_begin(microphone);
    hear(0.25f, 2, false);
    assert_true(microphone_peak(microphone) == 0.25f + 1.0f / 64);
    microphone_close(microphone);
}

// It may be inside a call, whose frames are still of the take.
static void a_take_has_ended_once_the_device_has_called_again(void **state)
{
    (void)state;
    Frames      length = -1;
    bool        lost = true;
    Microphone *microphone = begin(10);
    microphone_begin(microphone);
    hear(0.5f, 4, false);
    end_at(microphone, 3, &length, &lost);
    assert_int_equal(looks, 3);
    assert_int_equal(length, 4);
    assert_false(lost);
    microphone_close(microphone);
}

static void for_a_device_that_has_gone_it_waits_half_a_second(void **state)
{
    (void)state;
    Frames      length = -1;
    bool        lost = true;
    Microphone *microphone = begin(10);
    microphone_begin(microphone);
    hear(0.5f, 4, false);
    const float *take = end_at(microphone, 0, &length, &lost);
    assert_int_equal(looks, 500);
    assert_int_equal(length, 4);
    assert_false(lost);
    assert_true(take[3] == 0.5f + 3.0f / 64);
    microphone_close(microphone);
}

static void no_take_was_begun_and_none_is_there(void **state)
{
    (void)state;
    Frames      length = -1;
    bool        lost = true;
    Microphone *microphone = begin(10);
    hear(0.5f, 4, true);
    end_at(microphone, 1, &length, &lost);
    assert_int_equal(looks, 0);
    assert_int_equal(length, 0);
    assert_false(lost);
    microphone_close(microphone);
}

static void two_seconds_without_a_frame_and_it_has_gone(void **state)
{
    (void)state;
    Microphone *microphone = begin(10);
    assert_true(microphone_is_there(microphone, 10));
    assert_true(microphone_is_there(microphone, 12));
    assert_false(microphone_is_there(microphone, 12.01));
    hear(0, 1, false);
    assert_true(microphone_is_there(microphone, 13));
    assert_true(microphone_is_there(microphone, 15));
    assert_false(microphone_is_there(microphone, 15.01));
    microphone_close(microphone);
    microphone = begin(10);  // a clock that begins now
    assert_true(microphone_is_there(microphone, 0));
    assert_true(microphone_is_there(microphone, 2));
    assert_false(microphone_is_there(microphone, 2.01));
    microphone_close(microphone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_is_opened_to_listen),
        cmocka_unit_test(a_take_is_what_came_between_its_begin_and_its_end),
        cmocka_unit_test(what_found_no_room_or_slipped_is_lost),
        cmocka_unit_test(the_loudest_sample_is_shown_once),
        cmocka_unit_test(a_take_has_ended_once_the_device_has_called_again),
        cmocka_unit_test(for_a_device_that_has_gone_it_waits_half_a_second),
        cmocka_unit_test(no_take_was_begun_and_none_is_there),
        cmocka_unit_test(two_seconds_without_a_frame_and_it_has_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
