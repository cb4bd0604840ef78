#ifndef JOB_STATUS_H
#define JOB_STATUS_H

// How the program ends: README.md promises these values.
typedef enum {
    STATUS_DONE = 0,
    STATUS_MISTAKES = 1,  // the session or a setting has errors
    STATUS_USAGE = 2,     // the command line makes no sense
    STATUS_WORLD = 3,     // outside of the session: device, disk, missing voice, interrupted
} Status;

#endif
