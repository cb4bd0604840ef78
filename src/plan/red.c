// What stops everything until her provider says yes.
#include "plan/course.h"

void red_note(Course *course, SignSet signs)
{
    if (!sign_set_red(signs))
        return;
    course->red = true;
    course->clean = 0;
}

void red_release(const Whose *whose, Course *course)
{
    if (!course->red && !course->stopped)
        return;
    course->red = course->stopped = course->ill_due = false;
    course->limit.open = false;
    course->released = true;
    course->released_on = course->well_on = course->day;
    rows_back_to(whose, course, course->row - 1);
}

bool red_later(const History *history, Day day)
{
    bool red = false;
    for (size_t i = 0; i < history->count; i++) {
        const Entry *entry = &history->entries[i];
        if (entry->day > day)
            red = entry->kind == ENTRY_RELEASE ? false : red || sign_set_red(entry->signs);
    }
    return red;
}

Red plan_red(const History *history)
{
    Red red = { .signs = 0 };
    for (size_t i = 0; i < history->count; i++) {
        const Entry *entry = &history->entries[i];
        if (entry->kind == ENTRY_RELEASE)
            red = (Red){ .signs = 0 };
        for (SignSet sign = 1; sign && sign <= entry->signs; sign <<= 1)
            if (entry->signs & sign && sign_set_red(sign))
                red = (Red){ red.signs | sign, entry->day };
    }
    return red;
}
