/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"
#include "mz-scene-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-figure-dialog.h"
#include "mz-focus.h"
#include "mz-limits.h"
#include "mz-story-check.h"
#include "mz-story-text.h"
#include "mz-story-words.h"
#include "mz-tell.h"

/* Pixels of the preview, and how long after the last key it follows. */
#define PREVIEW_WIDTH 612
#define REST_MS       250

struct _MzSceneForm
{
  GtkWidget        parent_instance;
  MzScenePictures *pictures;
  MzDataset       *facts;
  MzStoryScene    *scene;    /* (nullable): as it is kept */
  GtkWidget       *scroller;
  MzScenePicture  *preview;
  GtkBox          *findings;
  GtkEditable     *title, *until;
  GtkTextBuffer   *text, *notes;
  GtkTextView     *text_view, *notes_view;
  GtkSpinButton   *seconds;
  GtkLabel        *title_count, *text_count, *notes_count, *error;
  GtkWidget       *save, *revert, *buttons, *inserts[2];
  GtkTextView     *figure_into; /* which the next figure goes into */
  guint            rest_id;
  gboolean         editable, filling;
};

enum { SIGNAL_SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzSceneForm, mz_scene_form, GTK_TYPE_WIDGET)

static char *
dup_buffer (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* --- What is written --- */

static gboolean
check_length (const char *what, const char *text, glong most, GError **error)
{
  if (g_utf8_strlen (text, -1) <= most)
    return TRUE;
  /* Translators: the name of a field, and a number of characters. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%1$s: at most %2$ld characters"), what, most);
  return FALSE;
}

static gboolean
check_text (const char *what, const char *text, glong most, GError **error)
{
  g_autoptr (GPtrArray) runs = NULL;
  guint n = 0;

  if (!check_length (what, text, most, error))
    return FALSE;
  runs = mz_story_runs_parse (text, error);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const MzStoryRun *run = runs->pdata[i];
      g_autoptr (MzStoryBinding) binding = run->figure ? mz_story_binding_parse (run->text, error) : NULL;

      if (run->figure && binding == NULL)
        g_clear_pointer (&runs, g_ptr_array_unref);
      else if (run->figure && ++n > MZ_STORY_MAX_FIGURES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("at most %d figures"), MZ_STORY_MAX_FIGURES);
          g_clear_pointer (&runs, g_ptr_array_unref);
        }
    }
  if (runs == NULL)
    /* Translators: put before what is wrong with a field: its name. */
    g_prefix_error (error, _("%s: "), what);
  return runs != NULL;
}

static gboolean
read_until (MzSceneForm *self, MzStoryScene *scene, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->until)));

  scene->until = MZ_PARTIAL_DATE_NONE;
  if (*text == '\0')
    return TRUE;
  if (!mz_partial_date_parse (text, &scene->until, NULL) || scene->until.year < MZ_CLOCK_FIRST_YEAR
      || scene->until.year > MZ_CLOCK_LAST_YEAR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("Until: write a date as 2025, 2025-10 or 2025-10-20"));
  else if (!mz_partial_date_is_set (scene->view->date))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("Until: the view has no date for the clock to run from; set one and update the scene"));
  else if (mz_partial_date_last_day (scene->until) <= mz_partial_date_last_day (scene->view->date))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("Until: it is not after the date of the view"));
  else
    return TRUE;
  return FALSE;
}

static void
set_text (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

/* Returns: (transfer full): the scene as it is written, sound or not. */
static MzStoryScene *
read_scene (MzSceneForm *self, GError **error)
{
  MzStoryScene *scene = mz_story_scene_copy (self->scene);
  GError *none = NULL, **first = error != NULL ? error : &none;

  set_text (&scene->title, g_strstrip (g_strdup (gtk_editable_get_text (self->title))));
  set_text (&scene->text, dup_buffer (self->text));
  set_text (&scene->notes, dup_buffer (self->notes));
  scene->seconds = (guint) gtk_spin_button_get_value_as_int (self->seconds);
  if (*scene->title == '\0')
    g_set_error (first, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("A scene has a title"));
  if (*first == NULL)
    check_length (_("Title"), scene->title, MZ_STORY_MAX_TITLE, first);
  if (*first == NULL)
    check_text (_("Text"), scene->text, MZ_STORY_MAX_TEXT, first);
  if (*first == NULL)
    check_text (_("Notes"), scene->notes, MZ_STORY_MAX_NOTES, first);
  if (*first == NULL)
    read_until (self, scene, first);
  if (*scene->notes == '\0')
    g_clear_pointer (&scene->notes, g_free);
  g_clear_error (&none);
  return scene;
}

/** mz_scene_form_is_changed: Returns: whether something is written that is not kept. */
gboolean
mz_scene_form_is_changed (MzSceneForm *self)
{
  MzStoryScene *scene;
  gboolean changed;

  g_return_val_if_fail (MZ_IS_SCENE_FORM (self), FALSE);

  if (self->scene == NULL || !self->editable)
    return FALSE;
  scene = read_scene (self, NULL);
  changed = !mz_story_scene_equal (scene, self->scene);
  mz_story_scene_free (scene);
  return changed;
}

/* What the figures of the scene are now stands in it from now on. (transfer full) */
static MzStoryScene *
note_figures (MzSceneForm *self, const MzStoryScene *scene)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
  g_autoptr (MzStory) story = NULL, noted = NULL;

  g_ptr_array_add (scenes, (gpointer) scene);
  story = mz_story_new ("scene", "Scene", NULL, scenes);
  noted = mz_story_note_figures (story, self->facts);
  return mz_story_scene_copy (mz_story_peek_scene (noted, 0));
}

/** mz_scene_form_save: Returns: whether all that is written is kept now, or nothing new was. Else it says what is wrong. */
gboolean
mz_scene_form_save (MzSceneForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStoryScene) scene = NULL, noted = NULL;

  g_return_val_if_fail (MZ_IS_SCENE_FORM (self), FALSE);

  if (!mz_scene_form_is_changed (self))
    return TRUE;
  scene = read_scene (self, &error);
  if (error != NULL)
    {
      gtk_label_set_text (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return FALSE;
    }
  noted = note_figures (self, scene);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, noted);
  return TRUE;
}

/* --- While one types --- */

/* @room: what fits the room; @most: what a story can have */
static void
show_count (GtkLabel *label, const char *text, glong room, glong most)
{
  glong n = g_utf8_strlen (text, -1);
  g_autofree char *said = NULL;

  if (n > most)
    /* Translators: numbers of characters. */
    said = g_strdup_printf (_("%1$ld of at most %2$ld characters"), n, most);
  else if (n > room)
    said = g_strdup_printf (_("%1$ld characters: more than %2$ld are hard to read from the back of the room"), n, room);
  else
    said = g_strdup_printf (_("%1$ld of %2$ld characters"), n, room);
  gtk_label_set_text (label, said);
  if (n > most)
    gtk_widget_add_css_class (GTK_WIDGET (label), "edit-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "edit-error");
}

/* The plain text as the audience reads it is what counts, not the bindings. (transfer full) */
static char *
dup_plain (const char *text, MzStoryContext *context)
{
  g_autoptr (GPtrArray) runs = mz_story_runs_parse (text, NULL);
  g_autoptr (MzStoryText) read = runs != NULL ? mz_story_text_new (text, context) : NULL;

  return g_strdup (read != NULL ? read->plain : text);
}

static void
show_counts (MzSceneForm *self, const MzStoryScene *scene)
{
  g_autoptr (MzStoryContext) context = mz_story_context_new_for_scene (self->facts, scene);
  g_autofree char *text = dup_plain (scene->text, context);
  g_autofree char *notes = dup_plain (scene->notes != NULL ? scene->notes : "", context);

  show_count (self->title_count, scene->title, MZ_STORY_ROOM_TITLE, MZ_STORY_MAX_TITLE);
  show_count (self->text_count, text, MZ_STORY_ROOM_TEXT, MZ_STORY_MAX_TEXT);
  show_count (self->notes_count, notes, MZ_STORY_MAX_NOTES, MZ_STORY_MAX_NOTES);
}

static void
update (MzSceneForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MzStoryScene) scene = NULL;
  gboolean changed;

  if (self->scene == NULL)
    return;
  changed = mz_scene_form_is_changed (self);
  scene = read_scene (self, &error);
  show_counts (self, scene);
  gtk_label_set_text (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  gtk_widget_set_sensitive (self->save, changed && error == NULL);
  gtk_widget_set_sensitive (self->revert, changed);
  if (error == NULL)
    mz_scene_picture_set_scene (self->preview, scene);
}

static gboolean
rest_cb (gpointer data)
{
  MzSceneForm *self = data;

  self->rest_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (MzSceneForm *self)
{
  if (self->filling || self->scene == NULL)
    return;
  gtk_widget_set_sensitive (self->revert, TRUE);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static void
figure_chosen_cb (MzSceneForm *self, const char *binding)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->figure_into);

  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, binding, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->figure_into));
}

static void
insert_figure (MzSceneForm *self, GtkTextView *into)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->scene == NULL || !self->editable)
    return;
  self->figure_into = into;
  dialog = mz_figure_dialog_new (GTK_WINDOW (root), self->facts, self->scene);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (figure_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
figure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MzSceneForm *self = MZ_SCENE_FORM (widget);
  const char *into = g_variant_get_string (parameter, NULL);
  gboolean notes = *into != '\0' ? g_str_equal (into, "notes") : gtk_widget_has_focus (GTK_WIDGET (self->notes_view));

  insert_figure (self, notes ? self->notes_view : self->text_view);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mz_scene_form_save (MZ_SCENE_FORM (widget));
}

static void
fill (MzSceneForm *self)
{
  g_autofree char *until = mz_partial_date_is_set (self->scene->until) ? mz_partial_date_to_string (self->scene->until) : NULL;

  self->filling = TRUE;
  gtk_editable_set_text (self->title, self->scene->title);
  gtk_text_buffer_set_text (self->text, self->scene->text, -1);
  gtk_text_buffer_set_text (self->notes, self->scene->notes != NULL ? self->scene->notes : "", -1);
  gtk_spin_button_set_value (self->seconds, self->scene->seconds);
  gtk_editable_set_text (self->until, until != NULL ? until : "");
  self->filling = FALSE;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  update (self);
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (MZ_SCENE_FORM (widget)->scene != NULL)
    fill (MZ_SCENE_FORM (widget));
}

/* --- Making it --- */

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* @insert: (out) (optional): the button that puts a figure into it */
static GtkLabel *
add_field (GtkBox *box, const char *label, GtkWidget *widget, GtkWidget *focus, const char *target, GtkWidget **insert)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *name = label_new (label, "edit-label");
  GtkWidget *count = label_new (NULL, "edit-hint");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), focus);
  gtk_box_append (GTK_BOX (line), name);
  if (insert != NULL)
    {
      *insert = gtk_button_new_with_label (_("Insert Figure…"));
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (*insert))), PANGO_ELLIPSIZE_END);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (*insert), "scene.figure");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (*insert), "s", target);
      gtk_widget_set_tooltip_text (*insert, _("A figure that is looked up whenever the scene is shown (Ctrl+I)"));
      gtk_widget_add_css_class (*insert, "flat");
      gtk_box_append (GTK_BOX (line), *insert);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, line);
  gtk_box_append (box, widget);
  gtk_box_append (box, count);
  return GTK_LABEL (count);
}

static GtkWidget *
text_view_new (MzSceneForm *self, int height, GtkTextView **view)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *text = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  g_object_set (text, "top-margin", 6, "bottom-margin", 6, "left-margin", 9, "right-margin", 9, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_widget_add_css_class (scroller, "frame");
  gtk_widget_add_css_class (scroller, "scene-text");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  *view = GTK_TEXT_VIEW (text);
  return scroller;
}

static void
add_fields (MzSceneForm *self, GtkBox *box)
{
  GtkWidget *title = gtk_entry_new (), *until = gtk_entry_new (), *seconds = gtk_spin_button_new_with_range (0, MZ_STORY_MAX_SECONDS, 5);
  GtkWidget *text = text_view_new (self, 96, &self->text_view), *notes = text_view_new (self, 120, &self->notes_view);

  self->title = GTK_EDITABLE (title);
  self->until = GTK_EDITABLE (until);
  self->seconds = GTK_SPIN_BUTTON (seconds);
  self->text = gtk_text_view_get_buffer (self->text_view);
  self->notes = gtk_text_view_get_buffer (self->notes_view);
  gtk_entry_set_placeholder_text (GTK_ENTRY (until), _("no: the clock stands"));
  gtk_spin_button_set_numeric (self->seconds, TRUE);
  g_signal_connect_object (title, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (until, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seconds, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->title_count = add_field (box, _("Title"), title, title, NULL, NULL);
  self->text_count = add_field (box, _("Text"), text, GTK_WIDGET (self->text_view), "text", &self->inserts[0]);
  self->notes_count = add_field (box, _("Notes"), notes, GTK_WIDGET (self->notes_view), "notes", &self->inserts[1]);
  gtk_widget_set_tooltip_text (title, _("The finding, not the topic"));
  gtk_widget_set_tooltip_text (text, _("What the audience reads; words between *asterisks* are strong"));
  gtk_widget_set_tooltip_text (notes, _("What the presenter alone reads"));
  gtk_label_set_text (add_field (box, _("Seconds"), seconds, seconds, NULL, NULL), _("0: not planned"));
  gtk_label_set_text (add_field (box, _("Until"), until, until, NULL, NULL), _("The clock runs from the date of the view to this one"));
}

static GtkWidget *
buttons_new (MzSceneForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->revert = mz_tell_button_new (_("_Revert"));
  self->save = mz_tell_button_new (_("_Apply"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->revert), "scene.revert");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "scene.save");
  gtk_widget_set_tooltip_text (self->save, _("Keep what is written in the document (Ctrl+Enter)"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->revert);
  gtk_box_append (GTK_BOX (box), self->save);
  return box;
}

static void
mz_scene_form_dispose (GObject *object)
{
  MzSceneForm *self = MZ_SCENE_FORM (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->scene, mz_story_scene_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->pictures);
  g_clear_object (&self->facts);
  G_OBJECT_CLASS (mz_scene_form_parent_class)->dispose (object);
}

static gboolean
mz_scene_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MZ_SCENE_FORM (widget)->title));
}

static void
mz_scene_form_class_init (MzSceneFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mz_scene_form_dispose;
  widget_class->focus = mz_focus_children;
  widget_class->grab_focus = mz_scene_form_grab_focus;
  signals[SIGNAL_SAVED] = g_signal_new ("saved", MZ_TYPE_SCENE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "scene.figure", "s", figure_action);
  gtk_widget_class_install_action (widget_class, "scene.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "scene.revert", NULL, revert_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "scene.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "scene.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "scene.figure", "s", "");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scene-form");
}

static void
mz_scene_form_init (MzSceneForm *self)
{
}

GtkWidget *
mz_scene_form_new (MzScenePictures *pictures, MzDataset *facts)
{
  MzSceneForm *self = g_object_new (MZ_TYPE_SCENE_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *clamp = adw_clamp_new ();

  self->pictures = g_object_ref (pictures);
  self->facts = g_object_ref (facts);
  self->preview = MZ_SCENE_PICTURE (mz_scene_picture_new (pictures, PREVIEW_WIDTH, TRUE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the audience sees"), -1);
  self->error = GTK_LABEL (label_new (NULL, "edit-error"));
  self->findings = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->findings));
  add_fields (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  self->buttons = buttons_new (self);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_widget_add_css_class (box, "scene-fields");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static void
show_findings (MzSceneForm *self, GPtrArray *findings, guint number)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const MzStoryFinding *finding = findings->pdata[i];
      gboolean bad = finding->severity == MZ_SEVERITY_ERROR;
      GtkWidget *line;

      if (finding->scene != number)
        continue;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                                    bad ? "dialog-warning-symbolic" : "dialog-information-symbolic", NULL));
      gtk_box_append (GTK_BOX (line), label_new (finding->sentence, bad ? "warning" : "edit-hint"));
      gtk_box_append (self->findings, line);
    }
}

/* What is only read can be selected and copied. */
static void
set_editable (MzSceneForm *self, gboolean editable)
{
  self->editable = editable;
  gtk_editable_set_editable (self->title, editable);
  gtk_editable_set_editable (self->until, editable);
  gtk_text_view_set_editable (self->text_view, editable);
  gtk_text_view_set_editable (self->notes_view, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->seconds), editable);
  gtk_widget_set_visible (self->buttons, editable);
  for (guint i = 0; i < G_N_ELEMENTS (self->inserts); i++)
    gtk_widget_set_visible (self->inserts[i], editable);
}

/**
 * mz_scene_form_set_scene:
 * @scene: (nullable) (transfer none)
 * @findings: (nullable) (element-type MzStoryFinding): of the whole story
 * @number: which it is of its scenes
 *
 * What has been written of the same scene and is not kept stays where the scene has not changed.
 */
void
mz_scene_form_set_scene (MzSceneForm *self, const MzStoryScene *scene, GPtrArray *findings, guint number, gboolean editable)
{
  gboolean same;

  g_return_if_fail (MZ_IS_SCENE_FORM (self));

  gtk_widget_set_visible (GTK_WIDGET (self), scene != NULL);
  show_findings (self, scene != NULL ? findings : NULL, number);
  same = scene != NULL && self->scene != NULL && mz_story_scene_equal (scene, self->scene)
         && editable == self->editable;
  if (!same)
    g_clear_pointer (&self->scene, mz_story_scene_free);
  if (same || scene == NULL)
    {
      update (self);
      return;
    }
  self->scene = mz_story_scene_copy (scene);
  set_editable (self, editable);
  fill (self);
}
