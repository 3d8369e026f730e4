/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-learn-start.h"

#include <glib/gi18n-lib.h>

#include "mz-focus.h"
#include "mz-learn-about.h"
#include "mz-question.h"
#include "mz-tell.h"
#include "mz-text-label.h"

#define WIDTH      640 /* px */
#define MOST       100 /* questions */
#define AT_FIRST   10
#define LEVELS     3

struct _MzLearnStart
{
  GtkWidget     parent_instance;
  MzWorkspace  *workspace;
  GtkWidget    *scroller, *begin, *due, *trouble;
  GtkWidget    *lessons, *extras; /* groups */
  GPtrArray    *lesson_rows;
  MzLearnAbout *offered;
  GtkWidget    *kind, *level, *about, *count, *seed, *name;
  gboolean      testing; /* it was a test that was asked for last */
};

enum { DUE, QUIZ, LESSON, GLOSSARY, EXTRA, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzLearnStart, mz_learn_start, GTK_TYPE_WIDGET)

static void
begin_cb (MzLearnStart *self)
{
  g_signal_emit (self, signals[DUE], 0);
}

static void
quiz_cb (MzLearnStart *self)
{
  self->testing = FALSE;
  g_signal_emit (self, signals[QUIZ], 0);
}

static void
test_cb (MzLearnStart *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  self->testing = *name != '\0';
  if (self->testing)
    g_signal_emit (self, signals[QUIZ], 0);
  else
    gtk_widget_grab_focus (self->name);
}

static void
glossary_cb (MzLearnStart *self)
{
  g_signal_emit (self, signals[GLOSSARY], 0);
}

static void
lesson_cb (MzLearnStart *self, GtkWidget *row)
{
  g_signal_emit (self, signals[LESSON], 0, g_object_get_data (G_OBJECT (row), "mz-id"));
}

static void
extra_cb (MzLearnStart *self, GtkWidget *row)
{
  g_signal_emit (self, signals[EXTRA], 0, g_object_get_data (G_OBJECT (row), "mz-id"));
}

/* A row that leads on. @state: (nullable) */
static GtkWidget *
leading_row_new (MzLearnStart *self, const char *title, const char *subtitle, const char *state, const char *id, GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *spoken = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (state != NULL)
    {
      GtkWidget *label = gtk_label_new (state);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  /* Translators: of a lesson, how long it takes or how far it has come, and its subtitle. */
  spoken = state != NULL ? g_strdup_printf (_("%1$s: %2$s"), state, subtitle) : g_strdup (subtitle);
  /* Newer versions of libadwaita describe a row by its subtitle. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "mz-id", g_strdup (id), g_free);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
group_new (GtkWidget *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
combo_new (GtkWidget *group, const char *title, GListModel *model)
{
  GtkWidget *combo = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), model);
  mz_tell_chosen (combo);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), combo);
  return combo;
}

static GListModel *
kinds_new (void)
{
  GtkStringList *kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _("All kinds"));
  for (guint i = 0; i < MZ_N_ASKS; i++)
    gtk_string_list_append (kinds, mz_vocabulary_get_label (&mz_asks, i));
  return G_LIST_MODEL (kinds);
}

static GListModel *
levels_new (void)
{
  GtkStringList *levels = gtk_string_list_new (NULL);

  gtk_string_list_append (levels, _("All levels"));
  gtk_string_list_append (levels, _("1, to begin with"));
  gtk_string_list_append (levels, _("2, for those who know the chain"));
  gtk_string_list_append (levels, _("3, for those who want to know it all"));
  return G_LIST_MODEL (levels);
}

/* The filter of the window may be another one by now. */
static void
update_about (MzLearnStart *self)
{
  if (self->offered != NULL)
    mz_learn_about_free (self->offered);
  self->offered = mz_learn_about_new (mz_workspace_get_facts (self->workspace), mz_workspace_get_query (self->workspace));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->about), G_LIST_MODEL (self->offered->words));
}

static GtkWidget *
spin_new (GtkWidget *group, const char *title, const char *subtitle, double least, double most, double value)
{
  GtkWidget *row = adw_action_row_new (), *spin = gtk_spin_button_new_with_range (least, most, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return spin;
}

static GtkWidget *
button_new (MzLearnStart *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = mz_tell_button_new (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
build_today (MzLearnStart *self, GtkWidget *box)
{
  self->trouble = mz_text_label_new_filling (NULL, "learn-trouble");
  self->due = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (self->due, "learn-due");
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_box_append (GTK_BOX (box), self->trouble);
  gtk_box_append (GTK_BOX (box), self->due);
  self->begin = button_new (self, box, _("_Begin"), G_CALLBACK (begin_cb));
  gtk_widget_add_css_class (self->begin, "suggested-action");
}

static void
build_quiz (MzLearnStart *self, GtkWidget *box)
{
  GtkWidget *group = group_new (box, _("Quiz"), _("Made from the facts, and told with its sources"));
  GtkWidget *test, *row;

  self->kind = combo_new (group, _("Kind"), kinds_new ());
  self->level = combo_new (group, _("Level"), levels_new ());
  self->about = combo_new (group, _("About"), NULL);
  self->count = spin_new (group, _("Questions"), NULL, 1, MOST, AT_FIRST);
  self->seed = spin_new (group, _("Seed"), _("The same number gives a class the same test"), 0, 999999, g_random_int_range (1, 1000));
  button_new (self, box, _("_Start the Quiz"), G_CALLBACK (quiz_cb));
  test = group_new (box, _("Test"), _("The quiz from above without help; what was right is told at the end. The answers are kept as a "
                                      "table on this computer, and nowhere else."));
  self->name = gtk_entry_new ();
  gtk_widget_set_valign (self->name, GTK_ALIGN_CENTER);
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->name);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (test), row);
  g_signal_connect_object (self->name, "activate", G_CALLBACK (test_cb), self, G_CONNECT_SWAPPED);
  button_new (self, box, _("Start the _Test"), G_CALLBACK (test_cb));
}

static void
build (MzLearnStart *self)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *words;

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (box, "learn-start");
  build_today (self, box);
  self->lessons = group_new (box, _("Lessons"), NULL);
  build_quiz (self, box);
  words = group_new (box, _("Words"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (words),
                             leading_row_new (self, _("Glossary"), _("What the words mean"), NULL, "",
                                              G_CALLBACK (glossary_cb)));
  self->extras = group_new (box, _("To Take Along"), NULL);
  gtk_widget_set_visible (self->extras, FALSE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static gboolean
mz_learn_start_grab_focus (GtkWidget *widget)
{
  MzLearnStart *self = MZ_LEARN_START (widget);

  if (gtk_widget_get_visible (self->begin))
    return gtk_widget_grab_focus (self->begin);
  return gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
}

static void
mz_learn_start_dispose (GObject *object)
{
  MzLearnStart *self = MZ_LEARN_START (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->offered, mz_learn_about_free);
  g_clear_pointer (&self->lesson_rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_learn_start_parent_class)->dispose (object);
}

static void
mz_learn_start_class_init (MzLearnStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_learn_start_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_learn_start_grab_focus;
  signals[DUE] = g_signal_new ("due", MZ_TYPE_LEARN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[QUIZ] = g_signal_new ("quiz", MZ_TYPE_LEARN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LESSON] = g_signal_new ("lesson", MZ_TYPE_LEARN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GLOSSARY] = g_signal_new ("glossary", MZ_TYPE_LEARN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EXTRA] = g_signal_new ("extra", MZ_TYPE_LEARN_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "learn-start");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mz_learn_start_init (MzLearnStart *self)
{
  self->lesson_rows = g_ptr_array_new ();
}

/** mz_learn_start_new: @workspace: (transfer none): the window's, whose filter a quiz can take over */
GtkWidget *
mz_learn_start_new (MzWorkspace *workspace)
{
  MzLearnStart *self = g_object_new (MZ_TYPE_LEARN_START, NULL);

  self->workspace = g_object_ref (workspace);
  build (self);
  update_about (self);
  mz_learn_start_set_due (self, 0, NULL, NULL);
  g_signal_connect_object (workspace, "notify::query", G_CALLBACK (update_about), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * mz_learn_start_set_due:
 * @due: how many questions are
 * @next: (nullable): when there will be one, a sentence
 * @trouble: (nullable): what is wrong with the student's file
 */
void
mz_learn_start_set_due (MzLearnStart *self, guint due, const char *next, const char *trouble)
{
  g_autofree char *words = due > 0 ? g_strdup_printf (ngettext ("%u question is due", "%u questions are due", due), due)
                                   : next != NULL ? g_strdup (next) : g_strdup (_("Nothing is due: begin with a lesson or a quiz"));

  g_return_if_fail (MZ_IS_LEARN_START (self));

  gtk_label_set_text (GTK_LABEL (self->due), words);
  gtk_widget_set_visible (self->begin, due > 0);
  gtk_label_set_text (GTK_LABEL (self->trouble), trouble != NULL ? trouble : "");
  gtk_widget_set_visible (self->trouble, trouble != NULL);
}

void
mz_learn_start_set_lessons (MzLearnStart *self, const MzLearnLessonRow *lessons, guint n)
{
  g_return_if_fail (MZ_IS_LEARN_START (self));

  while (self->lesson_rows->len > 0)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->lessons), g_ptr_array_steal_index (self->lesson_rows, self->lesson_rows->len - 1));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = leading_row_new (self, lessons[i].title, lessons[i].subtitle, lessons[i].progress, lessons[i].id,
                                        G_CALLBACK (lesson_cb));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->lessons), row);
      g_ptr_array_add (self->lesson_rows, row);
    }
  gtk_widget_set_visible (self->lessons, n > 0);
}

/** mz_learn_start_get_choice: @choice: (out): to be cleared */
void
mz_learn_start_get_choice (MzLearnStart *self, MzLearnChoice *choice)
{
  guint kind, about;
  g_autofree char *name = NULL;

  g_return_if_fail (MZ_IS_LEARN_START (self) && choice != NULL);

  kind = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));
  about = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->about)), self->offered->queries->len - 1);
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  *choice = (MzLearnChoice) {
    .kinds = kind == 0 || kind > MZ_N_ASKS ? 0 : MZ_BIT (kind - 1),
    .level = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->level)), LEVELS),
    .count = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->count)),
    .seed = (guint64) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->seed)),
    .query = mz_query_ref (self->offered->queries->pdata[about]),
    .name = self->testing ? g_steal_pointer (&name) : NULL,
  };
}

void
mz_learn_choice_clear (MzLearnChoice *choice)
{
  g_clear_pointer (&choice->query, mz_query_unref);
  g_clear_pointer (&choice->name, g_free);
}

/** mz_learn_start_add_extra: @action: what "extra" says */
void
mz_learn_start_add_extra (MzLearnStart *self, const char *title, const char *subtitle, const char *action)
{
  g_return_if_fail (MZ_IS_LEARN_START (self));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->extras),
                             leading_row_new (self, title, subtitle, NULL, action, G_CALLBACK (extra_cb)));
  gtk_widget_set_visible (self->extras, TRUE);
}
