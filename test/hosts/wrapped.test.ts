import assert from 'node:assert/strict';
import type { Analysis } from '../../src/core/types.js';
import { analyze } from '../../src/engine.js';
import { fixtures } from '../support/fixtures.js';
import type { Fixture } from '../support/fixtures.js';
import { WRAPPERS } from './wrappers.js';
import type { Wrapper } from './wrappers.js';

interface Wrapped {
  readonly text: string;
  /** Maps an offset in the script to the document. */
  readonly offsetOf: (offset: number) => number;
}

function wrap({ name, text }: Fixture, { before, after, indent = '', write }: Wrapper, newline: string): Wrapped {
  const isTyped = /\.tsx?$/.test(name);
  const head = before
    .replace('@TYPE', isTyped ? 'text/typescript' : 'text/babel')
    .replace(' LANG', isTyped ? ` lang="${name.slice(-3).replace('.', '')}"` : '')
    .replace('LABEL', name.replace(/^.*\./, ''))
    .replace('KERNEL', isTyped ? 'typescript' : 'javascript');
  const lines = text.split('\n');
  const written = lines.map((line, index) => write?.(line, index === lines.length - 1) ?? line);
  const document = head + written.join(`\n${indent}`) + after;

  const offsetOf = (offset: number): number => {
    const line = text.slice(0, offset).split('\n').length - 1;
    const column = offset - (text.lastIndexOf('\n', offset - 1) + 1);
    const prefix = lines[line]?.slice(0, column) ?? '';
    const shown = write?.(prefix, true).replace(/(?<=^".*)"$/, '') ?? prefix;
    const above = written.slice(0, line).reduce((sum, { length }) => sum + length + 1 + indent.length, 0);
    const place = head.length + above + shown.length;
    return newline === '\n' ? place : place + document.slice(0, place).split('\n').length - 1;
  };
  return { text: newline === '\n' ? document : document.replaceAll('\n', newline), offsetOf };
}

function places({ findings, problems }: Analysis, offsetOf: (offset: number) => number): string[] {
  return [
    ...findings.map(
      ({ ruleId, form, certainty, start, end }) => `${ruleId} ${form} ${certainty} ${offsetOf(start)}-${offsetOf(end)}`,
    ),
    ...problems.map(({ kind, start, end }) => `${kind} ${offsetOf(start)}-${offsetOf(end)}`),
  ];
}

const scripts = fixtures()
  .filter(({ name }) => /\.(?:[cm]?js|jsx|tsx?)$/.test(name))
  .map((fixture) => ({ ...fixture, alone: analyze(fixture.text, fixture.name, fixture.options) }));

describe('every script fixture in every host', () => {
  for (const [nth, wrapper] of WRAPPERS.entries()) {
    for (const [title, newline, share] of [
      ['', '\n', 1],
      // Each host with every third fixture, and each fixture in every third host.
      [' with Windows line ends', '\r\n', 3],
    ] as const) {
      it(`${wrapper.name}: produces the same findings${title}`, () => {
        const some = scripts.filter((_, index) => (index + nth) % share === 0);
        for (const fixture of some.filter(({ text }) => wrapper.without?.test(text) !== true)) {
          const { text, offsetOf } = wrap(fixture, wrapper, newline);
          assert.deepEqual(
            places(analyze(text, wrapper.name, fixture.options), (offset) => offset),
            places(fixture.alone, offsetOf),
            `${fixture.name} in ${wrapper.name}`,
          );
        }
      });
    }
  }
});
