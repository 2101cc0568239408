// SPDX-License-Identifier: MIT
//
// What the theme's script adds to a page, and that a page without it lacks
// nothing: the visitor's own time, frames only when asked for, a table of
// contents that follows. Nothing but the site is asked before.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start, tree } from './harness.js';
import { close, launch, open } from './browser.js';

const FRAME = 'https://video.example/embed/1?a=b';
const SITE = `baseURL: https://courses.example/
timeZone: Europe/London
organisation: {email: a@courses.example}
embeds: [video.example]
theme: {colour: "#749335"}
`;
const COURSE = `---
title: Rope
type: course
code: ROP
overview: What it is.
objectives: What you learn.
prerequisites: What you bring.
events:
  - start_date: 2031-05-12
    sessions:
      - start_datetime: 2031-05-12T09:00:00
        end_datetime: 2031-05-12T12:00:00
      - start_datetime: 2031-05-13T22:00:00
        end_datetime: 2031-05-13T23:30:00
---

<iframe src="${FRAME}" title="A film" allowfullscreen></iframe>
`;

let stack, browser;

before(async () => {
	stack = await start(tree({ 'site.yaml': SITE, 'rope.md': COURSE }),
		{ env: { LECTERN_NOW: '2031-01-01T00:00:00Z' } });
	browser = await launch();
});

after(async () => {
	await browser?.close();
	await stack?.stop();
});

async function visit(options)
{
	const page = await open(browser, options);

	await page.goto(stack.base + '/rope/', { waitUntil: 'load' });
	return page;
}

// Intl's blanks are of many widths.
const own_times = async page =>
	(await page.locator('.local').allTextContents()).map(
		text => text.replace(/\s/g, ' '));

test('times are told in the visitor\'s own zone as well', async () => {
	const page = await visit({ timezoneId: 'America/New_York' });

	assert.deepEqual(await own_times(page),
		['(04:00 – 07:00 your time)', '(17:00 – 18:30 your time)']);
	await close(page);
});

test('a time on another day there says which', async () => {
	const page = await visit({ timezoneId: 'Asia/Tokyo' });
	const [morning, night] = await own_times(page);

	assert.equal(morning, '(17:00 – 20:00 your time)');
	assert.match(night, /Wed, May 14, 06:00 – 07:30 your time/);
	await close(page);
});

test('where clocks agree nothing is added', async () => {
	for (const timezoneId of ['Europe/London', 'Europe/Lisbon']) {
		const page = await visit({ timezoneId });

		assert.deepEqual(await own_times(page), []);
		await close(page);
	}
});

test('a frame is asked for by a button, and by nothing before', async () => {
	const page = await visit();
	const elsewhere = () => page.asked.filter(
		url => !url.startsWith(stack.base));

	await page.route(FRAME, route => route.fulfill({
		contentType: 'text/html', body: '<p>film</p>' }));
	assert.deepEqual(elsewhere(), []);
	assert.equal(await page.locator('iframe').count(), 0);
	await page.getByRole('button', { name: 'A film' }).click();
	assert.equal(await page.locator('iframe').getAttribute('src'), FRAME);
	assert.equal(await page.locator('iframe').getAttribute('title'),
		'A film');
	assert.equal(await page.locator('iframe').getAttribute('sandbox'),
		'allow-scripts allow-same-origin allow-popups');
	await page.frameLocator('iframe').getByText('film').waitFor();
	assert.deepEqual(elsewhere(), [FRAME]);
	assert.deepEqual(page.said, []);
	await close(page);
});

test('without scripts a page has all but what they add', async () => {
	const page = await visit({ javaScriptEnabled: false,
		timezoneId: 'America/New_York' });

	assert.equal(await page.locator('.embed a').getAttribute('href'),
		FRAME);
	assert.equal(await page.locator('.embed a').textContent(),
		'A film (video.example)');
	assert.equal(await page.locator('button').count(), 0);
	assert.ok(await page.getByText('09:00').first().isVisible());
	assert.ok(await page.locator('.contents a').first().isVisible());
	await close(page);
});

test('the table of contents folds away on a phone', async () => {
	const page = await visit({ width: 390, javaScriptEnabled: false });

	assert.equal(await page.locator('.contents a').first().isVisible(),
		false);
	await page.locator('.contents summary').click();
	await page.locator('.contents a').last().click();
	assert.match(page.url(), /#/);
	await close(page);
});

test('the table of contents says which part is read', async () => {
	const page = await visit({ height: 500, reducedMotion: 'reduce' });
	const here = page.locator('.contents [aria-current]');

	assert.equal(await here.count(), 0);
	await page.evaluate(() => document.getElementById('prerequisites')
		.scrollIntoView());
	await here.waitFor();
	assert.equal(await here.textContent(), 'Prerequisites');
	await close(page);
});

test('a colour reaches the page by a style sheet of its own', async () => {
	const page = await visit();
	const styles = page.asked.filter(url => url.includes('/colour/'));

	assert.match(styles[0], /\/theme\/colour\/749335\.css\?v=[0-9a-f]+$/);
	assert.equal(await page.locator('.top').evaluate(
		top => getComputedStyle(top).borderTopColor),
	'rgb(116, 147, 53)');
	await close(page);
});
