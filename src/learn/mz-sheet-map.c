/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A blank map: numbered symbols, lines to write their names on, and the key behind. */
#define G_LOG_DOMAIN "mz-learn"
#include "mz-sheet.h"

#include "mz-quiz-private.h"
#include "mz-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "mz-mercator.h"

#define MAP_LEAST   300.0
#define MAP_MOST    520.0
#define ROW         24.0
#define BELOW       36.0
#define LEGEND_ROW  16.0
#define LEGEND_GAP  32.0 /* between what one symbol means and the next, with the next */
#define NEAREST     14.0 /* two that are nearer could not be told apart */
#define EQUATOR     40075e3 /* metres */
#define NEAREST_ZOOM 5.0

/* Returns: how many metres a map of all sites has to be between two of its places. */
static double
find_nearest (GPtrArray *sites, MzView *view)
{
  g_autofree MzPaperPlace *places = g_new0 (MzPaperPlace, sites->len + 1);
  guint n = 0;

  for (guint i = 0; i < sites->len; i++)
    if (mz_quiz_has_place (sites->pdata[i]))
      places[n++] = (MzPaperPlace) { .lat = mz_site_peek (sites->pdata[i])->lat, .lon = mz_site_peek (sites->pdata[i])->lon };
  if (n > 0)
    mz_paper_fit (places, n, NEAREST_ZOOM, view);
  return NEAREST * EQUATOR * cos (view->lat * G_PI / 180) / (MZ_TILE_PIXELS * exp2 (view->zoom));
}

static void
add_of_level (const MzQuizDesk *desk, guint level, MzView *view, GPtrArray *chosen)
{
  g_autoptr (GPtrArray) sites = mz_quiz_list_records (desk, MZ_RECORD_SITE, FALSE);
  double nearest = find_nearest (sites, view);

  for (guint i = 0; i < sites->len && chosen->len < MZ_BLANK_MAP_MOST; i++)
    {
      gboolean apart = mz_quiz_has_place (sites->pdata[i]) && mz_quiz_rate_site (desk, sites->pdata[i]) == level;

      for (guint k = 0; k < chosen->len && apart; k++)
        apart = mz_quiz_get_distance (sites->pdata[i], chosen->pdata[k]) >= nearest;
      if (apart)
        g_ptr_array_add (chosen, sites->pdata[i]);
    }
}

/* The best known first; from west to east, so that numbers are easily found. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const MzSiteInfo *left = mz_site_peek (*(MzSite *const *) a), *right = mz_site_peek (*(MzSite *const *) b);

  if (left->lon != right->lon)
    return left->lon < right->lon ? -1 : 1;
  return left->lat < right->lat ? 1 : left->lat > right->lat ? -1 : 0;
}

/* @view: its width and height are those of the map. */
static GPtrArray *
choose_sites (const MzQuizRequest *request, MzView *view)
{
  MzQuizShelf *shelf = mz_quiz_shelf_new ();
  g_autoptr (MzQuery) query = request->query != NULL ? mz_query_ref (request->query) : mz_query_new (&(MzFacets) { 0 });
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);
  MzQuizDesk desk = { request->dataset, mz_partial_date_is_set (request->date) ? request->date : as_of, as_of, query,
                      mz_random_init (request->seed, 0), shelf, request->units };
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint level = 1; level <= MZ_QUIZ_LEVELS; level++)
    if (request->level == 0 || request->level == level)
      add_of_level (&desk, level, view, chosen);
  g_ptr_array_sort (chosen, compare_places);
  mz_quiz_shelf_free (shelf);
  return chosen;
}

static MzStage
get_symbol (MzSite *site)
{
  return mz_site_peek (site)->kind == MZ_SITE_DEPOSIT ? MZ_N_STAGES : mz_site_get_stage (site);
}

/* What the symbols mean, in columns or, where words are too long for these, one behind the other. Returns: how many rows it takes. */
static guint
write_legend (MzPaperPen *pen, MzSet used, gboolean drawn)
{
  double left = MZ_PAPER_MARGIN + 6, right = MZ_PAPER_MARGIN + mz_paper_pen_get_inner (pen), x = left;
  double step = mz_paper_pen_get_inner (pen) / MAX (__builtin_popcount (used) + 1, 6);
  guint row = 0;

  for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
    if ((used & MZ_BIT (stage)) != 0)
      {
        const char *label = stage < MZ_N_STAGES ? mz_vocabulary_get_label (&mz_stages, stage)
                                                : mz_vocabulary_get_label (&mz_site_kinds, MZ_SITE_DEPOSIT);
        double width = mz_paper_pen_measure (pen, MZ_PAPER_SMALL, label) + 1, y;

        if (x > left && x + 11 + width > right)
          {
            x = left;
            row++;
          }
        y = pen->y + row * LEGEND_ROW;
        if (drawn)
          {
            mz_paper_pen_symbol (pen, stage, x, y + 8);
            mz_paper_pen_write (pen, FALSE, MZ_PAPER_SMALL, label, x + 11, y, MIN (width, right - x - 11), TRUE);
          }
        x += MAX (step, width + LEGEND_GAP);
      }
  return row + 1;
}

/* With what its symbols mean below it; @height is for both, but for the first row of these. */
static void
draw_map (MzPaperPen *pen, MzBasemap *basemap, MzBorders borders, GPtrArray *sites, double height)
{
  g_autofree MzPaperPlace *places = g_new0 (MzPaperPlace, sites->len + 1);
  MzView view = MZ_VIEW_HOME;
  guint rows;
  MzSet used = 0;

  for (guint i = 0; i < sites->len; i++)
    {
      const MzSiteInfo *info = mz_site_peek (sites->pdata[i]);

      places[i] = (MzPaperPlace) { .lat = info->lat, .lon = info->lon, .has_symbol = TRUE, .stage = get_symbol (sites->pdata[i]) };
      used |= MZ_BIT (places[i].stage);
      g_snprintf (places[i].mark, sizeof places[i].mark, "%u", i + 1);
    }
  rows = write_legend (pen, used, FALSE);
  height -= (rows - 1) * LEGEND_ROW;
  view.width = mz_paper_pen_get_inner (pen);
  view.height = height;
  view.zoom = log2 (view.width / MZ_TILE_PIXELS);
  if (sites->len > 0)
    mz_paper_fit (places, sites->len, NEAREST_ZOOM, &view);
  mz_paper_pen_map (pen, basemap, borders, &view, MZ_PAPER_MARGIN, pen->y);
  mz_paper_pen_discs (pen, places, sites->len, &view, MZ_PAPER_MARGIN, pen->y);
  pen->y += height + 8;
  write_legend (pen, used, TRUE);
  pen->y += 28 + (rows - 1) * LEGEND_ROW;
}

/* In two columns, the first one first; @names: what is written, in place of lines. */
static void
write_rows (MzPaperPen *pen, MzDataset *dataset, GPtrArray *sites, gboolean names)
{
  double half = mz_paper_pen_get_inner (pen) / 2;
  guint rows = (sites->len + 1) / 2;

  for (guint i = 0; i < sites->len; i++)
    {
      double x = MZ_PAPER_MARGIN + (i < rows ? 0 : half), y = pen->y + i % MAX (rows, 1) * ROW;
      g_autofree char *digits = g_strdup_printf ("%u", i + 1), *name = NULL;

      mz_paper_pen_write (pen, TRUE, MZ_PAPER_BODY, digits, x, y, 30, TRUE);
      /* Translators: a site, its country. */
      name = g_strdup_printf (_("%1$s, %2$s"), mz_record_get_short_name (sites->pdata[i]),
                              mz_dataset_country_name (dataset, mz_site_peek (sites->pdata[i])->country));
      if (names)
        mz_paper_pen_write (pen, FALSE, MZ_PAPER_SMALL, name, x + 30, y + 1, half - 40, TRUE);
      else
        mz_paper_pen_rule (pen, x + 30, y + 17, half - 50);
    }
  pen->y += rows * ROW;
}

/** mz_blank_map_draw: The sites that the query lets through, at most %MZ_BLANK_MAP_MOST, the best known of them. */
GBytes *
mz_blank_map_draw (const MzQuizRequest *request, MzBasemap *basemap, MzPaper paper, GError **error)
{
  MzView view = { .width = MAP_MOST, .height = MAP_LEAST };
  g_autoptr (GPtrArray) sites = choose_sites (request, &view);
  MzPartialDate as_of = mz_dataset_get_as_of (request->dataset);
  g_autofree char *date = mz_partial_date_format (as_of), *foot = NULL;
  const char *title = _("What lies where?");
  double rows = (sites->len + 1) / 2 * ROW;
  MzPaperPen pen;

  /* Translators: %s is the last date that the facts know. */
  foot = g_strdup_printf (_("Monazite; facts as of %s. Base map: Natural Earth."), date);
  mz_paper_pen_init (&pen, paper, title, foot, as_of);
  mz_paper_pen_head (&pen, title, _("Write the name of each mine, deposit or plant beside its number."));
  draw_map (&pen, basemap, request->borders, sites, CLAMP (mz_paper_pen_get_bottom (&pen) - pen.y - rows - BELOW, MAP_LEAST, MAP_MOST));
  write_rows (&pen, request->dataset, sites, FALSE);
  mz_paper_pen_turn (&pen, _("Map"));
  pen.y += mz_paper_pen_write (&pen, TRUE, MZ_PAPER_TITLE, _("Key"), MZ_PAPER_MARGIN, pen.y, mz_paper_pen_get_inner (&pen), TRUE) + 10;
  write_rows (&pen, request->dataset, sites, TRUE);
  return mz_paper_pen_finish (&pen, error);
}
