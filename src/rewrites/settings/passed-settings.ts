import type { TSESTree } from '@typescript-eslint/types';
import { hostOf } from '../../core/hosts/hosts.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { RewriteRequest } from '../rewriter.js';
import { passedBy } from './caller-options.js';
import type { Portable } from './portable-forms.js';
import { portableOf } from './portable.js';
import type { Value } from './portable.js';
import { isPlausible, opening } from './project-settings.js';
import type { Setting } from './set-ups.js';

/**
 * Returns a setting that code gets as a parameter of a class's constructor, as the project passes it: `DOMAIN` of
 * `new Auth(ID, DOMAIN)`. Undefined if the project creates the class with other values, too, or nowhere.
 */
export function passedSetting(request: RewriteRequest, what: Setting, value: Value): Portable | undefined {
  const { document, project, fileName } = request;
  const passed = passedBy(document, value);
  const maker = passed?.definition.node as TSESTree.Node | undefined;
  const name = maker && classOf(maker)?.id?.name;
  if (passed === undefined || name === undefined || !maker || !('params' in maker)) return undefined;
  const index = maker.params.findIndex(
    (each) => (each.type === T.TSParameterProperty ? each.parameter : each) === passed.definition.name,
  );
  if (index < 0) return undefined;
  const others = project
    .settingsFiles(fileName)
    .filter((file) => file.fileName !== fileName && hostOf(file.fileName) && file.text.includes(name))
    .map((file) => opening(request, file));
  const found = [document, ...others].flatMap((each) =>
    each.programs.flatMap(({ nodes }) =>
      nodes.flatMap((node) => {
        if (node.type !== T.NewExpression || calledName(node) !== name) return [];
        const argument = node.arguments[index];
        return [argument && portableOf(each, { node: argument, path: passed.path })];
      }),
    ),
  );
  const [first, ...more] = found;
  if (typeof first !== 'object' || !isPlausible(what, first)) return undefined;
  return more.every((each) => typeof each === 'object' && each.key === first.key) ? first : undefined;
}

/** Returns the class that a function is the constructor of. */
function classOf({ parent }: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  if (parent?.type !== T.MethodDefinition || parent.kind !== 'constructor') return undefined;
  return parent.parent.parent;
}
