import { openFile } from '../core/engine/document.js';
import type { Document } from '../core/engine/rule.js';
import { hostOf } from '../core/hosts/hosts.js';
import { T } from '../core/syntax/node-types.js';
import { requiredModule } from '../core/values/exports.js';
import { auth0Document } from '../rules/auth0/auth0-document.js';
import type { Auth0Document } from '../rules/auth0/auth0-document.js';
import { vocabulary } from '../rules/auth0/auth0-vocabulary.js';
import { withSlashes } from './helpers/module/paths.js';
import type { RewriteRequest } from './rewriter.js';

/** A file of the project, other than the rewritten one. */
export interface ProjectFile {
  readonly document: Document;
  readonly fileName: string;
}

/** How many imports away from the rewritten file an imported file may be. */
const MAX_DEPTH = 2;

/** Returns the files of the project that the rewritten file imports, directly or through another one. */
export function importedFiles({ document, fileName, project }: RewriteRequest): ProjectFile[] {
  const found = new Map<string, ProjectFile>();
  let level: ProjectFile[] = [{ document, fileName }];
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const next: ProjectFile[] = [];
    for (const from of level) {
      for (const specifier of specifiersIn(from.document)) {
        const name = project.read(from.fileName, specifier)?.fileName;
        const opened = name === undefined ? undefined : from.document.imports.documentAt(specifier);
        if (name === undefined || opened === undefined || found.has(name) || name === fileName) continue;
        const file = { document: opened, fileName: name };
        found.set(name, file);
        next.push(file);
      }
    }
    level = next;
  }
  return [...found.values()];
}

function specifiersIn({ programs }: Document): string[] {
  return programs.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.type === T.ImportDeclaration) return node.source.value;
      return node.type === T.CallExpression ? (requiredModule(node) ?? []) : [];
    }),
  );
}

/** A file that rewriters may ask what code of Auth0's SDKs does. */
interface OpenedFile extends ProjectFile {
  readonly document: Auth0Document;
}

const opened = new WeakMap<Document, Map<string, OpenedFile>>();

/**
 * Returns the package's other files of code that contain a word and may set up Auth0's SDKs, whether or not the
 * rewritten file imports them.
 */
export function filesWith(request: RewriteRequest, word: RegExp): OpenedFile[] {
  const { document, fileName, project } = request;
  const known = opened.get(document) ?? new Map<string, OpenedFile>();
  opened.set(document, known);
  const { packages } = document.options;
  return project
    .settingsFiles(fileName)
    .filter((file) => {
      const isOther = withSlashes(file.fileName) !== withSlashes(fileName);
      return isOther && hostOf(file.fileName)?.script !== undefined && word.test(file.text);
    })
    .map((file) => {
      const open = (): OpenedFile => ({
        document: auth0Document(openFile(file, vocabulary, packages ? { packages } : {}, project)),
        fileName: file.fileName,
      });
      const found = known.get(file.fileName) ?? open();
      known.set(file.fileName, found);
      return found;
    });
}
