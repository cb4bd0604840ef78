#include "play/workshop.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { DECKS_MAX = 256 };  // a person presses [ and ] fewer times in a walk

struct Workshop {
    const char *name;
    Deck       *decks[DECKS_MAX];
    int         count;
    WalkOrder   order;     // of the build under way
    Deck       *building;  // NULL: none
    Status      status;    // of the build, once it is ready
    atomic_bool ready;
    pthread_t   thread;
};

static void deck_free(Deck *deck)
{
    mixer_close(deck->mixer);
    walk_free(&deck->walk);
    free(deck);
}

Workshop *workshop_open(const char *name, Deck *first)
{
    Workshop *workshop = calloc(1, sizeof *workshop);
    if (!workshop) {
        deck_free(first);
        return NULL;
    }
    workshop->name = name;
    workshop->decks[workshop->count++] = first;
    return workshop;
}

static void *build(void *self)
{
    Workshop   *workshop = self;
    Deck       *deck = workshop->building;
    const Deck *beside = workshop->decks[workshop->count - 1];
    workshop->status = walk_compile_beside(&workshop->order, workshop->name, &beside->walk, &deck->walk);
    if (workshop->status == STATUS_DONE && !(deck->mixer = mixer_open(&deck->walk.score)))
        workshop->status = STATUS_WORLD;
    atomic_store_explicit(&workshop->ready, true, memory_order_release);
    return NULL;
}

bool workshop_busy(const Workshop *workshop) { return workshop->building != NULL; }

bool workshop_order(Workshop *workshop, const WalkOrder *order)
{
    if (workshop->building || workshop->count == DECKS_MAX ||
        !(workshop->building = calloc(1, sizeof *workshop->building)))
        return false;
    workshop->order = *order;
    atomic_store_explicit(&workshop->ready, false, memory_order_relaxed);
    if (pthread_create(&workshop->thread, NULL, build, workshop) == 0)
        return true;
    free(workshop->building);
    workshop->building = NULL;
    return false;
}

static const Deck *finish(Workshop *workshop)
{
    Deck *deck = workshop->building;
    pthread_join(workshop->thread, NULL);
    workshop->building = NULL;
    if (workshop->status != STATUS_DONE) {
        deck_free(deck);
        return NULL;
    }
    return workshop->decks[workshop->count++] = deck;
}

const Deck *workshop_take(Workshop *workshop)
{
    if (!workshop->building || !atomic_load_explicit(&workshop->ready, memory_order_acquire))
        return NULL;
    return finish(workshop);
}

void workshop_close(Workshop *workshop)
{
    if (!workshop)
        return;
    if (workshop->building)
        finish(workshop);
    while (workshop->count > 0)  // newest first: each borrows from the one before
        deck_free(workshop->decks[--workshop->count]);
    free(workshop);
}
