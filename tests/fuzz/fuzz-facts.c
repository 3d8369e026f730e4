/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of facts, laid over a few others. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  fuzz_overlay (data, size, "input.json");
  return 0;
}
