import type { Severity } from '../../core/types.js';
import { render } from '../../messages/render.js';
import { oneLine } from '../display.js';
import { placedFindings } from '../placed.js';
import type { ScanResult } from '../result.js';
import { attributes } from './xml.js';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

/** Yields a report in the format of Checkstyle, which most CI services and reviewdog read. */
export function* checkstyleReport({ files }: ScanResult): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
  for (const file of files) {
    if (file.findings.length === 0) continue;
    yield `<file${attributes({ name: oneLine(file.path) })}>\n`;
    for (const { finding, start } of placedFindings({ files: [file] })) {
      const values = {
        line: start.line,
        column: start.column,
        severity: SEVERITY[finding.severity],
        message: oneLine(render(finding.message)),
        source: `auth0-relink.${finding.ruleId}`,
      };
      yield `<error${attributes(values)}/>\n`;
    }
    yield '</file>\n';
  }
  yield '</checkstyle>\n';
}
