#include "play/card.h"

#include "base/files.h"
#include "job/today.h"
#include "job/tty.h"
#include "log/log.h"
#include "play/checkin.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { PATIENCE_MS = 60 * 1000, SECOND_MS = 1000 };

bool card_may(const Terminal *terminal, double speed)
{
    return !terminal->quiet && speed == 1 && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static bool is_short(const Walked *walked) { return walked->gone < walked->length / 2; }

static void show_harm(const Hers *hers)
{
    fprintf(stderr,
            "\nYou are not alone, and help is there now: call %s, or tell somebody who is near you.\n"
            "This one is not kept anywhere.\n\n",
            hers->number);
}

// One key, or false when a minute has gone by or the terminal is gone.
static bool read_key(const Tty *tty, char *key)
{
    return tty_waits(tty, PATIENCE_MS) && tty_read((Tty *)tty, key, 1) == 1;
}

static void ask(const Tty *tty, const Hers *hers, Checkin *checkin, Arena *arena)
{
    bool harm = false;
    char key;
    while (checkin->stage != CHECKIN_OVER) {
        fprintf(stderr, "\n%s", checkin_text(checkin, arena));
        if (checkin->harm && !harm)
            show_harm(hers);
        harm = checkin->harm;
        if (!read_key(tty, &key))
            break;
        checkin_key(checkin, key);
    }
}

static Entry entry_of(const Hers *hers, const Walked *walked, const Checkin *checkin, Arena *arena)
{
    return (Entry){
        .day = hers->day,
        .kind = walked->kind == SESSION_DRILL ? ENTRY_DRILL : ENTRY_WALK,
        .session = files_name(walked->name, arena),
        .minutes = (int)((walked->length + MICROS_PER_MINUTE / 2) / MICROS_PER_MINUTE),
        .level = walked->level,
        .left_early = is_short(walked),
        .feel = checkin->feel,
        .signs = checkin->signs,
    };
}

static Status note(const Terminal *terminal, const Entry *entry, const char *state)
{
    char      why[LOG_WHY_SIZE];
    Log      *log = NULL;
    Noted     noted;
    LogStatus status = state ? log_open(state, &log, why) : LOG_TROUBLE;
    if (!state)
        return STATUS_DONE;  // no home folder: nowhere to note it
    if (status == LOG_FINE || status == LOG_DAMAGED)
        status = log_note(log, entry, NULL, &noted, why);
    log_close(log);
    return status == LOG_FINE ? STATUS_DONE
                              : terminal_fail(terminal, STATUS_WORLD, "this was not noted: %s", why);
}

// Says what is advised now that the walk is noted.
static Status say_what_follows(const Terminal *terminal, const Asked *asked, Arena *arena)
{
    Hers   hers;
    Status status = hers_find_and_report(terminal, asked, &hers, arena);
    if (status != STATUS_DONE)
        return status;
    if (hers.advice.state == STATE_RED) {
        terminal_must(terminal, hers_red_text(&hers, arena));
        return STATUS_DONE;
    }
    if (hers.advice.advice)
        terminal_say(terminal, "\n%s", hers.advice.advice);
    terminal_say(terminal, "\n%s", hers.advice.why);
    return STATUS_DONE;
}

// The walk held signals back so that it could fade out first; now nothing sounds any more.
static void end_at_signals(void)
{
    sigset_t set;
    sigfillset(&set);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static Status ask_and_note(const Terminal *terminal, const Asked *asked, const Walked *walked,
                           const Hers *hers, Arena *arena)
{
    Checkin checkin = { .signs_only = walked->kind == SESSION_DRILL || is_short(walked) };
    end_at_signals();
    Tty *tty = tty_open(false);
    if (!tty)
        return STATUS_DONE;
    ask(tty, hers, &checkin, arena);
    tty_close(tty);
    const Entry entry = entry_of(hers, walked, &checkin, arena);
    Status      status = note(terminal, &entry, paths_state(arena));
    return status == STATUS_DONE ? say_what_follows(terminal, asked, arena) : status;
}

Status card_show(const Terminal *terminal, const Asked *asked, const Walked *walked)
{
    Arena           arena = { 0 };
    const HersAsked where = { .state = paths_state(&arena) };
    const Paths     paths = paths_find(&arena);
    DiagList        diags = { .arena = &arena };
    const Desk      desk = { &arena, &diags, &paths.search, NULL };
    Hers            hers;
    Status          status = STATUS_DONE;
    if (hers_find(&paths, asked, &where, &desk, &hers) == HERS_FOUND)
        status = ask_and_note(terminal, asked, walked, &hers, &arena);
    arena_free(&arena);
    return status;
}
