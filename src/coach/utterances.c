#include "coach/utterances.h"

#include "coach/tokens.h"
#include "session/came_with.h"

#include <stdlib.h>
#include <string.h>

#define AT_ONCE (6 * MICROS_PER_SECOND)  // from the onset of one to that of the next: heard as one [ours]

typedef struct {
    const Coach *coach;
    Utterance   *items;
    size_t       count, capacity;
} Found;

// --- Which pools are said --------------------------------------------------------------

static bool says_list(const Say *says, size_t count, const Pool *pool)
{
    for (size_t i = 0; i < count; i++)
        if (says[i].pool == pool)
            return true;
    return false;
}

static bool says_drill(const Drill *drill, const Pool *pool)
{
    for (size_t i = 0; drill && i < drill->step_count; i++)
        if (drill->steps[i].pool == pool)
            return true;
    return drill && drill->change_pool == pool;
}

static bool parts_say(const Phase *parts, size_t count, const Pool *pool)
{
    for (size_t i = 0; i < count; i++)
        if (says_list(parts[i].says, parts[i].say_count, pool) || says_drill(parts[i].drill, pool) ||
            parts_say(parts[i].phases, parts[i].phase_count, pool))
            return true;
    return false;
}

static bool is_said(const Session *session, const Pool *pool)
{
    return session->rest == pool || says_list(session->says, session->say_count, pool) ||
           parts_say(session->phases, session->phase_count, pool);
}

// --- Collecting ------------------------------------------------------------------------

static void add_one(Found *found, const Utterance *common, const char *text, SourcePos pos, bool ours)
{
    Utterance *added = ARENA_PUSH(found->coach->desk->arena, found->items, found->count, found->capacity);
    *added = *common;
    added->text = text;
    added->pos = pos;
    added->ours = ours;
}

// What a voice of ours says in place of a word is how that word sounds. In a voice of hers it may be
// anything: the word counts as it is written, and so does what is said in its place. What it makes of our
// words is in its file.
static void add(Found *found, const char *text, const Utterance *common)
{
    const Coach        *coach = found->coach;
    const VoiceProfile *voice = &coach->cast->voice;
    const bool          ours = came_with_us(common->pos, coach->desk);
    VoiceProfile        plain = *voice;
    plain.respelling_count = 0;
    size_t             count;
    const char *const *written = texts_spoken(text, &plain, coach->desk->arena, &count), *const *given =
                                                                                             written;
    if (!came_with_us(voice->pos, coach->desk))
        given = texts_spoken(text, voice, coach->desk->arena, &count);
    for (size_t i = 0; i < count; i++) {
        add_one(found, common, written[i], common->pos, ours);
        if (strcmp(given[i], written[i]) != 0)
            add_one(found, common, given[i], ours ? voice->pos : common->pos, false);
    }
}

static void add_wordings(Found *found, const Wordings *wordings, const Pool *pool, bool said)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (wordings->items[i].text)
            add(found, wordings->items[i].text,
                &(Utterance){ .pos = wordings->items[i].pos, .pool = pool, .said = said });
}

static void add_pools(Found *found)
{
    const Session *session = found->coach->session;
    for (size_t i = 0; i < session->words.count; i++) {
        const Pool *pool = session->words.items[i].pool;
        bool        said = session->words.items[i].hers && is_said(session, pool);
        add_wordings(found, &pool->full, pool, said);
        add_wordings(found, &pool->brief, pool, said);
        add_wordings(found, &pool->then, pool, said);
    }
}

static bool wordings_hold(const Wordings *wordings, const char *variable)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (wordings->items[i].text && strstr(wordings->items[i].text, variable))
            return true;
    return false;
}

static bool anything_says(const Session *session, const char *variable)
{
    for (size_t i = 0; i < session->words.count; i++) {
        const Pool *pool = session->words.items[i].pool;
        if (session->words.items[i].hers && is_said(session, pool) &&
            (wordings_hold(&pool->full, variable) || wordings_hold(&pool->brief, variable) ||
             wordings_hold(&pool->then, variable)))
            return true;
    }
    return false;
}

static void add_parts(Found *found, const Phase *parts, size_t count, bool titles)
{
    for (size_t i = 0; i < count; i++) {
        const Drill *drill = parts[i].drill;
        if (titles && parts[i].title)
            add(found, parts[i].title, &(Utterance){ .pos = parts[i].title_pos, .said = true });
        for (int side = 0; drill && side < drill->side_count; side++)
            add(found, drill->sides[side], &(Utterance){ .pos = drill->sides_pos, .said = true });
        add_parts(found, parts[i].phases, parts[i].phase_count, titles);
    }
}

// --- What follows at once --------------------------------------------------------------

// The texts that came with the program, in alphabetical order: a walk of ten hours asks for thousands.
typedef struct {
    const char **items;
    size_t       count;
} Ours;

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static Ours ours_of(const Found *found)
{
    Ours ours = { ARENA_ARRAY(found->coach->desk->arena, const char *, found->count + 1), 0 };
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].ours)
            ours.items[ours.count++] = found->items[i].text;
    qsort(ours.items, ours.count, sizeof *ours.items, by_text);
    return ours;
}

static bool is_ours(const Ours *ours, const char *text)
{
    return ours->count > 0 && bsearch(&text, ours->items, ours->count, sizeof *ours->items, by_text);
}

static void add_joint(Found *found)
{
    const Timeline *timeline = found->coach->timeline;
    const Event    *before = NULL;
    const Ours      ours = ours_of(found);
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        if (event->kind != EVENT_SPEECH || !event->speech.text)
            continue;
        if (before && event->at - before->at <= AT_ONCE &&
            !(is_ours(&ours, before->speech.text) && is_ours(&ours, event->speech.text)))
            add(found,
                arena_printf(found->coach->desk->arena, "%s %s", before->speech.text, event->speech.text),
                &(Utterance){
                    .pos = event->pos, .said = true, .parts = { before->speech.text, event->speech.text } });
        before = event;
    }
}

Utterances utterances_of(const Coach *coach)
{
    const Session *session = coach->session;
    Found          found = { .coach = coach };
    add_pools(&found);
    add_parts(&found, session->phases, session->phase_count,
              anything_says(session, "{next}") || anything_says(session, "{phase}"));
    add_joint(&found);
    return (Utterances){ found.items, found.count };
}
