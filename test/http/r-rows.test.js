// SPDX-License-Identifier: MIT
//
// What a client on the web can do: the rows R1 to R19 of the threat model,
// each played through the real nginx, with the answer that is due.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SITE, SLOW, conf, course, exchange, folder, has, lectern, location,
	parse, put, request, sameBytes, sleep, start, tree, until }
	from './harness.js';
import { ABORT, begin, connect, fetch, get, pair, PARAMS, record, request as
	fcgiRequest, stream } from './fcgi.js';
import { cpu, cpuOfEnded, isAlive, team, workers } from './processes.js';
import { COURSES, HOSTILE, PIXEL, alias, mark, sample, url } from './sample.js';

const HUGE = '/courses/huge/';
let dir, stack;

before(async () => {
	dir = sample();
	put(dir, 'huge.md', course({ title: 'Huge', url: HUGE },
		'A line of words that makes the page a long one.\n\n'
			.repeat(5000)));
	stack = await start(dir, { workers: 2 });
});

after(async () => {
	await stack.stop();
});

async function isServing(server = stack)
{
	const answer = await request(server, url(3));

	assert.equal(answer.status, 200);
	assert.ok(answer.text.includes(mark(3)));
}

// Every target gets one of these statuses, and nothing of a file outside.
async function refused(targets, statuses)
{
	for (const target of targets) {
		const answer = await request(stack, target);

		assert.ok(statuses.includes(answer.status),
			`${JSON.stringify(target)}: want ${statuses}, ` +
			`got ${answer.status}`);
		assert.ok(!answer.text.includes('root:x:'), target);
	}
	await isServing();
}

// ---- R1 -------------------------------------------------------------------

const TRAVERSALS = ['/../../etc/passwd', '/%2e%2e/', '/%2e%2e/%2e%2e/etc/passwd',
	'/..%2f', '/..%2f..%2fetc/passwd', '/%252e%252e/', '/a\\..\\b', '/..;/',
	'/a/..%3b/', '/.%2e/', '/%u002e/', '/a/.../', '/courses/c1./',
	'/courses/c1.../', '/static/../site.yaml', '/c1/index.md', '/site.yaml',
	'/-content/site.yaml', '/-content/c1/index.md',
	'/-content/c1/images/pixel.png', '/.secret', '/.git/config'];

test('R1: a path cannot leave the tree', async () => {
	await refused(TRAVERSALS, [400, 404]);
});

test('R1: a dot segment is refused or sent to its canonical path', async () => {
	for (const target of ['/./', '/./courses/c1/', '/courses/./c1/']) {
		const { status } = await request(stack, target);

		assert.ok([301, 400, 404].includes(status), `${target} ${status}`);
	}
});

// Runs fn() while strace writes down every file that Lectern opens or looks
// at; returns its lines, null where strace cannot attach.
async function traced(fn)
{
	const file = path.join(folder(), 'trace');
	const pids = [stack.lectern, ...await team(stack.lectern, 2)];
	const strace = spawn('strace', ['-f', '-e', 'trace=%file', '-s', '4096',
		'-o', file, ...pids.flatMap(pid => ['-p', String(pid)])],
	{ stdio: ['ignore', 'ignore', 'pipe'] });
	let said = '';

	strace.stderr.on('data', data => { said += data; });
	const gone = new Promise(done => strace.on('close', done));

	while (said.split('attached').length <= pids.length) {
		if (await Promise.race([sleep(20), gone.then(() => true)]))
			return null;
	}
	await fn();
	strace.kill('SIGINT');
	await gone;
	return fs.readFileSync(file, 'latin1');
}

test('R1: no file is opened by a name from a request', async t => {
	if (!has('strace'))
		return t.skip('strace is not installed');
	const trace = await traced(async () => {
		for (const target of [...TRAVERSALS, url(1), alias(1)])
			await request(stack, `${target}?zqxj`);
		await request(stack, '/zqxj/index.md');
		await request(stack, '/zqxj/images/pixel.png');
		await request(stack, '/courses/c1/zqxj.png');
	});

	if (trace === null)
		return t.skip('strace may not attach here');
	assert.ok(!trace.includes('zqxj'), trace);
	assert.ok(!trace.includes('passwd'), trace);
	assert.ok(!trace.includes('..'), trace);
});

// ---- R2 -------------------------------------------------------------------

const CONTROLS = [...Array(32).keys(), 127]
	.map(n => `%${n.toString(16).padStart(2, '0')}`);

test('R2: a control byte in the path is refused', async () => {
	await refused(CONTROLS.map(c => `/courses/c1${c}/`), [400]);
	await refused(['/courses/c1%0d%0aX-Evil:%201/'], [400]);
});

test('R2: a control byte in the query is refused', async () => {
	await refused(CONTROLS.map(c => `${alias(1)}?x=${c}`), [400]);
	await refused([`${alias(1)}?x=%0d%0aSet-Cookie:%20a=b`], [400]);
});

test('R2: a control byte in a header is not reflected', async () => {
	const headers = ['If-None-Match: "\x01zqxj"', 'User-Agent: \x1bzqxj',
		'If-Modified-Since: \x07zqxj'];
	const answer = await request(stack, url(1), { headers });

	assert.ok([200, 400].includes(answer.status));
	assert.ok(!answer.head.includes('zqxj'));
	assert.ok(!answer.text.includes('zqxj'));
});

test('R2: a NUL from the FastCGI side never reaches a page', async () => {
	const target = `${url(1)}\0zqxj`;
	const answer = await fetch(stack.socket, get(target));

	assert.ok([200, 400].includes(answer.status));
	assert.ok(!answer.text.includes('zqxj'));
});

test('R2: the log has no control bytes', async () => {
	for (const c of CONTROLS)
		await fetch(stack.socket, get(`/zqxj${c}`));
	await fetch(stack.socket, get('/\x1b[31mzqxj\r\nfake: line'));
	await sleep(100);
	// eslint-disable-next-line no-control-regex
	assert.ok(!/[\x00-\x08\x0b-\x1f\x7f]/.test(stack.log()));
	assert.ok(!/^fake: line/m.test(stack.log()));
});

// ---- R3 -------------------------------------------------------------------

test('R3: what is not UTF-8 is refused', async () => {
	await refused(['/%c0%ae', '/%c0%af', '/%e0%80%af', '/%ed%a0%80',
		'/%e0%a4', '/%f4%90%80%80', '/%ff', '/%80', '/\xc0\xae'], [400]);
});

test('R3: strange but valid letters are not found', async () => {
	await refused(['/%e2%80%ae', '/%e2%80%8b', '/%ef%bb%bf',
		'/courses/c1%e2%80%8b/', '/courses/%e2%80%aec1/'], [404]);
});

test('R3: a page with accents has one canonical form', async () => {
	const nfc = await request(stack, '/cours/%C3%A9t%C3%A9/');
	const nfd = await request(stack, '/cours/e%CC%81te%CC%81/');
	const raw = await request(stack, '/cours/\xc3\xa9t\xc3\xa9/');

	assert.equal(nfc.status, 200);
	assert.ok([301, 404].includes(nfd.status), `NFD: ${nfd.status}`);
	assert.ok([200, 301].includes(raw.status), `raw: ${raw.status}`);
	for (const answer of [nfd, raw]) {
		if (answer.status === 301) {
			assert.equal(location(answer).toLowerCase(),
				'/cours/%c3%a9t%c3%a9/');
		}
	}
});

// ---- R4 -------------------------------------------------------------------

test('R4: an encoded slash is not a slash', async () => {
	await refused(['/a%2Fb', '/courses%2Fc1/', '/courses%2fc1%2f',
		'/courses/c1%2F'], [404]);
	await refused(['/a%2f..%2fb', '/courses/x%2f..%2fc1/'], [400, 404]);
});

test('R4: encoded delimiters are data', async () => {
	await refused(['/courses/c1%3F', '/courses/c1%3Fx=1', '/courses/c1%23',
		'/courses/c1%3B', '/courses/c1/%3B'], [404]);
	await refused(['/courses%5Cc1/', '/courses\\c1/'], [400, 404]);
});

test('R4: a bad escape is refused', async () => {
	await refused(['/%', '/%z', '/%4', '/%zz', '/courses/c1/%',
		'/courses/c1/%2', '/%%41'], [400]);
	for (const target of ['/%', '/%z', '/%4', '/x%', '/%%41']) {
		const answer = await fetch(stack.socket, get(target));

		assert.equal(answer.status, 400, target);
	}
});

// ---- R5 -------------------------------------------------------------------

const longPath = length => '/' + 'a'.repeat(length - 1);

test('R5: a path of 2,048 bytes is looked up, a longer one is 414', async () => {
	assert.equal((await request(stack, longPath(2047))).status, 404);
	assert.equal((await request(stack, longPath(2048))).status, 404);
	assert.equal((await request(stack, longPath(2049))).status, 414);
});

test('R5: long addresses are 414', async () => {
	await refused([3000, 8000, 15000, 20000, 65000].map(longPath), [414]);
});

test('R5: 64 segments are looked up, more are refused', async () => {
	assert.equal((await request(stack, '/a'.repeat(64))).status, 404);
	await refused(['/a'.repeat(65), '/a'.repeat(1000)], [400, 404, 414]);
});

test('R5: a query of 1,024 bytes is taken, a longer one is 414', async () => {
	for (const length of [1023, 1024]) {
		const answer = await request(stack,
			`${url(1)}?${'q'.repeat(length)}`);

		assert.equal(answer.status, 200, `query of ${length}`);
	}
	await refused([1025, 15000, 60000].map(length =>
		`${url(1)}?${'q'.repeat(length)}`), [414]);
});

test('R5: many and big headers do no harm', async () => {
	const many = Array.from({ length: 1000 }, (_, n) => `X-${n}: ${n}`);
	const big = [`X-Big: ${'b'.repeat(64 * 1024)}`];
	const tag = [`If-None-Match: "${'t'.repeat(15000)}"`];

	for (const headers of [many, big, tag]) {
		const answer = await request(stack, url(1), { headers });

		assert.ok([200, 400, 431].includes(answer.status),
			String(answer.status));
	}
	// All that may be big at once still fits one record of parameters.
	const answer = await request(stack, longPath(15000), { headers: tag });

	assert.equal(answer.status, 414);
	await isServing();
});

// ---- R6 -------------------------------------------------------------------

// request() itself checks every Location that it meets.
test('R6: no address of the content leads off the site', async () => {
	const targets = HOSTILE.map(value => value
		.replace(/[\0-\x20]/g, c => encodeURIComponent(c))
		.replace('\u202e', '%e2%80%ae'));

	for (const target of targets) {
		for (const spelling of [target, target.replace(/\/$/, ''),
			`${target}/`, `/${target}`]) {
			const { status } = await request(stack, spelling);

			assert.ok(status < 500, `${spelling}: ${status}`);
		}
	}
	await isServing();
});

test('R6: no request makes a redirect off the site', async () => {
	const targets = ['//evil.example', '//evil.example/', '///evil.example',
		'//evil.example/%2e%2e', '/\\evil.example', '/%5cevil.example',
		'/%09/evil.example', '/%2f%2fevil.example', '/@evil.example',
		'//courses//c1', '//COURSES/c1', '/courses/c1//',
		'http://evil.example/courses/c1', 'http://evil.example//x'];

	for (const target of targets) {
		const answer = await request(stack, target);

		assert.ok(!answer.head.includes('evil.example/'), target);
		assert.ok(answer.status < 500, target);
	}
});

test('R6: the query of a redirect is kept, as data', async () => {
	const answer = await request(stack, `${alias(1)}?to=//evil.example&b=%2F`);

	assert.equal(answer.status, 301);
	assert.equal(location(answer), `${url(1)}?to=//evil.example&b=%2F`);
});

// ---- R7 -------------------------------------------------------------------

test('R7: no Host is believed', async () => {
	const hosts = ['evil"><script>zqxj', 'zqxj:99999', 'ZQXJ.Test.',
		'zqxj.example:80', 'z\xc3\xa9qxj', ''];
	const forged = ['X-Forwarded-Host: zqxj.example',
		'X-Forwarded-Proto: zqxj', 'Forwarded: host=zqxj.example'];

	for (const host of hosts) {
		for (const target of [url(1), '/', '/courses/', alias(1)]) {
			const answer = await request(stack, target,
				{ host, headers: forged });

			assert.ok([200, 301, 400].includes(answer.status));
			assert.doesNotMatch(answer.text, /zqxj/i);
			assert.doesNotMatch(answer.head, /zqxj/i);
		}
	}
});

test('R7: an absolute request target is its path only', async () => {
	const answer = await request(stack, `http://zqxj.example${url(1)}`);

	assert.equal(answer.status, 200);
	assert.ok(answer.text.includes(mark(1)));
	assert.ok(!answer.text.includes('zqxj'));
});

test('R7: two Hosts are refused, or neither is believed', async () => {
	const answer = await request(stack, url(1),
		{ headers: ['Host: zqxj.example'] });

	assert.ok([200, 400].includes(answer.status));
	assert.ok(!answer.text.includes('zqxj'));
});

test('R7: canonical addresses come from baseURL', async () => {
	const answer = await request(stack, url(1), { host: 'other.example' });

	assert.ok(answer.text.includes(`${SITE}${url(1)}`));
	assert.ok(!answer.text.includes('other.example'));
	assert.ok(!answer.text.includes('127.0.0.1'));
});

// ---- R8 -------------------------------------------------------------------

test('R8: headers cannot become parameters', async () => {
	const plain = await request(stack, url(1));
	const answer = await request(stack, url(1), { headers: [
		'Proxy: http://127.0.0.1:1/', 'X_A: 1', 'X-A: 2',
		'Request-Method: POST', 'LECTERN-INTERNAL: 1',
		'LECTERN_INTERNAL: 1', 'Content-Length: 0'] });

	assert.equal(answer.status, 200);
	sameBytes(answer.body, plain.body);
	const metrics = await request(stack, '/metrics', { headers: [
		'LECTERN-INTERNAL: 1', 'LECTERN_INTERNAL: 1'] });

	assert.ok([403, 404].includes(metrics.status));
});

test('R8: of parameters given twice the first counts', async () => {
	const twice = await fetch(stack.socket,
		[...get(url(1)), ['REQUEST_METHOD', 'DELETE'],
			['REQUEST_URI', url(2)]]);

	assert.equal(twice.status, 200);
	assert.ok(twice.text.includes(mark(1)));
});

test('R8: odd parameters are ignored', async () => {
	const odd = [['', 'empty name'], ['A=B', 'c'], ['REQUEST_URI=', url(2)],
		['', ''], ['HTTP_PROXY', 'http://127.0.0.1:1/'],
		['SCRIPT_NAME', url(2)], ['PATH_INFO', '/../../etc/passwd'],
		['DOCUMENT_URI', url(3)], ['SCRIPT_FILENAME', '/etc/passwd'],
		['PATH_TRANSLATED', '/etc/passwd'], ['CONTENT_TYPE', 'x']];
	const answer = await fetch(stack.socket, [...odd, ...get(url(1))]);

	assert.equal(answer.status, 200);
	assert.ok(answer.text.includes(mark(1)));
});

test('R8: a CONTENT_LENGTH that is no number does no harm', async () => {
	for (const value of ['-1', '1e20', '5,5', '99999999999999999999', '0x10',
		' 1', '']) {
		const answer = await fetch(stack.socket,
			get(url(1), [['CONTENT_LENGTH', value]]));

		assert.ok([200, 400].includes(answer.status), value);
	}
	await isServing();
});

test('R8: a request without a method or a target is refused', async () => {
	const none = await fetch(stack.socket, [['REQUEST_URI', url(1)]]);
	const nowhere = await fetch(stack.socket, [['REQUEST_METHOD', 'GET']]);

	assert.ok([400, 405].includes(none.status), String(none.status));
	assert.ok([400, 404].includes(nowhere.status), String(nowhere.status));
});

// ---- R9 -------------------------------------------------------------------

const ALLOW = 'GET, HEAD, OPTIONS';

test('R9: OPTIONS names the methods', async () => {
	for (const target of [url(1), '/', alias(1), '/nowhere', '/site.txt']) {
		const answer = await request(stack, target,
			{ method: 'OPTIONS' });

		assert.equal(answer.status, 204, target);
		assert.equal(answer.headers.get('allow'), ALLOW);
	}
});

test('R9: other methods are 405 and told which are allowed', async () => {
	const methods = ['POST', 'PUT', 'DELETE', 'TRACE', 'PATCH', 'FOO',
		'PROPFIND', 'F'.repeat(1000)];

	for (const method of methods) {
		for (const target of [url(1), '/', '/nowhere', '/site.txt']) {
			const answer = await request(stack, target, { method,
				headers: ['Content-Length: 0'] });

			assert.equal(answer.status, 405, `${method} ${target}`);
			assert.equal(answer.headers.get('allow'), ALLOW, method);
		}
	}
});

test('R9: what is no method is refused', async () => {
	for (const method of ['get', '', 'G\x01T', 'CONNECT']) {
		const answer = await request(stack, url(1), { method });

		assert.ok([400, 405].includes(answer.status), method);
	}
	for (const method of ['get', '', 'G\x01T', 'CONNECT', 'GET ', 'GETX']) {
		const answer = await fetch(stack.socket, [
			['REQUEST_METHOD', method], ['REQUEST_URI', url(1)]]);

		assert.ok([400, 405].includes(answer.status),
			JSON.stringify(method));
	}
});

test('R9: a body is dropped and the next request is its own', async () => {
	for (const length of [1, 8192, 60000]) {
		const bytes = await exchange(stack.port, Buffer.from(
			`POST ${url(1)} HTTP/1.1\r\nHost: h\r\n` +
			`Content-Length: ${length}\r\n\r\n${'x'.repeat(length)}` +
			`GET ${url(2)} HTTP/1.1\r\nHost: h\r\n` +
			'Connection: close\r\n\r\n'));
		const second = bytes.indexOf('HTTP/1.1', 10);

		assert.equal(parse(bytes.subarray(0, second)).status, 405);
		const answer = parse(bytes.subarray(second));

		assert.equal(answer.status, 200);
		assert.ok(answer.text.includes(mark(2)));
	}
	const big = await fetch(stack.socket, [['REQUEST_METHOD', 'POST'],
		['REQUEST_URI', url(1)], ['CONTENT_LENGTH', '60000']],
	{ body: 'x'.repeat(60000) });

	assert.equal(big.status, 405);
});

// ---- R10 ------------------------------------------------------------------

test('R10: HEAD has the status and headers of GET, and no body', async () => {
	const targets = ['/', '/courses/', url(1), url(COURSES - 1), alias(1),
		'/COURSES/c1', '/nowhere', '/%ff', longPath(3000), '/site.txt',
		'/healthz', '/c1', '/cours/%C3%A9t%C3%A9/'];

	for (const target of targets) {
		const full = await request(stack, target);
		const head = await request(stack, target, { method: 'HEAD' });
		const keep = answer => answer.headers.list
			.filter(([name]) => name !== 'date');

		assert.equal(head.status, full.status, target);
		assert.deepEqual(keep(head), keep(full), target);
		assert.equal(head.headers.get('content-length'),
			String(full.body.length), target);
	}
});

// ---- R11 ------------------------------------------------------------------

async function conditional(...headers)
{
	return (await request(stack, url(1), { headers })).status;
}

test('R11: a tag that matches is 304', async () => {
	const { headers } = await request(stack, url(1));
	const tag = headers.get('etag');

	assert.match(tag, /^"[^"]+"$/);
	for (const value of [tag, `W/${tag}`, '*', `"a", "b", ${tag}`,
		`"a",${tag}`, `${Array(500).fill('"x"').join(', ')}, ${tag}`]) {
		assert.equal(await conditional(`If-None-Match: ${value}`), 304,
			value.slice(0, 40));
	}
});

test('R11: a 304 has the headers of the 200 that matter', async () => {
	const full = await request(stack, url(1));
	const tag = full.headers.get('etag');
	const none = await request(stack, url(1),
		{ headers: [`If-None-Match: ${tag}`] });

	assert.equal(none.status, 304);
	assert.equal(none.headers.get('etag'), tag);
	assert.equal(none.headers.get('cache-control'),
		full.headers.get('cache-control'));
});

test('R11: a tag that does not match is 200', async () => {
	const { headers } = await request(stack, url(1));
	const tag = headers.get('etag');
	const values = ['"a"', '"', '""', 'W/', tag.slice(0, -1), tag.slice(1),
		tag.slice(1, -1), ',,,', '"a" "b"',
		Array(2500).fill('"x"').join(', ')];

	for (const value of values) {
		assert.equal(await conditional(`If-None-Match: ${value}`), 200,
			value.slice(0, 40));
	}
});

test('R11: If-Modified-Since is understood strictly', async () => {
	const { headers } = await request(stack, url(1));
	const modified = headers.get('last-modified');

	assert.ok(modified, 'Last-Modified');
	assert.equal(await conditional(`If-Modified-Since: ${modified}`), 304);
	for (const value of ['Mon, 01 Jan 2001 00:00:00 GMT', 'yesterday', '0',
		'99 99', '']) {
		assert.equal(await conditional(`If-Modified-Since: ${value}`),
			200, value);
	}
	// Two digits for the year: obsolete, but a date (RFC 9110 5.6.7).
	const status = await conditional(
		'If-Modified-Since: Monday, 01-Jan-01 00:00:00 GMT');

	assert.equal(status, 200);
});

test('R11: If-None-Match beats If-Modified-Since', async () => {
	const { headers } = await request(stack, url(1));
	const modified = headers.get('last-modified');
	const tag = headers.get('etag');

	assert.equal(await conditional('If-None-Match: "other"',
		`If-Modified-Since: ${modified}`), 200);
	assert.equal(await conditional(`If-None-Match: ${tag}`,
		'If-Modified-Since: Mon, 01 Jan 2001 00:00:00 GMT'), 304);
});

test('R11: a page ignores ranges or answers them right', async () => {
	const full = await request(stack, url(1));
	const many = Array.from({ length: 1000 }, (_, n) => `${n}-${n}`).join();

	for (const range of ['0-', '-1', '0-0', '5-2', 'x', many]) {
		const answer = await request(stack, url(1), { headers: [
			`Range: bytes=${range}`, 'If-Range: "x"'] });

		assert.equal(answer.status, 200, range.slice(0, 20));
		sameBytes(answer.body, full.body);
	}
});

// ---- R12 ------------------------------------------------------------------

test('R12: other spellings of a page are one redirect away', async () => {
	const spellings = ['/courses/c1', '/courses//c1/', '//courses/c1/',
		'/Courses/C1/', '/COURSES/C1', '/courses/c1/index.html',
		'/courses/c1//'];

	for (const target of spellings) {
		const answer = await request(stack, `${target}?x=1`);

		assert.equal(answer.status, 301, target);
		assert.equal(location(answer), `${url(1)}?x=1`, target);
	}
});

test('R12: an encoded letter makes no second page', async () => {
	const page = await request(stack, url(1));
	const answer = await request(stack, '/courses/%631/');

	assert.ok([200, 301].includes(answer.status));
	if (answer.status === 301)
		assert.equal(location(answer), url(1));
	else
		sameBytes(answer.body, page.body);
});

test('R12: a query that means nothing changes nothing', async () => {
	const page = await request(stack, url(1));

	for (const query of ['', 'x=1', `x=${Math.random()}`, '&&&', '=']) {
		const answer = await request(stack, `${url(1)}?${query}`);

		assert.equal(answer.status, 200);
		sameBytes(answer.body, page.body);
		assert.equal(answer.headers.get('etag'),
			page.headers.get('etag'));
	}
});

// ---- R13 ------------------------------------------------------------------

test('R13: errors are not stored', async () => {
	for (const target of ['/nowhere', '/%ff', longPath(3000),
		'/courses/draft/']) {
		const answer = await request(stack, target);

		assert.ok(answer.status >= 400);
		assert.equal(answer.headers.get('cache-control'), 'no-store',
			target);
	}
	const answer = await request(stack, url(1), { method: 'POST',
		headers: ['Content-Length: 0'] });

	assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('R13: content makes no header', async () => {
	const answer = await request(stack, '/courses/hostile/');

	assert.equal(answer.status, 200);
	assert.equal(answer.headers.get('set-cookie'), null);
	assert.ok(!answer.text.includes('root:x:'));
});

// The optional cache of lectern.conf, switched on as its comment says.
async function cachedStack()
{
	const dir = folder();
	const conf = path.join(dir, 'lectern.conf');
	const text = fs.readFileSync(
		new URL('../../docs/deploy/lectern.conf', import.meta.url), 'utf8');

	fs.chmodSync(dir, 0o777);
	fs.writeFileSync(conf, text.split('\n')
		.filter(line => !line.includes('# no cache'))
		.map(line => line.replace('#cache ', ''))
		.join('\n').replace('/var/cache/nginx/lectern', `${dir}/cache`));
	return start(sample(), { conf });
}

test('R13: a HEAD does not poison the optional cache', async () => {
	const cached = await cachedStack();

	try {
		const page = await request(stack, url(1));
		const tag = page.headers.get('etag');

		for (let i = 0; i < 3; i++) {
			await request(cached, url(1), { method: 'HEAD' });
			const answer = await request(cached, url(1));

			assert.equal(answer.status, 200);
			assert.ok(answer.text.includes(mark(1)));
			const fresh = await request(cached, url(1), { headers:
				[`If-None-Match: ${answer.headers.get('etag')}`] });

			assert.equal(fresh.status, 304);
			assert.equal(fresh.body.length, 0);
		}
		assert.ok(tag);
		for (let i = 0; i < 2; i++) {
			const image = await request(cached,
				'/courses/c1/images/pixel.png');

			assert.equal(image.status, 200);
			sameBytes(image.body, PIXEL);
			assert.equal((await request(cached, '/nowhere'))
				.headers.get('cache-control'), 'no-store');
		}
	} finally {
		await cached.stop();
	}
});

// ---- R14 ------------------------------------------------------------------

// 2^12 words with one value under the hash `h = h * factor + byte`: each of
// twelve places holds one of two pairs that are equal under it.
function colliding(one, two)
{
	return Array.from({ length: 1 << 12 }, (_, n) => {
		let word = '';

		for (let bit = 0; bit < 12; bit++)
			word += n >> bit & 1 ? one : two;
		return word;
	});
}

// The processor time of it, and how many aliases there are then.
async function costOfIndex(words)
{
	const files = {};

	for (let at = 0; at < words.length; at += 500) {
		files[`f${at}.md`] = course({ title: `F${at}`,
			aliases: words.slice(at, at + 500).map(w => `/${w}`) });
	}
	const before = cpuOfEnded();
	const { status, out } = await lectern(['routes', '--content',
		tree(files)]);
	const ms = cpuOfEnded() - before;

	assert.equal(status, 0);
	return { ms, aliases: out.split('\n').filter(l => /^alias/.test(l)).length };
}

test('R14: keys chosen to collide cost no more than others', async () => {
	// Random words as long as the colliding ones.
	const plain = Array.from({ length: 1 << 12 }, (_, n) =>
		String(n).padStart(24, '0'));
	const normal = await costOfIndex(plain);

	assert.ok(normal.aliases >= 1 << 12);
	for (const pairs of [['a~', 'b_'], ['ba', 'c@']]) {
		const attack = await costOfIndex(colliding(...pairs));

		assert.ok(attack.aliases >= 1 << 12);
		assert.ok(attack.ms < 2 * normal.ms + 100 * SLOW,
			`${attack.ms} ms against ${normal.ms} ms`);
	}
});

// ---- R15 ------------------------------------------------------------------

test('R15: no search term costs much', async () => {
	const terms = ['.*', '(a+)+$', 'a'.repeat(1000), '%25'.repeat(300),
		'a+'.repeat(480), '*'.repeat(1000), '%C4%B0'.repeat(160),
		'x&offset=1000000000&limit=-1'];

	const pids = await team(stack.lectern, 2);

	for (const term of terms) {
		const before = cpu(...pids);
		const answer = await request(stack, `/courses/?q=${term}`);
		const ms = cpu(...pids) - before;

		assert.equal(answer.status, 200, term.slice(0, 20));
		assert.ok(ms < 20 * SLOW, `${term.slice(0, 20)}: ${ms} ms`);
	}
	await refused([`/courses/?q=${'a'.repeat(10000)}`], [414]);
});

// ---- R16 ------------------------------------------------------------------

test('R16: nothing of a request is markup on a page', async () => {
	const attacks = ['<script>alert(1)</script>', '"><img src=x onerror=a(1)>',
		"'-alert(1)-'", '</title><script>alert(1)</script>',
		'javascript:alert(1)', '{{7*7}}', '<!--', '\u2028alert(1)'];

	for (const attack of attacks) {
		const encoded = encodeURIComponent(attack).replace(/'/g, '%27');

		for (const target of [`/${encoded}`, `/courses/?q=${encoded}`,
			`/courses/?topic=${encoded}`, `/compare/?c=${encoded}`,
			`/courses.json?callback=${encoded}`]) {
			const answer = await request(stack, target);

			assert.ok(answer.status < 500, target);
			assert.ok(!/<(script|img)[^>]*>\s*alert/i
				.test(answer.text), target);
			// The page may say it, in signs that are no tag.
			assert.ok(!/<img src=x/i.test(answer.text), target);
			assert.ok(!answer.text.includes('<!--"'), target);
			assert.equal(answer.headers.get(
				'x-content-type-options'), 'nosniff', target);
		}
	}
});

test('R16: nothing of the content is script on a page', async () => {
	for (const target of ['/courses/hostile/', '/courses/', '/']) {
		const answer = await request(stack, target);
		const policy = answer.headers.get('content-security-policy');

		assert.ok(!/<script[^>]*>\s*alert/i.test(answer.text), target);
		assert.ok(!/href="?\s*javascript:/i.test(answer.text), target);
		assert.ok(!answer.text.includes('"t")</script>'), target);
		assert.ok(policy, 'Content-Security-Policy');
		assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/);
	}
});

// ---- R17 ------------------------------------------------------------------

// A body of FastCGI records that would be a request of their own, if the rest
// of a body were ever read as records.
function smuggled(offset)
{
	return Buffer.concat([Buffer.alloc(offset, 0x78),
		fcgiRequest(get('/SMUGGLED'), { keep: 1 })]);
}

test('R17: no part of a body is ever a request', async () => {
	const want = await request(stack, url(5));

	for (let n = 0; n < 104; n++) {
		const body = smuggled(n < 52 ? 8192 - 26 + n : 16384 - 78 + n);
		const post = exchange(stack.port, Buffer.concat([Buffer.from(
			`POST ${url(1)} HTTP/1.1\r\nHost: h\r\n` +
			'Connection: close\r\n' +
			`Content-Length: ${body.length}\r\n\r\n`), body]));
		const victims = await Promise.all([request(stack, url(5)),
			request(stack, url(5)), request(stack, url(5))]);

		assert.equal(parse(await post).status, 405);
		for (const victim of victims)
			sameBytes(victim.body, want.body);
	}
});

test('R17: two lengths, or a length and chunks, are refused', async () => {
	for (const headers of [['Content-Length: 5', 'Content-Length: 6'],
		['Content-Length: 5', 'Transfer-Encoding: chunked'],
		['Transfer-Encoding: chunked, identity'],
		['Transfer-Encoding: x'], ['Content-Length: -1'],
		['Content-Length: 5, 5']]) {
		const answer = await request(stack, url(1), { method: 'POST',
			headers, body: '0\r\n\r\nGET /x' });

		assert.ok([400, 405, 501].includes(answer.status), headers[0]);
	}
	await isServing();
});

test('R17: chunked and expected bodies are dropped', async () => {
	const chunked = await request(stack, url(1), { method: 'POST',
		headers: ['Transfer-Encoding: chunked'],
		body: '5\r\nhello\r\n0\r\n\r\n' });

	assert.equal(chunked.status, 405);
	const bytes = await exchange(stack.port,
		`POST ${url(1)} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n` +
		'Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello');
	const last = bytes.lastIndexOf('HTTP/1.1');

	assert.equal(parse(bytes.subarray(last)).status, 405);
	await isServing();
});

// ---- R18 ------------------------------------------------------------------

// nginx lets slow clients go after 10 s; here it never does, so that whoever
// has to wait for them is not served.
const patient = () => conf(text => text.replace(
	/(client_header|client_body|send)_timeout 10s/g, '$1_timeout 1d'));

// Others are served, 20 times in a row, while the connections of open() are as
// they were.
async function othersAreServed(open)
{
	const server = await start(dir, { workers: 2, conf: patient() });
	const sockets = open(server.port);

	try {
		await sleep(500);
		for (let n = 0; n < 20; n++)
			await isServing(server);
		assert.ok(!sockets.some(socket => socket.closed));
	} finally {
		for (const socket of sockets)
			socket.destroy();
		await server.stop();
	}
}

function connections(port, count, text)
{
	return Array.from({ length: count }, () => {
		const socket = net.connect(port, '127.0.0.1');

		socket.on('error', () => {});
		socket.write(text);
		return socket;
	});
}

test('R18: slow headers hold nobody up', async () => {
	await othersAreServed(port => connections(port, 200,
		`GET ${url(1)} HTTP/1.1\r\nHost: h\r\nX-Slow: `));
});

test('R18: slow bodies hold nobody up', async () => {
	await othersAreServed(port => connections(port, 200,
		`POST ${url(1)} HTTP/1.1\r\nHost: h\r\n` +
		'Content-Length: 60000\r\n\r\nx'));
});

test('R18: clients that do not read hold nobody up', async () => {
	// 3 MB each, more than the buffers between hold: nginx keeps the rest.
	await othersAreServed(port => connections(port, 4,
		`GET ${HUGE} HTTP/1.1\r\nHost: h\r\n\r\n`.repeat(12))
		.map(socket => socket.pause()));
});

// ---- R19 ------------------------------------------------------------------

test('R19: clients that go away do no harm', async () => {
	const before = await team(stack.lectern, 2);
	const length = stack.log().split('\n').length;
	const count = 50;

	for (let i = 0; i < count; i++) {
		const socket = net.connect(stack.port, '127.0.0.1');

		socket.on('error', () => {});
		await new Promise(done => socket.write(
			`GET ${url(COURSES - 1)} HTTP/1.1\r\nHost: h\r\n\r\n`,
			done));
		if (i % 2)
			socket.resetAndDestroy();
		else
			socket.destroy();
	}
	await isServing();
	for (let i = 0; i < count; i++) {
		const conn = connect(stack.socket);

		await conn.send(fcgiRequest(get(url(COURSES - 1))));
		conn.destroy();
	}
	await isServing();
	const lines = stack.log().split('\n').length - length;

	assert.ok(lines <= 2 * count, `${lines} log lines`);
	assert.deepEqual(workers(stack.lectern), before,
		'the same workers live on');
});

test('R19: an ABORT_REQUEST record ends the request', async () => {
	const half = stream(PARAMS, 1, Buffer.concat(
		get(url(1)).map(([n, v]) => pair(n, v))));

	for (let i = 0; i < 4; i++) {
		const conn = connect(stack.socket);

		await conn.send(Buffer.concat([begin(1), half, record(ABORT, 1)]));
		await isServing();
		conn.destroy();
	}
	await isServing();
	assert.ok(isAlive(stack.lectern));
});

// ---- nginx's own share ----------------------------------------------------

test('static files are served as they are', async () => {
	const answer = await request(stack, '/site.txt');

	assert.equal(answer.status, 200);
	assert.equal(answer.text, 'static file\n');
	assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
	assert.equal((await request(stack, '/.well-known/security.txt')).status,
		200);
	await refused(['/.secret', '/static/site.txt', '//site.txt'],
		[301, 404]);
});

test('images of a bundle are served, other files of it are not', async () => {
	const answer = await request(stack, `${url(1)}images/pixel.png`);

	assert.equal(answer.status, 200);
	assert.equal(answer.headers.get('content-type'), 'image/png');
	assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
	sameBytes(answer.body, PIXEL);
	await refused([`${url(1)}images/notes.yaml`, `${url(1)}site.yaml`,
		`${url(1)}images/`, `${url(1)}images/none.png`], [404]);
});

test('an image that is gone since is 404, not a loop', async () => {
	const dir = sample();
	const own = await start(dir);

	try {
		const target = `${url(1)}images/pixel.png`;

		assert.equal((await request(own, target)).status, 200);
		fs.rmSync(path.join(dir, 'c1/images/pixel.png'));
		assert.equal((await request(own, target)).status, 404);
		put(dir, 'c1/images/pixel.png', PIXEL);
		assert.ok(await until(async () =>
			(await request(own, target)).status === 200));
	} finally {
		await own.stop();
	}
});
