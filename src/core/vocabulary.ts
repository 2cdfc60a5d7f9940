/** The words that make the engine a tool for one service. Rules declare them. */
export interface Words {
  /** Names of the token: as a property, a form field, a query parameter. */
  readonly tokens: readonly string[];
  /** Names of other fields that decide whether there is a finding. */
  readonly fields: readonly string[];
  /** Names of further parameters of a request that rules or rewrites read. */
  readonly parameters: readonly string[];
  /** Paths of which a mention may be a finding without any token. */
  readonly endpoints: readonly string[];
  /** Words of which the address of a form has one, if the form can be a finding. */
  readonly actions: readonly string[];
  /** Words, in any case, by which a file shows that it deals with the service. */
  readonly service: readonly string[];
  /** Ends of the service's host names. */
  readonly hosts: readonly string[];
  /** What the tool is called in a suppression comment: `NAME-disable`. */
  readonly tool: string;
}

/** Words, prepared for the questions that the stages of an analysis ask. */
export class Vocabulary {
  readonly tokens: readonly string[];
  /** Of these fields it matters that they are there: they are followed into other documents and past a `delete`. */
  readonly followed: ReadonlySet<string>;
  /** The parameters that are read from objects and forms; the others say nothing. */
  readonly parameters: readonly string[];
  /** How every suppression comment starts. */
  readonly directive: string;
  /** A part of every comment that suppresses something. */
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

  /** Whether an attribute or expression may contain what a rule looks for. */
  isInteresting(code: string): boolean {
    return this.#interesting.test(code);
  }

  /** Whether a form that is sent to `address` may be a finding. */
  isAction(address: string): boolean {
    return this.#actions.test(address);
  }

  /** Whether a file that is imported may tell anything about the service or a token. */
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
