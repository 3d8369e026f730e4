/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-labels-private.h"

#include <glib/gi18n-lib.h>

#include "mz-mercator.h"
#include "mz-names.h"

#define SMALL_ZOOM        5.2  /* from here on the smallest countries have names */
#define REGION_ZOOM       4.0
#define TOWN_ZOOM         5.0
#define TOWN_DOT          1.8  /* px */
#define NOTE_REACH 0.2 /* of the smaller side of the frame */
#define NOTE_PART  (1.0 / 9) /* of the world: how far from its country the middle of a note may be */
#define MANY_ARCS         12
#define FEW_ARCS          5
#define EDGE              8.0  /* px from the edge of the frame to the label of an arc that is cut there */

static const MzLabelPosition on_it[] = {
  MZ_LABEL_CENTRE, MZ_LABEL_ABOVE, MZ_LABEL_BELOW, MZ_LABEL_RIGHT, MZ_LABEL_LEFT,
};
static const MzLabelPosition beside[] = { MZ_LABEL_ABOVE, MZ_LABEL_BELOW, MZ_LABEL_RIGHT, MZ_LABEL_LEFT };
#define N_ABOVE_OR_BELOW 2 /* of these, the first ones */
static const MzLabelPosition round_about[] = {
  MZ_LABEL_ABOVE, MZ_LABEL_BELOW, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_RIGHT, MZ_LABEL_LEFT,
};
static const MzLabelPosition to_the_right[] = { MZ_LABEL_RIGHT, MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_BELOW_RIGHT };
static const MzLabelPosition to_the_left[] = { MZ_LABEL_LEFT, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_BELOW_LEFT };

/* --- Countries, seas, towns --- */

static char *
set_name (const char *name, gboolean capitals)
{
  return capitals ? g_utf8_strup (name, -1) : g_strdup (name);
}

/* The codes of countries that something on the map is about: their sites, the ends of arcs, measures. */
static GHashTable *
find_told (MzMapScene *self)
{
  GHashTable *told = g_hash_table_new (g_str_hash, g_str_equal);
  MzStore *sites = mz_workspace_get_sites (self->workspace);

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    g_hash_table_add (told, mz_site_peek (MZ_SITE (mz_store_peek (sites, i)))->country);
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const MzMapArc *arc = &g_array_index (self->arcs, MzSceneArc, i).arc;

      g_hash_table_add (told, arc->from);
      g_hash_table_add (told, arc->to);
    }
  for (guint i = 0; i < self->tints->len; i++)
    g_hash_table_add (told, g_array_index (self->tints, MzMapTint, i).country);
  return told;
}

static void
place_country (MzLabelRun *run, MzRecord *record)
{
  MzMapScene *self = run->scene;
  const MzCountryInfo *info = mz_country_peek (MZ_COUNTRY (record));
  gboolean near = self->view.zoom >= MZ_SCENE_NEAR_ZOOM;
  g_autofree char *name = NULL, *short_name = NULL;
  double x, y;
  int first, last;

  mz_map_scene_project (self, mz_mercator_x (info->lon), mz_mercator_y (info->lat), &x, &y);
  mz_map_scene_copies (self, x, y, x, y, &first, &last);
  if (first > last)
    return;
  name = set_name (mz_record_get_name (record), near);
  short_name = set_name (mz_record_get_short_name (record), near);
  for (int copy = first; copy <= last; copy++)
    {
      MzLabelWish wish = { .kind = MZ_LABEL_COUNTRY, .record = record, .key = mz_record_get_id (record),
                           .forms = { name, short_name }, .fonts = { (MzFont) (MZ_FONT_COUNTRY_1 + info->rank - 1) },
                           .x = x + copy * self->world, .y = y, .distance = (MZ_SCENE_END_DOT + 4.5) * self->size_factor,
                           .positions = on_it, .n_positions = G_N_ELEMENTS (on_it) };

      mz_scene_place (run, &wish);
    }
}

/* @told: (nullable): of those in it, or, with @others, of those that are not. */
static void
place_ranks (MzLabelRun *run, guint least, guint most, GHashTable *told, gboolean others)
{
  MzStore *store = mz_dataset_get_store (mz_workspace_get_dataset (run->scene->workspace), MZ_RECORD_COUNTRY);

  for (guint rank = least; rank <= most; rank++)
    for (guint i = 0; i < mz_store_get_length (store); i++)
      {
        MzRecord *record = mz_store_peek (store, i);
        const char *code = mz_record_get_id (record);

        /* The Union is no country of its own on the map. */
        if (mz_country_peek (MZ_COUNTRY (record))->rank == rank && strcmp (code, "EU") != 0
            && (told == NULL || g_hash_table_contains (told, code) != others))
          place_country (run, record);
      }
}

void
mz_scene_place_countries (MzLabelRun *run, gboolean large)
{
  MzMapScene *self = run->scene;
  g_autoptr (GHashTable) told = NULL;
  guint most = self->view.zoom >= SMALL_ZOOM ? 4 : self->view.zoom >= 2.8 ? 3 : 2;
  guint parting = self->view.zoom >= MZ_SCENE_NEAR_ZOOM ? 2 : 1;

  if (self->most_labels > 0)
    told = find_told (self);
  if (large)
    place_ranks (run, 1, parting, told, FALSE);
  else
    {
      place_ranks (run, parting + 1, most, told, FALSE);
      if (told != NULL)
        place_ranks (run, 1, most, told, TRUE);
    }
}

static void
place_town (MzLabelRun *run, MzLabelWish *wish)
{
  double reach = (TOWN_DOT + 1) * run->scene->text_factor;
  cairo_rectangle_t dot = { wish->x - reach, wish->y - reach, 2 * reach, 2 * reach };

  if (!mz_label_placer_is_free (run->placer, &dot))
    return;
  wish->distance = reach + 2;
  wish->positions = mz_scene_around;
  wish->n_positions = G_N_ELEMENTS (mz_scene_around);
  if (mz_scene_place (run, wish))
    mz_label_placer_add_obstacle (run->placer, &dot);
}

/* Islands that are a country have its label. */
static gboolean
is_country (MzMapScene *self, const char *name)
{
  MzStore *store = mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_COUNTRY);
  g_autofree char *capitals = g_utf8_strup (name, -1);

  if (self->country_names == NULL)
    {
      self->country_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < mz_store_get_length (store); i++)
        g_hash_table_add (self->country_names, g_utf8_strup (mz_record_peek_head (mz_store_peek (store, i))->name, -1));
    }
  return g_hash_table_contains (self->country_names, capitals);
}

void
mz_scene_place_base (MzLabelRun *run, gboolean towns)
{
  MzMapScene *self = run->scene;
  guint n = self->basemap != NULL ? mz_basemap_get_n_labels (self->basemap) : 0;

  for (guint i = 0; i < n; i++)
    {
      const MzBasemapLabel *label = mz_basemap_peek_label (self->basemap, i);
      g_autofree char *capitals = NULL;
      MzLabelWish wish = { .kind = MZ_LABEL_TOWN, .key = label->name, .forms = { label->name },
                           .fonts = { MZ_FONT_TOWN }, .positions = on_it, .n_positions = 3, .distance = 6 };
      double x, y;
      int first, last;

      if ((label->kind == MZ_BASEMAP_TOWN) != towns || self->view.zoom < label->min_zoom
          || self->view.zoom > label->max_zoom || (towns && self->view.zoom < TOWN_ZOOM)
          || (label->kind == MZ_BASEMAP_REGION && self->view.zoom < REGION_ZOOM))
        continue;
      mz_map_scene_project (self, self->base_places[2 * i], self->base_places[2 * i + 1], &x, &y);
      mz_map_scene_copies (self, x, y, x, y, &first, &last);
      if (first > last || (label->kind == MZ_BASEMAP_REGION && is_country (self, label->name)))
        continue;
      if (!towns)
        {
          wish.kind = label->kind == MZ_BASEMAP_SEA ? MZ_LABEL_SEA : MZ_LABEL_REGION;
          wish.fonts[0] = label->kind == MZ_BASEMAP_REGION ? MZ_FONT_REGION
                          : label->ocean ? MZ_FONT_OCEAN : MZ_FONT_SEA;
          if (label->kind == MZ_BASEMAP_SEA)
            wish.forms[0] = mz_names_translate_sea (label->name);
          if (label->ocean)
            wish.forms[0] = capitals = g_utf8_strup (wish.forms[0], -1);
          if (label->span > 0
              && mz_scene_measure (self, &wish, 0).width > 1.2 * label->span / 360 * self->world)
            continue;
        }
      for (int copy = first; copy <= last; copy++)
        {
          wish.x = x + copy * self->world;
          wish.y = y;
          if (towns)
            place_town (run, &wish);
          else
            mz_scene_place (run, &wish);
        }
    }
}

/* --- Notes --- */

/* Beside its country a note would reach over an ocean where the world is small, and seem to be about what is there. */
static gboolean
is_too_wide (MzMapScene *self, const MzLabelWish *wish)
{
  return mz_scene_measure (self, wish, 0).width / 2 + wish->distance > NOTE_PART * self->world;
}

/* The ones that name elements come early and may stand farther off; the others come late, beside their country. */
void
mz_scene_place_notes (MzLabelRun *run, gboolean main_ones)
{
  MzMapScene *self = run->scene;
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  double step = 18 * self->text_factor, farthest = 10 + (main_ones ? 7 : 1) * step;

  /* There is less room in a world that is shown once. */
  if (self->view.projection == MZ_PROJECTION_EQUAL_EARTH)
    step /= 2;
  /* Not so far that it would seem to be about another country. */
  if (self->view.width > 0)
    farthest = MIN (farthest, MAX (10, NOTE_REACH * MIN (self->view.width, self->view.height)));

  for (guint i = 0; i < self->notes->len; i++)
    {
      const MzSceneNote *note = &g_array_index (self->notes, MzSceneNote, i);
      MzRecord *record = mz_dataset_lookup (dataset, MZ_RECORD_COUNTRY, note->country);
      double x, y;
      int first, last;

      if (note->lines[0] == NULL || record == NULL || note->names_elements != main_ones)
        continue;
      mz_map_scene_project (self, mz_mercator_x (mz_country_peek (MZ_COUNTRY (record))->lon),
                            mz_mercator_y (mz_country_peek (MZ_COUNTRY (record))->lat), &x, &y);
      mz_map_scene_copies (self, x, y, x, y, &first, &last);
      for (int copy = first; copy <= last; copy++)
        {
          MzLabelWish wish = { .kind = MZ_LABEL_NOTE, .record = record, .key = note->lines[0],
                               .forms = { note->lines[0] }, .second = note->lines[1],
                               .fonts = { MZ_FONT_NOTE_BOLD, MZ_FONT_NOTE }, .x = x + copy * self->world, .y = y,
                               .positions = round_about };

          for (wish.distance = 10; wish.distance <= farthest; wish.distance += step)
            {
              wish.n_positions = is_too_wide (self, &wish) ? N_ABOVE_OR_BELOW : G_N_ELEMENTS (round_about);
              if (mz_scene_place (run, &wish))
                break;
            }
        }
    }
}

/* --- Arcs --- */

static const char *
name_end (MzMapScene *self, const char *end)
{
  MzRecord *record = mz_dataset_find (mz_workspace_get_dataset (self->workspace), end);

  return record != NULL ? mz_record_get_short_name (record) : end;
}

static char *
first_line (const MzSceneArc *arc)
{
  const char *name = mz_record_get_short_name (MZ_RECORD (arc->speaker));

  if (arc->arc.agreements->len > 1)
    return g_strdup_printf (_("%1$s × %2$u"), name, arc->arc.agreements->len);
  if (arc->arc.form == MZ_ARC_BINDING)
    return g_strdup_printf (_("%s, binding"), name);
  return g_strdup (name);
}

/* When it was signed; NULL: not known. */
static char *
tell_date (const MzSceneArc *arc)
{
  MzPartialDate date = mz_agreement_peek (arc->speaker)->signed_on;

  return mz_partial_date_is_set (date) ? mz_partial_date_format_short (date) : NULL;
}

/* @wish: what is to stand there, and on which sides of a point of the arc. */
static gboolean
place_on_arc (MzLabelRun *run, const MzSceneArc *arc, MzLabelWish *wish, double shift)
{
  static const guint along[] = { 24, 20, 28, 16, 32, 12, 36 };
  g_autofree char *key = g_strdup_printf ("%s %s", arc->arc.from, arc->arc.to);

  wish->kind = MZ_LABEL_ARC;
  wish->record = MZ_RECORD (arc->speaker);
  wish->key = key;
  wish->distance = 5 * run->scene->size_factor;
  for (guint i = 0; i < G_N_ELEMENTS (along); i++)
    {
      wish->x = arc->arc.points[2 * along[i]] + shift;
      wish->y = arc->arc.points[2 * along[i] + 1];
      if (mz_scene_place (run, wish))
        return TRUE;
    }
  return FALSE;
}

static gboolean
place_name (MzLabelRun *run, const MzSceneArc *arc, double shift)
{
  g_autofree char *first = first_line (arc);
  g_autofree char *date = tell_date (arc);
  MzLabelWish wish = { .forms = { first }, .second = date, .fonts = { MZ_FONT_NOTE_BOLD, MZ_FONT_NOTE },
                       .positions = beside, .n_positions = G_N_ELEMENTS (beside) };

  return place_on_arc (run, arc, &wish, shift);
}

/*
 * Where an arc whose one end is in the frame leaves it at the left or the right: whither it goes.
 *
 * Returns: whether it says so.
 */
static gboolean
place_at_cut (MzLabelRun *run, const MzSceneArc *arc, double shift, gboolean backwards)
{
  MzMapScene *self = run->scene;
  guint n = arc->arc.n_points, last = n;
  const char *end = name_end (self, backwards ? arc->arc.from : arc->arc.to);
  g_autofree char *date = tell_date (arc);
  g_autofree char *place = arc->arc.n_pairs > 1 ? g_strdup_printf (_("%1$s × %2$u"), end, arc->arc.agreements->len)
                                                : g_strdup (end);
  g_autofree char *place_and_date = date != NULL ? g_strdup_printf (_("%1$s, %2$s"), place, date) : g_strdup (place);
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  double x, y;
  gboolean left;
  MzLabelWish wish;

  for (guint i = 0; i < n; i++)
    {
      guint at = backwards ? n - 1 - i : i;

      x = arc->arc.points[2 * at] + shift;
      y = arc->arc.points[2 * at + 1];
      if (!mz_scene_is_inside (self, x, y))
        break;
      last = at;
    }
  if (last == n || (x >= 0 && x <= self->view.width))
    return FALSE;

  left = x < 0;
  text = g_strdup_printf (left ? "‹ %s" : "%s ›", place_and_date);
  key = g_strdup_printf ("%s %s %s", arc->arc.from, arc->arc.to, left ? "left" : "right");
  wish = (MzLabelWish) {
    .kind = MZ_LABEL_ARC,
    .record = MZ_RECORD (arc->speaker),
    .key = key,
    .forms = { text },
    .fonts = { MZ_FONT_NOTE_BOLD },
    .x = left ? EDGE / 2 : self->view.width - EDGE / 2,
    .y = arc->arc.points[2 * last + 1],
    .distance = EDGE / 2,
    .positions = left ? to_the_right : to_the_left,
    .n_positions = 3,
  };
  for (guint i = 0; i < 3; i++)
    {
      if (mz_scene_place (run, &wish))
        return TRUE;
      wish.distance += 8;
    }
  return FALSE;
}

void
mz_scene_place_arcs (MzLabelRun *run)
{
  MzMapScene *self = run->scene;
  g_autoptr (GPtrArray) strong = g_ptr_array_new ();
  guint n;

  for (guint i = 0; i < self->arcs->len; i++)
    {
      MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);

      if (arc->emphasis == MZ_ARC_FULL && arc->line.first_copy <= arc->line.last_copy)
        g_ptr_array_add (strong, arc);
    }
  g_ptr_array_sort (strong, mz_scene_compare_newest);
  n = strong->len > MANY_ARCS ? FEW_ARCS : strong->len;

  for (guint i = 0; i < n; i++)
    {
      const MzSceneArc *arc = g_ptr_array_index (strong, i);
      const double *end = &arc->arc.points[2 * arc->arc.n_points - 2];
      gboolean named = FALSE;

      for (int copy = arc->line.first_copy; copy <= arc->line.last_copy; copy++)
        {
          double shift = copy * self->world;

          named |= mz_scene_is_inside (self, arc->arc.points[0] + shift, arc->arc.points[1])
                   && mz_scene_is_inside (self, end[0] + shift, end[1]) && place_name (run, arc, shift);
        }
      if (named)
        continue;
      for (int copy = arc->line.first_copy; copy <= arc->line.last_copy; copy++)
        for (guint backwards = 0; backwards < 2; backwards++)
          named |= place_at_cut (run, arc, copy * self->world, backwards == 1);
      for (int copy = arc->line.first_copy; copy <= arc->line.last_copy && !named; copy++)
        named = place_name (run, arc, copy * self->world);
    }
}

/* For how many agreements those arcs stand that have no name. */
void
mz_scene_place_arc_counts (MzLabelRun *run)
{
  MzMapScene *self = run->scene;

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);
      g_autofree char *count = NULL;
      MzLabelWish wish = { .fonts = { MZ_FONT_NOTE }, .positions = on_it, .n_positions = 1 };

      if (arc->arc.agreements->len < 2 || arc->emphasis != MZ_ARC_QUIET)
        continue;
      /* Translators: of one line on the map, for how many agreements it stands. */
      count = g_strdup_printf (_("× %u"), arc->arc.agreements->len);
      wish.forms[0] = count;
      for (int copy = arc->line.first_copy; copy <= arc->line.last_copy; copy++)
        place_on_arc (run, arc, &wish, copy * self->world);
    }
}
