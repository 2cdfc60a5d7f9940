'use server';
// options: {"packages": {"next": "16.0.3", "@auth0/nextjs-auth0": "^4.13.1"}}
import { redirect } from 'next/navigation';
import { auth0 } from '@/lib/auth0';

export async function link() {
  const { token } = await auth0.getAccessToken();
  // refused: only an API route or a GET route handler can start this login and also handle its callback
  redirect(
    `https://${process.env.AUTH0_DOMAIN}/authorize?response_type=code&client_id=${process.env.AUTH0_CLIENT_ID}&redirect_uri=https://orchard.example.com/done&access_token=${token}`,
  );
}
