/** Rewrites that may change package.json. */
import type { AnalyzeOptions } from '../../src/core/types.js';
import { openSession } from '../../src/engine.js';
import { render } from '../../src/messages/render.js';
import { fixAll } from '../../src/rewrites/session/fix-all.js';
import { readerOf } from './memory-reader.js';
import type { Files } from './memory-reader.js';

export const UPGRADE: NonNullable<AnalyzeOptions['upgrade']> = { pins: 'overrides' };

/** The text of a package.json. */
export function manifest(dependencies: Record<string, string>, others: object = {}): string {
  return `${JSON.stringify({ name: 'garden', dependencies, ...others }, undefined, 2)}\n`;
}

/** Rewrites files one after another, as the command line does. */
export function rewrite(files: Files, options: AnalyzeOptions, open: readonly string[] = ['src/link.js']) {
  const session = openSession(readerOf(files));
  const documents = open.map((fileName) => session.open({ fileName, text: files[fileName] ?? '', options }));
  for (const document of documents) fixAll(session, document, (offer) => offer.best(() => true));
  const applied = documents.flatMap(({ results }) => results.flatMap((result) => result.applied ?? []));
  const changed = [...documents, ...session.further].map(({ fileName, text }) => [fileName, text] as const);
  const after: Files = { ...files, ...Object.fromEntries(changed) };
  return {
    after,
    rewritten: applied.length,
    todos: applied.flatMap(({ rewrite: { todos } }) => todos.map((todo) => render(todo))),
  };
}

/** What the package.json says afterwards. */
export function parsed({ after }: { readonly after: Files }) {
  return JSON.parse(after['package.json'] ?? '{}') as Readonly<Record<string, Readonly<Record<string, string>>>>;
}
