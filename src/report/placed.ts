import type { Lines, Position } from '../core/lines.js';
import { linesIn } from './excerpt.js';
import { fingerprintsOf } from './fingerprint.js';
import type { FileResult, ReportedFinding, ScanResult } from './result.js';

/** A finding with all that the formats of CI services say about its place. */
export interface PlacedFinding {
  readonly file: FileResult;
  readonly finding: ReportedFinding;
  readonly start: Position;
  readonly end: Position;
  /** Of the text that the finding's offsets refer to. */
  readonly lines: Lines;
  /** See `fingerprintsOf`: unique in its file. */
  readonly fingerprint: string;
}

/** Yields the findings of a scan in the order of their places. */
export function* placedFindings({ files }: Pick<ScanResult, 'files'>): Generator<PlacedFinding> {
  for (const file of files) {
    const lines = linesIn(file.excerpt);
    const fingerprints = fingerprintsOf(file.findings, lines);
    for (const [nth, finding] of file.findings.entries()) {
      const [start, end] = [lines.positionAt(finding.start), lines.positionAt(finding.end)];
      yield { file, finding, start, end, lines, fingerprint: fingerprints[nth] ?? '' };
    }
  }
}
