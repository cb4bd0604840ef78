// How the words of this field come out of each shipped espeak-ng voice: a synthesiser that says
// "die-a-STAH-sis" to a woman who has one loses her trust.
//
// pronounced.txt holds every word that is said, with the phonemes of the voice "calm", each looked at.
// A new word is not in it: look at what is said of it, and add the line that the test prints.
#include "voice_fixture.h"

#include "session/kinds.h"

#include <ctype.h>
#include <dlfcn.h>

typedef struct {
    const char *text, *phonemes, *never;
} Pronunciation;

// Only what must be there is looked for; pauses between words differ by voice.
// clang-format off
static const Pronunciation pronunciations[] = {
    { "TVA",             "t_,i:_v_,i:", NULL },
    { "diastasis recti", "'a_s_t_@_s_I_s", NULL },
    { "Diastasis Recti", "r_'E_k_t_aI", NULL },
    { "C-section",       "s_'i:_s_'E_k_S", NULL },
    { "pelvic floor",    "p_'E_l_v_I_k", NULL },
    { "Kegel",           "k_'eI_g", NULL },
    { "abdominis",       "a_b_d_'0_m_I_n_I_s", NULL },
    { "exhale",          "h_'eI_l", NULL },
    { "10:30",           "T_'3:", NULL },
    { "20 minutes left", "t_w_'E_n_t", NULL },
    { "38 degrees",      "'eI_t", NULL },
    { "call 999",        "n_'aI_n", "h_'V_n_d" },
    { "call 911",        "n_'aI_n", "h_'V_n_d" },
    { "call 112",        "t_'u:", "h_'V_n_d" },
    { "9 minutes",       "n_'aI_n", NULL },
    { "100 steps",       "h_'V_n_d_r", NULL },
    { "if it aches",     "'eI_k_s", "'eI_k_z" },
    { "use both hands",  "j_'u:_z", "j_'u:_s" },
    { "a tear",          "t_'", "t_'i" },
};
// clang-format on

static void the_words_of_this_field_are_said_right(void **state)
{
    (void)state;
    Fixture list;
    size_t  count, tried = 0;
    fixture_init(&list);
    const char *const *names = files_list(&list.path, &voice_files, &list.arena, &count);
    for (size_t n = 0; n < count; n++) {
        Fixture fixture;
        fixture_open(&fixture, names[n]);
        bool spoken = fixture.profile.engine == ENGINE_ESPEAK && strcmp(fixture.profile.language, "en") == 0;
        for (size_t i = 0; spoken && i < sizeof pronunciations / sizeof *pronunciations; i++, tried++) {
            const char *said = voice_phonemes(fixture.voice, pronunciations[i].text, &fixture.arena);
            const char *never = pronunciations[i].never;
            if (!strstr(said, pronunciations[i].phonemes) || (never && strstr(said, never)))
                fail_msg("%s says \"%s\" as %s, not with %s", names[n], pronunciations[i].text, said,
                         pronunciations[i].phonemes);
        }
        fixture_close(&fixture);
    }
    assert_true(tried > 0);
    fixture_close(&list);
}

// --- Every word ------------------------------------------------------------------------

enum { WORDS_MAX = 3000 };

typedef struct {
    const char *items[WORDS_MAX];
    size_t      count;
    Arena       arena;
} Words;

static void add_word(Words *words, const char *text, size_t length)
{
    char *word = arena_strndup(&words->arena, text, length);
    for (char *at = word; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i], word) == 0)
            return;
    assert_true(words->count < WORDS_MAX);
    words->items[words->count++] = word;
}

static bool is_of_a_word(char byte) { return isalpha((unsigned char)byte) || (unsigned char)byte >= 0x80; }

// The letters of a text between what is not a letter; {variables} are filled in from elsewhere.
static void add_words(Words *words, const char *text)
{
    for (const char *at = text; *at;) {
        size_t length = 0;
        if (*at == '{')
            while (*at && *at != ':' && *at != '}')
                at++;
        while (is_of_a_word(at[length]) || (length > 0 && at[length] == '\'' && is_of_a_word(at[length + 1])))
            length++;
        if (length > 0)
            add_word(words, at, length);
        at += length ? length : *at != 0;
    }
}

static bool is_said(const ConfNode *node)
{
    static const char *const settings[] = { "on", "priority", "gap", "fade", "only", "weeks", "joins" };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (node->name && strcmp(node->name, settings[i]) == 0)
            return false;
    return true;
}

static void add_texts(Words *words, const ConfNode *node)
{
    if (!node || !is_said(node))
        return;
    if (node->kind == CONF_TEXT)
        add_words(words, node->text);
    for (const ConfNode *inner = node->kind == CONF_GROUP || node->kind == CONF_ARRAY ? node->first : NULL;
         inner; inner = inner->next)
        add_texts(words, inner);
}

// A cue set's groups hold pools, but for those that say what words mean.
static void add_pools(Words *words, const ConfNode *root)
{
    static const char meanings[] = " signs direction questions word_lists must_say drill_steps ";
    for (const ConfNode *group = root ? root->first : NULL; group; group = group->next)
        if (group->kind == CONF_GROUP && !strstr(meanings, arena_printf(&words->arena, " %s ", group->name)))
            add_texts(words, group);
}

// Titles are said by the heads-up, sides by a drill.
static void add_titles(Words *words, const ConfNode *node)
{
    for (const ConfNode *inner = node && node->kind == CONF_GROUP ? node->first : NULL; inner;
         inner = inner->next) {
        if (strcmp(inner->name, "title") == 0 || strcmp(inner->name, "sides") == 0)
            add_texts(words, inner);
        else if (strcmp(inner->name, "words") == 0)
            add_texts(words, inner);
        else
            add_titles(words, inner);
    }
}

static const ConfNode *read_found(Fixture *fixture, const FileKind *kind, const char *name)
{
    const char *path = files_find(&fixture->path, kind, name, 0, &fixture->arena);
    return conf_read_file(path, (SourcePos){ 0 }, &session_hints, &fixture->arena, &fixture->diags);
}

static void gather_words(Fixture *fixture, Words *words)
{
    const FileKind *const kinds[] = { &session_files, &level_files, &cue_files };
    for (size_t k = 0; k < 3; k++) {
        size_t             count;
        const char *const *names = files_list(&fixture->path, kinds[k], &fixture->arena, &count);
        for (size_t i = 0; i < count; i++)
            (k == 2 ? add_pools : add_titles)(words, read_found(fixture, kinds[k], names[i]));
    }
    add_titles(words, read_found(fixture, &session_files, "walk"));
}

// "word<TAB>phonemes" of pronounced.txt; NULL: not there.
static const char *looked_at(const char *list, const char *word, Arena *arena)
{
    const char *line = strstr(list, arena_printf(arena, "\n%s\t", word));
    return line ? arena_strndup(arena, line + 1, strcspn(line + 1, "\n")) : NULL;
}

static const char *read_list(const char *path, Arena *arena)
{
    static char text[1 << 16];
    FILE       *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    assert_true(length < sizeof text - 1);
    return arena_printf(arena, "\n%.*s", (int)length, text);
}

// The list is of espeak-ng 1.51: another version has other rules of spelling, and wants a list of its own.
static bool is_as_listed(void)
{
    const char *(*info)(const char **) = NULL;
    const char *data;
    void       *library = dlopen("libespeak-ng.so.1", RTLD_NOW);
    *(void **)&info = library ? dlsym(library, "espeak_Info") : NULL;
    return info && strstr(info(&data), "1.51");
}

static void every_word_that_is_said_has_been_looked_at(void **state)
{
    (void)state;
    Fixture fixture;
    Words   words = { .count = 0 };
    int     wrong = 0;
    fixture_open(&fixture, "calm");
    if (!is_as_listed())
        skip();
    gather_words(&fixture, &words);
    const char *list = read_list("tests/unit/pronounced.txt", &fixture.arena);
    assert_true(words.count > 500);
    for (size_t i = 0; i < words.count; i++) {
        const char *phonemes = voice_phonemes(fixture.voice, words.items[i], &fixture.arena);
        const char *line = arena_printf(&fixture.arena, "%s\t%.*s", words.items[i],
                                        (int)strcspn(phonemes, "\n"), phonemes);
        const char *known = looked_at(list, words.items[i], &fixture.arena);
        if (!known || strcmp(known, line) != 0) {
            print_message("# %s\n", line);
            wrong++;
        }
    }
    if (wrong)
        fail_msg("%d words are not in tests/unit/pronounced.txt as they are said", wrong);
    arena_free(&words.arena);
    fixture_close(&fixture);
}

static void other_engines_have_no_phonemes(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_open(&fixture, "silent");
    assert_string_equal(voice_phonemes(fixture.voice, "Lift", &fixture.arena), "");
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_this_field_are_said_right),
        cmocka_unit_test(every_word_that_is_said_has_been_looked_at),
        cmocka_unit_test(other_engines_have_no_phonemes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
