import assert from 'node:assert/strict';
import { message } from '../../src/messages/message.js';
import { oneLine, severalLines } from '../../src/report/display.js';
import { excerptOf } from '../../src/report/excerpt.js';
import { fixJsonReport } from '../../src/report/fix-json.js';
import type { FixResult } from '../../src/report/fix-result.js';
import { fixTextReport } from '../../src/report/fix-text.js';
import type { FileResult, ScanResult } from '../../src/report/result.js';
import { renderScan, REPORT_FORMATS } from '../../src/report/scan-formats.js';
import type { ReportOptions } from '../../src/report/scan-formats.js';
import { plain } from '../../src/report/text-style.js';
import { ruleMetas } from '../../src/rules/metadata.js';
import { fileWith, resultOf, tool, whole } from './sample.js';

/** An escape sequence for terminals, one in a single character, a bell, and all that change the text direction. */
const UNSAFE =
  '\x1b[31m\x9b31m\x07\x7f\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';

/** What a terminal may get. */
const SAFE = /^(?:[\n\t]|[^\p{Cc}\p{Bidi_Control}\u2028\u2029])*$/u;

/** Returns a scan with unsafe characters in every text that comes from a scanned folder. */
function hostileScan(): ScanResult {
  const text = `${UNSAFE} access_token ${UNSAFE}\n${UNSAFE}\n`;
  const [first] = fileWith(text).findings;
  assert.ok(first);
  const note = message('related.created-here', { sdk: UNSAFE });
  const findings = [
    { ...first, message: message('finding.unlink', { path: UNSAFE }), related: [{ start: 0, end: 1, message: note }] },
  ];
  const problems = [{ kind: 'unknown-rule' as const, message: note, start: 0, end: 1 }];
  const name = { path: `${UNSAFE}/${UNSAFE}.js`, uri: 'a.js' };
  const file: FileResult = { ...name, excerpt: excerptOf(text, findings, problems), findings, problems };
  return {
    ...resultOf(file),
    base: { path: UNSAFE, uri: 'file:///a/' },
    skipped: [{ ...name, path: `a.${UNSAFE}`, reason: 'unsupported', detail: UNSAFE }],
    errors: [{ message: UNSAFE, file: name }],
  };
}

function hostileFix(): FixResult {
  const scan = hostileScan();
  const findings = scan.files.flatMap((file) => file.findings);
  const text = `${UNSAFE} access_token\n`;
  const outcome = { outcome: 'guide' as const, offers: [] };
  const fixed = findings.map((finding) => ({ finding, ...outcome }));
  return {
    scan,
    write: false,
    installs: [],
    files: [
      { path: UNSAFE, uri: 'a.js', text, newText: `${UNSAFE}\n`, bom: false, change: 'proposed', findings: fixed },
    ],
  };
}

describe('characters that a terminal obeys', () => {
  it('are escaped as in JavaScript', () => {
    assert.equal(oneLine('a\x1b[0m\n\t\u202eb'), 'a\\x1b[0m\\n\\t\\u202eb');
    assert.equal(severalLines('a\tb\x1b\r\nc\rd\n'), 'a\tb\\x1b\r\nc\\rd\n');
  });

  const options: ReportOptions = { tool, rules: ruleMetas, quiet: false, verbose: true, style: plain, nonce: 'x' };
  const reports: Readonly<Record<string, () => Iterable<string>>> = {
    ...Object.fromEntries(REPORT_FORMATS.map((format) => [format, () => renderScan(format, hostileScan(), options)])),
    'text of a fix': () => fixTextReport(hostileFix(), { diffs: true, verbose: true }),
    'text of a fix on a terminal': () => fixTextReport(hostileFix(), { diffs: true, terminal: true, quiet: true }),
    'JSON of a fix': () => fixJsonReport(hostileFix(), tool),
  };
  for (const [name, report] of Object.entries(reports)) {
    it(`are in no report: ${name}`, () => {
      assert.match(whole(report()), SAFE);
    });
  }

  it('stay in a patch, which could not be applied without them', () => {
    assert.ok(whole(fixTextReport(hostileFix(), { diffs: true, quiet: true })).includes('\x1b[31m\x9b31m'));
  });
});
