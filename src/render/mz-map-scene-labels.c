/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-render"

#include "mz-map-scene-labels-private.h"

#include "mz-marker-paint.h"
#include "mz-mercator.h"

#define GAP               2.0  /* px kept free round each label */
#define SELECTED_MAX_MOVE 36.0 /* px that the label of the selection may be off */
#define INSET             4.0  /* px that labels stay away from the edge of the frame */
#define STRIP             8.0  /* px: what lies beyond the edge of the world is cut into strips that high */

const MzLabelPosition mz_scene_around[8] = {
  MZ_LABEL_RIGHT, MZ_LABEL_LEFT, MZ_LABEL_ABOVE, MZ_LABEL_BELOW,
  MZ_LABEL_ABOVE_RIGHT, MZ_LABEL_BELOW_RIGHT, MZ_LABEL_ABOVE_LEFT, MZ_LABEL_BELOW_LEFT,
};

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

MzLabelForm
mz_scene_measure (MzMapScene *self, const MzLabelWish *wish, guint form)
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
add_label (MzMapScene *self, const MzLabelWish *wish, guint form, const cairo_rectangle_t *box, char *key, int copy)
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

/* Whether there are as many of its sort as there may be; a second copy of the world has the same ones. */
static gboolean
is_too_many (MzMapScene *self, const MzLabelWish *wish)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->most_labels == 0)
    return FALSE;
  for (guint i = 0; i < self->labels->len; i++)
    {
      const MzSceneLabel *label = &g_array_index (self->labels, MzSceneLabel, i);

      if ((label->label.kind == MZ_LABEL_COUNTRY) == (wish->kind == MZ_LABEL_COUNTRY))
        g_hash_table_add (seen, label->key);
    }
  return g_hash_table_size (seen) >= self->most_labels && !g_hash_table_contains (seen, wish->key);
}

/* Returns: whether the label stands, now or already. */
gboolean
mz_scene_place (MzLabelRun *run, const MzLabelWish *wish)
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
  if (is_too_many (self, wish))
    return FALSE;
  for (guint i = 0; i < n_forms; i++)
    forms[i] = mz_scene_measure (self, wish, i);
  form = mz_label_placer_place (run->placer, wish->x, wish->y, wish->distance, wish->positions, wish->n_positions,
                                forms, n_forms, &box);
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

static MzLabelWish
wish_for_site (MzMapScene *self, const MzMapMark *mark, int copy)
{
  gboolean near = self->view.zoom >= MZ_SCENE_NEAR_ZOOM;

  return (MzLabelWish) {
    .kind = MZ_LABEL_SITE,
    .record = MZ_RECORD (mark->site),
    .key = mz_record_get_id (MZ_RECORD (mark->site)),
    .forms = { mz_record_get_short_name (MZ_RECORD (mark->site)) },
    .fonts = { mark->selected ? MZ_FONT_SITE_SELECTED : near ? MZ_FONT_SITE_NEAR : MZ_FONT_SITE },
    .x = mark->x + copy * self->world,
    .y = mark->y,
    .distance = distance_from (self, mark),
    .positions = mz_scene_around,
    .n_positions = G_N_ELEMENTS (mz_scene_around),
  };
}

/* The selection is always named: farther off where it has to be, at last wherever it lies. */
static void
place_selected (MzLabelRun *run)
{
  MzMapScene *self = run->scene;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MzMapMark *mark = &g_array_index (self->marks, MzSceneMark, i).mark;

      for (int copy = mark->first_copy; copy <= mark->last_copy && mark->selected; copy++)
        {
          MzLabelWish wish = wish_for_site (self, mark, copy);
          gboolean found = FALSE;

          if (wish.x < 0 || wish.x > self->view.width || wish.y < 0 || wish.y > self->view.height)
            continue;
          for (double move = 0; move <= SELECTED_MAX_MOVE && !found; move += 12)
            {
              found = mz_scene_place (run, &wish);
              wish.distance += 12 * self->size_factor;
            }
          if (!found)
            {
              MzLabelForm form = mz_scene_measure (self, &wish, 0);
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
  return strcmp (mz_record_get_id (MZ_RECORD (left->first_site)), mz_record_get_id (MZ_RECORD (right->first_site)));
}

static void
place_sites (MzLabelRun *run)
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
        const MzSceneMark *known = g_ptr_array_index (marks, i);
        const MzMapMark *mark = &known->mark;
        const char *name = known->place;

        if (mark->selected || (mark->kind == MZ_MARK_CLUSTER) != (pass == 1) || (pass == 1 && name == NULL))
          continue;
        for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
          if (pass == 0)
            {
              MzLabelWish wish = wish_for_site (self, mark, copy);

              mz_scene_place (run, &wish);
            }
          else if (!g_hash_table_contains (names, name))
            {
              MzLabelWish wish = { .kind = MZ_LABEL_SITE, .key = name, .forms = { name },
                                   .fonts = { MZ_FONT_RING_PLACE }, .x = mark->x + copy * self->world, .y = mark->y,
                                   .distance = distance_from (self, mark), .positions = mz_scene_around,
                                   .n_positions = G_N_ELEMENTS (mz_scene_around) };

              if (mz_scene_place (run, &wish))
                g_hash_table_add (names, (gpointer) name);
            }
      }
}

/* --- The run --- */

gboolean
mz_scene_is_inside (MzMapScene *self, double x, double y)
{
  return x >= 0 && x <= self->view.width && y >= 0 && y <= self->view.height;
}

/* What lies beyond the edge of a world that is shown once, in strips. */
static void
add_surround (MzLabelRun *run)
{
  const MzProjector *projector = &run->scene->projector;
  const MzView *view = &run->scene->view;

  for (double y = 0; y < view->height; y += STRIP)
    {
      double reach = mz_projector_width (projector, y + STRIP / 2) / 2;
      cairo_rectangle_t left = { 0, y, MAX (projector->middle_x - reach, 0), STRIP };
      cairo_rectangle_t right = { projector->middle_x + reach, y, MAX (view->width - projector->middle_x - reach, 0), STRIP };

      mz_label_placer_add_obstacle (run->placer, &left);
      mz_label_placer_add_obstacle (run->placer, &right);
    }
}

static void
add_obstacles (MzLabelRun *run)
{
  MzMapScene *self = run->scene;

  if (self->view.projection == MZ_PROJECTION_EQUAL_EARTH)
    add_surround (run);
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

      for (int copy = arc->line.first_copy; copy <= arc->line.last_copy && arc->emphasis == MZ_ARC_FULL; copy++)
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
  return label->label.kind == MZ_LABEL_ARC
         && (g_str_has_suffix (label->key, " left") || g_str_has_suffix (label->key, " right"));
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
move_labels (MzLabelRun *run)
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
        shown |= mz_scene_is_inside (self, mark->x + copy * self->world, mark->y);
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
                   && self->labels_view.width == self->view.width && self->labels_view.height == self->view.height
                   && self->labels_view.projection == MZ_PROJECTION_MERCATOR
                   && self->view.projection == MZ_PROJECTION_MERCATOR;
  MzLabelRun run = { self, NULL, placed };

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
    mz_scene_place_countries (&run, TRUE);
  mz_scene_place_notes (&run, TRUE);
  mz_scene_place_flows (&run);
  mz_scene_place_arcs (&run);
  place_sites (&run);
  mz_scene_place_notes (&run, FALSE);
  mz_scene_place_arc_counts (&run);
  if (base)
    mz_scene_place_countries (&run, FALSE);
  if (base && self->most_labels == 0)
    {
      mz_scene_place_base (&run, FALSE);
      mz_scene_place_base (&run, TRUE);
    }
}
