// walkcoach list: what there is to walk to, grouped by level; also the voices and the sound packs.
#include "app/commands.h"
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

// --- Sessions --------------------------------------------------------------------------

static const char *const level_titles[] = {
    "At your level", "Level 1, settle", "Level 2, connect", "Level 3, build", "Level 4, brisk",
};
enum { LEVELS = sizeof level_titles / sizeof *level_titles };
_Static_assert(LEVELS == LEVEL_MAX + 1, "a title for each level");

static int name_width(const SessionSummary *sessions, size_t count)
{
    size_t width = 0;
    for (size_t i = 0; i < count; i++)
        width = strlen(sessions[i].name) > width ? strlen(sessions[i].name) : width;
    return (int)width;
}

static void print_session(const SessionSummary *session, int width)
{
    char length[UNITS_TEXT_SIZE] = "";
    if (session->length > 0)
        units_format_clock(session->length, length);
    printf("  %-*s  %8s  %s\n", width, session->name, length,
           session->about[0] ? session->about : session->title);
}

static void print_group(const Terminal *terminal, const char *title, const SessionSummary *sessions,
                        size_t count, SessionKind kind, int level)
{
    bool titled = false;
    for (size_t i = 0; i < count; i++) {
        if (sessions[i].kind != kind || (kind == SESSION_WALK && sessions[i].level != level))
            continue;
        if (!titled)
            printf("%s%s%s\n", terminal_style(terminal, STYLE_BOLD), title,
                   terminal_style(terminal, STYLE_PLAIN));
        titled = true;
        print_session(&sessions[i], name_width(sessions, count));
    }
    if (titled)
        putchar('\n');
}

static void print_sessions(const Terminal *terminal, const char *const *names, size_t count, const Desk *desk)
{
    SessionSummary *sessions = ARENA_ARRAY(desk->arena, SessionSummary, count + 1);
    size_t          good = 0;
    for (size_t i = 0; i < count; i++)
        if (session_summarise(names[i], desk, &sessions[good]))
            good++;
    for (int level = 1; level <= LEVELS; level++)
        print_group(terminal, level_titles[level % LEVELS], sessions, good, SESSION_WALK, level % LEVELS);
    print_group(terminal, "Drills, on a mat", sessions, good, SESSION_DRILL, 0);
    terminal_say(terminal,
                 "Any length can be asked for: walkcoach render 25min. --level walks one at another level.");
}

// --- Voices and sounds: their names and titles -----------------------------------------

static void print_titles(const Kind *kind, const char *const *names, size_t count, const Desk *desk)
{
    for (size_t i = 0; i < count; i++) {
        const char     *path = files_find(desk->path, kind->files, names[i], 0, desk->arena);
        const ConfNode *root = path ? conf_read_file(path, (SourcePos){ 0 }, kind->hints, desk->arena,
                                                     desk->diags)
                                    : NULL;
        const char     *title = "";
        if (root)
            conf_text(conf_get(root, "title"), desk->diags, &title);
        printf("  %-14s %s\n", names[i], title);
    }
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
    Arena              arena = { 0 };
    DiagList           diags = { .arena = &arena };
    Paths              paths = paths_find(&arena);
    const Desk         desk = { &arena, &diags, &paths.search };
    size_t             count;
    const char *const *names = files_list(&paths.search, kind->files, &arena, &count);
    if (settings->printing.names)
        for (size_t i = 0; i < count; i++)
            puts(names[i]);
    else if (kind->files == &session_files)
        print_sessions(&settings->terminal, names, count, &desk);
    else
        print_titles(kind, names, count, &desk);
    terminal_diags(&settings->terminal, &diags);
    Status status = diags.errors ? STATUS_MISTAKES : STATUS_DONE;
    if (!paths.data)
        status = terminal_fail(&settings->terminal, STATUS_WORLD,
                               "what comes with walkcoach is not there: looked in %s", paths.looked);
    arena_free(&arena);
    return status;
}
