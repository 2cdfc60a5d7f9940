import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

const SRC = path.join(import.meta.dirname, '..', 'src');

type Directions = Readonly<Record<string, readonly string[]>>;

/** The folders below `src` that each of them may import. `engine` is the entry beside them. */
const FOLDERS: Directions = {
  messages: [],
  core: ['messages'],
  rules: ['core', 'messages'],
  rewrites: ['core', 'rules', 'messages'],
  report: ['core', 'rules', 'messages'],
  scan: ['core', 'rules', 'report', 'engine', 'messages'],
  api: ['core', 'rules', 'report', 'scan', 'rewrites', 'messages'],
  files: ['scan'],
  git: ['scan'],
  changes: ['core', 'report', 'scan', 'files', 'git'],
  fix: ['core', 'report', 'scan', 'rewrites', 'api', 'files', 'git', 'changes', 'messages'],
  explain: ['core', 'rules', 'report', 'scan', 'fix', 'messages'],
  cli: [
    ...['core', 'rules', 'report', 'scan', 'rewrites', 'api', 'files', 'changes', 'fix', 'explain', 'lsp', 'mcp'],
    'messages',
  ],
  lsp: ['core', 'rules', 'report', 'scan', 'editing', 'messages'],
  agent: ['core', 'rules', 'report', 'scan', 'rewrites', 'api', 'changes', 'fix', 'explain', 'messages'],
  mcp: ['agent'],
  editing: ['core', 'rules', 'report', 'scan', 'rewrites', 'engine', 'messages'],
  extension: ['core', 'rules', 'report', 'scan', 'rewrites', 'editing', 'engine', 'agent', 'messages'],
  engine: ['core', 'rules', 'rewrites'],
};

/** The same inside a folder; `.` stands for the files beside its sub-folders. What has no entry may import all of it. */
const SUBFOLDERS: Readonly<Record<string, Directions>> = {
  core: {
    '.': [],
    hosts: ['.'],
    syntax: ['.', 'hosts'],
    values: ['.', 'hosts', 'syntax'],
    strings: ['.', 'hosts', 'syntax', 'values'],
    requests: ['.', 'hosts', 'syntax', 'values', 'strings'],
    engine: ['.', 'hosts', 'syntax', 'values', 'strings', 'requests'],
  },
  rewrites: {
    helpers: ['.'],
    session: ['.'],
    settings: ['.', 'helpers'],
    link: ['.', 'helpers', 'settings'],
    unlink: ['.', 'helpers'],
    server: ['.', 'helpers', 'link', 'unlink'],
    guide: ['.', 'helpers', 'link', 'settings', 'unlink'],
  },
  editing: {
    '.': [],
    thread: ['.'],
    documents: ['.', 'thread'],
    actions: ['.', 'thread'],
    guides: ['.'],
  },
  extension: {
    state: ['.'],
    rules: ['.'],
    thread: ['.'],
    documents: ['.', 'thread'],
    baseline: ['.', 'documents'],
    findings: ['.', 'state', 'rules', 'thread', 'documents', 'baseline'],
    'follow-ups': ['.', 'state', 'thread', 'findings'],
    scan: ['.', 'state', 'thread', 'documents', 'baseline', 'findings'],
    actions: ['.', 'rules', 'thread', 'documents', 'findings', 'follow-ups'],
    report: ['.', 'thread', 'baseline', 'findings', 'scan'],
    views: ['.', 'state', 'rules', 'documents', 'baseline', 'findings', 'follow-ups', 'scan', 'actions'],
  },
};

/** Folders that also run in a web worker. */
const PURE = new Set(['messages', 'core', 'rules', 'rewrites', 'report', 'engine']);

interface Import {
  /** Below `src`, with slashes. */
  readonly file: string;
  readonly source: string;
  /** The imported file below `src`; undefined for a package. */
  readonly target: string | undefined;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('.ts'));

/** Imports of values and of types. */
const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(path.join(SRC, file), 'utf8');
  return ts.preProcessFile(text).importedFiles.map(({ fileName: source }) => {
    const target = path.posix.join(path.posix.dirname(file), source).replace(/\.js$/, '.ts');
    return { file, source, target: source.startsWith('.') && !source.endsWith('.json') ? target : undefined };
  });
});

function folderOf(file: string): string {
  return file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

/** The folder of a file below a top folder, `.` for that folder itself; undefined for a file of another top folder. */
function subfolderOf(file: string, top: string): string | undefined {
  const [first, ...rest] = file.split('/');
  if (first !== top) return undefined;
  return rest.length > 1 ? rest[0] : '.';
}

/** The files of a cycle of imports, each imported by the one before it; undefined where there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    trail.push(file);
    for (const target of graph.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle) return cycle;
    }
    trail.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return undefined;
}

describe('imports', () => {
  it('are read at all', () => {
    assert.ok(imports.some(({ file, source }) => file === 'core/syntax/parse.ts' && source === 'typescript'));
    assert.ok(imports.some(({ file, target }) => file === 'engine.ts' && target === 'core/engine/analyze.ts'));
  });

  it('lead to files', () => {
    assert.deepEqual(
      imports.filter(({ target }) => target !== undefined && !files.includes(target)),
      [],
    );
  });

  it('point in one direction: faces to scan and report, these to rules, these to core', () => {
    const wrong = imports.flatMap(({ file, source, target }) => {
      if (target === undefined) return [];
      const [from, to] = [folderOf(file), folderOf(target)];
      return from === to || FOLDERS[from]?.includes(to) === true ? [] : [`${file} imports ${source}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('have a direction for every folder of core', () => {
    const folders = new Set(files.flatMap((file) => subfolderOf(file, 'core') ?? []));
    assert.deepEqual([...folders].sort(), Object.keys(SUBFOLDERS['core'] ?? {}).sort());
  });

  for (const [top, directions] of Object.entries(SUBFOLDERS)) {
    it(`point in one direction inside ${top}`, () => {
      const wrong = imports.flatMap(({ file, source, target }) => {
        const from = subfolderOf(file, top);
        const to = target === undefined ? undefined : subfolderOf(target, top);
        if (from === undefined || to === undefined || from === to) return [];
        return directions[from]?.includes(to) === false ? [`${file} imports ${source}`] : [];
      });
      assert.deepEqual(wrong, []);
    });
  }

  it('form no cycle, types included', () => {
    const graph = new Map<string, string[]>(files.map((file) => [file, []]));
    for (const { file, target } of imports) {
      if (target !== undefined) graph.get(file)?.push(target);
    }
    assert.equal(cycleIn(graph)?.join(' → '), undefined);
  });

  it('keep everything but scanning, command line and extension free of Node', () => {
    const builtin = (source: string): boolean => source.startsWith('node:') || builtinModules.includes(source);
    assert.deepEqual(
      imports.filter(({ file, source }) => PURE.has(folderOf(file)) && builtin(source)),
      [],
    );
  });

  it('keep VS Code in the extension', () => {
    assert.deepEqual(
      imports.filter(({ file, source }) => source === 'vscode' && folderOf(file) !== 'extension'),
      [],
    );
  });

  it('keep the parser behind the engine', () => {
    const isParser = (source: string): boolean => /^typescript$|typescript-estree/.test(source);
    assert.deepEqual(
      imports.filter(({ file, source }) => folderOf(file) !== 'core' && isParser(source)),
      [],
    );
  });
});
