// options: {"packages": {"@remix-run/node": "^2.9.0"}}
import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { audit, sessions } from '~/services/session.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await sessions.getSession(request.headers.get('Cookie'));
  const common = { response_type: 'code', client_id: process.env.ORCHARD_CLIENT! };
  const site = 'https://orchard.example.com/callback';
  const token = session.get('accessToken');

  if (session.has('spread')) {
    const query = new URLSearchParams({ ...common, redirect_uri: site, access_token: token });
    // refused: the parameters contain a spread (`...`)
    return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
  }
  if (session.has('organization')) {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: process.env.ORCHARD_CLIENT!,
      redirect_uri: site,
      organization: 'org_pears',
      access_token: token,
    });
    // refused: the login already sets `organization`
    return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
  }
  if (session.has('tenant')) {
    const tenant = new URL(request.url).searchParams.get('tenant');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: process.env.ORCHARD_CLIENT!,
      redirect_uri: site,
      access_token: token,
    });
    // refused: Relink can't use the setting `domain` at this place
    return redirect(`https://${tenant}.auth0.com/authorize?${query}`);
  }
  if (session.has('used')) {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: process.env.ORCHARD_CLIENT!,
      redirect_uri: site,
      access_token: token,
    });
    const url = `https://orchard.eu.auth0.com/authorize?${query}`;
    console.log(url);
    // refused: Relink doesn't follow where this URL is opened, so it can't tell what handles the response
    return redirect(url);
  }
  if (session.has('headers')) {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: process.env.ORCHARD_CLIENT!,
      redirect_uri: site,
      access_token: token,
    });
    const headers = { 'Set-Cookie': await sessions.commitSession(session) };
    // refused: Relink doesn't follow where this URL is opened, so it can't tell what handles the response
    return redirect(`https://orchard.eu.auth0.com/authorize?${query}`, { headers });
  }
  await audit.append('linking');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT!,
    redirect_uri: site,
    access_token: token,
  });
  // refused: code before the login does more than read, and the login's callback would run it again
  return redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
}
