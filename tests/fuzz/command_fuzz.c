// libFuzzer: what a voice's program leaves: the times of its words up to the first NUL, and a WAV after it.
// What is believed becomes a clip that can be placed.
#include "fuzz.h"

#include "sound/audio_file.h"
#include "voice/polish.h"
#include "voice/times.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char spoken[] = "Lift, and draw in lightly.";

static void check_words(const Utterance *said)
{
    demand(said->vowel >= -1 && said->vowel <= said->length, "a vowel is in its sound");
    for (int i = 0; i < said->word_count; i++)
        demand(said->words[i].start >= 0 &&
                   (size_t)(said->words[i].start + said->words[i].length) < sizeof spoken &&
                   said->words[i].at >= 0 && said->words[i].at <= said->length,
               "a word is in the text, and in the sound");
}

static void check_clip(const Clip *clip, int channels)
{
    demand(clip->length > 0 && clip->channels == channels && clip->rate == 44100,
           "a phrase is at the walk's rate, in stereo where its program speaks so");
    demand(isfinite(clip->scale) && clip->scale > 0, "a phrase has a level");
    demand(clip->onset >= 0 && clip->onset <= clip->length && clip->vowel >= 0 && clip->vowel <= clip->length,
           "onset and vowel are in the phrase");
    for (int i = 0; i < clip->word_count; i++)
        demand(clip->words[i].at >= 0 && clip->words[i].at <= clip->length, "a word is in the phrase");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena    arena = { 0 };
    Audio    audio;
    char     why[WHY_SIZE] = "", reason[AUDIO_WHY_SIZE] = "";
    char    *times = take_text(&data, &size, &arena);
    uint8_t *wav = malloc(size + 1);
    memcpy(wav, data, size);
    if (audio_read_memory(wav, size, 10, &audio, reason)) {
        Utterance said = { audio.samples, audio.length, audio.channels,
                           audio.rate,    .vowel = -1,  .by_ear = true };
        demand(audio.length > 0 && (double)audio.length <= 10.0 * audio.rate + 1, "a phrase ends");
        bool good = times_read(times, spoken, &said, why);
        demand(good || *why, "a reason says why not");
        if (good) {
            const VoiceProfile profile = { .rate = 150 };
            check_words(&said);
            Clip *clip = polish(&said, &profile, 44100);
            if (clip)
                check_clip(clip, audio.channels);
            clip_free(clip);
        }
        free(said.words);
        audio_free(&audio);
    } else {
        demand(*reason && !strchr(reason, '\n'), "why not is one line");
    }
    free(wav);
    arena_free(&arena);
    return 0;
}
