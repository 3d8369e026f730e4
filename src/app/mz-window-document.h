/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's document in the window. */
#pragma once

#include "mz-window-private.h"

G_BEGIN_DECLS

/* What goes on when the document that is there may be left. */
typedef void (*MzWindowThen) (MzWindow *self);

void mz_window_install_document  (GtkWidgetClass *klass);
void mz_window_init_document     (MzWindow *self);
void mz_window_stop_document     (MzWindow *self);
void mz_window_open_document     (MzWindow *self, const char *path);
void mz_window_open_again        (MzWindow *self);
void mz_window_save_document     (MzWindow *self, const char *path);
void mz_window_leave_document    (MzWindow *self, MzWindowThen then);
void mz_window_take_file         (MzWindow *self, MzDocumentFile *file);
GtkWidget *mz_window_ask         (MzWindow *self, const char *heading, const char *body, GCallback response);
void mz_window_show_standing     (MzWindow *self);
void mz_window_install_document_save (GtkWidgetClass *klass);

void mz_window_install_edit      (GtkWidgetClass *klass);
void mz_window_init_edit         (MzWindow *self);
void mz_window_add_record        (MzWindow *self, MzRecordKind kind, double lat, double lon);
void mz_window_tell_edit         (MzWindow *self);
MzRecord *mz_window_read_record  (MzRecordKind kind, const char *json, MzReport *report);
void mz_window_ask_source        (MzWindow *self);
void mz_window_install_notes     (GtkWidgetClass *klass);

char *mz_window_make_slug        (const char *name);

void mz_window_remember_view     (MzWindow *self);
void mz_window_show_view         (MzWindow *self, const char *text);

void mz_window_install_kept      (GtkWidgetClass *klass);
void mz_window_init_kept         (MzWindow *self);
gboolean mz_window_check_scenario (MzWindow *self, MzScenario *scenario, GError **error);
void mz_window_choose_kept       (MzWindow *self, const char *id);
void mz_window_keep_scenario     (MzWindow *self, const char *title, const char *why, gboolean another);

void mz_window_install_drafts    (GtkWidgetClass *klass);
void mz_window_offer_drafts      (MzWindow *self);
void mz_window_install_outside   (GtkWidgetClass *klass);
void mz_window_init_outside      (MzWindow *self);
void mz_window_show_outside      (MzWindow *self);
void mz_window_reload            (MzWindow *self);
void mz_window_install_changes   (GtkWidgetClass *klass);
GtkWidget *mz_window_list_changes (MzWindow *self);
void mz_window_compare_with      (GtkWidget *list, const char *path);
void mz_window_install_conflicts (GtkWidgetClass *klass);
void mz_window_init_conflicts    (MzWindow *self);
void mz_window_check_conflicts   (MzWindow *self);

G_END_DECLS
