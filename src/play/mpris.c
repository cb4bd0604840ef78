#include "play/mpris.h"

#ifdef HAVE_SYSTEMD

#include "base/library.h"

#include <stdlib.h>
#include <string.h>
#include <systemd/sd-bus.h>

// clang-format off
#define CALLS(X) \
    X(sd_bus_message_get_member) X(sd_bus_reply_method_return) X(sd_bus_message_append) \
    X(sd_bus_open_user) X(sd_bus_add_object_vtable) X(sd_bus_request_name) \
    X(sd_bus_flush_close_unref) X(sd_bus_is_open) X(sd_bus_get_fd) X(sd_bus_process) \
    X(sd_bus_emit_properties_changed) X(sd_bus_flush)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libsystemd.so.0"

// The tables below refer to this variable of the header. libsystemd has its own, and never looks at ours.
const unsigned sd_bus_object_vtable_format = 242;

#define OBJECT "/org/mpris/MediaPlayer2"
#define ROOT   "org.mpris.MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"

enum { WAITING = 16 };

struct Mpris {
    Library           lib;
    sd_bus           *bus;
    const MprisState *state;
    Act               waiting[WAITING];  // asked for and not yet read
    int               count;
};

// --- Methods ---------------------------------------------------------------------------

static const struct {
    const char *method;
    Act         act;
} methods[] = {
    { "PlayPause", ACT_PAUSE }, { "Next", ACT_ON },   { "Previous", ACT_BACK },
    { "Stop", ACT_STOP },       { "Quit", ACT_STOP },
};

static void want(Mpris *mpris, Act act)
{
    if (act != ACT_NOTHING && mpris->count < WAITING)
        mpris->waiting[mpris->count++] = act;
}

// Play and Pause name a state, ours is a toggle.
static Act act_of(const Mpris *mpris, const char *method)
{
    bool playing = mpris->state->status == MPRIS_PLAYING;
    if (strcmp(method, "Play") == 0)
        return playing ? ACT_NOTHING : ACT_PAUSE;
    if (strcmp(method, "Pause") == 0)
        return playing ? ACT_PAUSE : ACT_NOTHING;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(methods[i].method, method) == 0)
            return methods[i].act;
    return ACT_NOTHING;
}

static int on_method(sd_bus_message *message, void *self, sd_bus_error *error)
{
    (void)error;
    Mpris *mpris = self;
    want(mpris, act_of(mpris, mpris->lib.sd_bus_message_get_member(message)));
    return mpris->lib.sd_bus_reply_method_return(message, "");
}

// --- Properties ------------------------------------------------------------------------

static int get_text(sd_bus *bus, const char *path, const char *interface, const char *property,
                    sd_bus_message *reply, void *self, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)error;
    static const char *const words[] = {
        [MPRIS_PLAYING] = "Playing", [MPRIS_PAUSED] = "Paused", [MPRIS_STOPPED] = "Stopped"
    };
    const Mpris *mpris = self;
    return mpris->lib.sd_bus_message_append(reply, "s",
                                            strcmp(property, "Identity") == 0 ? "walkcoach"
                                                                              : words[mpris->state->status]);
}

static int get_can(sd_bus *bus, const char *path, const char *interface, const char *property,
                   sd_bus_message *reply, void *self, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)error;
    const Mpris *mpris = self;
    bool         cannot = strcmp(property, "CanSeek") == 0 || strcmp(property, "HasTrackList") == 0 ||
                  strcmp(property, "CanRaise") == 0;
    return mpris->lib.sd_bus_message_append(reply, "b", !cannot);
}

static int get_number(sd_bus *bus, const char *path, const char *interface, const char *property,
                      sd_bus_message *reply, void *self, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)error;
    const Mpris *mpris = self;
    if (strcmp(property, "Position") == 0)
        return mpris->lib.sd_bus_message_append(reply, "x", mpris->state->at);
    return mpris->lib.sd_bus_message_append(reply, "d", 1.0);  // Rate, MinimumRate, MaximumRate, Volume
}

static int get_none(sd_bus *bus, const char *path, const char *interface, const char *property,
                    sd_bus_message *reply, void *self, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    const Mpris *mpris = self;
    return mpris->lib.sd_bus_message_append(reply, "as", 0);
}

static int get_metadata(sd_bus *bus, const char *path, const char *interface, const char *property,
                        sd_bus_message *reply, void *self, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    const Mpris      *mpris = self;
    const MprisState *state = mpris->state;
    return mpris->lib.sd_bus_message_append(reply, "a{sv}", 4, "mpris:trackid", "o", "/org/walkcoach/walk",
                                            "mpris:length", "x", state->length, "xesam:title", "s",
                                            state->title, "xesam:artist", "as", 1, state->part);
}

#define PROPERTY(name, type, get) SD_BUS_PROPERTY(name, type, get, 0, SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE)
#define METHOD(name)              SD_BUS_METHOD(name, "", "", on_method, SD_BUS_VTABLE_UNPRIVILEGED)

static const sd_bus_vtable root_table[] = { SD_BUS_VTABLE_START(0),
                                            METHOD("Raise"),
                                            METHOD("Quit"),
                                            PROPERTY("CanQuit", "b", get_can),
                                            PROPERTY("CanRaise", "b", get_can),
                                            PROPERTY("HasTrackList", "b", get_can),
                                            PROPERTY("Identity", "s", get_text),
                                            PROPERTY("SupportedUriSchemes", "as", get_none),
                                            PROPERTY("SupportedMimeTypes", "as", get_none),
                                            SD_BUS_VTABLE_END };

static const sd_bus_vtable player_table[] = { SD_BUS_VTABLE_START(0),
                                              METHOD("Play"),
                                              METHOD("Pause"),
                                              METHOD("PlayPause"),
                                              METHOD("Stop"),
                                              METHOD("Next"),
                                              METHOD("Previous"),
                                              PROPERTY("PlaybackStatus", "s", get_text),
                                              PROPERTY("Metadata", "a{sv}", get_metadata),
                                              SD_BUS_PROPERTY("Position", "x", get_number, 0, 0),
                                              PROPERTY("Rate", "d", get_number),
                                              PROPERTY("MinimumRate", "d", get_number),
                                              PROPERTY("MaximumRate", "d", get_number),
                                              PROPERTY("Volume", "d", get_number),
                                              PROPERTY("CanGoNext", "b", get_can),
                                              PROPERTY("CanGoPrevious", "b", get_can),
                                              PROPERTY("CanPlay", "b", get_can),
                                              PROPERTY("CanPause", "b", get_can),
                                              PROPERTY("CanSeek", "b", get_can),
                                              PROPERTY("CanControl", "b", get_can),
                                              SD_BUS_VTABLE_END };

// --- The bus ---------------------------------------------------------------------------

Mpris *mpris_open(const MprisState *state)
{
    char   why[LIBRARY_WHY_SIZE];
    Mpris *mpris = calloc(1, sizeof *mpris);
    if (!mpris || !LIBRARY_OPEN(LIBRARY, &mpris->lib, why)) {
        free(mpris);
        return NULL;
    }
    mpris->state = state;
    if (mpris->lib.sd_bus_open_user(&mpris->bus) < 0 ||
        mpris->lib.sd_bus_add_object_vtable(mpris->bus, NULL, OBJECT, ROOT, root_table, mpris) < 0 ||
        mpris->lib.sd_bus_add_object_vtable(mpris->bus, NULL, OBJECT, PLAYER, player_table, mpris) < 0 ||
        mpris->lib.sd_bus_request_name(mpris->bus, ROOT ".walkcoach",
                                       SD_BUS_NAME_ALLOW_REPLACEMENT | SD_BUS_NAME_REPLACE_EXISTING) < 0) {
        mpris_close(mpris);
        return NULL;
    }
    return mpris;
}

void mpris_close(Mpris *mpris)
{
    if (!mpris)
        return;
    mpris->lib.sd_bus_flush_close_unref(mpris->bus);
    free(mpris);
}

int mpris_fd(const Mpris *mpris)
{
    return mpris && mpris->lib.sd_bus_is_open(mpris->bus) > 0 ? mpris->lib.sd_bus_get_fd(mpris->bus)
                                                              : -1;  // a dead bus would always be ready
}

Act mpris_read(Mpris *mpris)
{
    if (!mpris)
        return ACT_NOTHING;
    while (mpris->count == 0 && mpris->lib.sd_bus_process(mpris->bus, NULL) > 0)
        continue;
    if (mpris->count == 0)
        return ACT_NOTHING;
    Act act = mpris->waiting[0];
    memmove(mpris->waiting, mpris->waiting + 1, (size_t)--mpris->count * sizeof *mpris->waiting);
    return act;
}

void mpris_changed(Mpris *mpris)
{
    if (!mpris)
        return;
    mpris->lib.sd_bus_emit_properties_changed(mpris->bus, OBJECT, PLAYER, "PlaybackStatus", "Metadata", NULL);
    mpris->lib.sd_bus_flush(mpris->bus);
}

#else

Mpris *mpris_open(const MprisState *state)
{
    (void)state;
    return NULL;
}
void mpris_close(Mpris *mpris) { (void)mpris; }
int  mpris_fd(const Mpris *mpris)
{
    (void)mpris;
    return -1;
}
Act mpris_read(Mpris *mpris)
{
    (void)mpris;
    return ACT_NOTHING;
}
void mpris_changed(Mpris *mpris) { (void)mpris; }

#endif
