import { render } from '../messages/render.js';
import { oneLine } from './display.js';
import { placedFindings } from './placed.js';
import type { ScanResult } from './result.js';
import { countBy, counted, SKIP_TEXTS } from './summary.js';

/**
 * Yields a line for each finding, `PATH:LINE:COLUMN CERTAINTY RULE MESSAGE`: short and stable, for programs that pay for
 * each word they read. Further lines say what was not analysed, so no findings does not always mean clean.
 */
export function* agentReport(result: ScanResult): Generator<string> {
  for (const { file, finding, start } of placedFindings(result)) {
    const place = `${oneLine(file.path)}:${start.line}:${start.column}`;
    yield `${place} ${finding.certainty} ${finding.ruleId} ${oneLine(render(finding.message))}\n`;
  }
  for (const [reason, count] of countBy(result.skipped, (file) => file.reason)) {
    yield `not analysed: ${counted(count, 'file')}: ${SKIP_TEXTS[reason]}\n`;
  }
  if (result.incomplete) yield 'incomplete: the scan was stopped early\n';
}
