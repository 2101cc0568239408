// SPDX-License-Identifier: MIT
//
// Calendars as a client reads them: ical.js parses what Lectern writes, with
// no zone data but the calendar's own, and Node's Intl says when things are.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { course, folder, lectern, put, tree } from './harness.js';

const NOW = '2027-01-01T00:00:00Z';
let ICAL;

before(async () => {
	({ default: ICAL } = await import('ical.js'));
});

async function body(dir, url, now = NOW)
{
	const { status, out, err } = await lectern(['render', '--content', dir,
		'--now', now, url]);

	assert.equal(status, 0, `${url}: ${out} ${err}`);
	return out;
}

// The calendar's events. Checks of the bytes come first: what a lenient parser
// forgives, Outlook does not.
function parse(text)
{
	assert.ok(text.endsWith('\r\n'));
	for (const line of text.split('\r\n')) {
		assert.ok(!/[\r\n]/.test(line), 'a lone CR or LF');
		assert.ok(Buffer.byteLength(line) <= 75, line);
	}
	const calendar = new ICAL.Component(ICAL.parse(text));
	const zones = calendar.getAllSubcomponents('vtimezone');
	const names = zones.map(zone => zone.getFirstPropertyValue('tzid'));

	assert.equal(new Set(names).size, names.length, 'a zone twice');
	ICAL.TimezoneService.reset();
	for (const zone of zones)
		ICAL.TimezoneService.register(zone);
	assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
	assert.ok(calendar.getFirstPropertyValue('prodid'));
	assert.ok(calendar.getAllSubcomponents().length > 0);
	const events = calendar.getAllSubcomponents('vevent').map(event => {
		for (const name of ['uid', 'dtstamp', 'dtstart', 'summary',
			'last-modified', 'sequence'])
			assert.equal(event.getAllProperties(name).length, 1, name);
		for (const property of event.getAllProperties()) {
			const tzid = property.getParameter('tzid');

			assert.ok(!tzid || names.includes(tzid), tzid);
		}
		return new ICAL.Event(event);
	});
	const uids = events.map(event => event.uid);

	assert.equal(new Set(uids).size, uids.length, 'a UID twice');
	return { calendar, events, zones };
}

// ---- times ----------------------------------------------------------------

const formats = new Map();

function format(zone)
{
	if (!formats.has(zone))
		formats.set(zone, new Intl.DateTimeFormat('en-US', {
			timeZone: zone, hourCycle: 'h23', year: 'numeric',
			month: 'numeric', day: 'numeric', hour: 'numeric',
			minute: 'numeric', second: 'numeric' }));
	return formats.get(zone);
}

// Seconds east of Greenwich, as Intl knows them.
function offset(zone, ms)
{
	const parts = Object.fromEntries(format(zone).formatToParts(ms)
		.map(({ type, value }) => [type, Number(value)]));

	return (Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour,
		parts.minute, parts.second) - ms) / 1000;
}

const local = (zone, ms) =>
	new Date(ms + 1000 * offset(zone, ms)).toISOString().slice(0, 19);

// An hour on both sides of each change of the clock in two years, and noon of
// a day in each month: the instants of sessions, whole minutes.
function instants(zone)
{
	const HOUR = 3600e3, found = [];
	const first = Date.UTC(2027, 0, 1), last = Date.UTC(2029, 0, 1);

	for (let at = first; at < last; at += 24 * HOUR) {
		if (offset(zone, at) === offset(zone, at + 24 * HOUR))
			continue;
		let change = at;

		while (offset(zone, change) === offset(zone, at))
			change += 60e3;
		found.push(change - 26 * HOUR, change - 3 * HOUR,
			change + 3 * HOUR, change + 26 * HOUR);
	}
	for (let month = 0; month < 24; month++)
		found.push(Date.UTC(2027, month, 15, 12));
	return [...new Set(found)].sort((a, b) => a - b);
}

const ZONES = ['Europe/London', 'America/Halifax', 'Australia/Lord_Howe',
	'Asia/Kolkata', 'Europe/Dublin', 'America/Sao_Paulo',
	'Africa/Casablanca', 'America/Nuuk', 'Asia/Jerusalem', 'Africa/Cairo',
	'America/New_York', 'Pacific/Chatham', 'Asia/Kathmandu'];

test('times are the true ones on both sides of every change of the clock',
	async () => {
		const files = {};

		ZONES.forEach((zone, n) => {
			files[`z${n}/index.md`] = course({ title: zone, code: `Z${n}`,
				events: [{ sessions: instants(zone).map(at => ({
					start_datetime: local(zone, at),
					end_datetime: local(zone, at + 3600e3),
					timezone: zone })) }] });
		});
		const dir = tree(files);
		const { out } = await lectern(['check', '--content', dir]);

		assert.doesNotMatch(out, /time-twice|time-skipped/);
		for (const [n, zone] of ZONES.entries()) {
			const { events } = parse(await body(dir, `/z${n}/calendar.ics`));
			const want = instants(zone);

			assert.equal(events.length, want.length, zone);
			events.forEach((event, i) => {
				assert.equal(event.startDate.toUnixTime(),
					want[i] / 1000, `${zone} ${local(zone, want[i])}`);
				assert.equal(event.endDate.toUnixTime(),
					want[i] / 1000 + 3600);
			});
		}
	});

test('a calendar of many zones has each zone once, whole', async () => {
	const dir = tree(Object.fromEntries(ZONES.map((zone, n) =>
		[`z${n}/index.md`, course({ title: zone, code: `Z${n}`,
			events: [1, 7].map(month => ({ sessions: [{
				start_datetime: `2027-0${month}-15T09:00:00`,
				end_datetime: `2027-0${month}-15T10:00:00`,
				timezone: zone }] })) })])));
	const { events, zones } = parse(await body(dir, '/calendar.ics'));

	assert.equal(events.length, 2 * ZONES.length);
	for (const zone of zones) {
		const name = zone.getFirstPropertyValue('tzid');
		const standard = zone.getAllSubcomponents('standard');
		const daylight = zone.getAllSubcomponents('daylight');

		// A zone of daylight time alone is worse than none.
		assert.equal(standard.length, 1, name);
		assert.ok(daylight.length <= 1, name);
		for (const part of [...standard, ...daylight]) {
			for (const key of ['dtstart', 'tzoffsetfrom', 'tzoffsetto'])
				assert.ok(part.getFirstPropertyValue(key), key);
			// All that Outlook understands.
			assert.equal(!!part.getFirstProperty('rrule'),
				daylight.length > 0);
			if (daylight.length)
				assert.match(part.getFirstPropertyValue('rrule')
					.toString(),
				/^FREQ=YEARLY;(BYDAY=-?\d(SU|MO|TU|WE|TH|FR|SA);BYMONTH=\d+|BYMONTH=\d+;BYDAY=-?\d(SU|MO|TU|WE|TH|FR|SA))$/);
		}
	}
	const told = zones.map(zone => zone.getFirstPropertyValue('tzid'));

	for (const name of ['Europe/London', 'Europe/Dublin', 'Asia/Kolkata',
		'America/Sao_Paulo', 'Australia/Lord_Howe', 'America/Halifax'])
		assert.ok(told.includes(name), name);
});

// ---- events ---------------------------------------------------------------

const KNOTS = {
	title: 'Knots, *and* more; or less', code: 'KN',
	description: 'Eight knots: bend, hitch \\ loop, "bight" – été 🪢.',
	events: [
		{ start_date: '2027-05-10', end_date: '2027-05-12',
			location: 'Loft; north, window',
			registration_link: 'https://x.example/book?a=1,2;3' },
		{ start_date: '2027-06-01', location: 'Online',
			sessions: [
				{ start_datetime: '2027-06-01T09:00:00+02:00',
					end_datetime: '2027-06-01T12:00:00+02:00' },
				{ start_datetime: '2027-06-02T09:00:00',
					end_datetime: '2027-06-02T12:00:00',
					timezone: 'Europe/London' },
			] },
	],
};

test('a session is an event, days are whole days', async () => {
	const dir = tree({ 'knots/index.md': course(KNOTS) });
	const { calendar, events } = parse(await body(dir,
		'/knots/calendar.ics'));

	// ical.js knows neither to be a TEXT, whose escapes are to be undone.
	for (const name of ['name', 'x-wr-calname'])
		assert.equal(calendar.getFirstPropertyValue(name),
			'Knots\\, and more\\; or less');
	assert.equal(calendar.getFirstPropertyValue('refresh-interval')
		.toString(), 'PT6H');
	assert.equal(calendar.getFirstPropertyValue('source'),
		'https://courses.example/knots/calendar.ics');
	assert.deepEqual(events.map(event => event.summary), [
		'Knots, and more; or less', 'Knots, and more; or less (1/2)',
		'Knots, and more; or less (2/2)']);
	assert.ok(events[0].startDate.isDate);
	assert.equal(events[0].startDate.toString(), '2027-05-10');
	assert.equal(events[0].endDate.toString(), '2027-05-13');
	assert.equal(events[0].location, 'Loft; north, window');
	assert.match(events[0].description, /^Eight knots: bend, hitch/);
	assert.match(events[0].description, /\nRegister: https:.*a=1,2;3\n/);
	assert.equal(events[0].component.getFirstPropertyValue('url'),
		'https://courses.example/knots/');
	// An offset says when, and not where: no zone is invented for it.
	assert.equal(events[1].startDate.toICALString(), '20270601T070000Z');
	assert.equal(events[2].startDate.toICALString(), '20270602T090000');
	assert.equal(events[2].startDate.zone.tzid, 'Europe/London');
});

test('an event says which sessions of the syllabus it is about', async () => {
	const dir = tree({ 'k.md': course({ title: 'K', code: 'K',
		syllabus: [{ id: 'b', title: '**Bends**' },
			{ id: 'h', title: 'Hitches' }],
		events: [{ start_date: '2027-05-10', sessions: [
			{ start_datetime: '2027-05-10T09:00:00Z',
				syllabus_ids: ['h', 'b'] },
			{ start_datetime: '2027-05-11T09:00:00Z' },
		] }] }) });
	const { events } = parse(await body(dir, '/k/calendar.ics'));

	assert.match(events[0].description, /^Hitches\nBends\b/);
	assert.doesNotMatch(events[1].description ?? '', /Hitches|Bends/);
});

test('a time of which nobody can say when it is, is its day and its words',
	async () => {
		const dir = tree({ 'a/index.md': course({ title: 'A', code: 'A',
			events: [{ sessions: [
				// skipped, doubled, in no zone
				{ start_datetime: '2027-03-28T01:30:00',
					timezone: 'Europe/London' },
				{ start_datetime: '2027-10-31T01:30:00',
					end_datetime: '2027-10-31T05:00:00',
					timezone: 'Europe/London' },
				{ start_datetime: '2027-11-01T09:00:00',
					timezone: 'Narnia/Lantern' },
			] }] }) });
		const { events } = parse(await body(dir, '/a/calendar.ics'));

		assert.deepEqual(events.map(event => event.startDate.toString()),
			['2027-03-28', '2027-10-31', '2027-11-01']);
		for (const event of events)
			assert.match(event.description,
				/Time as announced: 2027-..-..T..:..:00/);
		assert.match(events[2].description, /Narnia/);
	});

test('a UID stays when title, address and file change', async () => {
	const uids = async dir => parse(await body(dir, '/calendar.ics'))
		.events.map(event => event.uid);
	const one = await uids(tree({ 'knots/index.md': course(KNOTS) }));

	assert.deepEqual(one, ['KN/2027-05-10/1@courses.example',
		'KN/2027-06-01/1@courses.example',
		'KN/2027-06-01/2@courses.example']);
	assert.deepEqual(await uids(tree({ 'other/place.md': course({ ...KNOTS,
		title: 'New', slug: 'new', url: '/other/:slug/' }) })), one);
	// A date that its author calls something may move, too.
	const called = start => ({ 'k.md': course({ title: 'K', id: '77',
		events: [{ id: 'spring run', start_date: start }] }) });

	assert.deepEqual(await uids(tree(called('2027-05-01'))),
		['77/spring-run/1@courses.example']);
	assert.deepEqual(await uids(tree(called('2027-06-01'))),
		['77/spring-run/1@courses.example']);
	// In any script, and whatever stands before it.
	const seasons = list => ({ 'k.md': course({ title: 'K', id: '77',
		events: list.map(id => ({ id, start_date: '2027-05-01' })) }) });
	const [spring, autumn] = await uids(tree(seasons(['春', '秋'])));

	assert.notEqual(spring, autumn);
	assert.deepEqual(await uids(tree(seasons(['秋']))), [autumn]);
	// Two courses with one code are two.
	assert.equal(new Set(await uids(tree({
		'a.md': course({ title: 'A', code: 'X',
			events: [{ start_date: '2027-05-01' }] }),
		'b.md': course({ title: 'B', code: 'X',
			events: [{ start_date: '2027-05-01' },
				{ start_date: '2027-05-01' }] }),
	}))).size, 3);
});

test('SEQUENCE and LAST-MODIFIED rise when a file of the course changes',
	async () => {
		const dir = tree({ 'k/index.md': course({ title: 'K', code: 'K' }),
			'k/events.yaml': '- start_date: 2027-05-01\n' });
		const read = async () => {
			const [event] = parse(await body(dir, '/k/calendar.ics')).events;

			return { sequence: event.sequence, stamp: event.component
				.getFirstPropertyValue('last-modified').toUnixTime() };
		};
		const touch = (file, second) => fs.utimesSync(
			path.join(dir, file), second, second);

		touch('k/index.md', 1700000000);
		touch('k/events.yaml', 1600000000);
		const before_ = await read();

		assert.equal(before_.stamp, 1700000000);
		touch('k/events.yaml', 1750000000);
		const after_ = await read();

		assert.equal(after_.stamp, 1750000000);
		assert.equal(after_.sequence - before_.sequence, 50000000);
		assert.ok(before_.sequence > 0 && after_.sequence < 2 ** 31);
		touch('k/events.yaml', 100);	/* 1970: not below 0 */
		touch('k/index.md', 100);
		assert.equal((await read()).sequence, 0);
	});

test('what does not take place stays, and says so', async () => {
	const dir = tree({ 'k/index.md': course({ title: 'K', code: 'K',
		events: ['tentative', 'confirmed', 'full', 'cancelled', 'postponed',
			undefined].map((status, n) => ({ status,
			registration_link: 'https://b.example/',
			start_date: `2027-05-0${n + 1}` })) }) });
	const { events } = parse(await body(dir, '/calendar.ics'));

	assert.deepEqual(events.map(event =>
		event.component.getFirstPropertyValue('status')),
	['TENTATIVE', 'CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CANCELLED', null]);
	assert.deepEqual(events.map(event => event.summary),
		['K', 'K', 'K', 'Cancelled: K', 'Postponed: K', 'K']);
	// Who may not book gets no link to do so, as on the page.
	assert.deepEqual(events.map(event =>
		/Register: /.test(event.description)),
	[true, true, false, false, false, true]);
});

test('a calendar has what its query selects', async () => {
	const dir = tree({
		'site.yaml': 'baseURL: https://courses.example\n' +
			'taxonomies: {course-topic: course-topics}\n',
		'a.md': course({ title: 'A', code: 'A', 'course-topics': ['Sails'],
			events: [{ start_date: '2027-05-01' }] }),
		'b.md': course({ title: 'B', code: 'B', 'course-topics': ['Ropes'],
			events: [{ start_date: '2027-05-02' }] }),
		'c.md': course({ title: 'C', code: 'C', unlisted: true,
			events: [{ start_date: '2027-05-03' }] }),
	});
	const names = async url => parse(await body(dir, url)).events
		.map(event => event.summary);

	assert.deepEqual(await names('/calendar.ics'), ['A', 'B']);
	assert.deepEqual(await names('/calendar.ics?topic=ropes'), ['B']);
	assert.deepEqual(await names('/calendar.ics?topic=nothing'), []);
	assert.deepEqual(await names('/c/calendar.ics'), ['C']);
	const { calendar } = parse(await body(dir,
		'/calendar.ics?topic=ropes&utm_source=x'));

	assert.equal(calendar.getFirstPropertyValue('source'),
		'https://courses.example/calendar.ics?topic=ropes');
});

test('one class has a calendar of its own, as long as its file has it',
	async () => {
		const dir = tree({ 'k/index.md': course({ ...KNOTS, events: [
			...KNOTS.events, { start_date: '2026-05-01' },
			{ start_date: '2026-05-01' }] }) });
		const starts = async id => parse(await body(dir,
			`/k/calendar.ics?class=${id}`)).events
			.map(event => event.startDate.toString());

		assert.deepEqual(await starts('2027-05-10'), ['2027-05-10']);
		assert.equal((await starts('2027-06-01')).length, 2);
		assert.deepEqual(await starts('2026-05-01'), ['2026-05-01']);
		assert.deepEqual(await starts('2026-05-01-2'), ['2026-05-01']);
		const { status, out } = await lectern(['render', '--content', dir,
			'--now', NOW, '/k/calendar.ics?class=2027-05-11']);

		assert.equal(status, 1);
		assert.equal(JSON.parse(out).status, 404);
	});

test('without dates there is no calendar, without dates to come an empty one',
	async () => {
		const dir = tree({
			'none.md': course({ title: 'N' }),
			'past.md': course({ title: 'P',
				events: [{ start_date: '2026-01-01' }] }) });
		const none = await lectern(['render', '--content', dir, '--now', NOW,
			'/none/calendar.ics']);

		assert.equal(none.status, 1);
		const { events, zones } = parse(await body(dir,
			'/past/calendar.ics'));

		assert.equal(events.length, 0);
		assert.equal(zones.length, 1, 'a calendar has a component');
	});

test('without baseURL a calendar names no address', async () => {
	const dir = folder();

	put(dir, 'k.md', course(KNOTS));
	const { calendar, events } = parse(await body(dir, '/calendar.ics'));

	assert.equal(calendar.getFirstProperty('source'), null);
	assert.equal(events[0].component.getFirstProperty('url'), null);
	assert.equal(events[0].uid, 'KN/2027-05-10/1');
});

test('LIMIT_CALENDAR: 5000 events, the first to begin', async () => {
	const sessions = n => Array.from({ length: n }, (_, i) => ({
		start_datetime: `2027-05-${String(1 + i % 28).padStart(2, '0')}` +
			'T09:00:00Z' }));
	const files = n => Object.fromEntries(Array.from({ length: 50 },
		(_, i) => [`c${i}.md`, course({ title: `C${i}`, code: `C${i}`,
			events: [{ sessions: sessions(i < 49 ? 100 : n) }] })]));

	for (const [n, want] of [[99, 4999], [100, 5000]])
		assert.equal((await body(tree(files(n)), '/calendar.ics'))
			.split('BEGIN:VEVENT').length - 1, want);
	const over = tree({ ...files(100), 'late.md': course({ title: 'Late',
		events: [{ start_date: '2028-01-01' }] }) });
	const text = await body(over, '/calendar.ics');

	assert.equal(text.split('BEGIN:VEVENT').length - 1, 5000);
	assert.doesNotMatch(text, /SUMMARY:Late/);
});
