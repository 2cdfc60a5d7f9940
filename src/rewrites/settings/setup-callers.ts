import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { passedBy } from './caller-options.js';
import type { Value } from './portable.js';
import type { Setting, SetUp } from './set-ups.js';

/** A function that sets up a client with what its callers pass. */
export interface SetUpFunction {
  readonly name: string;
  /** The settings' positions in its arguments, and where in an argument they are. */
  readonly settings: Readonly<Record<Setting, { readonly index: number; readonly path: readonly string[] }>>;
}

/** Returns the function around a set-up, if both settings come from its parameters: `setupAuth(options)`. */
export function setUpFunctionOf(document: Document, { settings }: SetUp): SetUpFunction | undefined {
  const domain = parameterOf(document, settings.domain);
  const clientId = parameterOf(document, settings['client id']);
  if (domain === undefined || clientId?.name !== domain.name) return undefined;
  return { name: domain.name, settings: { domain, 'client id': clientId } };
}

/** Returns what each call of such a function in a document sets up. */
export function setUpsByCallers({ programs }: Document, { name, settings }: SetUpFunction): SetUp[] {
  return programs.flatMap(({ nodes }) =>
    nodes.flatMap((at): SetUp[] => {
      if (at.type !== T.CallExpression || calledName(at) !== name) return [];
      const value = (what: Setting): Value | undefined => {
        const { index, path } = settings[what];
        const spread = at.arguments.findIndex(({ type }) => type === T.SpreadElement);
        const argument = spread >= 0 && spread <= index ? undefined : at.arguments[index];
        return argument && { node: argument, path };
      };
      return [{ at, call: undefined, settings: { 'client id': value('client id'), domain: value('domain') } }];
    }),
  );
}

function parameterOf(document: Document, value: Value | undefined) {
  if (value === undefined || value.isNameOpen === true) return undefined;
  const passed = passedBy(document, value);
  const declared = passed?.definition.node as TSESTree.Node | undefined;
  if (passed === undefined || !declared || !isFunction(declared)) return undefined;
  const { parent } = declared as TSESTree.Node;
  const id =
    parent?.type === T.VariableDeclarator ? parent.id : declared.type === T.FunctionDeclaration ? declared.id : null;
  const index = declared.params.findIndex((each) => each === passed.definition.name);
  return id?.type === T.Identifier && index >= 0 ? { name: id.name, index, path: passed.path } : undefined;
}
