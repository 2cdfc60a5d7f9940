import type { TSESTree } from '@typescript-eslint/types';
import { readUrls } from '../../core/strings/urls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Range, RelatedLocation } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { Auth0Draft } from '../forms.js';
import type { Auth0Document } from './auth0-document.js';
import { authorizeForms } from './authorize-forms.js';
import { lockForms } from './lock-forms.js';
import type { SdkForm, Target } from './sdk-form.js';
import { range } from './sdk-forms.js';
import type { Identified } from './sdk.js';
import { mayBe, versionOf } from './versions.js';

type Node = TSESTree.Node;

const SDK_FORMS: readonly SdkForm[] = [...lockForms, ...authorizeForms];

/** Returns what a finding's certainty rests on, step by step; the last step is the conclusion. */
export function evidenceOf(draft: Auth0Draft, document: Auth0Document): RelatedLocation[] {
  const nodes: Readonly<Partial<Record<string, Node>>> = draft.nodes;
  const place: Range = { start: draft.start, end: draft.end };
  const forms = SDK_FORMS.filter(({ form }) => form === draft.form);
  const steps = forms.length > 0 ? ofSdk(forms, draft, document) : ofUrl(nodes, place, document);
  const isIdToken = /^(?:management-client|authorization-header|auth0-angular-link-account)$/.test(draft.form);
  const conclusion = message(CONCLUSIONS[draft.certainty]);
  return [
    ...steps,
    ...(isIdToken ? [{ ...place, message: message('evidence.id-token') }] : []),
    { ...place, message: conclusion },
  ];
}

const CONCLUSIONS = { certain: 'evidence.certain', likely: 'evidence.likely', dead: 'evidence.dead' } as const;

function ofSdk(forms: readonly SdkForm[], draft: Auth0Draft, document: Auth0Document): RelatedLocation[] {
  const receiver = (draft.nodes as Readonly<Partial<Record<string, Node>>>)['receiver'];
  if (receiver === undefined) return [];
  const found = forms.map((form) => ({ form, identified: identify(form.target, receiver, document) }));
  const { form, identified } = found.find((each) => each.identified !== undefined) ?? {};
  if (form === undefined || identified === undefined) return [];
  const sdk = form.fullName ?? form.sdk;
  const known = form.packages
    .map((name) => ({ package: name, version: versionOf(document, name) }))
    .find(({ version }) => version !== undefined);
  const at = range(receiver);
  const isSent = form.sentBy !== null && mayBe(known?.version, form.sentBy);
  const sending =
    isSent || form.ignored === undefined
      ? message('evidence.sent')
      : message('evidence.not-sent', { ignored: message(form.ignored) });
  return [
    identification(identified, at, sdk),
    ...(known?.version === undefined
      ? []
      : [{ ...at, message: message('evidence.version', { package: known.package, version: known.version }) }]),
    { start: draft.start, end: draft.end, message: sending },
  ];
}

function identify(target: Target, receiver: Node, { sdk }: Auth0Document): Identified | undefined {
  if ('on' in target) return sdk.identify(receiver, target.on);
  if ('construct' in target) return sdk.identifyClass(receiver, target.construct);
  if ('call' in target) return sdk.identify(receiver, target.call);
  return receiver.type === T.JSXIdentifier ? sdk.identifyComponent(receiver, target.component) : undefined;
}

function identification({ by, construction, entry }: Identified, at: Range, sdk: string): RelatedLocation {
  if (construction) return { ...range(construction), message: message('evidence.created-here', { sdk }) };
  if (entry) return { ...range(entry), message: message('evidence.imported', { sdk }) };
  const ids = { proven: 'evidence.known', named: 'evidence.named', open: 'evidence.open' } as const;
  return { ...at, message: message(ids[by], { sdk }) };
}

function ofUrl(
  { call, url, token, userId }: Readonly<Partial<Record<string, Node>>>,
  place: Range,
  document: Auth0Document,
): RelatedLocation[] {
  const { http, texts, hosts } = document;
  const made = call?.type === T.CallExpression || call?.type === T.NewExpression ? http.requestAt(call) : undefined;
  const urls = made ? http.urlsOf(made) : url ? texts.of(url) : [];
  const host = urls.flatMap((text) => readUrls(text).map((parts) => hosts.classify(parts)))[0];
  const steps: Message[] = [];
  if (host !== undefined && host !== 'other') {
    steps.push(
      message(
        host === 'auth0' ? 'evidence.host-auth0' : host === 'named' ? 'evidence.host-named' : 'evidence.host-unknown',
      ),
    );
  }
  const isUnlinking = userId !== undefined || document.text.slice(place.start, place.end).includes('unlink');
  if (made && isUnlinking) steps.push(message(made.method === 'POST' ? 'evidence.post' : 'evidence.method-unknown'));
  if (token && userId) steps.push(message('evidence.fields'));
  return steps.map((step) => ({ ...(url ? range(url) : place), message: step }));
}
