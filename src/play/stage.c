#include "play/stage.h"

#include "job/tty.h"
#include "play/screen.h"

#include <stdlib.h>
#include <string.h>

#define NOTE_STAYS 2.5  // seconds

struct Stage {
    const Terminal *terminal;
    bool            plain;   // words as they come
    bool            screen;  // rewrites its lines; else a line a part
    bool            drawn;   // the cursor is after the last line of a screen
    int             width;   // at which it was drawn
    char            note[200];
    double          note_until;
    size_t          phase;       // said last, by lines; SIZE_MAX: none
    char            words[400];  // said last, with --plain
    PlayerState     state;       // shown last
};

Stage *stage_open(const Terminal *terminal, bool plain, bool keys)
{
    Stage *stage = calloc(1, sizeof *stage);
    if (!stage)
        return NULL;
    stage->terminal = terminal;
    stage->plain = plain;
    stage->screen = keys && terminal->live && !plain && !terminal->quiet;
    stage->phase = SIZE_MAX;
    stage->state = PLAYER_LEAD;
    return stage;
}

void stage_close(Stage *stage) { free(stage); }

void stage_forget(Stage *stage) { stage->drawn = false; }

static void say_line(const Stage *stage, const char *line)
{
    if (*line)
        terminal_say(stage->terminal, "%s", line);
}

void stage_note(Stage *stage, const char *note, double now)
{
    if (!*note)
        return;
    if (!stage->screen) {
        say_line(stage, note);
        return;
    }
    snprintf(stage->note, sizeof stage->note, "%s", note);
    stage->note_until = now + NOTE_STAYS;
}

// Above the screen, which is drawn again below.
void stage_help(Stage *stage)
{
    Arena arena = { 0 };
    if (stage->drawn)
        fprintf(stderr, "\033[%dA\033[J", SCREEN_LINES);
    stage->drawn = false;
    terminal_say(stage->terminal, "%s", screen_keys(&arena));
    arena_free(&arena);
}

// --- A screen --------------------------------------------------------------------------

static const char *state_text(const Player *player, PlayerState state, Arena *arena)
{
    switch (state) {
    case PLAYER_LEAD: return arena_printf(arena, "begins in %d", (int)player_lead_left(player) + 1);
    case PLAYER_PAUSED: return "paused";
    case PLAYER_LOST: return "sound device lost, trying again";
    case PLAYER_PLAYING:
    case PLAYER_OVER:
    case PLAYER_STOPPED:
    case PLAYER_GAVE_UP: break;
    }
    return "";
}

// A terminal made narrower has wrapped the old lines, and PortAudio writes of a device that is lost between
// them: nobody knows how many they are now, so all is cleared.
static void draw(Stage *stage, const Player *player, PlayerState state, double now)
{
    Arena        arena = { 0 };
    int          width = tty_width() - 1;
    View         view = view_at(player_score(player), player_frame(player));
    ScreenStyle  style = { .width = width,
                           .color = stage->terminal->err_color,
                           .unicode = stage->terminal->unicode };
    ScreenStatus status = { .state = state_text(player, state, &arena),
                            .note = now < stage->note_until ? stage->note : "",
                            .volume = player_volume(player) };
    const char  *text = screen_text(player_score(player), &view, &status, &style, &arena);
    bool         spoilt = width < stage->width || (state == PLAYER_LOST && stage->state != PLAYER_LOST);
    if (stage->drawn && spoilt)
        fputs("\033[H\033[J", stderr);
    else if (stage->drawn)
        fprintf(stderr, "\033[%dA", SCREEN_LINES);
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        fprintf(stderr, "\033[K%.*s\r\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    fflush(stderr);
    stage->drawn = true;
    stage->width = width;
    stage->state = state;
    arena_free(&arena);
}

// --- Lines -----------------------------------------------------------------------------

static void say_part(Stage *stage, const View *view)
{
    char at[UNITS_TEXT_SIZE], left[UNITS_TEXT_SIZE];
    if (view->phase == stage->phase)
        return;
    stage->phase = view->phase;
    terminal_say(stage->terminal, "%s  %s, for %s",
                 units_format_clock(view->gone / MICROS_PER_SECOND * MICROS_PER_SECOND, at), view->title,
                 units_format_clock((view->phase_left + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND *
                                        MICROS_PER_SECOND,
                                    left));
}

static void say_words(Stage *stage, const View *view)
{
    if (!stage->plain || strcmp(stage->words, view->words) == 0)
        return;
    snprintf(stage->words, sizeof stage->words, "%s", view->words);
    say_line(stage, view->words);
}

static void say_state(Stage *stage, PlayerState state)
{
    if (state == stage->state)
        return;
    if (state == PLAYER_LOST)
        say_line(stage, "The sound device is gone. Trying again for a minute.");
    if (stage->state == PLAYER_LOST &&
        (state == PLAYER_LEAD || state == PLAYER_PLAYING || state == PLAYER_PAUSED))
        say_line(stage, "The sound device is back.");
    if (state == PLAYER_PAUSED)
        say_line(stage, "Paused.");
    stage->state = state;
}

void stage_show(Stage *stage, const Player *player, PlayerState state, double now)
{
    if (stage->terminal->quiet)
        return;
    if (stage->screen) {
        draw(stage, player, state, now);
        return;
    }
    say_state(stage, state);
    if (state != PLAYER_PLAYING)
        return;
    View view = view_at(player_score(player), player_frame(player));
    say_part(stage, &view);
    say_words(stage, &view);
}
