// SPDX-License-Identifier: MIT
//
// The search index under the running server: made beside it, renewed when the
// content changes, and missed by nobody when the process that makes it dies.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SLOW, children, course, indexers, isAlive, put, request, sleep, start,
	tree, until } from './harness.js';

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

const soon = (words, n) => until(() => finds(words, n), 2000 * SLOW);

// Waits without giving way, for the process may live for some milliseconds.
function catchIndexer()
{
	const end = Date.now() + 3000 * SLOW;

	for (;;) {
		const [pid] = indexers(stack.lectern);

		if (pid)
			return pid;
		assert.ok(Date.now() < end, 'no indexer was started');
	}
}

test('what stands in a text alone is found', async () => {
	assert.ok(await soon('rope77', 77));
	assert.ok(await finds('C-78', 78));
	assert.ok(await finds('c79', 79));
});

test('an edited course is found within two seconds', async () => {
	assert.ok(await soon('rope5', 5));
	put(dir, name(5), page(5, 'halyard'));
	const begin = Date.now();

	assert.ok(await soon('halyard5', 5));
	assert.ok(Date.now() - begin < 2000 * SLOW);
	assert.ok(!await finds('rope5', 5), 'and no more by its old words');
	put(dir, 'c-new/index.md', course({ title: 'New', url: '/c9999/' },
		'marlinspike'));
	assert.ok(await soon('marlinspike', 9999));
});

test('until the index is ready an answer is for nobody to keep', async () => {
	const stamp = answer => [answer.headers.get('etag'),
		answer.headers.get('cache-control')];

	put(dir, name(6), page(6, 'bowline'));
	assert.ok(await soon('bowline6', 6));
	const settled = await search('bowline6');

	assert.ok(settled.headers.get('etag'));
	put(dir, name(6), page(6, 'sheepshank'));
	const pid = catchIndexer();

	process.kill(pid, 'SIGSTOP');
	try {
		// The new page is there, its words are not.
		assert.ok(await until(async () => (await request(stack,
			'/c6/')).text.includes('sheepshank6'), 1000 * SLOW));
		const between = await search('bowline6', [`If-None-Match: ${
			settled.headers.get('etag')}`]);

		assert.equal(between.status, 200);
		assert.ok(between.text.includes('href="/c6/"'));
		assert.deepEqual(stamp(between), [null, 'no-store']);
	} finally {
		process.kill(pid, 'SIGCONT');
	}
	assert.ok(await soon('sheepshank6', 6));
	const later = await search('sheepshank6');

	assert.ok(later.headers.get('etag'));
	assert.equal((await search('sheepshank6', [`If-None-Match: ${
		later.headers.get('etag')}`])).status, 304);
});

test('there is one indexer, however often the content changes', async () => {
	let most = 0;

	for (let n = 10; n < 40; n++) {
		put(dir, name(n), page(n, 'cleat'));
		for (let i = 0; i < 5; i++) {
			most = Math.max(most, indexers(stack.lectern).length);
			await sleep(10);
		}
	}
	assert.equal(most, 1);
	for (const n of [10, 20, 39])
		assert.ok(await soon(`cleat${n}`, n), `cleat${n}`);
});

test('an indexer is killed: the last index answers, then a new one',
	async () => {
		put(dir, name(7), page(7, 'capstan'));
		assert.ok(await soon('capstan7', 7));
		// Its index is there before it has gone.
		assert.ok(await until(() => !indexers(stack.lectern).length,
			5000 * SLOW));
		put(dir, name(7), page(7, 'windlass'));
		const pid = catchIndexer();

		process.kill(pid, 'SIGKILL');
		assert.ok(await until(() => !isAlive(pid), 1000 * SLOW));
		assert.ok(await finds('rope77', 77), 'others are found');
		assert.ok(await soon('windlass7', 7), 'it is tried again');
		assert.match(stack.log(), new RegExp(`indexer ${pid} was ended ` +
			'by signal 9 .*: the one before goes on'));
		assert.ok(isAlive(stack.lectern));
		assert.equal(children(stack.lectern).length, 2);
	});

test('indexers that always die are given up, until the next change',
	async () => {
		const seen = new Set();
		const end = Date.now() + 9000 * SLOW;

		put(dir, name(8), page(8, 'gaff'));
		while (seen.size < 4 && Date.now() < end) {
			for (const pid of indexers(stack.lectern)) {
				process.kill(pid, 'SIGKILL');
				seen.add(pid);
			}
			await sleep(0);
		}
		assert.equal(seen.size, 4);
		await sleep(200 * SLOW);
		assert.ok(await finds('rope77', 77));
		assert.ok((await request(stack, '/c8/')).text.includes('gaff8'));
		put(dir, name(9), page(9, 'boom'));
		assert.ok(await soon('boom9', 9));
		assert.ok(await soon('gaff8', 8));
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
	const pids = indexers(other.lectern);

	put(dir, name(1), page(1, 'rudder'));
	assert.equal(await other.stop(), 0);
	for (const pid of pids)
		assert.ok(!isAlive(pid));
});
