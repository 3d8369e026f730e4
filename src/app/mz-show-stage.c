/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-show-stage.h"

#include <math.h>

#include "mz-picture.h"
#include "mz-show-run.h"
#include "mz-slide-live.h"

#define DOT            9.0  /* px at a height of 720: radius of the pointer */
#define SPOTLIGHT    120.0  /* the same of the spotlight */
#define DIMNESS        0.72
#define POINTER_REST_S 2
#define FADE_MS      200.0  /* from a map to a chart and back */

/* A part of the slide as it lies on the stage. */
typedef struct
{
  MzPicture        *picture; /* (nullable) */
  cairo_rectangle_t box;
} Part;

typedef enum { PART_WHOLE, PART_LEGEND, PART_BAND, PART_DATE, N_PARTS } PartKind;

struct _MzShowStage
{
  GtkWidget      parent_instance;
  MzStoryPlayer *player;
  MzWorkspace   *workspace;
  MzMapView     *map;
  MzSlide       *slide;    /* (nullable) */
  MzSlideMap     frame;    /* of the slide's map */
  gboolean       has_map;
  gboolean       dark;
  MzSlide       *date;     /* (nullable): with nothing but the card of the date */
  Part           parts[N_PARTS];
  double         scale;    /* that the parts were painted for */
  double         point_x, point_y; /* from 0 to 1: where it points */
  guint          rest_id;
  gboolean       resting;  /* the mouse: it is not seen */
  GdkPaintable  *faded;    /* (nullable): what was seen before, while it goes */
  gint64         fade_begin; /* µs of the frame clock; 0: before the first frame */
  double         fade_part;  /* of it that is gone */
  guint          fade_id;
};

enum { SIGNAL_RESIZED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzShowStage, mz_show_stage, GTK_TYPE_WIDGET)

static void
drop_part (MzShowStage *self, PartKind kind)
{
  g_clear_object (&self->parts[kind].picture);
}

static MzThemeKind
get_theme (MzShowStage *self)
{
  return self->dark ? MZ_THEME_DARK : MZ_THEME_LIGHT;
}

static gboolean
is_exploring (MzShowStage *self)
{
  return mz_story_player_get_exploring (self->player) == MZ_STORY_EXPLORING_SHOWN;
}

/* Left for the map, or a scene that is one. */
static gboolean
shows_map (MzShowStage *self)
{
  return is_exploring (self) || self->has_map;
}

/* --- From a map to a chart --- */

static void
end_fade (MzShowStage *self)
{
  if (self->fade_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fade_id);
  self->fade_id = 0;
  g_clear_object (&self->faded);
}

static gboolean
fade_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  MzShowStage *self = MZ_SHOW_STAGE (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->fade_begin == 0)
    self->fade_begin = now;
  self->fade_part = (double) (now - self->fade_begin) / 1000 / FADE_MS;
  gtk_widget_queue_draw (widget);
  if (self->fade_part < 1)
    return G_SOURCE_CONTINUE;
  self->fade_id = 0;
  g_clear_object (&self->faded);
  return G_SOURCE_REMOVE;
}

/* What is seen now stays over what comes, and goes. */
static void
begin_fade (MzShowStage *self)
{
  g_autoptr (GdkPaintable) paintable = NULL;

  end_fade (self);
  if (!mz_show_run_is_animated (GTK_WIDGET (self)) || mz_story_player_get_screen (self->player) != MZ_STORY_SCREEN_SCENE)
    return;
  paintable = gtk_widget_paintable_new (GTK_WIDGET (self));
  self->faded = gdk_paintable_get_current_image (paintable);
  self->fade_begin = 0;
  self->fade_part = 0;
  self->fade_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_cb, NULL, NULL);
}

static void
snapshot_faded (MzShowStage *self, GtkSnapshot *snapshot)
{
  if (self->faded == NULL)
    return;
  gtk_snapshot_push_opacity (snapshot, 1 - CLAMP (self->fade_part, 0, 1));
  gdk_paintable_snapshot (self->faded, snapshot, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_snapshot_pop (snapshot);
}

/* --- Parts --- */

static void
get_band_box (MzShowStage *self, cairo_rectangle_t *box)
{
  mz_slide_get_band (self->slide, box);
  box->y -= 1; /* with its line */
  box->height += 1;
}

static void
paint_part (MzShowStage *self, PartKind kind, cairo_t *cr)
{
  switch (kind)
    {
    case PART_WHOLE:
      mz_slide_paint (self->slide, cr);
      break;
    case PART_LEGEND:
    case PART_BAND:
      mz_slide_paint_words (self->slide, cr);
      break;
    case PART_DATE:
      mz_slide_paint_date (self->date, cr);
      break;
    case N_PARTS:
    default:
      g_assert_not_reached ();
    }
}

static void
get_part_box (MzShowStage *self, PartKind kind, cairo_rectangle_t *box)
{
  switch (kind)
    {
    case PART_WHOLE:
      *box = (cairo_rectangle_t) { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
      break;
    case PART_LEGEND:
      mz_slide_get_legend_box (self->slide, box);
      break;
    case PART_BAND:
      get_band_box (self, box);
      break;
    case PART_DATE:
      mz_slide_get_date_box (self->date, box);
      break;
    case N_PARTS:
    default:
      g_assert_not_reached ();
    }
}

/* Painted once, and shown in every frame. */
static void
snapshot_part (MzShowStage *self, GtkSnapshot *snapshot, PartKind kind)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  Part *part = &self->parts[kind];

  if (scale != self->scale)
    for (guint i = 0; i < N_PARTS; i++)
      drop_part (self, (PartKind) i);
  self->scale = scale;
  if (part->picture == NULL)
    {
      MzPicturePad pad;
      cairo_t *cr;
      cairo_rectangle_t box;

      get_part_box (self, kind, &box);
      part->box = (cairo_rectangle_t) { floor (box.x), floor (box.y), ceil (box.width) + 1, ceil (box.height) + 1 };
      if (box.width <= 0 || box.height <= 0)
        return;
      cr = mz_picture_pad_begin (&pad, part->box.width, part->box.height, scale, mz_picture_is_software (GTK_WIDGET (self)));
      cairo_translate (cr, -part->box.x, -part->box.y);
      paint_part (self, kind, cr);
      part->picture = mz_picture_pad_end (&pad);
    }
  mz_picture_append (part->picture, snapshot, part->box.x, part->box.y);
}

static void
ensure_date (MzShowStage *self)
{
  MzSlideSpec spec;

  if (self->date != NULL)
    return;
  mz_show_stage_get_spec (self, &spec);
  self->date = mz_slide_new_date (self->workspace, &spec);
}

static void
snapshot_scene (MzShowStage *self, GtkSnapshot *snapshot)
{
  if (!shows_map (self))
    {
      snapshot_part (self, snapshot, PART_WHOLE);
      return;
    }
  ensure_date (self);
  gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (self->map), snapshot);
  if (!is_exploring (self))
    {
      snapshot_part (self, snapshot, PART_LEGEND);
      snapshot_part (self, snapshot, PART_BAND);
    }
  snapshot_part (self, snapshot, PART_DATE);
}

static void
paint_dot (cairo_t *cr, double x, double y, double r)
{
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0.85, 0.05, 0.05);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, r / 3);
  cairo_stroke (cr);
}

static void
snapshot_pointer (MzShowStage *self, GtkSnapshot *snapshot)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double x = self->point_x * width, y = self->point_y * height, r;
  MzStoryPointer pointer = mz_story_player_get_pointer (self->player);
  cairo_t *cr;

  if (pointer == MZ_STORY_POINTER_DOT)
    {
      r = DOT * height / MZ_SLIDE_HEIGHT;
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) (x - 2 * r), (float) (y - 2 * r), (float) (4 * r), (float) (4 * r)));
      paint_dot (cr, x, y, r);
      cairo_destroy (cr);
    }
  else if (pointer == MZ_STORY_POINTER_SPOTLIGHT)
    {
      r = SPOTLIGHT * height / MZ_SLIDE_HEIGHT;
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_set_source_rgba (cr, 0, 0, 0, DIMNESS);
      cairo_fill (cr);
      cairo_destroy (cr);
    }
}

static void
mz_show_stage_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MzShowStage *self = MZ_SHOW_STAGE (widget);
  float white = mz_story_player_get_screen (self->player) == MZ_STORY_SCREEN_WHITE || self->slide != NULL ? 1 : 0;
  GdkRGBA ground = { white, white, white, 1 };
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (mz_story_player_get_screen (self->player) == MZ_STORY_SCREEN_BLACK)
    ground = (GdkRGBA) { 0, 0, 0, 1 };
  gtk_snapshot_append_color (snapshot, &ground, &whole);
  if (mz_story_player_get_screen (self->player) != MZ_STORY_SCREEN_SCENE || self->slide == NULL)
    return;
  snapshot_scene (self, snapshot);
  snapshot_faded (self, snapshot);
  snapshot_pointer (self, snapshot);
}

/* While the story is told the map has its frame above the words; left for the map, it has all. */
static void
allocate_map (MzShowStage *self, int width, int height)
{
  double m = self->frame.magnification > 0 ? self->frame.magnification : 1, map_width = width, map_height = height;
  g_autoptr (GskTransform) transform = NULL;

  if (self->slide != NULL && !is_exploring (self))
    map_height = self->frame.view.height * m;
  transform = gsk_transform_scale (NULL, (float) m, (float) m);
  gtk_widget_allocate (GTK_WIDGET (self->map), MAX ((int) ceil (map_width / m), 1), MAX ((int) ceil (map_height / m), 1), -1,
                       g_steal_pointer (&transform));
}

static void
mz_show_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MzShowStage *self = MZ_SHOW_STAGE (widget);
  cairo_rectangle_t band = { 0 };

  if (self->slide != NULL)
    mz_slide_get_band (self->slide, &band);
  allocate_map (self, width, height);
  if (self->slide == NULL || fabs (band.y + band.height - height) > 0.5 || fabs (band.width - width) > 0.5)
    g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
}

static void
mz_show_stage_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = 1;
  *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? MZ_SLIDE_WIDTH : MZ_SLIDE_HEIGHT);
  *minimum_baseline = *natural_baseline = -1;
}

static void
update_cursor (MzShowStage *self)
{
  gboolean pointing = mz_story_player_get_pointer (self->player) != MZ_STORY_POINTER_NONE;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->resting || pointing ? "none" : NULL);
}

static gboolean
rest_cb (gpointer data)
{
  MzShowStage *self = data;

  self->rest_id = 0;
  self->resting = TRUE;
  update_cursor (self);
  return G_SOURCE_REMOVE;
}

static void
motion_cb (MzShowStage *self, double x, double y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_seconds (POINTER_REST_S, rest_cb, self);
  if (self->resting)
    {
      self->resting = FALSE;
      update_cursor (self);
    }
  if (width > 0 && height > 0)
    mz_show_stage_point (self, x / width, y / height);
}

static void
date_changed_cb (MzShowStage *self)
{
  g_clear_pointer (&self->date, mz_slide_unref);
  drop_part (self, PART_DATE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
player_changed_cb (MzShowStage *self)
{
  gboolean exploring = is_exploring (self);

  gtk_widget_set_can_target (GTK_WIDGET (self->map), exploring);
  gtk_widget_set_child_visible (GTK_WIDGET (self->map), shows_map (self));
  update_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mz_show_stage_dispose (GObject *object)
{
  MzShowStage *self = MZ_SHOW_STAGE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  end_fade (self);
  for (guint i = 0; i < N_PARTS; i++)
    drop_part (self, (PartKind) i);
  g_clear_pointer (&self->slide, mz_slide_unref);
  g_clear_pointer (&self->date, mz_slide_unref);
  if (self->map != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->map)));
  g_clear_object (&self->player);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_show_stage_parent_class)->dispose (object);
}

static void
mz_show_stage_class_init (MzShowStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_show_stage_dispose;
  widget_class->measure = mz_show_stage_measure;
  widget_class->size_allocate = mz_show_stage_size_allocate;
  widget_class->snapshot = mz_show_stage_snapshot;
  signals[SIGNAL_RESIZED] = g_signal_new ("resized", MZ_TYPE_SHOW_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "show-stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mz_show_stage_init (MzShowStage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->point_x = self->point_y = 0.5;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * mz_show_stage_new:
 * @workspace: (transfer none): of the map, and nobody else's but the show's
 */
GtkWidget *
mz_show_stage_new (MzStoryPlayer *player, MzWorkspace *workspace, MzBasemap *basemap)
{
  static const char *const properties[] = { "notify::screen", "notify::pointer", "notify::exploring" };
  MzShowStage *self = g_object_new (MZ_TYPE_SHOW_STAGE, NULL);

  self->player = g_object_ref (player);
  self->workspace = g_object_ref (workspace);
  self->map = MZ_MAP_VIEW (mz_map_view_new (workspace, basemap));
  gtk_widget_set_can_target (GTK_WIDGET (self->map), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->map), GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_signal_connect_object (player, properties[i], G_CALLBACK (player_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::date", G_CALLBACK (date_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::scenario", G_CALLBACK (date_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

MzMapView *
mz_show_stage_get_map (MzShowStage *self)
{
  g_return_val_if_fail (MZ_IS_SHOW_STAGE (self), NULL);

  return self->map;
}

/** mz_show_stage_get_slide: Returns: (transfer none) (nullable) */
MzSlide *
mz_show_stage_get_slide (MzShowStage *self)
{
  g_return_val_if_fail (MZ_IS_SHOW_STAGE (self), NULL);

  return self->slide;
}

/** mz_show_stage_get_spec: @spec: (out): what a slide has to be made for to fit. */
void
mz_show_stage_get_spec (MzShowStage *self, MzSlideSpec *spec)
{
  g_return_if_fail (MZ_IS_SHOW_STAGE (self) && spec != NULL);

  *spec = (MzSlideSpec) { MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1), MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1),
                          get_theme (self), TRUE };
}

/**
 * mz_show_stage_set_slide:
 * @slide: (transfer full): of the player's scene, made for the stage's size
 *
 * Where it is a map the workspace has still to be led to its view: see mz_slide_get_map().
 */
void
mz_show_stage_set_slide (MzShowStage *self, MzSlide *slide)
{
  gboolean had_map = self->has_map, had_slide = self->slide != NULL;

  g_return_if_fail (MZ_IS_SHOW_STAGE (self) && slide != NULL);

  g_clear_pointer (&self->slide, mz_slide_unref);
  self->slide = slide;
  drop_part (self, PART_WHOLE);
  drop_part (self, PART_LEGEND);
  drop_part (self, PART_BAND);
  self->has_map = mz_slide_get_map (slide, mz_story_player_peek_scene (self->player), &self->frame);
  if (had_slide && had_map != self->has_map)
    begin_fade (self);
  mz_map_view_set_room (self->map, &(MzMapRoom) { get_theme (self), self->frame.magnification, self->frame.text_factor,
                                                  self->frame.size_factor, self->frame.most_labels });
  mz_map_view_set_cards (self->map, self->frame.cards, self->frame.n_cards);
  date_changed_cb (self);
  player_changed_cb (self);
}

/** mz_show_stage_is_fading: Returns: whether a map is still going over into a chart, or a chart into a map. */
gboolean
mz_show_stage_is_fading (MzShowStage *self)
{
  g_return_val_if_fail (MZ_IS_SHOW_STAGE (self), FALSE);

  return self->faded != NULL;
}

/** mz_show_stage_set_dark: For a dark room. The next slide has to be made for it. */
void
mz_show_stage_set_dark (MzShowStage *self, gboolean dark)
{
  g_return_if_fail (MZ_IS_SHOW_STAGE (self));

  self->dark = dark;
}

gboolean
mz_show_stage_is_dark (MzShowStage *self)
{
  g_return_val_if_fail (MZ_IS_SHOW_STAGE (self), FALSE);

  return self->dark;
}

/** mz_show_stage_point: Where the pointer or the spotlight is, from 0 to 1 across and down. */
void
mz_show_stage_point (MzShowStage *self, double x, double y)
{
  g_return_if_fail (MZ_IS_SHOW_STAGE (self));

  self->point_x = CLAMP (x, 0, 1);
  self->point_y = CLAMP (y, 0, 1);
  if (mz_story_player_get_pointer (self->player) != MZ_STORY_POINTER_NONE)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
