// The value of one option, from a text and to a text, by the kind in its row.
#ifndef APP_OPTION_VALUE_H
#define APP_OPTION_VALUE_H

#include "app/options.h"

// False: the text is not such a value. settings keep the text where the option's value is one. text: NULL for
// an option that takes none.
bool option_value_read(const Option *row, const char *text, Settings *settings);

#endif
