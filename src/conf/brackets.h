// Every bracket gets its partner: what is missing or too many is reported and mended, and reading goes on.
#ifndef CONF_BRACKETS_H
#define CONF_BRACKETS_H

#include "conf/tokens.h"

// The tokens with each OPEN matched by a CLOSE of its kind. False (reported) when brackets are nested deeper
// than CONF_DEPTH_MAX.
bool conf_brackets_mend(ConfSlips *slips, const ConfTokens *tokens, ConfTokens *out);

#endif
