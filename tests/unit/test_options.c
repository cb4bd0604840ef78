// app/options.h and app/resumed.h: what is typed, and what is wrong with it. Both ends of each range are here
// once more.
#include "app/options.h"

#include "app/resumed.h"
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 12 };

static Arena paths;  // of all that is typed

typedef struct {
    Settings       settings;
    const Command *command;
    char           problem[PROBLEM_SIZE];
    char           line[200];
    char          *words[WORDS_MAX];
    bool           good;
} Typed;

// "render 20min --to 4:00", cut at its blanks; "_" is an empty word.
static Typed *type(Typed *typed, const char *line)
{
    *typed = (Typed){ .settings = SETTINGS_DEFAULT };
    int   count = 1;
    char *rest = NULL;
    snprintf(typed->line, sizeof typed->line, "%s", line);
    typed->words[0] = "walkcoach";
    for (char *word = strtok_r(typed->line, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        typed->words[count++] = strcmp(word, "_") == 0 ? "" : word;
    typed->good = options_parse(count, typed->words, &typed->settings, &typed->command, &paths,
                                typed->problem);
    return typed;
}

static void refuse(const char *line, const char *problem)
{
    Typed typed;
    if (type(&typed, line)->good)
        fail_msg("\"%s\" is taken", line);
    assert_string_equal(typed.problem, problem);
}

static void take(const char *line)
{
    Typed typed;
    if (!type(&typed, line)->good)
        fail_msg("%s", typed.problem);
}

// --- Ranges ----------------------------------------------------------------------------

static const struct {
    const char *command, *option;
    long long   low, high;
    const char *unit;
} ranges[] = {
    { "render 20min", "bitrate", 16, 320, " kb/s" },
    { "render 20min", "track", 1, 9999, "" },
    { "render 20min", "sample-rate", 8000, 192000, " Hz" },
    { "render 20min", "loudness", -40, -6, " LUFS" },
    { "render 20min", "jobs", 1, 64, " jobs" },
    { "render 20min", "level", 1, 4, "" },
    { "render 20min", "weeks", 0, 5200, " weeks" },
    { "render 20min", "pace", 60, 140, " steps a minute" },
    { "render 20min", "seed", 0, 2147483647, "" },
    { "export 20min", "jobs", 1, 64, " jobs" },
    { "play 20min", "delay", 0, 300, " seconds" },
    { "play 20min", "speed", 1, 20, " times" },
    { "share", "port", 1, 65535, "" },
    { "done", "start", 0, 600, " minutes" },
    { "init", "own-pace", 60, 140, " steps a minute" },
};

static void numbers_are_within_their_range(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        char line[100], problem[PROBLEM_SIZE];
        for (int end = 0; end < 2; end++) {
            long long at = end ? ranges[i].high : ranges[i].low, beyond = end ? at + 1 : at - 1;
            snprintf(line, sizeof line, "%s --%s %lld", ranges[i].command, ranges[i].option, at);
            take(line);
            snprintf(line, sizeof line, "%s --%s=%lld", ranges[i].command, ranges[i].option, beyond);
            snprintf(problem, sizeof problem, "--%s is %lld to %lld%s, not \"%lld\"", ranges[i].option,
                     ranges[i].low, ranges[i].high, ranges[i].unit, beyond);
            refuse(line, problem);
        }
    }
}

static void a_number_is_all_of_the_word(void **state)
{
    (void)state;
    Typed typed;
    assert_float_equal(type(&typed, "play 20min --pace 99.5")->settings.order.asked.walker.pace, 99.5, 0);
    assert_int_equal(type(&typed, "play 20min --level 3")->settings.order.asked.walker.level, 3);
    assert_true(type(&typed, "play 20min --seed 2147483647")->settings.order.asked.seed == 2147483647);
    refuse("play 20min --pace 100x", "--pace is 60 to 140 steps a minute, not \"100x\"");
    refuse("play 20min --pace nan", "--pace is 60 to 140 steps a minute, not \"nan\"");
    refuse("play 20min --pace _", "--pace is 60 to 140 steps a minute, not \"\"");
    refuse("play 20min --level 2.0", "--level is 1 to 4, not \"2.0\"");
    refuse("play 20min --level _", "--level is 1 to 4, not \"\"");
    refuse("play 20min --seed 99999999999999999999",
           "--seed is 0 to 2147483647, not \"99999999999999999999\"");
}

// --- Words -----------------------------------------------------------------------------

static void each_kind_of_value_is_where_it_belongs(void **state)
{
    (void)state;
    Typed           typed;
    const Settings *settings = &typed.settings;
    assert_true(type(&typed, "play 20min --from 4:00 --voice calm --core=c_only --pram")->good == false);
    assert_true(type(&typed, "play 20min --from 4:00 --voice calm --core=light --pram --anyway")->good);
    assert_string_equal(settings->stretch.from, "4:00");
    assert_string_equal(settings->order.asked.walker.voice.text, "calm");
    assert_string_equal(settings->order.asked.walker.voice.pos.source->path, "--voice");
    assert_int_equal(settings->order.asked.walker.core, CORE_LIGHT);
    assert_int_equal(settings->order.asked.walker.pram, 1);
    assert_true(settings->order.asked.anyway);
    assert_int_equal(settings->operand_count, 1);
    assert_string_equal(settings->operands[0], "20min");
    assert_string_equal(typed.command->name, "play");
    type(&typed, "done --stop leg --stop=fever,wound --answer mood=skip");
    assert_true(typed.good);
    assert_int_equal(settings->answering.stop.count, 2);
    assert_string_equal(settings->answering.stop.at[0], "leg");
    assert_string_equal(settings->answering.stop.at[1], "fever,wound");
    assert_string_equal(settings->answering.answer.at[0], "mood=skip");
    type(&typed, "render 20min --mute voice,bed --mute lift --solo chime");
    assert_int_equal(settings->order.listening.mute,
                     LAYER_BIT(LAYER_VOICE) | LAYER_BIT(LAYER_BED) | LAYER_BIT(LAYER_LIFT));
    assert_int_equal(settings->order.listening.solo, LAYER_BIT(LAYER_CHIME));
    assert_false(type(&typed, "render 20min --mute voices")->good);
    assert_false(type(&typed, "render 20min --mute _")->good);
    assert_false(type(&typed, "render 20min --mute ,")->good);
    assert_false(type(&typed, "render 20min --title _")->good);
    assert_false(type(&typed, "render 20min --voice _")->good);
    assert_false(type(&typed, "done --stop _")->good);
}

static void a_list_ends_after_24(void **state)
{
    (void)state;
    Settings settings = SETTINGS_DEFAULT;
    char     problem[PROBLEM_SIZE];
    for (int i = 1; i <= 25; i++)
        assert_int_equal(options_set(&settings, "stop", "leg", &paths, problem), i <= 24);
    assert_int_equal(settings.answering.stop.count, 24);
}

static void layers_of_two_hundred_letters_are_too_many(void **state)
{
    (void)state;
    Settings settings = SETTINGS_DEFAULT;
    char     names[201], problem[PROBLEM_SIZE];
    memset(names, ',', 200);
    memcpy(names, "bed", 3);
    names[200] = '\0';
    assert_false(options_set(&settings, "solo", names, &paths, problem));
    names[199] = '\0';
    assert_true(options_set(&settings, "solo", names, &paths, problem));
    assert_int_equal(settings.order.listening.solo, LAYER_BIT(LAYER_BED));
}

static void letters_may_be_joined_and_words_may_follow_two_dashes(void **state)
{
    (void)state;
    Typed           typed;
    const Settings *settings = &typed.settings;
    assert_true(type(&typed, "render -qvoa.mp3 20min")->good);
    assert_true(settings->terminal.quiet && settings->terminal.verbose);
    assert_string_equal(settings->output, "a.mp3");
    assert_true(type(&typed, "render 20min -q -o a.mp3")->good);
    assert_string_equal(settings->output, "a.mp3");
    assert_int_equal(settings->operand_count, 1);
    assert_true(type(&typed, "render -o - -- --20min")->good);
    assert_string_equal(settings->output, "-");
    assert_string_equal(settings->operands[0], "--20min");
    assert_true(type(&typed, "-q")->good && !typed.command);
    assert_true(type(&typed, "play --level 9 --help")->good == false);
    assert_true(type(&typed, "play --help --csv")->good);  // whatever else is said
    assert_true(type(&typed, "share /music --to x")->good == false);
}

static void what_is_wrong_is_said_in_one_line(void **state)
{
    (void)state;
    refuse("plya 20min", "there is no command \"plya\"; did you mean \"play\"?");
    refuse("xyzzyxyzzy", "there is no command \"xyzzyxyzzy\"; walkcoach --help lists them");
    refuse("play 20min --levle 3", "there is no option --levle; did you mean --level?");
    refuse("play 20min --xyzzyxyzzy=3", "there is no option --xyzzyxyzzy; walkcoach --help lists them");
    refuse("play -x", "there is no option -x; walkcoach --help lists them");
    refuse("play 20min --level", "--level needs N after it");
    refuse("render 20min -o", "--output needs FILE after it");
    refuse("play 20min --pram=yes", "--pram takes no value");
    refuse("play 20min --stats", "play takes no --stats; walkcoach play --help lists what it takes");
    refuse("render 20min --to 1:00 --resume",
           "render takes no --resume; walkcoach render --help lists what it takes");
    refuse("play 20min 30min", "play does not know what to do with \"30min\"");
    refuse("render", "render needs SESSION; walkcoach render --help says more");
    refuse("play 20min --core x",
           "--core cannot be \"x\": breath_only, light or tall: the most that is asked of the core");
}

// The second row of a name is read by the command that takes it.
static void one_name_may_be_two_options(void **state)
{
    (void)state;
    Typed typed;
    assert_true(type(&typed, "--to 4:00 render 20min")->good);
    assert_string_equal(typed.settings.stretch.to, "4:00");
    assert_true(type(&typed, "--to /card export 20min")->good);
    assert_string_equal(typed.settings.exporting.folder, "/card");
    assert_true(type(&typed, "export 20min --jobs 3")->good);
    assert_int_equal(typed.settings.exporting.jobs, 3);
    assert_true(type(&typed, "render 20min --jobs 3")->good);
    assert_int_equal(typed.settings.order.jobs, 3);
}

static void a_rule_explained_needs_no_session(void **state)
{
    (void)state;
    take("check --explain nesting");
    refuse("check --explain nesting 20min", "check does not know what to do with \"20min\"");
}

// --- What play --resume brings back ----------------------------------------------------

#define ALL_LINES                                                                                          \
    "--solo=voice,bed\n--mute=chime\n--voice=calm\n--sound=air\n--bed=rain\n--sample-rate=48000\n--mono\n" \
    "--loudness=-20\n--speed=2\n--level=3\n--birth=c_section\n--weeks=9\n--on=2026-11-29\n--core=tall\n"   \
    "--cleared\n--floor-cleared\n--tear\n--pace=100.5\n--pram\n--talk=short\n--form=easier\n--anyway\n"    \
    "--seed=7\n"

static void what_was_chosen_is_written_and_read_again(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Settings settings = SETTINGS_DEFAULT, typed = SETTINGS_DEFAULT;
    assert_string_equal(resumed_write(&settings.order, NULL, &arena), "");
    resumed_read(&settings, ALL_LINES, &arena);
    assert_string_equal(resumed_write(&settings.order, settings.on, &arena), ALL_LINES);
    assert_int_equal(settings.order.listening.solo, LAYER_BIT(LAYER_VOICE) | LAYER_BIT(LAYER_BED));
    assert_float_equal(settings.order.asked.walker.pace, 100.5, 0);
    assert_int_equal(settings.order.asked.form, FORM_EASIER);
    assert_true(settings.order.asked.anyway && settings.order.asked.anyway_before);
    typed.order.asked.walker.level = 2;  // typed now: what was before does not replace it
    typed.order.asked.anyway = true;
    resumed_read(&typed, "--level=3\n--weeks=9\n--anyway\n", &arena);
    assert_int_equal(typed.order.asked.walker.level, 2);
    assert_int_equal(typed.order.asked.walker.weeks, 9);
    assert_true(typed.order.asked.anyway && !typed.order.asked.anyway_before);
    arena_free(&arena);
}

static void lines_that_are_not_ours_are_passed_over(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Settings settings = SETTINGS_DEFAULT;
    resumed_read(
        &settings,
        "\n--\n--level\n--pram=yes\n--xyzzy=3\n--device=x\n--stop=leg\n--levels=3\nlevel=3\n--leve=3\n"
        "--weeks=9999\n--seed=5\n",
        &arena);
    assert_string_equal(resumed_write(&settings.order, settings.on, &arena), "--seed=5\n");
    arena_free(&arena);
}

// A shell leaves ~ alone in the middle of a word, as in --to=~/walks.
static void a_path_begins_at_home(void **state)
{
    (void)state;
    Typed typed;
    setenv("HOME", "/home/ann", 1);
    assert_string_equal(type(&typed, "export 5min --to=~/walks")->settings.exporting.folder,
                        "/home/ann/walks");
    assert_string_equal(type(&typed, "batch w.csv --to=~/walks")->settings.exporting.folder,
                        "/home/ann/walks");
    assert_string_equal(type(&typed, "voices --try --to=~/walks")->settings.exporting.folder,
                        "/home/ann/walks");
    assert_string_equal(type(&typed, "batch w.csv --report=~/r.json")->settings.batching.report,
                        "/home/ann/r.json");
    assert_string_equal(type(&typed, "plan --ics=~/days.ics")->settings.programme.ics, "/home/ann/days.ics");
    assert_string_equal(type(&typed, "today --plan=~/mine.cfg")->settings.programme.plan,
                        "/home/ann/mine.cfg");
    assert_string_equal(type(&typed, "plot 5min --output=~/a.svg")->settings.output, "/home/ann/a.svg");
    assert_string_equal(type(&typed, "say hello -o~/a.wav")->settings.output, "/home/ann/a.wav");
    assert_string_equal(type(&typed, "play 5min --record=~/a.wav")->settings.playing.record,
                        "/home/ann/a.wav");
    assert_string_equal(type(&typed, "share --certificate=~/c.pem")->settings.sharing.certificate,
                        "/home/ann/c.pem");
    assert_string_equal(type(&typed, "share --key=~/k.pem")->settings.sharing.key, "/home/ann/k.pem");
    assert_string_equal(type(&typed, "render 5min -o ./~/a.wav")->settings.output, "./~/a.wav");
    assert_string_equal(type(&typed, "render 5min -o a~/a.wav")->settings.output, "a~/a.wav");
    assert_string_equal(type(&typed, "render 5min --title=~/a")->settings.tagging.title, "~/a");
    assert_string_equal(type(&typed, "render 5min --to=~/a")->settings.stretch.to, "~/a");
    setenv("HOME", "", 1);
    assert_string_equal(type(&typed, "plot 5min --output=~/a.svg")->settings.output, "~/a.svg");
    arena_free(&paths);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_within_their_range),
        cmocka_unit_test(a_number_is_all_of_the_word),
        cmocka_unit_test(each_kind_of_value_is_where_it_belongs),
        cmocka_unit_test(a_list_ends_after_24),
        cmocka_unit_test(layers_of_two_hundred_letters_are_too_many),
        cmocka_unit_test(letters_may_be_joined_and_words_may_follow_two_dashes),
        cmocka_unit_test(what_is_wrong_is_said_in_one_line),
        cmocka_unit_test(one_name_may_be_two_options),
        cmocka_unit_test(a_rule_explained_needs_no_session),
        cmocka_unit_test(what_was_chosen_is_written_and_read_again),
        cmocka_unit_test(a_path_begins_at_home),
        cmocka_unit_test(lines_that_are_not_ours_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
