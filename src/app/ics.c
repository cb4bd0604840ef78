#include "app/ics.h"

#include "base/date.h"
#include "base/ours.h"

#ifdef HAVE_ICAL

#include "base/library.h"
#include "job/today.h"

#include <libical/ical.h>
#include <stdio.h>

#define LIBRARY "libical.so.3"
#define CALLS(X)                      \
    X(icalcomponent_new)              \
    X(icalcomponent_free)             \
    X(icalcomponent_add_component)    \
    X(icalcomponent_add_property)     \
    X(icalcomponent_as_ical_string_r) \
    X(icalmemory_free_buffer)         \
    X(icalproperty_new_action)        \
    X(icalproperty_new_comment)       \
    X(icalproperty_new_description)   \
    X(icalproperty_new_dtstamp)       \
    X(icalproperty_new_dtstart)       \
    X(icalproperty_new_prodid)        \
    X(icalproperty_new_sequence)      \
    X(icalproperty_new_summary)       \
    X(icalproperty_new_transp)        \
    X(icalproperty_new_trigger)       \
    X(icalproperty_new_uid)           \
    X(icalproperty_new_version)       \
    X(icaltime_from_string)           \
    X(icaltriggertype_from_int)
LIBRARY_TYPE(CALLS)

enum { REMINDER = 9 * 60 * 60 };  // seconds after midnight

typedef struct {
    const Library *lib;
    bool           own;
    Day            born, stamp;
    Arena         *arena;
} Writing;

// "20261129", or the midnight that begins it: "20261129T000000Z".
static icaltimetype time_of(const Writing *writing, Day day, bool midnight)
{
    char text[DATE_SIZE], compact[24];
    date_write(day, text);
    snprintf(compact, sizeof compact, "%.4s%.2s%.2s%s", text, text + 5, text + 8, midnight ? "T000000Z" : "");
    return writing->lib->icaltime_from_string(compact);
}

static icalcomponent *reminder(const Library *lib, const char *summary)
{
    icalcomponent *alarm = lib->icalcomponent_new(ICAL_VALARM_COMPONENT);
    lib->icalcomponent_add_property(alarm, lib->icalproperty_new_action(ICAL_ACTION_DISPLAY));
    lib->icalcomponent_add_property(alarm,
                                    lib->icalproperty_new_trigger(lib->icaltriggertype_from_int(REMINDER)));
    lib->icalcomponent_add_property(alarm, lib->icalproperty_new_description(summary));
    return alarm;
}

static const char *description_of(const Advice *advice, bool own, Arena *arena)
{
    return arena_printf(arena, "%s%s%s\n%s", hers_play_command(&advice->walk, own, arena),
                        advice->drill ? "\nStrength: " : "", advice->drill ? advice->drill : "",
                        advice->why ? advice->why : "");
}

static icalcomponent *event_of(const Writing *writing, const PlannedDay *planned)
{
    const Library *lib = writing->lib;
    const Advice  *advice = &planned->advice;
    char           born[DATE_SIZE];
    icalcomponent *event = lib->icalcomponent_new(ICAL_VEVENT_COMPONENT);
    const char    *summary = arena_printf(writing->arena, "Walk: %s, level %d", advice->walk.session,
                                          advice->walk.level);
    const char    *uid = arena_printf(writing->arena, "walk-%d-of-%s@walkcoach", planned->number,
                                      date_write(writing->born, born));
    lib->icalcomponent_add_property(event, lib->icalproperty_new_uid(uid));
    lib->icalcomponent_add_property(event,
                                    lib->icalproperty_new_dtstamp(time_of(writing, writing->stamp, true)));
    lib->icalcomponent_add_property(event, lib->icalproperty_new_sequence(writing->stamp - writing->born));
    lib->icalcomponent_add_property(event,
                                    lib->icalproperty_new_dtstart(time_of(writing, planned->day, false)));
    lib->icalcomponent_add_property(event, lib->icalproperty_new_summary(summary));
    lib->icalcomponent_add_property(event, lib->icalproperty_new_description(
                                               description_of(advice, writing->own, writing->arena)));
    lib->icalcomponent_add_property(event, lib->icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    lib->icalcomponent_add_component(event, reminder(lib, summary));
    return event;
}

static const char *text_of(const Library *lib, icalcomponent *calendar, Arena *arena)
{
    char       *written = lib->icalcomponent_as_ical_string_r(calendar);
    const char *text = arena_strdup(arena, written);
    lib->icalmemory_free_buffer(written);
    lib->icalcomponent_free(calendar);
    return text;
}

const char *ics_write(const PlannedDay *days, int count, bool own, Day born, Day stamp, Arena *arena,
                      char why[ICS_WHY_SIZE])
{
    Library lib = { 0 };
    char    missing[LIBRARY_WHY_SIZE];
    if (!LIBRARY_OPEN(LIBRARY, &lib, missing)) {
        snprintf(why, ICS_WHY_SIZE, "a calendar needs libical (package libical3): %s", missing);
        return NULL;
    }
    const Writing  writing = { &lib, own, born, stamp, arena };
    icalcomponent *calendar = lib.icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    lib.icalcomponent_add_property(calendar, lib.icalproperty_new_version("2.0"));
    lib.icalcomponent_add_property(calendar, lib.icalproperty_new_prodid("-//walkcoach//walkcoach//EN"));
    lib.icalcomponent_add_property(calendar, lib.icalproperty_new_comment(OURS_MARK));
    for (int i = 0; i < count; i++)
        if (days[i].advice.state == STATE_WALK)
            lib.icalcomponent_add_component(calendar, event_of(&writing, &days[i]));
    return text_of(&lib, calendar, arena);
}

#else

#include <stdio.h>

const char *ics_write(const PlannedDay *days, int count, bool own, Day born, Day stamp, Arena *arena,
                      char why[ICS_WHY_SIZE])
{
    (void)days, (void)count, (void)own, (void)born, (void)stamp, (void)arena;
    snprintf(why, ICS_WHY_SIZE, "this walkcoach was built without libical");
    return NULL;
}

#endif
