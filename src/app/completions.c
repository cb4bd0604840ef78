// walkcoach completions SHELL: what bash, zsh and fish read to complete the command line, from the tables.
//
// Names of sessions, voices and sound packs come from the program itself when TAB is pressed: walkcoach list
// --names.
#include "app/language.h"
#include "app/options.h"
#include "beside/beside.h"
#include "rules/rules.h"
#include "session/signs.h"
#include "sink/file.h"

#include <string.h>

static bool takes(const Command *command, const Option *option)
{
    return (option->commands & COMMAND_BIT(command - command_at(0))) != 0;
}

static void print_command_names(const char *between)
{
    for (int id = 0; id < COMMAND_COUNT; id++)
        printf("%s%s", id ? between : "", command_at((CommandId)id)->name);
}

static void print_keys(void)
{
    Arena arena = { 0 };
    fputs(language_keys(&arena), stdout);
    arena_free(&arena);
}

static void print_signs(void)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        printf("%s%s", i ? " " : "", rows[i].id);
}

static void print_formats(bool only_for_phones)
{
    size_t            count;
    const FileFormat *formats = file_formats(&count);
    for (size_t i = 0; i < count; i++)
        if (formats[i].for_phones || !only_for_phones)
            printf("%s%s", i ? " " : "", formats[i].ending);
}

// A word may name two kinds, which are neighbours.
static void print_beside(void)
{
    size_t            count;
    const BesideKind *kinds = beside_kinds(&count);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(kinds[i].word, kinds[i - 1].word) != 0)
            printf("%s%s", i ? " " : "", kinds[i].word);
}

// Several of these words, with commas between, are one value.
static bool is_list(const Option *option)
{
    return option->completion == COMPLETE_LAYER || option->completion == COMPLETE_BESIDE;
}

// The words that an option's value may be, with blanks between; "" if it may be anything, or is a file name.
static void print_values(const Option *option)
{
    switch (option->completion) {
    case COMPLETE_CHOICE:
        for (const Choice *choice = option->choices; choice->word; choice++)
            printf("%s%s", choice == option->choices ? "" : " ",
                   choice->typed ? choice->typed : choice->word);
        break;
    case COMPLETE_LAYER:
        for (int layer = 0; layer < LAYER_COUNT; layer++)
            printf("%s%s", layer ? " " : "", layer_name((Layer)layer));
        break;
    case COMPLETE_RULE:
        fputs("all", stdout);
        for (int rule = 0; rule < RULE_COUNT; rule++)
            printf(" %s", rule_table[rule].name);
        break;
    case COMPLETE_SIGN: print_signs(); break;
    case COMPLETE_FORMAT:
    case COMPLETE_PHONE_FORMAT: print_formats(option->completion == COMPLETE_PHONE_FORMAT); break;
    case COMPLETE_BESIDE: print_beside(); break;
    case COMPLETE_VOICE:
    case COMPLETE_SOUND:
    case COMPLETE_NOTHING:
    case COMPLETE_FILE: break;
    }
}

// --- bash ------------------------------------------------------------------------------

// Names come from files. compgen -W evaluates its words, and readline leaves some special characters
// unquoted. So we compare names as text and quote them here, with the quotes with which the word was begun.
static const char bash_head[] =
    "# bash completion for walkcoach\n"
    "_walkcoach_offer() {    # those of the words given that begin with what was typed\n"
    "    local one\n"
    "    for one; do [[ $one == \"$word\"* ]] && COMPREPLY+=(\"$one\"); done\n"
    "}\n"
    "_walkcoach_names() {    # of sessions, voices or sounds\n"
    "    local -a names\n"
    "    mapfile -t names < <(walkcoach list --names \"$1\" 2>/dev/null)\n"
    "    _walkcoach_offer \"${names[@]}\"\n"
    "}\n"
    "_walkcoach_several() {    # with commas between\n"
    "    local before=${word%\"${word##*,}\"} word=${word##*,}\n"
    "    _walkcoach_offer \"$@\"\n"
    "    COMPREPLY=(\"${COMPREPLY[@]/#/$before}\")\n"
    "}\n"
    "_walkcoach_files() {    # ~/ stays as it was typed\n"
    "    local one home=$HOME/ tilde='~/'\n"
    "    [[ $word == \"$tilde\"* ]] || home= tilde=\n"
    "    for one in \"$home${word#\"$tilde\"}\"*; do\n"
    "        [[ -e $one ]] || continue\n"
    "        COMPREPLY+=(\"$tilde${one#\"$home\"}\")\n"
    "    done\n"
    "}\n"
    "_walkcoach_quoted() {    # as the shell reads it back: bare, or within the quotes that are open\n"
    "    local one=$1 i single=\"'\\\\''\"\n"
    "    case $open in\n"
    "    \\') quoted=\"'${one//\\'/$single}\"; [[ $one == */ ]] || quoted+=\\' ;;\n"
    "    \\\") for i in '\\' '\"' '$' '`'; do one=${one//\"$i\"/\"\\\\$i\"}; done\n"
    "        quoted=\"\\\"$one\"; [[ $one == */ ]] || quoted+=\\\" ;;\n"
    "    *) printf -v quoted '%q' \"$one\"; [[ $one == '~/'* ]] && quoted=\"~/${quoted#\\\\~/}\" ;;\n"
    "    esac\n"
    "}\n"
    "_walkcoach_tab() {\n"
    "    local open=${COMP_WORDS[COMP_CWORD]:0:1} quoted one i\n"
    "    _walkcoach\n"
    "    for i in \"${!COMPREPLY[@]}\"; do\n"
    "        one=${COMPREPLY[i]}\n"
    "        [[ -d ${one/#~\\//$HOME/} ]] && one=$one/ && [[ ${#COMPREPLY[@]} == 1 ]] && compopt -o nospace\n"
    "        _walkcoach_quoted \"$one\"; COMPREPLY[i]=$quoted\n"
    "    done\n"
    "}\n"
    "_walkcoach() {    # COMPREPLY: the names as they are\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
    "    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    [[ $word == = ]] && word=\n"
    "    [[ $word == \\'* ]] || word=${word//\\\\/}\n"
    "    word=${word#[\\'\\\"]}\n"
    "    COMPREPLY=()\n";

static void bash_values(const Option *option)
{
    switch (option->completion) {
    case COMPLETE_FILE: fputs("_walkcoach_files", stdout); break;
    case COMPLETE_VOICE: fputs("_walkcoach_names voices", stdout); break;
    case COMPLETE_SOUND: fputs("_walkcoach_names sounds", stdout); break;
    case COMPLETE_CHOICE:
    case COMPLETE_LAYER:
    case COMPLETE_RULE:
    case COMPLETE_SIGN:
    case COMPLETE_FORMAT:
    case COMPLETE_PHONE_FORMAT:
    case COMPLETE_BESIDE:
        fputs(is_list(option) ? "_walkcoach_several " : "_walkcoach_offer ", stdout);
        print_values(option);
        break;
    case COMPLETE_NOTHING: fputs(":", stdout); break;
    }
}

// An option may have two rows, for different commands: then each is for its own.
static bool has_twin(const Option *options, size_t count, size_t which)
{
    for (size_t i = 0; i < count; i++)
        if (i != which && strcmp(options[i].name, options[which].name) == 0)
            return true;
    return false;
}

static void bash_pattern(const char *command, const Option *option, bool first)
{
    printf("%s%s\" --%s\"", first ? "" : "|", command, option->name);
    if (option->letter)
        printf("|%s\" -%c\"", command, option->letter);
}

static void bash_options(const Option *options, size_t count)
{
    puts("    case \"$command $previous\" in");
    for (size_t i = 0; i < count; i++) {
        if (!options[i].argument)
            continue;
        const bool has = has_twin(options, count, i);
        bool       first = true;
        fputs("    ", stdout);
        for (int id = 0; has && id < COMMAND_COUNT; id++)
            if (takes(command_at((CommandId)id), &options[i])) {
                bash_pattern(command_at((CommandId)id)->name, &options[i], first);
                first = false;
            }
        if (!has)
            bash_pattern("*", &options[i], true);
        fputs(") ", stdout);
        bash_values(&options[i]);
        puts("; return ;;");
    }
    puts("    esac");
}

static const char *bash_operands(OperandKind kind)
{
    switch (kind) {
    case OPERAND_SESSION: return "_walkcoach_names sessions; _walkcoach_files";
    case OPERAND_COMMAND: return "_walkcoach_offer $commands";
    case OPERAND_SHELL: return "_walkcoach_offer bash zsh fish";
    case OPERAND_SECTION: return "_walkcoach_offer 1 5";
    case OPERAND_KIND: return "_walkcoach_offer sessions voices sounds";
    case OPERAND_KEY: return "_walkcoach_offer $keys";
    case OPERAND_VOICE: return "_walkcoach_names voices";
    case OPERAND_FILE: return "_walkcoach_files";
    case OPERAND_TEXT:
    case OPERAND_NONE: break;
    }
    return ":";
}

static void bash_commands(const Option *options, size_t count)
{
    puts("    case $command in");
    for (int id = 0; id < COMMAND_COUNT; id++) {
        const Command *command = command_at((CommandId)id);
        printf("    %s)\n        if [[ $word == -* ]]; then _walkcoach_offer", command->name);
        for (size_t i = 0; i < count; i++)
            if (takes(command, &options[i]))
                printf(" --%s", options[i].name);
        printf("\n        else %s; fi ;;\n", bash_operands(command->operand));
    }
    puts("    esac");
}

static void print_bash(const Option *options, size_t count)
{
    fputs(bash_head, stdout);
    fputs("    local commands=\"", stdout);
    print_command_names(" ");
    fputs("\" keys=\"", stdout);
    print_keys();
    puts("\"\n    for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "        case \" $commands \" in *\" ${COMP_WORDS[i]} \"*) command=${COMP_WORDS[i]}; break ;; "
         "esac\n    done");
    bash_options(options, count);
    puts("    if [ -z \"$command\" ]; then _walkcoach_offer $commands --help --version; return; fi");
    bash_commands(options, count);
    puts("}\ncomplete -o nosort -F _walkcoach_tab walkcoach");
}

// --- zsh -------------------------------------------------------------------------------

// Inside '…[help]:…': quotes, brackets and colons have a meaning of their own.
static void zsh_text(const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '\'': fputs("'\\''", stdout); break;
        case '[':
        case ']':
        case ':':
            putchar('\\');
            putchar(*text);
            break;
        default: putchar(*text);
        }
}

static void zsh_option(const Option *option)
{
    printf("            '--%s%s[", option->name, option->argument ? "=" : "");
    zsh_text(option->help);
    putchar(']');
    if (option->argument) {
        printf(":%s:", option->argument);
        if (option->completion == COMPLETE_FILE)
            fputs("_files", stdout);
        else if (option->completion == COMPLETE_VOICE || option->completion == COMPLETE_SOUND)
            printf("_walkcoach_%s", option->completion == COMPLETE_VOICE ? "voices" : "sounds");
        else if (is_list(option)) {
            printf("_values -s , %s ", option->name);
            print_values(option);
        } else if (option->completion != COMPLETE_NOTHING) {
            putchar('(');
            print_values(option);
            putchar(')');
        } else
            putchar(' ');
    }
    puts("' \\");
}

static void zsh_operands(const Command *command)
{
    switch (command->operand) {
    case OPERAND_SESSION: puts("            '*:session:_walkcoach_sessions'"); break;
    case OPERAND_FILE: puts("            '*:file:_files'"); break;
    case OPERAND_VOICE: puts("            '*:voice:_walkcoach_voices'"); break;
    case OPERAND_SHELL: puts("            '1:shell:(bash zsh fish)'"); break;
    case OPERAND_SECTION: puts("            '1:section:(1 5)'"); break;
    case OPERAND_KIND: puts("            '1:kind:(sessions voices sounds)'"); break;
    case OPERAND_KEY:
        fputs("            '1:key:(", stdout);
        print_keys();
        puts(")'");
        break;
    case OPERAND_COMMAND: puts("            '1:command:_walkcoach_commands'"); break;
    case OPERAND_TEXT:
    case OPERAND_NONE: puts("            '*: :'"); break;
    }
}

static void print_zsh(const Option *options, size_t count)
{
    puts("#compdef walkcoach\n"
         "_walkcoach_sessions() { compadd -V sessions -- ${(f)\"$(walkcoach list --names sessions "
         "2>/dev/null)\"}; "
         "_files }\n"
         "_walkcoach_voices() { compadd -- ${(f)\"$(walkcoach list --names voices 2>/dev/null)\"} }\n"
         "_walkcoach_sounds() { compadd -- ${(f)\"$(walkcoach list --names sounds 2>/dev/null)\"} }\n"
         "_walkcoach_commands() {\n    local -a commands=(");
    for (int id = 0; id < COMMAND_COUNT; id++) {
        printf("        '%s:", command_at((CommandId)id)->name);
        zsh_text(command_at((CommandId)id)->summary);
        puts("'");
    }
    puts("    )\n    _describe command commands\n}\n"
         "_walkcoach() {\n    local curcontext=$curcontext state line\n"
         "    _arguments -C '(- *)'{-h,--help}'[help]' '(- *)--version[versions]' "
         "'1:command:_walkcoach_commands' "
         "'*::arg:->rest'\n"
         "    [[ $state == rest ]] || return\n    case $words[1] in");
    for (int id = 0; id < COMMAND_COUNT; id++) {
        const Command *command = command_at((CommandId)id);
        printf("    %s)\n        _arguments \\\n", command->name);
        for (size_t i = 0; i < count; i++)
            if (takes(command, &options[i]))
                zsh_option(&options[i]);
        zsh_operands(command);
        puts("        ;;");
    }
    puts("    esac\n}\n_walkcoach \"$@\"");
}

// --- fish ------------------------------------------------------------------------------

static void fish_text(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
}

static void fish_option(const Option *option)
{
    fputs("complete -c walkcoach", stdout);
    if (option->commands != COMMANDS_ALL) {
        fputs(" -n '__fish_seen_subcommand_from", stdout);
        for (int id = 0; id < COMMAND_COUNT; id++)
            if (option->commands & COMMAND_BIT(id))
                printf(" %s", command_at((CommandId)id)->name);
        putchar('\'');
    }
    printf(" -l %s", option->name);
    if (option->letter)
        printf(" -s %c", option->letter);
    if (option->argument)
        fputs(option->completion == COMPLETE_FILE ? " -r -F" : " -x", stdout);
    if (option->completion == COMPLETE_VOICE || option->completion == COMPLETE_SOUND)
        printf(" -a '(walkcoach list --names %s 2>/dev/null)'",
               option->completion == COMPLETE_VOICE ? "voices" : "sounds");
    else if (option->completion != COMPLETE_FILE && option->completion != COMPLETE_NOTHING) {
        fputs(is_list(option) ? " -a '(__fish_append , " : " -a '", stdout);
        print_values(option);
        fputs(is_list(option) ? ")'" : "'", stdout);
    }
    fputs(" -d '", stdout);
    fish_text(option->help);
    puts("'");
}

static void print_fish(const Option *options, size_t count)
{
    puts("# fish completion for walkcoach\ncomplete -c walkcoach -f");
    for (int id = 0; id < COMMAND_COUNT; id++) {
        const Command *command = command_at((CommandId)id);
        printf("complete -c walkcoach -n __fish_use_subcommand -a %s -d '", command->name);
        fish_text(command->summary);
        puts("'");
        if (command->operand == OPERAND_SESSION)
            printf("complete -c walkcoach -n '__fish_seen_subcommand_from %s' -F -k "
                   "-a '(walkcoach list --names sessions 2>/dev/null)'\n",
                   command->name);
        if (command->operand == OPERAND_VOICE)
            printf("complete -c walkcoach -n '__fish_seen_subcommand_from %s' "
                   "-a '(walkcoach list --names voices 2>/dev/null)'\n",
                   command->name);
    }
    puts("complete -c walkcoach -n '__fish_seen_subcommand_from completions' -a 'bash zsh fish'\n"
         "complete -c walkcoach -n '__fish_seen_subcommand_from list' -a 'sessions voices sounds'");
    fputs("complete -c walkcoach -n '__fish_seen_subcommand_from language' -a '", stdout);
    print_keys();
    puts("'");
    for (size_t i = 0; i < count; i++)
        fish_option(&options[i]);
}

// ---------------------------------------------------------------------------------------

static const struct {
    const char *shell;
    void (*print)(const Option *options, size_t count);
} shells[] = {
    { "bash", print_bash },
    { "zsh", print_zsh },
    { "fish", print_fish },
};

Status cmd_completions(const Settings *settings)
{
    size_t        count;
    const Option *options = option_rows(&count);
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].shell, settings->operands[0]) == 0) {
            shells[i].print(options, count);
            return STATUS_DONE;
        }
    return terminal_fail(&settings->terminal, STATUS_USAGE,
                         "completions are written for bash, zsh and fish, not for \"%s\"",
                         settings->operands[0]);
}
