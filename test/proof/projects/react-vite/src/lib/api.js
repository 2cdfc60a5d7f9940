import axios from 'axios';

const client = axios.create({ timeout: 10_000 });

/** What the server says is more use to a reader than "Request failed". */
client.interceptors.response.use(undefined, (error) => {
  throw new Error(error.response?.data?.message ?? error.message, { cause: error });
});

const api = {
  get: (url, params) => client.get(url, { params }).then(({ data }) => data),
  post: (url, data, config) => client.post(url, data, config).then(({ data }) => data),
  delete: (url, config) => client.delete(url, config).then(({ data }) => data),
};

export default api;
