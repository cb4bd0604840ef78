// A walk that is being listened to: what plays, what was asked for by keys, and the device it goes to.
//
// The main thread's side of mix/transport.h. Nothing here prints; player_state says what there is to show.
#ifndef PLAY_PLAYER_H
#define PLAY_PLAYER_H

#include "mix/transport.h"
#include "play/keys.h"
#include "play/record.h"
#include "play/workshop.h"
#include "sink/live.h"

typedef enum {
    PLAYER_PLAYING,
    PLAYER_LEAD,
    PLAYER_PAUSED,
    PLAYER_LOST,     // the device is gone: tried again for PLAYER_PATIENCE seconds
    PLAYER_OVER,     // the walk came to its end
    PLAYER_STOPPED,  // by her
    PLAYER_GAVE_UP,  // no device came back
} PlayerState;

#define PLAYER_PATIENCE 60.0  // seconds

typedef struct Player Player;

typedef struct {
    const WalkOrder *order;    // by which the deck was compiled; keys change a copy of it
    const char      *name;     // of the session
    double           delay;    // seconds before the walk begins; < 0: with a count-in of 3
    const char      *device;   // NULL: the default
    bool             verbose;  // let the sound libraries print
    int              volume;   // percent, to begin with
    int              muted;    // Layer, to begin with; -1: none
} PlayerSettings;

// deck: compiled; record: where what is heard also goes, or NULL; the player owns both. from: where to begin.
// What settings point to must outlive the player. NULL: error says why (the device), and what was handed over
// is freed.
Player *player_open(const PlayerSettings *settings, Deck *deck, Record *record, Frames from,
                    SinkError *error);

// unrecorded: frames for which the recording had no room. error: of writing the recording. Accepts NULL.
void player_close(Player *player, Frames *unrecorded, SinkError *error);

// Does what a key asks for. In the arena: a line to show for a moment, "" for none.
const char *player_act(Player *player, Act act, Arena *arena);

// Takes care of the device, the builds and the recording; to be called some 15 times a second. now: seconds
// of a steady clock.
PlayerState player_tend(Player *player, double now, SinkError *error);

const Score *player_score(const Player *player);
Frames       player_frame(const Player *player);  // heard now: what was handed out less the device's delay
double       player_lead_left(const Player *player);  // seconds
int          player_volume(const Player *player);     // percent
int          player_muted(const Player *player);      // Layer, by a key; -1: none
const WalkOrder *player_order(const Player *player);  // with what keys have changed
const char      *player_device(const Player *player);
double           player_latency(const Player *player);
uint64_t         player_underruns(const Player *player);  // over all devices of this walk

// Seconds from `started` to the first sound, and those of them that the device took to open. False: nothing
// has sounded yet.
bool player_first_sound(const Player *player, double started, double *all, double *device);

#endif
