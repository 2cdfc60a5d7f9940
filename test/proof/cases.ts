/** Reads the cases: every file under `cases/` is a program, with what it needs in a comment at its start. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Versions } from './packages.js';

/** How a run may end in failure, and should then reach the program's error path. */
export type Failure = '403' | '409' | '429' | 'opaque token' | 'wrong password' | 'closed popup' | 'cancelled login';

/** Replacements of text, in order: what a person fills in. Each has to be found. */
type Fill = readonly (readonly [from: string, to: string])[];

/** The comment at the start of a case, as JSON behind `proof:`. */
export interface Meta {
  /** The way of writing, for people: `jQuery.ajax`. */
  readonly form: string;
  readonly side: 'browser' | 'server';
  readonly does: 'link' | 'unlink';
  /** Packages by name, each with a version or several: the case runs with each. `$VERSION` in the program is the varying one. */
  readonly with: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the deprecated code never had an effect. */
  readonly dead?: true;
  /** What else than working is expected of the deprecated code, and why: nothing of it is held then but what it requests. */
  readonly before?: string;
  /** The full id that is linked or unlinked; Bob's when absent. */
  readonly other?: string;
  /** Which failures the rewritten code has to handle; 403, 429 and a token that is no JWT for unlinking, and 409 and a closed popup for linking, when absent.
   * Where they depend on the version, by its beginning, with `*` for the others.
   */
  readonly failures?: readonly Failure[] | Readonly<Record<string, readonly Failure[]>>;
  /** The program's path in its project, where Relink takes a route from it. */
  readonly file?: string;
  /** The folder of `files/` that has the project's other files. */
  readonly project?: string;
  /** Why there may be no rewrite. */
  readonly guide?: string;
  /** What a person fills in after rewriting, by target or for all of them (`*`). */
  readonly fill?: Readonly<Record<string, Fill>>;
  /** Requests that a person makes of a server, in order: `GET /login as alice`. */
  readonly steps?: readonly string[];
  /** The same for the rewritten server, by target or `*`, where its routes are others. */
  readonly newSteps?: Readonly<Record<string, readonly string[]>>;
  /** Packages that a page without a file of its own loads as scripts, before the program. */
  readonly scripts?: readonly string[];
  /** What is in the body of such a page; a button `#go` when absent. */
  readonly page?: string;
  /** Whether the SDK only works with an application that is not "OIDC conformant": Lock before 11, auth0.js before 8. */
  readonly legacyClient?: true;
  /** Packages for the rewritten code, by target, where it is for another version. */
  readonly newWith?: Readonly<Record<string, Versions>>;
  /** Whether it is not run: the rewritten program is held to the library's types only. */
  readonly typesOnly?: true;
  /** Whether `/callback` is a server's, which takes the code: see callback.ts. The client is that of a server then. */
  readonly callback?: true;
  /** Whose the token is that a server holds: of the user (when absent), or a machine's. */
  readonly token?: 'machine';
}

export interface Case {
  /** Relative to `cases/`, with slashes. */
  readonly name: string;
  /** The folder: what kind of code it is. */
  readonly group: string;
  readonly meta: Meta;
  /** The program, without the comment. */
  readonly text: string;
}

/** A case with one choice of versions. */
export interface Program {
  readonly id: string;
  readonly case: Case;
  readonly versions: Versions;
  /** The packages whose version is shown, for people: `auth0-lock 14.3.0`. */
  readonly label: string;
  readonly fileName: string;
  readonly text: string;
  /** The project's other files, among them the helper modules of a rewritten program. */
  readonly modules: readonly ProjectFile[];
}

export interface ProjectFile {
  /** Relative to the project, with slashes. */
  readonly fileName: string;
  readonly text: string;
}

const CASES = path.join(import.meta.dirname, 'cases');
const FILES = path.join(import.meta.dirname, 'files');
const HEADER = /^(?:\/\*|<!--)\s*proof:\s*(\{[^]*?\})\s*(?:\*\/|-->)\r?\n/;

export function readCases(): Case[] {
  return filesIn(CASES).map(({ fileName: name, text }) => {
    const [header, json] = HEADER.exec(text) ?? [];
    if (header === undefined || json === undefined)
      throw new SyntaxError(`${name} has no comment "proof: {…}" at its start`);
    try {
      return {
        name,
        group: path.posix.dirname(name),
        meta: JSON.parse(json) as Meta,
        text: text.slice(header.length),
      };
    } catch (error) {
      throw new SyntaxError(`${name}: ${String(error)}`, { cause: error });
    }
  });
}

function filesIn(folder: string): ProjectFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()
    .map((fileName) => ({ fileName, text: readFileSync(path.join(folder, fileName), 'utf8') }));
}

/** Which failures the rewritten code has to handle. */
export function failuresOf({ case: { meta }, label }: Program): readonly Failure[] {
  const { failures } = meta;
  if (failures === undefined)
    return meta.does === 'unlink' ? ['403', '429', 'opaque token'] : ['403', '409', 'closed popup'];
  if (!('*' in failures)) return failures as readonly Failure[];
  const [, version = ''] = label.split(' ');
  const own = Object.entries(failures).find(([start]) => start !== '*' && version.startsWith(start));
  return own?.[1] ?? failures['*'];
}

/** A program for each combination of versions. */
export function programsOf(one: Case): Program[] {
  let combinations: Record<string, string>[] = [{}];
  for (const [name, versions] of Object.entries(one.meta.with)) {
    combinations = combinations.flatMap((chosen) =>
      [versions].flat().map((version) => ({ ...chosen, [name]: version })),
    );
  }
  const [varying] = Object.entries(one.meta.with).find(([, versions]) => typeof versions !== 'string') ?? [];
  return combinations.map((versions) => {
    const main = varying ?? Object.keys(versions)[0];
    const label = main === undefined ? '—' : `${main} ${versions[main] ?? ''}`;
    return {
      id: main === undefined ? one.name : `${one.name} (${label})`,
      case: one,
      versions,
      label,
      fileName: one.meta.file ?? path.posix.basename(one.name),
      text: one.text.replaceAll('$VERSION', varying === undefined ? '' : (versions[varying] ?? '')),
      modules: one.meta.project === undefined ? [] : filesIn(path.join(FILES, one.meta.project)),
    };
  });
}
