import { auth0LinkOwner } from './auth0-link-owner.js';

// Links the account of an ID token to the account that owns the access token, with AngularJS's $http.
export function linkByHttp(
  $http: any,
  domain: string,
  accessToken: string | null | undefined,
  idToken: string | null | undefined,
  onLinked: () => void,
  onError: (error: any) => void,
): void {
  let url: string;
  try {
    url = `https://${domain}/api/v2/users/${auth0LinkOwner(accessToken, idToken)}/identities`;
  } catch (error) {
    onError(error);
    return;
  }
  $http({
    method: 'POST',
    url: url,
    headers: { Authorization: `Bearer ${accessToken}` },
    data: { link_with: idToken },
  }).then(() => {
    onLinked();
  }, onError);
}
