import { token } from './session';

// refused: Relink can't find the code that creates this client
export const link = (lock) => lock.show({ auth: { params: { access_token: token() } } });

export function Connect({ lock }) {
  // refused: Relink can't find the code that creates this client
  return <button onClick={() => lock.show({ auth: { params: { access_token: token() } } })}>Connect</button>;
}
