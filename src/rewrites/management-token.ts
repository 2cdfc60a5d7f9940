import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../core/engine/rule.js';
import { flatten } from '../core/strings/pieces.js';
import { T } from '../core/syntax/node-types.js';

/** Paths in a token request's options that can hold the audience and the scope. */
const OPTIONS = [[], ['authorizationParams']] as const;

/**
 * Whether the code requests a token that may change the user's identities: with the Management API's audience and the
 * scope `update:current_user_identities`.
 */
export function isManagementToken(document: Document, token: TSESTree.Node): boolean {
  const origins = document.values.origins(token);
  return origins.every((origin) => origin.type === T.CallExpression && isAskedFor(document, origin));
}

function isAskedFor({ values, texts }: Document, { arguments: [options] }: TSESTree.CallExpression): boolean {
  if (options === undefined) return false;
  const says = (name: string, isRight: (text: string) => boolean): boolean =>
    OPTIONS.some((path) => {
      const sites = values.properties(options, [...path, name]);
      return (
        sites.length > 0 &&
        sites.every(({ value }) => value !== undefined && texts.of(value).every((text) => isRight(flatten(text))))
      );
    });
  return (
    says('audience', (text) => text.endsWith('/api/v2/')) &&
    says('scope', (text) => text.split(' ').includes('update:current_user_identities'))
  );
}
