// libFuzzer: a clip that was kept, whose sum is right, may still hold anything: another program, a memory
// that failed. What is believed can be placed and mixed, and packs to the same bytes.
#include "fuzz.h"

#include "sound/clip.h"
#include "voice/clip_bytes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void check_marks(const Clip *clip)
{
    demand(clip->length >= 0 && (clip->channels == 1 || clip->channels == 2), "a clip has a shape");
    demand(is_within(clip->rate, 1, 192000), "a clip has a rate");
    demand(clip->onset >= 0 && clip->onset <= clip->length, "the onset is in the clip");
    demand(clip->vowel >= 0 && clip->vowel <= clip->length, "the vowel is in the clip");
    demand(isfinite(clip->scale) && clip->scale >= 0, "a clip has a level");
    for (int i = 0; i < clip->word_count; i++)
        demand(clip->words[i].start >= 0 && clip->words[i].length >= 0 && clip->words[i].at >= 0 &&
                   clip->words[i].at <= clip->length &&
                   clip->words[i].start + (int64_t)clip->words[i].length <= 17,
               "a word is in the clip, and in the text");
    for (int i = 0; i < clip->energy_count; i++)
        demand(isfinite(clip->energy[i]) && clip->energy[i] >= 0, "an energy is a number");
    demand(clip->energy_count <= clip->length * 100 / clip->rate + 2, "an energy is for each 10 ms");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ClipOf of = { "Lift, and draw in", 8000 };
    Clip        *clip = clip_unpack(data, size, of);
    demand(!clip || clip_is_packed(data, size, of), "a clip has a head");
    size_t marks_size = clip_marks_size(data, size);
    Clip  *marks = clip_unpack_marks(data, marks_size, of);
    demand(marks_size <= size && (!clip || marks), "the marks come first");
    if (marks) {
        demand(!marks->samples && (!clip || marks->length == clip->length), "marks have no samples");
        check_marks(marks);
        clip_free(marks);
    }
    if (!clip)
        return 0;
    check_marks(clip);
    demand(clip_packed_size(clip) == size, "a clip is as large as it was");
    void *bytes = malloc(size);
    clip_pack(clip, bytes);
    Clip *again = clip_unpack(bytes, size, of);
    demand(again && again->length == clip->length && again->vowel == clip->vowel &&
               memcmp(again->samples, clip->samples,
                      sizeof *clip->samples * (size_t)(clip->length * clip->channels)) == 0,
           "a clip comes back as it was");
    clip_free(again);
    clip_free(clip);
    free(bytes);
    return 0;
}
