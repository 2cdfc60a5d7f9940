import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import { auth0Document } from '../../rules/auth0/auth0-document.js';
import { withSlashes } from '../helpers/module/paths.js';
import { requestIn } from '../other-file.js';
import { filesWith } from '../project-files.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { registrationsWith } from './registrations.js';
import type { HandlerRegistration } from './registrations.js';

type Node = TSESTree.Node;

/** A registration in another file than that of the handler. */
export interface RegistrationElsewhere extends HandlerRegistration {
  /** For the file that registers the route. */
  readonly request: RewriteRequest;
  /** How that file imports the handler's. */
  readonly specifier: string;
}

/** Code that registers routes. */
const ROUTES = /\.\s*(?:get|post|all)\s*\(/;

/**
 * Returns the registrations of an exported handler in the package's other files: `router.get('/link', linkHandler)`.
 * Refuses where such a file can't be edited, or does not import the handler's file itself.
 */
export function* registrationsElsewhere(
  request: RewriteRequest,
  handler: FunctionNode,
): Attempt<RegistrationElsewhere[]> {
  const found: RegistrationElsewhere[] = [];
  for (const file of filesWith(request, ROUTES)) {
    const document = auth0Document(file.document);
    const isHandler = (argument: Node): boolean =>
      document.imports
        .resolve(argument)
        .some(
          (remote) =>
            withSlashes(remote.document.fileName) === withSlashes(request.fileName) &&
            remote.document.values.origins(remote.node).some((origin) => isSamePlace(origin, handler)),
        );
    for (const program of document.programs) {
      for (const registration of registrationsWith({ program }, isHandler)) {
        const specifier = specifierIn(program.nodes, request, file.fileName);
        if (specifier === undefined) return yield* refuse('reason.route-elsewhere');
        found.push({ ...registration, request: yield* requestIn(request, document, registration.call), specifier });
      }
    }
  }
  return found;
}

/** Whether nodes of two parses of one text are the same. */
function isSamePlace(one: Node, other: Node): boolean {
  return one.type === other.type && one.range[0] === other.range[0] && one.range[1] === other.range[1];
}

/** Returns the specifier by which a file imports the rewritten one. */
function specifierIn(
  nodes: readonly Node[],
  { fileName, project }: RewriteRequest,
  importer: string,
): string | undefined {
  return nodes
    .flatMap((node) => (node.type === T.ImportDeclaration ? node.source.value : (requiredModule(node) ?? [])))
    .find((specifier) => {
      const module = project.read(importer, specifier)?.fileName;
      return module !== undefined && withSlashes(module) === withSlashes(fileName);
    });
}
