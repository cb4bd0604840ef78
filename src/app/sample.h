// The same three phrases for every voice that is tried: something that must be heard, a word on the breath, a
// tip. They are from a walk, as she would hear it.
#ifndef APP_SAMPLE_H
#define APP_SAMPLE_H

#include "job/aloud.h"

enum { SAMPLE_PHRASES = 3 };

typedef struct {
    Phrase phrases[SAMPLE_PHRASES];
    size_t count;
    Walk   walk;  // owns their texts
} Sample;

// False after an error, which is in out->walk.diags. sample_free either way.
bool sample_make(const WalkOrder *order, Sample *out);
void sample_free(Sample *sample);

// Speaks them in the voice. False after an error in diags.
bool sample_speak(const Sample *sample, const VoiceProfile *profile, const WalkOrder *order, Arena *arena,
                  DiagList *diags, Aloud *out);

#endif
