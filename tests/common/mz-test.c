/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mz-test.h"

/**
 * mz_test_wait_until:
 * @condition: asked after every round of the main loop
 * @data: given to @condition
 * @timeout_ms: how long to go on at most, in milliseconds
 *
 * Runs the default main context until @condition holds. Never blocks for longer than @timeout_ms, so that a test that
 * waits for what does not come fails where it waits.
 *
 * Returns: %TRUE if @condition came to hold in time
 */
gboolean
mz_test_wait_until (MzTestCondition condition, gpointer data, guint timeout_ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) timeout_ms * 1000;

  while (!condition (data))
    {
      if (g_get_monotonic_time () >= end)
        return FALSE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  return TRUE;
}

/**
 * mz_test_drain:
 *
 * Runs the default main context until nothing is ready any more, ten thousand rounds at most: a source that is ready
 * for ever is an error of the code under test.
 */
void
mz_test_drain (void)
{
  for (guint i = 0; i < 10000; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      return;
  g_error ("The main loop does not come to rest");
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  g_assert_true (G_IS_OBJECT (object));
  *count += 1;
}

/* Sets @out to a value that @pspec allows and that differs from @value; FALSE where the sweep knows none. */
static gboolean
other_value (GParamSpec *pspec, const GValue *value, GValue *out)
{
  g_value_init (out, pspec->value_type);

  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (out, !g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_static_string (out, g_strcmp0 (g_value_get_string (value), "sweep") == 0 ? "other" : "sweep");
  else if (G_VALUE_HOLDS_INT (value))
    {
      GParamSpecInt *range = G_PARAM_SPEC_INT (pspec);

      g_value_set_int (out, g_value_get_int (value) < range->maximum ? g_value_get_int (value) + 1 : range->minimum);
    }
  else if (G_VALUE_HOLDS_UINT (value))
    {
      GParamSpecUInt *range = G_PARAM_SPEC_UINT (pspec);

      g_value_set_uint (out, g_value_get_uint (value) < range->maximum ? g_value_get_uint (value) + 1
                                                                       : range->minimum);
    }
  else if (G_VALUE_HOLDS_INT64 (value))
    {
      GParamSpecInt64 *range = G_PARAM_SPEC_INT64 (pspec);

      g_value_set_int64 (out, g_value_get_int64 (value) < range->maximum ? g_value_get_int64 (value) + 1
                                                                         : range->minimum);
    }
  else if (G_VALUE_HOLDS_DOUBLE (value))
    {
      GParamSpecDouble *range = G_PARAM_SPEC_DOUBLE (pspec);
      double now = g_value_get_double (value);

      g_value_set_double (out, now < range->maximum ? MIN (now + 0.5, range->maximum) : range->minimum);
    }
  else if (G_VALUE_HOLDS_ENUM (value))
    {
      GEnumClass *klass = G_PARAM_SPEC_ENUM (pspec)->enum_class;

      for (guint i = 0; i < klass->n_values; i++)
        if (klass->values[i].value != g_value_get_enum (value))
          {
            g_value_set_enum (out, klass->values[i].value);
            return TRUE;
          }
      return FALSE;
    }
  else if (G_VALUE_HOLDS_FLAGS (value))
    {
      guint mask = G_PARAM_SPEC_FLAGS (pspec)->flags_class->mask;

      g_value_set_flags (out, g_value_get_flags (value) ^ (mask & -mask));
    }
  else
    return FALSE;

  return g_param_values_cmp (pspec, value, out) != 0;
}

static void
sweep_property (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) other = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  gulong handler;
  guint count = 0;

  g_value_init (&before, pspec->value_type);
  g_object_get_property (object, pspec->name, &before);
  if (!(pspec->flags & G_PARAM_WRITABLE) || (pspec->flags & G_PARAM_CONSTRUCT_ONLY) ||
      !other_value (pspec, &before, &other))
    return;

  handler = g_signal_connect (object, signal, G_CALLBACK (count_cb), &count);
  g_object_set_property (object, pspec->name, &before);
  if (count != 0)
    g_error ("%s:%s notifies though its value stays", G_OBJECT_TYPE_NAME (object), pspec->name);

  g_object_set_property (object, pspec->name, &other);
  g_value_init (&after, pspec->value_type);
  g_object_get_property (object, pspec->name, &after);
  if (g_param_values_cmp (pspec, &other, &after) != 0)
    g_error ("%s:%s does not keep the value set", G_OBJECT_TYPE_NAME (object), pspec->name);
  if (count != 1)
    g_error ("%s:%s notifies %u times for one change", G_OBJECT_TYPE_NAME (object), pspec->name, count);

  g_object_set_property (object, pspec->name, &before);
  if (count != 2)
    g_error ("%s:%s does not notify on the way back", G_OBJECT_TYPE_NAME (object), pspec->name);
  g_signal_handler_disconnect (object, handler);
}

/**
 * mz_test_sweep_properties:
 * @object: an object of a type of the project's own
 * @skip: (nullable) (array zero-terminated=1): names of properties that depend on others or on the time
 *
 * Reads every readable property that @object's own type has, and writes those that can be written after construction
 * and hold a plain value: the value set is the value read, one change notifies once, no change does not notify. The
 * old value is put back. A property that fails ends the test and is named.
 */
void
mz_test_sweep_properties (GObject *object, const char *const *skip)
{
  g_autofree GParamSpec **specs = NULL;
  guint n;

  g_assert_true (G_IS_OBJECT (object));

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);
  for (guint i = 0; i < n; i++)
    if (specs[i]->owner_type == G_OBJECT_TYPE (object) && (specs[i]->flags & G_PARAM_READABLE) &&
        (skip == NULL || !g_strv_contains (skip, specs[i]->name)))
      sweep_property (object, specs[i]);
}
