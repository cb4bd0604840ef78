// Loaded in front of the program by tests/forks.alone.test.sh: each call that makes a process is a line in
// the file of $FORK_LOG, with the number of threads that the calling process has and its command line:
//
//     fork 2 /usr/bin/walkcoach @speaker
//
// With FORK_BREAKS=1 a process that opens the sound system forks once: a guard that lets that pass would be
// worth nothing.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <portaudio.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int threads(void)
{
    DIR           *tasks = opendir("/proc/self/task");
    struct dirent *entry;
    int            count = 0;
    while (tasks && (entry = readdir(tasks)))
        count += entry->d_name[0] != '.';
    if (tasks)
        closedir(tasks);
    return count;
}

// The words of the command line, with blanks between them.
static void command_line(char out[512])
{
    int     file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? 0 : read(file, out, 511);
    out[length > 0 ? length - 1 : 0] = 0;
    for (ssize_t i = 0; i + 1 < length; i++)
        out[i] = out[i] ? out[i] : ' ';
    if (file >= 0)
        close(file);
}

static void note(const char *call)
{
    char        line[600], words[512];
    const char *path = getenv("FORK_LOG");
    int         log = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (log < 0)
        return;
    command_line(words);
    int     length = snprintf(line, sizeof line, "%s %d %s\n", call, threads(), words);
    ssize_t put = write(log, line, (size_t)length);
    (void)put;
    close(log);
}

pid_t fork(void)
{
    note("fork");
    return REAL(fork)();
}
pid_t _Fork(void)
{
    note("fork");
    return REAL(_Fork)();
}
pid_t vfork(void)  // may not return to us: a plain fork serves
{
    note("vfork");
    return REAL(fork)();
}
int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const argv[], char *const environment[])
{
    note("spawn");
    return REAL(posix_spawn)(pid, path, actions, attributes, argv, environment);
}
int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const argv[], char *const environment[])
{
    note("spawn");
    return REAL(posix_spawnp)(pid, file, actions, attributes, argv, environment);
}

PaError Pa_StartStream(PaStream *stream)
{
    PaError code = REAL(Pa_StartStream)(stream);
    if (getenv("FORK_BREAKS")) {
        pid_t child = fork();
        if (child == 0)
            _exit(0);
        waitpid(child, NULL, 0);
    }
    return code;
}
