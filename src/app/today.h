// The calendar. Nothing else reads it: whatever depends on the day gets it as an argument.
#ifndef APP_TODAY_H
#define APP_TODAY_H

enum { TODAY_SIZE = 24 };

// The date here, "2026-11-27". Returns out.
const char *today_here(char out[TODAY_SIZE]);

#endif
