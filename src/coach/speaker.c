// Who says the stop signs: a voice that speaks, in the language of the words, slowly enough to be understood.
#include "coach/inside.h"
#include "coach/tokens.h"
#include "rules/rules.h"

#include <ctype.h>
#include <string.h>

enum { MUST_RATE = 13, RATE_UNIT = 15, FASTEST = 150 };  // words a minute of what must be said; 130 is ours
enum { FASTEST_HEARD = 250 };  // as measured; our voices, with their pauses, have 110 to 150 [ours]

static void check_rate(const Coach *coach)
{
    int rate = coach->voice->rate * MUST_RATE / RATE_UNIT;
    if (rate > FASTEST)
        opening_unheard(coach, coach->voice->pos,
                        arena_printf(coach->desk->arena,
                                     "the voice says %d words a minute where it must be clear", rate));
}

static void check_silent(const Coach *coach)
{
    if (coach->voice->engine == ENGINE_SILENT)
        diag_warning(coach->desk->diags, coach->session->voice.pos, RULE(SILENT_VOICE),
                     "the voice \"%s\" is silent: nothing is spoken, and no stop sign is heard",
                     coach->voice->name);
}

// "en" of "en-gb"; 0 letters: the name of something else, such as a path.
static size_t language_letters(const char *name)
{
    size_t letters = 0;
    while (isalpha((unsigned char)name[letters]))
        letters++;
    return (letters == 2 || letters == 3) && (!name[letters] || strchr("-_", name[letters])) ? letters : 0;
}

static void check_language(const Coach *coach)
{
    const char *words = coach->words.language, *voice = coach->voice->language;
    size_t      length = language_letters(words);
    if (coach->voice->engine == ENGINE_SILENT || length == 0 || language_letters(voice) == 0 ||
        (language_letters(voice) == length && strncasecmp(words, voice, length) == 0))
        return;
    diag_warning(coach->desk->diags, coach->session->voice.pos, RULE(FOREIGN_VOICE),
                 "the words are in \"%s\" and the voice \"%s\" speaks \"%s\"", words, coach->voice->name,
                 voice);
}

void speaker_check(const Coach *coach)
{
    check_rate(coach);
    check_silent(coach);
    check_language(coach);
}

// A recording that stopped early, or a program that swallows words: no one says so many in so short a time.
void speaker_check_score(const Coach *coach, const Score *score, const Spoken *spoken)
{
    Arena *arena = coach->desk->arena;
    size_t words = tokens_of(spoken->text, false, arena).count;
    double seconds = (double)(spoken->end - spoken->onset) / score->rate;
    if ((double)words * 60 > FASTEST_HEARD * seconds)
        opening_unheard(coach, coach->voice->pos,
                        arena_printf(arena, "%zu words of them take the voice \"%s\" %.1f s", words,
                                     coach->voice->name, seconds));
}
