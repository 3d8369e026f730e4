/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of a slide. */
#define G_LOG_DOMAIN "mz-story"

#include "mz-slide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-chart.h"

#define CHART_GAP  14.0 /* px at unit 1 */
#define CHART_FONT 11.0 /* px: the smallest text in most charts, before they are magnified */

#define MOST_LARGE 1.6  /* what a chart of few rows is enlarged by, to fill the page */
#define LARGE_STEP 1.1
#define MOST_DENSE 1.75 /* of its natural height, which has room to spare: a chart that is pressed more leaves names out */

/* Years before and after the clock that a timeline shows. */
#define YEARS_BEFORE 7
#define YEARS_AFTER  3

MzFigure *
mz_slide_build_figure (MzWorkspace *workspace, const MzStoryScene *scene)
{
  const MzChart *chart = mz_charts_lookup (mz_story_scene_get_chart (scene));
  MzDataset *facts = mz_workspace_get_facts (workspace);
  MzScenario *scenario = mz_workspace_get_scenario (workspace);
  MzFigureRequest request = { .dataset = mz_workspace_get_dataset (workspace), .facts = facts,
                              .date = mz_workspace_get_date (workspace), .query = mz_workspace_get_query (workspace) };
  MzFigure *figure;

  g_return_val_if_fail (chart != NULL, NULL);

  if (scenario != NULL)
    {
      g_autoptr (MzSupplyFacts) known = mz_supply_facts_new (facts, mz_supply_get_before (scenario, mz_dataset_get_as_of (facts)));

      request.run = mz_supply_run_new (known, scenario);
    }
  if (strcmp (chart->name, "timeline") == 0)
    {
      gboolean span = mz_partial_date_is_set (scene->until) && mz_partial_date_is_set (scene->view->date);

      request.from = span ? scene->view->date.year - 1 : request.date.year - YEARS_BEFORE;
      request.to = span ? scene->until.year + 2 : request.date.year + 1 + YEARS_AFTER;
    }
  figure = mz_chart_build (chart, &request);
  g_clear_pointer (&request.run, mz_supply_run_unref);
  return figure;
}

/* Events by their number, in two lines at most; where there are more, none is shown, as numbers alone say nothing. */
static void
lay_marks (MzSlide *self, double x, double width)
{
  g_autoptr (GString) words = g_string_new (NULL);
  MzSlideText *text = &self->texts[MZ_SLIDE_MARKS];
  guint lines = 0;
  double height;

  for (guint i = 0; i < self->figure->marks->len; i++)
    {
      const MzFigureMark *mark = &g_array_index (self->figure->marks, MzFigureMark, i);

      /* Translators: number of an event in a chart, its date, what happened. */
      g_string_append_printf (words, _("%1$u: %2$s, %3$s. "), i + 1, mark->when, mark->label);
    }
  if (words->len == 0)
    return;
  mz_slide_set_text (text, MZ_FONT_SUBTITLE, MZ_SLIDE_LEAST * self->unit, g_strdup (words->str));
  height = mz_slide_text_measure (text, width, NULL, &lines);
  if (lines > 2)
    {
      g_clear_pointer (&text->text, g_free);
      g_array_set_size (self->figure->marks, 0);
      return;
    }
  text->box = (cairo_rectangle_t) { x, self->band.y - CHART_GAP * self->unit - height, width, height };
}

/* The measure, unit and basis, beside the date where there is room, else below it. Returns: where the chart begins. */
static double
lay_subtitle (MzSlide *self, double right)
{
  MzSlideText *text = &self->texts[MZ_SLIDE_SUBTITLE];
  double u = self->unit, x = self->date_card.x + self->date_card.width + MZ_SLIDE_CARD_PAD * u, height;
  double below = self->date_card.y + self->date_card.height;
  guint lines;

  if (self->figure->subtitle == NULL || *self->figure->subtitle == '\0')
    return below;
  mz_slide_set_text (text, MZ_FONT_SUBTITLE, MZ_SLIDE_REMARK_TEXT * u, g_strdup (self->figure->subtitle));
  height = mz_slide_text_measure (text, MAX (right - x, 1), NULL, &lines);
  if (lines > 2 || right - x < self->width / 3)
    {
      x = MZ_SLIDE_MARGIN * u;
      height = mz_slide_text_measure (text, right - x, NULL, NULL);
      text->box = (cairo_rectangle_t) { x, below, right - x, height };
      return below + height + MZ_SLIDE_CARD_PAD_Y * u;
    }
  text->box = (cairo_rectangle_t) { x, self->date_card.y + (self->date_card.height - height) / 2, right - x, height };
  return MAX (below, text->box.y + height);
}

static void
lay_chart (MzSlide *self, double width, double height, double factor)
{
  g_clear_pointer (&self->layout, mz_chart_layout_free);
  self->factor = factor;
  self->layout = mz_chart_layout_new (self->figure, width / factor, height / factor, self->label_factor, FALSE);
}

/* The size of its smallest text. */
double
mz_slide_measure_chart (const MzSlide *self)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (self->layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT)
        least = MIN (least, mz_text_get_size (shape->font) * self->layout->factor * self->factor);
    }
  return least;
}

static gboolean
has_rows (MzFigureKind kind)
{
  return kind == MZ_FIGURE_BARS || kind == MZ_FIGURE_DOTS || kind == MZ_FIGURE_MATRIX || kind == MZ_FIGURE_RANGES
         || kind == MZ_FIGURE_TORNADO;
}

/* Whether it has rows that are pressed so much that names are left out; lanes are summed up, steps count what is left out. */
static gboolean
is_too_high (const MzSlide *self)
{
  return has_rows (self->figure->kind) && self->figure->empty == NULL
         && mz_chart_layout_get_natural_height (self->figure, self->layout->width, self->label_factor) > MOST_DENSE * self->layout->height;
}

static gboolean
is_cut (const MzChartLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const MzShape *shape = &g_array_index (layout->shapes, MzShape, i);

      if (shape->kind == MZ_SHAPE_TEXT && g_str_has_suffix (shape->text, "…"))
        return TRUE;
    }
  return FALSE;
}

/* So large that the smallest text can be read; where there are few rows larger, to fill the page, unless that cuts names off. */
static void
fit_chart (MzSlide *self, double width, double height)
{
  double most = MZ_SLIDE_LEAST / CHART_FONT * self->unit, least;

  lay_chart (self, width, height, most);
  least = mz_slide_measure_chart (self);
  if (least < MZ_SLIDE_LEAST * self->unit)
    most *= MZ_SLIDE_LEAST * self->unit / least;
  lay_chart (self, width, height, most);
  for (double factor = most * MOST_LARGE; has_rows (self->figure->kind) && self->figure->empty == NULL && factor > most; factor /= LARGE_STEP)
    if (mz_chart_layout_get_natural_height (self->figure, width / factor, self->label_factor) * factor < height)
      {
        lay_chart (self, width, height, factor);
        if (!is_cut (self->layout))
          return;
        lay_chart (self, width, height, most);
      }
}

void
mz_slide_build_chart (MzSlide *self, MzWorkspace *workspace)
{
  double u = self->unit, x = MZ_SLIDE_MARGIN * u, width = self->width - 2 * x, top, bottom, height;
  MzRecord *selection = mz_workspace_get_selection (workspace);

  self->record = selection != NULL ? g_strdup (mz_record_get_id (selection)) : NULL;
  /* The date is no card upon something: it begins where the words do. */
  for (guint i = MZ_SLIDE_DATE; i <= MZ_SLIDE_PLANS; i++)
    self->texts[i].box.x = x;
  self->date_card.width -= MZ_SLIDE_CARD_PAD * u;
  top = lay_subtitle (self, x + width) + CHART_GAP * u / 2;
  lay_marks (self, x, width);
  bottom = self->texts[MZ_SLIDE_MARKS].text != NULL ? self->texts[MZ_SLIDE_MARKS].box.y : self->band.y;
  self->chart_x = x;
  self->chart_y = top;
  height = MAX (bottom - CHART_GAP * u - top, 1);
  fit_chart (self, width, height);
  if (is_too_high (self))
    self->crowded |= MZ_SLIDE_CROWDED_CHART;
}
