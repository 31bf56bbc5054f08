// browser: chromium without a network, and the lines that TAP is made of.
'use strict';
const { chromium } = require('playwright-core');
const { execFileSync } = require('child_process');
const { pathToFileURL } = require('url');

// CHROMIUM is set by the scripts that run these programs.
async function open() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM,
		// Chromium refuses its own sandbox to root.
		chromiumSandbox: process.getuid() !== 0,
		args: ['--force-color-profile=srgb', '--font-render-hinting=none'],
	});
}

// A page of its own, in which all that is said, asked or fetched is noted.
async function load(browser, file, options) {
	const context = await browser.newContext({
		viewport: { width: 1000, height: 800 }, offline: true, ...options,
	});
	const page = await context.newPage();
	const own = pathToFileURL(file).href;
	const noted = { said: [], fetched: [] };

	page.on('console', (m) => noted.said.push(`${m.type()}: ${m.text()}`));
	page.on('pageerror', (e) => noted.said.push(`error: ${e.message}`));
	page.on('popup', (p) => noted.said.push(`popup: ${p.url()}`));
	page.on('dialog', (d) => {
		noted.said.push(`dialog: ${d.message()}`);
		d.dismiss();
	});
	page.on('request', (r) => {
		if (r.url() !== own)
			noted.fetched.push(r.url().slice(0, 200));
	});
	await page.goto(own, { waitUntil: 'load' });
	return { page, context, noted };
}

// The standard output of a command, or null where it cannot be run.
function output(command, args) {
	try {
		return execFileSync(command, args,
		    { encoding: 'utf8', maxBuffer: 1 << 28,
		    stdio: ['ignore', 'pipe', 'ignore'] });
	} catch (e) {
		return e.code === 'ENOENT' ? null : e.stdout;
	}
}

let tests = 0;
let failed = 0;

// holds NAME WRONG: a test that holds when the list WRONG is empty.
function holds(name, wrong) {
	tests++;
	if (wrong.length === 0) {
		console.log(`ok ${tests} - ${name}`);
		return;
	}
	failed++;
	console.log(`not ok ${tests} - ${name}`);
	for (const w of wrong.slice(0, 20))
		console.log(`#   ${String(w).replace(/\s+/g, ' ')}`);
	if (wrong.length > 20)
		console.log(`#   and ${wrong.length - 20} more`);
}

function skip(name, why) {
	tests++;
	console.log(`ok ${tests} - ${name} # SKIP ${why}`);
}

// Ends the test program, with the number of tests.
function done() {
	console.log(`1..${tests}`);
	process.exitCode = failed ? 1 : 0;
}

module.exports = { open, load, output, holds, skip, done };
