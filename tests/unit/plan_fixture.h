// The shipped plans, and histories built by hand: days are counted from the birth.
#ifndef PLAN_FIXTURE_H
#define PLAN_FIXTURE_H

#include "cmocka_all.h"
#include "plan/advice.h"
#include "plan/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BORN = 20521, ENTRIES_MOST = 1500 };  // 9 March 2026

typedef struct {
    Arena    arena;
    DiagList diags;
    Plan     plan;
    Mother   mother;
    Entry    entries[ENTRIES_MOST];
    size_t   count;
} Story;

static inline void story_begin(Story *story, bool c_section, bool tear)
{
    const SearchPath path = { { "." }, 1 };
    const Desk       desk = { &story->arena, &story->diags, &path, NULL };
    story->diags = (DiagList){ .arena = &story->arena };
    story->mother = (Mother){ .born = BORN, .c_section = c_section, .tear = tear };
    story->count = 0;
    if (!plan_read(plan_name_for(c_section, tear), &desk, &story->plan))
        fail_msg("the plan does not read: %s", story->diags.items[0].message);
}

static inline Entry *story_add(Story *story, int day, EntryKind kind)
{
    assert_true(story->count < ENTRIES_MOST);
    Entry *entry = &story->entries[story->count++];
    *entry = (Entry){ .day = story->mother.born + day, .kind = kind };
    return entry;
}

static inline void story_walk(Story *story, int day, int minutes, int level, Feel feel, SignSet signs)
{
    Entry *entry = story_add(story, day, ENTRY_WALK);
    entry->session = arena_printf(&story->arena, "%dmin", minutes);
    entry->minutes = minutes, entry->level = level, entry->feel = feel, entry->signs = signs;
}

static inline void story_answer(Story *story, int day, Question question, Answer answer)
{
    Entry *entry = story_add(story, day, ENTRY_QUESTION);
    entry->question = question, entry->answer = answer;
}

static inline void story_start(Story *story, int day, int minutes)
{
    story_add(story, day, ENTRY_START)->minutes = minutes;
}

// By day, and within a day as they were added.
static inline void story_sort(Story *story)
{
    for (size_t i = 1; i < story->count; i++)
        for (size_t j = i; j > 0 && story->entries[j].day < story->entries[j - 1].day; j--) {
            Entry moved = story->entries[j];
            story->entries[j] = story->entries[j - 1];
            story->entries[j - 1] = moved;
        }
}

static inline Advice story_advise(Story *story, int day)
{
    const History history = { story->entries, story->count };
    return plan_advise(&story->plan, &story->mother, &history, story->mother.born + day, &story->arena);
}

#endif
