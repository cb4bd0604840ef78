// posix_spawn, because a process with threads may not fork. What the role gets from the host: the working
// folder, the environment, standard error. What it does not: any other descriptor, handlers of signals.
#include "base/role.h"

#include "base/line.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

// Ctrl-C, Ctrl-Z and a terminal that hangs up are for the host, which then ends the role or does not.
static void set_signals(posix_spawnattr_t *attributes)
{
    static const int for_the_host[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGTTIN, SIGTTOU };
    sigset_t         held, usual;
    sigemptyset(&held);
    sigfillset(&usual);
    for (size_t i = 0; i < sizeof for_the_host / sizeof *for_the_host; i++)
        sigaddset(&held, for_the_host[i]);
    posix_spawnattr_setsigmask(attributes, &held);
    posix_spawnattr_setsigdefault(attributes, &usual);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static void set_descriptors(posix_spawn_file_actions_t *actions, int line)
{
    posix_spawn_file_actions_adddup2(actions, line, ROLE_LINE);
    posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(actions, STDIN_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(actions, ROLE_LINE + 1);
}

// 0, or what errno would be.
static int spawn(const char *program, const char *role, int line, pid_t *out)
{
    char *const                argv[] = { "walkcoach", (char *)role, NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t          attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    set_descriptors(&actions, line);
    set_signals(&attributes);
    int code = posix_spawn(out, program, &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

bool role_start(const char *program, const char *role, Role *out)
{
    int ends[2];
    if (!line_open(ends))
        return false;
    out->line = ends[0];
    int code = spawn(program, role, ends[1], &out->pid);
    close(ends[1]);
    if (code == 0)
        return true;
    close(ends[0]);
    errno = code;
    return false;
}

bool role_is_asked_for(int argc, char **argv, const char *role)
{
    return argc == 2 && strcmp(argv[1], role) == 0;
}

int role_call(const Role *role)
{
    int ends[2];
    if (!line_open(ends))
        return -1;
    bool given = line_send_end(role->line, ends[1]);
    close(ends[1]);
    if (given)
        return ends[0];
    close(ends[0]);
    return -1;
}

int role_end(Role *role, bool by_force)
{
    shutdown(role->line, SHUT_RDWR);  // cut it, though a child that the host forked may hold it too
    close(role->line);
    if (by_force)
        kill(role->pid, SIGKILL);
    int status = 0;
    while (waitpid(role->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}
