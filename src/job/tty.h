// The terminal while a walk plays: keys come one by one, the cursor is hidden, and the terminal is always
// restored, whatever happens.
//
// "Whatever happens" includes a crash and kill -9: a small child process waits on a pipe and restores the
// terminal when its parent is gone without having done so.
#ifndef JOB_TTY_H
#define JOB_TTY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Tty Tty;

// NULL where standard input is not a terminal, or we are in its background. Call before threads exist: it
// forks the guard.
Tty *tty_open(bool hide_cursor);
void tty_close(Tty *tty);  // restores; accepts NULL

int    tty_fd(const Tty *tty);             // to poll for keys
bool   tty_waits(const Tty *tty, int ms);  // something has been typed, or is within that time
size_t tty_read(Tty *tty, char *bytes,
                size_t room);  // what has been typed; 0 for nothing or a terminal that hung up

void tty_leave(Tty *tty);  // as it was, before Ctrl-Z stops us
void tty_enter(Tty *tty);  // raw again, after fg

int tty_width(void);   // columns of standard error now; 80 where unknown
int tty_height(void);  // its lines; 24 where unknown

#endif
