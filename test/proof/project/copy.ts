/** A copy of a project in a git repository of its own, where the command line rewrites it as its user would. */
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../../src/core/edits.js';
import { hasVersion, linkPackages, makeSettledFolder, makeWorkFolder, PACKAGES } from '../packages.js';
import type { Versions } from '../packages.js';
import { META } from './meta.js';
import type { Filling, Project } from './meta.js';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
/** Only commits need an author. */
const GIT = ['-c', 'user.name=Proof', '-c', 'user.email=proof@bikes.example', '-c', 'core.autocrlf=false'];
/** What a project's package.json may tell to check it, in order. */
const CHECKS = ['typecheck', 'lint', 'build'];

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
}

/** The report of `fix --format json`, as far as it is read: see docs/json-report.md. */
export interface FixReport {
  readonly summary: { readonly findings: number; readonly byOutcome: Readonly<Record<string, number>> };
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly start: { readonly offset: number; readonly line: number };
      readonly outcome: string;
      readonly ruleId: string;
      readonly offers: readonly { readonly reason?: string }[];
    }[];
  }[];
}

export class Copy {
  private constructor(
    readonly folder: string,
    /** The packages that it is installed with. */
    readonly versions: Versions,
  ) {}

  static async of({ name, folder: source, meta }: Project): Promise<Copy> {
    const versions = versionsOf(source);
    const make = meta.settled === true ? makeSettledFolder : makeWorkFolder;
    const folder = make(`project ${name}`, versions);
    cpSync(source, folder, { recursive: true });
    rmSync(path.join(folder, META));
    const copy = new Copy(folder, versions);
    await copy.git('init', '--quiet');
    await copy.commit('As it was');
    return copy;
  }

  /** @returns what git prints */
  git(...args: string[]): Promise<string> {
    return run('git', [...GIT, ...args], this.folder);
  }

  async commit(message: string): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  /** Rewrites what can be rewritten. The tree has to be clean. */
  async fix(): Promise<FixReport> {
    const cli = path.join(ROOT, 'dist', 'cli.js');
    const args = [cli, 'fix', '--write', '--review', '--format', 'json', '.'];
    // 1 says that something is left for a person.
    return JSON.parse(await run(process.execPath, args, this.folder, [0, 1])) as FixReport;
  }

  /** Does a person's part, and installs the packages that it adds. @throws {Error} where a text is not there, or more than once */
  fill(fillings: readonly Filling[]): void {
    for (const { file, from, to } of fillings) {
      const name = path.join(this.folder, file);
      const text = readFileSync(name, 'utf8');
      const start = text.indexOf(from);
      if (start < 0) throw new Error(`${file} does not have: ${from}`);
      if (text.includes(from, start + 1)) throw new Error(`${file} has more than once: ${from}`);
      writeFileSync(name, applyEdits(text, [{ start, end: start + from.length, text: to }]));
    }
    linkPackages(this.folder, versionsOf(this.folder));
  }

  /** Runs the project's own type check, linter and build. @returns which there are @throws {Error} with what one says */
  async check(): Promise<string[]> {
    const { scripts = {} } = manifestOf(this.folder);
    const names = CHECKS.filter((name) => scripts[name] !== undefined);
    for (const name of names) await run('sh', ['-c', scripts[name] ?? ''], this.folder);
    return names;
  }
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The packages of a project; the tools that Relink is built with are found in the folders above. */
function versionsOf(folder: string): Versions {
  const { dependencies, devDependencies } = manifestOf(folder);
  const all = Object.entries({ ...dependencies, ...devDependencies });
  return Object.fromEntries(all.filter(([name, version]) => hasVersion(name, version)));
}

/** @throws {Error} with what it prints, where it ends with another status */
function run(command: string, args: readonly string[], cwd: string, allowed = [0]): Promise<string> {
  const bins = [PACKAGES, ROOT].map((folder) => path.join(folder, 'node_modules', '.bin'));
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: [...bins, process.env['PATH']].join(path.delimiter),
  };
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === 'number' && allowed.includes(status)) resolve(stdout);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(status)}:\n${stdout}${stderr}`));
    });
  });
}
