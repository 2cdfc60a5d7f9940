import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document, RuleListeners } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import { invocationOf } from '../../core/values/invocations.js';
import type { Binding } from '../../core/values/scopes.js';
import { message } from '../../messages/message.js';
import type { Auth0Draft, SdkFormId } from '../forms.js';
import type { Auth0Document } from './auth0-document.js';
import { vocabulary } from './auth0-vocabulary.js';
import { connectedAction } from './connected-action.js';
import { restOf } from './passed-on.js';
import type { SdkForm } from './sdk-form.js';
import { range } from './sdk-forms.js';
import { Sdk } from './sdk.js';
import { mayBe, versionOf } from './versions.js';
import { TOKEN } from './words.js';

type Node = TSESTree.Node;
type WrapperForm = 'authorize-by-wrapper' | 'lock-by-wrapper';

/** A parameter of a function that reaches a login of an SDK, and the path to the token in it. */
interface Passed {
  readonly form: SdkForm<SdkFormId>;
  readonly index: number;
  readonly path: readonly string[];
}

/** How many functions of the application may pass the options on to one another. */
const MAX_STEPS = 3;

/**
 * Returns listeners that find a token in options for a function of another file that passes them on to an SDK:
 * `export const login = (options) => webAuth.authorize(options)`.
 */
export function findLoginWrappers(
  document: Auth0Document,
  forms: readonly SdkForm<SdkFormId>[],
  id: WrapperForm,
): RuleListeners<Auth0Draft> {
  const wrappers = new LoginWrappers(forms);
  const names = vocabulary.tokens.some((token) => document.text.includes(token));
  const known = new Map<Binding, boolean>();
  return {
    *CallExpression(node) {
      if (!names || node.arguments.length === 0 || !mayBeImported(document, node.callee, known)) return;
      const seen = new Set<Node>();
      for (const { form, index, path } of wrappers.behind(document, node.callee)) {
        const argument = node.arguments[index];
        if (argument === undefined || argument.type === T.SpreadElement) continue;
        if (form.unless?.some((name) => document.values.properties(argument, [name]).length > 0)) continue;
        for (const { key, value } of document.values.properties(argument, path)) {
          if (seen.has(key)) continue;
          seen.add(key);
          const written = document.text.slice(...key.range);
          const name = vocabulary.tokens.find((token) => written.includes(token)) ?? TOKEN;
          yield {
            ...range(key),
            form: id,
            certainty: 'likely',
            message: message('finding.wrapped-token', { name, sdk: form.sdk }),
            nodes: { call: node, receiver: node.callee, options: argument, ...(value ? { token: value } : {}) },
            related: value ? document.tokens.related(value) : [],
          };
        }
      }
    },
  };
}

/** A variable that is set more often holds something that the file itself makes, and each value would be followed. */
const MAX_WRITES = 4;

/**
 * Whether a callee may be a function of another file, as far as its name shows; resolving it costs more.
 * @param known what has been found out about variables
 */
function mayBeImported({ values }: Document, callee: Node, known: Map<Binding, boolean>): boolean {
  let root = unwrap(callee);
  while (root.type === T.MemberExpression) root = unwrap(root.object);
  if (root.type === T.ThisExpression || requiredModule(root) !== undefined) return true;
  if (root.type !== T.Identifier) return false;
  const binding = values.bindingOf(root);
  if (binding === undefined) return false;
  let isPossible = known.get(binding);
  if (isPossible === undefined) known.set(binding, (isPossible = holdsImport(binding)));
  return isPossible;
}

function holdsImport({ definitions, references }: Binding): boolean {
  return (
    references.filter((use) => use.isWrite()).length <= MAX_WRITES &&
    definitions.some(
      ({ type, node }) =>
        type === DefinitionType.ImportBinding ||
        type === DefinitionType.Parameter ||
        (type === DefinitionType.Variable && node.init !== null),
    )
  );
}

/** Whether a callee is a method of a client that callers pass to the function, in a file that names Auth0. */
function isOfGivenClient({ text, values }: Document, callee: Node): boolean {
  if (callee.type !== T.MemberExpression || callee.object.type !== T.Identifier || !/auth0/i.test(text)) return false;
  return values.bindingOf(callee.object)?.definitions.some(({ type }) => type === DefinitionType.Parameter) === true;
}

/** Finds the functions of other files that pass their parameters on to an SDK's login. */
class LoginWrappers {
  readonly #forms: readonly SdkForm<SdkFormId>[];
  readonly #known = new Map<FunctionNode, readonly Passed[]>();
  readonly #sdks = new Map<Document, Sdk>();

  constructor(forms: readonly SdkForm<SdkFormId>[]) {
    this.#forms = forms;
  }

  /** Returns what the functions of other files that a callee may be pass on. */
  behind(document: Document, callee: Node, steps = MAX_STEPS): readonly Passed[] {
    const action = connectedAction(document, callee) ?? callee;
    return document.imports.resolve(action).flatMap(({ document: other, node }) =>
      other.values
        .origins(node)
        .filter(isFunction)
        .flatMap((each) => this.#ofFunction(other, each, steps)),
    );
  }

  #inSameFile(document: Document, callee: Node, steps: number): readonly Passed[] {
    return callee.type === T.Identifier
      ? document.values
          .origins(callee)
          .filter(isFunction)
          .flatMap((each) => this.#ofFunction(document, each, steps))
      : [];
  }

  #ofFunction(document: Document, declared: FunctionNode, steps: number): readonly Passed[] {
    const known = this.#known.get(declared);
    if (known !== undefined || steps === 0 || !document.budget.enter()) return known ?? [];
    // A function that calls itself passes on nothing more.
    this.#known.set(declared, []);
    const [start, end] = declared.range;
    const calls = document.programs.flatMap(({ nodes }) =>
      nodes.filter(
        (node): node is TSESTree.CallExpression =>
          node.type === T.CallExpression && start <= node.range[0] && node.range[1] <= end,
      ),
    );
    const found = calls.flatMap((call) => this.#passedBy(document, declared, call, steps));
    this.#known.set(declared, found);
    document.budget.leave();
    return found;
  }

  #passedBy(
    document: Document,
    declared: FunctionNode,
    call: TSESTree.CallExpression,
    steps: number,
  ): readonly Passed[] {
    const targets = [
      ...this.#sdkCall(document, call),
      ...this.behind(document, call.callee, steps - 1),
      ...this.#inSameFile(document, call.callee, steps - 1),
    ];
    return targets.flatMap(({ form, index, path }) => {
      const argument = call.arguments[index];
      if (argument === undefined) return [];
      return declared.params.flatMap((parameter, position) => {
        const name = parameter.type === T.AssignmentPattern ? parameter.left : parameter;
        const binding = name.type === T.Identifier ? document.values.bindingOf(name) : undefined;
        const rests = binding ? restOf(document.values, argument, path, binding) : [];
        // A parameter that is the token itself is found where the options are.
        return rests.filter((rest) => rest.length > 0).map((rest): Passed => ({ form, index: position, path: rest }));
      });
    });
  }

  /** Returns where an SDK takes the token if a call is certain to be its login. */
  #sdkCall(document: Document, call: TSESTree.CallExpression): Passed[] {
    const { callee, methods } = invocationOf(document.values, call);
    return this.#forms.flatMap((form) => {
      const { target, argument, when, paths, packages, sentBy } = form;
      if (argument === 'any' || when !== undefined || 'construct' in target || 'component' in target) return [];
      const version = packages.map((name) => versionOf(document, name)).find((known) => known !== undefined);
      if (sentBy === null || !mayBe(version, sentBy)) return [];
      const isIt =
        'call' in target
          ? this.#sdkOf(document).mayIdentify(callee, target.call) &&
            (this.#sdkOf(document).identify(callee, target.call)?.by === 'proven' ||
              (target.call === 'spa-login' && isOfGivenClient(document, callee)))
          : methods.some(
              ({ object, name }) =>
                target.methods.includes(name) && this.#sdkOf(document).identify(object, target.on)?.by === 'proven',
            );
      return isIt ? paths.map((path) => ({ form, index: argument, path })) : [];
    });
  }

  #sdkOf(document: Document): Sdk {
    let sdk = this.#sdks.get(document);
    if (sdk === undefined) this.#sdks.set(document, (sdk = new Sdk(document)));
    return sdk;
  }
}
