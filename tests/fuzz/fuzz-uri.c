/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An address of a view: refused with what is wrong, or the same when it has been written and read again, and fit to be shown. */
#include "fuzz.h"

#include <math.h>
#include <string.h>

#include "mz-address.h"

/* What an address keeps of a degree. */
#define NEAR 1e-6

static char *
write_address (const MzAddress *address)
{
  g_autoptr (GError) error = NULL;
  char *text = mz_address_to_string (address, &error);

  g_assert ((text == NULL) == (error != NULL));
  g_assert (text == NULL || (mz_address_is (text) && strlen (text) <= MZ_VIEW_MAX_ADDRESS));
  return text;
}

/* What is written in full may be longer than what was read, and too long. */
static void
check_round_trip (MzAddress *address)
{
  g_autofree char *text = write_address (address), *again = NULL;
  g_autoptr (MzAddress) copy = text != NULL ? mz_address_parse (text, NULL) : NULL;

  if (text == NULL)
    return;
  g_assert (copy != NULL);
  again = write_address (copy);
  g_assert_cmpstr (again, ==, text);
  g_assert (fabs (copy->view.lat - address->view.lat) <= NEAR && fabs (copy->view.lon - address->view.lon) <= NEAR
            && fabs (copy->view.zoom - address->view.zoom) <= NEAR);
  copy->view = address->view;
  g_assert (mz_address_equal (copy, address));
}

/* Returns: (transfer full) (nullable): the address of what a frame shows that has been led to @address. */
static char *
follow (const MzAddress *address)
{
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (fuzz_peek_facts ());
  g_autoptr (MzAddress) shown = NULL;
  MzView frame = *mz_workspace_get_view (workspace);

  frame.width = 640;
  frame.height = 480;
  frame.projection = address->view.projection;
  mz_workspace_set_view (workspace, &frame);
  mz_address_apply (address, workspace);
  shown = mz_address_new_from (workspace);
  g_assert (mz_query_equal (shown->query, address->query) && shown->layers == address->layers);
  g_assert (shown->id == NULL || (shown->kind == address->kind && g_str_equal (shown->id, address->id)));
  return write_address (shown);
}

/* Where an address leads has an address that leads there. */
static void
check_workspace (const MzAddress *address)
{
  g_autofree char *text = follow (address), *again = NULL;
  g_autoptr (MzAddress) shown = text != NULL ? mz_address_parse (text, NULL) : NULL;

  if (text == NULL)
    return;
  g_assert (shown != NULL);
  again = follow (shown);
  g_assert_cmpstr (again, ==, text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, strnlen ((const char *) data, size));
  g_autoptr (GError) error = NULL;
  g_autoptr (MzAddress) address = mz_address_parse (text, &error);

  g_assert ((address == NULL) == (error != NULL));
  if (address == NULL)
    g_assert (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL));
  else
    {
      g_assert (mz_address_is (text));
      check_round_trip (address);
      check_workspace (address);
    }
  return 0;
}
