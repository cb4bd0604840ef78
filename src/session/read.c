// From a name to a Session: the order of the steps. Each is a file of its own.
#include "rules/rules.h"
#include "session/reader.h"

#include <string.h>

// --- The tree --------------------------------------------------------------------------

static ConfNode *copy_of(const ConfNode *node, Arena *arena)
{
    ConfNode *copy = ARENA_NEW(arena, ConfNode);
    *copy = *node;
    copy->next = NULL;
    return copy;
}

// The children of a group that are in a list of names, or those that are not.
static const ConfNode *pick(const ConfNode *group, const char *const *names, size_t count, bool listed,
                            Arena *arena)
{
    if (!group)
        return NULL;
    ConfNode  *picked = copy_of(group, arena);
    ConfNode **link = &picked->first;
    for (const ConfNode *child = group->first; child; child = child->next) {
        bool found = false;
        for (size_t i = 0; i < count; i++)
            found |= files_same_name(child->name, names[i]);
        if (found != listed)
            continue;
        *link = copy_of(child, arena);
        link = &(*link)->next;
    }
    *link = NULL;
    return picked;
}

// What lies under a session: its level for a walk, the bare ways for a drill. A level's own title and weeks
// stay its own.
static const ConfNode *ground(const Reader *reader)
{
    static const char *const of_level[] = { "extends", "title", "weeks", "walks" };
    static const char *const of_drill[] = { "ways" };
    if (reader->out->kind == SESSION_DRILL)
        return pick(reader->level, of_drill, 1, true, reader->desk->arena);
    return pick(reader->level, of_level, 4, false, reader->desk->arena);
}

static const ConfNode *lay_form(const Reader *reader, const ConfNode *tree)
{
    const char     *name = choice_word(session_forms, reader->request->form);
    const ConfNode *form = name ? conf_get(tree, name) : NULL;
    if (!name)
        return tree;
    if (!form || form->kind != CONF_GROUP) {
        diag_error(reader->desk->diags, (SourcePos){ 0 }, RULE(NO_FORM), "%s has no %s form",
                   reader->out->name, name);
        return tree;
    }
    load_check_new_parts(reader, tree, form);
    return conf_join(tree, form, reader->desk->arena);
}

static bool read_tree(Reader *reader, const char *path)
{
    Session *out = reader->out;
    int      kind = SESSION_WALK;

    reader->path = out->path = path;
    reader->file = load_file(reader, KEYS_SESSION, path, (SourcePos){ 0 });
    if (!reader->file)
        return false;
    conf_choice(conf_get(reader->file, "kind"), session_kinds, reader->desk->diags, &kind);
    out->kind = (SessionKind)kind;
    walker_choose(reader);
    out->weeks = reader->walker.weeks;
    out->level = allowed_level(reader);
    reader->level = load_level(reader, out->kind == SESSION_DRILL ? 0 : out->level);
    reader->tree = lay_form(reader, conf_join(ground(reader), reader->file, reader->desk->arena));
    return reader->level != NULL;
}

// --- What the whole session says of itself ---------------------------------------------

// What the tree names unless she named something else.
static Named read_choice_of_hers(const Reader *reader, const char *key, Named hers, const char *otherwise)
{
    Named chosen = { .text = otherwise };
    conf_named(conf_get(reader->tree, key), reader->desk->diags, &chosen);
    return hers.text ? hers : chosen;
}

static void read_hers(Reader *reader)
{
    const Walker *walker = &reader->walker;
    Session      *out = reader->out;
    int           talk = TALK_FULL;

    out->language = read_choice_of_hers(reader, "language", walker->language, "en");
    out->voice = read_choice_of_hers(reader, "voice", walker->voice, "calm");
    out->sound = read_choice_of_hers(reader, "sound", walker->sound, "air");
    conf_named(conf_get(reader->tree, "bed"), reader->desk->diags, &out->bed);
    conf_choice(conf_get(reader->tree, "talk"), session_talks, reader->desk->diags, &talk);
    out->talk = (Talk)(walker->talk >= 0 ? walker->talk : talk);
    conf_bool(conf_get(reader->tree, "pram"), reader->desk->diags, &out->pram);
    out->pram |= walker->pram == 1;  // a pram walk is one, whatever her other walks are
    out->pram &= !walker_pram_early(walker) || reader->request->anyway;
    out->own_pace = PACE_OWN;
    conf_number(conf_get(reader->tree, "own_pace"), PACE_MIN, PACE_MAX, "steps a minute", reader->desk->diags,
                &out->own_pace);
    if (walker->own_pace > 0)
        out->own_pace = walker->own_pace;
}

static const char *name_of(const char *path, Arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    return arena_strndup(arena, name, strlen(name) - (strlen(name) > 4 ? 4 : 0));
}

static void read_core(Reader *reader)
{
    int core = reader->out->kind == SESSION_DRILL ? CORE_LIGHT : CORE_BREATH_ONLY;
    conf_choice(conf_get(reader->tree, "core"), session_cores, reader->desk->diags, &core);
    reader->written = (Core)core;
    reader->out->core = reader->out->kind == SESSION_DRILL ? reader->written
                                                           : allowed_core(reader, reader->written);
}

static void read_pace_move(Reader *reader)
{
    DiagList   quiet = { .arena = reader->desk->arena };  // parts.c tells what is wrong with it
    const Desk apart = desk_apart(reader->desk, &quiet);
    Pace       pace = { .from = 100 };
    notation_pace(conf_get(reader->tree, "pace"), &apart, &pace);
    if (reader->walker.pace > 0 && !pace.own)
        reader->pace_moved = reader->walker.pace - pace.from;
}

static void read_head(Reader *reader)
{
    Session *out = reader->out;
    int      seed = 1;

    out->title = name_of(reader->path, reader->desk->arena);
    out->about = "";
    conf_text(conf_get(reader->tree, "title"), reader->desk->diags, &out->title);
    conf_text(conf_get(reader->tree, "about"), reader->desk->diags, &out->about);
    rules_read_allow(reader);
    read_hers(reader);
    read_core(reader);
    read_pace_move(reader);
    conf_int(conf_get(reader->tree, "seed"), 0, INT32_MAX, "", reader->desk->diags, &seed);
    out->seed = reader->request->seed >= 0 ? (uint64_t)reader->request->seed : (uint64_t)seed;
    out->most_lifts = LIFTS_MAX;
    out->lift_rest = LIFT_REST_MIN;
    conf_int(conf_get(reader->tree, "most_lifts"), 1, LIFTS_MAX, "lifts in a row", reader->desk->diags,
             &out->most_lifts);
    notation_time(conf_get(reader->tree, "lift_rest"), LIFT_REST_MIN, LIFT_REST_MAX, reader->desk,
                  &out->lift_rest);
}

// --- Lengths ---------------------------------------------------------------------------

static Micros sum_of(const Session *session)
{
    Micros sum = 0;
    for (size_t i = 0; i < session->phase_count; i++)
        sum += session_part_nominal(&session->phases[i]);
    return sum;
}

static const Phase *longest_part(const Session *session)
{
    const Phase *longest = session->phases;
    for (size_t i = 1; i < session->phase_count; i++)
        if (session_part_nominal(&session->phases[i]) > session_part_nominal(longest))
            longest = &session->phases[i];
    return longest;
}

static bool read_length(Reader *reader)
{
    Session *out = reader->out;
    Micros   total = reader->wanted;
    char     text[UNITS_TEXT_SIZE];

    if (total == 0)
        notation_time(conf_get(reader->tree, "length"), MICROS_PER_MINUTE, SESSION_LENGTH_MAX, reader->desk,
                      &total);
    if (!fit_lengths(reader, (Phase *)out->phases, &out->phase_count, total))
        return false;
    out->length = total > 0 ? total : sum_of(out);
    if (out->length > SESSION_LENGTH_MAX)
        diag_error(reader->desk->diags, longest_part(out)->length.pos, RULE(TOO_LONG),
                   "the parts come to %s; a session lasts at most 24 "
                   "hours",
                   units_format_clock(out->length, text));
    else if (out->length <= 0 && out->phase_count > 0)
        diag_error(reader->desk->diags, out->phases[0].pos, RULE(NO_LENGTH),
                   "the parts come to no time at all");
    return true;
}

// --- The whole -------------------------------------------------------------------------

static bool has_errors(const Reader *reader) { return reader->desk->diags->errors > reader->errors; }

static bool read_session(Reader *reader, const char *path)
{
    Session *out = reader->out;

    out->name = reader->request->name;
    if (!read_tree(reader, path))
        return false;
    read_head(reader);
    reader->cues = load_cues(reader, out->language);
    if (!reader->cues)
        return false;
    signs_read(reader->cues, reader->desk, &out->signs);
    pools_read(reader);
    says_read(reader, conf_get(reader->tree, "say"), true, &out->says, &out->say_count);
    parts_read(reader);
    if (!has_errors(reader) && !read_length(reader) && reader->unfit)
        return false;
    rules_check(reader);
    idle_check(reader);
    gates_check(reader);
    out->chosen = chosen_line(reader);
    if (!out->could)
        out->could = "";
    return !has_errors(reader);
}

static void tell_missing(const Reader *reader)
{
    const char        *name = reader->request->name;
    size_t             count;
    const char *const *names = files_list(reader->desk->path, FILE_SESSION, reader->desk->arena, &count);
    const char        *near = files_nearest(name, names, count);
    diag_error(reader->desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE),
               "there is no session \"%s\" (%s)%s%s%s", name,
               files_describe(reader->desk->path, FILE_SESSION, name, reader->desk->arena),
               near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

bool session_read_through(const SessionRequest *request, const Desk *desk, Session *out, Reader *reader)
{
    const char *path = files_find(desk->path, FILE_SESSION, request->name, 0, desk->arena);
    Micros      wanted;

    *out = (Session){ .name = request->name };
    *reader = (Reader){ .request = request, .desk = desk, .errors = desk->diags->errors, .out = out };
    if (path)
        return read_session(reader, path);
    if (units_parse_length(request->name, &wanted) && wanted > 0)
        return nearest_read(reader, wanted, read_session);
    tell_missing(reader);
    return false;
}

bool session_read(const SessionRequest *request, const Desk *desk, Session *out)
{
    Reader reader;
    return session_read_through(request, desk, out, &reader);
}
