/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-map"

#include "mz-scene-layer.h"

#include "mz-fader.h"
#include "mz-ground-painter.h"
#include "mz-map-furniture.h"
#include "mz-mercator.h"

#define MAX_PICTURES 3000
#define MOST_PAINTED  32 /* pictures a frame */
#define LEAST_PAINTED 3
#define MOVING_BUDGET 1000 /* us: what a frame spends on new pictures while the map moves */

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
  gboolean          bare;      /* there is none */
  double            magnification;
  GArray           *controls;  /* of cairo_rectangle_t: what lies over the map */

  MzGroundPainter *ground; /* tints and arcs */
  MzFader         *label_fader, *mark_fader;
  MzView           marks_view; /* that they were shown in last */
  guint            tick_id; /* while something fades, or is still to be painted */
  guint            n_painted; /* pictures, in this frame */
  gint64           paint_until; /* us; no new ones after that; 0 while the map stands still */
  gboolean         postponed; /* others, to the next one */
};

G_DEFINE_FINAL_TYPE (MzSceneLayer, mz_scene_layer, GTK_TYPE_WIDGET)

static double
get_scale (MzSceneLayer *self)
{
  return gtk_widget_get_scale_factor (GTK_WIDGET (self)) * self->magnification;
}

/* Where a step of the zoom brings very many new pictures, they come over some frames, and none of these takes long: least of all
   while the map moves. */
static gboolean
may_paint (MzSceneLayer *self)
{
  if (self->n_painted == MOST_PAINTED
      || (self->paint_until != 0 && self->n_painted >= LEAST_PAINTED && g_get_monotonic_time () > self->paint_until))
    self->postponed = TRUE;
  else
    self->n_painted++;
  return !self->postponed;
}

/* What a mark says, as text. */
static int
describe_mark (const MzMapMark *mark, char *text, gsize size)
{
  int n = g_snprintf (text, size, "m%d", mark->kind);

  if (mark->kind == MZ_MARK_SITE)
    return n + g_snprintf (text + n, size - (gsize) n, " %d %d", (int) mark->stage, (int) mark->state);
  for (guint i = 0; i <= MZ_N_STAGES && n < (int) size && mark->kind == MZ_MARK_CLUSTER; i++)
    n += g_snprintf (text + n, size - (gsize) n, " %u", mark->counts[i]);
  return n;
}

/* Marks that look alike share a picture. */
static MzPicture *
ensure_mark_picture (MzSceneLayer *self, const MzMapMark *mark, const cairo_rectangle_t *box)
{
  MzPicture *picture;
  MzPicturePad pad;
  char key[200];
  int n = describe_mark (mark, key, 160);

  g_snprintf (key + n, sizeof key - (gsize) n, " %.0f %.0f %d%d", mark->size, mark->uncertain_radius, mark->selected,
              mark->focused);
  picture = mz_picture_cache_lookup (self->pictures, key);
  if (picture != NULL || !may_paint (self))
    return picture;
  mz_map_scene_paint_mark (self->scene, mark,
                           mz_picture_pad_begin (&pad, box->width, box->height, get_scale (self), self->software), -box->x,
                           -box->y);
  picture = mz_picture_pad_end (&pad);
  mz_picture_cache_take (self->pictures, key, picture);
  return picture;
}

static void
snapshot_mark (MzSceneLayer *self, const MzMapMark *mark, gboolean fading)
{
  double world = mz_map_scene_get_world (self->scene);
  cairo_rectangle_t box;
  MzPicture *picture;
  char identity[200] = "";
  int n = 0;

  if (mark->last_copy < mark->first_copy)
    return;
  mz_map_scene_mark_extents (self->scene, mark, &box);
  picture = ensure_mark_picture (self, mark, &box);
  if (picture == NULL)
    return;
  if (fading)
    n = describe_mark (mark, identity, 120);
  for (int k = mark->first_copy; k <= mark->last_copy; k++)
    {
      if (fading)
        g_snprintf (identity + n, sizeof identity - (gsize) n, " %d %d %d", k, (int) (mark->lat * 1e5), (int) (mark->lon * 1e5));
      mz_fader_append (self->mark_fader, identity, picture, mark->x + k * world + box.x, mark->y + box.y);
    }
}

/* What a label is, wherever it stands; the same name in another copy of the world is another one. */
static char *
identify_label (MzSceneLayer *self, const MzMapLabel *label, const char *lines)
{
  double x = mz_mercator_x (self->view.lon) + (label->bounds.x - self->view.width / 2) / mz_map_scene_get_world (self->scene);

  return g_strdup_printf ("%d %d %s", label->kind, (int) floor (x), lines);
}

static void
snapshot_label (MzSceneLayer *self, const MzMapLabel *label)
{
  g_autofree char *lines = g_strjoinv ("\n", label->lines);
  g_autofree char *identity = identify_label (self, label, lines), *key = NULL;
  cairo_rectangle_t box;
  MzPicture *picture;

  mz_map_scene_label_extents (self->scene, label, &box);
  key = g_strdup_printf ("l%d %d %d %.0f %.0f %s", label->kind, label->fonts[0], label->fonts[1],
                         label->dot_x - label->bounds.x, label->dot_y - label->bounds.y, lines);
  picture = mz_picture_cache_lookup (self->pictures, key);
  if (picture == NULL && !may_paint (self))
    return;
  if (picture == NULL)
    {
      MzPicturePad pad;
      cairo_t *cr = mz_picture_pad_begin (&pad, box.width, box.height, get_scale (self), self->software);

      mz_map_scene_paint_label (self->scene, label, cr, -box.x, -box.y);
      picture = mz_picture_pad_end (&pad);
      mz_picture_cache_take (self->pictures, key, picture);
    }
  mz_fader_append (self->label_fader, identity, picture, label->bounds.x + box.x, label->bounds.y + box.y);
}

static gboolean
fade_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  MZ_SCENE_LAYER (widget)->tick_id = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* While the map moves marks come and go at once: clusters part at every step, and each that fades has to be drawn by itself. */
static gboolean
snapshot_marks (MzSceneLayer *self, GtkSnapshot *snapshot, gint64 now)
{
  if (!mz_view_equal (&self->view, &self->marks_view))
    mz_fader_clear (self->mark_fader);
  self->marks_view = self->view;
  mz_fader_begin (self->mark_fader, snapshot, &self->view, get_scale (self), now);
  for (guint i = 0; i < mz_map_scene_get_n_marks (self->scene); i++)
    snapshot_mark (self, mz_map_scene_peek_mark (self->scene, i), now != 0);
  return mz_fader_end (self->mark_fader);
}

static gboolean
snapshot_labels (MzSceneLayer *self, GtkSnapshot *snapshot, gint64 now)
{
  mz_fader_begin (self->label_fader, snapshot, &self->view, get_scale (self), now);
  for (guint i = 0; i < mz_map_scene_get_n_labels (self->scene); i++)
    snapshot_label (self, mz_map_scene_peek_label (self->scene, i));
  return mz_fader_end (self->label_fader);
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
  gboolean fading;
  gint64 now;

  if (self->view.width <= 0 || self->view.height <= 0)
    return;
  self->software = mz_picture_is_software (widget);
  self->n_painted = 0;
  self->postponed = FALSE;
  mz_picture_cache_round (self->pictures);
  if (!self->furniture_valid && !self->bare)
    update_furniture (self);
  mz_map_scene_update (self->scene, &self->view);
  mz_ground_painter_snapshot (self->ground, snapshot, &self->view, get_scale (self), self->software);
  self->paint_until = mz_view_equal (&self->view, &self->marks_view) ? 0 : g_get_monotonic_time () + MOVING_BUDGET;
  now = mz_fader_get_time (widget);
  fading = snapshot_marks (self, snapshot, now);
  fading |= snapshot_labels (self, snapshot, now);
  if ((fading || self->postponed) && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (widget, fade_tick_cb, NULL, NULL);
  if (!self->bare)
    mz_map_furniture_snapshot (&self->furniture, snapshot, self->pictures, self->theme, get_scale (self),
                               self->software);
}

static void
scene_changed_cb (MzSceneLayer *self)
{
  mz_ground_painter_invalidate (self->ground);
  self->furniture_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mz_scene_layer_dispose (GObject *object)
{
  MzSceneLayer *self = MZ_SCENE_LAYER (object);

  g_clear_object (&self->ground);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (mz_scene_layer_parent_class)->dispose (object);
}

static void
mz_scene_layer_finalize (GObject *object)
{
  MzSceneLayer *self = MZ_SCENE_LAYER (object);

  mz_map_furniture_clear (&self->furniture);
  mz_fader_free (self->label_fader);
  mz_fader_free (self->mark_fader);
  mz_picture_cache_free (self->pictures);
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
  self->text_factor = self->magnification = 1;
  self->pictures = mz_picture_cache_new (MAX_PICTURES);
  self->controls = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->label_fader = mz_fader_new ();
  self->mark_fader = mz_fader_new ();
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** mz_scene_layer_new: @scene: (transfer none): what is drawn; updated by this before each frame. */
MzSceneLayer *
mz_scene_layer_new (MzMapScene *scene)
{
  MzSceneLayer *self = g_object_new (MZ_TYPE_SCENE_LAYER, NULL);

  self->scene = g_object_ref (scene);
  self->ground = mz_ground_painter_new (scene);
  g_signal_connect_object (self->ground, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "changed", G_CALLBACK (scene_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** mz_scene_layer_set_view: What the next frame shows. */
void
mz_scene_layer_set_view (MzSceneLayer *self, const MzView *view)
{
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
  if (self->bare)
    mz_map_scene_set_obstacles (self->scene, boxes, n);
  self->furniture.bar_box.width = 0;
  self->furniture_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** mz_scene_layer_set_bare: No title and no scale bar from now on; @magnification: what the widget is enlarged by. */
void
mz_scene_layer_set_bare (MzSceneLayer *self, double magnification)
{
  self->bare = TRUE;
  self->magnification = magnification;
  mz_map_scene_set_obstacles (self->scene, (const cairo_rectangle_t *) (gconstpointer) self->controls->data, self->controls->len);
  mz_scene_layer_reset (self);
}

/** mz_scene_layer_reset: Paints everything anew: the scale of the screen has changed. */
void
mz_scene_layer_reset (MzSceneLayer *self)
{
  mz_picture_cache_clear (self->pictures);
  mz_fader_clear (self->label_fader);
  mz_fader_clear (self->mark_fader);
  mz_ground_painter_invalidate (self->ground);
  self->furniture_valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** mz_scene_layer_is_complete: Returns: whether what was drawn last is all of it, tints and arcs too. */
gboolean
mz_scene_layer_is_complete (MzSceneLayer *self)
{
  return !self->postponed && mz_ground_painter_is_complete (self->ground);
}

/** mz_scene_layer_count_pictures: Returns: how many it keeps. */
guint
mz_scene_layer_count_pictures (MzSceneLayer *self)
{
  return mz_picture_cache_size (self->pictures);
}
