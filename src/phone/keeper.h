// The diary in a process of its own. The server gives up all its rights before it answers anybody
// (phone/power.h). What it needs of her day comes through here, and nothing else can be asked here:
//
//     the server's thread ── "her day?" · one answer, read and checked ──▶ the keeper ──▶ profile, plan, log
//
// As root, it becomes the owner of her profile: the log is hers. It ends with the server, however that ends.
#ifndef PHONE_KEEPER_H
#define PHONE_KEEPER_H

#include "phone/diary.h"

typedef struct Keeper Keeper;

// Forks: call it before there are threads. profile: the file whose owner it becomes. NULL: why.
Keeper *keeper_begin(const Diary *diary, const char *profile, Arena *arena, char why[DIARY_WHY_SIZE]);

// Its calls are for one thread. Valid as long as the keeper.
const ServeHers *keeper_hers(const Keeper *keeper);

void keeper_end(Keeper *keeper);  // accepts NULL

#endif
