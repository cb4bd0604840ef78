#include "batch/line.h"

#include "base/text.h"
#include "rules/rules.h"
#include "session/language.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

// What a table has besides the keys of a profile.
static const char *const own_keys[] = { "id", "walk", "plan", "row", "answers", "red", "screened", NULL };

static bool is_own(const char *name)
{
    for (const char *const *own = own_keys; *own; own++)
        if (files_same_name(*own, name))
            return true;
    return false;
}

// --- The id ----------------------------------------------------------------------------

static bool is_plain(const char *id)
{
    for (const char *at = id; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("-_.", *at))
            return false;
    return isalnum((unsigned char)id[0]) && strlen(id) <= ID_MAX;
}

bool line_id(const ConfNode *root, const Desk *desk, const char **out)
{
    const ConfNode *node = conf_get(root, "id");
    if (node && node->kind == CONF_INT)
        *out = arena_printf(desk->arena, "%lld", (long long)node->integer);
    else if (!node || node->kind != CONF_TEXT) {
        diag_error(desk->diags, node ? node->pos : root->pos, RULE(VALUE), "each walker needs an id");
        return false;
    } else
        *out = node->text;
    if (!is_plain(*out))
        diag_error(
            desk->diags, node->pos, RULE(VALUE),
            "an id has letters, digits, - _ and . in it, begins with a letter or digit, and is at most "
            "%d long: it names a folder",
            ID_MAX);
    return is_plain(*out);
}

// --- What a line says, as text ---------------------------------------------------------

static void add_value(Text *text, const ConfNode *node)
{
    switch (node->kind) {
    case CONF_GROUP: break;
    case CONF_TEXT: text_printf(text, "\"%zu %s", strlen(node->text), node->text); break;
    case CONF_INT: text_printf(text, "%lld", (long long)node->integer); break;
    case CONF_FLOAT: text_printf(text, "%.17g", node->number); break;
    case CONF_BOOL: text_add(text, node->truth ? "yes" : "no"); break;
    case CONF_ARRAY:
        for (const ConfNode *one = node->first; one; one = one->next)
            text_printf(text, "\"%zu %s", strlen(one->text), one->text);
        break;
    }
}

static const char *plain_name(const char *name, Arena *arena)
{
    char *plain = arena_strdup(arena, name);
    for (char *at = plain; *at; at++)
        *at = (char)(strchr("- ", *at) ? '_' : tolower((unsigned char)*at));
    return plain;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Lengths are part of it, so that one text cannot look like two.
const char *line_kind(const ConfNode *root, Arena *arena)
{
    const char **parts = NULL;
    size_t       count = 0, room = 0;
    Text         all = { .arena = arena };
    for (const ConfNode *node = root->first; node; node = node->next) {
        Text part = { .arena = arena };
        if (files_same_name(node->name, "id"))
            continue;
        text_printf(&part, "%zu %s=", strlen(node->name), plain_name(node->name, arena));
        add_value(&part, node);
        *ARENA_PUSH(arena, parts, count, room) = text_string(&part);
    }
    if (count > 0)
        qsort(parts, count, sizeof *parts, by_text);
    text_add(&all, "");
    for (size_t i = 0; i < count; i++)
        text_printf(&all, "%s\n", parts[i]);
    return text_string(&all);
}

static ConfNode *copy_of(const ConfNode *root, Arena *arena)
{
    ConfNode *copy = ARENA_NEW(arena, ConfNode);
    *copy = *root;
    copy->name = root->name ? arena_strdup(arena, root->name) : NULL;
    if (root->kind == CONF_TEXT)
        copy->text = arena_strdup(arena, root->text);
    copy->first = root->first ? copy_of(root->first, arena) : NULL;
    copy->next = root->next ? copy_of(root->next, arena) : NULL;
    return copy;
}

const ConfNode *line_copy(const ConfNode *root, Arena *arena) { return copy_of(root, arena); }

// --- Cells -----------------------------------------------------------------------------

// What a cell of a table means: its key says whether it is a number, a yes, or a text. A cell of another kind
// stays a text, and the reader of its key complains.
static bool is_truth(const char *text, bool *out)
{
    static const char *const yes[] = { "true", "yes", "1" }, *const no[] = { "false", "no", "0" };
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (strcasecmp(text, yes[i]) == 0 || strcasecmp(text, no[i]) == 0) {
            *out = strcasecmp(text, yes[i]) == 0;
            return true;
        }
    return false;
}

static void as_number(ConfNode *node)
{
    char     *end;
    long long integer = strtoll(node->text, &end, 10);
    if (*node->text && !*end && integer > INT32_MIN && integer < INT32_MAX) {
        node->kind = CONF_INT;
        node->integer = integer;
        return;
    }
    double number = strtod(node->text, &end);
    if (*node->text && !*end) {
        node->kind = CONF_FLOAT;
        node->number = number;
    }
}

static KeyType type_of(const char *name)
{
    const char *written;
    const Key  *row = table_find(&session_language, PLACE_PROFILE, name, &written);
    if (files_same_name(name, "row"))
        return TYPE_INT;
    if (files_same_name(name, "red") || files_same_name(name, "screened"))
        return TYPE_BOOL;
    return row ? row->type : TYPE_TEXT;
}

static void as_meant(ConfNode *node)
{
    bool    truth;
    KeyType type = type_of(node->name);
    if (node->kind != CONF_TEXT)
        return;
    if (type == TYPE_INT || type == TYPE_NUMBER)
        as_number(node);
    else if ((type == TYPE_BOOL || type == TYPE_YES) && is_truth(node->text, &truth)) {
        node->kind = CONF_BOOL;
        node->truth = truth;
    }
}

// Separates her profile from the table's own keys; the cells of both have been given their types by now.
static void part(const ConfNode *root, const Desk *desk, ConfNode *profile, ConfNode *own)
{
    ConfNode **profile_end = &profile->first, **own_end = &own->first;
    *profile = *own = (ConfNode){ .kind = CONF_GROUP, .pos = root->pos };
    for (const ConfNode *node = root->first; node; node = node->next) {
        ConfNode ***end = is_own(node->name) ? &own_end : &profile_end;
        ConfNode   *copy = ARENA_NEW(desk->arena, ConfNode);
        *copy = *node;
        copy->next = NULL;
        as_meant(copy);
        **end = copy;
        *end = &copy->next;
    }
}

// --- Her check-ins ---------------------------------------------------------------------

static bool take_word(const char *word, WalkerLine *out)
{
    static const char *const fine[] = { "easy", "good" };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        if (files_same_name(word, fine[i]))
            return true;
    SignSet sign = sign_set_of(word);
    bool    harm = files_same_name(word, "harm");  // has no bit: it is never kept
    if (!sign && !harm && !files_same_name(word, "hard"))
        return false;
    out->hard = true;
    out->red |= harm || sign_set_red(sign);
    return true;
}

// "good", "hard leaking"
static void take_answer(const char *answer, SourcePos pos, const Desk *desk, WalkerLine *out)
{
    char *copy = arena_strdup(desk->arena, answer), *rest = NULL;
    for (char *word = strtok_r(copy, " ,+", &rest); word; word = strtok_r(NULL, " ,+", &rest))
        if (!take_word(word, out))
            diag_error(desk->diags, pos, RULE(VALUE),
                       "\"%s\" is neither easy, good nor hard, nor a sign (walkcoach done --help lists them)",
                       word);
}

static void read_answers(const ConfNode *node, const Desk *desk, WalkerLine *out)
{
    int count = 0;
    if (!node)
        return;
    if (node->kind == CONF_ARRAY)
        for (const ConfNode *one = node->first; one; one = one->next, count++)
            take_answer(one->text, node->pos, desk, out);
    else if (node->kind == CONF_TEXT) {
        char *copy = arena_strdup(desk->arena, node->text), *rest = NULL;
        for (char *one = strtok_r(copy, ";", &rest); one; one = strtok_r(NULL, ";", &rest), count++)
            take_answer(one, node->pos, desk, out);
    }
    if (count > ANSWERS || (count == 0 && node->kind != CONF_ARRAY))
        diag_error(
            desk->diags, node->pos, RULE(VALUE),
            "answers are her last %d check-ins: [\"good\", \"easy\", \"hard leaking\"], in CSV good;easy;"
            "hard leaking",
            ANSWERS);
    out->answered = count == ANSWERS;
}

// --- All of it -------------------------------------------------------------------------

static void read_plan(const ConfNode *own, const Desk *desk, WalkerLine *out)
{
    const ConfNode *red = conf_get(own, "red"), *screened = conf_get(own, "screened");
    conf_named(conf_get(own, "plan"), desk->diags, &out->plan);
    conf_int(conf_get(own, "row"), 0, WEEKS_MAX, "", desk->diags, &out->row);
    conf_bool(red, desk->diags, &out->red);
    conf_bool(screened, desk->diags, &out->screened);
    read_answers(conf_get(own, "answers"), desk, out);
}

static void check(const ConfNode *root, const ConfNode *own, const Desk *desk, const WalkerLine *line)
{
    const ConfNode *walk = conf_get(own, "walk"), *plan = conf_get(own, "plan");
    if (!walk == !plan)
        diag_error(desk->diags, walk ? walk->pos : root->pos, RULE(VALUE),
                   walk ? "walk or plan, not both" : "what to make for her: walk = a session, or plan");
    if (walk && conf_get(own, "row"))
        diag_error(desk->diags, conf_get(own, "row")->pos, RULE(VALUE), "row is only for plan, not for walk");
    if (walk && line->walk && files_is_path(line->walk) && access(line->walk, R_OK) != 0)
        diag_error(desk->diags, walk->pos, RULE(NO_SUCH_FILE), "there is no session \"%s\"", line->walk);
    if (!line->walker.voice.text)
        diag_error(desk->diags, root->pos, RULE(VALUE),
                   "no voice is named: write voice in the line, or give --voice for all lines");
}

bool line_read(const ConfNode *root, Named voice, const Desk *desk, WalkerLine *out)
{
    const int errors = desk->diags->errors;
    ConfNode *profile = ARENA_NEW(desk->arena, ConfNode), *own = ARENA_NEW(desk->arena, ConfNode);
    *out = (WalkerLine){ .row = -1, .walker = WALKER_UNKNOWN };
    part(root, desk, profile, own);
    if (conf_text(conf_get(own, "walk"), desk->diags, &out->walk) && out->walk)
        out->walk = files_at_home(out->walk, desk->arena);
    read_plan(own, desk, out);
    session_read_walker(profile, desk, &out->walker);
    if (!out->walker.voice.text)
        out->walker.voice = voice;
    check(root, own, desk, out);
    return desk->diags->errors == errors;
}

bool line_check_names(const ConfNode *header, const Desk *desk)
{
    const int errors = desk->diags->errors;
    ConfNode  profile, own;
    part(header, desk, &profile, &own);
    language_check(&profile, PLACE_PROFILE, desk);
    return desk->diags->errors == errors;
}
