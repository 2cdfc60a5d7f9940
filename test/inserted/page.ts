/** A page and the requests that it sends: by `fetch`, and by XMLHttpRequest where that is all it has. */
import { webcrypto } from 'node:crypto';
import type { Dialect } from './run.js';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export class Page {
  readonly sent: Sent[] = [];
  readonly stored = new Map<string, string>();
  answer: Answer | 'no connection' = { status: 201, text: '[{"provider":"github"}]' };
  cookie = '';
  reloads = 0;
  hash = '';
  readonly addresses: string[] = [];
  /** Resolves with the page that this one is replaced by. */
  readonly left: Promise<string>;
  #leave: (address: string) => void = () => undefined;

  constructor() {
    this.left = new Promise((resolve) => {
      this.#leave = resolve;
    });
  }

  /** What is global on the page; in ES5 it is Internet Explorer 11, without promises. */
  globals(dialect: Dialect): object {
    const window = { location: this.#location(), history: this.#history(), ...this.#crypto(dialect) };
    return {
      ...(dialect === 'es5' ? { XMLHttpRequest: this.#xmlHttpRequest() } : { fetch: this.#fetch(), URLSearchParams }),
      ...this.#crypto(dialect),
      window,
      atob,
      document: this,
      sessionStorage: {
        getItem: (key: string) => this.stored.get(key) ?? null,
        setItem: (key: string, value: string) => this.stored.set(key, value),
        removeItem: (key: string) => this.stored.delete(key),
      },
    };
  }

  #location(): object {
    return {
      href: 'https://garden.example/account?tab=logins',
      pathname: '/account',
      search: '?tab=logins',
      hash: this.hash,
      assign: (address: string) => {
        this.#leave(address);
      },
      replace: (address: string) => {
        this.#leave(address);
      },
      reload: () => {
        this.reloads++;
      },
    };
  }

  #history(): object {
    return { replaceState: (_state: unknown, _title: string, address: string) => this.addresses.push(address) };
  }

  #crypto(dialect: Dialect): object {
    const crypto = { getRandomValues: <T extends Uint32Array>(array: T): T => webcrypto.getRandomValues(array) };
    return dialect === 'es5' ? { msCrypto: crypto } : { crypto };
  }

  #fetch() {
    return async (url: string, init: { method: string; headers: Record<string, string>; body: string }) => {
      this.sent.push({ url, method: init.method, headers: init.headers, body: JSON.parse(init.body) });
      if (this.answer === 'no connection') throw new TypeError('Failed to fetch');
      return Promise.resolve(new Response(this.answer.text, { status: this.answer.status }));
    };
  }

  #xmlHttpRequest(): object {
    return requestsOf(this);
  }
}

/** The class XMLHttpRequest of a page. */
function requestsOf(page: Page): object {
  return class {
    onload?: () => void;
    onerror?: () => void;
    status = 0;
    responseText = '';
    #opened = { method: '', url: '' };
    readonly #headers: Record<string, string> = {};

    open(method: string, url: string): void {
      this.#opened = { method, url };
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers[name] = value;
    }

    send(body: string): void {
      page.sent.push({ ...this.#opened, headers: this.#headers, body: JSON.parse(body) });
      setImmediate(() => {
        if (page.answer === 'no connection') {
          this.onerror?.();
          return;
        }
        this.status = page.answer.status;
        this.responseText = page.answer.text;
        this.onload?.();
      });
    }
  };
}

/** What a function that takes a callback at the end calls it with. */
export function calledBack(start: (callback: (...results: unknown[]) => void) => void): Promise<unknown[]> {
  return new Promise((resolve) => {
    start((...results) => {
      resolve(results);
    });
  });
}
