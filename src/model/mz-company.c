/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-company.h"

#include <string.h>

#include "mz-agreement.h"
#include "mz-fold.h"
#include "mz-record-private.h"
#include "mz-site.h"

static void
company_info_free (MzCompanyInfo *info)
{
  g_strfreev (info->sites);
  g_strfreev (info->agreements);
  g_free (info);
}

/* Owned by the dataset's store; immutable, main thread. */
MZ_DEFINE_RECORD (MzCompany, mz_company, MZ_RECORD_COMPANY, company_info_free)

/* A company in the making. */
typedef struct
{
  char       *id;
  const char *name; /* with brackets; a record owns it */
  guint       most; /* how often it is used */
  GPtrArray  *sites, *agreements; /* of ids that the records own */
  GPtrArray  *sources;            /* of ids, doubles among them */
} Draft;

/* A way to write a name. */
typedef struct
{
  Draft *draft; /* (nullable): there is no letter in it */
  guint  n;
} Use;

typedef struct
{
  GHashTable *by_name; /* as the facts write it: Use */
  GHashTable *by_id;   /* owns the drafts */
} Collector;

static void
draft_free (Draft *draft)
{
  g_free (draft->id);
  g_ptr_array_unref (draft->sites);
  g_ptr_array_unref (draft->agreements);
  g_ptr_array_unref (draft->sources);
  g_free (draft);
}

/**
 * mz_owner_get_name:
 *
 * Returns: (transfer full): the name without what stands in brackets behind it; brackets within it are a part of it.
 */
char *
mz_owner_get_name (const char *owner)
{
  char *name = g_strstrip (g_strdup (owner));
  gsize end = strlen (name);
  int depth = 0;

  if (end == 0 || name[end - 1] != ')')
    return name;
  do
    depth += name[--end] == ')' ? 1 : name[end] == '(' ? -1 : 0;
  while (end > 0 && depth > 0);
  if (depth == 0 && end > 0 && name[end - 1] == ' ')
    name[end] = '\0';
  return g_strchomp (name);
}

/**
 * mz_company_make_id:
 * @name: as the facts write it
 *
 * Names that differ in brackets, case, accents or punctuation alone are one company.
 *
 * Returns: (transfer full) (nullable): the id of the company that @name means; %NULL if no letter or digit is in it.
 */
char *
mz_company_make_id (const char *name)
{
  g_autofree char *bare = NULL, *folded = NULL;
  g_autoptr (GString) id = NULL;
  gboolean gap = FALSE;

  g_return_val_if_fail (name != NULL, NULL);

  bare = mz_owner_get_name (name);
  folded = mz_fold (bare);
  id = g_string_new ("company");
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)))
      gap = TRUE;
    else
      {
        if (gap || strcmp (id->str, "company") == 0)
          g_string_append_c (id, '-');
        g_string_append_unichar (id, g_utf8_get_char (p));
        gap = FALSE;
      }
  return strcmp (id->str, "company") != 0 ? g_strdup (id->str) : NULL;
}

static Use *
find_use (Collector *self, const char *name)
{
  Use *use = g_hash_table_lookup (self->by_name, name);
  g_autofree char *id = NULL;

  if (use != NULL)
    return use;
  use = g_new0 (Use, 1);
  g_hash_table_insert (self->by_name, (gpointer) name, use);
  id = mz_company_make_id (name);
  use->draft = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  if (id != NULL && use->draft == NULL)
    {
      use->draft = g_new0 (Draft, 1);
      use->draft->id = g_steal_pointer (&id);
      use->draft->sites = g_ptr_array_new ();
      use->draft->agreements = g_ptr_array_new ();
      use->draft->sources = g_ptr_array_new ();
      g_hash_table_insert (self->by_id, use->draft->id, use->draft);
    }
  return use;
}

static Draft *
find_draft (Collector *self, const char *name)
{
  Use *use = name != NULL ? find_use (self, name) : NULL;

  if (use == NULL)
    return NULL;
  use->n++;
  return use->draft;
}

/* The way to write a name that is used most; of two alike the first, in whatever order they come. */
static void
choose_names (Collector *self)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->by_name);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Use *use = value;
      Draft *draft = use->draft;

      if (draft == NULL || use->n < draft->most || (use->n == draft->most && strcmp (name, draft->name) > 0))
        continue;
      draft->most = use->n;
      draft->name = name;
    }
}

/* A record may name the same company more than once: one behind another. */
static void
add_record (GPtrArray *ids, Draft *draft, MzRecord *record, GStrv own)
{
  const MzRecordHead *head = mz_record_peek_head (record);
  GStrv sources = own != NULL && own[0] != NULL ? own : head->sources;

  if (ids->len == 0 || ids->pdata[ids->len - 1] != head->id)
    g_ptr_array_add (ids, head->id);
  for (guint i = 0; sources[i] != NULL; i++)
    g_ptr_array_add (draft->sources, sources[i]);
}

static void
collect_site (Collector *self, MzRecord *site)
{
  const MzSiteInfo *info = mz_site_peek (MZ_SITE (site));
  Draft *draft = find_draft (self, info->site_operator);

  if (draft != NULL)
    add_record (draft->sites, draft, site, NULL);
  for (guint i = 0; i < info->owners->len; i++)
    {
      const MzOwner *owner = &g_array_index (info->owners, MzOwner, i);

      draft = find_draft (self, owner->name);
      if (draft != NULL)
        add_record (draft->sites, draft, site, owner->sources);
    }
}

static void
collect_agreement (Collector *self, MzRecord *agreement)
{
  GStrv organisations = mz_agreement_peek (MZ_AGREEMENT (agreement))->organisations;

  for (guint i = 0; organisations[i] != NULL; i++)
    {
      Draft *draft = find_draft (self, organisations[i]);

      if (draft != NULL)
        add_record (draft->agreements, draft, agreement, NULL);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, each once. */
static GStrv
copy_ids (GPtrArray *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || strcmp (ids->pdata[i - 1], ids->pdata[i]) != 0)
      g_strv_builder_add (builder, ids->pdata[i]);
  return g_strv_builder_end (builder);
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Draft *const *) a)->id, (*(Draft *const *) b)->id);
}

/**
 * mz_companies_new:
 *
 * Goes over the records, of which none is changed. Any thread.
 *
 * Returns: (transfer full) (element-type MzCompany): who is named as operator, owner or organisation, by id; the same for the
 *   same records, in whatever order they are.
 */
GPtrArray *
mz_companies_new (MzStore *sites, MzStore *agreements)
{
  Collector self = { g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free),
                     g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) draft_free) };
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  GPtrArray *companies = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer draft_found;

  for (guint i = 0; i < mz_store_get_length (sites); i++)
    collect_site (&self, mz_store_peek (sites, i));
  for (guint i = 0; i < mz_store_get_length (agreements); i++)
    collect_agreement (&self, mz_store_peek (agreements, i));

  choose_names (&self);
  g_hash_table_iter_init (&iter, self.by_id);
  while (g_hash_table_iter_next (&iter, NULL, &draft_found))
    g_ptr_array_add (drafts, draft_found);
  g_ptr_array_sort (drafts, compare_drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = drafts->pdata[i];
      MzRecordHead head = { .id = g_strdup (draft->id), .name = mz_owner_get_name (draft->name),
                            .sources = copy_ids (draft->sources) };
      MzCompanyInfo *info = g_new0 (MzCompanyInfo, 1);

      info->sites = copy_ids (draft->sites);
      info->agreements = copy_ids (draft->agreements);
      g_ptr_array_add (companies, mz_company_new (&head, info));
    }
  g_hash_table_unref (self.by_name);
  g_hash_table_unref (self.by_id);
  return companies;
}
