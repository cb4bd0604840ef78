// A file that appears whole or not at all: written without a name (or under a hidden one beside the target),
// synced, then moved over whatever was there. Until whole_commit the old file is untouched.
//
// Pipes, devices and the like have nothing to protect: they are written directly.
#ifndef BASE_WHOLE_H
#define BASE_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

enum { WHOLE_WHY_SIZE = 400 };

// What may be replaced.
typedef enum {
    WHOLE_OURS,  // what we made ourselves (base/ours.h)
    WHOLE_NEW,   // nothing: there must be no such file
    WHOLE_ANY,   // anything: the program's own files, and what somebody named to be written
} WholeOver;

typedef struct {
    int       fd;         // open for reading and writing (only writing where `direct`)
    bool      direct;     // a pipe or device
    char     *path;       // where it will be; symbolic links followed
    char     *temporary;  // NULL: it has no name yet
    WholeOver over;
} WholeFile;

// Whether what is there may be replaced. False: why says what is in the way, beginning with the path.
bool whole_may(const char *path, WholeOver over, char why[WHOLE_WHY_SIZE]);

// False: why says what is in the way, beginning with the path.
bool whole_open(WholeFile *out, const char *path, WholeOver over, char why[WHOLE_WHY_SIZE]);

// All of the bytes. False: why says what is in the way; the file is then abandoned.
bool whole_put(WholeFile *file, const void *bytes, size_t size, char why[WHOLE_WHY_SIZE]);

// Closes; false: why, and nothing has changed. The struct is done with either way. If something has appeared
// there since whole_open, the same rule decides whether it may be replaced.
bool whole_commit(WholeFile *file, char why[WHOLE_WHY_SIZE]);

void whole_abandon(WholeFile *file);

// The whole of a small file at once.
bool whole_write_bytes(const char *path, const void *bytes, size_t size, WholeOver over,
                       char why[WHOLE_WHY_SIZE]);
bool whole_write(const char *path, const char *text, WholeOver over, char why[WHOLE_WHY_SIZE]);

// Makes the folder and those above it. False with errno set.
bool whole_make_folder(const char *path);
bool whole_make_private_folder(const char *path);  // what is made, nobody else may look into

#endif
