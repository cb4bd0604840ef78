#include "phone/door.h"

#include "phone/network.h"

#include <stdint.h>
#include <sys/random.h>

// Below the ports that the system uses for its own connections: so it will hardly be taken next time.
enum { PORT_LOWEST = 20000, PORT_COUNT = 12000, PORT_TRIES = 20 };

const char *door_secret(Arena *arena)
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";  // 32, none that look alike
    uint8_t           random[DOOR_SECRET_LENGTH];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return NULL;
    char *text = ARENA_ARRAY(arena, char, DOOR_SECRET_LENGTH + 1);
    for (int i = 0; i < DOOR_SECRET_LENGTH; i++)
        text[i] = letters[random[i] % 32];
    return text;
}

static int listen_anywhere(const char *address, int *port, SinkError *error)
{
    uint16_t  random;
    SinkError unheard = { 0 };
    for (int i = 0; i < PORT_TRIES && getrandom(&random, sizeof random, 0) == (ssize_t)sizeof random; i++) {
        *port = PORT_LOWEST + random % PORT_COUNT;
        int socket = network_listen(address, port, &unheard);
        if (socket >= 0)
            return socket;
    }
    *port = 0;
    return network_listen(address, port, error);
}

// Somebody else may have last time's port by now: then any will do.
int door_listen(const char *address, int before, int *port, SinkError *error)
{
    SinkError unheard = { 0 };
    *port = before;
    int socket = before ? network_listen(address, port, &unheard) : -1;
    return socket >= 0 ? socket : listen_anywhere(address, port, error);
}
