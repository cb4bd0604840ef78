#include "play/player.h"

#include "base/search.h"
#include "job/stopwatch.h"
#include "play/first_sound.h"
#include "play/view.h"

#include <stdlib.h>

enum { VOLUME_STEP = 5, PACE_STEP = 2 };  // percent; steps a minute
#define LEAD_SILENCE     0.1              // seconds: servers drop the first 50..85 frames of a new stream
#define COUNT_IN_SECONDS 3
#define COUNT_IN_TICKS   3
#define RETRY_EVERY \
    0.5  // seconds: with the opening and a count-in of 2 s she walks on within 3 s of a server's return
#define SWAP_MARGIN 0.4  // seconds from now to the breath at which a new score takes over
#define BACK_WITHIN 3.0  // seconds into a part: further in, "back" goes to its own start

struct Player {
    PlayerSettings settings;
    WalkOrder      wanted;  // with what keys have changed
    Workshop      *workshop;
    const Deck    *deck;         // the one that plays
    const Deck    *next;         // takes over at a breath; NULL: none
    uint64_t       serial;       // swaps seen
    bool           order_build;  // wanted has changed since the last build began
    Transport     *transport;
    Live          *live;  // NULL: lost
    Record        *record;
    PlayerState    state;
    double         lost_at, tried_at;
    const Clip    *tick;
    int            volume;
    int            muted;  // layer; -1: none
    Frames         began;  // where it began to sound last: nothing before that has been heard
    bool           stopping;
    bool           paused;       // paused by her: a device that comes back stays quiet
    uint64_t       underruns;    // of devices closed
    FirstSound     first_sound;  // of the first device
};

// --- The audio thread ------------------------------------------------------------------

static Frames fill(void *self, float *out, Frames frames)
{
    Player *player = self;
    Frames  got = transport_fill(player->transport, out, frames);
    first_sound_called(&player->first_sound, transport_mode(player->transport) == TRANSPORT_PLAYING);
    if (player->record)
        record_put(player->record, out, got);
    return got;
}

// --- Count-ins -------------------------------------------------------------------------

static const Clip *count_in_tick(const Deck *deck)
{
    return sounds_get(deck->walk.sounds, &deck->walk.cast.step, SOUND_STEP, 0, 0);
}

static CountIn count_in(const Player *player, double lead, double interval, int ticks)
{
    int rate = player->deck->walk.score.rate;
    return (CountIn){ .lead = (Frames)(lead * rate),
                      .interval = (Frames)(interval * rate),
                      .ticks = ticks,
                      .tick = player->tick,
                      .gain = player->deck->walk.score.gain };
}

static double own_step(const Player *player) { return 60 / player->deck->walk.session.own_pace; }

// A count-in at her own pace, as the walk begins.
static CountIn first_count_in(const Player *player)
{
    double delay = player->settings.delay < 0 ? COUNT_IN_SECONDS : player->settings.delay;
    double step = own_step(player), ticks = delay / step;
    return count_in(player, delay < LEAD_SILENCE ? LEAD_SILENCE : delay, step,
                    ticks < COUNT_IN_TICKS ? (int)ticks : COUNT_IN_TICKS);
}

// A count-in on her steps where they are paced; one step of silence where they are not.
static CountIn resume_count_in(const Player *player, Frames from)
{
    View view = view_at(&player->deck->walk.score, from);
    if (view.own_pace || view.pace <= 0)
        return count_in(player, own_step(player), 0, 0);
    double step = 60 / view.pace;
    return count_in(player, step * COUNT_IN_TICKS, step, COUNT_IN_TICKS);
}

// --- Opening and closing ---------------------------------------------------------------

static bool open_device(Player *player, SinkError *error)
{
    const Score *score = &player->deck->walk.score;
    LiveSettings live = { .device = player->settings.device,
                          .rate = score->rate,
                          .channels = score->channels,
                          .fill = fill,
                          .source = player,
                          .verbose = player->settings.verbose };
    player->live = live_open(&live, error);
    return player->live != NULL;
}

static void close_device(Player *player)
{
    if (player->live)
        player->underruns += live_underruns(player->live);
    live_close(player->live);
    player->live = NULL;
}

// Begins with the count-in.
static bool begin(Player *player, Frames from, SinkError *error)
{
    CountIn lead = first_count_in(player);
    player->began = from;
    player->state = PLAYER_LEAD;
    player->first_sound.lead = (double)lead.lead / player->deck->walk.score.rate;
    player->first_sound.opening = stopwatch_now();
    transport_play(player->transport, from, lead);
    return open_device(player, error);
}

static void apply_mute(const Player *player, const Deck *deck)
{
    mixer_mute(deck->mixer, player->muted < 0 ? 0 : LAYER_BIT(player->muted));
}

// Begins with the volume and the muted layer as they were left.
static bool begin_as_left(Player *player, Frames from, SinkError *error)
{
    transport_volume(player->transport, (float)player->volume / 100);
    apply_mute(player, player->deck);
    return begin(player, from, error);
}

Player *player_open(const PlayerSettings *settings, Deck *deck, Record *record, Frames from, SinkError *error)
{
    Frames       unrecorded;
    SinkError    unheard = { 0 };
    const Score *score = &deck->walk.score;
    Player      *player = calloc(1, sizeof *player);
    if (!player) {
        workshop_close(workshop_open(settings->name, deck));
        record_close(record, &unrecorded, &unheard);
        sink_failed(error, "out of memory");
        return NULL;
    }
    *player = (Player){
        .settings = *settings,
        .wanted = *settings->order,
        .deck = deck,
        .record = record,
        .volume = settings->volume,
        .muted = settings->muted,
    };
    player->tick = count_in_tick(deck);
    player->transport = transport_open(deck->mixer, score->rate, score->channels);
    player->workshop = workshop_open(settings->name, deck);
    if (player->transport && player->workshop ? begin_as_left(player, from, error)
                                              : sink_failed(error, "out of memory"))
        return player;
    player_close(player, &unrecorded, &unheard);
    return NULL;
}

void player_close(Player *player, Frames *unrecorded, SinkError *error)
{
    *unrecorded = 0;
    if (!player)
        return;
    close_device(player);
    if (player->record)
        record_close(player->record, unrecorded, error);
    transport_close(player->transport);
    workshop_close(player->workshop);
    free(player);
}

// --- A new score at a breath -----------------------------------------------------------

// The next in-breath at or after a moment; the moment itself where none comes in its part.
static Micros next_breath(const Timeline *timeline, Micros at)
{
    const TimelinePhase *phase = &timeline->phases[timeline_phase_at(timeline, at)];
    size_t               i = SEARCH(timeline->events, timeline->event_count, at, at);
    for (; i < timeline->event_count && timeline->events[i].at < phase->at + phase->length; i++) {
        const Event *event = &timeline->events[i];
        if (event->kind == EVENT_BREATH && !event->breath.out)
            return event->at;
    }
    return at;
}

// Orders the swap for the first breath after a frame of what plays now. False: there was no room for the
// order.
static bool order_swap(Player *player, const Deck *deck, Frames from)
{
    const Score *score = &player->deck->walk.score;
    Micros       at = next_breath(score->timeline, micros_at(from, score->rate)),
           to = next_breath(&deck->walk.timeline, at);
    return transport_swap(player->transport, deck->mixer, frames_at(at, score->rate),
                          frames_at(to, score->rate));
}

// --- Keys ------------------------------------------------------------------------------

// While no device pulls, orders are carried out here: the place moves, and it goes on from there once a
// device is back.
static void settle(Player *player)
{
    if (!player->live)
        transport_halt(player->transport);
}

// A score that waits for a breath takes over near the new place, not where it was going to.
static void go_to(Player *player, Frames frame)
{
    player->paused = false;
    player->began = frame;
    transport_play(player->transport, frame, resume_count_in(player, frame));
    if (player->next)
        order_swap(player, player->next, frame);
    settle(player);
}

static void pause_or_go_on(Player *player)
{
    player->paused = !player->paused;
    if (player->paused) {
        transport_pause(player->transport);
        settle(player);
    } else {
        go_to(player, view_breath_start(&player->deck->walk.score, transport_place(player->transport)));
    }
}

static const char *jump(Player *player, int parts, Arena *arena)
{
    const Score    *score = &player->deck->walk.score;
    const Timeline *timeline = score->timeline;
    Micros          at = micros_at(transport_place(player->transport), score->rate);
    ptrdiff_t       phase = (ptrdiff_t)timeline_phase_at(timeline, at);
    bool            deep = seconds_of(at - timeline->phases[phase].at) > BACK_WITHIN;
    ptrdiff_t       to = parts > 0 ? phase + 1 : deep ? phase : phase - 1;
    if (to >= (ptrdiff_t)timeline->phase_count)
        return "this is the last part";
    if (to < 0)
        to = 0;
    go_to(player, frames_at(timeline->phases[to].at, score->rate));
    return arena_printf(arena, "to %s", timeline->phases[to].title);
}

// The pace of her paced parts now: that of the first one.
static double pace_of(const Timeline *timeline)
{
    for (size_t i = 0; i < timeline->phase_count; i++)
        if (!timeline->phases[i].pace.own)
            return timeline->phases[i].pace.from;
    return 0;
}

static const char *change_pace(Player *player, int by, Arena *arena)
{
    double pace = player->wanted.asked.walker.pace > 0 ? player->wanted.asked.walker.pace
                                                       : pace_of(&player->deck->walk.timeline);
    if (pace <= 0)
        return "this walk has no paced part";
    pace += by;
    if (pace < PACE_MIN || pace > PACE_MAX)
        return arena_printf(arena, "pace stays within %d and %d steps a minute", PACE_MIN, PACE_MAX);
    player->wanted.asked.walker.pace = pace;
    player->order_build = true;
    return arena_printf(arena, "pace %.0f from the next breath on", pace);
}

static const char *change_talk(Player *player, int by, Arena *arena)
{
    int now = player->wanted.asked.walker.talk >= 0 ? player->wanted.asked.walker.talk
                                                    : (int)player->deck->walk.session.talk;
    int talk = now + by < TALK_FULL ? TALK_FULL : now + by > TALK_SILENT ? TALK_SILENT : now + by;
    player->order_build |= talk != now;
    player->wanted.asked.walker.talk = talk;
    return arena_printf(arena, "talk: %s", choice_word(session_talks, talk));
}

static const char *change_volume(Player *player, int by, Arena *arena)
{
    int volume = player->volume + by;
    player->volume = volume < 0 ? 0 : volume > 100 ? 100 : volume;
    transport_volume(player->transport, (float)player->volume / 100);
    return arena_printf(arena, "volume %d %%", player->volume);
}

static const char *next_mute(Player *player, Arena *arena)
{
    player->muted = player->muted + 1 == LAYER_COUNT ? -1 : player->muted + 1;
    apply_mute(player, player->deck);
    return player->muted < 0 ? "nothing muted"
                             : arena_printf(arena, "%s muted", layer_name((Layer)player->muted));
}

static const char *stop(Player *player)
{
    player->stopping = true;
    transport_stop(player->transport);
    return "stopping";
}

const char *player_act(Player *player, Act act, Arena *arena)
{
    if (player->stopping)
        return "";
    switch (act) {
    case ACT_PAUSE: pause_or_go_on(player); return "";
    case ACT_BACK: return jump(player, -1, arena);
    case ACT_ON: return jump(player, 1, arena);
    case ACT_SLOWER: return change_pace(player, -PACE_STEP, arena);
    case ACT_FASTER: return change_pace(player, PACE_STEP, arena);
    case ACT_QUIETER: return change_volume(player, -VOLUME_STEP, arena);
    case ACT_LOUDER: return change_volume(player, VOLUME_STEP, arena);
    case ACT_LESS_TALK: return change_talk(player, 1, arena);
    case ACT_MORE_TALK: return change_talk(player, -1, arena);
    case ACT_MUTE: return next_mute(player, arena);
    case ACT_STOP: return stop(player);
    case ACT_HELP:
    case ACT_NOTHING: break;
    }
    return "";
}

// --- Builds ----------------------------------------------------------------------------

// Where nothing sounds, the new score takes over at the breath she is in.
static void plan_swap(Player *player, const Deck *deck)
{
    const Score *score = &player->deck->walk.score;
    Frames       here = transport_place(player->transport);
    bool         sounding = player->live && transport_mode(player->transport) == TRANSPORT_PLAYING;
    apply_mute(player, deck);
    if (order_swap(player, deck,
                   sounding ? here + (Frames)(SWAP_MARGIN * score->rate) : view_breath_start(score, here)))
        player->next = deck;
    else
        player->order_build = true;
    settle(player);
}

static void tend_build(Player *player)
{
    if (player->next && transport_serial(player->transport) != player->serial) {
        player->serial = transport_serial(player->transport);
        player->deck = player->next;
        player->next = NULL;
        player->began = 0;
        apply_mute(player, player->deck);  // what she muted while it waited
    }
    if (player->order_build && !player->next && !workshop_busy(player->workshop))
        player->order_build = !workshop_order(player->workshop, &player->wanted);
    const Deck *ready = workshop_take(player->workshop);
    if (ready)
        plan_swap(player, ready);
}

// --- The device ------------------------------------------------------------------------

static PlayerState state_of_transport(const Player *player)
{
    switch (transport_mode(player->transport)) {
    case TRANSPORT_PAUSED:
        return player->paused ? PLAYER_PAUSED : PLAYER_LEAD;  // LEAD: not yet asked for a frame
    case TRANSPORT_LEAD: return PLAYER_LEAD;
    case TRANSPORT_PLAYING: return PLAYER_PLAYING;
    case TRANSPORT_ENDED: break;
    }
    return PLAYER_PLAYING;  // until the device has let the last of it out
}

static void lose_device(Player *player, double now)
{
    close_device(player);
    transport_halt(player->transport);
    player->state = PLAYER_LOST;
    player->lost_at = player->tried_at = now;
}

static void try_device(Player *player, double now)
{
    SinkError unheard = { 0 };
    if (now - player->lost_at > PLAYER_PATIENCE) {
        player->state = PLAYER_GAVE_UP;
        return;
    }
    if (now - player->tried_at < RETRY_EVERY)
        return;
    player->tried_at = now;
    if (!open_device(player, &unheard))
        return;
    player->state = player->paused ? PLAYER_PAUSED : PLAYER_LEAD;
    if (!player->paused)
        go_to(player, view_breath_start(&player->deck->walk.score, transport_place(player->transport)));
}

static void tend_device(Player *player, double now)
{
    switch (live_state(player->live, now)) {
    case LIVE_PLAYING: player->state = state_of_transport(player); break;
    case LIVE_FINISHED: player->state = player->stopping ? PLAYER_STOPPED : PLAYER_OVER; break;
    case LIVE_LOST: lose_device(player, now); break;
    }
}

PlayerState player_tend(Player *player, double now, SinkError *error)
{
    if (player->record)
        record_take(player->record, error);
    tend_build(player);
    if (player->live)
        tend_device(player, now);
    else if (player->stopping)
        player->state = PLAYER_STOPPED;
    else
        try_device(player, now);
    return player->state;
}

// --- What there is to show -------------------------------------------------------------

const Score *player_score(const Player *player) { return &player->deck->walk.score; }

Frames player_frame(const Player *player)
{
    const Score *score = &player->deck->walk.score;
    Frames       heard = transport_frame(player->transport);
    if (player->live && player->state == PLAYER_PLAYING)
        heard -= (Frames)(live_latency(player->live) * score->rate);
    if (heard < player->began)
        heard = player->began;
    return heard < score->length ? heard : score->length - 1;
}

double player_lead_left(const Player *player)
{
    return (double)transport_lead_left(player->transport) / player->deck->walk.score.rate;
}

int              player_volume(const Player *player) { return player->volume; }
int              player_muted(const Player *player) { return player->muted; }
const WalkOrder *player_order(const Player *player) { return &player->wanted; }

const char *player_device(const Player *player) { return player->live ? live_device_name(player->live) : ""; }

double player_latency(const Player *player) { return player->live ? live_latency(player->live) : 0; }

uint64_t player_underruns(const Player *player)
{
    return player->underruns + (player->live ? live_underruns(player->live) : 0);
}

bool player_first_sound(const Player *player, double started, double *all, double *device)
{
    return first_sound_took(&player->first_sound, started, all, device);
}
