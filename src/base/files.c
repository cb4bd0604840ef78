// Looks into the folders of each root in turn. Folders are read whole, since names compare loosely, and
// sorted, since readdir's order is an accident of the disk.
#include "base/files.h"

#include "base/compose.h"
#include "base/path.h"
#include "base/text.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { NAME_MAX_COMPARED = 63 };

static const char ending[] = ".cfg";

static bool is_regular_file(const char *path) { return files_size(path) >= 0; }

const char *files_odd_kind(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return lstat(path, &status) == 0 ? "a link that leads nowhere" : NULL;
    switch (status.st_mode & S_IFMT) {
    case S_IFREG: return NULL;
    case S_IFDIR: return "a folder";
    case S_IFIFO: return "a pipe";
    case S_IFSOCK: return "a socket";
    default: return "a device";
    }
}

static bool has_ending(const char *name)
{
    size_t length = strlen(name);
    return length > strlen(ending) && strcmp(name + length - strlen(ending), ending) == 0;
}

bool files_is_path(const char *name) { return strchr(name, '/') || has_ending(name); }

const char *files_at_home(const char *path, Arena *arena)
{
    const char *home = getenv("HOME");
    return strncmp(path, "~/", 2) == 0 && home && *home ? arena_printf(arena, "%s/%s", home, path + 2) : path;
}

static const char *without_ending(const char *name, Arena *arena)
{
    return has_ending(name) ? arena_strndup(arena, name, strlen(name) - strlen(ending)) : name;
}

const char *files_name(const char *path, Arena *arena) { return without_ending(path_name(path), arena); }

// --- Names -----------------------------------------------------------------------------

// The next character that is compared; '\0' at the end.
static char next_letter(const char **name)
{
    while (**name == '-' || **name == '_' || **name == ' ')
        (*name)++;
    return (char)(**name ? tolower((unsigned char)*(*name)++) : '\0');
}

bool files_same_name(const char *a, const char *b)
{
    char letter;
    if (isalpha((unsigned char)*a) && isalpha((unsigned char)*b) && (*a & 31) != (*b & 31))
        return false;  // nearly all names that are compared end here
    do {
        letter = next_letter(&a);
        if (letter != next_letter(&b))
            return false;
    } while (letter);
    return true;
}

// "5min" before "20min": runs of digits compare as numbers.
static int compare_natural(const char *a, const char *b)
{
    while (*a && *b) {
        if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
            size_t zeros_a = strspn(a, "0"), zeros_b = strspn(b, "0");
            size_t digits_a = strspn(a + zeros_a, "0123456789"), digits_b = strspn(b + zeros_b, "0123456789");
            if (digits_a != digits_b)
                return digits_a < digits_b ? -1 : 1;
            int order = strncmp(a + zeros_a, b + zeros_b, digits_a);
            if (order)
                return order;
            a += zeros_a + digits_a, b += zeros_b + digits_b;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++, b++;
        }
    }
    return (unsigned char)*a - (unsigned char)*b;
}

static int compare_names(const void *a, const void *b)
{
    const char *left = *(const char *const *)a, *right = *(const char *const *)b;
    int         order = compare_natural(left, right);
    return order ? order : strcmp(left, right);
}

static size_t copy_letters(const char *name, char out[NAME_MAX_COMPARED + 1])
{
    size_t length = 0;
    char   letter;
    while (length < NAME_MAX_COMPARED && (letter = next_letter(&name)))
        out[length++] = letter;
    out[length] = '\0';
    return length;
}

static int least(int a, int b) { return a < b ? a : b; }

// How many letters were added, dropped, changed, or swapped with a neighbour. Damerau, CACM 7(3), 1964, as
// optimal string alignment.
static int edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int  rows[3][NAME_MAX_COMPARED + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        above[j] = (int)j;
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        int *spare = before;
        before = above, above = row, row = spare;
    }
    return above[b_length];
}

// Other ways in which a name may be meant, if it is not near letter by letter.
static bool is_begun(const char *typed, size_t length, const char *name, size_t other)
{
    return length >= 2 && length < other && memcmp(typed, name, length) == 0;
}

// "lvl" for "level": the same letters in order, beginning with the same one.
static bool is_shortened(const char *typed, size_t length, const char *name, size_t other)
{
    size_t found = 0;
    for (size_t i = 0; i < other && found < length; i++)
        found += typed[found] == name[i];
    return length >= 3 && typed[0] == name[0] && found == length;
}

typedef bool Meant(const char *typed, size_t length, const char *name, size_t other);

// The only name that may be meant in that way; NULL if there are none or several.
static const char *only_one(Meant *meant, const char *typed, size_t length, const char *const *names,
                            size_t count)
{
    char        letters[NAME_MAX_COMPARED + 1];
    const char *only = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t other = copy_letters(names[i], letters);
        // NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): copy_letters has read it
        if (!meant(typed, length, letters, other) || (only && strcmp(only, names[i]) == 0))
            continue;
        if (only)
            return NULL;
        only = names[i];
    }
    return only;
}

const char *files_nearest(const char *name, const char *const *names, size_t count)
{
    char        wanted[NAME_MAX_COMPARED + 1], letters[NAME_MAX_COMPARED + 1];
    size_t      length = copy_letters(name, wanted);
    const char *nearest = NULL;
    int         best = 1 + (int)(length > 9 ? 3 : length / 3);  // one slip in three letters
    for (size_t i = 0; i < count; i++) {
        size_t other = copy_letters(names[i], letters);
        int    distance = edit_distance(wanted, length, letters, other);
        if (distance < best && (size_t)distance < other) {
            best = distance;
            nearest = names[i];
        }
    }
    if (!nearest)
        nearest = only_one(is_begun, wanted, length, names, count);
    return nearest ? nearest : only_one(is_shortened, wanted, length, names, count);
}

const char *files_did_you_mean(const char *nearest, Arena *arena)
{
    return nearest ? arena_printf(arena, "; did you mean \"%s\"?", nearest) : "";
}

const char *files_did_you_mean_file(const SearchPath *path, const FileKind *kind, const char *name,
                                    Arena *arena)
{
    size_t             count;
    const char *const *names = files_list(path, kind, arena, &count);
    return files_did_you_mean(files_nearest(name, names, count), arena);
}

// --- Folders ---------------------------------------------------------------------------

typedef struct {
    const char **items;
    size_t       count, capacity;
} Names;

// File names with our ending in a folder, sorted; a missing folder counts as an empty one.
static Names read_folder(const char *folder, Arena *arena)
{
    Names names = { 0 };
    DIR  *dir = opendir(folder);
    if (!dir)
        return names;
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (entry->d_name[0] == '.' || !has_ending(entry->d_name))
            continue;
        if (is_regular_file(arena_printf(arena, "%s/%s", folder, entry->d_name)))
            *ARENA_PUSH(arena, names.items, names.count, names.capacity) = arena_strdup(arena, entry->d_name);
    }
    closedir(dir);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    return names;
}

const char *files_find_in(const char *folder, const char *name, Arena *arena)
{
    const char *exact = arena_printf(arena, "%s%s%s", folder, name, ending);
    if (is_regular_file(exact))
        return exact;
    Names       names = read_folder(*folder ? folder : ".", arena);
    const char *typed = composed_text(name, arena);  // a file from macOS has its accents apart
    for (size_t i = 0; i < names.count; i++)
        if (files_same_name(composed_text(without_ending(names.items[i], arena), arena), typed))
            return arena_printf(arena, "%s%s", folder, names.items[i]);
    return NULL;
}

// A folder below a root; below "." the root is left out, as a person would write it.
static const char *folder_in(const char *root, const char *folder, Arena *arena)
{
    return strcmp(root, ".") == 0 ? folder : arena_printf(arena, "%s/%s", root, folder);
}

// "shelves/3" may be looked for below a root, "../secret" and "/etc/x" may not.
static bool stays_below(const char *name) { return name[0] && name[0] != '/' && !strstr(name, ".."); }

int64_t files_size(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : -1;
}

const char *files_full(const char *path, Arena *arena)
{
    char       *real = realpath(path, NULL);
    const char *full = arena_strdup(arena, real ? real : path);
    free(real);
    return full;
}

const char *files_lasting(const char *name, Arena *arena)
{
    return files_is_path(name) && is_regular_file(name) ? files_full(name, arena) : arena_strdup(arena, name);
}

const char *files_find_in_roots(const SearchPath *path, const FileKind *kind, const char *name, int skip,
                                Arena *arena)
{
    if (!stays_below(name))
        return NULL;
    const char *below = strchr(name, '/') ? arena_printf(arena, "%s/", path_folder(name, arena)) : "";
    for (int root = 0; root < path->count; root++)
        for (int i = 0; i < FILES_FOLDERS_MAX && kind->folders[i]; i++) {
            const char *folder = arena_printf(arena, "%s/%s",
                                              folder_in(path->roots[root], kind->folders[i], arena), below);
            const char *found = files_find_in(folder, files_name(name, arena), arena);
            if (found && skip-- == 0)
                return found;
        }
    return NULL;
}

const char *files_find(const SearchPath *path, const FileKind *kind, const char *name, int skip, Arena *arena)
{
    const char *path_given = files_at_home(name, arena);
    if (files_is_path(name) && is_regular_file(path_given) && skip-- == 0)
        return arena_strdup(arena, path_given);
    return files_find_in_roots(path, kind, name, skip, arena);
}

bool files_are_same(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

bool files_meet(const char *a, const char *b, Arena *arena)
{
    return files_are_same(a, b) || (strcasecmp(path_name(a), path_name(b)) == 0 &&
                                    files_are_same(path_folder(a, arena), path_folder(b, arena)));
}

bool files_are_searched(const SearchPath *path, const FileKind *kind, const char *folder, Arena *arena)
{
    for (int root = path->count - 1; root >= 0; root--)  // most are in the last
        for (int i = 0; i < FILES_FOLDERS_MAX && kind->folders[i]; i++) {
            const char *searched = folder_in(path->roots[root], kind->folders[i], arena);
            if (files_are_same(arena_printf(arena, "%s/", searched), folder))
                return true;
        }
    return false;
}

static bool holds(const Names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (files_same_name(names->items[i], name))
            return true;
    return false;
}

static bool is_listed(const FileKind *kind, const char *name)
{
    return !kind->unlisted || !files_same_name(name, kind->unlisted);
}

const char *const *files_list(const SearchPath *path, const FileKind *kind, Arena *arena, size_t *count)
{
    Names all = { 0 };
    for (int root = 0; root < path->count; root++)
        for (int i = 0; i < FILES_FOLDERS_MAX && kind->folders[i]; i++) {
            Names here = read_folder(folder_in(path->roots[root], kind->folders[i], arena), arena);
            for (size_t n = 0; n < here.count; n++) {
                const char *name = without_ending(here.items[n], arena);
                if (is_listed(kind, name) && !holds(&all, name))
                    *ARENA_PUSH(arena, all.items, all.count, all.capacity) = name;
            }
        }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_names);
    *count = all.count;
    return all.items;
}

const char *files_describe(const SearchPath *path, const FileKind *kind, const char *name, Arena *arena)
{
    const char *odd = files_is_path(name) ? files_odd_kind(files_at_home(name, arena)) : NULL;
    if (odd)
        return arena_printf(arena, "%s is %s", name, odd);
    if (!stays_below(name) || strchr(".~", name[0]))
        return arena_strdup(arena, name);
    Text text = { .arena = arena };
    text_printf(&text, "%s/%s%s in ", kind->folders[0], without_ending(name, arena), ending);
    for (int root = 0; root < path->count; root++)
        text_printf(&text, "%s%s",
                    root == 0                 ? ""
                    : root + 1 == path->count ? " and "
                                              : ", ",
                    path->roots[root]);
    return text_string(&text);
}
