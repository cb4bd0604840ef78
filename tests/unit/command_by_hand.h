// A command as main calls it: her home in a folder of its own, what she types, what is printed.
#ifndef TESTS_COMMAND_BY_HAND_H
#define TESTS_COMMAND_BY_HAND_H

#include "app/commands.h"
#include "captured.h"
#include "file_by_hand.h"
#include "log/log.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COMMAND_TODAY "2026-11-29"  // a Sunday

enum { COMMAND_DAY = 20786 };  // the same

typedef struct {
    char     home[40];  // with config, cache and state
    Settings settings;
    Status   status;
    Captured out, err;
} Commanded;

static inline void command_folder(const Commanded *commanded, const char *variable, const char *name)
{
    char path[80];
    snprintf(path, sizeof path, "%s/%s", commanded->home, name);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(setenv(variable, path, 1), 0);
    snprintf(path, sizeof path, "%s/%s/walkcoach", commanded->home, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

// Nothing is asked for, and it is COMMAND_TODAY.
static inline void command_anew(Commanded *commanded)
{
    commanded->settings = SETTINGS_DEFAULT;
    commanded->settings.order.asked.today = COMMAND_TODAY;
    commanded->settings.terminal.width = 80;
}

static inline int command_set_up(void **state)
{
    Commanded *commanded = calloc(1, sizeof *commanded);
    assert_non_null(commanded);
    bool in_memory = access("/dev/shm", W_OK) == 0;  // each note in a log waits for the disk
    snprintf(commanded->home, sizeof commanded->home, "%s/walkcoach-command.XXXXXX",
             in_memory ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(commanded->home));
    command_folder(commanded, "XDG_CONFIG_HOME", "config");
    command_folder(commanded, "XDG_CACHE_HOME", "cache");
    command_folder(commanded, "XDG_STATE_HOME", "state");
    setenv("SOURCE_DATE_EPOCH", "1795910400", 1);  // COMMAND_TODAY
    command_anew(commanded);
    *state = commanded;
    return 0;
}

static inline int command_tear_down(void **state)
{
    Commanded *commanded = *state;
    folder_remove(commanded->home);
    free(commanded);
    return 0;
}

// A file below her home: "config/walkcoach/walkcoach.cfg".
static inline void command_file(const Commanded *commanded, const char *name, const char *text)
{
    file_put_in(commanded->home, name, text);
}

static inline void command_profile(const Commanded *commanded, const char *text)
{
    command_file(commanded, "config/walkcoach/walkcoach.cfg", text);
}

static inline const char *command_state(const Commanded *commanded)
{
    static char path[80];
    snprintf(path, sizeof path, "%s/state/walkcoach", commanded->home);
    return path;
}

// As if she had noted it before.
static inline void command_note(const Commanded *commanded, Entry entry)
{
    char  why[LOG_WHY_SIZE];
    Log  *log;
    Noted noted;
    assert_int_equal(log_open(command_state(commanded), &log, why), LOG_FINE);
    assert_int_equal(log_note(log, &entry, NULL, &noted, why), LOG_FINE);
    log_close(log);
}

// All that is in her log, in the arena.
static inline History command_noted(const Commanded *commanded, Arena *arena)
{
    char    why[LOG_WHY_SIZE];
    Log    *log;
    History history = { 0 };
    assert_int_equal(log_open(command_state(commanded), &log, why), LOG_FINE);
    assert_int_equal(log_read(log, 0, &history, arena, why), LOG_FINE);
    log_close(log);
    return history;
}

// operand: NULL for none. typed: what is on standard input.
static inline Status command_run(Commanded *commanded, Status (*run)(const Settings *), const char *operand,
                                 const char *typed)
{
    FILE *before = stdin;
    char *operands[] = { (char *)operand, NULL };
    commanded->settings.operands = operands;
    commanded->settings.operand_count = operand != NULL;
    capture(&commanded->out, stdout);
    capture(&commanded->err, stderr);
    stdin = typed && *typed ? fmemopen((char *)typed, strlen(typed), "r") : fopen("/dev/null", "r");
    commanded->status = run(&commanded->settings);
    fclose(stdin);
    stdin = before;
    captured_text(&commanded->err);
    captured_text(&commanded->out);
    commanded->settings.operands = NULL;
    return commanded->status;
}

// What it prints and how it ends.
static inline void command_prints(Commanded *commanded, Status (*run)(const Settings *), const char *operand,
                                  Status status, const char *out, const char *err)
{
    command_run(commanded, run, operand, NULL);
    assert_string_equal(commanded->err.text, err);
    assert_string_equal(commanded->out.text, out);
    assert_int_equal(commanded->status, status);
}

#endif
