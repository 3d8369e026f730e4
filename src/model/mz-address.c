/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX MZ_ADDRESS_SCHEME "view"

/* What may stand in an address as it is: the unreserved characters of RFC 3986. */
#define PLAIN G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._~"

static const char *const page_keys[] = { "map", "chain", "timeline", "charts", "whatif", "learn" };

const MzVocabulary mz_pages = { "page", G_N_ELEMENTS (page_keys), page_keys, page_keys };

/* What has been read so far. */
typedef struct
{
  MzAddress *address;
  MzFacets   facets;
  GStrv      minerals, countries;
  char      *search;
} Parser;

typedef struct
{
  const char *key;
  gboolean  (*read) (Parser *parser, char **words, GError **error);
} Key;

static void
parser_clear (Parser *self)
{
  g_clear_pointer (&self->address, mz_address_free);
  g_strfreev (self->minerals);
  g_strfreev (self->countries);
  g_free (self->search);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parser, parser_clear)

G_GNUC_PRINTF (2, 3) static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
  return FALSE;
}

/* Digits with or without a sign before and a fraction behind them. */
static gboolean
parse_number (const char *text, double min, double max, double *number)
{
  const char *digits = text + (*text == '-');
  gsize whole = strspn (digits, G_CSET_DIGITS), part = digits[whole] == '.' ? strspn (digits + whole + 1, G_CSET_DIGITS) : 0;

  if (whole == 0 || (digits[whole] == '.' && part == 0) || digits[whole + (part > 0 ? part + 1 : 0)] != '\0')
    return FALSE;
  *number = g_ascii_strtod (text, NULL);
  return *number >= min && *number <= max;
}

static gboolean
read_center (Parser *self, char **words, GError **error)
{
  MzView *view = &self->address->view;

  if (g_strv_length (words) == 2 && parse_number (words[0], -90, 90, &view->lat)
      && parse_number (words[1], -180, 180, &view->lon))
    return TRUE;
  return refuse (error, _("center is a latitude and a longitude in degrees, such as 22.5,14.5"));
}

static gboolean
read_zoom (Parser *self, char **words, GError **error)
{
  if (g_strv_length (words) == 1 && parse_number (words[0], 0, MZ_MAP_MAX_ZOOM, &self->address->view.zoom))
    return TRUE;
  return refuse (error, _("zoom is a number from 0 to %d"), (int) MZ_MAP_MAX_ZOOM);
}

static gboolean
read_size (Parser *self, char **words, GError **error)
{
  MzView *view = &self->address->view;
  g_auto (GStrv) sides = g_strsplit (words[0], "x", -1);

  if (words[1] == NULL && g_strv_length (sides) == 2 && parse_number (sides[0], 1, MZ_VIEW_MAX_SIDE, &view->width)
      && parse_number (sides[1], 1, MZ_VIEW_MAX_SIDE, &view->height))
    return TRUE;
  return refuse (error, _("size is the width and the height of a map in pixels, 1 to %d, such as 822x600"), MZ_VIEW_MAX_SIDE);
}

static gboolean
read_projection (Parser *self, char **words, GError **error)
{
  self->address->view.projection = g_str_equal (words[0], "equal-earth") ? MZ_PROJECTION_EQUAL_EARTH : MZ_PROJECTION_MERCATOR;
  if (words[1] == NULL && (g_str_equal (words[0], "equal-earth") || g_str_equal (words[0], "mercator")))
    return TRUE;
  return refuse (error, _("projection is mercator or equal-earth"));
}

static gboolean
is_on_clock (MzPartialDate date)
{
  return date.year >= MZ_CLOCK_FIRST_YEAR && date.year <= MZ_CLOCK_LAST_YEAR;
}

static gboolean
read_date (Parser *self, char **words, GError **error)
{
  MzPartialDate date;

  if (words[1] != NULL || !mz_partial_date_parse (words[0], &date, NULL))
    return refuse (error, _("date is one such as 2025, 2025-10 or 2025-10-20"));
  if (!is_on_clock (date))
    return refuse (error, _("date is outside the clock, which runs from %d to %d"), MZ_CLOCK_FIRST_YEAR, MZ_CLOCK_LAST_YEAR);
  self->address->date = date;
  return TRUE;
}

static gboolean
read_set (const char *key, const MzVocabulary *vocabulary, char **words, MzSet *set, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint value;

      if (!mz_vocabulary_find (vocabulary, words[i], &value))
        {
          g_autoptr (GString) known = g_string_new (NULL);

          for (guint k = 0; k < vocabulary->n; k++)
            g_string_append_printf (known, "%s%s", k > 0 ? ", " : "", vocabulary->keys[k]);
          return refuse (error, _("%1$s: “%2$s” is none of: %3$s"), key, words[i], known->str);
        }
      *set |= MZ_BIT (value);
    }
  return TRUE;
}

static gboolean
read_layers (Parser *self, char **words, GError **error)
{
  MzSet layers = 0;

  if ((words[1] != NULL || !g_str_equal (words[0], "none")) && !read_set ("layers", &mz_layers, words, &layers, error))
    return FALSE;
  self->address->layers = (MzLayers) layers;
  return TRUE;
}

static gboolean
read_stage (Parser *self, char **words, GError **error)
{
  return read_set ("stage", &mz_stages, words, &self->facets.stages, error);
}

static gboolean
read_kind (Parser *self, char **words, GError **error)
{
  return read_set ("kind", &mz_site_kinds, words, &self->facets.kinds, error);
}

static gboolean
read_status (Parser *self, char **words, GError **error)
{
  return read_set ("status", &mz_states, words, &self->facets.states, error);
}

static gboolean
read_force (Parser *self, char **words, GError **error)
{
  return read_set ("force", &mz_forces, words, &self->facets.forces, error);
}

static gboolean
read_binding (Parser *self, char **words, GError **error)
{
  return read_set ("binding", &mz_bindings, words, &self->facets.bindings, error);
}

static gboolean
read_mineral (Parser *self, char **words, GError **error)
{
  self->minerals = g_strdupv (words);
  return TRUE;
}

static gboolean
read_country (Parser *self, char **words, GError **error)
{
  self->countries = g_strdupv (words);
  return TRUE;
}

static gboolean
read_search (Parser *self, char **words, GError **error)
{
  if (words[1] != NULL)
    return refuse (error, _("search is one text; write %%2C for a comma"));
  self->search = g_strdup (words[0]);
  return TRUE;
}

/* Names of scenarios are never those of files. */
static gboolean
read_scenario (Parser *self, char **words, GError **error)
{
  if (words[1] != NULL || words[0][strspn (words[0], G_CSET_a_2_z G_CSET_DIGITS "-")] != '\0')
    return refuse (error, _("scenario is the name of a bundled one, which has small letters, digits and hyphens"));
  self->address->scenario = g_strdup (words[0]);
  return TRUE;
}

static gboolean
read_page (Parser *self, char **words, GError **error)
{
  MzSet pages = 0;

  if (words[1] != NULL)
    return refuse (error, _("page is one word"));
  if (!read_set ("page", &mz_pages, words, &pages, error))
    return FALSE;
  self->address->page = (guint) g_bit_nth_lsf (pages, -1);
  return TRUE;
}

static const Key keys[] = {
  { "date", read_date }, { "center", read_center }, { "zoom", read_zoom }, { "size", read_size },
  { "projection", read_projection },
  { "layers", read_layers }, { "stage", read_stage }, { "kind", read_kind }, { "status", read_status }, { "force", read_force },
  { "binding", read_binding }, { "mineral", read_mineral }, { "country", read_country }, { "search", read_search },
  { "scenario", read_scenario }, { "page", read_page },
};

/* Returns: (nullable): the text that is meant: whole bytes of sound UTF-8, without control characters. */
static char *
decode (const char *word, gsize length, const char *key, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (word[i] == '%' && i + 2 < length && g_ascii_isxdigit (word[i + 1]) && g_ascii_isxdigit (word[i + 2]))
      {
        g_string_append_c (text, (char) (g_ascii_xdigit_value (word[i + 1]) << 4 | g_ascii_xdigit_value (word[i + 2])));
        i += 2;
      }
    else if (strchr (PLAIN, word[i]) != NULL)
      g_string_append_c (text, word[i]);
    else
      {
        refuse (error, _("%s: a character stands in it that has to be written as %% and two hexadecimal digits"), key);
        return NULL;
      }
  if (text->len == 0)
    refuse (error, _("%s: a word is missing"), key);
  else if (!g_utf8_validate (text->str, (gssize) text->len, NULL))
    refuse (error, _("%s: it is no text in UTF-8"), key);
  else
    {
      for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
        if (g_unichar_iscntrl (g_utf8_get_char (p)))
          {
            refuse (error, _("%s: a control character stands in it"), key);
            return NULL;
          }
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  return NULL;
}

static gboolean
read_select (MzAddress *self, const char *value, GError **error)
{
  const char *slash = strchr (value, '/');
  g_autofree char *kind = NULL;
  guint found;

  if (slash == NULL)
    return refuse (error, _("select is a kind of record and an id, such as sites/mountain-pass"));
  kind = decode (value, (gsize) (slash - value), "select", error);
  if (kind == NULL)
    return FALSE;
  if (!mz_vocabulary_find (&mz_record_kinds, kind, &found))
    return refuse (error, _("select: “%s” is no kind of record"), kind);
  self->kind = (MzRecordKind) found;
  self->id = decode (slash + 1, strlen (slash + 1), "select", error);
  return self->id != NULL;
}

static gboolean
read_words (Parser *self, const Key *key, const char *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1), words = g_new0 (char *, g_strv_length (parts) + 2);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      words[i] = decode (parts[i], strlen (parts[i]), key->key, error);
      if (words[i] == NULL)
        return FALSE;
    }
  if (words[0] == NULL)
    return refuse (error, _("%s: a word is missing"), key->key);
  return key->read (self, words, error);
}

/* @seen: a bit for each of the keys, and one for "select" */
static gboolean
read_part (Parser *self, const char *part, guint *seen, GError **error)
{
  const char *equals = strchr (part, '=');
  g_autofree char *name = g_strndup (part, equals != NULL ? (gsize) (equals - part) : strlen (part));
  g_autofree char *shown = g_utf8_make_valid (name, MIN ((gssize) strlen (name), 40));
  guint at = 0;

  while (at < G_N_ELEMENTS (keys) && !g_str_equal (name, keys[at].key))
    at++;
  if (at == G_N_ELEMENTS (keys) && !g_str_equal (name, "select"))
    return refuse (error, _("“%s” is nothing that an address of a view has"), shown);
  if (equals == NULL)
    return refuse (error, _("%s: a word is missing"), shown);
  if ((*seen & (1u << at)) != 0)
    return refuse (error, _("%s stands in it twice"), shown);
  *seen |= 1u << at;
  return at < G_N_ELEMENTS (keys) ? read_words (self, &keys[at], equals + 1, error)
                                  : read_select (self->address, equals + 1, error);
}

/** mz_address_new: Returns: (transfer full): that of the view at first. */
MzAddress *
mz_address_new (void)
{
  MzAddress *self = g_new0 (MzAddress, 1);

  self->view = MZ_VIEW_HOME;
  self->layers = MZ_LAYERS_DEFAULT;
  self->query = mz_query_new (NULL);
  return self;
}

/** mz_address_new_from: Returns: (transfer full): of what @workspace shows; without page and scenario, which are not its own. */
MzAddress *
mz_address_new_from (MzWorkspace *workspace)
{
  MzAddress *self;
  MzRecord *chosen;

  g_return_val_if_fail (MZ_IS_WORKSPACE (workspace), NULL);

  self = mz_address_new ();
  self->view = *mz_workspace_get_view (workspace);
  /* Facts that do not say when they end are shown at a date beyond it; without one, an address means just that. */
  self->date = is_on_clock (mz_workspace_get_date (workspace)) ? mz_workspace_get_date (workspace) : MZ_PARTIAL_DATE_NONE;
  self->layers = mz_workspace_get_layers (workspace);
  mz_query_unref (self->query);
  self->query = mz_query_ref (mz_workspace_get_query (workspace));
  chosen = mz_workspace_get_selection (workspace);
  if (chosen != NULL)
    {
      self->kind = mz_record_get_kind (chosen);
      self->id = g_strdup (mz_record_get_id (chosen));
    }
  return self;
}

void
mz_address_free (MzAddress *self)
{
  g_clear_pointer (&self->query, mz_query_unref);
  g_free (self->id);
  g_free (self->scenario);
  g_free (self);
}

/** mz_address_is: Returns: whether the text means to be one, sound or not. */
gboolean
mz_address_is (const char *text)
{
  return g_ascii_strncasecmp (text, MZ_ADDRESS_SCHEME, strlen (MZ_ADDRESS_SCHEME)) == 0;
}

/**
 * mz_address_parse:
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT, with what is wrong first.
 *
 * Returns: (transfer full) (nullable)
 */
MzAddress *
mz_address_parse (const char *text, GError **error)
{
  g_auto (Parser) parser = { NULL };
  g_auto (GStrv) parts = NULL;
  guint seen = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MZ_VIEW_MAX_ADDRESS)
    refuse (error, _("it is longer than %u bytes"), MZ_VIEW_MAX_ADDRESS);
  else if (!g_str_has_prefix (text, PREFIX) || (text[strlen (PREFIX)] != '\0' && text[strlen (PREFIX)] != '?'))
    refuse (error, _("an address of a view begins with %s"), PREFIX "?");
  else
    {
      parser.address = mz_address_new ();
      parts = g_strsplit (text[strlen (PREFIX)] == '?' ? text + strlen (PREFIX) + 1 : "", "&", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        if (!read_part (&parser, parts[i], &seen, error))
          return NULL;
      parser.facets.minerals = (const char *const *) parser.minerals;
      parser.facets.countries = (const char *const *) parser.countries;
      parser.facets.text = parser.search;
      mz_query_unref (parser.address->query);
      parser.address->query = mz_query_new (&parser.facets);
      return g_steal_pointer (&parser.address);
    }
  return NULL;
}

static void
begin (GString *out, const char *key)
{
  g_string_append_printf (out, "%c%s=", out->len > strlen (PREFIX) ? '&' : '?', key);
}

static void
append_words (GString *out, const char *key, const char *const *words)
{
  if (words[0] == NULL)
    return;
  begin (out, key);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_uri_escape_string (words[i], NULL, FALSE);

      g_string_append_printf (out, "%s%s", i > 0 ? "," : "", word);
    }
}

static void
append_word (GString *out, const char *key, const char *word)
{
  const char *const words[] = { word, NULL };

  append_words (out, key, words);
}

static void
append_set (GString *out, const char *key, const MzVocabulary *vocabulary, MzSet set)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < vocabulary->n; i++)
    if ((set & MZ_BIT (i)) != 0)
      g_ptr_array_add (words, (gpointer) vocabulary->keys[i]);
  g_ptr_array_add (words, NULL);
  append_words (out, key, (const char *const *) words->pdata);
}

/* Six digits of a degree are ten centimetres. */
static void
append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length = strlen (g_ascii_formatd (text, sizeof text, "%.6f", number));

  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';
  g_string_append (out, g_str_equal (text, "-0") ? "0" : text);
}

static void
append_place (GString *out, const MzView *view)
{
  begin (out, "center");
  append_number (out, view->lat);
  g_string_append_c (out, ',');
  append_number (out, view->lon);
  begin (out, "zoom");
  append_number (out, view->zoom);
  if (view->width > 0 && view->height > 0)
    {
      begin (out, "size");
      append_number (out, view->width);
      g_string_append_c (out, 'x');
      append_number (out, view->height);
    }
  if (view->projection == MZ_PROJECTION_EQUAL_EARTH)
    append_word (out, "projection", "equal-earth");
}

/**
 * mz_address_to_string:
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT where it is too long, which a long search makes it.
 *
 * Returns: (transfer full) (nullable)
 */
char *
mz_address_to_string (const MzAddress *self, GError **error)
{
  const MzFacets *facets = mz_query_peek (self->query);
  g_autoptr (GString) out = g_string_new (PREFIX);
  g_autofree char *date = mz_partial_date_is_set (self->date) ? mz_partial_date_to_string (self->date) : NULL;

  if (date != NULL)
    append_word (out, "date", date);
  append_place (out, &self->view);
  if (self->layers == 0)
    append_word (out, "layers", "none");
  append_set (out, "layers", &mz_layers, (MzSet) self->layers);
  append_set (out, "stage", &mz_stages, facets->stages);
  append_set (out, "kind", &mz_site_kinds, facets->kinds);
  append_set (out, "status", &mz_states, facets->states);
  append_set (out, "force", &mz_forces, facets->forces);
  append_set (out, "binding", &mz_bindings, facets->bindings);
  append_words (out, "mineral", facets->minerals);
  append_words (out, "country", facets->countries);
  if (*facets->text != '\0')
    append_word (out, "search", facets->text);
  if (self->scenario != NULL)
    append_word (out, "scenario", self->scenario);
  if (self->id != NULL)
    {
      g_autofree char *id = g_uri_escape_string (self->id, NULL, FALSE);

      begin (out, "select");
      g_string_append_printf (out, "%s/%s", mz_vocabulary_get_key (&mz_record_kinds, self->kind), id);
    }
  if (self->page != 0)
    append_word (out, "page", mz_vocabulary_get_key (&mz_pages, self->page));
  if (out->len <= MZ_VIEW_MAX_ADDRESS)
    return g_string_free (g_steal_pointer (&out), FALSE);
  refuse (error, _("it is longer than %u bytes"), MZ_VIEW_MAX_ADDRESS);
  return NULL;
}

/** mz_address_copy: Returns: (transfer full) */
MzAddress *
mz_address_copy (const MzAddress *self)
{
  MzAddress *copy = g_memdup2 (self, sizeof *self);

  copy->query = mz_query_ref (self->query);
  copy->id = g_strdup (self->id);
  copy->scenario = g_strdup (self->scenario);
  return copy;
}

/** mz_address_equal: Returns: whether both name the same view. */
gboolean
mz_address_equal (const MzAddress *a, const MzAddress *b)
{
  return mz_view_equal (&a->view, &b->view) && mz_partial_date_equal (a->date, b->date) && a->layers == b->layers
         && mz_query_equal (a->query, b->query) && g_strcmp0 (a->id, b->id) == 0 && (a->id == NULL || a->kind == b->kind)
         && g_strcmp0 (a->scenario, b->scenario) == 0 && a->page == b->page;
}

/**
 * mz_address_apply:
 *
 * Has @workspace show the view, or as much round it as fills the frame, in the frame and the projection that it has. The page
 * and the scenario are for whoever has these; a record that is not there is not chosen.
 */
void
mz_address_apply (const MzAddress *self, MzWorkspace *workspace)
{
  MzDataset *dataset;
  MzView view;

  g_return_if_fail (self != NULL && MZ_IS_WORKSPACE (workspace));

  dataset = mz_workspace_get_dataset (workspace);
  view = *mz_workspace_get_view (workspace);
  view.lat = self->view.lat;
  view.lon = self->view.lon;
  view.zoom = CLAMP (mz_view_get_zoom_for (&self->view, view.width, view.height), 0, MZ_MAP_MAX_ZOOM);
  mz_workspace_set_layers (workspace, self->layers);
  mz_workspace_set_query (workspace, self->query);
  mz_workspace_set_date (workspace, mz_partial_date_is_set (self->date) ? self->date : mz_dataset_get_as_of (dataset));
  mz_workspace_set_selection (workspace, self->id != NULL ? mz_dataset_lookup (dataset, self->kind, self->id) : NULL);
  mz_workspace_set_view (workspace, &view);
}
