/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-document.h"

#include <string.h>

#include "mz-document-item.h"
#include "mz-props.h"

/* One thing that a step has put in the place of another; not both are %NULL. */
typedef struct
{
  MzItem *before, *after;
} Slot;

typedef struct
{
  char   *name;
  GArray *slots; /* of Slot */
} Step;

struct _MzDocument
{
  GObject    parent_instance;
  GSequence *items[MZ_DOCUMENT_N_PARTS];
  GSequence *saved[MZ_DOCUMENT_N_PARTS]; /* as they were saved last */
  guint      n_unsaved;                  /* how many things differ from them */
  GPtrArray *steps;                      /* of Step; the first @n_done are done, the others undone */
  guint      n_done;
  Step      *group;                      /* (nullable): while there is one */
  guint      depth;                      /* of groups */
  gboolean   read_only;
  gboolean   told_modified;
};

typedef enum { PROP_MODIFIED = 1 } MzDocumentProperty;
static GParamSpec *props[PROP_MODIFIED + 1];
enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MzDocument, mz_document, G_TYPE_OBJECT)

static void
clear_slot (Slot *slot)
{
  g_clear_pointer (&slot->before, mz_item_unref);
  g_clear_pointer (&slot->after, mz_item_unref);
}

static Step *
step_new (const char *name)
{
  Step *step = g_new (Step, 1);

  step->name = g_strdup (name);
  step->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_array_set_clear_func (step->slots, (GDestroyNotify) clear_slot);
  return step;
}

static void
step_free (Step *step)
{
  g_free (step->name);
  g_array_unref (step->slots);
  g_free (step);
}

static const MzItem *
slot_key (const Slot *slot)
{
  return slot->before != NULL ? slot->before : slot->after;
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const MzItem *x = slot_key (a), *y = slot_key (b);

  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : strcmp (x->id, y->id);
}

/* One slot for each thing, from what it was first to what it is last, and none where that is the same. */
static void
tidy (Step *step)
{
  GArray *slots = step->slots;
  guint n = 0, end;

  g_array_sort (slots, compare_slots); /* which keeps the order of equal ones */
  for (guint i = 0; i < slots->len; i = end)
    {
      Slot *first = &g_array_index (slots, Slot, i), merged;

      for (end = i + 1; end < slots->len && compare_slots (first, &g_array_index (slots, Slot, end)) == 0; end++)
        continue;
      merged = (Slot) { first->before, g_array_index (slots, Slot, end - 1).after };
      first->before = g_array_index (slots, Slot, end - 1).after = NULL;
      for (guint k = i; k < end; k++)
        clear_slot (&g_array_index (slots, Slot, k));
      if (mz_item_equal (merged.before, merged.after))
        clear_slot (&merged);
      else
        g_array_index (slots, Slot, n++) = merged;
    }
  g_array_set_size (slots, n);
}

/** mz_document_peek_items: Returns: (transfer none): those of the part, not to be changed. */
GSequence *
mz_document_peek_items (MzDocument *self, MzDocumentParts part)
{
  return self->items[g_bit_nth_lsf (part, -1)];
}

/** mz_document_peek_saved_items: Returns: (transfer none): those of the part as they were saved last, not to be changed. */
GSequence *
mz_document_peek_saved_items (MzDocument *self, MzDocumentParts part)
{
  return self->saved[g_bit_nth_lsf (part, -1)];
}

/** mz_document_find_item: Returns: (transfer none) (nullable) */
MzItem *
mz_document_find_item (MzDocument *self, MzDocumentParts part, MzRecordKind kind, const char *id)
{
  return mz_items_find (mz_document_peek_items (self, part), kind, id);
}

/* Puts one in the place of the other, and sees to how many differ from what is saved. */
static void
exchange (MzDocument *self, MzItem *old, MzItem *new)
{
  const MzItem *key = old != NULL ? old : new;
  const MzItem *saved = mz_items_find (self->saved[g_bit_nth_lsf (key->part, -1)], key->kind, key->id);

  self->n_unsaved -= mz_item_equal (saved, old) ? 0 : 1;
  self->n_unsaved += mz_item_equal (saved, new) ? 0 : 1;
  mz_items_put (mz_document_peek_items (self, key->part), key->kind, key->id, new);
}

static void
tell (MzDocument *self, MzDocumentParts parts)
{
  gboolean modified = mz_document_is_modified (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->told_modified != modified)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
  self->told_modified = modified;
  if (parts != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) parts);
  g_object_thaw_notify (G_OBJECT (self));
}

static MzDocumentParts
collect_parts (const Step *step)
{
  MzDocumentParts parts = 0;

  for (guint i = 0; i < step->slots->len; i++)
    parts |= slot_key (&g_array_index (step->slots, Slot, i))->part;
  return parts;
}

/* Takes the step over, if it is one. */
static void
finish (MzDocument *self, Step *step)
{
  tidy (step);
  if (step->slots->len == 0)
    {
      step_free (step);
      return;
    }
  g_ptr_array_set_size (self->steps, (int) self->n_done);
  g_ptr_array_add (self->steps, step);
  self->n_done++;
  tell (self, collect_parts (step));
}

/**
 * mz_document_edit:
 * @item: (nullable) (transfer none): takes the place of what is there; %NULL: nothing does
 * @name: of the step, where it is one of its own
 */
void
mz_document_edit (MzDocument *self, MzDocumentParts part, MzRecordKind kind, const char *id, MzItem *item, const char *name)
{
  MzItem *old = mz_document_find_item (self, part, kind, id);
  Slot slot;

  if (self->read_only || mz_item_equal (old, item))
    return;
  slot = (Slot) { old != NULL ? mz_item_ref (old) : NULL, item != NULL ? mz_item_ref (item) : NULL };
  exchange (self, slot.before, slot.after);
  if (self->group != NULL)
    g_array_append_val (self->group->slots, slot);
  else
    {
      Step *step = step_new (name);

      g_array_append_val (step->slots, slot);
      finish (self, step);
    }
}

static void
mz_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzDocument *self = MZ_DOCUMENT (object);

  switch ((MzDocumentProperty) prop_id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, mz_document_is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_document_finalize (GObject *object)
{
  MzDocument *self = MZ_DOCUMENT (object);

  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    {
      g_sequence_free (self->items[i]);
      g_sequence_free (self->saved[i]);
    }
  g_clear_pointer (&self->group, step_free);
  g_ptr_array_unref (self->steps);
  G_OBJECT_CLASS (mz_document_parent_class)->finalize (object);
}

static void
mz_document_class_init (MzDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mz_document_finalize;
  object_class->get_property = mz_document_get_property;
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, MZ_PARAM_RO);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MZ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_UINT);
}

static void
mz_document_init (MzDocument *self)
{
  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    {
      self->items[i] = mz_items_new ();
      self->saved[i] = mz_items_new ();
    }
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

/** mz_document_new: Returns: (transfer full): an empty document. */
MzDocument *
mz_document_new (void)
{
  return g_object_new (MZ_TYPE_DOCUMENT, NULL);
}

/**
 * mz_document_begin:
 * @name: of the step, in words that stand behind "Undo": “Merge two sites”
 *
 * All edits until mz_document_end() are one step. Groups may lie in groups; the outermost is the step.
 */
void
mz_document_begin (MzDocument *self, const char *name)
{
  g_return_if_fail (MZ_IS_DOCUMENT (self) && name != NULL);

  if (self->depth++ == 0)
    self->group = step_new (name);
}

void
mz_document_end (MzDocument *self)
{
  g_return_if_fail (MZ_IS_DOCUMENT (self) && self->depth > 0);

  if (--self->depth == 0)
    finish (self, g_steal_pointer (&self->group));
}

gboolean
mz_document_can_undo (MzDocument *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self), FALSE);

  return self->n_done > 0 && !self->read_only;
}

gboolean
mz_document_can_redo (MzDocument *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self), FALSE);

  return self->n_done < self->steps->len && !self->read_only;
}

/** mz_document_get_undo_name: Returns: (transfer none) (nullable): what mz_document_undo() would undo. */
const char *
mz_document_get_undo_name (MzDocument *self)
{
  return mz_document_can_undo (self) ? ((Step *) self->steps->pdata[self->n_done - 1])->name : NULL;
}

/** mz_document_get_redo_name: Returns: (transfer none) (nullable): what mz_document_redo() would do again. */
const char *
mz_document_get_redo_name (MzDocument *self)
{
  return mz_document_can_redo (self) ? ((Step *) self->steps->pdata[self->n_done])->name : NULL;
}

/** mz_document_undo: Nothing where there is nothing to undo; not within a group. */
void
mz_document_undo (MzDocument *self)
{
  const Step *step;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && self->depth == 0);

  if (!mz_document_can_undo (self))
    return;
  step = self->steps->pdata[--self->n_done];
  for (guint i = 0; i < step->slots->len; i++)
    exchange (self, g_array_index (step->slots, Slot, i).after, g_array_index (step->slots, Slot, i).before);
  tell (self, collect_parts (step));
}

/** mz_document_redo: Nothing where there is nothing to do again; not within a group. */
void
mz_document_redo (MzDocument *self)
{
  const Step *step;

  g_return_if_fail (MZ_IS_DOCUMENT (self) && self->depth == 0);

  if (!mz_document_can_redo (self))
    return;
  step = self->steps->pdata[self->n_done++];
  for (guint i = 0; i < step->slots->len; i++)
    exchange (self, g_array_index (step->slots, Slot, i).before, g_array_index (step->slots, Slot, i).after);
  tell (self, collect_parts (step));
}

/** mz_document_forget_steps: For what has just been read: it is where undoing ends. */
void
mz_document_forget_steps (MzDocument *self)
{
  g_return_if_fail (MZ_IS_DOCUMENT (self) && self->depth == 0);

  self->n_done = 0;
  g_ptr_array_set_size (self->steps, 0);
  tell (self, 0);
}

gboolean
mz_document_is_modified (MzDocument *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self), FALSE);

  return self->n_unsaved > 0;
}

/** mz_document_mark_saved: What it holds now has been saved. */
void
mz_document_mark_saved (MzDocument *self)
{
  g_return_if_fail (MZ_IS_DOCUMENT (self));

  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    {
      g_sequence_free (self->saved[i]);
      self->saved[i] = mz_items_copy (self->items[i]);
    }
  self->n_unsaved = 0;
  tell (self, 0);
}

/** mz_document_dup_saved: Returns: (transfer full): another document with what was saved of this one last. */
MzDocument *
mz_document_dup_saved (MzDocument *self)
{
  MzDocument *saved = mz_document_new ();

  g_return_val_if_fail (MZ_IS_DOCUMENT (self), saved);

  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    {
      g_sequence_free (saved->items[i]);
      saved->items[i] = mz_items_copy (self->saved[i]);
    }
  mz_document_mark_saved (saved);
  return saved;
}

/* How many things of a list are not as they are in another. */
static guint
count_other (GSequence *items, GSequence *others)
{
  guint n = 0;

  for (GSequenceIter *at = g_sequence_get_begin_iter (items); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
    {
      const MzItem *item = g_sequence_get (at);

      n += mz_item_equal (mz_items_find (others, item->kind, item->id), item) ? 0 : 1;
    }
  return n;
}

static guint
count_missing (GSequence *items, GSequence *others)
{
  guint n = 0;

  for (GSequenceIter *at = g_sequence_get_begin_iter (items); !g_sequence_iter_is_end (at); at = g_sequence_iter_next (at))
    {
      const MzItem *item = g_sequence_get (at);

      n += mz_items_find (others, item->kind, item->id) == NULL ? 1 : 0;
    }
  return n;
}

/** mz_document_mark_saved_as: @saved: (transfer none): holds what is saved in the document's place, whatever that holds now */
void
mz_document_mark_saved_as (MzDocument *self, MzDocument *saved)
{
  g_return_if_fail (MZ_IS_DOCUMENT (self) && MZ_IS_DOCUMENT (saved) && self != saved);

  self->n_unsaved = 0;
  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    {
      g_sequence_free (self->saved[i]);
      self->saved[i] = mz_items_copy (saved->items[i]);
      self->n_unsaved += count_other (self->items[i], self->saved[i]) + count_missing (self->saved[i], self->items[i]);
    }
  tell (self, 0);
}

gboolean
mz_document_is_read_only (MzDocument *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self), FALSE);

  return self->read_only;
}

void
mz_document_set_read_only (MzDocument *self, gboolean read_only)
{
  g_return_if_fail (MZ_IS_DOCUMENT (self) && self->depth == 0);

  if (self->read_only == !!read_only)
    return;
  self->read_only = !!read_only;
  tell (self, 0);
}

gboolean
mz_document_is_empty (MzDocument *self)
{
  g_return_val_if_fail (MZ_IS_DOCUMENT (self), TRUE);

  for (guint i = 0; i < MZ_DOCUMENT_N_PARTS; i++)
    if (!g_sequence_is_empty (self->items[i]))
      return FALSE;
  return TRUE;
}
