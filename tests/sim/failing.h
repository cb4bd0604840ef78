// Calls that fail when they are asked to: the linker puts these in front of the C library's (Makefile,
// SIM_WRAPPED).
//
// What is counted is counted for each process of a run and each of its threads, in the order in which they
// begin: so the n-th call is the same one every time. SQLite's own calls are counted, too; those of other
// libraries are not.
#ifndef SIM_FAILING_H
#define SIM_FAILING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    CALL_MALLOC,  // calloc, realloc, strdup, asprintf, too
    CALL_WRITE,   // pwrite, fwrite, fclose, dprintf, too
    CALL_FSYNC,
    CALL_RENAME,  // linkat, too: whatever gives a file its name
    CALL_OPEN,    // fopen, opendir, memfd_create, too
    CALL_FORK,    // posix_spawn, too
    CALL_PIPE,    // socketpair, too
    CALL_MMAP,
    CALL_THREAD,
} CallKind;
enum { CALL_KINDS = CALL_THREAD + 1, CALLERS = 12, PROCESSES = 4, THREADS = 2 };

typedef struct {
    bool     armed;
    CallKind call;
    int      process, thread;  // 0 is the first of each
    int      nth;              // 1 is the first call
    bool     lasting;          // and every one after it
} Fault;

// Shared by all processes of a run, also by those that it started by exec.
typedef struct {
    Fault       fault;
    _Atomic int processes;         // that began after the first
    _Atomic int made[CALL_KINDS];  // calls in all
    _Atomic int made_by[PROCESSES][THREADS][CALL_KINDS];
    _Atomic int failed;  // by the fault
    bool        lost;    // of those, one that put bytes of hers or of a file that was asked for on the disk
    uintptr_t   callers[CALLERS];  // of the first that failed: offsets in the program; 0 after the last
    // Of the first process, when its main returned:
    bool      ended;
    int       descriptors;  // more than it began with
    bool      children;     // that nobody waited for
    int       kept;         // blocks of memory that were not given back
    long      kept_bytes;
    uintptr_t kept_from[CALLERS];  // who asked for the first of them
} FailingPage;

const char *failing_name(CallKind call);

// wanted: of which nth is any number. The same, as one of the calls that were made when nothing failed.
Fault failing_one_of(Fault wanted, const FailingPage *seen);

// From here on, in this process and in those it starts.
void failing_begin(FailingPage *page);
// main has returned: what is still held is written down, and nothing fails any more.
void failing_end(void);

// A process that was started by exec finds its page by the environment.
void failing_begin_by_environment(void);
#define FAILING_ENVIRONMENT "SIM_PAGE"  // the path of the page

// Threads that were started and have not ended.
int  failing_threads(void);
bool failing_in_main(void);  // whether this is the first thread

#endif
