// The value of one option, from a text and to a text, by the kind in its row.
#ifndef APP_OPTION_VALUE_H
#define APP_OPTION_VALUE_H

#include "app/options.h"

// False: the text is not such a value. Where the option's value is a text, settings point to this one, or to
// what it means, in the arena. text: NULL for an option that takes none.
bool option_value_read(const Option *row, const char *text, Settings *settings, Arena *arena);

// As it would be typed ("" for an option that takes none), in the arena. NULL: it has the same value as when
// nobody types it. A file by its full path. Not for VALUE_TEXTS.
const char *option_value_write(const Option *row, const Settings *settings, Arena *arena);

#endif
