#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

// Pointers to functions have no common type: they are copied as bytes.
static void fill_in(const LibraryCall *call, void *found) { memcpy(call->call, &found, sizeof found); }

static bool is_filled_in(const LibraryCall *call)
{
    void *found;
    memcpy(&found, call->call, sizeof found);
    return found != NULL;
}

// Every name is looked for in the whole program, as the dynamic loader would: what LD_PRELOAD brings stands
// before the library.
static const LibraryCall *first_missing(const LibraryCall *calls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!dlsym(RTLD_DEFAULT, calls[i].name))
            return &calls[i];
    return NULL;
}

static bool open_all(const char *file, const LibraryCall *calls, size_t count, char why[LIBRARY_WHY_SIZE])
{
    if (is_filled_in(&calls[0]))
        return true;
    if (!dlopen(file, RTLD_LAZY | RTLD_GLOBAL)) {
        snprintf(why, LIBRARY_WHY_SIZE, "%s", dlerror());
        return false;
    }
    const LibraryCall *missing = first_missing(calls, count);
    if (missing) {
        snprintf(why, LIBRARY_WHY_SIZE, "%s: it has no %s", file, missing->name);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        fill_in(&calls[i], dlsym(RTLD_DEFAULT, calls[i].name));
    return true;
}

bool library_open(const char *file, const LibraryCall *calls, size_t count, char why[LIBRARY_WHY_SIZE])
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&one_at_a_time);
    bool open = open_all(file, calls, count, why);
    pthread_mutex_unlock(&one_at_a_time);
    return open;
}
