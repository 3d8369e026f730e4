/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the hand-out: what stands on them is a row of pieces that flows on to the next page where it has to. */
#define G_LOG_DOMAIN "mz-story"

#include "mz-handout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-format.h"
#include "mz-sheets.h"

/* Pixels, at 96 to the inch. */
#define MARGIN        52.0
#define FOOT          26.0 /* above the lower margin */
#define LEAST_SOURCES 3    /* are listed with their scene, on the next page if it has to be */

#define BIG           30.0
#define HEADING       20.0
#define BODY          14.5
#define SMALL         12.0
#define TINY          11.0

static const double papers[MZ_N_PAPERS][2] = { [MZ_PAPER_A4] = { 794, 1123 }, [MZ_PAPER_LETTER] = { 816, 1056 } };

/* Words, or a picture. */
typedef struct
{
  char          *text; /* (nullable): a picture */
  gboolean       markup, dim, with_next;
  MzFont         font;
  double         px, before, indent;
  const MzSlide *slide;
  guint          scene; /* that it leads to; G_MAXUINT: none */
} Piece;

/* A piece, or some of its lines, on a page. */
typedef struct
{
  const Piece *piece;
  double       y, height;
  guint        first, n;
} Place;

typedef struct
{
  const MzHandout *handout;
  GPtrArray       *pieces; /* of Piece, of all pages */
  GArray          *first_pages; /* of guint: where each scene begins; filled in when all are laid out */
  GPtrArray       *pages;  /* of Page */
  double           width, height;
  double           y;      /* of the last page: where the next piece goes */
  cairo_t         *cr;     /* to measure with */
} Flow;

typedef struct
{
  const Flow *flow;
  guint       number;
  char       *chapter, *name;
  GArray     *places; /* of Place */
} Page;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->chapter);
  g_free (page->name);
  g_array_unref (page->places);
  g_free (page);
}

static Piece *
add (GPtrArray *pieces, MzFont font, double px, double before, char *text)
{
  Piece *piece = g_new (Piece, 1);

  *piece = (Piece) { .text = text, .font = font, .px = px, .before = before, .scene = G_MAXUINT };
  g_ptr_array_add (pieces, piece);
  return piece;
}

static double
get_inner (const Flow *flow)
{
  return flow->width - 2 * MARGIN;
}

static PangoLayout *
lay_out (const Flow *flow, const Piece *piece, cairo_t *cr)
{
  MzSlideText text = { piece->text, piece->markup, piece->font, piece->px, PANGO_ALIGN_LEFT,
                       { 0, 0, get_inner (flow) - piece->indent, 0 } };

  return mz_slide_text_new (cr, &text);
}

/* --- Flowing --- */

static Page *
begin_page (Flow *flow)
{
  Page *page = g_new0 (Page, 1);

  page->flow = flow;
  page->number = flow->pages->len + 1;
  page->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_ptr_array_add (flow->pages, page);
  flow->y = MARGIN;
  return page;
}

static double
get_bottom (const Flow *flow)
{
  return flow->height - MARGIN - FOOT;
}

static GArray *
measure_lines (const Flow *flow, const Piece *piece)
{
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (PangoLayout) layout = lay_out (flow, piece, flow->cr);
  PangoLayoutIter *lines = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      double height;

      pango_layout_iter_get_line_extents (lines, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      g_array_append_val (heights, height);
    }
  while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
  return heights;
}

static double
measure (const Flow *flow, const Piece *piece)
{
  g_autoptr (GArray) heights = measure_lines (flow, piece);
  double sum = piece->before;

  for (guint i = 0; i < heights->len; i++)
    sum += g_array_index (heights, double, i);
  return sum;
}

/* As many lines as there is room for; the rest goes to the next page. */
static void
place_lines (Flow *flow, const Piece *piece)
{
  g_autoptr (GArray) heights = measure_lines (flow, piece);
  Page *page = flow->pages->pdata[flow->pages->len - 1];
  Place place = { piece, flow->y, 0, 0, 0 };

  for (guint i = 0; i < heights->len; i++)
    {
      double height = g_array_index (heights, double, i);
      /* A heading does not stand alone at the foot. */
      double need = height + (piece->with_next ? 2.5 * BODY : 0);

      if (flow->y + need > get_bottom (flow) && (place.n > 0 || page->places->len > 0))
        {
          if (place.n > 0)
            g_array_append_val (page->places, place);
          page = begin_page (flow);
          place = (Place) { piece, flow->y, 0, i, 0 };
        }
      place.n++;
      place.height += height;
      flow->y += height;
    }
  if (place.n > 0)
    g_array_append_val (page->places, place);
}

static double
get_picture_height (const Flow *flow, const MzSlide *slide)
{
  MzPage picture = mz_slide_get_page (slide);

  return get_inner (flow) * picture.height / picture.width;
}

/* Puts a piece below the last one. */
static void
place_piece (Flow *flow, const Piece *piece)
{
  Page *page = flow->pages->pdata[flow->pages->len - 1];

  flow->y += page->places->len > 0 ? piece->before : 0;
  if (piece->slide != NULL)
    {
      Place place = { piece, flow->y, get_picture_height (flow, piece->slide), 0, 0 };

      g_array_append_val (page->places, place);
      flow->y += place.height;
    }
  else
    place_lines (flow, piece);
}

/* Places the pieces from @first on. */
static void
place_pieces (Flow *flow, guint first)
{
  for (guint i = first; i < flow->pieces->len; i++)
    place_piece (flow, flow->pieces->pdata[i]);
}

/* --- Painting --- */

static void
paint_place (const Page *page, const Place *place, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);
  g_autoptr (PangoLayout) layout = lay_out (page->flow, place->piece, cr);
  PangoLayoutIter *lines = pango_layout_get_iter (layout);
  double y = place->y;
  guint i = 0;

  mz_color_set_source (place->piece->dim ? theme->text_dim : theme->text, cr);
  do
    {
      PangoRectangle logical;

      if (i < place->first || i >= place->first + place->n)
        continue;
      pango_layout_iter_get_line_extents (lines, NULL, &logical);
      cairo_move_to (cr, MARGIN + place->piece->indent + (double) logical.x / PANGO_SCALE,
                     y + (double) (pango_layout_iter_get_baseline (lines) - logical.y) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (lines));
      y += (double) logical.height / PANGO_SCALE;
    }
  while (i++, pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
}

static void
paint_picture (const Page *page, const Place *place, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);
  MzPage picture = mz_slide_get_page (place->piece->slide);
  double inner = get_inner (page->flow), factor = inner / picture.width;

  cairo_save (cr);
  cairo_translate (cr, MARGIN, place->y);
  cairo_scale (cr, factor, factor);
  mz_slide_paint (place->piece->slide, cr);
  cairo_restore (cr);
  cairo_rectangle (cr, MARGIN, place->y, inner, place->height);
  mz_color_set_source (theme->coast, cr);
  cairo_set_line_width (cr, 0.75);
  cairo_stroke (cr);
}

static void
paint_foot (const Page *page, cairo_t *cr)
{
  const MzTheme *theme = mz_theme_get (MZ_THEME_LIGHT);
  const MzHandout *handout = page->flow->handout;
  g_autofree char *as_of = mz_partial_date_format (handout->as_of), *number = g_strdup_printf ("%u", page->number);
  /* Translators: the title of a story, and the last date that the facts know. */
  g_autofree char *left = g_strdup_printf (_("%1$s. Monazite, facts as of %2$s."), handout->title, as_of);
  double factor = TINY / mz_text_get_size (MZ_FONT_SUBTITLE), y = page->flow->height - MARGIN;
  g_autoptr (PangoLayout) layout = mz_text_layout_new (cr, MZ_FONT_SUBTITLE, factor, left);
  MzTextSize size = mz_text_measure (MZ_FONT_SUBTITLE, factor, number);

  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, (int) ((get_inner (page->flow) - 60) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  mz_text_show (cr, layout, theme->text_dim, MARGIN, y);
  mz_text_paint (cr, MZ_FONT_SUBTITLE, factor, number, theme->text_dim, page->flow->width - MARGIN - size.width, y);
}

static void
paint_page (gconstpointer what, cairo_t *cr)
{
  const Page *page = what;

  mz_color_set_source (mz_theme_get (MZ_THEME_LIGHT)->view, cr);
  cairo_paint (cr);
  for (guint i = 0; i < page->places->len; i++)
    {
      const Place *place = &g_array_index (page->places, Place, i);
      g_autofree char *link = NULL;

      if (place->piece->slide != NULL)
        {
          paint_picture (page, place, cr);
          continue;
        }
      if (place->piece->scene != G_MAXUINT)
        {
          link = g_strdup_printf ("page=%u pos=[0 0]", g_array_index (page->flow->first_pages, guint, place->piece->scene));
          cairo_tag_begin (cr, CAIRO_TAG_LINK, link);
        }
      paint_place (page, place, cr);
      if (link != NULL)
        cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
  paint_foot (page, cr);
}

/* --- What stands on them --- */

static char *
describe_length (const MzHandout *self)
{
  guint minutes = (self->seconds + 59) / 60, n = self->scenes->len;
  g_autofree char *scenes = g_strdup_printf (ngettext ("%u scene", "%u scenes", n), n);
  g_autofree char *time = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);

  /* Translators: "12 scenes, 10 minutes": each is a number of its own. */
  return self->seconds > 0 ? g_strdup_printf (_("%1$s, %2$s"), scenes, time) : g_steal_pointer (&scenes);
}

static void
write_title (Flow *flow)
{
  const MzHandout *self = flow->handout;
  g_autofree char *as_of = mz_partial_date_format (self->as_of);

  add (flow->pieces, MZ_FONT_TITLE, BIG, 0, g_strdup (self->title));
  if (self->subtitle != NULL && *self->subtitle != '\0')
    add (flow->pieces, MZ_FONT_SUBTITLE, HEADING, 6, g_strdup (self->subtitle))->dim = TRUE;
  add (flow->pieces, MZ_FONT_SUBTITLE, BODY, 18, describe_length (self));
  /* Translators: the last date that the facts know. */
  add (flow->pieces, MZ_FONT_SUBTITLE, BODY, 4, g_strdup_printf (_("Facts as of %s, each with its source."), as_of));
  add (flow->pieces, MZ_FONT_TITLE, HEADING, 28, g_strdup (_("Scenes")))->with_next = TRUE;
  for (guint i = 0; i < self->scenes->len; i++)
    {
      const MzHandoutScene *scene = self->scenes->pdata[i];
      Piece *piece = add (flow->pieces, MZ_FONT_SUBTITLE, BODY, 7, g_strdup_printf ("%u   %s", i + 1, scene->title));

      piece->scene = i;
      piece = add (flow->pieces, MZ_FONT_SUBTITLE, SMALL, 0, g_strdup (scene->clock));
      piece->dim = TRUE;
      piece->indent = 28;
    }
  add (flow->pieces, MZ_FONT_SUBTITLE, SMALL, 28,
       g_strdup (mz_borders_get_note (self->borders)))->dim = TRUE;
}

/* What the chart's own pages say below it. */
static void
write_reading (Flow *flow, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  add (flow->pieces, MZ_FONT_TITLE, SMALL, 14, g_strdup (_("To read the picture")))->with_next = TRUE;
  for (guint i = 0; i < lines->len; i++)
    add (flow->pieces, MZ_FONT_SUBTITLE, TINY, 3, g_strdup (lines->pdata[i]));
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static Piece *
add_citation (Flow *flow, const char *citation)
{
  return add (flow->pieces, MZ_FONT_SUBTITLE, TINY, 3, g_strdup (citation));
}

/* As many sources as have room on the page. Returns: how many. */
static guint
place_sources (Flow *flow, GPtrArray *citations)
{
  double rest = 2.5 * TINY; /* for how many more there are */
  guint i;

  if (citations->len == 0)
    return 0;
  add (flow->pieces, MZ_FONT_TITLE, SMALL, 14, g_strdup (_("Sources")))->with_next = TRUE;
  place_pieces (flow, flow->pieces->len - 1);
  for (i = 0; i < citations->len; i++)
    {
      const Piece *piece = add_citation (flow, citations->pdata[i]);

      if (i >= LEAST_SOURCES && flow->y + measure (flow, piece) + (i + 1 < citations->len ? rest : 0) > get_bottom (flow))
        {
          g_ptr_array_set_size (flow->pieces, (int) flow->pieces->len - 1);
          break;
        }
      place_piece (flow, piece);
    }
  if (i < citations->len)
    {
      add (flow->pieces, MZ_FONT_SUBTITLE, TINY, 3,
           g_strdup_printf (ngettext ("And %u more, at the end.", "And %u more, at the end.", citations->len - i),
                            citations->len - i))->dim = TRUE;
      place_pieces (flow, flow->pieces->len - 1);
    }
  return i;
}

/* What had no room with its scene: each source once, with the numbers of the scenes that rest on it. */
static void
place_other_sources (Flow *flow, const guint *listed)
{
  const MzHandout *self = flow->handout;
  g_autoptr (GHashTable) scenes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free); /* by citation */
  g_autofree const char **citations = NULL;
  guint first = flow->pieces->len, n;

  for (guint i = 0; i < self->scenes->len; i++)
    {
      const MzHandoutScene *scene = self->scenes->pdata[i];

      for (guint j = listed[i]; j < scene->citations->len; j++)
        {
          const char *known = g_hash_table_lookup (scenes, scene->citations->pdata[j]);

          g_hash_table_replace (scenes, scene->citations->pdata[j], known == NULL ? g_strdup_printf ("%u", i + 1)
                                : g_strdup_printf ("%s%s%u", known, mz_format_get_comma (), i + 1));
        }
    }
  citations = (const char **) g_hash_table_get_keys_as_array (scenes, &n);
  if (n == 0)
    return;
  qsort (citations, n, sizeof (const char *), compare_words);
  begin_page (flow)->chapter = g_strdup (_("More sources"));
  add (flow->pieces, MZ_FONT_TITLE, HEADING, 0, g_strdup (_("More sources")))->with_next = TRUE;
  add (flow->pieces, MZ_FONT_SUBTITLE, SMALL, 8, g_strdup (_("In brackets: the scenes that rest on a source.")))->with_next = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s [%s]", citations[i], (const char *) g_hash_table_lookup (scenes, citations[i]));

      add_citation (flow, line);
    }
  place_pieces (flow, first);
}

static void
write_scene (Flow *flow, const MzHandoutScene *scene, guint i)
{
  guint n = flow->handout->scenes->len;
  Piece *piece;

  /* Translators: which scene of how many it is, and what it shows: "Scene 3 of 12. Map, November 2025". */
  add (flow->pieces, MZ_FONT_SUBTITLE, SMALL, 0, g_strdup_printf (_("Scene %1$u of %2$u. %3$s"), i + 1, n, scene->clock))->dim = TRUE;
  if (scene->picture != NULL)
    {
      piece = add (flow->pieces, MZ_FONT_SUBTITLE, BODY, 8, NULL);
      piece->slide = scene->picture;
    }
  add (flow->pieces, MZ_FONT_TITLE, HEADING, 14, g_strdup (scene->title))->with_next = TRUE;
  if (scene->trouble != NULL)
    add (flow->pieces, MZ_FONT_SUBTITLE, BODY, 6, g_strdup (scene->trouble))->dim = TRUE;
  if (scene->markup != NULL)
    add (flow->pieces, MZ_FONT_SUBTITLE, BODY, 4, g_strdup (scene->markup))->markup = TRUE;
  if (scene->notes != NULL)
    {
      add (flow->pieces, MZ_FONT_TITLE, SMALL, 14, g_strdup (_("Notes")))->with_next = TRUE;
      add (flow->pieces, MZ_FONT_SUBTITLE, SMALL, 3, g_strdup (scene->notes))->markup = TRUE;
    }
  write_reading (flow, scene->reading);
}

static void
place_all (Flow *flow)
{
  const MzHandout *self = flow->handout;
  g_autofree guint *listed = g_new0 (guint, self->scenes->len);

  begin_page (flow)->chapter = g_strdup (self->title);
  write_title (flow);
  place_pieces (flow, 0);
  for (guint i = 0; i < self->scenes->len; i++)
    {
      const MzHandoutScene *scene = self->scenes->pdata[i];
      guint first = flow->pieces->len;
      Page *page = begin_page (flow);

      page->name = g_strdup_printf ("%u. %s", i + 1, scene->title);
      g_array_append_val (flow->first_pages, page->number);
      write_scene (flow, scene, i);
      place_pieces (flow, first);
      listed[i] = place_sources (flow, scene->citations);
    }
  place_other_sources (flow, listed);
}

/* @number: of @n pages */
typedef struct
{
  const Page           *page;
  const MzHandoutWatch *watch; /* (nullable) */
  guint                 number, n;
} Watched;

/* Where nobody wants them any more, the rest are empty and soon done. */
static void
paint_watched (gconstpointer what, cairo_t *cr)
{
  const Watched *self = what;

  if (self->watch != NULL && g_cancellable_is_cancelled (self->watch->cancellable))
    return;
  paint_page (self->page, cr);
  if (self->watch != NULL && self->watch->tell != NULL)
    self->watch->tell (self->number, self->n, self->watch->data);
}

/**
 * mz_handout_draw:
 *
 * A page of title and scenes, then one for each scene; one with many words goes on on the next, and sources that have no room
 * stand at the end.
 */
GBytes *
mz_handout_draw (const MzHandout *self, const MzHandoutWatch *watch, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  Flow flow = { .handout = self, .width = papers[self->spec.paper][0], .height = papers[self->spec.paper][1] };
  g_autofree MzSheet *sheets = NULL;
  g_autofree Watched *watched = NULL;
  g_autoptr (GBytes) bytes = NULL;

  flow.cr = cairo_create (surface);
  flow.pieces = g_ptr_array_new_with_free_func (piece_free);
  flow.pages = g_ptr_array_new_with_free_func (page_free);
  flow.first_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  place_all (&flow);
  sheets = g_new0 (MzSheet, flow.pages->len);
  watched = g_new0 (Watched, flow.pages->len);
  for (guint i = 0; i < flow.pages->len; i++)
    {
      const Page *page = flow.pages->pdata[i];

      watched[i] = (Watched) { page, watch, i + 1, flow.pages->len };
      sheets[i] = (MzSheet) { { flow.width, flow.height, paint_watched, &watched[i] }, page->chapter, page->name };
    }
  bytes = mz_sheets_draw (sheets, flow.pages->len, self->title, self->as_of, error);
  g_ptr_array_unref (flow.pages);
  g_ptr_array_unref (flow.pieces);
  g_array_unref (flow.first_pages);
  cairo_destroy (flow.cr);
  cairo_surface_destroy (surface);
  if (bytes != NULL && watch != NULL && g_cancellable_set_error_if_cancelled (watch->cancellable, error))
    return NULL;
  return g_steal_pointer (&bytes);
}
