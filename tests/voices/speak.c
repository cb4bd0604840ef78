// Says phrases as walkcoach does, each into a WAV of 16-bit mono: the engine, the respelling, and polish.c.
//
//     speak VOICE HZ FOLDER < PHRASES      VOICE: a name, or a voice file's path; a phrase is a line
//                                          "RATE TEXT" with a tab
//
// Writes FOLDER/0.wav, 1.wav, ... in the order of the lines.
#include "base/diag_text.h"
#include "job/paths.h"
#include "voice/profile_read.h"
#include "voice/voice.h"

#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Phrase *items;
    size_t  count, room;
} Phrases;

static bool read_phrases(Arena *arena, Phrases *out)
{
    char  *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) > 0) {
        char *tab = strchr(line, '\t');
        if (!tab)
            return false;
        line[strcspn(line, "\n")] = 0;
        *ARENA_PUSH(arena, out->items, out->count,
                    out->room) = (Phrase){ .text = arena_strdup(arena, tab + 1),
                                           .rate_numerator = atoi(line),
                                           .breath_word = atoi(line) == 15 };
    }
    free(line);
    return out->count > 0;
}

static bool write_clip(const Clip *clip, const char *path)
{
    SF_INFO  info = { .samplerate = clip->rate,
                      .channels = clip->channels,
                      .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16 };
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    bool     written = file && sf_writef_short(file, clip->samples, clip->length) == clip->length;
    return (!file || sf_close(file) == 0) && written;
}

static bool speak(const VoiceProfile *profile, const Paths *paths, const Phrases *phrases, int rate,
                  const char *folder, Desk *desk)
{
    Voice *voice = voice_open(profile, paths->speaker, desk->arena, desk->diags);
    Clip **clips = ARENA_ARRAY(desk->arena, Clip *, phrases->count);
    bool   spoken = voice &&
                  voice_speak(voice, phrases->items, phrases->count, rate, 1, NULL, NULL, desk->diags, clips);
    for (size_t i = 0; spoken && i < phrases->count; i++)
        spoken = write_clip(clips[i], arena_printf(desk->arena, "%s/%zu.wav", folder, i));
    voice_close(voice);
    return spoken;
}

int main(int argc, char **argv)
{
    Arena        arena = { 0 };
    DiagList     diags = { .arena = &arena };
    Paths        paths = paths_find(&arena);
    Desk         desk = { &arena, &diags, &paths.search, NULL };
    Phrases      phrases = { 0 };
    VoiceProfile profile;
    bool         done = argc == 4 && read_phrases(&arena, &phrases) &&
                voice_read_profile(&desk, (Named){ .text = argv[1] }, &profile) &&
                speak(&profile, &paths, &phrases, atoi(argv[2]), argv[3], &desk);
    if (!done)
        fprintf(stderr, "%s", diag_list_text(&diags, DIAG_MOST_SHOWN, false, &arena));
    arena_free(&arena);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
