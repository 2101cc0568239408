// SPDX-License-Identifier: MIT
//
// Where the listening socket comes from: standard input (spawn-fcgi), systemd
// (fd 3), --listen; and what is said when it cannot be had.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { LECTERN, folder, lectern, start, until } from './harness.js';
import { fetch, get, listens } from './fcgi.js';
import { isAlive, team, workers } from './processes.js';
import { mark, sample, url } from './sample.js';

let dir;
const started = [];

before(() => {
	dir = sample();
});

after(() => started.forEach(child => child.kill('SIGKILL')));

function run(command, ...args)
{
	const child = spawn(command, args,
		{ stdio: ['ignore', 'ignore', 'pipe'] });

	child.err = '';
	child.stderr.on('data', data => { child.err += data; });
	child.gone = new Promise(done => child.on('close', done));
	started.push(child);
	return child;
}

async function serves(child, address)
{
	const page = await until(async () => {
		try {
			return await fetch(address, get(url(1)));
		} catch {
			return null;
		}
	});

	assert.ok(page, child.err);
	assert.equal(page.status, 200);
	assert.ok(page.text.includes(mark(1)));
	child.kill('SIGTERM');
	assert.equal(await child.gone, 0);
}

async function freePort()
{
	const server = net.createServer();

	await new Promise(done => server.listen(0, '127.0.0.1', done));
	const { port } = server.address();

	await new Promise(done => server.close(done));
	return port;
}

test('the socket on standard input, by spawn-fcgi', async () => {
	const socket = path.join(folder(), 's');

	await serves(run('spawn-fcgi', '-n', '-s', socket, '--',
		LECTERN, 'serve', '--content', dir), socket);
});

test('a TCP socket on standard input', async () => {
	const port = await freePort();

	await serves(run('spawn-fcgi', '-n', '-a', '127.0.0.1', '-p', String(port),
		'--', LECTERN, 'serve', '--content', dir),
	{ port, host: '127.0.0.1' });
});

test('--listen unix:PATH', async () => {
	const socket = path.join(folder(), 's');

	await serves(run(LECTERN, 'serve', '--content', dir, '--listen',
		`unix:${socket}`), socket);
	assert.ok(!fs.existsSync(socket), 'the socket is gone');
});

test('--listen HOST:PORT', async () => {
	const port = await freePort();

	await serves(run(LECTERN, 'serve', '--content', dir, '--listen',
		`127.0.0.1:${port}`), { port, host: '127.0.0.1' });
});

// spawn-fcgi makes the socket, a shell passes it on as systemd does.
function asSystemd(socket, script)
{
	return run('spawn-fcgi', '-n', '-s', socket, '--', '/bin/sh', '-c',
		script, 'sh', LECTERN, 'serve', '--content', dir);
}

test('the socket of systemd, on fd 3', async () => {
	const socket = path.join(folder(), 's');

	await serves(asSystemd(socket, 'exec 3<&0 </dev/null\n' +
		'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"'), socket);
});

test('the socket of systemd, on standard input too', async () => {
	const socket = path.join(folder(), 's');

	await serves(asSystemd(socket, 'exec 3<&0\n' +
		'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"'), socket);
});

test('LISTEN_FDS for another process is not ours', async () => {
	const socket = path.join(folder(), 's');

	await serves(asSystemd(socket,
		'LISTEN_PID=1 LISTEN_FDS=1 exec "$@"'), socket);
});

test('--workers makes that many', async () => {
	for (const count of [1, 3]) {
		const stack = await start(dir, { workers: count });

		try {
			await team(stack.lectern, count);
		} finally {
			await stack.stop();
		}
	}
});

// ---- what is said when it cannot be --------------------------------------

async function refuses(status, named, ...args)
{
	const { status: got, out, err } = await lectern(args);

	assert.equal(got, status, err);
	assert.equal(out, '');
	assert.match(err, /^[^\n]+\n$/, 'one line');
	assert.ok(err.includes(named), err);
}

test('a busy socket is one line and exit 69', async () => {
	const socket = path.join(folder(), 's');
	const first = run(LECTERN, 'serve', '--content', dir, '--listen',
		`unix:${socket}`);

	assert.ok(await until(() => listens(socket)));
	await refuses(69, socket, 'serve', '--content', dir, '--listen',
		`unix:${socket}`);
	// The first one is not disturbed.
	assert.equal((await fetch(socket, get(url(1)))).status, 200);
	first.kill('SIGTERM');
	await first.gone;
});

test('a busy port is one line and exit 69', async () => {
	const server = net.createServer();

	await new Promise(done => server.listen(0, '127.0.0.1', done));
	const { port } = server.address();

	await refuses(69, String(port), 'serve', '--content', dir, '--listen',
		`127.0.0.1:${port}`);
	await new Promise(done => server.close(done));
});

test('the socket of a killed server is taken over', async () => {
	const socket = path.join(folder(), 's');
	const first = run(LECTERN, 'serve', '--content', dir, '--listen',
		`unix:${socket}`);

	assert.ok(await until(() => listens(socket)));
	const pids = await until(() => {
		const found = workers(first.pid);

		return found.length && found;
	});

	first.kill('SIGKILL');
	await first.gone;
	assert.ok(await until(() => !pids.some(isAlive)));
	assert.ok(fs.existsSync(socket));
	await serves(run(LECTERN, 'serve', '--content', dir, '--listen',
		`unix:${socket}`), socket);
});

test('a file that is no socket is not removed', async () => {
	const file = path.join(folder(), 'precious');

	fs.writeFileSync(file, 'text');
	await refuses(69, file, 'serve', '--content', dir, '--listen',
		`unix:${file}`);
	assert.equal(fs.readFileSync(file, 'utf8'), 'text');
});

test('a missing content folder is one line and exit 66', async () => {
	const missing = path.join(folder(), 'none');

	for (const args of [['serve', '--listen', `unix:${missing}.sock`],
		['routes'], ['check'], ['resolve', '/'], ['render', '/']])
		await refuses(66, missing, args[0], '--content', missing,
			...args.slice(1));
});

test('wrong arguments are one line and exit 64', async () => {
	const long = `unix:/${'p'.repeat(200)}`;

	for (const [named, ...args] of [['--lisen', 'serve', '--lisen', 'x'],
		['frobnicate', 'frobnicate'], ['--workers', 'serve', '--workers', '0'],
		['--workers', 'serve', '--workers', 'x'],
		['--workers', 'serve', '--workers', '65'],
		['nowhere', 'serve', '--listen', 'nowhere'],
		['127.0.0.1:99999', 'serve', '--listen', '127.0.0.1:99999'],
		[long, 'serve', '--listen', long],
		['--content', 'serve', '--content']])
		await refuses(64, named, ...args);
});
