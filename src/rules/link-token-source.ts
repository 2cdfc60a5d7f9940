import type { RuleListeners } from '../core/engine/rule.js';
import type { RuleMeta } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Auth0Document } from './auth0/auth0-document.js';
import { vocabulary } from './auth0/auth0-vocabulary.js';
import type { TokenSource } from './auth0/token-source-finder.js';
import type { Auth0Draft, Auth0Rule } from './forms.js';

export const meta = {
  id: 'link-token-source',
  title: message('rule.link-token-source.title'),
  description: message('rule.link-token-source.description'),
  docs: 'docs/rules/link-token-source.md',
  dates: { deprecated: null, removed: null },
  severity: 'information',
  source: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens',
  certainties: ['certain', 'likely', 'dead'],
  needles: [vocabulary.tokens, ['auth0', 'Auth0', 'AUTH0', 'FindFirst']],
  isDependent: true,
} as const satisfies RuleMeta;

const LINKING = new Set(['lock-access-token', 'authorize-access-token', 'unlink-endpoint']);

export const rule: Auth0Rule = { meta, create: (document) => [findSources(document)] };

/**
 * Returns listeners that report token sources. Obtaining a token is fine, so a source is reported only if it feeds a
 * linking call.
 */
function findSources(document: Auth0Document): RuleListeners<Auth0Draft> {
  return {
    *end(found) {
      const linking = found.filter(({ ruleId }) => LINKING.has(ruleId)).map(({ draft }) => draft);
      if (linking.length === 0) return;
      const { tokens } = document;
      const fed = new Set(linking.flatMap((draft) => feeding(document, draft)));
      for (const source of tokens.all()) {
        if (source.form && fed.has(source) && !isLinking(source, linking)) yield draftOf(source, source.form);
      }
    },
  };
}

/** Returns the sources of a finding's token. A placeholder in a URL may come from any of them. */
function feeding(document: Auth0Document, { form, nodes }: Auth0Draft): readonly TokenSource[] {
  const { tokens } = document;
  const token = 'token' in nodes ? nodes.token : undefined;
  if (token === undefined) return form === 'authorize-url' ? tokens.all() : [];
  return tokens.feeding(token);
}

/** Whether the source's call is itself the deprecated one. Its result is then not the token that it sends. */
function isLinking({ call }: TokenSource, linking: readonly Auth0Draft[]): boolean {
  return call !== undefined && linking.some(({ nodes }) => 'call' in nodes && nodes.call === call);
}

const MESSAGES = {
  'code-exchange': message('finding.token-code-exchange'),
  'passport-verify': message('finding.token-passport-callback'),
  'lock-callback': message('finding.token-lock-callback'),
  'aspnet-claim': message('finding.token-claim'),
} as const;

function draftOf({ place, certainty, call }: TokenSource, form: NonNullable<TokenSource['form']>): Auth0Draft {
  return {
    ...place,
    form,
    certainty,
    message: certainty === 'dead' ? message('finding.token-lock-callback-dead') : MESSAGES[form],
    nodes: call ? { call } : {},
  };
}
