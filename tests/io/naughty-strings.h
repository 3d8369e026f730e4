/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that programs are known to trip over: all UTF-8, none holds a NUL. */
#pragma once

static const char *const naughty_strings[] = {
  /* What JSON, C and shells quote and escape. */
  "\"", "\\", "\\\\\"", "'", "`", "\"quoted\" and 'single'", "back\\slash\\", "ends in a backslash\\", "\\u0000", "\\x00", "\\n",
  "/", "\\/", "</script>", "a/b/../../etc/passwd", "$HOME ${HOME} $(reboot) `reboot`", "; rm -rf / #", "%HOME%", "~root",
  /* Controls. */
  "tab\there", "line\nfeed", "carriage\rreturn", "\r\n", "\v\f\b", "\x01\x02\x1f", "\x1b[31mred\x1b[0m", "\x7f", "\xc2\x80\xc2\x9f",
  "\xc2\x85" "next line", "\u2028line\u2029paragraph",
  /* Blanks and what is not seen. */
  " ", "  leading and trailing  ", "\u00a0", "\u2003\u2009\u3000", "zero\u200bwidth", "zero\u200cwidth\u200djoiner",
  "\ufeffbyte order mark", "soft\u00adhyphen", "\u2060word joiner",
  /* Both directions. */
  "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627 123 abc", "\u202eright to left override", "\u202a\u202b\u202c\u202d",
  "\u2066isolate\u2069", "\u200f\u200e\u061c",
  /* Combining, precomposed, wide, astral. */
  "e\u0301 and \u00e9", "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320"
  "\u034da\u036b\u0357\u0334\u0362\u0335\u031c\u0330\u0354", "\u1112\u1161\u11ab\uae00", "\uff37\uff49\uff44\uff45",
  "\U0001f600", "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", "\U0001f1e6\U0001f1fa\U0001f1e8\U0001f1f3",
  "1\ufe0f\u20e3", "\U0010ffff", "\uffff\ufffe\ufffd", "\U0001d11e clef", "\ue000 private", "\u0130stanbul \u0131 \u00df \u1e9e",
  "\u767d\u4e91\u9102\u535a", "\u30cb\u30fc\u30ba \u7a00\u571f", "\u0915\u094d\u0937\u093f", "\u0e01\u0e33",
  /* Of other languages, which somebody might take at its word. */
  "%s%n%d%x%p", "%99999999s", "%%", "{0} {{x}} ${x}", "<b>bold</b> &amp; &lt; &#0;", "<!-- --> <![CDATA[ ]]>",
  "<img src=x onerror=alert(1)>", "'; DROP TABLE sites; --", "\" OR \"\"=\"", "1' OR '1'='1", "javascript:alert(1)",
  "file:///etc/passwd", "http://example.org/?a=b&c=d#e", "../../", "CON", "NUL.txt", "=1+1", "@SUM(1+1)*cmd|' /C calc'!A0",
  "+49 1", "-1", ",;|\t", "a,b;c", "[\"list\"]", "{\"id\": \"x\"}", "null", "true", "NaN", "Infinity", "-0", "1e999", "0x10",
  "undefined", "__proto__", "constructor", "(null)", "id", "2026-02-30", "1,000.5", "1.000,5", "\xe2\x82\xac 5"
};
