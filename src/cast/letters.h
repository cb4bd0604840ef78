// Whether the voice can read what the session says.
#ifndef CAST_LETTERS_H
#define CAST_LETTERS_H

#include "base/desk.h"
#include "session/session.h"
#include "voice/profile.h"

// Warns of each text that is said and holds a letter or a sign that the voice cannot read: its first one.
// Every wording is looked at, whichever of them this walk takes; names of parts, where a wording says them.
void letters_check(const Session *session, const VoiceProfile *voice, const Desk *desk);

#endif
