import { linesOf } from '../core/lines.js';
import type { Lines } from '../core/lines.js';
import type { Proof, Rewrite } from '../core/types.js';
import { message } from '../messages/message.js';
import { render } from '../messages/render.js';
import { completeCode } from './complete-code.js';
import { patchOf } from './diff.js';
import { reasonOf } from './fix-result.js';
import type { FixedFile, FixedFinding, FixResult } from './fix-result.js';
import { jsonChunks, lazyList } from './json-chunks.js';
import { findingOf, remarksOf } from './json.js';
import { pageOf } from './proof-text.js';
import { countBy } from './summary.js';
import type { ToolInfo } from './tool.js';

/** Increased when a field is removed or changes its meaning; added fields don't count. */
const VERSION = 1;

/** Yields the JSON report of a fix in pieces. It is documented in docs/json-report.md and schemas/fix-report.schema.json. */
export function fixJsonReport(result: FixResult, tool: ToolInfo): Iterable<string> {
  const { scan, write, files } = result;
  const findings = files.flatMap((file) => file.findings);
  const guides = findings.filter((entry) => entry.outcome === 'guide');
  return jsonChunks({
    version: VERSION,
    tool: { name: tool.name, version: tool.version },
    base: scan.base.path,
    write,
    incomplete: scan.incomplete,
    summary: {
      findings: findings.length,
      byOutcome: Object.fromEntries(countBy(findings, (entry) => entry.outcome)),
      byReason: Object.fromEntries(countBy(guides, reasonOf)),
      filesByChange: Object.fromEntries(countBy(files, (file) => file.change)),
    },
    files: lazyList(files, fileOf),
    installs: result.installs.map(({ folder, command }) => ({ folder, command })),
    ...remarksOf(scan),
  });
}

function fileOf(file: FixedFile): object {
  const { path, uri, change, created, findings } = file;
  const lines = linesOf(file.text);
  return {
    path,
    uri,
    change,
    ...(created && { created }),
    diff: patchOf(file),
    findings: lazyList(findings, (entry) => entryOf(entry, lines)),
  };
}

function entryOf({ finding, outcome, rewrite, offers }: FixedFinding, lines: Lines): object {
  return {
    ...findingOf(finding, lines),
    outcome,
    ...(rewrite && { rewrite: rewriteOf(rewrite) }),
    offers: offers.map(rewriteOf),
  };
}

function rewriteOf({ target, title, applicability, todos, proof, reason, snippet, docs }: Rewrite): object {
  return {
    target,
    title: render(title),
    titleId: title.id,
    applicability,
    todos: todos.map((todo) => render(todo)),
    todoIds: todos.map(({ id }) => id),
    ...(proof && { proof: proof.map(proofOf) }),
    ...(reason && { reason: render(message('guide.reason', { reason })), reasonId: reason.id }),
    ...(snippet && { snippet: { language: snippet.language, code: completeCode(snippet) } }),
    docs,
  };
}

function proofOf(proof: Proof): object {
  return { id: proof.id, page: pageOf(proof), versions: proof.versions, failures: proof.failures };
}
