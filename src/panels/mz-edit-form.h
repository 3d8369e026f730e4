/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mz-edit-fields.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/**
 * MzEditForm:
 *
 * A record to be filled in or changed, with its card as it will be below. It knows no files: whoever has it reads the text
 * that it gives, says what is wrong at which field, and keeps it. Main thread only.
 *
 * Signals: "changed" (something was typed), "done" and "cancelled" (asked for), "place-asked" (for a click on the map),
 * "source-asked" (for a new source).
 */
#define MZ_TYPE_EDIT_FORM (mz_edit_form_get_type ())
G_DECLARE_FINAL_TYPE (MzEditForm, mz_edit_form, MZ, EDIT_FORM, GtkWidget)

GtkWidget *mz_edit_form_new         (MzWorkspace *workspace, MzRecordKind kind, const char *title, const char *json);
char      *mz_edit_form_dup_json    (MzEditForm *self);
gboolean   mz_edit_form_is_changed  (MzEditForm *self);
void       mz_edit_form_set_place   (MzEditForm *self, double lat, double lon);
void       mz_edit_form_add_source  (MzEditForm *self, const char *id);
void       mz_edit_form_clear_errors (MzEditForm *self);
void       mz_edit_form_show_error  (MzEditForm *self, const char *field, const char *message);
void       mz_edit_form_focus_error (MzEditForm *self);
void       mz_edit_form_set_preview (MzEditForm *self, MzRecord *record);

G_END_DECLS
