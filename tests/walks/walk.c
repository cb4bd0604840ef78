// The stages of job/compile.c, but that a phrase is spoken once for all walks, and nothing is mixed.
#include "walk.h"

#include "cast/read.h"
#include "coach/coach.h"
#include "coach/moments.h"
#include "session/read.h"
#include "timeline/timeline.h"

#include <string.h>

static const SearchPath here = { { "." }, 1 };

static Walker walker_of(const Case *one)
{
    Walker walker = WALKER_UNKNOWN;
    walker.profile = true;
    walker.level = one->level;
    walker.weeks = one->weeks;
    walker.birth = one->birth;
    walker.core = one->core;
    walker.tear = one->tear;
    walker.cleared = one->cleared;
    walker.floor_cleared = one->floor_cleared;
    walker.pram = one->pram;
    walker.talk = one->talk;
    return walker;
}

static bool lay_out(Walk *walk, const Desk *desk)
{
    const Case    *one = walk->of;
    Walker         typed = WALKER_UNKNOWN;
    SessionRequest request = {
        .name = one->name, .today = "2026-11-27", .form = one->form, .seed = one->seed
    };
    request.walker = walker_of(one);
    request.typed = &typed;
    if (one->core_typed)
        typed.core = one->core;
    return session_read(&request, desk, &walk->session) && cast_read(&walk->session, desk, &walk->cast) &&
           timeline_build(&walk->session, desk->arena, desk->diags, &walk->timeline) &&
           coach_check(&walk->session, &walk->cast, &walk->timeline, desk);
}

static bool speak(Walk *walk, Book *book, ScorePhrase **phrases, size_t *count)
{
    const ScorePhrase *asked = score_phrases(&walk->timeline, &walk->arena, count);
    *phrases = ARENA_ARRAY(&walk->arena, ScorePhrase, *count + 1);
    memcpy(*phrases, asked, *count * sizeof **phrases);
    walk->spoken = book_speak(book, *phrases, *count, 1);
    return walk->spoken;
}

static bool place(Walk *walk, const ScorePhrase *phrases, size_t count, Sounds *sounds, const Desk *desk)
{
    static const ScoreSettings settings = {
        .rate = WALKS_RATE, .channels = 2, .loudness = -16, .audible = LAYERS_ALL
    };
    Opening opening;
    if (!score_build(&walk->timeline, phrases, count, sounds, &walk->cast, &settings, &walk->arena,
                     &walk->diags, &walk->score))
        return false;
    moments_check(&walk->score, &walk->arena, &walk->diags);
    return coach_check_score(&walk->session, &walk->cast, &walk->score, false, desk, &opening);
}

void walk_make(const Case *one, Book *book, Sounds *sounds, Walk *out)
{
    ScorePhrase *phrases;
    size_t       count;
    *out = (Walk){ .of = one, .spoken = true };
    out->diags.arena = &out->arena;
    const Desk desk = { &out->arena, &out->diags, &here, NULL };
    out->built = lay_out(out, &desk) && speak(out, book, &phrases, &count) &&
                 place(out, phrases, count, sounds, &desk);
}

void walk_end(Walk *walk) { arena_free(&walk->arena); }

const ScorePhrase *walk_phrases(const Case *one, Arena *arena, size_t *count)
{
    Walk walk = { .of = one };
    walk.diags.arena = arena;
    const Desk desk = { arena, &walk.diags, &here, NULL };
    *count = 0;
    return lay_out(&walk, &desk) ? score_phrases(&walk.timeline, arena, count) : NULL;
}
