/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-base"

#include "mz-format.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* The C locale has no separator though its words are English. */
static const char *
group_separator (void)
{
  const struct lconv *conv = localeconv ();

  if (conv->thousands_sep[0] != '\0' && g_utf8_validate (conv->thousands_sep, -1, NULL))
    return conv->thousands_sep;
  return strcmp (conv->decimal_point, ".") == 0 ? "," : MZ_NARROW_SPACE;
}

/**
 * mz_format_number:
 * @value: a finite number
 *
 * Returns: (transfer full): all the digits that the fact has, at most ten, in groups of three: "50,692", "7.98".
 */
char *
mz_format_number (double value)
{
  g_autofree char *plain = NULL;
  GString *result = g_string_new (NULL);
  const char *digits;
  gsize whole;

  g_return_val_if_fail (isfinite (value), g_string_free (result, FALSE));

  plain = fabs (value) >= 1e10 ? g_strdup_printf ("%.0f", value) : g_strdup_printf ("%.10g", value);
  digits = plain;
  if (*digits == '-')
    {
      g_string_append (result, "\342\210\222");
      digits++;
    }

  whole = strspn (digits, "0123456789");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (result, group_separator ());
      g_string_append_c (result, digits[i]);
    }
  g_string_append (result, digits + whole);
  return g_string_free (result, FALSE);
}

/** mz_format_percent: @value: in per cent. Returns: (transfer full): "91 %", with a narrow space that does not break. */
char *
mz_format_percent (double value)
{
  g_autofree char *number = mz_format_number (value);

  return g_strconcat (number, MZ_NARROW_SPACE "%", NULL);
}

/**
 * mz_format_share:
 * @value: in per cent
 *
 * For titles and labels, which have room for what can be told apart and no more: to the whole from 20 on, below to one decimal.
 * What lies just below 100 is never said to be all, nor what lies just above 0 to be nothing.
 *
 * Returns: (transfer full): "71 %", "7.6 %".
 */
char *
mz_format_share (double value)
{
  double rounded = fabs (value) >= 20 ? round (value) : round (value * 10) / 10;

  if (rounded == 100 && value < 100)
    rounded = MIN (floor (value * 10) / 10, 99.9);
  else if (rounded == 0 && value > 0)
    {
      g_autofree char *one_digit = g_strdup_printf ("%.1g", value);

      rounded = g_ascii_strtod (one_digit, NULL);
    }
  return mz_format_percent (rounded);
}

/**
 * mz_format_money:
 * @currency: what stands behind the figure: "USD"
 *
 * Returns: (transfer full): "400 million USD", "8.5 billion USD": nothing is rounded.
 */
char *
mz_format_money (double amount, const char *currency)
{
  static const struct { double least; const char *format; } by_thousands[] = {
    /* Translators: a number and a currency. */
    { 1e9, N_("%1$s billion %2$s") },
    /* Translators: a number and a currency. */
    { 1e6, N_("%1$s million %2$s") },
  }, by_ten_thousands[] = {
    /* Translators: a number, to be read times 100,000,000, and a currency. */
    { 1e8, N_("%1$s hundred million %2$s") },
    /* Translators: a number, to be read times 10,000, and a currency. */
    { 1e4, N_("%1$s ten thousand %2$s") },
  };
  /* Translators: “4” where large numbers have a name of their own with every fourth digit, as in Chinese and Japanese, else “3”. */
  gboolean fourth = g_str_equal (C_("digits between names of numbers", "3"), "4");
  g_autofree char *number = NULL;

  g_return_val_if_fail (currency != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (by_thousands); i++)
    {
      double least = fourth ? by_ten_thousands[i].least : by_thousands[i].least;

      if (fabs (amount) < least)
        continue;
      number = mz_format_number (amount / least);
      return g_strdup_printf (_(fourth ? by_ten_thousands[i].format : by_thousands[i].format), number, currency);
    }
  number = mz_format_number (amount);
  return mz_format_unit (number, currency);
}

/**
 * mz_format_label:
 * @label: (nullable): a unit, or what is counted, as a record of the facts has it: "% of refining", "t REO in concentrate"
 *
 * For what is shown only: comparisons, keys and data have the label itself. po/data.pot has those of the bundled facts.
 *
 * Returns: (nullable): the same in the user's language; @label itself where it has no translation.
 */
const char *
mz_format_label (const char *label)
{
  return label != NULL && *label != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "label", label) : label;
}

/** mz_format_label_is_translated: Whether it has other words in the user's language, or is known to be the same there. */
gboolean
mz_format_label_is_translated (const char *label)
{
  /* gettext gives back what it has not. */
  return mz_format_label (label) != label;
}

/**
 * mz_format_label_rest:
 * @start: what @label begins with, and who calls writes in another way: "%", "USD"
 *
 * Returns: what follows on it in the user's language: " of refining".
 */
const char *
mz_format_label_rest (const char *label, const char *start)
{
  const char *shown = mz_format_label (label);

  return (g_str_has_prefix (shown, start) ? shown : label) + strlen (start);
}

/**
 * mz_format_unit:
 * @figure: may be markup
 * @unit: (nullable): a label of the facts, or what is no label any more, being in the user's language; may be empty, and markup
 *
 * Returns: (transfer full): "3,000 t REO"
 */
char *
mz_format_unit (const char *figure, const char *unit)
{
  if (unit == NULL || *unit == '\0')
    return g_strdup (figure);
  /* Translators: a figure and its unit. */
  return g_strdup_printf (C_("number and unit", "%s %s"), figure, mz_format_label (unit));
}

/** mz_format_place: Degrees in. Returns: (transfer full): to a hundredth of a degree: "35.48° N 115.53° W". */
char *
mz_format_place (double lat, double lon)
{
  double up = round (fabs (lat) * 100) / 100, aside = round (fabs (lon) * 100) / 100;
  gboolean south = lat < 0 && up > 0, west = lon < 0 && aside > 0;

  if (south && west)
    return g_strdup_printf (_("%1$.2f° S %2$.2f° W"), up, aside);
  if (south)
    return g_strdup_printf (_("%1$.2f° S %2$.2f° E"), up, aside);
  if (west)
    return g_strdup_printf (_("%1$.2f° N %2$.2f° W"), up, aside);
  return g_strdup_printf (_("%1$.2f° N %2$.2f° E"), up, aside);
}

/**
 * mz_format_length:
 *
 * Returns: (transfer full): a way on the ground: "640 m", "8.4 km", "3,936 km", in the United States "640 ft", "8.4 mi".
 */
char *
mz_format_length (double metres, MzUnits units)
{
  double small = units == MZ_UNITS_US ? metres / MZ_METRES_A_FOOT : metres;
  double large = metres / (units == MZ_UNITS_US ? MZ_METRES_A_MILE : 1000);
  g_autofree char *number = NULL;

  if (round (small) < 1000)
    return g_strdup_printf (units == MZ_UNITS_US ? _("%.0f ft") : _("%.0f m"), small);
  number = mz_format_number (large < 99.95 ? round (large * 10) / 10 : round (large));
  return g_strdup_printf (units == MZ_UNITS_US ? _("%s mi") : _("%s km"), number);
}

/** mz_format_get_comma: Returns: (transfer none): what stands between the entries of a list. */
const char *
mz_format_get_comma (void)
{
  /* Translators: between the entries of a list, with the blank that follows it in your language, if any. */
  return C_("list", ", ");
}

/** mz_format_sentence: Returns: (transfer full): @words as a sentence, behind @before, which has ended; NULL or empty: as the first. */
char *
mz_format_sentence (const char *before, const char *words)
{
  /* Translators: a list as a sentence. */
  g_autofree char *sentence = g_strdup_printf (C_("list", "%s."), words);

  return mz_format_behind (before, sentence);
}

/** mz_format_behind: Returns: (transfer full): @sentence behind @before, which has ended; NULL or empty: as the first. */
char *
mz_format_behind (const char *before, const char *sentence)
{
  if (before == NULL || *before == '\0')
    return g_strdup (sentence);
  /* What is in Latin letters wants a blank in a language that has none otherwise. */
  if (g_ascii_ispunct (before[strlen (before) - 1]))
    return g_strconcat (before, " ", sentence, NULL);
  /* Translators: a sentence, and the next; with a blank between them if your language has one. */
  return g_strdup_printf (C_("sentences", "%1$s %2$s"), before, sentence);
}

/** mz_format_named: Returns: (transfer full): what something is called, and what is said of it. */
char *
mz_format_named (const char *name, const char *words)
{
  /* Translators: what something is called, and what is said of it. */
  return g_strdup_printf (_("%1$s: %2$s"), name, words);
}
