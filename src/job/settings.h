// What the command line asked for, as plain values; options.c fills it, commands read it.
#ifndef JOB_SETTINGS_H
#define JOB_SETTINGS_H

#include "base/layer.h"
#include "job/terminal.h"
#include "session/read.h"
#include "sink/encoder.h"

enum { OPERANDS_MAX = 64 };

typedef struct {
    const char *operands[OPERANDS_MAX];
    int         operand_count;

    // the walker and the walk
    Walker      walker;  // only what the command line said; the profile lies under it
    int         form;    // -1 easier, 0, 1 harder
    int64_t     seed;    // -1: the session's
    bool        anyway;
    const char *bed;  // NULL: the session's

    // the sound
    int         sample_rate;
    bool        mono;
    double      loudness;  // LUFS; 0: -16, or -19 in mono
    LayerSet    solo, mute;
    int         jobs;  // 0: as many as there are processors
    const char *from,
        *to;  // a time or a part; NULL: the whole walk. Of export, `to` is the folder; NULL: paths_walks
    const char *output;   // NULL: NAME.wav where files are put; "-": standard output
    int         quality;  // Quality: of the formats that lose something
    int         bitrate;  // kb/s; 0: what quality says
    const char *beside;   // "lrc,vtt": texts that go beside the file; NULL: none

    // a folder for the phone
    bool        all, split;
    const char *format;  // a file ending; NULL: mp3

    // playing
    double      delay;   // seconds before the walk begins; < 0: not told
    double      speed;   // 1; more for a preview
    const char *device;  // NULL: the default
    const char *record;  // NULL: no file
    bool        resume, plain;

    // sharing
    const char *bind;  // numeric address; NULL: the machine's own
    int         port;  // 0: that of last time, or any free one
    bool        new_address;

    // what is printed
    const char *explain;  // a rule's name, or "all"; NULL: sessions are checked
    bool        wave, cover;
    bool        strict, speech, json, stats, whole, names;
    bool        quiet, verbose, no_color, help, version;
    Terminal    terminal;
} Settings;

#define SETTINGS_DEFAULT                   \
    ((Settings){ .walker = WALKER_UNKNOWN, \
                 .seed = -1,               \
                 .sample_rate = 44100,     \
                 .delay = -1,              \
                 .speed = 1,               \
                 .quality = QUALITY_NORMAL })

#endif
