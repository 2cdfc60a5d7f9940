import type { CodeSnippet } from '../core/types.js';
import { render } from '../messages/render.js';
import { oneLine, printedCode } from './display.js';
import type { FixedFinding, FixResult } from './fix-result.js';
import type { TextStyle } from './text-style.js';

/** Returns the code to paste for a finding without a rewrite, indented; empty for other findings. */
export function snippetLines(entry: FixedFinding, style: TextStyle): string[] {
  const snippet = snippetOf(entry);
  return snippet === undefined ? [] : ['', ...codeLines(snippet.code, style), ''];
}

/** Returns lines of code, indented for a report. */
export function codeLines(code: string, style: TextStyle): string[] {
  return code.split('\n').map((line) => {
    const printed = printedCode(line);
    if (printed === '') return '';
    return `      ${/^\s*(?:\/\/|#)/.test(line) ? style.dim(printed) : printed}`;
  });
}

/** Returns the manual steps for findings without a rewrite. Findings with the same steps share one block. */
export function stepBlocks(result: FixResult, style: TextStyle): string[] {
  const steps = new Map<string, { readonly ids: Set<string>; readonly lines: readonly string[] }>();
  for (const { finding, offers } of guidesOf(result)) {
    const lines = offers.flatMap(({ todos, docs }) => [
      ...todos.map((todo) => `    - ${oneLine(render(todo))}`),
      `    See ${docs}`,
    ]);
    const known = steps.get(lines.join('\n')) ?? { ids: new Set(), lines };
    known.ids.add(finding.ruleId);
    steps.set(lines.join('\n'), known);
  }
  const head = (ids: ReadonlySet<string>) => `Manual steps for ${style.bold([...ids].join(', '))}:`;
  return [...steps.values()].map(({ ids, lines }) => `${[head(ids), ...lines].join('\n')}\n`);
}

/** Returns the functions that the code of all findings calls, each once, by language. */
export function functionBlocks(result: FixResult, style: TextStyle): string[] {
  const languages = new Map<CodeSnippet['language'], Set<string>>();
  for (const snippet of guidesOf(result).flatMap((entry) => snippetOf(entry) ?? [])) {
    const known = languages.get(snippet.language) ?? new Set();
    languages.set(snippet.language, known);
    for (const each of snippet.functions) known.add(each);
  }
  return [...languages].flatMap(([language, functions]) => {
    if (functions.size === 0) return [];
    const lines = [...functions].flatMap((each) => ['', ...codeLines(each, style)]);
    return [`${style.bold('Functions that the code above calls')} (${NAMES[language]}):\n${lines.join('\n')}\n`];
  });
}

const NAMES = { javascript: 'JavaScript', typescript: 'TypeScript', http: 'HTTP' } as const;

function guidesOf({ files }: FixResult): FixedFinding[] {
  return files.flatMap((file) => file.findings).filter(({ outcome }) => outcome === 'guide');
}

function snippetOf({ outcome, offers }: FixedFinding): CodeSnippet | undefined {
  return outcome === 'guide' ? offers.find(({ snippet }) => snippet !== undefined)?.snippet : undefined;
}
