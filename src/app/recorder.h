// Takes phrases from a microphone, one after the other, with keys and a level meter on a terminal.
#ifndef APP_RECORDER_H
#define APP_RECORDER_H

#include "job/script.h"
#include "job/terminal.h"
#include "sink/sink.h"

typedef struct {
    const ScriptLine *const *lines;  // to be recorded
    size_t                   count;
    const char              *folder;  // for the ID.wav files; it exists
    const char              *device;  // microphone; NULL: the default
} RecorderOrder;

// Until all are taken, or she stops. *taken: how many were kept. False: error says why; what was kept before
// stays.
bool recorder_run(const RecorderOrder *order, const Terminal *terminal, size_t *taken, SinkError *error);

#endif
