// What is wrong with a script, and where: collected while we go on reading, shown together at the end.
//
//     park.cfg:12:9: error: width 400 is outside 60..140 metres [range]
//         width = 400;
//                 ^~~
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"

#include <stdbool.h>

// A text the user wrote. Lives in the arena as long as every position that points into it.
typedef struct {
    const char *path;    // as shown to the user
    const char *text;    // NUL-terminated; may hold invalid UTF-8
    size_t      length;  // bytes
} Source;

// A place in a source. {0} is "nowhere": the command line, a default, the program itself.
typedef struct {
    const Source *source;
    int           line;    // from 1; 0 is unknown
    int           column;  // from 1, in bytes; 0 is unknown
    int           width;   // bytes the caret underlines; 0 and 1 are a lone caret
} SourcePos;

typedef enum { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE } DiagSeverity;

// A rule that a message names, with what `check --explain` says about it. The table of them is rules/rules.h.
typedef struct {
    const char *name;     // "nesting": shown in brackets after each message, and what `allow` names
    const char *kind;     // "error", "warning", or "either"
    bool        comfort;  // an author may set it aside; never for safety, nor for what would make no sense
    const char *why;      // what it means and why it exists: one to three sentences
    const char *mend;     // what to do about it, with an example between backticks
} Rule;

typedef struct {
    DiagSeverity severity;
    SourcePos    pos;
    const Rule  *rule;     // never NULL
    const char  *message;  // one line, no full stop, the user's words
} Diag;

typedef struct {
    Arena *arena;  // owns messages
    Diag  *items;
    size_t count, capacity;
    int    errors, warnings;

    const Source **sources;  // every text that was read on the way, right or wrong
    size_t         source_count, source_room;
} DiagList;

// A text was read, of which there may be messages.
void diag_read(DiagList *, const Source *source);

// Takes over from another list which texts were read.
void diag_read_too(DiagList *, const DiagList *other);

// rule: the name shown in brackets, and by which `allow` lets a warning pass. The same message at the same
// place is kept once.
void diag_error(DiagList *, SourcePos, const Rule *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_warning(DiagList *, SourcePos, const Rule *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_note(DiagList *, SourcePos, const Rule *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// Takes over a message from another list, with a remark after it, unless it is here already. What its place
// points to has to outlive this list.
void diag_copy(DiagList *, const Diag *diag, const char *remark);

// The first error, or else the first warning, on one line without its place: "MESSAGE [rule]"; "" for none.
// In the list's arena.
const char *diag_first(const DiagList *);

// Sorts by file (as first met), line and column; notes keep their place after what they belong to.
void diag_sort(DiagList *);

// The source line of a position without its line end, for the caret. NULL when the position is nowhere.
const char *diag_line(SourcePos pos, size_t *length);

#endif
