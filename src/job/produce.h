// One way from a Score to finished files: the sound, and what goes with it. Each appears whole or not at all,
// and whatever was there before stays until then.
//
//     Score, Stretch ─▶ produce_describe ─▶ tags, cover
//                       produce_sound    ─▶ NAME.mp3
//                       produce_beside   ─▶ NAME.png, NAME.vtt, NAME.chapters.json, ...
//
// Nothing here prints, and nothing looks for signals: go_on is asked again and again whether to go on.
#ifndef JOB_PRODUCE_H
#define JOB_PRODUCE_H

#include "beside/beside.h"
#include "beside/describe.h"
#include "job/stretch.h"
#include "sink/file.h"

typedef struct {
    const FileFormat *format;
    Quality           quality;  // of the lossy formats
    int               bitrate;  // kb/s; 0: what quality says
    SampleBits        bits;     // 0: 16
} Encoding;

// The format that was named ("mp3"), or that of the path's ending. NULL: error says which there are.
const FileFormat *encoding_format(const char *named, const char *path, SinkError *error);

// Whether the format can have these bits. False: error says which it has.
bool encoding_may(const Encoding *encoding, SinkError *error);

// What is made. The caller fills it in, except for `tags` and `limited_blocks`; produce_free gives the cover
// back.
typedef struct {
    const Score *score;
    Stretch      stretch;
    Encoding     encoding;
    int          fd;              // open, and gets the sound in place of a file at path; 0: path
    const char  *path;            // of the sound; "-": standard output, and then nothing goes with it
    const char  *called;          // the sound's name in what goes with it; NULL: that of its path
    WholeOver    over;            // what the sound may replace; what goes with it replaces only ours
    unsigned     texts;           // that go with it: a bit for each row of beside_kinds
    bool         cover_file;      // the cover also becomes a file
    int          threads;         // that mix and encode at once, where the format can; 0: one
    Tags         tags;            // by produce_describe
    uint64_t     limited_blocks;  // by produce_sound: those in which the limiter acted

    // All are called in the caller's thread and may be NULL.
    bool (*go_on)(void *self, Frames done);  // of produce_length; false: stop
    int (*share)(void *self);                // how many of the threads may work just now; NULL: all
    void (*replace)(void *self);             // the sound is complete and takes its name now
    void *self;
} Production;

// Makes what the file says about itself, from `about` except for its stretch. Texts are in the arena. Returns
// why there is no cover though about->cover asks for one, or NULL.
const char *produce_describe(Production *production, const DescribeSettings *about, Arena *arena);

// Frames of the stretch at the score's rate.
Frames produce_length(const Production *production);

// All files that are to be made, the sound first. In the arena.
const char *const *produce_files(const Production *production, Arena *arena, size_t *count);

// Whether all of it may be written where it is to be. False: error says what is in the way.
bool produce_may(const Production *production, Arena *arena, SinkError *error);

// Mixes and writes the sound. False: error says why; where go_on stopped it, error->failed stays false.
bool produce_sound(Production *production, SinkError *error);

// Writes the cover and the texts; all: also those that are already there. False: error says why.
bool produce_beside(const Production *production, bool all, Arena *arena, SinkError *error);

// What the writers of texts get.
BesideJob produce_beside_job(const Production *production);

// The file of that ending that goes with a sound: "out/20min.vtt" with "out/20min.mp3".
const char *produce_path(const char *sound, const char *ending, Arena *arena);

void produce_free(Production *production);

// --- Sound that is not a score's ---------------------------------------------------------

// Interleaved frames in -1..1, such as a recording.
typedef struct {
    SinkFill *fill;  // called from another thread
    void     *source;
    int       rate, channels;
    Frames    length;
} ProduceFrames;

// Makes a file of them, with our mark as its comment. over: what it may replace. False: error says why.
bool produce_frames(const ProduceFrames *frames, const Encoding *encoding, const char *path, WholeOver over,
                    SinkError *error);

// The same into a file that is open.
bool produce_frames_into(const ProduceFrames *frames, const Encoding *encoding, int fd, SinkError *error);

#endif
