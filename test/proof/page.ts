/** Writes docs/proof.md: what was run with what, and what was seen. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Result } from './prove.js';

const FILE = path.join(import.meta.dirname, '..', '..', 'docs', 'proof.md');

const GROUPS: Readonly<Record<string, string>> = {
  'unlink-server': 'Unlinking, on a server',
  'unlink-browser': 'Unlinking, in a browser',
  lock: 'Lock',
  'auth0-js': 'auth0.js',
  spa: 'auth0-spa-js and what is built on it',
  angular: 'AngularJS',
  url: 'Addresses of /authorize',
  server: 'Servers',
  project: 'Projects of several files',
  compiler: 'Old versions of TypeScript',
  example: 'An application as a whole',
};

const INTRODUCTION = `# Proof

Every rewrite that Relink offers is tried by running it, with the SDK itself at the version in question, in Node or in Chromium,
against [a local tenant](../test/tenant/tenant.ts) that refuses what Auth0 refuses. \`npm run proof\` does that, and \`npm run proof -- --write\`
writes this page from what it saw.

A line is one program of [\`test/proof/cases\`](../test/proof/cases) with one version of its library and one of the rewrites that are offered. In it

1. the deprecated program runs while the tenant links as until 2017: its request is seen, and it links or unlinks, so it is a fair example;
2. the rewritten program runs against the tenant of today: nothing deprecated is sent, no token is in an address, exactly one right request
   reaches the Management API, the accounts end up linked or unlinked, and the application still holds its own user's token;
3. the rewritten program runs once more for each failure that is named: nothing is linked or unlinked, and the program's error path is reached.

[Projects](../test/proof/projects) of several files are rewritten by \`fix --write --review\` in a git repository, and finished as the comments say (\`fill\` in
their \`proof.json\`). Nothing but the statements with a finding, the lines that \`also\` names and the helper module may change, and a second run changes nothing.
Before and after, the project's own linter, type check and build pass, and a person uses it in Chromium: to log in, to link, to unlink, and where each of them fails.

The inserted TypeScript, every function in every variant, is compiled by old versions of TypeScript.

At the end, [the example application](../examples/legacy-app) is rewritten as a whole by the command line, finished by hand as the comments and
guides say ([these are the changes](../test/proof/example/by-hand.ts)), and run: its servers in Node, its pages in Chromium.

What a person has to do after a rewrite (the token's audience, what to show) is done by each case as its first comment says.
**Not run** are combinations that no line names; the example's ASP.NET page; \`react-native-auth0\`, \`@auth0/cordova\`, \`@auth0/auth0-angular\`; and a tenant of Auth0's own.
`;

/** The page of some results. */
function pageOf(results: readonly Result[]): string {
  const count = (status: Result['status']) => results.filter((result) => result.status === status).length;
  const lines = [
    INTRODUCTION,
    `${results.length} lines: ${count('proven')} proven, ${count('guide')} where only a guide is offered, ${count('failed')} failed.`,
    '',
  ];
  for (const [group, title] of Object.entries(GROUPS)) {
    const some = results.filter((result) => result.group === group);
    if (some.length === 0) continue;
    lines.push(`## ${title}`, '', '| form | with | rewritten to | before | after | failures that are reported |');
    lines.push('| --- | --- | --- | --- | --- | --- |');
    for (const result of some) lines.push(row(result));
    lines.push('');
  }
  return lines.join('\n');
}

function row({ form, label, target, applicability, status, seen, case: name }: Result): string {
  const after = seen.find((line) => line.startsWith('after: '))?.slice(7);
  const failures = seen.flatMap((line) => /^(.+): reported$/.exec(line)?.[1] ?? []);
  const guide = seen.find((line) => line.startsWith('a guide only'));
  const before = seen.find((line) => line.startsWith('before: '))?.slice(8);
  const cells = [
    `[${form}](${path.posix.join('../test/proof/cases', name)})`,
    label,
    target === '—' ? '—' : `${target} (${applicability})`,
    before ?? 'not run',
    status === 'failed' ? '**failed**' : (after ?? guide ?? 'not run'),
    failures.join(', ') || '—',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Writes the page as the repository formats its files. @returns whether it changed */
export async function writePage(results: readonly Result[]): Promise<boolean> {
  const text = await format(pageOf(results), { ...(await resolveConfig(FILE)), filepath: FILE });
  let old = '';
  try {
    old = readFileSync(FILE, 'utf8');
  } catch {
    // It is written for the first time.
  }
  writeFileSync(FILE, text);
  return old !== text;
}
