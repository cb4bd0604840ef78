// Which sessions are offered to her: those that fit her week, and for the others the week from which they do.
#ifndef JOB_OFFER_H
#define JOB_OFFER_H

#include "job/compile.h"

typedef enum {
    OFFER_NOW,      // it fits, or her week is not known
    OFFER_LATER,    // from a week on
    OFFER_CLEARED,  // in no week, unless her provider says yes
    OFFER_NEVER,    // in no week: it has mistakes, or is too long for any
} OfferKind;

typedef struct {
    OfferKind kind;
    int       week;  // OFFER_LATER: the first one after hers in which it fits; OFFER_NOW: hers, -1: not known
} Offer;

// Reads the session with her week, and, if it does not fit, with each later week. Reports nothing.
Offer offer_of(const WalkOrder *order, const char *name);

// Whether her week is unknown: then everything that is meant for anyone is offered, and need not be read.
bool offer_knows_no_week(const WalkOrder *order);

// "from week 12", "once your provider has said yes"; "": it is offered now, or never.
const char *offer_text(Offer offer, Arena *arena);

#endif
