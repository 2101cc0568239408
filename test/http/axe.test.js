// SPDX-License-Identifier: MIT
//
// Every kind of page in a real browser, at three widths, light and dark: axe
// (WCAG 2.2 AA and best practice) finds nothing, nothing moves sideways, the
// console is silent, nothing else than the site is asked, and whoever has only
// a keyboard sees where they are.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, start } from './harness.js';
import { SCHEMES, WIDTHS, close, launch, open } from './browser.js';
import { KINDS, NOW } from './kinds.js';

const AXE = fs.readFileSync(path.join(ROOT,
	'test/node_modules/axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
	'best-practice'];

let stack, browser;

before(async () => {
	stack = await start(path.join(ROOT, 'content'),
		{ env: { LECTERN_NOW: NOW } });
	browser = await launch();
});

after(async () => {
	await browser?.close();
	await stack?.stop();
});

const wanted = kind => kind === 'error' ? 404 : 200;

async function visit(page, kind)
{
	const answer = await page.goto(stack.base + KINDS[kind],
		{ waitUntil: 'load' });

	assert.equal(answer.status(), wanted(kind), KINDS[kind]);
}

// "/url: rule: what: where"
async function findings(page)
{
	// evaluate() is not subject to the page's policy.
	await page.evaluate(AXE);
	const { violations } = await page.evaluate(values =>
		globalThis.axe.run({ runOnly: { type: 'tag', values } }), RULES);

	return violations.flatMap(v => v.nodes.map(node =>
		`${v.id}: ${node.target.join(' ')}: ${node.failureSummary
			.replace(/\s+/g, ' ')}`));
}

// The browser says that an answer was a 404, and which pictures it gave up as
// we went on: both are meant.
const isNews = text => !/status of 404|ERR_ABORTED/.test(text);

for (const width of WIDTHS) {
	for (const scheme of SCHEMES) {
		test(`axe finds nothing at ${width} px, ${scheme}`, async () => {
			const page = await open(browser, { width, scheme });
			const found = [];

			for (const kind of Object.keys(KINDS)) {
				await visit(page, kind);
				for (const line of await findings(page))
					found.push(`${KINDS[kind]}: ${line}`);
			}
			await close(page);
			assert.deepEqual(found, []);
		});
	}
}

test('nothing moves sideways, not at 320 px nor at 200 %', async () => {
	const wide = [];

	// 200 % of a desktop of 1280 px is 640 px to lay out in.
	for (const width of [320, 640]) {
		const page = await open(browser, { width, height: 640 });

		for (const kind of Object.keys(KINDS)) {
			await visit(page, kind);
			const over = await page.evaluate(() => {
				const root = document.scrollingElement;

				return root.scrollWidth - root.clientWidth;
			});

			if (over > 0)
				wide.push(`${KINDS[kind]} at ${width}: ${over} px`);
		}
		await close(page);
	}
	assert.deepEqual(wide, []);
});

test('the console is silent, and nobody else is asked', async () => {
	const page = await open(browser);

	for (const kind of Object.keys(KINDS))
		await visit(page, kind);
	await page.waitForTimeout(200);
	assert.deepEqual(page.said.filter(isNews), []);
	assert.deepEqual(page.asked.filter(url =>
		!url.startsWith(stack.base) && !url.startsWith('data:')), []);
	assert.deepEqual(await page.context().cookies(), []);
	await close(page);
});

test('without script every page says the same words', async () => {
	const bare = await open(browser, { javaScriptEnabled: false });

	for (const kind of Object.keys(KINDS)) {
		await visit(bare, kind);
		assert.ok((await bare.locator('main').innerText()).length > 40, kind);
	}
	await close(bare);
});

// What has the focus: where it is, and whether that can be seen.
const focused = () => {
	const at = document.activeElement;

	if (!at || at === document.body)
		return null;
	const style = getComputedStyle(at);
	const box = at.getBoundingClientRect();
	const label = at.closest('label');
	const outlined = node => {
		const s = node && getComputedStyle(node);

		return s && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
	};

	return {
		name: at.outerHTML.slice(0, 120),
		isSeen: outlined(at) || outlined(label) ||
			style.boxShadow !== 'none',
		isThere: box.width > 0 && box.height > 0 && box.right > 0,
	};
};

test('a keyboard reaches everything, and the focus is seen', async () => {
	for (const width of [320, 1440]) {
		const page = await open(browser, { width });

		for (const kind of Object.keys(KINDS)) {
			await visit(page, kind);
			const stops = await page.locator('a[href]:visible, ' +
				'button:visible, input:visible, select:visible, ' +
				'summary:visible, [tabindex="0"]:visible').count();
			let met = 0;

			for (; met < 2 * stops + 5; met++) {
				await page.keyboard.press('Tab');
				const at = await page.evaluate(focused);

				if (!at)
					break;
				assert.ok(at.isSeen, `${KINDS[kind]}: ${at.name}`);
				assert.ok(at.isThere, `${KINDS[kind]}: ${at.name}`);
			}
			assert.ok(met >= Math.min(stops, 3),
				`${KINDS[kind]}: ${met} of ${stops} stops`);
			assert.ok(met < 2 * stops + 5,
				`${KINDS[kind]}: the keyboard is caught`);
		}
		await close(page);
	}
});

test('the keyboard alone filters and compares', async () => {
	const page = await open(browser);

	await page.goto(`${stack.base}/courses/`);
	await page.locator('main input[name="q"]').focus();
	await page.keyboard.type('clock');
	await Promise.all([page.waitForURL(/q=clock/),
		page.keyboard.press('Enter')]);
	assert.match(await page.locator('main').innerText(), /clock/i);
	await close(page);
});

test('targets are 24 px or have room around them', async () => {
	const page = await open(browser, { width: 320 });
	const small = [];

	for (const kind of Object.keys(KINDS)) {
		await visit(page, kind);
		small.push(...await page.$$eval('nav a, button, input, select, ' +
			'summary, .button', nodes => nodes
			.filter(node => node.checkVisibility())
			.map(node => [node.outerHTML.slice(0, 100),
				(node.closest('label') ?? node)
					.getBoundingClientRect()])
			.filter(([, box]) => box.height > 0 && box.height < 24)
			.map(([html, box]) => `${box.height}: ${html}`)));
	}
	await close(page);
	assert.deepEqual(small, []);
});
