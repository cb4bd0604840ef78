// Chooses among a pool's wordings: in which form, and never the same one twice in a row.
#ifndef TIMELINE_WORDING_H
#define TIMELINE_WORDING_H

#include "timeline/cues.h"

typedef struct {
    WordForm       form;     // FORM_SILENT: nothing is heard
    const Wording *wording;  // NULL when silent
    const Wording *shorter;  // the shortest of the short ones, if one is shorter and the form is full
} Chosen;

typedef struct WordingBook WordingBook;  // what each pool has said so far

WordingBook *wording_book(const Plan *plan, const Cues *cues);

// The next wording of a cue's pool; cues come in order of time.
Chosen wording_choose(WordingBook *book, const Cue *cue);

// The next of the words after a lift, NULL where the pool has none.
const Wording *wording_choose_then(WordingBook *book, const Cue *cue);

bool wording_names_steps(const Pool *pool);
void wording_report_needs_steps(const Plan *plan, const Pool *pool, const Leaf *leaf);

#endif
