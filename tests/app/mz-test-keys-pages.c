/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of charts, of the timeline and of scenarios do. */
#include "mz-test-keys.h"

#include <string.h>

#include "mz-charts-page.h"
#include "mz-lever-row.h"
#include "mz-scenario-reader.h"
#include "mz-timeline-page.h"

#define CHART "mine-production"

static MzChartCard *
get_card (MzTestKeys *self)
{
  return mz_charts_page_get_card (MZ_CHARTS_PAGE (self->window->pages[MZ_PAGE_CHARTS]), CHART);
}

static gboolean
has_figure (gpointer self)
{
  return mz_chart_view_get_figure (mz_chart_card_get_view (get_card (self))) != NULL;
}

/* The chart as it is among others, with the keyboard on it, on nothing of it. */
static void
go_to_chart (MzTestKeys *self)
{
  g_autoptr (MzQuery) none = mz_query_new (&(MzFacets) { 0 });

  mz_workspace_set_query (self->workspace, none);
  mz_workspace_set_scenario (self->workspace, NULL);
  mz_test_keys_show_page (self, MZ_PAGE_CHARTS);
  gtk_widget_activate_action (self->window->pages[MZ_PAGE_CHARTS], "charts.back", NULL);
  mz_test_keys_focus (self, GTK_WIDGET (mz_chart_card_get_view (get_card (self))));
  g_assert_true (mz_test_wait_until (has_figure, self, 5000));
  mz_test_keys_settle (self);
  mz_chart_card_set_face (get_card (self), MZ_CHART_FACE_CHART);
  mz_chart_view_set_datum (mz_chart_card_get_view (get_card (self)), MZ_FIGURE_NONE);
}

/* On a value in the middle. */
static void
go_to_datum (MzTestKeys *self)
{
  go_to_chart (self);
  mz_test_keys_press (self, "Home Right Right Down");
  mz_test_keys_settle (self);
}

static gboolean
moves_datum (MzTestKeys *self)
{
  return self->now.datum != MZ_FIGURE_NONE && self->before.datum != MZ_FIGURE_NONE && self->now.datum != self->before.datum;
}

static void
go_to_values (MzTestKeys *self)
{
  go_to_datum (self);
  if (strcmp (self->key->accel, "Down") == 0)
    mz_test_keys_press (self, "Up");
}

static gboolean
opens_large (MzTestKeys *self)
{
  GtkWidget *card = gtk_widget_get_ancestor (self->now.focus, MZ_TYPE_CHART_CARD);

  return self->now.focus != self->before.focus && card != NULL && !gtk_widget_has_css_class (card, "small");
}

static gboolean
has_value (gpointer data)
{
  MzTestKeys *self = data;

  mz_test_keys_press (self, "Home");
  mz_test_keys_note (self, &self->before);
  return self->before.datum != MZ_FIGURE_NONE;
}

static gboolean
has_words (gpointer data)
{
  MzTestKeys *self = data;

  mz_test_keys_note (self, &self->before);
  return self->before.n_words > 0;
}

/* In the chain, whose values are of countries; one is chosen, and the keys are on another one. */
static void
choose_one (MzTestKeys *self)
{
  g_autoptr (MzQuery) none = mz_query_new (&(MzFacets) { 0 });

  mz_workspace_set_query (self->workspace, none);
  mz_test_keys_show_page (self, MZ_PAGE_CHAIN);
  g_assert_true (mz_test_wait_until (has_value, self, 5000));
  mz_test_keys_press (self, "Return");
  g_assert_true (mz_test_wait_until (has_words, self, 5000));
  mz_test_keys_press (self, "Right");
  mz_test_keys_settle (self);
}

static gboolean
adds (MzTestKeys *self)
{
  return self->before.n_words > 0 && self->now.n_words > self->before.n_words;
}

static gboolean
is_table (MzTestKeys *self)
{
  return mz_chart_card_get_face (get_card (self)) == MZ_CHART_FACE_TABLE;
}

static gboolean
is_words (MzTestKeys *self)
{
  return mz_chart_card_get_face (get_card (self)) == MZ_CHART_FACE_WORDS;
}

static GdkContentFormats *
get_copied (MzTestKeys *self)
{
  GdkContentProvider *provider = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->window)));

  return provider != NULL ? gdk_content_provider_ref_formats (provider) : gdk_content_formats_new (NULL, 0);
}

static gboolean
has_copied (MzTestKeys *self, gboolean text)
{
  g_autoptr (GdkContentFormats) formats = get_copied (self);

  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
         && (text == gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
}

static gboolean
has_copied_both (MzTestKeys *self)
{
  return has_copied (self, TRUE);
}

static gboolean
has_copied_picture (MzTestKeys *self)
{
  return has_copied (self, FALSE);
}

static gboolean
has_chart_menu (MzTestKeys *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_card (self)));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_mapped (child))
      return TRUE;
  return FALSE;
}

static const MzTestKey chart_keys[] = {
  { "Left", go_to_values, moves_datum, NULL },
  { "Right", go_to_values, moves_datum, NULL },
  { "Up", go_to_values, moves_datum, NULL },
  { "Down", go_to_values, moves_datum, NULL },
  { "Home", go_to_values, moves_datum, NULL },
  { "End", go_to_values, moves_datum, NULL },
  { "Return", go_to_chart, opens_large, NULL },
  { "<Control>Return", choose_one, adds, NULL },
  { "t", go_to_chart, is_table, NULL },
  { "w", go_to_chart, is_words, NULL },
  { "<Control>c", go_to_chart, has_copied_both, NULL },
  { "c", go_to_chart, has_copied_picture, NULL },
  { "Menu", go_to_chart, has_chart_menu, NULL },
};

static void
go_to_timeline (MzTestKeys *self)
{
  g_autoptr (MzQuery) none = mz_query_new (&(MzFacets) { 0 });
  MzChartView *view;

  mz_workspace_set_query (self->workspace, none);
  mz_test_keys_show_page (self, MZ_PAGE_TIMELINE);
  view = mz_chart_card_get_view (mz_timeline_page_get_card (MZ_TIMELINE_PAGE (self->window->pages[MZ_PAGE_TIMELINE])));
  mz_chart_view_set_window (view, 1990, 2020);
  mz_test_keys_settle (self);
  mz_test_keys_focus (self, GTK_WIDGET (view));
  if (strcmp (self->key->accel, "Page_Up") == 0)
    mz_test_keys_press (self, "Page_Down Page_Down");
  mz_test_keys_settle (self);
}

static gboolean
spans_less (MzTestKeys *self)
{
  return self->now.to - self->now.from < self->before.to - self->before.from;
}

static gboolean
spans_more (MzTestKeys *self)
{
  return self->now.to - self->now.from > self->before.to - self->before.from;
}

static gboolean
is_earlier (MzTestKeys *self)
{
  return self->now.from < self->before.from && self->now.to < self->before.to;
}

static gboolean
is_later (MzTestKeys *self)
{
  return self->now.from > self->before.from && self->now.to > self->before.to;
}

static gboolean
scrolls_up (MzTestKeys *self)
{
  return self->now.scrolled < self->before.scrolled;
}

static gboolean
scrolls_down (MzTestKeys *self)
{
  return self->now.scrolled > self->before.scrolled;
}

static const MzTestKey timeline_keys[] = {
  { "plus", go_to_timeline, spans_less, NULL },
  { "minus", go_to_timeline, spans_more, NULL },
  { "0", go_to_timeline, spans_more, NULL },
  { "<Shift>Left", go_to_timeline, is_earlier, NULL },
  { "<Shift>Right", go_to_timeline, is_later, NULL },
  { "Page_Up", go_to_timeline, scrolls_up, NULL },
  { "Page_Down", go_to_timeline, scrolls_down, NULL },
};

static MzScenario *
load (MzTestKeys *self)
{
  return mz_scenario_load_bundled ("confrontation-overshoots", mz_workspace_get_facts (self->workspace), NULL);
}

/* Two moves or more, and the keyboard on the first or the last one. */
static void
go_to_moves (MzTestKeys *self)
{
  g_autoptr (MzScenario) scenario = load (self);
  GtkWidget *row;

  mz_test_keys_show_page (self, MZ_PAGE_WHATIF);
  mz_workspace_set_scenario (self->workspace, scenario);
  mz_test_keys_settle (self);
  row = mz_test_keys_find (self, "MzLeverRow");
  if (strcmp (self->key->accel, "<Alt>Up") == 0)
    row = gtk_widget_get_next_sibling (row);
  mz_test_keys_focus (self, row);
}

static gboolean
has_moved (MzTestKeys *self)
{
  MzScenario *scenario = mz_workspace_get_scenario (self->workspace);
  g_autoptr (MzScenario) bundled = load (self);

  return mz_move_equal (mz_scenario_peek_move (scenario, 0), mz_scenario_peek_move (bundled, 1))
         && mz_move_equal (mz_scenario_peek_move (scenario, 1), mz_scenario_peek_move (bundled, 0));
}

static gboolean
has_one_more (MzTestKeys *self)
{
  return self->now.n_moves == self->before.n_moves + 1;
}

static gboolean
has_one_less (MzTestKeys *self)
{
  return self->now.n_moves + 1 == self->before.n_moves;
}

static const MzTestKey whatif_keys[] = {
  { "<Alt>Up", go_to_moves, has_moved, NULL },
  { "<Alt>Down", go_to_moves, has_moved, NULL },
  { "<Control><Shift>k", go_to_moves, has_one_more, NULL },
  { "Delete", go_to_moves, has_one_less, NULL },
};

const MzTestKeyGroup mz_test_keys_pages[] = {
  { "Chart, when it has the focus", chart_keys, G_N_ELEMENTS (chart_keys) },
  { "Timeline, when it has the focus", timeline_keys, G_N_ELEMENTS (timeline_keys) },
  { "What if", whatif_keys, G_N_ELEMENTS (whatif_keys) },
  { NULL, NULL, 0 },
};
