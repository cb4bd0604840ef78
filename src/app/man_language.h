// walkcoach(5): the manual of the files, from the tables that `walkcoach language` prints.
#ifndef APP_MAN_LANGUAGE_H
#define APP_MAN_LANGUAGE_H

void man_language_print(void);

#endif
