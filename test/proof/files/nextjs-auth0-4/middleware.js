import { auth0 } from './lib/auth0';

export async function middleware(request) {
  return await auth0.middleware(request);
}
