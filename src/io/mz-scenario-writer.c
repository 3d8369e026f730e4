/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "mz-io"

#include "mz-scenario-reader.h"

#include "mz-json-text.h"

static void
append_key (GString *out, const char *indent, const char *key)
{
  g_string_append_printf (out, ",\n%s\"%s\": ", indent, key);
}

static void
append_string (GString *out, const char *indent, const char *key, const char *value)
{
  if (value == NULL)
    return;
  append_key (out, indent, key);
  mz_json_text_quote (out, value);
}

static void
append_number (GString *out, const char *indent, const char *key, double value)
{
  append_key (out, indent, key);
  mz_json_text_append_number (out, value);
}

static void
append_true (GString *out, const char *indent, const char *key)
{
  append_key (out, indent, key);
  g_string_append (out, "true");
}

static void
append_date (GString *out, const char *indent, const char *key, MzPartialDate date)
{
  g_autofree char *text = mz_partial_date_is_set (date) ? mz_partial_date_to_string (date) : NULL;

  append_string (out, indent, key, text);
}

static void
append_list (GString *out, const char *indent, const char *key, GStrv list)
{
  if (*list == NULL)
    return;
  append_key (out, indent, key);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_string_append (out, i == 0 ? "[" : ", ");
      mz_json_text_quote (out, list[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_stages (GString *out, MzSet stages)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < MZ_N_STAGES; i++)
    if ((stages & MZ_BIT (i)) != 0)
      g_strv_builder_add (words, mz_vocabulary_get_key (&mz_stages, i));
  list = g_strv_builder_end (words);
  append_list (out, "      ", "stages", list);
}

static void
append_move (GString *out, const MzMove *move)
{
  static const char indent[] = "      ";

  g_string_append_printf (out, "    {\n%s\"kind\": \"%s\"", indent, mz_vocabulary_get_key (&mz_move_kinds, move->kind));
  append_string (out, indent, "country", move->country);
  append_string (out, indent, "to", move->to);
  append_string (out, indent, "site", move->site);
  append_stages (out, move->stages);
  append_list (out, indent, "minerals", move->minerals);
  append_date (out, indent, "start", move->start);
  if (move->months > 0 || move->kind == MZ_MOVE_PLANT_SLIPS)
    append_number (out, indent, "months", move->months);
  if (move->leak > 0)
    append_number (out, indent, "leak", move->leak);
  if (move->retaliation)
    append_true (out, indent, "retaliation");
  if (move->amount >= 0)
    append_number (out, indent, "amount", move->amount);
  if (move->amount_most >= 0)
    append_number (out, indent, "amount_most", move->amount_most);
  append_string (out, indent, "unit", move->unit);
  append_string (out, indent, "demand", move->demand);
  append_string (out, indent, "note", move->note);
  if (move->assumed)
    append_true (out, indent, "assumed");
  append_list (out, indent, "sources", move->sources);
  g_string_append (out, "\n    }");
}

static void
append_targets (GString *out, const double *targets)
{
  guint n = 0;

  for (guint i = 0; i < MZ_N_BENCHMARKS; i++)
    if (targets[i] > 0)
      {
        g_string_append_printf (out, n++ == 0 ? ",\n  \"targets\": {\"%s\": " : ", \"%s\": ",
                                mz_vocabulary_get_key (&mz_benchmarks, i));
        mz_json_text_append_number (out, targets[i]);
      }
  if (n > 0)
    g_string_append_c (out, '}');
}

/** mz_scenario_write: Returns: (transfer full): JSON that reads as the same scenario. */
char *
mz_scenario_write (const MzScenario *scenario)
{
  const MzScenarioText *text = mz_scenario_peek (scenario);
  GString *out = g_string_new ("{\n  \"id\": ");

  mz_json_text_quote (out, text->id);
  append_string (out, "  ", "title", text->title);
  append_string (out, "  ", "why", text->why);
  append_date (out, "  ", "until", text->until);
  append_list (out, "  ", "sources", text->sources);
  append_targets (out, text->targets);
  g_string_append (out, ",\n  \"moves\": [");
  for (guint i = 0; i < mz_scenario_get_n_moves (scenario); i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      append_move (out, mz_scenario_peek_move (scenario, i));
    }
  g_string_append (out, mz_scenario_get_n_moves (scenario) > 0 ? "\n  ]\n}\n" : "]\n}\n");
  return g_string_free (out, FALSE);
}
