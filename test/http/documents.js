// SPDX-License-Identifier: MIT
//
// What is wrong with an answer, whatever kind of document it is: read as
// strictly as those who use it read it. What is in it, other tests say.

import { DOMParser } from '@xmldom/xmldom';
import ICAL from 'ical.js';

const HEADERS = ['x-content-type-options', 'content-security-policy',
	'referrer-policy', 'cache-control', 'permissions-policy',
	'cross-origin-opener-policy', 'cross-origin-resource-policy'];

// Rows of RFC 4180, or it throws.
export function parseCsv(text)
{
	const rows = [];
	let row = [], rest = text;

	while (rest) {
		const cell = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);

		if (!cell)
			throw new Error(`no cell: ${rest.slice(0, 40)}`);
		row.push((cell[1] ?? cell[2]).replaceAll('""', '"'));
		rest = rest.slice(cell[0].length);
		if (cell[3] === ',')
			continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

function checkJson(text)
{
	JSON.parse(text);
	return /[<>]/.test(text) ? ['markup in JSON'] : [];
}

function checkXml(text)
{
	const found = [];

	new DOMParser({ onError: (level, message) => {
		if (!/replacement character/i.test(message))
			found.push(message);
	} }).parseFromString(text, 'text/xml');
	// eslint-disable-next-line no-control-regex
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
		found.push('a character that XML has not');
	return found;
}

function checkCalendar(text)
{
	const found = Buffer.from(text).toString('latin1').split('\r\n')
		.filter(line => line.length > 75).map(line => `long: ${line}`);
	const calendar = new ICAL.Component(ICAL.parse(text));

	for (const event of calendar.getAllSubcomponents('vevent'))
		new ICAL.Event(event).startDate.toJSDate();
	if (/[^\r]\n/.test(text))
		found.push('a line without CR');
	return found;
}

// No cell that a spreadsheet would run, and all rows of one length.
function checkCsv(text)
{
	const rows = parseCsv(text);
	const found = rows.flat().filter(cell => /^[=+\-@\t\r]/.test(cell))
		.map(cell => `a formula: ${cell}`);

	if (rows.some(row => row.length !== rows[0].length))
		found.push('rows of several lengths');
	return found;
}

const SCRIPT = /<script(?! type="application\/ld\+json">| src="[^"<>]*")/;

// HTML 13.2.3.5: controls and noncharacters.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]/;

function checkHtml(text)
{
	const found = [];

	if (SCRIPT.test(text))
		found.push('a script');
	if (FORBIDDEN.test(text))
		found.push('a character that no text has');
	if (!/<\/html>\s*$/.test(text))
		found.push('cut off');
	for (const [, data] of text.matchAll(
		/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g))
		found.push(...checkJson(data));
	return found;
}

const READERS = [[/json/, checkJson], [/xml/, checkXml],
	[/calendar/, checkCalendar], [/csv/, checkCsv], [/html/, checkHtml]];

// A list of texts; an answer is one of parse() or fcgi.js's answer().
export function problemsOf(answer)
{
	const type = answer.headers.get('content-type') ?? '';
	const missing = HEADERS.filter(name => !answer.headers.get(name))
		.map(name => `no ${name}`);

	if (/image|font/.test(type) || answer.headers.get('x-accel-redirect'))
		return missing;
	if (!Buffer.from(answer.text, 'utf8').equals(answer.body))
		return ['no UTF-8'];
	try {
		const reader = READERS.find(([kind]) => kind.test(type));

		return [...missing, ...reader?.[1](answer.text) ?? []];
	} catch (error) {
		return [`not to be read: ${error.message}`];
	}
}
