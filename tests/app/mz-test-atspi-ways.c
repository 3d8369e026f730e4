/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-atspi-ways.h"

#include <math.h>

#include "mz-charts-page.h"
#include "mz-timeline-page.h"

#define WINDOW   "Window"
#define VIEWS    "Views"
#define OUT      "Taking out"
#define DOCUMENT "Document"
#define LAYERS   "Layers"
#define TIME     "Time"
#define TRACK    "Time bar, when it has the focus"
#define MAP      "Map, when it has the focus"
#define CHART    "Chart, when it has the focus"
#define TIMELINE "Timeline, when it has the focus"
#define WHATIF   "What if"
#define BRIEFINGS "Briefings"
#define SHOW     "Presenting"
#define FREE     "Free map and screens"

/* Where nothing can be pointed at, a chart is its numbers in a table. */
#define NUMBERS "@/Table, words, copy>Table"

/* Leads to a site as the list of results does. */
#define SEARCH "Search sites, companies~Mount Weld>Search results/Mount Weld?>Find!find.open"

static MzChartCard *
get_card (MzTestKeys *self)
{
  return mz_charts_page_get_card (MZ_CHARTS_PAGE (self->window->pages[MZ_PAGE_CHARTS]), "mine-production");
}

/** mz_test_ways_name_chart: Returns: (transfer none): what a screen reader calls it. */
const char *
mz_test_ways_name_chart (MzTestKeys *self)
{
  return mz_chart_view_get_figure (mz_chart_card_get_view (get_card (self)))->title;
}

static gboolean
shows_page (MzTestKeys *self)
{
  return self->now.page == (MzPageKind) (self->key->what[0] - '1');
}

static void
filter (MzTestKeys *self)
{
  g_autoptr (MzQuery) query = mz_query_new (&(MzFacets) { .stages = MZ_BIT (0) });

  mz_test_keys_show_page (self, MZ_PAGE_MAP);
  mz_workspace_set_query (self->workspace, query);
  mz_test_keys_settle (self);
}

static gboolean is_asked_to_close;

static gboolean
close_cb (GtkWindow *window, gpointer data)
{
  is_asked_to_close = TRUE;
  return TRUE;
}

/* On a bus the application could not be begun again. */
static void
keep_open (MzTestKeys *self)
{
  is_asked_to_close = FALSE;
  if (g_signal_handler_find (self->window, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, close_cb, NULL) == 0)
    g_signal_connect (self->window, "close-request", G_CALLBACK (close_cb), NULL);
}

static gboolean
closes (MzTestKeys *self)
{
  return is_asked_to_close;
}

/* Far from the site that is chosen. */
static void
go_far (MzTestKeys *self)
{
  mz_test_keys_show_page (self, MZ_PAGE_MAP);
  mz_test_keys_choose (self);
  mz_workspace_set_view (self->workspace, &(MzView) { 20, 100, 4, 0, 0 });
  mz_test_keys_settle (self);
}

/* With the details, for what is hidden is not spoken. */
static void
choose_seen (MzTestKeys *self)
{
  mz_test_keys_show_page (self, MZ_PAGE_MAP);
  mz_test_keys_choose (self);
  mz_window_show_details (self->window, TRUE);
  mz_test_keys_settle (self);
}

static gboolean
moves (MzTestKeys *self)
{
  return fabs (self->now.view.lon - self->before.view.lon) > 10;
}

static gboolean
is_at_site (MzTestKeys *self)
{
  return self->now.selection != self->before.selection && self->now.selection != NULL
         && g_str_equal (mz_record_get_id (self->now.selection), "mount-weld");
}

static gboolean
measures (MzTestKeys *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (mz_map_view_get_actions (self->map), "measure");

  return g_variant_get_boolean (state);
}

static void
measure (MzTestKeys *self)
{
  if (!measures (self))
    mz_test_keys_act (self, "map.measure");
}

static gboolean
stops (MzTestKeys *self)
{
  return !measures (self);
}

static gboolean
is_table (MzTestKeys *self)
{
  return mz_chart_card_get_face (get_card (self)) == MZ_CHART_FACE_TABLE;
}

static gboolean
has_menu (MzTestKeys *self)
{
  GtkWidget *button = mz_test_find_type (GTK_WIDGET (get_card (self)), GTK_TYPE_MENU_BUTTON);

  return button != NULL && self->now.page == MZ_PAGE_CHARTS;
}

static gboolean
has_filter (MzTestKeys *self)
{
  return self->now.n_words == self->before.n_words + 2;
}

static void
show_facets (MzTestKeys *self)
{
  g_autoptr (MzQuery) none = mz_query_new (&(MzFacets) { 0 });

  mz_test_keys_show_page (self, MZ_PAGE_MAP);
  mz_workspace_set_query (self->workspace, none);
  mz_test_keys_settle (self);
}

static void
scroll_down (MzTestKeys *self)
{
  MzChartCard *card;
  GtkWidget *view;

  mz_test_keys_show_page (self, MZ_PAGE_TIMELINE);
  card = mz_timeline_page_get_card (MZ_TIMELINE_PAGE (self->window->pages[MZ_PAGE_TIMELINE]));
  view = GTK_WIDGET (mz_chart_card_get_view (card));
  mz_test_keys_focus (self, view);
  gtk_adjustment_set_value (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (gtk_widget_get_next_sibling (view))), G_MAXINT);
  mz_test_keys_settle (self);
}

static const char *const copy_list[] = { OUT, "<Control><Shift>l", NULL };

const MzTestWay mz_test_ways[] = {
  { WINDOW, "<Alt>1", "Map", NULL, NULL, shows_page },
  { WINDOW, "<Alt>2", "Chain", NULL, NULL, shows_page },
  { WINDOW, "<Alt>3", "Timeline", NULL, NULL, shows_page },
  { WINDOW, "<Alt>4", "Charts", NULL, NULL, shows_page },
  { WINDOW, "<Alt>5", "What if", NULL, NULL, shows_page },
  { WINDOW, "<Alt>6", "Learn", NULL, NULL, shows_page },
  { WINDOW, "<Control>z", "Main menu>Undo" },
  { WINDOW, "<Control><Shift>z", "Main menu>Redo" },
  { WINDOW, "<Control>f", "Search" },
  { WINDOW, "<Control><Shift>BackSpace", "Clear Filter", NULL, filter, NULL },
  { WINDOW, "F9", "Show filters, layers and list" },
  { WINDOW, "<Alt>Return", "Show details" },
  { WINDOW, "F6", "!win.next-pane" },
  { WINDOW, "<Shift>F6", "!win.previous-pane" },
  { WINDOW, "Escape", "About the selection!card.close", NULL, choose_seen, NULL },
  { WINDOW, "F10", "Main menu" },
  { WINDOW, "F11", "Main menu>Window>Full Screen" },
  { WINDOW, "Menu", "Main menu>Take Out>Save Records>Copy Sites in View as a Table", copy_list },
  { WINDOW, "F1", "Main menu>Manual" },
  { WINDOW, "<Control>comma", "Main menu>Preferences" },
  { WINDOW, "<Control>question", "Main menu>Keyboard Shortcuts" },
  { WINDOW, "<Control>w", "!window.close", NULL, keep_open, closes },
  { WINDOW, "<Control>q", "!window.close", NULL, keep_open, closes },
  { VIEWS, "<Alt>Left", "Main menu>Map>Former View" },
  { VIEWS, "<Alt>Right", "Main menu>Map>Next View" },
  { VIEWS, "<Control><Shift>c", "Main menu>Views>Copy Its Address" },
  { VIEWS, "<Control><Shift>d", "Main menu>Views>Keep This View…" },
  { VIEWS, "<Control>d", "Main menu>Map>Compare Two Dates" },
  { VIEWS, "<Control><Shift>f", "Back to the facts" },
  { OUT, "<Control>e", "Main menu>Take Out>Save as a Picture…" },
  { OUT, "<Control>p", "Main menu>Take Out>Print…" },
  { OUT, "<Control><Shift>p", "Main menu>Take Out>Print Details…" },
  { OUT, "<Control>l", "Main menu>Take Out>Save Records>Sites in View…" },
  { OUT, "<Control>r", "Main menu>Take Out>Save Records>The Record Chosen…" },
  { OUT, "<Control><Shift>l", "Main menu>Take Out>Save Records>Copy Sites in View as a Table" },
  { OUT, "<Control><Shift>r", "Main menu>Take Out>Save Records>Copy the Record Chosen as a Table" },
  { OUT, "<Control><Shift>e", "Main menu>Take Out>Save What Is Coming…" },
  { DOCUMENT, "<Control>o", "Main menu>Open…" },
  { DOCUMENT, "<Control>v", "Main menu>Edit>Paste a Table or Points" },
  { DOCUMENT, "F2", "Main menu>Edit>Change the Record…" },
  { DOCUMENT, "<Control>Return", "Done" },
  { DOCUMENT, "<Control>n", "Main menu>New Document" },
  { DOCUMENT, "<Control>s", "Main menu>Save" },
  { DOCUMENT, "<Control><Shift>s", "Main menu>Save As…" },
  { DOCUMENT, "Delete", "What to do with it>Remove" },
  { LAYERS, "1", "Layers/Sites" },
  { LAYERS, "2", "Layers/Deposits" },
  { LAYERS, "3", "Layers/Agreements" },
  { LAYERS, "4", "Layers/Export controls" },
  { LAYERS, "5", "Layers/Labels" },
  { LAYERS, "6", "Layers/Water and ice" },
  { LAYERS, "7", "Layers/Borders" },
  { LAYERS, "8", "Layers/Graticule" },
  { LAYERS, "9", "Layers/Flows" },
  { TIME, "space", "Play" },
  { TIME, "period", "One month on" },
  { TIME, "comma", "One month back" },
  { TIME, "<Control>Right", "Main menu>Time>Next Event" },
  { TIME, "<Control>Left", "Main menu>Time>Previous Event" },
  { TIME, "<Control>Home", "Main menu>Time>Date of the Facts" },
  { TRACK, "Left", "Date!track.month-back" },
  { TRACK, "Right", "Date!track.month-on" },
  { TRACK, "<Shift>Left", "Date!track.day-back" },
  { TRACK, "<Shift>Right", "Date!track.day-on" },
  { TRACK, "Page_Up", "Date!track.year-on" },
  { TRACK, "Page_Down", "Date!track.year-back" },
  { TRACK, "Home", "Date!track.first" },
  { TRACK, "End", "Date!track.last" },
  { TRACK, "plus", "Main menu>Time>Fewer Years" },
  { TRACK, "minus", "Main menu>Time>More Years" },
  { TRACK, "0", "Main menu>Time>All Years" },
  { TRACK, "n", "Main menu>Time>Next Event" },
  { MAP, "Left", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "Right", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "Up", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "Down", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "plus", "Map: !map.zoom-in" },
  { MAP, "minus", "Map: !map.zoom-out" },
  { MAP, "Home", "Main menu>Map>Whole World" },
  { MAP, "<Alt>Left", SEARCH, NULL, go_far, is_at_site },
  { MAP, "<Alt>Right", SEARCH, NULL, go_far, is_at_site },
  { MAP, "<Alt>Up", SEARCH, NULL, go_far, is_at_site },
  { MAP, "<Alt>Down", SEARCH, NULL, go_far, is_at_site },
  { MAP, "Return", SEARCH, NULL, go_far, is_at_site },
  { MAP, "m", "Main menu>Map>Measure Distances" },
  { MAP, "BackSpace", "Map: /Stop measuring", NULL, measure, stops },
  { MAP, "<Control>bracketleft", "Main menu>Map>Former View" },
  { MAP, "<Control>bracketright", "Main menu>Map>Next View" },
  { MAP, "n", "Main menu>Time>Next Event" },
  { CHART, "Left", NUMBERS, NULL, NULL, is_table },
  { CHART, "Right", NUMBERS, NULL, NULL, is_table },
  { CHART, "Up", NUMBERS, NULL, NULL, is_table },
  { CHART, "Down", NUMBERS, NULL, NULL, is_table },
  { CHART, "Home", NUMBERS, NULL, NULL, is_table },
  { CHART, "End", NUMBERS, NULL, NULL, is_table },
  { CHART, "Return", "@/Table, words, copy>Open Large" },
  { CHART, "<Control>Return", "Stages/Mining>Stages/Metal", NULL, show_facets, has_filter },
  { CHART, "t", NUMBERS },
  { CHART, "w", "@/Table, words, copy>Words" },
  { CHART, "<Control>c", "@/Table, words, copy>Copy Numbers and Picture" },
  { CHART, "c", "@/Table, words, copy>Copy Picture" },
  { CHART, "Menu", "@/Table, words, copy", NULL, NULL, has_menu },
  { TIMELINE, "plus", "Agreements that hold/#27!years.zoom-in" },
  { TIMELINE, "minus", "Agreements that hold/#27!years.zoom-out" },
  { TIMELINE, "0", "Agreements that hold/#27!years.all" },
  { TIMELINE, "<Shift>Left", "Agreements that hold/#27!years.earlier" },
  { TIMELINE, "<Shift>Right", "Agreements that hold/#27!years.later" },
  { TIMELINE, "Page_Up", "Agreements that hold/#27!years.page-up", NULL, scroll_down, NULL },
  { TIMELINE, "Page_Down", "Agreements that hold/#27!years.page-down" },
  { WHATIF, "<Alt>Up", "2:What to do with this move>Move Up" },
  { WHATIF, "<Alt>Down", "What to do with this move>Move Down" },
  { WHATIF, "<Control><Shift>k", "What to do with this move>Duplicate" },
  { WHATIF, "Delete", "What to do with this move>Remove" },
  { BRIEFINGS, "<Control><Shift>b", "Briefings" },
  { BRIEFINGS, "<Control><Shift>a", "!win.add-scene" },
  { BRIEFINGS, "<Control><Shift>v", "Update this scene" },
  { BRIEFINGS, "<Alt>Up", "Move this scene up" },
  { BRIEFINGS, "<Alt>Down", "Move this scene down" },
  { BRIEFINGS, "<Control><Shift>k", "Duplicate this scene" },
  { BRIEFINGS, "<Control>Return", "Apply" },
  { BRIEFINGS, "<Control>i", "Insert Figure…" },
  { BRIEFINGS, "<Shift>F2", "This story>Rename…" },
  { BRIEFINGS, "<Control>F5", "This story>Rehearse" },
  { BRIEFINGS, "F5", "Main menu>Present…" },
  { BRIEFINGS, "<Shift>F5", "!win.present-again" },
  { SHOW, "Page_Down", "!show.next" },
  { SHOW, "Right", "!show.next" },
  { SHOW, "Down", "!show.next" },
  { SHOW, "space", "!show.next" },
  { SHOW, "Page_Up", "!show.back" },
  { SHOW, "Left", "!show.back" },
  { SHOW, "Up", "!show.back" },
  { SHOW, "Home", "!show.first" },
  { SHOW, "End", "!show.last" },
  { SHOW, "Return", "!show.next>!show.next" },
  { SHOW, "b", "!show.black" },
  { SHOW, "period", "!show.black" },
  { SHOW, "w", "!show.white" },
  { SHOW, "comma", "!show.white" },
  { SHOW, "l", "!show.pointer" },
  { SHOW, "o", "!show.spotlight" },
  { FREE, "e", "!show.explore" },
  { FREE, "p", "!show.private" },
  { FREE, "BackSpace", "!show.return" },
  { FREE, "Tab", "!show.console" },
  { FREE, "c", "!show.console" },
  { FREE, "s", "!show.swap" },
  { FREE, "d", "!show.dark" },
  { FREE, "<Control>plus", "!show.larger-notes" },
  { FREE, "<Control>minus", "!show.smaller-notes" },
  { FREE, "Escape", "!show.end" },
  { NULL },
};
