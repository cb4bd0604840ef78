// The data folder, as espeak-ng 1.49 to 1.52 lays it out:
//
//   lang/FAMILY/en-GB-x-rp   one voice, called by its file's name or by the line "name ..." in it, whatever
//                            the case; "language en 5" is its place for English, and not a name of it
//   voices/!v/f4             a variant, called by its file's name, letter by letter
//   voices/mb/...            MBROLA's
#include "voice/espeak_data.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_SIZE = 256, NAMES_SHOWN = 8, PLACE_DEFAULT = 5 };

// --- The folder ------------------------------------------------------------------------

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

// The folder of that name in `parent`; NULL where it is not there.
static const char *folder_in(const char *parent, Arena *arena)
{
    const char *folder = arena_printf(arena, "%s/espeak-ng-data", parent);
    return is_folder(folder) ? folder : NULL;
}

// Debian's /usr/lib/x86_64-linux-gnu and its like.
static const char *folder_of_architecture(Arena *arena)
{
    DIR        *libraries = opendir("/usr/lib");
    const char *found = NULL;
    for (struct dirent *entry; libraries && !found && (entry = readdir(libraries));)
        if (strstr(entry->d_name, "-linux-"))
            found = folder_in(arena_printf(arena, "/usr/lib/%s", entry->d_name), arena);
    if (libraries)
        closedir(libraries);
    return found;
}

const char *espeak_data_folder(Arena *arena)
{
    static const char *const places[] = { "/usr/share", "/usr/lib", "/usr/lib64", "/usr/local/share",
                                          "/usr/local/lib" };
    const char              *asked = getenv("ESPEAK_DATA_PATH"), *home = getenv("HOME"), *found = NULL;
    if (asked && (found = folder_in(asked, arena)))
        return found;
    if (asked && is_folder(asked))
        return asked;
    if ((home && (found = folder_in(home, arena))) || (found = folder_of_architecture(arena)))
        return found;
    for (size_t i = 0; !found && i < sizeof places / sizeof *places; i++)
        found = folder_in(places[i], arena);
    return found;
}

// --- Its voices ------------------------------------------------------------------------

typedef struct {
    const char *file;  // "en-GB-x-rp"
    const char *path;
    int         place;  // among the voices of a language, as espeak-ng has it: the first is its choice
} VoiceFile;

typedef struct {
    VoiceFile *items;
    size_t     count, room;
} VoiceFiles;

// What is in a folder and the folders below it, except those of variants and of MBROLA.
static void list_voices(const char *folder, int depth, Arena *arena, VoiceFiles *out)
{
    DIR *open = opendir(folder);
    for (struct dirent *entry; open && (entry = readdir(open));) {
        const char *name = entry->d_name, *path = arena_printf(arena, "%s/%s", folder, name);
        if (*name == '.' || strcmp(name, "!v") == 0 || strcmp(name, "mb") == 0)
            continue;
        if (depth > 0 && is_folder(path))
            list_voices(path, depth - 1, arena, out);
        else
            *ARENA_PUSH(arena, out->items, out->count, out->room) = (VoiceFile){ arena_strdup(arena, name),
                                                                                 path, 0 };
    }
    if (open)
        closedir(open);
}

static VoiceFiles all_voices(const char *folder, Arena *arena)
{
    VoiceFiles all = { 0 };
    list_voices(arena_printf(arena, "%s/lang", folder), 2, arena, &all);
    list_voices(arena_printf(arena, "%s/voices", folder), 2, arena, &all);
    return all;
}

// Whether a line in a voice's file says "KEY value": a language may have a number after it.
static bool line_says(const char *line, const char *key, const char *value)
{
    size_t length = strlen(key), end = strcspn(line, "\r\n");
    if (strncmp(line, key, length) != 0 || line[length] != ' ')
        return false;
    while (line[length] == ' ')
        length++;
    if (strcmp(key, "language") == 0)
        end = length + strcspn(line + length, " \t\r\n");
    return end - length == strlen(value) && strncasecmp(line + length, value, end - length) == 0;
}

static bool file_says(const char *path, const char *key, const char *value)
{
    char  line[LINE_SIZE];
    bool  says = false;
    FILE *file = fopen(path, "r");
    while (file && !says && fgets(line, sizeof line, file))
        says = line_says(line, key, value);
    if (file)
        fclose(file);
    return says;
}

// --- Questions -------------------------------------------------------------------------

// "en-gb-x-rp" as the files are called: en-GB-x-rp. Most are found by asking for them alone.
static const char *as_file(const char *language, Arena *arena)
{
    char *file = arena_strdup(arena, language);
    if (file[0] && file[1] && file[2] == '-' && file[3] && file[4] && (!file[5] || file[5] == '-'))
        file[3] = (char)(file[3] & ~0x20), file[4] = (char)(file[4] & ~0x20);
    return file;
}

static bool is_a_file_of_any_family(const char *folder, const char *file, Arena *arena)
{
    const char *families = arena_printf(arena, "%s/lang", folder);
    DIR        *open = opendir(families);
    bool        found = false;
    for (struct dirent *entry; open && !found && (entry = readdir(open));)
        found = *entry->d_name != '.' &&
                access(arena_printf(arena, "%s/%s/%s", families, entry->d_name, file), R_OK) == 0;
    if (open)
        closedir(open);
    return found;
}

static bool has_voice(const char *folder, const char *voice, Arena *arena)
{
    if (!*voice || *voice == '.' || strchr(voice, '/'))
        return false;
    if (is_a_file_of_any_family(folder, as_file(voice, arena), arena))
        return true;
    VoiceFiles all = all_voices(folder, arena);
    for (size_t i = 0; i < all.count; i++)
        if (strcasecmp(all.items[i].file, voice) == 0 || file_says(all.items[i].path, "name", voice))
            return true;
    return false;
}

static bool has_variant(const char *folder, const char *variant, Arena *arena)
{
    return *variant && !strchr(variant, '/') &&
           access(arena_printf(arena, "%s/voices/!v/%s", folder, variant), R_OK) == 0;
}

bool espeak_data_has(const char *folder, const char *voice, Arena *arena)
{
    const char *plus = strchr(voice, '+');
    if (plus && !has_variant(folder, plus + 1, arena))
        return false;
    return has_voice(folder, plus ? arena_strndup(arena, voice, (size_t)(plus - voice)) : voice, arena);
}

bool espeak_data_is_mbrola(const char *folder, const char *voice, Arena *arena)
{
    return !strchr(voice, '/') && access(arena_printf(arena, "%s/voices/mb/%s", folder, voice), R_OK) == 0;
}

static int number_at_end(const char *line)
{
    int used = 0;
    (void)sscanf(line, "language %*s%n", &used);
    char *end;
    long  number = strtol(line + used, &end, 10);
    return end == line + used ? PLACE_DEFAULT : (int)number;
}

// "language en 5": the 5. 0: the voice is not for that language.
static int place_in(const char *path, const char *language)
{
    char  line[LINE_SIZE];
    int   place = 0;
    FILE *file = fopen(path, "r");
    while (file && !place && fgets(line, sizeof line, file))
        if (line_says(line, "language", language))
            place = number_at_end(line);
    if (file)
        fclose(file);
    return place;
}

static int by_place(const void *a, const void *b)
{
    const VoiceFile *one = a, *other = b;
    return one->place != other->place ? one->place - other->place : strcmp(one->file, other->file);
}

const char *espeak_data_names(const char *folder, const char *language, Arena *arena)
{
    VoiceFiles  all = all_voices(folder, arena);
    const char *names = "";
    for (size_t i = 0; i < all.count; i++)
        all.items[i].place = place_in(all.items[i].path, language);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_place);
    for (size_t i = 0, shown = 0; i < all.count && shown < NAMES_SHOWN; i++)
        if (all.items[i].place)
            names = arena_printf(arena, "%s%s%s", names, shown++ ? ", " : "", all.items[i].file);
    return names;
}
