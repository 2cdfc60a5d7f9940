// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0"}, "helpers": {"root": "settings/nextjs-4-localized"}}
import { auth0 } from '../../lib/auth0';

export default async function Account() {
  const { token } = await auth0.getAccessToken();
  // refused: the application's middleware may lead a new route to another page
  return <a href={`/auth/login?connection=github&access_token=${token}`}>Connect GitHub</a>;
}
