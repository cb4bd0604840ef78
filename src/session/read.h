// From names and a walker to a Session: finds the files, joins them, checks every rule.
//
//     defaults < level's ways < extended session < session < form < profile < command line
#ifndef SESSION_READ_H
#define SESSION_READ_H

#include "base/desk.h"
#include "conf/conf.h"
#include "session/session.h"

// What is known about the walker: from her profile, the command line, or a trainer's `walker: { }`.
// Fields that are not known: 0, NULL or -1 as noted.
typedef struct {
    bool        profile;    // a profile was found: her level and core then decide
    const char *baby_born;  // "2026-10-18"; NULL
    int         weeks;      // since birth; -1: count from baby_born, or unknown
    Birth       birth;
    bool        cleared;                 // a provider has said work of the belly is fine
    bool        floor_cleared;           // and of the pelvic floor, after a severe tear or with a prolapse
    bool        tear;                    // a severe tear or a prolapse: as after a C-section for core cues
    int         level;                   // 0: not known
    int         core;                    // Core, or -1: not known. A ceiling.
    double      own_pace;                // 0: not known
    double      pace;                    // --pace; PACE_FOLLOW; 0: not given
    double      pace_more;               // PACE_FOLLOW: by how much, from what she noted; 0: as written
    int         pram;                    // -1 not known, 0, 1
    int         talk;                    // Talk, or -1
    Named       language, voice, sound;  // none: not given
    double      delay;                   // seconds before a walk plays; -1: not given
    Form        form;                    // of drills that have it
    const char *emergency;               // the number to call; NULL: not known
} Walker;

enum { DELAY_MAX = 300 };   // seconds
enum { PACE_FOLLOW = -1 };  // as easy walks allow it (plan/pace.h)
#define WALKER_UNKNOWN ((Walker){ .weeks = -1, .core = -1, .pram = -1, .talk = -1, .delay = -1 })

// Overrides what the profile says with what was typed; weeks and a birthday replace one another.
void walker_lay_over(Walker *walker, const Walker *typed);

// A session's text in memory, in place of a file: it need not end in a NUL.
typedef struct {
    const char *text;
    size_t      length;  // bytes
} SessionText;

typedef struct {
    const char        *name;    // "20min", "25min" (fitted), "scripts/park.cfg"
    const SessionText *text;    // what that file holds, which need not be there; NULL: it is looked up
    Walker             walker;  // profile with the command line over it
    const Walker *typed;   // the command line alone, over a session's own `walker: { }`; NULL: nothing typed
    const char   *today;   // "2026-11-27": weeks are counted up to this day; never read from the clock here
    int           form;    // -1 easier, 0 as written, 1 harder
    int64_t       seed;    // -1: the session's
    bool          anyway;  // lengths and levels outside her week are only warned about
    bool          sample;  // a client's file without data: skip the profile line (check, list)
} SessionRequest;

// Reads the profile file (walkcoach.cfg) into a Walker. False after an error. A missing file: true, and
// `out` is unchanged.
bool session_read_profile(const char *path, const Desk *desk, Walker *out);

// The same for a profile that is a tree already, over what `out` holds.
bool session_read_walker(const ConfNode *root, const Desk *desk, Walker *out);

// All mistakes of all included files are reported in one run. True where there was no error (warnings may be
// in diags).
bool session_read(const SessionRequest *request, const Desk *desk, Session *out);

// The file of that cue set. NULL after an error, reported at the place that names it. In the arena.
const char *session_find_cues(const Desk *desk, Named language);

// How a name is written so that a file in any other folder finds the same thing by it. key: the one whose
// value the name is, as the language writes it: "bed".
typedef const char *(*LastingName)(const char *key, Named named, const Desk *desk);

// The joined tree as one text in the session language, for `new --whole` and `show --whole`: complete without
// extends, and the same wherever it is put.
bool session_write_whole(const SessionRequest *request, LastingName lasting, const Desk *desk,
                         const char **out);

// What `list` shows of a session without reading it whole. False: not a session (reported in diags).
typedef struct {
    const char *name, *title, *about;
    SessionKind kind;
    int         level;       // 0: none
    Micros      length;      // 0: depends
    Weeks       weeks;       // from which week it is offered
    bool        for_anyone;  // all of it came with the program, and it does not say who walks
} SessionSummary;
bool session_summarise(const char *name, const Desk *desk, SessionSummary *out);

// The same without its length, which for drills takes a whole reading.
bool session_glance(const char *name, const Desk *desk, SessionSummary *out);

#endif
