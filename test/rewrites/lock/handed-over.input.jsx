import { token } from './session';

// refused: the object that is called is not made in this file
export const link = (lock) => lock.show({ auth: { params: { access_token: token() } } });

export function Connect({ lock }) {
  // refused: the object that is called is not made in this file
  return <button onClick={() => lock.show({ auth: { params: { access_token: token() } } })}>Connect</button>;
}
