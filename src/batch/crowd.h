// All walkers of a table, sorted: lines that say the same are one kind, kinds that would sound the same share
// their walks. Nothing is spoken.
//
//     line ─▶ kind (all that a line says except the id; compiled once) ─▶ walks, each distinct one once
//
// However long the table is, we keep little: of a line its id and the number of its kind, of a kind its text,
// of a walk what it takes to compile it again.
#ifndef BATCH_CROWD_H
#define BATCH_CROWD_H

#include "batch/recipe.h"
#include "job/terminal.h"

// A file of a walk: all of it, or a part.
typedef struct {
    Micros      from, to;
    const char *stem;   // "20min-level3-week9"; for a part with "-02-brisk" after it
    const char *title;  // of a part; NULL: the walk's
} BatchPart;

typedef struct {
    const char *hash;  // of the recipe
    const char *session, *title;
    Asked       asked;   // for compiling it again
    Walker      walker;  // and who walks
    BatchPart  *parts;
    size_t      part_count;
    int         weeks;  // since the birth; -1: not known
    Micros      length;
    size_t      walkers;  // how many lines have it
} BatchWalk;

typedef enum { KIND_FINE, KIND_WRONG, KIND_RED } KindState;

// About a line, without its place.
typedef struct {
    DiagSeverity severity;
    const char  *field;  // "walk"; "": the line
    const char  *text, *rule;
} BatchMessage;

typedef struct {
    KindState     state;
    size_t       *walks;  // indices
    size_t        walk_count;
    BatchMessage *messages;
    size_t        message_count, message_room;
} BatchKind;

typedef struct {
    const char *id;      // NULL: it has none
    int         number;  // of the line
    size_t      kind;
} BatchLine;

typedef struct {
    Arena      arena;
    BatchLine *lines;
    size_t     line_count, line_room;
    BatchKind *kinds;
    size_t     kind_count, kind_room;
    BatchWalk *walks;
    size_t     walk_count, walk_room;
    size_t     wrong, red;  // lines
    size_t     phrases;     // different ones, of all walks and voices
} Crowd;

typedef struct {
    const WalkOrder *order;  // rate, loudness, today; nothing about who walks
    Named            voice;  // for lines that name none
    const Encoding  *encoding;
    const char      *encoder;  // encoder_print
    bool             split;    // a file for each part
    const char      *table;    // its path
    // Each message of a line, as it is read.
    void (*message)(void *self, int line, const BatchMessage *message);
    void *self;
} CrowdSettings;

// False: the table cannot be read, and why says so. crowd: empty.
bool crowd_read(const CrowdSettings *settings, Crowd *crowd, const char **why);

void crowd_free(Crowd *crowd);

#endif
