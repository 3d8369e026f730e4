/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mz-facts-reader.h"
#include "mz-test-scene.h"
#include "mz-test.h"

/* Near enough for arcs of two countries to lie apart. */
#define WORLD ((MzView) { 0, 0, 3, 512, 512 })

static MzMapScene *
scene_on (const char *date, MzWorkspace **workspace)
{
  *workspace = mz_test_scene_workspace (date);
  return mz_map_scene_new (*workspace, NULL);
}

static const MzMapArc *
find_arc (MzMapScene *scene, const char *a, const char *b)
{
  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    {
      const MzMapArc *arc = mz_map_scene_peek_arc (scene, i);

      if ((g_str_equal (arc->from, a) && g_str_equal (arc->to, b)) || (g_str_equal (arc->from, b) && g_str_equal (arc->to, a)))
        return arc;
    }
  return NULL;
}

/* --- Arcs --- */

/* Degrees of longitude of each, worked out by hand: east is positive. */
static const struct { const char *text, *from, *to; double way; } pairs[] = {
  { "pair-us-jp", "US", "JP", -123.1 }, { "pair-us-kr", "US", "KR", -133.5 }, { "pair-us-au", "US", "AU", -127.5 },
  { "pair-fj-cl", "FJ", "CL", 112.3 },  { "pair-jp-ca", "JP", "CA", 115.6 },  { "pair-nz-pe", "NZ", "PE", 115 },
  { "pair-ru-us", "RU", "US", 84.5 },   { "pair-cn-us", "CN", "US", 161.5 },  { "pair-eu-us", "EU", "US", -102.9 },
  { "pair-au-br", "AU", "BR", 173 },    { "pair-in-us", "IN", "US", -177.8 }, { "pair-id-mx", "ID", "MX", 144.4 },
};

/* At any centre the whole arc can be found in the frame: what leaves at one edge comes in again at the other. */
static void
test_antimeridian (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      mz_test_scene_set_text (workspace, pairs[i].text);
      for (int lon = -180; lon <= 180; lon += 45)
        {
          MzView view = { 0, lon, 1, 512, 512 };
          const MzMapArc *arc;

          g_test_message ("%s at %d", pairs[i].text, lon);
          mz_map_scene_update (scene, &view);
          g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 1);
          arc = mz_map_scene_peek_arc (scene, 0);
          g_assert_cmpstr (arc->from, ==, pairs[i].from);
          g_assert_cmpstr (arc->to, ==, pairs[i].to);
          g_assert_cmpfloat_with_epsilon ((arc->points[2 * arc->n_points - 2] - arc->points[0]) / 512 * 360, pairs[i].way, 1e-6);
          for (guint j = 0; j < arc->n_points; j++)
            {
              double x = arc->points[2 * j], y = arc->points[2 * j + 1];
              MzMapPick pick;

              if (j > 0)
                g_assert_cmpfloat (fabs (x - arc->points[2 * j - 2]), <, 20);
              x -= floor (x / 512) * 512;
              g_assert_true (mz_map_scene_pick (scene, x, y, 8, &pick));
              g_assert_true (pick.kind == MZ_PICK_MARK || pick.arc == arc);
            }
        }
    }
}

static void
test_forms (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  const MzMapArc *arc;

  mz_map_scene_update (scene, &WORLD);
  arc = find_arc (scene, "US", "JP");
  g_assert_cmpint (arc->form, ==, MZ_ARC_BINDING);
  g_assert_cmpuint (arc->agreements->len, ==, 2);
  g_assert_cmpstr (mz_record_get_id (g_ptr_array_index (arc->agreements, 0)), ==, "z-binding");
  g_assert_cmpstr (mz_record_get_id (g_ptr_array_index (arc->agreements, 1)), ==, "pair-us-jp");
  g_assert_cmpint (find_arc (scene, "US", "KR")->form, ==, MZ_ARC_BINDING_UNKNOWN);
  g_assert_cmpint (find_arc (scene, "CA", "CN")->form, ==, MZ_ARC_NOT_BINDING);
  g_assert_cmpint (find_arc (scene, "BR", "CL")->form, ==, MZ_ARC_LAPSED);
  /* A star from the first party. */
  g_assert_nonnull (find_arc (scene, "AU", "IN"));
  g_assert_nonnull (find_arc (scene, "AU", "CA"));
  g_assert_null (find_arc (scene, "IN", "CA"));

  mz_workspace_set_date (workspace, mz_partial_date_new (2012, 0, 0));
  mz_map_scene_update (scene, &WORLD);
  g_assert_cmpint (find_arc (scene, "BR", "CL")->form, ==, MZ_ARC_BINDING);
  g_assert_null (find_arc (scene, "US", "JP"));
}

/* Near enough, parties stand for those of their sites that the agreement names. */
static void
test_named_sites (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  MzView near = { 0, 0, 4, 800, 600 };

  mz_map_scene_update (scene, &WORLD);
  g_assert_null (find_arc (scene, "ash", "dune"));
  g_assert_cmpuint (find_arc (scene, "AU", "US")->agreements->len, ==, 2);
  mz_map_scene_update (scene, &near);
  g_assert_cmpuint (find_arc (scene, "ash", "dune")->agreements->len, ==, 1);
  g_assert_cmpuint (find_arc (scene, "AU", "US")->agreements->len, ==, 1);
}

static void
test_dim (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  guint bright = 0;

  mz_map_scene_update (scene, &WORLD);
  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    g_assert_false (mz_map_scene_peek_arc (scene, i)->dim);
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "dune"));
  mz_map_scene_update (scene, &WORLD);
  for (guint i = 0; i < mz_map_scene_get_n_arcs (scene); i++)
    bright += mz_map_scene_peek_arc (scene, i)->dim ? 0 : 1;
  g_assert_cmpuint (bright, ==, 1);
  g_assert_false (find_arc (scene, "AU", "US")->dim);
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "IN"));
  mz_map_scene_update (scene, &WORLD);
  g_assert_true (find_arc (scene, "AU", "US")->dim);
  g_assert_false (find_arc (scene, "AU", "IN")->dim);
  g_assert_false (find_arc (scene, "IN", "US")->dim);
  /* What has nothing to do with agreements leaves them as they are. */
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "curb"));
  mz_map_scene_update (scene, &WORLD);
  g_assert_false (find_arc (scene, "AU", "US")->dim);
}

/* Talks of which nobody says since when: the map does not show them in years before anybody had heard of them. */
static void
test_talks (void)
{
  static const char facts[] = "{\"agreements\": [{\"id\": \"talks\", \"name\": \"Talks\", \"parties\": [\"FJ\", \"MX\"],"
                              " \"kind\": \"framework\", \"sources\": [\"book\"], \"confidence\": \"sourced\"}]}";
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2009", &workspace);
  g_autoptr (GBytes) bytes = g_bytes_new_static (facts, strlen (facts));
  g_autoptr (MzReport) report = mz_report_new ();
  MzDataset *dataset = mz_workspace_get_dataset (workspace);
  g_autofree char *before = NULL, *after = NULL;

  g_assert_true (mz_facts_overlay_bytes (dataset, bytes, "talks.json", report));
  mz_map_scene_update (scene, &WORLD);
  before = mz_map_scene_get_subtitle (scene);
  g_assert_null (find_arc (scene, "FJ", "MX"));
  g_assert_true (g_str_has_suffix (before, ", 0 agreements"));

  mz_workspace_set_date (workspace, mz_dataset_get_as_of (dataset));
  mz_map_scene_update (scene, &WORLD);
  after = mz_map_scene_get_subtitle (scene);
  g_assert_nonnull (find_arc (scene, "FJ", "MX"));
  g_assert_true (g_str_has_suffix (after, ", 18 agreements"));
}

/* An arc of two agreements is called by the newest, or by the one that the selection is about. */
static void
test_arc_label (void)
{
  static const struct { const char *selection, *agreement, *first, *second; } cases[] = {
    { "AU", "z-works", "Works at Dune × 2", "1 Mar 2023" },
    { "pair-us-au", "pair-us-au", "Pair US and AU × 2", "3 Jan 2020" },
    { "dune", "z-works", "Works at Dune × 2", "1 Mar 2023" },
  };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  MzView view = { 5, -165, 2, 1000, 700 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MzMapLabel *found = NULL;

      mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, cases[i].selection));
      mz_map_scene_update (scene, &view);
      for (guint j = 0; j < mz_map_scene_get_n_labels (scene); j++)
        {
          const MzMapLabel *label = mz_map_scene_peek_label (scene, j);

          if (label->kind == MZ_LABEL_ARC && label->record == mz_test_scene_record (workspace, cases[i].agreement))
            found = label;
        }
      g_assert_nonnull (found);
      g_assert_cmpstr (found->lines[0], ==, cases[i].first);
      g_assert_cmpstr (found->lines[1], ==, cases[i].second);
    }
}

/* --- Marks --- */

static guint
count_members (MzMapScene *scene, guint *marks)
{
  guint n = 0;

  for (guint i = 0; i < mz_map_scene_get_n_marks (scene); i++)
    {
      const MzMapMark *mark = mz_map_scene_peek_mark (scene, i);
      guint sum = 0;

      for (guint stage = 0; stage <= MZ_N_STAGES; stage++)
        sum += mark->counts[stage];
      g_assert_cmpuint (sum, ==, mark->n_members);
      g_assert_cmpint (mark->kind, ==, sum == 1 ? MZ_MARK_SITE : MZ_MARK_CLUSTER);
      n += sum;
    }
  if (marks != NULL)
    *marks = mz_map_scene_get_n_marks (scene);
  return n;
}

static void
test_clusters (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  MzView view = { 0, 0, 2, 0, 0 };
  const MzMapMark *mark;

  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 10);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "birch"));
  g_assert_cmpint (mark->kind, ==, MZ_MARK_CLUSTER);
  g_assert_null (mark->site);
  g_assert_cmpuint (mark->n_members, ==, 3);
  g_assert_cmpuint (mark->counts[MZ_STAGE_MINING], ==, 1);
  g_assert_cmpuint (mark->counts[MZ_STAGE_MAGNET], ==, 1);
  /* R = 9.5 + 2 sqrt (3) */
  g_assert_cmpfloat_with_epsilon (mark->size, 25.928, 0.001);
  /* Both sides of the antimeridian: 0.1 degrees apart. */
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "east"));
  g_assert_cmpuint (mark->n_members, ==, 2);
  g_assert_cmpfloat_with_epsilon (fabs (mark->lon), 180, 1e-3);

  /* The selection stands on its own. */
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "birch"));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 10);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "birch"));
  g_assert_true (mark->selected && mark->site == MZ_SITE (mz_test_scene_record (workspace, "birch")));
  g_assert_true (mark == mz_map_scene_peek_mark (scene, mz_map_scene_get_n_marks (scene) - 1));
  g_assert_cmpuint (mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "ash"))->n_members, ==, 2);
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "east"));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 10);
  g_assert_nonnull (mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "fore"))->site);

  /* Nothing is known of most of them in 1970. */
  mz_workspace_set_date (workspace, mz_partial_date_new (1970, 0, 0));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, 1);
}

static void
test_symbols (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  MzView view = { -27, 122.3, 9, 800, 600 }, north = { 60, -110, 5, 800, 600 };
  const MzMapMark *mark;

  mz_map_scene_update (scene, &view);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "ash"));
  /* 30,000 t of REO are 22 px; 0.3 degrees are 109.2 px at zoom 9. */
  g_assert_cmpfloat_with_epsilon (mark->size, 22, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark->x, 400 - 109.227, 0.01);
  g_assert_cmpfloat_with_epsilon (mark->y, 300, 0.01);
  g_assert_cmpint (mark->stage, ==, MZ_STAGE_MINING);
  g_assert_cmpint (mark->state, ==, MZ_STATE_OPERATING);
  g_assert_cmpint (mark->first_copy, ==, 0);
  g_assert_cmpint (mark->last_copy, ==, 0);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "cedar"));
  g_assert_cmpfloat (mark->size, ==, 12);
  g_assert_cmpint (mark->state, ==, MZ_STATE_CONSTRUCTION);

  mz_map_scene_set_size_factor (scene, 2);
  mz_map_scene_set_focus (scene, mz_test_scene_record (workspace, "cedar"));
  mz_map_scene_update (scene, &view);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "cedar"));
  g_assert_cmpfloat (mark->size, ==, 24);
  g_assert_true (mark->focused);

  mz_map_scene_set_size_factor (scene, 1);
  mz_map_scene_update (scene, &north);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "glen"));
  g_assert_cmpfloat (mark->uncertain_radius, ==, 15);
  north.zoom = 3;
  mz_map_scene_update (scene, &north);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "glen"));
  g_assert_cmpfloat (mark->uncertain_radius, ==, 0);
}

/* At zoom 0 a frame of 1000 px holds the world of 256 px four times. */
static void
test_copies (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  MzView view = { 0, 100, 0, 1000, 256 };
  const MzMapMark *mark;

  mz_map_scene_update (scene, &view);
  g_assert_cmpfloat (mz_map_scene_get_world (scene), ==, 256);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "jute"));
  g_assert_cmpfloat_with_epsilon (mark->x, 500 + 256 * (mark->lon - 100) / 360, 1e-6);
  g_assert_cmpint (mark->first_copy, ==, -2);
  g_assert_cmpint (mark->last_copy, ==, 1);
}

static void
test_pick (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  MzView view = { 0, 0, 2, 1024, 1024 };
  const MzMapMark *mark;
  MzMapPick pick;

  mz_map_scene_update (scene, &view);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "dune"));
  g_assert_true (mz_map_scene_pick (scene, mark->x + 10, mark->y - 5, 12, &pick));
  g_assert_cmpint (pick.kind, ==, MZ_PICK_MARK);
  g_assert_true (pick.record == mz_test_scene_record (workspace, "dune"));
  g_assert_cmpfloat (pick.x, ==, mark->x);
  g_assert_cmpfloat (pick.y, ==, mark->y);
  mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, "ash"));
  g_assert_true (mz_map_scene_pick (scene, mark->x, mark->y, 12, &pick));
  g_assert_true (pick.mark == mark && pick.record == NULL);
  g_assert_false (mz_map_scene_pick (scene, 500, 1000, 12, &pick));
  g_assert_cmpint (pick.kind, ==, MZ_PICK_NOTHING);
}

static const char *
nearest (MzMapScene *scene, MzWorkspace *workspace, const char *from, MzDirection direction)
{
  const MzMapMark *mark = mz_map_scene_find_mark (scene, mz_test_scene_record (workspace, from));
  MzRecord *record = mz_map_scene_nearest (scene, mark->x, mark->y, direction);

  return record != NULL ? mz_record_get_id (record) : NULL;
}

static void
test_nearest (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  MzView view = { 0, 0, 2, 1024, 1024 }, near = { 35.5, -115.5, 6, 400, 300 };

  mz_map_scene_update (scene, &view);
  /* Of the three in the west of Australia the one whose label matters most. */
  g_assert_cmpstr (nearest (scene, workspace, "jute", MZ_DIRECTION_DOWN), ==, "ash");
  g_assert_cmpstr (nearest (scene, workspace, "dune", MZ_DIRECTION_UP), ==, "glen");
  g_assert_cmpstr (nearest (scene, workspace, "glen", MZ_DIRECTION_DOWN), ==, "dune");
  /* Round the world: Fiji lies east of Australia, and west of it across the antimeridian of America. */
  g_assert_cmpstr (nearest (scene, workspace, "ash", MZ_DIRECTION_RIGHT), ==, "east");
  /* Far outside of the frame. */
  mz_map_scene_update (scene, &near);
  g_assert_cmpstr (nearest (scene, workspace, "dune", MZ_DIRECTION_UP), ==, "glen");
}

/* --- Tints --- */

static const MzMapTint *
find_tint (MzMapScene *scene, const char *country)
{
  for (guint i = 0; i < mz_map_scene_get_n_tints (scene); i++)
    if (g_str_equal (mz_map_scene_peek_tint (scene, i)->country, country))
      return mz_map_scene_peek_tint (scene, i);
  return NULL;
}

static char *
find_note (MzMapScene *scene, const char *country)
{
  for (guint i = 0; i < mz_map_scene_get_n_labels (scene); i++)
    {
      const MzMapLabel *label = mz_map_scene_peek_label (scene, i);

      if (label->kind == MZ_LABEL_NOTE && g_str_equal (mz_record_get_id (label->record), country))
        return g_strjoinv (" / ", label->lines);
    }
  return NULL;
}

static void
test_tints (void)
{
  static const struct { const char *date; int china, germany, namibia; const char *note; } cases[] = {
    { "2024-06-01", -1, -1, MZ_TINT_AHEAD, NULL }, /* Namibia: perhaps only later in 2024 */
    { "2025-05-01", MZ_TINT_IN_FORCE, -1, MZ_TINT_IN_FORCE, "China: 2 of 4 elements controlled" },
    { "2025-10-20", MZ_TINT_IN_FORCE, -1, MZ_TINT_IN_FORCE, "China: 2 of 4 elements controlled / 1 more announced" },
    { "2025-11-20", MZ_TINT_IN_FORCE, -1, MZ_TINT_IN_FORCE, "China: 2 of 4 elements controlled / 1 more paused to 10 Nov 2026" },
    { "2026-02-01", MZ_TINT_IN_FORCE, MZ_TINT_AHEAD, MZ_TINT_IN_FORCE,
      "China: 2 of 4 elements controlled / 1 more paused to 10 Nov 2026" },
    { "2027-01-01", MZ_TINT_NOT_KNOWN, MZ_TINT_NOT_KNOWN, MZ_TINT_NOT_KNOWN,
      "China: export controls / not known after Jul 2026" },
  };
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2020", &workspace);
  MzView view = { 20, 60, 2.5, 1200, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const codes[] = { "CN", "DE", "NA" };
      const int forms[] = { cases[i].china, cases[i].germany, cases[i].namibia };
      g_autofree char *note = NULL;
      MzPartialDate date;

      g_test_message ("%s", cases[i].date);
      g_assert_true (mz_partial_date_parse (cases[i].date, &date, NULL));
      mz_workspace_set_date (workspace, date);
      mz_map_scene_update (scene, &view);
      for (guint j = 0; j < G_N_ELEMENTS (codes); j++)
        {
          const MzMapTint *tint = find_tint (scene, codes[j]);

          g_assert_cmpint (tint != NULL ? (int) tint->form : -1, ==, forms[j]);
        }
      g_assert_null (find_tint (scene, "US"));
      g_assert_null (find_tint (scene, "EU"));
      note = find_note (scene, "CN");
      g_assert_cmpstr (note, ==, cases[i].note);
    }
  g_assert_cmpstr (find_tint (scene, "FR")->taken_by, ==, "EU");
  mz_workspace_set_layers (workspace, MZ_LAYER_SITES);
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (mz_map_scene_get_n_tints (scene), ==, 0);
  g_assert_cmpuint (mz_map_scene_get_n_arcs (scene), ==, 0);
}

/* What a scenario assumes of a country is told before what is known of it. */
static void
test_assumed_note (void)
{
  static const struct { MzMoveKind kind; const char *to, *note; } cases[] = {
    { MZ_MOVE_STOP_EXPORTS, NULL, "China: export ban (assumed) / controls not known after Jul 2026" },
    { MZ_MOVE_LICENCE_DELAY, "DE", "China: slow export licences for Germany (assumed) / controls not known after Jul 2026" },
  };
  MzView view = { 20, 60, 2.5, 1200, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MzWorkspace) workspace = NULL;
      g_autoptr (MzMapScene) scene = scene_on ("2027-03", &workspace);
      g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) mz_move_free);
      g_autoptr (MzScenario) scenario = NULL;
      g_autofree char *note = NULL;
      MzMove *move = mz_move_new (cases[i].kind);

      move->country = g_strdup ("CN");
      move->to = g_strdup (cases[i].to);
      move->start = mz_partial_date_new (2027, 1, 0);
      move->amount = 90;
      move->assumed = TRUE;
      g_ptr_array_add (moves, move);
      scenario = mz_scenario_new (&(MzScenarioText) { .id = (char *) "x", .title = (char *) "X", .why = (char *) "Y" }, moves);
      mz_workspace_set_scenario (workspace, scenario);
      mz_workspace_settle (workspace);
      mz_map_scene_update (scene, &view);
      g_assert_cmpint (find_tint (scene, "CN")->form, ==, MZ_TINT_IN_FORCE);
      note = find_note (scene, "CN");
      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

/* --- Words and change --- */

static void
test_title (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  g_autoptr (MzMapScene) scene = scene_on ("2025-11", &workspace);
  g_autofree char *title = mz_map_scene_get_title (scene), *subtitle = mz_map_scene_get_subtitle (scene);
  g_autofree char *filtered = NULL, *counts = NULL, *later = NULL;

  g_assert_cmpstr (title, ==, "Rare-earth chain, November 2025");
  g_assert_cmpstr (subtitle, ==, "10 sites, 17 agreements");
  mz_test_scene_set_text (workspace, "Star of three");
  filtered = mz_map_scene_get_title (scene);
  counts = mz_map_scene_get_subtitle (scene);
  g_assert_cmpstr (filtered, ==, "Rare-earth chain, November 2025: “Star of three”");
  g_assert_cmpstr (counts, ==, "0 sites, 1 agreement");
  mz_workspace_set_date (workspace, mz_partial_date_new (2030, 0, 0));
  later = mz_map_scene_get_subtitle (scene);
  g_assert_cmpstr (later, ==, "Plans only: not known after July 2026");
}

static void
count_cb (MzMapScene *scene, guint *count)
{
  (*count)++;
}

static void
test_changed (void)
{
  g_autoptr (MzWorkspace) workspace = NULL;
  MzMapScene *scene = scene_on ("2025-11", &workspace);
  guint count = 0;

  g_signal_connect (scene, "changed", G_CALLBACK (count_cb), &count);
  g_assert_true (mz_map_scene_update (scene, &WORLD));
  g_assert_false (mz_map_scene_update (scene, &WORLD));
  mz_workspace_set_date (workspace, mz_partial_date_new (2012, 0, 0));
  mz_workspace_set_selection (workspace, mz_test_scene_record (workspace, "dune"));
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (mz_map_scene_update (scene, &WORLD));
  mz_workspace_set_layers (workspace, MZ_LAYER_SITES);
  g_assert_cmpuint (count, ==, 2);
  g_assert_true (mz_map_scene_update (scene, &WORLD));
  mz_workspace_set_view (workspace, &(MzView) { 10, 10, 4, 300, 200 });
  g_assert_cmpuint (count, ==, 2);
  g_assert_finalize_object (scene);
}

/* More sites than are put in clusters at once, from 1951 to 2020 on, along a spiral over the world. */
static MzDataset *
many_sites_new (guint n)
{
  MzDataset *dataset = mz_dataset_new ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      MzRecordHead head = { .id = g_strdup_printf ("site-%05u", i), .name = g_strdup_printf ("Site %u", i), .general = TRUE };
      MzSiteInfo *info = mz_site_info_new ();
      MzStatus status = { .from = mz_partial_date_new (1951 + i % 70, 0, 0), .state = MZ_STATE_OPERATING };

      head.sources = g_new0 (char *, 1);
      head.aliases = g_new0 (char *, 1);
      info->country = g_strdup ("CN");
      info->kind = i % 2 == 0 ? MZ_SITE_MINE : MZ_SITE_MAGNET;
      info->lat = 70.0 * sin (i * 0.01);
      info->lon = remainder (i * 2.399963, 2 * G_PI) / G_PI * 180;
      mz_site_info_add_status (info, &status);
      g_ptr_array_add (sites, mz_site_new (&head, info));
    }
  mz_dataset_set_records (dataset, MZ_RECORD_SITE, sites);
  mz_dataset_set_as_of (dataset, mz_partial_date_new (2026, 7, 0));
  mz_dataset_link (dataset);
  return dataset;
}

static gboolean
is_complete (gpointer scene)
{
  mz_map_scene_update (scene, &(MzView) { 20, 0, 3, 0, 0 });
  return mz_map_scene_is_complete (scene);
}

/* A thread makes the clusters that an update makes by itself elsewhere; those before stay meanwhile. */
static void
test_threaded (void)
{
  const guint n = 7000;
  const MzView view = { 20, 0, 3, 0, 0 };
  g_autoptr (MzDataset) dataset = many_sites_new (n);
  g_autoptr (MzWorkspace) workspace = mz_workspace_new (dataset);
  g_autoptr (MzMapScene) scene = mz_map_scene_new (workspace, NULL), reference = mz_map_scene_new (workspace, NULL);
  guint marks;

  mz_map_scene_set_threaded (scene, TRUE);
  mz_map_scene_update (scene, &view);
  g_assert_false (mz_map_scene_is_complete (scene));
  g_assert_cmpuint (mz_map_scene_get_n_marks (scene), ==, 0);
  g_assert_true (mz_test_wait_until (is_complete, scene, 10000));
  g_assert_cmpuint (count_members (scene, &marks), ==, n);

  mz_workspace_set_date (workspace, mz_partial_date_new (1990, 0, 0));
  mz_workspace_set_date (workspace, mz_partial_date_new (1991, 0, 0));
  mz_map_scene_update (scene, &view);
  g_assert_cmpuint (count_members (scene, NULL), ==, n);
  g_assert_true (mz_test_wait_until (is_complete, scene, 10000));
  /* 1951 to 1990 have begun by the first day of 1991. */
  g_assert_cmpuint (mz_store_get_length (mz_workspace_get_sites (workspace)), >=, n / 70 * 40);
  g_assert_cmpuint (count_members (scene, &marks), ==, mz_store_get_length (mz_workspace_get_sites (workspace)));
  mz_map_scene_update (reference, &view);
  g_assert_cmpuint (mz_map_scene_get_n_marks (reference), ==, marks);
  for (guint i = 0; i < marks; i++)
    {
      const MzMapMark *a = mz_map_scene_peek_mark (scene, i), *b = mz_map_scene_peek_mark (reference, i);

      g_assert_cmpfloat (a->x, ==, b->x);
      g_assert_cmpfloat (a->y, ==, b->y);
      g_assert_cmpmem (a->counts, sizeof a->counts, b->counts, sizeof b->counts);
    }

  /* Few are put in clusters at once. */
  mz_workspace_set_date (workspace, mz_partial_date_new (1960, 0, 0));
  mz_map_scene_update (scene, &view);
  g_assert_true (mz_map_scene_is_complete (scene));
  g_assert_cmpuint (count_members (scene, NULL), ==, mz_store_get_length (mz_workspace_get_sites (workspace)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/map-scene/antimeridian", test_antimeridian);
  g_test_add_func ("/render/map-scene/forms", test_forms);
  g_test_add_func ("/render/map-scene/talks", test_talks);
  g_test_add_func ("/render/map-scene/named-sites", test_named_sites);
  g_test_add_func ("/render/map-scene/dim", test_dim);
  g_test_add_func ("/render/map-scene/arc-label", test_arc_label);
  g_test_add_func ("/render/map-scene/clusters", test_clusters);
  g_test_add_func ("/render/map-scene/symbols", test_symbols);
  g_test_add_func ("/render/map-scene/copies", test_copies);
  g_test_add_func ("/render/map-scene/pick", test_pick);
  g_test_add_func ("/render/map-scene/nearest", test_nearest);
  g_test_add_func ("/render/map-scene/tints", test_tints);
  g_test_add_func ("/render/map-scene/assumed-note", test_assumed_note);
  g_test_add_func ("/render/map-scene/title", test_title);
  g_test_add_func ("/render/map-scene/changed", test_changed);
  g_test_add_func ("/render/map-scene/threaded", test_threaded);
  return g_test_run ();
}
