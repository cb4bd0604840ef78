// play/stage.h: what play says where it has no screen, of a walk made by hand. The player is this file's own.
#include "play/stage.h"

#include "captured.h"

#include <string.h>

static Captured error;

// --- A player that is where the test says ------------------------------------------------

static const TimelinePhase phases[] = {
    { .key = "open", .title = "Get ready", .at = 0, .length = 62400000, .round = 1, .rounds = 1 },
    { .key = "work", .title = "Brisk", .at = 62400000, .length = 600000000, .round = 1, .rounds = 1 },
};
static const Event    events[] = { { .kind = EVENT_SPEECH, .at = 10000000 },
                                   { .kind = EVENT_SPEECH, .at = 70000000, .phase = 1 } };
static const Session  session = { .title = "By hand" };
static const Timeline timeline = { .session = &session,
                                   .length = 662400000,
                                   .phases = phases,
                                   .phase_count = 2,
                                   .events = events,
                                   .event_count = 2 };
static const Clip     clip = { .length = 2100 };
static Spoken         spoken[] = {
            { .event = 0, .text = "Long neck.", .start = 9900, .onset = 10000, .end = 12000, .clip = &clip },
            { .event = 1, .text = "And lift.", .start = 69900, .onset = 70000, .end = 72000, .clip = &clip }
};
static const Score score = {
    .timeline = &timeline, .rate = 1000, .length = 662400, .spoken = spoken, .spoken_count = 2
};

static Frames frame_now;

const Score *player_score(const Player *player)
{
    (void)player;
    return &score;
}
Frames player_frame(const Player *player)
{
    (void)player;
    return frame_now;
}
double player_lead_left(const Player *player)
{
    (void)player;
    return 2.5;
}
int player_volume(const Player *player)
{
    (void)player;
    return 100;
}

// --- Lines -----------------------------------------------------------------------------

static const Terminal plain_terminal = { .width = 80 }, live = { .width = 80, .live = true },
                      quiet = { .quiet = true, .live = true };

static void show(Stage *stage, Frames frame, PlayerState state)
{
    frame_now = frame;
    stage_show(stage, NULL, state, 0);
}

static void a_line_for_each_part(void **state)
{
    (void)state;
    Stage *stage = stage_open(&plain_terminal, false, false);
    capture(&error, stderr);
    show(stage, 0, PLAYER_LEAD);
    show(stage, 1600, PLAYER_PLAYING);
    show(stage, 11000, PLAYER_PLAYING);
    show(stage, 62500, PLAYER_PLAYING);
    show(stage, 71000, PLAYER_PLAYING);
    stage_close(stage);
    assert_string_equal(captured_text(&error), "0:01  Get ready, for 1:01\n1:02  Brisk, for 10:00\n");
}

static void words_as_they_come_with_plain(void **state)
{
    (void)state;
    Stage *stage = stage_open(&live, true, true);
    capture(&error, stderr);
    show(stage, 0, PLAYER_PLAYING);
    show(stage, 10500, PLAYER_PLAYING);
    show(stage, 11000, PLAYER_PLAYING);
    show(stage, 62400, PLAYER_PLAYING);
    show(stage, 70500, PLAYER_PLAYING);
    stage_close(stage);
    assert_string_equal(captured_text(&error), "0:00  Get ready, for 1:02\nLong neck.\n"
                                               "1:02  Brisk, for 10:00\nAnd lift.\n");
}

static void what_happens_to_the_device_is_said_once(void **state)
{
    (void)state;
    Stage *stage = stage_open(&plain_terminal, false, false);
    capture(&error, stderr);
    show(stage, 0, PLAYER_PLAYING);
    show(stage, 0, PLAYER_PAUSED);
    show(stage, 0, PLAYER_PAUSED);
    show(stage, 0, PLAYER_LOST);
    show(stage, 0, PLAYER_LOST);
    show(stage, 0, PLAYER_PAUSED);
    show(stage, 0, PLAYER_LOST);
    show(stage, 0, PLAYER_LEAD);
    show(stage, 0, PLAYER_LOST);
    show(stage, 0, PLAYER_GAVE_UP);
    stage_close(stage);
    assert_string_equal(captured_text(&error), "0:00  Get ready, for 1:02\nPaused.\n"
                                               "The sound device is gone. Trying again for a minute.\n"
                                               "The sound device is back.\nPaused.\n"
                                               "The sound device is gone. Trying again for a minute.\n"
                                               "The sound device is back.\n"
                                               "The sound device is gone. Trying again for a minute.\n");
}

static void a_note_is_a_line(void **state)
{
    (void)state;
    Stage *stage = stage_open(&plain_terminal, false, true);
    capture(&error, stderr);
    stage_note(stage, "Slower: 98 steps a minute.", 1);
    stage_note(stage, "", 1);
    stage_help(stage);
    stage_close(stage);
    const char *text = captured_text(&error);
    assert_memory_equal(text, "Slower: 98 steps a minute.\n  space  ", 36);
    assert_null(strchr(text, '\033'));
}

static void with_quiet_nothing_is_shown(void **state)
{
    (void)state;
    Stage *stage = stage_open(&quiet, false, true);
    capture(&error, stderr);
    show(stage, 0, PLAYER_PLAYING);
    show(stage, 0, PLAYER_LOST);
    stage_note(stage, "Slower.", 1);
    stage_close(stage);
    stage_close(NULL);
    assert_string_equal(captured_text(&error), "");
}

// --- A screen --------------------------------------------------------------------------

static const char *drawn(Stage *stage, PlayerState state, double now)
{
    capture(&error, stderr);
    stage_show(stage, NULL, state, now);
    return captured_text(&error);
}

static int lines_of(const char *text)
{
    int lines = 0;
    for (; (text = strstr(text, "\r\n")); text += 2)
        lines++;
    return lines;
}

static void a_screen_is_written_over_the_one_before(void **state)
{
    (void)state;
    char   up[20];
    Stage *stage = stage_open(&live, false, true);
    frame_now = 11000;
    const char *text = drawn(stage, PLAYER_PLAYING, 0);
    int         lines = lines_of(text);
    assert_true(lines > 2);
    assert_memory_equal(text, "\033[K", 3);
    assert_non_null(strstr(text, "Get ready"));
    snprintf(up, sizeof up, "\033[%dA\033[K", lines);
    assert_memory_equal(drawn(stage, PLAYER_PLAYING, 0), up, strlen(up));
    stage_forget(stage);
    assert_memory_equal(drawn(stage, PLAYER_PLAYING, 0), "\033[K", 3);
    // Whatever PortAudio wrote between the lines is cleared, once.
    assert_memory_equal(drawn(stage, PLAYER_LOST, 0), "\033[H\033[J", 6);
    assert_memory_equal(drawn(stage, PLAYER_LOST, 0), up, strlen(up));
    stage_close(stage);
}

static void a_screen_says_what_goes_on(void **state)
{
    (void)state;
    Stage *stage = stage_open(&live, false, true);
    assert_non_null(strstr(drawn(stage, PLAYER_LEAD, 0), "begins in 3"));
    assert_non_null(strstr(drawn(stage, PLAYER_PAUSED, 0), "paused"));
    assert_non_null(strstr(drawn(stage, PLAYER_LOST, 0), "sound device lost, trying again"));
    assert_null(strstr(drawn(stage, PLAYER_PLAYING, 0), "paused"));
    stage_close(stage);
}

static void a_note_stays_two_seconds_and_a_half(void **state)
{
    (void)state;
    Stage *stage = stage_open(&live, false, true);
    capture(&error, stderr);
    stage_note(stage, "Slower.", 100);
    assert_string_equal(captured_text(&error), "");
    assert_non_null(strstr(drawn(stage, PLAYER_PLAYING, 100), "Slower."));
    assert_non_null(strstr(drawn(stage, PLAYER_PLAYING, 102.4), "Slower."));
    assert_null(strstr(drawn(stage, PLAYER_PLAYING, 102.5), "Slower."));
    stage_close(stage);
}

static void help_comes_in_pages_and_goes(void **state)
{
    (void)state;
    Stage *stage = stage_open(&live, false, true);
    assert_null(strstr(drawn(stage, PLAYER_PLAYING, 0), "quieter"));
    int pages = 0;
    do {
        stage_help(stage);
        pages++;
    } while (pages < 20 && !strstr(drawn(stage, PLAYER_PLAYING, 0), "Get ready"));
    assert_true(pages >= 1 && pages < 20);
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_for_each_part),
        cmocka_unit_test(words_as_they_come_with_plain),
        cmocka_unit_test(what_happens_to_the_device_is_said_once),
        cmocka_unit_test(a_note_is_a_line),
        cmocka_unit_test(with_quiet_nothing_is_shown),
        cmocka_unit_test(a_screen_is_written_over_the_one_before),
        cmocka_unit_test(a_screen_says_what_goes_on),
        cmocka_unit_test(a_note_stays_two_seconds_and_a_half),
        cmocka_unit_test(help_comes_in_pages_and_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
