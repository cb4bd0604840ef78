// What a visitor may fetch from an exported folder: listed once, so that a request can only name one of
// these.
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
    size_t  files;   // in the folder: all but the page and what is made here
    size_t  sounds;  // of these
    int     folder;  // a descriptor: if another folder takes its place later, that is not served
} ServedList;

// The page and its files (page.html, page.css, ... in the folder `page`, read now); the folder's files (not
// hidden, no links, only kinds that `export` writes); feed.xml, which is feed.template.xml with the address
// filled in; and an index.json of its sound files, if the folder has none.
bool served_list(const char *folder, const char *page, const char *address, Arena *arena, ServedList *out,
                 SinkError *error);
void served_close(ServedList *list);

Served *served_find(const ServedList *list, const char *name);  // NULL: there is none

#endif
