#include "failing.h"

#include "held.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static FailingPage      *page;  // NULL: nothing is watched
static int               process, began_with;
static _Atomic int       threads, running;
static _Thread_local int thread;
static _Thread_local int made[CALL_KINDS];

static const int errors[CALL_KINDS] = {
    [CALL_MALLOC] = ENOMEM, [CALL_WRITE] = ENOSPC, [CALL_FSYNC] = EIO,
    [CALL_RENAME] = ENOSPC, [CALL_OPEN] = EMFILE,  [CALL_FORK] = EAGAIN,
    [CALL_PIPE] = EMFILE,   [CALL_MMAP] = ENOMEM,  [CALL_THREAD] = EAGAIN
};

const char *failing_name(CallKind call)
{
    static const char *const names[] = { "malloc", "write", "fsync", "rename",        "open",
                                         "fork",   "pipe",  "mmap",  "pthread_create" };
    return names[call];
}

static bool has_calls(const Fault *fault, const FailingPage *seen)
{
    return seen->made_by[fault->process][fault->thread][fault->call] > 0;
}

// Nearer and nearer to the first thread of the first process, and from there on to the next kind of call.
Fault failing_one_of(Fault wanted, const FailingPage *seen)
{
    Fault fault = wanted;
    for (int kinds = 0; kinds < CALL_KINDS && !has_calls(&fault, seen); kinds++) {
        fault.process = wanted.process;
        for (fault.thread = wanted.thread; !has_calls(&fault, seen) && fault.process + fault.thread > 0;)
            fault.thread > 0 ? fault.thread-- : fault.process--;
        if (!has_calls(&fault, seen))
            fault.call = (CallKind)((fault.call + 1) % CALL_KINDS);
    }
    int calls = seen->made_by[fault.process][fault.thread][fault.call];
    fault.nth = 1 + (calls > 0 ? wanted.nth % calls : 0);
    return fault;
}

// Offsets in the program's file, of who called.
static void note_callers(uintptr_t out[CALLERS])
{
    FailingPage *watched = page;
    void        *found[CALLERS + 2];
    Dl_info      about, own;
    page = NULL;  // backtrace itself may ask for memory
    dladdr(errors, &own);
    int count = backtrace(found, CALLERS + 2), used = 0;
    for (int i = 2; i < count; i++)
        if (dladdr(found[i], &about) && about.dli_fbase == own.dli_fbase && used < CALLERS)
            out[used++] = (uintptr_t)found[i] - (uintptr_t)about.dli_fbase;
    page = watched;
}

// Whether this call is the one. errno is set.
static bool fails(CallKind call)
{
    if (!page)
        return false;
    atomic_fetch_add(&page->made[call], 1);
    if (process < PROCESSES && thread < THREADS)
        atomic_fetch_add(&page->made_by[process][thread][call], 1);
    const Fault *fault = &page->fault;
    int          nth = ++made[call];
    if (!fault->armed || fault->call != call || fault->process != process || fault->thread != thread ||
        nth < fault->nth || (nth > fault->nth && !fault->lasting))
        return false;
    if (atomic_fetch_add(&page->failed, 1) == 0)
        note_callers(page->callers);
    errno = errors[call];
    return true;
}

// What is kept so that it need not be made again may be lost: the clips.
static bool is_kept_for_good(int fd)
{
    char        link[40], path[400];
    struct stat about;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    return fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && !strstr(path, "/clips/") && path[0] == '/' &&
           strncmp(path, "/memfd", 6) != 0;
}

// The same of a call that puts bytes of a file on the disk.
static bool fails_to_put(CallKind call, int fd)
{
    if (!fails(call))
        return false;
    int why = errno;
    page->lost = page->lost || is_kept_for_good(fd);
    errno = why;
    return true;
}

#define REAL(type, name, ...)        \
    type __real_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__)

// --- Memory ----------------------------------------------------------------------------

static void *hold(void *memory, size_t size, void *caller)
{
    if (page && memory)
        held_add(memory, size, caller);
    return memory;
}
#define HELD(memory, size) hold((memory), (size), __builtin_return_address(0))

REAL(void *, malloc, size_t size) { return fails(CALL_MALLOC) ? NULL : HELD(__real_malloc(size), size); }

REAL(void *, calloc, size_t count, size_t size)
{
    return fails(CALL_MALLOC) ? NULL : HELD(__real_calloc(count, size), count * size);
}

REAL(void *, realloc, void *old, size_t size)
{
    if (fails(CALL_MALLOC))
        return NULL;
    void *memory = __real_realloc(old, size);
    if (memory || size == 0)
        held_remove(old);
    return HELD(memory, size);
}

REAL(void, free, void *memory)
{
    if (memory)
        held_remove(memory);
    __real_free(memory);
}

REAL(char *, strdup, const char *text)
{
    return fails(CALL_MALLOC) ? NULL : HELD(__real_strdup(text), strlen(text) + 1);
}

static int print_held(char **out, const char *format, va_list args, void *caller)
{
    if (fails(CALL_MALLOC))
        return -1;
    int length = vasprintf(out, format, args);
    hold(length < 0 ? NULL : *out, (size_t)length + 1, caller);
    return length;
}

int __wrap___vasprintf_chk(char **out, int flag, const char *format, va_list args);
int __wrap___vasprintf_chk(char **out, int flag, const char *format, va_list args)
{
    (void)flag;
    return print_held(out, format, args, __builtin_return_address(0));
}

int __wrap___asprintf_chk(char **out, int flag, const char *format, ...);
int __wrap___asprintf_chk(char **out, int flag, const char *format, ...)
{
    (void)flag;
    va_list args;
    va_start(args, format);
    int length = print_held(out, format, args, __builtin_return_address(0));
    va_end(args);
    return length;
}

// --- Writing ---------------------------------------------------------------------------

REAL(ssize_t, write, int fd, const void *bytes, size_t size)
{
    return fails_to_put(CALL_WRITE, fd) ? -1 : __real_write(fd, bytes, size);
}

REAL(ssize_t, pwrite, int fd, const void *bytes, size_t size, off_t at)
{
    return fails_to_put(CALL_WRITE, fd) ? -1 : __real_pwrite(fd, bytes, size, at);
}

static bool is_standard(const FILE *file) { return file == stdin || file == stdout || file == stderr; }

REAL(size_t, fwrite, const void *bytes, size_t size, size_t count, FILE *file)
{
    if (!is_standard(file) && fails(CALL_WRITE)) {
        file->_flags |= 0x20;  // so that ferror says it: glibc's _IO_ERR_SEEN
        return 0;
    }
    return __real_fwrite(bytes, size, count, file);
}

REAL(int, fclose, FILE *file)
{
    bool failed = file != stdin && file != stderr && fails(CALL_WRITE);
    int  closed = __real_fclose(file);
    if (failed)
        errno = ENOSPC;
    return failed ? EOF : closed;
}

int __wrap___dprintf_chk(int fd, int flag, const char *format, ...);
int __wrap___dprintf_chk(int fd, int flag, const char *format, ...)
{
    (void)flag;
    va_list args;
    va_start(args, format);
    int put = fails_to_put(CALL_WRITE, fd) ? -1 : vdprintf(fd, format, args);
    va_end(args);
    return put;
}

REAL(int, fsync, int fd) { return fails_to_put(CALL_FSYNC, fd) ? -1 : __real_fsync(fd); }

// --- Names -----------------------------------------------------------------------------

REAL(int, rename, const char *from, const char *to)
{
    return fails(CALL_RENAME) ? -1 : __real_rename(from, to);
}

REAL(int, renameat, int from, const char *old, int to, const char *new)
{
    return fails(CALL_RENAME) ? -1 : __real_renameat(from, old, to, new);
}

REAL(int, link, const char *from, const char *to) { return fails(CALL_RENAME) ? -1 : __real_link(from, to); }

REAL(int, linkat, int from, const char *old, int to, const char *new, int flags)
{
    return fails(CALL_RENAME) ? -1 : __real_linkat(from, old, to, new, flags);
}

// --- Opening ---------------------------------------------------------------------------

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    return fails(CALL_OPEN) ? -1 : __real_open(path, flags, mode);
}

int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    return fails(CALL_OPEN) ? -1 : __real_openat(folder, path, flags, mode);
}

REAL(FILE *, fopen, const char *path, const char *mode)
{
    return fails(CALL_OPEN) ? NULL : __real_fopen(path, mode);
}
REAL(FILE *, fdopen, int fd, const char *mode) { return fails(CALL_OPEN) ? NULL : __real_fdopen(fd, mode); }
REAL(FILE *, tmpfile, void) { return fails(CALL_OPEN) ? NULL : __real_tmpfile(); }
REAL(DIR *, opendir, const char *path) { return fails(CALL_OPEN) ? NULL : __real_opendir(path); }
REAL(DIR *, fdopendir, int fd) { return fails(CALL_OPEN) ? NULL : __real_fdopendir(fd); }
REAL(int, memfd_create, const char *name, unsigned flags)
{
    return fails(CALL_OPEN) ? -1 : __real_memfd_create(name, flags);
}

// --- SQLite's --------------------------------------------------------------------------

// What the program itself shows under these names comes before the C library's.
#define SHOWN   __attribute__((visibility("default")))
#define NEXT(f) ((__typeof__(&f))dlsym(RTLD_NEXT, #f))

SHOWN int open64(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    return fails(CALL_OPEN) ? -1 : __real_open(path, flags, mode);
}
SHOWN ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    return fails(CALL_WRITE) ? -1 : __real_pwrite(fd, bytes, size, at);
}
SHOWN int fdatasync(int fd) { return fails(CALL_FSYNC) ? -1 : NEXT(fdatasync)(fd); }

// --- Processes and threads -------------------------------------------------------------

static void be_another_process(void)
{
    if (!page)
        return;
    process = atomic_fetch_add(&page->processes, 1) + 1;
    thread = 0;
    atomic_store(&threads, 0);
    memset(made, 0, sizeof made);
}

REAL(pid_t, fork, void)
{
    if (fails(CALL_FORK))
        return -1;
    pid_t pid = __real_fork();
    if (pid == 0)
        be_another_process();
    return pid;
}

REAL(int, posix_spawn, pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
     const posix_spawnattr_t *attributes, char *const argv[], char *const environment[])
{
    return fails(CALL_FORK) ? EAGAIN : __real_posix_spawn(pid, path, actions, attributes, argv, environment);
}

REAL(int, pipe2, int *ends, int flags) { return fails(CALL_PIPE) ? -1 : __real_pipe2(ends, flags); }

REAL(int, socketpair, int domain, int type, int protocol, int *ends)
{
    return fails(CALL_PIPE) ? -1 : __real_socketpair(domain, type, protocol, ends);
}

REAL(void *, mmap, void *at, size_t size, int may, int flags, int fd, off_t offset)
{
    return fails(CALL_MMAP) ? MAP_FAILED : __real_mmap(at, size, may, flags, fd, offset);
}

typedef struct {
    void *(*work)(void *self);
    void *self;
    int   number;
} Thread;

static void *be_a_thread(void *given)
{
    Thread begun = *(Thread *)given;
    __real_free(given);
    thread = begun.number;
    void *result = begun.work(begun.self);
    atomic_fetch_sub(&running, 1);
    return result;
}

REAL(int, pthread_create, pthread_t *out, const pthread_attr_t *attributes, void *(*work)(void *), void *self)
{
    if (fails(CALL_THREAD))
        return EAGAIN;
    Thread *given = __real_malloc(sizeof *given);
    if (!given)
        return EAGAIN;
    *given = (Thread){ work, self, atomic_fetch_add(&threads, 1) + 1 };
    atomic_fetch_add(&running, 1);
    int code = __real_pthread_create(out, attributes, be_a_thread, given);
    if (code != 0)
        atomic_fetch_sub(&running, 1);
    return code;
}

bool failing_in_main(void) { return thread == 0; }
int  failing_threads(void) { return atomic_load(&running); }

// --- From beginning to end -------------------------------------------------------------

// Those after standard error. The folder is opened at the beginning, for at the end the program may have
// shut itself in.
static DIR *descriptors;

static int count_descriptors(void)
{
    int            count = 0;
    struct dirent *entry;
    rewinddir(descriptors);
    while ((entry = readdir(descriptors)))
        count += atoi(entry->d_name) > STDERR_FILENO;
    return count;
}

void failing_begin(FailingPage *shared)
{
    process = 0;
    thread = 0;
    memset(made, 0, sizeof made);
    descriptors = __real_opendir("/proc/self/fd");
    if (!descriptors)
        _exit(99);
    began_with = count_descriptors();
    held_clear();
    page = shared;
}

void failing_end(void)
{
    FailingPage *ended = page;
    page = NULL;
    ended->descriptors = count_descriptors() - began_with;
    held_report(&ended->kept, &ended->kept_bytes, ended->kept_from, CALLERS);
    ended->children = waitid(P_ALL, 0, &(siginfo_t){ 0 }, WEXITED | WNOHANG | WNOWAIT) == 0;
    ended->ended = true;
}

void failing_begin_by_environment(void)
{
    const char *path = getenv(FAILING_ENVIRONMENT);
    int         fd = path ? __real_open(path, O_RDWR | O_CLOEXEC) : -1;
    void       *shared = fd < 0 ? MAP_FAILED
                                : __real_mmap(NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd >= 0)
        close(fd);
    if (shared == MAP_FAILED)
        return;
    page = shared;
    be_another_process();
}
