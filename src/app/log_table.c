#include "app/log_table.h"

#include "base/date.h"
#include "base/json.h"
#include "log/row.h"

#include <string.h>

// --- CSV -------------------------------------------------------------------------------

static void field(Text *out, const char *text, const char *after)
{
    bool quoted = text && strpbrk(text, ",\"\r\n");
    text_add(out, quoted ? "\"" : "");
    for (; text && *text; text++)
        text_printf(out, *text == '"' ? "\"%c" : "%c", *text);
    text_add(out, quoted ? "\"" : "");
    text_add(out, after);
}

static void number(Text *out, bool there, int value)
{
    if (there)
        text_printf(out, "%d", value);
    text_add(out, ",");
}

static void csv_entry(const Entry *entry, Text *out)
{
    char day[DATE_SIZE];
    bool walk = entry->kind == ENTRY_WALK, question = entry->kind == ENTRY_QUESTION;
    field(out, date_write(entry->day, day), ",");
    field(out, choice_word(plan_entry_kinds, (int)entry->kind), ",");
    field(out, entry->session, ",");
    number(out, walk || entry->kind == ENTRY_START, entry->minutes);
    number(out, walk, entry->level);
    field(out, walk ? entry->left_early ? "yes" : "no" : NULL, ",");
    field(out, choice_word(log_feels, (int)entry->feel), ",");
    field(out, row_signs(entry->signs, out->arena), ",");
    field(out, question ? choice_word(plan_questions, (int)entry->question) : NULL, ",");
    field(out, question ? choice_word(log_answers, (int)entry->answer) : NULL, "\r\n");
}

void log_csv(const History *history, Text *out)
{
    text_add(out, "day,kind,session,minutes,level,left_early,feel,signs,question,answer\r\n");
    for (size_t i = 0; i < history->count; i++)
        csv_entry(&history->entries[i], out);
}

// --- JSON ------------------------------------------------------------------------------

static void json_day(Json *json, const char *key, Day day)
{
    char text[DATE_SIZE];
    json_string(json, key, date_write(day, text));
}

static void json_signs(Json *json, SignSet signs)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    json_array_open(json, "signs");
    for (size_t i = 0; i < count; i++)
        if (sign_set_of(rows[i].id) & signs)
            json_string(json, NULL, rows[i].id);
    json_array_close(json);
}

static void json_walk(Json *json, const Entry *entry)
{
    const char *feel = choice_word(log_feels, (int)entry->feel);
    json_int(json, "minutes", entry->minutes);
    json_int(json, "level", entry->level);
    json_bool(json, "left_early", entry->left_early);
    if (feel)
        json_string(json, "feel", feel);
}

static void json_entry(Json *json, const Entry *entry)
{
    json_object_open(json, NULL);
    json_day(json, "day", entry->day);
    json_string(json, "kind", choice_word(plan_entry_kinds, (int)entry->kind));
    if (entry->session)
        json_string(json, "session", entry->session);
    switch (entry->kind) {
    case ENTRY_WALK:
        json_walk(json, entry);
        json_signs(json, entry->signs);
        break;
    case ENTRY_DRILL:
    case ENTRY_SIGNS: json_signs(json, entry->signs); break;
    case ENTRY_START: json_int(json, "minutes", entry->minutes); break;
    case ENTRY_QUESTION:
        json_string(json, "question", choice_word(plan_questions, (int)entry->question));
        json_string(json, "answer", choice_word(log_answers, (int)entry->answer));
        break;
    case ENTRY_RELEASE: break;
    }
    json_object_close(json);
}

static void json_weeks(Json *json, const Walked *walked)
{
    json_array_open(json, "weeks");
    for (size_t i = 0; i < walked->count; i++) {
        const WalkedWeek *week = &walked->weeks[i];
        json_object_open(json, NULL);
        json_int(json, "week", week->week);
        json_day(json, "from", week->from);
        json_int(json, "walks", week->walks);
        json_int(json, "minutes", week->minutes);
        json_int(json, "planned", week->planned);
        json_int(json, "row", week->row);
        json_object_close(json);
    }
    json_array_close(json);
    json_int(json, "streak", walked->streak);
}

void log_json(const History *history, const Walked *walked, Text *out)
{
    Json json = { .text = out };
    json_object_open(&json, NULL);
    json_array_open(&json, "entries");
    for (size_t i = 0; i < history->count; i++)
        json_entry(&json, &history->entries[i]);
    json_array_close(&json);
    if (walked)
        json_weeks(&json, walked);
    json_object_close(&json);
    text_add(out, "\n");
}
