/** Routes of Remix and React Router. */

// Completes the logins that a route's action starts, and does what `loader` does otherwise.
export function auth0LinkLoaderOr(args: any, action: (args: any) => any, loader: (args: any) => any): any {
  return new URL(args.request.url).searchParams.has('state') ? action(args) : loader(args);
}
