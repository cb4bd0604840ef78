// walkcoach check --explain RULE|all: what rules/rules.c knows about the name in brackets after a message.
#ifndef APP_EXPLAIN_H
#define APP_EXPLAIN_H

#include "job/settings.h"

// Prints the rule of that name, or every rule: paragraphs as wide as the terminal, or with --json one array
// of { rule, severity ("error", "warning" or "either"), allow (true or false), why, mend }.
// STATUS_USAGE: there is no such rule.
Status explain_rules(const Settings *settings);

#endif
