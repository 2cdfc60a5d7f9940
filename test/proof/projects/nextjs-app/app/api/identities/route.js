import { getSession } from '@auth0/nextjs-auth0';
import { NextResponse } from 'next/server';
import { disconnect } from '../../../lib/identities';

export async function DELETE(request) {
  const session = await getSession();
  if (!session) return NextResponse.json({ error: 'Log in first' }, { status: 401 });
  const { account } = await request.json();
  try {
    await disconnect(session.accessToken, account);
    return NextResponse.json({});
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 502 });
  }
}
