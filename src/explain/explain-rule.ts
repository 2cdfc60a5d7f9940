import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleMeta } from '../core/types.js';
import { render } from '../messages/render.js';
import { ruleMetas } from '../rules/metadata.js';

/** Returns a line for each rule: its id and its title. */
export function ruleList(): string {
  const wide = Math.max(...ruleMetas.map(({ id }) => id.length));
  return ruleMetas.map(({ id, title }) => `${id.padEnd(wide)}  ${render(title)}\n`).join('');
}

/** Returns the page of a rule, in Markdown; undefined if no rule has this id. */
export function rulePage(id: string): string | undefined {
  const rule = ruleMetas.find((each) => each.id === id);
  return rule && (pageFile(rule) ?? `# ${id}\n\n${render(rule.title)}\n\n${render(rule.description)}\n`);
}

/** The package contains the pages. */
function pageFile({ docs }: RuleMeta): string | undefined {
  try {
    return readFileSync(path.join(__dirname, '..', docs), 'utf8');
  } catch {
    return undefined;
  }
}
