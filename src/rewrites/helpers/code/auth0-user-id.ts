import { askAuth0 } from './ask-auth0.js';

// The user this access token belongs to, according to Auth0 (/userinfo), which cannot be forged.
export function auth0UserId(domain: string, accessToken: string): Promise<string> {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}
