/** Node before 18 has no `fetch`. Facts: docs/auth0-facts.md#unlinking-request. */
import { auth0IdentityPath } from './auth0-identity-path.js';
import { NODE_HTTPS } from './placeholders.js';

// Unlinks an account from the owner of the access token; Auth0 rejects the token for any other user.
export function unlinkAuth0Account(
  domain: string,
  accessToken: string | null | undefined,
  linkedUserId: any,
): Promise<any> {
  const path = auth0IdentityPath(accessToken, linkedUserId);
  const headers = { Authorization: `Bearer ${accessToken}` };
  const options = { hostname: domain, path: path, method: 'DELETE', headers: headers };
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
          reject(new Error(`Account unlinking failed: ${status} ${text}`));
        }
      });
    });
    request.on('error', reject);
    request.end();
  }).then((text) => JSON.parse(text));
}
