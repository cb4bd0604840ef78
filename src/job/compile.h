// The way from a name to a score, one stage after the other. Every command that makes or shows sound goes
// through here.
//
// Nothing here prints, reads the calendar or ends the program: what happens on the way is reported to a
// WalkWatch, and mistakes are collected in walk->diags (job/report.h shows both on a terminal).
#ifndef JOB_COMPILE_H
#define JOB_COMPILE_H

#include "cast/cast.h"
#include "coach/coach.h"
#include "job/paths.h"
#include "job/status.h"
#include "mix/score.h"
#include "session/layer.h"
#include "session/read.h"
#include "voice/voice.h"

// --- What is asked for -----------------------------------------------------------------

// Who walks, and which form of the walk: all that the session is read with.
typedef struct {
    Walker      walker;         // only what was typed; it overrides the profile
    const char *today;          // "2026-11-27": weeks since the birth are counted up to this day
    int         form;           // -1 easier, 0 as written, 1 harder
    int64_t     seed;           // of the choice of wordings; -1: the session's
    bool        anyway;         // a length or level outside her weeks is a warning, not an error
    bool        anyway_before;  // given when the walk began, not now: it does not override a sign
    Named       bed;            // none: the session's
} Asked;

// How it sounds.
typedef struct {
    int      sample_rate;  // Hz
    bool     mono;
    double   loudness;    // LUFS; 0: -16, or -19 in mono
    LayerSet solo, mute;  // solo 0: all layers
    double   speed;       // 1; more for a preview
} Listening;

typedef struct {
    const SessionText *text;    // of the session, in memory; NULL: a name is looked for
    const Paths       *paths;   // where the data is; NULL: where the program finds them
    const Walker      *walker;  // who walks, in place of what her profile's file says; NULL: that is read
    Asked              asked;
    Listening          listening;
    int                jobs;  // that speak, or encode, at once; 0: one for each processor. Changes no sample
    const char        *speaker;  // the program that speaks (voice_open); NULL: the one that paths.h finds
    bool               strict;   // warnings count as errors
    bool               guest;    // in somebody else's process: we do not tune its heap
} WalkOrder;

#define WALK_ORDER_DEFAULT                                 \
    {                                                      \
        .asked = { .walker = WALKER_UNKNOWN, .seed = -1 }, \
        .listening = { .sample_rate = 44100, .speed = 1 }, \
    }

// --- Who is informed -------------------------------------------------------------------

typedef struct {
    double      seconds;  // that it took
    const char *did;      // "speaking"
    const char *things;   // "phrases": what `count` counts; NULL: nothing is counted
    size_t      count;
} StageTook;

// Called from the thread that compiles. Either function may be NULL.
typedef struct {
    void (*spoken)(void *self, size_t done, size_t count);   // phrases
    void (*stage_over)(void *self, const StageTook *stage);  // whether it went well or not
    void *self;
} WalkWatch;

// --- The walk --------------------------------------------------------------------------

// How far to go.
typedef enum {
    DEPTH_SESSION,
    DEPTH_TIMELINE,  // without the cast: no voice and no sound is looked for
    DEPTH_NAMES,     // with the cast, and the machine has the voice that it asks for; nothing is spoken
    DEPTH_SPOKEN,    // and every word is spoken and has its moment; no sound can be had of it
    DEPTH_SCORE,
} Depth;

// Everything a walk is made of. Later values point into earlier ones; nothing changes once made.
typedef struct Walk Walk;
struct Walk {
    Arena              arena;
    DiagList           diags;
    Paths              paths;
    const char        *name;  // as it was asked for
    Depth              depth;
    Asked              asked;
    const WalkWatch   *watch;  // while it compiles; NULL: nobody
    SessionRequest     request;
    Session            session;
    Cast               cast;
    Timeline           timeline;
    const ScorePhrase *phrases;
    size_t             phrase_count;
    Clip             **clips;  // one for each phrase
    Sounds            *sounds;
    Score              score;
    Opening            opening;  // where the stop signs are said
    Voice             *voice;
    const Walk        *beside;  // whose voice, sounds and clips serve this one too; NULL: it has its own
};

// Compiles the session of that name; with order->text the name is only what positions show. Anything but
// STATUS_DONE: it went wrong, and walk->diags says why.
// Any thread, while other threads run: a process of its own speaks. `walk` holds nothing yet; texts that name
// and order point to must outlive it. watch may be NULL.
Status walk_compile(const WalkOrder *order, const char *name, Depth depth, const WalkWatch *watch,
                    Walk *walk);

// The same walk by another order, while `beside` plays: its voice, sounds and clips serve both, so it has to
// live longer. Only what `beside` does not say is spoken.
Status walk_compile_beside(const WalkOrder *order, const char *name, const Walk *beside, Walk *walk);

void walk_free(Walk *walk);

// Her profile, with what was typed over it. False after an error, which was reported to the desk.
bool walk_find_walker(const Paths *paths, const Asked *asked, const Desk *desk, Walker *out);

// How fast a phrase of a walk is said: Phrase.rate_numerator.
int walk_rate_of(SpeechRate rate);

// A voice, ready to speak, with the cache of clips. speaker: as in WalkOrder. NULL after an error in diags.
Voice *walk_open_voice(const VoiceProfile *profile, const Paths *paths, const char *speaker, Arena *arena,
                       DiagList *diags);

// What the stages of this walk have at hand. Valid while the walk stays where it is.
static inline Desk walk_desk(Walk *walk)
{
    return (Desk){ &walk->arena, &walk->diags, &walk->paths.search, NULL };
}

#endif
