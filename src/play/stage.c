#include "play/stage.h"

#include "job/tty.h"
#include "play/screen.h"

#include <stdlib.h>
#include <string.h>

#define NOTE_STAYS 2.5  // seconds

struct Stage {
    const Terminal *terminal;
    bool            plain;          // words as they come
    bool            screen;         // rewrites its lines; else prints a line for each part
    bool            drawn;          // the cursor is after the last line of a screen
    int             width, height;  // of the terminal, when it was drawn
    int             lines;          // that were drawn
    int             page;           // of the keys; 0: they are not shown
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

// All but the last line, on which the cursor waits, and the last column, at which some terminals wrap.
static ScreenStyle style_now(const Stage *stage)
{
    int lines = tty_height() - 1;
    return (ScreenStyle){ .width = tty_width() - 1,
                          .lines = lines > 1 ? lines : 1,
                          .color = stage->terminal->err_color,
                          .unicode = stage->terminal->unicode };
}

void stage_help(Stage *stage)
{
    Arena       arena = { 0 };
    ScreenStyle style = style_now(stage);
    size_t      count;
    const Key  *keys = keys_rows(&count);
    if (stage->screen)
        stage->page = stage->page < screen_pages(&style, &arena) ? stage->page + 1 : 0;
    for (size_t i = 0; i < count && !stage->screen; i++)
        if (*keys[i].shown)
            terminal_say(stage->terminal, "  %-6s %s", keys[i].shown, keys[i].help);
    arena_free(&arena);
}

// Writes over the old lines and clears what is left below them. If the terminal has another size now, it has
// wrapped or moved them; and PortAudio writes its own lines between them when a device is lost. Then nobody
// knows where they are, so we clear everything.
static void print(Stage *stage, const char *text, bool spoilt)
{
    int lines = 0;
    if (stage->drawn && spoilt)
        fputs("\033[H\033[J", stderr);
    else if (stage->drawn && stage->lines > 0)
        fprintf(stderr, "\033[%dA", stage->lines);
    for (const char *line = text; *line; lines++) {
        size_t length = strcspn(line, "\n");
        fprintf(stderr, "\033[K%.*s\r\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    if (lines < stage->lines)
        fputs("\033[J", stderr);
    fflush(stderr);
    stage->lines = lines;
}

static void draw(Stage *stage, const Player *player, PlayerState state, double now)
{
    Arena        arena = { 0 };
    View         view = view_at(player_score(player), player_frame(player));
    ScreenStyle  style = style_now(stage);
    ScreenStatus status = { .state = state_text(player, state, &arena),
                            .note = now < stage->note_until ? stage->note : "",
                            .volume = player_volume(player),
                            .page = stage->page };
    bool         resized = tty_width() != stage->width || tty_height() != stage->height;
    bool         spoilt = resized || (state == PLAYER_LOST && stage->state != PLAYER_LOST);
    print(stage, screen_text(player_score(player), &view, &status, &style, &arena), spoilt);
    stage->drawn = true;
    stage->width = tty_width();
    stage->height = tty_height();
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
