// play/play.h: keys, signals and sleep while a walk plays, and what is said and kept when it ends. The
// player, the screen, the terminal and the walk are this file's own.
#include "play/play.h"

#include "captured.h"
#include "job/report.h"
#include "job/stopwatch.h"
#include "job/today.h"
#include "job/tty.h"
#include "play/card.h"
#include "play/mpris.h"
#include "play/place.h"
#include "play/player.h"
#include "play/stage.h"
#include "session/chosen.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { RATE = 1000, LENGTH = 600000 };

static Captured error;
static Settings settings;

// --- A walk of ten minutes -------------------------------------------------------------

static const TimelinePhase parts[] = {
    { .key = "open", .title = "Get ready", .length = 60000000, .pace = { true, 75, 75, { 0 } } },
    { .key = "work",
      .title = "Brisk",
      .at = 60000000,
      .length = 540000000,
      .pace = { false, 100, 100, { 0 } },
      .breath = { .kind = BREATH_STEPS } },
};
static const Event    events[] = { { .kind = EVENT_BREATH, .at = 60000000, .phase = 1 },
                                   { .kind = EVENT_BREATH, .at = 65000000, .phase = 1 },
                                   { .kind = EVENT_BREATH, .at = 70000000, .phase = 1 } };
static const Session  session = { .title = "Ten", .level = 2, .delay = 4, .own_pace = 75 };
static const Timeline timeline = { .session = &session,
                                   .length = 600000000,
                                   .phases = parts,
                                   .phase_count = 2,
                                   .events = events,
                                   .event_count = 3 };
static const Score    score = { .timeline = &timeline, .rate = RATE, .channels = 2, .length = LENGTH };

static Status  compiled;
static char    compiled_name[20];
static Stretch opened;
static int     mixers, walks;

Status walk_compile_and_report(const WalkOrder *order, const char *name, Depth depth,
                               const Terminal *terminal, Walk *walk)
{
    (void)order, (void)terminal;
    snprintf(compiled_name, sizeof compiled_name, "%s", depth == DEPTH_SCORE ? name : "");
    *walk = (Walk){ .session = session, .timeline = timeline, .score = score };
    walks++;
    return compiled;
}
void walk_free(Walk *walk) { walks -= walk != NULL; }
bool walk_report_opening(const Terminal *terminal, const Walk *walk, Stretch stretch)
{
    (void)terminal, (void)walk;
    opened = stretch;
    return true;
}
const char *chosen_lines(const Session *of, Arena *arena)
{
    return of && arena ? "Ten minutes, level 2." : "";
}
Mixer *mixer_open(const Score *of)
{
    mixers += of->rate == RATE;
    return (Mixer *)&mixers;
}
void mixer_close(Mixer *mixer) { mixers -= mixer != NULL; }

static bool no_record;
Record     *record_open(const char *path, int rate, int channels, SinkError *failed)
{
    assert_string_equal(path, "heard.wav");
    assert_int_equal(rate * channels, 2 * RATE);
    return no_record ? sink_failed(failed, "the disk is full"), NULL : (Record *)&no_record;
}

// --- The player: goes through its states, and notes what it is asked -------------------

static PlayerState    states[40];  // at each turn of the loop
static int            turn, players;
static PlayerSettings playing;
static Frames         from, here;
static Record        *recording;
static char           acts[200];
static const char    *no_player;
static uint64_t       underruns;
static Frames         unrecorded;
static const char    *fails_at_end;
static void (*at_turn)(int turn);

static const char *const names[] = { "nothing", "pause", "back", "on",   "slower", "faster", "quieter",
                                     "louder",  "less",  "more", "mute", "help",   "stop" };

Player *player_open(const PlayerSettings *asked, Deck *deck, Record *record, Frames begin, SinkError *failed)
{
    playing = *asked;
    recording = record;
    from = begin;
    walk_free(&deck->walk);
    mixer_close(deck->mixer);
    free(deck);
    if (no_player)
        return sink_failed(failed, "%s", no_player), NULL;
    players++;
    return (Player *)&playing;
}
void player_close(Player *player, Frames *lost, SinkError *failed)
{
    players -= player == (Player *)&playing;
    *lost = unrecorded;
    if (fails_at_end)
        sink_failed(failed, "%s", fails_at_end);
}
const char *player_act(Player *player, Act act, Arena *arena)
{
    (void)player, (void)arena;
    strcat(strcat(acts, names[act]), " ");
    return names[act];
}
PlayerState player_tend(Player *player, double now, SinkError *failed)
{
    (void)player, (void)now, (void)failed;
    if (at_turn)
        at_turn(turn);
    return states[turn++];
}
const Score     *player_score(const Player *player) { return player ? &score : NULL; }
Frames           player_frame(const Player *player) { return player ? here : -1; }
int              player_volume(const Player *player) { return player ? 85 : 0; }
int              player_muted(const Player *player) { return player ? LAYER_BED : -1; }
const WalkOrder *player_order(const Player *player) { return player ? &settings.order : NULL; }
const char      *player_device(const Player *player) { return player ? "Earbuds" : ""; }
double           player_latency(const Player *player) { return player ? 0.25 : 0; }
uint64_t         player_underruns(const Player *player) { return player ? underruns : 0; }
bool             player_first_sound(const Player *player, double started, double *all, double *device)
{
    *all = started > 0 ? 1.25 : 0, *device = 0.5;
    return player && turn >= 2;
}

// --- The screen, the media keys, the terminal ------------------------------------------

static int  stages, shown, forgotten, helps;
static char notes[400];
static bool plain, with_keys;
Stage      *stage_open(const Terminal *terminal, bool is_plain, bool keys)
{
    plain = is_plain, with_keys = keys;
    stages += terminal != NULL;
    return (Stage *)&stages;
}
void stage_close(Stage *stage) { stages -= stage != NULL; }
void stage_note(Stage *stage, const char *note, double now)
{
    (void)stage, (void)now;
    strcat(strcat(notes, note), "|");
}
void stage_help(Stage *stage) { helps += stage != NULL; }
void stage_show(Stage *stage, const Player *player, PlayerState state, double now)
{
    (void)player, (void)state, (void)now;
    shown += stage != NULL;
}
void stage_forget(Stage *stage) { forgotten += stage != NULL; }

static const MprisState *media;
static int               changes, media_ends;
static char              media_was[400];
static Act               media_keys[4];
static int               ready[2];

Mpris *mpris_open(const MprisState *state)
{
    media = state;
    return (Mpris *)&media;
}
void mpris_close(Mpris *mpris) { media_ends += mpris != NULL; }
int  mpris_fd(const Mpris *mpris) { return mpris ? ready[0] : -1; }  // the loop never waits
Act  mpris_read(Mpris *mpris)
{
    (void)mpris;
    Act act = media_keys[0];
    memmove(media_keys, media_keys + 1, sizeof media_keys - sizeof *media_keys);
    return act;
}
void mpris_changed(Mpris *mpris)
{
    char line[100];
    changes += mpris != NULL;
    snprintf(line, sizeof line, "%s %s %lld of %lld: %s|", media->title, media->part,
             (long long)media->at / 1000000, (long long)media->length / 1000000,
             media->status == MPRIS_PAUSED ? "paused" : "plays");
    strcat(media_was, line);
}

static const char *typed[6];  // at each reading; NULL: the terminal has hung up
static int         readings, terminals;
static bool        no_terminal, hide_cursor;
static int         keys_fd[2], left_alone;

Tty *tty_open(bool hides)
{
    hide_cursor = hides;
    terminals += !no_terminal;
    return no_terminal ? NULL : (Tty *)&terminals;
}
void tty_close(Tty *tty) { terminals -= tty == (Tty *)&terminals; }
int  tty_fd(const Tty *tty)
{
    return keys_fd[tty && typed[readings] ? 0 : 1];
}  // nothing comes from the other end
bool   tty_waits(const Tty *tty, int ms) { return tty && ms == 50 && typed[readings]; }
size_t tty_read(Tty *tty, char *bytes, size_t room)
{
    const char *keys = tty ? typed[readings++] : NULL;
    size_t      length = keys ? strlen(keys) : 0;
    assert_true(length <= room);
    if (keys)
        memcpy(bytes, keys, length);
    return length;
}

void tty_leave(Tty *tty) { left_alone += tty ? 1 : 100; }
void tty_enter(Tty *tty) { left_alone += tty ? 10 : 100; }

// --- Her place, her day, the questions after it ----------------------------------------

static Place       left, saved;
static char        saved_session[20], saved_chosen[40], walked_name[20];
static bool        is_left;
static int         forgets, cards;
static const char *not_saved;
static Walked      walked;
static bool        may_ask;
static Status      resolved, carded;

bool place_load(Arena *arena, Place *out)
{
    (void)arena;
    *out = left;
    return is_left;
}
bool place_save(const Place *place, Arena *arena, char why[WHOLE_WHY_SIZE])
{
    (void)arena;
    saved = *place;
    snprintf(saved_session, sizeof saved_session, "%s", place->session);
    snprintf(saved_chosen, sizeof saved_chosen, "%s", place->chosen);
    snprintf(why, WHOLE_WHY_SIZE, "%s", not_saved ? not_saved : "");
    return !not_saved;
}
void   place_forget(Arena *arena) { forgets += arena != NULL; }
Status hers_resolve(const Terminal *terminal, Asked *asked, const char **name, Arena *arena)
{
    (void)terminal, (void)asked, (void)arena;
    if (strcmp(*name, "today") == 0)
        *name = "10min";
    return resolved;
}
bool   card_may(const Terminal *terminal, double speed) { return terminal && speed == 1 && may_ask; }
Status card_show(const Terminal *terminal, const Asked *asked, const Walked *of)
{
    (void)terminal, (void)asked;
    cards++;
    walked = *of;
    snprintf(walked_name, sizeof walked_name, "%s", of->name);
    return carded;
}
static const char *write_chosen(const WalkOrder *order, const char *on, Arena *arena)
{
    return order && arena && !on ? "--level 2\n" : "";
}

// The steady clock stops while the computer sleeps.
static double slept;
double        stopwatch_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9 - 10 - slept;
}

// --- Playing ---------------------------------------------------------------------------

static int set_up(void **state)
{
    (void)state;
    settings = SETTINGS_DEFAULT;
    settings.playing.write_chosen = write_chosen;
    settings.terminal = (Terminal){ .width = 80, .live = true };
    memset(typed, 0, sizeof typed);
    memset(media_keys, 0, sizeof media_keys);
    memset(states, 0, sizeof states);
    states[0] = PLAYER_LEAD;
    states[3] = PLAYER_OVER;
    acts[0] = notes[0] = media_was[0] = '\0';
    turn = left_alone = readings = changes = shown = forgotten = helps = forgets = cards = media_ends = 0;
    here = 65000;
    slept = 0;
    underruns = 0, unrecorded = 0;
    no_player = not_saved = fails_at_end = NULL;
    no_record = no_terminal = is_left = may_ask = false;
    at_turn = NULL;
    compiled = resolved = carded = STATUS_DONE;
    return 0;
}

static Status play(char *name)
{
    settings.operands = &name;
    settings.operand_count = name ? 1 : 0;
    capture(&error, stderr);
    Status status = cmd_play(&settings);
    captured_text(&error);
    assert_int_equal(players + stages + terminals + walks + mixers, 0);
    return status;
}

#define ENDS_AT(n, state) states[3] = PLAYER_PLAYING, states[n] = state

static void a_walk_plays_to_its_end(void **state)
{
    (void)state;
    settings.playing.device = "Ear";
    assert_int_equal(play("today"), STATUS_DONE);
    assert_string_equal(error.text, "Ten minutes, level 2.\n");
    assert_string_equal(compiled_name, "10min");
    assert_string_equal(playing.name, "10min");
    assert_string_equal(playing.device, "Ear");
    assert_true(playing.delay == 4 && playing.volume == 100 && playing.muted == -1 && !playing.verbose);
    assert_int_equal(from, 0);
    assert_null(recording);
    assert_int_equal(opened.from, 0);
    assert_int_equal(opened.to, 600000000);
    assert_int_equal(shown, 3);
    assert_int_equal(forgets, 1);
    assert_int_equal(cards, 0);
    assert_int_equal(media_ends, 1);
    assert_true(hide_cursor && !plain && with_keys);
    settings.playing.delay = 0;
    settings.playing.plain = true;
    turn = 0;
    play("10min");
    assert_true(playing.delay == 0 && !hide_cursor && plain);
    no_terminal = true;
    turn = 0;
    play("10min");
    assert_false(with_keys);
}

static void one_that_is_stopped_is_kept_to_go_on(void **state)
{
    (void)state;
    states[3] = PLAYER_STOPPED;
    here = 62900;
    assert_int_equal(play("10min"), STATUS_DONE);
    assert_string_equal(
        error.text,
        "Ten minutes, level 2.\nStopped at 1:02. walkcoach play --resume continues from there.\n");
    assert_string_equal(saved_session, "10min");
    assert_int_equal(saved.at, 62900000);
    assert_int_equal(saved.volume, 85);
    assert_int_equal(saved.muted, LAYER_BED);
    assert_string_equal(saved_chosen, "--level 2\n");
    assert_int_equal(forgets, 0);
    settings.order.listening.speed = 2;  // a preview: the place is that of the walk as it is walked
    turn = 0;
    play("10min");
    assert_int_equal(saved.at, 125800000);
    not_saved = "the disk is full";
    turn = 0;
    play("10min");
    assert_string_equal(
        error.text,
        "Ten minutes, level 2.\nWhere you stopped cannot be kept for --resume: the disk is full\n");
}

static void she_goes_on_from_the_breath_where_she_stopped(void **state)
{
    (void)state;
    settings.playing.resume = is_left = true;
    left = (Place){ .session = "10min", .at = 68000000, .volume = 40, .muted = LAYER_STEPS };
    assert_int_equal(play(NULL), STATUS_DONE);
    assert_string_equal(playing.name, "10min");
    assert_int_equal(from, 65000);
    assert_int_equal(opened.from, 65000000);
    assert_true(playing.volume == 40 && playing.muted == LAYER_STEPS);
    turn = 0;
    assert_int_equal(play("10min"), STATUS_DONE);
    settings.order.listening.speed = 2;
    left.at = 140000000;
    turn = 0;
    play(NULL);
    assert_int_equal(from, 70000);
    left.at = 1200000000;  // at its end, or of a walk that was longer: from the beginning
    turn = 0;
    play(NULL);
    assert_int_equal(from, 0);
}

static void another_beginning_is_found_by_its_part(void **state)
{
    (void)state;
    settings.stretch.from = "work";
    assert_int_equal(play("10min"), STATUS_DONE);
    assert_int_equal(from, 60000);
    settings.stretch.from = "nowhere";
    assert_int_equal(play("10min"), STATUS_USAGE);
    assert_non_null(strstr(error.text, "nowhere"));
}

static void what_is_asked_for_wrongly_is_said(void **state)
{
    (void)state;
    assert_int_equal(play(NULL), STATUS_USAGE);
    assert_string_equal(error.text, "walkcoach: play needs a SESSION, such as 20min, or --resume\n");
    settings.playing.resume = true;
    assert_int_equal(play(NULL), STATUS_USAGE);
    assert_string_equal(error.text, "walkcoach: there is no walk to resume\n");
    is_left = true;
    left = (Place){ .session = "10min" };
    assert_int_equal(play("20min"), STATUS_USAGE);
    assert_string_equal(error.text, "walkcoach: the walk to resume is 10min, not 20min\n");
    settings.playing.resume = false;
    settings.playing.record = "heard.doc";
    assert_int_equal(play("10min"), STATUS_USAGE);
    assert_memory_equal(error.text, "walkcoach: heard.doc: the ending picks the format", 48);
    settings.playing.record = NULL;
    compiled = STATUS_MISTAKES;
    assert_int_equal(play("10min"), STATUS_MISTAKES);
    compiled = STATUS_DONE;
    resolved = STATUS_WORLD;
    assert_int_equal(play("10min"), STATUS_WORLD);
    assert_int_equal(turn, 0);
}

static void without_a_device_she_hears_what_works(void **state)
{
    (void)state;
    no_player = "no sound device was found";
    assert_int_equal(play("10min"), STATUS_WORLD);
    assert_string_equal(error.text, "Ten minutes, level 2.\nwalkcoach: no sound device was found\n"
                                    "A file works without a sound card:  walkcoach render 10min -o walk.mp3\n"
                                    "and any player plays it, here or on a phone (mpv walk.mp3).  "
                                    "walkcoach devices  lists what there is.\n");
}

static void what_is_heard_is_recorded(void **state)
{
    (void)state;
    settings.playing.record = "heard.wav";
    assert_int_equal(play("10min"), STATUS_DONE);
    assert_ptr_equal(recording, &no_record);
    no_record = true;
    assert_int_equal(play("10min"), STATUS_WORLD);
    assert_string_equal(error.text, "walkcoach: the disk is full\n");
}

static void trouble_is_said_at_the_end(void **state)
{
    (void)state;
    underruns = 3;
    unrecorded = 441;
    assert_int_equal(play("10min"), STATUS_DONE);
    assert_string_equal(error.text,
                        "Ten minutes, level 2.\n"
                        "The sound stuttered 3 times: the computer was too busy. Close other programs, or "
                        "make a file first: walkcoach render.\nThe recording lacks 441 frames.\n");
    underruns = 0, unrecorded = 0, turn = 0;
    fails_at_end = "heard.wav: the disk is full";
    assert_int_equal(play("10min"), STATUS_WORLD);
    assert_string_equal(error.text, "Ten minutes, level 2.\nwalkcoach: heard.wav: the disk is full\n");
    states[3] = PLAYER_GAVE_UP;
    turn = 0;
    assert_int_equal(play("10min"), STATUS_WORLD);
    assert_string_equal(
        error.text, "Ten minutes, level 2.\nStopped at 1:05. walkcoach play --resume continues from there.\n"
                    "walkcoach: no sound device came back within a minute\n");
}

static void with_verbose_the_device_and_the_first_sound_are_said(void **state)
{
    (void)state;
    settings.terminal.verbose = true;
    play("10min");
    assert_true(playing.verbose);
    assert_string_equal(error.text, "Ten minutes, level 2.\nDevice Earbuds, 250 ms to the ear.\n"
                                    "First sound 1.25 s after the start, 0.50 s of it opening the device.\n");
}

// --- Keys ------------------------------------------------------------------------------

static void each_key_is_done(void **state)
{
    (void)state;
    typed[0] = " ]m";
    typed[1] = "?9";
    ENDS_AT(6, PLAYER_OVER);
    play("10min");
    assert_string_equal(acts, "pause faster mute quieter ");
    assert_string_equal(notes, "pause|faster|mute|quieter|");
    assert_int_equal(helps, 1);
}

static void a_key_may_come_in_pieces(void **state)
{
    (void)state;
    typed[0] = "\033[";
    typed[1] = "C\033";
    typed[2] = "[D";
    ENDS_AT(6, PLAYER_OVER);
    play("10min");
    assert_string_equal(acts, "on back ");
}

static void esc_by_itself_is_not_the_beginning_of_an_arrow(void **state)
{
    (void)state;
    typed[0] = "\033";
    ENDS_AT(6, PLAYER_OVER);
    play("10min");
    assert_string_equal(acts, "");
    assert_int_equal(readings, 1);
}

static void media_keys_are_keys(void **state)
{
    (void)state;
    media_keys[0] = ACT_ON, media_keys[1] = ACT_PAUSE;
    play("10min");
    assert_string_equal(acts, "on pause ");
}

static void hang_up(int at) { typed[readings] = at == 2 ? "" : typed[readings]; }

static void a_terminal_that_is_gone_ends_it(void **state)
{
    (void)state;
    at_turn = hang_up;
    may_ask = true;
    ENDS_AT(20, PLAYER_OVER);
    assert_int_equal(play("10min"), STATUS_DONE);
    assert_int_equal(turn, 4);
    assert_int_equal(cards, 0);
    assert_string_equal(
        error.text,
        "Ten minutes, level 2.\nStopped at 1:05. walkcoach play --resume continues from there.\n");
}

// --- Signals and sleep -----------------------------------------------------------------

static int  signal_sent;
static void send_signal(int at)
{
    if (at == 2)
        kill(getpid(), signal_sent);
}

static void signals_stop_it(void **state)
{
    (void)state;
    static const int signals[] = { SIGINT, SIGTERM };
    for (int i = 0; i < 2; i++) {
        set_up(NULL);
        at_turn = send_signal;
        signal_sent = signals[i];
        may_ask = true;
        ENDS_AT(6, PLAYER_STOPPED);
        play("10min");
        assert_string_equal(acts, "stop ");
        assert_int_equal(cards, i == 0);  // who ends it in a hurry is not asked
    }
    set_up(NULL);
    at_turn = send_signal;
    signal_sent = SIGHUP;
    may_ask = true;
    ENDS_AT(20, PLAYER_OVER);
    play("10min");
    assert_string_equal(acts, "");
    assert_int_equal(turn, 4);
    assert_int_equal(cards, 0);
    set_up(NULL);
    at_turn = send_signal;
    signal_sent = SIGWINCH;
    play("10min");
    assert_string_equal(acts, "");
    assert_int_equal(forgets, 1);
}

// Ctrl-Z, and fg as soon as we have stopped.
static void stop_for_a_while(int at)
{
    pid_t us = getpid();
    if (at != 2)
        return;
    if (fork() == 0) {
        char line[400] = "";
        snprintf(line, sizeof line, "/proc/%d/stat", (int)us);
        FILE *stat = fopen(line, "r");
        for (bool stopped = false; stat && !stopped; poll(NULL, 0, 1)) {
            rewind(stat);
            fflush(stat);
            const char *name = fgets(line, sizeof line, stat) ? strrchr(line, ')') : NULL;
            stopped = name && name[2] == 'T';
        }
        kill(us, SIGCONT);
        _exit(0);
    }
    kill(us, SIGTSTP);
}

static void it_stops_for_a_while_and_comes_back_paused(void **state)
{
    (void)state;
    at_turn = stop_for_a_while;
    ENDS_AT(8, PLAYER_OVER);
    states[2] = PLAYER_PLAYING;
    states[5] = PLAYER_PAUSED;  // after two looks it has faded out
    play("10min");
    assert_int_equal(wait(NULL) > 0, 1);
    assert_string_equal(acts, "pause ");
    assert_string_equal(notes, "pause|press space to continue|");
    assert_int_equal(left_alone, 11);
    assert_int_equal(forgotten, 1);
    assert_int_equal(turn, 9);
    set_up(NULL);
    at_turn = stop_for_a_while;
    states[2] = PLAYER_PAUSED;  // it was paused anyway
    play("10min");
    assert_int_equal(wait(NULL) > 0, 1);
    assert_string_equal(acts, "");
    assert_int_equal(left_alone, 11);
}

static void sleep_a_while(int at) { slept += at == 2 ? 1 : at == 4 ? 3.5 : 0; }

static void while_the_computer_slept_she_did_not_walk(void **state)
{
    (void)state;
    at_turn = sleep_a_while;
    ENDS_AT(8, PLAYER_OVER);
    play("10min");
    assert_string_equal(acts, "pause ");
    assert_string_equal(notes, "pause|the computer slept; press space to continue|");
    set_up(NULL);
    at_turn = sleep_a_while;
    ENDS_AT(8, PLAYER_OVER);
    states[4] = PLAYER_PAUSED;  // it was paused anyway
    play("10min");
    assert_string_equal(acts, "");
}

// --- What others see, and what is asked then -------------------------------------------

static void move_on(int at) { here = at < 2 ? 10000 : 61000; }

static void other_programs_see_what_plays(void **state)
{
    (void)state;
    at_turn = move_on;
    ENDS_AT(6, PLAYER_OVER);
    states[4] = PLAYER_PAUSED;
    states[5] = PLAYER_LOST;
    play("10min");
    assert_string_equal(
        media_was, "Ten Get ready 10 of 600: plays|Ten Brisk 61 of 600: plays|Ten Brisk 61 of 600: paused|");
}

static void after_it_she_is_asked(void **state)
{
    (void)state;
    may_ask = true;
    carded = STATUS_WORLD;
    assert_int_equal(play("10min"), STATUS_WORLD);
    assert_int_equal(cards, 1);
    assert_string_equal(walked_name, "10min");
    assert_int_equal(walked.level, 2);
    assert_int_equal(walked.kind, SESSION_WALK);
    assert_int_equal(walked.length, 600000000);
    assert_int_equal(walked.gone, 600000000);
    states[3] = PLAYER_STOPPED;
    turn = 0;
    play("10min");
    assert_int_equal(cards, 2);
    assert_int_equal(walked.gone, 65000000);
    states[3] = PLAYER_GAVE_UP;
    turn = 0;
    play("10min");
    assert_int_equal(cards, 2);
}

static int begin_all(void **state)
{
    (void)state;
    // What is always ready to be read, and what never is.
    return pipe(ready) == 0 && write(ready[1], "", 1) == 1 && pipe(keys_fd) == 0 &&
                   write(keys_fd[1], "", 1) == 1
               ? 0
               : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_walk_plays_to_its_end, set_up),
        cmocka_unit_test_setup(one_that_is_stopped_is_kept_to_go_on, set_up),
        cmocka_unit_test_setup(she_goes_on_from_the_breath_where_she_stopped, set_up),
        cmocka_unit_test_setup(another_beginning_is_found_by_its_part, set_up),
        cmocka_unit_test_setup(what_is_asked_for_wrongly_is_said, set_up),
        cmocka_unit_test_setup(without_a_device_she_hears_what_works, set_up),
        cmocka_unit_test_setup(what_is_heard_is_recorded, set_up),
        cmocka_unit_test_setup(trouble_is_said_at_the_end, set_up),
        cmocka_unit_test_setup(with_verbose_the_device_and_the_first_sound_are_said, set_up),
        cmocka_unit_test_setup(each_key_is_done, set_up),
        cmocka_unit_test_setup(a_key_may_come_in_pieces, set_up),
        cmocka_unit_test_setup(esc_by_itself_is_not_the_beginning_of_an_arrow, set_up),
        cmocka_unit_test_setup(media_keys_are_keys, set_up),
        cmocka_unit_test_setup(a_terminal_that_is_gone_ends_it, set_up),
        cmocka_unit_test_setup(signals_stop_it, set_up),
        cmocka_unit_test_setup(it_stops_for_a_while_and_comes_back_paused, set_up),
        cmocka_unit_test_setup(while_the_computer_slept_she_did_not_walk, set_up),
        cmocka_unit_test_setup(other_programs_see_what_plays, set_up),
        cmocka_unit_test_setup(after_it_she_is_asked, set_up),
    };
    return cmocka_run_group_tests(tests, begin_all, NULL);
}
