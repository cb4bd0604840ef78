// Media keys and headset buttons: the player as org.mpris.MediaPlayer2 on the session bus
// (specifications.freedesktop.org, MPRIS 2.2). Without libsystemd, or a bus at run time, all of this
// does nothing.
#ifndef PLAY_MPRIS_H
#define PLAY_MPRIS_H

#include "play/keys.h"

#include <stdint.h>

typedef enum { MPRIS_PLAYING, MPRIS_PAUSED, MPRIS_STOPPED } MprisStatus;

typedef struct {
    MprisStatus status;
    const char *title;       // of the walk
    const char *part;        // now; shown as the artist's line
    int64_t     length, at;  // microseconds
} MprisState;

typedef struct Mpris Mpris;

// state must outlive it and is read whenever the bus asks. NULL: no bus, or built without. One thread.
Mpris *mpris_open(const MprisState *state);
void   mpris_close(Mpris *mpris);  // accepts NULL

int  mpris_fd(const Mpris *mpris);  // to poll for reading; -1 for NULL
Act  mpris_read(Mpris *mpris);      // what was asked for since; ACT_NOTHING: nothing (more). Call until then.
void mpris_changed(Mpris *mpris);   // status or part is new

#endif
