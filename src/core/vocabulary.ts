/** The words that make the engine a tool for one service. Rules declare them. */
export interface Words {
  /** Names of the token, as a property, form field or query parameter. */
  readonly tokens: readonly string[];
  /** Names of other fields that decide whether code is a finding. */
  readonly fields: readonly string[];
  /** Names of other request parameters that rules or rewrites read. */
  readonly parameters: readonly string[];
  /** Paths that may be a finding even without a token. */
  readonly endpoints: readonly string[];
  /** Words in a form's address; a form without one of them can't be a finding. */
  readonly actions: readonly string[];
  /** Words that show that a file uses the service. Case-insensitive. */
  readonly service: readonly string[];
  /** Suffixes of the service's host names. */
  readonly hosts: readonly string[];
  /** The tool's name in suppression comments: `NAME-disable`. */
  readonly tool: string;
}

/** The words of a service, prepared for the queries of an analysis. */
export class Vocabulary {
  readonly tokens: readonly string[];
  /** The fields whose presence matters. Only these are followed into other documents and past a `delete`. */
  readonly followed: ReadonlySet<string>;
  /** The parameters to read from objects and forms. */
  readonly parameters: readonly string[];
  /** The prefix of every suppression comment. */
  readonly directive: string;
  /** A substring of every comment that suppresses findings. */
  readonly suppression: string;
  readonly #hosts: readonly string[];
  readonly #interesting: RegExp;
  readonly #actions: RegExp;
  readonly #relevant: RegExp;

  constructor({ tokens, fields, parameters, endpoints, actions, service, hosts, tool }: Words) {
    this.tokens = tokens;
    this.followed = new Set([...tokens, ...fields]);
    this.parameters = [...parameters, ...tokens, ...fields];
    this.directive = `${tool}-`;
    this.suppression = `${tool}-disable`;
    this.#hosts = hosts;
    this.#interesting = anyOf([...tokens, ...endpoints]);
    this.#actions = anyOf(actions);
    this.#relevant = anyOf([...service, ...tokens], 'i');
  }

  /** Whether an attribute or expression may contain a match of a rule. */
  isInteresting(code: string): boolean {
    return this.#interesting.test(code);
  }

  /** Whether a form with this address may be a finding. */
  isAction(address: string): boolean {
    return this.#actions.test(address);
  }

  /** Whether an imported file may contain anything about the service or a token. */
  isRelevant(text: string): boolean {
    return this.#relevant.test(text);
  }

  /** Whether a text mentions a host of the service. */
  namesHost(text: string): boolean {
    return this.#hosts.some((host) => text.includes(host));
  }
}

function anyOf(words: readonly string[], flags = ''): RegExp {
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), flags);
}
