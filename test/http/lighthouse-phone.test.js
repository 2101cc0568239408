// SPDX-License-Identifier: MIT
//
// Lighthouse as for a phone with a slow line; and what a course page weighs on
// its way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, judgeAll } from './lighthouse.js';

const TRANSFER = 50 * 1024;

judgeAll('phone');

test('a course page weighs under 50 KB without its images', async () => {
	const { audits } = await judge('everything', undefined,
		['performance']);
	const { items } = audits['network-requests'].details;
	const sum = items.filter(i => i.resourceType !== 'Image')
		.reduce((all, i) => all + i.transferSize, 0);

	assert.ok(items.length > 1);
	assert.ok(sum < TRANSFER, `${sum} bytes`);
});
