import type { Certainty } from '../../src/core/types.js';
import { message } from '../../src/messages/message.js';
import { excerptOf } from '../../src/report/excerpt.js';
import { defaultSeverity } from '../../src/report/result.js';
import type { FileResult, ReportedFinding, ScanResult } from '../../src/report/result.js';
import type { ToolInfo } from '../../src/report/tool.js';

export const tool: ToolInfo = { name: 'auth0-relink', version: '1.2.3' };

/** @returns a file with a finding at each `access_token` in `text` */
export function fileWith(text: string, path = 'src/a.js', certainty: Certainty = 'certain'): FileResult {
  const findings = [...text.matchAll(/access_token/g)].map(({ index }): ReportedFinding => {
    return {
      ruleId: 'lock-access-token',
      form: 'lock-show',
      message: message('finding.sdk-token', { name: 'access_token', sdk: 'Lock' }),
      certainty,
      severity: defaultSeverity(certainty, undefined),
      start: index,
      end: index + 'access_token'.length,
      parts: {},
      related: [],
    };
  });
  return { path, uri: encodeURI(path), excerpt: excerptOf(text, findings, []), findings, problems: [] };
}

/** Returns a report that is made in pieces. */
export function whole(pieces: Iterable<string>): string {
  return Array.from(pieces).join('');
}

export function resultOf(...files: FileResult[]): ScanResult {
  return {
    base: { path: '/work space', uri: 'file:///work%20space/' },
    files,
    skipped: [],
    errors: [],
    stats: { candidates: files.length, analysed: files.length, suppressed: 0, belowCertainty: 0, elapsedMs: 1234 },
    incomplete: false,
  };
}

/** Returns a result that uses every feature of a report. */
export function fullResult(): ScanResult {
  const first = fileWith("lock.show({\r\n\tauthParams: { access_token: 't' },\r\n});\r\n", 'src/a b.js');
  const [finding] = first.findings;
  const withMore: FileResult = {
    ...first,
    uri: 'src/a%20b.js',
    findings: finding
      ? [
          {
            ...finding,
            parts: { key: { start: finding.start, end: finding.end } },
            related: [{ start: 0, end: 4, message: message('related.created-here', { sdk: 'Lock' }) }],
          },
        ]
      : [],
    problems: [{ kind: 'unused-suppression', message: message('problem.unused-suppression-of-all'), start: 0, end: 4 }],
  };
  const outside: FileResult = { ...fileWith('access_token', '/else/b.js', 'dead'), uri: 'file:///else/b.js' };
  return {
    ...resultOf(withMore, outside),
    skipped: [
      { path: 'c.lua', uri: 'c.lua', reason: 'unsupported', detail: '' },
      { path: 'd.js', uri: 'd.js', reason: 'too-large', detail: '2000000 bytes' },
      { path: 'e.js', uri: 'e.js', reason: 'unreadable', detail: 'EACCES' },
    ],
    errors: [
      { message: 'nowhere: no such file or folder' },
      { message: 'cannot be read (EACCES)', file: { path: 'e.js', uri: 'e.js' } },
      { message: 'unknown key "x"', file: { path: 'auth0-relink.json', uri: 'auth0-relink.json' }, line: 2, column: 3 },
    ],
    stats: { candidates: 5, analysed: 2, suppressed: 1, belowCertainty: 2, elapsedMs: 1234 },
    incomplete: true,
  };
}
