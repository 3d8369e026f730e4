/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-labels-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"

#define MOST_NAMED 8
#define MOST_TRIED 12

/* Where a label is free of the line it stands by: of one that lies flat, is steep, falls, or rises to the right. */
static const MzLabelPosition flat[] = { MZ_LABEL_ABOVE, MZ_LABEL_BELOW };
static const MzLabelPosition steep[] = { MZ_LABEL_RIGHT, MZ_LABEL_LEFT };
static const MzLabelPosition falling[] = { MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_BELOW_LEFT, MZ_LABEL_RIGHT, MZ_LABEL_LEFT };
static const MzLabelPosition rising[] = { MZ_LABEL_BELOW_RIGHT, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_RIGHT, MZ_LABEL_LEFT };

#define FLAT 0.25 /* how much it may rise or fall on the way */

static void
choose_positions (const MzMapFlow *flow, guint at, MzLabelWish *wish)
{
  const double *before = &flow->points[2 * at - 2], *after = &flow->points[2 * at + 2];
  double dx = after[0] - before[0], dy = after[1] - before[1];

  if (fabs (dy) < FLAT * fabs (dx))
    {
      wish->positions = flat;
      wish->n_positions = G_N_ELEMENTS (flat);
    }
  else if (fabs (dx) < FLAT * fabs (dy))
    {
      wish->positions = steep;
      wish->n_positions = G_N_ELEMENTS (steep);
    }
  else
    {
      wish->positions = dx * dy > 0 ? falling : rising;
      wish->n_positions = G_N_ELEMENTS (rising);
    }
}

/* How much, with its unit: "44,366 t gross weight". */
static char *
tell_tonnes (const MzMapFlow *flow)
{
  static const char *const formats[MZ_N_FLOW_UNITS] = {
    [MZ_FLOW_REO] = N_("%s t REO"),            [MZ_FLOW_OXIDE] = N_("%s t oxide"),
    [MZ_FLOW_METAL] = N_("%s t metal"),        [MZ_FLOW_GROSS] = N_("%s t gross weight"),
    [MZ_FLOW_OTHER] = N_("%s t, basis not told"),
  };
  g_autofree char *number = NULL, *about = NULL;

  if (flow->tonnes < 0)
    return g_strdup (_("tonnage not known"));
  number = mz_format_number (flow->tonnes);
  if (mz_flow_peek (flow->flow)->estimate)
    /* Translators: a number that is an estimate. */
    about = g_strdup_printf (_("about %s"), number);
  return g_strdup_printf (_(formats[flow->unit]), about != NULL ? about : number);
}

/* "44,366 t gross weight, 2023". */
static char *
tell_amount (const MzMapFlow *flow)
{
  const MzFlowInfo *info = mz_flow_peek (flow->flow);
  g_autofree char *tonnes = tell_tonnes (flow), *year = mz_partial_date_format_short (info->year);

  if (info->planned)
    /* Translators: tonnes with their unit, and the year for which they are planned. */
    return g_strdup_printf (_("%1$s, planned for %2$s"), tonnes, year);
  if (mz_flow_is_promise (flow->flow))
    /* Translators: tonnes with their unit, and a year. */
    return g_strdup_printf (_("%1$s, by contract in %2$s"), tonnes, year);
  if (flow->tonnes >= 0 && info->t_per_year < 0 && info->months > 0)
    /* Translators: tonnes with their unit, how many months they are of, and of which year. */
    return g_strdup_printf (ngettext ("%1$s, %2$u month of %3$s", "%1$s, %2$u months of %3$s", info->months), tonnes,
                            info->months, year);
  /* Translators: tonnes with their unit, and their year. */
  return g_strdup_printf (_("%1$s, %2$s"), tonnes, year);
}

/* In one line, with the countries in two letters: "MM → CN 44,366 t gross weight, 2024". */
static char *
tell_shortly (MzMapScene *self, MzFlow *flow, const char *amount)
{
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  const char *from = mz_flow_get_country (flow, dataset, FALSE), *to = mz_flow_get_country (flow, dataset, TRUE);

  if (from == NULL || to == NULL)
    return g_strdup (amount);
  /* Translators: from one place to another, and how much. */
  return g_strdup_printf (_("%1$s → %2$s %3$s"), from, to, amount);
}

/* The selection, then what moves most; those that nobody has measured come last. */
static int
compare_weight (gconstpointer a, gconstpointer b)
{
  const MzMapFlow *left = &(*(const MzSceneFlow *const *) a)->flow, *right = &(*(const MzSceneFlow *const *) b)->flow;

  if (left->selected != right->selected)
    return left->selected ? -1 : 1;
  if (left->style.promised != right->style.promised)
    return left->style.promised ? 1 : -1;
  if (left->tonnes != right->tonnes)
    return left->tonnes > right->tonnes ? -1 : 1;
  return strcmp (mz_record_get_id (MZ_RECORD (left->flow)), mz_record_get_id (MZ_RECORD (right->flow)));
}

/* Beside a point of the line, as near to its middle as there is room, in two lines or else in one. Returns: whether it stands. */
static gboolean
place_name (MzLabelRun *run, const MzSceneFlow *known, double shift)
{
  static const guint along[] = { 24, 20, 28, 16, 32, 12, 36, 8, 40 };
  MzMapScene *self = run->scene;
  const MzMapFlow *flow = &known->flow;
  g_autofree char *ends = mz_flow_name_ends (flow->flow, mz_workspace_get_dataset (self->workspace));
  g_autofree char *amount = tell_amount (flow), *line = tell_shortly (self, flow->flow, amount);
  MzLabelWish wish = { .kind = MZ_LABEL_FLOW, .record = MZ_RECORD (flow->flow),
                       .key = mz_record_get_id (MZ_RECORD (flow->flow)), .fonts = { MZ_FONT_NOTE_BOLD, MZ_FONT_NOTE },
                       .distance = (flow->style.width / 2 + 3) * self->size_factor };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (along); i++)
    {
      guint at = along[i % G_N_ELEMENTS (along)];
      gboolean shortly = i >= G_N_ELEMENTS (along);

      wish.x = flow->points[2 * at] + shift;
      wish.y = flow->points[2 * at + 1];
      wish.forms[0] = shortly ? line : ends;
      wish.second = shortly ? NULL : amount;
      choose_positions (flow, at, &wish);
      if (mz_scene_is_inside (self, wish.x, wish.y) && mz_scene_place (run, &wish))
        return TRUE;
    }
  return FALSE;
}

/** mz_scene_place_flows: Names the flows that matter most. */
void
mz_scene_place_flows (MzLabelRun *run)
{
  MzMapScene *self = run->scene;
  g_autoptr (GPtrArray) bright = g_ptr_array_new ();
  guint named = 0;

  for (guint i = 0; i < self->flows->len; i++)
    {
      MzSceneFlow *flow = &g_array_index (self->flows, MzSceneFlow, i);

      if (!flow->flow.style.dim && flow->line.first_copy <= flow->line.last_copy)
        g_ptr_array_add (bright, flow);
    }
  g_ptr_array_sort (bright, compare_weight);
  for (guint i = 0; i < MIN (bright->len, MOST_TRIED) && named < MOST_NAMED; i++)
    {
      const MzSceneFlow *flow = bright->pdata[i];
      gboolean found = FALSE;

      for (int copy = flow->line.first_copy; copy <= flow->line.last_copy; copy++)
        found |= place_name (run, flow, copy * self->world);
      named += found ? 1 : 0;
    }
}
