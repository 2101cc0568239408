// SPDX-License-Identifier: MIT
//
// What may happen to the processes while visitors are served: killed, hung,
// reloaded, stopped. Every answer is compared with the page that is due.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { LECTERN, SLOW, course, folder, put, request, sameBytes, sleep, start,
	until } from './harness.js';
import { answer, connect, fetch, get, listens, request as encode } from './fcgi.js';
import { children, files, isAlive, rss, signal, team, workers }
	from './processes.js';
import { COURSES, sample, url } from './sample.js';

// Sends `count` GETs through nginx on kept connections; returns those that
// did not get the right page. every(n) is called before request n. The pages
// are the first `pages` of the sample: the later ones are longer.
async function load(stack, count, { pages = COURSES, every = () => {} } = {})
{
	const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
	const due = [];
	const failed = [];
	let next = 0;

	const get = n => new Promise(done => {
		http.get(`${stack.base}${url(n % pages)}`, { agent }, res => {
			const chunks = [];

			res.on('data', chunk => chunks.push(chunk));
			res.on('error', error => done({ error }));
			res.on('close', () => done({ status: res.statusCode,
				body: Buffer.concat(chunks) }));
		}).on('error', error => done({ error }));
	});
	const client = async () => {
		while (next < count) {
			const n = next++;

			every(n);
			const { status, body, error } = await get(n);

			if (error || status !== 200 ||
			    !body.equals(due[n % pages]))
				failed.push(`${n}: ${error ?? status}`);
		}
	};

	for (let n = 0; n < pages; n++)
		due.push((await request(stack, url(n))).body);
	await Promise.all(Array.from({ length: 16 }, client));
	agent.destroy();
	return failed;
}

test('workers killed during 1,000 requests: none fails', async () => {
	const stack = await start(sample(), { workers: 4 });

	try {
		let kills = 0;
		const every = n => {
			const pids = workers(stack.lectern);

			if (n % 25 === 24 && pids.length > 0 &&
			    signal(pids[kills % pids.length], 'SIGKILL'))
				kills++;
		};
		const failed = await load(stack, 1000, { every });

		assert.deepEqual(failed, [], `${kills} kills`);
		assert.ok(kills >= 30, `${kills} kills`);
		assert.ok(isAlive(stack.lectern));
		await team(stack.lectern, 4);
		assert.ok(await until(() => / signal 9 /.test(stack.log())));
	} finally {
		await stack.stop();
	}
});

const descriptors = pid => files(pid).map(({ name }) => name).join(' ');

test('100 reloads during 20,000 requests: no failure, no growth', async t => {
	const stack = await start(sample(), { workers: 2 });
	// Each generation has a file for its search index.
	const open = descriptors(stack.lectern);
	const isSettled = () => workers(stack.lectern).length === 2 &&
		descriptors(stack.lectern) === open;

	try {
		const reload = async (times, pause) => {
			for (let i = 0; i < times; i++) {
				process.kill(stack.lectern, 'SIGHUP');
				await sleep(pause);
			}
		};

		// Warm: the allocator has had two generations at once.
		await reload(10, 50);
		assert.ok(await until(isSettled), descriptors(stack.lectern));
		const before = rss(stack.lectern);
		const [failed] = await Promise.all([load(stack, 20000, { pages: 4 }),
			reload(100, 60)]);

		assert.deepEqual(failed, []);
		assert.ok(await until(isSettled), 'old generations are gone');
		const grown = () => rss(stack.lectern) - before;
		// Sanitizers keep freed memory for a while: no figure of ours.
		const isSmall = await until(() => SLOW > 1 || grown() < 2 ** 20);

		t.diagnostic(`supervisor: ${before} bytes, grown by ${grown()}`);
		assert.ok(isSmall, `grown by ${grown()} bytes`);
		for (const worker of workers(stack.lectern))
			assert.ok(files(worker).length < 16);
	} finally {
		await stack.stop();
	}
});

test('a storm of reloads is one or two, and nothing breaks', async () => {
	const stack = await start(sample());

	try {
		for (let i = 0; i < 2000; i++)
			process.kill(stack.lectern, 'SIGHUP');
		assert.deepEqual(await load(stack, 500), []);
	} finally {
		await stack.stop();
	}
});

const alive = [];

after(() => alive.forEach(child => child.kill('SIGKILL')));

// Starts the program alone, listening on a socket of its own.
async function alone(dir, ...args)
{
	const socket = path.join(folder(), 'l.sock');
	const child = spawn(LECTERN, ['serve', '--content', dir, '--listen',
		`unix:${socket}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	const gone = new Promise(done => child.on('close',
		(status, signal) => done({ status, signal })));

	let log = '';

	alive.push(child);
	child.stderr.on('data', data => { log += data; });
	assert.ok(await until(() => listens(socket)), 'it is up');
	return { child, socket, gone, pid: child.pid, log: () => log };
}

const ENDED_WELL = { status: 0, signal: null };
// So long Lectern waits for a peer that does not read (LIMIT_PEER_MS).
const WAITS = 2000;

for (const name of ['SIGTERM', 'SIGINT']) {
	test(`${name} ends it with 0 at once when idle`, async () => {
		const isSoon = await until(async () => {
			const server = await alone(sample());
			const { status } = await fetch(server.socket, get(url(1)));
			const pids = children(server.pid);
			const begin = performance.now();

			assert.equal(status, 200);
			server.child.kill(name);
			assert.deepEqual(await server.gone, ENDED_WELL);
			assert.ok(!pids.some(isAlive), 'no process is left');
			assert.ok(!fs.existsSync(server.socket), 'no socket is left');
			return performance.now() - begin < WAITS;
		});

		assert.ok(isSoon, 'it waits for nobody');
	});
}

// A site with a page that is longer than what a socket holds, and a connection
// that asks for it and reads nothing while a worker is sending.
async function busy()
{
	const dir = sample();

	put(dir, 'huge.md', course({ title: 'Huge', url: '/huge/' },
		'A line of words that makes the page a long one.\n\n'
			.repeat(5000)));
	const server = await alone(dir);
	const whole = await fetch(server.socket, get('/huge/'));
	const sockets = pid => files(pid)
		.filter(({ name }) => name === 'socket').length;
	const idle = Math.max(...workers(server.pid).map(sockets));
	const conn = connect(server.socket), begin = performance.now();

	conn.socket.pause();
	await conn.send(encode(get('/huge/')));
	assert.ok(await until(() => workers(server.pid)
		.some(pid => sockets(pid) > idle)), 'a worker has taken it');
	return { server, whole, conn, begin };
}

test('SIGTERM lets the request in flight be finished', async () => {
	const isDone = await until(async () => {
		const { server, whole, conn, begin } = await busy();

		server.child.kill('SIGTERM');
		await team(server.pid, 1);
		const isLate = performance.now() - begin >= WAITS;

		conn.socket.resume();
		const all = await conn.closed;

		assert.deepEqual(await server.gone, ENDED_WELL);
		if (isLate)	// so it was rightly dropped: again
			return false;
		sameBytes(answer(all).body, whole.body);
		return true;
	});

	assert.ok(isDone, 'this machine cannot read');
});

test('SIGTERM ends it though a peer never reads', async () => {
	const { server, conn } = await busy();

	server.child.kill('SIGTERM');
	assert.ok(await until(() => !isAlive(server.pid)));
	assert.deepEqual(await server.gone, ENDED_WELL);
	conn.destroy();
});

test('SIGTERM twice is one', async () => {
	const server = await alone(sample());

	server.child.kill('SIGTERM');
	server.child.kill('SIGTERM');
	assert.deepEqual(await server.gone, ENDED_WELL);
});

test('workers do not outlive a killed supervisor', async () => {
	const server = await alone(sample());

	await fetch(server.socket, get(url(1)));
	const pids = children(server.pid);

	assert.ok(pids.length > 0);
	server.child.kill('SIGKILL');
	await server.gone;
	assert.ok(await until(() => !pids.some(isAlive)), 'they are gone');
});

test('a closed log does not end it', async () => {
	const server = await alone(sample());

	server.child.stderr.destroy();
	server.child.stdout.destroy();
	const pids = workers(server.pid);

	for (const pid of pids)
		signal(pid, 'SIGKILL');
	assert.ok(await until(() => !pids.some(isAlive)));
	assert.equal((await fetch(server.socket, get(url(1)))).status, 200);
	server.child.kill('SIGTERM');
	await server.gone;
});
