import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { GENERATED } from './generated.js';
import type { HelperName } from './snippets.js';

/** Whether a function with a helper's name is that helper, and not the application's own function. */
export function isHelper({ params }: TSESTree.FunctionDeclaration, name: HelperName): boolean {
  const variants: Readonly<Record<string, { readonly modern: { readonly code: string } }>> = GENERATED[name];
  const own = params.map(nameOf).join();
  return Object.values(variants).some(({ modern }) => {
    const names = parametersIn(modern.code, name);
    // Such a short list says nothing, and users complete one of these helpers.
    return names.length < 2 || names.join() === own;
  });
}

function nameOf(parameter: TSESTree.Parameter): string | undefined {
  const node = parameter.type === T.AssignmentPattern ? parameter.left : parameter;
  return node.type === T.Identifier ? node.name : undefined;
}

function parametersIn(code: string, name: string): string[] {
  const start = code.indexOf(`function ${name}(`);
  const list = code.slice(code.indexOf('(', start) + 1, code.indexOf(')', start));
  return list.split(',').flatMap((parameter) => /[\w$]+/.exec(parameter)?.[0] ?? []);
}
