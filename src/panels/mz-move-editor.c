/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-move-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mz-choice.h"
#include "mz-date-entry.h"
#include "mz-element-box.h"
#include "mz-move-fields.h"
#include "mz-record-list.h"
#include "mz-slider.h"
#include "mz-stage-choice.h"

#define MONTHS 120
#define DAYS   365
#define TONNES 10000

struct _MzMoveEditor
{
  GtkWidget  parent_instance;
  MzWhatif  *whatif;
  MzMove    *move;
  gboolean   setting;
  GtkWidget *pair;     /* (nullable): while it is being filled */
  /* Each is there only where the kind has it. */
  GtkWidget *country, *to, *site, *demand;
  GtkWidget *stages, *minerals, *start;
  GtkWidget *amount, *most, *months, *leak, *retaliation;
  GtkWidget *note, *assumed, *sources;
};

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzMoveEditor, mz_move_editor, GTK_TYPE_WIDGET)

static gboolean
has (MzMoveEditor *self, MzMoveFields field)
{
  return (mz_move_fields_get (self->move->kind) & field) != 0;
}

/* The stage's own unit where it is told in tonnes: another would not be counted. */
static const char *
get_unit (MzMoveEditor *self, double *whole)
{
  const MzSupplyRun *run = mz_whatif_get_run (self->whatif);

  *whole = 0;
  for (guint i = 0; run != NULL && i < MZ_N_STAGES; i++)
    if (self->move->stages == MZ_BIT (i))
      {
        const MzSupplyBase *base = run->facts->stages[i];

        if (base->unit == NULL || strcmp (base->unit, "%") == 0)
          return NULL;
        *whole = base->whole;
        return base->unit;
      }
  return NULL;
}

/* Round, and of the size of what is moved. */
static double
choose_upper (double amount, double whole)
{
  double wanted = MAX (MAX (2 * amount, whole / 4), whole > 0 ? 0 : TONNES), power;

  if (wanted <= 0)
    return TONNES;
  power = pow (10, floor (log10 (wanted)));
  return ceil (wanted / power) * power;
}

static void
label_amount (MzMoveEditor *self)
{
  g_autofree char *label = mz_move_fields_name_amount (self->move);

  mz_slider_set_label (MZ_SLIDER (self->amount), label);
}

static void
say_edited (MzMoveEditor *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* What is no longer as a source has it is assumed. */
static void
value_edited (MzMoveEditor *self)
{
  if (self->setting)
    return;
  self->move->assumed = TRUE;
  if (self->assumed != NULL)
    {
      self->setting = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->assumed), TRUE);
      self->setting = FALSE;
    }
  say_edited (self);
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static char *
get_note (MzMoveEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
country_cb (MzMoveEditor *self)
{
  set_text (&self->move->country, mz_choice_get_id (MZ_CHOICE (self->country)));
  if (g_strcmp0 (self->move->country, self->move->to) == 0)
    set_text (&self->move->to, NULL); /* no country sends to itself */
  value_edited (self);
}

static void
to_cb (MzMoveEditor *self)
{
  const char *to = mz_choice_get_id (MZ_CHOICE (self->to));

  set_text (&self->move->to, g_strcmp0 (to, self->move->country) != 0 ? to : NULL);
  mz_choice_set_id (MZ_CHOICE (self->to), self->move->to);
  value_edited (self);
}

static void
site_cb (MzMoveEditor *self)
{
  set_text (&self->move->site, mz_choice_get_id (MZ_CHOICE (self->site)));
  value_edited (self);
}

static void
demand_cb (MzMoveEditor *self)
{
  set_text (&self->move->demand, mz_choice_get_id (MZ_CHOICE (self->demand)));
  value_edited (self);
}

static void
stages_cb (MzMoveEditor *self)
{
  double whole;

  self->move->stages = mz_stage_choice_get (MZ_STAGE_CHOICE (self->stages));
  if (self->move->kind == MZ_MOVE_STOCK_RELEASE || self->move->kind == MZ_MOVE_RECYCLING)
    {
      const char *unit = get_unit (self, &whole);

      set_text (&self->move->unit, unit != NULL ? unit : "t");
      label_amount (self);
      mz_slider_set_upper (MZ_SLIDER (self->amount), choose_upper (self->move->amount, whole));
    }
  value_edited (self);
}

static void
minerals_cb (MzMoveEditor *self)
{
  g_strfreev (self->move->minerals);
  self->move->minerals = mz_element_box_dup_words (MZ_ELEMENT_BOX (self->minerals));
  value_edited (self);
}

static void
start_cb (MzMoveEditor *self)
{
  self->move->start = mz_date_entry_get_date (MZ_DATE_ENTRY (self->start));
  value_edited (self);
}

static void
months_cb (MzMoveEditor *self)
{
  self->move->months = MAX ((guint) round (mz_slider_get_value (MZ_SLIDER (self->months))), mz_move_fields_get_least_months (self->move->kind));
  value_edited (self);
}

static void
leak_cb (MzMoveEditor *self)
{
  self->move->leak = mz_slider_get_value (MZ_SLIDER (self->leak)) / 100;
  value_edited (self);
}

static void
amount_cb (MzMoveEditor *self)
{
  MzMove *move = self->move;
  double value = round (mz_slider_get_value (MZ_SLIDER (self->amount)));

  move->amount = move->kind == MZ_MOVE_PLANT_OPENS && value <= 0 ? -1 : value;
  if (move->unit == NULL && move->amount >= 0)
    move->unit = g_strdup ("t");
  if (self->most != NULL && move->amount_most >= 0 && move->amount_most < move->amount)
    {
      move->amount_most = move->amount;
      mz_slider_set_value (MZ_SLIDER (self->most), move->amount_most);
    }
  value_edited (self);
}

static void
most_cb (MzMoveEditor *self)
{
  double value = round (mz_slider_get_value (MZ_SLIDER (self->most)));

  self->move->amount_most = MAX (value, self->move->amount);
  value_edited (self);
}

static void
retaliation_cb (MzMoveEditor *self)
{
  self->move->retaliation = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->retaliation));
  value_edited (self);
}

/* A move that rests on nothing is assumed. */
static void
assumed_cb (MzMoveEditor *self)
{
  if (self->setting)
    return;
  self->move->assumed = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->assumed)) || *self->move->sources == NULL;
  say_edited (self);
}

static void
note_cb (MzMoveEditor *self)
{
  g_autofree char *text = get_note (self);

  if (self->setting || g_strcmp0 (*text != '\0' ? text : NULL, self->move->note) == 0)
    return;
  set_text (&self->move->note, text);
  say_edited (self);
}

static void
sources_cb (MzMoveEditor *self)
{
  g_strfreev (self->move->sources);
  self->move->sources = mz_record_list_dup_ids (MZ_RECORD_LIST (self->sources));
  if (*self->move->sources == NULL)
    self->move->assumed = TRUE;
  say_edited (self);
}

static void
mz_move_editor_dispose (GObject *object)
{
  MzMoveEditor *self = MZ_MOVE_EDITOR (object);
  GtkWidget *child;

  self->setting = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->whatif);
  G_OBJECT_CLASS (mz_move_editor_parent_class)->dispose (object);
}

static void
mz_move_editor_finalize (GObject *object)
{
  g_clear_pointer (&MZ_MOVE_EDITOR (object)->move, mz_move_free);
  G_OBJECT_CLASS (mz_move_editor_parent_class)->finalize (object);
}

static void
mz_move_editor_class_init (MzMoveEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_move_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_move_editor_finalize;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", MZ_TYPE_MOVE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "move-editor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mz_move_editor_init (MzMoveEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

/* A field under its name; the name of one that has one itself is left out. */
static GtkWidget *
add_field (MzMoveEditor *self, const char *name, GtkWidget *editor)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (name != NULL)
    {
      GtkWidget *label = gtk_label_new (name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "lever-key");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), editor);
  if (self->pair != NULL)
    gtk_box_append (GTK_BOX (self->pair), box);
  else
    gtk_widget_set_parent (box, GTK_WIDGET (self));
  return editor;
}

/* What is added until the pair is closed stands side by side. */
static void
open_pair (MzMoveEditor *self)
{
  self->pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (self->pair), TRUE);
  gtk_widget_set_parent (self->pair, GTK_WIDGET (self));
}

static GtkWidget *
add_choice (MzMoveEditor *self, const char *name, GListModel *items, GCallback callback)
{
  GtkWidget *choice = mz_choice_new (name, items);

  g_signal_connect_object (choice, "chosen", callback, self, G_CONNECT_SWAPPED);
  return add_field (self, name, choice);
}

static GtkWidget *
add_slider (MzMoveEditor *self, const char *name, double upper, double page, GCallback callback)
{
  GtkWidget *slider = mz_slider_new (name, upper, 1, page);

  g_signal_connect_object (slider, "changed", callback, self, G_CONNECT_SWAPPED);
  return add_field (self, NULL, slider);
}

static GtkWidget *
add_check (MzMoveEditor *self, const char *name, GCallback callback)
{
  GtkWidget *check = gtk_check_button_new_with_label (name);

  g_signal_connect_object (check, "toggled", callback, self, G_CONNECT_SWAPPED);
  return add_field (self, NULL, check);
}

static void
add_note (MzMoveEditor *self)
{
  GtkWidget *frame = gtk_frame_new (NULL);

  self->note = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->note), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->note), FALSE);
  gtk_widget_add_css_class (self->note, "lever-note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), "changed", G_CALLBACK (note_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_frame_set_child (GTK_FRAME (frame), self->note);
  add_field (self, _("Reason"), frame);
}

static void
build_who (MzMoveEditor *self, MzDataset *dataset)
{
  gboolean shift = self->move->kind == MZ_MOVE_SHIFT;

  if (has (self, MZ_MOVE_HAS_TO))
    open_pair (self);
  if (has (self, MZ_MOVE_HAS_COUNTRY))
    self->country = add_choice (self, shift ? _("From") : _("Country"), mz_choice_list_countries (dataset, NULL),
                                G_CALLBACK (country_cb));
  if (has (self, MZ_MOVE_HAS_TO))
    self->to = add_choice (self, shift ? _("To") : _("Goods for"),
                           mz_choice_list_countries (dataset, shift ? _("The others") : _("Anybody")), G_CALLBACK (to_cb));
  self->pair = NULL;
  if (has (self, MZ_MOVE_HAS_SITE))
    self->site = add_choice (self, _("Site"), mz_choice_list_sites (dataset), G_CALLBACK (site_cb));
  if (has (self, MZ_MOVE_HAS_DEMAND))
    self->demand = add_choice (self, _("Scenario of demand"), mz_choice_list_demands (dataset), G_CALLBACK (demand_cb));
}

static void
build_amounts (MzMoveEditor *self)
{
  double whole;

  if (has (self, MZ_MOVE_HAS_AMOUNT))
    {
      self->amount = add_slider (self, "", DAYS, 10, G_CALLBACK (amount_cb));
      label_amount (self);
      if (self->move->kind == MZ_MOVE_SHIFT)
        mz_slider_set_upper (MZ_SLIDER (self->amount), 100);
      else if (self->move->kind != MZ_MOVE_LICENCE_DELAY)
        {
          get_unit (self, &whole);
          mz_slider_set_upper (MZ_SLIDER (self->amount), choose_upper (self->move->amount, whole));
        }
    }
  if (has (self, MZ_MOVE_HAS_MOST))
    self->most = add_slider (self, _("At most, in points of the world’s output"), 100, 10, G_CALLBACK (most_cb));
}

static void
build (MzMoveEditor *self)
{
  MzDataset *dataset = mz_whatif_get_dataset (self->whatif);
  gboolean slips = self->move->kind == MZ_MOVE_PLANT_SLIPS;

  build_who (self, dataset);
  if (has (self, MZ_MOVE_HAS_START))
    {
      self->start = add_field (self, _("Begins"), mz_date_entry_new_alone (_("Begins"), self->move->start));
      g_signal_connect_object (self->start, "changed", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
    }
  if (has (self, MZ_MOVE_HAS_MONTHS))
    self->months = add_slider (self, slips ? _("Months later than promised")
                                     : mz_move_fields_get_least_months (self->move->kind) > 0 ? _("Months") : _("Months (0: to the end)"),
                               MONTHS, 12, G_CALLBACK (months_cb));
  if (has (self, MZ_MOVE_HAS_LEAK))
    self->leak = add_slider (self, self->move->kind == MZ_MOVE_SITE_FAILS ? _("Still runs, %")
                                   : self->move->kind == MZ_MOVE_LICENCE_DELAY ? _("Needs no licence, %")
                                                                               : _("Goes on anyway, %"),
                             100, 10, G_CALLBACK (leak_cb));
  build_amounts (self);
  if (has (self, MZ_MOVE_HAS_STAGES) || has (self, MZ_MOVE_HAS_ONE_STAGE))
    {
      gboolean one = has (self, MZ_MOVE_HAS_ONE_STAGE);

      self->stages = add_field (self, one ? _("Stage") : _("Stages (none pressed: all)"), mz_stage_choice_new (one));
      g_signal_connect_object (self->stages, "changed", G_CALLBACK (stages_cb), self, G_CONNECT_SWAPPED);
    }
  if (has (self, MZ_MOVE_HAS_MINERALS))
    {
      self->minerals = add_field (self, _("Elements"), mz_element_box_new (dataset));
      g_signal_connect_object (self->minerals, "changed", G_CALLBACK (minerals_cb), self, G_CONNECT_SWAPPED);
    }
  if (has (self, MZ_MOVE_HAS_RETALIATION))
    self->retaliation = add_check (self, _("Those it hits retaliate"), G_CALLBACK (retaliation_cb));
  add_note (self);
  self->assumed = add_check (self, _("Assumed: no source gives it"), G_CALLBACK (assumed_cb));
  self->sources = add_field (self, _("Rests on"), mz_record_list_new (dataset, MZ_N_RECORD_KINDS, _("Add what it rests on")));
  g_signal_connect_object (self->sources, "changed", G_CALLBACK (sources_cb), self, G_CONNECT_SWAPPED);
}

/** mz_move_editor_new: @move: is copied; its kind stays */
GtkWidget *
mz_move_editor_new (MzWhatif *whatif, const MzMove *move)
{
  MzMoveEditor *self;

  g_return_val_if_fail (MZ_IS_WHATIF (whatif) && move != NULL, NULL);

  self = g_object_new (MZ_TYPE_MOVE_EDITOR, NULL);
  self->whatif = g_object_ref (whatif);
  self->move = mz_move_copy (move);
  self->setting = TRUE;
  build (self);
  self->setting = FALSE;
  mz_move_editor_set (self, move);
  return GTK_WIDGET (self);
}

static void
show_choices (MzMoveEditor *self)
{
  if (self->country != NULL)
    mz_choice_set_id (MZ_CHOICE (self->country), self->move->country);
  if (self->to != NULL)
    mz_choice_set_id (MZ_CHOICE (self->to), self->move->to);
  if (self->site != NULL)
    mz_choice_set_id (MZ_CHOICE (self->site), self->move->site);
  if (self->demand != NULL)
    mz_choice_set_id (MZ_CHOICE (self->demand), self->move->demand);
  if (self->stages != NULL)
    mz_stage_choice_set (MZ_STAGE_CHOICE (self->stages), self->move->stages);
  if (self->minerals != NULL)
    mz_element_box_set_words (MZ_ELEMENT_BOX (self->minerals), (const char *const *) self->move->minerals);
}

static void
show_numbers (MzMoveEditor *self)
{
  if (self->start != NULL && !mz_partial_date_equal (mz_date_entry_get_date (MZ_DATE_ENTRY (self->start)), self->move->start))
    mz_date_entry_set_date (MZ_DATE_ENTRY (self->start), self->move->start);
  if (self->months != NULL)
    mz_slider_set_value (MZ_SLIDER (self->months), self->move->months);
  if (self->leak != NULL)
    mz_slider_set_value (MZ_SLIDER (self->leak), self->move->leak * 100);
  if (self->amount != NULL)
    {
      label_amount (self);
      mz_slider_set_value (MZ_SLIDER (self->amount), MAX (self->move->amount, 0));
    }
  if (self->most != NULL)
    mz_slider_set_value (MZ_SLIDER (self->most), MAX (self->move->amount_most, self->move->amount));
}

/* What is being typed stays as it is. */
static void
show_note (MzMoveEditor *self)
{
  g_autofree char *text = get_note (self);
  const char *note = self->move->note != NULL ? self->move->note : "";

  if (strcmp (text, note) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), note, -1);
}

/** mz_move_editor_set: @move: is copied: of the same kind */
void
mz_move_editor_set (MzMoveEditor *self, const MzMove *move)
{
  g_return_if_fail (MZ_IS_MOVE_EDITOR (self) && move->kind == self->move->kind);

  if (move != self->move)
    {
      mz_move_free (self->move);
      self->move = mz_move_copy (move);
    }
  self->setting = TRUE;
  show_choices (self);
  show_numbers (self);
  if (self->retaliation != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->retaliation), self->move->retaliation);
  show_note (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->assumed), self->move->assumed);
  gtk_widget_set_sensitive (self->assumed, *self->move->sources != NULL);
  mz_record_list_set_ids (MZ_RECORD_LIST (self->sources), (const char *const *) self->move->sources);
  self->setting = FALSE;
}

/** mz_move_editor_peek: Returns: (transfer none): the move as it stands; valid until it changes. */
const MzMove *
mz_move_editor_peek (MzMoveEditor *self)
{
  return self->move;
}
