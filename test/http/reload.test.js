// SPDX-License-Identifier: MIT
//
// The content changes under the running server: a request soon after a change
// shows it, and a bad change takes nothing down. How soon that is: the watch
// waits 20 ms (its unit test has a clock of its own), and then there is work.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { SLOW, course, folder, location, put, request, sameBytes, sleep,
	start, tree, until } from './harness.js';
import { cpuOfServer } from './processes.js';

const page = (title, more = {}) =>
	course({ title, url: '/one/', aliases: ['/eins'], ...more }, title);

let dir, stack;

beforeEach(async () => {
	if (stack)
		await stack.stop();
	dir = tree({ 'one/index.md': page('First'), 'two.md':
		course({ title: 'Second', url: '/two/' }, 'Second') });
	stack = await start(dir, { workers: 2 });
});

after(async () => {
	await stack.stop();
});

// A worker of the time before may still answer once, when another one has shown
// the change already: so each question is asked until its answer is there.

// The page at `target` comes to have a text.
async function shows(target, text)
{
	assert.ok(await until(async () =>
		(await request(stack, target)).text.includes(text)),
	`${target}: ${text}`);
}

// A request for `target` comes to have a status; returns that answer.
async function becomes(target, status)
{
	const found = await until(async () => {
		const answer = await request(stack, target);

		return answer.status === status && answer;
	});

	assert.ok(found, `${target}: ${status}`);
	return found;
}

// The log comes to have such a line.
async function says(pattern)
{
	assert.ok(await until(() => pattern.test(stack.log())), stack.log());
}

// Makes a change that shows nowhere, and waits until it was read.
async function reread(change)
{
	const count = () => stack.log().split(/: read .* again: /).length;
	const before = count();

	change();
	assert.ok(await until(() => count() > before), stack.log());
}

// What a request gets after a time in which what must not show would.
async function later(target)
{
	await sleep(200 * SLOW);
	return request(stack, target);
}

test('an edit shows, written in place or by rename', async () => {
	fs.writeFileSync(path.join(dir, 'one/index.md'), page('In place'));
	await shows('/one/', 'In place');
	put(dir, 'one/index.md', page('Renamed over'));
	await shows('/one/', 'Renamed over');
});

test('a second edit of the same length and time shows too', async () => {
	const file = path.join(dir, 'one/index.md');
	const { atime, mtime } = fs.statSync(file);

	fs.writeFileSync(file, page('Thirs'));
	fs.utimesSync(file, atime, mtime);
	await shows('/one/', 'Thirs');
});

test('an edit shows for less than 100 ms of work', async t => {
	const edits = 20, before = cpuOfServer(stack.lectern);

	for (let n = 0; n < edits; n++) {
		put(dir, 'one/index.md', page(`Edit ${n}.`));
		await shows('/one/', `Edit ${n}.`);
	}
	const ms = (cpuOfServer(stack.lectern) - before) / edits;

	t.diagnostic(`${ms} ms each`);
	assert.ok(ms < 100 * SLOW, `${ms} ms each`);
});

test('an edit changes the ETag', async () => {
	const before = (await request(stack, '/one/')).headers.get('etag');

	put(dir, 'one/index.md', page('Edited'));
	const headers = [`If-None-Match: ${before}`];

	const answer = await until(async () => {
		const found = await request(stack, '/one/', { headers });

		return found.status === 200 && found;
	});

	assert.ok(answer, 'it was 304 for ever');
	assert.notEqual(answer.headers.get('etag'), before);
});

test('a touch is no harm', async () => {
	const before = await request(stack, '/one/');
	const now = new Date();

	fs.utimesSync(path.join(dir, 'one/index.md'), now, now);
	const answer = await later('/one/');

	assert.equal(answer.status, 200);
	sameBytes(answer.body, before.body);
});

test('a new file, in new folders, shows', async () => {
	put(dir, 'a/b/c/new/index.md', course({ title: 'New', url: '/new/' }));
	await becomes('/new/', 200);
	put(dir, 'a/b/c/new/index.md', course({ title: 'Newer', url: '/new/' }));
	await shows('/new/', 'Newer');
});

test('a deleted file is gone, its aliases too', async () => {
	fs.rmSync(path.join(dir, 'one'), { recursive: true });
	await becomes('/one/', 404);
	await becomes('/eins', 404);
	assert.equal((await request(stack, '/two/')).status, 200);
});

test('a changed url moves the page, a new alias redirects', async () => {
	put(dir, 'one/index.md', page('Moved', { url: '/moved/',
		aliases: ['/one/'] }));
	const answer = await becomes('/one/', 301);

	assert.equal(location(answer), '/moved/');
	await becomes('/moved/', 200);
});

test('a renamed folder or file shows under its new name', async () => {
	put(dir, 'plain/index.md', course({ title: 'Plain' }));
	await becomes('/plain/', 200);
	fs.renameSync(path.join(dir, 'plain'), path.join(dir, 'simple'));
	await becomes('/simple/', 200);
	await becomes('/plain/', 404);
	put(dir, 'simple/index.md', course({ title: 'Simple' }));
	await shows('/simple/', 'Simple');
});

test('a folder moved in from outside shows', async () => {
	const outside = folder();

	put(outside, 'in/index.md', course({ title: 'In', url: '/in/' }));
	fs.renameSync(path.join(outside, 'in'), path.join(dir, 'in'));
	await becomes('/in/', 200);
	put(dir, 'in/index.md', course({ title: 'Inside', url: '/in/' }));
	await shows('/in/', 'Inside');
});

test('a broken file keeps its last good version', async () => {
	const broken = ['---\ntitle: [unclosed\n---\n', '---\ntitle: x\n',
		'---\n\ttab: x\n---\n', '---\na: 1\na: 2\n: :\n---\n'];

	for (const text of broken) {
		await reread(() => put(dir, 'one/index.md', text));
		const answer = await request(stack, '/one/');

		assert.equal(answer.status, 200, JSON.stringify(text));
		assert.ok(answer.text.includes('First'), JSON.stringify(text));
	}
	await says(/one\/index\.md:\d+:\d+: error: /);
	assert.equal((await request(stack, '/two/')).status, 200);
	put(dir, 'one/index.md', page('Mended'));
	await shows('/one/', 'Mended');
});

test('a new file that is broken takes nothing down', async () => {
	await reread(() => put(dir, 'new.md', '---\ntitle: [unclosed\n---\n'));
	assert.equal((await request(stack, '/one/')).status, 200);
	assert.equal((await request(stack, '/two/')).status, 200);
	await says(/new\.md:\d+:\d+: error: /);
});

test('a broken site.yaml takes nothing down', async () => {
	await reread(() => put(dir, 'site.yaml', 'title: [unclosed\n'));
	assert.equal((await request(stack, '/one/')).status, 200);
	await says(/site\.yaml:\d+:\d+: error: /);
	put(dir, 'site.yaml', 'title: Another site\n');
	await shows('/', 'Another site');
});

test('a tree that is gone goes on being served, and comes back', async () => {
	const away = `${dir}-away`;

	fs.renameSync(dir, away);
	try {
		await says(/cannot read .*; what was read before goes on/);
		assert.equal((await request(stack, '/one/')).status, 200);
		assert.equal((await request(stack, '/eins')).status, 301);
	} finally {
		fs.renameSync(away, dir);
	}
	put(dir, 'one/index.md', page('Back again'));
	// Nothing watches a folder that is not there: by SIGHUP at the latest.
	process.kill(stack.lectern, 'SIGHUP');
	await shows('/one/', 'Back again');
	put(dir, 'one/index.md', page('And watched'));
	await shows('/one/', 'And watched');
});

test('a burst of 500 changes ends in the right state', async () => {
	for (let n = 0; n < 500; n++) {
		put(dir, `burst/b${n}.md`,
			course({ title: `B${n}`, url: `/burst/b${n}/` }));
	}
	for (let n = 0; n < 500; n += 2)
		fs.rmSync(path.join(dir, `burst/b${n}.md`));
	await becomes('/burst/b499/', 200);
	await becomes('/burst/b498/', 404);
});

test('what editors leave behind is not content', async () => {
	for (const name of ['.one.md.swp', '4913', 'one.md~', '.#one.md',
		'#one.md#', '.one.md.Ab12'])
		put(dir, name, course({ title: 'Leftover', url: '/leftover/' }));
	assert.equal((await later('/leftover/')).status, 404);
	assert.equal((await request(stack, '/one/')).status, 200);
});

test('while a file is rewritten, every answer is one of its versions',
	async () => {
		const body = n => page(`Version ${n}`, {}) +
			`\n\nBegin${n} ${'words '.repeat(2000)} End${n}\n`;
		let count = 0, last = 0;
		const writer = (async () => {
			while (last < 60 || count < 60) {
				put(dir, 'one/index.md', body(++last));
				await sleep(15);
			}
		})();

		while (last < 60 || count < 60) {
			const { status, text } = await request(stack, '/one/');

			assert.equal(status, 200);
			const [, first] = /Begin(\d+)/.exec(text) ?? [];
			const [, end] = /End(\d+)/.exec(text) ?? [];

			assert.equal(first, end);
			count++;
		}
		await writer;
		await shows('/one/', `End${last}`);
	});
