// options: {"packages": {"@auth0/nextjs-auth0": "^4.9.0", "typescript": "^5.4.0"}, "helpers": {"root": "settings/nextjs-4-links"}}
'use client';

import { useRouter } from 'next/navigation';
import { routes } from '../lib/routes';

interface Props {
  connection: string;
  accessToken: string;
}

export function ConnectButton({ connection }: Props) {
  return <a href={`/auth/link?returnTo=${routes.garage}&connection=${connection}`}>Connect</a>;
}

export function ConnectNow({ connection, accessToken, ...rest }: Props & { className: string }) {
  const router = useRouter();
  const connect = () => {
    router.push('/auth/link?connection=' + connection);
  };
  return <button {...rest} onClick={connect}>Connect</button>;
}

export const menuOf = (session: { tokenSet: { accessToken: string } } | null) =>
  session
    ? [
        { label: 'Garage', link: '/garage' },
        { label: 'Connect', link: '/auth/link?connection=github' },
      ]
    : [{ label: 'Log in', link: '/auth/login' }];

export function connectHere(accessToken: string) {
  window.location.href = '/auth/link?returnTo=' + encodeURIComponent(location.pathname);
}
