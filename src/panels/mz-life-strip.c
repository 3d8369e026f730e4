/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings of a card: its record's symbol, and the life of a site. Both follow the workspace's date and the colours
 * of the desktop; they are made for the text size of the moment. */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-life-strip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mz-flow-paint.h"
#include "mz-life-strip-paint.h"
#include "mz-look.h"
#include "mz-marker-paint.h"
#include "mz-text.h"

#define SYMBOL_BOX  28
#define SYMBOL_SIZE 22.0

typedef struct
{
  MzWorkspace *workspace;
  MzRecord    *record;
} Drawing;

static void
drawing_free (Drawing *drawing)
{
  g_object_unref (drawing->workspace);
  g_object_unref (drawing->record);
  g_free (drawing);
}

static GtkWidget *
drawing_new (MzWorkspace *workspace, MzRecord *record, GtkDrawingAreaDrawFunc draw, GtkAccessibleRole role)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", role, NULL);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->workspace = g_object_ref (workspace);
  drawing->record = g_object_ref (record);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, drawing, (GDestroyNotify) drawing_free);
  g_signal_connect_object (workspace, "notify::date", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  return area;
}

static void
draw_life (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Drawing *drawing = data;
  MzSite *site = MZ_SITE (drawing->record);
  MzPartialDate as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (drawing->workspace));
  g_autoptr (GArray) pieces = mz_life_strip_layout (mz_site_peek (site), as_of, MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR);
  MzDay day = mz_partial_date_first_day (mz_workspace_get_date (drawing->workspace));

  mz_life_strip_paint (cr, mz_look_get_theme (), mz_site_get_stage (site), pieces,
                       mz_life_strip_position (day, MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR), MZ_CLOCK_FIRST_YEAR,
                       MZ_CLOCK_LAST_YEAR, width, mz_look_get_text_factor (GTK_WIDGET (area)));
}

/* The history in words, one state a line. */
static char *
life_to_text (MzSite *site)
{
  GArray *states = mz_site_peek (site)->status;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < states->len; i++)
    {
      const MzStatus *status = &g_array_index (states, MzStatus, i);
      const char *state = mz_vocabulary_get_word (&mz_states, status->state);
      g_autofree char *from = mz_partial_date_format (status->from);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (!mz_partial_date_is_set (status->from))
        /* Translators: what a site does. */
        g_string_append_printf (text, _("%s, since when is not known"), state);
      else if (status->planned)
        /* Translators: from when something is planned, and what: "planned from 2027: operating". */
        g_string_append_printf (text, _("planned from %1$s: %2$s"), from, state);
      else
        /* Translators: from when, and what: "from May 2002: closed". */
        g_string_append_printf (text, _("from %1$s: %2$s"), from, state);
    }
  return g_string_free (text, FALSE);
}

/** mz_life_strip_new: Returns: (transfer floating): the states of @site as a strip with the clock's line on it. */
GtkWidget *
mz_life_strip_new (MzWorkspace *workspace, MzSite *site)
{
  GtkWidget *strip = drawing_new (workspace, MZ_RECORD (site), draw_life, GTK_ACCESSIBLE_ROLE_IMG);
  double factor = mz_look_get_text_factor (strip);
  g_autofree char *text = life_to_text (site);

  gtk_widget_add_css_class (strip, "life-strip");
  gtk_widget_set_tooltip_text (strip, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL, _("History of the site"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (strip), (int) (MZ_LIFE_STRIP_HEIGHT * (1 + factor) / 2));
  return strip;
}

static void
draw_agreement (cairo_t *cr, const MzTheme *theme, MzBinding binding)
{
  static const double not_binding[] = { 5, 3.5 }, unknown[] = { 7, 2.5, 1.5, 2.5 };

  mz_color_set_source (theme->ink, cr);
  cairo_set_line_width (cr, (binding == MZ_BINDING_YES ? 2.1 : 1.7) * theme->line_factor);
  if (binding == MZ_BINDING_NO)
    cairo_set_dash (cr, not_binding, 2, 0);
  else if (binding == MZ_BINDING_UNKNOWN)
    cairo_set_dash (cr, unknown, 4, 0);
  cairo_move_to (cr, 2, 22);
  cairo_curve_to (cr, 4, 12, 12, 7, 20, 8);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_arc (cr, 23, 8.5, 3.4, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_tile (cairo_t *cr, double radius)
{
  const double low = 2.5, high = SYMBOL_BOX - 2.5;

  cairo_new_path (cr);
  cairo_arc (cr, high - radius, low + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, high - radius, high - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, low + radius, high - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, low + radius, low + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_measure (cairo_t *cr, const MzTheme *theme, gboolean restricts)
{
  draw_tile (cr, 5);
  mz_color_set_source (theme->control_tint, cr);
  cairo_fill_preserve (cr);
  mz_color_set_source (theme->control_hatch, cr);
  cairo_set_line_width (cr, 1.2 * theme->line_factor);
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_stroke (cr);
  for (double x = -SYMBOL_BOX; restricts && x < SYMBOL_BOX; x += 6)
    {
      cairo_move_to (cr, x, SYMBOL_BOX);
      cairo_line_to (cr, x + SYMBOL_BOX, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_element (cairo_t *cr, const MzTheme *theme, const char *symbol)
{
  MzTextSize size = mz_text_measure (MZ_FONT_TITLE, 0.9, symbol);

  draw_tile (cr, 4);
  mz_color_set_source (theme->chip, cr);
  cairo_fill (cr);
  mz_text_paint (cr, MZ_FONT_TITLE, 0.9, symbol, theme->chip_text, (SYMBOL_BOX - size.width) / 2,
                 (SYMBOL_BOX - size.height) / 2);
}

/* As on the map, but as broad for few tonnes as for many. */
static void
draw_flow (cairo_t *cr, const MzTheme *theme, MzFlow *flow)
{
  static const double points[] = { 2, 22, 6, 15.5, 11, 11, 17, 8.5, 26, 7 };
  MzFlowStyle style;

  mz_flow_style_init (&style, flow);
  style.width = 8;
  mz_flow_paint (cr, theme, &style, style.partial ? 0.5 : 1, points, G_N_ELEMENTS (points) / 2, NULL);
}

static void
draw_symbol (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Drawing *drawing = data;
  const MzTheme *theme = mz_look_get_theme ();

  cairo_scale (cr, (double) width / SYMBOL_BOX, (double) width / SYMBOL_BOX);
  if (MZ_IS_SITE (drawing->record))
    {
      MzSite *site = MZ_SITE (drawing->record);
      MzState state = mz_workspace_get_site_state (drawing->workspace, site).state;

      mz_marker_paint (cr, theme, mz_site_get_stage (site), state, SYMBOL_SIZE, SYMBOL_BOX / 2, SYMBOL_BOX / 2);
    }
  else if (MZ_IS_AGREEMENT (drawing->record))
    draw_agreement (cr, theme, mz_agreement_peek (MZ_AGREEMENT (drawing->record))->binding);
  else if (MZ_IS_MEASURE (drawing->record))
    draw_measure (cr, theme, mz_measure_restricts_export (MZ_MEASURE (drawing->record)));
  else if (MZ_IS_FLOW (drawing->record))
    draw_flow (cr, theme, MZ_FLOW (drawing->record));
  else
    draw_element (cr, theme, mz_element_peek (MZ_ELEMENT (drawing->record))->symbol);
}

static const char *
icon_name (MzRecordKind kind)
{
  switch (kind)
    {
    case MZ_RECORD_EVENT:
      return "x-office-calendar-symbolic";
    case MZ_RECORD_SERIES:
      return "x-office-spreadsheet-symbolic";
    case MZ_RECORD_COUNTRY:
      return "mark-location-symbolic";
    case MZ_RECORD_DEMAND:
    case MZ_RECORD_PARAMETER:
      return "x-office-spreadsheet-symbolic";
    case MZ_RECORD_STOCK:
    case MZ_RECORD_GOOD:
      return "package-x-generic-symbolic";
    case MZ_RECORD_CLAIM:
      return "media-view-subtitles-symbolic";
    case MZ_RECORD_COMPANY:
      return "system-users-symbolic";
    case MZ_RECORD_SOURCE:
      return "accessories-dictionary-symbolic";
    case MZ_RECORD_SITE:
    case MZ_RECORD_AGREEMENT:
    case MZ_RECORD_MEASURE:
    case MZ_RECORD_ELEMENT:
    case MZ_RECORD_FLOW:
    case MZ_N_RECORD_KINDS:
    default:
      return NULL;
    }
}

/** mz_card_symbol_new: Returns: (transfer floating): the symbol of @record as the map has it, or an icon; a decoration. */
GtkWidget *
mz_card_symbol_new (MzWorkspace *workspace, MzRecord *record)
{
  const char *icon = icon_name (mz_record_get_kind (record));
  GtkWidget *symbol;

  if (icon != NULL)
    {
      symbol = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon, NULL);
      gtk_widget_add_css_class (symbol, "card-icon");
    }
  else
    {
      int side;

      symbol = drawing_new (workspace, record, draw_symbol, GTK_ACCESSIBLE_ROLE_PRESENTATION);
      side = (int) (SYMBOL_BOX * CLAMP (mz_look_get_text_factor (symbol), 1, 1.5));
      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (symbol), side);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (symbol), side);
    }
  gtk_widget_set_valign (symbol, GTK_ALIGN_START);
  return symbol;
}
