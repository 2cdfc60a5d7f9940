import axios from 'axios';

export default function request(options) {
  return axios({ timeout: 3000, ...options }).then((response) => response.data);
}
