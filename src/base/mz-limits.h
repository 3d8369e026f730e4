/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much is read of what comes from outside, and drawn of what is asked for: every limit in one place, each with its
 * reason. A file that keeps to them is read in time and memory that grow with its length alone; what goes beyond is refused
 * with a message before memory is taken for it. tests/io/test-limits.c, tests/learn/test-learn-limits.c,
 * tests/model/test-search.c and tests/corpus try each at the limit and one past it.
 *
 * All are included: a thing may have just as many as the limit says.
 */
#pragma once

/* --- Any text of JSON (mz-json-gate.h) --- */

/* Bytes of a file. All the bundled facts have less than 2 MiB; places in it fit 32 bits. */
#define MZ_JSON_GATE_MAX_TEXT     (64u << 20)
/* Bytes of a string between its quotes, as written. A note has some hundred; no line of a list has to lay out more. */
#define MZ_JSON_GATE_MAX_STRING   (1u << 20)
/* Characters of a number. 17 digits are all that a double tells apart; the longest that anybody writes have some hundred. */
#define MZ_JSON_GATE_MAX_NUMBER   1000
/* Lists and objects in each other. Records have 4 levels, GeoJSON 8; readers may then go down without a stack of their own. */
#define MZ_JSON_GATE_MAX_DEPTH    64
/* Keys of one object. Records have up to 22, features some hundred; keys are sorted to find one that stands twice. */
#define MZ_JSON_GATE_MAX_MEMBERS  10000
/* Records or features of a file, in all lists at its top. Each is noted with its place before any is read. */
#define MZ_JSON_GATE_MAX_ELEMENTS 1000000

/* --- Facts (data/facts/README.md) --- */

/* Bytes of an id: the longest bundled one has 45. It stands in every message and in the names of files. */
#define MZ_RECORD_MAX_ID          200
/* Entries of one list in a record. The longest bundled series has 354 points; twelve months, a century and 80 countries
 * are 96,000. */
#define MZ_RECORD_MAX_ENTRIES     100000
/* Tonnes, dollars, or whatever else is counted: the earth's crust has no more, and sums of them are exact to the unit. */
#define MZ_FIELDS_MAX_AMOUNT      1e12
/* Dollars of a value, and the unit of a figure that is none: ten times what the world earns in a year. */
#define MZ_FIELDS_MAX_MONEY       1e15
/* Months of a flow or a move: a century. */
#define MZ_FIELDS_MAX_MONTHS      1200
/* What is told of one record or one feature; then how much more is wrong with it. Nobody mends more at a time. */
#define MZ_FIELDS_MAX_FINDINGS    10
/* What is told of a file; then how much more is wrong with it. Each is a row of a list, and a line on a terminal. */
#define MZ_REPORT_MAX_FINDINGS    1000

/* --- GeoJSON --- */

/* Sites of a file, of all its points together: as many as the map draws in time. */
#define MZ_GEOJSON_MAX_FEATURES   MZ_JSON_GATE_MAX_ELEMENTS
/* Features with something wrong that are told of. */
#define MZ_GEOJSON_MAX_TOLD       10
/* Bytes of properties that are copied to the second and later points of MultiPoints, in a whole file. Each point is a site
 * with all of them: a megabyte of properties on a megabyte of points would be a terabyte. */
#define MZ_GEOJSON_MAX_COPIED     (64u << 20)

/* --- Tables (CSV, mz-table.h) --- */

/* Bytes of the file, and of it as UTF-8; places in it fit 32 bits. */
#define MZ_TABLE_MAX_BYTES        (64u << 20)
/* Cells of a row. Tables of mines have up to hundred columns; what is known of each column stands in a plain value. */
#define MZ_TABLE_MAX_COLUMNS      512
/* Rows, the header not counted: as many as a text of JSON may have records. Each is noted with its place. */
#define MZ_TABLE_MAX_ROWS         MZ_JSON_GATE_MAX_ELEMENTS
/* Bytes of a cell as it stands there, its first quote included: a quote that is not closed ends here. */
#define MZ_TABLE_MAX_CELL         (1u << 20)
/* Rows with something wrong that are told of where nobody looks at each. */
#define MZ_TABLE_MAX_TOLD         10
/* Rows of the window's list of which it is kept what is wrong; of the others, that something is. */
#define MZ_IMPORT_MAX_TOLD        10000

/* --- GIS files, which a helper reads (src/gis) --- */

/* Seconds, of the clock and of the processor. A file with as many points as are allowed takes two. */
#define MZ_GIS_MAX_SECONDS        10
/* Bytes of memory, all libraries in it, which are a third. */
#define MZ_GIS_MAX_MEMORY         (512u << 20)
/* Bytes that the helper prints: as many as pass the gate. */
#define MZ_GIS_MAX_OUTPUT         MZ_JSON_GATE_MAX_TEXT
/* Bytes of a GeoPackage that it writes: four times what it was given. */
#define MZ_GIS_MAX_WRITTEN        (256u << 20)
/* Features with points: with ten attributes each they fill the output. */
#define MZ_GIS_MAX_FEATURES       200000
/* Bytes of a text in an attribute: as many as the gate lets pass when each is written in six. */
#define MZ_GIS_MAX_TEXT           (MZ_JSON_GATE_MAX_STRING / 6)

/* --- Scenarios (data/scenarios/README.md) --- */

/* Moves: each is a row of the window's list, and looked at in every month of every stage. */
#define MZ_SCENARIO_MAX_MOVES     200
/* Years that a date may name: those of the clock. */
#define MZ_SCENARIO_FIRST_YEAR    1950
#define MZ_SCENARIO_LAST_YEAR     2040
/* Days of a delay: ten years. */
#define MZ_SCENARIO_MAX_DAYS      3650
/* Tonnes a year of a plant, a stock or a market: a thousand times what the world mines. */
#define MZ_SCENARIO_MAX_TONNES    1e9

/* --- Stories (docs/story.md) --- */

/* Scenes: each is a row of the presenter's list; at half a minute each they are more than an hour and a half. */
#define MZ_STORY_MAX_SCENES       200
/* Characters of a title, of a story or a scene: two lines of the audience's screen, with the largest letters. */
#define MZ_STORY_MAX_TITLE        120
/* Characters of what the audience reads. Nobody reads more while somebody speaks. */
#define MZ_STORY_MAX_TEXT         400
/* Characters of the presenter's notes to a scene: five minutes of speech. */
#define MZ_STORY_MAX_NOTES        4000
/* Figures of a text or of notes: each is looked up whenever the scene is shown. */
#define MZ_STORY_MAX_FIGURES      60
/* Seconds planned for a scene: an hour. */
#define MZ_STORY_MAX_SECONDS      3600
/* Sources of a scene besides those of its figures, and figures whose values were noted: a text has no room for more. */
#define MZ_STORY_MAX_SOURCES      100
#define MZ_STORY_MAX_THEN         200

/* --- Learning (docs/lesson.md, docs/study.md) --- */

/* Steps of a lesson: at half a minute each they are an hour. */
#define MZ_LESSON_MAX_STEPS       120
/* Characters of what a step says: a paragraph or two beside the map. */
#define MZ_LESSON_MAX_TEXT        700
/* Characters of a prompt, a reason and a choice; choices of a question: one for each of the keys 1 to 9. */
#define MZ_LESSON_MAX_PROMPT      300
#define MZ_LESSON_MAX_CHOICE      120
#define MZ_LESSON_MAX_CHOICES     9
/* The number that a question is drawn by. */
#define MZ_LESSON_MAX_SEED        1000000000
/* Minutes that a lesson says it takes. */
#define MZ_LESSON_MAX_MINUTES     120
/* Terms: each is a row of a list, and looked for in every text that is shown. */
#define MZ_GLOSSARY_MAX_ENTRIES   2000
/* Characters of a term or another word for it; of its line in lists; of what is told of it. */
#define MZ_GLOSSARY_MAX_TERM      60
#define MZ_GLOSSARY_MAX_SHORT     90
#define MZ_GLOSSARY_MAX_TEXT      1200
/* Other words for a term; other terms that it leads to. */
#define MZ_GLOSSARY_MAX_ALIASES   20
/* Cards, answers of each that are kept, and bytes of its key: all that can be asked of the facts several times over, in a
 * file that the gate lets pass when all of it is full. */
#define MZ_STUDY_MAX_CARDS        20000
#define MZ_STUDY_MAX_ANSWERS      50
#define MZ_STUDY_MAX_KEY          200
/* Lessons that were begun. */
#define MZ_STUDY_MAX_LESSONS      1000
/* The number of the format: what is higher was never one. */
#define MZ_STUDY_MAX_VERSION      1000000

/* --- Documents (docs/document.md) --- */

/* Changes of records: fifty times the bundled ones. Each is an object of its own, and a step to undo. */
#define MZ_DOCUMENT_MAX_CHANGES   100000
/* Notes: one for each record that can be changed. */
#define MZ_DOCUMENT_MAX_NOTES     100000
/* Views by name: each is a row of a menu. */
#define MZ_DOCUMENT_MAX_VIEWS     1000
/* Scenarios: each is a row of a menu, and may have as many moves as one in a file of its own. */
#define MZ_DOCUMENT_MAX_SCENARIOS 200
/* Stories: each is a row of a list, and may have as many scenes as one in a file of its own. */
#define MZ_DOCUMENT_MAX_STORIES   100
/* The number of the format: what is higher was never one. */
#define MZ_DOCUMENT_MAX_VERSION   1000000
/* Bytes of the id of what a note is on: companies are called by names, and so longer than records. */
#define MZ_NOTE_MAX_ID            4096
/* Bytes of a note: twenty pages. */
#define MZ_NOTE_MAX_TEXT          (64u << 10)
/* Bytes of the name of a view: a row of a menu. */
#define MZ_VIEW_MAX_NAME          200
/* Bytes of its address: what every program takes. */
#define MZ_VIEW_MAX_ADDRESS       4096
/* Of the frame that an address names, in pixels. */
#define MZ_VIEW_MAX_SIDE          16384

/* --- Drafts of what is not saved --- */

/* Bytes: as many as a file that can be opened again. */
#define MZ_DRAFT_MAX_CONTENT      MZ_JSON_GATE_MAX_TEXT

/* --- Search --- */

/* Characters of what is looked for: a paragraph. Each of its words is looked for in every record. */
#define MZ_SEARCH_MAX_TEXT        1000

/* --- Pictures and the view --- */

/* Dots of a side: half of what cairo can hold; a poster a metre wide at 400 dots an inch. */
#define MZ_PICTURE_MAX_SIDE       16384.0
/* Dots in all: 268 million, which are 1 GiB of memory while the picture is drawn. */
#define MZ_PICTURE_MAX_AREA       268435456.0
/* Pixels of a side at the least: below, nothing on a map can be told apart. */
#define MZ_PICTURE_MIN_SIDE       64
/* Dots for each pixel. */
#define MZ_PICTURE_MIN_SCALE      0.25
#define MZ_PICTURE_MAX_SCALE      8.0
/* Zoom of the map, as that of web maps: the base map is drawn for 1:10 million and shows nothing new beyond. */
#define MZ_MAP_MAX_ZOOM           10.0
