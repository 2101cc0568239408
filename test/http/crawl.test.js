// SPDX-License-Identifier: MIT
//
// A walk over all links from the home page of the sample: no link is broken,
// none leads to a redirect, and each page says what it is, in words that no
// other page has.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, start } from './harness.js';
import { close, launch, open } from './browser.js';
import { NOW } from './kinds.js';

// Pages of combinations are for people, not for crawlers: of each list, this
// many are visited.
const COMBINATIONS = 40;

let stack, browser;
const pages = new Map();	// address: what the page says of itself
const answers = new Map();	// address: status
const links = new Map();	// address: the page that first named it

before(async () => {
	stack = await start(path.join(ROOT, 'content'),
		{ env: { LECTERN_NOW: NOW } });
	browser = await launch();
	await crawl();
});

after(async () => {
	await browser?.close();
	await stack?.stop();
});

// What a page says of itself, and where it leads.
const read = () => ({
	title: document.title,
	description: document.querySelector('meta[name="description"]')?.content,
	headings: [...document.querySelectorAll('h1')]
		.map(h => h.textContent.trim()),
	robots: document.querySelector('meta[name="robots"]')?.content ?? '',
	canonical: document.querySelector('link[rel="canonical"]')?.href,
	ids: [...document.querySelectorAll('[id]')].map(node => node.id),
	links: [...document.querySelectorAll('a[href], link[href], img[src], ' +
		'script[src]')].map(node => node.href || node.src)
		.map(href => href.baseVal ?? href),
	anchors: [...document.querySelectorAll('a[href*="#"]')]
		.map(node => node.href)
		.filter(href => href.split('#')[0] === location.href.split('#')[0])
		.map(href => decodeURIComponent(href.split('#')[1])),
});

// What the pages call the site (baseURL) is what listens here.
function local(href)
{
	const url = new URL(href);

	if (url.origin === 'https://training.example')
		url.host = new URL(stack.base).host, url.protocol = 'http:';
	url.hash = '';
	return url.origin === stack.base ? url.href : null;
}

async function visit(page, href)
{
	const answer = await fetch(href, { redirect: 'manual' });
	const type = answer.headers.get('content-type') ?? '';

	answers.set(href, answer.status);
	if (answer.status !== 200 || !type.startsWith('text/html'))
		return [];
	await page.goto(href, { waitUntil: 'domcontentloaded' });
	const said = await page.evaluate(read);

	pages.set(href, said);
	return said.links;
}

async function crawl()
{
	const page = await open(browser, { javaScriptEnabled: true });
	const queue = [`${stack.base}/`];
	let combinations = 0;

	links.set(queue[0], 'the beginning');
	while (queue.length) {
		const href = queue.shift();

		for (const found of await visit(page, href)) {
			if (!/^https?:/.test(found))
				continue;
			const to = local(found);

			if (!to || links.has(to))
				continue;
			if (/\/(courses|compare)\/\?/.test(to) &&
			    ++combinations > COMBINATIONS)
				continue;
			links.set(to, href);
			queue.push(to);
		}
	}
	await close(page);
}

const all = rule => [...pages].filter(([, page]) => rule(page))
	.map(([href]) => href);

test('the walk meets the whole sample', () => {
	assert.ok(pages.size > 100, `${pages.size} pages`);
	assert.ok(answers.size > 150, `${answers.size} addresses`);
});

test('no link is broken, and none leads to a redirect', () => {
	const bad = [...answers].filter(([, status]) => status !== 200)
		.map(([href, status]) => `${status} ${href} on ${links.get(href)}`);

	assert.deepEqual(bad, []);
});

test('every link inside a page has its place there', () => {
	const lost = [...pages].flatMap(([href, page]) => page.anchors
		.filter(id => id && !page.ids.includes(id))
		.map(id => `${href}#${id}`));

	assert.deepEqual(lost, []);
});

test('every page has a title, a description and one h1', () => {
	assert.deepEqual(all(page => !page.title.trim()), []);
	assert.deepEqual(all(page => !page.description?.trim()), []);
	assert.deepEqual(all(page => page.headings.length !== 1 ||
		!page.headings[0]), []);
});

// What search engines are told to pass over may share a title.
test('no two pages have one title', () => {
	const seen = new Map(), twice = [];

	for (const [href, page] of pages) {
		if (page.robots.includes('noindex'))
			continue;
		if (seen.has(page.title))
			twice.push(`${page.title}: ${seen.get(page.title)} ${href}`);
		seen.set(page.title, href);
	}
	assert.deepEqual(twice, []);
});

test('every page that may be indexed is its own canonical', () => {
	const wrong = [...pages].filter(([href, page]) =>
		!page.robots.includes('noindex') &&
		page.canonical !== href.replace(stack.base,
			'https://training.example'))
		.map(([href, page]) => `${href}: ${page.canonical}`);

	assert.deepEqual(wrong, []);
});
