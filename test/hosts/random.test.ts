import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HOSTS } from '../../src/core/hosts/hosts.js';
import { toDocumentOffset } from '../../src/core/hosts/region.js';
import { regionsOf } from '../../src/core/hosts/regions.js';
import { analyze } from '../../src/engine.js';
import { vocabulary } from '../../src/rules/auth0/auth0-vocabulary.js';
import { fixtures } from '../support/fixtures.js';

/** Fragments of all hosts, valid and broken. */
const PIECES = [
  '<script>', '</script>', '<script type=module src=x>', '<script lang="ts">', '<style>', '</style>', '<!--', '-->', '<template lang=pug>', '</template>',
  '<a href="', '" onclick=\'', "'>", '<form action="https://a.auth0.com/unlink" method=post>', '<input name="access_token">', '</form>',
  '{{', '}}', '{{{', '}}}', '{%', '%}', '{#', '#}', '{{!--', '--}}', '<%', '<%=', '<%--', '--%>', '%>', '<?php', '<?=', '?>',
  '@', '@(', '@{', '@if (a) {', '@*', '*@', '@@', '@json($a)', '${', '${account.namespace}', '#{', '!{', '}', '{', '(', ')', '[', ']',
  '```js\n', '\n```\n', '~~~\n', '\n> ', '\n    ', '\n1. ', '---\n', 'import a from "b"\n', 'script.\n  ', 'a(href=\'', ':babel\n', '| ', '//- ',
  '{"cells": [', '{"cell_type": "code", "source": [', '"%%javascript\\n",', '"', '\\', ']}', '\\u00e9',
  'lock.show({ authParams: { access_token: t } });', "new Auth0Lock('a', 'b.auth0.com')", '\'https://a.auth0.com/unlink\'', '`', "'", '/', '//', '/*', '*/', '&quot;', '&#x0;',
  '\r', '\n', '\r\n', '\u2028', '\uFEFF', '\uE000', '\uE001\uE002', '🚲', '\0', ' ', '#', '"""', '@"', 'auth0-relink-disable ',
] as const; // prettier-ignore

const names = HOSTS.flatMap(({ endings }) => endings.map((ending) => `file.${ending}`)).concat(
  'a.blade.php',
  'a.js.erb',
);

/** A fixed seed, so failures are reproducible. */
const RUNS = { seed: 20170301, numRuns: 1500 };

describe('hosts with random text', () => {
  it('never throw, and map back to the document', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, document) => {
        for (const region of regionsOf(document, name, vocabulary).regions) {
          for (let offset = 0; offset <= region.code.length; offset++) {
            const place = toDocumentOffset(region, offset);
            assert.ok(place >= 0 && place <= document.length, `${place} of ${document.length}`);
          }
        }
        const { findings, problems } = analyze(document, name);
        for (const { start, end } of [...findings, ...problems]) {
          assert.ok(0 <= start && start <= end && end <= document.length, `${start}-${end} of ${document.length}`);
        }
      }),
      RUNS,
    );
  });

  it('handle every fixture truncated at any point', () => {
    const cut = fc.tuple(
      fc.constantFrom(...fixtures().filter(({ name }) => name.startsWith('hosts/'))),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(cut, ([{ name, text }, share]) => {
        const part = text.slice(0, Math.floor(text.length * share));
        const lost = analyze(part, name).problems.filter(({ message }) => message.id === 'problem.failure');
        assert.deepEqual(lost, []);
      }),
      { ...RUNS, numRuns: 150 },
    );
  });
});
