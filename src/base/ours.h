// The mark of every file that this program makes for somebody, by which it recognises its own files. A file
// without it is somebody else's, and is never replaced unasked.
#ifndef BASE_OURS_H
#define BASE_OURS_H

#include <stdbool.h>

// Written into the comment of a sound or picture, or into a remark in a text file.
#define OURS_MARK "Made by walkcoach"

// The same for a format without remarks (SubRip): a last line of blanks, one for each letter of the name.
#define OURS_LAST_LINE "\n         \n"

// Whether a file carries the mark, or is empty. Reads no more than its first and last 512 KiB.
bool ours_is(const char *path);

#endif
