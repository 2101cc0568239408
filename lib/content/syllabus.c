/* SPDX-License-Identifier: MIT */
/*
 * Reading a syllabus in any of its forms.  Problem codes: session-limit (an
 * error), no-syllabus, id-twice, wrong-type, type-coerced (warnings),
 * empty-session (a note), and those of item.c, nested.c and secret.c.
 */
#include "base/limits.h"
#include "base/str.h"
#include "content/item.h"
#include "content/nested.h"
#include "content/secret.h"
#include "content/syllabus.h"

enum root_slot { PREPARATION, SESSIONS, RECORD };

static const struct nested_key root_keys[] = {
	{ "syllabus", SESSIONS },
	{ "sessions", SESSIONS },
	{ "syllabusbefore", PREPARATION },
	{ "pre", PREPARATION },
	{ "preparation", PREPARATION },
	/* A whole record (S6) may well have no syllabus. */
	{ "title", RECORD },
	{ "code", RECORD },
	{ NULL, 0 },
};

enum slot { ID, TITLE, MINUTES, TEXT, RESOURCES, ASSIGNMENT, DRAFT };

static const struct nested_key session_keys[] = {
	{ "id", ID },
	{ "sessionid", ID },
	{ "moduleid", ID },
	{ "title", TITLE },
	{ "name", TITLE },
	{ "duration", MINUTES },
	{ "timerequired", MINUTES },
	{ "minutes", MINUTES },
	{ "overview", TEXT },
	{ "description", TEXT },
	{ "content", TEXT },
	{ "details", TEXT },
	{ "text", TEXT },
	{ "learningresources", RESOURCES },
	{ "resources", RESOURCES },
	{ "assignment", ASSIGNMENT },
	{ "assignement", ASSIGNMENT },
	{ "draft", DRAFT },
	{ "icon", NESTED_QUIET },
	{ "weight", NESTED_QUIET },	/* of S8's pages */
	{ NULL, 0 },
};

enum assignment_slot { A_TITLE, A_TEXT, A_EXAMPLES, A_MINUTES };

static const struct nested_key assignment_keys[] = {
	{ "title", A_TITLE },
	{ "name", A_TITLE },
	{ "description", A_TEXT },
	{ "overview", A_TEXT },
	{ "content", A_TEXT },
	{ "details", A_TEXT },
	{ "text", A_TEXT },
	{ "examples", A_EXAMPLES },
	{ "example", A_EXAMPLES },
	{ "duration", A_MINUTES },
	{ "timerequired", A_MINUTES },
	{ "minutes", A_MINUTES },
	{ NULL, 0 },
};

static struct value *read_assignment_map(const struct cleaner *cleaner,
					 const struct value *from)
{
	struct arena *arena = cleaner->arena;
	struct value *map = nested_map(cleaner, from), *minutes;
	struct prose text, examples;
	struct nested nested;

	nested_read(&nested, cleaner, assignment_keys, from);
	prose_init(&text);
	prose_init(&examples);
	nested_prose(&nested, A_TEXT, &text);
	nested_prose(&nested, A_EXAMPLES, &examples);
	minutes = nested_minutes(&nested, A_MINUTES, &text);
	nested_put(arena, map, "title",
		   nested_clean(&nested, A_TITLE, KEY_LINE));
	nested_put(arena, map, "minutes", minutes);
	nested_put(arena, map, "text", prose_finish(&text, arena));
	nested_put(arena, map, "examples", prose_finish(&examples, arena));
	nested_put_unknown(&nested, map);
	return value_len(map) ? map : NULL;
}

/* A map, or plain words; several are told one after the other. */
static struct value *read_assignment(const struct cleaner *cleaner,
				     const struct value_pair *pair)
{
	const struct value *from = pair->value;
	struct value *map;
	struct prose prose;

	if (from->type == VALUE_LIST && from->list.len == 1)
		from = from->list.items[0];
	if (from->type == VALUE_MAP)
		return read_assignment_map(cleaner, from);
	map = nested_map(cleaner, from);
	prose_init(&prose);
	prose_add_value(&prose, cleaner, from, pair->key);
	nested_put(cleaner->arena, map, "text",
		   prose_finish(&prose, cleaner->arena));
	return value_len(map) ? map : NULL;
}

/* Is there more than an id? */
static bool is_said(const struct value *session)
{
	size_t said = value_len(session);

	return said > 1 || (said && !value_get(session, "id"));
}

static struct value *read_session_map(struct item_reader *reader,
				      const struct value *from)
{
	struct arena *arena = reader->cleaner.arena;
	struct value *map = nested_map(&reader->cleaner, from), *minutes;
	const struct value_pair *pair;
	struct nested nested;
	struct prose text;

	nested_read(&nested, &reader->cleaner, session_keys, from);
	if (nested_is_true(&nested, DRAFT))
		return NULL;
	prose_init(&text);
	nested_prose(&nested, TEXT, &text);
	minutes = nested_minutes(&nested, MINUTES, &text);
	nested_put(arena, map, "id", nested_id(&nested, ID));
	nested_put(arena, map, "title", nested_clean(&nested, TITLE, KEY_LINE));
	nested_put(arena, map, "minutes", minutes);
	nested_put(arena, map, "text", prose_finish(&text, arena));
	pair = nested_find(&nested, RESOURCES);
	if (pair)
		nested_put(arena, map, "resources",
			   items_read(reader, pair->value));
	pair = nested_find(&nested, ASSIGNMENT);
	if (pair)
		nested_put(arena, map, "assignment",
			   read_assignment(&reader->cleaner, pair));
	nested_put_unknown(&nested, map);
	if (is_said(map))
		return map;
	report_add(reader->cleaner.report, SEVERITY_NOTE, from->at,
		   "empty-session", "nothing to show here: no title or text");
	return NULL;
}

const struct value *syllabus_session(const struct value *sessions,
				     const char *id)
{
	size_t i;

	for (i = 0; i < value_len(sessions); i++) {
		const struct value *session = value_item(sessions, i);
		const char *other = value_text(value_get(session, "id"));

		if (other && id && str_eq(other, id))
			return session;
	}
	return NULL;
}

/* Whose is a class that names an id which two have?  The first one's. */
static void check_id(const struct cleaner *cleaner, const struct value *list,
		     struct value *session)
{
	const struct value *id = value_get(session, "id");
	uint32_t i, out = 0;

	if (!id || !syllabus_session(list, id->text))
		return;
	report_add(cleaner->report, SEVERITY_WARNING, id->at, "id-twice",
		   "two sessions have the id \"%s\": it is the first one's, "
		   "give this one another", id->text);
	for (i = 0; i < session->map.len; i++) {
		if (!str_eq(session->map.pairs[i].key, "id"))
			session->map.pairs[out++] = session->map.pairs[i];
	}
	session->map.len = out;
}

static void read_session(struct item_reader *reader, struct value *list,
			 const struct value *from)
{
	struct value *session;

	if (clean_is_empty(from))
		return;
	if (from->type == VALUE_MAP)
		session = read_session_map(reader, from);
	else
		session = nested_wrap(&reader->cleaner, from, "a session");
	if (!session)
		return;
	check_id(&reader->cleaner, list, session);
	value_push(reader->cleaner.arena, list, session);
}

static struct value *read_sessions(struct item_reader *reader,
				   const struct value *from)
{
	const struct cleaner *cleaner = &reader->cleaner;
	struct value *list = value_list(cleaner->arena);
	size_t i;

	list->at = from->at;
	if (from->type == VALUE_MAP) {
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "type-coerced", "the syllabus is one map where a "
			   "list of sessions is expected: put \"- \" before "
			   "its first key");
		read_session(reader, list, from);
	} else if (from->type != VALUE_LIST) {
		read_session(reader, list, from);
	}
	for (i = 0; from->type == VALUE_LIST && i < from->list.len; i++) {
		if (value_len(list) == LIMIT_SESSIONS) {
			report_add(cleaner->report, SEVERITY_ERROR,
				   from->list.items[i]->at, "session-limit",
				   "a syllabus can have %d sessions; this one "
				   "and those after it are left out",
				   LIMIT_SESSIONS);
			break;
		}
		read_session(reader, list, from->list.items[i]);
	}
	return value_len(list) ? list : NULL;
}

/* S7, "<path>: [\"[01] Title CODE [1]\"]": which modules make up a pathway. */
bool syllabus_is_pathways(const struct value *root)
{
	size_t i;

	for (i = 0; i < value_len(root); i++) {
		const struct value *list = root->map.pairs[i].value;
		const char *text = value_text(value_item(list, 0));

		if (!text || text[0] != '[' || !str_is_digit(text[1]))
			return false;
	}
	return value_len(root) > 0;
}

/* Nothing in a file that should have a syllabus: what was meant? */
static void check_root(const struct cleaner *cleaner,
		       const struct nested *nested, const struct value *root)
{
	if (nested_find(nested, RECORD) || syllabus_is_pathways(root) ||
	    !value_len(nested->unknown))
		return;
	report_add(cleaner->report, SEVERITY_WARNING, root->at, "no-syllabus",
		   "no \"syllabus\" or \"sessions\" here, only \"%s\": name "
		   "the list of sessions \"syllabus\"",
		   nested->unknown->map.pairs[0].key);
}

/* What a root has in its slots; its other keys are not ours. */
static void read_slots(struct nested *nested, const struct cleaner *cleaner,
		       const struct value *from)
{
	struct cleaner quiet = *cleaner;

	quiet.report = NULL;
	nested_read(nested, &quiet, root_keys, from);
	nested->cleaner = cleaner;
}

/* syllabus: {pre: [...], sessions: [...]} */
static const struct value *find_inner(const struct cleaner *cleaner,
				      const struct value_pair *sessions)
{
	struct cleaner quiet = { cleaner->arena, NULL, cleaner->zone };
	struct nested inner;

	if (!sessions || sessions->value->type != VALUE_MAP)
		return NULL;
	read_slots(&inner, &quiet, sessions->value);
	return nested_find(&inner, SESSIONS) ? sessions->value : NULL;
}

static void add_items(struct arena *arena, struct value *map,
		      struct value *items)
{
	struct value *have = value_get(map, "preparation");
	size_t i;

	if (!have)
		nested_put(arena, map, "preparation", items);
	for (i = 0; have && i < value_len(items); i++)
		value_push(arena, have, value_item(items, i));
}

/* Adds to the map.  Recursion is bounded by LIMIT_YAML_DEPTH. */
static void read_root(struct item_reader *reader, struct value *map,
		      const struct value *from)
{
	const struct cleaner *cleaner = &reader->cleaner;
	const struct value_pair *sessions, *preparation;
	const struct value *inner;
	struct nested nested;

	read_slots(&nested, cleaner, from);
	sessions = nested_find(&nested, SESSIONS);
	preparation = nested_find(&nested, PREPARATION);
	inner = find_inner(cleaner, sessions);
	if (preparation)
		add_items(cleaner->arena, map,
			  items_read(reader, preparation->value));
	if (inner)
		read_root(reader, map, inner);
	else if (sessions)
		nested_put(cleaner->arena, map, "sessions",
			   read_sessions(reader, sessions->value));
	else if (!preparation)
		check_root(cleaner, &nested, from);
}

struct value *syllabus_read(struct arena *arena, const struct value *from,
			    struct report *report)
{
	struct item_reader reader = {
		.cleaner = { arena, report, &zone_utc },
		.left = LIMIT_ITEMS,
	};
	struct value *map;

	if (!from || clean_is_empty(from))
		return NULL;
	map = nested_map(&reader.cleaner, from);
	if (from->type == VALUE_MAP)
		read_root(&reader, map, from);
	else
		nested_put(arena, map, "sessions",
			   read_sessions(&reader, from));
	secrets_check(map, report);
	return value_len(map) ? map : NULL;
}

const struct value *syllabus_find(const struct value *syllabus, const char *id)
{
	return syllabus_session(value_get(syllabus, "sessions"), id);
}
