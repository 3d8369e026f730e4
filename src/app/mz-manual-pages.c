/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-manual-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define VIEW "monazite:view?"

const MzManualPage mz_manual_pages[] = {
  { .id = "start", .title = N_("First Steps"),
    .paragraphs = {
      N_("Monazite shows who mines, refines and controls rare earths, where and when. Its pages stand on one clock and one "
         "selection: what you choose on the map is chosen in the chain, the timeline and the charts, too."),
      N_("Begin on the map. Choose a site, and its card opens: what is known of it on this day, since when, and who says so. "
         "Then move the clock below the map, and see what was there in 1990 and what is promised for 2030."),
      N_("What is not known is called not known; it is never nought. What is only planned is drawn as a plan. Where sources "
         "disagree, their figures stand side by side. Nothing is fetched from a network, and nothing leaves your machine.") },
    .keys = { { "<Alt>1...<Alt>6", N_("Map, chain, timeline, charts, what if, learn") },
              { "<Control>z", N_("Undo") },
              { "F10", N_("Main menu") } },
    .view = VIEW "date=2025-11", .caption = N_("The world in November 2025"),
    .label = N_("Go to the Map"), .action = "win.page", .target = "map", .links = { "map", "clock", "card" } },

  { .id = "map", .title = N_("The Map and Its Symbols"),
    .paragraphs = {
      N_("The shape of a symbol says which stage a site belongs to, from mining to magnets and recycling; its size, how much it "
         "is built for. A full symbol operates, a striped one is being built, an empty one is planned, a half one rests, a crossed one is closed. "
         "Where many sites lie close together, a ring with a number stands for them: choose it, and the map goes nearer."),
      N_("Lines are agreements between countries: drawn through when they bind, dashed when they do not, dotted when they have "
         "ended. Hatched countries control what they export. The legend in the left panel has every symbol that is in sight, "
         "and counts it."),
      N_("Drag to move, turn the wheel or pinch to zoom. Layers are turned on and off in the left panel. Borders are drawn as "
         "they are held; disputed ones are dashed, and no claim is taken sides with.") },
    .keys = { { "Left Right Up Down", N_("Move") }, { "plus minus", N_("Zoom") }, { "Home", N_("Whole world") },
              { "<Alt>Left <Alt>Right <Alt>Up <Alt>Down", N_("Nearest site in that direction") },
              { "m", N_("Measure distances") } },
    .view = VIEW "date=2025-11&center=27,112&zoom=3.4", .caption = N_("Sites and export controls in East Asia"),
    .label = N_("Go to the Map"), .action = "win.page", .target = "map", .links = { "find", "card", "clock" } },

  { .id = "clock", .title = N_("The Clock"),
    .paragraphs = {
      N_("Everything is shown as of one day, any day from 1950 to 2040. Drag the pointer of the time bar, type a date, step "
         "from event to event, or let the clock run."),
      N_("Facts end on a day, too. After it there are plans only, and the bar says so; the card of a site still tells what held "
         "when the facts ended. A date may be known to the year alone: then both what is certain and what is possible are told."),
      N_("The timeline has agreements, export controls, sites and events in rows, one above the other. Two dates can be "
         "compared on two maps side by side.") },
    .keys = { { "space", N_("Play or pause") }, { "period", N_("One step on") }, { "comma", N_("One step back") },
              { "<Control>Right", N_("Next event") }, { "<Control>Home", N_("Date of the facts") },
              { "<Control>d", N_("Compare two dates, or two scenarios") } },
    .view = VIEW "date=2025-11&page=timeline", .caption = N_("The timeline"),
    .label = N_("Go to the Timeline"), .action = "win.page", .target = "timeline", .links = { "start", "charts" } },

  { .id = "find", .title = N_("Finding"),
    .paragraphs = {
      N_("The search knows sites, companies, countries, agreements, export controls and elements, by all the names that they go "
         "by, native ones among them. Capitals and accents do not matter."),
      N_("Filters narrow what is shown: stage, status, element, country, and whether an agreement binds. They hold everywhere, "
         "in the list as on the map and in exports. Beside each choice stands how many there are. The list below has "
         "what the map shows, sorted as you like; it is the map for those who do not see it."),
      N_("What you have found can be kept: as a view with a name in your document, as an address to send, or as a table.") },
    .keys = { { "<Control>f", N_("Search") }, { "F9", N_("Filters, layers and list") },
              { "<Control><Shift>BackSpace", N_("Clear the filter") },
              { "<Control><Shift>c", N_("Copy the address of the view") },
              { "<Control><Shift>d", N_("Keep the view by a name") } },
    .view = VIEW "date=2025-11&stage=magnet&zoom=1", .caption = N_("Filtered: works that make magnets"),
    .label = N_("Search"), .action = "win.search", .links = { "card", "map", "own" } },

  { .id = "card", .title = N_("Reading a Card and Its Sources"),
    .paragraphs = {
      N_("A card tells what is known of a site, an agreement, a company, a country or an element on the day of the clock. "
         "Rows lead on to other cards, and back again."),
      N_("Beside each figure stands who says it. Choose that chip: it has the title, the publisher, the date and the address of "
         "the source, a citation to copy, and a list of all that rests on it. The address opens in your browser when you ask "
         "for it, and only then."),
      N_("“About” is an estimate, “at least” a lower bound, and what stands after “perhaps” may hold as well. Where a card says "
         "“common knowledge”, no page that says so was seen.") },
    .keys = { { "<Alt>Return", N_("Details") }, { "Return", N_("Open what has the focus") }, { "Escape", N_("Back") },
              { "<Control><Shift>p", N_("Print the details") }, { "<Control>r", N_("Save the record chosen") } },
    .view = VIEW "date=2025-11&center=-28.9,122.5&zoom=5.5&select=sites/mount-weld",
    .caption = N_("Mount Weld in Australia, chosen on the map"),
    .label = N_("Open the Details"), .action = "win.details", .links = { "find", "charts", "own" } },

  { .id = "charts", .title = N_("The Chain and the Charts"),
    .paragraphs = {
      N_("The chain follows what is mined through separation, metal and magnets: how much of each stage lies in which country, "
         "and how much of the world the figures cover. What no source covers stays open."),
      N_("Some sixty charts answer one question each. They share the clock and the selection: choose a value, and it is chosen "
         "everywhere. A chart is also a table and a few sentences, and both can be copied, printed and saved."),
      N_("Units are never mixed: ore, oxide, metal and gross weight are told apart, and sums are made within one of them only.") },
    .keys = { { "Left Right Up Down", N_("Next value in that direction") }, { "t", N_("Table") }, { "w", N_("In words") },
              { "<Control>c", N_("Copy numbers and picture") }, { "<Control>e", N_("Save the map or the chart as a picture") } },
    .view = VIEW "date=2024&page=charts", .chart = "mine-production", .caption = N_("Mine production, by country"),
    .label = N_("Go to the Charts"), .action = "win.page", .target = "charts", .links = { "card", "whatif" } },

  { .id = "whatif", .title = N_("What If"),
    .paragraphs = {
      N_("A scenario is a list of dated moves over the facts: exports stop, a plant fails or opens late, licences take longer, "
         "stocks are released. The page tells what each stage loses, who is short, and when stocks end."),
      N_("Results are ranges, from the least to the most. A figure that nobody knows makes the range wider; it is never "
         "guessed. A button beside each result shows how it is computed, with every number and its source. Each move names "
         "its sources, or is called an assumption."),
      N_("While a scenario is assumed, map and charts show it as well, and say so. Leaving it brings the facts back.") },
    .keys = { { "<Control><Shift>k", N_("Duplicate a move") },
              { "<Control><Shift>f", N_("Leave a scenario: back to the facts") } },
    .view = VIEW "date=2027-06&scenario=china-export-stop&page=whatif", .chart = "scenario-loss",
    .caption = N_("What is lost when China stops exporting for six months"),
    .label = N_("Go to What If"), .action = "win.page", .target = "whatif", .links = { "charts", "own", "clock" } },

  { .id = "own", .title = N_("Your Own Data and Documents"),
    .paragraphs = {
      N_("The facts that come with the program are never edited. What you change, add and note goes into a document, which lies "
         "over them and is a file of yours. Each edit can be undone, and what is not saved yet is kept as a draft."),
      N_("Open a table, a file of points or a file of facts, or drop it on the window. What is wrong in it, and what is like a "
         "record of the facts, is shown row by row before anything happens. CSV, GeoJSON, GeoPackage, KML, "
         "Shapefile and GPX are understood."),
      N_("A correction needs a source, here as in the facts: the form asks for one.") },
    .keys = { { "<Control>n", N_("New document") }, { "<Control>s", N_("Save the document") },
              { "<Control>o", N_("Open a file") },
              { "<Control>v", N_("Paste a table, points or an address") },
              { "F2", N_("Change the chosen record") } },
    .view = VIEW "date=2025-11&center=50,12&zoom=3.4&layers=sites,deposits,labels,water,borders",
    .caption = N_("Sites and deposits in Europe, which your own would lie over"),
    .label = N_("Open a File"), .action = "win.open", .links = { "find", "card", "commands" } },

  { .id = "briefings", .title = N_("Briefings"),
    .paragraphs = {
      N_("A briefing is a row of scenes, told over the living map. Four come with the program; the ones that you write belong to "
         "your document. Add what the window shows as a scene, write a title and a few words, and insert figures that are bound "
         "to the facts: they are looked up whenever the scene is shown, and bring their source along."),
      N_("Presenting, the audience sees the slides, and you see your notes, the next scene and the time. You may leave the "
         "story for the free map, and go back. Rehearsing takes the time of each scene."),
      N_("A hand-out has a page for each scene, with notes and sources. Before a show, the check says which figures have "
         "changed since you wrote.") },
    .keys = { { "<Control><Shift>b", N_("Briefings: write stories, and back to the map") },
              { "<Control><Shift>a", N_("Add the current view as a scene") }, { "F5", N_("Present a story") },
              { "<Control>F5", N_("Rehearse the story") }, { "e", N_("Leave the story for the map") },
              { "Escape", N_("End the show") } },
    .view = VIEW "date=2025-11&page=charts", .chart = "agreements-delivered",
    .caption = N_("A chart, as a slide shows it: what agreements have delivered"),
    .label = N_("Go to the Briefings"), .action = "win.briefings", .links = { "own", "learn" } },

  { .id = "learn", .title = N_("Learning"),
    .paragraphs = {
      N_("Lessons lead over map, chain and charts, and ask in between. Questions are made from the facts: the answer is looked "
         "up, told with its reason and its sources, and never out of date."),
      N_("What you have answered comes back when you are about to forget it: after a day, a week, a month. There are no points "
         "and no days in a row. What you have learnt is a file of your own on this machine."),
      N_("For a class, a number makes the same test for everybody, on paper as well, with a key and blank maps. The glossary "
         "explains the words of the field, wherever they stand.") },
    .view = VIEW "date=2025-11&page=charts", .chart = "elements", .caption = N_("The elements, and what they are used for"),
    .label = N_("Go to Learn"), .action = "win.page", .target = "learn", .links = { "start", "briefings" } },

  { .id = "keys", .title = N_("Keys and Accessibility"),
    .paragraphs = {
      N_("Everything can be done with the keyboard. The window is divided into panes, and a key leads from one to the next; Tab goes "
         "on within one, arrow keys move in lists, maps and charts."),
      N_("Screen readers are told names, states and values. The list has all that the map has, and each chart can be read as a table "
         "or as sentences. Nothing is told by colour alone: shapes, patterns and words say the same."),
      N_("Text grows with the size that is set for the desktop, high contrast and dark style are followed, and where the desktop wants "
         "less motion, nothing moves by itself. On a narrow window the panels lie over the map, and on a touch screen a pinch "
         "and a long press do what wheel and right button do.") },
    .keys = { { "F6", N_("Next pane") }, { "<Shift>F6", N_("Previous pane") }, { "F11", N_("Full screen") },
              { "Menu", N_("What can be done with the list or the card") }, { "<Control>question", N_("Keyboard shortcuts") } },
    .view = VIEW "date=2025-11&page=charts", .chart = "controls-by-element",
    .caption = N_("Which elements are controlled: told by pattern and word, not by colour alone"),
    .label = N_("Show All Keys"), .action = "app.shortcuts", .links = { "map", "find", "charts" } },

  { .id = "commands", .title = N_("The Command Line"),
    .paragraphs = {
      N_("Every question that the window answers can be asked in a terminal as well: for scripts, for large tables, for "
         "pictures of a report. The same question gives the same bytes, in every language."),
      N_("The address of a view makes a picture of it, or opens it in the window. A document and files of your own can be laid over "
         "the facts of any command, and a file can be checked before anybody else sees it. The page of the manual, "
         "and the help of each command, have the rest."),
      "$ monazite query sites --stage magnet --status operating --format csv\n"
      "$ monazite render --world --date 2025-11 -o world.png\n"
      "$ monazite chart chain --date 2024 -o chain.pdf\n"
      "$ monazite check my-sites.json\n"
      "$ man monazite" },
    .keys = { { "<Control><Shift>c", N_("Copy the address of the view") }, { "<Control>l", N_("Save the sites in view") },
              { "<Control>e", N_("Save the map or the chart as a picture") } },
    .view = VIEW "date=2024&page=chain", .caption = N_("The chain in 2024"),
    .label = N_("Copy the Address of the View"), .action = "win.copy-address", .links = { "own", "find" } },
};

const guint mz_manual_n_pages = G_N_ELEMENTS (mz_manual_pages);

/** mz_manual_pages_find: Returns: (nullable) */
const MzManualPage *
mz_manual_pages_find (const char *id)
{
  for (guint i = 0; i < mz_manual_n_pages; i++)
    if (strcmp (mz_manual_pages[i].id, id) == 0)
      return &mz_manual_pages[i];
  return NULL;
}

static void
append_folded (GString *out, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  g_string_append (out, folded);
  g_string_append_c (out, '\n');
}

/** mz_manual_page_has: @words: with blanks between them. Returns: whether each stands in the page, in the user's language. */
gboolean
mz_manual_page_has (const MzManualPage *self, const char *words)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

  append_folded (all, _(self->title));
  append_folded (all, _(self->caption));
  for (guint i = 0; i < MZ_MANUAL_PARAGRAPHS && self->paragraphs[i] != NULL; i++)
    append_folded (all, *self->paragraphs[i] == '$' ? self->paragraphs[i] : _(self->paragraphs[i]));
  for (guint i = 0; i < MZ_MANUAL_KEYS && self->keys[i].title != NULL; i++)
    append_folded (all, _(self->keys[i].title));
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (all->str, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}
