/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workspace assumes, to be chosen: nothing, a bundled scenario, or one of the user's own that a workspace has. */
#define G_LOG_DOMAIN "monazite"

#include "mz-scenario-choice.h"

#include <glib/gi18n-lib.h>

#include "mz-scenario-reader.h"

typedef struct
{
  GtkDropDown *drop_down; /* keeps this */
  MzWorkspace *workspace, *other; /* what keeps them keeps the drop-down */
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

  self->updating = TRUE;
  g_ptr_array_set_size (self->scenarios, 0);
  add (self, titles, NULL);
  for (guint i = 0; i < self->bundled->len; i++)
    add (self, titles, self->bundled->pdata[i]);
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

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

static GtkListItemFactory *
factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
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
choice_new (MzWorkspace *workspace, MzWorkspace *other, gboolean against, const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = factory_new (), list_factory = factory_new ();
  Choice *self = g_new0 (Choice, 1);

  self->drop_down = GTK_DROP_DOWN (drop_down);
  self->workspace = workspace;
  self->other = other;
  self->against = against;
  self->bundled = load_bundled (mz_workspace_get_facts (workspace));
  self->scenarios = g_ptr_array_new_with_free_func (unref_scenario);
  g_object_set_data_full (G_OBJECT (drop_down), "choice", self, choice_free);
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_drop_down_set_list_factory (self->drop_down, list_factory);
  gtk_widget_set_tooltip_text (drop_down, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (drop_down, "scenario-choice");
  update (self);
  show (self);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (workspace, against ? "notify::against" : "notify::scenario", G_CALLBACK (scenario_changed_cb), drop_down,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (other, "notify::scenario", G_CALLBACK (scenario_changed_cb), drop_down, G_CONNECT_SWAPPED);
  return drop_down;
}

/**
 * mz_scenario_choice_new:
 * @workspace: (transfer none): whose scenario is chosen; must live as long
 * @other: (transfer none): whose scenario can be chosen, too
 */
GtkWidget *
mz_scenario_choice_new (MzWorkspace *workspace, MzWorkspace *other)
{
  return choice_new (workspace, other, FALSE, _("What is assumed on this map"));
}

/** mz_scenario_choice_new_against: @workspace: (transfer none): for whose scenario another is chosen; must live as long */
GtkWidget *
mz_scenario_choice_new_against (MzWorkspace *workspace)
{
  return choice_new (workspace, workspace, TRUE, _("A second scenario in the charts"));
}
