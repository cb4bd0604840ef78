#include "coach/coach.h"

#include "coach/inside.h"
#include "coach/utterances.h"

static Coach coach_of(const Session *session, const Cast *cast, const Timeline *timeline, const Desk *desk)
{
    return (
        Coach){ session, cast, timeline, &cast->voice, desk, words_as_heard(&session->signs, desk->arena) };
}

bool coach_check(const Session *session, const Cast *cast, const Timeline *timeline, const Desk *desk)
{
    Coach coach = coach_of(session, cast, timeline, desk);
    int   errors = desk->diags->errors;
    coach_check_direction(&coach);
    const Utterances all = utterances_of(&coach);
    coach_check_asked(&coach, &all);
    coach_check_vouched(&coach, &all);
    coach_check_told(&coach);
    coach_check_lifted(&coach);
    for (; coach.voice; coach.voice = coach.voice->fallback) {  // its fallback says what it has no words for
        opening_check(&coach);
        speaker_check(&coach);
        loud_check(&coach);
    }
    return desk->diags->errors == errors;
}

bool coach_check_score(const Session *session, const Cast *cast, const Score *score, bool measured,
                       const Desk *desk, Opening *out)
{
    const Coach coach = coach_of(session, cast, score->timeline, desk);
    int         errors = desk->diags->errors;
    bool        silent = cast->voice.engine == ENGINE_SILENT;
    *out = opening_check_score(&coach, score);
    for (size_t i = 0; !silent && i < score->spoken_count; i++)
        if (opening_tells(&coach, score, &score->spoken[i])) {
            speaker_check_score(&coach, score, &score->spoken[i]);
            if (measured)
                loud_check_score(&coach, score, &score->spoken[i]);
        }
    if (silent)
        *out = (Opening){ 0 };
    return desk->diags->errors == errors;
}

bool coach_opens(const Opening *opening, Micros from, Micros to, LayerSet audible)
{
    return opening->to > 0 && (audible & LAYER_BIT(LAYER_VOICE)) && from <= opening->from &&
           to >= opening->to;
}
