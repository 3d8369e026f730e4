/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every page of the window over a real bus of assistive technologies: whatever can be worked has a name, is of a kind that says
 * what it is, and no picture is without words. The list of sites is the map's equal twin.
 */
#include <string.h>

#include "mz-test-atspi.h"
#include "mz-test-window.h"
#include "mz-window-story.h"

#define PATIENCE 20000 /* ms */

/* Of AtspiRole: those that somebody works with. */
static const guint worked[] = {
  7 /* check box */, 8 /* check menu item */, 11 /* combo box */, MZ_SPOKEN_LIST_ITEM, 35 /* menu item */, MZ_SPOKEN_PAGE_TAB,
  MZ_SPOKEN_BUTTON, MZ_SPOKEN_RADIO_BUTTON, 45 /* radio menu item */, 51 /* slider */, MZ_SPOKEN_SPIN_BUTTON, 61 /* text */,
  62 /* toggle button */, 79 /* entry */, 88 /* link */,
};

#define SLIDER    51

static gboolean
is_worked (const MzSpoken *spoken)
{
  for (guint i = 0; i < G_N_ELEMENTS (worked); i++)
    if (spoken->role == worked[i])
      return TRUE;
  return FALSE;
}

/* The name of a class, which is all that GTK has where nobody gave one, is none. */
static gboolean
is_name (const char *label)
{
  return label[0] != '\0' && g_type_from_name (label) == 0;
}

/* What a name is taken from where GTK gives a part of a widget a place of its own: an entry's text is called as the entry. */
static gboolean
has_name (const MzSpoken *spoken)
{
  for (guint i = 0; spoken != NULL && i < 3; spoken = spoken->parent, i++)
    if (is_name (spoken->label))
      return TRUE;
  return FALSE;
}

static void
check (GPtrArray *tree, const char *page)
{
  guint n_worked = 0, n_images = 0;

  for (guint i = 0; i < tree->len; i++)
    {
      const MzSpoken *spoken = tree->pdata[i];

      if (spoken->gone)
        continue;
      n_worked += is_worked (spoken);
      n_images += spoken->role == MZ_SPOKEN_IMAGE;
      if (is_worked (spoken) && !has_name (spoken))
        g_error ("%s: something of role %u has no name; it is in “%s” of role %u", page, spoken->role,
                 spoken->parent != NULL ? spoken->parent->label : "", spoken->parent != NULL ? spoken->parent->role : 0);
      if (spoken->role == MZ_SPOKEN_IMAGE && spoken->label[0] == '\0')
        g_error ("%s: a picture has no words; it is in “%s” of role %u", page, spoken->parent != NULL ? spoken->parent->label : "",
                 spoken->parent != NULL ? spoken->parent->role : 0);
    }
  g_test_message ("%s: %u things to work with, %u pictures", page, n_worked, n_images);
  g_assert_cmpuint (n_worked, >, 10);
}

static MzPageKind asked;

static gboolean
shows_asked (gpointer window)
{
  return MZ_WINDOW (window)->page == asked;
}

static void
test_pages (MzTestWindow *self, gconstpointer size)
{
  for (guint page = 0; page < MZ_N_PAGES; page++)
    {
      g_autoptr (GPtrArray) before = NULL, tree = NULL;

      /* From page to page by its tab, as whoever does not see it gets there. */
      before = mz_test_atspi_collect (NULL);
      mz_test_atspi_act (mz_spoken_find (before, MZ_SPOKEN_PAGE_TAB, mz_window_get_page_title (page)));
      mz_test_wait_frames (GTK_WIDGET (self->window), 3);
      asked = (MzPageKind) page;
      if (!mz_test_wait_until (shows_asked, self->window, PATIENCE))
        g_error ("“%s” does not come by its tab", mz_window_get_page_title (page));
      tree = mz_test_atspi_collect (NULL);
      check (tree, mz_vocabulary_get_key (&mz_pages, page));
    }
}

static gboolean
shows_briefings (gpointer window)
{
  return mz_window_shows_briefings (window);
}

static void
test_briefings (MzTestWindow *self, gconstpointer size)
{
  g_autoptr (GPtrArray) before = mz_test_atspi_collect (NULL), tree = NULL;

  mz_test_atspi_act (mz_spoken_find (before, MZ_SPOKEN_BUTTON, "Briefings"));
  mz_test_wait_frames (GTK_WIDGET (self->window), 3);
  g_assert_true (mz_test_wait_until (shows_briefings, self->window, PATIENCE));
  tree = mz_test_atspi_collect (NULL);
  check (tree, "briefings");
}

static MzSpoken *
find_time_bar (GPtrArray *tree)
{
  for (guint i = 0; i < tree->len; i++)
    if (((MzSpoken *) tree->pdata[i])->role == SLIDER && strstr (((MzSpoken *) tree->pdata[i])->label, "Date") != NULL)
      return tree->pdata[i];
  return NULL;
}

/* Each site in view is one of so many, with its name, what it is, how it is and where; the clock is a slider. */
static void
test_list (MzTestWindow *self, gconstpointer size)
{
  static const char *const expected[] = { "Hill Mine, mine, operating, United States, 1 of 2",
                                          "Port Works, separation plant, planned, Malaysia, 2 of 2" };
  g_autoptr (GPtrArray) tree = NULL, inside = NULL;
  guint n = 0;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  mz_test_window_settle (self);
  tree = mz_test_atspi_collect (NULL);
  g_assert_nonnull (find_time_bar (tree));
  for (guint i = 0; i < tree->len; i++)
    {
      if (((MzSpoken *) tree->pdata[i])->role != MZ_SPOKEN_LIST)
        continue;
      g_clear_pointer (&inside, g_ptr_array_unref);
      inside = mz_test_atspi_collect (tree->pdata[i]);
      for (guint k = 0; k < G_N_ELEMENTS (expected); k++)
        n += mz_spoken_find (inside, MZ_SPOKEN_LIST_ITEM, expected[k]) != NULL;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

/* What a screen reader says of the map: (transfer full). */
static char *
dup_told (void)
{
  g_autoptr (GPtrArray) tree = mz_test_atspi_collect (NULL);

  for (guint i = 0; i < tree->len; i++)
    {
      const MzSpoken *spoken = tree->pdata[i];

      if (spoken->role == MZ_SPOKEN_IMAGE && g_str_has_prefix (spoken->label, "Map: "))
        return g_strdup (spoken->description);
    }
  g_assert_not_reached ();
}

/* The site that the keys come to, and each length that is measured, is told while the keyboard stays with the map. */
static void
test_measure (MzTestWindow *self, gconstpointer size)
{
  static const struct { const char *keys, *told; } steps[] = {
    { "key m", "Click places, or press Enter on sites, to measure between them" },
    { "key Return", "From Hill Mine" },
    { "key alt+Left", "Port Works" },
    { "key Return", "14,018 km" },
    { "key BackSpace", "From Hill Mine" },
    { "key m", "" },
  };

  if (mz_test_lacks_xdo ())
    return;
  mz_workspace_set_selection (self->workspace, mz_test_record (self->workspace, "hill"));
  mz_test_window_settle (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *told = NULL;

      mz_test_xdo (steps[i].keys);
      mz_test_window_settle (self);
      told = dup_told ();
      g_test_message ("%s: %s", steps[i].keys, told);
      g_assert_true (g_str_has_prefix (told, steps[i].told) && (*told == '\0') == (*steps[i].told == '\0'));
    }
}

int
main (int argc, char *argv[])
{
  static const MzTestWindowCase cases[] = {
    { "pages", test_pages, NULL },
    { "briefings", test_briefings, NULL },
    { "list", test_list, NULL },
    { "measure", test_measure, NULL },
  };

  mz_test_atspi_connect ();
  return mz_test_window_run (argc, argv, "/app/atspi/", cases, G_N_ELEMENTS (cases));
}
