// options: {"packages": {"next": "15.1.0"}}
import { cookies } from 'next/headers';

const login = 'https://orchard.eu.auth0.com/authorize?response_type=code&client_id=Orchard&redirect_uri=https://orchard.example.com/callback';

export async function POST(request: Request) {
  const token = (await cookies()).get('pearToken')?.value;
  // refused: the route only answers POST requests, and the callback of a login is a GET request
  return Response.redirect(`${login}&access_token=${token}`);
}

export async function GET(request: Request) {
  const store = await cookies();
  if (store.has('readable')) {
    // Any script of the site can write this cookie.
    // refused: the token comes with the request, so it may be somebody else's
    return Response.redirect(`${login}&access_token=${store.get('appleToken')?.value}`);
  }
  // refused: the token is not read from the user's session
  return Response.redirect(`${login}&access_token=${new URL(request.url).searchParams.get('token')}`);
}
