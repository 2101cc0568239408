// SPDX-License-Identifier: MIT
//
// The two real course files, read where they lie beside the project, through
// the whole stack: their addresses, and that no word of theirs is lost.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SEEDS, folder, lectern, location, put, request, start }
	from './harness.js';

const BASE = '/capabilities/training-courses/scrum-training-courses/';
const COURSES = [
	{ name: 'sps', file: '000_20f75281e4c455b8.txt', aliases: 8, url: BASE +
		'scaled-professional-scrum-with-nexus-sps-with-certification/' },
	{ name: 'pspo', file: '001_efa1b527cb938dca.txt', aliases: 5, url: BASE +
		'professional-scrum-product-owner-pspo-with-certification/' },
];
const here = fs.existsSync(SEEDS);
const options = here ? {} : { skip: 'the seeds are not beside the project' };

let stack, dir;

before(async () => {
	if (!here)
		return;
	const { default: YAML } = await import('yaml');

	dir = folder();
	for (const seed of COURSES) {
		seed.text = fs.readFileSync(path.join(SEEDS, seed.file), 'utf8');
		const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s
			.exec(seed.text);

		seed.body = body;
		seed.front = YAML.parse(front, { version: '1.2' });
		put(dir, `${seed.name}/index.md`, seed.text);
	}
	stack = await start(dir);
});

after(async () => {
	if (here)
		await stack.stop();
});

test('both courses answer at their URLs', options, async () => {
	for (const { url, front } of COURSES) {
		const answer = await request(stack, url);

		assert.equal(answer.status, 200, url);
		assert.ok(visible(answer.text).includes(words(front.title)));
	}
});

test('all 13 aliases, with and without slash, lead straight there', options,
	async () => {
		let count = 0;

		for (const { front, url, aliases } of COURSES) {
			assert.equal(front.aliases.length, aliases);
			for (const alias of front.aliases) {
				const bare = alias.replace(/\/$/, '');

				for (const target of [bare, `${bare}/`]) {
					const answer = await request(stack,
						`${target}?utm_source=x&b=%20c`);

					assert.equal(answer.status, 301, target);
					assert.equal(location(answer),
						`${url}?utm_source=x&b=%20c`);
					assert.equal(location(await request(
						stack, target)), url);
				}
				count++;
			}
		}
		assert.equal(count, 13);
	});

test('the resource id leads there, in any letter case', options, async () => {
	for (const target of ['/resources/-U-z8x8yTw9', '/resources/-u-z8x8ytw9',
		'/resources/-U-z8x8yTw9/', '/RESOURCES/-U-Z8X8YTW9']) {
		const answer = await request(stack, `${target}?q=1`);

		assert.equal(answer.status, 301, target);
		assert.equal(location(answer), `${COURSES[0].url}?q=1`);
	}
});

test('the command line says the same', options, async () => {
	const { url, front } = COURSES[1];
	const targets = [url, ...front.aliases];
	const { status, out } = await lectern(
		['resolve', '--content', dir, ...targets]);
	const lines = out.trimEnd().split('\n');

	assert.equal(status, 0);
	assert.deepEqual(lines, [`200\t${url}\tpspo/index.md`,
		...front.aliases.map(alias => `301\t${alias}\t${url}`)]);
});

// ---- words ----------------------------------------------------------------

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ',
	apos: "'" };

function decode(text)
{
	return text
		.replace(/&#x([0-9a-f]+);/gi, (_, n) =>
			String.fromCodePoint(parseInt(n, 16)))
		.replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)))
		.replace(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all);
}

// Lower-case words with single spaces between: letters and digits only, so
// that neither typography nor where the markup stood makes a difference.
function words(text)
{
	return text.normalize('NFC').toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

// The words that a visitor sees on a page, between two spaces.
function visible(html)
{
	const body = html.slice(html.indexOf('<body'))
		.replace(/<!--.*?-->/gs, ' ')
		.replace(/<(script|style|template|head)\b.*?<\/\1>/gis, ' ');
	// Markup inside a line does not end a word; any other does.
	const text = body
		.replace(/<\/?(a|b|i|em|strong|span|abbr|code|small|time)\b[^>]*>/gi,
			'')
		.replace(/<[^>]+>/g, ' ');

	return ` ${words(decode(text))} `;
}

// The sentences and list items that a Markdown text shows, as words. What
// holds a lost reference is judged apart (healed() below).
function lines(markdown)
{
	return markdown.split('\n')
		.map(line => line
			.replace(/<[^>]*>/g, ' ')
			.replace(/\]\([^)]*\)/g, '] ')
			.replace(/^\s*(#+|[-*]|\d+\.)\s/, ' ')
			.replace(/\*/g, ''))
		.filter(line => !line.includes('[wpv-'))
		.map(words)
		.filter(Boolean);
}

// Every text of the front matter that is for visitors: all strings but ids,
// addresses, file names and the like.
const SILENT = new Set(['ResourceId', 'ResourceType', 'ResourceContentOrigin',
	'creator', 'author', 'type', 'slug', 'url', 'id', 'aliases',
	'aliasesArchive', 'tags', 'categories', 'preview', 'previewIcon',
	'coverImage', 'courseIcon', 'courseAssessmentIcon', 'brand', 'date',
	'brandColour']);

function texts(value, key = '')
{
	if (SILENT.has(key))
		return [];
	if (typeof value === 'string')
		return [value];
	if (value && typeof value === 'object') {
		return Object.entries(value).flatMap(([name, inner]) =>
			texts(inner, Array.isArray(value) ? key : name));
	}
	return [];
}

function count(haystack, needle)
{
	return haystack.split(` ${needle} `).length - 1;
}

test('every sentence of a course is on its page', options, async () => {
	for (const { url, front, body } of COURSES) {
		const page = visible((await request(stack, url)).text);
		const due = [...texts(front), body].flatMap(lines);

		assert.ok(due.length > 40);
		for (const line of due)
			assert.ok(page.includes(` ${line} `), `${url}: ${line}`);
	}
});

test('every word is there as often as the longest texts have it', options,
	async () => {
		for (const { url, front, body } of COURSES) {
			const page = visible((await request(stack, url)).text);
			// Title, description and card may say the same once.
			const { title, description, card, ...rest } = front;
			const due = [...texts(rest), body].flatMap(lines)
				.join(' ').split(' ');
			const wanted = new Map();

			assert.ok(title);
			for (const word of due)
				wanted.set(word, (wanted.get(word) ?? 0) + 1);
			assert.ok(wanted.size > 200);
			const all = ` ${page.trim().split(' ').join('  ')} `;

			for (const [word, times] of wanted) {
				assert.ok(count(all, word) >= times,
					`${url}: "${word}" ${times} times, ` +
					`found ${count(all, word)}`);
			}
		}
	});

test('a reference that is lost takes its comma or "or" along, no more', options,
	async () => {
		const { text } = await request(stack, COURSES[0].url);
		const page = visible(text);

		assert.ok(page.includes(words('Have a solid understanding of Scrum ' +
			'either through working with a Scrum Team or through ' +
			'taking a')));
		assert.ok(page.includes(' similar course '));
	});

test('a reference that a course or site.yaml can resolve is a link', options,
	async () => {
		const own = folder();

		put(own, 'sps/index.md', COURSES[0].text);
		put(own, 'aps.md', '---\ntitle: Applying It All\nid: "10045"\n' +
			'url: /aps/\n---\n');
		put(own, 'site.yaml', 'references:\n  "10049":\n' +
			'    title: Mastering It\n    url: /elsewhere/\n');
		const other = await start(own);

		try {
			const { text } = await request(other, COURSES[0].url);

			assert.match(text, /<a [^>]*href="\/aps\/"[^>]*>Applying It All</);
			assert.match(text,
				/<a [^>]*href="\/elsewhere\/"[^>]*>Mastering It</);
			assert.ok(visible(text).includes(words('taking a Applying ' +
				'It All, Mastering It or similar course')));
		} finally {
			await other.stop();
		}
	});

test('no residue of other tools shows', options, async () => {
	for (const { url } of COURSES) {
		const { text } = await request(stack, url);

		for (const residue of ['[wpv-', '{{', '}}', '**', '](http', '](/',
			'<!-- wp:', '&lt;iframe', '&lt;/', 'data-mce'])
			assert.ok(!text.includes(residue), `${url}: ${residue}`);
	}
});

test('what the files do not say is not claimed', options, async () => {
	for (const { url } of COURSES) {
		const page = visible((await request(stack, url)).text);

		for (const claim of [' null ', ' undefined ', ' unknown ',
			' 1970 ', ' sold out '])
			assert.ok(!page.includes(claim), `${url}: ${claim}`);
	}
});

test('home and list name both courses', options, async () => {
	for (const target of ['/', '/courses/']) {
		const answer = await request(stack, target);

		assert.equal(answer.status, 200);
		for (const { url, front } of COURSES) {
			assert.ok(answer.text.includes(`href="${url}"`), target);
			assert.ok(visible(answer.text).includes(words(front.title)));
		}
	}
});

test('the error page suggests the course that was meant', options, async () => {
	const answer = await request(stack,
		'/training-courses/profesional-scrum-product-owner/');

	assert.equal(answer.status, 404);
	assert.ok(answer.text.includes(COURSES[1].url));
	const suggested = answer.text.match(/<main.*<\/main>/s)?.[0] ?? '';

	assert.ok((suggested.match(/href="\/capabilities/g) ?? []).length <= 5);
});

test('the program finds no error in either file', options, async () => {
	const { status, out } = await lectern(['check', '--content', dir]);

	assert.equal(status, 0, out);
	assert.ok(!out.includes(' error: '), out);
	// The two references that cannot be resolved are named.
	assert.match(out, /^sps\/index\.md:\d+:\d+: warning: .*10045/m);
	assert.match(out, /^sps\/index\.md:\d+:\d+: warning: .*10049/m);
});
