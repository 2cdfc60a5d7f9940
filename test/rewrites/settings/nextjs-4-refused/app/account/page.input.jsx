// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0"}, "helpers": {"root": "settings/nextjs-4-refused"}}
import { auth0 } from '../../lib/auth0';

export default async function Account({ searchParams, page }) {
  const { token } = await auth0.getAccessToken();
  const known = { connection: 'github' };
  // refused: the options contain a spread (`...`)
  const spread = new URLSearchParams({ ...known, access_token: token });
  // refused: Relink doesn't know this way of setting a parameter
  const counted = new URLSearchParams({ access_token: token });
  counted.delete('connection');
  const url = new URL('/auth/login', process.env.APP_BASE_URL);
  // refused: Relink doesn't know this way of setting a parameter
  url.searchParams.set('access_token', token);
  url.search += '&connection=github';
  // refused: only a link or a redirect can open a route that links, not a form or a request
  await fetch(`/auth/login?connection=github&access_token=${token}`);
  return (
    <form
      // refused: only a link or a redirect can open a route that links, not a form or a request
      action={`/auth/login?access_token=${token}`}
    >
      <a
        // refused: the login already sets `login_hint`
        href={`/auth/login?access_token=${token}&login_hint=${searchParams.email}`}
      >
        Connect this address
      </a>
      <a
        // refused: the login already sets `prompt`
        href={`/auth/login?access_token=${token}&prompt=none`}
      >
        Connect quietly
      </a>
      <a
        // refused: Relink doesn't know this way of setting a parameter
        href={`/auth/login?access_token=${token}#${page}`}
      >
        Connect, and show a page
      </a>
      <a href={`/auth/login?${spread}`}>Connect GitHub</a>
      <a href={`/auth/login?${counted}`}>Connect</a>
      <a href={url.href}>Connect GitHub</a>
    </form>
  );
}
