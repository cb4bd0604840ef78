#include "play/checkin.h"

#include "base/text.h"
#include "plan/questions.h"

#include <ctype.h>
#include <string.h>

// Not q, which leaves: nobody should note a sign by leaving.
static const char letters[] = "abcdefghijklmnoprstuvwxyz";

static bool is_asked(const SignRow *row, CheckinStage stage)
{
    return (row->group == SIGN_SHORTER) == (stage == CHECKIN_AMBER);
}

// The number in sign_rows of the sign that a letter is for at this stage; -1: none.
static int sign_at(CheckinStage stage, char key)
{
    const char    *at = strchr(letters, key);
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    ptrdiff_t      wanted = at && *at ? at - letters : -1;
    for (size_t i = 0; i < count && wanted >= 0; i++)
        if (is_asked(&rows[i], stage) && wanted-- == 0)
            return (int)i;
    return -1;
}

static void toggle(Checkin *checkin, int sign)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    if (sign < 0)
        return;
    SignSet bit = sign_set_of(rows[sign].id);
    if (!bit)
        checkin->harm = !checkin->harm;
    checkin->signs ^= bit;
}

static void go_on(Checkin *checkin)
{
    bool ends = (checkin->stage == CHECKIN_RED && (checkin->harm || sign_set_red(checkin->signs))) ||
                (checkin->stage == CHECKIN_AMBER && checkin->signs_only);
    checkin->stage = ends ? CHECKIN_OVER : (CheckinStage)(checkin->stage + 1);
}

static void say_how(Checkin *checkin, char key)
{
    switch (key) {
    case 'e': checkin->feel = FEEL_EASY; break;
    case 'g': checkin->feel = FEEL_GOOD; break;
    case 'h': checkin->feel = FEEL_HARD; break;
    default: return;
    }
    checkin->stage = CHECKIN_OVER;
}

void checkin_key(Checkin *checkin, char key)
{
    key = (char)tolower((unsigned char)key);
    if (checkin->stage == CHECKIN_OVER)
        return;
    if (key == 'q' || key == 3 || key == 4 || key == 27)  // Ctrl-C, Ctrl-D, Esc
        checkin->stage = CHECKIN_OVER;
    else if (key == '\r' || key == '\n')
        go_on(checkin);
    else if (checkin->stage == CHECKIN_FEEL)
        say_how(checkin, key);
    else
        toggle(checkin, sign_at(checkin->stage, key));
}

// --- What is asked ---------------------------------------------------------------------

static bool is_marked(const Checkin *checkin, const SignRow *row)
{
    SignSet bit = sign_set_of(row->id);
    return bit ? checkin->signs & bit : checkin->harm;
}

static void add_signs(Text *text, const Checkin *checkin)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    const char    *letter = letters;
    for (size_t i = 0; i < count; i++)
        if (is_asked(&rows[i], checkin->stage))
            text_printf(text, "%s %c  %s\n", is_marked(checkin, &rows[i]) ? " *" : "  ", *letter++,
                        question_sign(i));
}

const char *checkin_text(const Checkin *checkin, Arena *arena)
{
    Text text = { .arena = arena };
    switch (checkin->stage) {
    case CHECKIN_RED:
        text_add(&text, "Any of these? Press its letter, then Enter. None of them: Enter.\n");
        add_signs(&text, checkin);
        break;
    case CHECKIN_AMBER:
        text_add(&text, "And of these? The letter, then Enter. None of them: Enter.\n");
        add_signs(&text, checkin);
        break;
    case CHECKIN_FEEL: text_add(&text, "How was it?  e easy   g good   h hard   Enter: not said\n"); break;
    case CHECKIN_OVER: text_add(&text, ""); break;
    }
    return text_string(&text);
}
