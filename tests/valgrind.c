// Preloaded into every program of ours that Valgrind runs: what Valgrind does not do as the kernel does.
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

// /proc/self/exe would start Valgrind itself. What it links to is right there.
typedef int Spawn(pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
                  char *const *, char *const *);

int posix_spawn(pid_t *out, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const *argv, char *const *envp)
{
    Spawn *real = (Spawn *)dlsym(RTLD_NEXT, "posix_spawn");
    char   self[PATH_MAX] = "";
    if (strcmp(path, "/proc/self/exe") == 0 && readlink(path, self, sizeof self - 1) > 0)
        path = self;
    return real(out, path, actions, attributes, argv, envp);
}

// Valgrind's child shares no memory with its parent: a program that is not there is begun all the same, and
// ends with 127.
static int is_there(const char *name)
{
    char        path[PATH_MAX];
    const char *from = getenv("PATH");
    if (strchr(name, '/'))
        return access(name, X_OK) == 0;
    for (const char *end; from && *from; from = *end ? end + 1 : end) {
        end = from + strcspn(from, ":");
        snprintf(path, sizeof path, "%.*s/%s", (int)(end - from), from, name);
        if (access(path, X_OK) == 0)
            return 1;
    }
    return 0;
}

int posix_spawnp(pid_t *out, const char *name, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const *argv, char *const *envp)
{
    Spawn *real = (Spawn *)dlsym(RTLD_NEXT, "posix_spawnp");
    return is_there(name) ? real(out, name, actions, attributes, argv, envp) : ENOENT;
}

// The highest limit of descriptors may not be changed, only the one that holds.
int setrlimit(__rlimit_resource_t what, const struct rlimit *wanted)
{
    struct rlimit now, limit = *wanted;
    if (what == RLIMIT_NOFILE && getrlimit(what, &now) == 0)
        limit.rlim_max = now.rlim_max;
    return prlimit(0, what, &limit, NULL);
}
