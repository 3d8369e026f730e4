/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-private.h"

#include <glib/gi18n-lib.h>

#include "mz-label-placer.h"
#include "mz-marker-paint.h"
#include "mz-mercator.h"

#define GAP               2.0  /* px kept free round each label */
#define NEAR_ZOOM         4.0  /* from here on countries are in capitals and sites a little larger */
#define SMALL_ZOOM        5.2  /* from here on the smallest countries have names */
#define REGION_ZOOM       4.0
#define TOWN_ZOOM         5.0
#define TOWN_DOT          1.8  /* px */
#define SELECTED_MAX_MOVE 36.0 /* px that the label of the selection may be off */
#define MANY_ARCS         12
#define FEW_ARCS          5
#define INSET             4.0  /* px that labels stay away from the edge of the frame */
#define EDGE              8.0  /* px from the edge of the frame to the label of an arc that is cut there */

/* What one run over all that wants a label needs. */
typedef struct
{
  MzMapScene    *scene;
  MzLabelPlacer *placer;
  GHashTable    *placed; /* key and copy of those that stay where they are */
} Run;

/* A label that wants room. */
typedef struct
{
  MzMapLabelKind  kind;
  MzRecord       *record;     /* (nullable) */
  const char     *key;        /* what it names: unique within its kind */
  const char     *forms[2];   /* the second one shorter; (nullable) */
  const char     *second;     /* (nullable): second line of the first form */
  MzFont          fonts[2];
  double          x, y, distance;
  const MzLabelPosition *positions;
  guint           n_positions;
} Wish;

static const MzLabelPosition around[] = {
  MZ_LABEL_RIGHT, MZ_LABEL_LEFT, MZ_LABEL_ABOVE, MZ_LABEL_BELOW,
  MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_BELOW_RIGHT, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_BELOW_LEFT,
};
static const MzLabelPosition on_it[] = { MZ_LABEL_CENTRE, MZ_LABEL_ABOVE, MZ_LABEL_BELOW, MZ_LABEL_RIGHT, MZ_LABEL_LEFT };
static const MzLabelPosition beside[] = { MZ_LABEL_ABOVE, MZ_LABEL_BELOW, MZ_LABEL_RIGHT, MZ_LABEL_LEFT };
static const MzLabelPosition round_about[] = {
  MZ_LABEL_ABOVE, MZ_LABEL_BELOW, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_RIGHT, MZ_LABEL_LEFT,
};
static const MzLabelPosition to_the_right[] = { MZ_LABEL_RIGHT, MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_BELOW_RIGHT };
static const MzLabelPosition to_the_left[] = { MZ_LABEL_LEFT, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_BELOW_LEFT };

static void
clear_label (MzSceneLabel *label)
{
  g_strfreev (label->label.lines);
  g_clear_object (&label->label.record);
  g_free (label->key);
}

void
mz_map_scene_clear_labels (MzMapScene *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    clear_label (&g_array_index (self->labels, MzSceneLabel, i));
  g_array_set_size (self->labels, 0);
}

static char *
key_of (MzMapLabelKind kind, const char *key, int copy)
{
  return g_strdup_printf ("%d/%d/%s", (int) kind, copy, key);
}

/* The copy of the world that pixel @x is in, whatever the centre of the view: moving the map does not change it. */
static int
copy_at (MzMapScene *self, double x)
{
  return (int) floor ((x - self->left) / self->world);
}

static MzLabelForm
measure (MzMapScene *self, const Wish *wish, guint form)
{
  MzTextSize size = mz_text_measure (wish->fonts[0], self->text_factor, wish->forms[form]);
  MzLabelForm result = { size.width, size.height };

  if (form == 0 && wish->second != NULL)
    {
      size = mz_text_measure (wish->fonts[1], self->text_factor, wish->second);
      result.width = MAX (result.width, size.width);
      result.height += size.height;
    }
  return result;
}

static void
add_label (MzMapScene *self, const Wish *wish, guint form, const cairo_rectangle_t *box, char *key, int copy)
{
  MzSceneLabel result = { .key = key, .copy = copy };
  MzMapLabel *label = &result.label;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_strv_builder_add (lines, wish->forms[form]);
  if (form == 0 && wish->second != NULL)
    g_strv_builder_add (lines, wish->second);
  label->kind = wish->kind;
  label->lines = g_strv_builder_end (lines);
  label->fonts[0] = (int) wish->fonts[0];
  label->fonts[1] = (int) wish->fonts[1];
  label->bounds = *box;
  label->dot_x = wish->x;
  label->dot_y = wish->y;
  label->record = wish->record != NULL ? g_object_ref (wish->record) : NULL;
  g_array_append_val (self->labels, result);
}

/* Returns: whether the label stands, now or already. */
static gboolean
place (Run *run, const Wish *wish)
{
  MzMapScene *self = run->scene;
  int copy = copy_at (self, wish->x);
  g_autofree char *key = key_of (wish->kind, wish->key, copy);
  MzLabelForm forms[2];
  guint n_forms = wish->forms[1] != NULL && strcmp (wish->forms[0], wish->forms[1]) != 0 ? 2 : 1;
  cairo_rectangle_t box;
  int form;

  if (g_hash_table_contains (run->placed, key))
    return TRUE;
  for (guint i = 0; i < n_forms; i++)
    forms[i] = measure (self, wish, i);
  form = mz_label_placer_place (run->placer, wish->x, wish->y, wish->distance, wish->positions, wish->n_positions, forms,
                                n_forms, &box);
  if (form < 0)
    return FALSE;
  add_label (self, wish, (guint) form, &box, g_strdup (wish->key), copy);
  return TRUE;
}

/* --- Sites --- */

static double
distance_from (MzMapScene *self, const MzMapMark *mark)
{
  return mark->size / 2 + (mark->selected ? 11 : MZ_MARKER_CASING + 2.5) * self->size_factor;
}

static Wish
wish_for_site (MzMapScene *self, const MzMapMark *mark, int copy)
{
  gboolean near = self->view.zoom >= NEAR_ZOOM;

  return (Wish) {
    .kind = MZ_LABEL_SITE,
    .record = MZ_RECORD (mark->site),
    .key = mz_record_get_id (MZ_RECORD (mark->site)),
    .forms = { mz_record_get_short_name (MZ_RECORD (mark->site)) },
    .fonts = { mark->selected ? MZ_FONT_SITE_SELECTED : near ? MZ_FONT_SITE_NEAR : MZ_FONT_SITE },
    .x = mark->x + copy * self->world,
    .y = mark->y,
    .distance = distance_from (self, mark),
    .positions = around,
    .n_positions = G_N_ELEMENTS (around),
  };
}

/* The selection is always named: farther off where it has to be, at last wherever it lies. */
static void
place_selected (Run *run)
{
  MzMapScene *self = run->scene;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;

      for (int copy = mark->first_copy; copy <= mark->last_copy && mark->selected; copy++)
        {
          Wish wish = wish_for_site (self, mark, copy);
          gboolean found = FALSE;

          if (wish.x < 0 || wish.x > self->view.width || wish.y < 0 || wish.y > self->view.height)
            continue;
          for (double move = 0; move <= SELECTED_MAX_MOVE && !found; move += 12)
            {
              found = place (run, &wish);
              wish.distance += 12 * self->size_factor;
            }
          if (!found)
            {
              MzLabelForm form = measure (self, &wish, 0);
              cairo_rectangle_t box = { CLAMP (wish.x - form.width / 2, 0, MAX (self->view.width - form.width, 0)),
                                        CLAMP (wish.y + distance_from (self, mark), 0,
                                               MAX (self->view.height - form.height, 0)), form.width, form.height };

              mz_label_placer_add_obstacle (run->placer, &box);
              add_label (self, &wish, 0, &box, g_strdup (wish.key), copy_at (self, wish.x));
            }
        }
    }
}

static int
compare_importance (gconstpointer a, gconstpointer b)
{
  const MzSceneMark *left = *(const MzSceneMark *const *) a, *right = *(const MzSceneMark *const *) b;

  if (left->importance != right->importance)
    return left->importance > right->importance ? -1 : 1;
  return strcmp (mz_record_get_id (g_ptr_array_index (left->mark.members, 0)),
                 mz_record_get_id (g_ptr_array_index (right->mark.members, 0)));
}

/* The province that all members of a cluster share, if they do. */
static const char *
shared_place (const MzMapMark *mark)
{
  const char *place = mz_site_peek (g_ptr_array_index (mark->members, 0))->admin1;

  for (guint i = 1; i < mark->members->len; i++)
    if (g_strcmp0 (mz_site_peek (g_ptr_array_index (mark->members, i))->admin1, place) != 0)
      return NULL;
  return place;
}

static void
place_sites (Run *run)
{
  MzMapScene *self = run->scene;
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->marks->len; i++)
    {
      MzSceneMark *known = &g_array_index (self->marks, MzSceneMark, i);

      if (known->mark.first_copy <= known->mark.last_copy)
        g_ptr_array_add (marks, known);
    }
  g_ptr_array_sort (marks, compare_importance);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < marks->len; i++)
      {
        const MzMapMark *mark = &((const MzSceneMark *) g_ptr_array_index (marks, i))->mark;
        const char *name = mark->kind == MZ_MARK_CLUSTER ? shared_place (mark) : NULL;

        if (mark->selected || (mark->kind == MZ_MARK_CLUSTER) != (pass == 1) || (pass == 1 && name == NULL))
          continue;
        for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
          if (pass == 0)
            {
              Wish wish = wish_for_site (self, mark, copy);

              place (run, &wish);
            }
          else if (!g_hash_table_contains (names, name))
            {
              Wish wish = { .kind = MZ_LABEL_SITE, .key = name, .forms = { name }, .fonts = { MZ_FONT_RING_PLACE },
                            .x = mark->x + copy * self->world, .y = mark->y, .distance = distance_from (self, mark),
                            .positions = around, .n_positions = G_N_ELEMENTS (around) };

              if (place (run, &wish))
                g_hash_table_add (names, (gpointer) name);
            }
      }
}

/* --- Countries, seas, towns --- */

static void
place_countries (Run *run, gboolean large)
{
  MzMapScene *self = run->scene;
  MzStore *store = mz_dataset_get_store (mz_workspace_get_dataset (self->workspace), MZ_RECORD_COUNTRY);
  gboolean near = self->view.zoom >= NEAR_ZOOM;
  guint most = self->view.zoom >= SMALL_ZOOM ? 4 : self->view.zoom >= 2.8 ? 3 : 2, parting = near ? 2 : 1;

  for (guint rank = large ? 1 : parting + 1; rank <= (large ? parting : most); rank++)
    for (guint i = 0; i < mz_store_get_length (store); i++)
      {
        MzRecord *record = mz_store_peek (store, i);
        const MzCountryInfo *info = mz_country_peek (MZ_COUNTRY (record));
        g_autofree char *name = NULL, *short_name = NULL;
        double x, y;
        int first, last;

        /* The Union is no country of its own on the map. */
        if (info->rank != rank || strcmp (mz_record_get_id (record), "EU") == 0)
          continue;
        x = mz_map_scene_x (self, mz_mercator_x (info->lon));
        y = mz_map_scene_y (self, mz_mercator_y (info->lat));
        mz_map_scene_copies (self, x, y, x, y, &first, &last);
        if (first > last)
          continue;
        name = near ? g_utf8_strup (mz_record_get_name (record), -1) : g_strdup (mz_record_get_name (record));
        short_name = near ? g_utf8_strup (mz_record_get_short_name (record), -1) : g_strdup (mz_record_get_short_name (record));
        for (int copy = first; copy <= last; copy++)
          {
            Wish wish = { .kind = MZ_LABEL_COUNTRY, .record = record, .key = mz_record_get_id (record),
                          .forms = { name, short_name }, .fonts = { (MzFont) (MZ_FONT_COUNTRY_1 + rank - 1) },
                          .x = x + copy * self->world, .y = y, .distance = 6, .positions = on_it,
                          .n_positions = G_N_ELEMENTS (on_it) };

            place (run, &wish);
          }
      }
}

static void
place_town (Run *run, Wish *wish)
{
  double reach = (TOWN_DOT + 1) * run->scene->text_factor;
  cairo_rectangle_t dot = { wish->x - reach, wish->y - reach, 2 * reach, 2 * reach };

  if (!mz_label_placer_is_free (run->placer, &dot))
    return;
  wish->distance = reach + 2;
  wish->positions = around;
  wish->n_positions = G_N_ELEMENTS (around);
  if (place (run, wish))
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
        g_hash_table_add (self->country_names, g_utf8_strup (mz_record_get_name (mz_store_peek (store, i)), -1));
    }
  return g_hash_table_contains (self->country_names, capitals);
}

static void
place_base_labels (Run *run, gboolean towns)
{
  MzMapScene *self = run->scene;
  guint n = self->basemap != NULL ? mz_basemap_get_n_labels (self->basemap) : 0;

  for (guint i = 0; i < n; i++)
    {
      const MzBasemapLabel *label = mz_basemap_peek_label (self->basemap, i);
      g_autofree char *capitals = NULL;
      Wish wish = { .kind = MZ_LABEL_TOWN, .key = label->name, .forms = { label->name }, .fonts = { MZ_FONT_TOWN },
                    .positions = on_it, .n_positions = 3, .distance = 6 };
      double x, y;
      int first, last;

      if ((label->kind == MZ_BASEMAP_TOWN) != towns || self->view.zoom < label->min_zoom || self->view.zoom > label->max_zoom
          || (towns && self->view.zoom < TOWN_ZOOM)
          || (label->kind == MZ_BASEMAP_REGION && self->view.zoom < REGION_ZOOM))
        continue;
      x = mz_map_scene_x (self, mz_mercator_x (label->lon));
      y = mz_map_scene_y (self, mz_mercator_y (label->lat));
      mz_map_scene_copies (self, x, y, x, y, &first, &last);
      if (first > last || (label->kind == MZ_BASEMAP_REGION && is_country (self, label->name)))
        continue;
      if (!towns)
        {
          wish.kind = label->kind == MZ_BASEMAP_SEA ? MZ_LABEL_SEA : MZ_LABEL_REGION;
          wish.fonts[0] = label->kind == MZ_BASEMAP_REGION ? MZ_FONT_REGION : label->ocean ? MZ_FONT_OCEAN : MZ_FONT_SEA;
          if (label->ocean)
            wish.forms[0] = capitals = g_utf8_strup (label->name, -1);
          if (label->span > 0
              && measure (self, &wish, 0).width > 1.2 * label->span / 360 * self->world)
            continue;
        }
      for (int copy = first; copy <= last; copy++)
        {
          wish.x = x + copy * self->world;
          wish.y = y;
          if (towns)
            place_town (run, &wish);
          else
            place (run, &wish);
        }
    }
}

/* --- Notes --- */

/* The ones that name elements come early and may stand farther off; the others come late and only beside their country. */
static void
place_notes (Run *run, gboolean main_ones)
{
  MzMapScene *self = run->scene;
  MzDataset *dataset = mz_workspace_get_dataset (self->workspace);
  double step = 18 * self->text_factor, farthest = 10 + (main_ones ? 7 : 1) * step;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const MzSceneNote *note = &g_array_index (self->notes, MzSceneNote, i);
      MzRecord *record = mz_dataset_lookup (dataset, MZ_RECORD_COUNTRY, note->country);
      double x, y;
      int first, last;

      if (note->lines[0] == NULL || record == NULL || note->names_elements != main_ones)
        continue;
      x = mz_map_scene_x (self, mz_mercator_x (mz_country_peek (MZ_COUNTRY (record))->lon));
      y = mz_map_scene_y (self, mz_mercator_y (mz_country_peek (MZ_COUNTRY (record))->lat));
      mz_map_scene_copies (self, x, y, x, y, &first, &last);
      for (int copy = first; copy <= last; copy++)
        {
          Wish wish = { .kind = MZ_LABEL_NOTE, .record = record, .key = note->lines[0], .forms = { note->lines[0] },
                        .second = note->lines[1], .fonts = { MZ_FONT_NOTE_BOLD, MZ_FONT_NOTE }, .x = x + copy * self->world,
                        .y = y, .positions = round_about, .n_positions = G_N_ELEMENTS (round_about) };

          for (wish.distance = 10; wish.distance <= farthest; wish.distance += step)
            if (place (run, &wish))
              break;
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
first_line (const MzMapArc *arc)
{
  MzAgreement *agreement = g_ptr_array_index (arc->agreements, 0);
  const char *name = mz_record_get_short_name (MZ_RECORD (agreement));

  if (arc->agreements->len > 1)
    return g_strdup_printf (_("%1$s × %2$u"), name, arc->agreements->len);
  if (arc->form == MZ_ARC_BINDING)
    return g_strdup_printf (_("%s, binding"), name);
  return g_strdup (name);
}

static gboolean
place_on_arc (Run *run, const MzSceneArc *arc, double shift)
{
  static const guint along[] = { 24, 20, 28, 16, 32, 12, 36 };
  g_autofree char *first = first_line (&arc->arc);
  g_autofree char *date = mz_partial_date_is_set (arc->newest) ? mz_partial_date_format_short (arc->newest) : NULL;
  g_autofree char *key = g_strdup_printf ("%s %s", arc->arc.from, arc->arc.to);
  MzRecord *record = g_ptr_array_index (arc->arc.agreements, 0);

  for (guint i = 0; i < G_N_ELEMENTS (along); i++)
    {
      Wish wish = { .kind = MZ_LABEL_ARC, .record = record, .key = key, .forms = { first }, .second = date,
                    .fonts = { MZ_FONT_NOTE_BOLD, MZ_FONT_NOTE }, .x = arc->arc.points[2 * along[i]] + shift,
                    .y = arc->arc.points[2 * along[i] + 1], .distance = 5 * run->scene->size_factor, .positions = beside,
                    .n_positions = G_N_ELEMENTS (beside) };

      if (place (run, &wish))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_inside (MzMapScene *self, double x, double y)
{
  return x >= 0 && x <= self->view.width && y >= 0 && y <= self->view.height;
}

/* Where an arc whose one end is in the frame leaves it at the left or the right: whither it goes. */
static void
place_at_cut (Run *run, const MzSceneArc *arc, double shift, gboolean backwards)
{
  MzMapScene *self = run->scene;
  guint n = arc->arc.n_points, last = n;
  const char *end = name_end (self, backwards ? arc->arc.from : arc->arc.to);
  g_autofree char *date = mz_partial_date_is_set (arc->newest) ? mz_partial_date_format_short (arc->newest) : NULL;
  g_autofree char *place_and_date = date != NULL ? g_strdup_printf (_("%1$s, %2$s"), end, date) : g_strdup (end);
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  double x, y;
  gboolean left;
  Wish wish;

  for (guint i = 0; i < n; i++)
    {
      guint at = backwards ? n - 1 - i : i;

      x = arc->arc.points[2 * at] + shift;
      y = arc->arc.points[2 * at + 1];
      if (!is_inside (self, x, y))
        break;
      last = at;
    }
  if (last == n || (x >= 0 && x <= self->view.width))
    return;

  left = x < 0;
  text = g_strdup_printf (left ? "‹ %s" : "%s ›", place_and_date);
  key = g_strdup_printf ("%s %s %s", arc->arc.from, arc->arc.to, left ? "left" : "right");
  wish = (Wish) { .kind = MZ_LABEL_ARC, .record = g_ptr_array_index (arc->arc.agreements, 0), .key = key, .forms = { text },
                  .fonts = { MZ_FONT_NOTE_BOLD }, .x = left ? EDGE / 2 : self->view.width - EDGE / 2,
                  .y = arc->arc.points[2 * last + 1], .distance = EDGE / 2, .positions = left ? to_the_right : to_the_left,
                  .n_positions = 3 };
  for (guint i = 0; i < 3; i++)
    {
      if (place (run, &wish))
        return;
      wish.distance += 8;
    }
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const MzSceneArc *left = *(const MzSceneArc *const *) a, *right = *(const MzSceneArc *const *) b;
  int dates = mz_partial_date_compare (right->newest, left->newest);
  int froms = strcmp (left->arc.from, right->arc.from);

  return dates != 0 ? dates : froms != 0 ? froms : strcmp (left->arc.to, right->arc.to);
}

static void
place_arcs (Run *run)
{
  MzMapScene *self = run->scene;
  g_autoptr (GPtrArray) strong = g_ptr_array_new ();
  guint n;

  for (guint i = 0; i < self->arcs->len; i++)
    {
      MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);

      if (arc->emphasis == MZ_ARC_FULL && arc->first_copy <= arc->last_copy)
        g_ptr_array_add (strong, arc);
    }
  g_ptr_array_sort (strong, compare_newest);
  n = strong->len > MANY_ARCS ? FEW_ARCS : strong->len;

  for (guint i = 0; i < n; i++)
    {
      const MzSceneArc *arc = g_ptr_array_index (strong, i);
      const double *end = &arc->arc.points[2 * arc->arc.n_points - 2];
      gboolean whole = FALSE;

      for (int copy = arc->first_copy; copy <= arc->last_copy; copy++)
        {
          double shift = copy * self->world;

          whole |= is_inside (self, arc->arc.points[0] + shift, arc->arc.points[1]) && is_inside (self, end[0] + shift, end[1])
                   && place_on_arc (run, arc, shift);
        }
      for (int copy = arc->first_copy; copy <= arc->last_copy && !whole; copy++)
        for (guint backwards = 0; backwards < 2; backwards++)
          place_at_cut (run, arc, copy * self->world, backwards == 1);
    }
}

/* --- The run --- */

static void
add_obstacles (Run *run)
{
  MzMapScene *self = run->scene;

  for (guint i = 0; i < self->obstacles->len; i++)
    mz_label_placer_add_obstacle (run->placer, &g_array_index (self->obstacles, cairo_rectangle_t, i));
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;
      double reach = mark->size / 2 + (mark->selected ? 9 : MZ_MARKER_CASING) * self->size_factor;

      for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
        {
          cairo_rectangle_t box = { mark->x + copy * self->world - reach, mark->y - reach, 2 * reach, 2 * reach };

          mz_label_placer_add_obstacle (run->placer, &box);
        }
    }
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const MzSceneArc *arc = &g_array_index (self->arcs, MzSceneArc, i);
      const double *end = &arc->arc.points[2 * arc->arc.n_points - 2];
      double reach = (MZ_SCENE_END_DOT + 1) * self->size_factor;

      for (int copy = arc->first_copy; copy <= arc->last_copy && arc->emphasis == MZ_ARC_FULL; copy++)
        {
          cairo_rectangle_t box = { end[0] + copy * self->world - reach, end[1] - reach, 2 * reach, 2 * reach };

          mz_label_placer_add_obstacle (run->placer, &box);
        }
    }
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Labels at the edge belong to the frame, not to the map. */
static gboolean
is_at_cut (const MzSceneLabel *label)
{
  return label->label.kind == MZ_LABEL_ARC && (g_str_has_suffix (label->key, " left") || g_str_has_suffix (label->key, " right"));
}

static gboolean
may_stay (MzMapScene *self, const MzSceneLabel *label)
{
  const cairo_rectangle_t *box = &label->label.bounds;
  const cairo_rectangle_t frame = { 0, 0, self->view.width, self->view.height };

  if (is_at_cut (label) || !overlap (box, &frame))
    return FALSE;
  for (guint i = 0; i < self->obstacles->len; i++)
    if (overlap (box, &g_array_index (self->obstacles, cairo_rectangle_t, i)))
      return FALSE;
  return TRUE;
}

/* The map has only been moved: labels go with it, and those that are still to be seen stay. */
static void
move_labels (Run *run)
{
  MzMapScene *self = run->scene;
  double dx = self->left - self->labels_left, dy = self->top - self->labels_top;
  int round_the_world = (int) round (dx / self->world);
  guint kept = 0;

  dx -= round_the_world * self->world;
  for (guint i = 0; i < self->labels->len; i++)
    {
      MzSceneLabel *label = &g_array_index (self->labels, MzSceneLabel, i);

      label->copy -= round_the_world;
      label->label.bounds.x += dx;
      label->label.bounds.y += dy;
      label->label.dot_x += dx;
      label->label.dot_y += dy;
      if (!may_stay (self, label))
        {
          clear_label (label);
          continue;
        }
      mz_label_placer_add_obstacle (run->placer, &label->label.bounds);
      g_hash_table_add (run->placed, key_of (label->label.kind, label->key, label->copy));
      g_array_index (self->labels, MzSceneLabel, kept++) = *label;
    }
  g_array_set_size (self->labels, kept);
}

/* Whether the selection is in the frame without a name: then all labels have to make room for it. */
static gboolean
lacks_selected (MzMapScene *self)
{
  MzRecord *selection = mz_workspace_get_selection (self->workspace);
  gboolean shown = FALSE;

  for (guint i = self->marks->len; i-- > 0 && !shown;)
    {
      const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;

      if (!mark->selected)
        break;
      for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
        shown |= is_inside (self, mark->x + copy * self->world, mark->y);
    }
  for (guint i = 0; i < self->labels->len && shown; i++)
    {
      const MzMapLabel *label = &g_array_index (self->labels, MzSceneLabel, i).label;

      if (label->kind == MZ_LABEL_SITE && label->record == selection)
        return FALSE;
    }
  return shown;
}

void
mz_map_scene_update_labels (MzMapScene *self)
{
  const cairo_rectangle_t frame = { INSET, INSET, self->view.width - 2 * INSET, self->view.height - 2 * INSET };
  g_autoptr (MzLabelPlacer) placer = NULL;
  g_autoptr (GHashTable) placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean base = (mz_workspace_get_layers (self->workspace) & MZ_LAYER_LABELS) != 0;
  gboolean moved = (self->changes & MZ_SCENE_LABELS) == 0 && self->labels_view.zoom == self->view.zoom
                   && self->labels_view.width == self->view.width && self->labels_view.height == self->view.height;
  Run run = { self, NULL, placed };

  if (!moved)
    mz_map_scene_clear_labels (self);
  if (frame.width <= 0 || frame.height <= 0)
    return;

  run.placer = placer = mz_label_placer_new (&frame, GAP);
  add_obstacles (&run);
  if (moved)
    move_labels (&run);
  if (moved && lacks_selected (self))
    {
      mz_map_scene_clear_labels (self);
      g_hash_table_remove_all (placed);
      mz_label_placer_free (placer);
      run.placer = placer = mz_label_placer_new (&frame, GAP);
      add_obstacles (&run);
    }
  self->labels_left = self->left;
  self->labels_top = self->top;
  self->labels_view = self->view;

  place_selected (&run);
  if (base)
    place_countries (&run, TRUE);
  place_notes (&run, TRUE);
  place_arcs (&run);
  place_sites (&run);
  place_notes (&run, FALSE);
  if (base)
    {
      place_countries (&run, FALSE);
      place_base_labels (&run, FALSE);
      place_base_labels (&run, TRUE);
    }
}
