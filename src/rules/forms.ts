/* eslint-disable @typescript-eslint/consistent-type-definitions -- interfaces are not assignable to `Nodes`: they have no index signature */
import type { TSESTree } from '@typescript-eslint/types';
import type { FindingDraft, Nodes, Rule, RuleSet } from '../core/engine/rule.js';
import type { Call } from '../core/syntax/calls.js';
import type { Auth0Document } from './auth0/auth0-document.js';
import type { authorizeForms } from './auth0/authorize-forms.js';
import type { lockForms } from './auth0/lock-forms.js';

/**
 * Every form with the nodes that its findings pass to a rewriter. Ids are stable, because other tools rely on them.
 * The ids of the SDK forms are in `auth0/*-forms.ts`; the plan for each form is in `rewrites/plans.ts`.
 */
export type Auth0Draft =
  | Draft<SdkFormId | 'authorize-by-wrapper' | 'lock-by-wrapper' | 'passport-nestjs', SdkNodes>
  | Draft<'authorize-url' | 'unlink-url', UrlNodes>
  | Draft<'authorize-request', UrlNodes & { readonly call?: Call }>
  | Draft<'unlink-request', RequestNodes>
  | Draft<'management-client' | 'authorization-header' | 'auth0-angular-link-account', CredentialNodes>
  | Draft<'lock-callback' | 'passport-verify' | 'code-exchange' | 'aspnet-claim', SourceNodes>
  | Draft<'legacy-lock' | 'legacy-auth0js', NoNodes>;

type Draft<Form extends string, Its extends Nodes> = FindingDraft & { readonly form: Form; readonly nodes: Its };

export type SdkFormId = (typeof lockForms | typeof authorizeForms)[number]['form'];
export type FormId = Auth0Draft['form'];

/** The nodes in findings of a form. */
export type NodesOf<Form extends FormId> = NodesIn<Auth0Draft, Form>;

type NodesIn<Each extends Auth0Draft, Form extends FormId> = Each extends Auth0Draft
  ? Form extends Each['form']
    ? Each['nodes']
    : never
  : never;

export type Auth0Rule = Rule<Auth0Draft, Auth0Document>;
export type Auth0RuleSet = RuleSet<Auth0Draft, Auth0Document>;

/** A token in the options of an SDK call, class or component. */
export type SdkNodes = {
  readonly call: Call | TSESTree.JSXOpeningElement;
  /** The object whose method is called, or the function or class itself. */
  readonly receiver: TSESTree.Node;
  readonly options: TSESTree.Node;
  /** Absent if another document assigns the value. */
  readonly token?: TSESTree.Node;
};

/** A URL in the code. */
export type UrlNodes = {
  readonly url: TSESTree.Node;
  readonly token?: TSESTree.Node;
};

/** A request, with the fields of its body. */
export type RequestNodes = {
  readonly call: Call;
  readonly url: TSESTree.Node;
  readonly token?: TSESTree.Node;
  readonly userId?: TSESTree.Node;
};

/** A token that a call sends as its credential. */
export type CredentialNodes = {
  readonly call: Call;
  readonly token: TSESTree.Node;
};

/** The call that provides a token. */
export type SourceNodes = {
  readonly call?: TSESTree.Node;
};

export type NoNodes = Readonly<Record<string, never>>;
