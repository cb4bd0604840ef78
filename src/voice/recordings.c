// A person's own voice: a folder of sound files, one a phrase. "Lift and draw in" is lift-and-draw-in.wav
// (flac, ogg, mp3 too), or whatever file the folder's manifest.txt gives it:
//
//     # file = what is said in it
//     take-7.flac = Lift and draw in
//
// What is not there is said by the fallback voice.
#include "voice/engine.h"

#include "rules/rules.h"
#include "sound/audio_file.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MANIFEST_MAX = 256 * 1024 };

typedef struct {
    const char *slug, *file;
} Take;

typedef struct {
    const char *folder;
    Arena      *arena;
    Take       *takes;  // of the manifest
    size_t      count, room;
} Recordings;

// "Lift, and draw in!" is lift-and-draw-in. Bytes beyond ASCII stay as they are.
static const char *slug_of(const char *text, size_t length, Arena *arena)
{
    char  *slug = arena_alloc(arena, length + 1);
    size_t done = 0;
    for (size_t i = 0; i < length; i++) {
        bool kept = isalnum((unsigned char)text[i]) || (unsigned char)text[i] >= 0x80;
        if (kept)
            slug[done++] = (char)tolower((unsigned char)text[i]);
        else if (done > 0 && slug[done - 1] != '-' && text[i] != '\'')
            slug[done++] = '-';
    }
    if (done > 0 && slug[done - 1] == '-')
        done--;
    slug[done] = 0;
    return slug;
}

static void read_line(Recordings *recordings, char *line)
{
    char *equals = strchr(line, '=');
    char *file = line + strspn(line, " \t");
    if (!equals || *file == '#')
        return;
    size_t length = (size_t)(equals - file);
    while (length > 0 && isspace((unsigned char)file[length - 1]))
        length--;
    Take *take = ARENA_PUSH(recordings->arena, recordings->takes, recordings->count, recordings->room);
    take->file = arena_printf(recordings->arena, "%s/%.*s", recordings->folder, (int)length, file);
    take->slug = slug_of(equals + 1, strlen(equals + 1), recordings->arena);
}

static void read_manifest(Recordings *recordings)
{
    FILE *file = fopen(arena_printf(recordings->arena, "%s/manifest.txt", recordings->folder), "r");
    if (!file)
        return;
    char  *text = arena_alloc(recordings->arena, MANIFEST_MAX + 1), *rest = text, *line;
    size_t length = fread(text, 1, MANIFEST_MAX, file);
    fclose(file);
    text[length] = 0;
    while ((line = strsep(&rest, "\r\n")))
        read_line(recordings, line);
}

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
    *recordings = (Recordings){ .folder = profile->folder, .arena = arena };
    read_manifest(recordings);
    return recordings;
}

static const char *file_for(const Recordings *recordings, const char *text)
{
    static const char *const endings[] = { "wav", "flac", "ogg", "mp3" };
    const char              *slug = slug_of(text, strlen(text), recordings->arena);
    for (size_t i = 0; i < recordings->count; i++)
        if (strcmp(recordings->takes[i].slug, slug) == 0)
            return recordings->takes[i].file;
    for (size_t i = 0; *slug && i < sizeof endings / sizeof *endings; i++) {
        const char *file = arena_printf(recordings->arena, "%s/%s.%s", recordings->folder, slug, endings[i]);
        if (access(file, F_OK) == 0)
            return file;
    }
    return NULL;
}

static bool recordings_know(void *self, const char *text) { return file_for(self, text) != NULL; }

static bool recordings_speak(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE])
{
    const char *file = file_for(self, task->text);
    char        reason[AUDIO_WHY_SIZE];
    Audio       audio;
    if (!audio_read_file(file, SPOKEN_LONGEST, &audio, reason)) {
        snprintf(why, WHY_SIZE, "%.120s %.120s", file, reason);
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
