// options: {"packages": {"next": "15.1.0", "next-auth": "^5.0.0"}}
import { redirect } from 'next/navigation';
import { auth } from '@/auth';

export default async function Page() {
  const session = await auth();
  // refused: only an API route or a GET route handler can start this login and also handle its callback
  return redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?response_type=code&client_id=C&access_token=${session.accessToken}`);
}
