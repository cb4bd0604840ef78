// A walk for programs: every part and every event in order of time. Times are seconds from the start of the
// walk; speech also says where it really ended up: onset, stressed vowel and end.
#include "job/walk_json.h"

#include "base/json.h"
#include "job/label.h"
#include "job/walk_words.h"
#include "session/chosen.h"

// clang-format off
static const char *const kind_names[] = {
    [EVENT_PHASE] = "phase", [EVENT_CHIME] = "chime", [EVENT_BREATH] = "breath",
    [EVENT_LIFT]  = "lift",  [EVENT_STEP]  = "step",  [EVENT_SPEECH] = "speech",
};
// clang-format on
static const char *const chime_names[] = {
    [CHIME_PHASE] = "phase", [CHIME_HALFWAY] = "halfway", [CHIME_END] = "end"
};
static const char *const fate_names[] = {
    [SPOKEN_SAID] = "said",
    [SPOKEN_SHORTENED] = "shortened",
    [SPOKEN_LEFT_OUT] = "left out",
};

static void add_place(Json *json, SourcePos pos)
{
    json_string(json, "file", pos.source ? pos.source->path : NULL);
    json_int(json, "line", pos.line);
}

static void add_breath(Json *json, const BreathTurn *breath)
{
    json_string(json, "side", breath->out ? "out" : "in");
    json_int(json, "steps", breath->steps);
    json_int(json, "number", breath->number);
    json_bool(json, "held", breath->held);
}

static void add_step(Json *json, const Step *step)
{
    json_string(json, "foot", step->right ? "right" : "left");
    json_bool(json, "accent", step->accent);
    json_bool(json, "count_in", step->count_in);
}

static void add_speech(Json *json, const Walk *walk, const Event *event, const Spoken *spoken)
{
    double rate = walk->score.rate;
    json_string(json, "text", spoken ? spoken->text : event->speech.text);
    json_string(json, "pool", event->speech.pool);
    if (!spoken)
        return;
    json_string(json, "fate", fate_names[spoken->fate]);
    if (spoken->fate == SPOKEN_LEFT_OUT)
        return;
    json_number(json, "onset", (double)spoken->onset / rate);
    json_number(json, "vowel", (double)spoken->vowel / rate);
    json_number(json, "end", (double)spoken->end / rate);
}

static void add_event(Json *json, const Walk *walk, const Event *event, const Spoken *spoken)
{
    json_object_open(json, NULL);
    json_number(json, "time", seconds_of(event->at));
    json_string(json, "kind", kind_names[event->kind]);
    if (event->length)
        json_number(json, "length", seconds_of(event->length));
    json_string(json, "phase", walk->timeline.phases[event->phase].key);
    switch (event->kind) {
    case EVENT_PHASE: json_string(json, "text", walk->timeline.phases[event->phase].title); break;
    case EVENT_CHIME: json_string(json, "chime", chime_names[event->chime]); break;
    case EVENT_BREATH: add_breath(json, &event->breath); break;
    case EVENT_STEP: add_step(json, &event->step); break;
    case EVENT_SPEECH: add_speech(json, walk, event, spoken); break;
    case EVENT_LIFT: break;
    }
    add_place(json, event->pos);
    json_object_close(json);
}

static void add_phase(Json *json, const TimelinePhase *phase, Arena *arena)
{
    json_object_open(json, NULL);
    json_string(json, "key", phase->key);
    json_string(json, "title", phase->title);
    json_number(json, "time", seconds_of(phase->at));
    json_number(json, "length", seconds_of(phase->length));
    json_bool(json, "quiet", phase->quiet);
    json_string(json, "pace", walk_pace_words(&phase->pace, arena));
    json_string(json, "breath", walk_breath_words(&phase->breath, arena));
    json_int(json, "breaths", phase->breaths);
    json_int(json, "round", phase->round);
    json_int(json, "rounds", phase->rounds);
    add_place(json, phase->pos);
    json_object_close(json);
}

static void add_head(Json *json, const Walk *walk, Arena *arena)
{
    json_string(json, "name", walk->session.name);
    json_string(json, "title", walk->session.title);
    json_string(json, "about", walk->session.about);
    json_string(json, "chosen", chosen_line(&walk->session, arena));
    json_bool(json, "unchecked_words", walk_is_unchecked(walk));
    json_int(json, "level", walk->session.level);
    json_number(json, "length", seconds_of(walk->timeline.length));
    json_int(json, "sample_rate", walk->score.rate);
    json_int(json, "frames", walk->score.length);
    json_number(json, "predicted_lufs", walk->score.predicted_lufs);
}

const char *walk_json(const Walk *walk, Arena *arena)
{
    Text           text = { .arena = arena };
    Json           json = { .text = &text };
    const Spoken **spoken = ARENA_ARRAY(arena, const Spoken *, walk->timeline.event_count + 1);  // by event
    for (size_t i = 0; i < walk->score.spoken_count; i++)
        spoken[walk->score.spoken[i].event] = &walk->score.spoken[i];

    json_object_open(&json, NULL);
    add_head(&json, walk, arena);
    json_array_open(&json, "phases");
    for (size_t i = 0; i < walk->timeline.phase_count; i++)
        add_phase(&json, &walk->timeline.phases[i], arena);
    json_array_close(&json);
    json_array_open(&json, "events");
    for (size_t i = 0; i < walk->timeline.event_count; i++)
        add_event(&json, walk, &walk->timeline.events[i], spoken[i]);
    json_array_close(&json);
    json_object_close(&json);
    return text_string(&text);
}
