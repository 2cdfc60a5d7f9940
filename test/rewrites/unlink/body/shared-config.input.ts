import axios, { AxiosRequestConfig } from 'axios';

const config: AxiosRequestConfig = { headers: { 'Content-Type': 'application/json' } };

export async function unlinkAccount(accessToken: string, provider: string, id: string): Promise<void> {
  const payload = { access_token: accessToken, user_id: `${provider}|${id}` };
  await axios.post('https://orchard.auth0.com/unlink', payload, config);
}
