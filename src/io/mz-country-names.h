/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MzCountryNames:
 *
 * What countries are called, in any case and with or without accents: their names, short forms and aliases in the facts, and
 * their codes of two and three letters. Immutable after it has been made; any thread.
 */
typedef struct _MzCountryNames MzCountryNames;

MzCountryNames *mz_country_names_new  (GPtrArray *countries);
void            mz_country_names_free (MzCountryNames *self);
const char     *mz_country_names_find (const MzCountryNames *self, const char *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MzCountryNames, mz_country_names_free)

G_END_DECLS
