// A text that libconfig takes, grown from any bytes, together with the tree that it means: every name and
// value with its place, counted while it was written.
//
// All of libconfig's grammar comes up: groups, arrays, whole numbers (hexadecimal, 64-bit), floats, true and
// false, texts in several pieces, remarks of three kinds wherever a blank may be, several settings on a line
// or one over several lines. So does what libconfig takes and we refuse; then the rules that have to be
// named are noted.
#ifndef FUZZ_VALID_H
#define FUZZ_VALID_H

#include "base/text.h"
#include "conf/conf.h"
#include "rules/rules.h"

typedef struct {
    Text      text;
    ConfNode *root;               // what it means; its places have no source
    bool      rules[RULE_COUNT];  // that it breaks; none: it has to be read
    bool      runs_on;            // a text over a line end: how that is explained is open
} Valid;

Valid valid_make(const uint8_t *bytes, size_t size, Arena *arena);

#endif
