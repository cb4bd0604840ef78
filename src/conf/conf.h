// A configuration file as a tree that remembers where every key and value is written.
//
// libconfig parses, and what it accepts we read, with every number, escape and remark of its grammar, except
// a few forms that are almost surely slips in a file of ours (conf/form.h). What it refuses we explain: a
// second look at the text says what was probably meant, and reports every slip at its place. Trees are plain
// data in the arena and never change: joining makes a new one.
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include "base/arena.h"
#include "base/choice.h"
#include "base/diag.h"
#include "base/named.h"
#include "base/units.h"

#include <stdint.h>

typedef enum { CONF_GROUP, CONF_ARRAY, CONF_TEXT, CONF_INT, CONF_FLOAT, CONF_BOOL } ConfKind;

typedef struct ConfNode ConfNode;
struct ConfNode {
    const char *name;  // the key as written; NULL at the root and inside arrays
    ConfKind    kind;
    SourcePos   key_pos;  // the key; {0} inside arrays
    SourcePos   pos;      // the value; of a joined text its first piece; of a group or array its bracket
    union {
        const char *text;
        int64_t     integer;
        double      number;
        bool        truth;
    };
    ConfNode *first;  // children of a group or array, in file order
    ConfNode *next;
};

// Words for the messages that only the caller's room knows. Texts of the program, never NULL.
typedef struct {
    const char        *group;     // what a group with a name is called: "part"
    const char        *title;     // the key that may hold what cannot be a name: "title"
    const char        *includes;  // in place of @include: "each list has a file of its own"
    const char        *size;      // "a list is a page of text"
    const char *const *units;     // NULL-ended; of numbers that are written without them: "dB", "Hz"
} ConfHints;

enum { CONF_FILE_MAX = 256 * 1024 };  // bytes; libconfig is quadratic on large files

// Reads and checks a whole file. NULL after an error, which is in diags; an empty file is an empty group. A
// file that cannot be opened is an error at `asked` (the place that named it; may be {0}). A byte-order mark
// is left out.
const ConfNode *conf_read_file(const char *path, SourcePos asked, const ConfHints *hints, Arena *arena,
                               DiagList *diags);

// The same for text in memory; path is what positions show. text need not be NUL-terminated.
const ConfNode *conf_read_text(const char *path, const char *text, size_t length, const ConfHints *hints,
                               Arena *arena, DiagList *diags);

// `over` overrides `under`: groups join key by key, anything else is replaced, new keys go to the end.
// Either may be NULL. Nothing is copied that need not be.
const ConfNode *conf_join(const ConfNode *under, const ConfNode *over, Arena *arena);

// The child of that name (compared without case, '-', '_', space), or NULL. group may be NULL.
const ConfNode *conf_get(const ConfNode *group, const char *name);

// Typed readers. Each returns true and fills out when the node is there and right; an absent node (NULL) is
// false without a message; a wrong one is false with a message that says what was found and what is allowed.
// unit: the user's word after the range, e.g. "metres"; "" for none.
enum { CONF_TEXT_MAX = 300 };  // characters; a spoken text of that length takes twenty seconds
bool conf_text(const ConfNode *node, DiagList *diags, const char **out);
bool conf_named(const ConfNode *node, DiagList *diags, Named *out);  // a text that names something
bool conf_int(const ConfNode *node, int low, int high, const char *unit, DiagList *diags, int *out);
bool conf_number(const ConfNode *node, double low, double high, const char *unit, DiagList *diags,
                 double *out);
bool conf_bool(const ConfNode *node, DiagList *diags, bool *out);
bool conf_time(const ConfNode *node, Micros low, Micros high, DiagList *diags, Micros *out);  // "4:00", "45s"

// Reports that the node should be a length and is not.
void conf_refuse_length(const ConfNode *node, DiagList *diags);

// A text or an array of texts. *out is in the arena, *count >= 1.
bool conf_texts(const ConfNode *node, Arena *arena, DiagList *diags, const char *const **out, size_t *count);

// One of a list of words (names compare loosely); out is its value.
bool conf_choice(const ConfNode *node, const Choice *words, DiagList *diags, int *out);

// Reports each key of the group that is not in `known` (NULL-ended), with the nearest that is. where: "the
// shelf \"top\"", "the file", ... for the message. holder: the key in `known` that holds groups of any name,
// to name it where such a group was written outside it; NULL: there is none.
void conf_check_keys(const ConfNode *group, const char *const *known, const char *holder, const char *where,
                     DiagList *diags);

// A place inside a text value, `offset` bytes into it, with a caret of `width` bytes.
SourcePos conf_pos_inside(const ConfNode *text_node, size_t offset, size_t width);

#endif
