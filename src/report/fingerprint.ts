import type { Lines } from './positions.js';
import type { ReportedFinding } from './result.js';

/**
 * A name for each finding of a file that stays the same when code around it moves: made of the rule, the form, the line
 * it is on without its indentation, and which of several equal ones it is.
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

/** FNV-1a over UTF-16 units, 64 bits: no protection against anyone, but the same everywhere and without Node. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
