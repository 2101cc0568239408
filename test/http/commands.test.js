// SPDX-License-Identifier: MIT
//
// The commands, as scripts use them: what they print and how they end
// (docs/lectern.1). Nothing listens here.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { course, lectern, tree } from './harness.js';

const content = tree({
	'knots/index.md': course({ title: 'Knots', type: 'course', code: 'KNT',
		url: '/rope/knots/', aliases: ['/old/knots', '/Old/Ropes/'] },
	'Tie things.'),
	'later.md': course({ title: 'Later', type: 'course',
		date: '2030-01-01' }),
	'over.md': course({ title: 'Over', type: 'course',
		expiryDate: '2020-01-01' }),
});
const at = (command, ...args) =>
	lectern([command, '--content', content, ...args]);

test('resolve prints a line for each address', async () => {
	const { status, out } = await at('resolve', '/rope/knots/',
		'/old/knots?x=1', '/rope/knots', '/none', '/over/', '/%zz');

	assert.equal(out, '200\t/rope/knots/\tknots/index.md\n' +
		'301\t/old/knots?x=1\t/rope/knots/\n' +
		'301\t/rope/knots\t/rope/knots/\n' +
		'404\t/none\n410\t/over/\n400\t/%zz\n');
	assert.equal(status, 1);
	assert.equal((await at('resolve', '/rope/knots/', '/old/knots'))
		.status, 0);
});

test('routes are sorted by address and name their files', async () => {
	const { status, out } = await at('routes');
	const lines = out.trimEnd().split('\n').map(line => line.split('\t'));

	assert.equal(status, 0);
	assert.deepEqual(lines.filter(line => line.includes('knots/index.md')), [
		['alias', '/Old/Ropes/', '/rope/knots/', 'knots/index.md'],
		['alias', '/old/knots/', '/rope/knots/', 'knots/index.md'],
		['page', '/rope/knots/', 'knots/index.md'],
	]);
	const urls = lines.map(line => Buffer.from(line[1]));

	assert.deepEqual(urls, [...urls].sort(Buffer.compare));
	assert.ok(!out.includes('/later/'), 'not yet');
	assert.ok((await at('routes', '--now', '2031-01-01T00:00:00Z')).out
		.includes('page\t/later/\tlater.md\n'));
});

test('routes --format json is JSON of the same rows', async () => {
	const rows = JSON.parse((await at('routes', '--format', 'json')).out);
	const lines = (await at('routes')).out.trimEnd().split('\n');

	assert.equal(rows.length, lines.length);
});

test('a file name cannot break a line of routes', async () => {
	const odd = tree({ 'a.md': course({ title: 'A', type: 'course' }) });

	fs.writeFileSync(path.join(odd, 'new\nli\tne.md'),
		course({ title: 'B', type: 'course' }));
	const { out } = await lectern(['routes', '--content', odd]);

	assert.ok(out.includes('\tnew\\x0ali\\x09ne.md\n'), out);
	for (const line of out.replace(/\n$/, '').split('\n'))
		assert.match(line, /^(page\t[^\t]+\t[^\t]*|alias(\t[^\t]+){3})$/);
});

test('render prints a page, and fails for what is none', async () => {
	const page = await at('render', '/rope/knots/');

	assert.equal(page.status, 0);
	assert.match(page.out, /^<!DOCTYPE html>/i);
	assert.match(page.out, /Tie things\./);
	const head = await at('render', '--include-headers', '/old/knots');

	assert.equal(head.status, 0);
	assert.match(head.out, /^HTTP\/1.1 301 Moved Permanently\r\n/);
	assert.match(head.out, /\r\nLocation: \/rope\/knots\/\r\n/);
	assert.equal((await at('render', '/none')).status, 1);
});

test('check ends with 1 for an error, with 0 for a warning', async () => {
	assert.deepEqual((({ status, out }) => ({ status, out }))(
		await at('check')), { status: 0, out: '' });
	const bad = tree({ 'a.md': '---\ntitle: A: B\n---\n',
		'b.md': '---\ntype: course\n---\n' });
	const found = await lectern(['check', '--content', bad]);

	assert.equal(found.status, 1);
	assert.match(found.out, /^a\.md:2:\d+: error: .* \[[a-z-]+\]$/m);
	assert.match(found.out, /^b\.md:\d+:\d+: warning: .* \[missing-title\]$/m);
	fs.rmSync(path.join(bad, 'a.md'));
	assert.equal((await lectern(['check', '--content', bad])).status, 0);
	JSON.parse((await lectern(['check', '--content', bad, '--format',
		'json'])).out);
});

test('explain takes an address or a file', async () => {
	const byFile = await at('explain', 'knots/index.md');

	assert.equal(byFile.status, 0);
	assert.match(byFile.out, /^code\t"KNT"\tknots\/index\.md:\d+:\d+ code/m);
	assert.equal((await at('explain', '/rope/knots/')).out, byFile.out);
	assert.equal((await at('explain', '/none')).status, 1);
	const json = JSON.parse((await at('explain', '--format', 'json',
		'knots/index.md')).out);

	assert.ok(JSON.stringify(json).includes('"KNT"'));
});

test('wrong arguments are one line and 64', async () => {
	for (const args of [['nonsense'], ['serve', '--no-such'],
		['resolve', '--content'], ['routes', '--format', 'xyz'],
		['render'], ['check', '--now', 'yesterday']]) {
		const { status, out, err } = await lectern(args);

		assert.equal(status, 64, args.join(' '));
		assert.equal(out, '');
		assert.equal(err.trimEnd().split('\n').length, 1, err);
	}
});

test('a format that is none is told which there are', async () => {
	for (const [command, there] of [
		['check', 'text, json, sarif, github'],
		['routes', 'tsv, json, nginx, netlify, azure'],
		['explain', 'text, json'],
	]) {
		const args = command === 'explain' ? ['/rope/knots/'] : [];
		const { status, err } = await at(command, '--format', 'xml',
			...args);

		assert.equal(status, 64, command);
		assert.match(err, new RegExp(`xml \\(there are ${there}\\)\n$`));
	}
});

test('no content folder is one line and 66', async () => {
	for (const command of ['resolve', 'routes', 'check', 'serve']) {
		const { status, err } = await lectern([command, '--content',
			'/no/such/folder', ...command === 'resolve' ? ['/'] : []]);

		assert.equal(status, 66, command);
		assert.equal(err.trimEnd().split('\n').length, 1, err);
		assert.match(err, /\/no\/such\/folder/);
	}
});

test('help and version', async () => {
	const { status, out } = await lectern(['help']);

	assert.equal(status, 0);
	for (const command of ['serve', 'resolve', 'routes', 'render', 'check',
		'explain']) {
		assert.ok(out.includes(command), command);
		assert.equal((await lectern(['help', command])).status, 0);
	}
	assert.match((await lectern(['--version'])).out, /^lectern \d+\.\d+\.\d+/);
});
