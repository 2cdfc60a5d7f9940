/** Routes of Remix and React Router. */

// Completes the logins that a route's action starts. It starts none itself.
export function auth0LinkLoader(args: any, action: (args: any) => any): any {
  return new URL(args.request.url).searchParams.has('state') ? action(args) : null;
}
