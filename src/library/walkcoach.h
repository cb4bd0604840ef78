// walkcoach as a library: a session's text becomes a walk, and a walk becomes frames or a file, in any
// program.
//
//     Walkcoach     *coach;
//     WalkcoachWalk *walk;
//     WalkcoachOrder order = WALKCOACH_ORDER;
//     char           why[WALKCOACH_WHY_SIZE];
//     order.today = "2026-11-27";
//     if (walkcoach_open(NULL, &coach, why) == WALKCOACH_DONE &&
//         walkcoach_compile(coach, &order, "5min", &walk) == WALKCOACH_DONE)
//         walkcoach_encode_file(walk, NULL, "5min.mp3", why);
//
// It prints nothing, ends nothing and keeps no state of its own: what goes wrong is a status, and a line in
// `why` or the walk's messages. It reads no clock, and of the environment it reads only what a shell would:
// HOME, PATH, TMPDIR, and where espeak-ng and Hunspell have their data. Texts are UTF-8.
//
// Threads: a Walkcoach may be used by any number of threads at once, a walk by one at a time. Walks compiled
// at the same time have the same bytes as walks compiled one after the other. A walk is spoken by another
// process, the installed walkcoach of the same version, so that no program with threads forks; it ends with
// the walk.
//
// A struct that is handed in begins with its size, so that later versions can have more fields: the
// WALKCOACH_... initialisers set it, or you set it by hand.
#ifndef WALKCOACH_H
#define WALKCOACH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define WALKCOACH_API __attribute__((visibility("default")))
#else
#define WALKCOACH_API
#endif

enum { WALKCOACH_WHY_SIZE = 512 };

typedef enum {
    WALKCOACH_DONE = 0,
    WALKCOACH_MISTAKES = 1,  // the session, or who walks it: the walk's messages say where
    WALKCOACH_USAGE = 2,     // the call makes no sense
    WALKCOACH_WORLD = 3,     // outside of the session: disk, a voice or a library that is missing
    WALKCOACH_MEMORY = 4,    // there is none left; what the call was about can only be closed
    WALKCOACH_STOPPED = 5,   // a function of yours said so
} WalkcoachStatus;

WALKCOACH_API const char *walkcoach_version(void);  // "1.2.3"

// --- Where things are ------------------------------------------------------------------

typedef struct Walkcoach Walkcoach;

typedef struct {
    size_t      size;
    const char *data;     // with scripts, voices and config/sounds; NULL: as installed beside the library
    const char *user;     // a folder with more of them, looked into first; NULL: none
    const char *profile;  // a walkcoach.cfg that every walk is read with; NULL: none
    const char *cache;    // a folder where spoken phrases are kept; NULL: they are spoken anew
    const char *speaker;  // the walkcoach program; NULL: as installed with the data
} WalkcoachSetup;
#define WALKCOACH_SETUP                                      \
    {                                                        \
        sizeof(WalkcoachSetup), NULL, NULL, NULL, NULL, NULL \
    }

// setup: NULL means WALKCOACH_SETUP. Texts are copied. Anything but WALKCOACH_DONE: why says what went wrong,
// and *out is NULL.
WALKCOACH_API WalkcoachStatus walkcoach_open(const WalkcoachSetup *setup, Walkcoach **out,
                                             char why[WALKCOACH_WHY_SIZE]);

// Call it when none of its walks is used any more. Accepts NULL.
WALKCOACH_API void walkcoach_close(Walkcoach *coach);

// --- A walk ----------------------------------------------------------------------------

typedef struct WalkcoachWalk WalkcoachWalk;

// How far to go.
typedef enum {
    WALKCOACH_TIMELINE,  // what happens when; no voice is needed
    WALKCOACH_NAMES,     // and the voice and the sounds are there
    WALKCOACH_SCORE,     // spoken and placed: it can be rendered
} WalkcoachDepth;

typedef struct {
    size_t         size;
    const char    *today;   // "2026-11-27": weeks since the birth are counted up to this day
    const char    *walker;  // lines of a walkcoach.cfg, over the profile: "weeks = 9; level = 3;"; NULL: none
    WalkcoachDepth depth;
    int            form;         // -1 easier, 0 as written, 1 harder
    int64_t        seed;         // of the choice of wordings; -1: the session's
    int            sample_rate;  // Hz
    int            mono;         // one channel instead of two
    double         loudness;     // LUFS; 0: -16, or -19 in mono
    int            jobs;         // that speak or encode at once; 0: one for each processor. Changes no sample
    int            strict;       // warnings count as errors
} WalkcoachOrder;
#define WALKCOACH_ORDER                                                               \
    {                                                                                 \
        sizeof(WalkcoachOrder), NULL, NULL, WALKCOACH_SCORE, 0, -1, 44100, 0, 0, 0, 0 \
    }

// A session by its name ("20min"), its length ("25min") or its path. *out holds the messages also where there
// were mistakes, and is closed by the caller; NULL only without memory, or where the call makes no sense.
WALKCOACH_API WalkcoachStatus walkcoach_compile(Walkcoach *coach, const WalkcoachOrder *order,
                                                const char *name, WalkcoachWalk **out);

// The same for a text in memory. path: the file that it would be in: messages show it, and what the text
// names is looked for beside it.
WALKCOACH_API WalkcoachStatus walkcoach_compile_text(Walkcoach *coach, const WalkcoachOrder *order,
                                                     const char *path, const char *text, size_t length,
                                                     WalkcoachWalk **out);

WALKCOACH_API void walkcoach_walk_close(WalkcoachWalk *walk);  // accepts NULL

// --- What is wrong with it -------------------------------------------------------------

typedef enum { WALKCOACH_ERROR, WALKCOACH_WARNING, WALKCOACH_NOTE } WalkcoachSeverity;

// Texts live as long as the walk, here and below.
typedef struct {
    size_t            size;
    WalkcoachSeverity severity;
    const char       *rule;          // as `walkcoach check --explain` knows it: "pace-range"
    const char       *file;          // NULL: nowhere
    int               line, column;  // from 1, in bytes; 0: not known
    int               width;         // bytes, of what is meant; 0: not known
    const char       *message;       // one line
} WalkcoachMessage;

WALKCOACH_API size_t walkcoach_message_count(const WalkcoachWalk *walk);

// Sorted by file and place. Returns 0 where there is none of that number, here and below.
WALKCOACH_API int walkcoach_message(const WalkcoachWalk *walk, size_t number, WalkcoachMessage *out);

// --- What happens in it ----------------------------------------------------------------

typedef struct {
    size_t      size;
    const char *title;
    int64_t     length;  // microseconds, here and below
    int         level;   // 0: none
    int         weeks;   // since the birth; -1: not known
    int         rate;    // Hz; 0 before WALKCOACH_SCORE
    int         channels;
    int64_t     frames;
} WalkcoachAbout;

WALKCOACH_API int walkcoach_about(const WalkcoachWalk *walk, WalkcoachAbout *out);

// A part, in order of time.
typedef struct {
    size_t      size;
    const char *key, *title;
    int64_t     at, length;
    double      pace_from, pace_to;  // steps a minute; 0: her own
    int         round, rounds;       // 1, 1 where it comes once
} WalkcoachPart;

WALKCOACH_API size_t walkcoach_part_count(const WalkcoachWalk *walk);
WALKCOACH_API int    walkcoach_part(const WalkcoachWalk *walk, size_t number, WalkcoachPart *out);

typedef enum {
    WALKCOACH_PHASE,
    WALKCOACH_CHIME,
    WALKCOACH_BREATH,
    WALKCOACH_LIFT,
    WALKCOACH_STEP,
    WALKCOACH_SPEECH,
} WalkcoachEventKind;

typedef struct {
    size_t             size;
    WalkcoachEventKind kind;
    int64_t            at;
    int64_t            length;  // of a breath or a lift; else 0
    size_t             part;
    int                out;    // a breath out; of a step: the one with which a breath out begins
    int                right;  // of a step: which foot
    const char        *text;   // of speech: as it is said; of a phase: its title; else NULL
    const char        *file;   // the line that asked for it; NULL: none did
    int                line;
} WalkcoachEvent;

WALKCOACH_API size_t walkcoach_event_count(const WalkcoachWalk *walk);
WALKCOACH_API int    walkcoach_event(const WalkcoachWalk *walk, size_t number, WalkcoachEvent *out);

// All of it as JSON, as `walkcoach show --json` prints it. NULL: out of memory.
WALKCOACH_API const char *walkcoach_plan(WalkcoachWalk *walk);

// --- Sound -----------------------------------------------------------------------------

// Gets the frames one after the other, interleaved, within -1..1. Anything but 0: stop.
typedef int WalkcoachFrames(void *self, const float *frames, size_t count, int channels);

// from and to are in microseconds; to = 0 means the end. The samples are the same wherever it begins.
WALKCOACH_API WalkcoachStatus walkcoach_render(WalkcoachWalk *walk, int64_t from, int64_t to,
                                               WalkcoachFrames *frames, void *self);

typedef struct {
    size_t      size;
    const char *format;                            // "mp3"; NULL: the ending of the path, else WAV
    int         quality;                           // 0 low, 1 normal, 2 high
    int         bitrate;                           // kb/s; 0: what quality says
    int         bits;                              // of a sample: 16, 24, 32 (float); 0: 16
    const char *title, *artist, *album, *comment;  // NULL: the walk's own
    int         track;                             // 0: none
    int64_t     from, to;                          // as above
} WalkcoachEncoding;
#define WALKCOACH_ENCODING                                                        \
    {                                                                             \
        sizeof(WalkcoachEncoding), NULL, 1, 0, 0, NULL, NULL, NULL, NULL, 0, 0, 0 \
    }

// The file appears whole or not at all, in place of what is there, but never of what the walk is made of
// (WALKCOACH_USAGE). encoding: NULL means WALKCOACH_ENCODING.
WALKCOACH_API WalkcoachStatus walkcoach_encode_file(WalkcoachWalk *walk, const WalkcoachEncoding *encoding,
                                                    const char *path, char why[WALKCOACH_WHY_SIZE]);

// Gets the bytes of the file one after the other. Anything but 0: stop.
typedef int WalkcoachBytes(void *self, const void *bytes, size_t size);

// Gives the same bytes as the file has. They come once all of it is made: some formats write their head last.
WALKCOACH_API WalkcoachStatus walkcoach_encode(WalkcoachWalk *walk, const WalkcoachEncoding *encoding,
                                               WalkcoachBytes *bytes, void *self,
                                               char why[WALKCOACH_WHY_SIZE]);

#ifdef __cplusplus
}
#endif
#endif
