// Which of a text's forms a number takes: "One minute|# minutes".
#ifndef TIMELINE_PLURAL_H
#define TIMELINE_PLURAL_H

// Index of the form for n >= 0, in the order in which the Unicode CLDR lists a language's categories (one,
// few, many, other). language: "en", "en-gb", "pt_BR"; an unknown one counts as English does.
int plural_form(const char *language, int n);

#endif
