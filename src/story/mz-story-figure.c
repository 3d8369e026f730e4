/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"
#include "mz-story-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-format.h"
#include "mz-json-text.h"
#include "mz-scenario-reader.h"
#include "mz-scenario-world.h"
#include "mz-supply-run.h"

static void (*const forms[MZ_N_STORY_FORMS]) (MzLookUp *self) = {
  [MZ_STORY_SITE_NAME] = mz_look_up_name,
  [MZ_STORY_SITE_COUNTRY] = mz_look_up_site_country,
  [MZ_STORY_SITE_OPERATOR] = mz_look_up_site_operator,
  [MZ_STORY_SITE_STATE] = mz_look_up_site_state,
  [MZ_STORY_SITE_SINCE] = mz_look_up_site_since,
  [MZ_STORY_SITE_CAPACITY] = mz_look_up_site_capacity,
  [MZ_STORY_SITE_PLANNED] = mz_look_up_site_planned,
  [MZ_STORY_SITE_PLANNED_CAPACITY] = mz_look_up_site_capacity,
  [MZ_STORY_SITE_RESOURCE] = mz_look_up_site_resource,
  [MZ_STORY_AGREEMENT_NAME] = mz_look_up_name,
  [MZ_STORY_AGREEMENT_STATUS] = mz_look_up_status,
  [MZ_STORY_AGREEMENT_SIGNED] = mz_look_up_agreement_date,
  [MZ_STORY_AGREEMENT_IN_FORCE] = mz_look_up_agreement_date,
  [MZ_STORY_AGREEMENT_ENDS] = mz_look_up_agreement_date,
  [MZ_STORY_AGREEMENT_VALUE] = mz_look_up_agreement_value,
  [MZ_STORY_AGREEMENT_BINDING] = mz_look_up_agreement_binding,
  [MZ_STORY_AGREEMENT_DELIVERED] = mz_look_up_agreement_delivered,
  [MZ_STORY_AGREEMENT_MONEY] = mz_look_up_agreement_step,
  [MZ_STORY_AGREEMENT_TONNES] = mz_look_up_agreement_step,
  [MZ_STORY_AGREEMENT_SITE] = mz_look_up_agreement_step,
  [MZ_STORY_MEASURE_NAME] = mz_look_up_name,
  [MZ_STORY_MEASURE_STATUS] = mz_look_up_status,
  [MZ_STORY_MEASURE_ANNOUNCED] = mz_look_up_measure_date,
  [MZ_STORY_MEASURE_EFFECTIVE] = mz_look_up_measure_date,
  [MZ_STORY_MEASURE_ENDS] = mz_look_up_measure_date,
  [MZ_STORY_MEASURE_ELEMENTS] = mz_look_up_measure_elements,
  [MZ_STORY_EVENT_NAME] = mz_look_up_name,
  [MZ_STORY_EVENT_DATE] = mz_look_up_event_date,
  [MZ_STORY_EVENT_END] = mz_look_up_event_date,
  [MZ_STORY_CLAIM] = mz_look_up_claim,
  [MZ_STORY_ELEMENT_NAME] = mz_look_up_name,
  [MZ_STORY_COUNTRY_NAME] = mz_look_up_name,
  [MZ_STORY_SERIES] = mz_look_up_series,
  [MZ_STORY_FLOW_AMOUNT] = mz_look_up_flow,
  [MZ_STORY_STOCK_AMOUNT] = mz_look_up_stock,
  [MZ_STORY_DEMAND_AMOUNT] = mz_look_up_demand,
  [MZ_STORY_GOOD_AMOUNT] = mz_look_up_good,
  [MZ_STORY_PARAMETER_AMOUNT] = mz_look_up_parameter,
  [MZ_STORY_SHARE] = mz_look_up_share,
  [MZ_STORY_HHI] = mz_look_up_hhi,
  [MZ_STORY_COUNT] = mz_look_up_count,
  [MZ_STORY_COUNT_AGREEMENTS] = mz_look_up_count,
  [MZ_STORY_COUNT_MEASURES] = mz_look_up_count,
  [MZ_STORY_LOSS] = mz_look_up_loss,
};

/* --- Context --- */

/**
 * mz_story_context_new:
 * @dataset: (nullable): the facts as a scenario would have them; %NULL: @facts
 * @date: unset: the last one that the facts know
 *
 * Returns: (transfer full)
 */
MzStoryContext *
mz_story_context_new (MzDataset *facts, MzDataset *dataset, MzPartialDate date)
{
  MzStoryContext *self;

  g_return_val_if_fail (MZ_IS_DATASET (facts), NULL);

  self = g_new0 (MzStoryContext, 1);
  self->facts = g_object_ref (facts);
  self->dataset = g_object_ref (dataset != NULL ? dataset : facts);
  self->date = mz_partial_date_is_set (date) ? date : mz_dataset_get_as_of (facts);
  self->worlds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mz_supply_run_unref);
  return self;
}

/* (transfer none) (nullable): made once */
static MzDataset *
get_world (MzStoryContext *self, const char *name)
{
  MzDataset *world = g_hash_table_lookup (self->worlds, name);
  g_autoptr (MzScenario) scenario = NULL;

  if (world != NULL)
    return world;
  scenario = mz_scenario_find (name, self->facts, NULL);
  if (scenario == NULL)
    return NULL;
  world = mz_scenario_world_new (self->facts, scenario);
  g_hash_table_insert (self->worlds, g_strdup (name), world);
  return world;
}

/** mz_story_context_set_scene: Moves it to the scene's date, and to the facts as the scene's scenario would have them. */
void
mz_story_context_set_scene (MzStoryContext *self, const MzStoryScene *scene)
{
  MzPartialDate date = mz_partial_date_is_set (scene->until) ? scene->until : scene->view->date;
  MzDataset *world = scene->view->scenario != NULL ? get_world (self, scene->view->scenario) : NULL;

  self->date = mz_partial_date_is_set (date) ? date : mz_dataset_get_as_of (self->facts);
  self->no_scenario = scene->view->scenario != NULL && world == NULL;
  if (world == NULL)
    world = self->facts;
  g_set_object (&self->dataset, world);
}

/** mz_story_context_new_for_scene: Returns: (transfer full) */
MzStoryContext *
mz_story_context_new_for_scene (MzDataset *facts, const MzStoryScene *scene)
{
  MzStoryContext *self = mz_story_context_new (facts, NULL, MZ_PARTIAL_DATE_NONE);

  mz_story_context_set_scene (self, scene);
  return self;
}

void
mz_story_context_free (MzStoryContext *self)
{
  g_hash_table_unref (self->runs);
  g_hash_table_unref (self->worlds);
  g_object_unref (self->dataset);
  g_object_unref (self->facts);
  g_free (self);
}

/* --- What forms find --- */

MzPartialDate
mz_look_up_get_as_of (const MzLookUp *self)
{
  return mz_dataset_get_as_of (self->context->dataset);
}

/** mz_look_up_wants_date: Returns: whether it is asked when the figure is of. */
gboolean
mz_look_up_wants_date (const MzLookUp *self)
{
  return self->binding->style == MZ_STORY_YEAR || self->binding->style == MZ_STORY_MONTH;
}

static void
set_found (MzLookUp *self, char *text, char *value)
{
  g_free (self->figure->text);
  g_free (self->figure->value);
  self->figure->text = text;
  self->figure->value = value;
  self->figure->status = MZ_STORY_FIGURE_FOUND;
}

/** mz_look_up_set_words: @value: the same in no language */
void
mz_look_up_set_words (MzLookUp *self, const char *text, const char *value)
{
  set_found (self, g_strdup (text), g_strdup (value));
}

void
mz_look_up_set_date (MzLookUp *self, MzPartialDate date)
{
  if (self->binding->style == MZ_STORY_YEAR)
    date.month = date.day = 0;
  else if (self->binding->style == MZ_STORY_MONTH)
    date.day = 0;
  if (mz_partial_date_is_set (date))
    set_found (self, mz_partial_date_format (date), mz_partial_date_to_string (date));
}

/* (transfer full) (nullable): a small whole number in words */
static char *
number_in_words (double value)
{
  static const char *const words[] = {
    NC_("number in words", "none"), NC_("number in words", "one"), NC_("number in words", "two"),
    NC_("number in words", "three"), NC_("number in words", "four"), NC_("number in words", "five"),
    NC_("number in words", "six"), NC_("number in words", "seven"), NC_("number in words", "eight"),
    NC_("number in words", "nine"), NC_("number in words", "ten"), NC_("number in words", "eleven"),
    NC_("number in words", "twelve"),
  };

  if (value != floor (value) || value < 0 || value >= G_N_ELEMENTS (words))
    return NULL;
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "number in words", words[(guint) value]));
}

/* What is worked out is told to four digits: more would be other ones after any change of the reckoning. */
static void
append_digits (GString *out, const MzLookUpNumber *number, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (number->flags & MZ_DATUM_COMPUTED)
    g_string_append (out, g_ascii_formatd (text, sizeof text, "%.4g", value));
  else
    mz_json_text_append_number (out, value);
}

static void
append_value (GString *out, const MzLookUpNumber *number)
{
  if (number->flags & MZ_DATUM_ESTIMATE)
    g_string_append_c (out, '~');
  if (number->flags & (MZ_DATUM_AT_LEAST | MZ_DATUM_AT_MOST))
    g_string_append (out, number->flags & MZ_DATUM_AT_LEAST ? ">=" : "<=");
  if (isfinite (number->least))
    {
      append_digits (out, number, number->least);
      g_string_append (out, "..");
    }
  append_digits (out, number, number->value);
  if (number->plain != NULL || number->unit != NULL)
    g_string_append_printf (out, " %s", number->plain != NULL ? number->plain : number->unit);
}

/* (transfer full): as charts and cards have it, with its unit or without */
static char *
format_number (const MzLookUpNumber *number, gboolean with_unit)
{
  gboolean percent = with_unit && number->unit != NULL && *number->unit == '%';
  MzFigure figure = { .percent = percent };
  MzDatum datum = { .value = number->value, .least = number->least, .flags = number->flags };
  g_autofree char *text = NULL;

  if (with_unit && g_strcmp0 (number->unit, "USD") == 0 && !isfinite (number->least) && number->flags == 0)
    return mz_format_money (number->value, "USD");
  if (!with_unit && (number->flags & MZ_DATUM_COMPUTED))
    {
      /* As many digits as with the sign of per cent. */
      figure.percent = TRUE;
      text = mz_figure_format_value (&figure, &datum);
      if (g_str_has_suffix (text, MZ_NARROW_SPACE "%"))
        text[strlen (text) - strlen (MZ_NARROW_SPACE "%")] = '\0';
      return g_steal_pointer (&text);
    }
  figure.unit = with_unit && !percent ? (char *) number->unit : NULL;
  text = mz_figure_format_value (&figure, &datum);
  return percent ? g_strconcat (text, mz_format_label_rest (number->unit, "%"), NULL) : g_steal_pointer (&text);
}

void
mz_look_up_set_number (MzLookUp *self, const MzLookUpNumber *number)
{
  g_autoptr (GString) value = g_string_new (NULL);
  char *text = NULL;

  if (!isfinite (number->value))
    return;
  append_value (value, number);
  if (self->binding->style == MZ_STORY_WORDS && number->flags == 0 && !isfinite (number->least))
    text = number_in_words (number->value);
  if (text == NULL)
    text = format_number (number, self->binding->style == MZ_STORY_WHOLE);
  set_found (self, text, g_strdup (value->str));
}

static void
set_why (MzLookUp *self, MzStoryFigureStatus status, char *why)
{
  self->figure->status = status;
  g_free (self->figure->why);
  self->figure->why = why;
}

/** mz_look_up_set_gone: What it is bound to is not there; why, in a sentence. */
void
mz_look_up_set_gone (MzLookUp *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  set_why (self, MZ_STORY_FIGURE_GONE, g_strdup_vprintf (format, args));
  va_end (args);
}

/** mz_look_up_add_sources: @sources: (nullable): ids; each is kept once */
void
mz_look_up_add_sources (MzLookUp *self, const char *const *sources)
{
  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (self->sources, sources[i], g_str_equal, NULL))
      g_ptr_array_add (self->sources, g_strdup (sources[i]));
}

/* --- Looking up --- */

static void
look_up (MzLookUp *self)
{
  const MzStoryBinding *binding = self->binding;

  if (binding->kind != MZ_N_RECORD_KINDS)
    {
      self->figure->kind = binding->kind;
      self->figure->id = g_strdup (binding->id);
      self->figure->n_records = 1;
      self->record = mz_dataset_lookup (self->context->dataset, binding->kind, binding->id);
      if (self->record == NULL)
        {
          mz_look_up_set_gone (self, _("The facts do not have %1$s/%2$s."),
                               mz_vocabulary_get_key (&mz_record_kinds, binding->kind), binding->id);
          return;
        }
    }
  forms[binding->form] (self);
  if (self->figure->status != MZ_STORY_FIGURE_FOUND)
    g_ptr_array_set_size (self->sources, 0);
  else if (self->sources->len == 0 && self->record != NULL)
    mz_look_up_add_sources (self, (const char *const *) mz_record_peek_head (self->record)->sources);
}

/**
 * mz_story_figure_look_up:
 * @binding: what stands between the braces, sound or not
 *
 * Returns: (transfer full): what it is on the date of @context, or why it is nothing
 */
MzStoryFigure *
mz_story_figure_look_up (const char *binding, MzStoryContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStoryBinding) parsed = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  MzLookUp self = { context };

  g_return_val_if_fail (binding != NULL && context != NULL, NULL);

  parsed = mz_story_binding_parse (binding, &error);
  self.binding = parsed;
  self.sources = sources;
  self.figure = g_new0 (MzStoryFigure, 1);
  *self.figure = (MzStoryFigure) { .binding = g_strdup (binding), .status = MZ_STORY_FIGURE_NOT_KNOWN,
                                   .text = g_strdup (_("not known")), .value = g_strdup ("not known"),
                                   .kind = MZ_N_RECORD_KINDS };
  if (parsed != NULL)
    look_up (&self);
  else
    set_why (&self, MZ_STORY_FIGURE_BAD, g_strdup (error->message));
  g_ptr_array_add (sources, NULL);
  self.figure->sources = (GStrv) g_ptr_array_free (g_steal_pointer (&sources), FALSE);
  return self.figure;
}

void
mz_story_figure_free (MzStoryFigure *self)
{
  g_free (self->binding);
  g_free (self->text);
  g_free (self->value);
  g_free (self->why);
  g_free (self->id);
  g_strfreev (self->sources);
  g_free (self);
}
