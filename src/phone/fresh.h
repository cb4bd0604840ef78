// Whether a visitor's copy of a file is still the same as the file (RFC 9110, sections 8.8 and 13). So a
// download that continues after a walk was made anew never joins half of one to half of the other.
#ifndef PHONE_FRESH_H
#define PHONE_FRESH_H

#include <stdbool.h>
#include <sys/stat.h>

typedef struct {
    char tag[64];       // ETag, with its quotes: changes whenever the content may have changed
    char modified[40];  // Last-Modified, "Sat, 28 Nov 2026 10:00:00 GMT"; "": unknown
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
    FRESH_WHOLE,  // all of it, even if a range was asked for: her half is of another file
    FRESH_KNOWN,  // 304: she has it already
    FRESH_OTHER,  // 412: she wants only the file as it was
} FreshAnswer;

FreshAnswer fresh_answer(const FreshMarks *marks, const FreshAsked *asked);

#endif
