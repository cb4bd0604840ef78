// app/recorder.h: phrases from a microphone, take after take, by keys. The terminal, its keys, the microphone
// and the loudspeaker are those of a test: a tone between two silences is a good take.
#include "app/recorder.h"

#include "captured.h"
#include "job/aloud.h"
#include "job/stopwatch.h"
#include "job/tty.h"
#include "sink/microphone.h"

#include <math.h>
#include <string.h>

enum { RATE = 44100, MOST = 31 * RATE };

static struct {
    // One each time they are read; '.': none comes, '0': the terminal hung up, 'E': an escape sequence.
    const char *keys;
    size_t      at;
    bool        terminal, microphone, card, gone, lost;
    float       samples[MOST];
    Frames      length, kept;
    float       peak;
    int         opened, begun, played, closed;
    char        written[400];  // "ID length loudest, "
    bool        disk_is_full;
    Frames      played_length;
} test;

// --- In place of the machine -----------------------------------------------------------

Tty *tty_open(bool hide_cursor) { return hide_cursor && test.terminal ? (Tty *)&test : NULL; }
void tty_close(Tty *tty) { test.closed += tty != NULL; }

bool tty_waits(const Tty *tty, int ms)
{
    assert_true(tty && ms > 0);
    if (test.keys[test.at] != '.')
        return true;
    test.at++;
    return false;
}

size_t tty_read(Tty *tty, char *bytes, size_t room)
{
    char key = test.keys[test.at++];
    assert_true(tty && room >= 2);
    if (key == 'E')
        memcpy(bytes, "\033q", 2);
    else
        bytes[0] = key;
    return key == '0' || !key ? 0 : key == 'E' ? 2 : 1;
}

double stopwatch_now(void) { return 7; }

Microphone *microphone_open(const MicrophoneSettings *settings, SinkError *error)
{
    assert_int_equal(settings->rate, RATE);
    assert_int_equal(settings->most, 30 * RATE);
    assert_string_equal(settings->device, "usb");
    test.opened++;
    if (!test.microphone)
        sink_failed(error, "no microphone");
    return test.microphone ? (Microphone *)&test : NULL;
}

void microphone_close(Microphone *microphone) { test.opened -= microphone != NULL; }
void microphone_begin(Microphone *microphone) { test.begun += microphone != NULL; }

const float *microphone_end(Microphone *microphone, Frames *length, bool *lost)
{
    assert_non_null(microphone);
    *length = test.length;
    *lost = test.lost;
    return test.samples;
}

Frames microphone_kept(const Microphone *microphone) { return microphone ? test.kept : 0; }
float  microphone_peak(Microphone *microphone) { return microphone ? test.peak : 0; }
bool microphone_is_there(Microphone *microphone, double now) { return microphone && now == 7 && !test.gone; }

bool aloud_play(const Aloud *aloud, const char *device, bool (*go_on)(void *self), void *self,
                SinkError *error)
{
    assert_true(!device && !go_on && !self);
    assert_int_equal(test.opened, 0);  // a card may do one thing at a time
    test.played++;
    test.played_length = aloud->length;
    return test.card || sink_failed(error, "no loudspeaker");
}

bool aloud_write(const Aloud *aloud, const Encoding *encoding, const char *path, WholeOver over,
                 SinkError *error)
{
    float  most = 0;
    size_t used = strlen(test.written);
    assert_true(over == WHOLE_OURS && aloud->rate == RATE);
    assert_string_equal(encoding->format->ending, "wav");
    for (Frames i = 0; i < aloud->length; i++)
        most = fmaxf(most, aloud->samples[i]);
    snprintf(test.written + used, sizeof test.written - used, "%s %.1f %.2f, ", path,
             (double)aloud->length / RATE, most);
    return !test.disk_is_full || sink_failed(error, "the disk is full");
}

// --- A session of recording ------------------------------------------------------------

static const ScriptLine first = { "lift", "Lift", RATE_BREATH, ON_OUT, 1500000 },
                        second = { "tall", "Stand tall.", RATE_MUST, ON_FREE, SCRIPT_ANY_LENGTH };
static const ScriptLine *lines[] = { &first, &second };

static Captured  out;
static SinkError error;
static size_t    taken;

// A quiet room with a tone of so many seconds in its middle.
static void hear(double seconds, float loud)
{
    test.length = (Frames)((seconds + 1) * RATE);
    for (Frames i = 0; i < test.length; i++) {
        bool speaks = i >= RATE / 2 && i < test.length - RATE / 2;
        test.samples[i] = speaks ? loud * (float)sin(2 * M_PI * 300 * (double)i / RATE) : 0;
    }
}

static int set_up(void **state)
{
    (void)state;
    memset(&test, 0, sizeof test);
    test.terminal = test.microphone = test.card = true;
    hear(1, 0.5f);
    error = (SinkError){ 0 };
    return 0;
}

static bool record(const char *keys)
{
    const Terminal      terminal = { .width = 80 };
    const RecorderOrder order = { lines, 2, "/voice", "usb" };
    test.keys = keys, test.at = 0, test.closed = 0;
    capture(&out, stderr);
    bool good = recorder_run(&order, &terminal, &taken, &error);
    captured_text(&out);
    assert_int_equal(test.closed, test.terminal);
    assert_true(!test.microphone || test.opened == 0);
    return good;
}

#define SHOWS(words) assert_non_null(strstr(out.text, words))
#define HIDES(words) assert_null(strstr(out.text, words))

// --- Tests -----------------------------------------------------------------------------

static void each_phrase_is_taken_and_kept(void **state)
{
    (void)state;
    assert_true(record("    "));
    assert_int_equal(taken, 2);
    assert_int_equal(test.begun, 2);
    // The words with 60 ms of air around them, as loud as -3 dB.
    assert_string_equal(test.written, "/voice/lift.wav 1.1 0.71, /voice/tall.wav 1.1 0.71, ");
    SHOWS("\r\n1 of 2  Lift\r\n");
    SHOWS("    Breathing out: the strong syllable is on the turn. Up to 1.5 seconds.\r\n");
    SHOWS("    Kept, 1.1 seconds.\r\n");
    SHOWS("\r\n2 of 2  Stand tall.\r\n");
    SHOWS("    Slowly and clearly.\r\n");
}

static void keys_of_every_terminal_begin_and_end_a_take(void **state)
{
    (void)state;
    assert_true(record("\r\n\n\r"));
    assert_int_equal(taken, 2);
}

static void she_may_skip_go_back_and_stop(void **state)
{
    (void)state;
    assert_true(record("ss"));
    assert_int_equal(taken, 0);
    assert_true(record("sb  q"));
    assert_int_equal(taken, 1);
    assert_memory_equal(test.written, "/voice/lift.wav", 15);
    *test.written = '\0';
    assert_true(record("b  q"));  // the first has none before it
    assert_int_equal(taken, 1);
    assert_memory_equal(test.written, "/voice/lift.wav", 15);
    static const char *const ends[] = { "q ", "\003 ", "\004 ", "0 " };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        test.begun = 0;
        assert_true(record(ends[i]));
        assert_int_equal(test.begun, 0);
    }
    assert_true(record("xEkq"));  // nothing to keep, and no letters of an arrow
    assert_int_equal(taken, 0);
    assert_int_equal(test.at, 4);
}

static void while_it_records_only_the_end_is_a_key(void **state)
{
    (void)state;
    test.kept = 2 * RATE;
    assert_true(record(" sbpk.q"));
    assert_int_equal(test.begun, 1);
    assert_int_equal(test.played, 0);
    assert_int_equal(taken, 0);
    HIDES("2 of 2");
    SHOWS("2.0 s  space ends it");
}

static void what_is_wrong_with_a_take_is_said(void **state)
{
    (void)state;
    static const struct {
        double      seconds;
        float       loud;
        const char *words;
    } faults[] = { { 0.01, 0, "Nothing was heard. Is the microphone on?" },
                   { 1, 0.005f, "Too quiet: go nearer to the microphone, or turn it up." },
                   { 1, 4, "Too loud for the microphone: go further away, or turn it down." } };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        hear(faults[i].seconds, faults[i].loud);
        for (Frames k = 0; k < test.length; k++)
            test.samples[k] = fmaxf(-1, fminf(1, test.samples[k]));
        assert_true(record("  q"));
        assert_int_equal(taken, 0);
        SHOWS(faults[i].words);
    }
    hear(1, 0.5f);
    test.lost = true;
    assert_true(record("  q"));
    SHOWS("The microphone dropped some of it. Once more?");
    test.lost = false;
    for (Frames k = 0; k < test.length; k++)
        test.samples[k] += k % 2 ? 0.06f : -0.06f;
    assert_true(record("  q"));
    SHOWS("The room is nearly as loud as you: go somewhere quieter, or nearer to the microphone.");
    assert_string_equal(test.written, "");
}

static void a_take_that_is_too_long_is_kept_only_if_she_says_so(void **state)
{
    (void)state;
    hear(2, 0.5f);
    assert_true(record("  .q"));
    assert_int_equal(taken, 0);
    SHOWS("It lasts 2.1 seconds, but there is room for only 1.5.");
    SHOWS("space takes it again · k keeps it · p plays · q stops");
    assert_true(record("  kq"));
    assert_int_equal(taken, 1);
    assert_true(record("  k  "));  // the second may be as long as it likes
    assert_int_equal(taken, 2);
    test.begun = 0;
    assert_true(record("   q"));  // again
    assert_int_equal(test.begun, 2);
    assert_int_equal(taken, 0);
    *test.written = '\0';
    assert_true(record("  skq"));  // not after it was skipped, as the next one
    assert_int_equal(taken, 0);
    assert_true(record("  sb.kq"));
    assert_int_equal(taken, 0);
    assert_string_equal(test.written, "");
}

// "Up to 1.5 seconds": 1.38 of words, and the air.
static void a_take_may_be_as_long_as_its_room(void **state)
{
    (void)state;
    hear(1.36, 0.5f);
    assert_true(record("  q"));
    assert_int_equal(taken, 1);
    hear(1.42, 0.5f);
    assert_true(record("  q"));
    assert_int_equal(taken, 0);
}

static void a_take_can_be_heard(void **state)
{
    (void)state;
    assert_true(record("pq"));  // there is none yet
    assert_int_equal(test.played, 0);
    hear(2, 0.5f);
    assert_true(record("  pkq"));
    assert_int_equal(test.played, 1);
    assert_true(test.played_length > 2 * RATE && test.played_length < 2.2 * RATE);
    assert_int_equal(taken, 1);
    test.card = false;
    assert_true(record("  pq"));
    SHOWS("    no loudspeaker\r\n");
}

static void a_take_ends_after_30_seconds(void **state)
{
    (void)state;
    test.kept = 30 * RATE;
    assert_true(record(" .q"));
    assert_int_equal(taken, 1);
    test.kept = 30 * RATE - 1;
    assert_true(record(" .q"));
    assert_int_equal(taken, 0);
    SHOWS("30.0 s  space ends it");
}

// A full one is 0 dB, an empty one -60.
static void the_meter_shows_how_loud_it_is(void **state)
{
    (void)state;
    static const struct {
        float peak;
        int   bars;
    } levels[] = { { 0, 0 }, { 0.0005f, 0 }, { 0.0101f, 10 }, { 0.101f, 20 }, { 1, 30 }, { 1.5f, 30 } };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        char meter[33] = "[##############################]";
        memset(meter + 1 + levels[i].bars, '-', (size_t)(30 - levels[i].bars));
        test.peak = levels[i].peak;
        assert_true(record(".q"));
        SHOWS(meter);
        SHOWS("] space records · s skips · b back · p plays · q stops");
    }
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    test.gone = true;
    assert_false(record("."));
    assert_string_equal(error.text, "the microphone is gone: no sound comes from it");
    test.gone = false, test.disk_is_full = true, error = (SinkError){ 0 };
    assert_false(record("   q"));
    assert_string_equal(error.text, "the disk is full");
    assert_int_equal(taken, 0);
    assert_int_equal(test.at, 2);  // no further key is waited for
    test.microphone = false, error = (SinkError){ 0 };
    assert_false(record("q"));
    assert_string_equal(error.text, "no microphone");
    test.terminal = false, error = (SinkError){ 0 };
    assert_false(record("q"));
    assert_string_equal(error.text, "record takes keys: it needs a terminal");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, set_up)
    const struct CMUnitTest tests[] = {
        TEST(each_phrase_is_taken_and_kept),     TEST(keys_of_every_terminal_begin_and_end_a_take),
        TEST(she_may_skip_go_back_and_stop),     TEST(while_it_records_only_the_end_is_a_key),
        TEST(what_is_wrong_with_a_take_is_said), TEST(a_take_that_is_too_long_is_kept_only_if_she_says_so),
        TEST(a_take_may_be_as_long_as_its_room), TEST(a_take_can_be_heard),
        TEST(a_take_ends_after_30_seconds),      TEST(the_meter_shows_how_loud_it_is),
        TEST(what_is_missing_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
