/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without a catalogue every text stays; what tests/app/test-texts.c reads is in languages. */
#include "mz-json-translate.h"

#include <string.h>

#include "mz-json-text.h"

static void
assert_becomes (const char *json, const char *wanted)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json)), translated = mz_json_translate (bytes);
  gsize length;
  const char *text = g_bytes_get_data (translated, &length);

  if (!mz_json_text_is_same (text, length, wanted, strlen (wanted)))
    g_error ("%s has become %.*s", json, (int) length, text);
}

/* Nothing is lost of what stands around the texts, nor of the texts themselves. */
static void
test_same (void)
{
  static const char *const texts[] = {
    "{}", "[]", " {\"title\": \"\"} ", "{\"text\": \"a\\n\\\"b\\\" \\u00e9 \\\\ é\", \"n\": -1.5e3, \"t\": true, \"z\": null}",
    "{\"steps\": [{\"id\": \"x\", \"title\": \"T\", \"ask\": {\"choices\": [{\"label\": \"{a:b}\"}, {\"label\": \"B\"}]}}, 2, \"text\"]}",
    "{\"aliases\": [], \"see\": [\"a\", \"a\"], \"title\": 3, \"note\": {\"why\": [1, {\"short\": \"s\"}]}}",
    "{\"ti\\u0074le\": \"T\", \"then\": {\"claim:x|number\": \"85 % of it\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_becomes (texts[i], texts[i]);
}

/* Words that another language has once stand once, and not beside the term that they are; each object has its own. */
static void
test_once (void)
{
  assert_becomes ("[{\"term\": \"Magnet\", \"aliases\": [\"magnet\", \"b\", \"B\", 1, \"c\"]}, {\"term\": \"b\", \"aliases\": [\"Magnet\"]}]",
                  "[{\"term\": \"Magnet\", \"aliases\": [\"b\", 1, \"c\"]}, {\"term\": \"b\", \"aliases\": [\"Magnet\"]}]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json-translate/same", test_same);
  g_test_add_func ("/base/json-translate/once", test_once);
  return g_test_run ();
}
