/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "monazite"

#include "mz-search-provider.h"

#include <string.h>

#include "mz-application-private.h"

#define INTERFACE "org.gnome.Shell.SearchProvider2"
#define GLOSSARY  "glossary"

struct _MzSearchProvider
{
  GObject          parent_instance;
  MzApplication   *application;
  GDBusConnection *connection; /* (nullable): what it can be called through, until it is disposed of */
  guint            object_id;
  MzSearch        *search;     /* (nullable): made when something is first looked for */
};

G_DEFINE_FINAL_TYPE (MzSearchProvider, mz_search_provider, G_TYPE_OBJECT)

static MzDataset *
get_dataset (MzSearchProvider *self)
{
  return mz_workspace_get_dataset (mz_application_ensure_workspace (self->application));
}

/* @terms: words as typed. Returns: (transfer floating): names of results, best first */
static GVariant *
find_results (MzSearchProvider *self, const char *const *terms)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  g_autoptr (GPtrArray) words = NULL;
  GVariantBuilder results;

  if (self->search == NULL)
    self->search = mz_search_new (get_dataset (self));
  mz_search_set_text (self->search, text);
  g_variant_builder_init (&results, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->search)); i++)
    {
      g_autoptr (MzSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->search), i);
      MzRecord *record = mz_search_hit_get_record (hit);
      const char *kind = mz_vocabulary_get_key (&mz_record_kinds, mz_record_get_kind (record));

      g_variant_builder_add_value (&results, g_variant_new_printf ("%s/%s", kind, mz_record_get_id (record)));
    }
  words = *g_strstrip (text) != '\0' ? mz_glossary_search (mz_glossary_get_bundled (), text) : NULL;
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const MzGlossaryEntry *entry = words->pdata[i];

      g_variant_builder_add_value (&results, g_variant_new_printf (GLOSSARY "/%s", entry->id));
    }
  return g_variant_builder_end (&results);
}

/* Those of every theme. */
static const char *
find_icon_name (MzRecordKind kind)
{
  switch (kind)
    {
    case MZ_RECORD_SITE:
      return "mark-location-symbolic";
    case MZ_RECORD_COMPANY:
      return "x-office-address-book-symbolic";
    case MZ_RECORD_COUNTRY:
      return "preferences-desktop-locale-symbolic";
    case MZ_RECORD_ELEMENT:
      return "applications-science-symbolic";
    case MZ_RECORD_MEASURE:
      return "security-high-symbolic";
    case MZ_RECORD_EVENT:
      return "x-office-calendar-symbolic";
    case MZ_RECORD_GOOD:
      return "package-x-generic-symbolic";
    case MZ_RECORD_SERIES:
    case MZ_RECORD_FLOW:
    case MZ_RECORD_DEMAND:
    case MZ_RECORD_STOCK:
      return "x-office-spreadsheet-symbolic";
    case MZ_RECORD_AGREEMENT:
    case MZ_RECORD_CLAIM:
    case MZ_RECORD_PARAMETER:
    case MZ_RECORD_SOURCE:
    case MZ_N_RECORD_KINDS:
    default:
      return "x-office-document-symbolic";
    }
}

static void
add_meta (GVariantBuilder *metas, const char *id, const char *name, const char *description, const char *icon_name)
{
  g_autoptr (GIcon) icon = g_themed_icon_new_with_default_fallbacks (icon_name);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add_parsed (metas, "{'id', <%s>}", id);
  g_variant_builder_add_parsed (metas, "{'name', <%s>}", name);
  g_variant_builder_add_parsed (metas, "{'description', <%s>}", description);
  g_variant_builder_add (metas, "{sv}", "icon", serialized);
  g_variant_builder_close (metas);
}

/* What is not there, as when the facts have changed meanwhile, is left out. */
static GVariant *
describe_results (MzSearchProvider *self, const char *const *ids)
{
  MzDataset *dataset = get_dataset (self);
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MzGlossaryEntry *entry;
      MzRecord *record;

      mz_search_provider_find (ids[i], dataset, &record, &entry);
      if (record != NULL)
        {
          g_autofree char *detail = mz_search_describe (dataset, record);

          add_meta (&metas, ids[i], mz_record_get_name (record), detail, find_icon_name (mz_record_get_kind (record)));
        }
      else if (entry != NULL)
        add_meta (&metas, ids[i], entry->term, entry->brief, "accessories-dictionary-symbolic");
    }
  return g_variant_builder_end (&metas);
}

static void
activate (MzSearchProvider *self, const char *action, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), action, g_variant_new_string (parameter));
}

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  MzSearchProvider *self = data;
  g_autofree const char **words = NULL;
  GVariant *reply = NULL;

  /* The time until a service without a window ends begins anew. */
  g_application_hold (G_APPLICATION (self->application));
  if (g_str_equal (method, "GetInitialResultSet"))
    {
      g_variant_get (parameters, "(^a&s)", &words);
      reply = g_variant_new ("(@as)", find_results (self, words));
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_variant_get (parameters, "(as^a&s)", NULL, &words);
      reply = g_variant_new ("(@as)", find_results (self, words));
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (parameters, "(^a&s)", &words);
      reply = g_variant_new ("(@aa{sv})", describe_results (self, words));
    }
  else if (g_str_equal (method, "ActivateResult"))
    {
      const char *id;

      g_variant_get (parameters, "(&s^a&su)", &id, &words, NULL);
      activate (self, "show-result", id);
    }
  else
    {
      g_autofree char *text = NULL;

      g_variant_get (parameters, "(^a&su)", &words, NULL);
      text = g_strjoinv (" ", (char **) words);
      activate (self, "search", text);
    }
  g_dbus_method_invocation_return_value (invocation, reply);
  g_application_release (G_APPLICATION (self->application));
}

static void
mz_search_provider_dispose (GObject *object)
{
  MzSearchProvider *self = MZ_SEARCH_PROVIDER (object);

  if (self->object_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->object_id);
  self->object_id = 0;
  g_clear_object (&self->connection);
  g_clear_object (&self->search);
  G_OBJECT_CLASS (mz_search_provider_parent_class)->dispose (object);
}

static void
mz_search_provider_class_init (MzSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mz_search_provider_dispose;
}

static void
mz_search_provider_init (MzSearchProvider *self)
{
}

/** mz_search_provider_new: Returns: (transfer full): to be given back before @application is. */
MzSearchProvider *
mz_search_provider_new (MzApplication *application)
{
  MzSearchProvider *self = g_object_new (MZ_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  return self;
}

/** mz_search_provider_export: Once. @path: of the object that is called */
gboolean
mz_search_provider_export (MzSearchProvider *self, GDBusConnection *connection, const char *path, GError **error)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GBytes) xml = g_resources_lookup_data ("/org/monazite/Monazite/" INTERFACE ".xml", G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                    error);
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_return_val_if_fail (MZ_IS_SEARCH_PROVIDER (self), FALSE);

  node = xml != NULL ? g_dbus_node_info_new_for_xml (g_bytes_get_data (xml, NULL), error) : NULL;
  if (node == NULL)
    return FALSE;
  self->connection = g_object_ref (connection);
  self->object_id = g_dbus_connection_register_object (connection, path, g_dbus_node_info_lookup_interface (node, INTERFACE),
                                                       &table, self, NULL, error);
  return self->object_id != 0;
}

/**
 * mz_search_provider_find:
 * @result: the name of a result, from anybody
 * @record: (out) (transfer none) (nullable): of @dataset
 * @entry: (out) (transfer none) (nullable): of the bundled glossary; at most one of the two is there
 */
void
mz_search_provider_find (const char *result, MzDataset *dataset, MzRecord **record, const MzGlossaryEntry **entry)
{
  g_auto (GStrv) parts = g_strsplit (result, "/", 2);
  guint kind;

  *record = NULL;
  *entry = NULL;
  if (g_strv_length (parts) != 2)
    return;
  if (mz_vocabulary_find (&mz_record_kinds, parts[0], &kind))
    *record = mz_dataset_lookup (dataset, (MzRecordKind) kind, parts[1]);
  else if (g_str_equal (parts[0], GLOSSARY))
    *entry = mz_glossary_lookup (mz_glossary_get_bundled (), parts[1]);
}
