/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-spoken.h"

#include <string.h>

#include "mz-test-gtk.h"

#define PATIENCE 10000 /* ms */
#define ON       (1u << MZ_SPOKEN_PRESSED | 1u << MZ_SPOKEN_CHECKED)

static GPtrArray *tree; /* as it was asked last */
static gboolean   asks_lists;
static MzSpoken   place; /* no more than where to ask it */

/** mz_test_spoken_ask_lists: @in_lists: whether what is in lists is asked for from now on, too */
void
mz_test_spoken_ask_lists (gboolean in_lists)
{
  asks_lists = in_lists;
}

/** mz_test_spoken_stay_in: @outer: (nullable): where, from now on, all is looked for that is not asked for within something else */
void
mz_test_spoken_stay_in (const MzSpoken *outer)
{
  g_free (place.bus);
  g_free (place.path);
  place.bus = outer != NULL ? g_strdup (outer->bus) : NULL;
  place.path = outer != NULL ? g_strdup (outer->path) : NULL;
}

/** mz_test_spoken_get_tree: Returns: (transfer none): what was looked through last. */
GPtrArray *
mz_test_spoken_get_tree (void)
{
  return tree;
}

static gboolean
is_container (guint role)
{
  return role == MZ_SPOKEN_LABEL || role == MZ_SPOKEN_GROUP || role == MZ_SPOKEN_LIST || role == MZ_SPOKEN_LIST_ITEM;
}

/* One of just this name comes before those that only begin with it. */
static MzSpoken *
look_up (const MzSpoken *within, guint role, const char *label)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&tree); /* @within may be of it */
  MzSpoken *found = NULL;

  if (within == NULL && place.path != NULL)
    within = &place;
  tree = asks_lists && within == NULL ? mz_test_atspi_collect_all () : mz_test_atspi_collect (within);
  for (guint i = 0; i < tree->len; i++)
    {
      MzSpoken *spoken = tree->pdata[i];

      if (spoken->gone || (role == 0 ? is_container (spoken->role) : spoken->role != role) || !g_str_has_prefix (spoken->label, label))
        continue;
      if (strcmp (spoken->label, label) == 0)
        return spoken;
      found = found != NULL ? found : spoken;
    }
  return found;
}

static void
fail (guint role, const char *label, const char *why)
{
  for (guint i = 0; i < tree->len; i++)
    {
      const MzSpoken *spoken = tree->pdata[i];

      g_printerr ("%u “%s” (%s) %#" G_GINT64_MODIFIER "x\n", spoken->role, spoken->label, spoken->description, spoken->states);
    }
  g_error ("What is of role %u and called “%s” is not %s", role, label, why);
}

/** mz_test_spoken_find_within: The first whose name begins with @label: of @role, or, if that is 0, of any that is worked. */
MzSpoken *
mz_test_spoken_find_within (const MzSpoken *within, guint role, const char *label)
{
  MzSpoken *spoken = look_up (within, role, label);

  if (spoken == NULL)
    fail (role, label, "there");
  return spoken;
}

MzSpoken *
mz_test_spoken_find (guint role, const char *label)
{
  return mz_test_spoken_find_within (NULL, role, label);
}

/** mz_test_spoken_is_on: What is on is pressed, or checked. */
gboolean
mz_test_spoken_is_on (const MzSpoken *spoken)
{
  return (spoken->states & ON) != 0;
}

gboolean
mz_test_spoken_is_there (guint role, const char *label)
{
  return look_up (NULL, role, label) != NULL;
}

typedef struct
{
  guint       role;
  const char *label;
  const char *description; /* (nullable): begins so */
  guint64     states;      /* one of these is to be so; none: whatever it is */
  gboolean    expected;
} Expected;

static gboolean
is_so (gpointer data)
{
  const Expected *expected = data;
  const MzSpoken *spoken = look_up (NULL, expected->role, expected->label);

  if (spoken == NULL || (expected->description != NULL && !g_str_has_prefix (spoken->description, expected->description)))
    return FALSE;
  return expected->states == 0 || ((spoken->states & expected->states) != 0) == expected->expected;
}

/** mz_test_spoken_wait: A button that is clicked over the bus is held down for a quarter of a second, and only then does what it does. */
void
mz_test_spoken_wait (guint role, const char *label, guint64 states, gboolean is)
{
  Expected expected = { role, label, NULL, states, is };
  g_autofree char *why = g_strdup_printf ("%s %#" G_GINT64_MODIFIER "x", is ? "in" : "out of", states);

  if (!mz_test_wait_until (is_so, &expected, PATIENCE))
    fail (role, label, why);
}

/** mz_test_spoken_wait_for: Waits until it is there. @description: (nullable): what its description begins with by then */
void
mz_test_spoken_wait_for (guint role, const char *label, const char *description)
{
  Expected expected = { role, label, description, 0, TRUE };

  if (!mz_test_wait_until (is_so, &expected, PATIENCE))
    fail (role, label, description != NULL ? description : "there");
}

void
mz_test_spoken_check (const char *label, guint state, gboolean expected)
{
  mz_test_spoken_wait (0, label, G_GUINT64_CONSTANT (1) << state, expected);
}

void
mz_test_spoken_check_on (const char *label, gboolean expected)
{
  mz_test_spoken_wait (0, label, ON, expected);
}

void
mz_test_spoken_act (GtkWidget *window, const char *label)
{
  mz_test_atspi_act (mz_test_spoken_find (0, label));
  mz_test_wait_frames (window, 2);
}

/** mz_test_spoken_clear: Forgets what was looked through. */
void
mz_test_spoken_clear (void)
{
  mz_test_spoken_stay_in (NULL);
  g_clear_pointer (&tree, g_ptr_array_unref);
}
