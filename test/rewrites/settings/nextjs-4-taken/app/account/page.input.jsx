// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0"}, "helpers": {"root": "settings/nextjs-4-taken"}}
import { auth0 } from '../../lib/auth0';

export default async function Account() {
  const { token } = await auth0.getAccessToken();
  // refused: the route `/auth/link` already exists
  return <a href={`/auth/login?connection=github&access_token=${token}`}>Connect GitHub</a>;
}
