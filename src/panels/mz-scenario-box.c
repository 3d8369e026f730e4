/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-scenario-box.h"

#include <glib/gi18n-lib.h>

#include "mz-text-label.h"

#define FIRST_YEAR 1950
#define LAST_YEAR  2040

struct _MzScenarioBox
{
  GtkWidget  parent_instance;
  MzWhatif  *whatif;
  GtkWidget *expander;
  GtkWidget *title, *why, *until;
  GtkWidget *targets[MZ_N_BENCHMARKS];
  gboolean   setting;
};

G_DEFINE_FINAL_TYPE (MzScenarioBox, mz_scenario_box, GTK_TYPE_WIDGET)

static void
edited (MzScenarioBox *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self->whatif);
  MzScenarioText text;

  if (self->setting || scenario == NULL)
    return;
  text = *mz_scenario_peek (scenario);
  /* Without a title or a reason it is no scenario. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->title)) != '\0')
    text.title = (char *) gtk_editable_get_text (GTK_EDITABLE (self->title));
  if (*gtk_editable_get_text (GTK_EDITABLE (self->why)) != '\0')
    text.why = (char *) gtk_editable_get_text (GTK_EDITABLE (self->why));
  if (!mz_partial_date_is_set (text.until) || text.until.year != gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->until)))
    text.until = mz_partial_date_new ((guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->until)), 0, 0);
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    text.targets[i] = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->targets[i]));
  mz_whatif_set_text (self->whatif, &text);
}

static void
mz_scenario_box_dispose (GObject *object)
{
  MzScenarioBox *self = MZ_SCENARIO_BOX (object);

  self->setting = TRUE;
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_object (&self->whatif);
  G_OBJECT_CLASS (mz_scenario_box_parent_class)->dispose (object);
}

static void
mz_scenario_box_class_init (MzScenarioBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_scenario_box_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "scenario-box");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mz_scenario_box_init (MzScenarioBox *self)
{
}

/* Taken with Enter, or when the focus goes elsewhere. */
static GtkWidget *
add_entry (MzScenarioBox *self, GtkWidget *box, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_box_append (GTK_BOX (box), mz_text_label_new_filling (label, "lever-key"));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static GtkWidget *
add_spin (MzScenarioBox *self, GtkWidget *box, const char *label, double from, double to)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *spin = gtk_spin_button_new_with_range (from, to, 1);

  gtk_box_append (GTK_BOX (line), mz_text_label_new_filling (label, "lever-key"));
  gtk_box_append (GTK_BOX (line), spin);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  return spin;
}

static void
build (MzScenarioBox *self)
{
  const char *const names[MZ_N_BENCHMARKS] = {
    /* xgettext:no-c-format */
    [MZ_BENCHMARK_EXTRACTION] = _("Extraction, % of need"),
    /* xgettext:no-c-format */
    [MZ_BENCHMARK_PROCESSING] = _("Processing, % of need"),
    /* xgettext:no-c-format */
    [MZ_BENCHMARK_RECYCLING] = _("Recycling, % of need"),
    [MZ_BENCHMARK_ONE_COUNTRY] = _("From one country at most, %"),
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *targets = mz_text_label_new_filling (_("Own targets in place of those of the EU (0: as the EU has it)"), "lever-key");

  self->setting = TRUE;
  self->title = add_entry (self, box, _("Title"));
  self->why = add_entry (self, box, _("Reasoning"));
  self->until = add_spin (self, box, _("Looked at until"), FIRST_YEAR, LAST_YEAR);
  gtk_widget_add_css_class (targets, "lever-group");
  gtk_box_append (GTK_BOX (box), targets);
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    self->targets[i] = add_spin (self, box, names[i], 0, 100);
  self->setting = FALSE;
  gtk_widget_add_css_class (box, "scenario-about");
  self->expander = gtk_expander_new (_("About this scenario"));
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

/** mz_scenario_box_new: @whatif: (transfer none): whose scenario it shows and changes */
GtkWidget *
mz_scenario_box_new (MzWhatif *whatif)
{
  MzScenarioBox *self = g_object_new (MZ_TYPE_SCENARIO_BOX, NULL);

  self->whatif = g_object_ref (whatif);
  build (self);
  mz_scenario_box_update (self);
  return GTK_WIDGET (self);
}

static void
show_text (GtkWidget *entry, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/** mz_scenario_box_update: Shows what the scenario says now; hides without one. */
void
mz_scenario_box_update (MzScenarioBox *self)
{
  MzScenario *scenario = mz_whatif_get_scenario (self->whatif);
  const MzScenarioText *text;

  gtk_widget_set_visible (GTK_WIDGET (self), scenario != NULL);
  if (scenario == NULL)
    return;
  text = mz_scenario_peek (scenario);
  self->setting = TRUE;
  show_text (self->title, text->title);
  show_text (self->why, text->why);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->until), mz_partial_date_is_set (text->until) ? text->until.year : LAST_YEAR);
  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->targets[i]), text->targets[i]);
  self->setting = FALSE;
}
