// SPDX-License-Identifier: MIT
//
// Lighthouse on every kind of page of the sample: 100 of 100 in all four
// classes. One file for each form of device, for it takes its time.

import assert from 'node:assert/strict';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import lighthouse from 'lighthouse';
import { ROOT, SLOW, start } from './harness.js';
import { launch } from './browser.js';
import { KINDS, NOW } from './kinds.js';

const CLASSES = ['performance', 'accessibility', 'best-practices', 'seo'];

// Times are those of a machine that does other things too: the best of a few
// runs counts. A build with sanitizers is not timed at all.
const RUNS = 10;

// What is meant so: pages of combinations and errors are not for search
// engines, and the error page is a 404.
const MEANT = {
	filtered: ['is-crawlable'], search: ['is-crawlable'],
	nothing: ['is-crawlable'], compare: ['is-crawlable'],
	choose: ['is-crawlable'],
	error: ['is-crawlable', 'http-status-code', 'errors-in-console'],
};

let stack, browser, port;

function freePort()
{
	return new Promise(done => {
		const server = net.createServer().listen(0, '127.0.0.1', () => {
			const { port: free } = server.address();

			server.close(() => done(free));
		});
	});
}

before(async () => {
	stack = await start(path.join(ROOT, 'content'),
		{ env: { LECTERN_NOW: NOW } });
	port = await freePort();
	browser = await launch([`--remote-debugging-port=${port}`]);
});

after(async () => {
	await browser?.close();
	await stack?.stop();
});

export async function judge(kind, config, classes)
{
	const { lhr } = await lighthouse(stack.base + KINDS[kind], {
		port, logLevel: 'error', ignoreStatusCode: true,
		onlyCategories: classes ??
			(SLOW > 1 ? CLASSES.slice(1) : CLASSES),
		skipAudits: MEANT[kind] ?? [],
	}, config);

	return lhr;
}

// "performance 98: largest-contentful-paint 0.93"
function faults(lhr)
{
	if (lhr.runtimeError)		// of Lighthouse or of the browser
		return [`performance: ${lhr.runtimeError.message}`];
	return Object.values(lhr.categories).filter(c => c.score !== 1).map(c => {
		const audits = c.auditRefs.filter(ref => ref.weight > 0)
			.map(ref => lhr.audits[ref.id])
			.filter(a => a.score !== null && a.score < 1)
			.map(a => `${a.id} ${a.score} ${a.displayValue ?? ''}` +
				JSON.stringify(a.details?.items?.slice(0, 3) ?? ''));

		return `${c.id} ${Math.round(c.score * 100)}: ${audits.join('; ')}`;
	});
}

// A test for each kind of page; `config` is Lighthouse's, undefined for a phone.
export function judgeAll(form, config)
{
	for (const kind of Object.keys(KINDS)) {
		test(`${kind}, ${form}: 100 of 100, four times`, async () => {
			let found;

			for (let n = 0; n < RUNS; n++) {
				found = faults(await judge(kind, config));
				if (!found.some(f => f.startsWith('performance')))
					break;
			}
			assert.deepEqual(found, [], KINDS[kind]);
		});
	}
}
