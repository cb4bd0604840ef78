#include "play/screen.h"
#include "base/utf8.h"
#include "play/keys.h"

#include <string.h>

enum { WIDTH_MIN = 10, BAR_MAX = 40 };

// --- Text of a known width -------------------------------------------------------------

static int columns_of(const char *text) { return utf8_width(text, strlen(text)); }

static void add_times(Text *to, const char *sign, int times)
{
    for (int i = 0; i < times; i++)
        text_add(to, sign);
}

static void add_styled(Text *to, const ScreenStyle *style, const char *code, const char *text, int room)
{
    if (style->color)
        text_printf(to, "\033[%sm", code);
    text_add_cut(to, text, room);
    if (style->color)
        text_add(to, "\033[0m");
}

// Left and right on one line; the right gives way when there is no room for both.
static void add_line(Text *to, const ScreenStyle *style, const char *left, const char *left_code,
                     const char *right)
{
    int used = columns_of(left) < style->width ? columns_of(left) : style->width;
    add_styled(to, style, left_code, left, style->width);
    int gap = style->width - used - columns_of(right);
    if (gap >= 2) {
        add_times(to, " ", gap);
        text_add(to, right);
    }
    text_add(to, "\n");
}

// --- Lines -----------------------------------------------------------------------------

static const char *clock_of(Micros at, Arena *arena)
{
    char text[UNITS_TEXT_SIZE];
    return arena_strdup(arena, units_format_clock(at / MICROS_PER_SECOND * MICROS_PER_SECOND, text));
}

static void add_title(Text *to, const View *view, const ScreenStatus *status, const ScreenStyle *style)
{
    const char *right = *status->state ? status->state
                        : *view->next  ? arena_printf(to->arena, "next: %s in %s", view->next,
                                                      clock_of(view->phase_left, to->arena))
                                       : "";
    add_line(to, style, view->title, "1", right);
}

// Fills while she breathes in, empties while she breathes out.
static void add_bar(Text *to, const View *view, const ScreenStyle *style, int width)
{
    int full = (int)((view->out ? 1 - view->share : view->share) * width + 0.5);
    add_times(to, style->unicode ? "█" : "#", full);
    add_times(to, style->unicode ? "░" : "-", width - full);
}

static const char *pace_text(const View *view, Arena *arena)
{
    if (view->own_pace)
        return "your own pace";
    return view->steps > 0
               ? arena_printf(arena, "step %d of %d, %.0f a minute", view->step, view->steps, view->pace)
               : arena_printf(arena, "%.0f steps a minute", view->pace);
}

static void add_breath(Text *to, const View *view, const ScreenStyle *style)
{
    const char *pace = pace_text(view, to->arena);
    if (!view->breathing) {
        add_line(to, style, "breathe as you like", "2", pace);
        return;
    }
    int room = style->width - 5;
    int bar = room < BAR_MAX ? room : BAR_MAX;
    if (room - columns_of(pace) - 2 < 8)
        pace = "";
    else if (bar > room - columns_of(pace) - 2)
        bar = room - columns_of(pace) - 2;
    text_add(to, view->out ? "out  " : "in   ");
    if (style->color)
        text_printf(to, "\033[%sm", view->lift ? "35" : view->out ? "34" : "36");
    add_bar(to, view, style, bar);
    if (style->color)
        text_add(to, "\033[0m");
    if (*pace)
        text_printf(to, "  %s", pace);
    text_add(to, "\n");
}

// Bytes of a text that make a line: up to a space where there is one.
static size_t line_length(const char *text, int width)
{
    size_t at = 0, space = 0;
    for (int columns = 0; text[at];) {
        uint32_t character = 0;
        size_t   used = utf8_decode(text + at, strlen(text + at), &character);
        if (text[at] == ' ')
            space = at;
        columns += used ? utf8_columns(character) : 0;
        if (columns > width)
            return space ? space : at;
        at += used ? used : 1;
    }
    return at;
}

// If the words are too long for one line, the line that is being said.
static void add_words(Text *to, const View *view, const ScreenStyle *style)
{
    const char *line = view->words, *under_way = view->words + view->said;
    size_t      length = line_length(line, style->width);
    while (line[length] && line + length <= under_way) {
        line += length + strspn(line + length, " ");
        length = line_length(line, style->width);
    }
    add_line(to, style, arena_strndup(to->arena, line, length), "1", "");
}

// The walk as a line: the past is heavy, with a notch where a part begins.
static void add_walk(Text *to, const Score *score, const View *view, const ScreenStyle *style)
{
    const Timeline *timeline = score->timeline;
    const char     *gone = style->unicode ? "━" : "=", *left = style->unicode ? "─" : "-",
               *notch = style->unicode ? "┊" : "|";
    int    here = (int)((double)view->gone / (double)timeline->length * style->width);
    size_t phase = 1;
    for (int column = 0; column < style->width; column++) {
        Micros until = timeline->length * (column + 1) / style->width;
        bool   begins = false;
        for (; phase < timeline->phase_count && timeline->phases[phase].at < until; phase++)
            begins = true;
        text_add(to, column == here  ? (style->unicode ? "●" : "o")
                     : begins        ? notch
                     : column < here ? gone
                                     : left);
    }
    text_add(to, "\n");
}

static void add_times_line(Text *to, const View *view, const ScreenStatus *status, const ScreenStyle *style)
{
    const char *volume = status->volume == 100 ? ""
                                               : arena_printf(to->arena, "   volume %d %%", status->volume);
    const char *gone = arena_printf(to->arena, "%s%s", clock_of(view->gone, to->arena), volume);
    add_line(to, style, gone, "0", arena_printf(to->arena, "%s left", clock_of(view->left, to->arena)));
}

// --- The keys --------------------------------------------------------------------------

// Lines of text, and how many pages they take.
typedef struct {
    const char **items;
    size_t       count, capacity;
    int          a_page, pages;  // lines of a page
} Lines;

static void add_to_lines(Lines *lines, const char *line, Arena *arena)
{
    *ARENA_PUSH(arena, lines->items, lines->count, lines->capacity) = line;
}

// A key a line, with all that it does.
static Lines keys_in_full(Arena *arena)
{
    Lines      lines = { 0 };
    size_t     count;
    const Key *keys = keys_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (*keys[i].shown)
            add_to_lines(&lines, arena_printf(arena, "  %-6s %s", keys[i].shown, keys[i].help), arena);
    return lines;
}

// As many keys on a line as it holds, a word or two each.
static Lines keys_in_short(int width, Arena *arena)
{
    Lines       lines = { 0 };
    size_t      count;
    const Key  *keys = keys_rows(&count);
    const char *line = "";
    for (size_t i = 0; i < count; i++) {
        if (!*keys[i].shown)
            continue;
        const char *key = arena_printf(arena, "%s %s", keys[i].shown, keys[i].brief);
        const char *longer = *line ? arena_printf(arena, "%s  %s", line, key) : key;
        if (columns_of(longer) > width) {
            add_to_lines(&lines, line, arena);
            longer = key;
        }
        line = longer;
    }
    add_to_lines(&lines, line, arena);
    return lines;
}

static bool all_fit(const Lines *lines, int width)
{
    for (size_t i = 0; i < lines->count; i++)
        if (columns_of(lines->items[i]) > width)
            return false;
    return true;
}

enum { LINES_LEFT = 2 };  // of the walk, beside the keys: the words and what was pressed

static Lines keys_for(const ScreenStyle *style, Arena *arena)
{
    Lines lines = keys_in_full(arena);
    if ((int)lines.count + SCREEN_LINES > style->lines || !all_fit(&lines, style->width))
        lines = keys_in_short(style->width, arena);
    bool whole = lines.count > 0 && (int)lines.count + LINES_LEFT <= style->lines;
    lines.a_page = whole ? (int)lines.count : style->lines > 2 ? style->lines - 1 : 1;
    lines.pages = ((int)lines.count + lines.a_page - 1) / lines.a_page;
    return lines;
}

int screen_pages(const ScreenStyle *style, Arena *arena) { return keys_for(style, arena).pages; }

// One page of them; how many lines it has.
static int add_keys(Text *to, int page, const ScreenStyle *style)
{
    Lines lines = keys_for(style, to->arena);
    int   first = (page < lines.pages ? page - 1 : lines.pages - 1) * lines.a_page, added = 0;
    for (; added < lines.a_page && first + added < (int)lines.count; added++)
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): as many as are counted
        add_line(to, style, lines.items[first + added], "0", "");
    return added;
}

// --- All of it -------------------------------------------------------------------------

// room: how many lines there are. The least important go first.
static void add_lines(Text *to, const Score *score, const View *view, const ScreenStatus *status,
                      const ScreenStyle *style, int room)
{
    if (room >= 5)
        add_title(to, view, status, style);
    if (room >= 3)
        add_breath(to, view, style);
    if (room >= 2)
        add_words(to, view, style);
    if (room >= 6)
        add_walk(to, score, view, style);
    if (room >= 4)
        add_times_line(to, view, status, style);
    if (room >= 1) {
        const char *state = room < 5 ? status->state : "";  // where the line of the title is missing
        const char *foot = *status->note ? status->note
                           : *state      ? state
                                         : keys_line(style->width, style->unicode);
        add_line(to, style, foot, "2", "");
    }
}

const char *screen_text(const Score *score, const View *view, const ScreenStatus *status,
                        const ScreenStyle *asked, Arena *arena)
{
    ScreenStyle style = *asked;
    if (style.width < WIDTH_MIN)
        style.width = WIDTH_MIN;
    Text text = { .arena = arena };
    int  keys = status->page > 0 ? add_keys(&text, status->page, &style) : 0;
    add_lines(&text, score, view, status, &style, style.lines - keys);
    return text_string(&text);
}
