/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-stage-box.h"

#include <glib/gi18n-lib.h>

#include "mz-facet-counts.h"
#include "mz-facet-row.h"
#include "mz-marker-paint.h"
#include "mz-sample.h"

#define SAMPLE_SIDE 18.0
#define SYMBOL_SIZE 14.0

struct _MzStageBox
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;             /* (nullable) */
  GtkWidget   *count_title;
  MzFacetRow  *rows[MZ_N_STAGES + 1]; /* the last one: deposits */
};

G_DEFINE_FINAL_TYPE (MzStageBox, mz_stage_box, GTK_TYPE_WIDGET)

/* A deposit is never solid. */
static void
paint_stage (cairo_t *cr, const MzTheme *theme, double width, double height, gpointer data)
{
  MzStage stage = (MzStage) GPOINTER_TO_UINT (data);

  mz_marker_paint (cr, theme, stage, stage == MZ_N_STAGES ? MZ_STATE_EXPLORATION : MZ_STATE_OPERATING, SYMBOL_SIZE, width / 2,
                   height / 2);
}

static gboolean
shows_deposits (MzStageBox *self)
{
  return (mz_workspace_get_layers (self->workspace) & MZ_LAYER_DEPOSITS) != 0
         || mz_facet_has_word (mz_workspace_get_query (self->workspace), MZ_FACET_KIND, "deposit");
}

static void
row_clicked_cb (MzStageBox *self, MzFacetRow *row)
{
  g_autoptr (MzQuery) query = NULL;

  if (self->workspace == NULL)
    return;
  query = mz_query_ref (mz_workspace_get_query (self->workspace));
  if (row != self->rows[MZ_N_STAGES])
    {
      g_autoptr (MzQuery) toggled = mz_query_toggle (query, MZ_FACET_STAGE, mz_facet_row_get_word (row));

      mz_workspace_set_query (self->workspace, toggled);
    }
  else if (!shows_deposits (self))
    mz_workspace_set_layers (self->workspace, mz_workspace_get_layers (self->workspace) | MZ_LAYER_DEPOSITS);
  else
    {
      if (mz_facet_has_word (query, MZ_FACET_KIND, "deposit"))
        {
          g_autoptr (MzQuery) toggled = mz_query_toggle (query, MZ_FACET_KIND, "deposit");

          mz_workspace_set_query (self->workspace, toggled);
        }
      mz_workspace_set_layers (self->workspace, mz_workspace_get_layers (self->workspace) & ~MZ_LAYER_DEPOSITS);
    }
}

static void
update_deposits (MzStageBox *self)
{
  MzFacetRow *row = self->rows[MZ_N_STAGES];
  gboolean shown = shows_deposits (self);

  mz_facet_row_set_label (row, shown ? _("Deposits") : _("Deposits (hidden)"));
  mz_facet_row_set_total (row, mz_workspace_count_word (self->workspace, MZ_FACET_KIND, "deposit"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row), shown);
}

/** mz_stage_box_update: Takes over what the workspace has now. After the as-of date nobody knows how many operate. */
void
mz_stage_box_update (MzStageBox *self)
{
  g_autoptr (GPtrArray) counts = NULL;
  gboolean after;

  g_return_if_fail (MZ_IS_STAGE_BOX (self));

  if (self->workspace == NULL)
    return;
  after = mz_workspace_is_after_as_of (self->workspace);
  counts = mz_facet_counts_new (self->workspace, MZ_FACET_STAGE);
  /* Translators: over a column of numbers: how many of them there are. */
  gtk_label_set_label (GTK_LABEL (self->count_title), after ? C_("number of", "sites") : _("operating"));
  for (guint i = 0; i < MZ_N_STAGES; i++)
    {
      const char *word = mz_facet_row_get_word (self->rows[i]);
      guint operating = 0, total = 0;

      for (guint k = 0; k < counts->len; k++)
        {
          const MzFacetCount *count = counts->pdata[k];

          if (g_str_equal (count->word, word))
            {
              operating = count->operating;
              total = count->total;
            }
        }
      if (after)
        mz_facet_row_set_total (self->rows[i], total);
      else
        mz_facet_row_set_counts (self->rows[i], operating, total);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->rows[i]),
                                    mz_facet_has_word (mz_workspace_get_query (self->workspace), MZ_FACET_STAGE, word));
    }
  update_deposits (self);
}

static void
mz_stage_box_dispose (GObject *object)
{
  MzStageBox *self = MZ_STAGE_BOX (object);
  GtkWidget *child;

  g_clear_object (&self->workspace);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mz_stage_box_parent_class)->dispose (object);
}

static void
mz_stage_box_class_init (MzStageBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_stage_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stage-box");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mz_stage_box_init (MzStageBox *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Stages"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stages"), -1);
  self->count_title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->count_title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->count_title), 1);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (line, "find-section");
  gtk_widget_add_css_class (title, "find-heading");
  gtk_widget_add_css_class (self->count_title, "find-aside");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), self->count_title);
  gtk_widget_set_parent (line, GTK_WIDGET (self));

  for (guint i = 0; i <= MZ_N_STAGES; i++)
    {
      GtkWidget *sample = mz_sample_new (SAMPLE_SIDE, SAMPLE_SIDE, paint_stage, GUINT_TO_POINTER (i), NULL);

      self->rows[i] = MZ_FACET_ROW (i < MZ_N_STAGES ? mz_facet_row_new (mz_vocabulary_get_key (&mz_stages, i),
                                                                        mz_vocabulary_get_label (&mz_stages, i), sample)
                                                    : mz_facet_row_new ("deposit", _("Deposits"), sample));
      g_signal_connect_object (self->rows[i], "clicked", G_CALLBACK (row_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->rows[i]), GTK_WIDGET (self));
    }
}

/** mz_stage_box_set_workspace: @workspace: (nullable) (transfer none): what it filters. */
void
mz_stage_box_set_workspace (MzStageBox *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_STAGE_BOX (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (g_set_object (&self->workspace, workspace))
    mz_stage_box_update (self);
}
