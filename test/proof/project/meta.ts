/** Reads the projects: every folder under `projects/` is an application, with what it needs in its `proof.json`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** How a scenario goes wrong: the Management API refuses with a status, or the person does not log in. */
type Failure = '403' | '409' | 'cancelled login' | 'closed popup';

export interface Scenario {
  /** For people: `connect an account`. */
  readonly name: string;
  /** What it does to Alice's account; undefined where nothing may change. */
  readonly does?: 'link' | 'unlink';
  /** Only after the rewrite: how it fails. Nothing is linked or unlinked then. */
  readonly fails?: Failure;
  /** What a person does, in order: see steps.ts. */
  readonly steps: readonly string[];
  /** The same before the rewrite, where that is different. */
  readonly before?: readonly string[];
}

/** A replacement of text in a file of the rewritten application. */
export interface Filling {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface ProjectMeta {
  /** What kind of application it is, for people. */
  readonly form: string;
  /** How many findings it has, all of which are rewritten. */
  readonly findings: number;
  /** The files that the rewrites create. */
  readonly creates: readonly string[];
  /** Lines that may change outside of the statements with a finding, by file: what an import or variable left unused. */
  readonly also?: Readonly<Record<string, readonly string[]>>;
  /** What a person does after the rewrites, as their comments say: each text has to be there once. */
  readonly fill: readonly Filling[];
  /** Whether the browser's SDK only works with an application that is not "OIDC conformant": Lock before 11. */
  readonly legacyClient?: true;
  /** Whether its packages have to find each other in its own folder, as other versions of them are installed beside. */
  readonly settled?: true;
  /** What Node runs to start its server, after the build; a site of static files in `dist` when absent. */
  readonly server?: readonly string[];
  readonly scenarios: readonly Scenario[];
}

export interface Project {
  readonly name: string;
  readonly folder: string;
  readonly meta: ProjectMeta;
}

const PROJECTS = path.join(import.meta.dirname, '..', 'projects');
export const META = 'proof.json';

export function readProjects(): Project[] {
  return readdirSync(PROJECTS)
    .sort()
    .map((name) => {
      const folder = path.join(PROJECTS, name);
      return { name, folder, meta: JSON.parse(readFileSync(path.join(folder, META), 'utf8')) as ProjectMeta };
    });
}
