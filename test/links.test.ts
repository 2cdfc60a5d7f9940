import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../src/engine.js';
import { ruleMetas } from '../src/rules/metadata.js';

const ROOT = path.join(import.meta.dirname, '..');
const FACTS = 'docs/auth0-facts.md';

/** A link's target, relative to the repository, with the anchor it names. */
interface Link {
  readonly from: string;
  readonly file: string;
  readonly anchor: string;
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const prose = page.replace(/^```[\s\S]*?^```/gm, '');
  const titles = [...prose.matchAll(/^#{1,6} (.*)$/gm)].map(([, title = '']) => title);
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Links of a page to other pages of the repository, or to a heading of its own. */
function linksOf(file: string): Link[] {
  const prose = read(file).replace(/^```[\s\S]*?^```/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [to = '', anchor = ''] = target.split('#');
      return { from: file, file: to === '' ? file : path.posix.join(path.posix.dirname(file), to), anchor };
    });
}

function citationsOf(file: string): Link[] {
  const found = read(file).matchAll(/docs\/([\w/-]+\.md)(?:#([\w-]+))?/g);
  return [...found].map(([, page = '', anchor = '']) => ({ from: file, file: `docs/${page}`, anchor }));
}

function assertResolves({ from, file, anchor }: Link): void {
  assert.ok(existsSync(path.join(ROOT, file)), `${from} links to ${file}, which does not exist`);
  if (anchor === '') return;
  assert.ok(anchorsOf(read(file)).has(anchor), `${from} links to ${file}#${anchor}, which does not exist`);
}

describe('links', () => {
  it('in the documentation lead to a file and a heading', () => {
    const pages = ['README.md', 'CHANGELOG.md', 'SECURITY.md', ...filesIn('docs', '.md')];
    for (const link of pages.flatMap(linksOf)) assertResolves(link);
  });

  it('lead from every promise of SECURITY.md to the test that holds it', () => {
    const [, ...promises] = read('SECURITY.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^[| -]+$/.test(line));
    assert.ok(promises.length > 5);
    for (const promise of promises) assert.match(promise, /\]\(test\/[\w/-]+\.(?:test|suite)\.ts\)/);
  });

  it('in comments and messages of the source lead to a page and a heading', () => {
    for (const link of filesIn('src', '.ts').flatMap(citationsOf)) assertResolves(link);
  });

  it('can be made to the facts about every form of a token on /authorize', () => {
    const anchors = anchorsOf(read(FACTS));
    for (const { id, docs } of ruleMetas) {
      if (id !== 'lock-access-token' && id !== 'authorize-access-token') continue;
      for (const [, language, code = ''] of read(docs).matchAll(/^```(jsx?|tsx?|html)\n([\s\S]*?)^```/gm)) {
        for (const { ruleId, form } of analyze(code, `example.${String(language)}`).findings) {
          if (ruleId === id) assert.ok(anchors.has(form), `${FACTS} has no section ${form}`);
        }
      }
    }
  });
});
