// Somebody's phone: one request to a server on this computer.
#ifndef SIM_VISIT_H
#define SIM_VISIT_H

#include "base/arena.h"

#include <stddef.h>

typedef struct {
    const char *host, *path;  // "127.0.0.1:40123", "/k3v9.../"
    int         port;
} Address;

// Of a text that holds "http://...": path is NULL where there is none.
Address visit_address(const char *text, Arena *arena);

typedef struct {
    int    status;  // of HTTP; 0: there was no answer, or half of one
    char  *body;
    size_t size;
} Answer;

// Below the address's path. headers: whole lines that end in "\r\n"; body: NULL for a GET.
Answer visit(const Address *address, const char *name, const char *headers, const char *body, Arena *arena);

#endif
