// SPDX-License-Identifier: MIT
//
// Content as careless and hostile authors write it, in every field there is,
// under every kind of baseURL: each page, each other form of it and each
// document of the server is whole, leads to nowhere but where something is,
// and holds no markup that came from a field.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { problemsOf } from './documents.js';
import { fetch, get } from './fcgi.js';
import { SLOW, course, lectern, put, start, tree } from './harness.js';
import { cpu, team } from './processes.js';

const NOW = '2030-12-10T12:00:00Z';
const HOST = 'https://odd.example';

// What is marked with "zq" must not come back as it is.
const TEXTS = ['</script><zq>', ']]><zq>', '<!--<zq>', 'zq"x onload=y z="',
	'a\nb\r\nc', '=cmd|"/c calc"!A1', '+1+1', '-2+3', '@SUM(A1)', '\t=1',
	'x'.repeat(1500), '😀👨‍👩‍👧‍👦', '\u202eabc\u202c', '\u200b\u200d',
	'عنوان الدورة', '中文', '{{title}} {{{x}}} {{>layout}}', '{n} {title}',
	'\u2028line\u2029', '&lt;zq&gt; &amp;amp;', '%0d%0aX: y', '%', '../x',
	'**b** `c` [l](javascript:alert(1)) ![i](x)', '<b onclick=zq>b</b>',
	'\\', ',;:"', 'BEGIN:VEVENT', 'a\u0301\u0300'.repeat(40), '   ', '..',
	'//', '__proto__', 'index.json', 'null', '~', '\ufffe', '﷽'.repeat(20)];

// One text in all the places where a file has room for one.
function odd(text, n)
{
	const short = text.slice(0, 200);
	const session = { id: 1, title: text, duration: 60, content: text,
		learningResources: [{ title: text, link: short, type: short }],
		assignment: { title: text, content: text } };
	const date = { start_date: '2031-01-10', location: text, status: text,
		title: text, registration_link: short, kind: short, sessions: [{
			start_datetime: '2031-01-10T09:00:00', title: text,
			end_datetime: '2031-01-10T11:00:00', syllabus_ids: [1, short],
			timezone: n % 2 ? 'Europe/London' : short }] };

	return course({ title: text, short_title: text, description: text,
		code: n % 3 ? short : `C${n}`, subtitle: text, overview: text,
		introduction: text, outcomes: text, prerequisites: text,
		level: short, course_length: n % 4 ? short : 8, brandColour: short,
		course_topics: [short, 'Common'], course_vendors: [short],
		delivery_audiences: [short], tags: [short], keywords: [text],
		course_learning_experiences: [short], preview: short,
		trainers: [short, 'Ada'], roadmap: [short, `Odd ${n}`],
		audience: { overview: text, personas: [short] }, author: short,
		assessment: { content: text, icon: short }, date: '2020-01-01',
		headline: { title: text, subtitle: text, content: text,
			buttons: [{ content: text, link: short }] },
		syllabus: [session], events: [date, { start_date: text }],
		sections: [{ type: short, id: short, title: text, content: text,
			items: [{ title: text, link: short, content: text }] }],
		[`odd ${short}`]: `Some Words ${short}`,
	}, `${text}\n\n## ${text.replace(/[\r\n]/g, ' ')}\n\n${text}`);
}

function site(base)
{
	const files = Object.fromEntries(TEXTS.map((text, n) =>
		[`c${n}/index.md`, odd(text, n)]));

	files['site.yaml'] = `${base === null ? '' : `baseURL: ${base}\n`}` +
		'title: "S </title><zq> ]]>"\ndescription: "D </script><zq>"\n' +
		'organisation: {name: "O </script><zq>", url: https://o.example/}\n';
	return tree(files);
}

const OWN = ['/', '/courses/', '/courses/?page=2', '/courses/?q=zq', '/compare/',
	'/calendar.ics', '/index.xml', '/feed.atom', '/feed.json', '/dates.xml',
	'/dates.atom', '/dates.json', '/sitemap.xml', '/robots.txt', '/xcri.xml',
	'/courses.json', '/courses.csv', '/openapi.json', '/healthz', '/trainers/',
	'/no/such/', '/no/such.json', '/theme/style.css', '/theme/script.js'];

const unescape = text => text.replace(/&#(\d+);/g, (_, n) =>
	String.fromCodePoint(n)).replaceAll('&lt;', '<').replaceAll('&gt;', '>')
	.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

// All addresses of this site that a document names, as paths.
function linksOf({ text, headers }, origin)
{
	const type = headers.get('content-type') ?? '';
	const found = [headers.get('location') ?? '',
		/<([^>]*)>/.exec(headers.get('link') ?? '')?.[1] ?? ''];

	if (/html/.test(type)) {
		found.push(...[...text.matchAll(
			/\s(?:href|src|action|content)="([^"]*)"/g)]
			.map(([, href]) => unescape(href)));
	} else if (/xml/.test(type)) {
		found.push(...[...text.matchAll(/[">](https?:[^"<]*)["<]/g)]
			.map(([, href]) => unescape(href)));
	}
	if (/json/.test(type)) {
		JSON.stringify(JSON.parse(text), (key, href) => {
			if (typeof href === 'string' && /url$|^html$|^next$/.test(key))
				found.push(href);
			return href;
		});
	}
	return found.map(href => origin && href.startsWith(`${origin}/`) ?
		href.slice(origin.length) : href)
		.filter(href => /^\/(?!\/)/.test(href))
		.map(href => href.split('#')[0]);
}

function check(target, answer)
{
	const type = answer.headers.get('content-type') ?? '';

	assert.deepEqual(problemsOf(answer), [], target);
	if (/html|json|xml/.test(type))
		assert.ok(!answer.text.includes('<zq'), `${target}: markup`);
	if (/html/.test(type)) {
		const tags = answer.text.match(/<[a-z](?:[^<>"]|"[^"]*")*>/gi);

		assert.ok(tags.every(tag =>
			!/\son\w+=/.test(tag.replace(/"[^"]*"/g, '""'))), target);
		assert.ok(!answer.text.includes('zq"x'), target);
		assert.match(answer.text, /<title>[^<]+<\/title>/, target);
	}
}

// Everything that can be reached, and each other form of each page.
async function crawl(stack, base, origin)
{
	const seen = new Map(OWN.map(path => [`${base}${path}`, 'the test']));

	for (const [target, from] of seen) {
		const answer = await fetch(stack.socket, get(target));
		const isPage = answer.status === 200 && !target.includes('?') &&
			/html/.test(answer.headers.get('content-type'));

		assert.ok(answer.status === 200 || from === 'the test' &&
			[301, 404].includes(answer.status),
		`${target}: ${answer.status}, ${from}`);
		check(target, answer);
		for (const link of linksOf(answer, origin)) {
			assert.ok(`${link}/`.startsWith(`${base}/`),
				`${link} on ${target}`);
			if (!/\.(png|svg)$/.test(link) && link !== base &&
			    !seen.has(link))
				seen.set(link, target);
		}
		for (const name of isPage ? ['index.json', 'index.md', 'calendar.ics']
			: [])
			if (!seen.has(target + name))
				seen.set(target + name, 'the test');
	}
	return seen.size;
}

let stack;

after(() => stack?.stop());

for (const [name, base, path, origin] of [
	['no baseURL', null, '', ''], ['a baseURL', `${HOST}/`, '', HOST],
	['a baseURL in a folder', `${HOST}/a/b`, '/a/b', HOST],
]) {
	test(`${name}: all that there is is whole, and below it`, async () => {
		const dir = site(base);

		await stack?.stop();
		stack = await start(dir, { workers: 2, env: { LECTERN_NOW: NOW } });
		assert.ok(await crawl(stack, path, origin) > 300);
	});
}

// What stands for "never" in a database, and what no clock shows.
const ZONES = ['Antarctica/Troll', 'Etc/GMT+12', 'Africa/Casablanca', 'Europe',
	'../../etc/passwd', 'zone.tab', 'posixrules', 'localtime', ''];
const EXTREMES = [{ start_date: '9999-12-31' }, { start_date: '0001-01-01' },
	{ start_date: '1969-12-31', end_date: '9999-12-31' },
	{ start_date: '2031-12-31', end_date: '2031-01-01' },
	{ start_date: '2031-06-01', sessions: [
		{ start_datetime: '9999-12-31T23:59:59-12:00',
			end_datetime: '9999-12-31T23:59:59-12:00' },
		{ start_datetime: '0000-01-01T00:00:00+14:00' },
		{ start_datetime: '2031-06-01T24:00:00',
			end_datetime: '2031-06-01T23:59:60' },
		{ start_datetime: '2031-06-01T09:00:00+99:99' }] },
	{ start_date: '2031-06-02', sessions: ZONES.map((timezone, n) => ({
		start_datetime: `2031-06-02T0${n}:00:00`, timezone,
		end_datetime: `2031-06-02T0${n}:30:00` })) }];

test('hundreds of dates, trainers and turns in a path are no trouble',
	async () => {
		const dir = tree({});
		const day = n => `20${31 + Math.floor(n / 336)}-` +
			`${String(1 + Math.floor(n / 28) % 12).padStart(2, '0')}-` +
			String(1 + n % 28).padStart(2, '0');

		put(dir, 'ends/index.md', course({ title: 'Ends of time',
			events: EXTREMES }));
		put(dir, 'dates/index.md', course({ title: 'Dates' }));
		put(dir, 'dates/events.yaml', Array.from({ length: 501 }, (_, n) =>
			`- {start_date: ${day(n)}, location: "L${n}"}\n`).join(''));
		for (let n = 0; n < 50; n++) {
			put(dir, `r${n}.md`, course({ title: `R${n}`, code: `R${n}`,
				roadmap: Array.from({ length: 50 }, (_, i) => `R${i}`),
				trainers: Array.from({ length: 40 },
					(_, i) => `Trainer ${n * 40 + i}`) }));
		}
		await stack.stop();
		stack = await start(dir, { workers: 2, env: { LECTERN_NOW: NOW } });
		const pids = await team(stack.lectern, 2);

		for (const target of ['/dates/', '/calendar.ics', '/r7/', '/trainers/',
			'/sitemap.xml', '/dates.json', '/xcri.xml', '/courses/?q=trainer',
			'/compare/?c=R1&c=R2&c=R3&c=/dates/', '/dates/calendar.ics',
			'/ends/', '/ends/calendar.ics', '/ends/index.json']) {
			const before = cpu(...pids);
			const answer = await fetch(stack.socket, get(target));
			const ms = cpu(...pids) - before;

			assert.equal(answer.status, 200, target);
			assert.ok(ms < 100 * SLOW, `${target}: ${ms} ms`);
			check(target, answer);
		}
	});

test('what a careless site.yaml says takes nothing down', async () => {
	for (const yaml of ['taxonomies: {x: ../x, y: "..", z: "☃", tag: tags}',
		'permalinks: {page: {a: "//evil/:slug"}, term: {tags: "/../:slug/"}}',
		'taxonomies: {courses: courses, trainer: trainers, theme: theme}',
		'languageCode: ar', 'languageCode: "<zq>"', 'timeZone: Mars/Base',
		'baseURL: "javascript:alert(1)"', 'menu: [{name: "<zq>", url: "//x"}]',
		'title: {a: b}', 'synonyms: {a: [a, a], "": [""]}', '- a', 'null']) {
		const dir = tree({ 'a/b.md': course({ title: 'B', tags: ['../x', '..',
			'%2e%2e/x', 'a/../b', 'ada'], trainers: ['../x', 'ada', '/a/b/'],
		course_topics: ['..'] }), 'site.yaml': `${yaml}\n` });

		for (const target of ['/', '/courses/', '/a/b/', '/sitemap.xml']) {
			const { status, out, signal } = await lectern(['render',
				'--content', dir, '--now', NOW, target]);

			assert.equal(signal, null, `${yaml}: ${target}`);
			assert.ok(status === 0 || target !== '/', `${yaml}: ${target}`);
			assert.ok(!out.includes('<zq'), `${yaml}: ${target}`);
		}
	}
});
