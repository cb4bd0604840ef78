// Where she is in the programme, as a value that each day hands on to the next. Private to this folder.
//
//     Course of yesterday + what she noted today ──▶ Course of today        course.c
//
// Each theme has a file, and changes only its own part: answers.c and screening.c the answers, rows.c the row
// she is in, amber.c how long she may walk after a sign, red.c what stops everything, drills.c the drills.
#ifndef PLAN_COURSE_H
#define PLAN_COURSE_H

#include "plan/advice.h"

enum { WEEK_DAYS = 7, ANY_MINUTES = 10000 };

// What does not change while the days go by.
typedef struct {
    const Plan   *plan;
    const Mother *mother;
} Whose;

// --- The parts of a course -------------------------------------------------------------

typedef struct {
    bool   given;
    Answer answer;
    Day    on;
} Answered;

// After a sign, until a walk was clean.
typedef struct {
    bool open;
    int  minutes;  // no walk is longer; ANY_MINUTES: as the row has it
    int  level;    // nor at a higher level
    int  less;     // minutes by which a walk is shorter still than that, or than the row's
    int  rest;     // whole days without a walk from `since` on
    Day  since;    // the day of the sign
} Limit;

// The walk that she did last.
typedef struct {
    bool known;
    Day  day;
    int  minutes, level;
    int  row;     // in which it was done
    int  rested;  // days of rest that were ordered after it
} LastWalk;

// What was noted on a day; a sign on any walk counts as a sign of that day.
typedef struct {
    bool    walked;                        // a walk that counts: not left before half, or one with a sign
    bool    clean;                         // one of them was easy or good, signs aside
    int     clean_minutes;                 // the longest such
    int     minutes, level;                // minutes of its shortest walk, level of its lowest
    int     signed_minutes, signed_level;  // the same for those with a sign; ANY_MINUTES: none
    SignSet walk_signs;                    // of walks
    SignSet signs;                         // of walks, and noted by themselves
    SignSet drill_signs;
    bool    drilled;  // a strength drill
} Today;

enum { EASIER_MAX = 16 };
typedef struct {
    const char *easier[EASIER_MAX];  // drills that are done in their easier form
    int         easier_count;
    int         signed_running;  // drills with a sign, one after the other
    bool        paused;
    Day         paused_until;  // the last day without drills
} Drills;

// The signs of the lowest group that were noted last, for what is said about them.
typedef struct {
    SignSet signs, before;  // before: on all days before that one
    Day     on;
    bool    again;
    bool    floor;  // heaviness or leaking was noted
    Day     floor_on;
} Signs;

typedef struct {
    Day      day;
    Today    today;
    Answered answers[QUESTION_COUNT];
    bool     started;  // she has said how long she walks
    int      row;      // earned
    Day      row_since;
    int      clean;         // walks that count, in this row
    unsigned signed_walks;  // a bit for each walk, the last one lowest: it had a sign
    LastWalk last;
    Limit    limit;
    Signs    signs;
    Drills   drills;
    bool     red, stopped, ended;
    bool     released;  // at least once
    Day      released_on;
    bool     ill_due, pregnant_due;  // after a pause
    Day      well_on;  // the last day on which an answer, or her provider, said that she was well
    bool     paused;   // a longer pause, for the row as it is shown
} Course;

// --- course.c --------------------------------------------------------------------------

// Everything noted up to and including that day.
Course course_on(const Whose *whose, const History *history, Day day);

// A day on which nothing is noted.
Course course_next(const Whose *whose, Course course);

// --- answers.c -------------------------------------------------------------------------

enum { ASKED_MAX = 4 };
typedef struct {
    Question questions[ASKED_MAX];
    int      count;
} Asked;
Asked asked_before_first_walk(void);
Asked asked_by(PlanCheck check);

bool said_yes(const Course *course, Question question);
bool may_ask(const Course *course, Question question);  // a no is asked again a week later
bool is_screened(const Course *course);                 // for the first walk
void answers_forget_first_walk(Course *course);
void answers_reopen_level_3(Course *course);
bool answers_missing(const Whose *whose, const Course *course);   // for the row after those they allow
int  answers_last_row(const Whose *whose, const Course *course);  // the last row that they allow

// --- rows.c ----------------------------------------------------------------------------

int            week_on(const Whose *whose, Day day);     // since the birth, from 0
int            weekday_on(const Whose *whose, Day day);  // of that week, from 1
bool           is_late(const Mother *mother);            // as after a C-section
int            row_now(const Whose *whose, const Course *course);
const PlanRow *row_of(const Whose *whose, const Course *course);

void rows_rise(const Whose *whose, Course *course);
void rows_start(const Whose *whose, Course *course, int minutes);
void rows_back_to(const Whose *whose, Course *course, int row);  // never higher than she is
void rows_note_pause(Course *course);                            // at dawn: what a pause asks for
void rows_after_pause(const Whose *whose, Course *course);       // before the first walk after it

// --- screening.c -----------------------------------------------------------------------

void screening_answer(const Whose *whose, Course *course, Question question, Answer answer);

// Puts them into out, in order; returns how many. Blocking: those that must be answered before a walk.
int  screening_blocking(const Course *course, Question out[ADVICE_QUESTIONS]);
int  screening_due(const Whose *whose, const Course *course, Question out[ADVICE_QUESTIONS]);
bool screening_mood_due(const Whose *whose, const Course *course);

// --- amber.c ---------------------------------------------------------------------------

void amber_on_walk(const Whose *whose, Course *course);   // she has walked, with a sign
void amber_on_signs(const Whose *whose, Course *course);  // a sign noted without a walk
void amber_unclear(const Whose *whose, Course *course);   // walked, neither clean nor with a sign

// The row's walk of a day as it is offered. session NULL where its length was changed.
PlanWalk amber_offer(const Whose *whose, const Course *course, const PlanWalk *planned, Day day);
bool     amber_rests(const Course *course, const PlanWalk *planned, Day day);

// --- red.c -----------------------------------------------------------------------------

// No walk and no drill is offered.
static inline bool red_stops(const Course *course) { return course->red || course->stopped || course->ended; }

void red_note(Course *course, SignSet signs);
void red_release(const Whose *whose, Course *course);
bool red_later(const History *history, Day day);  // noted after that day, and not released since

// --- drills.c --------------------------------------------------------------------------

void        drills_note(Course *course, const char *session, SignSet signs);
Daily       drills_daily(const Whose *whose, const Course *course, bool *easier);
const char *drills_today(const Whose *whose, const Course *course, bool *easier);

// --- words.c ---------------------------------------------------------------------------

const char *words_why(const Whose *whose, const Course *course, const Advice *advice, Arena *arena);
const char *words_about_signs(const Whose *whose, const Course *course, Arena *arena);

#endif
