// What a request must show if it is to say something, not only to read: that it comes from our own page, at
// the address where she opened it, and that it is small.
#ifndef PHONE_POSTED_H
#define PHONE_POSTED_H

#include <stdbool.h>
#include <stddef.h>

enum { POSTED_BYTES = 1024, POSTED_A_MINUTE = 30 };

// Of a request; NULL: not sent.
typedef struct {
    const char *host;    // already accepted as ours (phone/hosts.h)
    const char *origin;  // "http://192.168.1.20:8080"
    const char *site;    // Sec-Fetch-Site
    const char *type;    // Content-Type
    const char *length;  // Content-Length
    bool        https;   // this server uses HTTPS
} PostedHead;

// 0: it may go on; otherwise the HTTP status to refuse it with.
unsigned posted_refusal(const PostedHead *head);

// How many came lately, from anybody.
typedef struct {
    double begun;  // when this minute began, in seconds on any steady clock
    int    count;
} PostedRate;

// Counts one more. False: too many in this minute.
bool posted_count(PostedRate *rate, double now);

#endif
