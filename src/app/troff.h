// Pieces of a manual page, in troff (man(7)), on standard output.
#ifndef APP_TROFF_H
#define APP_TROFF_H

// The head of the page, up to the line that says what it is for.
void troff_begin(const char *name, const char *section, const char *summary);

// Words, in lines of at most 80 bytes. What troff would read is escaped; `code` is bold; '\n' begins another
// paragraph of the same item.
void troff_print(const char *words);

// A text as it is, line by line: an example.
void troff_example(const char *text);

#endif
