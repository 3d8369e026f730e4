/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-card-panel.h"

#include <glib/gi18n-lib.h>

#include "mz-card-own.h"
#include "mz-card-widgets.h"
#include "mz-props.h"
#include "mz-term-popover.h"

#define SITE_ZOOM    5.0
#define COUNTRY_ZOOM 3.5
#define MAX_HISTORY  50

struct _MzCardPanel
{
  GtkWidget    parent_instance;
  MzWorkspace *workspace;
  MzDesk      *desk;     /* (nullable): what the user has made of the record */
  MzRecord    *record;   /* (nullable): what the card is about */
  MzCard      *card;     /* (nullable): what the widgets say */
  GPtrArray   *widgets;  /* of GtkWidget, one a block of the card; the box owns them */
  GPtrArray   *history;  /* of MzRecord: where back leads to, the last one first to be taken */
  GHashTable  *unfolded; /* keys of the lists that are shown whole */
  GtkWidget   *back;
  GtkWidget   *back_label;
  GtkWidget   *scrolled;
  GtkWidget   *box;
  guint        rebuild_id;
  gboolean     following; /* the selection changes because a row of the card is followed */
};

typedef enum { PROP_WORKSPACE = 1 } MzCardPanelProperty;
static GParamSpec *props[PROP_WORKSPACE + 1];

G_DEFINE_FINAL_TYPE (MzCardPanel, mz_card_panel, GTK_TYPE_WIDGET)

/*
 * The longest run of blocks that both cards have in the same order keeps its widgets: @lengths has, for each pair of
 * positions, how long that run is from there on (Hunt and McIlroy, An Algorithm for Differential File Comparison, 1976).
 */
static guint16 *
common_lengths (MzCard *old, MzCard *new)
{
  guint16 *lengths = g_new0 (guint16, (gsize) (old->len + 1) * (new->len + 1));
  guint stride = new->len + 1;

  for (guint i = old->len; i-- > 0;)
    for (guint k = new->len; k-- > 0;)
      lengths[i * stride + k] = mz_card_block_equal (g_ptr_array_index (old, i), g_ptr_array_index (new, k))
                                  ? lengths[(i + 1) * stride + k + 1] + 1
                                  : MAX (lengths[(i + 1) * stride + k], lengths[i * stride + k + 1]);
  return lengths;
}

/* Terms in running text and in values become links where the card has them first; values that lead elsewhere are links already. */
static void
link_terms (MzCard *card)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < card->len; i++)
    {
      MzCardBlock *block = g_ptr_array_index (card, i);
      gboolean is_text = block->kind == MZ_BLOCK_LEAD || block->kind == MZ_BLOCK_TEXT || block->kind == MZ_BLOCK_ROW;
      g_autofree char *text = NULL;

      if (!is_text || block->text == NULL || block->record != NULL)
        continue;
      text = g_steal_pointer (&block->text);
      block->text = mz_term_link_markup (text, seen);
    }
}

static void
drop_widget (MzCardPanel *self, guint i)
{
  gtk_box_remove (GTK_BOX (self->box), g_ptr_array_index (self->widgets, i));
}

/* Shows @card (taken): what it has in common with the card before stays where it is. */
static void
show_card (MzCardPanel *self, MzCard *card)
{
  g_autoptr (MzCard) old = self->card != NULL ? self->card : g_ptr_array_new ();
  g_autoptr (GPtrArray) widgets = g_ptr_array_new ();
  g_autofree guint16 *lengths = common_lengths (old, card);
  guint stride = card->len + 1, i = 0, k = 0;
  GtkWidget *last = NULL;

  while (k < card->len)
    {
      const MzCardBlock *block = g_ptr_array_index (card, k);

      if (i < old->len && mz_card_block_equal (g_ptr_array_index (old, i), block))
        last = g_ptr_array_index (self->widgets, i++);
      else if (i < old->len && lengths[(i + 1) * stride + k] >= lengths[i * stride + k + 1])
        {
          drop_widget (self, i++);
          continue;
        }
      else
        {
          GtkWidget *widget = mz_card_widget_new (self->workspace, block, k > 0 ? g_ptr_array_index (card, k - 1) : NULL);

          gtk_box_insert_child_after (GTK_BOX (self->box), widget, last);
          last = widget;
        }
      g_ptr_array_add (widgets, last);
      k++;
    }
  while (i < old->len)
    drop_widget (self, i++);

  self->card = card;
  g_ptr_array_unref (self->widgets);
  self->widgets = g_steal_pointer (&widgets);
}

static void
update_actions (MzCardPanel *self)
{
  MzRecord *previous = self->history->len > 0 ? g_ptr_array_index (self->history, self->history->len - 1) : NULL;
  double lat, lon;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.back", self->record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.close", self->record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.copy-citation", self->record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.show-on-map",
                                 self->record != NULL && mz_card_get_place (self->workspace, self->record, &lat, &lon));
  gtk_widget_set_visible (self->back, previous != NULL);
  if (previous != NULL)
    {
      const char *name = mz_record_get_short_name (previous);
      /* Translators: the name of a record. */
      g_autofree char *spoken = g_strdup_printf (_("Back to %s"), name);

      gtk_label_set_label (GTK_LABEL (self->back_label), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_widget_set_tooltip_text (self->back, spoken);
    }
}

static gboolean
has_focus_inside (MzCardPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* By way of the panel: GTK 4.8 warns where a label with links takes the focus from nobody. */
static void
focus_first (MzCardPanel *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
rebuild (MzCardPanel *self)
{
  MzRecord *record = mz_workspace_get_selection (self->workspace);
  gboolean other = record != self->record;
  gboolean focused = has_focus_inside (self);
  MzCard *card;

  if (other)
    {
      g_hash_table_remove_all (self->unfolded);
      g_set_object (&self->record, record);
    }
  card = mz_card_new (self->workspace, record, self->unfolded);
  if (self->desk != NULL && record != NULL)
    mz_card_add_own (card, self->desk, record);
  link_terms (card);
  show_card (self, card);
  update_actions (self);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  if (focused && !has_focus_inside (self))
    focus_first (self);
}

static gboolean
rebuild_cb (gpointer data)
{
  MzCardPanel *self = MZ_CARD_PANEL (data);

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Before the next frame, however many changes there are until then. */
static void
queue_rebuild (MzCardPanel *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
selection_changed_cb (MzCardPanel *self)
{
  if (!self->following)
    g_ptr_array_set_size (self->history, 0);
  queue_rebuild (self);
}

/* Only the card of the view as a whole says what is in it. */
static void
view_changed_cb (MzCardPanel *self)
{
  if (mz_workspace_get_selection (self->workspace) == NULL)
    queue_rebuild (self);
}

static void
dataset_changed_cb (MzCardPanel *self)
{
  g_ptr_array_set_size (self->history, 0);
  queue_rebuild (self);
}

static void
follow (MzCardPanel *self, MzRecord *record)
{
  self->following = TRUE;
  mz_workspace_set_selection (self->workspace, record);
  self->following = FALSE;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzCardPanel *self = MZ_CARD_PANEL (widget);
  MzRecord *record, *here = mz_workspace_get_selection (self->workspace);
  const char *id;
  guint kind;

  g_variant_get (target, "(u&s)", &kind, &id);
  g_return_if_fail (kind < MZ_N_RECORD_KINDS);
  record = mz_dataset_lookup (mz_workspace_get_dataset (self->workspace), (MzRecordKind) kind, id);
  if (record == NULL || record == here)
    return;
  if (here != NULL)
    {
      if (self->history->len >= MAX_HISTORY)
        g_ptr_array_remove_index (self->history, 0);
      g_ptr_array_add (self->history, g_object_ref (here));
    }
  follow (self, record);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzCardPanel *self = MZ_CARD_PANEL (widget);
  g_autoptr (MzRecord) record = NULL;

  if (self->history->len > 0)
    record = g_ptr_array_steal_index (self->history, self->history->len - 1);
  follow (self, record);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *target)
{
  mz_workspace_set_selection (MZ_CARD_PANEL (widget)->workspace, NULL);
}

static void
unfold_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzCardPanel *self = MZ_CARD_PANEL (widget);
  const char *key = g_variant_get_string (target, NULL);

  if (!g_hash_table_remove (self->unfolded, key))
    g_hash_table_add (self->unfolded, g_strdup (key));
  queue_rebuild (self);
}

static void
copy_citation_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzCardPanel *self = MZ_CARD_PANEL (widget);
  g_autofree char *citation = NULL;

  if (self->record == NULL)
    return;
  citation = mz_card_get_citation (self->workspace, self->record);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
}

static void
show_on_map_action (GtkWidget *widget, const char *name, GVariant *target)
{
  MzCardPanel *self = MZ_CARD_PANEL (widget);
  MzView view = *mz_workspace_get_view (self->workspace);
  gboolean is_country = self->record != NULL && !MZ_IS_SITE (self->record);

  if (self->record == NULL || !mz_card_get_place (self->workspace, self->record, &view.lat, &view.lon))
    return;
  view.zoom = MAX (view.zoom, is_country ? COUNTRY_ZOOM : SITE_ZOOM);
  mz_workspace_set_view (self->workspace, &view);
}

static void
mz_card_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MzCardPanelProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, mz_card_panel_get_workspace (MZ_CARD_PANEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_card_panel_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((MzCardPanelProperty) prop_id)
    {
    case PROP_WORKSPACE:
      mz_card_panel_set_workspace (MZ_CARD_PANEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Forgets what is shown, so that the next time everything is made anew. */
static void
clear_widgets (MzCardPanel *self)
{
  GtkWidget *child;

  while (self->box != NULL && (child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_ptr_array_set_size (self->widgets, 0);
  g_clear_pointer (&self->card, g_ptr_array_unref);
}

static void
clear_card (MzCardPanel *self)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  clear_widgets (self);
  g_ptr_array_set_size (self->history, 0);
  g_clear_object (&self->record);
}

static void
text_size_changed_cb (MzCardPanel *self)
{
  clear_widgets (self);
  if (self->workspace != NULL)
    queue_rebuild (self);
}

static void
disconnect (MzCardPanel *self)
{
  if (self->workspace == NULL)
    return;
  g_signal_handlers_disconnect_by_data (mz_workspace_get_dataset (self->workspace), self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
}

static void
mz_card_panel_dispose (GObject *object)
{
  MzCardPanel *self = MZ_CARD_PANEL (object);
  GtkWidget *child;

  clear_card (self);
  disconnect (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->desk);
  self->box = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mz_card_panel_parent_class)->dispose (object);
}

static void
mz_card_panel_finalize (GObject *object)
{
  MzCardPanel *self = MZ_CARD_PANEL (object);

  g_ptr_array_unref (self->widgets);
  g_ptr_array_unref (self->history);
  g_hash_table_unref (self->unfolded);
  G_OBJECT_CLASS (mz_card_panel_parent_class)->finalize (object);
}

static void
mz_card_panel_class_init (MzCardPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mz_card_panel_dispose;
  object_class->finalize = mz_card_panel_finalize;
  object_class->get_property = mz_card_panel_get_property;
  object_class->set_property = mz_card_panel_set_property;
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MZ_TYPE_WORKSPACE, MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "card.open", "(us)", open_action);
  gtk_widget_class_install_action (widget_class, "card.unfold", "s", unfold_action);
  gtk_widget_class_install_action (widget_class, "card.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "card.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "card.copy-citation", NULL, copy_citation_action);
  gtk_widget_class_install_action (widget_class, "card.show-on-map", NULL, show_on_map_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "card.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "card.back", NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "card-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
mz_card_panel_init (MzCardPanel *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->widgets = g_ptr_array_new ();
  self->history = g_ptr_array_new_with_free_func (g_object_unref);
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("About the selection"), -1);

  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);

  self->back = gtk_button_new ();
  self->back_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->back_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (row), self->back_label);
  gtk_button_set_child (GTK_BUTTON (self->back), row);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_add_css_class (self->back, "card-back");
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "card.back");
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_set_parent (self->back, GTK_WIDGET (self));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "card-content");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** mz_card_panel_new: @workspace: (nullable) (transfer none). Returns: (transfer floating): the panel. */
GtkWidget *
mz_card_panel_new (MzWorkspace *workspace)
{
  return g_object_new (MZ_TYPE_CARD_PANEL, "workspace", workspace, NULL);
}

/** mz_card_panel_get_workspace: Returns: (transfer none) (nullable): what the panel shows. */
MzWorkspace *
mz_card_panel_get_workspace (MzCardPanel *self)
{
  g_return_val_if_fail (MZ_IS_CARD_PANEL (self), NULL);

  return self->workspace;
}

/** mz_card_panel_set_workspace: @workspace: (nullable) (transfer none): without one the panel is empty */
void
mz_card_panel_set_workspace (MzCardPanel *self, MzWorkspace *workspace)
{
  g_return_if_fail (MZ_IS_CARD_PANEL (self) && (workspace == NULL || MZ_IS_WORKSPACE (workspace)));

  if (self->workspace == workspace)
    return;
  clear_card (self);
  disconnect (self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_swapped (workspace, "notify::selection", G_CALLBACK (selection_changed_cb), self);
      g_signal_connect_swapped (workspace, "notify::date", G_CALLBACK (queue_rebuild), self);
      g_signal_connect_swapped (workspace, "notify::view", G_CALLBACK (view_changed_cb), self);
      g_signal_connect_swapped (workspace, "notify::query", G_CALLBACK (view_changed_cb), self);
      g_signal_connect_swapped (workspace, "notify::layers", G_CALLBACK (view_changed_cb), self);
      g_signal_connect_swapped (mz_workspace_get_dataset (workspace), "changed", G_CALLBACK (dataset_changed_cb), self);
      rebuild (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

/* The facts follow by themselves; notes stand in the document alone. */
static void
document_changed_cb (MzCardPanel *self)
{
  if (self->workspace != NULL)
    queue_rebuild (self);
}

static void
follow_document (MzCardPanel *self)
{
  g_signal_connect_object (mz_desk_get_document (self->desk), "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  document_changed_cb (self);
}

/** mz_card_panel_set_desk: @desk: (transfer none): what its document says of a record stands on the card; once */
void
mz_card_panel_set_desk (MzCardPanel *self, MzDesk *desk)
{
  g_return_if_fail (MZ_IS_CARD_PANEL (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::document", G_CALLBACK (follow_document), self, G_CONNECT_SWAPPED);
  follow_document (self);
}
