// What a visitor may fetch from an exported folder: listed once, so that a request can only name one of them.
#ifndef PHONE_SERVED_H
#define PHONE_SERVED_H

#include "base/arena.h"
#include "sink/sink.h"

typedef struct {
    const char *name;   // as asked for; "" is the page
    const char *text;   // NULL: the file of this name in the folder
    const char *type;   // of its content
    bool        taken;  // somebody has fetched it
} Served;

typedef struct {
    Served *items;
    size_t  count, room;
    size_t  files;   // of the folder: all but the page and what is made here
    size_t  sounds;  // of these
    int     folder;  // a descriptor: whatever takes the folder's place later is not served
} ServedList;

// The page with what belongs to it (page.html, page.css, ... in the folder `page`, read now), the folder's
// files (none hidden, no links, only of kinds that `export` writes), feed.xml, which is feed.template.xml
// with the address filled in, and where the folder has no index.json one of its sound files.
bool served_list(const char *folder, const char *page, const char *address, Arena *arena, ServedList *out,
                 SinkError *error);
void served_close(ServedList *list);

Served *served_find(const ServedList *list, const char *name);  // NULL: there is none

#endif
