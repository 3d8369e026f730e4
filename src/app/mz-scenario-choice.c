/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workspace assumes, to be chosen: nothing, a bundled scenario, one of the user's
 * document, or one that a workspace has. */
#define G_LOG_DOMAIN "monazite"

#include "mz-scenario-choice.h"

#include <glib/gi18n-lib.h>

#include "mz-scenario-reader.h"
#include "mz-tell.h"
#include "mz-text-label.h"

typedef struct
{
  GtkDropDown *drop_down; /* keeps this */
  MzWorkspace *workspace, *other; /* what keeps them keeps the drop-down */
  MzDesk      *desk;              /* so does what keeps this */
  gboolean     against;           /* what the workspace's scenario is held against is chosen */
  GPtrArray   *bundled;
  GPtrArray   *scenarios; /* by row; the first is NULL: the facts */
  gboolean     updating;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_ptr_array_unref (self->scenarios);
  g_ptr_array_unref (self->bundled);
  g_free (self);
}

static MzScenario *
get_chosen (Choice *self)
{
  return self->against ? mz_workspace_get_against (self->workspace) : mz_workspace_get_scenario (self->workspace);
}

static gboolean
find (Choice *self, MzScenario *scenario, guint *row)
{
  for (guint i = 0; i < self->scenarios->len; i++)
    {
      MzScenario *known = self->scenarios->pdata[i];

      if (known == scenario || (known != NULL && scenario != NULL && mz_scenario_equal (known, scenario)))
        {
          *row = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
add (Choice *self, GtkStringList *titles, MzScenario *scenario)
{
  guint row;

  if (find (self, scenario, &row))
    return;
  g_ptr_array_add (self->scenarios, scenario != NULL ? mz_scenario_ref (scenario) : NULL);
  gtk_string_list_append (titles, scenario != NULL    ? mz_scenario_peek (scenario)->title
                                   : self->against ? _("Compare with…")
                                                   : _("The facts"));
}

static void
update (Choice *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  MzDocument *document = mz_desk_get_document (self->desk);

  self->updating = TRUE;
  g_ptr_array_set_size (self->scenarios, 0);
  add (self, titles, NULL);
  for (guint i = 0; i < self->bundled->len; i++)
    add (self, titles, self->bundled->pdata[i]);
  for (guint i = 0; i < mz_document_count (document, MZ_DOCUMENT_SCENARIOS); i++)
    add (self, titles, mz_document_peek_scenario (document, i));
  add (self, titles, get_chosen (self));
  add (self, titles, mz_workspace_get_scenario (self->other));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (titles));
  self->updating = FALSE;
}

/* A new list only where there is something new: this may be the answer to a choice from it. */
static void
show (Choice *self)
{
  guint row;

  if (!find (self, get_chosen (self), &row)
      || !find (self, mz_workspace_get_scenario (self->other), &row))
    update (self);
  self->updating = TRUE;
  if (find (self, get_chosen (self), &row))
    gtk_drop_down_set_selected (self->drop_down, row);
  self->updating = FALSE;
}

static void
scenario_changed_cb (GtkWidget *drop_down)
{
  show (g_object_get_data (G_OBJECT (drop_down), "choice"));
}

static void
document_changed_cb (GtkWidget *drop_down)
{
  Choice *self = g_object_get_data (G_OBJECT (drop_down), "choice");

  update (self);
  show (self);
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, Choice *self)
{
  guint row = gtk_drop_down_get_selected (drop_down);

  if (!self->updating && row < self->scenarios->len)
    {
      g_autoptr (MzScenario) wanted = self->scenarios->pdata[row] != NULL ? mz_scenario_ref (self->scenarios->pdata[row]) : NULL;

      if (self->against)
        mz_workspace_set_against (self->workspace, wanted);
      else
        mz_workspace_set_scenario (self->workspace, wanted);
    }
}

static GPtrArray *
load_bundled (MzDataset *facts)
{
  g_auto (GStrv) names = mz_scenario_list_bundled ();
  GPtrArray *bundled = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_scenario_unref);

  for (guint i = 0; names[i] != NULL; i++)
    {
      MzScenario *scenario = mz_scenario_load_bundled (names[i], facts, NULL);

      /* One whose records other facts do not have is no choice over them. */
      if (scenario != NULL)
        g_ptr_array_add (bundled, scenario);
    }
  return bundled;
}

static void
unref_scenario (gpointer scenario)
{
  if (scenario != NULL)
    mz_scenario_unref (scenario);
}

static GtkWidget *
choice_new (MzWorkspace *workspace, MzWorkspace *other, MzDesk *desk, gboolean against, const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = mz_text_label_factory_new (), list_factory = mz_text_label_factory_new ();
  Choice *self = g_new0 (Choice, 1);
  GSignalGroup *document = g_signal_group_new (MZ_TYPE_DOCUMENT);

  self->drop_down = GTK_DROP_DOWN (drop_down);
  self->workspace = workspace;
  self->other = other;
  self->desk = desk;
  self->against = against;
  self->bundled = load_bundled (mz_workspace_get_facts (workspace));
  self->scenarios = g_ptr_array_new_with_free_func (unref_scenario);
  g_object_set_data_full (G_OBJECT (drop_down), "choice", self, choice_free);
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_drop_down_set_list_factory (self->drop_down, list_factory);
  gtk_widget_set_tooltip_text (drop_down, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  mz_tell_chosen (drop_down);
  gtk_widget_add_css_class (drop_down, "scenario-choice");
  update (self);
  show (self);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (workspace, against ? "notify::against" : "notify::scenario", G_CALLBACK (scenario_changed_cb), drop_down,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (other, "notify::scenario", G_CALLBACK (scenario_changed_cb), drop_down, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), drop_down);
  g_signal_connect_object (document, "bind", G_CALLBACK (document_changed_cb), drop_down, G_CONNECT_SWAPPED);
  g_object_bind_property (desk, "document", document, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (drop_down), "document", document, g_object_unref);
  return drop_down;
}

/**
 * mz_scenario_choice_new:
 * @workspace: (transfer none): whose scenario is chosen; must live as long
 * @other: (transfer none): whose scenario can be chosen, too
 * @desk: (transfer none): whose document's scenarios can be chosen; must live as long
 */
GtkWidget *
mz_scenario_choice_new (MzWorkspace *workspace, MzWorkspace *other, MzDesk *desk)
{
  return choice_new (workspace, other, desk, FALSE, _("What is assumed on this map"));
}

/** mz_scenario_choice_new_against: For whose scenario another is chosen. @workspace, @desk: (transfer none): must live as long */
GtkWidget *
mz_scenario_choice_new_against (MzWorkspace *workspace, MzDesk *desk)
{
  return choice_new (workspace, workspace, desk, TRUE, _("A second scenario in the charts"));
}
