#include "device.h"

#include "base/rng.h"
#include "failing.h"
#include "sink/card.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define BEGINNING 1000.0  // seconds
#define PULLS     0.02    // seconds from one to the next
#define PATIENCE  4.0     // real seconds for threads that build something

enum { CHANNELS_MAX = 2, FRAMES_MAX = 8192 };

struct Card {
    CardSettings settings;
    bool         stopped;
    double       due;
};

static const Performance *performance;  // NULL: time is the computer's
static int                keys_to, next;
static double             now, stalled_until, dead_until;
static bool               began;  // to play: until then, time is the computer's
static bool               slipped;
static Card              *card;  // that is open
static Heard              heard;
static size_t             room;

// --- The calls of the C library that ask for the time -----------------------------------

int     __real_clock_gettime(clockid_t clock, struct timespec *out);
int     __wrap_clock_gettime(clockid_t clock, struct timespec *out);
int     __real_poll(struct pollfd *fds, nfds_t count, int ms);
int     __wrap_poll(struct pollfd *fds, nfds_t count, int ms);
int     __wrap___poll_chk(struct pollfd *fds, nfds_t count, int ms, size_t size);
int     __real_nanosleep(const struct timespec *time, struct timespec *left);
int     __wrap_nanosleep(const struct timespec *time, struct timespec *left);
ssize_t __real_write(int fd, const void *bytes, size_t size);
void   *__real_realloc(void *old, size_t size);

int __wrap_clock_gettime(clockid_t clock, struct timespec *out)
{
    if (!performance)
        return __real_clock_gettime(clock, out);
    *out = (struct timespec){ (time_t)now, (long)((now - (double)(time_t)now) * 1e9) };
    return 0;
}

// Threads that build something take no time of this world: what they do is done before it goes on.
static void let_threads_end(void)
{
    for (double waited = 0; failing_threads() > 0 && waited < PATIENCE; waited += 1e-4)
        __real_nanosleep(&(struct timespec){ .tv_nsec = 100000 }, NULL);
}

// --- The device ------------------------------------------------------------------------

static void hear(const float *frames, size_t samples)
{
    if (heard.count + samples > room) {
        room = 2 * (heard.count + samples);
        heard.samples = __real_realloc(heard.samples, room * sizeof *heard.samples);
        if (!heard.samples)
            abort();
    }
    memcpy(heard.samples + heard.count, frames, samples * sizeof *frames);
    heard.count += samples;
}

static void end_stream(void)
{
    card->stopped = true;
    if (card->settings.stopped)
        card->settings.stopped(card->settings.self);
}

static void pull(void)
{
    float  frames[CHANNELS_MAX * FRAMES_MAX];
    Frames count = (Frames)(PULLS * card->settings.rate);
    bool   lost = slipped;
    slipped = false;
    bool goes_on = card->settings.call(card->settings.self, frames, count, lost);
    hear(frames, (size_t)(count * card->settings.channels));
    if (!goes_on)
        end_stream();
}

static bool pulls(void) { return card && !card->stopped && now >= stalled_until && now >= dead_until; }

Card *card_open(const CardSettings *settings, SinkError *error)
{
    began = true;
    if (!performance || now < dead_until) {
        sink_failed(error, "no sound device was found");
        return NULL;
    }
    card = calloc(1, sizeof *card);
    if (!card) {
        sink_failed(error, "out of memory");
        return NULL;
    }
    *card = (Card){ .settings = *settings, .due = now };
    if (heard.openings < OPENINGS_MAX)
        heard.begins[heard.openings] = heard.count;
    heard.openings++;
    if (settings->opened)
        settings->opened(settings->self, performance->latency);
    return card;
}

void card_close(Card *closed)
{
    if (closed)
        card = NULL;
    free(closed);
}

const char *card_name(const Card *named)
{
    (void)named;
    return "the device of the simulation";
}

bool card_devices(CardDirection direction, Arena *arena, const CardDevice **out, size_t *count,
                  SinkError *error)
{
    (void)direction, (void)arena, (void)out, (void)count;
    return sink_failed(error, "no sound device was found");
}

// --- Time ------------------------------------------------------------------------------

// True: a key was pressed, and whoever polls has to see it.
static bool happen(const Happening *happening)
{
    switch (happening->kind) {
    case HAPPENS_KEY: return __real_write(keys_to, happening->key, strlen(happening->key)) > 0;
    case HAPPENS_SLIP: slipped = true; break;
    case HAPPENS_STALL: stalled_until = now + happening->lasts; break;
    case HAPPENS_DEATH:
        dead_until = now + happening->lasts;
        if (card && !card->stopped)
            end_stream();
        break;
    }
    return false;
}

static double time_of_next(void)
{
    return next < performance->count ? BEGINNING + performance->happenings[next].at : 1e18;
}

// True: before `until`, for a key was pressed.
static bool pass(double until)
{
    let_threads_end();
    for (;;) {
        double event = time_of_next(), due = card ? card->due : 1e18;
        if (event > until && due > until) {
            now = until;
            return false;
        }
        now = event <= due ? (event > now ? event : now) : (due > now ? due : now);
        if (event <= due) {
            if (happen(&performance->happenings[next++]))
                return true;
            continue;
        }
        card->due += PULLS;
        if (pulls())
            pull();
    }
}

int __wrap_poll(struct pollfd *fds, nfds_t count, int ms)
{
    enum { SHORT = 1 };  // nobody is waited for longer than that where nothing but the time would wake us
    if (!performance || !began || ms < 0 || !failing_in_main())
        return __real_poll(fds, count, count == 0 && ms > SHORT ? SHORT : ms);
    if (__real_poll(fds, count, 0) == 0)
        pass(now + ms / 1000.0);
    return __real_poll(fds, count, 0);
}

int __wrap___poll_chk(struct pollfd *fds, nfds_t count, int ms, size_t size)
{
    (void)size;
    return __wrap_poll(fds, count, ms);
}

int __wrap_nanosleep(const struct timespec *time, struct timespec *left)
{
    if (!performance || !began || !failing_in_main())
        return __real_nanosleep(time, left);
    double until = now + (double)time->tv_sec + (double)time->tv_nsec * 1e-9;
    while (now < until && pass(until))
        continue;
    return 0;
}

// --- The terminal that the keys come from ------------------------------------------------

int __real_isatty(int fd);
int __wrap_isatty(int fd);
int __wrap_isatty(int fd) { return performance && fd == STDIN_FILENO ? 1 : __real_isatty(fd); }

pid_t __real_tcgetpgrp(int fd);
pid_t __wrap_tcgetpgrp(int fd);
pid_t __wrap_tcgetpgrp(int fd) { return performance ? getpgrp() : __real_tcgetpgrp(fd); }

int __real_tcgetattr(int fd, struct termios *out);
int __wrap_tcgetattr(int fd, struct termios *out);
int __wrap_tcgetattr(int fd, struct termios *out)
{
    if (!performance)
        return __real_tcgetattr(fd, out);
    *out = (struct termios){ .c_lflag = ICANON | ECHO };
    return 0;
}

int __real_tcsetattr(int fd, int when, const struct termios *to);
int __wrap_tcsetattr(int fd, int when, const struct termios *to);
int __wrap_tcsetattr(int fd, int when, const struct termios *to)
{
    return performance ? 0 : __real_tcsetattr(fd, when, to);
}

// --- From the beginning ------------------------------------------------------------------

void device_begin(const Performance *given, int keys)
{
    performance = given;
    keys_to = keys;
    next = 0;
    now = BEGINNING;
    stalled_until = dead_until = 0;
    heard = (Heard){ 0 };
    began = false;
}

const Heard *device_heard(void) { return &heard; }
