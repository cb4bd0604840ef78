// Put before every file of the coverage build (the Makefile's CFLAGS_coverage). A child that ends by _exit
// writes no counts by itself: here it does, once: a second signal may come while it writes. One that a signal
// ends still loses its own: coverage.py says so.
// Includes nothing: files of ours may use names that a system header has.
#ifndef COVERAGE_H
#define COVERAGE_H
void __gcov_dump(void);
void _Exit(int status) __attribute__((noreturn));
void coverage_exit(int status) __attribute__((weak, noreturn));
void coverage_exit(int status)
{
    static char leaving;
    if (!__atomic_test_and_set(&leaving, __ATOMIC_RELAXED))
        __gcov_dump();
    _Exit(status);
}
#define _exit(status) coverage_exit(status)
#endif
