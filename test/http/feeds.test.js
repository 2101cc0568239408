// SPDX-License-Identifier: MIT
//
// Feeds, sitemap, robots.txt and XCRI as a parser that forgives nothing reads
// them, held against what their standards ask for.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { ROOT, course, folder, lectern, put, tree } from './harness.js';

const NOW = '2027-01-01T00:00:00Z';
const SITE = 'https://courses.example';
let DOMParser;

before(async () => {
	({ DOMParser } = await import('@xmldom/xmldom'));
});

async function render(dir, url, now = NOW)
{
	const { status, out } = await lectern(['render', '--content', dir,
		'--now', now, url]);

	assert.equal(status, 0, `${url}: ${out}`);
	return out;
}

// Well-formed, or it throws; and no byte that XML 1.0 forbids.
function parse(text)
{
	assert.ok(text.startsWith('<?xml version="1.0" encoding="utf-8"?>\n'));
	// eslint-disable-next-line no-control-regex
	assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]/);
	return new DOMParser({ onError: (level, message) => {
		// U+FFFD stands for what XML cannot hold: it warns of that.
		if (level !== 'warning')
			throw new Error(`${level}: ${message}`);
	} }).parseFromString(text, 'text/xml').documentElement;
}

const children = (node, name) => [...node.childNodes]
	.filter(child => child.nodeType === 1 &&
		(!name || child.localName === name));
const texts = (node, name) => children(node, name)
	.map(child => child.textContent);
const one = (node, name) => {
	const found = children(node, name);

	assert.equal(found.length, 1, name);
	return found[0].textContent;
};

const HOSTILE = 'A < B & "C" \'D\' ]]> \u0001\u0008é 🪢 </title><x>';

// Many courses and dates; the newest last in the folder.
function many(n, extra = {})
{
	const files = { ...extra };

	for (let i = 0; i < n; i++)
		files[`c${String(i).padStart(3, '0')}/index.md`] = course({
			title: `Course ${i}`, code: `C${i}`,
			description: `About *course* ${i}.`,
			date: new Date(Date.UTC(2020, 0, 1 + i)).toISOString()
				.slice(0, 10),
			'course-topics': ['Sails & Ropes'],
			events: [{ start_date: '2027-05-01', location: 'Loft' }],
		});
	const dir = tree(files);

	// The files are written one after the other, in no time.
	for (let i = 0; i < n; i++)
		fs.utimesSync(path.join(dir, `c${String(i).padStart(3, '0')}`,
			'index.md'), 1700000000 + i, 1700000000 + i);
	return dir;
}

// What all three forms of a feed say, in one shape.
const READERS = {
	xml: text => {
		const rss = parse(text);
		const [channel] = children(rss, 'channel');

		assert.equal(rss.localName, 'rss');
		assert.equal(rss.getAttribute('version'), '2.0');
		assert.ok(texts(channel, 'description')[0]);
		const [title] = texts(channel, 'title');
		const [self] = children(channel, 'link').filter(link =>
			link.namespaceURI === 'http://www.w3.org/2005/Atom');

		assert.equal(self.getAttribute('rel'), 'self');
		return {
			title, self: self.getAttribute('href'),
			items: children(channel, 'item').map(item => {
				const [guid] = children(item, 'guid');
				const [published] = texts(item, 'pubDate');

				assert.equal(guid.getAttribute('isPermaLink'), 'false');
				assert.ok(!published || /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
					.test(published), published);
				return { id: guid.textContent, title: one(item, 'title'),
					url: one(item, 'link'),
					summary: texts(item, 'description')[0],
					tags: texts(item, 'category'),
					published: published &&
						new Date(published).getTime() };
			}),
		};
	},
	atom: text => {
		const feed = parse(text);

		assert.equal(feed.namespaceURI, 'http://www.w3.org/2005/Atom');
		assert.match(one(feed, 'id'), /^urn:uuid:/);
		assert.ok(one(feed, 'updated'));
		assert.equal(children(feed, 'author').length, 1);
		const link = (node, rel) => children(node, 'link')
			.filter(found => found.getAttribute('rel') === rel)[0]
			.getAttribute('href');

		return {
			title: one(feed, 'title'), self: link(feed, 'self'),
			items: children(feed, 'entry').map(entry => {
				const [published] = texts(entry, 'published');
				const updated = one(entry, 'updated');

				assert.match(updated, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
				return { id: one(entry, 'id'), title: one(entry, 'title'),
					url: link(entry, 'alternate'),
					summary: texts(entry, 'summary')[0],
					tags: children(entry, 'category').map(category =>
						category.getAttribute('term')),
					published: published &&
						new Date(published).getTime(),
					updated: new Date(updated).getTime() };
			}),
		};
	},
	json: text => {
		const feed = JSON.parse(text);

		assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
		assert.ok(feed.home_page_url);
		return {
			title: feed.title, self: feed.feed_url,
			items: feed.items.map(item => {
				assert.ok(item.content_text);
				return { id: item.id, title: item.title, url: item.url,
					summary: item.content_text, tags: item.tags ?? [],
					published: item.date_published &&
						new Date(item.date_published).getTime(),
					updated: new Date(item.date_modified).getTime() };
			}),
		};
	},
};

const COURSES = ['/index.xml', '/feed.atom', '/feed.json'];
const DATES = ['/dates.xml', '/dates.atom', '/dates.json'];
const read = async (dir, url, now) => {
	const feed = READERS[/\.(\w+)(\?|$)/.exec(url)[1]](
		await render(dir, url, now));
	const ids = feed.items.map(item => item.id);

	assert.equal(new Set(ids).size, ids.length);
	for (const item of feed.items) {
		assert.match(item.id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		assert.ok(item.url.startsWith(`${SITE}/`), item.url);
	}
	return feed;
};

test('a feed has the newest courses first, fifty of them', async () => {
	const dir = many(51);

	for (const url of COURSES) {
		const { title, self, items } = await read(dir, url);

		assert.equal(title, 'Test site: new courses');
		assert.equal(self, SITE + url);
		assert.deepEqual(items.map(item => item.title),
			Array.from({ length: 50 }, (_, i) => `Course ${50 - i}`));
		assert.equal(items[0].summary, 'About course 50.');
		assert.deepEqual(items[0].tags, ['Sails & Ropes']);
		assert.equal(items[0].published, Date.UTC(2020, 1, 20));
		assert.ok(!items[0].updated || items[0].updated === 1700000050000);
	}
	assert.equal((await read(many(49), '/feed.json')).items.length, 49);
	assert.equal((await read(many(50), '/feed.json')).items.length, 50);
});

test('a feed of dates has those that were changed last first', async () => {
	const dir = many(51, { 'old.md': course({ title: 'Old',
		events: [{ start_date: '2026-01-01' }] }) });

	for (const url of DATES) {
		const { title, items } = await read(dir, url);

		assert.equal(title, 'Test site: new dates');
		assert.deepEqual(items.map(item => item.title),
			Array.from({ length: 50 },
				(_, i) => `Course ${50 - i}: 1 May 2027`));
		assert.equal(items[0].summary, '1 May 2027, Loft');
		// When it was announced, nobody wrote down.
		assert.equal(items[0].published, undefined);
	}
	// A date that is added comes first, under an id of its own.
	const known = (await read(dir, '/dates.atom')).items.map(item => item.id);

	put(dir, 'c000/index.md', course({ title: 'Course 0', code: 'C0',
		events: [{ start_date: '2027-05-01', location: 'Loft' },
			{ start_date: '2028-05-01', status: 'cancelled' }] }));
	const { items } = await read(dir, '/dates.atom');

	assert.deepEqual(items.slice(0, 2).map(item => item.title),
		['Course 0: 1 May 2027', 'Cancelled: Course 0: 1 May 2028']);
	assert.ok(!known.includes(items[1].id));
	assert.ok(items.slice(2).every(item => known.includes(item.id)));
});

test('an id stays when title, address and file change', async () => {
	const make = (file, keys) => tree({ [file]: course({ code: 'KN',
		date: '2020-01-01', events: [{ start_date: '2027-05-01' }], ...keys,
	}) });
	const one_ = make('knots/index.md', { title: 'Knots' });
	const other = make('a/b/c.md', { title: 'Bends', url: '/x/:slug/',
		slug: 'bends' });

	for (const url of [...COURSES, ...DATES]) {
		const [before_] = (await read(one_, url)).items;
		const [after_] = (await read(other, url)).items;

		assert.equal(before_.id, after_.id, url);
		assert.notEqual(before_.url, after_.url);
	}
});

test('a feed has what its query selects', async () => {
	const dir = tree({
		'a.md': course({ title: 'A', code: 'A', level: 'beginner' }),
		'b.md': course({ title: 'B', code: 'B', level: 'advanced' }) });

	for (const url of COURSES) {
		const { items, self } = await read(dir, `${url}?level=advanced`);

		assert.deepEqual(items.map(item => item.title), ['B']);
		assert.equal(self, `${SITE}${url}?level=advanced`);
		assert.deepEqual((await read(dir, `${url}?level=none`)).items, []);
		const { status, out } = await lectern(['render', '--content', dir,
			'--now', NOW, `${url}?sort=backwards`]);

		assert.equal(status, 1);
		assert.equal(JSON.parse(out).status, 400);
	}
});

test('whatever an author writes, every document can be read', async () => {
	const dir = tree({ 'h/index.md': course({ title: HOSTILE, code: HOSTILE,
		description: HOSTILE, overview: HOSTILE, objectives: HOSTILE,
		'course-topics': [HOSTILE], preview: 'https://x.example/a"b<c>.png',
		events: [{ title: HOSTILE, start_date: '2027-05-01',
			location: HOSTILE, id: HOSTILE,
			registration_link: 'https://x.example/?a=1&b="<>' }] }) });

	for (const url of [...COURSES, ...DATES])
		assert.ok((await read(dir, url)).items[0].title.includes('< B &'));
	for (const url of ['/sitemap.xml', '/xcri.xml'])
		parse(await render(dir, url));
});

// ---- sitemap --------------------------------------------------------------

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function sitemap(text)
{
	const root = parse(text);

	assert.equal(root.namespaceURI, SITEMAP);
	assert.ok(Buffer.byteLength(text) <= 50 * 1024 * 1024);
	return { name: root.localName, items: children(root).map(item => {
		const [lastmod] = texts(item, 'lastmod');

		assert.ok(!lastmod || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
			.test(lastmod));
		return { loc: one(item, 'loc'), lastmod,
			images: children(item, 'image').map(image => {
				assert.equal(image.namespaceURI,
					'http://www.google.com/schemas/sitemap-image/1.1');
				return one(image, 'loc');
			}) };
	}) };
}

test('the sitemap of the sample has every page once, and only pages',
	async () => {
		const content = path.join(ROOT, 'content');
		const { name, items } = sitemap(await render(content,
			'/sitemap.xml'));
		const paths = items.map(item => new URL(item.loc).pathname);

		assert.equal(name, 'urlset');
		assert.equal(new Set(paths).size, paths.length);
		const { out } = await lectern(['resolve', '--content', content,
			'--now', NOW, ...paths]);

		for (const line of out.trim().split('\n'))
			assert.match(line, /^200\t/);
		// All that routes knows, but what is unlisted.
		const { out: routes } = await lectern(['routes', '--content',
			content, '--now', NOW]);
		const pages = routes.split('\n').filter(line =>
			line.startsWith('page\t')).map(line => line.split('\t')[1]);
		const missing = pages.filter(page => !paths.includes(page));

		assert.deepEqual(missing.filter(page => !/hidden|unlisted/
			.test(page)), []);
		assert.ok(paths.includes('/') && paths.includes('/courses/'));
		assert.ok(items.some(item => item.images.length));
	});

test('drafts, aliases and unlisted pages are in no sitemap', async () => {
	const dir = tree({
		'a.md': course({ title: 'A', aliases: ['/old-a/'] }),
		'b.md': course({ title: 'B', unlisted: true }),
		'c.md': course({ title: 'C', draft: true }),
		'd.md': course({ title: 'D', date: '2030-01-01' }),
		'e.md': course({ title: 'E', expiryDate: '2026-12-31' }) });
	const { items } = sitemap(await render(dir, '/sitemap.xml'));

	// Categories and tags are Hugo's own.
	assert.deepEqual(items.map(item => new URL(item.loc).pathname)
		.filter(url => !/categories|tags/.test(url)).sort(),
	['/', '/a/', '/courses/']);
});

test('lastmod is when the author says, else when the files were changed',
	async () => {
		const dir = tree({
			'a/index.md': course({ title: 'A', 'course-topics': ['T'] }),
			'a/events.yaml': '- start_date: 2027-05-01\n',
			'b.md': course({ title: 'B', lastmod: '2021-02-03',
				'course-topics': ['T'] }),
			'c.md': course({ title: 'C', lastmod: '2035-01-01',
				date: '2020-01-01' }),
			'site.yaml': `baseURL: ${SITE}\n` +
				'taxonomies: {course-topic: course-topics}\n' });

		fs.utimesSync(path.join(dir, 'a/index.md'), 1600000000, 1600000000);
		fs.utimesSync(path.join(dir, 'a/events.yaml'), 1600000500,
			1600000500);
		const { items } = sitemap(await render(dir, '/sitemap.xml'));
		const lastmod = Object.fromEntries(items.map(item =>
			[new URL(item.loc).pathname, item.lastmod]));

		assert.equal(lastmod['/a/'], '2020-09-13T12:35:00Z');
		assert.equal(lastmod['/b/'], '2021-02-03T00:00:00Z');
		assert.equal(lastmod['/c/'], NOW, 'nothing is of the future');
		// A list changes with what is on it.
		assert.equal(lastmod['/course-topics/t/'], '2021-02-03T00:00:00Z');
		assert.equal(lastmod['/'], NOW);
	});

test('LIMIT_SITEMAP: above 50,000 addresses there is an index of files',
	async () => {
		// A term is an address, too, and 5,000 of them fit a file.
		const dir = folder(), FILES = 10;
		const fill = n => {
			for (let i = 0; i < FILES; i++) {
				const size = Math.min(5000, n - FILES - 3 - 5000 * i);

				put(dir, `c${i}.md`, course({ title: `C${i}`,
					tags: Array.from({ length: size },
						(_, k) => `${i}x${k}`) }));
			}
		};

		put(dir, 'site.yaml', `baseURL: ${SITE}\ntaxonomies: {tag: tags}\n`);
		// Too many for a DOM: parsed whole above, counted here.
		const locs = text => [...text.matchAll(/<loc>(.*?)<\/loc>/g)]
			.map(([, loc]) => loc);

		fill(50000);	// with "/", "/courses/", "/tags/", and courses
		const map = await render(dir, '/sitemap.xml');

		assert.match(map, /<urlset /);
		assert.equal(locs(map).length, 50000);
		fill(50001);
		const index = sitemap(await render(dir, '/sitemap.xml'));

		assert.equal(index.name, 'sitemapindex');
		assert.deepEqual(index.items.map(item => item.loc),
			[1, 2].map(n => `${SITE}/sitemap-${n}.xml`));
		assert.ok(index.items.every(item => item.lastmod));
		const parts = [];

		for (const { loc } of index.items)
			parts.push(locs(await render(dir, new URL(loc).pathname)));
		assert.deepEqual(parts.map(part => part.length), [50000, 1]);
		assert.equal(new Set(parts.flat()).size, 50001);
	});

test('a file of the sitemap that there is none of is 404', async () => {
	const dir = tree({ 'a.md': course({ title: 'A' }) });

	for (const name of ['-1', '-2', '-0', '-01', '-', '-1x', '-99999',
		'-%23', '-%31', '1']) {
		const { status } = await lectern(['render', '--content', dir,
			`/sitemap${name}.xml`]);

		assert.equal(status, 1, name);
	}
});

// ---- robots.txt -----------------------------------------------------------

// RFC 9309 2.2.2: the longest row that matches counts; "*" is any bytes.
function allowed(robots, target)
{
	const rows = robots.split('\n').filter(line =>
		line.startsWith('Disallow: ')).map(line => line.slice(10));

	return !rows.some(row => new RegExp('^' + row.split('*').map(part =>
		part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&')).join('.*'))
		.test(target));
}

test('robots.txt closes combinations and nothing else', async () => {
	const dir = tree({ 'a.md': course({ title: 'A' }) });
	const robots = await render(dir, '/robots.txt');

	assert.match(robots, /^User-agent: \*\n/);
	assert.match(robots, /\nSitemap: https:\/\/courses\.example\/sitemap\.xml\n$/);
	for (const open of ['/', '/a/', '/courses/', '/courses/?topic=sails',
		'/courses/?page=2', '/a/?utm_source=x&utm_medium=y', '/a/index.json',
		'/calendar.ics', '/courses.json', '/theme/style.css?v=1'])
		assert.ok(allowed(robots, open), open);
	for (const closed of ['/courses/?topic=sails&level=beginner',
		'/compare/?c=A&c=B', '/courses.json?topic=a&level=b'])
		assert.ok(!allowed(robots, closed), closed);
	const below = tree({ 'site.yaml': `baseURL: ${SITE}/sub/\n` });

	assert.match(await render(below, '/sub/robots.txt'),
		/^Disallow: \/sub\/compare\/\?$/m);
	const none = folder();

	put(none, 'a.md', course({ title: 'A' }));
	assert.doesNotMatch(await render(none, '/robots.txt'), /Sitemap/);
});

// ---- XCRI-CAP 1.2 ---------------------------------------------------------

const XCRI = 'http://xcri.org/profiles/1.2/catalog';
const DC = 'http://purl.org/dc/elements/1.1/';
const MLO = 'http://purl.org/net/mlo';

// The elements in the order of its schema, each in its namespace.
const ORDER = {
	catalog: [['provider', XCRI]],
	provider: [['description', DC], ['identifier', DC], ['title', DC],
		['url', MLO], ['course', XCRI], ['location', MLO]],
	course: [['description', DC], ['identifier', DC], ['image', XCRI],
		['subject', DC], ['title', DC], ['url', MLO], ['abstract', XCRI],
		['assessment', MLO], ['learningOutcome', XCRI], ['objective', MLO],
		['prerequisite', MLO], ['presentation', XCRI]],
	presentation: [['identifier', DC], ['title', DC], ['start', MLO],
		['end', XCRI], ['duration', MLO], ['applyTo', XCRI],
		['attendanceMode', XCRI], ['venue', XCRI]],
};

function inOrder(node)
{
	const order = ORDER[node.localName];
	let last = 0;

	for (const child of children(node)) {
		const at = order.findIndex(([name, space]) =>
			name === child.localName && space === child.namespaceURI);

		assert.ok(at >= 0, `${node.localName} has ${child.nodeName}`);
		assert.ok(at >= last, `${child.nodeName} too late`);
		last = at;
		if (ORDER[child.localName] && child.namespaceURI === XCRI)
			inOrder(child);
	}
}

test('the catalogue as XCRI-CAP 1.2: catalog, provider, course, presentation',
	async () => {
		const dir = tree({
			'site.yaml': `baseURL: ${SITE}\ntitle: Site\n` +
				'timeZone: Europe/London\norganisation:\n' +
				'  {name: School, url: /, email: a@b.example}\n',
			'k/index.md': course({ title: 'Knots', code: 'KN',
				description: 'Words. '.repeat(60), course_length: 16,
				overview: 'One.\n\n- two\n- three', objectives: 'Tie.',
				outcomes: 'Knots.', prerequisites: 'Rope.',
				assessment: 'A test.',
				events: [
					{ start_date: '2027-05-10', end_date: '2027-05-12',
						location: 'Loft',
						registration_link: 'https://x.example/book' },
					{ sessions: [{ start_datetime: '2027-06-01T09:00:00',
						end_datetime: '2027-06-01T12:00:00' }],
					location: 'Online' },
					{ start_date: '2027-07-01', status: 'cancelled' },
					{ start_date: '2026-07-01' },
				] }),
			'page.md': '---\ntitle: No course\n---\n',
			'hidden.md': course({ title: 'Hidden', unlisted: true }) });
		const text = await render(dir, '/xcri.xml');
		const catalog = parse(text);

		assert.equal(catalog.localName, 'catalog');
		assert.equal(catalog.namespaceURI, XCRI);
		assert.match(catalog.getAttribute('generated'),
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		inOrder(catalog);
		const [provider] = children(catalog, 'provider');

		assert.equal(one(provider, 'title'), 'School');
		assert.equal(one(provider, 'identifier'), `${SITE}/`);
		const [knots, ...others] = children(provider, 'course');

		assert.deepEqual(others, []);
		const [uri, code] = children(knots, 'identifier');

		assert.equal(uri.textContent, `${SITE}/k/`);
		assert.equal(code.textContent, 'KN');
		assert.equal(code.getAttributeNS(
			'http://www.w3.org/2001/XMLSchema-instance', 'type'),
		'courseDataProgramme:internalID');
		assert.equal(one(knots, 'description'), 'One.\ntwo\nthree');
		assert.ok([...one(knots, 'abstract')].length <= 140);
		const [days, hours, ...more] = children(knots, 'presentation');

		assert.deepEqual(more, [], 'neither cancelled nor past');
		const dtf = (node, name) =>
			children(node, name)[0].getAttribute('dtf');

		assert.equal(dtf(days, 'start'), '2027-05-10');
		assert.equal(dtf(days, 'end'), '2027-05-12');
		assert.equal(one(days, 'applyTo'), 'https://x.example/book');
		assert.equal(children(days, 'duration')[0]
			.getAttribute('interval'), 'PT16H');
		assert.equal(children(days, 'venue')[0].textContent.trim(), 'Loft');
		assert.equal(dtf(hours, 'start'), '2027-06-01T09:00:00+01:00');
		assert.equal(children(hours, 'attendanceMode')[0]
			.getAttribute('identifier'), 'ON');
		// What no file says.
		assert.doesNotMatch(text, /cost|places|studyMode|language/);
		// The same bytes for the same tag.
		assert.equal(text, await render(dir, '/xcri.xml',
			'2027-01-01T00:00:09Z'));
	});

test('LIMIT_XCRI: of over 10,000 courses it has the short texts', async () => {
	const dir = tree({});
	const text = course({ title: 'T', description: 'Short.',
		overview: 'Long.' });
	const add = n => fs.writeFileSync(path.join(dir, `c${n}.md`), text);
	const longs = async () => {
		const xcri = await render(dir, '/xcri.xml');

		assert.match(xcri, /<abstract>Short\.</);
		return xcri.split('<dc:description>Long.<').length - 1;
	};

	for (let n = 0; n < 9999; n++)
		add(n);
	assert.equal(await longs(), 9999);
	add(9999);
	assert.equal(await longs(), 10000);
	add(10000);
	assert.equal(await longs(), 0);
});

// ---- without baseURL ------------------------------------------------------

test('without baseURL there is a 404 that says what is missing', async () => {
	const dir = folder();

	put(dir, 'a.md', course({ title: 'A' }));
	for (const url of [...COURSES, ...DATES, '/sitemap.xml', '/xcri.xml']) {
		const { status, out } = await lectern(['render', '--include-headers',
			'--content', dir, '--now', NOW, url]);

		assert.equal(status, 1, url);
		assert.match(out, /^HTTP\/1.1 404 /);
		assert.match(out, /^content-type: application\/problem\+json/im);
		assert.match(out, /"detail": ".*Set baseURL in site\.yaml\."/);
	}
	const { out } = await lectern(['check', '--content', dir]);

	assert.match(out, /note: .*baseURL.* \[no-base-url\]/);
});
