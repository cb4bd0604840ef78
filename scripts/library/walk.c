// A walk from a text, in a program of your own: walk OUT.mp3
//
//     cc walk.c $(pkg-config --cflags --libs walkcoach) -o walk
#include <stdio.h>
#include <string.h>
#include <walkcoach.h>

static const char text[] = "title = \"Round the pond\"\n"
                           "extends = \"5min\"\n"
                           "bed = \"none\"\n";

static void show_messages(const WalkcoachWalk *walk)
{
    WalkcoachMessage message = { .size = sizeof message };
    for (size_t i = 0; walk && walkcoach_message(walk, i, &message); i++)
        printf("%s:%d: %s [%s]\n", message.file ? message.file : "walk", message.line, message.message,
               message.rule);
}

int main(int argc, char **argv)
{
    Walkcoach      *coach = NULL;
    WalkcoachWalk  *walk = NULL;
    WalkcoachOrder  order = WALKCOACH_ORDER;
    WalkcoachStatus status;
    char            why[WALKCOACH_WHY_SIZE] = "";
    if (argc != 2)
        return WALKCOACH_USAGE;
    order.today = "2026-11-27";
    order.walker = "weeks = 9; level = 1; voice = \"calm\";";
    status = walkcoach_open(NULL, &coach, why);
    if (status == WALKCOACH_DONE)
        status = walkcoach_compile_text(coach, &order, "pond.cfg", text, strlen(text), &walk);
    show_messages(walk);
    if (status == WALKCOACH_DONE)
        status = walkcoach_encode_file(walk, NULL, argv[1], why);
    puts(status == WALKCOACH_DONE ? argv[1] : why);
    walkcoach_walk_close(walk);
    walkcoach_close(coach);
    return status;
}
