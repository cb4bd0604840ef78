// A root of its own for each test of src/session/: files written into a temporary folder, sessions read from
// there.
#ifndef SESSION_FIXTURE_H
#define SESSION_FIXTURE_H

#include "cmocka_all.h"
#include "file_by_hand.h"
#include "messages_by_hand.h"
#include "session/read.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    Arena          arena;
    DiagList       diags;
    SearchPath     path;
    Desk           desk;
    SessionRequest request;
    Session        session;
} Fixture;

static inline void fixture_make_folders(char *path)
{
    for (char *slash = path + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = '\0';
        mkdir(path, 0700);
    }
}

// Writes root N's file, e.g. "scripts/mine.cfg".
static inline void fixture_write_in(Fixture *f, int root, const char *name, const char *text)
{
    char *path = arena_printf(&f->arena, "%s/%s", f->path.roots[root], name);
    fixture_make_folders(path);
    file_put(path, text);
}

static inline void fixture_write(Fixture *f, const char *name, const char *text)
{
    fixture_write_in(f, 0, name, text);
}

static const char fixture_walk_cfg[] =
    "pace = 100\n"
    "ways: {\n"
    "  open:    { pace = \"own\"  say: { stop_signs = \"start\" } }\n"
    "  settle:  { pace = \"own\"  least = \"0:45\"  most = \"5:00\"  say: { posture = \"every 45s\" } }\n"
    "  connect: { least = \"1:30\"  most = \"6:00\"  say: { lift = \"4th\" } }\n"
    "  reset:   { pace = \"own\"  optional = true }\n"
    "  quiet:   { least = \"0:30\"  most = \"10:00\"  optional = true  quiet = true }\n"
    "}\n";
static const char fixture_cues_cfg[] =
    "fade = \"full x2, then short\"\n"
    "core_words = [\"lift\"]\n"
    "drill_steps: { plank = [\"plank\", \"hips up\"]  press = \"press\"  floor = \"squeeze\"  stand = "
    "\"stand up\"  turn = \"a book\" }\n"
    "signs: { get_help = \"help\"  stop = \"stop\"  chest_pain = \"chest\"  breathing = \"breath\"  "
    "bleeding = \"blood\"\n"
    "  leg = \"leg\"  headache = \"head\"  fainting = \"faint\"  pain = \"hurt\"  leaking = \"leak\"  heavy "
    "= "
    "\"heavy\" }\n"
    "words: {\n"
    "  stop_signs: { priority = \"must\"  full = [\"Stop for pain.\"] }\n"
    "  posture = [\"Soft shoulders.\"]\n"
    "  posture_pram: { joins = \"posture\"  only = \"pram\"  full = [\"Elbows bent.\"] }\n"
    "  scar: { weeks = \"6+\"  only = \"c_section\"  full = [\"Mind the scar.\"] }\n"
    "}\n"
    "light: { rest = \"Let it go.\"  lift: { core = true  full = [\"Lift\"]  short = [\"Up\"] } }\n"
    "tall: { lift: { on = \"out\"  full = [\"Grow taller\"] } }\n"
    "breath_only: { lift: { on = \"out\"  full = [\"Long breath\"] } }\n"
    "level_4: { stop_signs: { full = [\"Stop.\"] } }\n";

static inline const char *fixture_level_cfg(Fixture *f, int level, const char *weeks, const char *c_section,
                                            const char *walks, const char *core)
{
    static const char *const paces[] = { "\"own\"", "95", "105", "115" };
    return arena_printf(&f->arena,
                        "extends = \"walk\"\npace = %s\nbreath = \"3:4\"\ncore = \"%s\"\nwalks = %s\n"
                        "weeks: { vaginal = \"%s\"  c_section = \"%s\" }\n",
                        paces[level - 1], core, walks, weeks, c_section);
}

static inline int fixture_setup(void **state)
{
    Fixture    *f = calloc(1, sizeof *f);
    const char *base = getenv("TMPDIR");
    f->diags.arena = &f->arena;
    for (int root = 0; root < 2; root++) {
        char *folder = arena_printf(&f->arena, "%s/walkcoach-unit.XXXXXX", base ? base : "/tmp");
        assert_non_null(mkdtemp(folder));
        f->path.roots[f->path.count++] = folder;
    }
    f->desk = (Desk){ &f->arena, &f->diags, &f->path, NULL };
    f->request = (SessionRequest){ .walker = WALKER_UNKNOWN, .today = "2026-11-27", .seed = -1 };
    fixture_write(f, "scripts/walk.cfg", fixture_walk_cfg);
    fixture_write(f, "scripts/cues/en.cfg", fixture_cues_cfg);
    fixture_write(f, "scripts/levels/1.cfg",
                  fixture_level_cfg(f, 1, "0-2", "0-3", "[\"5 min\", \"10 min\"]", "breath_only"));
    fixture_write(f, "scripts/levels/2.cfg",
                  fixture_level_cfg(f, 2, "2-6", "3-8", "[\"5 min\", \"30 min from week 6\"]", "light"));
    fixture_write(f, "scripts/levels/3.cfg",
                  fixture_level_cfg(f, 3, "6-12", "8-12", "[\"10 min\", \"30 min\"]", "light"));
    fixture_write(f, "scripts/levels/4.cfg",
                  fixture_level_cfg(f, 4, "12+", "12+", "[\"20 min\", \"45 min\"]", "light"));
    fixture_write(
        f, "scripts/5min.cfg",
        "title = \"Walk, 5 minutes\"\nlevel = 3\n"
        "phases: { open: { length = \"0:40\" } settle: { length = \"1:00\" } connect: { length = \"1:50\" }\n"
        "          reset: { length = \"0:30\" } quiet: { length = \"1:00\" } }\n");
    *state = f;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    Fixture *f = *state;
    for (int root = 0; root < f->path.count; root++)
        folder_remove(f->path.roots[root]);
    arena_free(&f->arena);
    free(f);
    return 0;
}

static inline bool fixture_read(Fixture *f, const char *name)
{
    f->diags = (DiagList){ .arena = &f->arena };
    f->request.name = name;
    return session_read(&f->request, &f->desk, &f->session);
}

// A LastingName: as it is.
static inline const char *fixture_as_written(const char *key, Named named, const Desk *desk)
{
    (void)key, (void)desk;
    return named.text;
}

// Reads a session that has to be right; shows what was reported when it is not.
static inline const Session *fixture_good(Fixture *f, const char *name)
{
    bool right = fixture_read(f, name);
    for (size_t i = 0; !right && i < f->diags.count; i++)
        print_error("%s [%s]\n", f->diags.items[i].message, f->diags.items[i].rule->name);
    assert_true(right);
    return &f->session;
}

// The same of a session given as text.
static inline const Session *fixture_text(Fixture *f, const char *text)
{
    fixture_write(f, "scripts/mine.cfg", text);
    return fixture_good(f, "mine");
}

static inline bool fixture_reported(const Fixture *f, const char *rule)
{
    for (size_t i = 0; i < f->diags.count; i++)
        if (strcmp(f->diags.items[i].rule->name, rule) == 0)
            return true;
    return false;
}

// What is reported about a session given as text; whether it can be walked all the same.
static inline void fixture_expect(Fixture *f, const char *text, const char *messages)
{
    fixture_write(f, "scripts/mine.cfg", text);
    bool right = fixture_read(f, "mine");
    assert_string_equal(messages_of(&f->diags, &f->arena), messages);
    assert_int_equal(right, f->diags.errors == 0);
}

static inline const Phase *fixture_part(const Session *session, const char *key)
{
    for (size_t i = 0; i < session->phase_count; i++)
        if (strcmp(session->phases[i].key, key) == 0)
            return &session->phases[i];
    return NULL;
}

static inline const Say *fixture_say(const Phase *part, const char *pool)
{
    for (size_t i = 0; part && i < part->say_count; i++)
        if (strcmp(part->says[i].pool->name, pool) == 0)
            return &part->says[i];
    return NULL;
}

// "open settle connect": the keys of the top parts.
static inline const char *fixture_keys(Fixture *f)
{
    const char *keys = "";
    for (size_t i = 0; i < f->session.phase_count; i++)
        keys = arena_printf(&f->arena, "%s%s%s", keys, i ? " " : "", f->session.phases[i].key);
    return keys;
}

#endif
