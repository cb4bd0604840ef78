// walkcoach pace: her own step. She taps sixteen steps; gaps far from the others are left out.
//
//     taps ─▶ gaps between them ─▶ those near their median ─▶ steps a minute, and how even they were
//
// "Far" means more than three deviations, estimated from the median absolute deviation (times 1.4826, for a
// normal distribution: Leys and others 2013), and more than the unevenness of any hand. config/share/step.js
// does the same on the phone.
#include "app/commands.h"
#include "app/profile.h"
#include "job/stopwatch.h"
#include "job/tty.h"
#include "session/medical.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TAPS = 16, GAPS = TAPS - 1, GAPS_LEFT = 10, TAP_WAIT_MS = 30000 };
#define DEVIATIONS (3 * 1.4826)
#define HAND       0.05  // of a step
#define UNEVEN     0.1   // with a larger spread the pace means nothing

typedef struct {
    double pace, spread;  // steps a minute
    int    left_out;      // gaps
} OwnStep;

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(const double *values, int count)
{
    double sorted[GAPS];
    memcpy(sorted, values, (size_t)count * sizeof *values);
    qsort(sorted, (size_t)count, sizeof *sorted, by_size);
    return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

// False: the gaps give no pace.
static bool step_of(const double gaps[GAPS], OwnStep *out)
{
    double middle = median(gaps, GAPS), off[GAPS], sum = 0, squares = 0;
    int    even = 0;
    for (int i = 0; i < GAPS; i++)
        off[i] = fabs(gaps[i] - middle);
    double most = fmax(DEVIATIONS * median(off, GAPS), HAND * middle);
    for (int i = 0; i < GAPS; i++)
        if (off[i] <= most) {
            sum += gaps[i];
            even++;
        }
    double mean = sum / even;  // of one at least: the middle one
    for (int i = 0; i < GAPS; i++)
        if (off[i] <= most)
            squares += (gaps[i] - mean) * (gaps[i] - mean);
    if (even < GAPS_LEFT || mean <= 0 || sqrt(squares / even) > UNEVEN * mean)
        return false;
    *out = (OwnStep){ round(60 / mean), fmax(1, round(60 / mean * sqrt(squares / even) / mean)),
                      GAPS - even };
    return out->pace >= PACE_MIN && out->pace <= PACE_MAX;
}

// Seconds between the taps. False: she left.
static bool take_taps(Tty *tty, double gaps[GAPS])
{
    double before = 0;
    for (int taps = 0; taps < TAPS; taps++) {
        char keys[32];
        if (!tty_waits(tty, TAP_WAIT_MS) || tty_read(tty, keys, sizeof keys) == 0)
            return false;
        if (keys[0] == 'q' || keys[0] == '\033' || keys[0] == 3 || keys[0] == 4)
            return false;
        double now = stopwatch_now();
        if (taps > 0)
            gaps[taps - 1] = now - before;
        before = now;
        fprintf(stderr, "\r%d of %d", taps + 1, TAPS);
    }
    return true;
}

static bool wants_to_keep(void)
{
    char line[40];
    fprintf(stderr, "Keep it as your own pace? yes, no [yes]: ");
    return fgets(line, sizeof line, stdin) && strchr("yYjJ\n", line[0]);
}

static Status keep(const Settings *settings, double pace)
{
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    Paths           paths = paths_find(&arena);
    ConfEdit        edit = { "own_pace", arena_printf(&arena, "%g", pace) };
    const ConfNode *profile;
    bool            changed;
    Status          status;
    if (!paths.profile)
        status = terminal_fail(&settings->terminal, STATUS_WORLD,
                               "no folder for a profile: HOME is not an absolute path");
    else if (!profile_read(&paths, &arena, &diags, &profile))
        status = STATUS_MISTAKES;
    else if (!profile)
        status = terminal_fail(&settings->terminal, STATUS_USAGE,
                               "there is no profile yet: walkcoach init --own-pace %g, or walkcoach init",
                               pace);
    else if ((status = profile_set(&paths, &edit, 1, NULL, 0, &settings->terminal, &arena, &changed)) ==
             STATUS_DONE)
        terminal_say(&settings->terminal, "own_pace = %g in %s.", pace, paths_pretty(paths.profile, &arena));
    terminal_diags(&settings->terminal, &diags);
    arena_free(&arena);
    return status;
}

Status cmd_pace(const Settings *settings)
{
    const Terminal *terminal = &settings->terminal;
    double          gaps[GAPS];
    OwnStep         step;
    Tty            *tty = isatty(STDERR_FILENO) ? tty_open(false) : NULL;
    if (!tty)
        return terminal_fail(terminal, STATUS_USAGE, "pace is tapped on a terminal; there is none here");
    fprintf(stderr,
            "Walk on the spot, as you do when nobody hurries you; press Enter with each step, %d times.\n",
            TAPS);
    bool whole = take_taps(tty, gaps);
    tty_close(tty);
    fputc('\n', stderr);
    if (!whole)
        return terminal_fail(terminal, STATUS_WORLD, "the taps ended early; nothing was kept");
    if (!step_of(gaps, &step))
        return terminal_fail(terminal, STATUS_MISTAKES,
                             "these taps are too uneven, or outside %d to %d steps a minute; once more?",
                             PACE_MIN, PACE_MAX);
    printf("%g steps a minute, give or take %g.\n", step.pace, step.spread);
    if (step.left_out)
        printf("Left out because they were far off: %d.\n", step.left_out);
    fflush(stdout);
    return wants_to_keep() ? keep(settings, step.pace) : STATUS_DONE;
}
