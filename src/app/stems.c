#include "app/stems.h"

#include "base/path.h"
#include "base/text.h"

static const char *path_of(const Production *whole, Layer layer, Arena *arena)
{
    return path_with_word(whole->path, layer_name(layer), arena);
}

const char *const *stems_files(const Production *whole, Arena *arena, size_t *count)
{
    const char **files = ARENA_ARRAY(arena, const char *, LAYER_COUNT);
    *count = 0;
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        Score score;
        if (score_stem(whole->score, (Layer)layer, &score))
            files[(*count)++] = path_of(whole, (Layer)layer, arena);
    }
    return files;
}

Status stems_make(Walk *walk, const Production *whole, MakeStem *make, void *self, const char **names)
{
    Text   text = { .arena = &walk->arena };
    Status status = STATUS_DONE;
    for (int layer = 0; layer < LAYER_COUNT && status == STATUS_DONE; layer++) {
        Score       score;
        Production  stem = *whole;
        const char *name = layer_name((Layer)layer);
        if (!score_stem(whole->score, (Layer)layer, &score))
            continue;
        stem.score = &score;
        stem.path = path_of(whole, (Layer)layer, &walk->arena);
        stem.over = WHOLE_OURS;
        stem.texts = 0;
        stem.tags.title = arena_printf(&walk->arena, "%s: %s", whole->tags.title, name);
        status = make(self, &stem);
        text_printf(&text, "%s%s", *text_string(&text) ? ", " : "", path_name(stem.path));
    }
    *names = text_string(&text);
    return status;
}
