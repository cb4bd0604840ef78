// A walk into a file: its ending decides the format, and the file appears whole or not at all.
#ifndef SINK_FILE_H
#define SINK_FILE_H

#include "base/whole.h"
#include "sink/encoder.h"

typedef struct {
    const char       *ending;  // "wav", without the dot
    const char       *title;   // "MP3"
    const char       *type;    // "audio/mpeg", as feeds and servers name it
    const EncoderOps *ops;
    bool              for_phones;  // phones play it as it is; the others are for working with sound
    unsigned          bits;        // which SampleBits it can have, a bit each of BITS_BIT; 0: it is lossy
} FileFormat;

#define BITS_BIT(bits) (1u << ((unsigned)(bits) / 8))

const FileFormat *file_formats(size_t *count);

// The format for the path's ending; WAV if it has none, and for "-". NULL: no format has that ending.
const FileFormat *file_format_of(const char *path);

// For a path without a known format: error lists the endings there are. Returns false, for `return`.
bool file_say_endings(const char *path, SinkError *error);

typedef struct {
    const char       *path;  // "-": standard output
    int               fd;    // open for writing and reading: written in place of path; 0: path
    WholeOver         over;  // what may be replaced there
    const FileFormat *format;
    EncoderSettings   encoder;  // its length is how much is written
    const SinkSound  *sound;    // read in other threads
    int               threads;  // that make pieces, where the format has pieces
    int (*share)(void *self);   // how many of them may work now; asked again and again. NULL: all
    bool (*go_on)(void  *self,
                  Frames done);   // again and again, in the caller's thread; false: stop. May be NULL
    void (*replace)(void *self);  // the sound is complete and is about to take its name. May be NULL
    void *self;
} FileJob;

// False: error says why, beginning with the path; an old file at path is untouched. If go_on stopped it,
// error.failed stays false.
bool file_write(const FileJob *job, SinkError *error);

#endif
