import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { indentAt, isTaken } from '../code.js';
import { endOfCode } from '../helpers/end-of-code.js';
import { scopeOfHelpers } from '../helpers/insert.js';
import { extensionOf, lastPartOf } from '../helpers/module/paths.js';
import type { Markup } from '../markup.js';
import { appendProperty, keyOf, propertyOf } from '../objects.js';
import { openOther, requestIn } from '../other-file.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** The code of a component, where the handlers of its markup find a function. */
export interface Component {
  /** For the file with the component's code. */
  readonly request: RewriteRequest;
  /** The code that the function is added to. */
  readonly at: Node;
  /** Whether that is another file than the one with the markup. */
  readonly isElsewhere: boolean;
  /** What the function starts with: `function ` in a script, nothing among methods. */
  readonly keyword: string;
  /** The indentation of the function. */
  readonly indent: string;
  /** Whether the component already has a name. */
  readonly has: (name: string) => boolean;
  /** Returns the edits that add the function's source. */
  readonly add: (code: string) => Attempt<Edit[]>;
}

/**
 * Returns the component of a handler.
 * Refuses where its code is unknown.
 * @param client of the login, as the handler has it
 */
export function* componentBehind(
  request: RewriteRequest,
  markup: Markup,
  client: Node | undefined,
): Attempt<Component> {
  switch (markup.scope) {
    case 'script':
      return yield* scriptOf(request);
    case 'options':
      return yield* optionsOf(request);
    case 'class':
      return yield* classOf(request, client);
  }
}

function* scriptOf(request: RewriteRequest): Attempt<Component> {
  const { program, style } = request;
  const last = yield* scopeOfHelpers(request, program.ast);
  const { at, indent } = endOfCode(request, program.ast, last);
  return {
    request,
    // Helpers that an earlier rewrite added have separate parameters.
    at: program.ast.body.findLast(({ type }) => type !== T.FunctionDeclaration) ?? last,
    isElsewhere: false,
    keyword: 'function ',
    indent,
    has: (name) => isTaken(program.nodes, name),
    *add(code) {
      return [{ start: at, end: at, text: style.eol + style.eol + indent + code }];
    },
  };
}

/** Functions that return a component's options as they get them. */
const DEFINES = /^(?:defineComponent|defineNuxtComponent|extend)$/;

/** The component of Vue's options: the method is another one of `methods`. */
function* optionsOf(request: RewriteRequest): Attempt<Component> {
  const { program, text, style } = request;
  const exported = program.ast.body.find((statement) => statement.type === T.ExportDefaultDeclaration)?.declaration;
  const value = exported && unwrap(exported);
  const isDefined = value?.type === T.CallExpression && DEFINES.test(calledName(value) ?? '');
  const options = isDefined && value.arguments[0] ? unwrap(value.arguments[0]) : value;
  if (options?.type !== T.ObjectExpression) return yield* refuse('reason.in-attribute');
  const methods = propertyOf(options, 'methods');
  const object = methods && unwrap(methods.value);
  if (methods && object?.type !== T.ObjectExpression) return yield* refuse('reason.in-attribute');
  const outer = indentAt(text, options.properties[0]?.range[0] ?? options.range[0]);
  const [first] = object?.type === T.ObjectExpression ? object.properties : [];
  const indent = first ? indentAt(text, first.range[0]) : outer + style.indent;
  return {
    ...{ request, at: options, isElsewhere: false, keyword: '', indent },
    // A prop, a value of `data()` or another method may have any name of the script.
    has: (name) => isTaken(program.nodes, name),
    *add(code) {
      if (object?.type === T.ObjectExpression && object.properties.length > 0) {
        return yield* appendProperty(text, object, code);
      }
      const block = `{${style.eol}${indent}${code}${style.trailingCommas ? ',' : ''}${style.eol}${outer}}`;
      if (object) return [{ start: object.range[0], end: object.range[1], text: block }];
      return yield* appendProperty(text, options, `methods: ${block}`);
    },
  };
}

/** The class in another file that names the template. */
function* classOf(request: RewriteRequest, client: Node | undefined): Attempt<Component> {
  const { fileName, project } = request;
  const template = lastPartOf(fileName);
  const specifier = `./${template.slice(0, template.length - extensionOf(template).length)}`;
  const file = yield* understood(project.read(fileName, specifier), 'reason.in-attribute');
  const document = openOther(request, file);
  const owners = document.programs
    .flatMap(({ nodes }) => nodes)
    .filter((node): node is TSESTree.ClassDeclaration => node.type === T.ClassDeclaration && shows(node, template));
  const [owner, ...others] = owners;
  if (owner === undefined || others.length > 0) return yield* refuse('reason.in-attribute');
  const other = yield* requestIn(request, document, owner);
  const member = client && memberNamed(client);
  const last = owner.body.body.at(-1);
  if (last === undefined || member === undefined || !isLoginService(other, owner, member)) {
    return yield* refuse('reason.in-attribute');
  }
  const { style, text } = other;
  const indent = indentAt(text, owner.body.body[0]?.range[0] ?? last.range[0]);
  return {
    ...{ request: other, at: owner, isElsewhere: true, keyword: '', indent },
    has: (name) => isTaken(other.program.nodes, name),
    *add(code) {
      const [, end] = last.range;
      return [{ start: end, end, text: style.eol + style.eol + indent + code }];
    },
  };
}

/** Whether a class is the component with a template: `@Component({ templateUrl: './link.component.html' })`. */
function shows({ decorators }: TSESTree.ClassDeclaration, template: string): boolean {
  return decorators.some(({ expression }) => {
    const options = expression.type === T.CallExpression ? expression.arguments[0] : undefined;
    if (expression.type !== T.CallExpression || calledName(expression) !== 'Component') return false;
    const url = options?.type === T.ObjectExpression ? propertyOf(options, 'templateUrl')?.value : undefined;
    return url?.type === T.Literal && (url.value === `./${template}` || url.value === template);
  });
}

/** Returns the member that an expression of a template is: `auth`, `this.auth`. */
function memberNamed(client: Node): string | undefined {
  if (client.type === T.Identifier) return client.name;
  const isOwn = client.type === T.MemberExpression && client.object.type === T.ThisExpression && !client.computed;
  return isOwn && client.property.type === T.Identifier ? client.property.name : undefined;
}

const SERVICE_PACKAGE = '@auth0/auth0-angular';

/** Whether a member of a class is the SDK's service, which the class injects. */
function isLoginService({ program }: RewriteRequest, { body }: TSESTree.ClassDeclaration, name: string): boolean {
  const services = program.ast.body.flatMap((statement) =>
    statement.type === T.ImportDeclaration && statement.source.value === SERVICE_PACKAGE
      ? statement.specifiers.flatMap((each) =>
          each.type === T.ImportSpecifier && each.imported.type === T.Identifier && each.imported.name === 'AuthService'
            ? [each.local.name]
            : [],
        )
      : [],
  );
  const isService = (node: Node | undefined): boolean => node?.type === T.Identifier && services.includes(node.name);
  return body.body.some((member) => {
    if (member.type === T.PropertyDefinition && keyOf(member) === name) {
      const value = member.value ? unwrap(member.value) : undefined;
      return value?.type === T.CallExpression && calledName(value) === 'inject' && isService(value.arguments[0]);
    }
    if (member.type !== T.MethodDefinition || member.kind !== 'constructor') return false;
    return member.value.params.some((parameter) => {
      if (parameter.type !== T.TSParameterProperty || parameter.parameter.type !== T.Identifier) return false;
      const type = parameter.parameter.typeAnnotation?.typeAnnotation;
      return parameter.parameter.name === name && type?.type === T.TSTypeReference && isService(type.typeName);
    });
  });
}
