// A place in a text that moves forward over what libconfig takes for blanks, remarks, texts and numbers.
//
// Lines are counted on the way: wherever a cursor stops, its line and column are known. It never leaves its
// text.
#ifndef CONF_CURSOR_H
#define CONF_CURSOR_H

#include "base/diag.h"

typedef struct {
    const Source *source;
    const char   *at;  // the NUL at the end of the text, at most
    const char   *line_start;
    int           line;  // from 1
} ConfCursor;

ConfCursor conf_cursor_begin(const Source *source);

// A place of a source. Its line must be there.
ConfCursor conf_cursor_at(SourcePos pos);

// Where the cursor is. width: bytes of what is there.
SourcePos conf_cursor_pos(const ConfCursor *cursor, size_t width);

// Moves forward to a later place in the same text.
void conf_cursor_move(ConfCursor *cursor, const char *to);

// Moves past blanks, line ends and remarks. A remark that is not closed is not passed.
void conf_cursor_skip_blanks(ConfCursor *cursor);

// Moves past those, and past the signs between two names or values: = : , ; } ] )
void conf_cursor_skip_between(ConfCursor *cursor);

// Moves to a key that libconfig found in `line` (modulo 65536, as it counts them), and returns its place.
// That key is what comes next. Should libconfig have read something differently than we did, the word is
// looked for in that line. Where it is not there either, the cursor gives up and goes to the end of the text:
// places have no columns then.
SourcePos conf_cursor_find(ConfCursor *cursor, const char *name, int line);

// --- What is at a place ---------------------------------------------------------------

// One past the closing quote of the text that opens here, on whatever line; NULL if it is not closed.
const char *conf_text_end(const char *open);

// One past the remark that begins here; `at` itself if none does; NULL if it is not closed.
const char *conf_remark_end(const char *at);

// One past the bracket that closes the one here, skipping all that is between them. The end of the text if
// there is none.
const char *conf_bracket_end(const char *open);

// Bytes of a number in libconfig's notation, "0x1F" and "5000000000L" included. 0 where there is none.
size_t conf_number_length(const char *at);

#endif
