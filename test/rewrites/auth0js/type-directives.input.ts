import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({
  domain: 'meadow.eu.auth0.com',
  clientID: 'meadow-web',
  redirectUri: 'https://meadow.example/callback',
  responseType: 'token id_token',
  scope: 'openid email',
});

export function handle(): void {
  webAuth.parseHash((error, result) => {
    if (result?.accessToken) localStorage.setItem('access_token', result.accessToken);
  });
}

// The directive belongs to the line that goes.
export function link(connection: string): void {
  webAuth.authorize({
    connection,
    // @ts-expect-error not in the typings
    access_token: localStorage.getItem('access_token'),
  });
}

export function linkGithub(access_token: string): void {
  webAuth.authorize({
    connection: 'github',
    // @ts-ignore
    access_token
  });
}

// On one line, the token is what the typings lack.
export function linkGoogle(token: string): void {
  // @ts-expect-error: access_token
  webAuth.authorize({ connection: 'google-oauth2', access_token: token });
}

// Another property's directive stays.
export function linkWithHint(token: string): void {
  webAuth.authorize({
    // @ts-expect-error our tenant's own parameter
    theme: 'dark',
    access_token: token,
  });
}

export function linkInPopup(token: string, done: (error: unknown) => void): void {
  webAuth.popup.authorize(
    {
      connection: 'github',
      // @ts-expect-error not in the typings
      access_token: token,
    },
    (error) => done(error),
  );
}
