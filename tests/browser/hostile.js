// hostile: a page of text that wants to be markup has no element of it.
//
//   node hostile.js FILE PLAIN
//
// PLAIN is the same page of harmless text: what FILE has in elements and
// attributes, that has, too. Prints TAP.
'use strict';
const path = require('path');
const { open, load, holds, done } = require('./browser.js');

// All that the page is made of, as "element attribute", and each attribute
// that could run or fetch something.
function made() {
	const seen = new Set();

	for (const e of document.querySelectorAll('*')) {
		seen.add(e.localName);
		for (const a of e.attributes)
			seen.add(`${e.localName} ${a.name}`);
	}
	return [...seen];
}

function comments() {
	const walk = document.createTreeWalker(document,
	    NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_CDATA_SECTION);
	const found = [];

	while (walk.nextNode())
		found.push(walk.currentNode.data.slice(0, 60));
	return found;
}

// Characters that a reader of the page must never be handed.
function unfit() {
	const all = document.documentElement.outerHTML;
	const bad = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

	return [...all.matchAll(bad)].map((m) =>
	    `U+${m[0].charCodeAt(0).toString(16)} in ` +
	    all.slice(m.index - 20, m.index + 20));
}

// Points at, enters and clicks everything, as a curious reader would.
function touch() {
	for (const e of document.querySelectorAll('*'))
		for (const type of ['mouseover', 'mouseenter', 'focus',
		    'click', 'load', 'error', 'toggle'])
			e.dispatchEvent(new Event(type));
	for (const d of document.querySelectorAll('details'))
		d.open = true;
}

async function main(file, plain) {
	const browser = await open();

	try {
		const { page, noted } = await load(browser, path.resolve(file),
		    {});
		const other = await load(browser, path.resolve(plain), {});
		const known = await other.page.evaluate(made);

		holds('hostile text: no element or attribute comes of it',
		    (await page.evaluate(made)).filter((e) =>
			!known.includes(e)));
		holds('hostile text: no comment', await page.evaluate(comments));
		holds('hostile text: no control or bidirectional character',
		    await page.evaluate(unfit));

		const text = await page.evaluate(() => {
			for (const d of document.querySelectorAll('details'))
				d.open = true;
			return document.body.innerText;
		});
		holds('hostile text: it is there to be read',
		    ['<script>alert(1)</script>', '&lt;b&gt;alert(1)&#60;/b',
			'{1} {2} %s%n', 'onmouseover=\'alert(1)\'']
			.filter((t) => !text.includes(t)));
		await page.evaluate(touch);
		await page.waitForTimeout(200);
		holds('hostile text: no console message, dialog or window',
		    noted.said);
		holds('hostile text: no request', noted.fetched);
		holds('hostile text: the page is still there',
		    page.url().startsWith('file:') ? [] : [page.url()]);
	} finally {
		await browser.close();
	}
	done();
}

main(...process.argv.slice(2)).catch((e) => {
	console.log(`Bail out! ${e.message.split('\n')[0]}`);
	console.error(e.stack);
	process.exitCode = 2;
});
