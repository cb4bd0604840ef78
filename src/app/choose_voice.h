// The question of init: who should speak. She hears the same three cues in each voice that works here.
#ifndef APP_CHOOSE_VOICE_H
#define APP_CHOOSE_VOICE_H

#include "app/answers.h"
#include "app/voice_list.h"
#include "job/settings.h"

typedef struct {
    const Settings *settings;
    const Paths    *paths;
    VoiceList       list;
    VoicesHere      asked;  // what answers_ask takes; refers to this struct
} ChooseVoice;

// Fills in the rest. False after an error, reported to the desk.
bool choose_voice_ready(ChooseVoice *choose, const Desk *desk);

// voice_better, for the voice that is in her profile now.
const char *choose_voice_better(const Paths *paths, const Desk *desk);

#endif
