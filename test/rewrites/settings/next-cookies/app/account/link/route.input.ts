// options: {"packages": {"next": "15.1.0"}}
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

// The settings page links here.
export async function GET() {
  const store = await cookies();
  const token = store.get('pearToken')?.value;
  if (!token) redirect('/signin');
  const url = new URL('/authorize', process.env.AUTH0_ISSUER);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID!,
    redirect_uri: process.env.AUTH0_CALLBACK!,
    connection: 'github',
    access_token: token,
  }).toString();
  redirect(url.toString());
}
