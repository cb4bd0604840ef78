// A voice as its file describes it (voices/calm.cfg): plain data.
#ifndef VOICE_PROFILE_H
#define VOICE_PROFILE_H

#include "base/named.h"
#include "base/units.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum { ENGINE_ESPEAK, ENGINE_COMMAND, ENGINE_RECORDINGS, ENGINE_SILENT } VoiceEngine;

typedef struct {
    const char *from, *to;
} Respelling;
typedef struct {
    double hz, db;
} EqualiserBand;

enum { VOICE_FALLBACKS_MAX = 4 };  // one after the other

typedef struct VoiceProfile VoiceProfile;
struct VoiceProfile {
    const char          *name, *title, *language;
    int                  rate;  // words a minute for breath words; tips 14/15, must 13/15
    double               gain_db;
    const Respelling    *respellings;
    size_t               respelling_count;
    const EqualiserBand *bands;
    size_t               band_count;
    const char         *packages;  // that it needs, on Debian: "festival festvox-us-slt-hts"; NULL: not given
    double              words_wrong, intelligibility;  // measured: percent, 0..1; -1: not known
    VoiceEngine         engine;
    const char         *espeak_voice;  // "en-gb-x-rp+f4"
    int                 pitch, range, word_gap;
    const char *const  *argv;  // command: NULL-terminated, placeholders {text} {textfile} {out} {rate}
    Micros              timeout;
    bool                stay_alive;  // command: started once; each phrase is one line of JSON in, one out
    int                 processes;   // how many of it run at once
    int                 own_rate;    // command: words a minute, if it has only one rate; 0: it is measured
    const char         *folder;      // recordings
    const VoiceProfile *fallback;    // recordings: the voice that says what is missing; NULL
    SourcePos           pos;         // where the file names espeak-ng's voice, the program or the folder
};

#endif
