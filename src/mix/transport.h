// What the audio thread plays: a mixer that can be paused, moved, turned down, stopped, and replaced by
// another one at a breath.
//
//     main thread ── orders ─▶ [ring] ─▶ transport_fill (audio thread) ─▶ frames
//                 ◀─ mode, frame, serial (atomics) ─┘
//
// The main thread gives orders and reads reports; nothing else is shared. transport_fill keeps the audio
// thread's rules: no allocation, lock, file or clock. Every change of what sounds is faded, so nothing
// clicks; while nothing changes and the volume is 1 the mixer's samples go through untouched.
#ifndef MIX_TRANSPORT_H
#define MIX_TRANSPORT_H

#include "mix/mixer.h"

typedef struct Transport Transport;

typedef enum {
    TRANSPORT_PAUSED,  // silence; so it is at first
    TRANSPORT_LEAD,    // silence and count-in ticks before the walk goes on
    TRANSPORT_PLAYING,
    TRANSPORT_ENDED,  // the walk is over, or was stopped: transport_fill returns 0
} TransportMode;

// A count-in: `lead` frames before the walk sounds, with a tick at each multiple of `interval` before its
// end.
typedef struct {
    Frames      lead;
    Frames      interval;  // 0: no ticks
    int         ticks;
    const Clip *tick;  // must outlive the transport; NULL: no ticks
    float       gain;
} CountIn;

// mixer: played first; rate and channels are those of its score. The transport does not own mixers. NULL: out
// of memory.
Transport *transport_open(Mixer *mixer, int rate, int channels);
void       transport_close(Transport *transport);  // not while a device still pulls

// Audio thread. Returns fewer than asked only when it has ended.
Frames transport_fill(void *transport, float *out, Frames frames);

// --- Orders: main thread only. False when the ring is full (the audio thread is stuck): nothing was ordered.

bool transport_play(Transport *transport, Frames from,
                    CountIn count_in);  // from pause, or a jump while playing
bool transport_pause(Transport *transport);
bool transport_stop(Transport *transport);  // fades longer, then ends

// At frame `at` of the mixer now playing (or at once where that is past) goes on with `mixer` from its frame
// `to`; also at once where nothing sounds, and with the next count-in. After a jump, order the swap again,
// for the new place. The old mixer may be closed once transport_serial has grown by one.
bool transport_swap(Transport *transport, Mixer *mixer, Frames at, Frames to);

void transport_volume(Transport *transport, float volume);  // 0..1, reached within 50 ms

// Where the walk is for the next order: where the last play order goes, though the audio thread may not
// have taken it yet.
Frames transport_place(const Transport *transport);

// --- Reports: any thread ---------------------------------------------------------------

TransportMode transport_mode(const Transport *transport);
Frames        transport_frame(
           const Transport *transport);  // of the walk: the one handed out next, or where a jump goes
Frames   transport_lead_left(const Transport *transport);  // frames until the walk sounds
uint64_t transport_serial(const Transport *transport);     // swaps done

// For a device that was lost: the main thread may call this when nobody pulls. Carries out what was ordered,
// without a sound, and goes to pause at the frame reached.
void transport_halt(Transport *transport);

#endif
