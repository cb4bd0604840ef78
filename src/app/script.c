// walkcoach script: what has to be said for walks to be heard in a voice of one's own: each phrase once, with
// its name, the time it may take, and how to say it.
#include "app/commands.h"
#include "app/own_voice.h"
#include "base/json.h"

#include <string.h>

typedef struct {
    const Settings    *settings;
    Arena             *arena;
    OwnVoice           own;
    const char *const *unsaid;  // recorded, and no longer said
    size_t             unsaid_count;
} Listing;

static bool has_word(const char *id, const char *word, size_t length)
{
    for (const char *at = id; *at; at += strcspn(at, "-"), at += *at == '-')
        if (strcspn(at, "-") == length && memcmp(at, word, length) == 0)
            return true;
    return false;
}

// How much two texts have in common: the words in both, in percent of the words in either.
static int alike(const char *id, const char *other)
{
    int words = 0, shared = 0;
    for (const char *at = id; *at; at += strcspn(at, "-"), at += *at == '-', words++)
        shared += has_word(other, at, strcspn(at, "-"));
    for (const char *at = other; *at; at += strcspn(at, "-"), at += *at == '-')
        words += !has_word(id, at, strcspn(at, "-"));
    return words ? 100 * shared / words : 0;
}

// For a phrase that is not recorded: the recording of what it may have been before it was changed, with at
// least half of its words; NULL: none.
static const char *was_before(const Listing *listing, const ScriptLine *line)
{
    const char *best = NULL;
    int         most = 49;
    for (size_t i = 0; i < listing->unsaid_count; i++)
        if (alike(line->id, listing->unsaid[i]) > most) {
            best = listing->unsaid[i];
            most = alike(line->id, best);
        }
    return best;
}

static void print_line(const Listing *listing, const ScriptLine *line, size_t *left)
{
    const Terminal *terminal = &listing->settings->terminal;
    bool            recorded = own_voice_has(&listing->own, line, listing->arena);
    const char     *before = recorded ? NULL : was_before(listing, line);
    *left += !recorded;
    printf("%s%s%s%s\n", terminal_style(terminal, STYLE_BOLD), line->id,
           terminal_style(terminal, STYLE_PLAIN), recorded ? "  recorded" : "");
    fputs("    ", stdout);
    terminal_print_wrapped(line->text, 4, terminal->width);
    printf("\n    %s%s%s\n", terminal_style(terminal, STYLE_DIM), script_how(line, listing->arena),
           terminal_style(terminal, STYLE_PLAIN));
    if (before)
        printf("    It may have been %s, which is recorded.\n", before);
    putchar('\n');
}

static void print_text(const Listing *listing)
{
    const OwnVoice *own = &listing->own;
    const Terminal *terminal = &listing->settings->terminal;
    size_t          left = 0;
    for (size_t i = 0; i < own->script.count; i++)
        print_line(listing, &own->script.lines[i], &left);
    for (size_t i = 0; i < listing->unsaid_count && listing->settings->exporting.all; i++)
        printf("%s  is recorded, and said by no walk\n", listing->unsaid[i]);
    terminal_say(terminal, "%zu phrases, %zu of them recorded in %s", own->script.count,
                 own->script.count - left, own->folder);
}

static void print_json(const Listing *listing)
{
    const OwnVoice *own = &listing->own;
    Text            text = { .arena = listing->arena };
    Json            json = { .text = &text };
    json_array_open(&json, NULL);
    for (size_t i = 0; i < own->script.count; i++) {
        const ScriptLine *line = &own->script.lines[i];
        bool              recorded = own_voice_has(own, line, listing->arena);
        json_object_open(&json, NULL);
        json_string(&json, "id", line->id);
        json_string(&json, "text", line->text);
        json_string(&json, "how", script_how(line, listing->arena));
        if (line->room == SCRIPT_ANY_LENGTH)
            json_null(&json, "room");
        else
            json_number(&json, "room", (double)line->room / MICROS_PER_SECOND);
        json_bool(&json, "recorded", recorded);
        json_string(&json, "before", recorded ? NULL : was_before(listing, line));
        json_object_close(&json);
    }
    json_array_close(&json);
    puts(text_string(&text));
}

Status cmd_script(const Settings *settings)
{
    Arena   arena = { 0 };
    Paths   paths = paths_find(&arena);
    Listing listing = { .settings = settings, .arena = &arena };
    Status  status = own_voice_find(settings, &paths, &arena, &listing.own);
    if (status == STATUS_DONE) {
        listing.unsaid = own_voice_unsaid(&listing.own, &arena, &listing.unsaid_count);
        if (settings->printing.json)
            print_json(&listing);
        else
            print_text(&listing);
    }
    arena_free(&arena);
    return status;
}
