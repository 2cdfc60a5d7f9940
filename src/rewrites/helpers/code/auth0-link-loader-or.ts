/** Routes of Remix and React Router. */

// Returns a route's loader, which completes the logins that its action starts, and does what `loader` does otherwise.
export function auth0LinkLoaderOr(action: (args: any) => any, loader: (args: any) => any) {
  return (args: any): any => (new URL(args.request.url).searchParams.has('state') ? action(args) : loader(args));
}
