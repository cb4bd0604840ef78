// The stop signs: which there are, which of them every walk and drill says aloud, and the words a language
// has for those. The list is the program's; a cue set only gives words, in its group `signs`.
//
// Sources: AWHONN POST-BIRTH (the warning signs), the Canadian 2025 guideline and Moving Medicine (what means
// a shorter walk); numbness and sudden loss of control, the signs of cauda equina, are ours.
#ifndef SESSION_SIGNS_H
#define SESSION_SIGNS_H

#include "base/desk.h"
#include "conf/conf.h"

#include <stddef.h>

// What to do about a sign: the emergency number, her provider today, or to stop and walk shorter next time.
typedef enum { SIGN_EMERGENCY, SIGN_PROVIDER, SIGN_SHORTER, SIGN_GROUPS } SignGroup;

typedef struct {
    const char *id;  // "chest-pain"
    SignGroup   group;
    const char *words;  // as `walkcoach stop-signs` prints it
} SignRow;

const SignRow *sign_rows(size_t *count);

// What is heard in every opening, short: each stands for one or more rows above.
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
    HEARD_COUNT
} HeardSign;

const char *heard_sign_name(HeardSign sign);     // "chest pain", for messages
bool        heard_sign_is_help(HeardSign sign);  // said with "get help"; the others with "stop"

typedef struct {
    const char *const *items;
    size_t             count;
} Phrases;

// A language's words: any one of the phrases counts. In the arena.
typedef struct {
    Phrases get_help, stop;  // what asks for help, what says to stop
    Phrases of[HEARD_COUNT];
    Phrases takes_back;  // "never mind": not to be said in an opening
} SignWords;

// Reads the group `signs` of a cue set. False after an error at the cue set: a sign without words.
bool signs_read(const ConfNode *cues, const Desk *desk, SignWords *out);

#endif
