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
  { WINDOW, "<Control>z", "Main menu>Undo", NULL, NULL, NULL },
  { WINDOW, "<Control><Shift>z", "Main menu>Redo", NULL, NULL, NULL },
  { WINDOW, "<Control>f", "Search", NULL, NULL, NULL },
  { WINDOW, "<Control><Shift>BackSpace", "Clear Filter", NULL, filter, NULL },
  { WINDOW, "F9", "Show filters, layers and list", NULL, NULL, NULL },
  { WINDOW, "<Alt>Return", "Show details", NULL, NULL, NULL },
  { WINDOW, "F6", "!win.next-pane", NULL, NULL, NULL },
  { WINDOW, "<Shift>F6", "!win.previous-pane", NULL, NULL, NULL },
  { WINDOW, "Escape", "About the selection!card.close", NULL, choose_seen, NULL },
  { WINDOW, "F10", "Main menu", NULL, NULL, NULL },
  { WINDOW, "F11", "Main menu>Window>Full Screen", NULL, NULL, NULL },
  { WINDOW, "Menu", "Main menu>Take Out>Save Records>Copy Sites in View as a Table", copy_list, NULL, NULL },
  { WINDOW, "F1", "Main menu>Manual", NULL, NULL, NULL },
  { WINDOW, "<Control>comma", "Main menu>Preferences", NULL, NULL, NULL },
  { WINDOW, "<Control>question", "Main menu>Keyboard Shortcuts", NULL, NULL, NULL },
  { WINDOW, "<Control>w", "!window.close", NULL, keep_open, closes },
  { WINDOW, "<Control>q", "!window.close", NULL, keep_open, closes },
  { VIEWS, "<Alt>Left", "Main menu>Map>Former View", NULL, NULL, NULL },
  { VIEWS, "<Alt>Right", "Main menu>Map>Next View", NULL, NULL, NULL },
  { VIEWS, "<Control><Shift>c", "Main menu>Views>Copy Its Address", NULL, NULL, NULL },
  { VIEWS, "<Control><Shift>d", "Main menu>Views>Keep This View…", NULL, NULL, NULL },
  { VIEWS, "<Control>d", "Main menu>Map>Compare Two Dates", NULL, NULL, NULL },
  { VIEWS, "<Control><Shift>f", "Back to the facts", NULL, NULL, NULL },
  { OUT, "<Control>e", "Main menu>Take Out>Save as a Picture…", NULL, NULL, NULL },
  { OUT, "<Control>p", "Main menu>Take Out>Print…", NULL, NULL, NULL },
  { OUT, "<Control><Shift>p", "Main menu>Take Out>Print Details…", NULL, NULL, NULL },
  { OUT, "<Control>l", "Main menu>Take Out>Save Records>Sites in View…", NULL, NULL, NULL },
  { OUT, "<Control>r", "Main menu>Take Out>Save Records>The Record Chosen…", NULL, NULL, NULL },
  { OUT, "<Control><Shift>l", "Main menu>Take Out>Save Records>Copy Sites in View as a Table", NULL, NULL, NULL },
  { OUT, "<Control><Shift>r", "Main menu>Take Out>Save Records>Copy the Record Chosen as a Table", NULL, NULL, NULL },
  { OUT, "<Control><Shift>e", "Main menu>Take Out>Save What Is Coming…", NULL, NULL, NULL },
  { DOCUMENT, "<Control>o", "Main menu>Open…", NULL, NULL, NULL },
  { DOCUMENT, "<Control>v", "Main menu>Edit>Paste a Table or Points", NULL, NULL, NULL },
  { DOCUMENT, "F2", "Main menu>Edit>Change the Record…", NULL, NULL, NULL },
  { DOCUMENT, "<Control>Return", "Done", NULL, NULL, NULL },
  { DOCUMENT, "<Control>n", "Main menu>New Document", NULL, NULL, NULL },
  { DOCUMENT, "<Control>s", "Main menu>Save", NULL, NULL, NULL },
  { DOCUMENT, "<Control><Shift>s", "Main menu>Save As…", NULL, NULL, NULL },
  { DOCUMENT, "Delete", "What to do with it>Remove", NULL, NULL, NULL },
  { LAYERS, "1", "Layers/Sites", NULL, NULL, NULL },
  { LAYERS, "2", "Layers/Deposits", NULL, NULL, NULL },
  { LAYERS, "3", "Layers/Agreements", NULL, NULL, NULL },
  { LAYERS, "4", "Layers/Export controls", NULL, NULL, NULL },
  { LAYERS, "5", "Layers/Labels", NULL, NULL, NULL },
  { LAYERS, "6", "Layers/Water and ice", NULL, NULL, NULL },
  { LAYERS, "7", "Layers/Borders", NULL, NULL, NULL },
  { LAYERS, "8", "Layers/Graticule", NULL, NULL, NULL },
  { LAYERS, "9", "Layers/Flows", NULL, NULL, NULL },
  { TIME, "space", "Play", NULL, NULL, NULL },
  { TIME, "period", "One month on", NULL, NULL, NULL },
  { TIME, "comma", "One month back", NULL, NULL, NULL },
  { TIME, "<Control>Right", "Main menu>Time>Next Event", NULL, NULL, NULL },
  { TIME, "<Control>Left", "Main menu>Time>Previous Event", NULL, NULL, NULL },
  { TIME, "<Control>Home", "Main menu>Time>Date of the Facts", NULL, NULL, NULL },
  { TRACK, "Left", "Date!track.month-back", NULL, NULL, NULL },
  { TRACK, "Right", "Date!track.month-on", NULL, NULL, NULL },
  { TRACK, "<Shift>Left", "Date!track.day-back", NULL, NULL, NULL },
  { TRACK, "<Shift>Right", "Date!track.day-on", NULL, NULL, NULL },
  { TRACK, "Page_Up", "Date!track.year-on", NULL, NULL, NULL },
  { TRACK, "Page_Down", "Date!track.year-back", NULL, NULL, NULL },
  { TRACK, "Home", "Date!track.first", NULL, NULL, NULL },
  { TRACK, "End", "Date!track.last", NULL, NULL, NULL },
  { TRACK, "plus", "Main menu>Time>Fewer Years", NULL, NULL, NULL },
  { TRACK, "minus", "Main menu>Time>More Years", NULL, NULL, NULL },
  { TRACK, "0", "Main menu>Time>All Years", NULL, NULL, NULL },
  { TRACK, "n", "Main menu>Time>Next Event", NULL, NULL, NULL },
  { MAP, "Left", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "Right", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "Up", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "Down", "What to do with it>Show on Map", NULL, go_far, moves },
  { MAP, "plus", "Map: !map.zoom-in", NULL, NULL, NULL },
  { MAP, "minus", "Map: !map.zoom-out", NULL, NULL, NULL },
  { MAP, "Home", "Main menu>Map>Whole World", NULL, NULL, NULL },
  { MAP, "<Alt>Left", SEARCH, NULL, go_far, is_at_site },
  { MAP, "<Alt>Right", SEARCH, NULL, go_far, is_at_site },
  { MAP, "<Alt>Up", SEARCH, NULL, go_far, is_at_site },
  { MAP, "<Alt>Down", SEARCH, NULL, go_far, is_at_site },
  { MAP, "Return", SEARCH, NULL, go_far, is_at_site },
  { MAP, "m", "Main menu>Map>Measure Distances", NULL, NULL, NULL },
  { MAP, "BackSpace", "Map: /Stop measuring", NULL, measure, stops },
  { MAP, "<Control>bracketleft", "Main menu>Map>Former View", NULL, NULL, NULL },
  { MAP, "<Control>bracketright", "Main menu>Map>Next View", NULL, NULL, NULL },
  { MAP, "n", "Main menu>Time>Next Event", NULL, NULL, NULL },
  { CHART, "Left", NUMBERS, NULL, NULL, is_table },
  { CHART, "Right", NUMBERS, NULL, NULL, is_table },
  { CHART, "Up", NUMBERS, NULL, NULL, is_table },
  { CHART, "Down", NUMBERS, NULL, NULL, is_table },
  { CHART, "Home", NUMBERS, NULL, NULL, is_table },
  { CHART, "End", NUMBERS, NULL, NULL, is_table },
  { CHART, "Return", "@/Table, words, copy>Open Large", NULL, NULL, NULL },
  { CHART, "<Control>Return", "Stages/Mining>Stages/Metal", NULL, show_facets, has_filter },
  { CHART, "t", NUMBERS, NULL, NULL, NULL },
  { CHART, "w", "@/Table, words, copy>Words", NULL, NULL, NULL },
  { CHART, "<Control>c", "@/Table, words, copy>Copy Numbers and Picture", NULL, NULL, NULL },
  { CHART, "c", "@/Table, words, copy>Copy Picture", NULL, NULL, NULL },
  { CHART, "Menu", "@/Table, words, copy", NULL, NULL, has_menu },
  { TIMELINE, "plus", "Agreements that hold/#27!years.zoom-in", NULL, NULL, NULL },
  { TIMELINE, "minus", "Agreements that hold/#27!years.zoom-out", NULL, NULL, NULL },
  { TIMELINE, "0", "Agreements that hold/#27!years.all", NULL, NULL, NULL },
  { TIMELINE, "<Shift>Left", "Agreements that hold/#27!years.earlier", NULL, NULL, NULL },
  { TIMELINE, "<Shift>Right", "Agreements that hold/#27!years.later", NULL, NULL, NULL },
  { TIMELINE, "Page_Up", "Agreements that hold/#27!years.page-up", NULL, scroll_down, NULL },
  { TIMELINE, "Page_Down", "Agreements that hold/#27!years.page-down", NULL, NULL, NULL },
  { WHATIF, "<Alt>Up", "2:What to do with this move>Move Up", NULL, NULL, NULL },
  { WHATIF, "<Alt>Down", "What to do with this move>Move Down", NULL, NULL, NULL },
  { WHATIF, "<Control><Shift>k", "What to do with this move>Duplicate", NULL, NULL, NULL },
  { WHATIF, "Delete", "What to do with this move>Remove", NULL, NULL, NULL },
  { BRIEFINGS, "<Control><Shift>b", "Briefings", NULL, NULL, NULL },
  { BRIEFINGS, "<Control><Shift>a", "!win.add-scene", NULL, NULL, NULL },
  { BRIEFINGS, "<Control><Shift>v", "Update this scene", NULL, NULL, NULL },
  { BRIEFINGS, "<Alt>Up", "Move this scene up", NULL, NULL, NULL },
  { BRIEFINGS, "<Alt>Down", "Move this scene down", NULL, NULL, NULL },
  { BRIEFINGS, "<Control><Shift>k", "Duplicate this scene", NULL, NULL, NULL },
  { BRIEFINGS, "<Control>Return", "Apply", NULL, NULL, NULL },
  { BRIEFINGS, "<Control>i", "Insert Figure…", NULL, NULL, NULL },
  { BRIEFINGS, "<Shift>F2", "This story>Rename…", NULL, NULL, NULL },
  { BRIEFINGS, "<Control>F5", "This story>Rehearse", NULL, NULL, NULL },
  { BRIEFINGS, "F5", "Main menu>Present…", NULL, NULL, NULL },
  { BRIEFINGS, "<Shift>F5", "!win.present-again", NULL, NULL, NULL },
  { SHOW, "Page_Down", "!show.next", NULL, NULL, NULL },
  { SHOW, "Right", "!show.next", NULL, NULL, NULL },
  { SHOW, "Down", "!show.next", NULL, NULL, NULL },
  { SHOW, "space", "!show.next", NULL, NULL, NULL },
  { SHOW, "Page_Up", "!show.back", NULL, NULL, NULL },
  { SHOW, "Left", "!show.back", NULL, NULL, NULL },
  { SHOW, "Up", "!show.back", NULL, NULL, NULL },
  { SHOW, "Home", "!show.first", NULL, NULL, NULL },
  { SHOW, "End", "!show.last", NULL, NULL, NULL },
  { SHOW, "Return", "!show.next>!show.next", NULL, NULL, NULL },
  { SHOW, "b", "!show.black", NULL, NULL, NULL },
  { SHOW, "period", "!show.black", NULL, NULL, NULL },
  { SHOW, "w", "!show.white", NULL, NULL, NULL },
  { SHOW, "comma", "!show.white", NULL, NULL, NULL },
  { SHOW, "l", "!show.pointer", NULL, NULL, NULL },
  { SHOW, "o", "!show.spotlight", NULL, NULL, NULL },
  { FREE, "e", "!show.explore", NULL, NULL, NULL },
  { FREE, "p", "!show.private", NULL, NULL, NULL },
  { FREE, "BackSpace", "!show.return", NULL, NULL, NULL },
  { FREE, "Tab", "!show.console", NULL, NULL, NULL },
  { FREE, "c", "!show.console", NULL, NULL, NULL },
  { FREE, "s", "!show.swap", NULL, NULL, NULL },
  { FREE, "d", "!show.dark", NULL, NULL, NULL },
  { FREE, "<Control>plus", "!show.larger-notes", NULL, NULL, NULL },
  { FREE, "<Control>minus", "!show.smaller-notes", NULL, NULL, NULL },
  { FREE, "Escape", "!show.end", NULL, NULL, NULL },
  { NULL, NULL, NULL, NULL, NULL, NULL },
};
