#include "voice/own_rate.h"

#include "base/speech_length.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#define MEASURED_AT 150  // words a minute

// seconds that espeak-ng 1.51 takes, from first sound to last (en-us, de, es, fr, it).
static const struct {
    const char *language, *text;
    double      seconds;
} rows[] = {
    { "en",
      "Walk at your own pace, and let your arms swing. Breathe in as the sound rises, and let it all go. "
      "Shoulders soft, head high, a long neck.",
      10.17 },
    { "de",
      "Geh in deinem eigenen Tempo, und lass die Arme schwingen. Atme ein, wenn der Ton steigt, und lass "
      "alles los. Die Schultern weich, der Kopf hoch, der Hals lang.",
      10.90 },
    { "es",
      "Camina a tu propio paso, y deja que los brazos se balanceen. Inspira cuando el sonido sube, y suelta "
      "todo. Los hombros blandos, la cabeza alta, el cuello largo.",
      11.47 },
    { "fr",
      "Marche à ton propre rythme, et laisse tes bras se balancer. Inspire quand le son monte, et relâche "
      "tout. Les épaules souples, la tête haute, le cou long.",
      8.64 },
    { "it",
      "Cammina al tuo passo, e lascia oscillare le braccia. Inspira quando il suono sale, e lascia andare "
      "tutto. Le spalle morbide, la testa alta, il collo lungo.",
      10.86 },
};
enum { ROWS = sizeof rows / sizeof *rows };

// "en" in "en-gb"; -1: none.
static int row_of(const char *language)
{
    for (int i = 0; language && i < ROWS; i++) {
        size_t length = strlen(rows[i].language);
        if (strncasecmp(language, rows[i].language, length) == 0 && !isalpha((unsigned char)language[length]))
            return i;
    }
    return -1;
}

const char *own_rate_text(const char *language)
{
    int row = row_of(language);
    return row < 0 ? NULL : rows[row].text;
}

double own_rate_of(const char *language, double seconds)
{
    int row = row_of(language);
    return row < 0 || seconds <= 0 ? 0 : MEASURED_AT * rows[row].seconds / seconds;
}

double own_rate_seconds(const char *language, const char *text, double words_a_minute)
{
    int row = row_of(language);
    if (row < 0)
        return 0;
    double guessed = seconds_of(speech_length(rows[row].text)), here = seconds_of(speech_length(text));
    return here / guessed * rows[row].seconds * MEASURED_AT / words_a_minute;
}
