// The small notations inside texts: "3:3 > 3:4", "4th x6, then 8th", "full x4, then silent", "in, hold 7s".
//
// Each reader returns true and fills out when the node is there and right; false without a message when it is
// absent (NULL), false with one when it is wrong. The caret points at the piece of the text that is wrong.
#ifndef SESSION_NOTATION_H
#define SESSION_NOTATION_H

#include "base/desk.h"
#include "conf/conf.h"
#include "session/session.h"

bool notation_pace(const ConfNode *node, const Desk *desk,
                   Pace *out);  // own: from and to are left to the caller
bool notation_breath(const ConfNode *node, const Desk *desk, Breath *out);
bool notation_length(const ConfNode *node, const Desk *desk, Length *out);
bool notation_fade(const ConfNode *node, const Desk *desk, Fade *out);

// Every moment of one `say`. "off" gives none: true and *count 0.
bool notation_when(const ConfNode *node, const Desk *desk, const When **out, size_t *count);

// What is done in one step of a drill's repetition.
bool notation_moves(const ConfNode *node, const Desk *desk, DrillStep *out);

bool notation_weeks(const ConfNode *node, const Desk *desk, WeekSpan *out);

// "30 min", "30 min from week 6": a walk that a level offers.
typedef struct {
    Micros length;
    int    from_week;  // 0: always
} Offer;
bool notation_offer(const char *text, const ConfNode *node, const Desk *desk, Offer *out);

// --- Shared by the readers above -------------------------------------------------------

// A piece of a text between separators, without the spaces around it.
typedef struct {
    const char *text;    // NUL-terminated, in the arena
    size_t      offset;  // in the whole text
} Piece;

// Writes at most max pieces; the returned count may be larger.
size_t notation_split(const char *text, char separator, Arena *arena, Piece *out, size_t max);

// Reads digits with an optional fraction and moves *text past them and the spaces that follow.
bool notation_number(const char **text, double *out);
bool notation_count(const char **text, int *out);  // whole, at most 1,000,000

// Moves *text past `word` and the spaces that follow when it begins with it.
bool notation_word(const char **text, const char *word);

SourcePos notation_pos(const ConfNode *node, const Piece *piece);

#endif
