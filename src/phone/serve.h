// Exported files over HTTP on the local network: only what was in the folder when it was opened, under a
// random path that is in the QR code.
//
//     GET /k3v9.../            the page        GET /k3v9.../20min.mp3     a file, whole or in ranges
//     GET /k3v9.../feed.xml    the podcast feed, with this address filled in
//
// And if the walks are her own:
//
//     GET /k3v9.../today.json  her day, computed at each request
//     POST /k3v9.../checkin    one answer after a walk (phone/page_answer.h), from our page alone
//
// Anything else is 404, whatever it is; a request for another host gets 421, and nothing more. Serves in a
// thread of its own (libmicrohttpd's).
#ifndef PHONE_SERVE_H
#define PHONE_SERVE_H

#include "base/arena.h"
#include "phone/page_answer.h"
#include "sink/sink.h"

typedef enum {
    NOTING_DONE,
    NOTING_TWICE,    // it was noted before: nothing changed
    NOTING_REFUSED,  // it cannot be hers: she cannot have walked on that day
    NOTING_TROUBLE,  // a full disk, say: it may work later
} Noting;

// What is hers and not a file. Called by the server's thread, one call at a time.
typedef struct {
    const char *(*today)(void *self, Arena *arena);  // JSON; NULL: it cannot be read just now
    Noting (*note)(void *self, const PageAnswer *answer);
    void *self;
} ServeHers;

typedef struct {
    const char      *folder;       // what `export` wrote
    const char      *page;         // folder of the page: page.html and what belongs to it
    const char      *bind;         // numeric IPv4 or IPv6 address; NULL: the machine's own on its network
    int              port;         // 0: port_before if it is free, else any
    int              port_before;  // 0: none
    const char      *secret;       // of the address; NULL: a new one
    const char      *certificate, *key;  // paths, PEM: HTTPS; NULL: HTTP
    const ServeHers *hers;  // after page_answer_open; must outlive the server; NULL: nothing of hers
} ServeSettings;

typedef struct Serve Serve;

// Listens, and lists what there is to serve; answers nobody yet. NULL: error says why (no network, port
// taken, built without libmicrohttpd). Strings live in the arena.
Serve *serve_open(const ServeSettings *settings, Arena *arena, SinkError *error);

// From here on visitors get answers. False: error says why.
bool serve_begin(Serve *serve, SinkError *error);

int         serve_folder(const Serve *serve);   // a descriptor of the folder; the server keeps it
const char *serve_address(const Serve *serve);  // "http://192.168.1.20:8080/k3v9.../"
size_t      serve_file_count(const Serve *serve);
size_t      serve_sound_count(const Serve *serve);  // those with sound; 0: there is nothing to hear
size_t      serve_files_taken(const Serve *serve);  // fetched by anybody, each counted once. Any thread
void        serve_close(Serve *serve);              // accepts NULL

#endif
