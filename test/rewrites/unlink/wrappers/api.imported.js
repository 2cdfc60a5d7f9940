import axios from 'axios';

const api = {
  get: (url, config) => axios.get(url, config).then((r) => r.data),
  post: (url, data, config) => axios.post(url, data, config).then((r) => r.data),
  delete: (url, config) => axios.delete(url, config).then((r) => r.data),
};
export default api;
