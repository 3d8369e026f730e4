/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON texts and what the gate is to say of them, worked out by hand from RFC 8259 and the rules in mz-json-gate.h. */
#pragma once

#include "mz-json-gate.h"

typedef enum
{
  VALID,   /* both modes let it through */
  HELD,    /* the grammar is right, the strict mode refuses it with the code */
  INVALID  /* both modes refuse it with the code */
} Verdict;

typedef struct
{
  const char *text;
  gsize       length;
  Verdict     verdict;
  MzIoError   code;
  guint       line, column; /* 0: not checked */
} JsonCase;

#define OK(text)                        { text, sizeof (text) - 1, VALID, 0, 0, 0 }
#define STRICT(text, code, line, col)   { text, sizeof (text) - 1, HELD, MZ_IO_ERROR_##code, line, col }
#define BAD(text, code, line, col)      { text, sizeof (text) - 1, INVALID, MZ_IO_ERROR_##code, line, col }
#define SYNTAX(text, line, col)         BAD (text, SYNTAX, line, col)

static const JsonCase number_cases[] = {
  OK ("[0]"), OK ("[-0]"), OK ("[1]"), OK ("[-1]"), OK ("[10]"), OK ("[1234567890]"), OK ("[-123]"), OK ("[ 4]"),
  OK ("[4 ]"), OK ("[0.0]"), OK ("[-0.0]"), OK ("[0.5]"), OK ("[123.456789]"), OK ("[-1.5]"), OK ("[1.50]"),
  OK ("[0.000]"), OK ("[20.20]"), OK ("[0e1]"), OK ("[0e+1]"), OK ("[0E0]"), OK ("[-0e-0]"), OK ("[1e2]"),
  OK ("[1E2]"), OK ("[1e+2]"), OK ("[1E+2]"), OK ("[1e-2]"), OK ("[1E-2]"), OK ("[1.5e2]"), OK ("[1.5E-02]"),
  OK ("[1e00]"), OK ("[123e45]"), OK ("[123.456e78]"), OK ("[1.7976931348623157e308]"),
  OK ("[-1.7976931348623157e308]"), OK ("[5e-324]"), OK ("[2.2250738585072014E-308]"),
  OK ("[0.000000000000000000000000000000000000000000000000000000000000000000000000000001]"), OK ("[0e999999]"),
  OK ("[0.0e-999999]"), OK ("[1e22]"), OK ("[9007199254740992]"), OK ("[-9007199254740992]"),
  OK ("[9007199254740991]"), OK ("[1e19]"), OK ("[18446744073709551616.0]"),
  STRICT ("[9007199254740993]", NUMBER, 1, 2), STRICT ("[-9007199254740993]", NUMBER, 1, 2),
  STRICT ("[10000000000000000]", NUMBER, 1, 2), STRICT ("[9223372036854775808]", NUMBER, 1, 2),
  STRICT ("[-9223372036854775809]", NUMBER, 1, 2), STRICT ("[18446744073709551616]", NUMBER, 1, 2),
  STRICT ("[100000000000000000000]", NUMBER, 1, 2), STRICT ("[1e309]", NUMBER, 1, 2),
  STRICT ("[-1e309]", NUMBER, 1, 2), STRICT ("[1,\n 1e999]", NUMBER, 2, 2), STRICT ("[123123e100000]", NUMBER, 1, 2),
  STRICT ("[1.8e308]", NUMBER, 1, 2),
  STRICT ("[0.4e00669999999999999999999999999999999999999999999999]", NUMBER, 1, 2),
  STRICT ("[1e-400]", NUMBER, 1, 2), STRICT ("[123.456e-789]", NUMBER, 1, 2),
  STRICT ("[-1e-9999999999]", NUMBER, 1, 2), SYNTAX ("[+1]", 1, 2), SYNTAX ("[++1]", 1, 2), SYNTAX ("[-]", 1, 2),
  SYNTAX ("[--1]", 1, 2), SYNTAX ("[-+1]", 1, 2), SYNTAX ("[- 1]", 1, 2), SYNTAX ("[00]", 1, 2),
  SYNTAX ("[01]", 1, 2), SYNTAX ("[-01]", 1, 2), SYNTAX ("[012.5]", 1, 2), SYNTAX ("[-00]", 1, 2),
  SYNTAX ("[1.]", 1, 2), SYNTAX ("[-1.]", 1, 2), SYNTAX ("[1.e1]", 1, 2), SYNTAX ("[.5]", 1, 2),
  SYNTAX ("[-.5]", 1, 2), SYNTAX ("[.]", 1, 2), SYNTAX ("[1e]", 1, 2), SYNTAX ("[1E]", 1, 2), SYNTAX ("[1e+]", 1, 2),
  SYNTAX ("[1e-]", 1, 2), SYNTAX ("[1eE2]", 1, 2), SYNTAX ("[1e2.5]", 1, 5), SYNTAX ("[1.5e]", 1, 2),
  SYNTAX ("[0.3e+]", 1, 2), SYNTAX ("[1 000]", 1, 4), SYNTAX ("[1,000.5.1]", 1, 4), SYNTAX ("[1.2.3]", 1, 5),
  SYNTAX ("[0x1F]", 1, 3), SYNTAX ("[0x]", 1, 3), SYNTAX ("[1_000]", 1, 3), SYNTAX ("[1a]", 1, 3),
  SYNTAX ("[1.5f]", 1, 5), SYNTAX ("[NaN]", 1, 2), SYNTAX ("[-NaN]", 1, 2), SYNTAX ("[Infinity]", 1, 2),
  SYNTAX ("[-Infinity]", 1, 2), SYNTAX ("[inf]", 1, 2), SYNTAX ("[1+2]", 1, 3), SYNTAX ("[1-]", 1, 3),
  SYNTAX ("[0e]", 1, 2), SYNTAX ("[9.e+]", 1, 2), SYNTAX ("[2.e-3]", 1, 2), SYNTAX ("[-2.]", 1, 2),
  SYNTAX ("[1e1e1]", 1, 5), SYNTAX ("[\xef\xbc\x91]", 1, 2), SYNTAX ("[\xd9\xa1]", 1, 2),
  SYNTAX ("[\xe2\x88\x92" "1]", 1, 2), SYNTAX ("[1/2]", 1, 3),
};

static const JsonCase string_cases[] = {
  OK ("[\"\"]"), OK ("[\"a\"]"), OK ("[\" \"]"), OK ("[\"\\\"\"]"), OK ("[\"\\\\\"]"), OK ("[\"\\/\"]"),
  OK ("[\"/\"]"), OK ("[\"\\b\\f\\n\\r\\t\"]"), OK ("[\"\\\\n\"]"), OK ("[\"\\\\\\\"\"]"), OK ("[\"\\\\u0000\"]"),
  OK ("[\"a/*b*/c\"]"), OK ("[\"//\"]"), OK ("[\"'\"]"), OK ("[\"[\"]"), OK ("[\"]\"]"), OK ("[\"{}\"]"),
  OK ("[\",:\"]"), OK ("[\"\x7f\"]"), OK ("[\"\\u0041\"]"), OK ("[\"\\u00e9\"]"), OK ("[\"\\u00E9\"]"),
  OK ("[\"\\uaBcD\"]"), OK ("[\"\\u0001\"]"), OK ("[\"\\u001f\"]"), OK ("[\"\\u0022\"]"), OK ("[\"\\u005C\"]"),
  OK ("[\"\\u2028\\u2029\"]"), OK ("[\"\\uFEFF\"]"), OK ("[\"\\uFFFE\"]"), OK ("[\"\\uFFFF\"]"),
  OK ("[\"\\u0060\\u012a\\u12AB\"]"), OK ("[\"\\uD834\\uDD1E\"]"), OK ("[\"\\ud834\\udd1e\"]"),
  OK ("[\"\\uD800\\uDC00\"]"), OK ("[\"\\uDBFF\\uDFFF\"]"), OK ("[\"\\uD83D\\uDE39\\uD83D\\uDC8D\"]"),
  OK ("[\"\\uD7FF\\uE000\"]"), OK ("[\"new\\u000Aline\"]"), OK ("[\"\\uA66D\"]"),
  STRICT ("[\"\\u0000\"]", TEXT, 1, 3), STRICT ("[\"a\\u0000b\"]", TEXT, 1, 4),
  STRICT ("{\"k\\u0000\":1}", TEXT, 1, 4), BAD ("[\"\\uD800\"]", TEXT, 1, 3), BAD ("[\"\\uDC00\"]", TEXT, 1, 3),
  BAD ("[\"\\uDFFF\\uD800\"]", TEXT, 1, 3), BAD ("[\"\\uD800\\uD800\"]", TEXT, 1, 3),
  BAD ("[\"\\uD800\\n\"]", TEXT, 1, 3), BAD ("[\"\\uD800a\"]", TEXT, 1, 3),
  BAD ("[\"\\uD800 \\uDC00\"]", TEXT, 1, 3), BAD ("[\"\\uD888\\u1234\"]", TEXT, 1, 3),
  BAD ("[\"ab\\uDd1e\"]", TEXT, 1, 5), BAD ("[\"\\uD834\\uDD\"]", TEXT, 1, 3), BAD ("[\"\\uD800\\\"]", TEXT, 1, 3),
  BAD ("[\"\\uD800\\u\"]", TEXT, 1, 3), BAD ("[\"\\uD800\\uD800\\x\"]", TEXT, 1, 3),
  BAD ("{\"\\uDADA\": 1}", TEXT, 1, 3), SYNTAX ("[\"\\x00\"]", 1, 3), SYNTAX ("[\"\\a\"]", 1, 3),
  SYNTAX ("[\"\\v\"]", 1, 3), SYNTAX ("[\"\\0\"]", 1, 3), SYNTAX ("[\"\\'\"]", 1, 3), SYNTAX ("[\"\\ \"]", 1, 3),
  SYNTAX ("[\"\\U0041\"]", 1, 3), SYNTAX ("[\"\\N\"]", 1, 3), SYNTAX ("[\"\\\xc3\xa9\"]", 1, 3),
  SYNTAX ("[\"\\\n\"]", 1, 3), SYNTAX ("[\"\\\t\"]", 1, 3), SYNTAX ("[\"\\u\"]", 1, 3), SYNTAX ("[\"\\u0\"]", 1, 3),
  SYNTAX ("[\"\\u00\"]", 1, 3), SYNTAX ("[\"\\u004\"]", 1, 3), SYNTAX ("[\"\\u00g0\"]", 1, 3),
  SYNTAX ("[\"\\u{41}\"]", 1, 3), SYNTAX ("[\"\\u+041\"]", 1, 3), SYNTAX ("[\"\\u 041\"]", 1, 3),
  SYNTAX ("[\"\\u00\xc3\xa9\"]", 1, 3), SYNTAX ("[\"\\u004", 1, 3), SYNTAX ("[\"\\", 1, 2), SYNTAX ("[\"", 1, 2),
  SYNTAX ("[\"abc", 1, 2), SYNTAX ("[\"abc\\\"]", 1, 2), SYNTAX ("\"", 1, 1), SYNTAX ("[\"a\nb\"]", 1, 4),
  SYNTAX ("[\"a\r\nb\"]", 1, 4), SYNTAX ("[\"\t\"]", 1, 3), BAD ("[\"a\0b\"]", SYNTAX, 1, 4),
  SYNTAX ("[\"\x01\"]", 1, 3), SYNTAX ("[\"\x1f\"]", 1, 3), SYNTAX ("[\"\x08\"]", 1, 3), SYNTAX ("['a']", 1, 2),
  SYNTAX ("[`a`]", 1, 2), SYNTAX ("[\xe2\x80\x9c" "a\xe2\x80\x9d]", 1, 2), SYNTAX ("[a]", 1, 2),
  SYNTAX ("[\"a\" \"b\"]", 1, 6), SYNTAX ("[\"a\"b]", 1, 5), SYNTAX ("[\"\"\"a\"\"\"]", 1, 4),
  SYNTAX ("[\\n]", 1, 2), SYNTAX ("[\\u0020\"a\"]", 1, 2), SYNTAX ("[\"a\" + \"b\"]", 1, 6), SYNTAX ("\"a\"b", 1, 4),
};

static const JsonCase unicode_cases[] = {
  OK ("[\"\xc3\xa9\"]"), OK ("[\"\xc2\x80\"]"), OK ("[\"\xdf\xbf\"]"), OK ("[\"\xe0\xa0\x80\"]"),
  OK ("[\"\xed\x9f\xbf\"]"), OK ("[\"\xee\x80\x80\"]"), OK ("[\"\xef\xbf\xbf\"]"), OK ("[\"\xf0\x90\x80\x80\"]"),
  OK ("[\"\xf4\x8f\xbf\xbf\"]"), OK ("[\"\xf0\x9d\x84\x9e\"]"), OK ("[\"\xe2\x80\xa8\xe2\x80\xa9\"]"),
  OK ("[\"\xef\xbb\xbf\"]"), OK ("[\"\xe2\x81\xa0\"]"), OK ("[\"\xe5\x8c\x85\xe5\xa4\xb4\"]"),
  OK ("[\"e\xcc\x81\"]"), OK ("{\"\xd0\x9a\xd0\xbb\xd1\x8e\xd1\x87\":1}"), OK ("[\"\xc2\xa0\"]"),
  OK ("\xef\xbb\xbf{}"), OK ("\xef\xbb\xbf [1]"), OK ("\xef\xbb\xbf\"a\""), BAD ("[\"\xff\"]", ENCODING, 1, 3),
  BAD ("[\"\xfe\"]", ENCODING, 1, 3), BAD ("[\"\x80\"]", ENCODING, 1, 3), BAD ("[\"\xbf\"]", ENCODING, 1, 3),
  BAD ("[\"a\xe9\"]", ENCODING, 1, 4), BAD ("[\"\xe9t\xe9\"]", ENCODING, 1, 3),
  BAD ("[\"\xc0\x80\"]", ENCODING, 1, 3), BAD ("[\"\xc0\xaf\"]", ENCODING, 1, 3),
  BAD ("[\"\xc1\xbf\"]", ENCODING, 1, 3), BAD ("[\"\xe0\x80\xaf\"]", ENCODING, 1, 3),
  BAD ("[\"\xe0\x9f\xbf\"]", ENCODING, 1, 3), BAD ("[\"\xf0\x80\x80\xaf\"]", ENCODING, 1, 3),
  BAD ("[\"\xf0\x8f\xbf\xbf\"]", ENCODING, 1, 3), BAD ("[\"\xfc\x83\xbf\xbf\xbf\xbf\"]", ENCODING, 1, 3),
  BAD ("[\"\xed\xa0\x80\"]", ENCODING, 1, 3), BAD ("[\"\xed\xbf\xbf\"]", ENCODING, 1, 3),
  BAD ("[\"\xed\xa0\xb4\xed\xb4\x9e\"]", ENCODING, 1, 3), BAD ("[\"\xf4\x90\x80\x80\"]", ENCODING, 1, 3),
  BAD ("[\"\xf5\x80\x80\x80\"]", ENCODING, 1, 3), BAD ("[\"\xf7\xbf\xbf\xbf\"]", ENCODING, 1, 3),
  BAD ("[\"\xc3\"]", ENCODING, 1, 3), BAD ("[\"\xe2\x82\"]", ENCODING, 1, 3),
  BAD ("[\"\xf0\x9d\x84\"]", ENCODING, 1, 3), BAD ("[\"\xc3", ENCODING, 1, 3),
  BAD ("[\"\xc3\xa9\xc3\xa9\xff\"]", ENCODING, 1, 5), BAD ("[\"ab\",\n \"\xc3\xa9\", \"\xff\"]", ENCODING, 2, 8),
  BAD ("[\xff]", ENCODING, 1, 2), BAD ("\xff", ENCODING, 1, 1), BAD ("{\"\xff\":1}", ENCODING, 1, 3),
  BAD ("[1]\xff", ENCODING, 1, 4), BAD ("[1\xe5]", ENCODING, 1, 3), BAD ("[\"\\u0041\x80\"]", ENCODING, 1, 9),
  BAD ("{\"a\":\xe9}", ENCODING, 1, 6), BAD ("\xff\xfe[\0]\0", ENCODING, 1, 1),
  BAD ("\x89PNG\r\n\x1a\n\0", ENCODING, 1, 1), BAD ("PK\3\4\0", ENCODING, 1, 1),
  BAD ("\xfe\xff\0[\0]", ENCODING, 1, 1), BAD ("[\0]\0", ENCODING, 1, 1), BAD ("\0[\0]", ENCODING, 1, 1),
  BAD ("\xff\xfe\0\0[\0\0\0", ENCODING, 1, 1), BAD ("\0\0\0[\0\0\0]", ENCODING, 1, 1),
  BAD ("{\0\"\0a\0\"\0:\0001\0}\0", ENCODING, 1, 1), SYNTAX ("\xef\xbb\xbf", 1, 1),
  SYNTAX ("\xef\xbb\xbf\xef\xbb\xbf[]", 1, 1), SYNTAX ("[\xef\xbb\xbf]", 1, 2), SYNTAX ("[]\xef\xbb\xbf", 1, 3),
  BAD ("\xef\xbb{}", ENCODING, 1, 1), BAD ("\xef", ENCODING, 1, 1), SYNTAX ("\xef\xbb\xbf{", 1, 2),
  SYNTAX ("\xef\xbb\xbf\n{", 2, 2), SYNTAX ("[\xe2\x81\xa0]", 1, 2), SYNTAX ("[\xc2\xa0" "1]", 1, 2),
  SYNTAX ("[\xe2\x80\xa8]", 1, 2), SYNTAX ("[\xe3\x80\x80" "1]", 1, 2), SYNTAX ("[\xc2\x85" "1]", 1, 2),
  SYNTAX ("\xc3\xa5", 1, 1), SYNTAX ("[\xe2\x82\xac]", 1, 2), SYNTAX ("[\"\xc3\xa9\" x]", 1, 6),
};

static const JsonCase structure_cases[] = {
  OK ("0"), OK ("-1.5e3"), OK ("true"), OK ("false"), OK ("null"), OK ("\"\""), OK ("\"a\""), OK ("[]"), OK ("{}"),
  OK (" [] "), OK ("\n[]\n"), OK ("\t\r\n []"), OK ("42 "), OK ("true\n"), OK ("[]\r"), OK (" null "),
  OK ("[\r1\r,\r2\r]"), OK ("[[]   ]"), OK ("[true,false,null]"), OK ("[1,null,null,null,2]"), OK ("[{}]"),
  OK ("{\"a\":[]}"), OK ("{\"a\":{\"b\":{\"c\":[{}]}}}"), SYNTAX ("", 1, 1), SYNTAX (" ", 1, 2), SYNTAX ("\n", 2, 1),
  SYNTAX ("\n\n ", 3, 2), BAD ("\0", ENCODING, 1, 1), SYNTAX ("\f[]", 1, 1), SYNTAX ("[\f]", 1, 2),
  SYNTAX ("[\v1]", 1, 2), SYNTAX ("\b[]", 1, 1), SYNTAX ("[]\f", 1, 3), BAD ("[\0]", SYNTAX, 1, 2),
  BAD ("[]\0", SYNTAX, 1, 3), BAD ("[1]\0\0", SYNTAX, 1, 4), SYNTAX ("[]]", 1, 3), SYNTAX ("[][]", 1, 3),
  SYNTAX ("{}{}", 1, 3), SYNTAX ("1 2", 1, 3), SYNTAX ("1,2", 1, 2), SYNTAX ("[]#", 1, 3), SYNTAX ("{}//x", 1, 3),
  SYNTAX ("[1]x", 1, 4), SYNTAX ("2@", 1, 2), SYNTAX ("{}}", 1, 3), SYNTAX ("]", 1, 1), SYNTAX ("}", 1, 1),
  SYNTAX (",", 1, 1), SYNTAX (":", 1, 1), SYNTAX ("[", 1, 2), SYNTAX ("{", 1, 2), SYNTAX ("[{", 1, 3),
  SYNTAX ("[\n", 2, 1), SYNTAX ("{\"a\":[", 1, 7), SYNTAX ("[1", 1, 3), SYNTAX ("[1,", 1, 4),
  SYNTAX ("{\"a\"", 1, 5), SYNTAX ("{\"a\":", 1, 6), SYNTAX ("{\"a\":1", 1, 7), SYNTAX ("{\"a\":1,", 1, 8),
  SYNTAX ("[}", 1, 2), SYNTAX ("{]", 1, 2), SYNTAX ("[1}", 1, 3), SYNTAX ("{\"a\":1]", 1, 7), SYNTAX ("[{]}", 1, 3),
  SYNTAX ("[[1}]", 1, 4), SYNTAX ("True", 1, 1), SYNTAX ("TRUE", 1, 1), SYNTAX ("[False]", 1, 2),
  SYNTAX ("[NULL]", 1, 2), SYNTAX ("[Null]", 1, 2), SYNTAX ("[tru]", 1, 2), SYNTAX ("[fals]", 1, 2),
  SYNTAX ("[nul]", 1, 2), SYNTAX ("[truee]", 1, 2), SYNTAX ("[true1]", 1, 2), SYNTAX ("[null_]", 1, 2),
  SYNTAX ("nulltrue", 1, 1), SYNTAX ("[none]", 1, 2), SYNTAX ("[undefined]", 1, 2), SYNTAX ("tru", 1, 1),
  SYNTAX ("[true false]", 1, 7), SYNTAX ("[true]false", 1, 7), SYNTAX ("// a\n[]", 1, 1), SYNTAX ("/* */[]", 1, 1),
  SYNTAX ("[1 /* one */]", 1, 4), SYNTAX ("{/**/}", 1, 2), SYNTAX ("# c\n{}", 1, 1), SYNTAX ("<.>", 1, 1),
  SYNTAX ("[<null>]", 1, 2), SYNTAX ("<!-- -->", 1, 1), SYNTAX ("*", 1, 1), SYNTAX ("(1)", 1, 1),
  SYNTAX ("x = {}", 1, 1), SYNTAX ("{};", 1, 3), SYNTAX ("[$]", 1, 2), SYNTAX ("&true", 1, 1),
  SYNTAX ("---\n", 1, 1), SYNTAX ("[\x01]", 1, 2), SYNTAX ("[\x7f]", 1, 2), SYNTAX ("{\"a\":true} \"x\"", 1, 12),
  SYNTAX ("\n\n  ?", 3, 3), SYNTAX ("\r\n\r\n ?", 3, 2), SYNTAX ("\r\r?", 3, 1), SYNTAX ("\r\n\n\r?", 4, 1),
  SYNTAX ("[\n1,\n2\n3]", 4, 1), SYNTAX ("\t\t?", 1, 3),
};

static const JsonCase object_cases[] = {
  OK ("{\"a\":1}"), OK ("{\"\":0}"), OK ("{\"a\":1,\"b\":2}"), OK ("{ \"a\" : 1 , \"b\" : 2 }"),
  OK ("{\"a\":\"b\"}"), OK ("{\"a\":{}}"), OK ("{\"a\":null}"), OK ("{\n\"a\":\n1\n}"),
  OK ("{\"a\":[{\"a\":1},{\"a\":2}]}"), OK ("{\"a\":{\"a\":{\"a\":1}}}"), OK ("{\"a\":1,\"A\":2}"),
  OK ("{\"a\":1,\"a \":2}"), OK ("{\"\xc3\xa9\":1,\"e\xcc\x81\":2}"), OK ("{\"\\u0061\":1,\"b\":2}"),
  OK ("{\"a\":1,\"aa\":2,\"\":3}"), OK ("{\"min\":-1.0e+28,\"max\":1.0e+28}"),
  OK ("{\"x\":[{\"id\":\"y\"}],\"id\":\"z\"}"), OK ("[{\"a\":1},{\"a\":1}]"),
  STRICT ("{\"a\":1,\"a\":1}", DUPLICATE_KEY, 1, 8), STRICT ("{\"a\":1,\"a\":2}", DUPLICATE_KEY, 1, 8),
  STRICT ("{\"a\":1,\n \"b\":2,\n \"a\":3}", DUPLICATE_KEY, 3, 2), STRICT ("{\"\":1,\"\":2}", DUPLICATE_KEY, 1, 7),
  STRICT ("{\"a\":1,\"\\u0061\":2}", DUPLICATE_KEY, 1, 8), STRICT ("{\"\\/\":1,\"/\":2}", DUPLICATE_KEY, 1, 9),
  STRICT ("{\"\\n\":1,\"\\u000A\":2}", DUPLICATE_KEY, 1, 9),
  STRICT ("{\"\\u00e9\":1,\"\xc3\xa9\":2}", DUPLICATE_KEY, 1, 13),
  STRICT ("{\"\\uD834\\uDD1E\":1,\"\xf0\x9d\x84\x9e\":2}", DUPLICATE_KEY, 1, 19),
  STRICT ("{\"b\":{\"a\":1},\"c\":{\"a\":1,\"a\":2}}", DUPLICATE_KEY, 1, 25),
  STRICT ("[[{\"k\":{},\"k\":[]}]]", DUPLICATE_KEY, 1, 11),
  STRICT ("{\"a\":{\"x\":1},\"b\":[],\"a\":{}}", DUPLICATE_KEY, 1, 21),
  STRICT ("{\"c\":1,\"b\":2,\"c\":3,\"b\":4,\"c\":5}", DUPLICATE_KEY, 1, 14),
  STRICT ("{\"\\\"\":1,\"\\u0022\":2}", DUPLICATE_KEY, 1, 9),
  STRICT ("{\"\\\\\":1,\"\\u005c\":2}", DUPLICATE_KEY, 1, 9), SYNTAX ("{a:1}", 1, 2), SYNTAX ("{'a':1}", 1, 2),
  SYNTAX ("{1:1}", 1, 2), SYNTAX ("{null:1}", 1, 2), SYNTAX ("{[]:1}", 1, 2), SYNTAX ("{{}:1}", 1, 2),
  SYNTAX ("{\"a\"}", 1, 5), SYNTAX ("{\"a\" 1}", 1, 6), SYNTAX ("{\"a\",1}", 1, 5), SYNTAX ("{\"a\"::1}", 1, 6),
  SYNTAX ("{\"a\"=1}", 1, 5), SYNTAX ("{\"a\"=>1}", 1, 5), SYNTAX ("{:1}", 1, 2), SYNTAX ("{\"a\":}", 1, 6),
  SYNTAX ("{\"a\":,}", 1, 6), SYNTAX ("{\"a\":1,}", 1, 8), SYNTAX ("{\"a\":1,,}", 1, 8),
  SYNTAX ("{\"a\":1,,\"b\":2}", 1, 8), SYNTAX ("{,}", 1, 2), SYNTAX ("{,\"a\":1}", 1, 2),
  SYNTAX ("{\"a\":1 \"b\":2}", 1, 8), SYNTAX ("{\"a\":1;\"b\":2}", 1, 7), SYNTAX ("{\"a\":1:2}", 1, 7),
  SYNTAX ("{\"a\":1 2}", 1, 8), SYNTAX ("{\"a\":a}", 1, 6), SYNTAX ("{\"a\":'b'}", 1, 6),
  SYNTAX ("{\"a\":/**/1}", 1, 6), SYNTAX ("{\"a\"/**/:1}", 1, 5), SYNTAX ("{\"a\":1}/**/", 1, 8),
  SYNTAX ("{\"a\":1,/**/}", 1, 8), SYNTAX ("{\"a\":\"b\",\"c\"", 1, 13), SYNTAX ("{\"a", 1, 2),
  SYNTAX ("{\"a\\\":1}", 1, 2), SYNTAX ("{\"a\nb\":1}", 1, 4), SYNTAX ("{\"a\":[1,}", 1, 9),
  SYNTAX ("{\"a\":1,\"b\"}", 1, 11), SYNTAX ("{true:1}", 1, 2), SYNTAX ("{\xf0\x9f\x98\x80:1}", 1, 2),
  SYNTAX ("{\"\xf0\x9f\x98\x80\" 1}", 1, 6), SYNTAX ("{\"a\":tru}", 1, 6), SYNTAX ("{\"a\":01}", 1, 6),
  SYNTAX ("{\"a\":1}.", 1, 8),
};

static const JsonCase array_cases[] = {
  OK ("[1,2,3]"), OK ("[1 , 2]"), OK ("[\n1\n,\n2\n]"), OK ("[[]]"), OK ("[[],[]]"), OK ("[[[[[]]]]]"),
  OK ("[\"\",\"\"]"), OK ("[1,1]"), OK ("[{},{}]"), OK ("[1,\"a\",null,[],{}]"), OK ("[ ]"), OK ("[\t\n\r ]"),
  SYNTAX ("[1,]", 1, 4), SYNTAX ("[1,,2]", 1, 4), SYNTAX ("[,1]", 1, 2), SYNTAX ("[,]", 1, 2),
  SYNTAX ("[1,,]", 1, 4), SYNTAX ("[1 2]", 1, 4), SYNTAX ("[1;2]", 1, 3), SYNTAX ("[1:2]", 1, 3),
  SYNTAX ("[\"a\":1]", 1, 5), SYNTAX ("[:1]", 1, 2), SYNTAX ("[\"a\",\n4\n,1,", 3, 4), SYNTAX ("[1,\n2,\n]", 3, 1),
  SYNTAX ("[[1]", 1, 5), SYNTAX ("[1]]", 1, 4), SYNTAX ("[\"x\"", 1, 5), SYNTAX ("[\"x\"]]", 1, 6),
  SYNTAX ("[x", 1, 2), SYNTAX ("[3[4]]", 1, 3), SYNTAX ("[\"a\"[]]", 1, 5), SYNTAX ("[{}[]]", 1, 4),
  SYNTAX ("[1,2", 1, 5), SYNTAX ("[\"a\",true", 1, 10), SYNTAX ("1]", 1, 2), SYNTAX ("[()]", 1, 2),
  SYNTAX ("[1...3]", 1, 2), SYNTAX ("[*]", 1, 2), SYNTAX ("[\"\", ,]", 1, 6), SYNTAX ("[#]", 1, 2),
};
