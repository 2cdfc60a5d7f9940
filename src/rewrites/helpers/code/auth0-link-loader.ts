/** Routes of Remix and React Router. */

// Returns a route's loader, which completes the logins that its action starts. It starts none itself.
export function auth0LinkLoader(action: (args: any) => any) {
  return (args: any): any => (new URL(args.request.url).searchParams.has('state') ? action(args) : null);
}
