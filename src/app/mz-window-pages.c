/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window, on one workspace, and the way back through what was chosen in them. */
#define G_LOG_DOMAIN "monazite"

#include "mz-window-story.h"

#include <glib/gi18n-lib.h>

#include "mz-address.h"
#include "mz-chain-page.h"
#include "mz-charts-page.h"
#include "mz-tell.h"
#include "mz-timeline-page.h"

static const struct
{
  const char *title, *icon;
  GtkWidget *(*create) (MzWorkspace *workspace);  /* (nullable): of the map, which is there from the start */
  GtkWidget *(*create_for) (MzWindow *window);    /* (nullable): of a page that takes more than the workspace */
} pages[MZ_N_PAGES] = {
  [MZ_PAGE_MAP] = { NC_("page", "Map"), "mark-location-symbolic", NULL, NULL },
  [MZ_PAGE_CHAIN] = { NC_("page", "Chain"), "network-workgroup-symbolic", mz_chain_page_new, NULL },
  [MZ_PAGE_TIMELINE] = { NC_("page", "Timeline"), "x-office-calendar-symbolic", mz_timeline_page_new, NULL },
  [MZ_PAGE_CHARTS] = { NC_("page", "Charts"), "x-office-spreadsheet-symbolic", mz_charts_page_new, NULL },
  [MZ_PAGE_WHATIF] = { NC_("page", "What if"), "media-playlist-shuffle-symbolic", NULL, mz_window_whatif_page_new },
  [MZ_PAGE_LEARN] = { NC_("page", "Learn"), "emoji-objects-symbolic", NULL, mz_window_learn_page_new },
};

/* What it is called in addresses, too. */
static const char *
get_name (guint page)
{
  return mz_vocabulary_get_key (&mz_pages, page);
}

/** mz_window_get_page_title: @page: of mz_pages. Returns: as the switcher has it, in the user's language. */
const char *
mz_window_get_page_title (guint page)
{
  g_return_val_if_fail (page < MZ_N_PAGES, "");

  return g_dpgettext2 (NULL, "page", pages[page].title);
}

static GtkWidget *
ensure_page (MzWindow *self, MzPageKind page)
{
  if (self->pages[page] == NULL)
    {
      self->pages[page] = pages[page].create != NULL ? pages[page].create (self->workspace) : pages[page].create_for (self);
      adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, get_name (page))), self->pages[page]);
    }
  return self->pages[page];
}

/** mz_window_focus_page: Gives the keyboard to what the page is about. */
void
mz_window_focus_page (MzWindow *self)
{
  gtk_widget_grab_focus (self->page == MZ_PAGE_MAP ? self->map_view : ensure_page (self, self->page));
}

/* The map's commands are its own: nothing moves that cannot be seen. */
static void
page_changed_cb (MzWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "page");

  for (guint page = 0; page < MZ_N_PAGES; page++)
    if (g_strcmp0 (name, get_name (page)) == 0)
      self->page = (MzPageKind) page;
  ensure_page (self, self->page);
  /* What is learnt has dates of its own. */
  gtk_widget_set_visible (GTK_WIDGET (self->time_bar), self->page != MZ_PAGE_LEARN);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", self->page == MZ_PAGE_MAP
                                                              ? mz_map_view_get_actions (MZ_MAP_VIEW (self->map_view)) : NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (get_name (self->page)));
  mz_window_adapt (self);
  mz_window_focus_page (self);
}

/* Whoever has the map moved wants to see it; two of the pages have one of their own. */
static void
view_changed_cb (MzWindow *self)
{
  if (self->page != MZ_PAGE_MAP && self->page != MZ_PAGE_WHATIF && self->page != MZ_PAGE_LEARN
      && mz_map_view_is_settled (MZ_MAP_VIEW (self->map_view)))
    mz_window_show_page (self, MZ_PAGE_MAP);
}

/** mz_window_show_page: As the switcher does. */
void
mz_window_show_page (MzWindow *self, MzPageKind page)
{
  if (mz_window_leave_briefings (self))
    adw_view_stack_set_visible_child_name (self->stack, get_name (page));
}

static void
page_state_cb (GSimpleAction *action, GVariant *state, MzWindow *self)
{
  const char *name = g_variant_get_string (state, NULL);

  for (guint page = 0; page < MZ_N_PAGES; page++)
    if (g_str_equal (name, get_name (page)))
      mz_window_show_page (self, (MzPageKind) page);
}

/* From chips and tables outside of the card panel: there it becomes the selection, which the panel shows. */
static void
open_record_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzWindow *self = MZ_WINDOW (widget);
  MzRecord *record;
  const char *id;
  guint kind;

  g_variant_get (target, "(u&s)", &kind, &id);
  g_return_if_fail (kind < MZ_N_RECORD_KINDS);
  record = mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), (MzRecordKind) kind, id);
  if (record == NULL)
    return;
  mz_workspace_set_selection (self->workspace, record);
  mz_window_show_details (self, TRUE);
}

static void
chart_action (GtkWidget *widget, const char *name, GVariant *chart)
{
  MzWindow *self = MZ_WINDOW (widget);

  mz_window_show_page (self, MZ_PAGE_CHARTS);
  mz_charts_page_open (MZ_CHARTS_PAGE (ensure_page (self, MZ_PAGE_CHARTS)), g_variant_get_string (chart, NULL));
}

void
mz_window_install_pages (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "card.open", "(us)", open_record_action);
  gtk_widget_class_install_action (klass, "win.chart", "s", chart_action);
  for (guint page = 0; page < MZ_N_PAGES; page++)
    {
      gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + page, GDK_ALT_MASK, "win.page", "s", get_name (page));
      gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_1 + page, GDK_ALT_MASK, "win.page", "s", get_name (page));
    }
}

void
mz_window_init_pages (MzWindow *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("page", G_VARIANT_TYPE_STRING, g_variant_new_string ("map"));

  self->pages[MZ_PAGE_MAP] = self->panes;
  for (guint page = 0; page < MZ_N_PAGES; page++)
    {
      AdwViewStackPage *added = adw_view_stack_add_titled (self->stack, page == MZ_PAGE_MAP ? self->panes : adw_bin_new (),
                                                           get_name (page), g_dpgettext2 (NULL, "page", pages[page].title));

      adw_view_stack_page_set_icon_name (added, pages[page].icon);
    }
  mz_tell_visible_child (GTK_WIDGET (self->stack));
  g_signal_connect_object (action, "change-state", G_CALLBACK (page_state_cb), self, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", mz_map_view_get_actions (MZ_MAP_VIEW (self->map_view)));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::view", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
}
