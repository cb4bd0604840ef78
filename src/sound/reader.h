// Her own sound files, read by a process in a cell (base/cell.h): libsndfile and what it decodes with see
// bytes that somebody else wrote, and are the last that ought to see anything else.
//
//     host ── one open file ──▶ reader, which can do nothing else ── what it is ──▶ checked by the host
//       ◀────────── samples, in memory that both have, which the host only reads ──────────┘
//
// It is started for the first file, reads one after the other, and ends with the host. A file that crashes it
// is refused, and the next one gets another reader.
#ifndef SOUND_READER_H
#define SOUND_READER_H

#include "base/role.h"
#include "sound/audio_file.h"

#define READER_ROLE "@reader"  // base/role.h

enum { READER_SECONDS = 120 };  // the most of one file

typedef struct {
    const char *program;  // role_start; NULL: this process reads by itself, without a cell
    bool        runs;
    Role        role;
    float      *room;    // of the samples; NULL: none yet
    bool        shared;  // with the reader
} Reader;

// At most `longest` (READER_SECONDS) of it; *cut: it is longer. False with a reason, as from audio_read_file.
// The samples are the reader's, good until the next file or the end, and may be anything: whoever copies them
// looks whether they are numbers.
bool reader_read(Reader *reader, const char *path, double longest, bool *cut, Audio *out,
                 char why[AUDIO_WHY_SIZE]);
void reader_end(Reader *reader);  // {0} too; another reading starts another one

// For main, in this role: returns what main is to return.
int reader_run(void);

#endif
