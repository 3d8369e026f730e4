/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-scene-layer.h"

#include "mz-map-furniture.h"
#include "mz-mercator.h"

#define MAX_PICTURES 3000
#define MARGIN       160.0 /* px painted round the frame, so that a pan finds what it needs */
#define CELL         256.0 /* px: what has no ink is not kept */
#define MOST_SCALED  0.5   /* levels that a picture may be off before it is painted anew at once */
#define REST_MS      90    /* how long the map must rest before it is painted anew because it was scaled */

struct _MzSceneLayer
{
  GtkWidget   parent_instance;
  MzMapScene *scene;
  MzView      view;
  MzThemeKind theme;
  double      text_factor;
  MzPictureCache *pictures;
  gboolean    software;

  MzMapFurniture    furniture;
  gboolean          furniture_valid;
  GArray           *controls;  /* of cairo_rectangle_t: what lies over the map */

  GPtrArray  *cells;       /* of Cell: tints and arcs */
  MzView      cells_view;  /* for which they were painted */
  gboolean    cells_valid;
  guint       rest_id;
};

typedef struct
{
  MzPicture *picture;
  double     x, y; /* in the frame of cells_view */
} Cell;

G_DEFINE_FINAL_TYPE (MzSceneLayer, mz_scene_layer, GTK_TYPE_WIDGET)

static void
cell_free (Cell *cell)
{
  g_object_unref (cell->picture);
  g_free (cell);
}

static double
get_scale (MzSceneLayer *self)
{
  return gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* A picture at whole pixels of the screen, so that it stays sharp. */
static void
append_picture (MzSceneLayer *self, GtkSnapshot *snapshot, MzPicture *picture, double x, double y)
{
  double scale = get_scale (self);

  mz_picture_append (picture, snapshot, round (x * scale) / scale, round (y * scale) / scale);
}

static void
paint_cells (MzSceneLayer *self)
{
  double scale = get_scale (self), width = self->view.width + 2 * MARGIN, height = self->view.height + 2 * MARGIN;
  MzPicturePad pad;
  cairo_t *cr = mz_picture_pad_begin (&pad, width, height, scale, self->software);
  int step = (int) (CELL * scale), right = (int) (width * scale), bottom = (int) (height * scale);

  g_ptr_array_set_size (self->cells, 0);
  cairo_translate (cr, MARGIN, MARGIN);
  mz_map_scene_paint_tints (self->scene, cr);
  mz_map_scene_paint_arcs (self->scene, cr);
  for (int y = 0; y < bottom; y += step)
    for (int x = 0; x < right; x += step)
      {
        cairo_rectangle_int_t area = { x, y, MIN (step, right - x), MIN (step, bottom - y) };
        MzPicture *picture = mz_picture_pad_cut (&pad, &area);
        Cell *cell;

        if (picture == NULL)
          continue;
        cell = g_new (Cell, 1);
        cell->picture = picture;
        cell->x = x / scale - MARGIN;
        cell->y = y / scale - MARGIN;
        g_ptr_array_add (self->cells, cell);
      }
  mz_picture_pad_clear (&pad);
  self->cells_view = self->view;
  self->cells_valid = TRUE;
}

static gboolean
cells_fit (MzSceneLayer *self)
{
  const MzView *old = &self->cells_view, *now = &self->view;
  double world = mz_mercator_world_pixels (now->zoom), x, y;

  if (!self->cells_valid || old->width != now->width || old->height != now->height
      || fabs (now->zoom - old->zoom) > MOST_SCALED)
    return FALSE;
  if (now->zoom != old->zoom)
    return self->rest_id != 0;
  x = mz_mercator_nearest (mz_mercator_x (old->lon), mz_mercator_x (now->lon)) - mz_mercator_x (now->lon);
  y = mz_mercator_y (old->lat) - mz_mercator_y (now->lat);
  return fabs (x) * world <= MARGIN && fabs (y) * world <= MARGIN;
}

static void
snapshot_cells (MzSceneLayer *self, GtkSnapshot *snapshot)
{
  const MzView *old = &self->cells_view, *now = &self->view;
  double world = mz_mercator_world_pixels (now->zoom), scale = get_scale (self), x, y;
  double growth = exp2 (now->zoom - old->zoom);

  if (!cells_fit (self))
    paint_cells (self);
  if (self->cells->len == 0)
    return;
  growth = exp2 (now->zoom - old->zoom);
  x = (mz_mercator_nearest (mz_mercator_x (old->lon), mz_mercator_x (now->lon)) - mz_mercator_x (now->lon)) * world;
  y = (mz_mercator_y (old->lat) - mz_mercator_y (now->lat)) * world;
  x += now->width / 2 - growth * old->width / 2;
  y += now->height / 2 - growth * old->height / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (round (x * scale) / scale),
                                                          (float) (round (y * scale) / scale)));
  if (growth != 1)
    gtk_snapshot_scale (snapshot, (float) growth, (float) growth);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      mz_picture_append (cell->picture, snapshot, cell->x, cell->y);
    }
  gtk_snapshot_restore (snapshot);
}

/* What a mark looks like, as a key: marks that look alike share a picture. */
static void
describe_mark (const MzMapMark *mark, char *key, gsize size)
{
  int n = g_snprintf (key, size, "m%d %d %d %.0f %.0f %d%d", mark->kind, mark->kind == MZ_MARK_SITE ? (int) mark->stage : -1,
                      mark->kind == MZ_MARK_SITE ? (int) mark->state : -1, mark->size, mark->uncertain_radius,
                      mark->selected, mark->focused);

  if (mark->kind == MZ_MARK_CLUSTER)
    for (guint i = 0; i <= MZ_N_STAGES && n < (int) size; i++)
      n += g_snprintf (key + n, size - (gsize) n, " %u", mark->counts[i]);
}

static void
snapshot_mark (MzSceneLayer *self, GtkSnapshot *snapshot, const MzMapMark *mark)
{
  double world = mz_map_scene_get_world (self->scene);
  cairo_rectangle_t box;
  MzPicture *picture;
  char key[160];

  if (mark->last_copy < mark->first_copy)
    return;
  mz_map_scene_mark_extents (self->scene, mark, &box);
  describe_mark (mark, key, sizeof key);
  picture = mz_picture_cache_lookup (self->pictures, key);
  if (picture == NULL)
    {
      MzPicturePad pad;
      cairo_t *cr = mz_picture_pad_begin (&pad, box.width, box.height, get_scale (self), self->software);

      mz_map_scene_paint_mark (self->scene, mark, cr, -box.x, -box.y);
      picture = mz_picture_pad_end (&pad);
      mz_picture_cache_take (self->pictures, key, picture);
    }
  for (int k = mark->first_copy; k <= mark->last_copy; k++)
    append_picture (self, snapshot, picture, mark->x + k * world + box.x, mark->y + box.y);
}

static void
snapshot_label (MzSceneLayer *self, GtkSnapshot *snapshot, const MzMapLabel *label)
{
  g_autofree char *lines = g_strjoinv ("\n", label->lines);
  g_autofree char *key = NULL;
  cairo_rectangle_t box;
  MzPicture *picture;

  mz_map_scene_label_extents (self->scene, label, &box);
  key = g_strdup_printf ("l%d %d %d %.0f %.0f %s", label->kind, label->fonts[0], label->fonts[1],
                         label->dot_x - label->bounds.x, label->dot_y - label->bounds.y, lines);
  picture = mz_picture_cache_lookup (self->pictures, key);
  if (picture == NULL)
    {
      MzPicturePad pad;
      cairo_t *cr = mz_picture_pad_begin (&pad, box.width, box.height, get_scale (self), self->software);

      mz_map_scene_paint_label (self->scene, label, cr, -box.x, -box.y);
      picture = mz_picture_pad_end (&pad);
      mz_picture_cache_take (self->pictures, key, picture);
    }
  append_picture (self, snapshot, picture, label->bounds.x + box.x, label->bounds.y + box.y);
}

static gboolean
box_equal (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/* Labels keep away from what stands still on the map. */
static void
update_furniture (MzSceneLayer *self)
{
  cairo_rectangle_t title = self->furniture.title_box, bar = self->furniture.bar_box;

  mz_map_furniture_update (&self->furniture, self->scene, &self->view, self->text_factor);
  self->furniture_valid = TRUE;
  if (!box_equal (&title, &self->furniture.title_box) || !box_equal (&bar, &self->furniture.bar_box))
    {
      g_autoptr (GArray) boxes = g_array_copy (self->controls);

      g_array_append_val (boxes, self->furniture.title_box);
      g_array_append_val (boxes, self->furniture.bar_box);
      mz_map_scene_set_obstacles (self->scene, (const cairo_rectangle_t *) (gconstpointer) boxes->data, boxes->len);
    }
}

static void
mz_scene_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzSceneLayer *self = MZ_SCENE_LAYER (widget);

  if (self->view.width <= 0 || self->view.height <= 0)
    return;
  self->software = mz_picture_is_software (widget);
  mz_picture_cache_round (self->pictures);
  if (!self->furniture_valid)
    update_furniture (self);
  mz_map_scene_update (self->scene, &self->view);
  snapshot_cells (self, snapshot);
  for (guint i = 0; i < mz_map_scene_get_n_marks (self->scene); i++)
    snapshot_mark (self, snapshot, mz_map_scene_peek_mark (self->scene, i));
  for (guint i = 0; i < mz_map_scene_get_n_labels (self->scene); i++)
    snapshot_label (self, snapshot, mz_map_scene_peek_label (self->scene, i));
  mz_map_furniture_snapshot (&self->furniture, snapshot, self->pictures, self->theme, get_scale (self),
                             self->software);
}

static gboolean
rest_cb (gpointer data)
{
  MzSceneLayer *self = data;

  self->rest_id = 0;
  if (self->cells_view.zoom != self->view.zoom)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
scene_changed_cb (MzSceneLayer *self)
{
  self->cells_valid = FALSE;
  self->furniture_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mz_scene_layer_dispose (GObject *object)
{
  MzSceneLayer *self = MZ_SCENE_LAYER (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (mz_scene_layer_parent_class)->dispose (object);
}

static void
mz_scene_layer_finalize (GObject *object)
{
  MzSceneLayer *self = MZ_SCENE_LAYER (object);

  mz_map_furniture_clear (&self->furniture);
  mz_picture_cache_free (self->pictures);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->controls);
  G_OBJECT_CLASS (mz_scene_layer_parent_class)->finalize (object);
}

static void
mz_scene_layer_class_init (MzSceneLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_scene_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_scene_layer_finalize;
  widget_class->snapshot = mz_scene_layer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scene-layer");
}

static void
mz_scene_layer_init (MzSceneLayer *self)
{
  self->text_factor = 1;
  self->pictures = mz_picture_cache_new (MAX_PICTURES);
  self->controls = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** mz_scene_layer_new: @scene: (transfer none): what is drawn; updated by this before each frame. */
MzSceneLayer *
mz_scene_layer_new (MzMapScene *scene)
{
  MzSceneLayer *self = g_object_new (MZ_TYPE_SCENE_LAYER, NULL);

  self->scene = g_object_ref (scene);
  g_signal_connect_object (scene, "changed", G_CALLBACK (scene_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** mz_scene_layer_set_view: What the next frame shows. */
void
mz_scene_layer_set_view (MzSceneLayer *self, const MzView *view)
{
  if (view->zoom != self->view.zoom)
    {
      g_clear_handle_id (&self->rest_id, g_source_remove);
      self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
    }
  if (view->zoom != self->view.zoom || view->lat != self->view.lat || view->width != self->view.width
      || view->height != self->view.height)
    self->furniture_valid = FALSE;
  self->view = *view;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mz_scene_layer_set_theme (MzSceneLayer *self, MzThemeKind theme)
{
  self->theme = theme;
  mz_map_scene_set_theme (self->scene, theme);
  mz_scene_layer_reset (self);
}

void
mz_scene_layer_set_text_factor (MzSceneLayer *self, double factor)
{
  self->text_factor = factor;
  mz_map_scene_set_text_factor (self->scene, factor);
  mz_scene_layer_reset (self);
}

/** mz_scene_layer_set_controls: @boxes: of the frame, where no label shall stand. */
void
mz_scene_layer_set_controls (MzSceneLayer *self, const cairo_rectangle_t *boxes, guint n)
{
  gboolean same = n == self->controls->len;

  for (guint i = 0; same && i < n; i++)
    same = box_equal (&boxes[i], &g_array_index (self->controls, cairo_rectangle_t, i));
  if (same)
    return;
  g_array_set_size (self->controls, 0);
  g_array_append_vals (self->controls, boxes, n);
  self->furniture.bar_box.width = 0;
  self->furniture_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** mz_scene_layer_reset: Paints everything anew: the scale of the screen has changed. */
void
mz_scene_layer_reset (MzSceneLayer *self)
{
  mz_picture_cache_clear (self->pictures);
  self->cells_valid = FALSE;
  self->furniture_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
