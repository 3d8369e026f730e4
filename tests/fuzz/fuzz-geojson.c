/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of points, which its name says it is. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  fuzz_overlay (data, size, "input.geojson");
  return 0;
}
