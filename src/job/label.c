#include "job/label.h"

#include "rules/rules.h"

#include <string.h>

bool walk_has_cover(const FileFormat *format)
{
    return format->for_phones && strcmp(format->ending, "wav") != 0;
}

const char *walk_label(const Walk *walk, const Tagging *tagging, bool cover, Production *production,
                       Arena *arena)
{
    const Stretch    stretch = production->stretch;
    DescribeSettings about = {
        .title = tagging->title,
        .artist = tagging->artist,
        .album = tagging->album,
        .comment = tagging->comment,
        .track = tagging->track,
        .without_signs = !coach_opens(&walk->opening, stretch.from, stretch.to, walk->score.audible),
        .unchecked = walk_is_unchecked(walk),
        .weeks = walk->session.weeks,
        .cover = cover,
    };
    return produce_describe(production, &about, arena);
}

bool walk_is_unchecked(const Walk *walk)
{
    const Rule *const rules[] = { RULE(UNVOUCHED_WORDS), RULE(UNCHECKED_LANGUAGE), RULE(OWN_STOP_SIGNS) };
    for (size_t i = 0; i < walk->diags.count; i++)
        for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
            if (walk->diags.items[i].rule == rules[k])
                return true;
    return false;
}
