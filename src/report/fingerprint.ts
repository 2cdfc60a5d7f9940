import type { Lines } from '../core/lines.js';
import type { ReportedFinding } from './result.js';

/**
 * Returns an id for each finding of a file that survives when code around it moves. It is built from the rule, the
 * form, the line's text without indentation, and an index among equal findings.
 */
export function fingerprintsOf(
  findings: readonly ReportedFinding[],
  lines: Pick<Lines, 'positionAt' | 'textOf'>,
): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const line = lines.textOf(lines.positionAt(finding.start).line).trim().replace(/\s+/g, ' ');
    const hash = fnv1a64([finding.ruleId, finding.form, line].join('\0'));
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return `${hash}:${nth}`;
  });
}

/**
 * FNV-1a over UTF-16 units, 64 bits. Not secure, but the same on every platform and independent of Node. In two halves,
 * because `bigint` is ten times slower: the prime is 2^40 + 0x1b3.
 */
function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + low * 2 ** 8) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return hex(high) + hex(low);
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0');
}
