// libFuzzer: an index.json of another program, or half of one. What is read is written and read again as it
// was.
#include "fuzz.h"

#include "phone/index.h"

#include <string.h>

static void check_entry(const IndexEntry *entry)
{
    demand(entry->walk && entry->stem && entry->file && entry->type && entry->title && entry->about,
           "an entry has all its texts");
    demand(!strchr(entry->file, '/') && entry->file[0] != '.', "a file is in this folder");
    demand(is_within(entry->level, 0, 4), "a level is 0 to 4");
    demand(entry->bytes >= 0 && entry->length >= 0, "sizes are not below nothing");
    demand(entry->length <= 366 * 24 * MICROS_PER_HOUR, "a walk ends");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena       arena = { 0 };
    IndexEntry *read, *again;
    size_t      count, count_again;
    if (index_read(take_text(&data, &size, &arena), &arena, &read, &count)) {
        for (size_t i = 0; i < count; i++)
            check_entry(&read[i]);
        const char *written = index_json(read, count, &arena);
        demand(index_read(written, &arena, &again, &count_again) && count_again == count,
               "what we write is read");
        for (size_t i = 0; i < count; i++)
            demand(strcmp(read[i].file, again[i].file) == 0 && strcmp(read[i].walk, again[i].walk) == 0 &&
                       strcmp(read[i].title, again[i].title) == 0 &&
                       strcmp(read[i].about, again[i].about) == 0 && read[i].level == again[i].level &&
                       read[i].bytes == again[i].bytes && read[i].length == again[i].length,
                   "an entry comes back as it was");
        demand(strcmp(index_json(again, count, &arena), index_json(again, count, &arena)) == 0,
               "the same entries are the same text");
        index_playlist(read, count, &arena);
        index_feed(read, count, "guid", &arena);
    }
    arena_free(&arena);
    return 0;
}
