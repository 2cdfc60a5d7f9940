import auth0 from './lib/auth0';

export async function proxy(request) {
  return auth0.middleware(request);
}
