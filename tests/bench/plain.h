// What no program that makes a file can do without: its finished bytes written, a MiB at a time, synced
// and put in place of the one before, in a process of its own whose memory is warm.
#ifndef BENCH_PLAIN_H
#define BENCH_PLAIN_H

#include <stdbool.h>

// Seconds for the bytes of `from` into a new file that replaces `to`. False: it cannot be read, or written.
bool plain_write(const char *from, const char *to, double *seconds);

// The process itself, when this program was started with these arguments. False: it was not.
bool plain_is_asked_for(int argc, char **argv);
int  plain_run(char **argv);

#endif
