// SPDX-License-Identifier: MIT
//
// Queries that nobody means well with, at every address that reads one: never
// an error of the server, never an echo that is markup, always soon and small.
// Which ones is drawn by lot, the same at each run.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { problemsOf } from './documents.js';
import { fetch, get } from './fcgi.js';
import { ROOT, SLOW, start } from './harness.js';
import { NOW } from './kinds.js';
import { cpu, team } from './processes.js';

const REQUESTS = 1500;
const ADDRESSES = ['/courses/', '/courses/', '/courses.json', '/compare/',
	'/calendar.ics', '/index.xml', '/feed.atom', '/feed.json', '/dates.xml',
	'/dates.atom', '/dates.json', '/courses.csv', '/topics/marine-clocks/',
	'/training/boat-building/', '/trainers/', '/no/such/', '/no/such.json',
	'/training/marine-clocks/winding-week/calendar.ics', '/', '/sitemap.xml'];
const KEYS = ['q', 'topic', 'vendor', 'level', 'audience', 'experience',
	'length', 'when', 'sort', 'page', 'c', 'class', '', 'Q', 'q[]', '%00',
	'utm_source', '<zq>'];

// What is marked with "zq" must not come back as it is.
const TEXTS = ['clock', 'CDB', 'marine-clocks', 'beginner', 'title', 'newest',
	'NEAR(', 'a AND b', 'NOT', 'title:clock', '^clock', 'clo*', '"', '"clock',
	'{title}: x', 'clock NEAR/2 boat', "' OR 1=1 --", ');DROP TABLE rows;--',
	'\\', '%', '_', '../../etc/passwd', '/', '<zq>', 'zq"x><script>',
	'\'zq"x onload=x', '</script><zq>', '<!--<zq>', ']]><zq>', '&lt;zq&gt;',
	'\u2028<zq>\u2029', '=cmd|x', '{{title}}', '{{{x}}}', '{n}', '0', '-1',
	'1e9', '٣', '１', '00001', '999999', '1000000', '18446744073709551617',
	'', ' ', '\t', 'null', 'é'.repeat(33), 'e\u0301quipes', '\u0301',
	'a\u0300'.repeat(200), '\u202eabc', '😀👨‍👩‍👧', '中文課程', 'ひら', 'אבג',
	'\u200b\ufeff', 'ß ﬁ İ ǅ ™', '\u{10ffff}', 'a', 'a b c d e f g h i j k l',
	'a'.repeat(900), 'ab '.repeat(250), '!'.repeat(500), 'c '.repeat(500)];
const RAW = ['%', '%z', '%4', '%ff', '%c0%af', '%ed%a0%80', '%f4%90%80%80',
	'%e0%a4', '%00', '%0d%0aX:1', '%1f', '%7f', '%80', '%2525', '%u0041',
	'+', '&&', '==', ';', '?', '%c2%9b', '%ef%bf%bf', '\xe9\xff', '<zq>'];

function lots(seed)
{
	let state = seed;

	return n => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor(state / 2 ** 32 * n);
	};
}

const lot = lots(20301210);
const pick = list => list[lot(list.length)];
const value = () => lot(4) ? encodeURIComponent(pick(TEXTS)) : pick(RAW);

function query()
{
	const n = lot(20) ? 1 + lot(5) : 60 + lot(10);
	const text = Array.from({ length: n }, () =>
		lot(15) ? `${pick(KEYS)}=${value()}` : value())
		.join(pick(['&', '&', '&&', '&;']));

	return lot(12) ? text.slice(0, 1024) : text.padEnd(1020 + lot(10), 'a');
}

let stack;

before(async () => {
	stack = await start(path.join(ROOT, 'content'),
		{ workers: 2, env: { LECTERN_NOW: NOW } });
});

after(() => stack.stop());

function check(target, answer)
{
	const { status, text, headers } = answer;
	const type = headers.get('content-type');

	assert.ok([200, 301, 400, 404, 414].includes(status),
		`${status} ${target}`);
	assert.deepEqual(problemsOf(answer), [], target);
	assert.ok(!text.includes('<zq'), `${target}: echo`);
	if (!type.includes('json'))
		assert.ok(!/zq"x/.test(text), `${target}: echo`);
	assert.ok(headers.list.every(([, content]) => /^[ -~]*$/.test(content)),
		`${target}: a header`);
	if (status >= 400)
		assert.equal(headers.get('cache-control'), 'no-store', target);
	assert.ok(text.length < 100000, `${target}: ${text.length}`);
}

test('no query does harm', async t => {
	const pids = await team(stack.lectern, 2);
	const times = [];

	for (let n = 0; n < REQUESTS; n++) {
		const target = `${pick(ADDRESSES)}?${query()}`;
		const before = cpu(...pids);
		const answer = await fetch(stack.socket, get(target));

		times.push(cpu(...pids) - before);
		check(target, answer);
	}
	times.sort((a, b) => a - b);
	t.diagnostic(`${times[REQUESTS * 0.95]} ms, ${times.at(-1)} ms`);
	assert.ok(times[REQUESTS * 0.95] < 20 * SLOW, `${times.slice(-50)}`);
	assert.ok(times.at(-1) < 200 * SLOW, `${times.at(-1)}`);
});

// What was asked for, as the page says it again.
const STATUSES = [
	['page=1', 200], ['page=', 200], ['page=2', 200],
	['page=9', 404], ['page=0', 400],
	['page=-1', 400], ['page=1e9', 400], ['page=%D9%A3', 400],
	['page=999999', 404], ['page=1000000', 400], ['page=+1', 400],
	['page=1&page=x', 200], ['sort=junk', 400], ['sort=title', 200],
	['sort=', 200], ['topic=nothing', 200], ['topic=../../', 200],
	['when=2031-99', 200], ['q=', 200], ['q=%FF', 200], ['q=%00', 400],
	['unknown=1', 200], ['topic', 200], ['=', 200], ['&&&', 200],
	[`q=${'a'.repeat(1022)}`, 200], [`q=${'a'.repeat(1023)}`, 414],
	[Array(70).fill('x=1').join('&'), 200],
	[Array.from({ length: 32 }, (_, i) => `topic=t${i}`).join('&'), 200],
	[Array.from({ length: 33 }, (_, i) => `topic=t${i}`).join('&'), 400],
	[Array(40).fill('topic=t').join('&'), 200],
];

test('junk is an honest nothing or a 400, at each address', async () => {
	for (const address of ['/courses/', '/courses.json']) {
		for (const [asked, status] of STATUSES) {
			const target = `${address}?${asked}`;
			const answer = await fetch(stack.socket, get(target));

			assert.equal(answer.status, status, target);
			check(target, answer);
		}
	}
});

test('what was asked for is said again, as text', async () => {
	const { text } = await fetch(stack.socket,
		get('/courses/?q=%3Czq%3E%22%27%26'));

	assert.ok(text.includes('value="&lt;zq&gt;&quot;'), 'in the field');
	assert.match(text, /<title>[^<]*“&lt;zq&gt;/);
});
