import { useMutation } from '@tanstack/react-query';
import ky from 'ky';

export const useUnlink = (token: string) =>
  useMutation({ mutationFn: (id: string) => ky.post('https://orchard.auth0.com/unlink', { json: { access_token: token, user_id: id } }).json() });
