/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-whatif-page.h"

#include <glib/gi18n-lib.h>

#include "mz-answer-list.h"
#include "mz-chart-card.h"
#include "mz-focus.h"
#include "mz-lever-list.h"
#include "mz-pane-box.h"
#include "mz-tell.h"
#include "mz-term-popover.h"

#define MAP_HEIGHT   170 /* px at least */
#define CHART_HEIGHT 150
#define PLOT_HEIGHT  150 /* where text is so large that title and menus have the half: it scrolls */

struct _MzWhatifPage
{
  GtkWidget  parent_instance;
  MzWhatif  *whatif;
  GtkWidget *box;      /* of the panes */
  GtkWidget *levers, *answers;
  GtkWidget *halves;   /* map above, chart below */
  GtkWidget *chart;    /* box of the card */
  GtkWidget *charts;   /* which one */
  GtkWidget *choices;  /* box of that */
  GPtrArray *kinds;    /* of MzChart: those to choose from */
  MzChartCard *card;
};

G_DEFINE_FINAL_TYPE (MzWhatifPage, mz_whatif_page, GTK_TYPE_WIDGET)

/* The chart shows what the answers are of, and not one that it has worked out for itself. */
static void
changed_cb (MzWhatifPage *self)
{
  mz_chart_card_set_runs (self->card, (MzSupplyRun *) mz_whatif_get_run (self->whatif), NULL);
}

static void
chart_chosen_cb (MzWhatifPage *self)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->charts));

  if (i >= self->kinds->len)
    return;
  if (self->card != NULL)
    gtk_box_remove (GTK_BOX (self->chart), GTK_WIDGET (self->card));
  self->card = MZ_CHART_CARD (mz_term_chart_card_new (mz_whatif_get_workspace (self->whatif), self->kinds->pdata[i], TRUE));
  gtk_widget_set_vexpand (GTK_WIDGET (self->card), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (mz_chart_card_get_view (self->card)), -1, PLOT_HEIGHT);
  gtk_box_append (GTK_BOX (self->chart), GTK_WIDGET (self->card));
  changed_cb (self);
}

/* The chain first, then all that the group has. */
static void
list_charts (MzWhatifPage *self)
{
  const MzChart *first = mz_charts_lookup ("scenario-chain");

  if (first == NULL)
    first = mz_charts_lookup ("chain");
  g_ptr_array_add (self->kinds, (gpointer) first);
  for (guint i = 0; i < mz_charts_get_n (); i++)
    if (mz_charts_peek (i)->group == MZ_CHART_GROUP_SCENARIO && mz_charts_peek (i) != first)
      g_ptr_array_add (self->kinds, (gpointer) mz_charts_peek (i));
}

static GtkWidget *
chart_new (MzWhatifPage *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  list_charts (self);
  for (guint i = 0; i < self->kinds->len; i++)
    gtk_string_list_append (names, mz_chart_get_label (self->kinds->pdata[i]));
  self->charts = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_halign (self->charts, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->charts, _("Choose a chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->charts), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a chart"), -1);
  mz_tell_chosen (self->charts);
  self->choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->choices), self->charts);
  gtk_widget_add_css_class (self->choices, "whatif-charts");
  self->chart = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (scrolled, -1, CHART_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->chart);
  gtk_box_append (GTK_BOX (self->chart), self->choices);
  chart_chosen_cb (self);
  g_signal_connect_object (self->charts, "notify::selected", G_CALLBACK (chart_chosen_cb), self, G_CONNECT_SWAPPED);
  return scrolled;
}

static gboolean
mz_whatif_page_grab_focus (GtkWidget *widget)
{
  MzWhatifPage *self = MZ_WHATIF_PAGE (widget);

  return gtk_widget_grab_focus (self->levers);
}

static void
mz_whatif_page_dispose (GObject *object)
{
  MzWhatifPage *self = MZ_WHATIF_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->whatif);
  G_OBJECT_CLASS (mz_whatif_page_parent_class)->dispose (object);
}

static void
mz_whatif_page_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_WHATIF_PAGE (object)->kinds);
  G_OBJECT_CLASS (mz_whatif_page_parent_class)->finalize (object);
}

static void
mz_whatif_page_class_init (MzWhatifPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_whatif_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_whatif_page_finalize;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_whatif_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "whatif-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_whatif_page_init (MzWhatifPage *self)
{
  self->kinds = g_ptr_array_new ();
}

static void
build (MzWhatifPage *self)
{
  const char *const titles[MZ_N_PANES] = { _("Levers"), C_("pane", "Map"), _("Answers") };

  self->levers = mz_lever_list_new (self->whatif);
  self->answers = mz_answer_list_new (self->whatif);
  self->halves = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_end_child (GTK_PANED (self->halves), chart_new (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (self->halves), TRUE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->halves), TRUE);
  self->box = mz_pane_box_new ((GtkWidget *const[]) { self->levers, self->halves, self->answers }, titles);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * mz_whatif_page_new:
 * @workspace: (transfer none): whose scenario it shows and changes
 * @bundled: (element-type MzScenario) (transfer none): those to choose from
 * @desk: (nullable) (transfer none): whose document has more of them
 *
 * Returns: (transfer floating)
 */
GtkWidget *
mz_whatif_page_new (MzWorkspace *workspace, GPtrArray *bundled, MzDesk *desk)
{
  MzWhatifPage *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && bundled != NULL, NULL);

  self = g_object_new (MZ_TYPE_WHATIF_PAGE, NULL);
  self->whatif = mz_whatif_new (workspace, bundled);
  if (desk != NULL)
    mz_whatif_set_desk (self->whatif, desk);
  build (self);
  g_signal_connect_object (self->whatif, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** mz_whatif_page_choose: @scenario: (transfer none): is looked at, at a time that it is worked out for */
void
mz_whatif_page_choose (MzWhatifPage *self, MzScenario *scenario)
{
  g_return_if_fail (MZ_IS_WHATIF_PAGE (self) && scenario != NULL);

  mz_whatif_choose (self->whatif, scenario);
  mz_whatif_go (self->whatif);
}

/** mz_whatif_page_set_map: @map: (transfer floating): what stands above the chart */
void
mz_whatif_page_set_map (MzWhatifPage *self, GtkWidget *map)
{
  g_return_if_fail (MZ_IS_WHATIF_PAGE (self));

  gtk_widget_set_size_request (map, -1, MAP_HEIGHT);
  gtk_paned_set_start_child (GTK_PANED (self->halves), map);
}

/** mz_whatif_page_set_against: @choice: (transfer floating): of what charts hold the scenario against */
void
mz_whatif_page_set_against (MzWhatifPage *self, GtkWidget *choice)
{
  g_return_if_fail (MZ_IS_WHATIF_PAGE (self));

  gtk_box_append (GTK_BOX (self->choices), choice);
}
