// Whether the voice can read what the session says.
#ifndef CAST_LETTERS_H
#define CAST_LETTERS_H

#include "base/desk.h"
#include "session/session.h"
#include "voice/profile.h"

// Warns about each spoken text with a letter or a sign that the voice cannot read, and names the first one.
// Looks at every wording, whichever this walk takes, and at the titles of parts that a wording says.
void letters_check(const Session *session, const VoiceProfile *voice, const Desk *desk);

#endif
