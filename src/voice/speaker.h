// The speaker: a separate process that speaks for a host, any program with any number of threads.
#ifndef VOICE_SPEAKER_H
#define VOICE_SPEAKER_H

#include <stdbool.h>

#define SPEAKER_ROLE "@speaker"  // base/role.h

// For main, before anything else: whether this process was started to be the speaker. If so, main returns
// what speaker_run returns.
bool speaker_is_asked_for(int argc, char **argv);
int  speaker_run(void);

#endif
