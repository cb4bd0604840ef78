// walkcoach list: every walk and drill, grouped by level; also the voices and the sound packs.
#include "app/commands.h"
#include "base/heap.h"
#include "base/json.h"
#include "conf/shelf.h"
#include "job/offer.h"
#include "job/paths.h"
#include "session/kinds.h"
#include "sound/pack_read.h"
#include "voice/profile_read.h"

#include <string.h>

typedef struct {
    const char      *word;
    const FileKind  *files;
    const ConfHints *hints;
} Kind;
static const Kind kinds[] = { { "sessions", &session_files, &session_hints },
                              { "voices", &voice_files, &voice_hints },
                              { "sounds", &pack_files, &pack_hints } };
enum { KINDS = sizeof kinds / sizeof *kinds };

enum { LIST_MEMORY = 6 << 20 };  // bytes: one session and all rows

// --- Sessions --------------------------------------------------------------------------

static const char *const level_titles[] = {
    "At your level", "Level 1, settle", "Level 2, connect", "Level 3, build", "Level 4, brisk",
};
enum { LEVELS = sizeof level_titles / sizeof *level_titles };
_Static_assert(LEVELS == LEVEL_MAX + 1, "a title for each level");

typedef struct {
    SessionSummary session;
    Offer          offer;
} Listed;

static int name_width(const Listed *listed, size_t count)
{
    size_t width = 0;
    for (size_t i = 0; i < count; i++)
        width = strlen(listed[i].session.name) > width ? strlen(listed[i].session.name) : width;
    return (int)width;
}

static bool is_hers(const Listed *listed)
{
    return listed->offer.kind == OFFER_NOW && listed->offer.week >= 0;
}

// What fits her now has a mark; what does not is grey, with the week in which it does.
static void print_session(const Terminal *terminal, const Listed *listed, int width, Arena *arena)
{
    const SessionSummary *session = &listed->session;
    const char           *about = session->about[0] ? session->about : session->title;
    const char           *when = offer_text(listed->offer, arena);
    char                  length[UNITS_TEXT_SIZE] = "";
    if (session->length > 0)
        units_format_clock(session->length, length);
    bool grey = listed->offer.kind != OFFER_NOW;
    printf("%s%c %-*s  %8s  %s%s%s%s\n", grey ? terminal_style(terminal, STYLE_DIM) : "",
           is_hers(listed) ? '*' : ' ', width, session->name, length, when, *when ? ": " : "", about,
           grey ? terminal_style(terminal, STYLE_PLAIN) : "");
}

static void print_group(const Terminal *terminal, const char *title, const Listed *listed, size_t count,
                        SessionKind kind, int level, Arena *arena)
{
    bool titled = false;
    for (size_t i = 0; i < count; i++) {
        const SessionSummary *session = &listed[i].session;
        if (session->kind != kind || (kind == SESSION_WALK && session->level != level))
            continue;
        if (!titled)
            printf("%s%s%s\n", terminal_style(terminal, STYLE_BOLD), title,
                   terminal_style(terminal, STYLE_PLAIN));
        titled = true;
        print_session(terminal, &listed[i], name_width(listed, count), arena);
    }
    if (titled)
        putchar('\n');
}

// Times are seconds; offered: now, later (with the week), cleared (once her provider has said yes), never.
static void add_session(Json *json, const Listed *listed)
{
    static const char *const offers[] = {
        [OFFER_NOW] = "now", [OFFER_LATER] = "later", [OFFER_CLEARED] = "cleared", [OFFER_NEVER] = "never"
    };
    const SessionSummary *session = &listed->session;
    json_object_open(json, NULL);
    json_string(json, "name", session->name);
    json_string(json, "title", session->title);
    json_string(json, "about", session->about);
    json_string(json, "kind", session->kind == SESSION_DRILL ? "drill" : "walk");
    json_int(json, "level", session->level);
    json_number(json, "length", (double)session->length / MICROS_PER_SECOND);
    json_string(json, "offered", offers[listed->offer.kind]);
    if (listed->offer.kind == OFFER_LATER)
        json_int(json, "from_week", listed->offer.week);
    json_object_close(json);
}

static void print_sessions_json(const Listed *listed, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_array_open(&json, NULL);
    for (size_t i = 0; i < count; i++)
        add_session(&json, &listed[i]);
    json_array_close(&json);
    puts(text_string(&text));
}

static void print_sessions(const Settings *settings, const char *const *names, size_t count, const Desk *desk)
{
    Listed *listed = ARENA_ARRAY(desk->arena, Listed, count + 1);
    size_t  good = 0;
    bool    no_week = offer_knows_no_week(&settings->order);
    for (size_t i = 0; i < count; i++) {
        Listed *one = &listed[good];
        if (!session_summarise(names[i], desk, &one->session))
            continue;
        one->offer = no_week && one->session.for_anyone ? (Offer){ OFFER_NOW, -1 }
                                                        : offer_of(&settings->order, names[i]);
        good++;
    }
    if (settings->printing.json) {
        print_sessions_json(listed, good, desk->arena);
        return;
    }
    for (int level = 1; level <= LEVELS; level++)
        print_group(&settings->terminal, level_titles[level % LEVELS], listed, good, SESSION_WALK,
                    level % LEVELS, desk->arena);
    print_group(&settings->terminal, "Drills, on a mat", listed, good, SESSION_DRILL, 0, desk->arena);
    for (size_t i = 0; i < good; i++)
        if (is_hers(&listed[i])) {
            terminal_say(&settings->terminal, "* fits you now.");
            break;
        }
    terminal_say(&settings->terminal,
                 "You can ask for any length: walkcoach render 25min. --level picks another level.");
}

// --- Voices and sounds: their names and titles -----------------------------------------

static const char *title_of(const Kind *kind, const char *name, const Desk *desk)
{
    const char     *path = files_find(desk->path, kind->files, name, 0, desk->arena), *title = "";
    const ConfNode *root = path
                               ? conf_read_file(path, (SourcePos){ 0 }, kind->hints, desk->arena, desk->diags)
                               : NULL;
    if (root)
        conf_text(conf_get(root, "title"), desk->diags, &title);
    return title;
}

static void print_titles_json(const Kind *kind, const char *const *names, size_t count, const Desk *desk)
{
    Text text = { .arena = desk->arena };
    Json json = { .text = &text };
    json_array_open(&json, NULL);
    for (size_t i = 0; i < count; i++) {
        json_object_open(&json, NULL);
        json_string(&json, "name", names[i]);
        json_string(&json, "title", title_of(kind, names[i], desk));
        json_object_close(&json);
    }
    json_array_close(&json);
    puts(text_string(&text));
}

static void print_titles(const Kind *kind, const char *const *names, size_t count, const Desk *desk)
{
    for (size_t i = 0; i < count; i++)
        printf("  %-14s %s\n", names[i], title_of(kind, names[i], desk));
}

static const Kind *kind_of(const char *word)
{
    for (int i = 0; i < KINDS; i++)
        if (!word || strcmp(kinds[i].word, word) == 0)
            return &kinds[i];
    return NULL;
}

Status cmd_list(const Settings *settings)
{
    const Kind *kind = kind_of(settings->operand_count ? settings->operands[0] : NULL);
    if (!kind)
        return terminal_fail(&settings->terminal, STATUS_USAGE,
                             "list knows sessions, voices and sounds, not \"%s\"", settings->operands[0]);
    heap_prepare(LIST_MEMORY);
    Arena              arena = { 0 };
    DiagList           diags = { .arena = &arena };
    Paths              paths = paths_find(&arena);
    Shelf              shelf = { &arena, NULL };
    const Desk         desk = { &arena, &diags, &paths.search, &shelf };
    size_t             count;
    const char *const *names = files_list(&paths.search, kind->files, &arena, &count);
    if (settings->printing.names)
        for (size_t i = 0; i < count; i++)
            puts(names[i]);
    else if (kind->files == &session_files)
        print_sessions(settings, names, count, &desk);
    else if (settings->printing.json)
        print_titles_json(kind, names, count, &desk);
    else
        print_titles(kind, names, count, &desk);
    terminal_diags(&settings->terminal, &diags);
    Status status = diags.errors ? STATUS_MISTAKES : STATUS_DONE;
    arena_free(&arena);
    return status;
}
