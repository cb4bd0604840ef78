// The workers are forked before anything has a thread; each takes the next case from a shared counter and
// writes what it finds into shared memory.
#include "judge.h"

#include "job/jobs.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    atomic_size_t broken, walks, looked;
} Count;

typedef struct {
    atomic_size_t next, built, refused, phrases;
} Shared;

typedef struct {
    const Cases     *cases;
    const AskedRule *rules;
    size_t           rule_count;
    Shared          *shared;
    Count           *counts;
    Kept            *kept;
    Book            *book;
} Court;

enum { AHEAD = 250 };  // cases whose phrases are spoken before

static void *shared_memory(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

static void ask(const Court *court, size_t index, Heard *heard)
{
    const AskedRule *rule = &court->rules[index];
    Count           *count = &court->counts[index];
    heard->looked = 0;
    const char *wrong = heard->walk->built || rule->unbuilt ? rule->ask(heard) : NULL;
    atomic_fetch_add(&count->looked, heard->looked);
    atomic_fetch_add(&count->walks, heard->looked > 0);
    if (!wrong)
        return;
    size_t place = atomic_fetch_add(&count->broken, 1);
    if (place < TOLD)
        snprintf(court->kept[index].told[place], LINE, "%s: %s", case_text(heard->of, heard->arena), wrong);
}

static bool judge_one(const Court *court, const Case *one, Book *book, Sounds *sounds)
{
    Walk walk;
    walk_make(one, book, sounds, &walk);
    Heard heard = { .of = one, .walk = &walk, .arena = &walk.arena };
    if (walk.built)
        heard = heard_of(&walk);
    atomic_fetch_add(walk.built ? &court->shared->built : &court->shared->refused, 1);
    for (size_t i = 0; i < court->rule_count && walk.spoken; i++)
        ask(court, i, &heard);
    bool spoken = walk.spoken;
    walk_end(&walk);
    return spoken;
}

typedef struct {
    ScorePhrase *items;
    size_t       count, capacity;
} Collected;

static bool is_among(const ScorePhrase *phrases, size_t count, const ScorePhrase *phrase)
{
    for (size_t i = 0; i < count; i++)
        if (phrases[i].rate == phrase->rate && strcmp(phrases[i].text, phrase->text) == 0)
            return true;
    return false;
}

static void note_phrases(Shared *shared, size_t phrases)
{
    size_t most = atomic_load(&shared->phrases);
    while (most < phrases && !atomic_compare_exchange_weak(&shared->phrases, &most, phrases))
        ;
}

static bool work(const Court *court)
{
    Sounds *sounds = sounds_open(WALKS_RATE, 1);
    bool    spoken = true;
    for (size_t i; spoken && (i = atomic_fetch_add(&court->shared->next, 1)) < court->cases->count;)
        spoken = judge_one(court, &court->cases->items[i], court->book, sounds);
    note_phrases(court->shared, book_count(court->book));
    book_hush(court->book);
    sounds_close(sounds);
    return spoken;
}

// The phrases of a case that are not among the others yet; their text in the others' arena.
static void collect(const Case *one, Arena *arena, Collected *all)
{
    Arena              scratch = { 0 };
    size_t             count;
    const ScorePhrase *phrases = walk_phrases(one, &scratch, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_among(all->items, all->count, &phrases[i]))
            continue;
        ScorePhrase *phrase = ARENA_PUSH(arena, all->items, all->count, all->capacity);
        *phrase = phrases[i];
        phrase->text = arena_strdup(arena, phrases[i].text);
    }
    arena_free(&scratch);
}

// Nearly all phrases, before the workers are there: they have them in common, and speak what else they meet.
static void speak_ahead(const Court *court)
{
    Arena     arena = { 0 };
    Collected all = { 0 };
    for (size_t i = 0; i < court->cases->count; i += court->cases->count / AHEAD + 1)
        collect(&court->cases->items[i], &arena, &all);
    if (all.count > 0)
        book_speak(court->book, all.items, all.count, jobs_count(0));
    book_hush(court->book);
    arena_free(&arena);
}

static bool run_workers(const Court *court, size_t count)
{
    bool   whole = true;
    size_t started = 0;
    fflush(NULL);
    for (; started < count; started++) {
        pid_t child = fork();
        if (child == 0)
            _exit(work(court) ? 0 : 1);
        whole &= child > 0;
    }
    for (int status; wait(&status) > 0;)
        whole &= WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return whole;
}

Verdict judge(const Cases *cases, const AskedRule *rules, size_t rule_count)
{
    Court   court = { cases,
                      rules,
                      rule_count,
                      shared_memory(sizeof(Shared)),
                      shared_memory(rule_count * sizeof(Count)),
                      shared_memory(rule_count * sizeof(Kept)),
                      book_new() };
    Verdict verdict = { .workers = (size_t)jobs_count(0), .kept = court.kept };
    if (!court.shared || !court.counts || !court.kept)
        return verdict;
    speak_ahead(&court);
    verdict.whole = run_workers(&court, verdict.workers);
    verdict.built = court.shared->built;
    verdict.refused = court.shared->refused;
    verdict.phrases = court.shared->phrases;
    book_free(court.book);
    for (size_t i = 0; i < rule_count; i++) {
        verdict.kept[i].broken = court.counts[i].broken;
        verdict.kept[i].walks = court.counts[i].walks;
        verdict.kept[i].looked = court.counts[i].looked;
    }
    return verdict;
}
