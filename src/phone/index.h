// What `export` leaves in a folder: beside each sound file NAME.mp3, and once for all of them. Each file is
// whole or absent.
//
//     NAME.png            the cover                       index.json            which walks there are (below)
//     NAME.vtt            the words, as captions          walks.m3u8            the playlist
//     NAME.transcript.*   the same, in short lines
//     NAME.chapters.json  Podcasting 2.0                  feed.template.xml     RSS; @BASE@: the address
//     NAME.json           what a page needs to follow the sound (below). Written last: once it is there,
//                         all of NAME is
//
// later.json, written by `export --all`: what was left out until another week (below).
//
// index.json, in the order in which they were asked for, those of the last export first:
//
//     { "walks": [ {
//         "walk": "20min", "file": "20min-level3-week9.mp3", "data": "20min-level3-week9.json",
//         "cover": "20min-level3-week9.png", "captions": "20min-level3-week9.vtt",
//         "title": "Twenty minutes", "about": "…",
//         "level": 3, "seconds": 1200, "bytes": 14408123, "from": "9f3c01ab00d1e2f3" } ] }
//                                                     walk: the session's name; level 0: none (a drill)
//                                                     from: of the session's file, whatever else has its name
//
// NAME.json; all times are in seconds from the start of its sound file:
//
//     { "made_from": "9f3c01ab…", "bytes": 14408123,  of the sound file: an unchanged walk is not made again
//       "title": "Twenty minutes", "about": "…", "seconds": 1200,
//       "chapters": [ { "at": 0, "length": 120, "title": "Settle" } ],
//       "words":    [ { "at": 3.5, "end": 5.12, "text": "Shoulders down." } ],
//       "breath":   [ { "at": 120.1, "length": 1.565, "out": false } ] }        counted breath only
#ifndef PHONE_INDEX_H
#define PHONE_INDEX_H

#include "base/arena.h"
#include "base/units.h"

#include <stdbool.h>

#define INDEX_FILE  "index.json"
#define INDEX_LATER "later.json"
#define INDEX_LIST  "walks.m3u8"
#define INDEX_FEED  "feed.template.xml"

typedef struct {
    const char *walk;  // the session's name, without folders
    const char *stem;  // "20min-level3-week9": the NAME above
    const char *file;  // the sound file: the stem and its ending
    const char *type;  // "audio/mpeg"
    const char *title, *about;
    const char *from;   // which session: of two that have one name, each has its own; "": not known
    int         level;  // 0: none
    Micros      length;
    int64_t     bytes;  // of the sound file
    int64_t     made;   // when it was made, in seconds since 1970; not in index.json
} IndexEntry;

// "audio/mpeg", by the ending of a sound file's name.
const char *index_type(const char *file);

// A walk that does not fit her yet.
typedef struct {
    const char *walk, *title, *about;
    int         level;  // 0: none
    int         week;   // the first in which it fits; 0: only after her provider says yes
} IndexLater;

// later.json, beside our mark:
//     { "later": [ { "walk": "hills", "title": "Hills", "about": "…", "level": 4, "week": 12 } ] }
const char *index_later(const IndexLater *later, size_t count, Arena *arena);

// The three files' texts, in the arena.
const char *index_json(const IndexEntry *entries, size_t count, Arena *arena);
const char *index_playlist(const IndexEntry *entries, size_t count, Arena *arena);

// guid: the feed's unique name.
const char *index_feed(const IndexEntry *entries, size_t count, const char *guid, Arena *arena);

// The entries of an index.json. False: it is not ours.
bool index_read(const char *text, Arena *arena, IndexEntry **out, size_t *count);

#endif
