import type { Style } from '../style.js';
import type { SnippetOptions } from './snippets.js';

/** What is said of an account that is not linked, as whoever claims its address may not own it. */
export const UNVERIFIED = 'The other account has not verified its email address';

/** The function `linkAuth0Account`: the one call of the Management API that links by an ID token. */
export function linkAccount(style: Style, { auth0js }: SnippetOptions): string {
  const code =
    auth0js !== undefined
      ? linkByAuth0js(style, auth0js)
      : style.async
        ? LINK_ASYNC
        : style.modern
          ? LINK_MODERN
          : LINK_ES5;
  return `// Links the account that an ID token was issued for to the account that owns the access token.\n${code}`;
}

const LINK_ASYNC = `async function linkAuth0Account(domain«: string», accessToken«: string | null | undefined», idToken«: string») {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error('${UNVERIFIED}');
  }
  const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
  const response = await fetch(\`https://\${domain}/api/v2/users/\${primaryUserId}/identities\`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: \`Bearer \${accessToken}\` },
    body: JSON.stringify({ link_with: idToken }),
  });
  if (!response.ok) {
    throw new Error(\`Account linking failed: \${response.status} \${await response.text()}\`);
  }
  return response.json();
}`;

const LINK_MODERN = `function linkAuth0Account(domain«: string», accessToken«: string | null | undefined», idToken«: string») {
  return new Promise«<Response>»((resolve) => {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('${UNVERIFIED}');
    }
    const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: \`Bearer \${accessToken}\` },
      body: JSON.stringify({ link_with: idToken }),
    };
    resolve(fetch(\`https://\${domain}/api/v2/users/\${primaryUserId}/identities\`, request));
  }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(\`Account linking failed: \${response.status} \${text}\`);
    });
  });
}`;

const LINK_ES5 = `function linkAuth0Account(domain, accessToken, idToken) {
  return new Promise(function (resolve) {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('${UNVERIFIED}');
    }
    var primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
    var request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Authorization': 'Bearer ' + accessToken },
      body: JSON.stringify({ link_with: idToken }),
    };
    resolve(fetch('https://' + domain + '/api/v2/users/' + primaryUserId + '/identities', request));
  }).then(function (response) {
    if (response.ok) {
      return response.json();
    }
    return response.text().then(function (text) {
      throw new Error('Account linking failed: ' + response.status + ' ' + text);
    });
  });
}`;

function linkByAuth0js({ modern }: Style, auth0js: string): string {
  const [keyword, arrow] = modern ? ['const', true] : ['var', false];
  const opening = (parameters: string): string => (arrow ? `(${parameters}) => {` : `function (${parameters}) {`);
  return `function linkAuth0Account(domain«: string», accessToken«: string | null | undefined», idToken«: string») {
  return new Promise«<unknown>»(${opening('resolve, reject')}
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('${UNVERIFIED}');
    }
    ${keyword} management = new ${auth0js}.Management({ domain: domain, token: accessToken«!» });
    ${keyword} primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
    management.linkUser(primaryUserId, idToken, ${opening('error, identities')}
      if (error) {
        reject(error);
      } else {
        resolve(identities);
      }
    });
  });
}`;
}
