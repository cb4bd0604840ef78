// Messages as people and editors read them.
//
//     park.cfg:12:9: error: width 400 is outside 60..140 metres [range]
//         width = 400;
//                 ^~~
//
// Columns are given in characters, as an editor counts them; SourcePos holds bytes.
#ifndef BASE_DIAG_TEXT_H
#define BASE_DIAG_TEXT_H

#include "base/diag.h"

enum { DIAG_MOST_SHOWN = 50 };

// One message, with its source line and a caret where the place is known; ends with a line break.
char *diag_text(const Diag *diag, bool color, Arena *arena);

// The list as it is (diag_sort comes first): at most `most` errors and warnings, with their notes, then "and
// N more".
char *diag_list_text(const DiagList *list, int most, bool color, Arena *arena);

// All of them as one JSON array: file (null: nowhere), line, column, width, severity, rule, message.
char *diag_list_json(const DiagList *list, Arena *arena);

#endif
