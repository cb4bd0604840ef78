// What the command line asked for, as plain values, a struct for each concern. app/options.c fills it; a
// command hands on only the parts that a function needs.
#ifndef JOB_SETTINGS_H
#define JOB_SETTINGS_H

#include "base/date.h"
#include "job/compile.h"
#include "job/label.h"
#include "job/produce.h"
#include "job/terminal.h"

// What was chosen for a walk, as lines that can be read back: app/resumed.h. on: as typed; NULL: today.
typedef const char *WriteChosen(const WalkOrder *order, const char *on, Arena *arena);

// play
typedef struct {
    double       delay;   // seconds before the walk begins; < 0: not given
    const char  *device;  // NULL: the default
    const char  *record;  // a file for what is heard; NULL: none
    bool         resume, plain;
    WriteChosen *write_chosen;  // for a walk that is resumed
} Playing;

// export
typedef struct {
    bool        all, split;
    const char *format;  // a file ending; NULL: mp3
    int         jobs;    // run at once, over all walks and within each; 0: one for each processor
    const char *folder;  // NULL: paths_walks
} Exporting;

// The calendar: app/today.h.
typedef bool FindToday(const char *on, char out[DATE_SIZE], char *why);

// script, record
typedef struct {
    const char *as;  // the name of the voice; NULL: mine
} Recording;

// batch
typedef struct {
    const char *shard;   // "3/16"; NULL: all
    const char *links;   // "hard", "json"; NULL: hard
    const char *report;  // a file; NULL: none
    bool        dry_run;
} Batching;

// share
typedef struct {
    const char *bind;  // numeric address; NULL: the machine's own
    int         port;  // 0: that of last time, or any free one
    bool        new_address;
    const char *person;             // only this folder in the one that is shared; NULL: that one
    const char *certificate, *key;  // PEM files, for HTTPS; NULL: plain HTTP
    bool        no_log;             // the page neither shows today nor asks how it was
    FindToday  *find_today;         // asked anew at each request: share runs for days
} Sharing;

// show, check, list, new, plot, voices
typedef struct {
    bool        json, stats, whole, names;
    bool        speech;       // check: speak it all
    const char *explain;      // check: a rule's name, or "all"; NULL: sessions are checked
    bool        wave, cover;  // plot
    bool        try;          // voices: let them be heard
} Printing;

// today, plan
typedef struct {
    const char *plan;  // a name or a path; NULL: the one for how she gave birth
    const char *ics;   // a calendar file to write; "-": standard output; NULL: none
} Programme;

// For an option that may be given several times.
enum { TEXTS_MOST = 24 };
typedef struct {
    const char *at[TEXTS_MOST];
    int         count;
} Texts;

// done
typedef struct {
    bool  easy, good, hard;
    bool  heavy, leaking, doming, pain, bleeding;
    Texts stop;    // signs
    Texts answer;  // "check-6=yes"
    bool  later, left_early, provider_said_yes;
    int   start;  // minutes; -1: not given
} Answering;

// log, cache
typedef struct {
    bool csv, undo, forget, yes;
    bool clear;  // cache
} Looking;

typedef struct {
    char **operands;  // of the command, in argv
    int    operand_count;

    const char  *on;  // the day that counts as today, as it was typed (order.asked.today); NULL: today
    WalkOrder    order;
    StretchAsked stretch;
    const char  *output;    // NULL: NAME.wav or NAME.svg where files are put; "-": standard output
    Encoding     encoding;  // its format is found by the command: from output, or exporting.format
    const char  *beside;    // "lrc,vtt": texts that go with the file; NULL: none
    bool         stems;     // render: each layer as a file of its own, too
    Playing      playing;
    Tagging      tagging;
    Exporting    exporting;
    Batching     batching;
    Recording    recording;
    Sharing      sharing;
    Printing     printing;
    Programme    programme;
    Answering    answering;
    Looking      looking;
    Terminal     terminal;
    bool         help, version;
} Settings;

#define SETTINGS_DEFAULT                             \
    ((Settings){ .order = WALK_ORDER_DEFAULT,        \
                 .encoding.quality = QUALITY_NORMAL, \
                 .playing.delay = -1,                \
                 .answering.start = -1 })

#endif
