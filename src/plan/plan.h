// The programme of one kind of birth: what is walked and done in each week. Read from scripts/plans/*.cfg by
// plan/read.h; nothing changes once made.
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "base/diag.h"
#include "session/session.h"

// Which walk, and how: minutes of the session as it is at that level.
typedef struct {
    const char *session;  // NULL: none
    int         level;
    int         minutes;
    int         day;  // of the week, from 1
    SourcePos   pos;
} PlanWalk;

typedef struct {
    const char *session;
    int         day;
    bool        plank;      // the hips come off the floor: her provider's yes and QUESTION_DOMING first
    const char *otherwise;  // the drill instead, while she may not do this one; NULL: none
    SourcePos   pos;
} PlanDrill;

typedef enum { DAILY_NOTHING, DAILY_BREATHING, DAILY_PELVIC_FLOOR } Daily;

// What has to be answered before the row begins.
typedef enum { CHECK_NONE, CHECK_WEEK_6, CHECK_LEVEL_3, CHECK_LEVEL_4 } PlanCheck;

enum { PLAN_WALKS = 7, PLAN_DRILLS = 7, PLAN_CLEAN_WALKS = 3 };

typedef struct {
    PlanWalk  walks[PLAN_WALKS];
    int       walk_count;
    PlanDrill drills[PLAN_DRILLS];
    int       drill_count;
    Daily     daily;
    PlanCheck check;
    SourcePos pos, days_pos;  // of the week; of the key that gives the days of its walks
} PlanRow;

// Row w is for week w at the earliest; the last one goes on.
typedef struct {
    const char    *name, *title;
    Birth          birth;  // for whom it is
    bool           tear;   // for a severe tear or a prolapse
    const PlanRow *rows;
    int            row_count;
} Plan;

// The shortest walk of each level: a shorter one is a level down.
static const int PLAN_LEAST_MINUTES[LEVEL_MAX + 1] = { 0, 5, 5, 10, 20 };

int plan_longest(int level, int week);  // minutes of the level's longest walk in that week since the birth

// Of a row's walks. 0 where it has none.
int plan_row_minutes(const PlanRow *row);  // all together
int plan_row_highest(const PlanRow *row);  // level
int plan_row_shortest(const PlanRow *row);

// The last row before this one whose walks are all below that level; -1: there is none.
int plan_row_below(const Plan *plan, int row, int level);

// What her answers open. A severe tear or a prolapse needs her provider's yes for level 4 and for strength
// drills, whatever the week.
typedef struct {
    bool answered[CHECK_LEVEL_4 + 1];  // each question of the check, with a yes
    bool needs_yes;                    // which is not there yet
} PlanAnswers;

int plan_last_row(const Plan *plan, const PlanAnswers *answers);  // the last one that they open

// What a row has on a day of the week, from 1; NULL: nothing.
const PlanWalk  *plan_walk_on(const PlanRow *row, int day);
const PlanDrill *plan_drill_on(const PlanRow *row, int day);

#endif
