/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-export"
#include "mz-flat.h"

#include <math.h>

#include "mz-json-text.h"

/* Puts a comma where something stands before. */
static void
separate (GString *out)
{
  if (out->len > 0 && strchr ("{[:", out->str[out->len - 1]) == NULL)
    g_string_append_c (out, ',');
}

/** mz_flat_begin: @key: (nullable): %NULL: an entry of a list. @opening: what its value opens with. */
void
mz_flat_begin (GString *out, const char *key, const char *opening)
{
  separate (out);
  if (key != NULL)
    {
      mz_json_text_quote (out, key);
      g_string_append_c (out, ':');
    }
  g_string_append (out, opening);
}

void
mz_flat_string (GString *out, const char *key, const char *value)
{
  mz_flat_begin (out, key, "");
  if (value != NULL)
    mz_json_text_quote (out, value);
  else
    g_string_append (out, "null");
}

/** mz_flat_number: What is not known, as %NAN, or not bounded is null. */
void
mz_flat_number (GString *out, const char *key, double value)
{
  mz_flat_begin (out, key, "");
  if (!isfinite (value))
    g_string_append (out, "null");
  else
    mz_json_text_append_number (out, value);
}

/** mz_flat_known: What is negative is not known. */
void
mz_flat_known (GString *out, const char *key, double value)
{
  mz_flat_number (out, key, value < 0 ? NAN : value);
}

static void
write_ends (GString *out, const char *key, MzLoss ends, const char *least_key, const char *most_key)
{
  mz_flat_begin (out, key, "{");
  mz_flat_number (out, least_key, ends.least);
  mz_flat_number (out, most_key, ends.most);
  g_string_append_c (out, '}');
}

/* What is negative is not known. */
static MzLoss
only_known (MzLoss loss)
{
  return (MzLoss) { loss.least < 0 ? NAN : loss.least, loss.most < 0 ? NAN : loss.most };
}

void
mz_flat_loss (GString *out, const char *key, MzLoss loss)
{
  write_ends (out, key, only_known (loss), "least", "most");
}

/** mz_flat_ends: The same of what may be negative. */
void
mz_flat_ends (GString *out, const char *key, MzLoss ends)
{
  write_ends (out, key, ends, "least", "most");
}

/**
 * mz_flat_with_loss:
 *
 * What there is in the end with the least loss and what with the most: either may be the larger one.
 */
void
mz_flat_with_loss (GString *out, const char *key, MzLoss ends)
{
  write_ends (out, key, ends, "with_least_loss", "with_most_loss");
}

/** mz_flat_known_with_loss: The same of what is not known where it is negative. */
void
mz_flat_known_with_loss (GString *out, const char *key, MzLoss ends)
{
  mz_flat_with_loss (out, key, only_known (ends));
}

void
mz_flat_list (GString *out, const char *key, const char *const *list)
{
  mz_flat_begin (out, key, "[");
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    mz_flat_string (out, NULL, list[i]);
  g_string_append_c (out, ']');
}

void
mz_flat_sources (GString *out, GStrv sources)
{
  mz_flat_list (out, "sources", (const char *const *) sources);
}

void
mz_flat_date (GString *out, const char *key, MzPartialDate date)
{
  g_autofree char *text = mz_partial_date_is_set (date) ? mz_partial_date_to_string (date) : NULL;

  mz_flat_string (out, key, text);
}

void
mz_flat_day (GString *out, const char *key, MzDay day)
{
  mz_flat_date (out, key, day == MZ_DAY_NEVER ? MZ_PARTIAL_DATE_NONE : mz_partial_date_from_day (day));
}

void
mz_flat_flag (GString *out, const char *key, gboolean flag)
{
  mz_flat_begin (out, key, flag ? "true" : "false");
}
