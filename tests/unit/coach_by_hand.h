// A coach with a session made by hand, and what it reports.
#ifndef TESTS_COACH_BY_HAND_H
#define TESTS_COACH_BY_HAND_H

#include "cmocka_all.h"
#include "coach/inside.h"
#include "coach/utterances.h"
#include "messages_by_hand.h"
#include "rules/rules.h"

#include <stdio.h>
#include <string.h>

#define PHRASES(...)                                                                                  \
    {                                                                                                 \
        (const char *[]){ __VA_ARGS__ }, sizeof(const char *[]){ __VA_ARGS__ } / sizeof(const char *) \
    }
#define SAID(...)                                                                                        \
    {                                                                                                    \
        (const Wording[]){ __VA_ARGS__ }, sizeof(const Wording[]){ __VA_ARGS__ } / sizeof(const Wording) \
    }
#define LINE(n) ((SourcePos){ .line = (n), .column = 1 })

typedef struct {
    Arena      arena;
    DiagList   diags;
    SearchPath path;
    Desk       desk;
    Session    session;
    Cast       cast;
    Timeline   timeline;
    Coach      coach;
} ByHand;

// The session, the cast and the timeline are empty, and the test's to fill.
static inline void by_hand_begin(ByHand *hand)
{
    *hand = (ByHand){ .path = { { "/usr/share/walkcoach" }, 1 } };
    hand->diags.arena = &hand->arena;
    hand->desk = (Desk){ .arena = &hand->arena, .diags = &hand->diags, .path = &hand->path };
    hand->cast.voice = (VoiceProfile){ .name = "calm", .language = "en-gb" };
    hand->timeline.session = &hand->session;
    hand->coach = (Coach){ .session = &hand->session,
                           .cast = &hand->cast,
                           .timeline = &hand->timeline,
                           .voice = &hand->cast.voice,
                           .desk = &hand->desk };
}

// All that was reported since the last time is this.
static inline void by_hand_expect(ByHand *hand, const char *messages)
{
    assert_string_equal(messages_of(&hand->diags, &hand->arena), messages);
    hand->diags = (DiagList){ .arena = &hand->arena };
}

static inline void by_hand_end(ByHand *hand) { arena_free(&hand->arena); }

#endif
