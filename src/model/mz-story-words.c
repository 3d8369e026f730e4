/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"
#include "mz-story-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-address.h"

/* --- Text --- */

typedef struct
{
  GPtrArray *runs;
  GString   *plain;
  gboolean   strong;
} Runs;

static void
free_run (gpointer data)
{
  MzStoryRun *run = data;

  g_free (run->text);
  g_free (run);
}

G_GNUC_PRINTF (2, 3) static gpointer
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
  return NULL;
}

static void
add_run (Runs *self, const char *text, gsize length, gboolean figure)
{
  MzStoryRun *run = g_new (MzStoryRun, 1);

  *run = (MzStoryRun) { g_strndup (text, length), self->strong, figure };
  g_ptr_array_add (self->runs, run);
}

static void
end_plain (Runs *self)
{
  if (self->plain->len > 0)
    add_run (self, self->plain->str, self->plain->len, FALSE);
  g_string_truncate (self->plain, 0);
}

/* Returns: (nullable): what follows the figure that begins at @open. */
static const char *
read_figure (Runs *self, const char *text, const char *open, GError **error)
{
  gsize length = strcspn (open + 1, "{}\n");

  if (open[1 + length] != '}')
    return refuse (error, _("the { at character %ld is not closed; write {{ for the sign itself"),
                   g_utf8_pointer_to_offset (text, open) + 1);
  end_plain (self);
  add_run (self, open + 1, length, TRUE);
  return open + length + 2;
}

/**
 * mz_story_runs_parse:
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT where braces or asterisks do not match. What bindings name is not looked at.
 *
 * Returns: (transfer full) (nullable) (element-type MzStoryRun)
 */
GPtrArray *
mz_story_runs_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (free_run);
  g_autoptr (GString) plain = g_string_new (NULL);
  Runs self = { runs, plain, FALSE };
  const char *p = text, *strong = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  while (*p != '\0')
    if (strchr ("*{}", *p) != NULL && p[1] == *p)
      {
        g_string_append_c (plain, *p);
        p += 2;
      }
    else if (*p == '*')
      {
        end_plain (&self);
        self.strong = !self.strong;
        strong = p++;
      }
    else if (*p == '{')
      {
        p = read_figure (&self, text, p, error);
        if (p == NULL)
          return NULL;
      }
    else if (*p == '}')
      return refuse (error, _("the } at character %ld closes nothing; write }} for the sign itself"),
                     g_utf8_pointer_to_offset (text, p) + 1);
    else
      g_string_append_c (plain, *p++);
  end_plain (&self);
  if (self.strong)
    return refuse (error, _("the * at character %ld is not closed; write ** for the sign itself"),
                   g_utf8_pointer_to_offset (text, strong) + 1);
  return g_steal_pointer (&runs);
}

/* --- Bindings --- */

/* What stands behind the colon. */
typedef enum
{
  SHAPE_FIELD,  /* ID/FIELD */
  SHAPE_CHOICE, /* ID/FIELD or ID/FIELD/KEY */
  SHAPE_ID,     /* ID */
  SHAPE_POINT,  /* ID/KEY/TIME */
  SHAPE_SHARE,  /* STAGE/COUNTRY/YEAR */
  SHAPE_STAGE,  /* STAGE/YEAR */
  SHAPE_FILTER,
  SHAPE_LOSS    /* SCENARIO/STAGE/YEAR */
} Shape;

/* Which suffixes make sense. */
enum
{
  DATES = MZ_BIT (MZ_STORY_YEAR) | MZ_BIT (MZ_STORY_MONTH),
  NUMBERS = MZ_BIT (MZ_STORY_NUMBER) | MZ_BIT (MZ_STORY_WORDS)
};

static const struct
{
  const char  *prefix, *field;
  MzRecordKind kind;
  Shape        shape;
  MzSet        styles;
} forms[MZ_N_STORY_FORMS] = {
  [MZ_STORY_SITE_NAME] = { "site", "name", MZ_RECORD_SITE, SHAPE_FIELD, 0 },
  [MZ_STORY_SITE_COUNTRY] = { "site", "country", MZ_RECORD_SITE, SHAPE_FIELD, 0 },
  [MZ_STORY_SITE_OPERATOR] = { "site", "operator", MZ_RECORD_SITE, SHAPE_FIELD, 0 },
  [MZ_STORY_SITE_STATE] = { "site", "state", MZ_RECORD_SITE, SHAPE_FIELD, 0 },
  [MZ_STORY_SITE_SINCE] = { "site", "since", MZ_RECORD_SITE, SHAPE_FIELD, DATES },
  [MZ_STORY_SITE_CAPACITY] = { "site", "capacity", MZ_RECORD_SITE, SHAPE_CHOICE, NUMBERS },
  [MZ_STORY_SITE_PLANNED] = { "site", "planned", MZ_RECORD_SITE, SHAPE_FIELD, DATES },
  [MZ_STORY_SITE_PLANNED_CAPACITY] = { "site", "planned_capacity", MZ_RECORD_SITE, SHAPE_CHOICE, NUMBERS },
  [MZ_STORY_SITE_RESOURCE] = { "site", "resource", MZ_RECORD_SITE, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_AGREEMENT_NAME] = { "agreement", "name", MZ_RECORD_AGREEMENT, SHAPE_FIELD, 0 },
  [MZ_STORY_AGREEMENT_STATUS] = { "agreement", "status", MZ_RECORD_AGREEMENT, SHAPE_FIELD, 0 },
  [MZ_STORY_AGREEMENT_SIGNED] = { "agreement", "signed", MZ_RECORD_AGREEMENT, SHAPE_FIELD, DATES },
  [MZ_STORY_AGREEMENT_IN_FORCE] = { "agreement", "in_force", MZ_RECORD_AGREEMENT, SHAPE_FIELD, DATES },
  [MZ_STORY_AGREEMENT_ENDS] = { "agreement", "ends", MZ_RECORD_AGREEMENT, SHAPE_FIELD, DATES },
  [MZ_STORY_AGREEMENT_VALUE] = { "agreement", "value", MZ_RECORD_AGREEMENT, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_AGREEMENT_BINDING] = { "agreement", "binding", MZ_RECORD_AGREEMENT, SHAPE_FIELD, 0 },
  [MZ_STORY_AGREEMENT_DELIVERED] = { "agreement", "delivered", MZ_RECORD_AGREEMENT, SHAPE_FIELD, 0 },
  [MZ_STORY_AGREEMENT_MONEY] = { "agreement", "money", MZ_RECORD_AGREEMENT, SHAPE_FIELD, NUMBERS | DATES },
  [MZ_STORY_AGREEMENT_TONNES] = { "agreement", "tonnes", MZ_RECORD_AGREEMENT, SHAPE_FIELD, NUMBERS | DATES },
  [MZ_STORY_AGREEMENT_SITE] = { "agreement", "site", MZ_RECORD_AGREEMENT, SHAPE_FIELD, NUMBERS | DATES },
  [MZ_STORY_MEASURE_NAME] = { "measure", "name", MZ_RECORD_MEASURE, SHAPE_FIELD, 0 },
  [MZ_STORY_MEASURE_STATUS] = { "measure", "status", MZ_RECORD_MEASURE, SHAPE_FIELD, 0 },
  [MZ_STORY_MEASURE_ANNOUNCED] = { "measure", "announced", MZ_RECORD_MEASURE, SHAPE_FIELD, DATES },
  [MZ_STORY_MEASURE_EFFECTIVE] = { "measure", "effective", MZ_RECORD_MEASURE, SHAPE_FIELD, DATES },
  [MZ_STORY_MEASURE_ENDS] = { "measure", "ends", MZ_RECORD_MEASURE, SHAPE_FIELD, DATES },
  [MZ_STORY_MEASURE_ELEMENTS] = { "measure", "elements", MZ_RECORD_MEASURE, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_EVENT_NAME] = { "event", "name", MZ_RECORD_EVENT, SHAPE_FIELD, 0 },
  [MZ_STORY_EVENT_DATE] = { "event", "date", MZ_RECORD_EVENT, SHAPE_FIELD, DATES },
  [MZ_STORY_EVENT_END] = { "event", "end", MZ_RECORD_EVENT, SHAPE_FIELD, DATES },
  [MZ_STORY_CLAIM] = { "claim", NULL, MZ_RECORD_CLAIM, SHAPE_ID, NUMBERS | DATES },
  [MZ_STORY_ELEMENT_NAME] = { "element", "name", MZ_RECORD_ELEMENT, SHAPE_FIELD, 0 },
  [MZ_STORY_COUNTRY_NAME] = { "country", "name", MZ_RECORD_COUNTRY, SHAPE_FIELD, 0 },
  [MZ_STORY_SERIES] = { "series", NULL, MZ_RECORD_SERIES, SHAPE_POINT, NUMBERS | DATES },
  [MZ_STORY_FLOW_AMOUNT] = { "flow", "amount", MZ_RECORD_FLOW, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_STOCK_AMOUNT] = { "stock", "amount", MZ_RECORD_STOCK, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_DEMAND_AMOUNT] = { "demand", "amount", MZ_RECORD_DEMAND, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_GOOD_AMOUNT] = { "product", "amount", MZ_RECORD_GOOD, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_PARAMETER_AMOUNT] = { "parameter", "amount", MZ_RECORD_PARAMETER, SHAPE_FIELD, NUMBERS },
  [MZ_STORY_SHARE] = { "share", NULL, MZ_N_RECORD_KINDS, SHAPE_SHARE, NUMBERS | DATES },
  [MZ_STORY_HHI] = { "hhi", NULL, MZ_N_RECORD_KINDS, SHAPE_STAGE, NUMBERS | DATES },
  [MZ_STORY_COUNT] = { "count", NULL, MZ_N_RECORD_KINDS, SHAPE_FILTER, NUMBERS },
  [MZ_STORY_COUNT_AGREEMENTS] = { "count-agreements", NULL, MZ_N_RECORD_KINDS, SHAPE_FILTER, NUMBERS },
  [MZ_STORY_COUNT_MEASURES] = { "count-measures", NULL, MZ_N_RECORD_KINDS, SHAPE_FILTER, NUMBERS },
  [MZ_STORY_LOSS] = { "loss", NULL, MZ_N_RECORD_KINDS, SHAPE_LOSS, NUMBERS },
};

static const char *const styles[MZ_N_STORY_STYLES] = { "", "number", "year", "month", "words" };

static gboolean
read_time (MzStoryBinding *self, const char *text, gboolean year, GError **error)
{
  if (strcmp (text, "last") == 0)
    return TRUE;
  if (mz_partial_date_parse (text, &self->time, NULL)
      && (!year || mz_partial_date_get_precision (self->time) == MZ_DATE_PRECISION_YEAR))
    return TRUE;
  refuse (error, year ? _("“%s” is no year; write four digits, or last") : _("“%s” is no date; write one, or last"), text);
  return FALSE;
}

static gboolean
read_stage (MzStoryBinding *self, const char *text, GError **error)
{
  guint stage;

  if (!mz_vocabulary_find (&mz_stages, text, &stage))
    {
      refuse (error, _("“%s” is no stage of the chain"), text);
      return FALSE;
    }
  self->stage = (MzStage) stage;
  return TRUE;
}

/* A filter as in an address, and nothing else that addresses have. */
static gboolean
read_filter (MzStoryBinding *self, const char *filter, GError **error)
{
  g_autofree char *text = g_strconcat (MZ_ADDRESS_SCHEME "view", *filter != '\0' ? "?" : "", filter, NULL);
  g_autoptr (MzAddress) address = mz_address_parse (text, error), first = mz_address_new ();

  if (address == NULL)
    return FALSE;
  self->query = mz_query_ref (address->query);
  mz_query_unref (first->query);
  first->query = mz_query_ref (address->query);
  if (mz_address_equal (address, first))
    return TRUE;
  refuse (error, _("“%s” is more than a filter; leave place, date, layers, page, scenario and what is chosen out"), filter);
  return FALSE;
}

static gboolean
is_empty (char **parts)
{
  for (; *parts != NULL; parts++)
    if (**parts == '\0')
      return TRUE;
  return FALSE;
}

/* The key of a point is all between the first slash and the last one. */
static gboolean
read_point (MzStoryBinding *self, const char *text, GError **error)
{
  const char *first = strchr (text, '/'), *last = strrchr (text, '/');

  if (first == NULL || first == text || last <= first + 1 || last[1] == '\0')
    {
      refuse (error, _("a point is named by a series, a key and a date: series:ID/KEY/T"));
      return FALSE;
    }
  self->id = g_strndup (text, (gsize) (first - text));
  self->key = g_strndup (first + 1, (gsize) (last - first - 1));
  return read_time (self, last + 1, FALSE, error);
}

static gboolean
read_parts (MzStoryBinding *self, char **parts, GError **error)
{
  static const char *const usage[] = { [SHAPE_ID] = "claim:ID", [SHAPE_SHARE] = "share:STAGE/CC/YEAR",
                                       [SHAPE_STAGE] = "hhi:STAGE/YEAR", [SHAPE_LOSS] = "loss:SCENARIO/STAGE/YEAR" };
  static const guint n_parts[] = { [SHAPE_ID] = 1, [SHAPE_SHARE] = 3, [SHAPE_STAGE] = 2, [SHAPE_LOSS] = 3 };
  Shape shape = forms[self->form].shape;

  if (g_strv_length (parts) != n_parts[shape] || is_empty (parts))
    {
      refuse (error, _("it is written %s"), usage[shape]);
      return FALSE;
    }
  if (shape == SHAPE_ID || shape == SHAPE_LOSS)
    self->id = g_strdup (parts[0]);
  if (shape == SHAPE_SHARE)
    self->key = g_strdup (parts[1]);
  return shape == SHAPE_ID
         || (read_stage (self, parts[shape == SHAPE_LOSS ? 1 : 0], error)
             && read_time (self, parts[n_parts[shape] - 1], TRUE, error));
}

/* Finds the form of a record's field: "site", and "mountain-pass/capacity/REO". */
static gboolean
read_field (MzStoryBinding *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  const char *prefix = forms[self->form].prefix;
  g_autoptr (GString) known = g_string_new (NULL);

  if (g_strv_length (parts) >= 2 && !is_empty (parts))
    for (guint i = 0; i < MZ_N_STORY_FORMS; i++)
      if (strcmp (forms[i].prefix, prefix) == 0 && strcmp (forms[i].field, parts[1]) == 0
          && (parts[2] == NULL || forms[i].shape == SHAPE_CHOICE))
        {
          self->form = (MzStoryForm) i;
          self->id = g_strdup (parts[0]);
          self->key = g_strdup (parts[2]);
          return TRUE;
        }
  for (guint i = 0; i < MZ_N_STORY_FORMS; i++)
    if (strcmp (forms[i].prefix, prefix) == 0)
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", forms[i].field);
  refuse (error, _("it is written %1$s:ID/FIELD, and FIELD is one of: %2$s"), prefix, known->str);
  return FALSE;
}

static gboolean
read_rest (MzStoryBinding *self, const char *rest, GError **error)
{
  g_auto (GStrv) parts = NULL;

  switch (forms[self->form].shape)
    {
    case SHAPE_FIELD:
    case SHAPE_CHOICE:
      return read_field (self, rest, error);
    case SHAPE_POINT:
      return read_point (self, rest, error);
    case SHAPE_FILTER:
      return read_filter (self, rest, error);
    case SHAPE_ID:
    case SHAPE_SHARE:
    case SHAPE_STAGE:
    case SHAPE_LOSS:
    default:
      parts = g_strsplit (rest, "/", 4);
      return read_parts (self, parts, error);
    }
}

static gboolean
read_style (MzStoryBinding *self, const char *suffix, GError **error)
{
  for (guint i = 1; i < MZ_N_STORY_STYLES; i++)
    if (strcmp (suffix, styles[i]) == 0)
      {
        self->style = (MzStoryStyle) i;
        if ((forms[self->form].styles & MZ_BIT (i)) != 0)
          return TRUE;
        refuse (error, _("|%s makes no sense with it"), suffix);
        return FALSE;
      }
  refuse (error, _("“|%s” is no suffix; there are |number, |year, |month and |words"), suffix);
  return FALSE;
}

static MzStoryForm
find_form (const char *prefix, gsize length)
{
  for (guint i = 0; i < MZ_N_STORY_FORMS; i++)
    if (strlen (forms[i].prefix) == length && strncmp (forms[i].prefix, prefix, length) == 0)
      return (MzStoryForm) i;
  return MZ_N_STORY_FORMS;
}

/**
 * mz_story_binding_parse:
 * @text: what stands between the braces
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT, with what is wrong. Whether the facts have what it names is not looked at.
 *
 * Returns: (transfer full) (nullable)
 */
MzStoryBinding *
mz_story_binding_parse (const char *text, GError **error)
{
  g_autoptr (MzStoryBinding) self = g_new0 (MzStoryBinding, 1);
  const char *bar, *colon;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bar = strrchr (text, '|');
  colon = strchr (text, ':');
  self->form = colon != NULL ? find_form (text, (gsize) (colon - text)) : MZ_N_STORY_FORMS;
  if (self->form == MZ_N_STORY_FORMS || (bar != NULL && bar < colon))
    return refuse (error, _("“%s” is bound to nothing that the facts could have; docs/story.md lists what there is"), text);
  rest = bar != NULL ? g_strndup (colon + 1, (gsize) (bar - colon - 1)) : g_strdup (colon + 1);
  self->kind = forms[self->form].kind;
  if (!read_rest (self, rest, error) || (bar != NULL && !read_style (self, bar + 1, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
mz_story_binding_free (MzStoryBinding *self)
{
  g_free (self->id);
  g_free (self->key);
  g_clear_pointer (&self->query, mz_query_unref);
  g_free (self);
}

/**
 * mz_story_bindings_list:
 *
 * Returns: (transfer full) (element-type utf8): what a figure may be bound to of a record, without further choice: all fields of its
 * kind, and of a country its shares. Points of series take a key, and are not among them.
 */
GPtrArray *
mz_story_bindings_list (MzRecordKind kind, const char *id)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MZ_N_STORY_FORMS; i++)
    if (forms[i].kind == kind && forms[i].shape == SHAPE_ID)
      g_ptr_array_add (all, g_strdup_printf ("%s:%s", forms[i].prefix, id));
    else if (forms[i].kind == kind && (forms[i].shape == SHAPE_FIELD || forms[i].shape == SHAPE_CHOICE))
      g_ptr_array_add (all, g_strdup_printf ("%s:%s/%s", forms[i].prefix, id, forms[i].field));
  for (guint stage = 0; kind == MZ_RECORD_COUNTRY && stage < MZ_N_STAGES; stage++)
    g_ptr_array_add (all, g_strdup_printf ("share:%s/%s/last", mz_vocabulary_get_key (&mz_stages, stage), id));
  return all;
}
