#include "app/sample.h"

#include "mix/score.h"

#define BETWEEN (MICROS_PER_SECOND * 7 / 10)

static const char walk_of_all[] = "5min";  // which has all three at any level

// The first phrase of that rate.
static void take(Sample *sample, const ScorePhrase *all, size_t count, SpeechRate rate)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].rate == rate) {
            sample->phrases[sample->count++] = (Phrase){ .text = all[i].text,
                                                         .rate_numerator = walk_rate_of(rate),
                                                         .breath_word = all[i].breath_word };
            return;
        }
}

bool sample_make(const WalkOrder *order, Sample *out)
{
    WalkOrder any = *order;
    any.asked.anyway = true;  // a voice may be tried in any week
    out->count = 0;
    if (walk_compile(&any, walk_of_all, DEPTH_TIMELINE, NULL, &out->walk) != STATUS_DONE)
        return false;
    size_t             count;
    const ScorePhrase *all = score_phrases(&out->walk.timeline, &out->walk.arena, &count);
    take(out, all, count, RATE_MUST);
    take(out, all, count, RATE_BREATH);
    take(out, all, count, RATE_TIP);
    return true;
}

void sample_free(Sample *sample) { walk_free(&sample->walk); }

bool sample_speak(const Sample *sample, const VoiceProfile *profile, const WalkOrder *order, Arena *arena,
                  DiagList *diags, Aloud *out)
{
    const AloudOrder how = { .gap = BETWEEN, .rate = order->listening.sample_rate, .jobs = order->jobs };
    Voice           *voice = walk_open_voice(profile, &sample->walk.paths, order->speaker, arena, diags);
    bool spoken = voice && aloud_speak(voice, &how, sample->phrases, sample->count, arena, diags, out);
    voice_close(voice);
    return spoken;
}
