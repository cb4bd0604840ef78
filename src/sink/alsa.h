// What PortAudio leaves open about ALSA, which it sits on in Linux: the two of these that we ask for
// ourselves.
#ifndef SINK_ALSA_H
#define SINK_ALSA_H

#include <stdbool.h>

// ALSA reports each underrun on standard error, from the audio thread and into the screen: with wanted false
// it keeps quiet.
void alsa_messages(bool wanted);

// Neither a card nor a name of a device is configured. PortAudio 19.6 ends the program on such a machine, by
// a failed assertion.
bool alsa_is_empty(void);

#endif
