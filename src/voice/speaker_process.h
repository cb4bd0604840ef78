// The speaker as the host sees it: a process that is started, asked for rounds by any thread, and ended.
#ifndef VOICE_SPEAKER_PROCESS_H
#define VOICE_SPEAKER_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct {
    pid_t pid;
    int   line;
} SpeakerProcess;

// program: see voice_open. False with errno: it could not be started. Any thread.
bool speaker_process_start(const char *program, SpeakerProcess *out);

// A new line to it, for one round; the caller closes it. -1: the speaker has gone. Any thread, also several
// at once.
int speaker_process_call(const SpeakerProcess *speaker);

// Cuts the line and waits until it is gone, with all that it started. by_force: it may not listen any more.
void speaker_process_end(SpeakerProcess *speaker, bool by_force);

#endif
