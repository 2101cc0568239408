// SPDX-License-Identifier: MIT
//
// What pages and addresses tell programs: structured data, previews, courses
// as JSON, Markdown and CSV, the OpenAPI document, problem documents. Each is
// read with somebody else's parser, and held against the page that people see.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, SEEDS, course, folder, lectern, put, request, start, tree }
	from './harness.js';
import { sample } from './sample.js';

const GOLDEN = path.join(ROOT, 'test/golden/pages');
const NOW = '2025-07-01T12:00:00Z';

// A course with everything, one with next to nothing, and hostile words.
function made()
{
	const session = (day, zone) => ({ start_datetime: `${day}T09:00:00`,
		end_datetime: `${day}T12:00:00`, timezone: zone });
	const date = (day, more) => ({ start_date: day,
		location: 'The quay', ...more });

	return tree({
		'site.yaml': 'baseURL: https://x.example/sub/\ntitle: All\n' +
			'languageCode: en-GB\ntimeZone: Europe/London\n' +
			'organisation: {name: Guild, url: /, logo: /l.png}\n',
		'all/index.md': course({
			title: 'Everything & all of *it*', code: 'ALL',
			description: 'All that a course can say.',
			level: 'advanced', course_length: 6, date: '2024-05-01',
			lastmod: '2025-03-01', tags: ['a', 'b & c'],
			course_topics: ['Rope'], delivery_audiences: ['Riggers'],
			objectives: '- Splice\n- *Tuck*\n  - twice',
			prerequisites: 'A **knife**.',
			overview: 'See [this](/x/) and | that.\n\n| a | b |\n' +
				'|---|---|\n| c | d |',
			trainers: ['/ada/'], roadmap: { next: ['/little/'] },
			syllabus: [{ id: 1, title: 'One', duration: 180,
				content: 'Words.', learningResources: [{ title: 'R',
					link: '/r/', duration: 5, type: 'video' }],
				assignment: { title: 'Do', content: 'It.' } },
			{ id: 2, title: 'Two', duration: 180 }],
			events: [
				date('2030-01-07', { sessions: [session('2030-01-07',
					'Europe/London')], registration_link: '/b/' }),
				date('2030-07-08', { sessions: [session('2030-07-08',
					'Europe/London')], status: 'full' }),
				date('2030-07-15', { location: 'Online' }),
				date('2030-08-01', { status: 'cancelled' }),
				date('2030-08-01', { location: 'tbc' }),
				date('2020-01-01'),
			],
		}, '## A part\n\n{{< ref "x" >}} [wpv-post-link item="9"] ' +
			'<script>x</script>'),
		'little/index.md': course({ title: 'Little' }),
		'words.md': course({ title: '</script><b>"x"', code: '=1+1',
			description: '\u2028<!-- \\ ' }, 'B'),
		'ada.md': '---\ntitle: Ada Lane\n---\nA rigger.\n',
		'gone.md': course({ title: 'Gone', expiryDate: '2020-01-01' }),
		'draft.md': course({ title: 'Draft', draft: true }),
	});
}

function contents()
{
	const found = { sample: path.join(ROOT, 'content'), odd: sample(),
		made: made() };

	for (const name of fs.readdirSync(GOLDEN)) {
		if (!name.includes('.'))
			found[name] = path.join(GOLDEN, name);
	}
	if (fs.existsSync(SEEDS)) {
		found.seeds = tree({});
		for (const name of fs.readdirSync(SEEDS)) {
			put(found.seeds, `${name.slice(0, 3)}/index.md`,
				fs.readFileSync(path.join(SEEDS, name)));
		}
	}
	return found;
}

const stacks = {};

before(async () => {
	for (const [name, content] of Object.entries(contents())) {
		const stack = await start(content,
			{ workers: 1, env: { LECTERN_NOW: NOW } });
		const { out } = await lectern(['routes', '--content', content,
			'--now', NOW]);
		const urls = out.split('\n').map(line => line.split('\t'))
			.filter(([kind]) => kind === 'page').map(([, url]) => url);
		const settings = path.join(content, 'site.yaml');
		const config = fs.existsSync(settings) ?
			fs.readFileSync(settings, 'utf8') : '';
		const base = /^baseURL: (\S+?)\/?$/m.exec(config)?.[1];

		stack.site = base ?? '';
		stack.path = base ? new URL(base).pathname.replace(/\/$/, '') : '';
		stack.urls = [...new Set([...urls, `${stack.path}/`,
			`${stack.path}/courses/`])];
		stacks[name] = stack;
	}
});

after(async () => {
	for (const stack of Object.values(stacks))
		await stack.stop();
});

// ---- pages ----------------------------------------------------------------

const plain = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
	.replace(/&quot;/g, '"').replace(/&#39;/g, '\'').replace(/&amp;/g, '&');

// What a reader sees, as words.
const visible = html => plain(html.replace(/^[\s\S]*<body>/, '')
	.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
	.replace(/<[^>]*>/g, ' '));
const words = text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
	.filter(Boolean).join(' ');

function metas(html)
{
	const found = new Map();

	for (const [, , name, content] of html.matchAll(
		/<meta (property|name)="([^"]*)" content="([^"]*)">/g)) {
		assert.ok(!found.has(name), `${name} twice`);
		found.set(name, plain(content));
	}
	return found;
}

function links(html)
{
	return [...html.matchAll(/<link ([^>]*)>/g)].map(([, text]) =>
		Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)]
			.map(([, key, value]) => [key, plain(value)])));
}

// Every page of every tree: { name, stack, url, html }.
async function* pages()
{
	for (const [name, stack] of Object.entries(stacks)) {
		for (const url of stack.urls) {
			const answer = await request(stack, url);

			assert.equal(answer.status, 200, `${name}${url}`);
			yield { name, stack, url, html: answer.text,
				what: `${name}${url}` };
		}
	}
}

// ---- structured data ------------------------------------------------------

const TEXT = value => typeof value === 'string' && value.trim() !== '';
const URL_ = value => TEXT(value) && /^https?:\/\/[^\s]+$/.test(value);
const INTEGER = value => Number.isInteger(value);
const DURATION = value => /^PT(?=\d)(\d+H)?([1-5]?\dM)?$/.test(value);
// With its offset, or a whole day.
const TIME = value =>
	/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/.test(value);
const oneOf = list => value => list.includes(value);
const listOf = check => value =>
	Array.isArray(value) && value.length > 0 && value.every(check);
const schemaOrg = list => oneOf(list.map(name => `https://schema.org/${name}`));

// Of each type its properties (standards.md 3.1), and those that it needs.
const TYPES = {
	Course: {
		needs: ['@id', 'name', 'description', 'url', 'provider'],
		has: { '@id': URL_, name: TEXT, description: TEXT, url: URL_,
			provider: 'Organization', courseCode: TEXT, image: URL_,
			inLanguage: TEXT, datePublished: TIME, dateModified: TIME,
			educationalLevel: TEXT, timeRequired: DURATION,
			teaches: listOf(TEXT), coursePrerequisites: TEXT,
			audience: 'EducationalAudience', about: 'Thing',
			keywords: listOf(TEXT), syllabusSections: 'Syllabus',
			hasCourseInstance: 'CourseInstance' },
	},
	CourseInstance: {
		needs: ['@id', 'name', 'startDate', 'location', 'url', 'organizer'],
		has: { '@id': URL_, name: TEXT, url: URL_, startDate: TIME,
			endDate: TIME, description: TEXT, image: URL_,
			inLanguage: TEXT, courseWorkload: DURATION,
			eventStatus: schemaOrg(['EventScheduled', 'EventCancelled',
				'EventPostponed']),
			eventAttendanceMode: schemaOrg(['OnlineEventAttendanceMode']),
			courseMode: oneOf(['Online', 'Onsite', 'Blended']),
			location: ['Place', 'VirtualLocation'], offers: 'Offer',
			organizer: 'Organization', instructor: 'Person' },
	},
	Organization: { needs: ['name', '@id', 'url'],
		has: { '@id': URL_, name: TEXT, url: URL_, logo: URL_, email: TEXT,
			telephone: TEXT, sameAs: listOf(URL_) } },
	WebSite: { needs: ['name', 'url', 'potentialAction'],
		has: { '@id': URL_, name: TEXT, url: URL_, description: TEXT,
			inLanguage: TEXT, publisher: 'Organization',
			potentialAction: 'SearchAction' } },
	SearchAction: { needs: ['target', 'query-input'],
		has: { target: 'EntryPoint',
			'query-input': oneOf(['required name=search_term_string']) } },
	EntryPoint: { needs: ['urlTemplate'], has: { urlTemplate: value =>
		URL_(value) && value.includes('{search_term_string}') } },
	Syllabus: { needs: ['name'], has: { name: TEXT, description: TEXT,
		timeRequired: DURATION } },
	Thing: { needs: ['name'], has: { name: TEXT } },
	EducationalAudience: { needs: ['educationalRole'],
		has: { educationalRole: TEXT } },
	Place: { needs: ['name', 'address'],
		has: { name: TEXT, address: TEXT } },
	VirtualLocation: { needs: ['url'], has: { url: URL_ } },
	Offer: { needs: ['url'], has: { url: URL_,
		availability: schemaOrg(['SoldOut']) } },
	Person: { needs: ['name'], has: { name: TEXT, url: URL_ } },
	BreadcrumbList: { needs: ['itemListElement'],
		has: { itemListElement: 'ListItem' } },
	ItemList: { needs: ['itemListElement', 'numberOfItems'],
		has: { name: TEXT, numberOfItems: INTEGER,
			itemListElement: 'ListItem' } },
	ListItem: { needs: ['position', 'name'],
		has: { position: INTEGER, name: TEXT, item: URL_, url: URL_ } },
};

function checkNode(node, types, what)
{
	const own = [node['@type']].flat();
	const type = own[0];

	assert.ok([types].flat().includes(type), `${what}: a ${type}`);
	if (type === 'CourseInstance')
		assert.deepEqual(own, ['CourseInstance', 'EducationEvent']);
	for (const key of TYPES[type].needs)
		assert.ok(node[key] !== undefined, `${what}: no ${key}`);
	for (const [key, value] of Object.entries(node)) {
		const check = TYPES[type].has[key];
		const where = `${what}.${key}`;

		if (key === '@type')
			continue;
		assert.ok(check, `${where}: ${type} has no such property`);
		if (typeof check === 'function') {
			assert.ok(check(value), `${where}: ${value}`);
			continue;
		}
		for (const item of [value].flat())
			checkNode(item, check, where);
	}
}

function graphs(html, what)
{
	return [...html.matchAll(
		/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
		.map(([, text]) => {
			assert.doesNotMatch(text, /</, `${what}: a "<" inside`);
			const data = JSON.parse(text);

			assert.deepEqual(Object.keys(data), ['@context', '@graph']);
			assert.equal(data['@context'], 'https://schema.org');
			return data['@graph'];
		});
}

function checkList(items, least, what)
{
	assert.ok(items.length >= least, `${what}: ${items.length} items`);
	items.forEach((item, i) => assert.equal(item.position, i + 1, what));
}

// The page says it too.
function checkSeen(node, html, what)
{
	const seen = ` ${words(visible(html))} `;
	const said = [node.name, node.courseCode, ...node.teaches ?? [],
		node.coursePrerequisites, ...node.keywords ?? [],
		...(node.syllabusSections ?? []).map(item => item.name),
		...(node.about ?? []).map(item => item.name),
		...(node.audience ?? []).map(item => item.educationalRole),
		...(node.hasCourseInstance ?? []).map(item => item.location.name)];

	for (const text of said.filter(Boolean))
		assert.ok(seen.includes(` ${words(text)} `) || !words(text),
			`${what}: not on the page: ${text}`);
}

function checkGraph(graph, page)
{
	const { stack, what, html } = page;
	const ids = graph.map(node => node['@id']).filter(Boolean);

	assert.equal(new Set(ids).size, ids.length, `${what}: an id twice`);
	for (const node of graph) {
		checkNode(node, Object.keys(TYPES), `${what}#${node['@type']}`);
		if (node['@type'] === 'BreadcrumbList')
			checkList(node.itemListElement, 2, what);
		if (node['@type'] === 'ItemList')
			checkList(node.itemListElement, 3, what);
		if (node['@type'] !== 'Course')
			continue;
		assert.equal(node.url, new URL(page.url, stack.site).href);
		checkSeen(node, html, what);
		for (const date of node.hasCourseInstance ?? [])
			assert.ok(!date.endDate || date.endDate >= date.startDate);
	}
}

test('structured data parses and has what it must have', async t => {
	const counts = {};

	for await (const page of pages()) {
		const found = graphs(page.html, page.what);

		assert.ok(found.length <= 1, `${page.what}: ${found.length} blocks`);
		if (!page.stack.site)
			assert.equal(found.length, 0, page.what);
		for (const graph of found) {
			checkGraph(graph, page);
			for (const node of graph)
				counts[node['@type']] = (counts[node['@type']] ?? 0) + 1;
		}
	}
	t.diagnostic(JSON.stringify(counts));
	for (const type of ['Course', 'Organization', 'WebSite', 'ItemList'])
		assert.ok(counts[type] >= 5, `${type}: ${counts[type]}`);
	assert.ok(counts.BreadcrumbList >= 50);
});

test('a course with everything says everything', async () => {
	const { text } = await request(stacks.made, '/sub/all/');
	const [graph] = graphs(text, 'all');
	const node = graph.find(item => item['@type'] === 'Course');
	const dates = node.hasCourseInstance;

	for (const key of Object.keys(TYPES.Course.has))
		assert.ok(node[key] !== undefined, `no ${key}`);
	assert.equal(node.name, 'Everything & all of it');
	assert.equal(node.timeRequired, 'PT6H');
	assert.deepEqual(node.teaches, ['Splice', 'Tuck twice']);
	assert.deepEqual(dates.map(date => date.startDate),
		['2030-01-07T09:00:00+00:00', '2030-07-08T09:00:00+01:00',
			'2030-07-15', '2030-08-01']);
	assert.equal(dates[1].offers, undefined);
	assert.equal(dates[2].courseMode, 'Online');
	assert.match(dates[3].eventStatus, /EventCancelled$/);
	assert.equal(dates[0].courseMode, undefined);
});

test('a course with little claims little', async () => {
	const { text } = await request(stacks.made, '/sub/little/');
	const [graph] = graphs(text, 'little');

	assert.deepEqual(graph.map(node => node['@type']), ['BreadcrumbList']);
});

// ---- previews and other forms ---------------------------------------------

test('every page has its previews, with absolute addresses', async () => {
	for await (const { stack, url, html, what } of pages()) {
		const found = metas(html);
		const canonical = links(html).filter(l => l.rel === 'canonical');

		for (const name of ['og:title', 'og:type', 'og:site_name',
			'twitter:card', 'robots'])
			assert.ok(found.has(name), `${what}: no ${name}`);
		assert.ok(found.get('og:title') || !/<title>[^ ]/.test(html), what);
		if (!stack.site) {
			assert.equal(found.get('og:url'), undefined);
			continue;
		}
		assert.equal(canonical.length, 1, what);
		assert.equal(canonical[0].href, new URL(url, stack.site).href);
		assert.equal(found.get('og:url'), canonical[0].href);
		if (!found.has('og:image'))
			continue;
		assert.ok(URL_(found.get('og:image')), what);
		assert.ok(!found.get('og:image').endsWith('.svg'), what);
		assert.ok(found.has('og:image:alt'), what);
		assert.equal(found.get('twitter:card'), 'summary_large_image');
	}
	const { text } = await request(stacks.made, '/sub/all/');

	assert.equal(metas(text).get('og:locale'), 'en_GB');
	assert.equal(metas(text).get('twitter:label1'), 'Length');
	assert.equal(metas(text).get('twitter:data1'), '6 hours in 2 sessions');
	assert.match(metas(text).get('robots'), /max-image-preview:large/);
});

test('each other form of a page answers as its link says', async () => {
	const asked = new Set();

	for await (const { name, stack, html } of pages()) {
		for (const link of links(html).filter(l => l.rel === 'alternate')) {
			const href = new URL(link.href, 'http://localhost').pathname;
			const what = `${name}${href}`;

			if (asked.has(what))
				continue;
			asked.add(what);
			const answer = await request(stack, href);

			// Feeds need absolute addresses.
			assert.equal(answer.status, !stack.site &&
				/xml$|atom$|feed/.test(link.type + href) ? 404 : 200, what);
			if (answer.status === 200)
				assert.equal(answer.headers.get('content-type')
					.split(';')[0], link.type, what);
		}
	}
	assert.ok(asked.size > 100, `${asked.size} forms`);
});

// ---- the OpenAPI document -------------------------------------------------

async function validator(stack)
{
	const { default: Ajv } = await import('ajv/dist/2020.js');
	const { default: formats } = await import('ajv-formats');
	const { status, text } = await request(stack, `${stack.path}/openapi.json`);
	const api = JSON.parse(text);
	const ajv = new Ajv({ allErrors: true, strict: true,
		strictRequired: false, strictTypes: false });

	assert.equal(status, 200);
	formats(ajv);
	ajv.addVocabulary(['components', 'paths']);
	ajv.addSchema({ $id: 'api:', components: api.components,
		paths: api.paths });
	return { api, check: (pointer, data, what) => {
		const valid = ajv.getSchema(`api:#${pointer}`) ??
			ajv.compile({ $ref: `api:#${pointer}` });

		assert.ok(valid(data), `${what}: ` +
			JSON.stringify(valid.errors?.slice(0, 3)));
	} };
}

const escape = text => text.replace(/~/g, '~0').replace(/\//g, '~1');

// The place of an answer's schema in the document, following one reference.
function schemaOf(api, template, status, type)
{
	let at = `/paths/${escape(template)}/get/responses/${status}`;
	let response = api.paths[template].get.responses[status];

	assert.ok(response, `${template}: ${status} is not documented`);
	if (response.$ref) {
		at = response.$ref.slice(1);
		response = api.components.responses[at.split('/').pop()];
	}
	assert.ok(response.content[type], `${template}: ${type}`);
	return `${at}/content/${escape(type)}/schema`;
}

async function checkAnswer(stack, api, template, target, check)
{
	const answer = await request(stack, stack.path + target);
	const type = answer.headers.get('content-type').split(';')[0];
	const pointer = schemaOf(api, template, answer.status, type);

	if (type.endsWith('json'))
		check(pointer, JSON.parse(answer.text), target);
	return answer;
}

// The paths of all courses, without their outer slashes.
async function courses(stack)
{
	const found = [];
	let href = `${stack.path}/courses.json`;

	while (href) {
		const { status, text } = await request(stack, href);
		const list = JSON.parse(text);
		const next = list.links.next;

		assert.equal(status, 200);
		found.push(...list.courses);
		href = next && new URL(next, 'http://localhost').pathname +
			new URL(next, 'http://localhost').search;
	}
	return found;
}

test('the OpenAPI document is one', async () => {
	const { api, check } = await validator(stacks.sample);

	assert.match(api.openapi, /^3\.1\.\d$/);
	assert.equal(api.servers[0].url, 'https://training.example');
	for (const name of Object.keys(api.components.schemas))
		try {
			check(`/components/schemas/${name}`, null, name);
		} catch (error) {
			// Nothing fits null, but it must be a schema.
			assert.equal(error.code, 'ERR_ASSERTION');
		}
	const ids = Object.values(api.paths).map(item => item.get.operationId);

	assert.equal(new Set(ids).size, ids.length);
	for (const [name, item] of Object.entries(api.paths)) {
		assert.ok(item.get.responses['200'], name);
		for (const [, param] of name.matchAll(/\{(\w+)\}/g))
			assert.ok(item.parameters.some(p =>
				p.$ref?.endsWith(`/${param}`)), `${name}: ${param}`);
	}
});

test('every documented address answers as documented', async t => {
	let answers = 0;

	for (const [name, stack] of Object.entries(stacks)) {
		const { api, check } = await validator(stack);
		const all = await courses(stack);

		for (const template of Object.keys(api.paths)) {
			const targets = template.includes('{course}') ?
				all.filter(item => item.links.json).map(item =>
					template.replace('/{course}/', new URL(item.url,
						'http://localhost').pathname
						.slice(stack.path.length))) : [template];

			for (const target of targets) {
				const { status } = await checkAnswer(stack, api,
					template, target, check);
				const isOptional = !stack.site ||
					template.endsWith('calendar.ics');

				assert.ok(status === 200 || (isOptional &&
					status === 404), `${name}${target}: ${status}`);
				answers++;
			}
		}
	}
	t.diagnostic(`${answers} answers`);
	assert.ok(answers > 150);
});

test('parameters do what the document says', async () => {
	const stack = stacks.sample;
	const { api, check } = await validator(stack);
	const ask = query => checkAnswer(stack, api, '/courses.json',
		`/courses.json${query}`, check);
	const first = JSON.parse((await ask('')).text);

	for (const [name, values] of Object.entries(first.facets)) {
		for (const { value, count } of values) {
			const { status, text } = await ask(
				`?${name}=${encodeURIComponent(value)}&sort=title`);

			assert.equal(status, 200);
			assert.equal(JSON.parse(text).total, count,
				`${name}=${value}`);
		}
	}
	for (const sort of api.components.parameters.sort.schema.enum)
		assert.equal((await ask(`?sort=${sort}`)).status, 200);
	assert.equal((await ask('?q=clock')).status, 200);
	assert.equal((await ask('?nobody=1&q=%22%2A%28')).status, 200);
	assert.equal((await ask('?sort=best')).status, 400);
	assert.equal((await ask('?page=-1')).status, 400);
	assert.equal((await ask('?page=900')).status, 404);
	assert.equal(JSON.parse((await ask('?topic=no')).text).total, 0);
});

// ---- the forms themselves -------------------------------------------------

test('a record has absolute links and nothing that is not public',
	async () => {
		const { text } = await request(stacks.made, '/sub/all/index.json');
		const record = JSON.parse(text);

		assert.equal(record.url, 'https://x.example/sub/all/');
		assert.match(record.texts.overview,
			/\[this\]\(https:\/\/x\.example\/x\/\)/);
		assert.equal(record.dates.length, 6);
		assert.equal(record.dates[1].time_zone, 'Europe/London');
		assert.equal(record.dates[1].start, '2030-01-07T09:00:00+00:00');
		assert.deepEqual(record.trainers, [{ name: 'Ada Lane',
			url: 'https://x.example/sub/ada/' }]);
		assert.doesNotMatch(text, /aliases|draft|weight|script/);
	});

test('Markdown has the words of the page and no residue', async () => {
	const answer = await request(stacks.made, '/sub/all/index.md');
	const { text, headers } = answer;

	assert.equal(headers.get('content-type'), 'text/markdown; charset=utf-8');
	assert.equal(headers.get('x-robots-tag'), 'noindex');
	assert.equal(headers.get('link'),
		'<https://x.example/sub/all/>; rel="canonical"');
	assert.match(text, /^# Everything & all of \*it\*\n/);
	assert.match(text, /\n\| a \| b \|\n\| --- \| --- \|\n\| c \| d \|\n/);
	assert.match(text, /\n- \*\*Code:\*\* ALL\n/);
	assert.doesNotMatch(text, /\{\{<|\[wpv-|<!--|<\/?[a-z]+>/);
	for (const [name, stack] of Object.entries(stacks)) {
		for (const item of await courses(stack)) {
			if (!item.links.markdown)
				continue;
			const page = new URL(item.links.markdown, 'http://localhost');
			const { status, text } = await request(stack, page.pathname);

			assert.equal(status, 200, `${name}${page.pathname}`);
			assert.match(text, /^# \S/m);
			assert.doesNotMatch(text, /\[wpv-|<!-- wp:/);
		}
	}
});

// RFC 4180, as strictly as it is written.
function parseCsv(text)
{
	const rows = [];
	let at = 0, row = [];

	assert.ok(text.endsWith('\r\n'));
	while (at < text.length) {
		const [cell] = /^(?:"(?:[^"]|"")*"|[^",\r\n]*)/.exec(text.slice(at));

		row.push(cell.startsWith('"') ?
			cell.slice(1, -1).replace(/""/g, '"') : cell);
		at += cell.length;
		if (text[at] === ',') {
			at++;
			continue;
		}
		assert.equal(text.slice(at, at + 2), '\r\n', text.slice(at, at + 9));
		rows.push(row);
		row = [];
		at += 2;
	}
	return rows;
}

test('the table has a row for each course', async () => {
	for (const [name, stack] of Object.entries(stacks)) {
		const { status, text, headers } = await request(stack,
			`${stack.path}/courses.csv`);
		const [head, ...rows] = parseCsv(text);
		const all = await courses(stack);

		assert.equal(status, 200, name);
		assert.equal(headers.get('content-type'),
			'text/csv; charset=utf-8; header=present');
		assert.equal(headers.get('x-robots-tag'), 'noindex');
		assert.equal(rows.length, all.length, name);
		for (const row of rows) {
			assert.equal(row.length, head.length, row.join());
			for (const cell of row)
				assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
		}
		assert.deepEqual(rows.map(row => row[head.indexOf('url')]).sort(),
			all.map(item => item.url).sort());
	}
	const { text } = await request(stacks.made, '/sub/courses.csv');

	assert.match(text, /\r\n'=1\+1,/);
});

test('a form that is not changed need not come again', async () => {
	for (const target of ['/courses.json?q=clock', '/courses.csv',
		'/openapi.json']) {
		const { headers } = await request(stacks.sample, target);
		const again = await request(stacks.sample, target,
			{ headers: [`If-None-Match: ${headers.get('etag')}`] });

		assert.match(headers.get('cache-control'), /max-age=\d+/);
		assert.equal(again.status, 304, target);
	}
});

// ---- errors ---------------------------------------------------------------

test('programs are told of errors in problem documents', async () => {
	const { check } = await validator(stacks.made);
	const asked = [
		['/sub/none.json', 404], ['/sub/none/index.md', 404],
		['/sub/none.ics', 404], ['/sub/none.xml', 404],
		['/sub/none.atom', 404], ['/sub/none.csv', 404],
		['/sub/none.png', 404], ['/sub/gone/index.json', 410],
		['/sub/draft/index.json', 404], ['/sub/ada/index.json', 404],
		['/sub/courses.json?sort=x', 400], ['/sub/a%2fb.json', 404],
		['/sub/courses.json?q=%00', 400],
		[`/sub/${'a'.repeat(3000)}.json`, 414],
	];

	for (const [target, status] of asked) {
		const answer = await request(stacks.made, target);
		const problem = JSON.parse(answer.text);

		assert.equal(answer.status, status, target);
		assert.equal(answer.headers.get('content-type'),
			'application/problem+json', target);
		assert.equal(answer.headers.get('cache-control'), 'no-store');
		assert.equal(problem.status, status);
		assert.ok(TEXT(problem.title) && TEXT(problem.detail), target);
		check('/components/schemas/Problem', problem, target);
		assert.ok(!answer.text.includes(ROOT));
	}
	const post = await request(stacks.made, '/sub/courses.json',
		{ method: 'POST' });

	assert.equal(post.status, 405);
	assert.equal(JSON.parse(post.text).instance, '/sub/courses.json');
	assert.match(post.headers.get('allow'), /GET, HEAD/);
	const page = await request(stacks.made, '/sub/none/');

	assert.match(page.headers.get('content-type'), /^text\/html/);
});
