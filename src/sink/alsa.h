// PortAudio on Linux sits on ALSA, and leaves two things open about it: we ask ALSA for them ourselves.
#ifndef SINK_ALSA_H
#define SINK_ALSA_H

#include <stdbool.h>

// ALSA reports each underrun on standard error, from the audio thread and into the screen. wanted = false
// keeps it quiet.
void alsa_messages(bool wanted);

// Whether neither a card nor a device name is configured. PortAudio 19.6 ends the program on such a machine,
// by a failed assertion.
bool alsa_is_empty(void);

#endif
