/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test-atspi.h"

#include <math.h>

#include "mz-test-gtk.h"

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define ACTION     "org.a11y.atspi.Action"
#define VALUE      "org.a11y.atspi.Value"
#define TEXT       "org.a11y.atspi.Text"
#define PROPERTIES "org.freedesktop.DBus.Properties"
#define ROOT       "/org/a11y/atspi/accessible/root"
#define REGISTRY   "org.a11y.atspi.Registry"
#define PATIENCE   30000 /* ms */
#define GROUPING   99    /* of AtspiRole: what a group is with newer versions of GTK; the older ones call it a panel */

struct _MzWalk
{
  guint    pending; /* answers that are not there yet */
  gboolean whole;   /* it began at the root */
  gboolean names;   /* no more than roles and names is asked for */
};

static GDBusConnection *connection;

static void
called_cb (GObject *source, GAsyncResult *result, gpointer reply)
{
  g_autoptr (GError) error = NULL;

  *(GVariant **) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

/* A call, waited for with the main loop running. */
static GVariant *
call_on (GDBusConnection *bus, const char *name, const char *path, const char *interface, const char *method, GVariant *parameters)
{
  GVariant *reply = NULL;

  g_dbus_connection_call (bus, name, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, called_cb,
                          &reply);
  g_assert_true (mz_test_wait_until (is_there, &reply, PATIENCE));
  return reply;
}

static GVariant *
call (const MzSpoken *spoken, const char *interface, const char *method, GVariant *parameters)
{
  return call_on (connection, spoken->bus, spoken->path, interface, method, parameters);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer bus)
{
  g_autoptr (GError) error = NULL;

  *(GDBusConnection **) bus = g_dbus_connection_new_for_address_finish (result, &error);
  g_assert_no_error (error);
}

static GDBusConnection *
get_session (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  return session;
}

/** mz_test_atspi_connect: To the bus of assistive technologies; before GTK is begun. */
void
mz_test_atspi_connect (void)
{
  g_autoptr (GDBusConnection) session = get_session ();
  g_autoptr (GVariant) reply = call_on (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL);
  const char *address;

  g_variant_get (reply, "(&s)", &address);
  g_dbus_connection_new_for_address (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                              | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, connected_cb, &connection);
  g_assert_true (mz_test_wait_until (is_there, &connection, PATIENCE));
}

/** mz_test_atspi_set_on: Says, as a desktop does, that a screen reader is on. */
void
mz_test_atspi_set_on (void)
{
  g_autoptr (GDBusConnection) session = get_session ();
  g_autoptr (GVariant) reply = call_on (session, "org.a11y.Bus", "/org/a11y/bus", PROPERTIES, "Set",
                                        g_variant_new ("(ssv)", "org.a11y.Status", "ScreenReaderEnabled", g_variant_new_boolean (TRUE)));
}

static GPtrArray *heard; /* of char: the path of who has spoken, the state, whether it is so */

static void
heard_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *name, GVariant *parameters,
          gpointer unused)
{
  const char *state;
  int is;

  g_variant_get (parameters, "(&siiva{sv})", &state, &is, NULL, NULL, NULL);
  g_ptr_array_add (heard, g_strdup_printf ("%s %s %d", path, state, is));
}

/** mz_test_atspi_listen: To states that change, from now on; before GTK is begun, which may say nothing where nobody listens. */
void
mz_test_atspi_listen (void)
{
  g_autoptr (GVariant) reply = call_on (connection, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent",
                                        g_variant_new ("(sass)", "object:state-changed", NULL, ""));

  heard = g_ptr_array_new_with_free_func (g_free);
  g_dbus_connection_signal_subscribe (connection, NULL, "org.a11y.atspi.Event.Object", "StateChanged", NULL, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, heard_cb, NULL, NULL);
}

/**
 * mz_test_atspi_has_heard:
 *
 * Only after mz_test_atspi_listen(). What was heard up to there, of whatever, is forgotten.
 *
 * Returns: whether @spoken has said that it is in @state, and then that it is no more
 */
gboolean
mz_test_atspi_has_heard (const MzSpoken *spoken, const char *state)
{
  g_assert_nonnull (heard);
  for (int is = 1; is >= 0; is--)
    {
      g_autofree char *words = g_strdup_printf ("%s %s %d", spoken->path, state, is);
      guint at;

      if (!g_ptr_array_find_with_equal_func (heard, words, g_str_equal, &at))
        return FALSE;
      if (is == 0)
        g_ptr_array_remove_range (heard, 0, at + 1);
      else
        g_ptr_array_remove_range (heard, 0, at);
    }
  return TRUE;
}

static void
free_spoken (MzSpoken *spoken)
{
  g_free (spoken->bus);
  g_free (spoken->path);
  g_free (spoken->label);
  g_free (spoken->description);
  g_ptr_array_unref (spoken->children);
  g_free (spoken);
}

/* Returns: (nullable): %NULL: it went away since it was listed, as any reader has to put up with */
static GVariant *
finish (GObject *source, GAsyncResult *result, MzSpoken *spoken)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  spoken->walk->pending--;
  spoken->gone |= reply == NULL;
  if (!g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    g_assert_no_error (error);
  return reply;
}

static void
states_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MzSpoken *spoken = data;
  g_autoptr (GVariant) reply = finish (source, result, spoken), words = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;
  guint low, high;

  /* The root of an application has none. */
  if (words == NULL || g_variant_n_children (words) < 2)
    return;
  g_variant_get_child (words, 0, "u", &low);
  g_variant_get_child (words, 1, "u", &high);
  spoken->states = (guint64) high << 32 | low;
}

static char *
finish_text (GObject *source, GAsyncResult *result, MzSpoken *spoken)
{
  g_autoptr (GVariant) reply = finish (source, result, spoken), value = NULL;

  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(v)", &value);
  return g_variant_dup_string (value, NULL);
}

static void
name_cb (GObject *source, GAsyncResult *result, gpointer spoken)
{
  ((MzSpoken *) spoken)->label = finish_text (source, result, spoken);
}

static void
description_cb (GObject *source, GAsyncResult *result, gpointer spoken)
{
  ((MzSpoken *) spoken)->description = finish_text (source, result, spoken);
}

static void
send (MzSpoken *spoken, const char *interface, const char *method, GVariant *parameters, GAsyncReadyCallback callback)
{
  spoken->walk->pending++;
  g_dbus_connection_call (connection, spoken->bus, spoken->path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE,
                          NULL, callback, spoken);
}

static MzSpoken *ask (MzSpoken *parent, const char *bus, const char *path, MzWalk *walk);

static void
children_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MzSpoken *spoken = data;
  g_autoptr (GVariant) reply = finish (source, result, spoken);
  g_autoptr (GVariantIter) iter = NULL;
  const char *bus, *path;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(&s&o)", &bus, &path))
    g_ptr_array_add (spoken->children, ask (spoken, bus, path, spoken->walk));
}

/* What is in these says nothing more than they do; long lists, and the menus of buttons, only where they are asked for. */
static gboolean
is_leaf (const MzSpoken *spoken)
{
  if (spoken->parent == NULL)
    return FALSE;
  return spoken->role == MZ_SPOKEN_BUTTON || (spoken->role == MZ_SPOKEN_LABEL && spoken->walk->names) || spoken->role == MZ_SPOKEN_RADIO_BUTTON || spoken->role == MZ_SPOKEN_IMAGE
         || spoken->role == MZ_SPOKEN_PAGE_TAB || spoken->role == MZ_SPOKEN_SCROLL_BAR
         || (spoken->role == MZ_SPOKEN_LIST && spoken->walk->whole);
}

static void
role_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MzSpoken *spoken = data;
  g_autoptr (GVariant) reply = finish (source, result, spoken);

  if (reply == NULL)
    return;
  g_variant_get (reply, "(u)", &spoken->role);
  if (spoken->role == GROUPING)
    spoken->role = MZ_SPOKEN_GROUP;
  if (!is_leaf (spoken))
    send (spoken, ACCESSIBLE, "GetChildren", NULL, children_cb);
}

/* All questions at once: one after the other would take as many rounds of the bus. */
static MzSpoken *
ask (MzSpoken *parent, const char *bus, const char *path, MzWalk *walk)
{
  MzSpoken *spoken = g_new0 (MzSpoken, 1);

  spoken->parent = parent;
  spoken->bus = g_strdup (bus);
  spoken->path = g_strdup (path);
  spoken->walk = walk;
  spoken->children = g_ptr_array_new ();
  send (spoken, ACCESSIBLE, "GetRole", NULL, role_cb);
  send (spoken, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, "Name"), name_cb);
  if (walk->names)
    return spoken;
  send (spoken, ACCESSIBLE, "GetState", NULL, states_cb);
  send (spoken, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, "Description"), description_cb);
  return spoken;
}

static gboolean
is_answered (gpointer walk)
{
  return ((MzWalk *) walk)->pending == 0;
}

static void
lay_out (MzSpoken *spoken, GPtrArray *tree)
{
  if (spoken->gone || spoken->walk->names)
    {
      spoken->label = spoken->label != NULL ? spoken->label : g_strdup ("");
      spoken->description = spoken->description != NULL ? spoken->description : g_strdup ("");
    }
  g_ptr_array_add (tree, spoken);
  for (guint i = 0; i < spoken->children->len; i++)
    lay_out (g_ptr_array_index (spoken->children, i), tree);
}

static gboolean
has_application (gpointer registry)
{
  g_autoptr (GVariant) reply = call (registry, ACCESSIBLE, "GetChildren", NULL), list = g_variant_get_child_value (reply, 0);

  return g_variant_n_children (list) == 1;
}

static GPtrArray *
collect (const MzSpoken *within, gboolean whole, gboolean names)
{
  MzSpoken registry = { .bus = (char *) REGISTRY, .path = (char *) ROOT };
  GPtrArray *tree = g_ptr_array_new_with_free_func ((GDestroyNotify) free_spoken);
  MzWalk walk = { .whole = whole, .names = names };
  MzSpoken *root;

  g_assert_true (mz_test_wait_until (has_application, &registry, PATIENCE));
  root = ask (NULL, within != NULL ? within->bus : REGISTRY, within != NULL ? within->path : ROOT, &walk);
  g_assert_true (mz_test_wait_until (is_answered, &walk, PATIENCE));
  lay_out (root, tree);
  return tree;
}

/**
 * mz_test_atspi_collect:
 * @within: (nullable): only this and what is in it; %NULL: all that this process, the only application on its bus, shows
 *
 * What is in buttons, pictures and tabs is left out, and from the root also what is in lists, unless it is asked for itself.
 *
 * Returns: (transfer full) (element-type MzSpoken): depth first
 */
GPtrArray *
mz_test_atspi_collect (const MzSpoken *within)
{
  return collect (within, within == NULL, FALSE);
}

/** mz_test_atspi_collect_all: All that this process shows, with what is in lists. */
GPtrArray *
mz_test_atspi_collect_all (void)
{
  return collect (NULL, FALSE, FALSE);
}

/** mz_test_atspi_collect_names: The same with nothing but roles and names, in half the time. */
GPtrArray *
mz_test_atspi_collect_names (const MzSpoken *within)
{
  return collect (within, within == NULL, TRUE);
}

/** mz_test_atspi_list_actions: Returns: (transfer full): what can be done with @spoken, as a screen reader would offer it. */
char **
mz_test_atspi_list_actions (const MzSpoken *spoken)
{
  g_autoptr (GVariant) reply = call (spoken, ACTION, "GetActions", NULL);
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *name;

  g_variant_get (reply, "(a(sss))", &iter);
  while (g_variant_iter_next (iter, "(&s&s&s)", &name, NULL, NULL))
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

/* What cannot be done yet, for a button wakes up a moment after what was written, is asked for again. */
static void
do_action (const MzSpoken *spoken, int action)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  gboolean done;

  do
    {
      g_autoptr (GVariant) reply = call (spoken, ACTION, "DoAction", g_variant_new ("(i)", action));

      g_variant_get (reply, "(b)", &done);
    }
  while (!done && g_get_monotonic_time () < end);
  g_assert_true (done);
  mz_test_drain ();
}

/** mz_test_atspi_act: Does what the first action of @spoken does: a click. */
void
mz_test_atspi_act (const MzSpoken *spoken)
{
  do_action (spoken, 0);
}

/** mz_test_atspi_do: Does what @spoken calls @action; it is an error if it has none such, or cannot do it now. */
void
mz_test_atspi_do (const MzSpoken *spoken, const char *action)
{
  g_auto (GStrv) actions = mz_test_atspi_list_actions (spoken);

  for (int i = 0; actions[i] != NULL; i++)
    if (g_str_equal (actions[i], action))
      {
        do_action (spoken, i);
        return;
      }
  g_error ("“%s” of role %u cannot do %s", spoken->label, spoken->role, action);
}

/** mz_test_atspi_set: @value: of a spin button, a slider ... */
void
mz_test_atspi_set (const MzSpoken *spoken, double value)
{
  g_autoptr (GVariant) reply = call (spoken, PROPERTIES, "Set", g_variant_new ("(ssv)", VALUE, "CurrentValue",
                                                                                g_variant_new_double (value)));

  mz_test_drain ();
}

static gboolean
has_interface (const MzSpoken *spoken, const char *interface)
{
  g_autoptr (GVariant) reply = call (spoken, ACCESSIBLE, "GetInterfaces", NULL);
  g_autofree const char **names = NULL;

  g_variant_get (reply, "(^a&s)", &names);
  return g_strv_contains (names, interface);
}

/** mz_test_atspi_get_value: Returns: whether @spoken has a value: what a slider, a spin button or a bar of progress says. */
gboolean
mz_test_atspi_get_value (const MzSpoken *spoken, MzSpokenValue *value)
{
  g_autoptr (GVariant) reply = NULL, all = NULL;

  *value = (MzSpokenValue) { NAN, NAN, NAN, NULL };
  if (!has_interface (spoken, VALUE))
    return FALSE;
  reply = call (spoken, PROPERTIES, "GetAll", g_variant_new ("(s)", VALUE));
  all = g_variant_get_child_value (reply, 0);
  return g_variant_lookup (all, "MinimumValue", "d", &value->min) && g_variant_lookup (all, "MaximumValue", "d", &value->max)
         && g_variant_lookup (all, "CurrentValue", "d", &value->now) && (g_variant_lookup (all, "Text", "s", &value->text) || TRUE);
}

/** mz_test_atspi_dup_text: Returns: (nullable) (transfer full): what is written in @spoken; %NULL: nothing can be. */
char *
mz_test_atspi_dup_text (const MzSpoken *spoken)
{
  g_autoptr (GVariant) length = NULL, count = NULL, reply = NULL;
  char *text;

  if (!has_interface (spoken, TEXT))
    return NULL;
  length = call (spoken, PROPERTIES, "Get", g_variant_new ("(ss)", TEXT, "CharacterCount"));
  g_variant_get (length, "(v)", &count);
  reply = call (spoken, TEXT, "GetText", g_variant_new ("(ii)", 0, g_variant_get_int32 (count)));
  g_variant_get (reply, "(s)", &text);
  return text;
}

/** mz_test_atspi_write: @text: becomes all that is in an entry. */
void
mz_test_atspi_write (const MzSpoken *spoken, const char *text)
{
  g_autoptr (GVariant) reply = call (spoken, "org.a11y.atspi.EditableText", "SetTextContents", g_variant_new ("(s)", text));
  gboolean done;

  g_variant_get (reply, "(b)", &done);
  g_assert_true (done);
  mz_test_drain ();
}

gboolean
mz_spoken_is (const MzSpoken *spoken, guint state)
{
  return (spoken->states >> state & 1) != 0;
}

/** mz_spoken_find: Returns: (transfer none) (nullable): the first one of @role whose name begins with @label. */
MzSpoken *
mz_spoken_find (GPtrArray *tree, guint role, const char *label)
{
  for (guint i = 0; i < tree->len; i++)
    {
      MzSpoken *spoken = g_ptr_array_index (tree, i);

      if (spoken->role == role && g_str_has_prefix (spoken->label, label))
        return spoken;
    }
  return NULL;
}

/** mz_spoken_get_focus: Returns: (transfer none) (nullable): where the keys go. */
MzSpoken *
mz_spoken_get_focus (GPtrArray *tree)
{
  for (guint i = 0; i < tree->len; i++)
    if (mz_spoken_is (g_ptr_array_index (tree, i), MZ_SPOKEN_FOCUSED))
      return g_ptr_array_index (tree, i);
  return NULL;
}
