// How conf_explain goes through the tokens of a malformed file. Private to conf/scan_*.c and explain.c.
//
//     settings:  name ('=' | ':') value [';' | ',']  ...                  scan_settings.c
//     value:     "text" ["more of it"]...   number   true   false
//                '{' settings '}'   '[' value ',' ... ']'                 scan_values.c
//     and whatever else is where a setting should be                      scan_strays.c
//
// Brackets have their partners when we come here (brackets.c), so groups and arrays can be entered without
// fear.
#ifndef CONF_SCAN_H
#define CONF_SCAN_H

#include "conf/conf.h"
#include "conf/tokens.h"

typedef struct {
    ConfSlips       *slips;
    const ConfToken *at;  // the next; never past TOKEN_END
} Scan;

// --- scan_settings.c -------------------------------------------------------------------
void scan_settings(Scan *scan);      // to the bracket that closes them, or the end
void scan_assign(Scan *scan);        // the signs between a name and its value, of which one is enough
void scan_separators(Scan *scan);    // after a value
void scan_brackets(Scan *scan);      // past the partner of the bracket we are at
void scan_rest_of_line(Scan *scan);  // but not out of the brackets around it
bool scan_ends_settings(const ConfToken *token);
bool scan_begins_setting(const ConfToken *token);

// --- scan_values.c ---------------------------------------------------------------------
// The value of a key, which is the token before the signs.
void scan_value(Scan *scan, const ConfToken *key);
// Is it a colon with no blanks around it, as in 4:00?
bool scan_is_inner_colon(const ConfToken *token);
// The last token of a value without quotes that begins here.
const ConfToken *scan_end_of_unquoted(const ConfToken *token);
bool             scan_is_scalar(const ConfToken *token, ConfKind *kind);

// --- scan_strays.c ---------------------------------------------------------------------
void scan_stray(Scan *scan);  // what is not a setting

// --- Places and words ------------------------------------------------------------------
SourcePos   scan_pos(const Scan *scan, const ConfToken *token);
SourcePos   scan_stretch(const Scan *scan, const ConfToken *first, const ConfToken *last);  // on one line
size_t      scan_stretch_length(const ConfToken *first, const ConfToken *last);             // in bytes
const char *scan_excerpt(const Scan *scan, const ConfToken *token);
bool        scan_is_name(const ConfToken *token);
bool        scan_is_word(const ConfToken *token, const char *word);

#endif
