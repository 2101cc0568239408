// SPDX-License-Identifier: MIT
//
// The content changes under the running server: 200 ms after a change the
// next request shows it, and a bad change takes nothing down.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { SLOW, course, folder, location, put, request, sameBytes, sleep,
	start, tree, until } from './harness.js';

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

// What a request gets as soon as a change must be visible.
async function soon(target)
{
	await sleep(200 * SLOW);
	return request(stack, target);
}

test('an edit shows, written in place or by rename', async () => {
	fs.writeFileSync(path.join(dir, 'one/index.md'), page('In place'));
	assert.ok((await soon('/one/')).text.includes('In place'));
	put(dir, 'one/index.md', page('Renamed over'));
	assert.ok((await soon('/one/')).text.includes('Renamed over'));
});

test('a second edit of the same length and time shows too', async () => {
	const file = path.join(dir, 'one/index.md');
	const { atime, mtime } = fs.statSync(file);

	fs.writeFileSync(file, page('Thirs'));
	fs.utimesSync(file, atime, mtime);
	assert.ok((await soon('/one/')).text.includes('Thirs'));
});

test('an edit changes the ETag', async () => {
	const before = (await request(stack, '/one/')).headers.get('etag');

	put(dir, 'one/index.md', page('Edited'));
	const headers = [`If-None-Match: ${before}`];

	await sleep(200 * SLOW);
	const answer = await request(stack, '/one/', { headers });

	assert.equal(answer.status, 200);
	assert.notEqual(answer.headers.get('etag'), before);
});

test('a touch is no harm', async () => {
	const before = await request(stack, '/one/');
	const now = new Date();

	fs.utimesSync(path.join(dir, 'one/index.md'), now, now);
	const answer = await soon('/one/');

	assert.equal(answer.status, 200);
	sameBytes(answer.body, before.body);
});

test('a new file, in new folders, shows', async () => {
	put(dir, 'a/b/c/new/index.md', course({ title: 'New', url: '/new/' }));
	assert.equal((await soon('/new/')).status, 200);
	put(dir, 'a/b/c/new/index.md', course({ title: 'Newer', url: '/new/' }));
	assert.ok((await soon('/new/')).text.includes('Newer'));
});

test('a deleted file is gone, its aliases too', async () => {
	fs.rmSync(path.join(dir, 'one'), { recursive: true });
	assert.equal((await soon('/one/')).status, 404);
	assert.equal((await request(stack, '/eins')).status, 404);
	assert.equal((await request(stack, '/two/')).status, 200);
});

test('a changed url moves the page, a new alias redirects', async () => {
	put(dir, 'one/index.md', page('Moved', { url: '/moved/',
		aliases: ['/one/'] }));
	const answer = await soon('/one/');

	assert.equal(answer.status, 301);
	assert.equal(location(answer), '/moved/');
	assert.equal((await request(stack, '/moved/')).status, 200);
});

test('a renamed folder or file shows under its new name', async () => {
	put(dir, 'plain/index.md', course({ title: 'Plain' }));
	assert.equal((await soon('/plain/')).status, 200);
	fs.renameSync(path.join(dir, 'plain'), path.join(dir, 'simple'));
	assert.equal((await soon('/simple/')).status, 200);
	assert.equal((await request(stack, '/plain/')).status, 404);
	put(dir, 'simple/index.md', course({ title: 'Simple' }));
	assert.ok((await soon('/simple/')).text.includes('Simple'));
});

test('a folder moved in from outside shows', async () => {
	const outside = folder();

	put(outside, 'in/index.md', course({ title: 'In', url: '/in/' }));
	fs.renameSync(path.join(outside, 'in'), path.join(dir, 'in'));
	assert.equal((await soon('/in/')).status, 200);
	put(dir, 'in/index.md', course({ title: 'Inside', url: '/in/' }));
	assert.ok((await soon('/in/')).text.includes('Inside'));
});

test('a broken file keeps its last good version', async () => {
	const broken = ['---\ntitle: [unclosed\n---\n', '---\ntitle: x\n',
		'---\n\ttab: x\n---\n', '---\na: 1\na: 2\n: :\n---\n'];

	for (const text of broken) {
		put(dir, 'one/index.md', text);
		const answer = await soon('/one/');

		assert.equal(answer.status, 200, JSON.stringify(text));
		assert.ok(answer.text.includes('First'), JSON.stringify(text));
	}
	assert.match(stack.log(), /one\/index\.md:\d+:\d+: error: /);
	assert.equal((await request(stack, '/two/')).status, 200);
	put(dir, 'one/index.md', page('Mended'));
	assert.ok((await soon('/one/')).text.includes('Mended'));
});

test('a new file that is broken takes nothing down', async () => {
	put(dir, 'new.md', '---\ntitle: [unclosed\n---\n');
	assert.equal((await soon('/one/')).status, 200);
	assert.equal((await request(stack, '/two/')).status, 200);
	assert.match(stack.log(), /new\.md:\d+:\d+: error: /);
});

test('a broken site.yaml takes nothing down', async () => {
	put(dir, 'site.yaml', 'title: [unclosed\n');
	assert.equal((await soon('/one/')).status, 200);
	assert.match(stack.log(), /site\.yaml:\d+:\d+: error: /);
	put(dir, 'site.yaml', 'title: Another site\n');
	assert.ok((await soon('/')).text.includes('Another site'));
});

test('a tree that is gone goes on being served, and comes back', async () => {
	const away = `${dir}-away`;

	fs.renameSync(dir, away);
	try {
		assert.equal((await soon('/one/')).status, 200);
		assert.equal((await request(stack, '/eins')).status, 301);
	} finally {
		fs.renameSync(away, dir);
	}
	put(dir, 'one/index.md', page('Back again'));
	// Nothing watches a folder that is not there: by SIGHUP at the latest.
	process.kill(stack.lectern, 'SIGHUP');
	assert.ok((await soon('/one/')).text.includes('Back again'));
	put(dir, 'one/index.md', page('And watched'));
	assert.ok((await soon('/one/')).text.includes('And watched'));
});

test('a burst of 500 changes ends in the right state', async () => {
	for (let n = 0; n < 500; n++) {
		put(dir, `burst/b${n}.md`,
			course({ title: `B${n}`, url: `/burst/b${n}/` }));
	}
	for (let n = 0; n < 500; n += 2)
		fs.rmSync(path.join(dir, `burst/b${n}.md`));
	assert.equal((await soon('/burst/b499/')).status, 200);
	assert.equal((await request(stack, '/burst/b498/')).status, 404);
});

test('what editors leave behind is not content', async () => {
	for (const name of ['.one.md.swp', '4913', 'one.md~', '.#one.md',
		'#one.md#', '.one.md.Ab12'])
		put(dir, name, course({ title: 'Leftover', url: '/leftover/' }));
	assert.equal((await soon('/leftover/')).status, 404);
	assert.equal((await request(stack, '/one/')).status, 200);
});

test('while a file is rewritten, every answer is one of its versions',
	async () => {
		const body = n => page(`Version ${n}`, {}) +
			`\n\nBegin${n} ${'words '.repeat(2000)} End${n}\n`;
		let isOver = false;
		const writer = (async () => {
			for (let n = 0; n < 60; n++) {
				put(dir, 'one/index.md', body(n));
				await sleep(15);
			}
			isOver = true;
		})();
		let count = 0;

		while (!isOver) {
			const { status, text } = await request(stack, '/one/');

			assert.equal(status, 200);
			const [, first] = /Begin(\d+)/.exec(text) ?? [];
			const [, last] = /End(\d+)/.exec(text) ?? [];

			assert.equal(first, last);
			count++;
		}
		await writer;
		assert.ok(count > 20);
		assert.ok(await until(async () =>
			(await request(stack, '/one/')).text.includes('End59'),
		1000 * SLOW));
	});
