// walkcoach play: compile, open the device, and then a loop that looks after keys, signals, the device and
// the screen.
//
// The audio thread only mixes. Everything else happens in this loop, some 15 times a second.
#include "play/play.h"
#include "job/inputs.h"
#include "job/report.h"
#include "job/stopwatch.h"
#include "job/stretch.h"
#include "job/today.h"
#include "job/tty.h"
#include "play/card.h"
#include "play/mpris.h"
#include "play/place.h"
#include "play/player.h"
#include "play/stage.h"
#include "play/view.h"
#include "session/chosen.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

enum {
    TICK_MS = 66,
    ESCAPE_MS = 50
};                 // within ESCAPE_MS the bytes of a sequence follow one another, over ssh too
#define SLEPT 2.0  // seconds that the wall clock gained on us: the computer was suspended

typedef struct {
    const Settings *settings;
    WalkOrder       order;       // what was asked for; for "today", with the level of the plan
    const char     *name;        // of the session
    double          started;     // seconds of stopwatch_now: when she pressed Enter
    bool            first_told;  // the first sound has been reported
    Arena           arena;       // what lives as long as the command
    Player         *player;
    Stage          *stage;
    Tty            *tty;
    Mpris          *mpris;
    MprisState      media;
    int             signals;  // a signalfd
    double          asleep;   // seconds of suspension seen so far
    bool            hung_up;  // the terminal is gone
    bool            hurried;  // a signal ends it: nothing more is asked
    Place           place;    // to go on from, or with nothing in it
} Play;

// The steady clock stops while the machine is suspended; this one does not.
static double asleep_so_far(void)
{
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9 - stopwatch_now();
}

// --- Keys ------------------------------------------------------------------------------

static void act(Play *play, Act what)
{
    Arena arena = { 0 };
    if (what == ACT_HELP)
        stage_help(play->stage);
    else if (what != ACT_NOTHING)
        stage_note(play->stage, player_act(play->player, what, &arena), stopwatch_now());
    arena_free(&arena);
}

// A sequence that is never completed was not one: it was the Esc key by itself, and then another key.
static void read_keys(Play *play)
{
    char   typed[64];
    size_t length = tty_read(play->tty, typed, sizeof typed);
    play->hung_up |= length == 0;
    for (size_t used; length > 0; length -= used) {
        Act what = keys_read(typed, length, &used);
        if (used == 0) {
            if (length == sizeof typed)
                return;  // no key is that long
            size_t more = tty_waits(play->tty, ESCAPE_MS)
                              ? tty_read(play->tty, typed + length, sizeof typed - length)
                              : 0;
            length += more;
            used = more ? 0 : 1;
        }
        memmove(typed, typed + used, length - used);
        act(play, what);
    }
}

static void read_media_keys(Play *play)
{
    for (Act what; (what = mpris_read(play->mpris)) != ACT_NOTHING;)
        act(play, what);
}

// --- Signals ---------------------------------------------------------------------------

static int open_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int *signal = (const int[]){ SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH, 0 }; *signal;
         signal++)
        sigaddset(&set, *signal);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

// The fade of a pause is heard to its end before the whole process stops, and the audio thread with it.
static void pause_and_wait(Play *play)
{
    SinkError unheard = { 0 };
    act(play, ACT_PAUSE);
    for (int i = 0; i < 20 && player_tend(play->player, stopwatch_now(), &unheard) != PLAYER_PAUSED; i++)
        nanosleep(&(struct timespec){ .tv_nsec = TICK_MS * 1000000 / 2 }, NULL);
}

// Ctrl-Z: falls quiet, restores the terminal, and stops like any program. fg brings the program back, and
// space the walk.
static void stop_for_a_while(Play *play, PlayerState state)
{
    if (state == PLAYER_PLAYING || state == PLAYER_LEAD)
        pause_and_wait(play);
    if (play->tty)
        tty_leave(play->tty);
    raise(SIGSTOP);  // to this thread: kill() may pick another, and this one would run on for a while
    if (play->tty)
        tty_enter(play->tty);
    stage_forget(play->stage);
    stage_note(play->stage, "press space to continue", stopwatch_now());
}

static void read_signals(Play *play, PlayerState state)
{
    struct signalfd_siginfo info;
    while (read(play->signals, &info, sizeof info) == (ssize_t)sizeof info)
        switch (info.ssi_signo) {
        case SIGHUP: play->hung_up = true; break;
        case SIGTSTP: stop_for_a_while(play, state); break;
        case SIGWINCH: break;  // the width is asked for at each drawing
        case SIGTERM:
            play->hurried = true;
            act(play, ACT_STOP);
            break;
        default: act(play, ACT_STOP); break;
        }
}

// --- The loop --------------------------------------------------------------------------

static void wait_a_tick(Play *play, PlayerState state)
{
    struct pollfd fds[] = {
        { .fd = play->signals, .events = POLLIN },
        { .fd = play->tty && !play->hung_up ? tty_fd(play->tty) : -1, .events = POLLIN },
        { .fd = mpris_fd(play->mpris), .events = POLLIN },
    };
    poll(fds, 3, TICK_MS);
    if (fds[0].revents)
        read_signals(play, state);
    if (fds[1].revents)
        read_keys(play);
    read_media_keys(play);
}

// While the computer slept the walker was not walking.
static void notice_sleep(Play *play, PlayerState state)
{
    double asleep = asleep_so_far();
    if (asleep - play->asleep > SLEPT && state == PLAYER_PLAYING) {
        act(play, ACT_PAUSE);
        stage_note(play->stage, "the computer slept; press space to continue", stopwatch_now());
    }
    play->asleep = asleep;
}

// Reports it once, with --verbose.
static void report_first_sound(Play *play)
{
    double all, device;
    if (play->first_told || !player_first_sound(play->player, play->started, &all, &device))
        return;
    play->first_told = true;
    if (play->settings->terminal.verbose)
        terminal_say(&play->settings->terminal,
                     "First sound %.2f s after the start, %.2f s of it opening the device.", all, device);
}

static void report_media(Play *play, PlayerState state)
{
    const Score *score = player_score(play->player);
    View         view = view_at(score, player_frame(play->player));
    MprisStatus  status = state == PLAYER_PAUSED || state == PLAYER_LOST ? MPRIS_PAUSED : MPRIS_PLAYING;
    bool         changed = status != play->media.status || view.title != play->media.part;
    play->media = (MprisState){ status, score->timeline->session->title, view.title, score->timeline->length,
                                view.gone };
    if (changed)
        mpris_changed(play->mpris);
}

static bool goes_on(PlayerState state)
{
    return state == PLAYER_PLAYING || state == PLAYER_LEAD || state == PLAYER_PAUSED || state == PLAYER_LOST;
}

static PlayerState loop(Play *play, SinkError *error)
{
    PlayerState state = PLAYER_LEAD;
    for (;;) {
        state = player_tend(play->player, stopwatch_now(), error);
        if (!goes_on(state) || play->hung_up)
            return state;
        report_first_sound(play);
        report_media(play, state);
        stage_show(play->stage, play->player, state, stopwatch_now());
        notice_sleep(play, state);
        wait_a_tick(play, state);
    }
}

// --- Beginning and end -----------------------------------------------------------------

static Status no_device(const Settings *settings, const char *name, const SinkError *error)
{
    terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error->text);
    terminal_say(&settings->terminal,
                 "A file works without a sound card:  walkcoach render %s -o walk.mp3\n"
                 "and any player plays it, here or on a phone (mpv walk.mp3).  walkcoach devices  lists what "
                 "there is.",
                 name);
    return STATUS_WORLD;
}

// Her place, with what keys have changed. at: from the start of the walk, as it is walked.
static Place left_at(Play *play, Micros at)
{
    const Settings *settings = play->settings;
    return (Place){ .session = files_lasting(play->name, &play->arena),
                    .at = at,
                    .volume = player_volume(play->player),
                    .muted = player_muted(play->player),
                    .chosen = settings->playing.write_chosen(player_order(play->player), settings->on,
                                                             &play->arena) };
}

static void keep_place(Play *play, PlayerState state, const Place *place)
{
    if (state == PLAYER_OVER) {
        place_forget(&play->arena);
        return;
    }
    char   clock[UNITS_TEXT_SIZE], why[WHOLE_WHY_SIZE];
    Micros at = place->at;
    if (!place_save(place, &play->arena, why))
        terminal_say(&play->settings->terminal, "Where you stopped cannot be kept for --resume: %s", why);
    else
        terminal_say(&play->settings->terminal,
                     "Stopped at %s. walkcoach play --resume continues from there.",
                     units_format_clock(at / MICROS_PER_SECOND * MICROS_PER_SECOND, clock));
}

static void report_trouble(const Settings *settings, uint64_t underruns, Frames unrecorded)
{
    if (underruns)
        terminal_say(&settings->terminal,
                     "The sound stuttered %llu times: the computer was too busy. Close other programs, or "
                     "make a file first: walkcoach render.",
                     (unsigned long long)underruns);
    if (unrecorded)
        terminal_say(&settings->terminal, "The recording lacks %lld frames.", (long long)unrecorded);
}

static bool may_ask(const Play *play, PlayerState state)
{
    return (state == PLAYER_OVER || state == PLAYER_STOPPED) && !play->hung_up && !play->hurried &&
           card_may(&play->settings->terminal, play->order.listening.speed);
}

static Status end(Play *play, PlayerState state, SinkError *error)
{
    const Settings *settings = play->settings;
    const Score    *score = player_score(play->player);
    Micros          at = micros_at(player_frame(play->player), score->rate);
    at = (Micros)((double)at * settings->order.listening.speed);
    const Session *session = score->timeline->session;
    const Walked   walked = { play->name, session->kind, session->level, score->timeline->length,
                            state == PLAYER_OVER ? score->timeline->length : at };
    const Place    place = left_at(play, at);
    uint64_t       underruns = player_underruns(play->player);
    Frames         unrecorded = 0;
    player_close(play->player, &unrecorded, error);
    mpris_close(play->mpris);
    stage_close(play->stage);
    tty_close(play->tty);
    keep_place(play, state, &place);
    report_trouble(settings, underruns, unrecorded);
    if (state == PLAYER_GAVE_UP)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "no sound device came back within a minute");
    if (error->failed)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error->text);
    return may_ask(play, state) ? card_show(&settings->terminal, &play->order.asked, &walked) : STATUS_DONE;
}

static void report_device(const Play *play)
{
    if (play->settings->terminal.verbose)
        terminal_say(&play->settings->terminal, "Device %s, %.0f ms to the ear.", player_device(play->player),
                     player_latency(play->player) * 1000);
}

static Status play_deck(Play *play, Deck *deck, Record *record, Frames from)
{
    const Settings *settings = play->settings;
    SinkError       error = { 0 };
    double          delay = settings->playing.delay;
    PlayerSettings  playing = { .order = &play->order,
                                .name = play->name,
                                .delay = delay < 0 ? deck->walk.session.delay : delay,
                                .device = settings->playing.device,
                                .verbose = settings->terminal.verbose,
                                .volume = play->place.volume,
                                .muted = play->place.muted };
    const char     *chosen = chosen_lines(&deck->walk.session, &deck->walk.arena);
    if (*chosen)
        terminal_say(&settings->terminal, "%s", chosen);
    play->tty = tty_open(settings->terminal.live && !settings->playing.plain &&
                         !settings->terminal.quiet);  // forks its guard: before threads
    play->player = player_open(&playing, deck, record, from, &error);
    if (!play->player) {
        tty_close(play->tty);
        return no_device(settings, play->name, &error);
    }
    play->stage = stage_open(&settings->terminal, settings->playing.plain, play->tty != NULL);
    if (!play->stage) {
        Frames unrecorded;
        player_close(play->player, &unrecorded, &error);
        tty_close(play->tty);
        return terminal_fail(&settings->terminal, STATUS_WORLD, "out of memory");
    }
    play->media = (MprisState){ MPRIS_STOPPED, "", "", 0, 0 };
    play->mpris = mpris_open(&play->media);
    play->asleep = asleep_so_far();
    report_device(play);
    return end(play, loop(play, &error), &error);
}

// Where to begin: --from, the place of the last walk, or frame 0. -1: what is wrong was reported.
static Frames beginning(const Settings *settings, const Walk *walk, Micros resumed, Arena *arena)
{
    Stretch     stretch = { .from = (Micros)((double)resumed / settings->order.listening.speed) };
    const char *problem;
    if (settings->stretch.from &&
        !stretch_find(&walk->timeline, settings->stretch, &stretch, arena, &problem)) {
        terminal_fail(&settings->terminal, STATUS_USAGE, "%s", problem);
        return -1;
    }
    Frames from = frames_at(stretch.from, walk->score.rate);
    if (from >= walk->score.length)
        from = 0;
    from = resumed > 0 ? view_breath_start(&walk->score, from) : from;
    walk_report_opening(&settings->terminal, walk,
                        (Stretch){ micros_at(from, walk->score.rate), walk->timeline.length });
    return from;
}

// What plays, compiled, and the recording: both are the player's from then on.
static Status prepare(Play *play, Deck *deck, Record **record, Frames *from)
{
    const Settings *settings = play->settings;
    SinkError       error = { 0 };
    const Score    *score = &deck->walk.score;
    Status status = walk_compile_and_report(&play->order, play->name, DEPTH_SCORE, &settings->terminal,
                                            &deck->walk);
    if (status != STATUS_DONE)
        return status;
    if ((*from = beginning(settings, &deck->walk, play->place.at, &play->arena)) < 0)
        return STATUS_USAGE;
    if (!(deck->mixer = mixer_open(score)))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "out of memory");
    if (settings->playing.record && walk_reads(&deck->walk, settings->playing.record))
        return terminal_fail(&settings->terminal, STATUS_USAGE, "the walk is made of %s: record another file",
                             settings->playing.record);
    if (settings->playing.record &&
        !(*record = record_open(settings->playing.record, score->rate, score->channels, &error)))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
    return STATUS_DONE;
}

static Status play_walk(Play *play)
{
    Record *record = NULL;
    Frames  from;
    Deck   *deck = calloc(1, sizeof *deck);
    if (!deck)
        return terminal_fail(&play->settings->terminal, STATUS_WORLD, "out of memory");
    play->signals = open_signals();  // before any thread: each thread of a library inherits what is held back
    Status status = prepare(play, deck, &record, &from);
    if (status == STATUS_DONE) {
        status = play_deck(play, deck, record, from);
    } else {
        mixer_close(deck->mixer);
        walk_free(&deck->walk);
        free(deck);
    }
    close(play->signals);
    return status;
}

// What is wrong with how it was asked for; "" for nothing.
static const char *mistake(const Settings *settings, const char *name, const Place *place, Arena *arena)
{
    SinkError error = { 0 };
    if (settings->playing.record && !file_format_of(settings->playing.record)) {
        file_say_endings(settings->playing.record, &error);
        return arena_strdup(arena, error.text);
    }
    if (settings->playing.resume && !place->session)
        return "there is no walk to resume";
    if (!settings->playing.resume && !name)
        return "play needs a SESSION, such as 20min, or --resume";
    if (settings->playing.resume && name && strcmp(place->session, files_lasting(name, arena)) != 0)
        return arena_printf(arena, "the walk to resume is %s, not %s", place->session, name);
    return "";
}

// The session, and from where.
static const char *find_walk(Play *play)
{
    const Settings *settings = play->settings;
    const char     *name = settings->operand_count > 0 ? settings->operands[0] : NULL;
    Place           left;
    bool            is_left = settings->playing.resume && place_load(&play->arena, &left);
    play->place = is_left ? left : (Place){ .volume = 100, .muted = -1 };
    play->name = settings->playing.resume ? play->place.session : name;
    return mistake(settings, name, &play->place, &play->arena);
}

Status cmd_play(const Settings *settings)
{
    Play        play = { .settings = settings, .order = settings->order, .started = stopwatch_now() };
    const char *problem = find_walk(&play);
    Status status = *problem ? terminal_fail(&settings->terminal, STATUS_USAGE, "%s", problem) : STATUS_DONE;
    if (status == STATUS_DONE)
        status = hers_resolve(&settings->terminal, &play.order.asked, &play.name, &play.arena);
    if (status == STATUS_DONE)
        status = play_walk(&play);
    arena_free(&play.arena);
    return status;
}
