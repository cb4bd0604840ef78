#include "phone/posted.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FORBIDDEN = 403, TOO_LARGE = 413, OTHER_TYPE = 415, MINUTE = 60 };

// A page elsewhere cannot choose its Origin, nor leave it out. Whoever opened ours typed the same Host that
// is asked for now.
static bool is_own_page(const PostedHead *head)
{
    const char *scheme = head->https ? "https://" : "http://";
    size_t      length = strlen(scheme);
    if (!head->origin || strncmp(head->origin, scheme, length) != 0)
        return false;
    return strcasecmp(head->origin + length, head->host) == 0 &&
           (!head->site || strcmp(head->site, "same-origin") == 0);
}

// Only this type makes a browser ask first whether a page elsewhere may send it.
static bool is_json(const char *type)
{
    static const char json[] = "application/json";
    if (!type || strncasecmp(type, json, sizeof json - 1) != 0)
        return false;
    const char *after = type + sizeof json - 1 + strspn(type + sizeof json - 1, " ");
    return *after == '\0' || strcasecmp(after, ";charset=utf-8") == 0 ||
           strcasecmp(after, "; charset=utf-8") == 0;
}

// If no length is given, the bytes are counted as they come.
static bool is_small(const char *length)
{
    return !length || (strspn(length, "0123456789") == strlen(length) && strlen(length) <= 4 &&
                       strtol(length, NULL, 10) <= POSTED_BYTES);
}

unsigned posted_refusal(const PostedHead *head)
{
    if (!head->host || !is_own_page(head))
        return FORBIDDEN;
    if (!is_json(head->type))
        return OTHER_TYPE;
    return is_small(head->length) ? 0 : TOO_LARGE;
}

bool posted_count(PostedRate *rate, double now)
{
    if (rate->count == 0 || now - rate->begun >= MINUTE)
        *rate = (PostedRate){ .begun = now };
    return ++rate->count <= POSTED_A_MINUTE;
}
