/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points of GeoJSON (RFC 7946) as sites. A Point is one site, a MultiPoint one for each of its positions; other geometries
 * are reported and left out. Properties that are called like the fields of a site are its fields, see mz_feature_parse().
 *
 * The id is the feature's own, or the property "id". A number there gets the file's name before it, so that two files with
 * numbers do not hide each other's sites; where there is none, the number of the feature takes its place: "mines-17". Behind
 * the first position of a MultiPoint the number of the position follows: "mines-17-2".
 *
 * The features of a large file are read in several threads, each with a part of them, and what has come of them is put
 * together in the order of the file: it does not show how many there were.
 */
#define G_LOG_DOMAIN "mz-io"

#include "mz-geojson-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mz-record-parser.h"

#define FEATURES_A_TELL 1024

/* A thread is not worth while for less. */
#define FEATURES_A_THREAD 4096
#define MAX_THREADS       4

static const char *const geometry_types[] = { "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon",
                                              "MultiPolygon", "GeometryCollection", NULL };

/* What has come of a feature, or of a part of it. */
typedef struct
{
  guint     number;     /* of the feature */
  guint     n_findings, n_errors; /* in it, before the site */
  MzReport *report;     /* (nullable): these, if they may be told */
  MzRecord *site;       /* (nullable) */
} Yield;

/* The points of MultiPoints behind the first of each, all parts of a file together; counted by several threads. */
typedef struct
{
  gsize n, bytes; /* and of the properties that are copied to them */
} Copies;

/* Some of the features of a file, read by one thread. */
typedef struct
{
  const MzReading  *reading; /* whose batch and report are not touched */
  const char       *base;    /* for ids */
  const MzJsonSpan *spans;   /* of all features of the file */
  guint             first, end; /* of those in this part */
  guint             n_parts, n_features; /* of the file */
  Copies           *copies;
  GArray           *yields;  /* of Yield */
  guint             n_bad, last_bad; /* features with something wrong: how many, and the last one's number */

  /* The feature that is being read. */
  const MzJsonSpan *span;
  guint             number;  /* from 1 */
  MzReport         *report;  /* what is wrong with it */
  guint             n_told, n_untold; /* of that */
  gboolean          is_parsed; /* its properties */
  GArray           *members, *geometry, *properties; /* its own, and theirs, where they are objects */
  GString          *text;    /* for what is written */
} Reader;

static void
yield_clear (gpointer data)
{
  Yield *yield = data;

  g_clear_pointer (&yield->report, mz_report_free);
  g_clear_object (&yield->site);
}

static void
reader_init (Reader *reader, const MzReading *reading, const char *base, Copies *copies, const MzJsonSpan *spans, guint first,
             guint end)
{
  *reader = (Reader) { .reading = reading, .base = base, .spans = spans, .first = first, .end = end, .n_parts = 1,
                       .n_features = 1, .copies = copies, .span = spans, .number = 1 };
  reader->yields = g_array_sized_new (FALSE, FALSE, sizeof (Yield), end - first);
  g_array_set_clear_func (reader->yields, yield_clear);
  reader->report = mz_report_new ();
  reader->members = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  reader->geometry = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  reader->properties = g_array_new (FALSE, FALSE, sizeof (MzJsonViewMember));
  reader->text = g_string_new (NULL);
}

static void
reader_clear (Reader *reader)
{
  g_array_unref (reader->yields);
  mz_report_free (reader->report);
  g_array_unref (reader->members);
  g_array_unref (reader->geometry);
  g_array_unref (reader->properties);
  g_string_free (reader->text, TRUE);
}

static guint
count_findings (MzReport *report)
{
  return mz_report_count (report, MZ_SEVERITY_ERROR) + mz_report_count (report, MZ_SEVERITY_WARNING);
}

/* Takes down what is wrong with the feature since the last time, and then @site: (transfer full) (nullable). */
static void
take_down (Reader *reader, MzRecord *site)
{
  Yield yield = { reader->number, count_findings (reader->report), mz_report_count (reader->report, MZ_SEVERITY_ERROR),
                  NULL, site };

  /* At the end of a feature one finding stands for these. */
  if (site == NULL && reader->n_untold > 0)
    yield.n_errors += reader->n_untold - 1;
  if (yield.n_findings > 0)
    {
      if (reader->last_bad != reader->number)
        reader->n_bad++;
      reader->last_bad = reader->number;
      if (reader->n_bad <= MZ_GEOJSON_MAX_TOLD)
        yield.report = g_steal_pointer (&reader->report);
      g_clear_pointer (&reader->report, mz_report_free);
      reader->report = mz_report_new ();
    }
  if (yield.n_findings > 0 || site != NULL)
    g_array_append_val (reader->yields, yield);
}

static MzJsonView
view_span (const Reader *reader)
{
  const char *data = g_bytes_get_data (reader->reading->bytes, NULL);

  return (MzJsonView) { data + reader->span->start, data + reader->span->end };
}

/* @at: what is wrong, in the feature; looking for its line takes time that grows with the feature. */
G_GNUC_PRINTF (4, 5) static void
tell (Reader *reader, MzSeverity severity, const char *at, const char *format, ...)
{
  guint line = reader->span->line, column = reader->span->column;
  g_autofree char *message = NULL;
  va_list args;

  if (reader->n_told == MZ_FIELDS_MAX_FINDINGS)
    {
      reader->n_untold++;
      return;
    }
  reader->n_told++;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  mz_json_view_count_lines (view_span (reader).start, at, &line, &column);
  mz_report_add (reader->report, severity, reader->reading->file, line, column, NULL, NULL,
                 /* Translators: a feature of GeoJSON, and what is wrong with it. */
                 _("feature %1$u: %2$s"), reader->number, message);
}

static void
tell_rest (const Reader *reader)
{
  g_autofree char *rest = NULL;

  if (reader->n_untold == 0)
    return;
  rest = g_strdup_printf (ngettext ("%u more thing is wrong with it", "%u more things are wrong with it", reader->n_untold),
                          reader->n_untold);
  mz_report_add (reader->report, MZ_SEVERITY_ERROR, reader->reading->file, reader->span->line, reader->span->column, NULL, NULL,
                 _("feature %1$u: %2$s"), reader->number, rest);
}

/* The id that stands there, or NULL if there is none that serves. */
static char *
take_id (Reader *reader, MzJsonView id)
{
  g_autofree char *text = NULL;

  if (mz_json_view_is_number (id))
    text = g_strdup_printf ("%s-%.*s", reader->base, (int) (id.end - id.start), id.start);
  else if (mz_json_view_is (id, '"'))
    text = mz_json_view_dup_string (id);
  if (text == NULL || mz_record_id_is_sound (text))
    return g_steal_pointer (&text);
  tell (reader, MZ_SEVERITY_WARNING, id.start, _("its id cannot be used: it has blanks, or is empty or longer than 200 bytes; "
        "it is called %s-%u"), reader->base, reader->number);
  return NULL;
}

/* In a tenth of the time that printf() takes. */
static char *
number_id (const Reader *reader)
{
  char digits[] = "4294967295";
  guint at = sizeof digits - 1;

  for (guint rest = reader->number; rest > 0; rest /= 10)
    digits[--at] = (char) ('0' + rest % 10);
  return g_strconcat (reader->base, "-", digits + at, NULL);
}

static char *
make_id (Reader *reader)
{
  char *id = take_id (reader, mz_json_view_find (reader->members, "id"));

  if (id == NULL)
    id = take_id (reader, mz_json_view_find (reader->properties, "id"));
  return id != NULL ? id : number_id (reader);
}

/* RFC 7946, section 3.1.1: longitude, latitude, and perhaps a height, which is passed over. */
static gboolean
read_position (Reader *reader, MzJsonView position, MzFeature *feature)
{
  MzJsonView number = { NULL, NULL };

  if (mz_json_view_is (position, '[') && mz_json_view_next (position, &number) && mz_json_view_is_number (number))
    {
      feature->lon_text = number;
      if (mz_json_view_next (position, &number) && mz_json_view_is_number (number))
        feature->lat_text = number;
    }
  if (feature->lat_text.start == NULL)
    {
      tell (reader, MZ_SEVERITY_ERROR, position.start, _("a position is a list of two numbers, longitude and latitude"));
      return FALSE;
    }
  feature->lon = mz_json_view_get_number (feature->lon_text);
  feature->lat = mz_json_view_get_number (feature->lat_text);
  if (ABS (feature->lat) > 90 && ABS (feature->lat) <= 180 && ABS (feature->lon) <= 90)
    tell (reader, MZ_SEVERITY_ERROR, position.start,
          _("the latitude is out of range (-90 to 90); the longitude stands first in GeoJSON"));
  else if (ABS (feature->lat) > 90 || ABS (feature->lon) > 180)
    tell (reader, MZ_SEVERITY_ERROR, position.start,
          _("the position is out of range (-180 to 180, -90 to 90); GeoJSON has degrees, longitude first"));
  else
    return TRUE;
  return FALSE;
}

static void
add_site (Reader *reader, const char *id, MzJsonView position, MzJsonView properties)
{
  const MzReading *reading = reader->reading;
  const MzJsonSpan *span = reader->span;
  MzFeature feature = { { reading->file, reading->bytes, span->start, span->end, span->line, span->column,
                          reading->overlaid }, properties, reader->properties, reader->text, id };
  MzRecord *site;

  if (!read_position (reader, position, &feature))
    return;
  feature.repeated = reader->is_parsed;
  reader->is_parsed = TRUE;
  site = mz_feature_parse (&feature, reader->report);
  if (site != NULL)
    take_down (reader, site);
}

static gboolean
has_too_many (Copies *copies, guint n_features)
{
  return (gsize) g_atomic_pointer_get (&copies->n) > MZ_GEOJSON_MAX_FEATURES - n_features
         || (gsize) g_atomic_pointer_get (&copies->bytes) > MZ_GEOJSON_MAX_COPIED;
}

/* Whether there may be @n more points with all of these properties. */
static gboolean
add_copies (Reader *reader, gsize n, MzJsonView properties)
{
  g_atomic_pointer_add (&reader->copies->n, (gssize) n);
  g_atomic_pointer_add (&reader->copies->bytes, (gssize) n * (properties.end - properties.start));
  return !has_too_many (reader->copies, reader->n_features);
}

static void
add_sites (Reader *reader, const char *id, MzJsonView positions, MzJsonView properties)
{
  MzJsonView position = { NULL, NULL };
  guint n = mz_json_view_count (positions);

  if (n > 1 && !add_copies (reader, n - 1, properties))
    return;
  n = 0;
  while (mz_json_view_next (positions, &position) && !mz_reading_is_cancelled (reader->reading))
    {
      g_autofree char *numbered = ++n > 1 ? g_strdup_printf ("%s-%u", id, n) : NULL;
      /* Of the one before, what does not fit has been dropped. */
      if (n > 1 && mz_json_view_is (properties, '{'))
        mz_json_view_list_members (properties, reader->properties);
      add_site (reader, numbered != NULL ? numbered : id, position, properties);
    }
}

/* Of what Monazite writes, those with parties that are no country, or only one, are points, too. */
static gboolean
is_agreement (Reader *reader)
{
  MzJsonView kind = mz_json_view_find (reader->properties, "kind");
  g_autofree char *word = mz_json_view_is (kind, '"') ? mz_json_view_dup_string (kind) : NULL;
  guint value;

  return word != NULL && mz_vocabulary_find (&mz_agreement_kinds, word, &value)
         && mz_json_view_find (reader->properties, "parties").start != NULL;
}

/* The members have been listed. */
static void
read_geometry (Reader *reader, MzJsonView geometry, MzJsonView properties)
{
  MzJsonView type = { NULL, NULL }, coordinates = { NULL, NULL };
  g_autofree char *id = NULL;
  gboolean many;

  if (mz_json_view_is_null (geometry))
    {
      tell (reader, MZ_SEVERITY_ERROR, geometry.start != NULL ? geometry.start : view_span (reader).start,
            _("it has no geometry, so it is nowhere on the map"));
      return;
    }
  if (*geometry.start == '{')
    {
      type = mz_json_view_find (reader->geometry, "type");
      coordinates = mz_json_view_find (reader->geometry, "coordinates");
    }
  many = mz_json_view_equals (type, "MultiPoint");
  if (!many && !mz_json_view_equals (type, "Point"))
    {
      g_autofree char *name = mz_json_view_is (type, '"') ? mz_json_view_dup_string (type) : NULL;

      if (name != NULL && g_strv_contains (geometry_types, name))
        tell (reader, MZ_SEVERITY_ERROR, type.start, _("it is a %s; only points can be sites"), name);
      else
        tell (reader, MZ_SEVERITY_ERROR, geometry.start, _("its geometry is none; a point is "
              "{\"type\": \"Point\", \"coordinates\": [longitude, latitude]}"));
      return;
    }
  if (!mz_json_view_is (coordinates, '['))
    {
      tell (reader, MZ_SEVERITY_ERROR, geometry.start, _("its geometry has no coordinates; they are a list in square brackets"));
      return;
    }
  if (mz_json_view_is (properties, '{') && is_agreement (reader))
    {
      tell (reader, MZ_SEVERITY_ERROR, geometry.start, _("it is an agreement, not a site; write agreements as JSON or CSV"));
      return;
    }
  id = make_id (reader);
  if (many)
    add_sites (reader, id, coordinates, properties);
  else
    add_site (reader, id, coordinates, properties);
}

static void
read_feature (Reader *reader)
{
  const MzJsonViewInner inner[] = { { "geometry", reader->geometry }, { "properties", reader->properties }, { NULL, NULL } };
  MzJsonView feature = view_span (reader);

  reader->n_told = reader->n_untold = 0;
  reader->is_parsed = FALSE;
  if (mz_json_view_is (feature, '{'))
    mz_json_view_list_inner (feature, reader->members, inner);
  if (*feature.start != '{' || !mz_json_view_equals (mz_json_view_find (reader->members, "type"), "Feature"))
    tell (reader, MZ_SEVERITY_ERROR, feature.start, _("a feature is an object of the type “Feature”"));
  else
    read_geometry (reader, mz_json_view_find (reader->members, "geometry"),
                   mz_json_view_find (reader->members, "properties"));
  tell_rest (reader);
}

/* The first part tells how far all are: as far as it. */
static void
tell_progress (const Reader *reader, guint i)
{
  if (reader->first == 0)
    mz_reading_tell (reader->reading, reader->spans[i * reader->n_parts].end);
}

static gpointer
read_part (gpointer data)
{
  Reader *reader = data;

  for (guint i = reader->first; i < reader->end; i++)
    {
      reader->number = i + 1;
      reader->span = &reader->spans[i];
      read_feature (reader);
      take_down (reader, NULL);
      if (i % FEATURES_A_TELL == 0)
        {
          tell_progress (reader, i);
          if (mz_reading_is_cancelled (reader->reading) || has_too_many (reader->copies, reader->n_features))
            break;
        }
    }
  return NULL;
}

/* Hands over what the parts have read, and tells of the first features with something wrong. */
static void
put_together (const MzReading *reading, Reader *parts, guint n_parts)
{
  guint n_told = 0, n_rest = 0, n_left_out = 0, number = 0;
  MzReport *report = NULL;
  gboolean bad = FALSE;

  for (guint part = 0; part < n_parts; part++)
    for (guint i = 0; i < parts[part].yields->len; i++)
      {
        Yield *yield = &g_array_index (parts[part].yields, Yield, i);
        gboolean taken;

        if (yield->number != number)
          {
            number = yield->number;
            report = n_told < MZ_GEOJSON_MAX_TOLD ? reading->report : NULL;
            bad = FALSE;
          }
        if (report != NULL && yield->report != NULL)
          mz_report_append (report, yield->report);
        taken = yield->site == NULL || mz_record_batch_add (reading->batch, g_steal_pointer (&yield->site), report);
        if (report == NULL)
          n_left_out += yield->n_errors + !taken;
        if (!bad && (yield->n_findings > 0 || !taken))
          {
            bad = TRUE;
            *(report != NULL ? &n_told : &n_rest) += 1;
          }
      }
  if (n_rest > 0)
    mz_report_add (reading->report, n_left_out > 0 ? MZ_SEVERITY_ERROR : MZ_SEVERITY_WARNING, reading->file, 0, 0, NULL, NULL,
                   ngettext ("%1$u more feature has something wrong, and %2$u things are left out of it; mend these first",
                             "%1$u more features have something wrong, and %2$u things are left out of them; mend these first",
                             n_rest), n_rest,
                   n_left_out);
}

static guint
count_parts (const MzReading *reading, guint n_features)
{
  if (reading->n_threads > 0)
    return MIN (reading->n_threads, n_features);
  return CLAMP (n_features / FEATURES_A_THREAD, 1, MIN (g_get_num_processors (), MAX_THREADS));
}

/* One error about the whole of the file. */
static gboolean
refuse (const MzReading *reading, const MzJsonSpan *span, const char *message)
{
  mz_report_add (reading->report, MZ_SEVERITY_ERROR, reading->file, span->line, span->column, NULL, NULL, "%s", message);
  return FALSE;
}

static gboolean
refuse_copies (const MzReading *reading, const MzJsonSpan *span)
{
  return refuse (reading, span, _("its MultiPoints make too many sites, each with all properties of its feature: more than "
                                "1,000,000, or 64 MiB of properties; split the file"));
}

static gboolean
read_features (const MzReading *reading, const char *base, const MzJsonSpan *spans, guint n_features)
{
  Copies copies = { 0 };
  gboolean fits;
  guint n_parts = count_parts (reading, n_features);
  g_autofree Reader *parts = g_new (Reader, n_parts);
  g_autofree GThread **threads = g_new (GThread *, n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      reader_init (&parts[i], reading, base, &copies, spans, (guint) ((guint64) n_features * i / n_parts),
                   (guint) ((guint64) n_features * (i + 1) / n_parts));
      parts[i].n_parts = n_parts;
      parts[i].n_features = n_features;
    }
  for (guint i = 1; i < n_parts; i++)
    threads[i] = g_thread_new ("features", read_part, &parts[i]);
  read_part (&parts[0]);
  for (guint i = 1; i < n_parts; i++)
    g_thread_join (threads[i]);
  fits = !has_too_many (&copies, n_features);
  if (fits && !mz_reading_is_cancelled (reading))
    put_together (reading, parts, n_parts);
  for (guint i = 0; i < n_parts; i++)
    reader_clear (&parts[i]);
  return fits || refuse_copies (reading, spans);
}

/* The whole file is a geometry. */
static gboolean
read_whole_geometry (const MzReading *reading, const char *base, const MzJsonSpan *span)
{
  Copies copies = { 0 };
  Reader reader;
  gboolean fits;

  reader_init (&reader, reading, base, &copies, span, 0, 1);
  mz_json_view_list_members (view_span (&reader), reader.geometry);
  read_geometry (&reader, view_span (&reader), (MzJsonView) { NULL, NULL });
  tell_rest (&reader);
  take_down (&reader, NULL);
  fits = !has_too_many (&copies, 1);
  if (fits)
    put_together (reading, &reader, 1);
  reader_clear (&reader);
  return fits || refuse_copies (reading, span);
}

static const MzJsonMember *
find_member (const MzJsonOutline *outline, const char *key)
{
  for (guint i = 0; i < outline->members->len; i++)
    if (strcmp (g_array_index (outline->members, MzJsonMember, i).key, key) == 0)
      return &g_array_index (outline->members, MzJsonMember, i);
  return NULL;
}

/* The type of the whole, or NULL. */
static char *
dup_type (const MzReading *reading, const MzJsonOutline *outline)
{
  const MzJsonMember *type = find_member (outline, "type");
  const char *data = g_bytes_get_data (reading->bytes, NULL);

  if (type == NULL || type->value.type != '"')
    return NULL;
  return mz_json_view_dup_string ((MzJsonView) { data + type->value.start, data + type->value.end });
}

/** mz_geojson_is: Returns: whether the file is to be read as GeoJSON: its type is one of those, or its name ends so. */
gboolean
mz_geojson_is (const MzReading *reading, const MzJsonOutline *outline)
{
  g_autofree char *type = dup_type (reading, outline), *name = g_ascii_strdown (reading->file, -1);

  if (g_str_has_suffix (name, ".geojson"))
    return TRUE;
  return type != NULL && (g_str_equal (type, "FeatureCollection") || g_str_equal (type, "Feature")
                          || g_strv_contains (geometry_types, type));
}

/**
 * mz_geojson_read:
 * @outline: of the reading's bytes: an object
 *
 * Returns: whether it was GeoJSON, of whatever geometries; if not, the report says why.
 */
gboolean
mz_geojson_read (const MzReading *reading, const MzJsonOutline *outline)
{
  g_autofree char *type = dup_type (reading, outline), *base = mz_record_dup_base (reading->file);
  const MzJsonMember *features = find_member (outline, "features");

  if (type == NULL)
    return refuse (reading, &outline->top, _("GeoJSON is an object with a type: {\"type\": \"FeatureCollection\", "
                                           "\"features\": [...]}"));
  if (g_str_equal (type, "FeatureCollection"))
    {
      if (features == NULL || features->value.type != '[')
        return refuse (reading, features != NULL ? &features->value : &outline->top,
                       _("a FeatureCollection has features, a list in square brackets"));
      return features->n_elements == 0
             || read_features (reading, base, &g_array_index (outline->elements, MzJsonSpan, features->first_element),
                               features->n_elements);
    }
  if (g_str_equal (type, "Feature"))
    return read_features (reading, base, &outline->top, 1);
  if (g_strv_contains (geometry_types, type))
    return read_whole_geometry (reading, base, &outline->top);
  return refuse (reading, &find_member (outline, "type")->value,
                 _("this is no type of GeoJSON; a file of points is a FeatureCollection"));
}
