// NAME.json: what a page needs to follow the sound (its shape is in index.h).
#ifndef PHONE_FOLLOW_H
#define PHONE_FOLLOW_H

#include "beside/beside.h"

#include <stdbool.h>

// bytes: of the sound file.
const char *follow_json(const BesideJob *job, const char *made_from, int64_t bytes, Arena *arena);

// Whether the file at path says that it goes with a sound of that size, made from that. False if there is no
// file.
bool follow_is_made_from(const char *path, const char *made_from, int64_t bytes);

#endif
