/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mz-application.h"
#include "mz-glossary.h"
#include "mz-search.h"

G_BEGIN_DECLS

/**
 * MzSearchProvider:
 *
 * Answers the search of the desktop (org.gnome.Shell.SearchProvider2) with records and terms of the glossary, without a
 * window. What is found is called KIND/ID, as in addresses, or glossary/ID, and stays so. Owned by the application, which it
 * does not own; main thread only.
 */
#define MZ_TYPE_SEARCH_PROVIDER (mz_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (MzSearchProvider, mz_search_provider, MZ, SEARCH_PROVIDER, GObject)

MzSearchProvider *mz_search_provider_new    (MzApplication *application);
gboolean          mz_search_provider_export (MzSearchProvider *self, GDBusConnection *connection, const char *path,
                                             GError **error);
void              mz_search_provider_find   (const char *result, MzDataset *dataset, MzRecord **record,
                                             const MzGlossaryEntry **entry);

G_END_DECLS
