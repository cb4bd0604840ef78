// Ctrl-C and the like, without a global. They end the program at once with one line; or, while there is
// something to tidy up, they are held back until the program asks about them.
#ifndef JOB_INTERRUPT_H
#define JOB_INTERRUPT_H

#include <stdbool.h>

// From now on SIGINT, SIGTERM and SIGHUP print a line and end with STATUS_WORLD. Writing to a closed pipe, or
// past a limit on file size, is then an error like any other and does not end the program.
void interrupt_ends(void);

// From now on they end this process with STATUS_WORLD and no line: for a child that has nothing to tidy up
// just now.
void interrupt_leaves(void);

void interrupt_hold(void);   // from now on they wait
bool interrupt_asked(void);  // one of them is waiting

#endif
