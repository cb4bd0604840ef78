// A process of our own program in another role, as its host sees it: started, called by any thread, and
// ended. It is a program of its own because a host with threads may not fork.
#ifndef BASE_ROLE_H
#define BASE_ROLE_H

#include <stdbool.h>
#include <sys/types.h>

#define ROLE_SELF "/proc/self/exe"  // the running program, where its main knows its roles
enum { ROLE_LINE = 3 };             // the descriptor on which it finds its line to the host

typedef struct {
    pid_t pid;
    int   line;
} Role;

// program: ROLE_SELF, or where an installed walkcoach of the same version is. role: its only argument. False
// with errno: it could not be started. Any thread.
bool role_start(const char *program, const char *role, Role *out);

// For main, before anything else: whether this process was started for that role.
bool role_is_asked_for(int argc, char **argv, const char *role);

// A new line to it; the caller closes it. -1: it has gone. Any thread, also several at once.
int role_call(const Role *role);

// Cuts the line and waits until it is gone, with all that it started. by_force: for one that may not be
// listening any more. Returns the status of waitpid.
int role_end(Role *role, bool by_force);

#endif
