// A cell confines a process that reads what strangers sent. This is what it may still do; once inside there
// is no way out.
//
//     files     read those that are listed; write, make and remove none        Landlock, ABI 1
//     network   TCP: bind the one port, connect nowhere                        Landlock, ABI 4
//     others    signal nobody outside, reach no abstract socket outside        Landlock, ABI 6
//     always    no new privileges through a program, no core file, and the limits below
//
// What was open before stays open: lines, pipes, a socket that listens. The kernel's files under
// Documentation/userspace-api/landlock.rst say what each ABI knows.
#ifndef BASE_CELL_H
#define BASE_CELL_H

#include <stdbool.h>

enum { CELL_WHY_SIZE = 120 };

typedef struct {
    const int *readable;  // descriptors of files and folders, with all that is in them, -1 after the last;
                          // NULL: none
    int  port;            // TCP, may be bound; 0: none
    bool closed;    // nothing is opened or started any more, and no file grows: only what is open is read and
                    // answered, within CELL_SECONDS and CELL_MEMORY
    int most_open;  // closed: descriptors below this may still be given out, to what is handed in
} Cell;

enum { CELL_SECONDS = 60 };     // of processor time
#define CELL_MEMORY (2L << 30)  // bytes of address space

// Confines the calling thread and those that it starts: call it before there are any. False: why; the process
// is then to end, or to go on without having read anything. Where the kernel has no Landlock: true, with only
// the limits set.
bool cell_enter(const Cell *cell, char why[CELL_WHY_SIZE]);

// The ABI of the kernel's Landlock; 0: it has none, or it is switched off.
int cell_landlock(void);

// For --version: "Landlock ABI 7 and limits".
void cell_words(char out[CELL_WHY_SIZE]);

#endif
