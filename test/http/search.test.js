// SPDX-License-Identifier: MIT
//
// The search index under the running server: made beside it, renewed when the
// content changes, and missed by nobody when the process that makes it dies.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { SLOW, course, put, request, sleep, start, tree, until }
	from './harness.js';
import { children, cpuOfServer, files, indexers, isAlive, signal, stateOf,
	team } from './processes.js';

// So many that the index takes a moment.
const COURSES = 1500;
const name = n => `c${n}/index.md`;
const page = (n, word = 'rope') => course({ title: `Course ${n}`,
	url: `/c${n}/`, code: `C-${n}` },
`${'The sea is wide and the day is long. '.repeat(20)} ${word}${n} here.`);

let dir, stack;

before(async () => {
	const files = {};

	for (let n = 0; n < COURSES; n++)
		files[name(n)] = page(n);
	dir = tree(files);
	stack = await start(dir, { workers: 2 });
});

after(async () => {
	await stack.stop();
});

const search = (words, headers = []) =>
	request(stack, `/courses/?q=${encodeURIComponent(words)}`, { headers });

async function finds(words, n)
{
	const { status, text } = await search(words);

	assert.equal(status, 200);
	return text.includes(`href="/c${n}/"`);
}

const soon = (words, n) => until(() => finds(words, n));
const isIdle = () => !indexers(stack.lectern).length;

// Looks without giving way, for an indexer may live for some milliseconds.
function spotIndexer(server)
{
	const end = performance.now() + 500;
	let pid;

	do
		[pid] = indexers(server.lectern);
	while (!pid && performance.now() < end);
	return pid;
}

const hasWritten = pid => files(pid).every(({ name, size }) =>
	!name.includes('lectern-search') || size > 0);

const HELD = 5000;
let changes = 0;

// Edits a course and stops the indexer of that before it has written anything.
// One that was faster goes on, and the next edit makes another. Returns its
// pid, and the word that is new.
async function holdIndexer(server)
{
	const held = await until(async () => {
		const word = `held${changes++}x`;

		put(dir, name(HELD), page(HELD, word));
		const pid = spotIndexer(server);

		if (!pid || !signal(pid, 'SIGSTOP'))
			return false;
		await until(() => ['T', 'Z', ''].includes(stateOf(pid)));
		if (stateOf(pid) === 'T' && !hasWritten(pid))
			return { pid, word: word + HELD };
		signal(pid, 'SIGCONT');
		await until(() => !stateOf(pid));
		return false;
	});

	assert.ok(held, 'an indexer is held');
	return held;
}

// More than a request takes, less than a search index does: both are files.
const SHORT = 256 * 1024;

// How many bytes of a file the processes may write that the server starts.
function limitFiles(size)
{
	const { uid, gid } = fs.statSync(`/proc/${stack.lectern}`);

	execFileSync('prlimit', ['--pid', stack.lectern, `--fsize=${size}:`],
		{ uid, gid });
}

test('what stands in a text alone is found', async () => {
	assert.ok(await soon('rope77', 77));
	assert.ok(await finds('C-78', 78));
	assert.ok(await finds('c79', 79));
});

test('an edited course is found for less than two seconds of work', async t => {
	assert.ok(await soon('rope5', 5));
	assert.ok(await until(isIdle));
	const before = cpuOfServer(stack.lectern);

	put(dir, name(5), page(5, 'halyard'));
	assert.ok(await soon('halyard5', 5));
	assert.ok(await until(isIdle));
	const ms = cpuOfServer(stack.lectern) - before;

	t.diagnostic(`${ms} ms`);
	assert.ok(ms < 2000 * SLOW, `${ms} ms`);
	assert.ok(await until(async () => !await finds('rope5', 5)),
		'and no more by its old words');
	put(dir, 'c-new/index.md', course({ title: 'New', url: '/c9999/' },
		'marlinspike'));
	assert.ok(await soon('marlinspike', 9999));
});

// The page of course n is there, its words are not yet.
const shows = (n, word) => until(async () =>
	(await request(stack, `/c${n}/`)).text.includes(word));

test('until the index is ready an answer is for nobody to keep', async () => {
	const stamp = answer => [answer.headers.get('etag'),
		answer.headers.get('cache-control')];

	put(dir, name(6), page(6, 'bowline'));
	assert.ok(await soon('bowline6', 6));
	assert.ok(await until(isIdle));
	const settled = await search('bowline6');

	assert.ok(settled.headers.get('etag'));
	const { pid } = await holdIndexer(stack);

	try {
		const old = children(stack.lectern).filter(n => n !== pid);

		put(dir, name(6), page(6, 'sheepshank'));
		assert.ok(await shows(6, 'sheepshank6'));
		assert.ok(await until(() => !old.some(isAlive)));
		const between = await search('bowline6', [`If-None-Match: ${
			settled.headers.get('etag')}`]);

		assert.equal(between.status, 200);
		assert.ok(between.text.includes('href="/c6/"'));
		assert.deepEqual(stamp(between), [null, 'no-store']);
	} finally {
		signal(pid, 'SIGCONT');
	}
	assert.ok(await soon('sheepshank6', 6));
	const later = await search('sheepshank6');

	assert.ok(later.headers.get('etag'));
	assert.equal((await search('sheepshank6', [`If-None-Match: ${
		later.headers.get('etag')}`])).status, 304);
});

test('there is one indexer, however often the content changes', async () => {
	const { pid } = await holdIndexer(stack);

	for (let n = 10; n < 25; n++) {
		put(dir, name(n), page(n, 'cleat'));
		assert.ok(await shows(n, `cleat${n}`));
		assert.deepEqual(indexers(stack.lectern)
			.filter(other => other !== pid), []);
	}
	assert.ok(isAlive(pid));
	signal(pid, 'SIGCONT');
	for (const n of [10, 15, 24])
		assert.ok(await soon(`cleat${n}`, n), `cleat${n}`);
});

test('an indexer is killed: the last index answers, then a new one',
	async () => {
		const { pid, word } = await holdIndexer(stack);

		signal(pid, 'SIGKILL');
		assert.ok(await until(() => stack.log().includes(
			`indexer ${pid} was ended by signal 9 `)));
		assert.match(stack.log(), /signal 9 .*: the one before goes on/);
		assert.ok(await finds('rope77', 77), 'others are found');
		assert.ok(await soon(word, HELD), 'it is tried again');
		assert.ok(isAlive(stack.lectern));
		await team(stack.lectern, 2);
	});

test('indexers that always die are given up, until the next change',
	async () => {
		const died = () => stack.log()
			.split(/indexer \d+ was ended by signal 25 /).length - 1;

		assert.ok(await until(isIdle));
		limitFiles(SHORT);
		try {
			put(dir, name(8), page(8, 'gaff'));
			assert.ok(await until(() => died() === 4));
			await sleep(200);
			assert.equal(died(), 4);
			assert.ok(await finds('rope77', 77));
			assert.ok(await shows(8, 'gaff8'));
			assert.ok(!await finds('gaff8', 8));
		} finally {
			limitFiles('unlimited');
		}
		put(dir, name(9), page(9, 'boom'));
		assert.ok(await soon('boom9', 9));
		assert.ok(await soon('gaff8', 8));
		assert.equal(died(), 4);
	});

test('no query is an error', async () => {
	const queries = ['"*('.repeat(300), '" OR "', 'NEAR(rope77 sea, 2)',
		'title:rope77', "'; DROP TABLE rows; --", '\u0001\u007f', '%00',
		'a '.repeat(400), '\u{1F393}', 'é'.repeat(300)];

	for (const words of queries) {
		const { status } = await search(words);

		assert.ok([200, 400, 414].includes(status),
			`${status} for ${words}`);
	}
	for (const raw of ['q=%', 'q=%ff%fe', 'q=%00rope', 'q', 'q=&q=rope77',
		'q=+++']) {
		const { status } = await request(stack, `/courses/?${raw}`);

		assert.ok([200, 400].includes(status), `${status} for ${raw}`);
	}
});

test('the server stops while an index is being made', async () => {
	const other = await start(dir, { workers: 2 });
	const { pid } = await holdIndexer(other);

	assert.equal(await other.stop(), 0);
	assert.ok(!isAlive(pid));
});
