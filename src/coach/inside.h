// What the files of this room hand to one another. Private to it.
#ifndef COACH_INSIDE_H
#define COACH_INSIDE_H

#include "coach/coach.h"

typedef struct {
    const Session      *session;
    const Cast         *cast;
    const Timeline     *timeline;
    const VoiceProfile *voice;  // the cast's, or one that it falls back to; NULL: as written
    const Desk         *desk;
    SignWords           words;  // the language's, as heard
} Coach;

// --- wording.c: what a text says of the signs ------------------------------------------

#define ALL_SIGNS ((1u << HEARD_COUNT) - 1)

typedef struct {
    unsigned signs;  // a bit for each HeardSign that is said, with what to do about it in the same sentence
    const char *denied;  // a phrase that takes them back; NULL: none
    bool        plain;   // their sentences have only what the language knows to belong there
} Told;

Told wording_tells(const Coach *coach, const char *text);

SignWords words_as_heard(const SignWords *words, Arena *arena);

// Whether it came with the program, word for word, or says nothing but the signs in a language that did.
bool wording_is_checked(const Coach *coach, const char *text);

// --- opening.c: the signs are in the first part, before anything is asked of her ---------
void opening_check(const Coach *coach);

#define OPENING_LATEST (60 * MICROS_PER_SECOND)  // by then she is already walking [ours]

// Reports that the signs are not heard, and why.
void opening_unheard(const Coach *coach, SourcePos pos, const char *why);

// For the score: whether a phrase names signs in the opening, and where they all are.
bool    opening_tells(const Coach *coach, const Score *score, const Spoken *spoken);
Opening opening_check_score(const Coach *coach, const Score *score);

// --- speaker.c: said by somebody who can be understood -----------------------------------
void speaker_check(const Coach *coach);  // by what the files say
void speaker_check_score(const Coach *coach, const Score *score, const Spoken *spoken);  // by what is heard

// --- loud.c: and loud enough -------------------------------------------------------------
void loud_check(const Coach *coach);                                                  // by what the files say
void loud_check_score(const Coach *coach, const Score *score, const Spoken *spoken);  // by what is heard

// --- direction.c: no word names the wrong direction of breath ------------------------------
void coach_check_direction(const Coach *coach);

struct Utterances;  // utterances.h: all that is spoken

// --- asked.c: what the words ask of her ----------------------------------------------------
void coach_check_asked(const Coach *coach, const struct Utterances *all);

// --- vouched.c: words that nobody has checked ---------------------------------------------
void coach_check_vouched(const Coach *coach, const struct Utterances *all);

// --- told.c: what every session says besides the stop signs --------------------------------
void coach_check_told(const Coach *coach);

// --- lifted.c: no more lifts than her level has ---------------------------------------------
void coach_check_lifted(const Coach *coach);

#endif
