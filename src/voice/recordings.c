// A person's own voice: a folder of sound files (takes.h). The fallback voice says what is missing. The child
// that speaks a phrase opens its file, and reads it in a cell.
#include "voice/engine.h"

#include "base/cell.h"
#include "rules/rules.h"
#include "sound/audio_file.h"
#include "voice/takes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    Takes  takes;
    Arena *arena;
} Recordings;

static bool recordings_are_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    struct stat about;
    bool        found = stat(profile->folder, &about) == 0;
    (void)arena;
    if (found && S_ISDIR(about.st_mode))
        return true;
    diag_error(diags, profile->pos, RULE(VOICE_RECORDINGS), "no folder of recordings %s: %s", profile->folder,
               found ? "it is not a folder" : strerror(errno));
    return false;
}

static void *recordings_open(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    char why[AUDIO_WHY_SIZE];
    if (!recordings_are_there(profile, arena, diags))
        return NULL;
    if (!audio_ready(why)) {
        diag_error(diags, profile->pos, RULE(VOICE_RECORDINGS), "recordings %s: %s", profile->folder, why);
        return NULL;
    }
    Recordings *recordings = ARENA_NEW(arena, Recordings);
    *recordings = (Recordings){ takes_open(profile->folder, arena), arena };
    return recordings;
}

static const char *file_for(const Recordings *recordings, const char *text)
{
    return takes_file(&recordings->takes, text, recordings->arena);
}

static bool recordings_know(void *self, const char *text) { return file_for(self, text) != NULL; }

static bool recordings_speak(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE])
{
    const char *path = file_for(self, task->text);
    char        reason[AUDIO_WHY_SIZE];
    Audio       audio;
    int         file = audio_open(path, reason);
    if (file >= 0 && !cell_enter(&(Cell){ .closed = true }, why))
        return false;
    if (file < 0 || !audio_read_open(file, SPOKEN_LONGEST, NULL, &audio, NULL, reason)) {
        snprintf(why, WHY_SIZE, "%.120s %.120s", path, reason);
        return false;
    }
    *out = (Utterance){
        audio.samples, audio.length, audio.channels, audio.rate, .vowel = -1, .by_ear = true
    };
    return true;
}

const EngineOps engine_recordings = { .is_there = recordings_are_there,
                                      .open = recordings_open,
                                      .knows = recordings_know,
                                      .speak = recordings_speak };
