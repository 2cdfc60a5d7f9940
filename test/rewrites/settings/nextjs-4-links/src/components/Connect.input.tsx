// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0", "typescript": "^5.4.0"}, "helpers": {"root": "settings/nextjs-4-links"}}
'use client';

import { useRouter } from 'next/navigation';
import { routes } from '../lib/routes';

interface Props {
  connection: string;
  accessToken: string;
}

export function ConnectButton({ connection, accessToken }: Props) {
  return <a href={`${routes.login}?returnTo=${routes.garage}&connection=${connection}&access_token=${accessToken}`}>Connect</a>;
}

export function ConnectNow({ connection, accessToken, ...rest }: Props & { className: string }) {
  const router = useRouter();
  const connect = () => {
    router.push('/auth/login?connection=' + connection + '&access_token=' + encodeURIComponent(accessToken));
  };
  return <button {...rest} onClick={connect}>Connect</button>;
}

export const menuOf = (session: { tokenSet: { accessToken: string } } | null) =>
  session
    ? [
        { label: 'Garage', link: '/garage' },
        { label: 'Connect', link: `/auth/login?connection=github&access_token=${session.tokenSet.accessToken}` },
      ]
    : [{ label: 'Log in', link: '/auth/login' }];

export function connectHere(accessToken: string) {
  window.location.href = '/auth/login?access_token=' + accessToken + '&returnTo=' + encodeURIComponent(location.pathname);
}
