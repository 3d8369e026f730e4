/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-desk.h"

#include "mz-props.h"

struct _MzDesk
{
  GObject     parent_instance;
  MzDataset  *base, *facts;
  MzDocument *document;
  guint       settle_id; /* until the facts are what the two others say */
};

typedef enum { PROP_BASE = 1, PROP_FACTS, PROP_DOCUMENT } MzDeskProperty;
static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_FINAL_TYPE (MzDesk, mz_desk, G_TYPE_OBJECT)

static gboolean
settle_cb (gpointer data)
{
  mz_desk_settle (data);
  return G_SOURCE_REMOVE;
}

static void
queue_settle (MzDesk *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

static void
base_changed_cb (MzDataset *base, MzDesk *self)
{
  queue_settle (self);
}

static void
document_changed_cb (MzDocument *document, guint parts, MzDesk *self)
{
  if ((parts & MZ_DOCUMENT_CHANGES) != 0)
    queue_settle (self);
  else if ((parts & MZ_DOCUMENT_SCENARIOS) != 0)
    mz_document_apply_scenarios (document, self->base, self->facts);
}

static void
mz_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzDesk *self = MZ_DESK (object);

  switch ((MzDeskProperty) prop_id)
    {
    case PROP_BASE:
      g_value_set_object (value, self->base);
      break;
    case PROP_FACTS:
      g_value_set_object (value, self->facts);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_desk_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzDesk *self = MZ_DESK (object);

  switch ((MzDeskProperty) prop_id)
    {
    case PROP_BASE:
      self->base = g_value_dup_object (value);
      g_signal_connect_object (self->base, "changed", G_CALLBACK (base_changed_cb), self, G_CONNECT_DEFAULT);
      break;
    case PROP_DOCUMENT:
      mz_desk_set_document (self, g_value_get_object (value));
      break;
    case PROP_FACTS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_desk_dispose (GObject *object)
{
  MzDesk *self = MZ_DESK (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (mz_desk_parent_class)->dispose (object);
}

static void
mz_desk_finalize (GObject *object)
{
  MzDesk *self = MZ_DESK (object);

  g_clear_object (&self->base);
  g_clear_object (&self->facts);
  G_OBJECT_CLASS (mz_desk_parent_class)->finalize (object);
}

static void
mz_desk_class_init (MzDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mz_desk_dispose;
  object_class->finalize = mz_desk_finalize;
  object_class->get_property = mz_desk_get_property;
  object_class->set_property = mz_desk_set_property;
  props[PROP_BASE] = g_param_spec_object ("base", NULL, NULL, MZ_TYPE_DATASET, MZ_PARAM_CONST);
  props[PROP_FACTS] = g_param_spec_object ("facts", NULL, NULL, MZ_TYPE_DATASET, MZ_PARAM_RO);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, MZ_TYPE_DOCUMENT, MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_desk_init (MzDesk *self)
{
  self->facts = mz_dataset_new ();
  self->document = mz_document_new ();
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_DEFAULT);
}

/** mz_desk_new: @base: (transfer none): linked. Returns: (transfer full): a desk with an empty document, settled. */
MzDesk *
mz_desk_new (MzDataset *base)
{
  MzDesk *self;

  g_return_val_if_fail (MZ_IS_DATASET (base), NULL);

  self = g_object_new (MZ_TYPE_DESK, "base", base, NULL);
  mz_desk_settle (self);
  return self;
}

/**
 * mz_desk_new_below:
 * @facts: (transfer none): linked; they are the desk's from now on: what they hold becomes the base
 *
 * For facts that a workspace has already.
 */
MzDesk *
mz_desk_new_below (MzDataset *facts)
{
  g_autoptr (MzDataset) base = mz_dataset_new ();
  MzDesk *self;

  g_return_val_if_fail (MZ_IS_DATASET (facts), NULL);

  mz_dataset_share (base, facts);
  self = g_object_new (MZ_TYPE_DESK, "base", base, NULL);
  g_set_object (&self->facts, facts);
  return self;
}

/** mz_desk_get_base: Returns: (transfer none): what files are laid over, and what changes are measured by. */
MzDataset *
mz_desk_get_base (MzDesk *self)
{
  g_return_val_if_fail (MZ_IS_DESK (self), NULL);

  return self->base;
}

/** mz_desk_get_facts: Returns: (transfer none): the base as the document has it: for a workspace, and to be read alone. */
MzDataset *
mz_desk_get_facts (MzDesk *self)
{
  g_return_val_if_fail (MZ_IS_DESK (self), NULL);

  return self->facts;
}

/** mz_desk_get_document: Returns: (transfer none): never %NULL. */
MzDocument *
mz_desk_get_document (MzDesk *self)
{
  g_return_val_if_fail (MZ_IS_DESK (self), NULL);

  return self->document;
}

/** mz_desk_set_document: @document: (nullable) (transfer none): %NULL: a new and empty one */
void
mz_desk_set_document (MzDesk *self, MzDocument *document)
{
  g_autoptr (MzDocument) wanted = NULL;

  g_return_if_fail (MZ_IS_DESK (self) && (document == NULL || MZ_IS_DOCUMENT (document)));

  if (document == self->document)
    return;
  wanted = document != NULL ? g_object_ref (document) : mz_document_new ();
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, wanted);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_DEFAULT);
  queue_settle (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

/** mz_desk_settle: Makes the facts now what base and document say. */
void
mz_desk_settle (MzDesk *self)
{
  g_autoptr (MzDataset) over = NULL;

  g_return_if_fail (MZ_IS_DESK (self));

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (mz_document_count (self->document, MZ_DOCUMENT_CHANGES) == 0)
    {
      mz_dataset_share (self->facts, self->base);
      mz_document_apply_scenarios (self->document, self->base, self->facts);
      return;
    }
  over = mz_document_apply (self->document, self->base);
  mz_dataset_share (self->facts, over);
}
