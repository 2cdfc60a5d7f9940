/** A person at a browser without scripts: follows redirects, keeps cookies, and logs in where a login page comes. */
import { once } from 'node:events';
import { request as plain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { DOMAIN, PEOPLE } from './scene.js';
import type { Scene } from './scene.js';

interface Page {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

/** Cookies by host. */
type Jar = Map<string, Map<string, string>>;

/**
 * Takes steps such as `GET /link as bob`, and adds to the lines what the last page of each was: `GET /link 200 text`.
 * @param port of the application on this machine
 */
export async function converse(port: number, scene: Scene, steps: readonly string[], lines: string[]): Promise<void> {
  const jar: Jar = new Map();
  for (const step of steps) {
    const [, method = 'GET', path = '/', person] = /^(\w+) (\S+)(?: as (\w+))?$/.exec(step) ?? [];
    const target = path.replace('$OTHER', encodeURIComponent(scene.other.user_id));
    const page = await visit(scene, jar, method, new URL(target, `http://localhost:${port}`), person);
    lines.push(`${method} ${path} ${page.status} ${page.text.slice(0, 300)}`);
  }
}

async function visit(scene: Scene, jar: Jar, first: string, start: URL, person: string | undefined): Promise<Page> {
  let [method, url, body] = [first, start, ''];
  for (let hops = 0; hops < 15; hops++) {
    const { page, location } = await load(scene, jar, method, url, body);
    if (location !== undefined) {
      [method, url, body] = ['GET', new URL(location, url), ''];
      continue;
    }
    const form = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1];
    if (form === undefined || url.hostname !== DOMAIN || page.status >= 400) return page;
    [method, url, body] = ['POST', new URL(unescapeHtml(form), url), fieldsOf(page.text, scene, person)];
  }
  throw new Error(`${start.href} redirects without an end`);
}

/** Name and password on a login page; on any other, what its hidden fields say. */
function fieldsOf(text: string, scene: Scene, person: string | undefined): string {
  if (!text.includes('name="password"')) {
    const hidden = text.matchAll(/name="([^"]+)" value="([^"]*)"/g);
    return new URLSearchParams(
      [...hidden].map(([, name = '', value = '']): [string, string] => [name, unescapeHtml(value)]),
    ).toString();
  }
  if (person === undefined) throw new Error('a login page, but nobody to log in');
  if (person !== 'alice' && scene.failure === 'cancelled login') return 'cancel=1';
  const who = person === 'other' ? scene.other : PEOPLE[person as keyof typeof PEOPLE];
  const password = person !== 'alice' && scene.failure === 'wrong password' ? 'wrong' : who.password;
  return new URLSearchParams({ email: who.email, password }).toString();
}

function unescapeHtml(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

async function load(
  { tenant }: Scene,
  jar: Jar,
  method: string,
  url: URL,
  body: string,
): Promise<{ page: Page; location: string | undefined }> {
  const cookies = jar.get(url.hostname) ?? new Map<string, string>();
  jar.set(url.hostname, cookies);
  const isTenant = url.hostname === DOMAIN;
  const options = {
    host: '127.0.0.1',
    port: isTenant ? tenant.port : url.port,
    method,
    path: url.pathname + url.search,
    headers: {
      host: url.host,
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
  };
  const outgoing = isTenant ? secure({ ...options, servername: DOMAIN, ca: tenant.certificate }) : plain(options);
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  for (const cookie of incoming.headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(name);
    else cookies.set(name, value);
  }
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  const status = incoming.statusCode ?? 0;
  return {
    page: { url, status, text },
    location: status >= 300 && status < 400 ? incoming.headers.location : undefined,
  };
}
