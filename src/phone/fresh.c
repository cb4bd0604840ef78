#include "phone/fresh.h"

#include "base/rng.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

FreshMarks fresh_of_file(const struct stat *about)
{
    FreshMarks marks = { 0 };
    struct tm  when;
    snprintf(marks.tag, sizeof marks.tag, "\"%llx-%llx-%llx\"", (unsigned long long)about->st_ino,
             (unsigned long long)about->st_size,
             (unsigned long long)about->st_mtim.tv_sec * 1000000000u +
                 (unsigned long long)about->st_mtim.tv_nsec);
    if (gmtime_r(&about->st_mtim.tv_sec, &when))
        strftime(marks.modified, sizeof marks.modified, "%a, %d %b %Y %H:%M:%S GMT", &when);
    return marks;
}

FreshMarks fresh_of_text(const char *text)
{
    FreshMarks marks = { 0 };
    snprintf(marks.tag, sizeof marks.tag, "\"%016llx\"", (unsigned long long)rng_hash_text(text));
    return marks;
}

// Our tag has no quotes inside, so it cannot be found inside another one.
static bool is_named(const char *list, const char *tag)
{
    return strcmp(list, "*") == 0 || strstr(list, tag) != NULL;
}

static bool is_same_time(const FreshMarks *marks, const char *time)
{
    return *marks->modified && strcmp(marks->modified, time) == 0;
}

static bool is_other(const FreshMarks *marks, const FreshAsked *asked)
{
    if (asked->if_match)
        return !is_named(asked->if_match, marks->tag);
    return asked->if_unmodified_since && !is_same_time(marks, asked->if_unmodified_since);
}

static bool is_known(const FreshMarks *marks, const FreshAsked *asked)
{
    if (asked->if_none_match)
        return is_named(asked->if_none_match, marks->tag);
    return asked->if_modified_since && is_same_time(marks, asked->if_modified_since);
}

FreshAnswer fresh_answer(const FreshMarks *marks, const FreshAsked *asked)
{
    if (is_other(marks, asked))
        return FRESH_OTHER;
    if (is_known(marks, asked))
        return FRESH_KNOWN;
    if (asked->if_range && strcmp(asked->if_range, marks->tag) != 0 && !is_same_time(marks, asked->if_range))
        return FRESH_WHOLE;
    return FRESH_SEND;
}
