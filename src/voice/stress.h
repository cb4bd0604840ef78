// Where the stressed vowel of a phrase sounds.
//
// The synthesiser gives two things, each with half of the answer: a trace with stress marks but no times
// ("E_k_s_h_'eI_l"), and events with times but no stress (E@0 k@107 s@158 h@240 eI@311 l@829). Side by side
// they put 'eI at 311 ms.
#ifndef VOICE_STRESS_H
#define VOICE_STRESS_H

typedef struct {
    char name[9];  // ends with 0; longer names are cut, as in the events
    int  ms;       // from the start of the raw speech
} SoundedPhoneme;

// The phoneme with the first primary stress; -1 if there is none, or if the two do not match up to there.
int stress_find(const char *trace, const SoundedPhoneme *sounded, int count);

#endif
