// conf/table.h and conf/shelf.h: rows of keys, read into the fields that they name; and trees that are kept.
#include "conf/table.h"

#include "cmocka_all.h"
#include "conf/shelf.h"
#include "session/kinds.h"

#include <string.h>

enum { AT_DOOR = 1, AT_TABLE = 2 };
enum { INTO_TABLE = 1, INTO_OTHER = 2 };

typedef struct {
    const char *title;
    Named       bed;
    int         seats, yes, side, other;
    double      height;
    Micros      time;
    bool        round;
    unsigned    days;
    int         cups[3];
} Table;

static const Choice sides[] = { CHOICE("left", 4), CHOICE("right", 7), { 0 } };
static const Choice days[] = { CHOICE("monday", 0), CHOICE("friday", 4), { 0 } };
static const Choice cups[] = { CHOICE("small", 0), CHOICE("large", 2), { 0 } };

#define AT(place, kind) .places = (place), .type = (kind)
static const Key rows[] = {
    { .name = "title",
      AT(AT_TABLE | AT_DOOR, TYPE_TEXT),
      KEY_FIELD(INTO_TABLE, Table, title),
      DEFAULT_TEXT("Oak") },
    { .name = "bed", AT(AT_TABLE, TYPE_NAMED), KEY_FIELD(INTO_TABLE, Table, bed), DEFAULT_TEXT("rain") },
    { .name = "seats",
      AT(AT_TABLE, TYPE_INT),
      KEY_FIELD(INTO_TABLE, Table, seats),
      RANGE(1, 8, "chairs"),
      DEFAULT(4),
      .id = 3 },
    { .name = "height",
      AT(AT_TABLE, TYPE_NUMBER),
      KEY_FIELD(INTO_TABLE, Table, height),
      RANGE(0.5, 1.5, "metres"),
      DEFAULT(0.75) },
    { .name = "time",
      AT(AT_TABLE, TYPE_TIME),
      KEY_FIELD(INTO_TABLE, Table, time),
      RANGE(1000000, 60000000, ""),
      DEFAULT(2000000),
      .id = 5 },
    { .name = "round", AT(AT_TABLE, TYPE_BOOL), KEY_FIELD(INTO_TABLE, Table, round) },
    { .name = "yes", AT(AT_TABLE, TYPE_YES), KEY_FIELD(INTO_TABLE, Table, yes), DEFAULT(-1) },
    { .name = "side",
      AT(AT_TABLE, TYPE_CHOICE),
      KEY_FIELD(INTO_TABLE, Table, side),
      WORDS(sides),
      DEFAULT(7) },
    { .name = "days", AT(AT_TABLE, TYPE_SET), KEY_FIELD(INTO_TABLE, Table, days), WORDS(days) },
    { .names = cups,
      AT(AT_TABLE, TYPE_INT),
      .into = INTO_TABLE,
      .offset = offsetof(Table, cups),
      .size = sizeof(int),
      RANGE(0, 9, "") },
    { .name = "bell",
      AT(AT_DOOR, TYPE_INT),
      KEY_FIELD(INTO_TABLE, Table, other),
      DEFAULT(1),
      RANGE(0, 9, "") },
    { .name = "lamp",
      AT(AT_TABLE, TYPE_INT),
      KEY_FIELD(INTO_OTHER, Table, other),
      DEFAULT(1),
      RANGE(0, 9, "") },
};
static const KeyTable table = { .rows = rows, .count = sizeof rows / sizeof *rows };

typedef struct {
    Arena    arena;
    DiagList diags;
} Fixture;

static const ConfNode *tree_of(Fixture *fixture, const char *text)
{
    *fixture = (Fixture){ 0 };
    fixture->diags.arena = &fixture->arena;
    const ConfNode *tree = conf_read_text("a.cfg", text, strlen(text), &session_hints, &fixture->arena,
                                          &fixture->diags);
    assert_non_null(tree);
    return tree;
}

static Table table_of(Fixture *fixture, const char *text)
{
    const ConfNode *tree = tree_of(fixture, text);
    Table           read = { .other = 77, .days = 0 };
    table_read(&table, tree, AT_TABLE, INTO_TABLE, &(Desk){ &fixture->arena, &fixture->diags, NULL, NULL },
               &read);
    return read;
}

static void what_is_not_written_is_as_its_row_says(void **state)
{
    (void)state;
    Fixture fixture;
    Table   read = table_of(&fixture, "");
    assert_string_equal(read.title, "Oak");
    assert_string_equal(read.bed.text, "rain");
    assert_int_equal(read.seats, 4);
    assert_true(read.height == 0.75);
    assert_int_equal(read.time, 2000000);
    assert_false(read.round);
    assert_int_equal(read.yes, -1);
    assert_int_equal(read.side, 7);
    assert_int_equal(read.days, 0);
    assert_int_equal(read.other, 77);  // of another place, and of another struct
    assert_int_equal(fixture.diags.count, 0);
    arena_free(&fixture.arena);
}

static void what_is_written_is_read_into_its_field(void **state)
{
    (void)state;
    Fixture fixture;
    Table   read = table_of(&fixture,
                            "title = \"Ash\" bed = \"sea\" seats = 8 height = 1 time = \"1:00\" round = true "
                              "yes = false side = \"left\" days = [\"friday\", \"monday\"] small = 3 "
                              "large = 5 bell = 2 lamp = 3");
    assert_string_equal(read.title, "Ash");
    assert_string_equal(read.bed.text, "sea");
    assert_int_equal(read.bed.pos.column, 21);
    assert_int_equal(read.seats, 8);
    assert_true(read.height == 1.0);
    assert_int_equal(read.time, 60000000);
    assert_true(read.round);
    assert_int_equal(read.yes, 0);
    assert_int_equal(read.side, 4);
    assert_int_equal(read.days, 1 << 0 | 1 << 4);
    assert_int_equal(read.cups[0], 3);
    assert_int_equal(read.cups[1], 0);
    assert_int_equal(read.cups[2], 5);
    assert_int_equal(read.other, 77);
    assert_int_equal(fixture.diags.count, 0);
    arena_free(&fixture.arena);
    read = table_of(&fixture, "yes = true days = \"friday\"");
    assert_int_equal(read.yes, 1);
    assert_int_equal(read.days, 1 << 4);
    arena_free(&fixture.arena);
}

static void assert_refused(const char *text, const char *message)
{
    Fixture fixture;
    table_of(&fixture, text);
    assert_int_equal(fixture.diags.count, 1);
    assert_string_equal(fixture.diags.items[0].message, message);
    arena_free(&fixture.arena);
}

static void what_is_outside_its_range_is_reported(void **state)
{
    (void)state;
    assert_refused("seats = 9", "seats 9 is outside 1..8 chairs");
    assert_refused("height = 1.6", "height 1.6 is outside 0.5..1.5 metres");
    assert_refused("time = \"1:01\"", "time \"1:01\" is outside 0:01..1:00");
    assert_refused("time = \"0:00.999\"", "time \"0:00.999\" is outside 0:01..1:00");
    assert_refused("time = 5", "time = 5: 5 what? \"5:00\" is minutes, \"5s\" seconds");
    assert_refused("time = \"5\"",
                   "time \"5\" is not a length: \"4:00\", \"45s\", \"20 min\" or \"1h10min\"");
    assert_refused("time = true", "time is a text: \"4:00\", \"45s\" or \"20 min\"");
    assert_refused("large = 10", "large 10 is outside 0..9");
    assert_refused("days = [\"monday\", \"sunday\"]",
                   "a list entry \"sunday\" is not known; it can be \"monday\" or \"friday\"");
}

static void a_row_is_found_by_its_key_and_its_place(void **state)
{
    (void)state;
    const char *name = NULL;
    assert_ptr_equal(table_find(&table, AT_TABLE, "Seats", &name), &rows[2]);
    assert_string_equal(name, "seats");
    assert_ptr_equal(table_find(&table, AT_TABLE, "LARGE", &name), &rows[9]);
    assert_string_equal(name, "large");
    assert_ptr_equal(table_find(&table, AT_DOOR, "title", &name), &rows[0]);
    assert_null(table_find(&table, AT_DOOR, "seats", &name));
    assert_null(table_find(&table, AT_TABLE, "bell", &name));
    assert_null(table_find(&table, AT_TABLE, "seat", &name));
    assert_ptr_equal(table_row(&table, 3), &rows[2]);
    assert_ptr_equal(table_row(&table, 5), &rows[4]);
    assert_null(table_row(&table, 4));
}

static void a_key_of_another_place_is_unknown(void **state)
{
    (void)state;
    Fixture         fixture;
    const ConfNode *tree = tree_of(&fixture,
                                   "title = \"Ash\" small = 1 large = 2 seats = 3 bell = 1 heigth = 1");
    table_check_group(&table, AT_TABLE, tree, "the table", &fixture.diags);
    assert_int_equal(fixture.diags.count, 2);
    assert_string_equal(fixture.diags.items[0].message, "unknown key \"bell\" in the table");
    assert_string_equal(fixture.diags.items[1].message,
                        "unknown key \"heigth\" in the table; did you mean \"height\"?");
    arena_free(&fixture.arena);
}

static void a_shelf_gives_back_what_was_kept_for_a_path_and_a_kind(void **state)
{
    (void)state;
    Arena          arena = { 0 };
    Shelf          shelf = { .arena = &arena };
    const ConfNode one = { .kind = CONF_INT }, two = { .kind = CONF_BOOL }, three = { .kind = CONF_TEXT };
    assert_null(shelf_find(&shelf, 1, "a.cfg"));
    shelf_keep(&shelf, 1, "a.cfg", &one);
    shelf_keep(&shelf, 2, "a.cfg", &two);
    shelf_keep(&shelf, 1, "b.cfg", &three);
    assert_ptr_equal(shelf_find(&shelf, 1, "a.cfg"), &one);
    assert_ptr_equal(shelf_find(&shelf, 2, "a.cfg"), &two);
    assert_ptr_equal(shelf_find(&shelf, 1, "b.cfg"), &three);
    assert_null(shelf_find(&shelf, 2, "b.cfg"));
    assert_null(shelf_find(NULL, 1, "a.cfg"));
    shelf_keep(NULL, 1, "a.cfg", &one);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_written_is_as_its_row_says),
        cmocka_unit_test(what_is_written_is_read_into_its_field),
        cmocka_unit_test(what_is_outside_its_range_is_reported),
        cmocka_unit_test(a_row_is_found_by_its_key_and_its_place),
        cmocka_unit_test(a_key_of_another_place_is_unknown),
        cmocka_unit_test(a_shelf_gives_back_what_was_kept_for_a_path_and_a_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
