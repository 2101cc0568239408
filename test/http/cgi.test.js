// SPDX-License-Identifier: MIT
//
// Started by a web server as a plain CGI program (RFC 3875), Lectern answers
// that one request: by its environment, and under fcgiwrap.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { LECTERN, checkHeaders, folder, has, parseHeaders, until }
	from './harness.js';
import { fetch, get, listens } from './fcgi.js';
import { alias, mark, sample, url } from './sample.js';

let dir;

before(() => {
	dir = sample();
});

// Runs it as a web server would, with `body` on standard input (or a file).
function cgi(env, { body = '', stdin = 'pipe', args = [] } = {})
{
	return new Promise(done => {
		const child = spawn(LECTERN,
			['serve', '--content', dir, ...args], {
				env: { PATH: process.env.PATH,
					GATEWAY_INTERFACE: 'CGI/1.1',
					SERVER_PROTOCOL: 'HTTP/1.1',
					SERVER_NAME: 'zqxj.example',
					SERVER_PORT: '80', ...env },
				stdio: [stdin, 'pipe', 'pipe'] });
		const chunks = [];
		let err = '';

		child.stdout.on('data', chunk => chunks.push(chunk));
		child.stderr.on('data', data => { err += data; });
		child.stdin?.on('error', () => {});
		child.stdin?.end(body);
		child.on('close', status => {
			const all = Buffer.concat(chunks);
			const split = all.indexOf('\r\n\r\n');

			assert.ok(split > 0, `no header block: ${all}${err}`);
			const headers = parseHeaders(all
				.toString('latin1', 0, split).split('\r\n'));

			checkHeaders(headers, 'cgi');
			done({ exit: status, err, headers,
				status: Number((headers.get('status') ?? '200')
					.slice(0, 3)),
				body: all.subarray(split + 4),
				text: all.toString('utf8', split + 4) });
		});
	});
}

const of = (method, uri) => ({ REQUEST_METHOD: method, REQUEST_URI: uri,
	QUERY_STRING: uri.split('?')[1] ?? '' });

test('a page by the environment', async () => {
	const answer = await cgi(of('GET', url(1)));

	assert.equal(answer.status, 200);
	assert.equal(answer.exit, 0);
	assert.ok(answer.text.includes(mark(1)));
	assert.equal(Number(answer.headers.get('content-length')),
		answer.body.length);
	assert.ok(!answer.text.includes('zqxj'));
});

test('HEAD, redirects and errors as over FastCGI', async () => {
	const head = await cgi(of('HEAD', url(1)));
	const moved = await cgi(of('GET', `${alias(1)}?a=b`));

	assert.equal(head.status, 200);
	assert.equal(head.body.length, 0);
	assert.equal(moved.status, 301);
	assert.equal(moved.headers.get('location'), `${url(1)}?a=b`);
	assert.equal((await cgi(of('GET', '/nowhere'))).status, 404);
	assert.equal((await cgi(of('GET', '/%zz'))).status, 400);
	assert.equal((await cgi(of('OPTIONS', '/'))).status, 204);
});

test('a body is dropped', async () => {
	const answer = await cgi({ ...of('POST', url(1)),
		CONTENT_LENGTH: '60000' }, { body: 'x'.repeat(60000) });

	assert.equal(answer.status, 405);
	assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS');
});

test('without REQUEST_URI, SCRIPT_NAME and PATH_INFO are the path', async () => {
	for (const [script, info] of [['', url(1)], [url(1), ''],
		['/courses', '/c1/']]) {
		const answer = await cgi({ REQUEST_METHOD: 'GET',
			SCRIPT_NAME: script, PATH_INFO: info, QUERY_STRING: '' });

		assert.equal(answer.status, 200, `${script} + ${info}`);
		assert.ok(answer.text.includes(mark(1)));
	}
	// Decoded by the web server: not once more.
	const answer = await cgi({ REQUEST_METHOD: 'GET', SCRIPT_NAME: '',
		PATH_INFO: '/courses/%631/', QUERY_STRING: '' });

	assert.equal(answer.status, 404);
});

test('standard input may be a file or /dev/null', async () => {
	for (const name of ['/dev/null', path.join(dir, 'site.yaml')]) {
		const fd = fs.openSync(name, 'r');
		const answer = await cgi(of('GET', url(1)), { stdin: fd });

		fs.closeSync(fd);
		assert.equal(answer.status, 200, name);
	}
});

test('conditional requests are answered', async () => {
	const page = await cgi(of('GET', url(1)));
	const answer = await cgi({ ...of('GET', url(1)),
		HTTP_IF_NONE_MATCH: page.headers.get('etag') });

	assert.equal(answer.status, 304);
	assert.equal(answer.body.length, 0);
});

// ---- fcgiwrap -------------------------------------------------------------

let wrap, socket;

after(() => wrap?.kill('SIGTERM'));

test('under fcgiwrap', async t => {
	if (!has('fcgiwrap') || !has('spawn-fcgi'))
		return t.skip('fcgiwrap is not installed');
	const run = folder();
	const script = path.join(run, 'lectern.cgi');

	socket = path.join(run, 'wrap.sock');
	// A web server starts a CGI program without arguments.
	fs.writeFileSync(script, '#!/bin/sh\n' +
		`exec '${LECTERN}' serve --content '${dir}'\n`);
	fs.chmodSync(script, 0o755);
	wrap = spawn('spawn-fcgi', ['-n', '-s', socket, '--',
		'/usr/sbin/fcgiwrap'], { stdio: ['ignore', 'ignore', 'ignore'] });
	assert.ok(await until(() => listens(socket)));

	const ask = (target, more = []) => fetch(socket, [...get(target),
		['SCRIPT_FILENAME', script], ...more]);
	const page = await ask(url(1));

	assert.equal(page.status, 200);
	assert.ok(page.text.includes(mark(1)));
	const moved = await ask(`${alias(2)}?x=1`);

	assert.equal(moved.status, 301);
	assert.equal(moved.headers.get('location'), `${url(2)}?x=1`);
	assert.equal((await ask('/nowhere')).status, 404);
});
