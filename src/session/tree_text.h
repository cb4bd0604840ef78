// A tree as text that reads back to the same tree.
#ifndef SESSION_TREE_TEXT_H
#define SESSION_TREE_TEXT_H

#include "base/text.h"
#include "conf/conf.h"

// The children of a group, a line each where that fits.
void tree_text_write(const ConfNode *group, Text *out);

#endif
