/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-panels"

#include "mz-card-own.h"

#include <glib/gi18n-lib.h>

#include "mz-edit-fields.h"
#include "mz-field-text.h"

static MzCardBlock *
push (MzCard *card, MzBlockKind kind, const char *title)
{
  MzCardBlock *block = g_new0 (MzCardBlock, 1);

  block->kind = kind;
  block->title = g_strdup (title);
  g_ptr_array_add (card, block);
  return block;
}

static char *
escape (const char *text)
{
  return text != NULL && *text != '\0' ? g_markup_escape_text (text, -1) : g_strdup (C_("value", "nothing"));
}

static void
add_changes (MzCard *card, const MzRecordChange *change, MzDataset *dataset)
{
  g_autoptr (GPtrArray) fields = NULL;

  if (change->before == NULL)
    {
      push (card, MZ_BLOCK_SECTION, _("Yours"));
      push (card, MZ_BLOCK_TEXT, NULL)->text = g_strdup (_("The facts do not have it: you have added it."));
      return;
    }
  push (card, MZ_BLOCK_SECTION, _("Changed by you"));
  fields = mz_field_changes_new (change->before, change->after, dataset);
  for (guint i = 0; i < fields->len; i++)
    {
      const MzFieldChange *field = fields->pdata[i];
      g_autofree char *before = escape (field->before), *after = escape (field->after);

      /* Translators: what stands in a field of the facts, and what the user has written there. */
      push (card, MZ_BLOCK_ROW, field->label)->text = g_strdup_printf (_("<s>%1$s</s> → %2$s"), before, after);
    }
  push (card, MZ_BLOCK_ACTION, _("Back to What the Facts Say"))->key = g_strdup ("win.revert");
}

/** mz_card_add_own: @card: of @record: what the document says of it is put at its end */
void
mz_card_add_own (MzCard *card, MzDesk *desk, MzRecord *record)
{
  MzDocument *document = mz_desk_get_document (desk);
  MzRecordKind kind = mz_record_get_kind (record);
  const MzRecordChange *change;
  const char *note;

  if (kind >= MZ_N_FILE_KINDS || mz_record_peek_head (record)->assumed)
    return;
  change = mz_document_find_change (document, kind, mz_record_get_id (record));
  note = mz_document_get_note (document, kind, mz_record_get_id (record));
  if (change != NULL && change->after != NULL)
    add_changes (card, change, mz_desk_get_facts (desk));
  push (card, MZ_BLOCK_SECTION, _("Your notes"));
  if (note != NULL)
    push (card, MZ_BLOCK_TEXT, NULL)->text = g_markup_escape_text (note, -1);
  push (card, MZ_BLOCK_ACTION, note != NULL ? _("Change the Note…") : _("Add a Note…"))->key = g_strdup ("win.note");
  if (mz_edit_fields_get (kind) != NULL)
    push (card, MZ_BLOCK_ACTION, _("Change This Record…"))->key = g_strdup ("win.edit");
}
