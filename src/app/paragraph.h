// Text with `code` in it as paragraphs on a terminal.
#ifndef APP_PARAGRAPH_H
#define APP_PARAGRAPH_H

#include "job/terminal.h"

// Prints words from `column` on, where the cursor is, as wide as the terminal but not wider than is easy to
// read; further lines begin below it. Short pieces of code between backticks stay on one line. Ends the line.
void paragraph_print(const Terminal *terminal, const char *words, int column);

// The same on a line of its own, indented.
void paragraph_print_indented(const Terminal *terminal, const char *words);

#endif
