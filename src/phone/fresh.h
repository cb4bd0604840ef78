// Whether what a visitor holds of a file is still the file (RFC 9110, sections 8.8 and 13): so that a
// download that goes on after a walk was made anew is never half of the one and half of the other.
#ifndef PHONE_FRESH_H
#define PHONE_FRESH_H

#include <stdbool.h>
#include <sys/stat.h>

typedef struct {
    char tag[64];       // ETag, with its quotes: another one whenever the content may be another
    char modified[40];  // Last-Modified, "Sat, 28 Nov 2026 10:00:00 GMT"; "": not known
} FreshMarks;

FreshMarks fresh_of_file(const struct stat *about);
FreshMarks fresh_of_text(const char *text);

// The headers of a request; NULL: not sent.
typedef struct {
    const char *if_match, *if_unmodified_since;
    const char *if_none_match, *if_modified_since;
    const char *if_range;
} FreshAsked;

typedef enum {
    FRESH_SEND,   // the file, or the range that was asked for
    FRESH_WHOLE,  // all of it, whatever range was asked for: the half she holds is of another file
    FRESH_KNOWN,  // 304: she has it
    FRESH_OTHER,  // 412: she wants only the one that it was
} FreshAnswer;

FreshAnswer fresh_answer(const FreshMarks *marks, const FreshAsked *asked);

#endif
