// Loaded in front of the program by tests/play_guard.alone.test.sh: while PortAudio's callback runs, memory,
// locks, files and the terminal are forbidden in its thread. The first such call is named on stderr and ends
// the program.
//
// With GUARD_BREAKS=1 the callback itself allocates once: a guard that lets that pass would be worth nothing.
#include <dlfcn.h>
#include <fcntl.h>
#include <portaudio.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static _Thread_local int inside;
static PaStreamCallback *real_callback;
static int               breaks;
static int errors = 2;  // stderr as it was at the start: the program turns it away while a device opens

__attribute__((constructor)) static void keep_stderr(void)
{
    int kept = fcntl(2, F_DUPFD_CLOEXEC, 100);
    errors = kept >= 0 ? kept : 2;
}

static void forbid(const char *what)
{
    if (!inside)
        return;
    inside = 0;
    char line[100];
    int  length = snprintf(line, sizeof line, "callback guard: %s inside the audio callback\n", what);
    ssize_t (*put)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT,
                                                                                             "write");
    put(errors, line, (size_t)length);
    _exit(99);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void  __libc_free(void *);

void *malloc(size_t size)
{
    forbid("malloc");
    return __libc_malloc(size);
}
void *calloc(size_t count, size_t size)
{
    forbid("calloc");
    return __libc_calloc(count, size);
}
void *realloc(void *old, size_t size)
{
    forbid("realloc");
    return __libc_realloc(old, size);
}
void free(void *memory)
{
    forbid("free");
    __libc_free(memory);
}
int pthread_mutex_lock(pthread_mutex_t *mutex)
{
    forbid("pthread_mutex_lock");
    return REAL(pthread_mutex_lock)(mutex);
}
ssize_t write(int fd, const void *bytes, size_t size)
{
    forbid("write");
    return REAL(write)(fd, bytes, size);
}
ssize_t read(int fd, void *bytes, size_t size)
{
    forbid("read");
    return REAL(read)(fd, bytes, size);
}
FILE *fopen(const char *path, const char *mode)
{
    forbid("fopen");
    return REAL(fopen)(path, mode);
}
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *to)
{
    forbid("fwrite");
    return REAL(fwrite)(bytes, size, count, to);
}
int usleep(useconds_t time)
{
    forbid("usleep");
    return REAL(usleep)(time);
}

static int guarded(const void *in, void *out, unsigned long frames, const PaStreamCallbackTimeInfo *when,
                   PaStreamCallbackFlags flags, void *self)
{
    inside = 1;
    if (breaks) {
        void *volatile memory = malloc(16);
        free(memory);
    }
    int result = real_callback(in, out, frames, when, flags, self);
    inside = 0;
    return result;
}

PaError Pa_OpenStream(PaStream **stream, const PaStreamParameters *in, const PaStreamParameters *out,
                      double rate, unsigned long frames, PaStreamFlags flags, PaStreamCallback *callback,
                      void *self)
{
    real_callback = callback;
    breaks = getenv("GUARD_BREAKS") != NULL;
    fprintf(stderr, "callback guard: watching\n");
    return REAL(Pa_OpenStream)(stream, in, out, rate, frames, flags, guarded, self);
}
