// play/mpris.h: what media keys ask for, and what other programs see of a walk. The bus is this file's own.
#include "play/mpris.h"

#include "base/library.h"
#include "cmocka_all.h"
#include "library_by_hand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-bus.h>

#define OBJECT "/org/mpris/MediaPlayer2"
#define ROOT   "org.mpris.MediaPlayer2"

// --- The bus ---------------------------------------------------------------------------

typedef struct {
    const char *member;
    char        text[400];  // of what was added to it
} Message;

static const sd_bus_vtable *root, *player;
static void                *its;
static int                  fails_at, buses, flushes, replies;  // fails_at: which call of opening
static bool                 is_open;
static char                 changed[300];
static const char          *waiting[24];  // methods that somebody calls
static int                  waiting_count, at_once;

static int open_user(sd_bus **bus)
{
    *bus = (sd_bus *)&buses;
    buses += fails_at != 1;
    return fails_at == 1 ? -1 : 0;
}
static int add_table(sd_bus *bus, sd_bus_slot **slot, const char *path, const char *interface,
                     const sd_bus_vtable *table, void *self)
{
    assert_true(bus == (sd_bus *)&buses && !slot);
    assert_string_equal(path, OBJECT);
    bool is_root = strcmp(interface, ROOT) == 0;
    if (!is_root)
        assert_string_equal(interface, ROOT ".Player");
    *(is_root ? &root : &player) = table;
    its = self;
    return fails_at == (is_root ? 2 : 3) ? -1 : 0;
}
static int request_name(sd_bus *bus, const char *name, uint64_t flags)
{
    (void)bus;
    assert_string_equal(name, ROOT ".walkcoach");
    assert_int_equal(flags, SD_BUS_NAME_ALLOW_REPLACEMENT | SD_BUS_NAME_REPLACE_EXISTING);
    return fails_at == 4 ? -1 : 1;
}
static sd_bus *close_bus(sd_bus *bus)
{
    buses -= bus == (sd_bus *)&buses;
    return NULL;
}
static int bus_is_open(sd_bus *bus) { return bus && is_open; }
static int bus_fd(sd_bus *bus) { return bus ? 42 : -1; }
static int emit(sd_bus *bus, const char *path, const char *interface, const char *name, ...)
{
    va_list more;
    snprintf(changed, sizeof changed, "%s %s %s", path, interface, name);
    va_start(more, name);
    for (const char *next; bus && (next = va_arg(more, const char *));)
        strcat(strcat(changed, " "), next);
    va_end(more);
    return 0;
}
static int flush(sd_bus *bus)
{
    flushes += bus != NULL;
    return 0;
}
static const char *member_of(sd_bus_message *message) { return ((Message *)message)->member; }
static int         reply(sd_bus_message *message, const char *types, ...)
{
    replies += message && !*types;
    return 1;
}
static int append(sd_bus_message *message, const char *types, ...)
{
    Message *to = (Message *)message;
    va_list  more;
    va_start(more, types);
    if (strcmp(types, "s") == 0)
        snprintf(to->text, sizeof to->text, "%s", va_arg(more, const char *));
    else if (strcmp(types, "b") == 0)
        snprintf(to->text, sizeof to->text, "%s", va_arg(more, int) ? "yes" : "no");
    else if (strcmp(types, "x") == 0)
        snprintf(to->text, sizeof to->text, "%lld", (long long)va_arg(more, int64_t));
    else if (strcmp(types, "d") == 0)
        snprintf(to->text, sizeof to->text, "%g", va_arg(more, double));
    else if (strcmp(types, "as") == 0)
        snprintf(to->text, sizeof to->text, "%d texts", va_arg(more, int));
    else {
        assert_string_equal(types, "a{sv}");
        for (int count = va_arg(more, int); count > 0; count--) {
            char        line[100];
            const char *key = va_arg(more, const char *), *type = va_arg(more, const char *);
            if (strcmp(type, "x") == 0)
                snprintf(line, sizeof line, "%s=%lld|", key, (long long)va_arg(more, int64_t));
            else {
                int texts = strcmp(type, "as") == 0 ? va_arg(more, int) : 1;
                assert_int_equal(texts, 1);
                snprintf(line, sizeof line, "%s=%s|", key, va_arg(more, const char *));
            }
            strcat(to->text, line);
        }
    }
    va_end(more);
    return 0;
}

// The row of that name; NULL: there is none.
static const sd_bus_vtable *row_of(const sd_bus_vtable *table, char type, const char *name)
{
    for (; table->type != _SD_BUS_VTABLE_END; table++)
        if (table->type == (uint8_t)type &&
            strcmp(type == 'M' ? table->x.method.member : table->x.property.member, name) == 0)
            return table;
    return NULL;
}

static void call_method(const char *name)
{
    const sd_bus_vtable *row = row_of(player, 'M', name) ? row_of(player, 'M', name)
                                                         : row_of(root, 'M', name);
    Message              message = { .member = name };
    assert_non_null(row);
    assert_int_equal(row->x.method.handler((sd_bus_message *)&message, its, NULL), 1);
}
static int process(sd_bus *bus, sd_bus_message **message)
{
    assert_true(bus && !message);
    if (waiting_count == 0)
        return 0;
    for (int i = 0; i < at_once && waiting_count > 0; i++)
        call_method(waiting[--waiting_count]);
    return 1;
}

static const CallByHand by_hand[] = {
    CALL("sd_bus_message_get_member", member_of),
    CALL("sd_bus_reply_method_return", reply),
    CALL("sd_bus_message_append", append),
    CALL("sd_bus_open_user", open_user),
    CALL("sd_bus_add_object_vtable", add_table),
    CALL("sd_bus_request_name", request_name),
    CALL("sd_bus_flush_close_unref", close_bus),
    CALL("sd_bus_is_open", bus_is_open),
    CALL("sd_bus_get_fd", bus_fd),
    CALL("sd_bus_process", process),
    CALL("sd_bus_emit_properties_changed", emit),
    CALL("sd_bus_flush", flush),
};

bool library_open(const char *file, const char *const *names, size_t count, void *table,
                  char why[LIBRARY_WHY_SIZE])
{
    (void)why;
    assert_string_equal(file, "libsystemd.so.0");
    library_fill(names, count, by_hand, sizeof by_hand / sizeof *by_hand, table);
    return fails_at != 5;
}

// --- A walk ----------------------------------------------------------------------------

static MprisState walk;

static Mpris *begin(void)
{
    walk = (MprisState){ MPRIS_PLAYING, "Ten minutes", "Brisk", 600000000, 65000000 };
    fails_at = waiting_count = 0;
    at_once = 1;
    is_open = true;
    Mpris *mpris = mpris_open(&walk);
    assert_non_null(mpris);
    return mpris;
}

static Act asked(Mpris *mpris, const char *method)
{
    int before = replies;
    waiting[waiting_count++] = method;
    Act act = mpris_read(mpris);
    assert_int_equal(waiting_count, 0);
    assert_int_equal(replies, before + 1);
    assert_int_equal(mpris_read(mpris), ACT_NOTHING);
    return act;
}

static void each_method_is_a_key(void **state)
{
    (void)state;
    static const struct {
        const char *method;
        Act         playing, paused;
    } rows[] = { { "PlayPause", ACT_PAUSE, ACT_PAUSE }, { "Play", ACT_NOTHING, ACT_PAUSE },
                 { "Pause", ACT_PAUSE, ACT_NOTHING },   { "Next", ACT_ON, ACT_ON },
                 { "Previous", ACT_BACK, ACT_BACK },    { "Stop", ACT_STOP, ACT_STOP },
                 { "Quit", ACT_STOP, ACT_STOP },        { "Raise", ACT_NOTHING, ACT_NOTHING } };
    Mpris *mpris = begin();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        walk.status = MPRIS_PLAYING;
        assert_int_equal(asked(mpris, rows[i].method), rows[i].playing);
        walk.status = MPRIS_PAUSED;
        assert_int_equal(asked(mpris, rows[i].method), rows[i].paused);
    }
    mpris_close(mpris);
}

static void what_comes_at_once_is_done_in_turn(void **state)
{
    (void)state;
    Mpris *mpris = begin();
    at_once = 24;
    waiting[0] = "Stop", waiting[1] = "Next", waiting[2] = "Previous";  // the last one is called first
    waiting_count = 3;
    assert_int_equal(mpris_read(mpris), ACT_BACK);
    assert_int_equal(mpris_read(mpris), ACT_ON);
    assert_int_equal(mpris_read(mpris), ACT_STOP);
    assert_int_equal(mpris_read(mpris), ACT_NOTHING);
    for (int i = 0; i < 20; i++)
        waiting[i] = "Next";
    waiting_count = 20;
    for (int i = 0; i < 16; i++)
        assert_int_equal(mpris_read(mpris), ACT_ON);
    assert_int_equal(mpris_read(mpris), ACT_NOTHING);  // more are not kept
    mpris_close(mpris);
}

static const char *property(const sd_bus_vtable *table, const char *interface, const char *name,
                            const char *type)
{
    static Message       message;
    const sd_bus_vtable *row = row_of(table, 'P', name);
    message = (Message){ .text = "" };
    assert_non_null(row);
    assert_string_equal(row->x.property.signature, type);
    assert_int_equal(row->x.property.get((sd_bus *)&buses, OBJECT, interface, name,
                                         (sd_bus_message *)&message, its, NULL),
                     0);
    return message.text;
}
#define OF_ROOT(name, type)   property(root, ROOT, name, type)
#define OF_PLAYER(name, type) property(player, ROOT ".Player", name, type)

static void other_programs_see_the_walk(void **state)
{
    (void)state;
    Mpris *mpris = begin();
    assert_string_equal(OF_ROOT("Identity", "s"), "walkcoach");
    assert_string_equal(OF_ROOT("CanQuit", "b"), "yes");
    assert_string_equal(OF_ROOT("CanRaise", "b"), "no");
    assert_string_equal(OF_ROOT("HasTrackList", "b"), "no");
    assert_string_equal(OF_ROOT("SupportedUriSchemes", "as"), "0 texts");
    assert_string_equal(OF_ROOT("SupportedMimeTypes", "as"), "0 texts");
    assert_string_equal(OF_PLAYER("PlaybackStatus", "s"), "Playing");
    walk.status = MPRIS_PAUSED;
    assert_string_equal(OF_PLAYER("PlaybackStatus", "s"), "Paused");
    walk.status = MPRIS_STOPPED;
    assert_string_equal(OF_PLAYER("PlaybackStatus", "s"), "Stopped");
    assert_string_equal(OF_PLAYER("Position", "x"), "65000000");
    assert_string_equal(OF_PLAYER("Rate", "d"), "1");
    assert_string_equal(OF_PLAYER("MinimumRate", "d"), "1");
    assert_string_equal(OF_PLAYER("MaximumRate", "d"), "1");
    assert_string_equal(OF_PLAYER("Volume", "d"), "1");
    static const char *const can[] = { "CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanControl" };
    for (int i = 0; i < 5; i++)
        assert_string_equal(OF_PLAYER(can[i], "b"), "yes");
    assert_string_equal(OF_PLAYER("CanSeek", "b"), "no");
    assert_string_equal(OF_PLAYER("Metadata", "a{sv}"),
                        "mpris:trackid=/org/walkcoach/walk|mpris:length=600000000|"
                        "xesam:title=Ten minutes|xesam:artist=Brisk|");
    mpris_close(mpris);
}

static void what_is_new_is_announced(void **state)
{
    (void)state;
    Mpris *mpris = begin();
    int    before = flushes;
    mpris_changed(mpris);
    assert_string_equal(changed, OBJECT " " ROOT ".Player PlaybackStatus Metadata");
    assert_int_equal(flushes, before + 1);
    mpris_close(mpris);
}

static void a_bus_that_is_gone_is_not_waited_for(void **state)
{
    (void)state;
    Mpris *mpris = begin();
    assert_int_equal(mpris_fd(mpris), 42);
    is_open = false;
    assert_int_equal(mpris_fd(mpris), -1);
    assert_int_equal(buses, 1);
    mpris_close(mpris);
    assert_int_equal(buses, 0);
    assert_int_equal(mpris_fd(NULL), -1);
    assert_int_equal(mpris_read(NULL), ACT_NOTHING);
    mpris_changed(NULL);
    mpris_close(NULL);
}

static void without_a_bus_there_is_none(void **state)
{
    (void)state;
    for (fails_at = 1; fails_at <= 5; fails_at++) {
        assert_null(mpris_open(&walk));
        if (fails_at > 1)
            assert_int_equal(buses, 0);
        buses = 0;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_method_is_a_key),
        cmocka_unit_test(what_comes_at_once_is_done_in_turn),
        cmocka_unit_test(other_programs_see_the_walk),
        cmocka_unit_test(what_is_new_is_announced),
        cmocka_unit_test(a_bus_that_is_gone_is_not_waited_for),
        cmocka_unit_test(without_a_bus_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
