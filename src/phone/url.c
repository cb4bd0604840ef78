#include "phone/url.h"

#include <string.h>

void url_add_name(Text *text, const char *name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";
    for (; *name; name++)
        text_printf(text, strchr(plain, *name) ? "%c" : "%%%02X", (unsigned char)*name);
}
