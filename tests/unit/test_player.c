// play/player.h: what each key orders, and what becomes of a device that is lost. The walk is made by hand.
// The transport, the device, the workshop and the clock are this file's own: they only note what is asked of
// them.
#include "play/player.h"

#include "cmocka_all.h"
#include "job/stopwatch.h"

#include <math.h>
#include <string.h>

enum { RATE = 1000, LENGTH = 240000 };  // a frame is a millisecond

// --- A walk ----------------------------------------------------------------------------

#define AT(seconds) ((Micros)(seconds)*1000000)
#define BREATH(seconds, side)                                                                               \
    {                                                                                                       \
        .at = AT(seconds), .kind = EVENT_BREATH, .phase = (seconds) < 180 ? 1 : 2, .breath = {.out = side } \
    }

static const TimelinePhase parts[] = {
    { .title = "Get ready", .length = AT(60), .pace = { true, 75, 75, { 0 } } },
    { .title = "Brisk",
      .at = AT(60),
      .length = AT(120),
      .pace = { false, 100, 120, { 0 } },
      .breath = { .kind = BREATH_STEPS } },
    { .title = "Home", .at = AT(180), .length = AT(60), .pace = { true, 75, 75, { 0 } } },
};
static const TimelinePhase free_parts[] = {
    { .title = "Free", .length = AT(240), .pace = { true, 75, 75, { 0 } } }
};
// The last one is beyond the end of the list, and does not count.
static const Event breaths[] = {
    BREATH(60, false), BREATH(62, true),   BREATH(65, false), BREATH(68, true),   BREATH(70, false),
    BREATH(72, true),  BREATH(175, false), BREATH(177, true), BREATH(180, false), BREATH(230, false),
};
static const Event other_breaths[] = { BREATH(60, false), BREATH(63, true),  BREATH(66, false),
                                       BREATH(69, true),  BREATH(73, false), BREATH(239, false) };
#define TIMELINE(parts, breaths)                                                            \
    {                                                                                       \
        .length = AT(240), .phases = parts, .phase_count = sizeof(parts) / sizeof *(parts), \
        .events = breaths, .event_count = sizeof(breaths) / sizeof *(breaths)-1             \
    }

static Deck       first, second, all_free;
static const Clip tick = { .length = 1 };

static void make(Deck *deck, const Timeline *timeline, void *mixer)
{
    *deck = (Deck){ .walk = { .session = { .own_pace = 75, .talk = TALK_SHORT },
                              .timeline = *timeline,
                              .score = { .rate = RATE, .channels = 2, .length = LENGTH, .gain = 0.5f } },
                    .mixer = mixer };
    deck->walk.score.timeline = &deck->walk.timeline;
}

const Clip *sounds_get(Sounds *sounds, const SoundSpec *spec, SoundKind kind, Frames length, int variant)
{
    (void)sounds;
    return spec == &first.walk.cast.step && kind == SOUND_STEP && length == 0 && variant == 0 ? &tick : NULL;
}

static LayerSet muted[3];  // of each mixer, in the order of their decks
void            mixer_mute(Mixer *mixer, LayerSet layers) { *(LayerSet *)mixer = layers; }

// --- The transport: notes what it is asked ---------------------------------------------

typedef struct {
    int     plays, pauses, stops, swaps, halts;
    Frames  from;
    CountIn lead;
    Frames  swap_at, swap_to;
    Mixer  *swap_mixer;
    float   volume;
} Orders;

static Orders        ordered;
static bool          no_room;  // for a swap
static bool          no_transport, no_workshop;
static Frames        place, frame, lead_left;
static TransportMode mode;
static uint64_t      serial;
static int           open_things;  // transports, devices, workshops and recordings

Transport *transport_open(Mixer *mixer, int rate, int channels)
{
    if (no_transport)
        return NULL;
    open_things++;
    return (void *)mixer == (void *)&muted[0] && rate == RATE && channels == 2 ? (void *)&ordered : NULL;
}
void transport_close(Transport *transport) { open_things -= transport != NULL; }
bool transport_play(Transport *transport, Frames from, CountIn lead)
{
    (void)transport;
    ordered.plays++;
    ordered.from = place = from;
    ordered.lead = lead;
    return true;
}
bool transport_pause(Transport *transport)
{
    (void)transport;
    return ++ordered.pauses;
}
bool transport_stop(Transport *transport)
{
    (void)transport;
    return ++ordered.stops;
}
bool transport_swap(Transport *transport, Mixer *mixer, Frames at, Frames to)
{
    (void)transport;
    ordered.swaps++;
    ordered.swap_mixer = mixer;
    ordered.swap_at = at;
    ordered.swap_to = to;
    return !no_room;
}
void transport_volume(Transport *transport, float volume)
{
    (void)transport;
    ordered.volume = volume;
}
void transport_halt(Transport *transport)
{
    (void)transport;
    ordered.halts++;
}
Frames transport_fill(void *transport, float *out, Frames frames)
{
    (void)transport, (void)out;
    return frames - 1;
}
Frames        transport_place(const Transport *transport) { return transport ? place : -1; }
TransportMode transport_mode(const Transport *transport) { return transport ? mode : TRANSPORT_ENDED; }
Frames        transport_frame(const Transport *transport) { return transport ? frame : -1; }
Frames        transport_lead_left(const Transport *transport) { return transport ? lead_left : -1; }
uint64_t      transport_serial(const Transport *transport) { return transport ? serial : 0; }

// --- The device, the workshop, the recording, the clock --------------------------------

static LiveSettings device;  // as it was last asked for
static bool         no_device;
static int          devices_tried;
static LiveState    device_state;
static uint64_t     slips;

Live *live_open(const LiveSettings *settings, SinkError *error)
{
    device = *settings;
    devices_tried++;
    if (no_device)
        return sink_failed(error, "no sound device was found"), NULL;
    open_things++;
    return (void *)&device;
}
void        live_close(Live *live) { open_things -= live != NULL; }
LiveState   live_state(Live *live, double now) { return live && now >= 0 ? device_state : LIVE_LOST; }
uint64_t    live_underruns(const Live *live) { return live ? slips : 0; }
double      live_latency(const Live *live) { return live ? 0.25 : 0; }
const char *live_device_name(const Live *live) { return live ? "Earbuds" : NULL; }

static bool        busy;
static int         builds;
static WalkOrder   built_by;
static const Deck *ready;

Workshop *workshop_open(const char *name, Deck *deck)
{
    assert_string_equal(name, "20min");
    assert_ptr_equal(deck->walk.score.timeline, &deck->walk.timeline);
    if (no_workshop)
        return NULL;
    open_things++;
    return (void *)&builds;
}
void workshop_close(Workshop *workshop) { open_things -= workshop != NULL; }
bool workshop_busy(const Workshop *workshop) { return workshop && busy; }
bool workshop_order(Workshop *workshop, const WalkOrder *order)
{
    (void)workshop;
    builds++;
    built_by = *order;
    return true;
}
const Deck *workshop_take(Workshop *workshop)
{
    const Deck *deck = workshop ? ready : NULL;
    ready = NULL;
    return deck;
}

static Frames recorded;
static int    records_taken;

void record_put(Record *record, const float *frames, Frames count)
{
    (void)record, (void)frames;
    recorded += count;
}
bool record_take(Record *record, SinkError *error)
{
    (void)record, (void)error;
    return ++records_taken;
}
bool record_close(Record *record, Frames *lost, SinkError *error)
{
    (void)record, (void)error;
    *lost = 7;
    open_things--;
    return true;
}

static double seconds_now;
double        stopwatch_now(void) { return seconds_now; }

// --- Beginning -------------------------------------------------------------------------

static Arena     arena;
static SinkError error;
static WalkOrder order;

static int set_up(void **state)
{
    static const Timeline timelines[] = { TIMELINE(parts, breaths), TIMELINE(parts, other_breaths),
                                          TIMELINE(free_parts, breaths) };
    (void)state;
    make(&first, &timelines[0], &muted[0]);
    make(&second, &timelines[1], &muted[1]);
    make(&all_free, &timelines[2], &muted[0]);
    ordered = (Orders){ 0 };
    order = (WalkOrder)WALK_ORDER_DEFAULT;
    error = (SinkError){ 0 };
    no_room = no_device = no_transport = no_workshop = busy = false;
    place = frame = lead_left = recorded = 0;
    serial = slips = 0;
    mode = TRANSPORT_PLAYING;
    device_state = LIVE_PLAYING;
    builds = devices_tried = records_taken = 0;
    open_things = 0;
    ready = NULL;
    seconds_now = 100;
    memset(muted, 0, sizeof muted);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static PlayerSettings with_delay(double delay)
{
    return (PlayerSettings){ .order = &order, .name = "20min", .delay = delay, .volume = 100, .muted = -1 };
}

static Player *begin_at(Frames from)
{
    PlayerSettings settings = with_delay(0);
    Player        *player = player_open(&settings, &first, NULL, from, &error);
    assert_non_null(player);
    return player;
}

static void end(Player *player)
{
    Frames unrecorded = -1;
    player_close(player, &unrecorded, &error);
    assert_int_equal(unrecorded, 0);
    assert_int_equal(open_things, 0);
}

static void says(Player *player, Act act, const char *line)
{
    assert_string_equal(player_act(player, act, &arena), line);
}

// At her own pace of 75 a step is 0.8 s.
static void the_walk_begins_after_as_many_steps_as_fit(void **state)
{
    (void)state;
    static const struct {
        double delay;
        Frames lead;
        int    ticks;
    } rows[] = { { -1, 3000, 3 }, { 0, 100, 0 },  { 0.05, 100, 0 }, { 0.1, 100, 0 }, { 0.25, 250, 0 },
                 { 1, 1000, 1 },  { 2, 2000, 2 }, { 3, 3000, 3 },   { 10, 10000, 3 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        PlayerSettings settings = with_delay(rows[i].delay);
        Player        *player = player_open(&settings, &first, NULL, 5000, &error);
        assert_non_null(player);
        assert_int_equal(ordered.from, 5000);
        assert_int_equal(ordered.lead.lead, rows[i].lead);
        assert_int_equal(ordered.lead.ticks, rows[i].ticks);
        assert_int_equal(ordered.lead.interval, 800);
        assert_ptr_equal(ordered.lead.tick, &tick);
        assert_true(ordered.lead.gain == 0.5f);
        end(player);
    }
}

static void the_device_is_opened_for_this_walk(void **state)
{
    (void)state;
    PlayerSettings settings = with_delay(0);
    settings.device = "Ear";
    settings.verbose = true;
    settings.volume = 40;
    settings.muted = LAYER_BED;
    Player *player = player_open(&settings, &first, NULL, 0, &error);
    assert_non_null(player);
    assert_string_equal(device.device, "Ear");
    assert_true(device.verbose && device.rate == RATE && device.channels == 2 && device.source == player);
    assert_true(ordered.volume == 0.4f);
    assert_int_equal(muted[0], 1u << 4);
    assert_int_equal(player_volume(player), 40);
    assert_int_equal(player_muted(player), LAYER_BED);
    assert_string_equal(player_device(player), "Earbuds");
    assert_true(player_latency(player) == 0.25);
    assert_ptr_equal(player_score(player), &first.walk.score);
    lead_left = 1500;
    assert_true(player_lead_left(player) == 1.5);
    end(player);
}

static void without_a_device_or_memory_nothing_stays_open(void **state)
{
    (void)state;
    PlayerSettings settings = with_delay(0);
    no_device = true;
    open_things = 1;  // the recording
    assert_null(player_open(&settings, &first, (Record *)&recorded, 0, &error));
    assert_string_equal(error.text, "no sound device was found");
    assert_int_equal(open_things, 0);
    no_device = false;
    for (int i = 0; i < 2; i++) {
        no_transport = i == 0, no_workshop = i == 1;
        open_things = 1;
        error = (SinkError){ 0 };
        assert_null(player_open(&settings, &first, (Record *)&recorded, 0, &error));
        assert_string_equal(error.text, "out of memory");
        assert_int_equal(open_things, 0);
    }
    Frames unrecorded = -1;
    player_close(NULL, &unrecorded, &error);
    assert_int_equal(unrecorded, 0);
}

static void what_is_heard_is_recorded(void **state)
{
    (void)state;
    PlayerSettings settings = with_delay(0);
    open_things = 1;
    Player *player = player_open(&settings, &first, (Record *)&recorded, 0, &error);
    Frames  unrecorded = 0;
    float   out[200];
    assert_int_equal(device.fill(device.source, out, 100), 99);
    assert_int_equal(recorded, 99);
    player_tend(player, 0, &error);
    assert_int_equal(records_taken, 1);
    player_close(player, &unrecorded, &error);
    assert_int_equal(unrecorded, 7);
    assert_int_equal(open_things, 0);
}

static void the_first_sound_comes_after_the_silence_before_it(void **state)
{
    (void)state;
    PlayerSettings settings = with_delay(2);
    Player        *player = player_open(&settings, &first, NULL, 0, &error);
    float          out[200];
    double         all, opening;
    assert_false(player_first_sound(player, 98, &all, &opening));
    seconds_now = 100.25;
    mode = TRANSPORT_LEAD;
    device.fill(device.source, out, 100);
    assert_false(player_first_sound(player, 98, &all, &opening));
    seconds_now = 101;
    mode = TRANSPORT_PLAYING;
    device.fill(device.source, out, 100);
    assert_true(player_first_sound(player, 98, &all, &opening));
    assert_true(all == 4.25 && opening == 0.25);
    end(player);
}

// --- Pause and jumps -------------------------------------------------------------------

static void after_a_pause_she_walks_on_from_the_breath_with_three_steps(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    place = 66500;  // of the breath at 65 s; the pace there is 101.08 steps a minute
    says(player, ACT_PAUSE, "");
    assert_int_equal(ordered.pauses, 1);
    assert_int_equal(ordered.plays, 1);
    says(player, ACT_PAUSE, "");
    assert_int_equal(ordered.pauses, 1);
    assert_int_equal(ordered.plays, 2);
    assert_int_equal(ordered.from, 65000);
    assert_int_equal(ordered.lead.ticks, 3);
    assert_int_equal(ordered.lead.interval, 595);  // 60 / (100 + 20 * 5 / 120) s
    assert_int_equal(ordered.lead.lead, 1785);
    assert_int_equal(ordered.halts, 0);
    end(player);
}

static void where_nothing_is_paced_she_walks_on_after_a_step_of_silence(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    place = 20000;
    says(player, ACT_PAUSE, "");
    says(player, ACT_PAUSE, "");
    assert_int_equal(ordered.from, 20000);
    assert_int_equal(ordered.lead.lead, 800);
    assert_int_equal(ordered.lead.interval, 0);
    assert_int_equal(ordered.lead.ticks, 0);
    end(player);
}

static void on_and_back_go_from_part_to_part(void **state)
{
    (void)state;
    static const struct {
        Frames      place;
        Act         act;
        const char *line;
        Frames      from;
    } rows[] = {
        { 0, ACT_ON, "to Brisk", 60000 },
        { 59999, ACT_ON, "to Brisk", 60000 },
        { 60000, ACT_ON, "to Home", 180000 },
        { 180000, ACT_ON, "this is the last part", -1 },
        { 239999, ACT_ON, "this is the last part", -1 },
        { 239999, ACT_BACK, "to Home", 180000 },
        { 183001, ACT_BACK, "to Home", 180000 },
        { 183000, ACT_BACK, "to Brisk", 60000 },
        { 63001, ACT_BACK, "to Brisk", 60000 },
        { 63000, ACT_BACK, "to Get ready", 0 },
        { 60000, ACT_BACK, "to Get ready", 0 },
        { 2000, ACT_BACK, "to Get ready", 0 },
        { 50000, ACT_BACK, "to Get ready", 0 },
    };
    Player *player = begin_at(0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int plays = ordered.plays;
        place = rows[i].place;
        ordered.from = -1;
        says(player, rows[i].act, rows[i].line);
        assert_int_equal(ordered.from, rows[i].from);
        assert_int_equal(ordered.plays, plays + (rows[i].from >= 0));
    }
    end(player);
}

static void a_jump_ends_a_pause(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    mode = TRANSPORT_PAUSED;
    says(player, ACT_PAUSE, "");
    assert_int_equal(player_tend(player, 1, &error), PLAYER_PAUSED);
    says(player, ACT_ON, "to Brisk");
    assert_int_equal(player_tend(player, 1, &error), PLAYER_LEAD);
    says(player, ACT_PAUSE, "");
    assert_int_equal(ordered.pauses, 2);
    end(player);
}

// --- Volume, layers, pace and talk -----------------------------------------------------

static void the_volume_goes_by_five_from_nothing_to_all(void **state)
{
    (void)state;
    PlayerSettings settings = with_delay(0);
    settings.volume = 8;
    Player *player = player_open(&settings, &first, NULL, 0, &error);
    says(player, ACT_QUIETER, "volume 3 %");
    assert_true(ordered.volume == 0.03f);
    says(player, ACT_QUIETER, "volume 0 %");
    says(player, ACT_QUIETER, "volume 0 %");
    assert_true(ordered.volume == 0);
    says(player, ACT_LOUDER, "volume 5 %");
    for (int i = 0; i < 18; i++)
        player_act(player, ACT_LOUDER, &arena);
    says(player, ACT_LOUDER, "volume 100 %");
    says(player, ACT_LOUDER, "volume 100 %");
    assert_int_equal(player_volume(player), 100);
    assert_true(ordered.volume == 1);
    end(player);
}

static void one_layer_after_the_other_is_muted_then_none(void **state)
{
    (void)state;
    static const char *const lines[] = { "voice muted", "breath muted", "steps muted",
                                         "lift muted",  "bed muted",    "chime muted" };
    Player                  *player = begin_at(0);
    for (int i = 0; i < 6; i++) {
        says(player, ACT_MUTE, lines[i]);
        assert_int_equal(muted[0], 1u << i);
        assert_int_equal(player_muted(player), i);
    }
    says(player, ACT_MUTE, "nothing muted");
    assert_int_equal(muted[0], 0);
    assert_int_equal(player_muted(player), -1);
    says(player, ACT_MUTE, "voice muted");
    end(player);
}

static void the_pace_goes_by_two_within_sixty_and_a_hundred_and_forty(void **state)
{
    (void)state;
    static const char edge[] = "pace stays within 60 and 140 steps a minute";
    Player           *player = begin_at(0);
    says(player, ACT_FASTER, "pace 102 from the next breath on");  // of the first part that has a pace
    says(player, ACT_FASTER, "pace 104 from the next breath on");
    says(player, ACT_SLOWER, "pace 102 from the next breath on");
    assert_true(player_order(player)->asked.walker.pace == 102);
    end(player);
    order.asked.walker.pace = 138;
    player = begin_at(0);
    says(player, ACT_FASTER, "pace 140 from the next breath on");
    says(player, ACT_FASTER, edge);
    assert_true(player_order(player)->asked.walker.pace == 140);
    end(player);
    order.asked.walker.pace = 62;
    player = begin_at(0);
    says(player, ACT_SLOWER, "pace 60 from the next breath on");
    says(player, ACT_SLOWER, edge);
    assert_true(player_order(player)->asked.walker.pace == 60);
    end(player);
    order.asked.walker.pace = 0;
    PlayerSettings settings = with_delay(0);
    player = player_open(&settings, &all_free, NULL, 0, &error);
    says(player, ACT_FASTER, "this walk has no paced part");
    player_tend(player, 0, &error);
    assert_int_equal(builds, 0);
    end(player);
}

static void she_hears_less_and_more(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    says(player, ACT_LESS_TALK, "talk: silent");
    player_tend(player, 0, &error);
    assert_int_equal(builds, 1);
    assert_int_equal(built_by.asked.walker.talk, TALK_SILENT);
    says(player, ACT_LESS_TALK, "talk: silent");
    player_tend(player, 0, &error);
    assert_int_equal(builds, 1);  // nothing has changed
    says(player, ACT_MORE_TALK, "talk: short");
    says(player, ACT_MORE_TALK, "talk: full");
    says(player, ACT_MORE_TALK, "talk: full");
    player_tend(player, 0, &error);
    assert_int_equal(builds, 2);
    assert_int_equal(built_by.asked.walker.talk, TALK_FULL);
    end(player);
}

static void other_keys_do_nothing(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    says(player, ACT_HELP, "");
    says(player, ACT_NOTHING, "");
    assert_int_equal(ordered.plays + ordered.pauses + ordered.stops + ordered.swaps + ordered.halts, 1);
    assert_true(ordered.volume == 1 && player_muted(player) == -1);
    end(player);
}

static void after_a_stop_no_key_does_anything(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    says(player, ACT_STOP, "stopping");
    assert_int_equal(ordered.stops, 1);
    says(player, ACT_STOP, "");
    says(player, ACT_ON, "");
    says(player, ACT_QUIETER, "");
    assert_int_equal(ordered.stops + ordered.plays, 2);
    assert_int_equal(player_tend(player, 1, &error), PLAYER_PLAYING);  // it fades
    device_state = LIVE_FINISHED;
    assert_int_equal(player_tend(player, 2, &error), PLAYER_STOPPED);
    end(player);
}

// --- Another score ---------------------------------------------------------------------

// The other score has been built, and is handed over while the walk is here.
static void build(Player *player, Frames here)
{
    says(player, ACT_FASTER, "pace 102 from the next breath on");
    place = here;
    player_tend(player, 0, &error);
    assert_true(built_by.asked.walker.pace == 102);
    ready = &second;
    player_tend(player, 0, &error);
}

static void another_score_takes_over_at_the_next_breath_in(void **state)
{
    (void)state;
    static const struct {
        Frames here, at, to;
    } rows[] = {
        { 61000, 65000, 66000 },  // at a breath in of each
        { 64599, 65000, 66000 },    { 64600, 65000, 66000 },
        { 64601, 70000, 73000 },                                 // nearer than 0.4 s: at the one after
        { 72000, 175000, 175000 },  { 178000, 178400, 178400 },  // its part has no further breath: at once
        { 179600, 180000, 180000 }, { 190000, 190400, 190400 },
        { 20000, 20400, 20400 },    { 2200000, 2200400, 2200400 },  // after more than 2^31 µs, too
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_up(NULL);
        Player *player = begin_at(0);
        build(player, rows[i].here);
        assert_int_equal(ordered.swaps, 1);
        assert_ptr_equal(ordered.swap_mixer, second.mixer);
        assert_int_equal(ordered.swap_at, rows[i].at);
        assert_int_equal(ordered.swap_to, rows[i].to);
        assert_int_equal(ordered.halts, 0);
        assert_ptr_equal(player_score(player), &first.walk.score);
        serial = 1;
        player_tend(player, 0, &error);
        assert_ptr_equal(player_score(player), &second.walk.score);
        assert_int_equal(ordered.swaps, 1);
        assert_int_equal(builds, 1);
        end(player);
    }
}

static void where_nothing_sounds_it_takes_over_at_the_breath_she_is_in(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    mode = TRANSPORT_PAUSED;
    build(player, 69000);
    assert_int_equal(ordered.swap_at, 65000);
    assert_int_equal(ordered.swap_to, 66000);
    end(player);
}

static void what_is_muted_stays_muted(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    says(player, ACT_MUTE, "voice muted");
    build(player, 61000);
    assert_int_equal(muted[1], 1);
    says(player, ACT_MUTE, "breath muted");  // while it waits
    assert_int_equal(muted[0], 2);
    serial = 1;
    player_tend(player, 0, &error);
    assert_int_equal(muted[1], 2);
    end(player);
}

static void one_build_waits_for_the_one_before(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    player_tend(player, 0, &error);
    assert_int_equal(builds, 0);
    busy = true;
    says(player, ACT_FASTER, "pace 102 from the next breath on");
    player_tend(player, 0, &error);
    assert_int_equal(builds, 0);
    busy = false;
    player_tend(player, 0, &error);
    player_tend(player, 0, &error);
    assert_int_equal(builds, 1);
    ready = &second;
    player_tend(player, 0, &error);
    says(player, ACT_FASTER, "pace 104 from the next breath on");
    player_tend(player, 0, &error);
    assert_int_equal(builds, 1);  // the one before has not taken over yet
    serial = 1;
    player_tend(player, 0, &error);
    assert_int_equal(builds, 2);
    assert_true(built_by.asked.walker.pace == 104);
    end(player);
}

static void a_score_that_found_no_room_is_built_again(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    no_room = true;
    build(player, 61000);
    assert_int_equal(builds, 1);
    no_room = false;
    player_tend(player, 0, &error);
    assert_int_equal(builds, 2);
    end(player);
}

static void after_a_jump_it_takes_over_near_the_new_place(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    build(player, 72000);
    assert_int_equal(ordered.swap_at, 175000);
    says(player, ACT_BACK, "to Brisk");
    assert_int_equal(ordered.swaps, 2);
    assert_ptr_equal(ordered.swap_mixer, second.mixer);
    assert_int_equal(ordered.swap_at, 60000);
    assert_int_equal(ordered.swap_to, 60000);
    serial = 1;
    player_tend(player, 0, &error);
    says(player, ACT_BACK, "to Get ready");
    assert_int_equal(ordered.swaps, 2);
    end(player);
}

// --- The device ------------------------------------------------------------------------

static void what_sounds_is_what_is_shown(void **state)
{
    (void)state;
    Player                  *player = begin_at(0);
    static const PlayerState shown[] = { [TRANSPORT_PAUSED] = PLAYER_LEAD,
                                         [TRANSPORT_LEAD] = PLAYER_LEAD,
                                         [TRANSPORT_PLAYING] = PLAYER_PLAYING,
                                         [TRANSPORT_ENDED] = PLAYER_PLAYING };
    for (int i = TRANSPORT_PAUSED; i <= TRANSPORT_ENDED; i++) {
        mode = (TransportMode)i;
        assert_int_equal(player_tend(player, 1, &error), shown[i]);
    }
    device_state = LIVE_FINISHED;
    assert_int_equal(player_tend(player, 1, &error), PLAYER_OVER);
    end(player);
}

static void a_lost_device_is_tried_twice_a_second_for_a_minute(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    device_state = LIVE_LOST;
    slips = 3;
    assert_int_equal(player_tend(player, 10, &error), PLAYER_LOST);
    assert_int_equal(ordered.halts, 1);
    assert_int_equal(open_things, 2);
    assert_int_equal(player_underruns(player), 3);
    assert_string_equal(player_device(player), "");
    assert_true(player_latency(player) == 0);
    no_device = true;
    assert_int_equal(player_tend(player, 10.25, &error), PLAYER_LOST);
    assert_int_equal(devices_tried, 1);
    assert_int_equal(player_tend(player, 10.5, &error), PLAYER_LOST);
    assert_int_equal(devices_tried, 2);
    player_tend(player, 10.75, &error);
    assert_int_equal(devices_tried, 2);
    player_tend(player, 11, &error);
    assert_int_equal(devices_tried, 3);
    assert_int_equal(player_tend(player, 70, &error), PLAYER_LOST);
    assert_int_equal(player_tend(player, 70.25, &error), PLAYER_GAVE_UP);
    assert_int_equal(devices_tried, 4);
    assert_false(error.failed);
    end(player);
}

static void with_a_device_again_she_walks_on_from_the_breath(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    device_state = LIVE_LOST;
    slips = 3;
    place = 66500;
    player_tend(player, 10, &error);
    device_state = LIVE_PLAYING;
    assert_int_equal(player_tend(player, 10.5, &error), PLAYER_LEAD);
    assert_int_equal(ordered.plays, 2);
    assert_int_equal(ordered.from, 65000);
    assert_int_equal(ordered.lead.ticks, 3);
    assert_int_equal(ordered.halts, 1);  // the device carries it out
    slips = 2;
    assert_int_equal(player_underruns(player), 5);
    assert_int_equal(player_tend(player, 10.6, &error), PLAYER_PLAYING);
    end(player);
}

static void a_pause_outlasts_the_device(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    says(player, ACT_PAUSE, "");
    device_state = LIVE_LOST;
    player_tend(player, 10, &error);
    device_state = LIVE_PLAYING;
    assert_int_equal(player_tend(player, 10.5, &error), PLAYER_PAUSED);
    assert_int_equal(ordered.plays, 1);
    end(player);
}

static void keys_are_obeyed_while_there_is_no_device(void **state)
{
    (void)state;
    Player *player = begin_at(0);
    device_state = LIVE_LOST;
    player_tend(player, 10, &error);
    no_device = true;
    says(player, ACT_ON, "to Brisk");
    assert_int_equal(ordered.halts, 2);
    says(player, ACT_PAUSE, "");
    assert_int_equal(ordered.halts, 3);
    build(player, 69000);
    assert_int_equal(ordered.swap_at, 65000);
    assert_int_equal(ordered.halts, 4);
    says(player, ACT_STOP, "stopping");
    assert_int_equal(player_tend(player, 11, &error), PLAYER_STOPPED);
    end(player);
}

// --- What is heard now -----------------------------------------------------------------

static void what_is_heard_is_what_the_device_has_let_out(void **state)
{
    (void)state;
    Player *player = begin_at(5000);
    frame = 5100;
    player_tend(player, 1, &error);
    assert_int_equal(player_frame(player), 5000);  // nothing before that has been heard
    frame = 6000;
    assert_int_equal(player_frame(player), 5750);
    mode = TRANSPORT_LEAD;
    player_tend(player, 1, &error);
    assert_int_equal(player_frame(player), 6000);
    says(player, ACT_ON, "to Brisk");
    frame = 60100;
    mode = TRANSPORT_PLAYING;
    player_tend(player, 1, &error);
    assert_int_equal(player_frame(player), 60000);
    frame = LENGTH + 249;
    assert_int_equal(player_frame(player), LENGTH - 1);
    frame = LENGTH + 250;
    assert_int_equal(player_frame(player), LENGTH - 1);
    frame = LENGTH + 248;
    assert_int_equal(player_frame(player), LENGTH - 2);
    end(player);
}

static void another_score_was_heard_from_its_beginning(void **state)
{
    (void)state;
    Player *player = begin_at(66000);
    build(player, 66500);
    serial = 1;
    frame = 65500;
    player_tend(player, 0, &error);
    assert_int_equal(player_frame(player), 65250);
    end(player);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_walk_begins_after_as_many_steps_as_fit),
        TEST(the_device_is_opened_for_this_walk),
        TEST(without_a_device_or_memory_nothing_stays_open),
        TEST(what_is_heard_is_recorded),
        TEST(the_first_sound_comes_after_the_silence_before_it),
        TEST(after_a_pause_she_walks_on_from_the_breath_with_three_steps),
        TEST(where_nothing_is_paced_she_walks_on_after_a_step_of_silence),
        TEST(on_and_back_go_from_part_to_part),
        TEST(a_jump_ends_a_pause),
        TEST(the_volume_goes_by_five_from_nothing_to_all),
        TEST(one_layer_after_the_other_is_muted_then_none),
        TEST(the_pace_goes_by_two_within_sixty_and_a_hundred_and_forty),
        TEST(she_hears_less_and_more),
        TEST(other_keys_do_nothing),
        TEST(after_a_stop_no_key_does_anything),
        TEST(another_score_takes_over_at_the_next_breath_in),
        TEST(where_nothing_sounds_it_takes_over_at_the_breath_she_is_in),
        TEST(what_is_muted_stays_muted),
        TEST(one_build_waits_for_the_one_before),
        TEST(a_score_that_found_no_room_is_built_again),
        TEST(after_a_jump_it_takes_over_near_the_new_place),
        TEST(what_sounds_is_what_is_shown),
        TEST(a_lost_device_is_tried_twice_a_second_for_a_minute),
        TEST(with_a_device_again_she_walks_on_from_the_breath),
        TEST(a_pause_outlasts_the_device),
        TEST(keys_are_obeyed_while_there_is_no_device),
        TEST(what_is_heard_is_what_the_device_has_let_out),
        TEST(another_score_was_heard_from_its_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
