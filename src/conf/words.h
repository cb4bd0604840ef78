// What a word without quotes is: a name, a number, true or false. Where it is none of these: what was meant.
#ifndef CONF_WORDS_H
#define CONF_WORDS_H

#include "conf/conf.h"
#include "conf/slips.h"

bool conf_is_name(const char *word, size_t length);

// CONF_INT, CONF_FLOAT or CONF_BOOL. False for anything else.
bool conf_is_scalar(const char *word, size_t length, ConfKind *kind);

// Says how to write a value that has no quotes. key: for the example; NULL inside an array.
void conf_report_value(ConfSlips *slips, SourcePos pos, const char *key, const char *word, size_t length);

// Says how to write a name.
void conf_report_name(ConfSlips *slips, SourcePos pos, const char *word, size_t length);

#endif
