// Where a folder was last shared, so that a podcast app that follows its feed finds it there again.
//
// One file for each folder, in $XDG_STATE_HOME/walkcoach/shares. Only she can read it, since whoever
// knows the address may listen.
//
//     http://192.168.1.20:40123/k3v9.../
//     /home/ann/walks
//
// While it is shared, an empty file beside that one, with a dot in front, is locked.
#ifndef PHONE_ADDRESS_H
#define PHONE_ADDRESS_H

#include "base/arena.h"
#include "base/whole.h"

#include <stdbool.h>

typedef struct {
    const char *url;
    const char *secret;
    int         port;
} Address;

// False: it was never shared, or nothing readable says where.
bool address_recall(const char *folder, Arena *arena, Address *out);

// As long as *hold is open, the folder's address is this share's. False: another share of it is running.
// *hold -1: nobody is kept away.
bool address_hold(const char *folder, Arena *arena, int *hold);

// False: why says what is in the way.
bool address_keep(const char *folder, const char *url, Arena *arena, char why[WHOLE_WHY_SIZE]);

#endif
