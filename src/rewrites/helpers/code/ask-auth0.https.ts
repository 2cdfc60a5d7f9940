/** Node before 18 has no `fetch`, and before 10.9 `https.request` does not accept a URL in addition to options. */
import { NODE_HTTPS } from './placeholders.js';

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
export function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const parts: string[] = /^https:\/\/([^/]+)(.*)$/.exec(url) || [];
  const headers: { 'Content-Type': string; Authorization?: string } = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const options = { hostname: parts[1], path: parts[2], method: body ? 'POST' : 'GET', headers: headers };
  return new Promise<string>((resolve, reject) => {
    const request = NODE_HTTPS.request(options, (response) => {
      const status = Number(response.statusCode);
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        if (status >= 200 && status < 300) {
          resolve(text);
        } else {
          reject(new Error(`Auth0 responded with ${status}: ${text}`));
        }
      });
    });
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  }).then((text) => JSON.parse(text));
}
