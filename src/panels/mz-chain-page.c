/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-chain-page.h"

#include <glib/gi18n-lib.h>

#include "mz-card-grid.h"
#include "mz-focus.h"
#include "mz-tell.h"
#include "mz-term-popover.h"

#define CHAIN_HEIGHT 430 /* px of the ribbon at text factor 1 */

/* What stands below the chain. */
static const char *const others[] = { "hhi", "processing-claims" };

struct _MzChainPage
{
  GtkWidget    parent_instance;
  MzChartCard *card;
};

G_DEFINE_FINAL_TYPE (MzChainPage, mz_chain_page, GTK_TYPE_WIDGET)

static void
basis_changed_cb (MzChainPage *self, GParamSpec *pspec, GtkDropDown *basis)
{
  mz_chart_view_set_added_up (mz_chart_card_get_view (self->card), gtk_drop_down_get_selected (basis) == 1);
}

static GtkWidget *
basis_new (MzChainPage *self)
{
  const char *labels[] = { C_("shares", "As reported"), C_("shares", "Added up from sites"), NULL };
  GtkWidget *basis = gtk_drop_down_new_from_strings (labels);

  gtk_widget_set_tooltip_text (basis, _("Where the shares come from"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (basis), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where the shares come from"), -1);
  mz_tell_chosen (basis);
  g_signal_connect_swapped (basis, "notify::selected", G_CALLBACK (basis_changed_cb), self);
  return basis;
}

static gboolean
mz_chain_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (mz_chart_card_get_view (MZ_CHAIN_PAGE (widget)->card)));
}

static void
mz_chain_page_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (mz_chain_page_parent_class)->dispose (object);
}

static void
mz_chain_page_class_init (MzChainPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_chain_page_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_chain_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "chain-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_chain_page_init (MzChainPage *self)
{
}

/** mz_chain_page_new: @workspace: (transfer none). Returns: (transfer floating): a page of the chain. */
GtkWidget *
mz_chain_page_new (MzWorkspace *workspace)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *grid = mz_card_grid_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  const MzChart *chart = mz_charts_lookup ("chain");
  MzChainPage *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && chart != NULL, NULL);

  self = g_object_new (MZ_TYPE_CHAIN_PAGE, NULL);
  self->card = MZ_CHART_CARD (mz_term_chart_card_new (workspace, chart, TRUE));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->card));
  gtk_widget_add_css_class (grid, "chain-others");
  gtk_box_append (GTK_BOX (box), grid);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_box_append (GTK_BOX (grid), mz_term_chart_card_new (workspace, mz_charts_lookup (others[i]), FALSE));
  mz_chart_view_set_height (mz_chart_card_get_view (self->card), CHAIN_HEIGHT);
  mz_chart_card_add_control (self->card, basis_new (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
