// The way from a name to a score, one stage after the other. Every command that makes or shows sound goes
// through here.
#ifndef JOB_COMPILE_H
#define JOB_COMPILE_H

#include "job/paths.h"
#include "job/settings.h"
#include "mix/score.h"
#include "voice/voice.h"

// How far to go.
typedef enum { DEPTH_SESSION, DEPTH_TIMELINE, DEPTH_SCORE } Depth;

// Everything a walk is made of. Later values point into earlier ones; nothing changes once made.
typedef struct Walk Walk;
struct Walk {
    Arena              arena;
    DiagList           diags;
    Paths              paths;
    SessionRequest     request;
    Session            session;
    Timeline           timeline;
    VoiceProfile       profile;
    const ScorePhrase *phrases;
    size_t             phrase_count;
    Clip             **clips;  // one for each phrase
    Sounds            *sounds;
    Score              score;
    Voice             *voice;
    const Walk        *beside;  // whose voice, sounds and clips serve this one too; NULL: it has its own
};

// Compiles the session of that name. Anything but STATUS_DONE: it went wrong; mistakes stand in walk->diags,
// a failure of the machine has been told. Forks while it speaks: call before any thread or device exists.
// `walk` holds nothing yet.
Status walk_compile(const Settings *settings, const char *name, Depth depth, Walk *walk);

// The same, and tells all that is in walk->diags.
Status walk_compile_and_tell(const Settings *settings, const char *name, Depth depth, Walk *walk);

// The same walk with other settings, while `beside` plays: its voice, sounds and clips serve both, so it has
// to live longer. Only what `beside` does not say is spoken. Mistakes stand in walk->diags; nothing is
// printed.
Status walk_compile_beside(const Settings *settings, const char *name, const Walk *beside, Walk *walk);

void walk_free(Walk *walk);

// Reads the walker's profile and lays the command line over it. False after a mistake, told in diags.
// The date here, "2026-11-27".
const char *walk_today(Arena *arena);

bool walk_walker(const Settings *settings, const Paths *paths, const Desk *desk, Walker *out);

// What the stages of this walk have at hand. Valid while the walk stays where it is.
static inline Desk walk_desk(Walk *walk) { return (Desk){ &walk->arena, &walk->diags, &walk->paths.search }; }

#endif
