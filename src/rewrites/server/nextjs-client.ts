import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';
import { withSlashes } from '../helpers/module/paths.js';
import { propertyOf } from '../objects.js';
import { filesWith, importedFiles } from '../project-files.js';
import type { ProjectFile } from '../project-files.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { styleOf } from '../style.js';
import type { Style } from '../style.js';
import { objectIn } from './setting-elsewhere.js';

type Node = TSESTree.Node;

/** The application's client of nextjs-auth0 4, which a file exports. */
export interface ExportedClient {
  readonly fileName: string;
  /** Of that file. */
  readonly style: Style;
  readonly name: string;
  readonly isDefault: boolean;
  /** How the rewritten file imports that file, if any file of the project can import it like that. */
  readonly alias: string | undefined;
  /** The page after a login that names none. */
  readonly returnTo: string | undefined;
}

const CLIENT = /\bnew\s+Auth0Client\b/;

/** Returns the only client of the application. Refuses where there are several, or where no file exports it. */
export function* clientOf(request: RewriteRequest): Attempt<ExportedClient> {
  const files = new Map<string, ProjectFile>();
  for (const file of [...importedFiles(request), ...filesWith(request, CLIENT)]) {
    files.set(withSlashes(file.fileName), file);
  }
  const made = [...files.values()].flatMap((file) => constructionsIn(file).map((node) => ({ file, node })));
  const [only, ...others] = made;
  const exported = only && exportOf(only.file, only.node);
  if (only === undefined || exported === undefined || others.length > 0)
    return yield* refuse('reason.nextjs-client-not-found');
  const { file, node } = only;
  const program = yield* understood(
    file.document.programs.find(({ nodes }) => nodes.includes(node)),
    'reason.nextjs-client-not-found',
  );
  return {
    fileName: file.fileName,
    style: styleOf(file.document.text, program),
    ...exported,
    alias: aliasOf(request, file),
    returnTo: yield* returnToOf(file, node.arguments[0]),
  };
}

function constructionsIn({ document }: ProjectFile): TSESTree.NewExpression[] {
  return document.programs.flatMap(({ nodes }) =>
    nodes.filter(
      (node): node is TSESTree.NewExpression =>
        node.type === T.NewExpression &&
        node.callee.type === T.Identifier &&
        node.callee.name === 'Auth0Client' &&
        moduleOf(document, node.callee)?.startsWith('@auth0/nextjs-auth0') === true,
    ),
  );
}

/** Returns how a file exports an expression: `export const auth0 = …`, `export { auth0 }`, `export default …`. */
function exportOf({ document }: ProjectFile, made: Node): Pick<ExportedClient, 'name' | 'isDefault'> | undefined {
  const { parent } = made;
  if (parent?.type === T.ExportDefaultDeclaration) return { name: 'auth0', isDefault: true };
  if (parent?.type !== T.VariableDeclarator || parent.id.type !== T.Identifier) return undefined;
  const { name } = parent.id;
  if (parent.parent.parent.type === T.ExportNamedDeclaration) return { name, isDefault: false };
  for (const statement of document.programs.flatMap(({ ast }) => ast.body)) {
    if (statement.type === T.ExportDefaultDeclaration) {
      const value = unwrap(statement.declaration);
      if (value.type === T.Identifier && value.name === name) return { name, isDefault: true };
    }
    if (statement.type !== T.ExportNamedDeclaration || statement.source) continue;
    for (const { local, exported } of statement.specifiers) {
      if (local.name !== name) continue;
      const as = exported.type === T.Identifier ? exported.name : exported.value;
      return as === 'default' ? { name, isDefault: true } : { name: as, isDefault: false };
    }
  }
  return undefined;
}

/** Returns an alias such as `@/lib/auth0`, by which the rewritten file imports a file. */
function aliasOf({ program, project, fileName }: RewriteRequest, file: ProjectFile): string | undefined {
  return program.ast.body.flatMap((statement) => {
    if (statement.type !== T.ImportDeclaration || statement.source.value.startsWith('.')) return [];
    return project.read(fileName, statement.source.value)?.fileName === file.fileName ? statement.source.value : [];
  })[0];
}

/** Returns the page that the client's settings name. Refuses where Relink can't tell it. */
function* returnToOf(file: ProjectFile, settings: Node | undefined): Attempt<string | undefined> {
  const name = 'signInReturnToPath';
  const object = settings && objectIn(file, settings);
  const value = object && propertyOf(object, name)?.value;
  if (value === undefined) return undefined;
  const page = file.document.values.constantString(value);
  const isPlain = page !== undefined && /^\/[\w./-]*$/.test(page);
  return isPlain ? page : yield* refuse('reason.setting-unknown', { name });
}
