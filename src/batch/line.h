// One walker of a table: who she is, and what is made for her.
//
//     { "id": "a17", "weeks": 9, "birth": "vaginal", "voice": "calm", "walk": "20min" }
//     { "id": "a18", "weeks": 9, "birth": "c-section", "plan": "c-section", "row": 8, "screened": true,
//       "answers": ["good", "easy", "good"] }
//
// Keys: id; walk, or plan with row, answers, red and screened; and those of walkcoach.cfg.
#ifndef BATCH_LINE_H
#define BATCH_LINE_H

#include "base/desk.h"
#include "conf/conf.h"
#include "plan/history.h"
#include "session/read.h"

enum { ID_MAX = 64, ANSWERS = 3 };

typedef struct {
    const char *walk;      // a session; NULL: by the plan
    Named       plan;      // a file of scripts/plans, or a path; none: by `walk`
    int         row;       // of the plan; -1: by her weeks
    bool        screened;  // a provider, or she, has said yes to what the rows up to hers ask
    bool        red;       // a red sign: nothing is made for her
    bool        answered;  // her last three check-ins are there
    bool        hard;      // one of them was hard, or had a sign
    Walker      walker;
} WalkerLine;

// Her id: letters, digits, - _ and . inside. False after an error in the desk's list.
bool line_id(const ConfNode *root, const Desk *desk, const char **out);

// Everything in a line except the id, as text: the same for two lines that say the same. In the arena.
const char *line_kind(const ConfNode *root, Arena *arena);

// voice: for lines that name none; may be none. False after an error.
bool line_read(const ConfNode *root, Named voice, const Desk *desk, WalkerLine *out);

// Reports the names of columns that no walker has. False after an error.
bool line_check_names(const ConfNode *header, const Desk *desk);

// A copy of a line in another arena.
const ConfNode *line_copy(const ConfNode *root, Arena *arena);

#endif
