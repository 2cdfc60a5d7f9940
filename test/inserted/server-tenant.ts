import { EventEmitter } from 'node:events';
import type { Management } from '../../src/rewrites/helpers/snippets.js';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

/** Auth0, for a server with `fetch` or with Node's `https` only. */
export class Tenant {
  readonly sent: Sent[] = [];
  status = 200;
  primary = 'auth0|1';

  /** What is global on a server, and what placeholders stand for. */
  globals(): object {
    const env = { AUTH0_MANAGEMENT_CLIENT_ID: 'ID', AUTH0_MANAGEMENT_CLIENT_SECRET: 'SECRET' };
    return { Buffer, process: { env }, fetch: this.#fetch(), NODE_HTTPS: { request: this.#request() } };
  }

  #answer(method: string, url: string, headers: Record<string, string>, body?: string | null): string {
    this.sent.push({ method, url, token: headers['Authorization'], body: body ? JSON.parse(body) : undefined });
    if (this.status !== 200) return 'refused';
    if (url.endsWith('/userinfo')) return JSON.stringify({ sub: this.primary });
    return JSON.stringify(url.endsWith('/oauth/token') ? { access_token: 'MACHINE' } : []);
  }

  #fetch() {
    return (url: string, init: { method?: string; headers: Record<string, string>; body?: string }) => {
      const text = this.#answer(init.method ?? 'GET', url, init.headers, init.body);
      return Promise.resolve(new Response(text, { status: this.status }));
    };
  }

  #request() {
    return (
      options: { hostname: string; path: string; method: string; headers: Record<string, string> },
      callback: (response: EventEmitter) => void,
    ) => {
      const end = (body?: string): void => {
        const text = this.#answer(options.method, `https://${options.hostname}${options.path}`, options.headers, body);
        const response = Object.assign(new EventEmitter(), { statusCode: this.status, setEncoding: () => undefined });
        callback(response);
        response.emit('data', text.slice(0, 1));
        response.emit('data', text.slice(1));
        response.emit('end');
      };
      return Object.assign(new EventEmitter(), { end });
    };
  }
}

/** A `ManagementClient` of node-auth0; the methods that a version lacks are missing. */
export function managementClient(version: Management, calls: unknown[]): object {
  const call =
    (name: string) =>
    (...args: unknown[]): Promise<void> => {
      calls.push([name, ...args]);
      return Promise.resolve();
    };
  const clients: Readonly<Record<Management, object>> = {
    v2: { linkUsers: call('link'), unlinkUsers: call('unlink') },
    v4: { users: { link: call('link'), unlink: call('unlink') } },
    v5: { users: { identities: { link: call('link'), delete: call('unlink') } } },
  };
  return clients[version];
}
