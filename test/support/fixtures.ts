import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis, AnalyzeOptions } from '../../src/core/types.js';
import { vocabulary } from '../../src/rules/auth0/auth0-vocabulary.js';
import type { RuleId } from '../../src/rules/metadata.js';

/** What a fixture expects on one of its lines: `! rule certainty` for a finding, `? kind` for a problem. */
export interface Expectation {
  readonly line: number;
  readonly what: string;
}

export interface Fixture {
  /** Relative to test/fixtures. */
  readonly name: string;
  readonly text: string;
  readonly options: AnalyzeOptions;
  /** Sorted by line. */
  readonly expected: readonly Expectation[];
}

const ROOT = path.join(import.meta.dirname, '..', 'fixtures');

/** A comment in any host: `! rule certainty`, followed by `-1` if the finding is on the line before. */
const MARKER = /(?:\/\/|\/\*|<!--|--)\s*(?:!\s+([\w-]+\s+(?:certain|likely|dead))|\?\s+([\w-]+))(?:\s+([+-]\d+))?/g;

export function fixtures(): Fixture[] {
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(ROOT, name), 'utf8');
      const options = /^\/\/ options: (.*)$/m.exec(text)?.[1];
      return {
        name,
        text,
        options: options === undefined ? {} : (JSON.parse(options) as AnalyzeOptions),
        expected: expectations(text),
      };
    });
}

export function expectations(text: string): Expectation[] {
  const found: Expectation[] = [];
  for (const [index, line] of text.split(/\r\n|\n/).entries()) {
    for (const [, finding, problem, shift] of line.matchAll(MARKER)) {
      const what = (finding ?? problem ?? '').replace(/\s+/g, ' ');
      found.push({ line: index + 1 + Number(shift ?? 0), what });
    }
  }
  return sorted(found);
}

/** Fails if an analysis finds anything else than expected, and lists the differences by line. */
export function assertFound(text: string, analysis: Analysis, expected: readonly Expectation[]): void {
  const lines = (list: readonly Expectation[]) => list.map(({ line, what }) => `line ${line}: ${what}`);
  assert.deepEqual(lines(observed(text, analysis)), lines(expected));
  assertTokens(text, analysis);
}

/** Returns an analysis's findings and problems as expectations. */
function observed(text: string, { findings, problems }: Analysis): Expectation[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return sorted([
    ...findings.map(({ start, ruleId, certainty }) => ({ line: lineOf(start), what: `${ruleId} ${certainty}` })),
    ...problems.map(({ start, kind }) => ({ line: lineOf(start), what: kind })),
  ]);
}

const KEY = new RegExp(
  `^(?:(['"\`]?)(?:${vocabulary.tokens.join('|')})\\1|access_token=|'[\\w.]+\\.access_token'|(?:\\w+\\.)?TOKEN_KEY)$`,
);

/** The deprecated tokens that each rule's findings may cover, without anything around them. */
const TOKENS: Readonly<Record<RuleId, RegExp>> = {
  'lock-access-token': KEY,
  'authorize-access-token': KEY,
  'unlink-endpoint': /^(?:(?:\/login)?\/unlink|'?unlink'?)$/,
  'id-token-bearer': /^[\w.]*(?:id_?token|idToken)$|^[\w.]+\('\w*token'\)$/i,
  'legacy-sdk': /^['"]auth0-(?:lock|js)['"]$|^['"]?https:\/\/\S+(?:\.js|auth0-(?:lock|js)@)\S*$/,
  'link-token-source': /^(?:access_token|accessToken|"access_token")$|\/oauth\/token/,
};

function assertTokens(text: string, { findings }: Analysis): void {
  for (const { ruleId, start, end } of findings) assert.match(text.slice(start, end), TOKENS[ruleId as RuleId]);
}

function sorted(list: Expectation[]): Expectation[] {
  return list.sort((a, b) => a.line - b.line || a.what.localeCompare(b.what));
}
