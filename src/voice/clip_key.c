#include "voice/clip_key.h"

#include "base/text.h"

enum { RATE_PARTS = 15 };
enum { POLISH = 4 };  // raise it when polish.c, or what it calls, changes the samples of the same speech

const char *clip_key(const char *identity, const VoiceProfile *profile, const char *text, const char *spoken,
                     int words_a_minute, int rate, Arena *arena)
{
    Text key = { .arena = arena };
    text_printf(&key, "walkcoach %s, polish %d\n%s\n%d %d\n", VERSION, POLISH, identity, words_a_minute,
                rate);
    text_printf(&key, "gain %.17g\n", profile->gain_db);
    for (size_t i = 0; i < profile->band_count; i++)
        text_printf(&key, "band %.17g %.17g\n", profile->bands[i].hz, profile->bands[i].db);
    if (profile->engine == ENGINE_ESPEAK)
        text_printf(&key, "%s %d %d %d\n", profile->espeak_voice, profile->pitch, profile->range,
                    profile->word_gap);
    for (const char *const *word = profile->argv; word && *word; word++)
        text_printf(&key, "argv %s\n", *word);
    text_printf(&key, "%s\n%s\n", text, spoken);
    return text_string(&key);
}

int clip_rate(const VoiceProfile *profile, const Phrase *phrase)
{
    return (profile->rate * phrase->rate_numerator + RATE_PARTS / 2) / RATE_PARTS;
}
