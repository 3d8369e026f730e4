/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-record-row.h"

#include <glib/gi18n-lib.h>

#include "mz-card-builder.h"
#include "mz-format.h"
#include "mz-life-strip.h"
#include "mz-marker-paint.h"
#include "mz-sample.h"

#define SAMPLE_SIDE 20.0
#define SYMBOL_SIZE 15.0

struct _MzRecordRow
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;
  MzStage      stage;  /* of the site that it shows */
  MzState      state;
  GtkWidget   *marker; /* the symbol of a site */
  GtkWidget   *other;  /* (nullable): that of another record */
  GtkWidget   *texts;
  GtkWidget   *title;
  GtkWidget   *detail;
};

G_DEFINE_FINAL_TYPE (MzRecordRow, mz_record_row, GTK_TYPE_WIDGET)

static void
paint_marker (cairo_t *cr, const MzTheme *theme, double width, double height, gpointer data)
{
  MzRecordRow *self = data;

  mz_marker_paint (cr, theme, self->stage, self->state, SYMBOL_SIZE, width / 2, height / 2);
}

static void
drop_other (MzRecordRow *self)
{
  g_clear_pointer (&self->other, gtk_widget_unparent);
}

static void
mz_record_row_dispose (GObject *object)
{
  MzRecordRow *self = MZ_RECORD_ROW (object);

  drop_other (self);
  g_clear_pointer (&self->marker, gtk_widget_unparent);
  g_clear_pointer (&self->texts, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_record_row_parent_class)->dispose (object);
}

static void
mz_record_row_class_init (MzRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_record_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "record-row");
}

static GtkWidget *
line_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
mz_record_row_init (MzRecordRow *self)
{
  self->stage = MZ_N_STAGES;
  self->state = MZ_STATE_NOT_KNOWN;
  self->marker = mz_sample_new (SAMPLE_SIDE, SAMPLE_SIDE, paint_marker, self, NULL);
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = line_new ("record-title");
  self->detail = line_new ("record-detail");
  gtk_widget_set_valign (self->marker, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_box_append (GTK_BOX (self->texts), self->title);
  gtk_box_append (GTK_BOX (self->texts), self->detail);
  gtk_widget_set_parent (self->marker, GTK_WIDGET (self));
  gtk_widget_set_parent (self->texts, GTK_WIDGET (self));
}

/** mz_record_row_new: @workspace: (transfer none): for its date. Returns: (transfer floating): an empty row. */
GtkWidget *
mz_record_row_new (MzWorkspace *workspace)
{
  MzRecordRow *self = g_object_new (MZ_TYPE_RECORD_ROW, NULL);

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

static void
set_texts (MzRecordRow *self, const char *title, const char *detail)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->title)), title) != 0)
    gtk_label_set_label (GTK_LABEL (self->title), title);
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->detail)), detail) != 0)
    gtk_label_set_label (GTK_LABEL (self->detail), detail);
}

static void
show_marker (MzRecordRow *self, MzSite *site)
{
  MzState state = mz_workspace_get_site_state (self->workspace, site).state;
  MzStage stage = mz_site_get_stage (site);

  if (state != self->state || stage != self->stage)
    gtk_widget_queue_draw (self->marker);
  self->state = state;
  self->stage = stage;
}

/** mz_record_row_show_site: @site: as it is on the workspace's date, with its largest figure. */
void
mz_record_row_show_site (MzRecordRow *self, MzSite *site)
{
  g_autofree char *detail = NULL;

  g_return_if_fail (MZ_IS_RECORD_ROW (self) && MZ_IS_SITE (site));

  detail = mz_site_row_to_text (self->workspace, site);
  show_marker (self, site);
  set_texts (self, mz_record_get_short_name (MZ_RECORD (site)), detail);
}

/** mz_record_row_show_hit: @hit: what a search has found. */
void
mz_record_row_show_hit (MzRecordRow *self, MzSearchHit *hit)
{
  MzRecord *record;

  g_return_if_fail (MZ_IS_RECORD_ROW (self) && MZ_IS_SEARCH_HIT (hit));

  record = mz_search_hit_get_record (hit);
  drop_other (self);
  gtk_widget_set_visible (self->marker, MZ_IS_SITE (record));
  if (MZ_IS_SITE (record))
    show_marker (self, MZ_SITE (record));
  else
    {
      self->other = mz_card_symbol_new (self->workspace, record);
      if (GTK_IS_DRAWING_AREA (self->other))
        {
          gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->other), (int) SAMPLE_SIDE);
          gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->other), (int) SAMPLE_SIDE);
        }
      gtk_widget_set_valign (self->other, GTK_ALIGN_START);
      gtk_widget_insert_before (self->other, GTK_WIDGET (self), self->texts);
    }
  set_texts (self, mz_record_get_short_name (record), mz_search_hit_get_detail (hit));
}

/* What is made, without what stands in brackets behind it. */
static char *
unit_words (const char *what)
{
  const char *bracket = strchr (what, '(');
  g_autofree char *words = g_strchomp (g_strndup (what, bracket != NULL && bracket != what ? (gsize) (bracket - what) : strlen (what)));
  gboolean whole = mz_format_label_is_translated (what) && !mz_format_label_is_translated (words);

  return g_strdup (mz_format_label (whole ? what : words));
}

/* What the site does, to stand within a sentence. */
static char *
state_words (MzWorkspace *workspace, MzSite *site)
{
  MzSiteState state = mz_workspace_get_site_state (workspace, site);

  if (state.state != MZ_STATE_NOT_KNOWN)
    return g_strdup (mz_vocabulary_get_word (&mz_states, state.state));
  if (state.perhaps == MZ_STATE_NONE)
    return g_strdup (_("status not known"));
  /* Translators: what a site may do: "perhaps planned". */
  return g_strdup_printf (_("perhaps %s"), mz_vocabulary_get_word (&mz_states, state.perhaps));
}

/**
 * mz_site_row_to_text:
 *
 * Returns: (transfer full): what the site is and how much it makes, "Mine, 50,692 t/a REO"; where it does not operate, what it
 * does instead.
 */
char *
mz_site_row_to_text (MzWorkspace *workspace, MzSite *site)
{
  MzPartialDate as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (workspace));
  const MzCapacity *capacity = mz_site_get_capacity (site, mz_workspace_get_date (workspace), as_of);
  MzState state = mz_workspace_get_site_state (workspace, site).state;
  const char *kind = mz_vocabulary_get_label (&mz_site_kinds, mz_site_peek (site)->kind);
  g_autofree char *does = state_words (workspace, site);
  g_autofree char *number = NULL, *unit = NULL, *figure = NULL;

  if (capacity == NULL)
    /* Translators: what a site is and what it does: "Mine, closed". */
    return g_strdup_printf (C_("site", "%1$s, %2$s"), kind, does);
  number = mz_format_number (capacity->t_per_year);
  unit = unit_words (capacity->what);
  /* Translators: tonnes a year, and what is made, with its basis. */
  figure = g_strdup_printf (capacity->estimate ? _("about %1$s t/a %2$s") : _("%1$s t/a %2$s"), number, unit);
  if (state == MZ_STATE_OPERATING)
    /* Translators: what a site is and how much it makes: "Mine, 50,692 t/a REO". */
    return g_strdup_printf (C_("site", "%1$s, %2$s"), kind, figure);
  /* Translators: what a site is, what it does, and how much it could make: "Mine, closed, 50,692 t/a REO". */
  return g_strdup_printf (C_("site", "%1$s, %2$s, %3$s"), kind, does, figure);
}

/**
 * mz_site_row_to_speech:
 * @position: from 0
 * @n: length of the list
 *
 * Returns: (transfer full): all that a row says, and where it stands.
 */
char *
mz_site_row_to_speech (MzWorkspace *workspace, MzSite *site, guint position, guint n)
{
  const MzSiteInfo *info = mz_site_peek (site);
  const char *kind = mz_vocabulary_get_word (&mz_site_kinds, info->kind);
  g_autofree char *does = state_words (workspace, site);

  /* Translators: name, kind, state and country of a site, its place in the list, and how many there are. */
  return g_strdup_printf (_("%1$s, %2$s, %3$s, %4$s, %5$u of %6$u"), mz_record_get_short_name (MZ_RECORD (site)), kind, does,
                          mz_dataset_country_name (mz_workspace_get_dataset (workspace), info->country), position + 1, n);
}
