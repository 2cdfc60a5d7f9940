import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { withSlashes } from '../helpers/module/paths.js';
import { filesWith } from '../project-files.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isApplication } from './route.js';
import type { Route } from './route.js';
import { importedNames } from './translated.js';

type Node = TSESTree.Node;

/**
 * Returns the TODO to allow a callback's URL, with the mount path of its router if the project's code says it.
 * @param isFixed whether the URL does not depend on the request's host
 */
export function callbackTodo(
  request: RewriteRequest,
  { callbackPath, isMounted, owner, registry }: Route,
  isFixed = false,
): Message {
  const mount = isMounted ? mountOf(registry?.request ?? request, owner) : '';
  if (isFixed) {
    return mount === undefined
      ? message('todo.allow-callback-url-after-mount', { path: callbackPath })
      : message('todo.allow-callback-url', { path: mount + callbackPath });
  }
  return mount === undefined
    ? message('todo.allow-callback-url-of-router', { path: callbackPath })
    : message('todo.allow-callback-url-behind-proxy', { path: mount + callbackPath });
}

/** Returns the only path at which an application mounts a router of the rewritten file. */
function mountOf(request: RewriteRequest, owner: Node): string | undefined {
  const name = sourceOf(request, owner);
  const here = mountsIn(request.document, (argument) => sourceOf(request, argument) === name);
  const all =
    here.length > 0
      ? here
      : filesWith(request, /\.use\s*\(/).flatMap((file) => {
          const names = file.document.programs.flatMap((program) =>
            importedNames(program, { fileName: file.fileName, project: request.project }),
          );
          const isUs = (module: string | undefined) =>
            module !== undefined && withSlashes(module) === withSlashes(request.fileName);
          return mountsIn(file.document, (argument) => {
            if (argument.type === T.Identifier)
              return names.some(({ local, module }) => local === argument.name && isUs(module));
            const specifier = requiredModule(argument);
            return specifier !== undefined && isUs(request.project.read(file.fileName, specifier)?.fileName);
          });
        });
  const [mount, ...others] = new Set(all);
  return others.length === 0 ? mount : undefined;
}

/** Returns the paths of `app.use(path, router)`; undefined for one that is not plain, or of another router. */
function mountsIn(document: Document, isRouter: (argument: Node) => boolean): (string | undefined)[] {
  return document.programs.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) return [];
      const { property, object } = node.callee;
      if (property.type !== T.Identifier || property.name !== 'use' || !node.arguments.some(isRouter)) return [];
      const [path] = node.arguments;
      if (!isApplication({ document }, object) || path === undefined) return [undefined];
      // `app.use(requiresAuth(), router)`; a variable may hold a path.
      if (!isString(path)) return [isRouter(path) || path.type === T.CallExpression ? '' : undefined];
      return [/^(?:\/[\w.~-]+)*\/?$/.test(path.value) ? path.value.replace(/\/$/, '') : undefined];
    }),
  );
}
