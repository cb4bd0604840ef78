// A walk into a file: the format goes by the ending, the file appears whole or not at all.
#ifndef SINK_FILE_H
#define SINK_FILE_H

#include "base/whole.h"
#include "sink/encoder.h"

typedef struct {
    const char       *ending;  // "wav", without the dot
    const char       *title;   // "MP3"
    const char       *type;    // "audio/mpeg", as feeds and servers name it
    const EncoderOps *ops;
    bool              for_phones;  // that play it as it is; the others are for work with sound
    unsigned bits;  // which SampleBits it can have, a bit each of BITS_BIT; 0: it leaves something out
} FileFormat;

#define BITS_BIT(bits) (1u << ((unsigned)(bits) / 8))

const FileFormat *file_formats(size_t *count);

// By the ending of the path; WAV where there is none, and for "-". NULL: an ending that no format has.
const FileFormat *file_format_of(const char *path);

// For a path of no format: error names the endings there are. Returns false, for `return`.
bool file_say_endings(const char *path, SinkError *error);

typedef struct {
    const char       *path;  // "-": standard output
    int               fd;    // open for writing and reading, and what is written instead; 0: path
    WholeOver         over;  // what may be replaced there
    const FileFormat *format;
    EncoderSettings   encoder;  // its length is what is written
    const SinkSound  *sound;    // read in other threads
    int               threads;  // that make pieces, where the format has pieces
    int (*share)(void *self);   // how many of them may work just now; asked again and again. NULL: all
    bool (*go_on)(void  *self,
                  Frames done);   // again and again, in the caller's thread; false: stop. May be NULL
    void (*replace)(void *self);  // the sound is complete and takes its name now. May be NULL
    void *self;
} FileJob;

// False: error says why, beginning with the path; an old file at path is untouched. Where go_on stopped it,
// error.failed stays false.
bool file_write(const FileJob *job, SinkError *error);

#endif
