// A name as part of an address: a name may have any byte, an address may not.
#ifndef PHONE_URL_H
#define PHONE_URL_H

#include "base/text.h"

// "Käse & Brot" -> "K%C3%A4se%20%26%20Brot"; in any encoding.
void url_add_name(Text *text, const char *name);

#endif
