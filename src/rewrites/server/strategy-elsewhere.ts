import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import { auth0Document } from '../../rules/auth0/document.js';
import { propertyOf } from '../objects.js';
import type { RewriteRequest } from '../rewriter.js';
import { isProvenStrategy } from './strategy-class.js';
import { importedNames, translated } from './translated.js';
import type { ProjectFile } from './translated.js';

type Node = TSESTree.Node;

/** The settings of a strategy, as expressions that are valid in the rewritten file. */
export interface StrategySettings {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How many imports away from the rewritten file a strategy is looked for. */
const MAX_DEPTH = 2;

/**
 * Returns the settings of the only `new Auth0Strategy()` in the files that the rewritten file imports, and in those that
 * they import. Returns undefined if there is none or several, or if the rewritten file can't use a setting's expression.
 * @param at where the new code creates the strategy
 */
export function strategyElsewhere(request: RewriteRequest, at: Node): StrategySettings | undefined {
  const [strategy, ...others] = importedFiles(request).flatMap((file) =>
    constructionsIn(file.document).map((construction) => ({ file, construction })),
  );
  if (strategy === undefined || others.length > 0) return undefined;
  const [settings] = strategy.construction.arguments;
  if (settings === undefined) return undefined;
  const names = importedNames(request.program, request).filter(({ end }) => end <= at.range[0]);
  const setting = (name: string): string | undefined => {
    const value = settingIn(strategy.file, settings, name);
    const isSecret = name === 'clientSecret';
    // A secret in the code must not get a second copy.
    if (value === undefined || (isSecret && isString(value.node))) return undefined;
    const source = translated(request, strategy.file, value.node, names);
    return source && source + (value.member === undefined ? '' : `.${value.member}`);
  };
  const [domain, clientId, clientSecret] = [setting('domain'), setting('clientID'), setting('clientSecret')];
  return domain && clientId && clientSecret ? { domain, clientId, clientSecret } : undefined;
}

/** Returns the files of the project that the rewritten file imports, directly or through another one. */
function importedFiles({ document, fileName, project }: RewriteRequest): ProjectFile[] {
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

function constructionsIn(document: Document): readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] {
  const { sdk } = auth0Document(document);
  return sdk.constructions().filter((construction) => isProvenStrategy(sdk, construction));
}

/** Returns a setting's expression, or the object that holds it and its name there. */
function settingIn(
  { document }: ProjectFile,
  settings: Node,
  name: string,
): { readonly node: Node; readonly member?: string } | undefined {
  const inner = unwrap(settings);
  const [origin, ...others] = document.values.origins(inner);
  const object = others.length === 0 && origin ? unwrap(origin) : undefined;
  const isHere = document.programs.some(({ nodes }) => object !== undefined && nodes.includes(object));
  if (object?.type !== T.ObjectExpression || !isHere) return { node: inner, member: name };
  const own = propertyOf(object, name);
  if (own === undefined || object.properties.some(({ type }) => type === T.SpreadElement)) return undefined;
  return { node: own.value };
}
