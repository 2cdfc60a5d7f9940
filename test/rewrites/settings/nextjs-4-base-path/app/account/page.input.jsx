// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0"}, "helpers": {"root": "settings/nextjs-4-base-path"}}
import { auth0 } from '../../lib/auth0';

export default async function Account() {
  const { token } = await auth0.getAccessToken();
  // refused: the application has a `basePath`, which the new callback's URL would lack
  return <a href={`/auth/login?connection=github&access_token=${token}`}>Connect GitHub</a>;
}
