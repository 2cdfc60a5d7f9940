/** Holds rewrites to what they may change: the statements with a finding, imports, and lines that are new. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Copy, FixReport } from './copy.js';
import type { ProjectMeta } from './meta.js';

/** What a rewrite changed, but should not have, since the last commit. */
export async function changeProblems(
  copy: Copy,
  report: FixReport,
  meta: ProjectMeta,
  source: string,
): Promise<string[]> {
  const status = await copy.git('status', '--porcelain', '--untracked-files=all');
  const entries = status.split('\n').filter(Boolean);
  const namesOf = (code: string) => entries.filter((entry) => entry.startsWith(code)).map((entry) => entry.slice(3));
  const problems: string[] = [];
  const created = namesOf('??').sort();
  if (created.join() !== [...meta.creates].sort().join())
    problems.push(`it creates ${created.join(', ') || 'no file'}`);
  const modified = namesOf(' M');
  if (created.length + modified.length < entries.length) problems.push(`it does more than to change files:\n${status}`);
  for (const name of modified) {
    const offsets = report.files
      .filter((file) => path.resolve(copy.folder, file.path) === path.join(copy.folder, name))
      .flatMap(({ findings }) => findings.map(({ start }) => start.offset));
    const isExpected = offsets.length > 0 || meta.also?.[name] !== undefined;
    if (!isExpected) problems.push(`it changes ${name}, without a finding`);
    const [old = '', changed = ''] = [source, copy.folder].map((folder) =>
      readFileSync(path.join(folder, name), 'utf8'),
    );
    if (hasBareNewline(changed) && !hasBareNewline(old)) problems.push(`it mixes the line endings of ${name}`);
    const mayChange = new Set(offsets.flatMap((offset) => linesAround(old, name, offset)));
    const lines = old.split('\n');
    const also = new Set(meta.also?.[name]);
    for (const line of removedLines(await copy.git('diff', '--unified=0', '--', name))) {
      const text = lines[line - 1]?.trim() ?? '';
      if (!mayChange.has(line) && !also.has(text))
        problems.push(`it changes ${name}:${line}, without a finding: ${text}`);
    }
  }
  return problems;
}

function hasBareNewline(text: string): boolean {
  return /(?<!\r)\n/.test(text);
}

/** The lines of the old text, from 1, that a diff without context removes. */
function removedLines(diff: string): number[] {
  return [...diff.matchAll(/^@@ -(\d+)(?:,(\d+))? /gm)].flatMap(([, first, count = '1']) =>
    Array.from({ length: Number(count) }, (_, index) => Number(first) + index),
  );
}

/** The lines, from 1, of the innermost statement around an offset that is no block. */
function linesAround(text: string, name: string, offset: number): number[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  let innermost: ts.Node = file;
  const look = (node: ts.Node): void => {
    if (offset < node.getStart(file) || offset >= node.end) return;
    if (isStatement(node)) innermost = node;
    ts.forEachChild(node, look);
  };
  ts.forEachChild(file, look);
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const [first, last] = [lineOf(innermost.getStart(file)), lineOf(innermost.end)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isStatement(node: ts.Node): boolean {
  const { kind } = node;
  const isAny = kind >= ts.SyntaxKind.FirstStatement && kind <= ts.SyntaxKind.LastStatement;
  return isAny && kind !== ts.SyntaxKind.Block;
}
