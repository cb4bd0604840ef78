#include "beside/describe.h"

#include "base/ours.h"
#include "base/rng.h"
#include "base/text.h"
#include "picture/plot.h"

#include <string.h>

// --- Fingerprint -----------------------------------------------------------------------

static uint64_t mix_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const uint8_t *at = bytes;
    for (; size >= 8; at += 8, size -= 8) {
        uint64_t eight;
        memcpy(&eight, at, 8);
        hash = rng_hash(hash, eight);
    }
    uint64_t rest = size;
    for (; size > 0; size--)
        rest = rest << 8 | *at++;
    return rng_hash(hash, rest);
}

static uint64_t mix_text(uint64_t hash, const char *text) { return mix_bytes(hash, text, strlen(text)); }

// A clip is represented by its energy every 10 ms: a hundredth of the data, and no sample can change without
// it.
static uint64_t mix_clip(uint64_t hash, const Clip *clip)
{
    hash = mix_bytes(hash, &clip->length, sizeof clip->length);
    return mix_bytes(hash, clip->energy, (size_t)clip->energy_count * sizeof *clip->energy);
}

static uint64_t mix_bed(uint64_t hash, const BedSpan *bed)
{
    Frames places[4] = { bed->from, bed->to, bed->fade_in, bed->fade_out };
    hash = mix_bytes(hash, places, sizeof places);
    hash = mix_bytes(hash, &bed->gain, sizeof bed->gain);
    return bed->loop ? mix_clip(hash, bed->loop) : hash;
}

const char *describe_fingerprint(const Score *score, Arena *arena)
{
    const Clip *last = NULL;
    uint64_t    hash = mix_text(0, VERSION);
    hash = mix_text(hash, score->timeline->session->title);
    hash = mix_text(hash, score->timeline->session->about);
    hash = mix_bytes(hash, &score->rate, sizeof score->rate);
    hash = mix_bytes(hash, &score->channels, sizeof score->channels);
    hash = mix_bytes(hash, &score->gain, sizeof score->gain);
    hash = mix_bytes(hash, &score->length, sizeof score->length);
    hash = mix_bytes(hash, &score->audible, sizeof score->audible);
    for (size_t i = 0; i < score->placed_count; i++) {
        const Placed *placed = &score->placed[i];
        float         gains[2] = { placed->left, placed->right };
        hash = mix_bytes(hash, &placed->at, sizeof placed->at);
        hash = mix_bytes(hash, gains, sizeof gains);
        if (placed->clip != last)
            hash = mix_clip(hash, placed->clip);
        last = placed->clip;
    }
    for (size_t i = 0; i < score->bed_count; i++)
        hash = mix_bed(hash, &score->beds[i]);
    for (size_t i = 0; i < score->spoken_count; i++)
        hash = mix_text(hash, score->spoken[i].text ? score->spoken[i].text : "");
    for (size_t i = 0; i < score->timeline->phase_count; i++)
        hash = mix_text(hash, score->timeline->phases[i].title);
    return arena_printf(arena, "%016llx", (unsigned long long)hash);
}

// --- Chapters --------------------------------------------------------------------------

const char *describe_phase(const TimelinePhase *phase, Arena *arena)
{
    return phase->rounds > 1 ? arena_printf(arena, "%s, %d of %d", phase->title, phase->round, phase->rounds)
                             : phase->title;
}

const Chapter *describe_chapters(const Timeline *timeline, Micros from, Micros to, Arena *arena,
                                 size_t *count)
{
    Chapter *chapters = ARENA_ARRAY(arena, Chapter, timeline->phase_count + 1);
    *count = 0;
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const TimelinePhase *phase = &timeline->phases[i];
        Micros               begin = phase->at > from ? phase->at : from;
        Micros               end = phase->at + phase->length < to ? phase->at + phase->length : to;
        if (begin < end)
            chapters[(*count)++] = (Chapter){ begin - from, end - begin, describe_phase(phase, arena) };
    }
    return chapters;
}

// --- Texts -----------------------------------------------------------------------------

static void add_range(Text *text, double low, double high, const char *format_one, const char *format_two)
{
    if (low == high)
        text_printf(text, format_one, low);
    else
        text_printf(text, format_two, low, high);
}

static void add_pace(Text *text, const Timeline *timeline)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const Pace *pace = &timeline->phases[i].pace;
        if (pace->own)
            continue;
        double least = pace->from < pace->to ? pace->from : pace->to,
               most = pace->from > pace->to ? pace->from : pace->to;
        low = low == 0 || least < low ? least : low;
        high = most > high ? most : high;
    }
    if (high > 0)
        add_range(text, low, high, "; %.0f steps a minute", "; %.0f to %.0f steps a minute");
    else
        text_add(text, timeline->session->kind == SESSION_DRILL ? "; on the floor" : "; at your own pace");
}

// The first breath that is counted in steps is the walk's.
static void add_breath(Text *text, const Timeline *timeline)
{
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const Breath *breath = &timeline->phases[i].breath;
        if (breath->kind == BREATH_FREE)
            continue;
        text_printf(text,
                    breath->kind == BREATH_STEPS ? "; breath in for %g steps, out for %g"
                                                 : "; breath in for %g s, out for %g s",
                    breath->gears[0].in, breath->gears[0].out);
        return;
    }
}

static void add_walk(Text *text, const Timeline *timeline, int weeks)
{
    const Session *session = timeline->session;
    if (session->level > 0)
        text_printf(text, "Level %d", session->level);
    else
        text_add(text, session->kind == SESSION_DRILL ? "Drill" : "Walk");
    add_pace(text, timeline);
    add_breath(text, timeline);
    if (weeks >= 0)
        text_printf(text, "; made for week %d", weeks);
}

static const char *comment(const Timeline *timeline, const DescribeSettings *settings, Arena *arena)
{
    Text text = { .arena = arena };
    if (settings->comment)
        text_add(&text, settings->comment);
    else
        add_walk(&text, timeline, settings->weeks);
    if (settings->without_signs)
        text_add(&text, ". The stop signs are not heard in it: walkcoach stop-signs prints them");
    if (settings->unchecked)
        text_add(&text, ". It says words that nobody has checked");
    text_add(&text, ". Exercise, not medical advice. " OURS_MARK ".");
    return text_string(&text);
}

static const char *add_cover(const Timeline *timeline, Arena *arena, Tags *out)
{
    char           why[PICTURE_WHY_SIZE] = "";
    Arena          drawing = { 0 };
    Picture        picture;
    unsigned char *png;
    plot_cover(timeline, &drawing, &picture);
    if (picture_png(&picture, &png, &out->cover_size, why)) {
        out->cover = png;
        out->cover_side = PLOT_COVER_SIDE;
    }
    arena_free(&drawing);
    return out->cover ? NULL : arena_strdup(arena, why);
}

// What is said in the stretch, a line each.
static const char *lyrics(const Score *score, const DescribeSettings *settings, Arena *arena)
{
    Text text = { .arena = arena };
    for (size_t i = 0; i < score->spoken_count; i++) {
        const Spoken *spoken = &score->spoken[i];
        Micros        onset = micros_at(spoken->onset, score->rate);
        if (spoken->fate != SPOKEN_LEFT_OUT && onset >= settings->from && onset < settings->to)
            text_printf(&text, "%s%s", text.length ? "\n" : "", spoken->text);
    }
    return text_string(&text);
}

// The pace of the longest part that has a pace; 0: none has.
static int bpm(const Timeline *timeline)
{
    Micros longest = 0;
    double pace = 0;
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const TimelinePhase *phase = &timeline->phases[i];
        if (!phase->pace.own && phase->pace.from == phase->pace.to && phase->length > longest) {
            longest = phase->length;
            pace = phase->pace.from;
        }
    }
    return (int)(pace + 0.5);
}

const char *describe_tags(const Score *score, const DescribeSettings *settings, Arena *arena, Tags *out)
{
    const Timeline *timeline = score->timeline;
    *out = (Tags){
        .title = settings->title ? settings->title : timeline->session->title,
        .artist = settings->artist ? settings->artist : "walkcoach",
        .album = settings->album ? settings->album : "walkcoach",
        .genre = "Speech",
        .date = settings->date,
        .track = settings->track,
        .comment = comment(timeline, settings, arena),
        .language = timeline->session->plural,
        .lyrics = lyrics(score, settings, arena),
        .bpm = bpm(timeline),
        .fingerprint = describe_fingerprint(score, arena),
    };
    out->chapters = describe_chapters(timeline, settings->from, settings->to, arena, &out->chapter_count);
    return settings->cover ? add_cover(timeline, arena, out) : NULL;
}
