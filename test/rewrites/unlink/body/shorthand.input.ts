import { useAuth0 } from '@auth0/auth0-vue';
import { useFetch } from '@vueuse/core';
import axios from 'axios';

export function useAccount() {
  const { getAccessTokenSilently } = useAuth0();
  const unlink = async (userId: string) => {
    const access_token = await getAccessTokenSilently();
    const user_id = userId;
    await axios.post('https://orchard.auth0.com/unlink', { access_token, user_id });
  };
  return { unlink };
}
