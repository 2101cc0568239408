// SPDX-License-Identifier: MIT
//
// A FastCGI client of our own. It can say what no web server says: any record
// with any field wrong, cut at any byte, kept open, or never read.
// Names as in the FastCGI specification, 1.0.

import assert from 'node:assert/strict';
import net from 'node:net';
import { PATIENCE, parseHeaders, checkHeaders } from './harness.js';

export const BEGIN = 1, ABORT = 2, END = 3, PARAMS = 4, STDIN = 5, STDOUT = 6,
	STDERR = 7, DATA = 8, GET_VALUES = 9, GET_VALUES_RESULT = 10,
	UNKNOWN_TYPE = 11;
export const RESPONDER = 1, AUTHORIZER = 2, FILTER = 3;
export const REQUEST_COMPLETE = 0, CANT_MPX_CONN = 1, OVERLOADED = 2,
	UNKNOWN_ROLE = 3;

const MAX = 65535;
const bytes = text => Buffer.isBuffer(text) ? text :
	Buffer.from(text, 'latin1');

// One record. Options: version, padding (bytes), length (a lie).
export function record(type, id, content = '', options = {})
{
	const body = bytes(content);
	const padding = options.padding ?? 0;
	const head = Buffer.alloc(8);

	head[0] = options.version ?? 1;
	head[1] = type;
	head.writeUInt16BE(id, 2);
	head.writeUInt16BE(options.length ?? body.length, 4);
	head[6] = padding;
	return Buffer.concat([head, body, Buffer.alloc(padding)]);
}

// A length of a name or value: one byte below 128, else four.
export function size(length)
{
	if (length < 128)
		return Buffer.from([length]);
	const long = Buffer.alloc(4);

	long.writeUInt32BE((length | 0x80000000) >>> 0);
	return long;
}

export function pair(name, value)
{
	const n = bytes(name), v = bytes(value);

	return Buffer.concat([size(n.length), size(v.length), n, v]);
}

export function begin(id, role = RESPONDER, keep = 0)
{
	return record(BEGIN, id, Buffer.from([0, role, keep, 0, 0, 0, 0, 0]));
}

// A stream: records of at most 65,535 bytes and an empty one.
export function stream(type, id, content)
{
	const all = bytes(content), parts = [];

	for (let at = 0; at < all.length; at += MAX)
		parts.push(record(type, id, all.subarray(at, at + MAX)));
	parts.push(record(type, id));
	return Buffer.concat(parts);
}

// What nginx would send for a GET of `target`, as a list of pairs.
export function get(target, more = [])
{
	const query = target.indexOf('?');

	return [['REQUEST_METHOD', 'GET'], ['REQUEST_URI', target],
		['QUERY_STRING', query < 0 ? '' : target.slice(query + 1)],
		['SERVER_PROTOCOL', 'HTTP/1.1'],
		['GATEWAY_INTERFACE', 'CGI/1.1'], ...more];
}

// All bytes of one request. Options: id, role, keep, body.
export function request(params, options = {})
{
	const { id = 1, role = RESPONDER, keep = 0, body = '' } = options;
	const encoded = Buffer.concat(params.map(([n, v]) => pair(n, v)));

	return Buffer.concat([begin(id, role, keep),
		stream(PARAMS, id, encoded), stream(STDIN, id, body)]);
}

// A GET of exactly `total` bytes on the wire (security.md 0.2): a parameter
// that nobody reads fills it up.
export function sized(target, total, keep)
{
	const bare = request(get(target, [['FILL', '']]), { keep });
	// A value of 128 bytes and more has a length of four bytes, not one.
	const value = 'f'.repeat(total - bare.length - 3);

	return request(get(target, [['FILL', value]]), { keep });
}

// The records in some bytes, and what is left of the last one.
export function records(all)
{
	const list = [];
	let at = 0;

	while (all.length - at >= 8) {
		const length = all.readUInt16BE(at + 4);
		const end = at + 8 + length + all[at + 6];

		if (end > all.length)
			break;
		list.push({ version: all[at], type: all[at + 1],
			id: all.readUInt16BE(at + 2),
			content: all.subarray(at + 8, at + 8 + length) });
		at = end;
	}
	return { list, rest: all.subarray(at) };
}

// A connection: send(), closed (a promise of all bytes received), received().
export function connect(address)
{
	const socket = typeof address === 'string' ? net.connect(address) :
		net.connect(address.port, address.host);
	const chunks = [];
	let isClosed = false;

	socket.on('data', data => chunks.push(data));
	socket.on('error', () => {});
	const closed = new Promise(done => socket.on('close', () => {
		isClosed = true;
		done(Buffer.concat(chunks));
	}));

	return {
		socket,
		closed,
		isClosed: () => isClosed,
		received: () => Buffer.concat(chunks),
		send: data => new Promise(done =>
			socket.writable ? socket.write(data, () => done()) :
				done()),
		destroy: () => socket.destroy(),
	};
}

// What a responder said, taken apart. Throws on anything that is not whole.
export function answer(all, method = 'GET')
{
	const { list, rest } = records(all);
	const of = type => list.filter(r => r.type === type);
	const out = Buffer.concat(of(STDOUT).map(r => r.content));
	const split = out.indexOf('\r\n\r\n');

	assert.equal(rest.length, 0, 'half a record at the end');
	assert.ok(split > 0, 'no header block: ' +
		JSON.stringify(out.toString('latin1', 0, 200)));
	const headers = parseHeaders(
		out.toString('latin1', 0, split).split('\r\n'));
	const body = out.subarray(split + 4);
	const length = headers.get('content-length');
	const status = Number((headers.get('status') ?? '200').slice(0, 3));

	checkHeaders(headers, 'fastcgi');
	if (method !== 'HEAD' && status !== 304 && status !== 204)
		assert.equal(Number(length), body.length, 'Content-Length');
	return { status, headers, body, text: body.toString('utf8'),
		ends: of(END).map(r => ({
			app: r.content.readUInt32BE(0),
			protocol: r.content[4] })),
		err: Buffer.concat(of(STDERR).map(r => r.content)), list };
}

// Sends bytes, waits for the connection to close, and returns all records'
// bytes; null when it was still open after `ms`.
export async function ask(address, data, ms = PATIENCE)
{
	const conn = connect(address);
	let timer;
	const late = new Promise(done => {
		timer = setTimeout(() => done(null), ms);
	});

	conn.send(data);
	const all = await Promise.race([conn.closed, late]);

	clearTimeout(timer);
	conn.destroy();
	return all;
}

// One request, one answer: what most tests want.
export async function fetch(address, params, options = {})
{
	const all = await ask(address, request(params, options));

	assert.ok(all !== null, 'the connection stayed open');
	const method = params.find(([name]) => name === 'REQUEST_METHOD')?.[1];

	return answer(all, method);
}

// Whether somebody listens: a socket is a file a moment before that.
export function listens(address)
{
	return new Promise(done => {
		const { socket } = connect(address);

		socket.on('connect', () => {
			socket.destroy();
			done(true);
		});
		socket.on('close', () => done(false));
	});
}
