// Pointers to functions have no common type: they are copied as bytes.
#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static void fill_in(void *table, size_t index, void *found)
{
    memcpy((char *)table + index * sizeof found, &found, sizeof found);
}

static bool is_filled_in(const void *table)
{
    void *first;
    memcpy(&first, table, sizeof first);
    return first != NULL;
}

// Every name is looked for in the whole program, as the dynamic loader would: what LD_PRELOAD brings comes
// before the library.
static const char *first_missing(const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!dlsym(RTLD_DEFAULT, names[i]))
            return names[i];
    return NULL;
}

static bool fill_all(const char *file, const char *const *names, size_t count, void *table,
                     char why[LIBRARY_WHY_SIZE])
{
    if (!dlopen(file, RTLD_LAZY | RTLD_GLOBAL)) {
        snprintf(why, LIBRARY_WHY_SIZE, "%s", dlerror());
        return false;
    }
    const char *missing = first_missing(names, count);
    if (missing) {
        snprintf(why, LIBRARY_WHY_SIZE, "%s: it has no %s", file, missing);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        fill_in(table, i, dlsym(RTLD_DEFAULT, names[i]));
    return true;
}

// One at a time: a table that several threads share is whole for each of them, or not there yet.
bool library_open(const char *file, const char *const *names, size_t count, void *table,
                  char why[LIBRARY_WHY_SIZE])
{
    static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&opening);
    bool opened = is_filled_in(table) || fill_all(file, names, count, table, why);
    pthread_mutex_unlock(&opening);
    return opened;
}

const char *library_file(const void *call)
{
    Dl_info about;
    void   *found;
    memcpy(&found, call, sizeof found);
    return dladdr(found, &about) ? about.dli_fname : NULL;
}
