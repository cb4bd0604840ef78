// The diary in a process of its own. The server gives up all that it may do before it answers anybody
// (phone/power.h); what it is asked for of her day goes through here, where nothing else can be asked:
//
//     the server's thread ── "her day?" · one answer, read and checked ──▶ the keeper ──▶ profile, plan, log
//
// As root it becomes the owner of her profile: the log is hers. It ends with the server, however that ends.
#ifndef PHONE_KEEPER_H
#define PHONE_KEEPER_H

#include "phone/diary.h"

typedef struct Keeper Keeper;

// Forks: before there are threads. profile: whose owner it becomes. NULL: why.
Keeper *keeper_begin(const Diary *diary, const char *profile, Arena *arena, char why[DIARY_WHY_SIZE]);

// Its calls are one thread's. Good as long as the keeper.
const ServeHers *keeper_hers(const Keeper *keeper);

void keeper_end(Keeper *keeper);  // accepts NULL

#endif
