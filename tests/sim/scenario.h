// What one number gives: everything that will be done, as plain values, before anything is done.
#ifndef SIM_SCENARIO_H
#define SIM_SCENARIO_H

#include "base/arena.h"
#include "device.h"
#include "failing.h"

#include <stdint.h>

typedef enum {
    KIND_WALK,    // rendered, and listened to: live has to be what the file is
    KIND_EXPORT,  // into a folder, twice
    KIND_SHARE,   // a folder, to somebody on the network
    KIND_DAYS,    // init, today, done, log, plan: some days of hers
    KIND_FILES,   // the small commands that write a file
} Kind;
enum { KINDS = KIND_FILES + 1 };

// What is where something will be written.
typedef enum { BEFORE_NOTHING, BEFORE_OURS, BEFORE_FOREIGN } Before;

typedef enum {
    ASKS_PAGE,
    ASKS_INDEX,
    ASKS_SOUND,
    ASKS_RANGE,
    ASKS_TODAY,
    ASKS_NOTHING_THERE,
    ASKS_TO_NOTE
} Ask;
enum { ASKS = ASKS_TO_NOTE + 1, ASKED_MAX = 4 };

typedef enum { DAY_INIT, DAY_TODAY, DAY_DONE, DAY_UNDO, DAY_LOG, DAY_PLAN } DayKind;
enum { DAYS_MAX = 6 };
typedef struct {
    DayKind     kind;
    const char *on;        // --on
    const char *words[6];  // more of them; NULL after the last
} Day;

typedef struct {
    uint64_t    seed;
    Kind        kind;
    const char *profile;      // her walkcoach.cfg; NULL: there is none
    const char *session;      // the walk that everything is about
    const char *options[10];  // of what it is made into; NULL after the last
    bool        spoken;       // its clips were made before; else a voice that needs no program speaks
    Before      before;
    const char *ending;  // of the sound file
    bool        beside;  // texts, too
    bool        plays;
    bool        plays_plainly;  // no key and nothing that happens to the device changes what is heard
    Performance performance;
    Fault       fault;        // its nth: of as many calls as there are
    bool        fault_plays;  // it is the playing that fails, not the writing
    int         asked_count;
    Ask         asked[ASKED_MAX];
    int         end;  // signal
    int         day_count, day_failing;
    Day         days[DAYS_MAX];
    int         file;  // which of the small commands
} Scenario;

Scenario scenario_of(uint64_t seed, Arena *arena);

const char *scenario_kind(Kind kind);

#endif
