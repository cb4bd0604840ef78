#include "phone/page_answer.h"

#include "base/date.h"
#include "base/json_read.h"
#include "base/utf8.h"
#include "session/medical.h"

#include <ctype.h>
#include <string.h>

Entry page_answer_entry(const PageAnswer *answer)
{
    return (Entry){ .day = answer->day,
                    .kind = answer->level ? ENTRY_WALK : ENTRY_DRILL,
                    .session = answer->walk,
                    .minutes = answer->minutes,
                    .level = answer->level,
                    .left_early = answer->left_early,
                    .feel = answer->feel,
                    .signs = answer->signs };
}

enum { DEPTH = 3, MEMBERS = 8 };  // the answer, its signs, a sign

bool page_answer_open(char why[LIBRARY_WHY_SIZE]) { return json_read_ready(why); }

// --- Values ----------------------------------------------------------------------------

static const char *take_text(const JsonValue *answer, const char *key)
{
    const char *text = NULL;
    return json_read_text(answer, key, &text) ? text : NULL;
}

static bool take_number(const JsonValue *answer, const char *key, int most, int *out)
{
    int64_t number;
    if (!json_read_int(answer, key, &number) || number < 0 || number > most)
        return false;
    *out = (int)number;
    return true;
}

// --- What they mean --------------------------------------------------------------------

static bool read_id(const char *text, PageAnswer *out)
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (!text || strlen(text) != sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == '-' ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    memcpy(out->id, text, sizeof form);
    return true;
}

static bool read_day(const char *text, PageAnswer *out)
{
    char written[DATE_SIZE];
    return text && date_parse(text, &out->day) && strcmp(date_write(out->day, written), text) == 0;
}

// As a session may be called: no folders, and nothing that a terminal would interpret.
static bool read_walk(const char *text, PageAnswer *out)
{
    size_t length = text ? strlen(text) : 0;
    if (length == 0 || length >= sizeof out->walk || strchr(".- ", text[0]))
        return false;
    uint32_t letter;
    for (size_t at = 0; at < length; at += utf8_decode(text + at, length - at, NULL))
        if (utf8_decode(text + at, length - at, &letter) == 0 || letter < ' ' ||
            (letter >= 0x7f && letter < 0xa0) || letter == '/' || letter == '\\')
            return false;
    memcpy(out->walk, text, length + 1);
    return true;
}

static bool read_feel(const char *text, PageAnswer *out)
{
    static const char *const words[] = {
        [FEEL_NOT_SAID] = "", [FEEL_EASY] = "easy", [FEEL_GOOD] = "good", [FEEL_HARD] = "hard"
    };
    for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], text) == 0) {
            out->feel = (Feel)i;
            return !*text || (out->level > 0 && !out->left_early);
        }
    return false;
}

static bool read_sign(const char *id, PageAnswer *out)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; id && i < count; i++)
        if (strcmp(rows[i].id, id) == 0) {
            out->signs |= (SignSet)1 << i;
            return strcmp(id, "harm") != 0;
        }
    return false;
}

static bool take_signs(const JsonValue *answer, PageAnswer *out)
{
    size_t count;
    if (!json_read_texts(answer, "signs", &count))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!read_sign(json_read_text_at(answer, "signs", i), out))
            return false;
    return true;
}

static bool take_answer(const JsonValue *answer, PageAnswer *out)
{
    return json_read_members(answer) == MEMBERS && read_id(take_text(answer, "id"), out) &&
           read_day(take_text(answer, "day"), out) && read_walk(take_text(answer, "walk"), out) &&
           take_number(answer, "level", LEVEL_MAX, &out->level) &&
           take_number(answer, "minutes", PAGE_ANSWER_MINUTES, &out->minutes) &&
           json_read_bool(answer, "left_early", &out->left_early) &&
           read_feel(take_text(answer, "feel"), out) && take_signs(answer, out);
}

// --- The whole -------------------------------------------------------------------------

bool page_answer_read(const char *text, size_t length, PageAnswer *out)
{
    JsonReader reader;
    *out = (PageAnswer){ 0 };
    bool good = json_read(&reader, text, length, DEPTH) && take_answer(reader.root, out);
    json_read_done(&reader);
    return good;
}
