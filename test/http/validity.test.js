// SPDX-License-Identifier: MIT
//
// Dates are true to the second: what is over is gone from every document, and
// nothing on the way keeps what was said before.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { course, folder, lectern, request, sleep, start, tree }
	from './harness.js';

const END = '2027-05-10T15:00:00Z';
const MARK = 'The north window';
const BOOK = 'https://b.example/k';	// a page names it for what is to come

const site = () => tree({ 'knots/index.md': course({
	title: 'Knots', code: 'KN', events: [{ location: MARK, href: BOOK, sessions: [
		{ start_datetime: '2027-05-10T13:00:00Z', end_datetime: END },
	] }] }) });

async function render(dir, url, now)
{
	const { status, out } = await lectern(['render', '--include-headers',
		'--content', dir, '--now', now, url]);

	assert.equal(status, 0, `${url}: ${out}`);
	return { out, etag: /^etag: (.*)$/im.exec(out)?.[1],
		age: Number(/^cache-control: .*max-age=(\d+)/im.exec(out)?.[1]) };
}

const at = seconds =>
	new Date(Date.parse(END) + 1000 * seconds).toISOString()
		.replace('.000Z', 'Z');

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
async function cached(dir)
{
	const run = folder();
	const conf = path.join(run, 'lectern.conf');
	const text = fs.readFileSync(
		new URL('../../docs/deploy/lectern.conf', import.meta.url), 'utf8');

	fs.chmodSync(run, 0o777);
	fs.writeFileSync(conf, text.split('\n')
		.filter(line => !line.includes('# no cache'))
		.map(line => line.replace('#cache ', ''))
		.join('\n').replace('/var/cache/nginx/lectern', `${run}/cache`));
	return start(dir, { conf });
}

test('the optional cache of nginx gives out nothing that is over',
	async () => {
		const end = Math.ceil(Date.now() / 1000) + 5;
		const iso = second => new Date(1000 * second).toISOString()
			.replace('.000Z', 'Z');
		const dir = tree({ 'knots/index.md': course({ title: 'Knots',
			code: 'KN', events: [{ location: MARK, href: BOOK, sessions: [{
				start_datetime: iso(end - 3600),
				end_datetime: iso(end) }] }] }) });
		const stack = await cached(dir);
		const urls = [['/knots/', BOOK], ['/calendar.ics', MARK]];
		let asked = 0;

		try {
			while (Date.now() < 1000 * end - 30) {
				for (const [url, mark] of urls) {
					const answer = await request(stack, url);

					assert.ok(answer.text.includes(mark) ||
						Date.now() >= 1000 * end, url);
					asked++;
				}
				await sleep(20);
			}
			while (Date.now() < 1000 * end)
				await sleep(1);
			for (const [url, mark] of urls) {
				const answer = await request(stack, url);

				assert.equal(answer.status, 200);
				assert.ok(!answer.text.includes(mark),
					`${url} at ${Date.now() - 1000 * end} ms`);
			}
			assert.ok(asked > 10);
		} finally {
			await stack.stop();
		}
	});

test('the optional cache gives out no page of a time long ago', async () => {
	const dir = tree({ 'knots/index.md': course({ title: 'Before' }) });
	const stack = await cached(dir);

	try {
		assert.ok((await request(stack, '/knots/')).text
			.includes('Before'));
		fs.writeFileSync(path.join(dir, 'knots/index.md'),
			course({ title: 'Behind' }));
		await sleep(2500);
		// The first to ask gets what is true, not what was.
		assert.ok((await request(stack, '/knots/')).text
			.includes('Behind'));
	} finally {
		await stack.stop();
	}
});
