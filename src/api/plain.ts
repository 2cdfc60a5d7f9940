import { linesOf } from '../core/lines.js';
import type { Lines } from '../core/lines.js';
import type { Offer, Problem, Range, Rewrite } from '../core/types.js';
import { render } from '../messages/render.js';
import { completeCode } from '../report/complete-code.js';
import { linesIn } from '../report/excerpt.js';
import { defaultSeverity } from '../report/result.js';
import type { FileResult, ReportedFinding } from '../report/result.js';
import { ruleMetas } from '../rules/metadata.js';
import type { ApiFinding, ApiOffer, ApiProblem, ApiRewrite, FileEvent, Places } from './api-types.js';

/** Returns a file's result of a scan as the API gives it. */
export function fileEvent({ path, uri, excerpt, findings, problems }: FileResult): FileEvent {
  const lines = linesIn(excerpt);
  return {
    kind: 'file',
    path,
    uri,
    findings: findings.map((finding) => apiFinding(finding, lines)),
    problems: problems.map((problem) => apiProblem(problem, lines)),
  };
}

/** @param lines of the text that the finding's offsets refer to */
export function apiFinding(
  finding: Omit<ReportedFinding, 'severity'> & Partial<ReportedFinding>,
  lines: Lines,
): ApiFinding {
  const { ruleId, form, certainty, message, start, end, related } = finding;
  const rule = ruleMetas.find(({ id }) => id === ruleId);
  return {
    ruleId,
    form,
    certainty,
    severity: finding.severity ?? defaultSeverity(certainty, rule),
    message: render(message),
    messageId: message.id,
    ...placesOf(finding, lines),
    text: lines.textBetween(start, end),
    related: related.map((place) => ({ message: render(place.message), ...placesOf(place, lines) })),
  };
}

export function apiProblem({ kind, message, ...range }: Problem, lines: Lines): ApiProblem {
  return { kind, message: render(message), messageId: message.id, ...placesOf(range, lines) };
}

/** @param text that the finding's offsets refer to */
export function apiOffer({ finding, rewrites }: Offer, text: string): ApiOffer {
  return { finding: apiFinding(finding, linesOf(text)), rewrites: rewrites.map(apiRewrite) };
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

function placesOf({ start, end }: Range, lines: Lines): Places {
  const place = (offset: number) => ({ offset, ...lines.positionAt(offset) });
  return { start: place(start), end: place(end) };
}
