// SPDX-License-Identifier: MIT
//
// What a FastCGI peer can do: the traps of libfcgi (security.md 0.1 to 0.3)
// and the rows F1 to F12, played by a client of our own on the very socket
// that nginx uses. The rule above all: no byte of one request reaches another.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SLOW, course, put, request, sameBytes, sleep, start, until }
	from './harness.js';
import { ABORT, AUTHORIZER, BEGIN, CANT_MPX_CONN, DATA, END, FILTER,
	GET_VALUES, PARAMS, RESPONDER, STDIN, STDOUT, answer, ask, begin,
	connect, fetch, get, pair, record, records, request as encode, size,
	sized, stream } from './fcgi.js';
import { rss, signal, workers } from './processes.js';
import { COURSES, alias, mark, sample, url } from './sample.js';

const WORKERS = 2;
const HUGE = '/courses/huge/';
// So long Lectern waits for the rest of a request (LIMIT_PEER_MS).
const WAITS = 2000;

let stack, pages;

before(async () => {
	const dir = sample();

	put(dir, 'huge.md', course({ title: 'Huge', url: HUGE },
		'A line of words that makes the page a long one.\n\n'
			.repeat(5000)));
	stack = await start(dir, { workers: WORKERS });
	pages = [];
	for (let n = 0; n < COURSES; n++)
		pages.push((await fetch(stack.socket, get(url(n)))).body);
});

after(async () => {
	await stack.stop();
});

async function isServing()
{
	const found = await until(async () => {
		const all = await ask(stack.socket, encode(get(url(3))));

		return all && all.length && answer(all).text.includes(mark(3));
	});

	assert.ok(found, 'no page');
}

// The one answer in all that a connection gave.
function only(all, want)
{
	assert.ok(all !== null, 'the connection stayed open');
	const said = answer(all);

	assert.equal(said.ends.length, 1, 'one END_REQUEST');
	assert.equal(said.status, 200);
	sameBytes(said.body, want);
}

const cutAt = (data, cut) => [data.subarray(0, cut), data.subarray(cut)];

// Sends a request in parts; returns what comes back. When nothing does, it
// says why: what the connection met, what the log has. A client that was
// itself kept from sending for as long as Lectern waits is rightly dropped,
// and asks again.
async function inParts(parts, pause = 0)
{
	const begin = performance.now();
	const conn = connect(stack.socket);
	let error;

	// Who writes after a whole request may find the connection closed
	// (EPIPE), and Node then throws away the answer that waits there.
	assert.ok(parts.every(part => part.length), 'no part is empty');
	conn.socket.on('error', met => { error = met; });
	for (const part of parts) {
		if (pause && part !== parts[0])
			await sleep(pause);
		await conn.send(part);
	}
	const took = performance.now() - begin;
	const all = await conn.closed;

	if (!all.length && took >= WAITS)
		return inParts(parts, pause);
	assert.ok(all.length, `no answer after ${took} ms: ` +
		`${error?.message ?? 'closed'}; log: ${stack.log().slice(-400)}`);
	return all;
}

// ---- one request a connection --------------------------------------------

test('0.1: the connection closes after one answer, whatever is asked',
	async () => {
		const two = Buffer.concat([
			encode(get(url(1)), { keep: 1 }),
			encode(get(url(2)), { keep: 1, id: 2 })]);

		for (let i = 0; i < 20; i++)
			only(await ask(stack.socket, two), pages[1]);
	});

test('0.1: the rest of a body is never read as records', async () => {
	const inner = encode(get('/SMUGGLED'), { keep: 1 });

	for (let offset = 8192 - 52; offset < 8192 + 52; offset++) {
		const body = Buffer.concat([Buffer.alloc(offset, 0x78), inner]);
		const params = [['REQUEST_METHOD', 'POST'],
			['REQUEST_URI', url(1)],
			['CONTENT_LENGTH', String(body.length)]];
		const all = await ask(stack.socket,
			encode(params, { keep: 1, body }));

		assert.ok(all !== null, 'the connection stayed open');
		const said = answer(all);

		assert.equal(said.status, 405);
		assert.equal(said.ends.length, 1);
	}
});

test('0.1: a body past its bound ends the connection', async () => {
	const params = [['REQUEST_METHOD', 'POST'], ['REQUEST_URI', url(1)],
		['CONTENT_LENGTH', String(4 << 20)]];
	const conn = connect(stack.socket);

	await conn.send(encode(params, { body: Buffer.alloc(4 << 20) }));
	assert.ok(await until(conn.isClosed), 'closed');
	await isServing();
});

for (const [from, to] of [[8100, 8300], [16300, 16500]]) {
	test(`0.2: requests of ${from} to ${to} bytes, each its own page`,
		async () => {
			for (let total = from; total <= to; total++) {
				const n = total % COURSES;
				const data = sized(url(n), total, total & 1);

				assert.equal(data.length, total);
				only(await ask(stack.socket, data), pages[n]);
			}
		});
}

test('0.2: the end of the input may come in a second write', async () => {
	for (const keep of [0, 1]) {
		for (let n = 0; n < COURSES; n++) {
			const data = encode(get(url(n)), { keep });

			only(await inParts(cutAt(data, data.length - 8), 5),
				pages[n]);
		}
	}
});

// Asks for a page and reads it only after act() has had its effect. As above,
// a client that was kept from reading is rightly dropped, and asks again.
async function readLate(data, act)
{
	const begin = performance.now();
	const conn = connect(stack.socket);

	conn.socket.pause();
	await conn.send(data);
	await sleep(100);
	act();
	await sleep(300);
	const took = performance.now() - begin;

	conn.socket.resume();
	const all = await conn.closed;

	return took < WAITS ? all : readLate(data, act);
}

test('0.3: signals do not cut a page', async () => {
	const whole = await fetch(stack.socket, get(HUGE));

	assert.ok(whole.body.length > 240000, 'more than a socket holds');
	for (const name of ['SIGHUP', 'SIGTERM', 'SIGHUP']) {
		const act = () => (name === 'SIGHUP' ? [stack.lectern] :
			workers(stack.lectern)).forEach(pid => signal(pid, name));

		only(await readLate(encode(get(HUGE)), act), whole.body);
		await isServing();
	}
});

// ---- no byte of one request reaches another ------------------------------

// One request in one of many shapes, checked against what is due.
async function anyShape(n)
{
	const keep = n & 1, c = n % COURSES, token = `t${n}z${n * 7919 % 10007}`;
	const redirects = n % 3 === 0, posts = n % 7 === 0;
	const target = redirects ? `${alias(c)}?${token}` : url(c);
	const params = get(target, [['FILL', 'f'.repeat(n * 97 % 9000)]]);
	const body = posts ? token.repeat(n % 2000) : '';

	if (posts)
		params[0][1] = 'POST';
	const data = encode(params, { keep, body, id: 1 + n % 65535 });
	const cut = 1 + n * 31 % Math.min(180, data.length - 1);
	const said = answer(await inParts(cutAt(data, cut), n % 5 === 0 ? 1 : 0));

	assert.equal(said.ends.length, 1);
	assert.ok(said.list.every(r => r.id === 1 + n % 65535), 'its own id');
	if (posts) {
		assert.equal(said.status, 405);
		assert.ok(!said.text.includes(token));
	} else if (redirects) {
		assert.equal(said.status, 301);
		assert.equal(said.headers.get('location'), `${url(c)}?${token}`);
	} else {
		assert.equal(said.status, 200);
		sameBytes(said.body, pages[c]);
	}
}

test('3,000 requests of all shapes at once, each with its own answer',
	async () => {
		let next = 0;
		const client = async () => {
			while (next < 3000)
				await anyShape(next++);
		};

		await Promise.all(Array.from({ length: 8 }, client));
	});

test('a request may be cut at any byte', async () => {
	const data = encode(get(url(4)));

	for (let cut = 1; cut < data.length; cut++)
		only(await inParts(cutAt(data, cut), 1), pages[4]);
});

test('F11: a request may come byte by byte', async () => {
	const bytes = [...encode(get(url(4)), { keep: 1 })];

	only(await inParts(bytes.map(byte => Buffer.from([byte]))), pages[4]);
});

test('F11: padding and full records are read over', async () => {
	const params = Buffer.concat(get(url(6)).map(([n, v]) => pair(n, v)));

	for (const padding of [0, 1, 7, 8, 254, 255]) {
		const fill = pair('FILL', 'f'.repeat(65535 - params.length - 9));
		const content = Buffer.concat([params, fill]);

		assert.equal(content.length, 65535);
		const data = Buffer.concat([begin(1),
			record(PARAMS, 1, content, { padding }),
			record(PARAMS, 1, '', { padding }),
			record(STDIN, 1, '', { padding })]);

		only(await ask(stack.socket, data), pages[6]);
	}
});

test('F11: parameters may be cut into records anywhere', async () => {
	const params = Buffer.concat(get(url(6)).map(([n, v]) => pair(n, v)));

	for (let at = 1; at < params.length; at++) {
		const data = Buffer.concat([begin(1),
			record(PARAMS, 1, params.subarray(0, at)),
			record(PARAMS, 1, params.subarray(at)),
			record(PARAMS, 1), record(STDIN, 1)]);

		only(await ask(stack.socket, data), pages[6]);
	}
});

// ---- what no web server sends --------------------------------------------

// Sends bytes, and whatever becomes of them: the connection is closed, and
// others are served. Returns the records that came back.
async function survives(data)
{
	const conn = connect(stack.socket);

	await conn.send(data);
	assert.ok(await until(conn.isClosed), 'closed');
	const { list } = records(conn.received());

	await isServing();
	return list;
}

const ids = list => list.filter(r => r.type === STDOUT).map(r => r.id);

test('F1: GET_VALUES alone is answered or dropped', async () => {
	await survives(record(GET_VALUES, 0, pair('FCGI_MAX_CONNS', '')));
});

test('F2: GET_VALUES of many names kills no service', async () => {
	const names = ['FCGI_MAX_CONNS', 'FCGI_MAX_REQS', 'FCGI_MPXS_CONNS'];
	const content = Buffer.concat([...names, ...names, ...names]
		.map(name => pair(name, '')));

	for (let i = 0; i < 4; i++) {
		const data = Buffer.concat([record(GET_VALUES, 0, content),
			encode(get(url(1)))]);

		await survives(data);
	}
	assert.ok(await until(() => workers(stack.lectern).length >= WORKERS));
});

test('F3: lengths of gigabytes are refused, not allocated', async () => {
	const lie = length => Buffer.concat([size(length), size(length)]);

	for (const length of [0x7fffffff, 0x40000000, 0x3fffffff, 0x7ffffff0]) {
		const content = Buffer.concat([lie(length), Buffer.alloc(200)]);
		const list = await survives(Buffer.concat([begin(1),
			record(PARAMS, 1, content), record(PARAMS, 1),
			record(STDIN, 1)]));

		assert.ok(!list.some(r => r.type === STDOUT &&
			r.content.includes('Status: 200')));
	}
	for (const pid of [stack.lectern, ...workers(stack.lectern)])
		assert.ok(rss(pid) < 128 * 2 ** 20 * SLOW, `${rss(pid)} bytes`);
});

test('F4: half a header pins no worker', async () => {
	const half = Array.from({ length: 2 * WORKERS }, () => {
		const conn = connect(stack.socket);

		conn.send(begin(1).subarray(0, 4));
		return conn;
	});

	await sleep(100);
	const page = await ask(stack.socket, encode(get(url(3))));

	half.forEach(conn => conn.destroy());
	only(page, pages[3]);
});

test('F4: a request that stops in the middle pins no worker', async () => {
	const data = encode(get(url(1)));

	for (const cut of [20, 60, data.length - 8]) {
		const half = Array.from({ length: 2 * WORKERS }, () => {
			const conn = connect(stack.socket);

			conn.send(data.subarray(0, cut));
			return conn;
		});

		await sleep(100);
		const page = await ask(stack.socket, encode(get(url(3))));

		half.forEach(conn => conn.destroy());
		only(page, pages[3]);
	}
});

test('F5: silent connections do not keep nginx waiting', async () => {
	const silent = Array.from({ length: 2 * WORKERS }, () =>
		connect(stack.socket));

	await sleep(100);
	const page = await request(stack, url(3));

	silent.forEach(conn => conn.destroy());
	assert.equal(page.status, 200);
});

test('F6: megabytes of parameters are refused', async () => {
	const before = Math.max(...workers(stack.lectern).map(rss));
	const fill = Array.from({ length: 256 }, (_, n) =>
		['FILL' + n, 'f'.repeat(64 * 1024)]);
	const list = await survives(encode([...get(url(1)), ...fill]));
	const out = Buffer.concat(list.filter(r => r.type === STDOUT)
		.map(r => r.content)).toString('latin1');

	assert.ok(!out.includes('Status: 200'), 'served');
	const after = Math.max(...workers(stack.lectern).map(rss));

	assert.ok(after - before < 8 * 2 ** 20 * SLOW,
		`${after - before} bytes kept`);
});

test('F7: a second request on a connection is not mixed in', async () => {
	const first = encode(get(url(1)));
	const cut = first.length - 16;
	const data = Buffer.concat([first.subarray(0, cut), begin(2),
		stream(PARAMS, 2, Buffer.concat(get(url(2))
			.map(([n, v]) => pair(n, v)))),
		first.subarray(cut)]);
	const list = await survives(data);
	const refused = list.filter(r => r.type === END && r.id === 2);

	assert.ok(!ids(list).includes(2), 'request 2 was answered');
	for (const end of refused)
		assert.equal(end.content[4], CANT_MPX_CONN);
	const body = Buffer.concat(list.filter(r => r.type === STDOUT &&
		r.id === 1).map(r => r.content));

	assert.ok(!body.includes(mark(2)));
});

test('F8: only responders are served', async () => {
	for (const role of [AUTHORIZER, FILTER, 0, 9, 255]) {
		const list = await survives(encode(get(url(1)), { role }));
		const out = Buffer.concat(list.filter(r => r.type === STDOUT)
			.map(r => r.content)).toString('latin1');

		assert.ok(!out.includes('Status: 200'), `role ${role}`);
		assert.ok(!out.includes(mark(1)), `role ${role}`);
	}
	only(await ask(stack.socket, encode(get(url(1)), { role: RESPONDER })),
		pages[1]);
});

test('F9: ABORT_REQUEST at any place is survived', async () => {
	const params = stream(PARAMS, 1, Buffer.concat(
		get(url(1)).map(([n, v]) => pair(n, v))));

	for (const parts of [[record(ABORT, 1)], [begin(1), record(ABORT, 1)],
		[begin(1), params, record(ABORT, 1)],
		[begin(1), params, record(ABORT, 1), record(STDIN, 1)],
		[encode(get(url(1))), record(ABORT, 1)]])
		await survives(Buffer.concat(parts));
});

test('F10, F11: odd records are dropped', async () => {
	const good = encode(get(url(1)));
	const bad = [record(99, 0), record(0, 1), record(255, 0, 'x'),
		record(DATA, 1, 'x'), record(STDOUT, 1, 'x'), record(END, 1),
		record(PARAMS, 1), record(STDIN, 1), record(BEGIN, 0, good),
		record(BEGIN, 1, 'short'), record(BEGIN, 1, ''),
		record(GET_VALUES, 1, ''), begin(0),
		record(BEGIN, 1, Buffer.alloc(8), { version: 0 }),
		record(BEGIN, 1, Buffer.alloc(8), { version: 2 }),
		Buffer.alloc(65536, 0xff), Buffer.alloc(65536),
		Buffer.from('GET / HTTP/1.0\r\n\r\n')];

	for (const data of bad)
		await survives(data);
});

test('F11: a name longer than its record is refused', async () => {
	const broken = [[5, 5, 1], [0x80], [0x80, 0, 0], [0xff, 0xff, 0xff, 0xff],
		[200, 200, ...Array(20).fill(65)], [1, 0x80, 0, 0]];

	for (const content of broken) {
		const list = await survives(Buffer.concat([begin(1),
			record(PARAMS, 1, Buffer.from(content)),
			record(PARAMS, 1), record(STDIN, 1)]));
		const out = Buffer.concat(list.filter(r => r.type === STDOUT)
			.map(r => r.content)).toString('latin1');

		assert.ok(!out.includes('Status: 200'));
	}
});

test('F12: a peer that never reads is let go', async () => {
	const deaf = await Promise.all(Array.from({ length: 2 * WORKERS },
		async () => {
			const conn = connect(stack.socket);

			conn.socket.pause();
			await conn.send(encode(get(HUGE)));
			return conn;
		}));

	await sleep(100);
	const page = await ask(stack.socket, encode(get(url(3))));

	deaf.forEach(conn => conn.destroy());
	only(page, pages[3]);
	await isServing();
});
