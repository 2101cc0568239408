// SPDX-License-Identifier: MIT
//
// The browser that the page tests look through: the packaged Chromium, driven
// by playwright-core. Nothing but the site under test is ever asked.

import { chromium } from 'playwright-core';
import { PATIENCE } from './harness.js';

const CHROMIUM = '/usr/bin/chromium';

// The widths of a small phone, a tablet, a desktop (product.md).
export const WIDTHS = [320, 768, 1440];
export const SCHEMES = ['light', 'dark'];

// CI runs as root, where Chromium's own sandbox cannot be set up.
export function launch(args = [])
{
	return chromium.launch({ executablePath: CHROMIUM, timeout: PATIENCE,
		args: ['--no-sandbox', '--disable-dev-shm-usage', ...args] });
}

// A page of a size and colour scheme. `page.said` holds what the console,
// the Content-Security-Policy and failed requests said, `page.asked` the
// addresses of all requests.
export async function open(browser, { width = 1440, height = 900,
	scheme = 'light', ...options } = {})
{
	const context = await browser.newContext({
		viewport: { width, height }, colorScheme: scheme, ...options });
	const page = await context.newPage();

	page.setDefaultTimeout(PATIENCE);
	page.said = [];
	page.asked = [];
	page.on('console', message => page.said.push(message.text()));
	page.on('pageerror', error => page.said.push(String(error)));
	page.on('requestfailed', request => page.said.push(
		`${request.url()}: ${request.failure()?.errorText}`));
	page.on('request', request => page.asked.push(request.url()));
	return page;
}

export const close = page => page.context().close();
