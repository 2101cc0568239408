// SPDX-License-Identifier: MIT
//
// Dates are true to the second: what is over is gone from every document, and
// nothing on the way keeps what was said before.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { fetch, get } from './fcgi.js';
import { conf, course, folder, lectern, put, request, sleep, start, tree, until }
	from './harness.js';

const END = '2027-05-10T15:00:00Z';
const MARK = 'The north window';
const BOOK = 'https://b.example/k';	// a page names it for what is to come

// A page with a class that ends then and took two hours.
const knots = end => course({ title: 'Knots', code: 'KN', events: [{
	location: MARK, href: BOOK, sessions: [{
		start_datetime: iso(Date.parse(end) - 7200000),
		end_datetime: end }] }] });

const iso = ms => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
const site = () => tree({ 'knots/index.md': knots(END) });

async function render(dir, url, now)
{
	const { status, out } = await lectern(['render', '--include-headers',
		'--content', dir, '--now', now, url]);

	assert.equal(status, 0, `${url}: ${out}`);
	return { out, etag: /^etag: (.*)$/im.exec(out)?.[1],
		age: Number(/^cache-control: .*max-age=(\d+)/im.exec(out)?.[1]) };
}

const at = seconds => iso(Date.parse(END) + 1000 * seconds);

// What each document says of a class to come.
const DOCUMENTS = [
	['/knots/', BOOK], ['/knots/calendar.ics', MARK], ['/calendar.ics', MARK],
	['/dates.xml', MARK], ['/dates.atom', MARK], ['/dates.json', MARK],
	['/xcri.xml', MARK], ['/courses.json', '2027-05-10T13:00'],
];

test('a class is there in the last second, and gone at its end', async () => {
	const dir = site();

	for (const [url, mark] of DOCUMENTS) {
		const last = await render(dir, url, at(-1));
		const over = await render(dir, url, at(0));

		assert.ok(last.out.includes(mark), `${url} has it`);
		assert.ok(!over.out.includes(mark), `${url} has it no more`);
		assert.notEqual(last.etag, over.etag, `${url}: another tag`);
	}
});

test('what others fetch by the clock is kept until then and no longer',
	async () => {
		const dir = site();

		for (const url of ['/calendar.ics', '/knots/calendar.ics',
			'/index.xml', '/feed.atom', '/feed.json', '/dates.xml',
			'/dates.atom', '/dates.json', '/sitemap.xml', '/xcri.xml',
			'/courses.json', '/robots.txt']) {
			for (const [left, age] of [[100000, 300], [303, 300],
				[302, 300], [301, 299], [60, 58], [3, 1], [2, 0], [1, 0],
				[0, 300]]) {
				const answer = await render(dir, url, at(-left));

				// It changes when it begins, two hours before, too.
				if (left < 7200)
					assert.equal(answer.age, age, `${url}, ${left} s`);
				else
					assert.ok(answer.age <= 300);
			}
		}
	});

test('a page is asked for anew each time', async () => {
	const dir = site();

	for (const left of [100000, 100, 1]) {
		const { out } = await render(dir, '/knots/', at(-left));

		assert.match(out,
			/^cache-control: public, max-age=0, must-revalidate\r?$/im);
	}
});

// The optional cache of lectern.conf, switched on as its comment says.
function cached(dir)
{
	const run = folder();

	fs.chmodSync(run, 0o777);
	return start(dir, { conf: conf(text => text.split('\n')
		.filter(line => !line.includes('# no cache'))
		.map(line => line.replace('#cache ', ''))
		.join('\n').replace('/var/cache/nginx/lectern', `${run}/cache`)) });
}

const CACHED = [['/knots/', BOOK], ['/calendar.ics', MARK]];

// Asks for the documents of a class until it is over: how often they had it.
async function askUntil(stack, end)
{
	let asked = 0;

	while (Date.now() < end - 30) {
		for (const [url, mark] of CACHED) {
			const { text } = await request(stack, url);

			asked += text.includes(mark);
		}
		await sleep(20);
	}
	while (Date.now() < end)
		await sleep(1);
	return asked;
}

test('the optional cache of nginx gives out nothing that is over',
	async () => {
		const dir = site();
		const stack = await cached(dir);
		let lead = 2000;

		try {
			// A slow machine needs more time to fill the cache.
			assert.ok(await until(async () => {
				const end = 1000 *
					Math.ceil((Date.now() + lead) / 1000);

				put(dir, 'knots/index.md', knots(iso(end)));
				lead *= 2;
				return await askUntil(stack, end) > 10;
			}));
			for (const [url, mark] of CACHED) {
				const answer = await request(stack, url);

				assert.equal(answer.status, 200);
				assert.ok(!answer.text.includes(mark), url);
			}
		} finally {
			await stack.stop();
		}
	});

test('the optional cache gives out no page of a time long ago', async () => {
	const dir = tree({ 'knots/index.md': course({ title: 'Before' }) });
	const stack = await cached(dir);
	const shows = async text => (await fetch(stack.socket, get('/knots/')))
		.text.includes(text);

	try {
		assert.ok((await request(stack, '/knots/')).text
			.includes('Before'));
		put(dir, 'knots/index.md', course({ title: 'Behind' }));
		assert.ok(await until(() => shows('Behind')));
		await sleep(2500);
		// The first to ask gets what is true, not what was.
		assert.ok((await request(stack, '/knots/')).text
			.includes('Behind'));
	} finally {
		await stack.stop();
	}
});
