// batch/table.h: a table of walkers, line by line: what is in each, and that a wrong one spoils only itself.
#include "batch/table.h"

#include "cmocka_all.h"
#include "file_by_hand.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    Arena       arena;
    char        path[40];
    Table      *table;
    TableLine   line;
    const char *why;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->path, "/tmp/walkcoach-table.XXXXXX");
    close(mkstemp(fixture->path));
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    table_close(fixture->table);
    unlink(fixture->path);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static void open_bytes(Fixture *fixture, const char *bytes, size_t size)
{
    FILE *file = fopen(fixture->path, "w");
    assert_true(file && fwrite(bytes, 1, size, file) == size && fclose(file) == 0);
    table_close(fixture->table);
    fixture->table = table_open(fixture->path, &fixture->arena, &fixture->why);
    assert_non_null(fixture->table);
}

static void open_text(Fixture *fixture, const char *text) { open_bytes(fixture, text, strlen(text)); }

static bool next(Fixture *fixture)
{
    return table_next(fixture->table, &fixture->arena, &fixture->line, &fixture->why);
}

static void add_value(char *text, size_t size, const ConfNode *node)
{
    size_t used = strlen(text);
    switch (node->kind) {
    case CONF_TEXT: snprintf(text + used, size - used, "\"%s\"", node->text); break;
    case CONF_INT: snprintf(text + used, size - used, "%lld", (long long)node->integer); break;
    case CONF_FLOAT: snprintf(text + used, size - used, "%g", node->number); break;
    case CONF_BOOL: snprintf(text + used, size - used, "%s", node->truth ? "yes" : "no"); break;
    case CONF_ARRAY:
        for (const ConfNode *one = node->first; one; one = one->next)
            add_value(text, size, one);
        break;
    case CONF_GROUP: fail_msg("a group"); break;
    }
}

// The next line as "2: 1 id=\"a\" 3 weeks=9", or "2: why it is wrong"; each field with its column.
static const char *said(Fixture *fixture)
{
    char text[2000];
    if (!next(fixture))
        return fixture->why ? fixture->why : "the end";
    snprintf(text, sizeof text, "%d:", fixture->line.number);
    assert_true(!fixture->line.root == (fixture->line.wrong != NULL));
    if (fixture->line.wrong)
        return arena_printf(&fixture->arena, "%s %s", text, fixture->line.wrong);
    for (const ConfNode *node = fixture->line.root->first; node; node = node->next) {
        size_t used = strlen(text);
        assert_int_equal(node->pos.line, fixture->line.number);
        assert_int_equal(node->key_pos.column, node->pos.column);
        assert_string_equal(node->pos.source->path, fixture->path);
        snprintf(text + used, sizeof text - used, " %d %s=", node->pos.column, node->name);
        add_value(text, sizeof text, node);
    }
    return arena_strdup(&fixture->arena, text);
}

#define SAYS(words) assert_string_equal(said(fixture), words)

// --- JSON lines ------------------------------------------------------------------------

static void a_line_of_json_has_values_of_each_kind(void **state)
{
    Fixture *fixture = *state;
    open_text(fixture,
              "{\"id\":\"a\",\"weeks\":9,\"own_pace\":80.5,\"pram\":true,\"red\":false,\"plan\":null,"
              "\"answers\":[\"good\",\"easy\"]}\n"
              "{}\n"
              "{\"answers\":[],\"id\":17}\n");
    SAYS("1: 1 id=\"a\" 2 weeks=9 3 own_pace=80.5 4 pram=yes 5 red=no 7 answers=\"good\"\"easy\"");
    SAYS("2:");
    SAYS("3: 1 answers= 2 id=17");
    SAYS("the end");
    assert_null(table_header(fixture->table));
}

static void a_wrong_line_of_json_spoils_only_itself(void **state)
{
    Fixture *fixture = *state;
    open_text(fixture, "  {\"id\":\n"
                       "[1,2]\n"
                       "\"a\"\n"
                       "id,weeks\n"
                       "{\"id\":\"a\"} {}\n"
                       "{\"id\":{\"a\":1}}\n"
                       "{\"answers\":[\"good\",7]}\n"
                       "{\"id\":\"a\\u0000b\"}\n"
                       "{\"id\":\"a\\u001fb\"}\n"
                       "{\"id\":\"a\\u007fb\"}\n"
                       "{\"a\\tb\":1}\n"
                       "{\"answers\":[\"good\",\"a\\nb\"]}\n"
                       "{\"id\":\"a b\\u0080\"}\n");
    SAYS("1: it is not a JSON object, whole and on one line");
    assert_memory_equal(said(fixture), "2: it is not a JSON object", 26);
    assert_memory_equal(said(fixture), "3: it is not a JSON object", 26);
    assert_memory_equal(said(fixture), "4: it is not a JSON object", 26);
    assert_memory_equal(said(fixture), "5: it is not a JSON object", 26);
    SAYS("6: id: a value is a text, a number, true, false, or a list of texts");
    SAYS("7: answers: a list holds texts");
    SAYS("8: id: a NUL is in it");
    SAYS("9: a control character is in it");
    SAYS("10: a control character is in it");
    SAYS("11: a control character is in it");
    SAYS("12: a control character is in it");
    SAYS("13: 1 id=\"a b\xC2\x80\"");
    SAYS("the end");
}

// --- CSV -------------------------------------------------------------------------------

static void a_cell_goes_under_its_name_and_an_empty_one_says_nothing(void **state)
{
    Fixture *fixture = *state;
    open_text(fixture, "id,weeks,walk\na,9,5min\n\"b\",\"\",\"say \"\"hi\"\", now\"\nc,,\n");
    SAYS("2: 1 id=\"a\" 2 weeks=\"9\" 3 walk=\"5min\"");
    SAYS("3: 1 id=\"b\" 3 walk=\"say \"hi\", now\"");
    SAYS("4: 1 id=\"c\"");
    SAYS("the end");
    const ConfNode *header = table_header(fixture->table);
    const char     *names[] = { "id", "weeks", "walk" };
    for (int i = 0; i < 3; i++) {
        const ConfNode *name = i == 0   ? header->first
                               : i == 1 ? header->first->next
                                        : header->first->next->next;
        assert_string_equal(name->name, names[i]);
        assert_int_equal(name->pos.column, i + 1);
        assert_int_equal(name->pos.line, 1);
        assert_null(i == 2 ? name->next : NULL);
    }
}

static void a_wrong_line_of_csv_spoils_only_itself(void **state)
{
    Fixture *fixture = *state;
    open_text(fixture, "id,weeks\na\nb,9,5min\nc\"c,9\n\"d,9\ne,9\n");
    SAYS("2: 1 cells under 2 names");
    SAYS("3: 3 cells under 2 names");
    static const char quote[] =
        ": a quote is in the wrong place: quotes go around a whole cell, on one line, ";
    assert_memory_equal(said(fixture) + 1, quote, strlen(quote));
    assert_memory_equal(said(fixture) + 1, quote, strlen(quote));
    SAYS("6: 1 id=\"e\" 2 weeks=\"9\"");
    SAYS("the end");
}

static void refuses_header(Fixture *fixture, const char *text, const char *words)
{
    open_text(fixture, text);
    assert_false(next(fixture));
    assert_string_equal(fixture->why, arena_printf(&fixture->arena, "%s:%s", fixture->path, words));
}

static void a_wrong_header_spoils_the_table(void **state)
{
    Fixture *fixture = *state;
    refuses_header(fixture, "id,,walk\na,9,5min\n", "1: column 2 of the header has no name");
    refuses_header(fixture, "\n\nid,walk,\na,9,\n", "3: column 3 of the header has no name");
    refuses_header(fixture, "id,walk,weeks,walk\n", "1: two columns are called \"walk\"");
    refuses_header(fixture, "id,id\n", "1: two columns are called \"id\"");
    refuses_header(fixture, "id,\x01\n", "1: a control character is in it");
    open_text(fixture, "id,Id\na,b\n");
    SAYS("2: 1 id=\"a\" 2 Id=\"b\"");
}

static void a_table_may_have_256_columns(void **state)
{
    Fixture *fixture = *state;
    char     header[4000] = "c1", *at = header + 2;
    for (int i = 2; i <= 256; i++)
        at += sprintf(at, ",c%d", i);
    strcpy(at, "\n");
    open_text(fixture, header);
    SAYS("the end");
    strcpy(at, ",c257\n");
    refuses_header(fixture, header, "1: more than 256 columns");
}

// --- Bytes -----------------------------------------------------------------------------

static void marks_line_ends_and_blank_lines_are_left_out(void **state)
{
    Fixture *fixture = *state;
    open_text(fixture, "\xEF\xBB\xBFid,walk\r\n\r\n  \t\na,5min\r\nb,\xEF\xBB\xBF"
                       "5min\n\nc,10min");
    SAYS("4: 1 id=\"a\" 2 walk=\"5min\"");
    SAYS("5: 1 id=\"b\" 2 walk=\"\xEF\xBB\xBF"
         "5min\"");
    SAYS("7: 1 id=\"c\" 2 walk=\"10min\"");
    SAYS("the end");
    SAYS("the end");
    open_text(fixture, "\xEF\xBB\xBF{\"id\":\"a\"}\n\xEF\xBB\xBF{\"id\":\"b\"}\n{\"id\":\"c\"}");
    SAYS("1: 1 id=\"a\"");
    SAYS("2: it is not a JSON object, whole and on one line");
    SAYS("3: 1 id=\"c\"");
    open_text(fixture, "");
    SAYS("the end");
    open_text(fixture, "\n \t\n\n");
    SAYS("the end");
}

static void bytes_that_no_text_has_are_named(void **state)
{
    static const char lines[] =
        "id,walk\na,\0\nb,\x1f\nc,\x7f\nd,\xC3\ne,\xff\nf,a\tb\ng,\xC3\xA4 ~\nh,\xC3\xA4\x01\n";
    Fixture *fixture = *state;
    open_bytes(fixture, lines, sizeof lines - 1);
    SAYS("2: a NUL byte is in it");
    SAYS("3: a control character is in it");
    SAYS("4: a control character is in it");
    SAYS("5: it is not valid UTF-8");
    SAYS("6: it is not valid UTF-8");
    SAYS("7: 1 id=\"f\" 2 walk=\"a\tb\"");
    SAYS("8: 1 id=\"g\" 2 walk=\"\xC3\xA4 ~\"");
    SAYS("9: a control character is in it");
    SAYS("the end");
}

static void a_line_may_have_64_kib(void **state)
{
    static char text[200000];
    Fixture    *fixture = *state;
    memset(text, 'x', sizeof text);
    memcpy(text, "id\n", 3);
    text[3 + 65536] = '\n';
    text[4 + 65536 + 65537] = '\n';
    strcpy(text + 4 + 65536 + 65537 + 1, "a\n");
    open_text(fixture, text);
    assert_true(next(fixture) && fixture->line.root);
    assert_int_equal(strlen(fixture->line.root->first->text), 65536);
    SAYS("3: the line is longer than 64 KiB");
    SAYS("4: 1 id=\"a\"");
    memset(text + 3, ' ', 65537);
    strcpy(text + 3 + 65537, "\na\n");
    open_text(fixture, text);
    SAYS("2: the line is longer than 64 KiB");
    SAYS("3: 1 id=\"a\"");
}

// --- Files -----------------------------------------------------------------------------

static void a_table_that_cannot_be_read_says_why(void **state)
{
    Fixture *fixture = *state;
    assert_null(table_open("/tmp/walkcoach-no-such-table", &fixture->arena, &fixture->why));
    assert_string_equal(fixture->why, "/tmp/walkcoach-no-such-table: No such file or directory");
    fixture->table = table_open("/tmp", &fixture->arena, &fixture->why);
    SAYS("/tmp: Is a directory");
}

static void a_dash_is_standard_input(void **state)
{
    Fixture *fixture = *state;
    int      kept = dup(STDIN_FILENO);
    file_put(fixture->path, "{\"id\":\"a\"}\n");
    int file = open(fixture->path, O_RDONLY);
    assert_true(dup2(file, STDIN_FILENO) >= 0);
    close(file);
    fixture->table = table_open("-", &fixture->arena, &fixture->why);
    assert_true(fixture->table && next(fixture));
    assert_string_equal(fixture->line.root->first->text, "a");
    assert_string_equal(fixture->line.root->pos.source->path, "-");
    table_close(fixture->table);
    fixture->table = NULL;
    assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);  // only its own descriptor is closed
    assert_true(dup2(kept, STDIN_FILENO) >= 0);
    close(kept);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_line_of_json_has_values_of_each_kind),
        TEST(a_wrong_line_of_json_spoils_only_itself),
        TEST(a_cell_goes_under_its_name_and_an_empty_one_says_nothing),
        TEST(a_wrong_line_of_csv_spoils_only_itself),
        TEST(a_wrong_header_spoils_the_table),
        TEST(a_table_may_have_256_columns),
        TEST(marks_line_ends_and_blank_lines_are_left_out),
        TEST(bytes_that_no_text_has_are_named),
        TEST(a_line_may_have_64_kib),
        TEST(a_table_that_cannot_be_read_says_why),
        TEST(a_dash_is_standard_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
