/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All that the window of shortcuts says, by a screen reader's means alone: over a real bus of assistive technologies, by
 * actions, texts and values of what the window shows. What is to be tried is read from that window's own file. Where a thing
 * is worked by looking, such as moving the map, what leads to the same end is tried in its place.
 */
#include <string.h>

#include "mz-test-atspi.h"
#include "mz-test-atspi-ways.h"

static const MzTestWay *
find_way (const char *group, const char *accel)
{
  for (const MzTestWay *way = mz_test_ways; way->group != NULL; way++)
    if (strcmp (way->group, group) == 0 && mz_test_keys_is_same (way->accel, accel))
      return way;
  return NULL;
}

static const MzTestKeyGroup *const parts[] = {
  mz_test_keys_window, mz_test_keys_map, mz_test_keys_pages, mz_test_keys_show,
};

static const MzTestKey *
find_key (const char *title, const char *accel)
{
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (const MzTestKeyGroup *group = parts[part]; group->title != NULL; group++)
      for (guint i = 0; i < group->n_keys && strcmp (group->title, title) == 0; i++)
        if (mz_test_keys_is_same (group->keys[i].accel, accel))
          return &group->keys[i];
  return NULL;
}

/* Each that is told of has a way, and each way is of one that is told of. */
static void
test_all (void)
{
  g_autoptr (GArray) all = mz_test_keys_read_overlay ();
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const MzTestTold *told = &g_array_index (all, MzTestTold, i);

      if (find_way (told->group, told->accel) == NULL)
        g_error ("%s: %s cannot be done without keys", told->group, told->accel);
    }
  for (const MzTestWay *way = mz_test_ways; way->group != NULL; way++, n++)
    if (find_key (way->group, way->accel) == NULL)
      g_error ("%s: %s is no key", way->group, way->accel);
  g_assert_cmpuint (n, ==, all->len);
}

/* Whether @label is @name: 1, begins with it: 2, or not: 0. Older versions of GTK say mnemonics with their mark. */
static guint
match (const char *label, const char *name)
{
  gsize n = strlen (name);

  label += label[0] == '_' && name[0] != '_';
  if (strncmp (label, name, n) != 0)
    return 0;
  return label[n] == '\0' ? 1 : 2;
}

/*
 * In what @tree begins with, and not so called itself: a name exactly, before what only begins so; of those, the one of the
 * number before a colon.
 */
static MzSpoken *
find (GPtrArray *tree, const char *name)
{
  guint which = 1;

  if (g_ascii_isdigit (name[0]) && name[1] == ':')
    {
      which = (guint) g_ascii_digit_value (name[0]);
      name += 2;
    }
  for (guint wanted = 1; wanted <= 2; wanted++)
    for (guint i = 1, n = 0; i < tree->len; i++)
      {
        MzSpoken *spoken = tree->pdata[i];

        if (name[0] == '#' && spoken->role == strtoul (name + 1, NULL, 10))
          return spoken;
        if (!spoken->gone && match (spoken->label, name) == wanted && spoken->role != MZ_SPOKEN_LABEL
            && strcmp (spoken->label, ((MzSpoken *) tree->pdata[0])->label) != 0 && ++n == which)
          return spoken;
      }
  return NULL;
}

/* A window that can do it: the last one is in front. */
static MzSpoken *
find_window (GPtrArray *tree, const char *action)
{
  for (guint i = tree->len; i > 0; i--)
    {
      MzSpoken *spoken = tree->pdata[i - 1];
      g_auto (GStrv) actions = NULL;

      if (spoken->role != MZ_SPOKEN_FRAME)
        continue;
      actions = mz_test_atspi_list_actions (spoken);
      if (g_strv_contains ((const char *const *) actions, action))
        return spoken;
    }
  return NULL;
}

/* A button that leads to a menu has another one in it, which is the one that is clicked. Returns: whether it is one */
static gboolean
click (const MzSpoken *spoken)
{
  g_autoptr (GPtrArray) inside = mz_test_atspi_collect_names (spoken);

  for (guint i = 0; i < inside->len; i++)
    {
      g_auto (GStrv) actions = mz_test_atspi_list_actions (inside->pdata[i]);

      if (actions[0] == NULL)
        continue;
      mz_test_atspi_act (inside->pdata[i]);
      return i > 0;
    }
  g_error ("“%s” of role %u cannot be clicked", spoken->label, spoken->role);
}

/* Where the next step begins. */
typedef struct
{
  GPtrArray *tree; /* that it was found in, or %NULL */
  MzSpoken  *menu; /* (nullable): one that is open */
} Place;

/* Names, the one in the other: "Layers/Sites". Returns: (nullable): what is not there yet: %NULL */
static MzSpoken *
find_in (MzTestKeys *self, const MzSpoken *menu, GPtrArray **tree, char **names)
{
  MzSpoken *found = (MzSpoken *) menu;

  g_clear_pointer (tree, g_ptr_array_unref);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GPtrArray *inside = mz_test_atspi_collect_names (found);

      if (*tree != NULL)
        g_ptr_array_unref (*tree);
      *tree = inside;
      found = find (*tree, strcmp (names[i], "@") == 0 ? mz_test_ways_name_chart (self) : names[i]);
      if (found == NULL)
        return NULL;
    }
  return found;
}

/* A button that is clicked in this way is held down for a quarter of a second, and only then does what it does. */
static MzSpoken *
wait_for (MzTestKeys *self, const MzSpoken *menu, GPtrArray **tree, const char *path, const char *way)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  MzSpoken *found = find_in (self, menu, tree, names);

  while (found == NULL && g_get_monotonic_time () < end)
    found = find_in (self, menu, tree, names);
  if (found == NULL)
    g_error ("There is no “%s”, as in %s", path, way);
  return found;
}

static void
act_in_window (const char *action)
{
  g_autoptr (GPtrArray) tree = mz_test_atspi_collect_names (NULL);
  MzSpoken *spoken = find_window (tree, action);

  if (spoken == NULL)
    g_error ("No window can do %s", action);
  mz_test_atspi_do (spoken, action);
}

/* One step of a way, see mz-test-atspi-ways.h. */
static void
take_step (MzTestKeys *self, const char *step, Place *place, const char *way)
{
  gsize n = strcspn (step, "!?~");
  g_autofree char *path = g_strndup (step, n);
  Place next = { NULL, NULL };
  MzSpoken *spoken;

  if (n == 0 && step[0] == '!')
    {
      act_in_window (step + 1);
      return;
    }
  spoken = wait_for (self, place->menu, &next.tree, path, way);
  if (step[n] == '!')
    mz_test_atspi_do (spoken, step + n + 1);
  else if (step[n] == '~')
    mz_test_atspi_write (spoken, step + n + 1);
  else if (step[n] == '\0' && click (spoken))
    next.menu = spoken;
  else if (spoken->role == MZ_SPOKEN_MENU_ITEM)
    {
      /* It may have led to another page of the same menu. */
      g_ptr_array_unref (next.tree);
      return;
    }
  g_clear_pointer (&place->tree, g_ptr_array_unref);
  *place = next;
}

static gboolean
is_done (gpointer data)
{
  MzTestKeys *self = data;

  if (self->window != NULL)
    mz_test_keys_note (self, &self->now);
  return self->key->is_done (self);
}

static void
try (MzTestKeys *self, const MzTestWay *way)
{
  const char *const *of = way->instead != NULL ? way->instead : (const char *const[]) { way->group, way->accel, NULL };
  MzTestKey key = *find_key (of[0], of[1]);
  g_auto (GStrv) steps = g_strsplit (way->steps, ">", -1);
  Place place = { NULL, NULL };

  g_test_message ("%s: %s: %s", way->group, way->accel, way->steps);
  key.prepare = way->prepare != NULL ? way->prepare : key.prepare;
  key.is_done = way->is_done != NULL ? way->is_done : key.is_done;
  self->key = &key;
  if (!self->in_show)
    mz_test_keys_calm (self);
  if (key.prepare != NULL)
    key.prepare (self);
  mz_test_keys_note (self, &self->before);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      take_step (self, steps[i], &place, way->steps);
      if (steps[i + 1] != NULL)
        mz_test_keys_settle (self);
    }
  g_clear_pointer (&place.tree, g_ptr_array_unref);
  if (!mz_test_wait_until (is_done, self, 5000))
    g_error ("%s: %s is not done by %s", way->group, way->accel, way->steps);
}

static void
test_part (gconstpointer data)
{
  const MzTestKeyGroup *groups = data;
  MzTestKeys self;

  if (mz_test_lacks_xdo ())
    return;
  mz_test_keys_open (&self);
  for (const MzTestKeyGroup *group = groups; group->title != NULL; group++)
    for (const MzTestWay *way = mz_test_ways; way->group != NULL; way++)
      if (strcmp (way->group, group->title) == 0)
        try (&self, way);
  mz_test_keys_calm (&self);
  mz_test_keys_close (&self);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = mz_test_keys_isolate ();
  int status;

  mz_test_atspi_connect ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/atspi/told/all", test_all);
  g_test_add_data_func ("/app/atspi/window", mz_test_keys_window, test_part);
  g_test_add_data_func ("/app/atspi/map", mz_test_keys_map, test_part);
  g_test_add_data_func ("/app/atspi/work", mz_test_keys_pages, test_part);
  g_test_add_data_func ("/app/atspi/show", mz_test_keys_show, test_part);
  status = g_test_run ();
  mz_test_keys_remove_folder (folder);
  return status;
}
