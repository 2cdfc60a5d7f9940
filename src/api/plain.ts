import type { Lines } from '../core/lines.js';
import type { Finding, Offer, Rewrite } from '../core/types.js';
import { render } from '../messages/render.js';
import { completeCode } from '../report/complete-code.js';
import { linesIn } from '../report/excerpt.js';
import { plainFinding, plainProblem } from '../report/json.js';
import type { FileResult, ReportedFinding } from '../report/result.js';
import { severityOf } from '../scan/severity.js';
import type { ApiFinding, ApiOffer, ApiRewrite, FileEvent } from './api-types.js';

/** Returns a file's result of a scan as the API gives it. */
export function fileEvent({ path, uri, excerpt, findings, problems }: FileResult): FileEvent {
  const lines = linesIn(excerpt);
  return {
    kind: 'file',
    path,
    uri,
    findings: findings.map((finding) => apiFinding(finding, lines)),
    problems: problems.map((problem) => plainProblem(problem, lines)),
  };
}

/** @param lines of the text that the finding's offsets refer to */
export function apiFinding(finding: Finding & Partial<ReportedFinding>, lines: Lines): ApiFinding {
  const { severity = severityOf(finding, { levels: {} }) } = finding;
  return plainFinding({ ...finding, severity }, lines);
}

/** @param lines of the text that the finding's offsets refer to */
export function apiOffer({ finding, rewrites }: Offer, lines: Lines): ApiOffer {
  return { finding: apiFinding(finding, lines), rewrites: rewrites.map(apiRewrite) };
}

export function apiRewrite({
  target,
  title,
  applicability,
  edits,
  files,
  todos,
  reason,
  snippet,
  proof,
  docs,
}: Rewrite): ApiRewrite {
  return {
    target,
    title: render(title),
    applicability,
    edits: edits.map(({ start, end, text }) => ({ start, end, text })),
    files,
    todos: todos.map((todo) => render(todo)),
    ...(reason && { reason: render(reason) }),
    ...(snippet && { snippet: { language: snippet.language, code: completeCode(snippet) } }),
    proof: (proof ?? []).map(({ id }) => id),
    docs,
  };
}
