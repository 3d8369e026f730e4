/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-history.h"

typedef enum { KIND_EDIT, KIND_CHOICE } Kind;

struct _MzHistory
{
  GObject      parent_instance;
  MzWorkspace *workspace;
  MzTrail     *trail;
  MzDesk      *desk;
  MzDocument  *document; /* of the desk, whose signals are heard */
  GByteArray  *done;     /* of Kind, oldest first */
  guint        now;      /* how many of them are not undone */
  gboolean     stepping; /* what changes does so because of a step */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzHistory, mz_history, G_TYPE_OBJECT)

static void
say_changed (MzHistory *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
push (MzHistory *self, Kind kind)
{
  guint8 byte = kind;

  g_byte_array_set_size (self->done, self->now);
  g_byte_array_append (self->done, &byte, 1);
  self->now = self->done->len;
}

/* The trail forgets its oldest choices, and a document may forget its steps. */
static gboolean
is_alive (MzHistory *self, Kind kind, int step)
{
  if (kind == KIND_CHOICE)
    return mz_trail_can_step (self->trail, step);
  return step < 0 ? mz_document_can_undo (self->document) : mz_document_can_redo (self->document);
}

/* Returns: whether there is a step; @at: how many are done before it, or behind it. */
static gboolean
find_step (MzHistory *self, int step, Kind *kind, guint *at)
{
  if (step < 0)
    for (guint i = self->now; i > 0; i--)
      {
        *kind = self->done->data[i - 1];
        *at = i - 1;
        if (is_alive (self, *kind, step))
          return TRUE;
      }
  else
    for (guint i = self->now; i < self->done->len; i++)
      {
        *kind = self->done->data[i];
        *at = i + 1;
        if (is_alive (self, *kind, step))
          return TRUE;
      }
  return FALSE;
}

static void
choice_added_cb (MzHistory *self)
{
  if (self->stepping)
    return;
  push (self, KIND_CHOICE);
  say_changed (self);
}

static void
document_changed_cb (MzHistory *self, guint parts)
{
  if (parts == 0 || self->stepping)
    return;
  push (self, KIND_EDIT);
  mz_history_settle (self);
  say_changed (self);
}

static void
follow_document (MzHistory *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, mz_desk_get_document (self->desk));
  g_signal_connect_swapped (self->document, "changed", G_CALLBACK (document_changed_cb), self);
}

static void
document_replaced_cb (MzHistory *self)
{
  follow_document (self);
  for (guint i = self->done->len; i-- > 0;)
    if (self->done->data[i] == KIND_EDIT)
      {
        g_byte_array_remove_index (self->done, i);
        self->now -= i < self->now;
      }
  mz_history_settle (self);
  say_changed (self);
}

static void
mz_history_dispose (GObject *object)
{
  MzHistory *self = MZ_HISTORY (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  if (self->trail != NULL)
    g_signal_handlers_disconnect_by_data (self->trail, self);
  g_clear_object (&self->document);
  g_clear_object (&self->desk);
  g_clear_object (&self->trail);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (mz_history_parent_class)->dispose (object);
}

static void
mz_history_finalize (GObject *object)
{
  g_byte_array_unref (MZ_HISTORY (object)->done);
  G_OBJECT_CLASS (mz_history_parent_class)->finalize (object);
}

static void
mz_history_class_init (MzHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = mz_history_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mz_history_init (MzHistory *self)
{
  self->done = g_byte_array_new ();
}

/** mz_history_new: @workspace: (transfer none): that the trail is of, over the desk's facts. Returns: (transfer full). */
MzHistory *
mz_history_new (MzWorkspace *workspace, MzTrail *trail, MzDesk *desk)
{
  MzHistory *self;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace) && MZ_IS_TRAIL (trail) && MZ_IS_DESK (desk), NULL);

  self = g_object_new (MZ_TYPE_HISTORY, NULL);
  self->workspace = g_object_ref (workspace);
  self->trail = g_object_ref (trail);
  self->desk = g_object_ref (desk);
  follow_document (self);
  g_signal_connect_swapped (trail, "added", G_CALLBACK (choice_added_cb), self);
  g_signal_connect_swapped (desk, "notify::document", G_CALLBACK (document_replaced_cb), self);
  return self;
}

/** mz_history_can_step: @step: -1 back, 1 forward. */
gboolean
mz_history_can_step (MzHistory *self, int step)
{
  Kind kind;
  guint at;

  g_return_val_if_fail (MZ_IS_HISTORY (self), FALSE);

  return find_step (self, step, &kind, &at);
}

/** mz_history_peek_name: Returns: (nullable): the edit that a step undoes or redoes; %NULL: a choice, or nothing. */
const char *
mz_history_peek_name (MzHistory *self, int step)
{
  Kind kind;
  guint at;

  g_return_val_if_fail (MZ_IS_HISTORY (self), NULL);

  if (!find_step (self, step, &kind, &at) || kind == KIND_CHOICE)
    return NULL;
  return step < 0 ? mz_document_get_undo_name (self->document) : mz_document_get_redo_name (self->document);
}

/** mz_history_settle: What is shown is what the document says; where that has led is no choice of the user's. */
void
mz_history_settle (MzHistory *self)
{
  g_return_if_fail (MZ_IS_HISTORY (self));

  mz_desk_settle (self->desk);
  mz_workspace_settle (self->workspace);
  mz_trail_absorb (self->trail);
}

/** mz_history_step: @step: -1 undoes what was done last, 1 does it again. Returns: whether there was anything. */
gboolean
mz_history_step (MzHistory *self, int step)
{
  Kind kind;
  guint at;

  g_return_val_if_fail (MZ_IS_HISTORY (self), FALSE);

  mz_trail_rest (self->trail); /* what has just been chosen, however short it has stood */
  if (!find_step (self, step, &kind, &at))
    return FALSE;
  self->stepping = TRUE;
  self->now = at;
  if (kind == KIND_CHOICE)
    mz_trail_step (self->trail, step);
  else
    {
      if (step < 0)
        mz_document_undo (self->document);
      else
        mz_document_redo (self->document);
      mz_history_settle (self);
    }
  self->stepping = FALSE;
  say_changed (self);
  return TRUE;
}
