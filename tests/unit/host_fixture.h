// A host of the library: it includes the public header and nothing else of walkcoach.
#ifndef HOST_FIXTURE_H
#define HOST_FIXTURE_H

#include "cmocka_all.h"
#include "library/walkcoach.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The walkcoach that was built with these tests: in the folder above, or in one above that.
static inline const char *host_speaker(void)
{
    static char path[PATH_MAX + 12];
    ssize_t     length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    for (char *slash; (slash = strrchr(path, '/')) && slash > path;) {
        strcpy(slash, "/walkcoach");
        if (access(path, X_OK) == 0)
            return path;
        *slash = '\0';
    }
    return NULL;
}

static inline Walkcoach *host_open(void)
{
    Walkcoach     *coach = NULL;
    WalkcoachSetup setup = WALKCOACH_SETUP;
    char           why[WALKCOACH_WHY_SIZE] = "";
    setup.data = ".";
    setup.speaker = host_speaker();
    if (walkcoach_open(&setup, &coach, why) != WALKCOACH_DONE)
        fail_msg("%s", why);
    return coach;
}

// Week 9 of a walker at level 1, with the voice that says nothing.
static inline WalkcoachOrder host_order(WalkcoachDepth depth)
{
    WalkcoachOrder order = WALKCOACH_ORDER;
    order.today = "2026-11-29";
    order.walker = "weeks = 9; level = 1; voice = \"silent\";";
    order.depth = depth;
    order.jobs = 1;
    return order;
}

static inline WalkcoachWalk *host_compile(Walkcoach *coach, const WalkcoachOrder *order, const char *text)
{
    WalkcoachWalk   *walk = NULL;
    WalkcoachMessage first = { .size = sizeof first };
    if (walkcoach_compile_text(coach, order, "pond.cfg", text, strlen(text), &walk) == WALKCOACH_DONE)
        return walk;
    fail_msg("%s", walk && walkcoach_message(walk, 0, &first) ? first.message : "no walk");
    return NULL;
}

#endif
