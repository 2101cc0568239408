// SPDX-License-Identifier: MIT
//
// What nobody may see is nowhere: not as a page, and not as a name on another
// page or in a document. Everything that can be reached is looked through for
// words that stand in hidden files alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { course, request, start, tree } from './harness.js';

const NOW = '2030-12-10T12:00:00Z';

// How a page is hidden, by the mark of its words.
const HIDDEN = { Zdraft: { draft: true }, Zfuture: { publishDate: '2031-06-01' },
	Zover: { expiryDate: '2030-12-10T11:59:59Z' } };
const UNLISTED = { Zunlisted: { unlisted: true },
	Znever: { build: { list: 'never' } }, Ztag: { tags: ['hidden', 't'] } };
const MARKS = Object.keys({ ...HIDDEN, ...UNLISTED });

// Related to the courses that are shown in all ways that there are.
const secret = (mark, keys) => course({ title: `${mark} title`, code: mark,
	description: `${mark} words`, level: 'beginner', course_length: 8,
	course_topics: ['Shared', `${mark} topic`], tags: ['t', `${mark} tag`],
	trainers: ['/ada/', `${mark} trainer`], aliases: [`/old-${mark}/`],
	id: `${mark}-id`, date: '2025-01-01', roadmap: { next: ['OPEN'] },
	events: [{ start_date: '2031-02-03', location: `${mark} hall` }],
	syllabus: [{ id: 1, title: `${mark} session` }], ...keys },
`${mark} body`);

const page = (title, keys) => `---\n${Object.entries({ title, ...keys })
	.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('')}` +
	`---\n\n${title} body\n`;

function site()
{
	const files = {
		'site.yaml': 'baseURL: https://x.example\ntaxonomies:\n' +
			'  {course_topic: course_topics, tag: tags}\n',
		'ada.md': page('Ada Lane', {}),
		'open/index.md': course({ title: 'Open', code: 'OPEN',
			description: 'For all.', course_topics: ['Shared',
				...Object.keys(HIDDEN).map(mark => mark.slice(1))],
			tags: ['t'], level: 'beginner', course_length: 8,
			trainers: ['/ada/', ...Object.keys(HIDDEN)
				.map(mark => `/people/${mark.slice(1)}-person/`)],
			events: [{ start_date: '2031-02-04', location: 'Hall' }] }),
		'other.md': course({ title: 'Other', code: 'OTHER', level: 'beginner',
			course_topics: ['Shared'], tags: ['t'] }),
	};

	for (const [mark, keys] of Object.entries({ ...HIDDEN, ...UNLISTED }))
		files[`${mark}/index.md`] = secret(mark, keys);
	for (const [mark, keys] of Object.entries(HIDDEN)) {
		files[`people/${mark.slice(1)}-person.md`] =
			page(`${mark} person`, keys);
		files[`course_topics/${mark.slice(1)}/_index.md`] =
			page(`${mark} subject`, keys);
	}
	files['course_topics/_index.md'] = page('Zdraft subjects',
		{ draft: true });
	files['courses/_index.md'] = page('Zdraft courses', { draft: true });
	files['_index.md'] = page('Zdraft home', { draft: true });
	return tree(files);
}

let stack;

before(async () => {
	stack = await start(site(), { workers: 1, env: { LECTERN_NOW: NOW } });
});

after(() => stack.stop());

const START = ['/', '/courses/', '/courses/?sort=date', '/courses/?when=2031-02',
	'/courses/?topic=shared', '/compare/', '/compare/?c=OPEN&c=OTHER',
	'/trainers/', '/course_topics/', '/tags/', '/tags/t/', '/no/such/',
	'/courses.json', '/courses.csv', '/xcri.xml', '/sitemap.xml', '/index.xml',
	'/feed.atom', '/feed.json', '/dates.xml', '/dates.atom', '/dates.json',
	'/calendar.ics', '/openapi.json', '/open/index.json', '/open/index.md',
	'/open/calendar.ics', '/old-Zdraf/', '/zfutur/'];

test('nothing that can be reached names what is hidden', async () => {
	const seen = new Set(START);

	for (const target of seen) {
		const { text, headers } = await request(stack, target);

		assert.doesNotMatch(text, /Z(draft|future|over|unlisted|never|tag)/i,
			target);
		if (!/html/.test(headers.get('content-type')))
			continue;
		for (const [, href] of text.matchAll(/ href="(\/[^"#]*)"/g))
			seen.add(href.replaceAll('&amp;', '&'));
	}
	assert.ok(seen.has('/open/') && seen.has('/other/') &&
		seen.has('/trainers/draft-person/'), [...seen].join(' '));
});

test('a search finds no hidden course by any word of it', async () => {
	for (const mark of MARKS) {
		for (const word of ['', ' title', ' words', ' body', ' hall',
			' session', ' trainer', ' topic', ' tag']) {
			const { text } = await request(stack, '/courses.json?q=' +
				encodeURIComponent(`"${mark}${word}"`));
			const found = JSON.parse(text).courses;

			assert.ok(found.every(({ code }) =>
				['OPEN', 'OTHER'].includes(code)), mark + word);
		}
	}
});

test('what is hidden answers at none of its addresses', async () => {
	for (const mark of Object.keys(HIDDEN)) {
		const want = mark === 'Zover' ? 410 : 404;
		const low = mark.toLowerCase();

		for (const [target, status] of [[`/${low}/`, want],
			[`/old-${mark}/`, want], [`/${low}/index.json`, want],
			[`/${low}/index.md`, want], [`/${low}/calendar.ics`, want],
			[`/${low}/cover.png`, want], [`/${mark}`, want]]) {
			const answer = await request(stack, target);

			assert.equal(answer.status, status, target);
			assert.doesNotMatch(answer.text,
				new RegExp(`${mark} (title|words|body)`), target);
		}
	}
});

test('hidden courses are not compared', async () => {
	for (const mark of Object.keys(HIDDEN)) {
		for (const code of [mark, `/${mark.toLowerCase()}/`,
			`/old-${mark.toLowerCase()}/`]) {
			const { text } = await request(stack,
				`/compare/?c=OPEN&c=${code}`);

			assert.doesNotMatch(text, /Z\w+ (title|words|body|topic)/);
			assert.doesNotMatch(text, /<table/, code);
		}
	}
});

test('the filter of a term is its spelling, whatever its page is called',
	async () => {
		for (const spelling of ['draft', 'Draft', 'future', 'over']) {
			const { text } = await request(stack,
				`/courses.json?topic=${spelling}`);
			const { total, links } = JSON.parse(text);

			assert.equal(total, 1, spelling);
			assert.match(links.self,
				new RegExp(`topic=${spelling.toLowerCase()}$`));
		}
	});
