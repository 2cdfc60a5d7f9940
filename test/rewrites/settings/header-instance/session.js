import { client } from './client';

export const addSession = (config) => ({ ...config, headers: { ...config.headers, Authorization: session() } });

client.interceptors.request.use(addSession);
