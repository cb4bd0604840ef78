// Why a file is refused, better than "syntax error": what a person most likely meant, at its place.
//
// Only for files that libconfig does not take, or that are not tidy (conf/form.h). The text is read
// forgivingly and to its end, so that one run reports every slip. Nothing is kept of what is read: this is
// not a second parser.
#ifndef CONF_EXPLAIN_H
#define CONF_EXPLAIN_H

#include "conf/slips.h"

// slips.any says whether something was found.
void conf_explain(ConfSlips *slips);

#endif
