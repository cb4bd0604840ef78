// The options, a row each: parsing, --help, the man page and the shells' completions all read this one table.
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "app/commands.h"

typedef enum {
    VALUE_SWITCH,  // bool: true
    VALUE_YES,     // int: 1 (where -1 is "not given")
    VALUE_TEXT,    // const char *
    VALUE_PATH,    // const char *: with the home in place of ~
    VALUE_TEXTS,   // Texts: one more of them
    VALUE_NAMED,   // Named, at `place`
    VALUE_INT,     // int within low..high
    VALUE_BIG,     // int64_t within low..high
    VALUE_NUMBER,  // double within low..high
    VALUE_CHOICE,  // int: the `value` of one of `choices`
    VALUE_LAYERS,  // LayerSet: several with commas, added to what is there
} ValueKind;

// What the shells complete after an option.
typedef enum {
    COMPLETE_NOTHING,
    COMPLETE_FILE,
    COMPLETE_CHOICE,
    COMPLETE_LAYER,
    COMPLETE_VOICE,
    COMPLETE_SOUND,
    COMPLETE_RULE,
    COMPLETE_SIGN,
    COMPLETE_FORMAT,
    COMPLETE_PHONE_FORMAT,
    COMPLETE_BESIDE,
} Completion;

typedef struct {
    const char   *name;      // without the dashes
    char          letter;    // 0: none
    const char   *argument;  // "NAME"; NULL: takes none
    unsigned      commands;  // bits of CommandId, or COMMANDS_ALL
    const char   *help;
    ValueKind     kind;
    size_t        offset;  // in Settings
    double        low, high;
    const char   *unit;
    const Choice *choices;  // NULL-ended
    const Source *place;    // the place of its value in messages: the option itself
    Completion    completion;
    bool          alone;  // with it, the command takes no operand and needs none
} Option;

#define COMMAND_BIT(id) (1u << (unsigned)(id))
#define COMMANDS_ALL    (~0u)

const Option *option_rows(size_t *count);

// Reads argv into settings, and moves the operands to its front. *command stays NULL where none was named
// (--help, --version, nothing at all). Paths are in the arena. False: problem holds the one line that says
// what is wrong.
enum { PROBLEM_SIZE = 400 };
bool options_parse(int argc, char **argv, Settings *settings, const Command **command, Arena *arena,
                   char problem[PROBLEM_SIZE]);

// Sets the one option of that name, as if it had been typed.
bool options_set(Settings *settings, const char *name, const char *value, Arena *arena,
                 char problem[PROBLEM_SIZE]);

#endif
