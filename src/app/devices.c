// walkcoach devices: the sound devices, with rate and latency.
#include "app/commands.h"
#include "base/json.h"
#include "sink/card.h"

static void print_json(const CardDevice *devices, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_array_open(&json, NULL);
    for (size_t i = 0; i < count; i++) {
        json_object_open(&json, NULL);
        json_string(&json, "name", devices[i].name);
        json_number(&json, "sample_rate", devices[i].rate);
        json_number(&json, "latency", devices[i].latency);
        json_int(&json, "channels", devices[i].channels);
        json_bool(&json, "default", devices[i].is_default);
        json_object_close(&json);
    }
    json_array_close(&json);
    puts(text_string(&text));
}

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
    if (settings->printing.json)
        print_json(devices, count, &arena);
    for (size_t i = 0; i < count && !settings->printing.json; i++)
        printf("%c %-40s %6.0f Hz  %4.0f ms  %d channels\n", devices[i].is_default ? '*' : ' ',
               devices[i].name, devices[i].rate, devices[i].latency * 1000, devices[i].channels);
    arena_free(&arena);
    return STATUS_DONE;
}
