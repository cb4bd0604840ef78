// The commands, a row each. Adding one: its function, its row in commands.c, its id here, and the bits of its
// options.
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "job/settings.h"

typedef enum {
    COMMAND_TODAY,
    COMMAND_PLAY,
    COMMAND_RENDER,
    COMMAND_SHOW,
    COMMAND_CHECK,
    COMMAND_PLAN,
    COMMAND_LIST,
    COMMAND_LANGUAGE,
    COMMAND_SCHEMA,
    COMMAND_NEW,
    COMMAND_INIT,
    COMMAND_PACE,
    COMMAND_DONE,
    COMMAND_LOG,
    COMMAND_STOP_SIGNS,
    COMMAND_DEVICES,
    COMMAND_VOICES,
    COMMAND_SAY,
    COMMAND_SCRIPT,
    COMMAND_RECORD,
    COMMAND_CACHE,
    COMMAND_PLOT,
    COMMAND_EXPORT,
    COMMAND_SHARE,
    COMMAND_BATCH,
    COMMAND_HELP,
    COMMAND_COMPLETIONS,
    COMMAND_MAN_PAGE,
} CommandId;
enum { COMMAND_COUNT = COMMAND_MAN_PAGE + 1 };

typedef enum {
    OPERAND_NONE,
    OPERAND_SESSION,
    OPERAND_FILE,
    OPERAND_COMMAND,
    OPERAND_SHELL,
    OPERAND_SECTION,
    OPERAND_KIND,
    OPERAND_KEY,
    OPERAND_VOICE,
    OPERAND_TEXT
} OperandKind;

typedef struct {
    const char *name;
    const char *operands;     // as help shows them: "SESSION"; "" for none
    OperandKind operand;      // what the shells complete
    int         least, most;  // how many
    const char *summary;      // one line, no full stop
    const char *details;      // for COMMAND --help and the man page: paragraphs, '\n' between; may be ""
    Status (*run)(const Settings *settings);
    bool
        reads_data;  // the sessions, voices and sounds that come with the program: nothing works without them
} Command;

const Command *command_at(CommandId id);
const Command *command_find(const char *name);     // NULL: none; command_nearest may help
const char    *command_nearest(const char *name);  // NULL: nothing near

Status cmd_today(const Settings *settings);
Status cmd_plan(const Settings *settings);
Status cmd_devices(const Settings *settings);
Status cmd_voices(const Settings *settings);
Status cmd_say(const Settings *settings);
Status cmd_script(const Settings *settings);
Status cmd_record(const Settings *settings);
Status cmd_cache(const Settings *settings);
Status cmd_render(const Settings *settings);
Status cmd_show(const Settings *settings);
Status cmd_check(const Settings *settings);
Status cmd_list(const Settings *settings);
Status cmd_language(const Settings *settings);
Status cmd_schema(const Settings *settings);
Status cmd_new(const Settings *settings);
Status cmd_init(const Settings *settings);
Status cmd_pace(const Settings *settings);
Status cmd_done(const Settings *settings);
Status cmd_log(const Settings *settings);
Status cmd_stop_signs(const Settings *settings);
Status cmd_plot(const Settings *settings);
Status cmd_help(const Settings *settings);
Status cmd_completions(const Settings *settings);
Status cmd_man_page(const Settings *settings);

#endif
