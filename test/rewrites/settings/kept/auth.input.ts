// options: {"packages": {"auth0-js": "^9.28.0"}}
import auth0 from 'auth0-js';

interface Settings {
  domain: string;
  clientID: string;
  redirectUri: string;
}

let web: auth0.WebAuth | null = null;
let settings: Settings | null = null;

export function start(given: Settings): void {
  settings = given;
  web = new auth0.WebAuth(settings);
}

export function link(connection: string, token: string, done: (error: unknown) => void): void {
  const redirectUri = settings!.redirectUri;
  web!.popup.authorize({ connection, access_token: token, redirectUri } as any, (error) => done(error));
}
