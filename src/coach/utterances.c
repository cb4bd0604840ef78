#include "coach/utterances.h"

#include "base/rng.h"
#include "coach/tokens.h"
#include "session/came_with.h"

#include <stdlib.h>
#include <string.h>

#define AT_ONCE    (6 * MICROS_PER_SECOND)  // from the onset of one to that of the next: heard as one [ours]
#define WORD_LASTS (MICROS_PER_SECOND * 2 / 5)
#define PAUSE      (3 * MICROS_PER_SECOND)  // after a long text the same, from its end
enum { JOINT_MOST = 4 };                    // texts that are heard as one

// What a variable may be: the titles of parts, or the names of sides.
typedef struct {
    const char *text;
    SourcePos   pos;
} Name;

typedef struct {
    Name  *items;
    size_t count, capacity;
} Names;

typedef struct {
    const Coach *coach;
    Utterance   *items;
    size_t       count, capacity;
    Names        titles, sides;
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

static void add_names(Found *found, const Phase *parts, size_t count)
{
    Arena *arena = found->coach->desk->arena;
    for (size_t i = 0; i < count; i++) {
        const Drill *drill = parts[i].drill;
        Names       *titles = &found->titles, *sides = &found->sides;
        if (parts[i].title)
            *ARENA_PUSH(arena, titles->items, titles->count, titles->capacity) = (Name){ parts[i].title,
                                                                                         parts[i].title_pos };
        for (int side = 0; drill && side < drill->side_count; side++)
            *ARENA_PUSH(arena, sides->items, sides->count, sides->capacity) = (Name){ drill->sides[side],
                                                                                      drill->sides_pos };
        add_names(found, parts[i].phases, parts[i].phase_count);
    }
}

static bool names(const char *at, const char *variable)
{
    size_t length = strlen(variable);
    return strncmp(at, variable, length) == 0 && (at[length] == '}' || at[length] == ':');
}

// The text with one name in place of the variable; the very same pointer where it has none.
static const char *with_name(const char *text, const char *variable, const char *name, Arena *arena)
{
    const char *out = "", *from = text;
    for (const char *at = text, *end; (at = strchr(at, '{')) && (end = strchr(at, '}')); at = end)
        if (names(at + 1, variable)) {
            out = arena_printf(arena, "%s%.*s%s", out, (int)(at - from), from, name);
            from = end + 1;
        }
    return from == text ? text : arena_printf(arena, "%s%s", out, from);
}

// "{phase} your breath", in a part called "Hold".
static void add_filled(Found *found, const char *text, const Utterance *common, const char *variable,
                       const Names *among)
{
    Arena     *arena = found->coach->desk->arena;
    const bool ours = came_with_us(common->pos, found->coach->desk);
    for (size_t i = 0; i < among->count; i++) {
        const Name *name = &among->items[i];
        const char *filled = with_name(text, variable, name->text, arena);
        if (filled == text)
            return;
        if (ours && came_with_us(name->pos, found->coach->desk))
            continue;
        size_t    count;
        Utterance one = *common;
        one.parts[0] = *texts_spoken(text, NULL, arena, &count);
        one.parts[1] = name->text;
        add(found, filled, &one);
        if (strcmp(variable, "phase") == 0)
            add_filled(found, filled, &one, "next", among);
    }
}

static void add_wordings(Found *found, const Wordings *wordings, const Utterance *common)
{
    for (size_t i = 0; i < wordings->count; i++) {
        Utterance one = *common;
        one.pos = wordings->items[i].pos;
        if (!wordings->items[i].text)
            continue;
        add(found, wordings->items[i].text, &one);
        if (!one.said || !strchr(wordings->items[i].text, '{'))
            continue;
        add_filled(found, wordings->items[i].text, &one, "phase", &found->titles);
        add_filled(found, wordings->items[i].text, &one, "next", &found->titles);
        add_filled(found, wordings->items[i].text, &one, "side", &found->sides);
    }
}

static void add_pools(Found *found)
{
    const Session *session = found->coach->session;
    for (size_t i = 0; i < session->words.count; i++) {
        const Pool *pool = session->words.items[i].pool;
        bool        said = session->words.items[i].hers && is_said(session, pool);
        add_wordings(found, &pool->full, &(Utterance){ .pool = pool, .said = said });
        add_wordings(found, &pool->brief, &(Utterance){ .pool = pool, .said = said });
        add_wordings(found, &pool->then, &(Utterance){ .pool = pool, .said = said, .then = true });
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

// Whether a text is heard as one with the text before it.
static bool follows_at_once(const Event *before, const Event *event)
{
    Micros lasts = WORD_LASTS;
    for (const char *at = before->speech.text; *at; at++)
        lasts += *at == ' ' ? WORD_LASTS : 0;
    return event->at - before->at <= (lasts + PAUSE > AT_ONCE ? lasts + PAUSE : AT_ONCE);
}

// The seconds of a hold, counted aloud by the program.
static bool is_count(const Speech *speech)
{
    return strcmp(speech->pool ? speech->pool : "", "count") == 0 &&
           speech->text[strspn(speech->text, "0123456789")] == '\0';
}

// The last texts one after the other, of which `last` is the latest.
typedef struct {
    const Event *items[JOINT_MOST];
    size_t       count;
} Run;

static const char *joined(const Run *run, size_t from, size_t to, Arena *arena)
{
    const char *text = run->items[from]->speech.text;
    for (size_t i = from + 1; i < to; i++)
        text = arena_printf(arena, "%s %s", text, run->items[i]->speech.text);
    return text;
}

// What has been added, found by its letters: a lift on each breath says the same thing over and over.
typedef struct {
    const char **slots;
    size_t       count;
} Seen;

static bool is_new(Seen *seen, const char *text)
{
    size_t slot = rng_hash_text(text) % seen->count;
    while (seen->slots[slot] && strcmp(seen->slots[slot], text) != 0)
        slot = (slot + 1) % seen->count;
    if (seen->slots[slot])
        return false;
    seen->slots[slot] = text;
    return true;
}

// Each text together with the one, two and three before it.
static void add_run(Found *found, const Run *run, const Ours *ours, Seen *seen)
{
    Arena *arena = found->coach->desk->arena;
    bool   all_ours = is_ours(ours, run->items[run->count - 1]->speech.text);
    for (size_t from = run->count - 1; from-- > 0;) {
        all_ours = all_ours && is_ours(ours, run->items[from]->speech.text);
        const char *text = all_ours ? "" : joined(run, from, run->count, arena);
        if (!all_ours && is_new(seen, text))
            add(found, text,
                &(Utterance){ .pos = run->items[run->count - 1]->pos,
                              .said = true,
                              .parts = { joined(run, from, run->count - 1, arena),
                                         joined(run, from + 1, run->count, arena) } });
    }
}

static void add_joint(Found *found)
{
    const Timeline *timeline = found->coach->timeline;
    const Ours      ours = ours_of(found);
    const size_t    slots = 2 * JOINT_MOST * timeline->event_count + 1;
    Seen            seen = { ARENA_ARRAY(found->coach->desk->arena, const char *, slots), slots };
    Run             run = { .count = 0 };
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        if (event->kind != EVENT_SPEECH || !event->speech.text || is_count(&event->speech))
            continue;
        if (run.count > 0 && !follows_at_once(run.items[run.count - 1], event))
            run.count = 0;
        if (run.count == JOINT_MOST)
            memmove(run.items, run.items + 1, --run.count * sizeof *run.items);
        run.items[run.count++] = event;
        add_run(found, &run, &ours, &seen);
    }
}

Utterances utterances_of(const Coach *coach)
{
    const Session *session = coach->session;
    Found          found = { .coach = coach };
    add_names(&found, session->phases, session->phase_count);
    add_pools(&found);
    add_parts(&found, session->phases, session->phase_count,
              anything_says(session, "{next}") || anything_says(session, "{phase}"));
    add_joint(&found);
    return (Utterances){ found.items, found.count };
}
