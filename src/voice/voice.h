// Text to clips. Engines: espeak-ng, a command, recordings, silence. Each different phrase is spoken once.
//
// Clips come out trimmed, resampled to `rate`, equalised, with peaks at most 10 dB above their loudness, and
// levelled to VOICE_LUFS by measurement: whoever places them need not know the engine.
#ifndef VOICE_VOICE_H
#define VOICE_VOICE_H

#include "sound/clip.h"
#include "voice/profile.h"

#define VOICE_LUFS (-18.0)  // each clip's integrated loudness as heard in both ears

typedef struct {
    const char *text;
    int         rate_numerator;  // of 15: 15 breath words, 14 tips, 13 must
    bool        breath_word;     // its stressed vowel will sit on a turn
    SourcePos   pos;
} Phrase;

typedef struct Voice Voice;

// Whether this machine has what the voice and its fallbacks ask of their engines: espeak-ng's voice, the
// program, the folder. Starts nothing. False after an error, reported where the voice's file asks for it.
// voice_open has the last word.
bool voice_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags);

// Starts the speaker: a separate process that gets the engine ready and speaks (speaker.c). The host may have
// any number of threads, and any of them may call anything below at any time; the caller never forks. NULL
// after an error in diags: voice not found, program missing, speaker missing.
//
// speaker: the program to start. walkcoach itself passes ROLE_SELF (speaker.h). Any other program passes the
// path of an installed walkcoach of the same version (job/paths.h finds it). NULL: there is none.
Voice *voice_open(const VoiceProfile *profile, const char *speaker, Arena *arena, DiagList *diags);

// The same with a folder of clips (voice_use_cache). If the engine's identity is kept there (stamp.h), the
// speaker is started only when there is something new to say; voice_speak then reports what is wrong.
Voice *voice_open_kept(const VoiceProfile *profile, const char *speaker, const char *folder, Arena *arena,
                       DiagList *diags);

// Ends the speaker, once nobody speaks any more. Accepts NULL. If the host ends without it, the speaker ends
// too.
void voice_close(Voice *voice);

// Where to keep clips from one round to the next ($XDG_CACHE_HOME/walkcoach/clips); created if missing.
// Without it, everything is spoken anew. folder must outlive the voice. Before the first round.
void voice_use_cache(Voice *voice, const char *folder);

// For who only asks when what is said: a kept clip comes without its samples (NULL). Before the first round.
void voice_want_marks(Voice *voice);

// Speaks all phrases with `jobs` processes; several threads may do so at once with one voice. out[i] belongs
// to the caller (clip_free), NULL where it failed (an error in diags). Identical for any jobs. progress may
// be NULL; it is called in this thread with the number done.
bool voice_speak(const Voice *voice, const Phrase *phrases, size_t count, int rate, int jobs,
                 void (*progress)(void *self, size_t done), void *self, DiagList *diags, Clip **out);

// The phonemes that the voice's engine would say (espeak-ng only; "" otherwise). In the arena.
const char *voice_phonemes(const Voice *voice, const char *text, Arena *arena);

// What clips depend on besides the profile, the text and the rate: each engine and its version, one a line.
// "" if the speaker has gone. In the arena.
const char *voice_identity(const Voice *voice, Arena *arena);

#endif
