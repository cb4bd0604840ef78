// A library that not every walk needs is opened when it is first needed: to load them all takes longer than
// `check` may.
//
//     #include <cairo.h>
//     #define CALLS(X) X(cairo_create) X(cairo_fill)
//     LIBRARY_CALLS(CALLS)                       // lib.cairo_fill has the type of the header's cairo_fill
//
//     if (!library_open("libcairo.so.2", calls, LIBRARY_COUNT(calls), why)) ...
//
// The file's name ends in the number of the interface that the header describes; tests/library.test.sh
// compares it with the one the linker would have taken. `lib` is a mutable static, against our habits: filled
// in once, and the same whenever it is.
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *name;
    void       *call;  // where the pointer to the function of that name goes
} LibraryCall;

#define LIBRARY_MEMBER(name) __typeof__(&name) name;
#define LIBRARY_ROW(name)    { #name, &lib.name },
#define LIBRARY_CALLS(CALLS)  \
    static struct {           \
        CALLS(LIBRARY_MEMBER) \
    } lib;                    \
    static const LibraryCall calls[] = { CALLS(LIBRARY_ROW) };
#define LIBRARY_COUNT(calls) (sizeof(calls) / sizeof *(calls))

enum { LIBRARY_WHY_SIZE = 200 };

// All calls, or none: false, and why says what is missing. Opened already: true at once. A library stays open
// to the end. Any thread.
bool library_open(const char *file, const LibraryCall *calls, size_t count, char why[LIBRARY_WHY_SIZE]);

#endif
