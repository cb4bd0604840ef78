// A library that not every run needs is opened when it is needed: loading them all would take longer than
// `check` may take.
//
//     #include <cairo.h>
//     #define CALLS(X) X(cairo_create) X(cairo_fill)
//     LIBRARY_TYPE(CALLS)                        // lib.cairo_fill has the type of the header's cairo_fill
//
//     Library lib = { 0 };
//     if (!LIBRARY_OPEN("libcairo.so.2", &lib, why)) ...
//
// The file's name ends in the number of the interface that the header describes; tests/library.test.sh
// compares it with the one the linker would have taken. The calls are kept with whatever is opened by them,
// or (LIBRARY_STATIC) in a mutable static `lib`, against our habits: filled in once, and with the same
// values whenever that happens.
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#define LIBRARY_MEMBER(name) __typeof__(&name) name;
#define LIBRARY_NAME(name)   #name,
#define LIBRARY_TYPE(CALLS)   \
    typedef struct {          \
        CALLS(LIBRARY_MEMBER) \
    } Library;                \
    static const char *const library_names[] = { CALLS(LIBRARY_NAME) };
#define LIBRARY_STATIC(CALLS) \
    LIBRARY_TYPE(CALLS)       \
    static Library lib;
#define LIBRARY_OPEN(file, lib, why) \
    library_open((file), library_names, sizeof library_names / sizeof *library_names, (lib), (why))

enum { LIBRARY_WHY_SIZE = 200 };

// Finds all calls, or none: then false, and why says what is missing. table: a Library, whose members are
// pointers in the order of the names; if it is filled in already, true at once. A library stays open to the
// end. Any thread, also several at once with one table.
bool library_open(const char *file, const char *const *names, size_t count, void *table,
                  char why[LIBRARY_WHY_SIZE]);

// The file that a call of an open library is in; NULL: not known. call: a member of the table.
const char *library_file(const void *call);
#define LIBRARY_FILE(lib, name) library_file(&(lib).name)

#endif
