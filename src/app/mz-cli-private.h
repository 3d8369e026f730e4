/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share. */
#pragma once

#include "mz-cli.h"
#include "mz-record-writer.h"
#include "mz-report.h"
#include "mz-workspace.h"

G_BEGIN_DECLS

/* What the program ends with. */
typedef enum
{
  MZ_EXIT_DONE,
  MZ_EXIT_INPUT, /* the input is bad: what a file says, or an id that the facts, or a document, do not have */
  MZ_EXIT_USAGE, /* wrong usage: also words that are the program's own, as those of stages, and names of what is bundled */
  MZ_EXIT_FAILED /* reading or writing failed */
} MzExit;

/* Errors that a command ends in; their codes are those of MzExit, their messages ready to be printed. */
#define MZ_CLI_ERROR (mz_cli_error_quark ())
GQuark mz_cli_error_quark (void);

/**
 * MzViewOptions:
 *
 * The view as it was asked for; what was not is %NULL. Cleared with mz_view_options_clear().
 */
typedef struct
{
  char  *date;
  char  *stages, *kinds, *minerals, *countries, *statuses, *bindings, *search;
  char  *facts;
  char  *scenario;
  char **overlays;
  gboolean bad_facts; /* records had to be left out */
} MzViewOptions;

void         mz_view_options_clear      (MzViewOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MzViewOptions, mz_view_options_clear)
void         mz_view_options_add_facts  (MzViewOptions *self, GOptionContext *context);
void         mz_view_options_add_facets (MzViewOptions *self, GOptionContext *context);
void         mz_view_options_add_scenario (MzViewOptions *self, GOptionContext *context);
gboolean     mz_view_options_parse_date (const MzViewOptions *self, MzPartialDate *date, GError **error);
MzScenario  *mz_cli_load_scenario       (const char *word, MzDataset *facts, GError **error);
MzExit       mz_cli_check_scenario      (const char *word);
MzDataset   *mz_view_options_load       (MzViewOptions *self, GError **error);
gboolean     mz_view_options_apply      (const MzViewOptions *self, MzRecordKind kind, MzWorkspace *workspace, GError **error);
MzWorkspace *mz_view_options_open       (MzViewOptions *self, MzRecordKind kind, GError **error);

void         mz_cli_set_error           (GError **error, MzExit code, const char *file, const char *format, ...)
                                         G_GNUC_PRINTF (4, 5);
void         mz_cli_complain            (const char *message);
void         mz_cli_complain_report     (MzReport *report);
gboolean     mz_cli_parse               (GOptionContext *context, char **arguments, const char *examples, char ***rest,
                                         gboolean *help, GError **error);
char        *mz_cli_add_hint            (const char *message, const char *hint);
gboolean     mz_cli_write               (const char *path, const char *data, gsize length, GError **error);
MzExit       mz_cli_end                 (GError *error, gboolean bad_input);

char        *mz_cli_write_records       (MzWorkspace *workspace, MzRecordKind kind, MzFormat format);

/* Each takes its own name and what follows it. */
MzExit       mz_cli_query               (char **arguments);
MzExit       mz_cli_render              (char **arguments);
MzExit       mz_cli_chart               (char **arguments);
MzExit       mz_cli_scenario            (char **arguments);
MzExit       mz_cli_story                (char **arguments);
MzExit       mz_cli_quiz                 (char **arguments);
MzExit       mz_cli_book                (char **arguments);
MzExit       mz_cli_check               (char **arguments);
MzExit       mz_cli_convert             (char **arguments);

G_END_DECLS
