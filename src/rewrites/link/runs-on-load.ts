import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** Whether code runs while its page loads, so without anything that a person does. */
export function runsOnLoad(at: Node): boolean {
  const around = enclosingFunction(at);
  return around === undefined || (isCalledOnLoad(around) && runsOnLoad(around));
}

/** Hooks that run their function as soon as a component is there. */
const HOOKS = /^(?:useEffect|useLayoutEffect|onBeforeMount|onMounted)$/;

/** Methods that frameworks call as soon as a component is there. */
const LIFECYCLE =
  /^(?:componentWillMount|componentDidMount|beforeMount|created|mounted|ngOnInit|ngAfterViewInit|ionViewDidLoad|ionViewDidEnter|ionViewWillEnter|connectedCallback)$/;

/** Whether code runs as soon as a component is shown, so without a click. */
export function runsWhenShown({ values }: Pick<RewriteRequest['document'], 'values'>, at: Node): boolean {
  const around = enclosingFunction(at);
  if (around === undefined) return false;
  const { parent } = around as { readonly parent?: Node };
  // `(async () => { … })()` in the function itself.
  if (parent?.type === T.CallExpression && unwrap(parent.callee) === around) return runsWhenShown({ values }, parent);
  if (parent?.type === T.CallExpression) return parent.arguments[0] === around && HOOKS.test(calledName(parent) ?? '');
  const isMember =
    parent?.type === T.MethodDefinition || parent?.type === T.Property || parent?.type === T.PropertyDefinition;
  return isMember && LIFECYCLE.test(values.nameOf(parent) ?? '');
}

function isCalledOnLoad(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === T.AssignmentExpression && parent.left.type === T.MemberExpression) {
    const { property } = parent.left;
    return property.type === T.Identifier && property.name === 'onload';
  }
  if (parent?.type !== T.CallExpression) return false;
  if (unwrap(parent.callee) === node) return true;
  const [event] = parent.arguments;
  switch (calledName(parent)) {
    case '$':
    case 'jQuery':
    case 'ready':
    case 'setTimeout':
      return true;
    case 'addEventListener':
      return event !== undefined && isString(event) && /^(?:load|DOMContentLoaded)$/.test(event.value);
    default:
      return false;
  }
}
