// What the tests of the speaker look at: processes, their parents, their descriptors, as /proc shows them.
#ifndef PROCESSES_H
#define PROCESSES_H

#include "cmocka_all.h"

#include <dirent.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { PROCESSES_MAX = 64 };

typedef struct {
    pid_t pids[PROCESSES_MAX];
    int   count;
} Processes;

// False: it has ended; one that nobody has asked after counts as ended.
static inline bool process_parent(pid_t pid, pid_t *out)
{
    char  path[64], line[512] = "", state;
    int   parent;
    FILE *stat;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    if (!(stat = fopen(path, "r")))
        return false;
    bool read = fgets(line, sizeof line, stat) != NULL;
    fclose(stat);
    const char *after_name = read ? strrchr(line, ')') : NULL;
    if (!after_name || sscanf(after_name + 1, " %c %d", &state, &parent) != 2 || state == 'Z')
        return false;
    *out = parent;
    return true;
}

static inline bool process_runs(pid_t pid)
{
    pid_t parent;
    return process_parent(pid, &parent);
}

static inline void add_children(Processes *of, pid_t parent)
{
    DIR           *proc = opendir("/proc");
    struct dirent *entry;
    assert_non_null(proc);
    while ((entry = readdir(proc))) {
        pid_t pid = atoi(entry->d_name), its;
        if (pid > 0 && process_parent(pid, &its) && its == parent && of->count < PROCESSES_MAX)
            of->pids[of->count++] = pid;
    }
    closedir(proc);
}

// Its children, their children, and so on, parents first.
static inline Processes descendants(pid_t pid)
{
    Processes all = { 0 };
    add_children(&all, pid);
    for (int i = 0; i < all.count; i++)
        add_children(&all, all.pids[i]);
    return all;
}

// Looks until it is so, for at most `seconds`.
static inline bool soon(int seconds, bool (*is_so)(const void *), const void *what)
{
    for (int looks = 0; looks < seconds * 200; looks++) {
        if (is_so(what))
            return true;
        poll(NULL, 0, 5);
    }
    return is_so(what);
}

static inline bool all_have_ended(const void *processes)
{
    const Processes *all = processes;
    for (int i = 0; i < all->count; i++)
        if (process_runs(all->pids[i]))
            return false;
    return true;
}

// How many descriptors a process has open; of: only those that lead there (NULL: all).
static inline int descriptors(pid_t pid, const char *of)
{
    char           folder[64], path[512], target[512];
    struct dirent *entry;
    int            count = 0;
    snprintf(folder, sizeof folder, "/proc/%d/fd", (int)pid);
    DIR *listing = opendir(folder);
    assert_non_null(listing);
    while ((entry = readdir(listing))) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ssize_t length = readlink(path, target, sizeof target - 1);
        target[length > 0 ? length : 0] = 0;
        count += length > 0 && (!of || strcmp(target, of) == 0);
    }
    closedir(listing);
    return count;
}

#endif
