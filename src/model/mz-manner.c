/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-model"

#include "mz-manner.h"

#include <glib/gi18n-lib.h>

#include "mz-props.h"

struct _MzManner
{
  GObject   parent_instance;
  MzUnits   units;
  MzBorders borders;
  gboolean  big_labels;
};

typedef enum { PROP_UNITS = 1, PROP_BORDERS, PROP_BIG_LABELS } MzMannerProperty;
static GParamSpec *props[PROP_BIG_LABELS + 1];

G_DEFINE_ENUM_TYPE (MzUnits, mz_units,
                    G_DEFINE_ENUM_VALUE (MZ_UNITS_METRIC, "metric"),
                    G_DEFINE_ENUM_VALUE (MZ_UNITS_US, "us"))
G_DEFINE_ENUM_TYPE (MzBorders, mz_borders,
                    G_DEFINE_ENUM_VALUE (MZ_BORDERS_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (MZ_BORDERS_UNDISPUTED, "undisputed"),
                    G_DEFINE_ENUM_VALUE (MZ_BORDERS_NONE, "none"))
G_DEFINE_FINAL_TYPE (MzManner, mz_manner, G_TYPE_OBJECT)

static void
set (MzManner *self, int *field, int value, MzMannerProperty property)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
mz_manner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MzManner *self = MZ_MANNER (object);

  switch ((MzMannerProperty) prop_id)
    {
    case PROP_UNITS:
      g_value_set_enum (value, (int) self->units);
      break;
    case PROP_BORDERS:
      g_value_set_enum (value, (int) self->borders);
      break;
    case PROP_BIG_LABELS:
      g_value_set_boolean (value, self->big_labels);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_manner_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MzManner *self = MZ_MANNER (object);

  switch ((MzMannerProperty) prop_id)
    {
    case PROP_UNITS:
      set (self, (int *) &self->units, g_value_get_enum (value), PROP_UNITS);
      break;
    case PROP_BORDERS:
      set (self, (int *) &self->borders, g_value_get_enum (value), PROP_BORDERS);
      break;
    case PROP_BIG_LABELS:
      set (self, &self->big_labels, g_value_get_boolean (value), PROP_BIG_LABELS);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mz_manner_class_init (MzMannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mz_manner_get_property;
  object_class->set_property = mz_manner_set_property;

  props[PROP_UNITS] = g_param_spec_enum ("units", NULL, NULL, MZ_TYPE_UNITS, MZ_UNITS_METRIC, MZ_PARAM_RW);
  props[PROP_BORDERS] = g_param_spec_enum ("borders", NULL, NULL, MZ_TYPE_BORDERS, MZ_BORDERS_ALL, MZ_PARAM_RW);
  props[PROP_BIG_LABELS] = g_param_spec_boolean ("big-labels", NULL, NULL, FALSE, MZ_PARAM_RW);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mz_manner_init (MzManner *self)
{
}

/** mz_manner_new: Returns: (transfer full): as the command line has it: kilometres, all borders, labels of the usual size. */
MzManner *
mz_manner_new (void)
{
  return g_object_new (MZ_TYPE_MANNER, NULL);
}

MzUnits
mz_manner_get_units (MzManner *self)
{
  g_return_val_if_fail (MZ_IS_MANNER (self), MZ_UNITS_METRIC);

  return self->units;
}

MzBorders
mz_manner_get_borders (MzManner *self)
{
  g_return_val_if_fail (MZ_IS_MANNER (self), MZ_BORDERS_ALL);

  return self->borders;
}

/** mz_manner_get_label_factor: Returns: what texts in maps and charts are multiplied by, besides what their place asks for. */
double
mz_manner_get_label_factor (MzManner *self)
{
  g_return_val_if_fail (MZ_IS_MANNER (self), 1);

  return self->big_labels ? MZ_MANNER_LARGE : 1;
}

/** mz_borders_get_ground: Returns: @layers, as they are to be painted. */
MzLayers
mz_borders_get_ground (MzBorders borders, MzLayers layers)
{
  switch (borders)
    {
    case MZ_BORDERS_UNDISPUTED:
      return layers | MZ_BORDERS_WITHOUT_DISPUTED;
    case MZ_BORDERS_NONE:
      return layers & ~MZ_LAYER_BORDERS;
    case MZ_BORDERS_ALL:
    default:
      return layers;
    }
}

/** mz_borders_get_note: Returns: (transfer none): what is to be said wherever a map is, two sentences or three. */
const char *
mz_borders_get_note (MzBorders borders)
{
  switch (borders)
    {
    case MZ_BORDERS_UNDISPUTED:
      return _("Base map: Natural Earth, public domain. Borders are drawn as they are held; where they are disputed none is drawn, "
               "and no claim is taken sides with.");
    case MZ_BORDERS_NONE:
      return _("Base map: Natural Earth, public domain. No borders are drawn.");
    case MZ_BORDERS_ALL:
    default:
      return _("Base map: Natural Earth, public domain. Borders are drawn as they are held; disputed ones are dashed, and no "
               "claim is taken sides with.");
    }
}

/** mz_borders_get_brief: Returns: (transfer none): the same in one sentence, where there is little room. */
const char *
mz_borders_get_brief (MzBorders borders)
{
  switch (borders)
    {
    case MZ_BORDERS_UNDISPUTED:
      return _("Map: Natural Earth, borders as held, none where they are disputed.");
    case MZ_BORDERS_NONE:
      return _("Map: Natural Earth, without borders.");
    case MZ_BORDERS_ALL:
    default:
      return _("Map: Natural Earth, borders as held.");
    }
}
