import type { Lines } from './positions.js';
import type { ReportedFinding } from './result.js';

/**
 * Returns an id for each finding of a file that survives when code around it moves. It is built from the rule, the
 * form, the line's text without indentation, and an index among equal findings.
 */
export function fingerprintsOf(findings: readonly ReportedFinding[], lines: Lines): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const line = lines.textOf(lines.positionAt(finding.start).line).trim().replace(/\s+/g, ' ');
    const hash = fnv1a64([finding.ruleId, finding.form, line].join('\0'));
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return `${hash}:${nth}`;
  });
}

/** FNV-1a over UTF-16 units, 64 bits. Not secure, but the same on every platform and independent of Node. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
