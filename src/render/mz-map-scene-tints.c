/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include <glib/gi18n-lib.h>

/* The members of the European Union since 2020. */
static const char *const eu_members[] = {
  "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
  "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
};

static void
clear_tint (MzMapTint *tint)
{
  g_free (tint->country);
  g_free (tint->taken_by);
  g_ptr_array_unref (tint->measures);
}

void
mz_map_scene_clear_tints (MzMapScene *self)
{
  for (guint i = 0; i < self->tints->len; i++)
    clear_tint (&g_array_index (self->tints, MzMapTint, i));
  g_array_set_size (self->tints, 0);
  for (guint i = 0; i < self->notes->len; i++)
    {
      g_free (g_array_index (self->notes, MzSceneNote, i).country);
      g_strfreev (g_array_index (self->notes, MzSceneNote, i).lines);
    }
  g_array_set_size (self->notes, 0);
}

/* Whether the measure shows on the date, and how. What has perhaps begun is shown as what lies ahead, never as in force. */
static gboolean
form_of (MzMapScene *self, MzMeasure *measure, MzTintForm *form)
{
  MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (measure));

  if (!mz_measure_restricts_export (measure))
    return FALSE;
  switch (force.force)
    {
    case MZ_FORCE_IN_FORCE:
      *form = MZ_TINT_IN_FORCE;
      return TRUE;
    case MZ_FORCE_ANNOUNCED:
    case MZ_FORCE_SIGNED:
    case MZ_FORCE_PAUSED:
      *form = MZ_TINT_AHEAD;
      return TRUE;
    case MZ_FORCE_NOT_KNOWN:
      *form = mz_workspace_is_after_as_of (self->workspace) ? MZ_TINT_NOT_KNOWN : MZ_TINT_AHEAD;
      return *form == MZ_TINT_AHEAD || force.last_known != MZ_FORCE_NONE;
    case MZ_FORCE_ENDED:
    case MZ_FORCE_NONE:
    case MZ_N_FORCES:
    default:
      return FALSE;
    }
}

static void
add_tint (MzMapScene *self, const char *country, MzMeasure *measure, MzTintForm form)
{
  MzMapTint tint = { 0 };

  for (guint i = 0; i < self->tints->len; i++)
    {
      MzMapTint *known = &g_array_index (self->tints, MzMapTint, i);

      if (strcmp (known->country, country) != 0)
        continue;
      if (form < known->form)
        {
          known->form = form;
          g_free (known->taken_by);
          known->taken_by = g_strdup (mz_measure_peek (measure)->country);
        }
      g_ptr_array_add (known->measures, g_object_ref (measure));
      return;
    }

  tint.country = g_strdup (country);
  tint.taken_by = g_strdup (mz_measure_peek (measure)->country);
  tint.measures = g_ptr_array_new_with_free_func (g_object_unref);
  tint.form = form;
  g_ptr_array_add (tint.measures, g_object_ref (measure));
  g_array_append_val (self->tints, tint);
}

/* Rare earths by atomic number, as IUPAC has them: scandium, yttrium and the lanthanoids. */
static gboolean
is_rare_earth (guint z)
{
  return z == 21 || z == 39 || (z >= 57 && z <= 71);
}

/* The rare earths that are named one by one among the measure's minerals, as bits by atomic number. */
static guint64
elements_of (MzMapScene *self, MzMeasure *measure)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  GStrv minerals = mz_measure_peek (measure)->minerals;
  guint64 set = 0;

  for (guint i = 0; minerals[i] != NULL; i++)
    {
      MzElement *element = mz_dataset_lookup (dataset, MZ_RECORD_ELEMENT, minerals[i]);
      guint z = element != NULL ? mz_element_peek (element)->z : 0;

      if (is_rare_earth (z))
        set |= G_GUINT64_CONSTANT (1) << (z - 21);
    }
  return set;
}

static guint
count_bits (guint64 set)
{
  guint n = 0;

  for (; set != 0; set &= set - 1)
    n++;
  return n;
}

/* What a country has decided, summed up. */
typedef struct
{
  guint64       elements[MZ_FORCE_NONE + 1]; /* by force */
  MzMeasure    *newest[MZ_FORCE_NONE + 1];   /* (nullable) */
  MzMeasure    *assumed; /* (nullable): of a scenario, in force; a ban before anything else */
  MzPartialDate paused_until;
  gboolean      same_end; /* of all pauses */
  gboolean      known;    /* something is not assumed */
} Summary;

static void
sum_up (MzMapScene *self, Summary *summary, MzMeasure *measure)
{
  MzForceState force = mz_workspace_get_force (self->workspace, MZ_RECORD (measure));
  guint64 elements = elements_of (self, measure);

  /* What is assumed is told apart from what is known. */
  if (mz_measure_peek (measure)->assumed)
    {
      if (force.force == MZ_FORCE_IN_FORCE
          && (summary->assumed == NULL || mz_measure_peek (measure)->kind == MZ_MEASURE_EXPORT_BAN))
        summary->assumed = measure;
      return;
    }
  summary->known = TRUE;
  if (force.force == MZ_FORCE_PAUSED && elements != 0)
    {
      summary->same_end = summary->elements[MZ_FORCE_PAUSED] == 0
                          || (summary->same_end && mz_partial_date_equal (summary->paused_until, force.until));
      summary->paused_until = force.until;
    }
  summary->elements[force.force] |= elements;
  if (summary->newest[force.force] == NULL
      || mz_partial_date_compare (mz_measure_peek (measure)->announced,
                                  mz_measure_peek (summary->newest[force.force])->announced) > 0)
    summary->newest[force.force] = measure;
}

static char *
describe_kind (MzMeasure *measure, const char *country, MzForce force)
{
  const char *in_force, *paused, *announced;

  switch (mz_measure_peek (measure)->kind)
    {
    case MZ_MEASURE_EXPORT_BAN:
      in_force = _("%s: export ban in force");
      paused = _("%s: export ban paused");
      announced = _("%s: export ban announced");
      break;
    case MZ_MEASURE_QUOTA:
      in_force = _("%s: quota in force");
      paused = _("%s: quota paused");
      announced = _("%s: quota announced");
      break;
    case MZ_MEASURE_EXPORT_CONTROL:
    case MZ_MEASURE_TARIFF:
    case MZ_MEASURE_PAUSE:
    case MZ_MEASURE_LAW:
    case MZ_MEASURE_TARGET:
    case MZ_MEASURE_STOCKPILE:
    case MZ_MEASURE_PRICE_FLOOR:
    case MZ_MEASURE_SUBSIDY:
    case MZ_N_MEASURE_KINDS:
    default:
      in_force = _("%s: export control in force");
      paused = _("%s: export control paused");
      announced = _("%s: export control announced");
      break;
    }
  return g_strdup_printf (force == MZ_FORCE_IN_FORCE ? in_force : force == MZ_FORCE_PAUSED ? paused : announced, country);
}

/* Told first, for it is what the map shows. */
static char *
describe_assumed (MzDataset *dataset, MzMeasure *measure, const char *country)
{
  const MzMeasureInfo *info = mz_measure_peek (measure);
  gboolean ban = info->kind == MZ_MEASURE_EXPORT_BAN;

  if (info->targets_all || *info->targets == NULL)
    return g_strdup_printf (ban ? _("%s: export ban (assumed)") : _("%s: slow export licences (assumed)"), country);
  /* Translators: a country, and the one that it exports nothing to. */
  return g_strdup_printf (ban ? _("%1$s: export ban on %2$s (assumed)") : _("%1$s: slow export licences for %2$s (assumed)"),
                          country, mz_dataset_country_name (dataset, info->targets[0]));
}

static guint
count_rare_earths (MzMapScene *self)
{
  MzStore *elements = mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_ELEMENT);
  guint n = 0;

  for (guint i = 0; i < mz_store_get_length (elements); i++)
    n += is_rare_earth (mz_element_peek (mz_store_peek (elements, i))->z) ? 1 : 0;
  return n;
}

/* How many more are paused or announced; NULL if none. */
static char *
describe_rest (const Summary *summary)
{
  guint64 held = summary->elements[MZ_FORCE_IN_FORCE];
  guint paused = count_bits (summary->elements[MZ_FORCE_PAUSED] & ~held);
  guint announced = count_bits (summary->elements[MZ_FORCE_ANNOUNCED] & ~held & ~summary->elements[MZ_FORCE_PAUSED]);
  g_autofree char *date = NULL;

  if (paused > 0 && summary->same_end && mz_partial_date_is_set (summary->paused_until))
    {
      date = mz_partial_date_format_short (summary->paused_until);
      return g_strdup_printf (ngettext ("%1$u more paused to %2$s", "%1$u more paused to %2$s", paused), paused, date);
    }
  if (paused > 0)
    return g_strdup_printf (ngettext ("%u more paused", "%u more paused", paused), paused);
  if (announced > 0)
    return g_strdup_printf (ngettext ("%u more announced", "%u more announced", announced), announced);
  return NULL;
}

/* What is known of a country that a scenario assumes something of, in short; NULL if nothing. */
static char *
describe_known (MzMapScene *self, const Summary *summary)
{
  guint held = count_bits (summary->elements[MZ_FORCE_IN_FORCE]), all = count_rare_earths (self);
  g_autofree char *date = NULL;

  if (held > 0)
    return g_strdup_printf (ngettext ("%1$u of %2$u elements controlled", "%1$u of %2$u elements controlled", all), held, all);
  if (!summary->known || !mz_workspace_is_after_as_of (self->workspace))
    return NULL;
  date = mz_partial_date_format_short (mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)));
  return g_strdup_printf (_("controls not known after %s"), date);
}

static void
describe_country (MzMapScene *self, const Summary *summary, const char *name, char **first, char **second)
{
  static const MzForce order[] = { MZ_FORCE_IN_FORCE, MZ_FORCE_PAUSED, MZ_FORCE_ANNOUNCED, MZ_FORCE_SIGNED };
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  guint held = count_bits (summary->elements[MZ_FORCE_IN_FORCE]), all = count_rare_earths (self);

  if (summary->assumed != NULL)
    {
      *first = describe_assumed (dataset, summary->assumed, name);
      *second = describe_known (self, summary);
    }
  else if (mz_workspace_is_after_as_of (self->workspace))
    {
      g_autofree char *date = mz_partial_date_format_short (mz_dataset_get_as_of (dataset));

      *first = g_strdup_printf (_("%s: export controls"), name);
      *second = g_strdup_printf (_("not known after %s"), date);
    }
  else if (held > 0)
    {
      *first = g_strdup_printf (ngettext ("%1$s: %2$u of %3$u elements controlled", "%1$s: %2$u of %3$u elements controlled", all),
                                name, held, all);
      *second = describe_rest (summary);
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (order) && *first == NULL; i++)
      if (summary->newest[order[i]] != NULL)
        *first = describe_kind (summary->newest[order[i]], name, order[i]);
}

/* One line or two; none where there is nothing to tell. */
static GStrv
describe (MzMapScene *self, const char *country, const Summary *summary)
{
  MzRecord *record = mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), MZ_RECORD_COUNTRY, country);
  const char *name = record != NULL ? mz_record_get_short_name (record) : country;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *first = NULL, *second = NULL;

  describe_country (self, summary, name, &first, &second);
  if (first != NULL)
    g_strv_builder_add (lines, first);
  if (first != NULL && second != NULL)
    g_strv_builder_add (lines, second);
  return g_strv_builder_end (lines);
}

static void
add_note (MzMapScene *self, const char *country, const Summary *summary)
{
  MzSceneNote note = { g_strdup (country), describe (self, country, summary), FALSE };
  guint64 named = 0;

  for (guint force = 0; force < G_N_ELEMENTS (summary->elements); force++)
    named |= summary->elements[force];
  note.names_elements = named != 0 || summary->assumed != NULL;

  g_array_append_val (self->notes, note);
}

static int
compare_tints (gconstpointer a, gconstpointer b)
{
  return strcmp (((const MzMapTint *) a)->country, ((const MzMapTint *) b)->country);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return strcmp (((const MzSceneNote *) a)->country, ((const MzSceneNote *) b)->country);
}

void
mz_map_scene_update_tints (MzMapScene *self)
{
  MzStore *store = mz_workspace_get_measures (self->workspace);
  g_autoptr (GHashTable) summaries = NULL;
  GHashTableIter iter;
  gpointer country, summary;

  if ((self->changes & MZ_SCENE_TINTS) == 0)
    return;

  mz_map_scene_clear_tints (self);
  summaries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    {
      MzMeasure *measure = mz_store_peek (store, i);
      const char *taken_by = mz_measure_peek (measure)->country;
      MzTintForm form;

      if (!form_of (self, measure, &form))
        continue;
      if (strcmp (taken_by, "EU") == 0)
        for (guint j = 0; j < G_N_ELEMENTS (eu_members); j++)
          add_tint (self, eu_members[j], measure, form);
      else
        add_tint (self, taken_by, measure, form);
      if (!g_hash_table_contains (summaries, taken_by))
        g_hash_table_insert (summaries, (gpointer) taken_by, g_new0 (Summary, 1));
      sum_up (self, g_hash_table_lookup (summaries, taken_by), measure);
    }
  g_array_sort (self->tints, compare_tints);

  g_hash_table_iter_init (&iter, summaries);
  while (g_hash_table_iter_next (&iter, &country, &summary))
    add_note (self, country, summary);
  g_array_sort (self->notes, compare_notes);
}
