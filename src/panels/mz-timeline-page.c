/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-timeline-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mz-change-list.h"
#include "mz-comparison.h"
#include "mz-focus.h"
#include "mz-tell.h"
#include "mz-term-popover.h"

#define LIST_WIDTH  320 /* px */
#define LIST_HEIGHT 380

struct _MzTimelinePage
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;
  MzChartCard *card;
};

G_DEFINE_FINAL_TYPE (MzTimelinePage, mz_timeline_page, GTK_TYPE_WIDGET)

static void
by_changed_cb (MzTimelinePage *self, GParamSpec *pspec, GtkDropDown *by)
{
  static const char *const words[] = { "kind", "country", "site" };
  guint i = gtk_drop_down_get_selected (by);

  if (i < G_N_ELEMENTS (words))
    mz_chart_view_set_by (mz_chart_card_get_view (self->card), words[i]);
}

static GtkWidget *
by_new (MzTimelinePage *self)
{
  const char *labels[] = { C_("lanes", "By kind"), C_("lanes", "By country"), C_("lanes", "By site"), NULL };
  GtkWidget *by = gtk_drop_down_new_from_strings (labels);

  gtk_widget_set_tooltip_text (by, _("What the lanes are by"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (by), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the lanes are by"), -1);
  mz_tell_chosen (by);
  g_signal_connect_swapped (by, "notify::selected", G_CALLBACK (by_changed_cb), self);
  return by;
}

/* The month in which a moment lies; after the last date of the facts nothing has become of anything. */
static MzPartialDate
get_month (MzTimelinePage *self, double x)
{
  MzPartialDate as_of = mz_dataset_get_as_of (mz_workspace_get_dataset (self->workspace)), date;
  double at = CLAMP (x, MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR + 0.9999);

  date = mz_partial_date_new ((guint) at, (guint) ((at - floor (at)) * 12) + 1, 0);
  return mz_partial_date_compare (date, as_of) < 0 ? date : as_of;
}

/* All but the date is the window's. */
static MzWorkspace *
workspace_at (MzTimelinePage *self, MzPartialDate date)
{
  MzWorkspace *workspace = mz_workspace_new (mz_workspace_get_dataset (self->workspace));

  mz_workspace_set_query (workspace, mz_workspace_get_query (self->workspace));
  mz_workspace_set_layers (workspace, mz_workspace_get_layers (self->workspace));
  mz_workspace_set_date (workspace, date);
  return workspace;
}

/* What is different between both ends of the time that is in view. */
static void
fill_changes (GtkMenuButton *button, gpointer data)
{
  MzTimelinePage *self = data;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button)), *list = mz_change_list_new (self->workspace);
  g_autoptr (MzWorkspace) first = NULL, last = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *begin = NULL, *end = NULL;
  MzPartialDate since, until;
  double from, to;

  mz_chart_view_get_window (mz_chart_card_get_view (self->card), &from, &to);
  since = get_month (self, from);
  until = get_month (self, to);
  first = workspace_at (self, since);
  last = workspace_at (self, until);
  changes = mz_comparison_new (first, last);
  begin = mz_partial_date_format (since);
  end = mz_partial_date_format (until);
  mz_change_list_set (MZ_CHANGE_LIST (list), changes, begin, end);
  gtk_widget_set_size_request (list, LIST_WIDTH, LIST_HEIGHT);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
}

static GtkWidget *
changes_new (MzTimelinePage *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), C_("timeline", "Changes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("timeline", "Changes"), -1);
  gtk_widget_set_tooltip_text (button, _("What changed between the first and the last day in view"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), gtk_popover_new ());
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_changes, self, NULL);
  return button;
}

static gboolean
mz_timeline_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (mz_chart_card_get_view (MZ_TIMELINE_PAGE (widget)->card)));
}

static void
mz_timeline_page_dispose (GObject *object)
{
  MzTimelinePage *self = MZ_TIMELINE_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_timeline_page_parent_class)->dispose (object);
}

static void
mz_timeline_page_class_init (MzTimelinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_timeline_page_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_timeline_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "timeline-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_timeline_page_init (MzTimelinePage *self)
{
}

/** mz_timeline_page_new: @workspace: (transfer none). Returns: (transfer floating): a page of the timeline. */
GtkWidget *
mz_timeline_page_new (MzWorkspace *workspace)
{
  MzTimelinePage *self;
  const MzChart *chart = mz_charts_lookup ("timeline");
  GtkWidget *scrolled;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && chart != NULL, NULL);

  self = g_object_new (MZ_TYPE_TIMELINE_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->card = MZ_CHART_CARD (mz_term_chart_card_new (workspace, chart, TRUE));
  mz_chart_view_make_navigable (mz_chart_card_get_view (self->card));
  mz_chart_card_add_control (self->card, changes_new (self));
  mz_chart_card_add_control (self->card, by_new (self));
  /* The timeline scrolls by itself; this is for windows in which it would have no more than a row or two. */
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->card));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/** mz_timeline_page_get_card: Returns: (transfer none): the timeline with its table and its words. */
MzChartCard *
mz_timeline_page_get_card (MzTimelinePage *self)
{
  g_return_val_if_fail (MZ_IS_TIMELINE_PAGE (self), NULL);
  return self->card;
}
