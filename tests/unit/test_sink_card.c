// sink/card.h: which device is chosen, how it is opened, and what is said. PortAudio is this file's own.
#include "sink/card.h"

#include "base/library.h"
#include "captured.h"
#include "library_by_hand.h"
#include "sink/alsa.h"

#include <portaudio.h>
#include <stdlib.h>
#include <string.h>

// --- PortAudio -------------------------------------------------------------------------

static PaDeviceInfo devices[] = {
    { .name = "HDMI",
      .maxOutputChannels = 8,
      .defaultSampleRate = 48000,
      .defaultHighOutputLatency = 0.05,
      .defaultHighInputLatency = 1 },
    { .name = "Ear Left",
      .maxOutputChannels = 2,
      .defaultSampleRate = 44100,
      .defaultHighOutputLatency = 0.2 },
    { .name = "Ear", .maxOutputChannels = 1, .defaultSampleRate = 22050, .defaultHighOutputLatency = 0.3 },
    { .name = "Mic near",
      .maxInputChannels = 1,
      .defaultSampleRate = 16000,
      .defaultHighInputLatency = 0.01,
      .defaultHighOutputLatency = 1 },
    { .name = "Headset",
      .maxOutputChannels = 2,
      .maxInputChannels = 1,
      .defaultSampleRate = 44100,
      .defaultHighInputLatency = 0.02 },
};
static int                       device_count, by_default, initialized, streams, aborted;
static PaError                   code_of_all, code_of_opening, code_of_starting;
static const PaStreamParameters *input, *output;
static PaStreamParameters        parameters;
static double                    rate;
static PaStreamFlags             flags;
static PaStreamCallback         *calls;
static PaStreamFinishedCallback *finishes;
static void                     *its;
static const PaStreamInfo        info = { .inputLatency = 0.0625, .outputLatency = 0.25 };

static PaError initialize(void)
{
    fputs("ALSA lib: a hundred lines\n", stderr);
    fflush(stderr);
    initialized += code_of_all == paNoError;
    return code_of_all;
}
static PaError terminate(void)
{
    initialized--;
    return paNoError;
}
static const char *error_text(PaError code)
{
    return code == paInvalidDevice ? "no such device" : "it is busy";
}
static PaDeviceIndex       count_devices(void) { return device_count; }
static PaDeviceIndex       default_output(void) { return by_default; }
static PaDeviceIndex       default_input(void) { return by_default < 0 ? by_default : 3; }
static const PaDeviceInfo *device_info(PaDeviceIndex index) { return &devices[index]; }
static PaError open_stream(PaStream **stream, const PaStreamParameters *in, const PaStreamParameters *out,
                           double at, unsigned long frames, PaStreamFlags with, PaStreamCallback *callback,
                           void *self)
{
    if (code_of_opening != paNoError)
        return code_of_opening;
    fputs("ALSA lib: and more\n", stderr);
    fflush(stderr);
    input = in, output = out, parameters = in ? *in : *out, rate = at, flags = with, calls = callback,
    its = self;
    *stream = &streams;
    streams++;
    return frames == paFramesPerBufferUnspecified ? paNoError : paInvalidFlag;
}
static const PaStreamInfo *stream_info(PaStream *stream) { return stream == &streams ? &info : NULL; }
static PaError             on_finish(PaStream *stream, PaStreamFinishedCallback *callback)
{
    finishes = stream == &streams ? callback : NULL;
    return paNoError;
}
static PaError start_stream(PaStream *stream)
{
    return stream == &streams ? code_of_starting : paBadStreamPtr;
}
static PaError abort_stream(PaStream *stream)
{
    aborted += stream == &streams;
    return paNoError;
}
static PaError close_stream(PaStream *stream)
{
    streams -= stream == &streams;
    return paNoError;
}

static const CallByHand by_hand[] = {
    CALL("Pa_Initialize", initialize),
    CALL("Pa_Terminate", terminate),
    CALL("Pa_GetErrorText", error_text),
    CALL("Pa_GetDeviceCount", count_devices),
    CALL("Pa_GetDefaultOutputDevice", default_output),
    CALL("Pa_GetDefaultInputDevice", default_input),
    CALL("Pa_GetDeviceInfo", device_info),
    CALL("Pa_OpenStream", open_stream),
    CALL("Pa_GetStreamInfo", stream_info),
    CALL("Pa_SetStreamFinishedCallback", on_finish),
    CALL("Pa_StartStream", start_stream),
    CALL("Pa_AbortStream", abort_stream),
    CALL("Pa_CloseStream", close_stream),
};

static bool no_library, empty, messages;

bool library_open(const char *file, const char *const *names, size_t count, void *table,
                  char why[LIBRARY_WHY_SIZE])
{
    assert_string_equal(file, "libportaudio.so.2");
    snprintf(why, LIBRARY_WHY_SIZE, "it is not there");
    library_fill(names, count, by_hand, sizeof by_hand / sizeof *by_hand, table);
    return !no_library;
}
void alsa_messages(bool wanted) { messages = wanted; }
bool alsa_is_empty(void) { return empty; }

// --- Who plays -------------------------------------------------------------------------

static double opened_with;
static bool   slips, goes_on;
static float *heard;
static Frames heard_count;
static int    stops;

static bool on_call(void *self, float *frames, Frames count, bool slipped)
{
    heard = self == &opened_with ? frames : NULL, heard_count = count, slips = slipped;
    return goes_on;
}
static void on_opened(void *self, double latency) { *(double *)self = latency; }
static void on_stopped(void *self) { stops += self == &opened_with; }

static SinkError error;
static Captured  said;

static int set_up(void **state)
{
    (void)state;
    device_count = 5, by_default = 0;
    initialized = streams = aborted = stops = 0;
    code_of_all = code_of_opening = code_of_starting = paNoError;
    no_library = empty = false;
    error = (SinkError){ 0 };
    return 0;
}

static CardSettings settings_for(CardDirection direction, const char *device)
{
    return (CardSettings){ .direction = direction,
                           .device = device,
                           .rate = 44100,
                           .channels = 2,
                           .latency = 0.125,
                           .call = on_call,
                           .opened = on_opened,
                           .stopped = on_stopped,
                           .self = &opened_with };
}

static Card *open_card(CardDirection direction, const char *device)
{
    CardSettings settings = settings_for(direction, device);
    error = (SinkError){ 0 };
    capture(&said, stderr);
    Card *card = card_open(&settings, &error);
    captured_text(&said);
    assert_string_equal(said.text, "");
    return card;
}

static void close_all(Card *card)
{
    card_close(card);
    assert_int_equal(streams, 0);
    assert_int_equal(initialized, 0);
}

static void a_device_is_opened_as_asked(void **state)
{
    (void)state;
    Card *card = open_card(CARD_PLAYS, NULL);
    assert_non_null(card);
    assert_string_equal(card_name(card), "HDMI");
    assert_true(output && !input && parameters.device == 0 && parameters.channelCount == 2 &&
                parameters.sampleFormat == paFloat32);
    assert_true(parameters.suggestedLatency == 0.125 && rate == 44100 && flags == (paClipOff | paDitherOff));
    assert_true(opened_with == 0.25);
    assert_false(messages);
    assert_int_equal(initialized, 1);
    close_all(card);
    assert_int_equal(aborted, 1);
    card = open_card(CARD_LISTENS, NULL);
    assert_string_equal(card_name(card), "Mic near");
    assert_true(input && !output && parameters.device == 3 && opened_with == 0.0625);
    close_all(card);
    card_close(NULL);
}

static void with_verbose_its_own_lines_are_shown(void **state)
{
    (void)state;
    CardSettings settings = settings_for(CARD_PLAYS, NULL);
    settings.verbose = true;
    settings.opened = NULL;
    capture(&said, stderr);
    Card *card = card_open(&settings, &error);
    captured_text(&said);
    assert_string_equal(said.text, "ALSA lib: a hundred lines\nALSA lib: and more\n");
    assert_true(messages);
    close_all(card);
}

static void frames_go_there_and_come_from_there(void **state)
{
    (void)state;
    float in[4], out[4];
    Card *card = open_card(CARD_PLAYS, NULL);
    goes_on = true;
    assert_int_equal(calls(in, out, 2, NULL, 0, its), paContinue);
    assert_ptr_equal(heard, out);
    assert_int_equal(heard_count, 2);
    assert_false(slips);
    calls(in, out, 2, NULL, paInputOverflow, its);
    assert_false(slips);
    goes_on = false;
    assert_int_equal(calls(in, out, 2, NULL, paOutputUnderflow, its), paComplete);
    assert_true(slips);
    finishes(its);
    assert_int_equal(stops, 1);
    close_all(card);
    card = open_card(CARD_LISTENS, NULL);
    calls(in, out, 2, NULL, paOutputUnderflow, its);
    assert_ptr_equal(heard, in);
    assert_false(slips);
    calls(in, out, 2, NULL, paInputOverflow, its);
    assert_true(slips);
    close_all(card);
    CardSettings settings = settings_for(CARD_PLAYS, NULL);
    settings.stopped = NULL;
    settings.verbose = true;
    capture(&said, stderr);
    card = card_open(&settings, &error);
    captured_text(&said);
    finishes(its);
    assert_int_equal(stops, 1);
    close_all(card);
}

static void a_device_is_found_by_its_name_or_a_part_of_it(void **state)
{
    (void)state;
    static const struct {
        CardDirection direction;
        const char   *wanted, *found;
    } rows[] = { { CARD_PLAYS, "Ear", "Ear" },         { CARD_PLAYS, "left", "Ear Left" },
                 { CARD_PLAYS, "hdmi", "HDMI" },       { CARD_PLAYS, "Headset", "Headset" },
                 { CARD_LISTENS, "NEAR", "Mic near" }, { CARD_LISTENS, "head", "Headset" } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Card *card = open_card(rows[i].direction, rows[i].wanted);
        assert_non_null(card);
        assert_string_equal(card_name(card), rows[i].found);
        close_all(card);
    }
}

static void what_is_not_found_is_said_with_what_there_is(void **state)
{
    (void)state;
    assert_null(open_card(CARD_PLAYS, "nose"));
    assert_string_equal(error.text,
                        "no device is called \"nose\"; there are: \"HDMI\" \"Ear Left\" \"Ear\" \"Headset\"");
    assert_null(open_card(CARD_LISTENS, "ear L"));
    assert_string_equal(error.text, "no device is called \"ear L\"; there are: \"Mic near\" \"Headset\"");
    assert_null(open_card(CARD_PLAYS, "ea"));
    assert_true(error.failed);
    assert_string_equal(error.text,
                        "\"ea\" is part of the names of 3 devices: \"Ear Left\" \"Ear\" \"Headset\"");
    by_default = paNoDevice;
    assert_null(open_card(CARD_PLAYS, NULL));
    assert_string_equal(error.text, "no sound device was found");
    assert_null(open_card(CARD_LISTENS, NULL));
    assert_string_equal(error.text, "no microphone was found");
    close_all(NULL);
}

static void what_does_not_work_is_said(void **state)
{
    (void)state;
    code_of_opening = paInvalidDevice;
    assert_null(open_card(CARD_PLAYS, NULL));
    assert_string_equal(error.text, "\"HDMI\" cannot play: no such device");
    assert_null(open_card(CARD_LISTENS, NULL));
    assert_string_equal(error.text, "\"Mic near\" cannot listen: no such device");
    code_of_opening = paNoError, code_of_starting = paDeviceUnavailable;
    assert_null(open_card(CARD_PLAYS, "Ear"));
    assert_string_equal(error.text, "\"Ear\" cannot play: it is busy");
    close_all(NULL);
    code_of_all = paDeviceUnavailable;
    assert_null(open_card(CARD_PLAYS, NULL));
    assert_string_equal(error.text, "no sound system: it is busy");
    empty = true;
    assert_null(open_card(CARD_PLAYS, NULL));
    assert_string_equal(error.text, "no sound device: ALSA's configuration names none, not even \"default\"");
    no_library = true;
    assert_null(open_card(CARD_PLAYS, NULL));
    assert_string_equal(error.text,
                        "no sound system: PortAudio (package libportaudio2) is missing: it is not there");
    close_all(NULL);
}

static void every_device_of_a_direction_is_listed(void **state)
{
    (void)state;
    Arena             arena = { 0 };
    const CardDevice *list;
    size_t            count;
    by_default = 1;
    capture(&said, stderr);
    bool plays = card_devices(CARD_PLAYS, &arena, &list, &count, &error);
    captured_text(&said);
    assert_true(plays);
    assert_int_equal(count, 4);
    assert_string_equal(list[0].name, "HDMI");
    assert_true(list[0].rate == 48000 && list[0].latency == 0.05 && list[0].channels == 8 &&
                !list[0].is_default);
    assert_string_equal(list[1].name, "Ear Left");
    assert_true(list[1].is_default && list[1].channels == 2);
    assert_string_equal(list[3].name, "Headset");
    capture(&said, stderr);
    bool listens = card_devices(CARD_LISTENS, &arena, &list, &count, &error);
    captured_text(&said);
    assert_true(listens);
    assert_int_equal(count, 2);
    assert_true(list[0].rate == 16000 && list[0].latency == 0.01 && list[0].channels == 1 &&
                list[0].is_default);
    assert_false(list[1].is_default);
    device_count = 0;
    capture(&said, stderr);
    bool none = card_devices(CARD_PLAYS, &arena, &list, &count, &error);
    captured_text(&said);
    assert_true(none);
    assert_int_equal(count, 0);
    assert_int_equal(initialized, 0);
    code_of_all = paDeviceUnavailable;
    capture(&said, stderr);
    bool fails = card_devices(CARD_PLAYS, &arena, &list, &count, &error);
    captured_text(&said);
    assert_false(fails);
    assert_string_equal(error.text, "no sound system: it is busy");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_device_is_opened_as_asked, set_up),
        cmocka_unit_test_setup(with_verbose_its_own_lines_are_shown, set_up),
        cmocka_unit_test_setup(frames_go_there_and_come_from_there, set_up),
        cmocka_unit_test_setup(a_device_is_found_by_its_name_or_a_part_of_it, set_up),
        cmocka_unit_test_setup(what_is_not_found_is_said_with_what_there_is, set_up),
        cmocka_unit_test_setup(what_does_not_work_is_said, set_up),
        cmocka_unit_test_setup(every_device_of_a_direction_is_listed, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
