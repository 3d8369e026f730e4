/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-element-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-format.h"

struct _MzElementBox
{
  GtkWidget   parent_instance;
  MzDataset  *dataset;
  GtkWidget  *button;  /* says which, and opens the rest */
  GtkWidget  *flow;    /* (nullable): as long as nobody has asked for it */
  GPtrArray  *words;   /* of char: those that are pressed */
  GPtrArray  *others;  /* of char: those that are no element, once met with */
  gboolean    setting;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzElementBox, mz_element_box, GTK_TYPE_WIDGET)

static gboolean
has_word (GPtrArray *words, const char *word)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

static void
show_words (MzElementBox *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? mz_format_get_comma () : "", (char *) self->words->pdata[i]);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), self->words->len > 0 ? text->str : _("All elements"));
}

static void
toggled_cb (MzElementBox *self, GtkToggleButton *button)
{
  const char *word = gtk_button_get_label (GTK_BUTTON (button));
  guint i;

  if (self->setting)
    return;
  if (gtk_toggle_button_get_active (button))
    g_ptr_array_add (self->words, g_strdup (word));
  else if (g_ptr_array_find_with_equal_func (self->words, word, g_str_equal, &i))
    g_ptr_array_remove_index (self->words, i);
  show_words (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_button (MzElementBox *self, const char *word, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (word);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), has_word (self->words, word));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), button);
}

static int
compare_z (gconstpointer a, gconstpointer b)
{
  return (int) mz_element_peek (*(MzElement *const *) a)->z - (int) mz_element_peek (*(MzElement *const *) b)->z;
}

static void
fill_popover (GtkMenuButton *button, gpointer data)
{
  MzElementBox *self = data;
  MzStore *store = mz_dataset_get_store (self->dataset, MZ_RECORD_ELEMENT);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  for (guint i = 0; i < mz_store_get_length (store); i++)
    if (g_str_has_suffix (mz_element_peek (mz_store_peek (store, i))->group, "REE"))
      g_ptr_array_add (elements, mz_store_peek (store, i));
  g_ptr_array_sort (elements, compare_z);
  for (guint i = 0; i < elements->len; i++)
    add_button (self, mz_element_peek (elements->pdata[i])->symbol, mz_record_get_name (elements->pdata[i]));
  for (guint i = 0; i < self->others->len; i++)
    add_button (self, self->others->pdata[i], self->others->pdata[i]);
  gtk_popover_set_child (GTK_POPOVER (popover), self->flow);
  gtk_menu_button_set_popover (button, popover);
}

static void
mz_element_box_dispose (GObject *object)
{
  MzElementBox *self = MZ_ELEMENT_BOX (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->dataset);
  G_OBJECT_CLASS (mz_element_box_parent_class)->dispose (object);
}

static void
mz_element_box_finalize (GObject *object)
{
  g_ptr_array_unref (MZ_ELEMENT_BOX (object)->words);
  g_ptr_array_unref (MZ_ELEMENT_BOX (object)->others);
  G_OBJECT_CLASS (mz_element_box_parent_class)->finalize (object);
}

static void
mz_element_box_class_init (MzElementBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_element_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_element_box_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_ELEMENT_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mz_element_box_init (MzElementBox *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->others = g_ptr_array_new_with_free_func (g_free);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill_popover, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Elements"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/** mz_element_box_new: @dataset: (transfer none): whose elements it shows */
GtkWidget *
mz_element_box_new (MzDataset *dataset)
{
  MzElementBox *self = g_object_new (MZ_TYPE_ELEMENT_BOX, NULL);

  self->dataset = g_object_ref (dataset);
  show_words (self);
  return GTK_WIDGET (self);
}

static void
press (MzElementBox *self)
{
  GtkWidget *child = self->flow != NULL ? gtk_widget_get_first_child (self->flow) : NULL;

  self->setting = TRUE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), has_word (self->words, gtk_button_get_label (GTK_BUTTON (button))));
    }
  self->setting = FALSE;
}

/** mz_element_box_set_words: Shows that these are pressed; nothing is emitted. */
void
mz_element_box_set_words (MzElementBox *self, const char *const *words)
{
  g_return_if_fail (MZ_IS_ELEMENT_BOX (self) && words != NULL);

  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_ptr_array_add (self->words, g_strdup (words[i]));
      if (mz_dataset_lookup (self->dataset, MZ_RECORD_ELEMENT, words[i]) == NULL && !has_word (self->others, words[i]))
        g_ptr_array_add (self->others, g_strdup (words[i]));
    }
  press (self);
  show_words (self);
}

/** mz_element_box_dup_words: Returns: (transfer full): those that are pressed. */
GStrv
mz_element_box_dup_words (MzElementBox *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->words->len; i++)
    g_strv_builder_add (builder, self->words->pdata[i]);
  return g_strv_builder_end (builder);
}
