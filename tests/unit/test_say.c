// walkcoach say: words in a voice, into a file or aloud. The voice is a program that gives half a second of a
// tone for each text.
#include "command_by_hand.h"
#include "wav_by_hand.h"

#include <unistd.h>

static char tone[80], path[80];

static int set_up(void **state)
{
    char text[200], folder[80];
    command_set_up(state);
    Commanded *commanded = *state;
    snprintf(folder, sizeof folder, "%s/config/walkcoach/voices", commanded->home);
    assert_int_equal(mkdir(folder, 0700), 0);
    snprintf(tone, sizeof tone, "%s/tone.wav", commanded->home);
    snprintf(path, sizeof path, "%s/said.wav", commanded->home);
    write_wav(tone, &(WavByHand){ 1, 16000, 8000, 16, 0.3, 0, 0 });
    snprintf(text, sizeof text, "title = \"T\"\ncommand: { argv = [\"cat\", \"%s\"] }\n", tone);
    command_file(commanded, "config/walkcoach/voices/tone.cfg", text);
    command_file(commanded, "config/walkcoach/voices/gone.cfg",
                 "title = \"G\"\ncommand: { argv = [\"no-such-synthesiser\"] }\n");
    commanded->settings.order.asked.walker.voice.text = "tone";
    commanded->settings.output = path;
    return 0;
}

static Status say(Commanded *commanded, const char *one, const char *other)
{
    char *operands[] = { (char *)one, (char *)other, NULL };
    commanded->settings.operands = operands;
    commanded->settings.operand_count = other ? 2 : 1;
    capture(&commanded->out, stdout);
    capture(&commanded->err, stderr);
    commanded->status = cmd_say(&commanded->settings);
    captured_text(&commanded->err);
    captured_text(&commanded->out);
    return commanded->status;
}

static void fails(Commanded *commanded, const char *text, Status status, const char *why)
{
    assert_int_equal(say(commanded, text, NULL), status);
    if (!strstr(commanded->err.text, why))
        fail_msg("%s", commanded->err.text);
    if (commanded->settings.output == path)
        assert_int_equal(access(path, F_OK), -1);
}

// Half a second each, and half a second between them: 44100 frames of two bytes a second.
static void words_become_a_file(void **state)
{
    Commanded  *commanded = *state;
    char        said[120];
    struct stat about;
    assert_int_equal(say(commanded, "Lift", NULL), STATUS_DONE);
    snprintf(said, sizeof said, "%s: 0.5 seconds\n", path);
    assert_string_equal(commanded->err.text, said);
    assert_int_equal(stat(path, &about), 0);
    assert_in_range(about.st_size, 48 * 882, 52 * 882 + 100);
    assert_int_equal(say(commanded, "Lift", "And hold"), STATUS_DONE);  // what is there is replaced
    snprintf(said, sizeof said, "%s: 1.5 seconds\n", path);
    assert_string_equal(commanded->err.text, said);
    assert_string_equal(commanded->out.text, "");
}

static void standard_output_is_a_file_too(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.output = "-";
    assert_int_equal(say(commanded, "Lift", NULL), STATUS_DONE);
    assert_memory_equal(commanded->out.text, "RIFF", 4);
    assert_string_equal(commanded->err.text, "");
}

static void what_is_asked_for_is_looked_at_first(void **state)
{
    Commanded *commanded = *state;
    fails(commanded, "", STATUS_USAGE, "walkcoach: there is nothing to say in \"\"\n");
    fails(commanded, " \t\n", STATUS_USAGE, "walkcoach: there is nothing to say in \"");
    assert_int_equal(say(commanded, "Lift", "  "), STATUS_USAGE);
    commanded->settings.output = "/nonexistent/said.xyz";
    fails(commanded, "Lift", STATUS_USAGE, "walkcoach: /nonexistent/said.xyz: the ending picks the format");
}

static void a_voice_that_does_not_work_is_said(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.order.asked.walker.voice.text = "gone";
    fails(commanded, "Lift", STATUS_MISTAKES, "the voice's program \"no-such-synthesiser\" is not there");
    commanded->settings.order.asked.walker.voice.text = "nobody";
    fails(commanded, "Lift", STATUS_MISTAKES, "nobody");
    command_profile(commanded, "voice = 5\n");
    commanded->settings.order.asked.walker.voice.text = "tone";
    fails(commanded, "Lift", STATUS_MISTAKES, "walkcoach.cfg:1");
}

// A voice of recordings, of which this is one.
static void a_file_that_the_voice_is_made_of_is_not_written_over(void **state)
{
    Commanded  *commanded = *state;
    char        said[200], recorded[120];
    struct stat about;
    snprintf(recorded, sizeof recorded, "%s/config/walkcoach/voices/mine", commanded->home);
    assert_int_equal(mkdir(recorded, 0700), 0);
    strcat(recorded, "/lift.wav");
    write_wav(recorded, &(WavByHand){ 1, 16000, 8000, 16, 0.3, 0, 0 });
    command_file(commanded, "config/walkcoach/voices/mine.cfg",
                 "title = \"M\"\nrecordings: { folder = \"mine\" }\n");
    commanded->settings.order.asked.walker.voice.text = "mine";
    commanded->settings.output = recorded;
    snprintf(said, sizeof said, "walkcoach: the voice is made of %s: name another file with -o\n", recorded);
    fails(commanded, "Lift", STATUS_USAGE, said);
    assert_int_equal(stat(recorded, &about), 0);
    assert_in_range(about.st_size, 16000, 16100);
    commanded->settings.output = path;
    assert_int_equal(say(commanded, "Lift", NULL), STATUS_DONE);
}

static void what_cannot_be_written_or_played_is_said(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.output = "/nonexistent/said.wav";
    fails(commanded, "Lift", STATUS_WORLD, "walkcoach: /nonexistent");
    commanded->settings.output = NULL;
    commanded->settings.playing.device = "no such card";
    fails(commanded, "Lift", STATUS_WORLD, "; -o FILE writes a file instead\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, command_tear_down)
        TEST(words_become_a_file),
        TEST(standard_output_is_a_file_too),
        TEST(what_is_asked_for_is_looked_at_first),
        TEST(a_voice_that_does_not_work_is_said),
        TEST(a_file_that_the_voice_is_made_of_is_not_written_over),
        TEST(what_cannot_be_written_or_played_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
