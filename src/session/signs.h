// The stop signs: which there are, which of them every walk and drill says aloud, and the words that a
// language has for those. The program fixes the list; a cue set only gives words, in its group `signs`.
//
// Sources: AWHONN POST-BIRTH (the warning signs), the Canadian 2025 guideline and Moving Medicine (what means
// a shorter walk); numbness and sudden loss of control, the signs of cauda equina, are ours.
#ifndef SESSION_SIGNS_H
#define SESSION_SIGNS_H

#include "base/choice.h"

#include <stdbool.h>
#include <stddef.h>

// Most of the world's mobile networks know it; `emergency` in the profile overrides it.
#define SIGNS_NUMBER "112"

// What to do about a sign: the emergency number, her provider today, or to stop and walk shorter next time.
typedef enum { SIGN_EMERGENCY, SIGN_PROVIDER, SIGN_SHORTER, SIGN_GROUPS } SignGroup;

typedef struct {
    const char *id;  // "chest-pain"
    SignGroup   group;
    const char *words;  // as `walkcoach stop-signs` prints it
} SignRow;

const SignRow *sign_rows(size_t *count);

// What is heard in every opening, in short: each is for one or more rows above.
typedef enum {
    HEARD_CHEST_PAIN,
    HEARD_BREATHING,
    HEARD_BLEEDING,
    HEARD_LEG,
    HEARD_HEADACHE,
    HEARD_FAINTING,
    HEARD_PAIN,
    HEARD_LEAKING,
    HEARD_HEAVY,
    HEARD_COUNT,
    SIGNS_HELP = HEARD_COUNT,  // "get help", said with the first of them
    SIGNS_STOP,                // "stop if", said with the others
    SIGNS_PHRASES
} HeardSign;

extern const Choice session_sign_keys[];  // what each is called in a cue set, SIGNS_HELP and SIGNS_STOP too

const char *heard_sign_name(HeardSign sign);  // "chest pain", for messages
HeardSign   heard_sign_with(HeardSign sign);  // SIGNS_HELP or SIGNS_STOP

typedef struct {
    const char *const *items;
    size_t             count;
} Phrases;

// A language's words: any one of the phrases counts. In the arena.
typedef struct {
    Phrases     of[SIGNS_PHRASES];
    Phrases     takes_back;  // "never mind": not to be said in an opening
    Phrases     plain;       // "if you have", "a": words that may be among the signs
    Phrases     known;     // every text of the cue set that came with the program: somebody has checked these
    const char *language;  // "en", or whatever the cue set goes by
    bool        shipped;   // the program has a cue set of this language
} SignWords;

#endif
