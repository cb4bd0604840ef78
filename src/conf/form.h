// Where the form we ask for is narrower than libconfig's. We check the tree of a file that libconfig accepts
// with these, and also what we can make out in one that it refuses: each demand is written once.
#ifndef CONF_FORM_H
#define CONF_FORM_H

#include "conf/slips.h"

enum {
    CONF_DEPTH_MAX = 32,    // brackets within brackets
    CONF_NAMES_MAX = 1000,  // in one group; libconfig compares each with each: 30,000 take it ten seconds
};

// Whether we can hand this file to libconfig: each remark in it is closed, each text ends on its line, and
// neither of the above limits is exceeded. libconfig lets texts and remarks run on, which is what a forgotten
// quote looks like.
bool conf_is_tidy(const Source *source);

// A text, from quote to quote: the only escapes are \" and \\.
void conf_check_escapes(ConfSlips *slips, ConfSpan text);

// Two texts side by side, which libconfig joins: a space shows that this is meant. in_array: a comma may be
// missing.
void conf_check_joint(ConfSlips *slips, ConfSpan left, ConfSpan right, bool in_array);

// A list in round brackets, which begins here, as the value of `name`.
void conf_slip_list(ConfSlips *slips, ConfSpan list, const char *name);

// A , or ; that separates nothing. first: on its line, where a ; was meant to begin a remark.
void conf_slip_separator(ConfSlips *slips, ConfSpan sign, bool first);

// The names in one group so far; {0}: none.
typedef struct ConfName ConfName;
typedef struct {
    ConfName *items;
    size_t    count, capacity;
    bool      full;  // and that has been reported
} ConfNames;

// Reports a name that is the same as an earlier one, and the first one beyond CONF_NAMES_MAX.
void conf_names_add(ConfNames *names, ConfSlips *slips, ConfSpan name);

#endif
