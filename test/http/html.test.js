// SPDX-License-Identifier: MIT
//
// Every kind of page through the Nu HTML checker, the one behind
// validator.w3.org: no error, and no warning.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT, SEEDS, folder, has, lectern, put, request, start }
	from './harness.js';
import { KINDS } from './kinds.js';
import { sample } from './sample.js';

const GOLDEN = path.join(ROOT, 'test/golden/pages');
const JAR = path.join(ROOT, 'test/node_modules/vnu-jar/build/dist/vnu.jar');

// What no list of routes names: the server's own pages, combinations, errors.
const MORE = ['/', '/courses/', '/courses/?q=course&sort=title&page=2',
	'/courses/?q=%22%3Cb%3E&topic=%3Ci%3E&level=beginner&when=2031-05',
	'/courses/?sort=junk', '/compare/', '/compare/?c=C1&c=C2&c=none',
	'/trainers/', '/no/such/page', '/%ff', `/${'a'.repeat(3000)}`];

// Saves the pages of one content folder under `dir`; returns their files.
async function save(content, dir, prefix)
{
	const stack = await start(content);
	const files = new Map();

	try {
		const { out } = await lectern(['routes', '--content', content]);
		const urls = out.split('\n').map(line => line.split('\t'))
			.filter(([kind]) => kind === 'page')
			.map(([, url]) => url);

		for (const url of new Set([...urls, ...MORE,
			...Object.values(KINDS)])) {
			const answer = await request(stack, url);
			const type = answer.headers.get('content-type') ?? '';
			const name = `${prefix}-${files.size}.html`;

			if (!type.startsWith('text/html'))
				continue;
			fs.writeFileSync(path.join(dir, name), answer.body);
			files.set(name, url);
		}
	} finally {
		await stack.stop();
	}
	return files;
}

// A frame of another site may run its own scripts as itself: the two words are
// a hole only in a frame of this site, and none of embeds is.
// And the sample's texts stay English where the site is a German one.
const MEANT = new RegExp('Setting both “allow-scripts” and ' +
	'“allow-same-origin”|written in English but .* “lang="de"”');

// What the checker says about files: { file name: [messages] }.
function check(files)
{
	return new Promise((done, failed) => {
		execFile('java', ['-jar', JAR, '--format', 'json', '--exit-zero-always',
			...files], { maxBuffer: 64 << 20 }, (error, out, err) => {
			if (error)
				return failed(error);
			done(JSON.parse(err).messages);
		});
	});
}

async function contents()
{
	const found = { sample: path.join(ROOT, 'content'), odd: sample(),
		empty: folder(), german: folder() };

	fs.cpSync(found.sample, found.german, { recursive: true });
	put(found.german, 'site.yaml', fs.readFileSync(path.join(found.sample,
		'site.yaml'), 'utf8').replace(/^languageCode: .*$/m,
		'languageCode: de'));

	for (const tree of fs.readdirSync(GOLDEN)) {
		if (!tree.includes('.'))
			found[tree] = path.join(GOLDEN, tree);
	}
	if (fs.existsSync(SEEDS)) {
		found.seeds = folder();
		for (const name of fs.readdirSync(SEEDS)) {
			put(found.seeds, `${name.slice(0, 3)}/index.md`,
				fs.readFileSync(path.join(SEEDS, name)));
		}
	}
	return found;
}

test('the HTML checker finds nothing on any page',
	async t => {
		if (!has('java') || !fs.existsSync(JAR))
			return t.skip('java or vnu-jar is not installed');
		const dir = folder();
		const pages = new Map();

		for (const [prefix, content] of Object.entries(await contents())) {
			for (const [name, url] of await save(content, dir, prefix))
				pages.set(name, `${prefix}${url}`);
		}
		assert.ok(pages.size > 30, `${pages.size} pages`);
		const messages = await check([...pages.keys()]
			.map(name => path.join(dir, name)));
		const found = messages.filter(m => !MEANT.test(m.message));
		const lines = found.map(m => {
			const page = pages.get(path.basename(m.url));

			return `${page}:${m.lastLine}: ${m.subType ?? m.type}: ` +
				`${m.message}`;
		});

		t.diagnostic(`${pages.size} pages checked`);
		assert.deepEqual(lines, []);
	});
