import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Lines } from '../core/lines.js';
import type { Problem } from '../core/types.js';
import { isMarkedDeprecated, isShownBy, levelOf } from '../editing/editor-settings.js';
import type { EditorSettings, Level } from '../editing/editor-settings.js';
import type { ReportedFinding } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ServerContext } from './server-context.js';
import { toRange } from './text-positions.js';

const SOURCE = 'Auth0 Relink';

const SEVERITY: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
  off: DiagnosticSeverity.Hint,
};

/** A document or file, and what it is shown with. */
export interface ShownText {
  readonly uri: string;
  readonly lines: Lines;
  readonly settings: EditorSettings;
}

/** Returns the diagnostics of a text: of the findings that the settings show, and of useless comments. */
export function diagnosticsFor(
  shown: ShownText,
  findings: readonly ReportedFinding[],
  problems: readonly Problem[],
  context: ServerContext,
): Diagnostic[] {
  return [
    ...findings
      .filter((finding) => isShownBy(finding, shown.settings))
      .map((finding) => findingDiagnostic(shown, finding, context)),
    ...problems
      .filter(({ kind }) => kind !== 'not-analysed')
      .map((problem) => problemDiagnostic(shown, problem, context)),
  ];
}

export function findingDiagnostic(
  { uri, lines, settings }: ShownText,
  finding: ReportedFinding,
  { abilities, texts: { say } }: ServerContext,
): Diagnostic {
  const { ruleId, form, certainty, related } = finding;
  const source = ruleMetas.find(({ id }) => id === ruleId)?.source;
  return {
    range: toRange(lines, finding, abilities.encoding),
    message: say(finding.message),
    severity: SEVERITY[levelOf(finding, settings)],
    source: SOURCE,
    code: ruleId,
    // The page that SARIF reports link to.
    ...(source !== undefined && abilities.codeDescriptions && { codeDescription: { href: source } }),
    ...(abilities.diagnosticTags && isMarkedDeprecated(finding, settings) && { tags: [DiagnosticTag.Deprecated] }),
    ...(abilities.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((place) => ({
          location: { uri, range: toRange(lines, place, abilities.encoding) },
          message: say(place.message),
        })),
      }),
    data: { form, certainty },
  };
}

export function problemDiagnostic(
  { lines }: Pick<ShownText, 'lines'>,
  problem: Problem,
  { abilities, texts: { say } }: ServerContext,
): Diagnostic {
  const isUnused = problem.kind === 'unused-suppression';
  return {
    range: toRange(lines, problem, abilities.encoding),
    message: say(problem.message),
    severity: isUnused ? DiagnosticSeverity.Hint : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: problem.kind,
    ...(isUnused && abilities.diagnosticTags && { tags: [DiagnosticTag.Unnecessary] }),
  };
}
