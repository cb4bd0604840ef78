// walkcoach devices: what can play, with rate and latency.
#include "app/commands.h"
#include "sink/card.h"

Status cmd_devices(const Settings *settings)
{
    Arena             arena = { 0 };
    SinkError         error = { 0 };
    const CardDevice *devices;
    size_t            count = 0;
    if (!card_devices(CARD_PLAYS, &arena, &devices, &count, &error) || count == 0) {
        arena_free(&arena);
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s",
                             error.failed ? error.text : "no sound device was found");
    }
    for (size_t i = 0; i < count; i++)
        printf("%c %-40s %6.0f Hz  %4.0f ms  %d channels\n", devices[i].is_default ? '*' : ' ',
               devices[i].name, devices[i].rate, devices[i].latency * 1000, devices[i].channels);
    arena_free(&arena);
    return STATUS_DONE;
}
