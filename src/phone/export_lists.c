//     old index.json ────┐
//                        ├▶ whole? still there? ─▶ walks.m3u8, feed.template.xml, index.json
//     the plan ──────────┘
//
// Only files that a list of ours names are ever deleted, and only if they still have the size given there and
// our mark, and no walk of the plan is made of them.
#include "phone/export_lists.h"

#include "base/ours.h"
#include "base/text.h"

#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path_of(const ExportPlan *plan, const char *name, const char *ending, Arena *arena)
{
    return arena_printf(arena, "%s/%s%s%s", plan->folder, name, *ending ? "." : "", ending);
}

// NULL: there is no such file, or it is larger than any list.
static const char *read_text(const char *path, Arena *arena)
{
    enum { MOST = 8 << 20 };
    FILE *file = fopen(path, "re");
    if (!file)
        return NULL;
    Text   text = { .arena = arena };
    char   piece[4096];
    size_t got;
    while ((got = fread(piece, 1, sizeof piece, file)) > 0 && text.length < MOST)
        text_add_bytes(&text, piece, got);
    bool whole = !ferror(file) && feof(file);
    fclose(file);
    return whole ? text_string(&text) : NULL;
}

Status export_read_lists(const Terminal *terminal, const ExportPlan *plan, Arena *arena, ExportBefore *out)
{
    const char *path = path_of(plan, INDEX_FILE, "", arena), *text = read_text(path, arena);
    *out = (ExportBefore){ 0 };
    if ((!text && access(path, F_OK) != 0) || (text && index_read(text, arena, &out->entries, &out->count)))
        return STATUS_DONE;
    return terminal_fail(terminal, STATUS_WORLD,
                         "%s is not a list of walks; export needs a folder of its own", path);
}

// --- Names -----------------------------------------------------------------------------

static bool is_earlier(const ExportPlan *plan, size_t walk, const char *stem)
{
    for (size_t w = 0; w < walk; w++)
        for (size_t f = 0; f < plan->walks[w].file_count; f++)
            if (strcmp(plan->walks[w].files[f].entry.stem, stem) == 0)
                return true;
    return false;
}

static bool is_of_another(const ExportPlan *plan, const ExportBefore *before, const IndexEntry *entry,
                          const char *stem, Arena *arena)
{
    for (size_t i = 0; i < before->count; i++) {
        const IndexEntry *old = &before->entries[i];
        if (strcmp(old->stem, stem) == 0 && *old->from && strcmp(old->from, entry->from) != 0 &&
            files_size(path_of(plan, old->file, "", arena)) >= 0)
            return true;
    }
    return false;
}

// "pond-level3-2-01-open": the number is the walk's.
static const char *stem_with(const ExportWalk *walk, size_t file, int number, Arena *arena)
{
    const char *stem = walk->files[file].entry.stem;
    return number == 1 ? stem : arena_printf(arena, "%s-%d%s", walk->stem, number, stem + strlen(walk->stem));
}

static bool is_free(const ExportPlan *plan, size_t walk, int number, const ExportBefore *before, Arena *arena)
{
    const ExportWalk *of = &plan->walks[walk];
    for (size_t f = 0; f < of->file_count; f++) {
        const char *stem = stem_with(of, f, number, arena);
        if (is_earlier(plan, walk, stem) || is_of_another(plan, before, &of->files[f].entry, stem, arena))
            return false;
    }
    return true;
}

static void name_walk(ExportWalk *walk, int number, Arena *arena)
{
    for (size_t f = 0; f < walk->file_count && number > 1; f++) {
        IndexEntry *entry = &walk->files[f].entry;
        entry->file = arena_printf(arena, "%s%s", stem_with(walk, f, number, arena),
                                   entry->file + strlen(entry->stem));
        entry->stem = stem_with(walk, f, number, arena);
    }
    if (number > 1)
        walk->stem = arena_printf(arena, "%s-%d", walk->stem, number);
}

void export_name(ExportPlan *plan, const ExportBefore *before, Arena *arena)
{
    for (size_t w = 0; w < plan->walk_count; w++) {
        int number = 1;
        while (!is_free(plan, w, number, before, arena))
            number++;
        name_walk(&plan->walks[w], number, arena);
    }
}

// --- What is there ---------------------------------------------------------------------

static bool is_there(const ExportPlan *plan, const IndexEntry *entry, Arena *arena)
{
    return files_size(path_of(plan, entry->file, "", arena)) >= 0 &&
           files_size(path_of(plan, entry->stem, "json", arena)) >= 0;
}

typedef struct {
    IndexEntry *entries;
    size_t      count, room;
} Standing;

static bool is_named(const Standing *standing, const char *file)
{
    for (size_t i = 0; i < standing->count; i++)
        if (strcmp(standing->entries[i].file, file) == 0)
            return true;
    return false;
}

// In the order in which they were asked for: the plan itself begins with the longest.
static void add_made(const ExportPlan *plan, const ExportShared *shared, Standing *out, Arena *arena)
{
    for (int track = 1; track <= (int)plan->walk_count; track++)
        for (size_t w = 0; w < plan->walk_count; w++)
            for (int f = 0; plan->walks[w].track == track && f < atomic_load(&shared->walks[w].whole); f++)
                if (is_there(plan, &plan->walks[w].files[f].entry, arena))
                    *ARENA_PUSH(arena, out->entries, out->count, out->room) = plan->walks[w].files[f].entry;
}

// What an earlier version listed does not say which session it is of: the name has to do.
static bool is_of(const IndexEntry *old, const IndexEntry *made)
{
    return made->level == old->level && strcmp(made->walk, old->walk) == 0 &&
           (!old->from || !*old->from || !made->from || strcmp(made->from, old->from) == 0);
}

// Another file of this walk and level is whole now.
static bool is_replaced(const ExportPlan *plan, const ExportShared *shared, const IndexEntry *old)
{
    for (size_t w = 0; w < plan->walk_count; w++) {
        const ExportWalk *walk = &plan->walks[w];
        const IndexEntry *made = &walk->files[0].entry;
        if (walk->file_count > 0 && atomic_load(&shared->walks[w].whole) == (int)walk->file_count &&
            is_of(old, made))
            return true;
    }
    return false;
}

// --- What is deleted -------------------------------------------------------------------

static bool has_stem(const Standing *standing, const char *stem)
{
    for (size_t i = 0; i < standing->count; i++)
        if (strcmp(standing->entries[i].stem, stem) == 0)
            return true;
    return false;
}

// The sound and its side files, unless those belong to a sound of the same name in another format.
static bool take_away(const ExportPlan *plan, const IndexEntry *old, const Standing *made, Arena *arena)
{
    const char *path = path_of(plan, old->file, "", arena);
    if (files_size(path) != old->bytes || !ours_is(path) || inputs_have(&plan->inputs, path) ||
        unlink(path) != 0)
        return false;
    if (!has_stem(made, old->stem))
        export_take_beside(plan->folder, old->stem, arena);
    return true;
}

static void settle_before(const ExportPlan *plan, const ExportShared *shared, const ExportBefore *before,
                          Standing *standing, ExportLists *out, Arena *arena)
{
    Standing made = *standing;
    for (size_t i = 0; i < before->count; i++) {
        const IndexEntry *old = &before->entries[i];
        if (is_named(&made, old->file))
            continue;
        if (is_replaced(plan, shared, old))
            out->removed += take_away(plan, old, &made, arena);
        else if (is_there(plan, old, arena))
            *ARENA_PUSH(arena, standing->entries, standing->count, standing->room) = *old;
    }
}

// --- The lists -------------------------------------------------------------------------

// A feed's name never changes: keep the name of the feed that is there, else make a new one. "": there is no
// randomness.
static const char *feed_guid(const ExportPlan *plan, Arena *arena)
{
    static const char tag[] = "<podcast:guid>";
    const char       *text = read_text(path_of(plan, INDEX_FEED, "", arena), arena);
    const char       *found = text ? strstr(text, tag) : NULL;
    unsigned char     r[16];
    if (found && strspn(found + strlen(tag), "0123456789abcdef-") == 36)
        return arena_strndup(arena, found + strlen(tag), 36);
    if (getrandom(r, sizeof r, 0) != (ssize_t)sizeof r)
        return "";
    return arena_printf(arena, "%02x%02x%02x%02x-%02x%02x-4%x%02x-%x%x%02x-%02x%02x%02x%02x%02x%02x", r[0],
                        r[1], r[2], r[3], r[4], r[5], r[6] % 16u, r[7], 8 + r[8] % 4u, r[8] / 16u, r[9],
                        r[10], r[11], r[12], r[13], r[14], r[15]);
}

// Size and time of the sound that is there.
static void look_at(const ExportPlan *plan, IndexEntry *entry, Arena *arena)
{
    struct stat about = { 0 };
    (void)stat(path_of(plan, entry->file, "", arena), &about);  // else it has neither
    entry->bytes = about.st_size;
    entry->made = about.st_mtim.tv_sec;
}

// A list that already says the same is not touched: whoever copies the folder has nothing to copy.
static bool put_list(const char *path, const char *text, WholeOver over, Arena *arena, char *why)
{
    const char *there = read_text(path, arena);
    return (there && strcmp(there, text) == 0) || whole_write(path, text, over, why);
}

// Only an export of everything knows what is left for later.
static bool put_later(const ExportPlan *plan, Arena *arena, char *why)
{
    return !plan->all || put_list(path_of(plan, INDEX_LATER, "", arena),
                                  index_later(plan->later, plan->later_count, arena), WHOLE_OURS, arena, why);
}

bool export_write_lists(const ExportPlan *plan, const ExportShared *shared, const ExportBefore *before,
                        Arena *arena, ExportLists *out, char why[WHOLE_WHY_SIZE])
{
    Standing standing = { 0 };
    *out = (ExportLists){ 0 };
    add_made(plan, shared, &standing, arena);
    settle_before(plan, shared, before, &standing, out, arena);
    for (size_t i = 0; i < standing.count; i++) {
        look_at(plan, &standing.entries[i], arena);
        out->bytes += standing.entries[i].bytes;
    }
    out->walks = (int)standing.count;

    const struct {
        const char *name, *text;
        WholeOver   over;
    } lists[] = {
        { INDEX_LIST, index_playlist(standing.entries, standing.count, arena), WHOLE_OURS },
        { INDEX_FEED, index_feed(standing.entries, standing.count, feed_guid(plan, arena), arena),
          WHOLE_OURS },
        { INDEX_FILE, index_json(standing.entries, standing.count, arena), WHOLE_ANY },  // it was read
    };
    size_t count = sizeof lists / sizeof *lists, put = 0;
    bool   good = standing.count > 0 && put_later(plan, arena, why);
    while (good && put < count &&
           put_list(path_of(plan, lists[put].name, "", arena), lists[put].text, lists[put].over, arena, why))
        put++;
    if (put == count)
        return true;
    for (size_t i = 0; i < count; i++)
        if (lists[i].over == WHOLE_ANY || ours_is(path_of(plan, lists[i].name, "", arena)))
            unlink(path_of(plan, lists[i].name, "", arena));
    return standing.count == 0;
}
