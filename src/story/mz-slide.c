/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-story"

#include "mz-slide.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-chart.h"
#include "mz-scenario-reader.h"
#include "mz-slide-private.h"

/* Pixels at unit 1. */
#define DATE         34.0
#define CARD_TOP     26.0

/* On a smaller page that of 1280 is shown smaller. */
#define LEAST_WIDTH  1024.0

gboolean
mz_slide_pose (MzWorkspace *workspace, const MzStoryScene *scene, GError **error)
{
  g_autoptr (MzScenario) scenario = NULL;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && scene != NULL, FALSE);

  if (mz_story_scene_get_chart (scene) != NULL && mz_charts_lookup (mz_story_scene_get_chart (scene)) == NULL)
    {
      g_set_error (error, MZ_IO_ERROR, MZ_IO_ERROR_SCHEMA, _("there is no chart “%s”"), mz_story_scene_get_chart (scene));
      return FALSE;
    }
  if (scene->view->scenario != NULL)
    {
      scenario = mz_scenario_find (scene->view->scenario, mz_workspace_get_facts (workspace), error);
      if (scenario == NULL)
        return FALSE;
    }
  mz_workspace_set_scenario (workspace, scenario);
  mz_address_apply (scene->view, workspace);
  if (mz_partial_date_is_set (scene->until))
    mz_workspace_set_date (workspace, scene->until);
  mz_workspace_settle (workspace);
  return TRUE;
}

/* --- Sources --- */

static void
add_chip (GPtrArray *chips, MzSource *source)
{
  g_autofree char *chip = mz_source_get_chip (source);

  if (!g_ptr_array_find_with_equal_func (chips, chip, g_str_equal, NULL))
    g_ptr_array_add (chips, g_steal_pointer (&chip));
}

/* @ids: of sources, and of records that have some. */
static void
add_chips (GPtrArray *chips, MzDataset *dataset, const char *const *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      MzRecord *record = mz_dataset_find (dataset, ids[i]);

      if (record == NULL)
        continue;
      if (MZ_IS_SOURCE (record))
        add_chip (chips, MZ_SOURCE (record));
      for (GStrv source = mz_record_peek_head (record)->sources; *source != NULL; source++)
        {
          MzRecord *found = mz_dataset_lookup (dataset, MZ_RECORD_SOURCE, *source);

          if (found != NULL)
            add_chip (chips, MZ_SOURCE (found));
        }
    }
}

/* --- The card of the date --- */

void
mz_slide_set_text (MzSlideText *text, MzFont font, double px, char *words)
{
  g_free (text->text);
  *text = (MzSlideText) { .text = words, .font = font, .px = px };
}

/* Date, what is assumed, and that there are plans only: one below the other. */
void
mz_slide_lay_date (MzSlide *self, MzWorkspace *workspace)
{
  double u = self->unit, x = MZ_SLIDE_MARGIN * u, y = (CARD_TOP + MZ_SLIDE_CARD_PAD_Y) * u, widest = 0;
  MzScenario *scenario = mz_workspace_get_scenario (workspace);

  mz_slide_set_text (&self->texts[MZ_SLIDE_DATE], MZ_FONT_TITLE, DATE * u, mz_partial_date_format (mz_workspace_get_date (workspace)));
  if (scenario != NULL)
    /* Translators: the title of a scenario, which a picture shows the world of. */
    mz_slide_set_text (&self->texts[MZ_SLIDE_REMARK], MZ_FONT_TITLE, MZ_SLIDE_REMARK_TEXT * u,
              g_strdup_printf (_("Scenario: %s"), mz_scenario_peek (scenario)->title));
  if (mz_workspace_is_after_as_of (workspace))
    mz_slide_set_text (&self->texts[MZ_SLIDE_PLANS], MZ_FONT_SUBTITLE, MZ_SLIDE_REMARK_TEXT * u, g_strdup (_("After the facts end: plans only")));
  for (guint i = MZ_SLIDE_DATE; i <= MZ_SLIDE_PLANS; i++)
    if (self->texts[i].text != NULL)
      {
        double wide, height = mz_slide_text_measure (&self->texts[i], 0, &wide, NULL);

        if (wide > self->width * 0.55)
          height = mz_slide_text_measure (&self->texts[i], self->width * 0.55, &wide, NULL);
        wide = ceil (wide) + 1;
        self->texts[i].box = (cairo_rectangle_t) { x + MZ_SLIDE_CARD_PAD * u, y, wide, height };
        widest = MAX (widest, wide);
        y += height;
      }
  self->date_card = (cairo_rectangle_t) { x, CARD_TOP * u, widest + 2 * MZ_SLIDE_CARD_PAD * u, y + MZ_SLIDE_CARD_PAD_Y * u - CARD_TOP * u };
}

/* --- Maps --- */

static gboolean
overlaps (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static guint
count_covered_arcs (MzMapScene *scene, const cairo_rectangle_t *box)
{
  double world = mz_map_scene_get_world (scene);
  guint n = 0;

  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    {
      const MzMapArc *arc = mz_map_scene_peek_arc (scene, i);
      gboolean covered = FALSE;

      for (guint k = 0; k < arc->n_points && !covered; k++)
        for (int copy = -1; copy <= 1 && !covered; copy++)
          {
            cairo_rectangle_t at = { arc->points[2 * k] + copy * world, arc->points[2 * k + 1], 1, 1 };

            covered = overlaps (&at, box);
          }
      n += covered;
    }
  return n;
}

/* @box: in pixels of the scene's frame. */
static guint
count_covered (MzMapScene *scene, const cairo_rectangle_t *box)
{
  double world = mz_map_scene_get_world (scene);
  guint n = count_covered_arcs (scene, box);

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);
      cairo_rectangle_t ink;

      mz_map_scene_mark_extents (scene, mark, &ink);
      ink.x += mark->x;
      ink.y += mark->y;
      for (int copy = mark->first_copy; copy <= mark->last_copy; copy++)
        {
          cairo_rectangle_t drawn = { ink.x + copy * world, ink.y, ink.width, ink.height };

          n += overlaps (&drawn, box) ? mark->n_members : 0;
        }
    }
  return n;
}

/* What a room has to be told first; -1: never. */
static int
rank_row (const MzLegendRow *row)
{
  switch (row->kind)
    {
    case MZ_LEGEND_FLOW:
      return 4;
    case MZ_LEGEND_TINT:
      return row->value == MZ_TINT_NOT_KNOWN ? -1 : 3;
    case MZ_LEGEND_ARC:
      return row->value == MZ_ARC_LAPSED ? -1 : 2;
    case MZ_LEGEND_STAGE:
      return 1;
    case MZ_LEGEND_STATE:
    case MZ_LEGEND_CLUSTER:
    case MZ_LEGEND_UNCERTAIN:
    case MZ_LEGEND_FLOW_FORM:
    case MZ_LEGEND_FLOW_WIDTH:
    case MZ_LEGEND_SIZE:
    default:
      return -1;
    }
}

/* Whether what is chosen is drawn so: that is what the words are about. */
static gboolean
is_chosen (MzMapScene *scene, const MzLegendRow *row)
{
  MzRecord *chosen = mz_workspace_get_selection (mz_map_scene_get_workspace (scene));

  if (row->kind == MZ_LEGEND_ARC && chosen != NULL && MZ_IS_AGREEMENT (chosen))
    return mz_map_scene_get_arc_form (scene, MZ_AGREEMENT (chosen)) == (MzArcForm) row->value;
  if (row->kind == MZ_LEGEND_STAGE && chosen != NULL && MZ_IS_SITE (chosen))
    return row->value == MZ_N_STAGES ? mz_site_peek (MZ_SITE (chosen))->kind == MZ_SITE_DEPOSIT
                                     : (mz_site_peek (MZ_SITE (chosen))->stages & MZ_BIT (row->value)) != 0;
  return FALSE;
}

/* @again: whether there is one of that kind already. Returns: the higher, the sooner it is taken; %G_MININT: never */
static int
rate_row (MzMapScene *scene, const MzLegendRow *row, gboolean again)
{
  gboolean chosen = is_chosen (scene, row);
  int rank = rank_row (row);

  if (rank < 0 && !chosen)
    return G_MININT;
  return rank + (chosen ? 20 : 0) - (again && row->kind != MZ_LEGEND_STAGE ? 10 : 0);
}

static guint
count_stages (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((const MzLegendRow *) rows->pdata[i])->kind == MZ_LEGEND_STAGE;
  return n;
}

/* The best that is not taken yet; of equals among stages the one with the most sites, else the first: what binds before what does
   not. Returns: -1: there is none. */
static int
find_row (MzMapScene *scene, GPtrArray *rows, const gboolean *taken, const gboolean *kinds, gboolean only_stages)
{
  int best = -1, most = G_MININT;

  for (guint i = 0; i < rows->len; i++)
    {
      const MzLegendRow *row = rows->pdata[i];
      int rate = taken[i] || (only_stages && row->kind != MZ_LEGEND_STAGE) ? G_MININT : rate_row (scene, row, kinds[row->kind]);

      if (rate > most || (rate > G_MININT && rate == most && row->kind == MZ_LEGEND_STAGE
                          && row->total > ((const MzLegendRow *) rows->pdata[best])->total))
        {
          best = (int) i;
          most = rate;
        }
    }
  return best;
}

/* Stages are what rings are read by: two of them at most have their place before all others. Of these each kind comes before a
   second one of the same kind, and what is chosen comes first. */
static void
choose_legend (MzSlide *self, MzMapScene *scene)
{
  g_autoptr (GPtrArray) rows = mz_legend_new (scene);
  g_autofree gboolean *taken = g_new0 (gboolean, rows->len + 1);
  gboolean kinds[MZ_LEGEND_SIZE + 1] = { FALSE };
  guint others = MZ_SLIDE_MOST_LEGEND - MIN (count_stages (rows), MZ_SLIDE_MOST_LEGEND - 1);
  int at;

  for (guint left = MZ_SLIDE_MOST_LEGEND; left > 0 && (at = find_row (scene, rows, taken, kinds, others == 0)) >= 0; left--)
    {
      MzLegendKind kind = ((const MzLegendRow *) rows->pdata[at])->kind;

      taken[at] = kinds[kind] = TRUE;
      others -= kind != MZ_LEGEND_STAGE;
    }
  for (guint i = 0; i < rows->len; i++)
    if (taken[i])
      {
        self->legend[self->n_legend] = *(const MzLegendRow *) rows->pdata[i];
        self->legend[self->n_legend].label = g_strdup (self->legend[self->n_legend].label);
        self->n_legend++;
      }
}

/* In the corner at the top right, unless another one covers fewer sites and arcs. */
static void
place_legend (MzSlide *self, MzMapScene *scene)
{
  double u = self->unit, factor = MZ_SLIDE_LEGEND_TEXT * u / mz_text_get_size (MZ_FONT_SUBTITLE), widest = 0;
  double width, height, x[2], y[2];
  guint least = G_MAXUINT;

  choose_legend (self, scene);
  if (self->n_legend == 0)
    return;
  for (guint i = 0; i < self->n_legend; i++)
    widest = MAX (widest, mz_text_measure (MZ_FONT_SUBTITLE, factor, self->legend[i].label).width);
  width = ceil (widest + (2 * MZ_SLIDE_CARD_PAD + MZ_SLIDE_SAMPLE + 12) * u);
  height = (MZ_SLIDE_CARD_PAD + self->n_legend * MZ_SLIDE_LEGEND_ROW) * u;
  x[0] = self->width - MZ_SLIDE_MARGIN * u - width;
  x[1] = MZ_SLIDE_MARGIN * u;
  y[0] = CARD_TOP * u;
  y[1] = self->band.y - CARD_TOP * u - height;
  for (guint i = 0; i < 3; i++)
    {
      /* Top right, bottom right, bottom left: the date is at the top left. */
      cairo_rectangle_t box = { x[i / 2], y[(i + 1) / 2], width, height };
      cairo_rectangle_t there = { box.x / self->factor, box.y / self->factor, width / self->factor, height / self->factor };
      guint n = count_covered (scene, &there);

      if (n < least && !overlaps (&box, &self->date_card))
        {
          least = n;
          self->legend_card = box;
        }
    }
}

/* 1.75 on a page of 1280, 2 on one of 1920; beyond these in proportion. */
double
mz_slide_find_factor (double unit)
{
  return unit <= 1 ? 1.75 * unit : unit <= 1.5 ? 1.75 + (unit - 1) / 2 : unit * 2 / 1.5;
}

/* In a frame that is smaller by the factor: all that was seen, where the address says how much that was; else as on a page of 1280. */
MzView
mz_slide_make_view (const MzSlide *self, double factor, const MzView *view)
{
  double width = self->width / factor, height = self->band.y / factor;
  double zoom = view->width > 0 && view->height > 0 ? mz_view_get_zoom_for (view, width, height)
                                                    : view->zoom + log2 (self->width / MZ_SLIDE_WIDTH / factor);

  return (MzView) { view->lat, view->lon, zoom, width, height, MZ_PROJECTION_MERCATOR };
}

/* In pixels of that frame. Returns: how many there are, of two at most. */
guint
mz_slide_list_cards (const MzSlide *self, cairo_rectangle_t *cards)
{
  cards[0] = self->date_card;
  cards[1] = self->legend_card;
  for (guint i = 0; i < 2; i++)
    {
      cards[i].x /= self->factor;
      cards[i].y /= self->factor;
      cards[i].width /= self->factor;
      cards[i].height /= self->factor;
    }
  return self->n_legend > 0 ? 2 : 1;
}

/* The map is laid out in a frame that is smaller by the factor, and drawn larger by it: all of it grows, and stays in order. */
static void
build_map (MzSlide *self, MzWorkspace *workspace, MzBasemap *basemap, const MzStoryScene *scene)
{
  g_autoptr (MzMapScene) map = mz_map_scene_new (workspace, basemap);
  MzView view = mz_slide_make_view (self, self->factor, &scene->view->view);
  cairo_rectangle_t cards[2];
  guint n;

  mz_map_scene_set_theme (map, self->theme);
  mz_map_scene_set_text_factor (map, MZ_SLIDE_TEXT_FACTOR * self->label_factor);
  mz_map_scene_set_size_factor (map, MZ_SLIDE_SIZE_FACTOR);
  mz_map_scene_set_most_labels (map, MZ_SLIDE_MOST_LABELS);
  mz_map_scene_update (map, &view);
  place_legend (self, map);
  n = mz_slide_list_cards (self, cards);
  mz_map_scene_set_obstacles (map, cards, n);
  mz_map_scene_update (map, &view);
  self->still = mz_map_still_new (map, basemap);
}

/* --- The slide --- */

/* A room sees a screen as high as another one as well, be it narrower: down to 4:3 only the height counts. */
static double
find_unit (double width, double height)
{
  return MIN (width / (MZ_SLIDE_HEIGHT * 4 / 3), height / MZ_SLIDE_HEIGHT);
}

/* A page of that size with nothing on it. */
MzSlide *
mz_slide_new_empty (MzWorkspace *workspace, const MzSlideSpec *spec)
{
  MzSlide *self = g_atomic_rc_box_new0 (MzSlide);

  self->page_width = spec->width;
  self->page_height = spec->height;
  self->scale = spec->width < LEAST_WIDTH ? spec->width / MZ_SLIDE_WIDTH : 1;
  self->width = spec->width / self->scale;
  self->height = spec->height / self->scale;
  self->unit = find_unit (self->width, self->height);
  self->factor = mz_slide_find_factor (self->unit);
  self->theme = spec->theme;
  self->borders = mz_workspace_get_borders (workspace);
  self->label_factor = mz_manner_get_label_factor (mz_workspace_get_manner (workspace));
  self->as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (workspace));
  self->band = (cairo_rectangle_t) { 0, self->height, self->width, 0 };
  return self;
}

/**
 * mz_slide_new:
 * @workspace: shows the scene, see mz_slide_pose()
 *
 * Main thread only.
 *
 * Returns: (transfer full)
 */
MzSlide *
mz_slide_new (MzWorkspace *workspace, MzBasemap *basemap, const MzStoryScene *scene, const MzSlideWords *words,
              const MzSlideSpec *spec)
{
  MzSlide *self;
  MzDataset *dataset;
  g_autoptr (GPtrArray) chips = g_ptr_array_new_with_free_func (g_free);
  gboolean map;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && scene != NULL && words != NULL && spec != NULL, NULL);
  g_return_val_if_fail (spec->width >= 1 && spec->height >= 1, NULL);

  self = mz_slide_new_empty (workspace, spec);
  dataset = mz_workspace_get_dataset (workspace);
  map = mz_story_scene_get_chart (scene) == NULL;
  mz_slide_lay_date (self, workspace);
  if (!map)
    self->figure = mz_slide_build_figure (workspace, scene);
  add_chips (chips, dataset, words->sources, words->sources != NULL ? g_strv_length ((GStrv) words->sources) : 0);
  if (!map)
    add_chips (chips, dataset, (const char *const *) self->figure->sources->pdata, self->figure->sources->len);
  if (spec->band)
    mz_slide_lay_band (self, words, chips, map);
  if (map)
    build_map (self, workspace, basemap, scene);
  else
    mz_slide_build_chart (self, workspace);
  return self;
}

MzSlide *
mz_slide_ref (MzSlide *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_content (gpointer data)
{
  MzSlide *self = data;

  for (guint i = 0; i < MZ_SLIDE_N_TEXTS; i++)
    g_free (self->texts[i].text);
  for (guint i = 0; i < self->n_legend; i++)
    g_free (self->legend[i].label);
  g_clear_pointer (&self->still, mz_map_still_unref);
  g_clear_pointer (&self->layout, mz_chart_layout_free);
  g_clear_pointer (&self->figure, mz_figure_free);
  g_free (self->record);
}

void
mz_slide_unref (MzSlide *self)
{
  g_atomic_rc_box_release_full (self, free_content);
}

/** mz_slide_get_smallest_text: Returns: pixels of the page: the least size of any text on it. */
double
mz_slide_get_smallest_text (const MzSlide *self)
{
  double least = self->n_legend > 0 ? MZ_SLIDE_LEGEND_TEXT * self->unit : G_MAXDOUBLE;

  for (guint i = 0; i < MZ_SLIDE_N_TEXTS; i++)
    if (self->texts[i].text != NULL)
      least = MIN (least, self->texts[i].px);
  if (self->still != NULL)
    least = MIN (least, mz_map_still_get_smallest_text (self->still) * self->factor);
  if (self->layout != NULL)
    least = MIN (least, mz_slide_measure_chart (self));
  return least * self->scale;
}

/** mz_slide_get_floor: Returns: pixels: no text on a page of this size is smaller: 24 at 1920 x 1080. */
double
mz_slide_get_floor (double width, double height)
{
  return MZ_SLIDE_LEAST * find_unit (width, height);
}

/** mz_slide_get_crowded: Returns: what there is too much of; 0: nothing. */
MzSlideCrowded
mz_slide_get_crowded (const MzSlide *self)
{
  return self->crowded;
}

void
mz_slide_get_band (const MzSlide *self, cairo_rectangle_t *band)
{
  *band = (cairo_rectangle_t) { self->band.x * self->scale, self->band.y * self->scale, self->band.width * self->scale,
                                self->band.height * self->scale };
}

GPtrArray *
mz_slide_peek_notes (const MzSlide *self)
{
  return self->figure != NULL ? self->figure->notes : NULL;
}

GPtrArray *
mz_slide_peek_sources (const MzSlide *self)
{
  return self->figure != NULL ? self->figure->sources : NULL;
}
