import axios from 'axios';

const client = axios.create({ timeout: 10000 });

client.interceptors.response.use(undefined, (error) => {
  throw new Error(error.response?.data?.message ?? error.message);
});

export const send = (url, data) => client.post(url, data).then((response) => response.data);
