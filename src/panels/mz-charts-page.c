/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-charts-page.h"

#include <glib/gi18n-lib.h>

#include "mz-card-grid.h"
#include "mz-compat.h"
#include "mz-focus.h"
#include "mz-tell.h"
#include "mz-term-popover.h"
#include "mz-text-label.h"

#define LIST_CHARS 32 /* of a name in the list, in one line */

struct _MzChartsPage
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;
  GPtrArray   *cards;    /* of MzChartCard, in the order of the charts */
  GtkWidget   *back;     /* while there is a large one */
  GtkWidget   *jump;
  GtkWidget   *stack;    /* of all and of one */
  GtkWidget   *scrolled;
  GtkWidget   *all;      /* what it scrolls */
  GtkWidget   *large;    /* box of the one */
  GtkWidget   *large_scrolled;
  MzChartCard *opened;   /* (nullable): the large one */
  guint        opened_from;
  guint        update_id;
};

G_DEFINE_FINAL_TYPE (MzChartsPage, mz_charts_page, GTK_TYPE_WIDGET)

/* By where the cards stand among each other: how far these are scrolled they only come to know in the next frame. */
static gboolean
is_near (MzChartsPage *self, GtkWidget *card)
{
  double value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)));
  double height = gtk_widget_get_height (self->scrolled);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (card, self->all, &bounds)
         && bounds.origin.y < value + 2 * height && bounds.origin.y + bounds.size.height > value - height;
}

static gboolean
update_cb (gpointer data)
{
  MzChartsPage *self = data;

  self->update_id = 0;
  for (guint i = 0; i < self->cards->len; i++)
    mz_chart_view_set_live (mz_chart_card_get_view (self->cards->pdata[i]), is_near (self, self->cards->pdata[i]));
  return G_SOURCE_REMOVE;
}

/* After the cards have been put into their places. */
static void
queue_update (MzChartsPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
scroll_to (MzChartsPage *self, GtkWidget *card)
{
  double x = 0, y = 0;

  if (mz_widget_translate (card, self->all, &x, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), y);
}

static void
close_large (MzChartsPage *self)
{
  if (self->opened == NULL)
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scrolled);
  gtk_widget_set_visible (self->back, FALSE);
  gtk_box_remove (GTK_BOX (self->large), GTK_WIDGET (self->opened));
  self->opened = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (mz_chart_card_get_view (self->cards->pdata[self->opened_from])));
}

static void
open_large (MzChartsPage *self, guint i)
{
  if (self->opened != NULL)
    gtk_box_remove (GTK_BOX (self->large), GTK_WIDGET (self->opened));
  self->opened = MZ_CHART_CARD (mz_term_chart_card_new (self->workspace, mz_charts_peek (i), TRUE));
  self->opened_from = i;
  gtk_widget_set_vexpand (GTK_WIDGET (self->opened), TRUE);
  gtk_box_append (GTK_BOX (self->large), GTK_WIDGET (self->opened));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->large_scrolled);
  gtk_widget_set_visible (self->back, TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->jump), i);
  gtk_widget_grab_focus (GTK_WIDGET (mz_chart_card_get_view (self->opened)));
}

static void
card_opened_cb (MzChartsPage *self, MzChartCard *card)
{
  guint i;

  if (g_ptr_array_find (self->cards, card, &i))
    open_large (self, i);
}

static void
jump_cb (MzChartsPage *self)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->jump));

  if (i >= self->cards->len || (self->opened != NULL && self->opened_from == i))
    return;
  if (self->opened != NULL)
    open_large (self, i);
  else
    {
      scroll_to (self, self->cards->pdata[i]);
      gtk_widget_grab_focus (GTK_WIDGET (mz_chart_card_get_view (self->cards->pdata[i])));
    }
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_large (MZ_CHARTS_PAGE (widget));
}

static gboolean
back_binding (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MzChartsPage *self = MZ_CHARTS_PAGE (widget);

  if (self->opened == NULL)
    return FALSE;
  close_large (self);
  return TRUE;
}

/* In a row of GTK's own: the longest names are wider than the narrowest window. */
static void
wrap_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  g_return_if_fail (GTK_IS_LABEL (label));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), LIST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_CHARS);
}

static GtkWidget *
jump_new (MzChartsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = mz_text_label_factory_new ();
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *jump;

  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      const MzChart *chart = mz_charts_peek (i);
      /* Translators: a group of charts, and one of them. */
      g_autofree char *name = g_strdup_printf (C_("chart in a list", "%1$s: %2$s"), mz_chart_group_get_label (chart->group),
                                               mz_chart_get_label (chart));

      gtk_string_list_append (names, name);
    }
  jump = gtk_drop_down_new (G_LIST_MODEL (names), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  /* GTK's own, which marks what is chosen, for the list; what the button shows may be shortened. */
  g_signal_connect_after (gtk_drop_down_get_factory (GTK_DROP_DOWN (jump)), "setup", G_CALLBACK (wrap_name_cb), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (jump), gtk_drop_down_get_factory (GTK_DROP_DOWN (jump)));
  gtk_drop_down_set_factory (GTK_DROP_DOWN (jump), factory);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (jump), TRUE);
  gtk_widget_set_tooltip_text (jump, _("Go to a chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (jump), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go to a chart"), -1);
  mz_tell_chosen (jump);
  g_signal_connect_swapped (jump, "notify::selected", G_CALLBACK (jump_cb), self);
  return jump;
}

static GtkWidget *
back_new (void)
{
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "charts.back");
  gtk_widget_set_tooltip_text (back, _("Back to all charts (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to all charts"), -1);
  gtk_widget_set_visible (back, FALSE);
  return back;
}

static GtkWidget *
heading_new (MzChartGroup group)
{
  GtkWidget *heading = gtk_label_new (mz_chart_group_get_label (group));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "charts-heading");
  return heading;
}

static void
add_card (MzChartsPage *self, GtkWidget *grid, const MzChart *chart)
{
  GtkWidget *card = mz_term_chart_card_new (self->workspace, chart, FALSE);

  mz_chart_view_set_live (mz_chart_card_get_view (MZ_CHART_CARD (card)), FALSE);
  g_signal_connect_swapped (card, "open", G_CALLBACK (card_opened_cb), self);
  gtk_box_append (GTK_BOX (grid), card);
  g_ptr_array_add (self->cards, card);
}

static void
build (MzChartsPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *grid = NULL, *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkAdjustment *adjustment;

  self->all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < mz_charts_get_n (); i++)
    {
      const MzChart *chart = mz_charts_peek (i);

      if (i == 0 || chart->group != mz_charts_peek (i - 1)->group)
        {
          grid = mz_card_grid_new ();
          gtk_box_append (GTK_BOX (self->all), heading_new (chart->group));
          gtk_box_append (GTK_BOX (self->all), grid);
        }
      add_card (self, grid, chart);
    }
  gtk_widget_add_css_class (self->all, "charts-all");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->all);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);

  self->large = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->large_scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->large_scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->large_scrolled), self->large);
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->scrolled);
  gtk_stack_add_child (GTK_STACK (self->stack), self->large_scrolled);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->jump = jump_new (self);
  self->back = back_new ();
  gtk_widget_add_css_class (bar, "charts-bar");
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), self->jump);
  gtk_box_append (GTK_BOX (page), bar);
  gtk_box_append (GTK_BOX (page), self->stack);
  gtk_widget_set_parent (page, GTK_WIDGET (self));
}

static gboolean
mz_charts_page_grab_focus (GtkWidget *widget)
{
  MzChartsPage *self = MZ_CHARTS_PAGE (widget);
  MzChartCard *card = self->opened != NULL ? self->opened : self->cards->pdata[0];

  for (guint i = 0; i < self->cards->len && self->opened == NULL; i++)
    if (gtk_widget_get_focus_child (self->cards->pdata[i]) != NULL)
      card = self->cards->pdata[i];
  return gtk_widget_grab_focus (GTK_WIDGET (mz_chart_card_get_view (card)));
}

static void
mz_charts_page_dispose (GObject *object)
{
  MzChartsPage *self = MZ_CHARTS_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_ptr_array_set_size (self->cards, 0);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_charts_page_parent_class)->dispose (object);
}

static void
mz_charts_page_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_CHARTS_PAGE (object)->cards);
  G_OBJECT_CLASS (mz_charts_page_parent_class)->finalize (object);
}

static void
mz_charts_page_class_init (MzChartsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_charts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_charts_page_finalize;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_charts_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "charts.back", NULL, back_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_binding, NULL);
  gtk_widget_class_set_css_name (widget_class, "charts-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_charts_page_init (MzChartsPage *self)
{
  self->cards = g_ptr_array_new ();
}

/** mz_charts_page_new: @workspace: (transfer none). Returns: (transfer floating): a page of all charts. */
GtkWidget *
mz_charts_page_new (MzWorkspace *workspace)
{
  MzChartsPage *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (MZ_TYPE_CHARTS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  build (self);
  return GTK_WIDGET (self);
}

static gboolean
find_chart (MzChartsPage *self, const char *name, guint *position)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (g_str_equal (mz_charts_peek (i)->name, name))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/** mz_charts_page_get_card: Returns: (transfer none) (nullable): the large card of a chart where it is open, else its small one. */
MzChartCard *
mz_charts_page_get_card (MzChartsPage *self, const char *name)
{
  guint i;

  g_return_val_if_fail (MZ_IS_CHARTS_PAGE (self) && name != NULL, NULL);

  if (!find_chart (self, name, &i))
    return NULL;
  return self->opened != NULL && self->opened_from == i ? self->opened : self->cards->pdata[i];
}

/** mz_charts_page_open: Shows a chart large; nothing happens where there is none of that name. */
void
mz_charts_page_open (MzChartsPage *self, const char *name)
{
  guint i;

  g_return_if_fail (MZ_IS_CHARTS_PAGE (self) && name != NULL);

  if (find_chart (self, name, &i))
    open_large (self, i);
}
