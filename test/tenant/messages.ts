/** The tenant's HTTP: requests as received, and responses as plain data, so every route is a function. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

export interface RecordedRequest {
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** As sent. */
  readonly text: string;
  /** The fields of a JSON or urlencoded body; empty if there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** The response's status; 0 until it is sent. */
  status: number;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A session to store in the tenant's own cookie. */
  readonly session?: string;
}

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

export const html = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><meta charset="utf-8">${body}`,
});

export const redirect = (location: string | URL): Answer => ({ status: 302, headers: { location: String(location) } });

/** Returns an error in OAuth 2.0's format (RFC 6749, 5.2). */
export const oauthError = (status: number, error: string, description: string): Answer =>
  json(status, { error, error_description: description });

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Returns a value escaped for a `<script>`. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

export async function receive(message: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = message.url ?? '/';
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  return {
    method: message.method ?? 'GET',
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: message.headers,
    text,
    body: parseBody(text, message.headers['content-type'] ?? ''),
    cookies: Object.fromEntries(
      (message.headers.cookie ?? '').split('; ').map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]),
    ),
    status: 0,
  };
}

/**
 * Parses the body as JSON or, if that fails, as urlencoded, regardless of the content type: Auth0's own sample sent
 * JSON with the wrong one (https://auth0.com/docs/api/authentication/account-linking-legacy/unlink).
 */
function parseBody(text: string, contentType: string): Record<string, unknown> {
  if (text === '') return {};
  if (contentType.startsWith('multipart/form-data')) return parseMultipart(text);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Not JSON: continue.
  }
  return Object.fromEntries(new URLSearchParams(text));
}

function parseMultipart(text: string): Record<string, unknown> {
  const fields = text.matchAll(/name="([^"]+)"\r\n(?:[\w-]+:.*\r\n)*\r\n([^]*?)\r\n--/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']): [string, string] => [name, value]));
}

/** Sends a response. Every route allows all origins, like the routes for browsers at Auth0. */
export function send(request: RecordedRequest, answer: Answer, response: ServerResponse): void {
  const { origin } = request.headers;
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...answer.headers };
  if (origin !== undefined) {
    headers['access-control-allow-origin'] = origin;
    headers['access-control-allow-credentials'] = 'true';
    headers['access-control-expose-headers'] = 'x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset';
    headers['vary'] = 'origin';
  }
  if (answer.session !== undefined) {
    // In a frame of the application's page, this is a third-party cookie.
    headers['set-cookie'] = `auth0=${answer.session}; Path=/; HttpOnly; Secure; SameSite=None`;
  }
  request.status = answer.status;
  response.writeHead(answer.status, headers).end(answer.body);
}

/**
 * Answers the preflight that a browser sends before a request with such headers
 * (https://fetch.spec.whatwg.org/#cors-preflight-fetch).
 */
export const preflight = (): Answer => ({
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': 'authorization, content-type, auth0-client, x-request-language',
    'access-control-max-age': '0',
  },
});

/** Returns a field's string; undefined if it is missing or not a string. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
