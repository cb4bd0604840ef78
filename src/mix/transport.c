// A small state machine: what sounds now (mode), a fade that is under way, and what happens once it is down
// (then).
#include "mix/transport.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { ORDERS = 32 };  // a power of two; a person presses fewer keys than this in one buffer

// Ear-tested lengths: shorter jumps click under a bed of noise, a longer pause feels late.
#define JUMP_FADE   0.03  // seconds
#define PAUSE_FADE  0.15
#define STOP_FADE   0.80
#define VOLUME_RAMP 0.05

typedef enum { ORDER_PLAY, ORDER_PAUSE, ORDER_STOP, ORDER_SWAP } OrderKind;
typedef struct {
    OrderKind kind;
    Frames    at, to;
    CountIn   count_in;
    Mixer    *mixer;
} Order;

// PAUSE_THERE: pause was asked for while a jump was fading; the place is the jump's.
typedef enum { THEN_NOTHING, THEN_LEAD, THEN_PAUSE, THEN_PAUSE_THERE, THEN_END, THEN_SWAP } Then;

struct Transport {
    // audio thread
    Mixer        *mixer;
    TransportMode mode;
    float         fade, fade_step;  // gain now, and its change a frame
    Then          then;             // once the fade is down
    Frames        from;             // THEN_LEAD, THEN_PAUSE_THERE: where the walk goes on
    CountIn       count_in;
    Frames        lead_left;
    Order         swap;  // waiting for its frame; mixer NULL: none
    float         volume_now;
    int           channels, rate;
    // orders
    Order            orders[ORDERS];
    _Atomic unsigned ordered, taken;
    _Atomic float    volume;
    // reports
    _Atomic int      mode_seen;
    _Atomic int64_t  frame_seen, lead_seen;
    _Atomic uint64_t serial;
    // main thread
    Frames   goal;        // of the last play order
    unsigned goal_order;  // its number
};

static bool jumps(const Transport *transport)
{
    return transport->then == THEN_LEAD || transport->then == THEN_PAUSE_THERE;
}

static void report(Transport *transport)
{
    bool ahead = transport->mode == TRANSPORT_LEAD ||
                 (transport->mode == TRANSPORT_PLAYING && jumps(transport));
    Frames frame = ahead ? transport->from : mixer_tell(transport->mixer);
    atomic_store_explicit(&transport->frame_seen, frame, memory_order_relaxed);
    atomic_store_explicit(&transport->lead_seen, transport->mode == TRANSPORT_LEAD ? transport->lead_left : 0,
                          memory_order_relaxed);
    atomic_store_explicit(&transport->mode_seen, (int)transport->mode, memory_order_release);
}

Transport *transport_open(Mixer *mixer, int rate, int channels)
{
    Transport *transport = calloc(1, sizeof *transport);
    if (!transport)
        return NULL;
    transport->mixer = mixer;
    transport->rate = rate;
    transport->channels = channels;
    transport->volume_now = 1;
    atomic_store(&transport->volume, 1.0f);
    report(transport);
    return transport;
}

void transport_close(Transport *transport) { free(transport); }

// --- Audio thread: orders --------------------------------------------------------------

static void fade_out(Transport *transport, double seconds, Then then)
{
    transport->then = then;
    transport->fade_step = -1.0f / (float)(seconds * transport->rate);
}

static void fade_in(Transport *transport, double seconds)
{
    transport->then = THEN_NOTHING;
    transport->fade_step = 1.0f / (float)(seconds * transport->rate);
}

static void do_swap(Transport *transport)
{
    mixer_seek(transport->swap.mixer, transport->swap.to);
    transport->mixer = transport->swap.mixer;
    transport->swap.mixer = NULL;
    atomic_fetch_add_explicit(&transport->serial, 1, memory_order_release);
}

static void start_lead(Transport *transport)
{
    if (transport->swap.mixer) {  // that was waiting for a breath: nothing sounds, so now
        transport->from = transport->swap.to;
        do_swap(transport);
    }
    mixer_seek(transport->mixer, transport->from);
    transport->lead_left = transport->count_in.lead;
    transport->mode = TRANSPORT_LEAD;
    transport->fade = transport->from == 0 ? 1 : 0;  // frame 0 begins by itself; elsewhere we come in softly
    fade_in(transport, JUMP_FADE);
}

static void obey(Transport *transport, const Order *order)
{
    bool sounding = transport->mode == TRANSPORT_PLAYING;
    if (sounding && transport->then == THEN_END)
        return;  // a stop cannot be taken back
    switch (order->kind) {
    case ORDER_PLAY:
        transport->from = order->to;
        transport->count_in = order->count_in;
        if (sounding)
            fade_out(transport, JUMP_FADE, THEN_LEAD);
        else
            start_lead(transport);
        break;
    case ORDER_PAUSE:
        if (sounding)
            fade_out(transport, PAUSE_FADE, jumps(transport) ? THEN_PAUSE_THERE : THEN_PAUSE);
        else if (transport->mode == TRANSPORT_LEAD)
            transport->mode = TRANSPORT_PAUSED;
        break;
    case ORDER_STOP:
        if (sounding)
            fade_out(transport, STOP_FADE, THEN_END);
        else
            transport->mode = TRANSPORT_ENDED;
        break;
    case ORDER_SWAP:
        transport->swap = *order;
        if (!sounding) {
            transport->from = order->to;
            do_swap(transport);
        }
        break;
    }
}

static void take_orders(Transport *transport)
{
    unsigned ordered = atomic_load_explicit(&transport->ordered, memory_order_acquire);
    unsigned taken = atomic_load_explicit(&transport->taken, memory_order_relaxed);
    for (; taken != ordered; taken++)
        obey(transport, &transport->orders[taken % ORDERS]);
    report(transport);  // first, so that whoever sees that an order was taken also sees its effect
    atomic_store_explicit(&transport->taken, taken, memory_order_release);
}

// --- Audio thread: sound ---------------------------------------------------------------

static void fade_is_down(Transport *transport)
{
    Then then = transport->then;
    transport->then = THEN_NOTHING;
    transport->fade_step = 0;
    switch (then) {
    case THEN_NOTHING: break;
    case THEN_LEAD: start_lead(transport); break;
    case THEN_PAUSE_THERE: mixer_seek(transport->mixer, transport->from);  // fall through
    case THEN_PAUSE: transport->mode = TRANSPORT_PAUSED; break;
    case THEN_END: transport->mode = TRANSPORT_ENDED; break;
    case THEN_SWAP:
        do_swap(transport);
        fade_in(transport, JUMP_FADE);
        break;
    }
}

static void apply_fade(Transport *transport, float *out, Frames frames)
{
    for (Frames i = 0; i < frames; i++) {
        transport->fade += transport->fade_step;
        if (transport->fade >= 1) {
            transport->fade = 1;
            transport->fade_step = 0;
            return;
        }
        if (transport->fade < 0)
            transport->fade = 0;
        for (int c = 0; c < transport->channels; c++)
            out[i * transport->channels + c] *= transport->fade;
    }
}

// Frames that may be mixed before something has to happen at an exact frame.
static Frames until_change(Transport *transport, Frames frames)
{
    if (transport->swap.mixer && transport->then == THEN_NOTHING) {
        Frames ahead = transport->swap.at - mixer_tell(transport->mixer) -
                       (Frames)(JUMP_FADE * transport->rate);
        if (ahead <= 0)
            fade_out(transport, JUMP_FADE, THEN_SWAP);
        else if (ahead < frames)
            frames = ahead;
    }
    if (transport->fade_step < 0) {
        Frames down = (Frames)(transport->fade / -transport->fade_step + 0.5f);
        if (down < 1)
            down = 1;
        if (down < frames)
            frames = down;
    }
    return frames;
}

static Frames play_piece(Transport *transport, float *out, Frames frames)
{
    frames = until_change(transport, frames);
    Frames within = mixer_fill(transport->mixer, out, frames);
    bool   falling = transport->fade_step < 0;
    if (transport->fade_step != 0)
        apply_fade(transport, out, within);
    if (falling && (transport->fade <= 0.0005f || within < frames)) {
        transport->fade = 0;
        fade_is_down(transport);
    } else if (within < frames) {
        transport->mode = TRANSPORT_ENDED;
    }
    return within;
}

// One tick of the count-in, as far as it reaches into the frames [begin, begin + frames) of the lead.
static void add_tick(const CountIn *count_in, int channels, Frames tick_at, Frames begin, float *out,
                     Frames frames)
{
    const Clip *clip = count_in->tick;
    float       gain = clip->scale * count_in->gain / 32768.0f;
    for (Frames i = 0; i < frames; i++) {
        Frames at = begin + i - tick_at;
        if (at < 0 || at >= clip->length)
            continue;
        for (int c = 0; c < channels; c++)
            out[i * channels + c] += gain * clip->samples[at * clip->channels + (c < clip->channels ? c : 0)];
    }
}

static Frames lead_piece(Transport *transport, float *out, Frames frames)
{
    const CountIn *count_in = &transport->count_in;
    if (frames > transport->lead_left)
        frames = transport->lead_left;
    memset(out, 0, (size_t)(frames * transport->channels) * sizeof *out);
    Frames begin = count_in->lead - transport->lead_left;
    for (int tick = 1; count_in->tick && count_in->interval > 0 && tick <= count_in->ticks; tick++)
        add_tick(count_in, transport->channels, count_in->lead - tick * count_in->interval, begin, out,
                 frames);
    transport->lead_left -= frames;
    if (transport->lead_left == 0)
        transport->mode = TRANSPORT_PLAYING;
    return frames;
}

static void apply_volume(Transport *transport, float *out, Frames frames)
{
    float wanted = atomic_load_explicit(&transport->volume, memory_order_relaxed);
    if (transport->volume_now == 1 && wanted == 1)
        return;
    float step = 1.0f / (float)(VOLUME_RAMP * transport->rate);
    for (Frames i = 0; i < frames; i++) {
        float gap = wanted - transport->volume_now;
        transport->volume_now = gap > step    ? transport->volume_now + step
                                : gap < -step ? transport->volume_now - step
                                              : wanted;
        for (int c = 0; c < transport->channels; c++)
            out[i * transport->channels + c] *= transport->volume_now;
    }
}

Frames transport_fill(void *self, float *out, Frames frames)
{
    Transport *transport = self;
    Frames     done = 0;
    take_orders(transport);
    while (done < frames && transport->mode != TRANSPORT_ENDED) {
        float *to = out + done * transport->channels;
        Frames left = frames - done;
        switch (transport->mode) {
        case TRANSPORT_PAUSED:
            memset(to, 0, (size_t)(left * transport->channels) * sizeof *to);
            done = frames;
            break;
        case TRANSPORT_LEAD: done += lead_piece(transport, to, left); break;
        case TRANSPORT_PLAYING: done += play_piece(transport, to, left); break;
        case TRANSPORT_ENDED: break;
        }
    }
    apply_volume(transport, out, done);
    report(transport);
    return done;
}

// --- Main thread -----------------------------------------------------------------------

static bool give(Transport *transport, Order order)
{
    unsigned ordered = atomic_load_explicit(&transport->ordered, memory_order_relaxed);
    if (ordered - atomic_load_explicit(&transport->taken, memory_order_acquire) == ORDERS)
        return false;
    transport->orders[ordered % ORDERS] = order;
    atomic_store_explicit(&transport->ordered, ordered + 1, memory_order_release);
    return true;
}

bool transport_play(Transport *transport, Frames from, CountIn count_in)
{
    if (!give(transport, (Order){ .kind = ORDER_PLAY, .to = from, .count_in = count_in }))
        return false;
    transport->goal = from;
    transport->goal_order = atomic_load_explicit(&transport->ordered, memory_order_relaxed);
    return true;
}

bool transport_pause(Transport *transport) { return give(transport, (Order){ .kind = ORDER_PAUSE }); }

bool transport_stop(Transport *transport) { return give(transport, (Order){ .kind = ORDER_STOP }); }

bool transport_swap(Transport *transport, Mixer *mixer, Frames at, Frames to)
{
    return give(transport, (Order){ .kind = ORDER_SWAP, .mixer = mixer, .at = at, .to = to });
}

void transport_volume(Transport *transport, float volume)
{
    atomic_store_explicit(&transport->volume, volume, memory_order_relaxed);
}

TransportMode transport_mode(const Transport *transport)
{
    return (TransportMode)atomic_load_explicit(&transport->mode_seen, memory_order_acquire);
}

Frames transport_frame(const Transport *transport)
{
    return atomic_load_explicit(&transport->frame_seen, memory_order_relaxed);
}

Frames transport_place(const Transport *transport)
{
    unsigned taken = atomic_load_explicit(&transport->taken, memory_order_acquire);
    bool     waits = (int)(transport->goal_order - taken) > 0;
    return waits ? transport->goal : transport_frame(transport);
}

Frames transport_lead_left(const Transport *transport)
{
    return atomic_load_explicit(&transport->lead_seen, memory_order_relaxed);
}

uint64_t transport_serial(const Transport *transport)
{
    return atomic_load_explicit(&transport->serial, memory_order_acquire);
}

void transport_halt(Transport *transport)
{
    take_orders(transport);
    if (transport->mode == TRANSPORT_PLAYING && jumps(transport))
        mixer_seek(transport->mixer, transport->from);
    transport->then = THEN_NOTHING;
    if (transport->swap.mixer)
        do_swap(transport);
    if (transport->mode != TRANSPORT_ENDED)
        transport->mode = TRANSPORT_PAUSED;
    report(transport);
}
