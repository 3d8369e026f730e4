/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate, in both of its modes, and what looks at a text that has passed it. */
#include "fuzz.h"

#include "mz-json-gate.h"
#include "mz-json-view.h"

static void
look_at (MzJsonView view, guint depth)
{
  g_autoptr (GArray) members = NULL;
  MzJsonView entry = { NULL, NULL };

  if (depth > MZ_JSON_GATE_MAX_DEPTH)
    g_error ("the gate has let through more levels than it may");
  if (mz_json_view_is (view, '"'))
    {
      g_autofree char *text = mz_json_view_dup_string (view);

      g_assert (g_utf8_validate (text, -1, NULL));
    }
  else if (mz_json_view_is_number (view))
    mz_json_view_get_number (view);
  else if (mz_json_view_is (view, '['))
    while (mz_json_view_next (view, &entry))
      look_at (entry, depth + 1);
  else if (mz_json_view_is (view, '{'))
    {
      members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
      mz_json_view_list_members (view, members);
      for (guint i = 0; i < members->len; i++)
        look_at (g_array_index (members, MzJsonViewMember, i).value, depth + 1);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL, again = NULL;
  g_autoptr (MzJsonOutline) outline = mz_json_gate_outline (data, size, &error);
  gboolean strict = mz_json_gate_check (data, size, MZ_JSON_GATE_STRICT, &again);
  guint line = 0, column = 0;

  g_assert (strict == (outline != NULL) && strict == (error == NULL));
  if (strict)
    {
      g_assert (mz_json_gate_check (data, size, MZ_JSON_GATE_GRAMMAR, NULL));
      look_at ((MzJsonView) { (const char *) data + outline->top.start, (const char *) data + outline->top.end }, 0);
    }
  else
    {
      g_assert (mz_io_error_get_position (error, &line, &column) && line > 0 && column > 0);
      g_assert (g_utf8_validate (error->message, -1, NULL));
      mz_json_gate_check (data, size, MZ_JSON_GATE_GRAMMAR, NULL);
    }
  return 0;
}
