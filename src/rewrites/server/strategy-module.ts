import type { TSESTree } from '@typescript-eslint/types';
import { dottedName } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { ALL, requiredModule } from '../../core/values/exports.js';
import { isTaken } from '../code.js';
import { isEsModule } from '../es-module.js';
import { specifierIn } from '../helpers/module/specifier.js';
import { importOf } from '../module-imports.js';
import { propertyOf } from '../objects.js';
import type { ProjectFile } from '../project-files.js';
import { outcomeOf } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { objectIn } from './setting-elsewhere.js';
import { importedNames } from './translated.js';

/** The settings of a strategy that come from a module, and the edits that import it. */
export interface ModuleSettings {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly imports: readonly Edit[];
}

/**
 * Returns a strategy's settings as its file reads them from one module: `config.domain` of `require('./config')`. That
 * module, which may be missing from the repository, is loaded before the rewritten file continues, as that imports the
 * strategy's file. Returns undefined if the settings are elsewhere, or the rewritten file can't import the module.
 */
export function strategyModule(
  request: RewriteRequest,
  file: ProjectFile,
  { arguments: [settings] }: TSESTree.NewExpression | TSESTree.CallExpression,
): ModuleSettings | undefined {
  const object = settings && objectIn(file, settings);
  const program = file.document.programs.find(({ nodes }) => object !== undefined && nodes.includes(object));
  if (object === undefined || program === undefined) return undefined;
  const names = ['domain', 'clientID', 'clientSecret'].map((name) => {
    const value = propertyOf(object, name)?.value;
    return value?.type === T.MemberExpression ? dottedName(value) : undefined;
  });
  const [domain, clientId, clientSecret] = names;
  if (domain === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const [root, ...others] = new Set(names.map((name) => name?.split('.')[0]));
  if (root === undefined || others.length > 0 || object.properties.some(({ type }) => type === T.SpreadElement)) {
    return undefined;
  }
  // What a module is called is the same for both files; a relative path is not.
  const specifier = specifierOf(program.ast, root);
  const known = importedNames(program, { fileName: file.fileName, project: request.project });
  const isEs = isEsModule(program.ast);
  const isModule = known.some(({ local, name }) => local === root && name === (isEs ? 'default' : ALL));
  if (isEs !== isEsModule(request.program.ast)) return undefined;
  if (specifier === undefined || !isModule || isTaken(request.program.nodes, root)) return undefined;
  const imported = outcomeOf(
    importOf(request, specifierIn(request.fileName, { module: specifier, from: file.fileName }), root),
  );
  if (!('edits' in imported)) return undefined;
  const here = (name: string): string => imported.name + name.slice(root.length);
  return { domain: here(domain), clientId: here(clientId), clientSecret: here(clientSecret), imports: imported.edits };
}

/** Returns the specifier of the module that a name stands for. */
function specifierOf({ body }: TSESTree.Program, name: string): string | undefined {
  for (const statement of body) {
    if (statement.type === T.ImportDeclaration) {
      if (statement.specifiers.some(({ local }) => local.name === name)) return statement.source.value;
    } else if (statement.type === T.VariableDeclaration) {
      const declarator = statement.declarations.find(({ id }) => id.type === T.Identifier && id.name === name);
      if (declarator?.init) return requiredModule(declarator.init);
    }
  }
  return undefined;
}
