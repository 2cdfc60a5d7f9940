import type { Document, RuleListeners } from '../core/engine/rule.js';
import type { RuleMeta } from '../core/types.js';
import { auth0 } from './auth0/services.js';
import type { TokenSource } from './auth0/token-sources.js';
import type { Auth0Draft, Auth0Rule } from './forms.js';

export const meta: RuleMeta = {
  id: 'link-token-source',
  title: 'Where the token of a deprecated linking call is obtained',
  description:
    'The access token that a deprecated linking call hands on is obtained here. The Management API needs another one: for the audience https://TENANT/api/v2/, with the scope update:current_user_identities.',
  docs: 'docs/rules/link-token-source.md',
  dates: { deprecated: null, removed: null },
  severity: 'information',
  source: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens',
  certainties: ['certain', 'likely', 'dead'],
  needles: [
    ['access_token', 'accessToken'],
    ['auth0', 'Auth0', 'AUTH0', 'FindFirst'],
  ],
};

const LINKING = new Set(['lock-access-token', 'authorize-access-token', 'unlink-endpoint']);

export const rule: Auth0Rule = { meta, create: (document) => [findSources(document)] };

/** Getting a token is nothing wrong: it is told only beside a linking call that it feeds. */
function findSources(document: Document): RuleListeners<Auth0Draft> {
  return {
    *end(found) {
      const linking = found.filter(({ ruleId }) => LINKING.has(ruleId)).map(({ draft }) => draft);
      if (linking.length === 0) return;
      const { tokens } = auth0(document);
      const fed = new Set(linking.flatMap((draft) => feeding(document, draft)));
      for (const source of tokens.all()) {
        if (source.form && fed.has(source) && !isLinking(source, linking)) yield draftOf(source, source.form);
      }
    },
  };
}

/** The sources of the token that a finding hands on; where it is written out in a URL it may be from any. */
function feeding(document: Document, { form, nodes }: Auth0Draft): readonly TokenSource[] {
  const { tokens } = auth0(document);
  const token = 'token' in nodes ? nodes.token : undefined;
  if (token === undefined) return form === 'authorize-url' ? tokens.all() : [];
  return tokens.feeding(token);
}

/** Whether the call that hands the token out is itself the deprecated one: its token is then not what feeds it. */
function isLinking({ call }: TokenSource, linking: readonly Auth0Draft[]): boolean {
  return call !== undefined && linking.some(({ nodes }) => 'call' in nodes && nodes.call === call);
}

function draftOf({ place, certainty, subject, call }: TokenSource, form: NonNullable<TokenSource['form']>): Auth0Draft {
  const advice = 'it needs the audience https://TENANT/api/v2/ and the scope update:current_user_identities';
  return {
    ...place,
    form,
    certainty,
    message:
      certainty === 'dead'
        ? `Lock 10 and later never call this callback, so no token comes from it; get one where the login is handled (${advice}).`
        : `${subject.charAt(0).toUpperCase()}${subject.slice(1)} feeds a deprecated linking call; for the Management API ${advice}.`,
    nodes: call ? { call } : {},
  };
}
