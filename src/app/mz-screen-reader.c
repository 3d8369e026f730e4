/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a screen reader is on, as the desktop tells it: org.a11y.Status. */
#define G_LOG_DOMAIN "monazite"

#include "mz-screen-reader.h"

typedef struct
{
  GWeakRef           object;
  MzScreenReaderFunc callback;
} Request;

static void
free_request (Request *request)
{
  g_weak_ref_clear (&request->object);
  g_free (request);
}

static void
told_cb (GObject *connection, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, NULL), value = NULL;
  g_autoptr (GObject) object = g_weak_ref_get (&request->object);

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value) && object != NULL)
    request->callback (object);
  free_request (request);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      free_request (data);
      return;
    }
  g_dbus_connection_call (bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", "org.a11y.Status", "ScreenReaderEnabled"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, told_cb, data);
}

/** mz_screen_reader_ask: Asks the desktop; where there is none, there is no screen reader. @object: kept by no reference */
void
mz_screen_reader_ask (GObject *object, MzScreenReaderFunc callback)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->object, object);
  request->callback = callback;
  g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, request);
}
