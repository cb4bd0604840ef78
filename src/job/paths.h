// Where the program finds its data and puts its files.
#ifndef JOB_PATHS_H
#define JOB_PATHS_H

#include "base/files.h"

typedef struct {
    SearchPath  search;   // the user's folder, then the checkout's or the installed one
    const char *user;     // $XDG_CONFIG_HOME/walkcoach; NULL: no home at all
    const char *profile;  // walkcoach.cfg in it; NULL as above
    const char *cache;    // $XDG_CACHE_HOME/walkcoach: may be deleted at any time; NULL as above
    const char *data;     // the checkout's or the installed folder; NULL: neither is there
    const char *looked;   // where the data folder was looked for, for a message
    bool        checkout;
    const char *speaker;  // the walkcoach that speaks for other programs; NULL: none was found
} Paths;

Paths paths_find(Arena *arena);

// $XDG_STATE_HOME/walkcoach: what is remembered from one run to the next. May not be there yet; NULL: no home
// at all.
const char *paths_state(Arena *arena);

// Where the phrases that were spoken are kept. Asked for only where there is a cache.
const char *paths_clips(const Paths *paths, Arena *arena);

// Where render puts a walk of that name if no other place is given: out/NAME.wav of the checkout the program
// is in, else ./NAME.wav.
const char *paths_output(const Paths *paths, const char *session, const char *ending, Arena *arena);

// The folder that export fills and share serves if no other is given: out/walks of the checkout, else
// ./walks.
const char *paths_walks(const Paths *paths, Arena *arena);

// Below it, where share makes walks that it is asked for by name: their lists leave those of the folder
// alone.
const char *paths_picked(const Paths *paths, Arena *arena);

// The path relative to the working folder, if it is below that: "scripts/20min.cfg".
const char *paths_relative(const char *path, Arena *arena);

// A path as a person would write it: also ~ for her home. For reading, not for opening.
const char *paths_pretty(const char *path, Arena *arena);

#endif
