/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data that come with the program, in the user's language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *mz_json_translate (GBytes *json);

G_END_DECLS
